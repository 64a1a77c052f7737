import { z } from 'zod'
import { facilityStatuses } from '../registry/facility-import.js'
import { regionCode, regionLevel } from '../registry/schemas.js'
import { duplicateDecisions } from './duplicate-queries.js'
import { inventoryThings, qualityRules, severities } from './quality-queries.js'

export const severity = z.enum(severities)
export const qualityRule = z.enum(qualityRules)
export const inventoryThing = z.enum(inventoryThings)

const count = z.number().int()

const breach = {
  rule: qualityRule,
  severity: severity.describe('critical: the record counts for nothing; major: what it says is in doubt; minor: something is not known'),
  nameZh: z.string(),
  nameEn: z.string(),
  detail: z.record(z.string(), z.unknown()).describe('The values that break it')
}

export const flaw = z
  .object({
    about: inventoryThing,
    externalId: z.string(),
    name: z.string(),
    regionCode: regionCode.nullable().describe('Its community, else its county; null where neither is known'),
    ...breach
  })
  .meta({ id: 'Flaw', description: 'A site or facility, and a rule of the inventory that it breaks' })

export const flawFilter = {
  within: regionCode.optional().describe('Only of this region and below'),
  about: inventoryThing.optional(),
  rule: qualityRule.optional(),
  severity: severity.optional()
}

export const regionQuality = z
  .object({
    code: regionCode,
    nameZh: z.string(),
    nameEn: z.string().nullable(),
    level: regionLevel,
    sites: count,
    facilities: count,
    critical: count.describe('Rules of this severity that they break'),
    major: count,
    minor: count,
    flawless: count.describe('Sites and facilities that break none'),
    index: z.number().nullable().describe('0 to 100: the mean over its sites and facilities of 1 less what the rules they break take; null where there is none')
  })
  .meta({ id: 'RegionQuality', description: 'How far the records of a region can be trusted' })

export const qualityFilter = {
  within: regionCode.optional().describe('Only of this region and below'),
  level: regionLevel.default('community')
}

export const surveyTask = z
  .object({
    about: inventoryThing,
    externalId: z.string(),
    name: z.string(),
    severity: severity.describe('The heaviest of its reasons'),
    lack: z.number().describe('What all of them take from its quality, 0 to 1'),
    reasons: z.array(z.object(breach))
  })
  .meta({ id: 'SurveyTask', description: 'What a surveyor has to look at, and why' })

const duplicateSide = z.object({
  externalId: z.string(), name: z.string(), typeCode: z.string(), communityCode: regionCode.nullable(), status: z.enum(facilityStatuses), size: z.number().nullable()
})

export const likelyDuplicate = z
  .object({
    first: duplicateSide,
    second: duplicateSide,
    score: z.number().describe('0 to 1: half by their names, three tenths by their distance, two tenths by their type'),
    likeness: z.number().describe('Of their names, 0 to 1'),
    metres: z.number(),
    sameType: z.boolean()
  })
  .meta({ id: 'LikelyDuplicate', description: 'Two facilities of one category that look like one' })

export const duplicateFilter = {
  within: regionCode.optional().describe('Only with a side in this region or below'),
  leastScore: z.coerce.number().min(0.5).max(1).default(0.8)
}

export const duplicateDecision = z
  .strictObject({
    keep: z.string().min(1).max(200).describe('External id of the one that stays, where they are the same'),
    other: z.string().min(1).max(200),
    decision: z.enum(duplicateDecisions).describe('same: `other` is merged into `keep`, as by a merger, which can be undone; different: the two are asked of no more'),
    note: z.string().trim().min(1).max(1000).optional()
  })
  .meta({ id: 'DuplicateDecision', description: 'Whether two facilities are one' })

export const decidedDuplicate = z
  .object({ keep: z.string(), other: z.string(), decision: z.enum(duplicateDecisions), note: z.string().nullable(), decidedBy: z.string() })
  .meta({ id: 'DecidedDuplicate', description: 'What somebody decided of two facilities that looked like one' })
