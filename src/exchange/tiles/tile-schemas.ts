import { z } from 'zod'
import { languages } from '../../checkup/report/words.js'
import { closestZoom, layerNames, type LayerName } from './tile-layer.js'

const isLayer = (name: string): name is LayerName => (layerNames as readonly string[]).includes(name)

/** Names of layers with commas between, each once. */
export const layerList = z
  .string()
  .min(1)
  .max(100)
  .transform((text, context): LayerName[] => {
    const names = text.split(',')
    const unknown = names.filter((name) => !isLayer(name))
    if (unknown.length > 0) context.addIssue({ code: 'custom', message: `must be some of ${layerNames.join(', ')}, with commas between` })
    return [...new Set(names.filter(isLayer))]
  })
  .describe(`Some of ${layerNames.join(', ')}, with commas between`)

/** A run by its number, or the newest published one. */
const whichRun = z
  .string()
  .regex(/^(latest|[1-9]\d{0,8})$/, 'must be the number of a run, or latest')
  .transform((text) => (text === 'latest' ? text : Number(text)))
  .describe('Number of a run, or `latest`: the newest published one of the token\'s region, else of the widest scope')

export const tileRunPath = z.object({ run: whichRun })

export const tilePath = z.object({
  run: whichRun,
  layers: layerList,
  z: z.coerce.number().int().min(0).max(closestZoom).describe('Zoom'),
  x: z.coerce.number().int().min(0).max(2 ** closestZoom - 1).describe('Column, from the west'),
  y: z.coerce.number().int().min(0).max(2 ** closestZoom - 1).describe('Row, from the north')
})

const degrees = z.number()

export const tileJson = z
  .object({
    tilejson: z.literal('3.0.0'),
    name: z.string(),
    description: z.string(),
    version: z.literal('1.0.0'),
    scheme: z.literal('xyz'),
    tiles: z.array(z.string()).describe('Addresses of tiles; {z}, {x} and {y} are to be filled in'),
    minzoom: z.number().int(),
    maxzoom: z.number().int(),
    bounds: z.array(degrees).length(4).optional().describe('West, south, east, north'),
    center: z.array(degrees).length(3).optional().describe('Longitude, latitude, zoom'),
    vector_layers: z.array(
      z.object({
        id: z.enum(layerNames),
        description: z.string(),
        minzoom: z.number().int(),
        maxzoom: z.number().int(),
        fields: z.record(z.string(), z.string()).describe('Attributes, and what they are')
      })
    )
  })
  .meta({ id: 'TileJSON', description: 'TileJSON 3.0' })

export const mapStyle = z
  .object({ version: z.literal(8), name: z.string(), sources: z.record(z.string(), z.any()), layers: z.array(z.any()), metadata: z.record(z.string(), z.any()) })
  .loose()
  .meta({ id: 'MapStyle', description: 'A style by the MapLibre Style Specification; its metadata has the names and colours of a legend' })

export const styleQuery = z.object({
  figure: z.string().max(80).default('index').describe('What colours the regions: index, base, balance, governance, `category:…` or `type:…`'),
  type: z.string().max(16).optional().describe('Facilities, sites and shortfalls of this type only'),
  lang: z.enum(languages).default('zh').describe('Of labels, and of the names in the metadata')
})
