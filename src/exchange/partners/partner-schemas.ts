import { z } from 'zod'
import { fieldOf } from '../../platform/column-names.js'
import { crsNames } from '../../platform/crs.js'
import { regionCode } from '../../platform/region-code.js'
import { conflictStates, settlements } from './conflict-queries.js'
import { itemContents, theirId } from './item-schemas.js'
import { codeLists, groupsOf, partnerKinds, partnerOrders, partnerRules, type PartnerKind } from './partner-kinds.js'
import { itemResults } from './receipt-queries.js'

export const partnerCode = z.string().regex(/^[a-z0-9][a-z0-9_-]{0,39}$/, 'must be of 1 to 40 small letters, digits, dashes or underscores')
export const byPartner = z.object({ partner: partnerCode })
export const partnerKind = z.enum(partnerKinds)
export const codeList = z.enum(codeLists)
export const conflictState = z.enum(conflictStates)
const rule = z.enum(partnerRules)
const number = z.number().int()
const id = z.string().trim().min(1).max(200)

const groupsInWords = (kind: PartnerKind) => Object.entries(groupsOf(kind)).map(([group, columns]) => `${group} (${columns.map(fieldOf).join(', ')})`).join('; ')

const rulesOf = (kind: PartnerKind) => z.record(z.string(), rule).describe(`Field groups: ${groupsInWords(kind)}`)
/** By kind; the field groups of each stand in its description. */
const rules = z.strictObject({ regions: rulesOf('regions'), sites: rulesOf('sites'), facilities: rulesOf('facilities'), observations: rulesOf('observations'), projects: rulesOf('projects') })

const clientId = z.string().min(1).max(200).nullable().describe('The client that alone writes for it; null = every integrator whose region holds the partner\'s')

export const partnerContent = z
  .strictObject({
    name: z.string().trim().min(1).max(200),
    regionCode: regionCode.describe('It writes in this region and below'),
    crs: z.enum(crsNames).default('EPSG:4326').describe('Reference system of its positions'),
    orderedBy: z.enum(partnerOrders).default('changed_at').describe('What tells which of two items of one thing is the newer: `changedAt` or `version` of each'),
    clientId: clientId.default(null),
    rules: rules.partial().default({}).describe('By kind and field group, what holds where both sides changed: theirs, ours, ask; what is not named: ask')
  })
  .meta({ id: 'PartnerContent', description: 'A system that writes here what it knows' })

export const partner = z
  .object({
    code: partnerCode,
    name: z.string(),
    regionCode,
    crs: z.enum(crsNames),
    orderedBy: z.enum(partnerOrders),
    clientId,
    rules,
    links: number.describe('Things of theirs that are known, as the caller sees them'),
    waiting: number.describe('Items that wait'),
    conflicts: number.describe('That people are to settle'),
    changedAt: z.date(),
    changedBy: z.string()
  })
  .meta({ id: 'Partner', description: 'A system that writes here what it knows' })

const pair = z.strictObject({ theirs: id, ours: id }).meta({ id: 'PartnerCodePair', description: 'A code of a partner\'s, and what it is here' })
export const codesContent = z.strictObject({ codes: z.array(pair).max(2_000) }).meta({ id: 'PartnerCodesContent', description: 'A partner\'s codes of a list, all of them' })
export const codes = z.object({ codes: z.array(pair) }).meta({ id: 'PartnerCodes', description: 'A partner\'s codes of a list' })

const need = z.object({ kind: partnerKind, id: z.string().describe('As the partner calls it') }).meta({ id: 'PartnerNeed', description: 'Something that an item speaks of and nobody knows yet' })
const problem = z.object({ pointer: z.string(), value: z.string().nullable(), detail: z.string() }).meta({ id: 'PartnerItemProblem', description: 'What is wrong with a field of an item, and what to do' })

export const receivedItem = z
  .object({
    externalId: z.string().nullable().describe('null where the item has none that could be one'),
    result: z.enum(itemResults).describe(
      'created, updated, unchanged; stale: older than what is known, ignored; waiting: speaks of something unknown, taken in once it is known; conflict: kept, and people are to settle what both sides changed; rejected: nothing was kept'
    ),
    ourKey: z.string().nullable().describe('What it is known by here'),
    conflicts: z.array(number).describe('Numbers of the open ones'),
    waitsFor: need.nullable(),
    problems: z.array(problem)
  })
  .meta({ id: 'PartnerReceivedItem', description: 'What became of an item' })

const lookedAt = z.object({ lookedAt: number.describe('Items that waited and were looked at again'), left: number.describe('That wait still') }).meta({ id: 'PartnerWaitingSummary' })
export const waitingSummary = lookedAt

export const receipt = z.object({ received: z.array(receivedItem).describe('In the order of the items'), waiting: lookedAt }).meta({ id: 'PartnerReceipt', description: 'What became of each item' })

export const mostItems = 1_000

/** Items are read one by one, so that a bad one spoils none of the others. */
export const batchOf = (kind: PartnerKind) =>
  z
    .strictObject({
      items: z.array(z.unknown()).min(1).max(mostItems).describe(`Each as the body of PUT …/${kind}/{externalId}, with its \`externalId\``)
    })
    .meta({ id: `${itemContents[kind].meta()!.id!}Batch` })

export const link = z
  .object({
    id: number,
    kind: partnerKind,
    externalId: z.string(),
    ourKey: z.string().describe('Code, external id or, of an observation, source here'),
    regionCode: z.string().describe('Where it is'),
    content: z.unknown().describe('What they said last, as it came; null = nothing yet'),
    receivedAt: z.date().nullable(),
    writtenBy: z.string()
  })
  .meta({ id: 'PartnerLink', description: 'Their id beside ours' })

export const linkContent = z
  .strictObject({
    ourKey: id,
    agreed: z.boolean().default(false).describe('Ours is as they have it: what they say otherwise from now on is taken over')
  })
  .meta({ id: 'PartnerLinkContent', description: 'Which of our things one of theirs is' })

export const waitingItem = z
  .object({
    id: number,
    kind: partnerKind,
    externalId: z.string(),
    content: z.unknown().describe('As it came'),
    waitsFor: need.nullable().describe('null = it was looked at again and could not be used'),
    problems: z.array(problem),
    lookedAt: z.date()
  })
  .meta({ id: 'PartnerWaitingItem', description: 'An item that waits' })

const values = z.record(z.string(), z.string()).describe('Texts by field, as files have them; `location` is longitude and latitude, EPSG:4326')

export const conflictOf = z
  .object({
    id: number,
    kind: partnerKind,
    externalId: z.string(),
    ourKey: z.string(),
    regionCode: z.string(),
    group: z.string().describe('Field group'),
    theirs: values,
    ours: values,
    agreed: values.nullable().describe('What they said when both sides were last brought together'),
    foundAt: z.date(),
    state: conflictState.describe('withdrawn: the partner took its change back, or both sides came to say the same'),
    settledAs: z.enum(settlements).nullable(),
    value: z.record(z.string(), z.unknown()).nullable(),
    note: z.string().nullable(),
    settledAt: z.date().nullable(),
    settledBy: z.string().nullable()
  })
  .meta({ id: 'PartnerConflict', description: 'A field group that both sides changed' })

export const settlementContent = z
  .strictObject({
    as: z.enum(settlements),
    value: z.record(z.string().max(60), z.unknown()).optional().describe('With `"as": "value"`: fields of the group, in our codes, a location in EPSG:4326; those that are not named stay as ours'),
    note: z.string().trim().min(1).max(1000).optional()
  })
  .meta({ id: 'PartnerSettlement', description: 'What people decided' })

export const linkFilter = { kind: partnerKind.optional(), externalId: theirId.optional(), ourKey: id.optional() }
export const waitingFilter = { kind: partnerKind.optional() }
export const conflictFilter = { kind: partnerKind.optional(), state: conflictState.optional() }
