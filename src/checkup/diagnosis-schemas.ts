import { z } from 'zod'
import { communityKinds } from '../registry/region-import.js'
import { regionCode } from '../registry/schemas.js'
import { causes, shortFigures } from './diagnosis.js'

export const cause = z.enum(causes)

const shortFigure = z.object({ figure: z.enum(shortFigures), value: z.number(), threshold: z.number() })

const evidenceFigure = z
  .object({
    figure: z.string(),
    value: z.number(),
    threshold: z.number().nullable().describe('What the value is measured against; null for numbers of facilities')
  })
  .meta({ id: 'EvidenceFigure', description: 'A number that made a cause hold' })

/** What falls short in a type, what caused it, and what helps. */
export const explainedShortfall = {
  short: z.array(shortFigure).describe('The figures below the standard\'s thresholds'),
  cause: cause.describe('The main cause: the first of the list that holds'),
  causes: z
    .array(
      z.object({
        cause,
        nameZh: z.string(),
        nameEn: z.string(),
        evidence: z.array(evidenceFigure),
        measureZh: z.string().describe('What to do in a community of this kind'),
        measureEn: z.string()
      })
    )
    .describe('All causes that hold, the main one first')
}

export const shortfall = z
  .object({
    runId: z.number().int(),
    code: regionCode.describe('The community'),
    nameZh: z.string(),
    nameEn: z.string().nullable(),
    kind: z.enum(communityKinds).nullable(),
    typeCode: z.string(),
    typeNameZh: z.string(),
    typeNameEn: z.string(),
    weight: z.number(),
    score: z.number(),
    severity: z.number().describe('weight × (100 − score)'),
    ...explainedShortfall
  })
  .meta({ id: 'Shortfall', description: 'A facility type of a community below one of the standard\'s thresholds, why, and what helps' })

/** Which shortfalls to list. */
export const shortfallFilter = {
  within: regionCode.optional().describe('Only communities in this region'),
  type: z.string().optional().describe('Facility type code, such as ELD01'),
  cause: cause.optional().describe('The main cause')
}
