import { z } from 'zod'
import { communityKinds } from './region-import.js'
import { regionChangeKinds } from './region-change.js'
import { day, regionCode } from './schemas.js'

const count = z.number().int()
const nameZh = z.string().trim().min(1).max(200)
const nameEn = z.string().trim().min(1).max(200).optional()

const unit = z.strictObject({ code: regionCode, nameZh, nameEn, kind: z.enum(communityKinds).optional().describe('Community kind') })

export const regionChangeOf = z.discriminatedUnion('change', [
  z.strictObject({ change: z.literal('added'), ...unit.shape }),
  z.strictObject({ change: z.literal('renamed'), code: regionCode, nameZh, nameEn }),
  z.strictObject({ change: z.literal('retired'), code: regionCode }),
  z.strictObject({ change: z.literal('merged'), codes: z.array(regionCode).min(2).max(50), into: unit.describe('A new unit, or one that is there') }),
  z.strictObject({ change: z.literal('split'), code: regionCode, into: z.array(unit).min(2).max(50).describe('It goes on where it is among them') }),
  z.strictObject({ change: z.literal('recoded'), code: regionCode, into: unit })
])

export const newRegionChanges = z
  .strictObject({
    title: z.string().trim().min(1).max(200),
    source: z.string().trim().min(1).max(500).optional().describe('Where it is published'),
    effectiveOn: z.iso.date(),
    trial: z.boolean().default(false).describe('Say what would come of it, and write nothing'),
    changes: z.array(regionChangeOf).min(1).max(5000)
  })
  .meta({ id: 'NewRegionChanges', description: 'Changes of the official codes from a day on' })

const things = z.object({ sites: count, facilities: count })

export const regionChangeSet = z
  .object({
    id: count.nullable().describe('Null for a trial'),
    title: z.string(),
    source: z.string().nullable(),
    effectiveOn: z.string(),
    appliedBy: z.string(),
    pairs: z.partialRecord(z.enum(regionChangeKinds), count).describe('Pairs of codes, by kind'),
    moved: things.describe('That belong to another community from then on'),
    left: things.describe('Of a community that became several, or none: somebody has to say where they belong')
  })
  .meta({ id: 'RegionChangeSet', description: 'Changes of the official codes that were applied together, or would be' })

export const regionChange = z
  .object({
    key: z.string(),
    setId: count,
    title: z.string(),
    source: z.string().nullable(),
    effectiveOn: z.string(),
    kind: z.enum(regionChangeKinds),
    oldCode: regionCode.nullable(),
    newCode: regionCode.nullable(),
    oldName: z.string().nullable(),
    newName: z.string().nullable()
  })
  .meta({ id: 'RegionChange', description: 'A pair of codes: what one became' })

export const regionChangeFilter = {
  code: regionCode.optional().describe('Only what this code was, and what it became'),
  within: regionCode.optional().describe('Only of this region and below')
}

export const boundaryQuery = { on: day.optional() }

export const regionBoundary = z
  .object({
    code: regionCode,
    validFrom: z.string().nullable().describe('null = since ever, or nobody knows'),
    boundary: z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(z.array(z.array(z.number())))) }).nullable().describe('null where nobody knows')
  })
  .meta({ id: 'RegionBoundary', description: 'Where a region runs, from a day on' })
