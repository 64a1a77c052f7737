import { z } from 'zod'
import { serialNumber } from '../platform/http/parameters.js'

export const network = z
  .object({
    id: z.number().int(),
    name: z.string(),
    mode: z.enum(['foot', 'wheelchair']).describe('Who can use its streets'),
    footNetworkId: z.number().int().nullable().describe('Of a wheelchair network: the one of all walkers it is activated with'),
    status: z.string().describe('importing, ready, active or retired; one of each mode is active'),
    source: z.string(),
    sourceHash: z.string().nullable().describe('The same streets have the same hash'),
    horizonMetres: z.number().describe('Reach is exact up to here; more is refused'),
    snapLimitMetres: z.number().describe('Longest access leg'),
    leastComponentNodes: z.number().int(),
    nodes: z.number().int(),
    edges: z.number().int(),
    labels: z.number().int(),
    importedAt: z.date(),
    activatedAt: z.date().nullable()
  })
  .meta({ id: 'Network', description: 'A version of the walking network' })

/** Number of a version, as a path has it. */
export const networkId = serialNumber

const checkContours = (numbers: readonly number[], context: z.RefinementCtx): void => {
  if (numbers.length > 8) context.addIssue({ code: 'custom', message: 'must be at most 8 values' })
  if (numbers.some((value, i) => !(value > (numbers[i - 1] ?? 0)))) {
    context.addIssue({ code: 'custom', message: 'must be positive numbers that rise, such as 5,15' })
  }
}

/** Minutes or metres of contours. */
export const contours = z.array(z.number()).min(1).superRefine(checkContours)

export const contourList = z
  .string()
  .min(1)
  .transform((text, context) => {
    const numbers = text.split(',').map(Number)
    checkContours(numbers, context)
    return numbers
  })

export const lon = z.number('must be a number of degrees').min(-180).max(180).describe('Longitude, EPSG:4326')
export const lat = z.number('must be a number of degrees').min(-90).max(90).describe('Latitude, EPSG:4326')

export const generalize = z.number().min(0).max(200).default(2).describe('Douglas-Peucker tolerance, metres')
export const width = z.number().min(1).max(200).default(30).describe('Width given to a reached street to either side, metres')

/** A number written in a query; an empty text is none, where JavaScript reads 0. */
export const inQuery = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess((given) => (typeof given === 'string' && given.trim() !== '' ? Number(given) : given), schema)
export const profile = z.string().default('general').describe('Walking profile of the standard: general, elderly, child, wheelchair')
export const originId = z.string().min(1).max(200)

const ring = z
  .array(z.tuple([lon, lat]).rest(z.number()))
  .min(4, 'a ring needs four positions or more')
  .refine((positions) => positions[0]?.[0] === positions.at(-1)?.[0] && positions[0]?.[1] === positions.at(-1)?.[1], 'a ring must end where it begins')

/** An area as callers draw it, GeoJSON, EPSG:4326. */
export const area = z
  .discriminatedUnion('type', [
    z.object({ type: z.literal('Polygon'), coordinates: z.array(ring).min(1) }),
    z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(ring).min(1)).min(1) })
  ])
  .describe('GeoJSON Polygon or MultiPolygon, EPSG:4326')

export const mostOrigins = 1000

/** Origins of one request: places or sites, with names of their own if wanted. */
export const origins = z
  .array(
    z.object({
      id: originId.optional().describe('Echoed in what belongs to this origin'),
      site: z.string().optional().describe('External id of a residential site, instead of lon and lat'),
      lon: lon.optional(),
      lat: lat.optional()
    })
  )
  .min(1)
  .max(mostOrigins)

/** Streets nobody may walk in this request. */
export const closures = {
  avoid: area.optional().describe('Every street that touches this area is closed: a GeoJSON Polygon or MultiPolygon'),
  closed_edges: z.array(z.int32().positive()).max(10_000).optional().describe('Closed streets by number; GET /v1/snap tells the number of the street at a point')
}

const nearest = z.object({
  externalId: z.string(),
  name: z.string(),
  metres: z.number(),
  minutes: z.number().describe('At the profile\'s speed')
})

export const reach = z
  .object({
    id: z.string().optional().describe('As asked'),
    origin: z.object({
      lon: z.number(),
      lat: z.number(),
      site: z.string().nullable(),
      onNetwork: z.boolean(),
      legMetres: z.number().nullable().describe('Straight access leg to the street; it counts')
    }),
    network: z.object({ id: z.number().int(), name: z.string() }),
    profile: z.string(),
    metresPerSecond: z.number(),
    minutes: z.array(z.number()).nullable().describe('As asked; null where metres were asked'),
    budgetMetres: z.array(z.number()),
    types: z.array(
      z.object({
        typeCode: z.string(),
        counts: z.array(z.number().int()).describe('Operating facilities within each contour'),
        nearest
      })
    ),
    warnings: z.array(z.string())
  })
  .meta({ id: 'Reach', description: 'What can be walked to: operating facilities by type, today' })

export const isochroneCollection = z
  .object({
    type: z.literal('FeatureCollection'),
    id: z.string().optional().describe('As asked'),
    features: z.array(
      z.object({
        type: z.literal('Feature'),
        geometry: z.object({ type: z.string(), coordinates: z.array(z.any()) }),
        properties: z.object({
          id: z.string().optional().describe('Of the origin, as asked'),
          contour: z.number().describe('Minutes or metres, as asked'),
          metric: z.enum(['time', 'distance']),
          center: z.tuple([z.number(), z.number()]),
          area: z.number().describe('Square metres; 0 for lines'),
          population: z.number().describe('People of the sites within'),
          counts: z.record(z.string(), z.number().int()).describe('Operating facilities within, by type')
        })
      })
    ),
    network: z.object({ id: z.number().int(), name: z.string() }),
    profile: z.string(),
    warnings: z.array(z.string())
  })
  .meta({ id: 'IsochroneCollection', description: 'GeoJSON; origins in the order asked, the largest contour of each last' })

export const snap = z
  .object({
    origin: z.object({ lon: z.number(), lat: z.number() }),
    network: z.object({ id: z.number().int(), name: z.string() }),
    position: z
      .object({
        edge: z.number().int().describe('Number of the street in this version of the network'),
        legMetres: z.number().describe('Straight access leg; it counts'),
        fromSourceMetres: z.number(),
        toTargetMetres: z.number(),
        location: z.object({ type: z.literal('Point'), coordinates: z.tuple([z.number(), z.number()]) }),
        street: z.object({ type: z.literal('LineString'), coordinates: z.array(z.tuple([z.number(), z.number()])) })
      })
      .nullable()
      .describe('Nearest position on the nearest street; null off the network'),
    warnings: z.array(z.string())
  })
  .meta({ id: 'Snap', description: 'Where a point meets the walking network' })
