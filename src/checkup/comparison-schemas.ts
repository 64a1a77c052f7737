import { z } from 'zod'
import { regionCode } from '../registry/schemas.js'
import { regionInequality } from './inequality-schemas.js'
import { fullScore, period, run } from './schemas.js'

export const comparable = {
  comparable: z.boolean().describe('False where standards or walking networks differ: then part of a difference is that of the rules or of the map'),
  notes: z.array(z.string()).describe('What to know before comparing, in plain words')
}

export const comparison = z
  .object({
    ...comparable,
    runs: z.array(run).describe('The runs the figures are from'),
    regions: z.array(fullScore.extend({ inequality: regionInequality }).meta({ id: 'ComparedRegion', description: 'A region\'s figures beside those of others' })).describe('In the order asked for'),
    missing: z.array(regionCode).describe('Regions without figures to see')
  })
  .meta({ id: 'Comparison', description: 'Regions side by side' })

const mostRegions = 100

export const comparisonRequest = {
  regions: z.array(regionCode).min(1).max(mostRegions),
  period: period.optional(),
  run: z.number().int().positive().optional()
}
