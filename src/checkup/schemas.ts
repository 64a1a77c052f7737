import { z } from 'zod'
import { facilityStatuses } from '../registry/facility-import.js'
import { regionCode, regionLevel } from '../registry/schemas.js'
import { communityKinds } from '../registry/region-import.js'
import { shortfall } from './diagnosis-schemas.js'
import { requestedModes, runModes, runStatuses } from './run-queries.js'

export const period = z.string().regex(/^\d{4}H[12]$/, 'must be a half-year such as 2024H1').describe('Half-year, such as 2024H1')

export const run = z
  .object({
    id: z.number().int(),
    period,
    referenceDate: z.string().describe('The day whose state the run reads'),
    scopeCode: regionCode.describe('Region whose subtree is scored; 000000000000 = the whole country'),
    standardVersion: z.string(),
    standardAuthority: z.string().describe('Whose numbers these are'),
    networkId: z.number().int().nullable().describe('Null where its communities were scored elsewhere, or in other runs'),
    networkName: z.string().nullable(),
    status: z.enum(runStatuses),
    mode: z.enum(runModes).describe('full: everything was worked out; changed: what had not changed was taken from another run, with the same result; composed: its communities are those of the published runs of its regions; received: they are as another instance published them'),
    baseRunId: z.number().int().nullable().describe('The run it took over from where nothing had changed'),
    inputsOf: z.number().int().nullable().describe('A trial of another standard: the run whose inputs it reads'),
    publishedAt: z.date().nullable(),
    publishedBy: z.string().nullable(),
    supersededBy: z.number().int().nullable().describe('The published run that took its place'),
    inputHash: z.string().nullable().describe('The same inputs have the same hash and give the same scores'),
    sensitivityAt: z.date().nullable().describe('When the ranges of its indices and ranks were worked out, which is after its scores; it can be published from then on'),
    stepsDone: z.number().int(),
    stepsTotal: z.number().int().nullable(),
    requestedBy: z.string(),
    requestedAt: z.date(),
    startedAt: z.date().nullable(),
    finishedAt: z.date().nullable(),
    error: z.string().nullable()
  })
  .meta({ id: 'Run', description: 'One computation of a period\'s indices' })

export const range = z.object({ low: z.number(), high: z.number() }).meta({ id: 'Range', description: 'From the lowest figure to the highest; of ranks from the best to the worst' })

/** How far the index and its ranks depend on what was taken for granted. */
export const ranges = {
  indexRange: range.nullable().describe('The index were walking speeds a tenth lower or higher, or unknown sizes and groups at their low or high ends; null until it is worked out'),
  rankRange: range.nullable().describe('The rank among siblings likewise: where ranges overlap, so may the order'),
  rankInLevelRange: range.nullable()
}

const score = z.number().min(0).max(100).nullable()
const share = z.number().nullable()
const count = z.number().int().nullable()

const indices = {
  base: score.describe('Base index (基础指数): is there enough?'),
  balance: score.describe('Balance index (均衡指数): can everyone walk to it?'),
  governance: score.describe('Governance index (治理指数): does it work well? Null where not due or not known')
}

export const regionScore = z
  .object({
    runId: z.number().int(),
    code: regionCode,
    nameZh: z.string(),
    nameEn: z.string().nullable(),
    level: regionLevel,
    parentCode: regionCode.nullable(),
    kind: z.enum(communityKinds).nullable(),
    population: z.number(),
    sites: z.number().int(),
    communities: z.number().int(),
    ...indices,
    index: score.describe('Checkup index: weighted mean of all types\' scores'),
    grade: z.string().nullable(),
    completeness: share.describe('0 to 1: how much of what the figures need was measured'),
    rank: count.describe('Among siblings; equals share one; null below the standard\'s completeness floor'),
    rankInLevel: count,
    ...ranges
  })
  .meta({ id: 'RegionScore', description: 'Scores of a region, rounded half away from zero to two decimals' })

export const categoryScore = z
  .object({ code: regionCode, category: z.string(), categoryZh: z.string(), ...indices, score })
  .meta({ id: 'CategoryScore', description: 'Scores of a category of facility types in a region' })

export const typeScore = z
  .object({
    code: regionCode,
    typeCode: z.string(),
    category: z.string(),
    nameZh: z.string(),
    nameEn: z.string(),
    weight: z.number(),
    applies: z.boolean().describe('Somebody of its group lives here'),
    surveyed: z.boolean().describe('The county has a record of it, or a declaration that there is none'),
    basePeople: z.number().nullable().describe('P: people of the group whose number sizes the standard'),
    groupPeople: z.number().nullable().describe('People whose walk is measured'),
    facilitiesCounted: share.describe('N: facilities of the minimum size, each for as much of its share as it serves'),
    facilitiesRequired: count.describe('N*'),
    count: share.describe('min(1, N / N*)'),
    supplyRequired: share.describe('a*: supply per person'),
    supply: share.describe('Mean sufficiency of the sites, by people'),
    coverage: share.describe('Share of the people who reach at least one'),
    worstQuarter: share.describe('Mean sufficiency of the worst-served quarter'),
    ...indices,
    satisfaction: share,
    operating: share.describe('Share of the facilities that operate for the hours asked'),
    closedOnTime: share.describe('Issues closed by their date'),
    governanceDue: z.boolean().nullable(),
    score,
    completeness: share,
    facilitiesInBudget: count.describe('Of any state, within budget of a site'),
    facilitiesReached: count.describe('Operating ones'),
    facilitiesOwn: count.describe('Operating ones of the community\'s own'),
    sizesImputed: count.describe('Unknown sizes taken as the minimum'),
    hoursUnknown: count.describe('Unknown hours taken as enough')
  })
  .meta({ id: 'TypeScore', description: 'Every figure of a facility type in a region; null = no such figure there' })

export const fullScore = regionScore
  .extend({ categories: z.array(categoryScore), types: z.array(typeScore) })
  .meta({ id: 'FullScore', description: 'Every figure of a region' })

export const evidence = z
  .object({
    sites: z.array(
      z.object({
        externalId: z.string(),
        name: z.string(),
        people: z.number(),
        elderly: z.number(),
        children: z.number(),
        elderlyGiven: z.boolean(),
        childrenGiven: z.boolean(),
        inDoubt: z.boolean().describe('Fewer than one or more than eight people a household: they count, and lower completeness'),
        onNetwork: z.boolean()
      })
    ),
    facilities: z.array(
      z.object({
        externalId: z.string(),
        name: z.string(),
        typeCode: z.string(),
        state: z.enum(facilityStatuses),
        size: z.number(),
        sizeImputed: z.boolean(),
        sizeInDoubt: z.boolean().describe('None, less than a tenth of the least or more than ten times what is usual: it counts, and lowers completeness'),
        weeklyHours: z.number().nullable(),
        own: z.boolean().describe('Belongs to the community'),
        sitesReaching: z.number().int().describe('Sites of the community within budget'),
        nearestMetres: z.number().nullable(),
        catchmentPeople: z.number().nullable().describe('P_j: people of the size base who reach it, over all active sites')
      })
    ),
    observations: z.array(
      z.object({ typeCode: z.string(), component: z.string(), numerator: z.number(), denominator: z.number(), source: z.string() })
    )
  })
  .meta({ id: 'Evidence', description: 'The inputs behind a community\'s figures' })

export const communityResult = z
  .object({ run, score: fullScore, inputs: evidence, shortfalls: z.array(shortfall).describe('Types below a threshold of the standard, the worst first') })
  .meta({ id: 'CommunityResult', description: 'A community\'s full result with its inputs' })

export const recalculationRequest = z
  .strictObject({
    period,
    scopeCode: regionCode.optional().describe('Region whose subtree is scored; default: that of the token'),
    standard: z.string().optional().describe('Version of a published standard; default: the product\'s own'),
    mode: z
      .enum(requestedModes)
      .optional()
      .describe('full (default): everything is worked out; changed: only what facility, site or observation changes since the newest equal run touch, with the result of a full run; composed: of the published runs of the regions within, received or worked out here')
  })
  .meta({ id: 'Recalculation', description: 'What to recalculate' })
