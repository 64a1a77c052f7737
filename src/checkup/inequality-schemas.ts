import { z } from 'zod'
import { regionCode, regionLevel } from '../registry/schemas.js'

const figure = z.number().nullable()

const measured = {
  people: z.number().describe('Those whose sufficiency is known'),
  sufficiency: figure.describe('Their mean sufficiency, 0 to 1: how much of what the standard asks for they reach'),
  gini: figure.describe('Gini coefficient: 0 all alike, towards 1 one has all; null where the mean is 0'),
  palma: figure.describe('What the best-served tenth holds over what the worst-served four tenths hold; 0.25 where all are alike, null where the latter hold nothing'),
  theil: figure.describe('Theil\'s T: 0 all alike; null where the mean is 0'),
  split: z
    .object({
      between: z.number().describe('Of the groups\' means'),
      within: z.number().describe('Mean of the groups\' own T, by what they hold; between + within = theil'),
      betweenShare: figure.describe('0 to 1: between / theil; null where all are alike'),
      groups: z.number().int().describe('Groups with people'),
      people: z.number()
    })
    .nullable()
    .describe('Theil between and within the groups; null unless groups were asked for, and where nobody holds anything')
}

export const regionInequality = z
  .object({
    runId: z.number().int(),
    code: regionCode,
    groups: regionLevel.nullable().describe('Level of the regions Theil is split by'),
    overall: z.object(measured).describe('Of residents\' sufficiency over all types that apply and were surveyed'),
    types: z
      .array(z.object({ typeCode: z.string(), nameZh: z.string(), nameEn: z.string(), category: z.string(), ...measured }))
      .describe('Of the people whose walk each type measures; types that do not apply or were not surveyed are left out')
  })
  .meta({ id: 'RegionInequality', description: 'How unequally sufficiency is spread over the people of a region: beside the indices, not inside them' })

export const inequalityFilter = {
  groups: regionLevel.optional().describe('Split Theil by the regions of this level, which must lie below the region\'s own'),
  type: z.string().optional().describe('Only this facility type')
}
