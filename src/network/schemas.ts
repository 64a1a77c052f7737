import { z } from 'zod'

export const network = z
  .object({
    id: z.number().int(),
    name: z.string(),
    status: z.string().describe('importing, ready, active or retired; one is active'),
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

export const lon = z.coerce.number('must be a number of degrees').min(-180).max(180).describe('Longitude, EPSG:4326')
export const lat = z.coerce.number('must be a number of degrees').min(-90).max(90).describe('Latitude, EPSG:4326')

export const generalize = z.coerce.number().min(0).max(200).default(2).describe('Douglas-Peucker tolerance, metres')

const nearest = z.object({
  externalId: z.string(),
  name: z.string(),
  metres: z.number(),
  minutes: z.number().describe('At the profile\'s speed')
})

export const reach = z
  .object({
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
    minutes: z.array(z.number()),
    budgetMetres: z.array(z.number()),
    types: z.array(
      z.object({
        typeCode: z.string(),
        counts: z.array(z.number().int()).describe('Operating facilities within each of the minutes'),
        nearest
      })
    ),
    warnings: z.array(z.string())
  })
  .meta({ id: 'Reach', description: 'What can be walked to: operating facilities by type, today' })

export const isochroneCollection = z
  .object({
    type: z.literal('FeatureCollection'),
    features: z.array(
      z.object({
        type: z.literal('Feature'),
        geometry: z.object({ type: z.string(), coordinates: z.array(z.any()) }),
        properties: z.object({
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
    warnings: z.array(z.string())
  })
  .meta({ id: 'IsochroneCollection', description: 'GeoJSON, the largest contour last' })
