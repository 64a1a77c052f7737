import { z } from 'zod'
import { communityKinds } from '../registry/region-import.js'
import { regionCode, regionLevel } from '../registry/schemas.js'
import { campaignStates, demandGroups } from './campaign-queries.js'
import { questionnaireDocument, responseFlags } from './questionnaire.js'
import { ageGroups } from './response-queries.js'

const count = z.number().int()
const share = z.number().nullable()
export const needsCode = z.string().regex(/^[\w.-]{1,64}$/, 'must be of 1 to 64 letters, digits, dots, dashes or underscores')
const halfYear = z.string().regex(/^\d{4}H[12]$/, 'must be a half-year such as 2024H1')

export const byCode = z.object({ code: needsCode })

export const questionnaire = z
  .object({ code: z.string(), version: count, document: questionnaireDocument, regionCode: z.string(), createdAt: z.date(), createdBy: z.string() })
  .meta({ id: 'Questionnaire', description: 'What residents are asked: a version never changes' })

export const campaign = z
  .object({
    code: z.string(),
    name: z.string(),
    period: z.string(),
    scopeCode: regionCode,
    questionnaireCode: z.string(),
    questionnaireVersion: count,
    opensOn: z.string(),
    closesOn: z.string(),
    targetPercent: count.describe('Of the occupied households'),
    state: z.enum(campaignStates).describe('over: its time is, yet what comes late is still taken; closed: nothing is, and its counts stand among the observations'),
    closedAt: z.date().nullable(),
    createdBy: z.string()
  })
  .meta({ id: 'Campaign', description: 'A survey of the households of a region in a half-year' })

export const newCampaign = z
  .strictObject({
    code: needsCode,
    name: z.string().trim().min(1).max(200),
    period: halfYear,
    scopeCode: regionCode,
    questionnaire: needsCode,
    version: count.min(1).max(1_000_000).optional().describe('Of the questionnaire; default: its newest'),
    opensOn: z.iso.date(),
    closesOn: z.iso.date(),
    targetPercent: count.min(50).max(100).default(50).describe("Of the occupied households: the policy's 50, or more")
  })
  .meta({ id: 'NewCampaign', description: 'A survey that is to be opened' })

export const closedCampaign = campaign.extend({ observations: count.describe('Counts that stand among the observations') }).meta({ id: 'ClosedCampaign' })

export const campaignFilter = { period: halfYear.optional(), within: regionCode.optional().describe('Only of this region and below') }

export const estateCoverage = z
  .object({
    siteExternalId: z.string(),
    name: z.string(),
    communityCode: regionCode,
    kind: z.enum(communityKinds).nullable(),
    underRenovation: z.boolean(),
    households: z.number().nullable().describe('Occupied; null = unknown'),
    answered: count.describe('Distinct households with a valid response'),
    percentRequired: count.describe('80 at least of old estates under renovation and resettlement estates, else the target'),
    missing: count.nullable().describe('Households that still have to answer'),
    met: z.boolean().nullable().describe('100 × answered ≥ percentRequired × households; null where nobody knows of a household')
  })
  .meta({ id: 'EstateCoverage', description: 'How far an estate is covered' })

export const estateFilter = { within: regionCode.optional(), short: z.stringbool().optional().describe('Only those that still fall short') }

export const regionCoverage = z
  .object({
    code: regionCode,
    nameZh: z.string(),
    nameEn: z.string().nullable(),
    level: regionLevel,
    households: z.number(),
    answered: count,
    share,
    estates: count,
    estatesShort: count,
    estatesUnknown: count.describe('Of which nobody knows how many households they have'),
    missing: count.describe('Households that still have to answer in its estates'),
    met: z.boolean().nullable().describe('The target is, and four in five of each old estate under renovation and each resettlement estate')
  })
  .meta({ id: 'RegionCoverage', description: 'How far a region is covered' })

export const coverageFilter = { within: regionCode.optional(), level: regionLevel.default('community') }

export const ageGroup = z.enum(ageGroups)
export const responseFlag = z.enum(responseFlags)

const given = {
  ageGroup: ageGroup.optional().describe('Of whoever answered'),
  seconds: count.min(0).max(86_400).optional().describe('How long it took'),
  answers: z.record(z.string(), z.unknown()).describe('By the keys of the questions: the key of an option, a list of them, a number, a text')
}
const household = z.string().trim().min(1).max(100).describe('What tells households of the site apart, such as 3-2-501: kept as a keyed hash only')

export const newResponse = z
  .strictObject({
    externalId: z.string().trim().min(1).max(200).optional().describe('Sent again, it takes the place of what was sent before; default: one that the service makes'),
    site: z.string().min(1).max(200).describe('External id of the residential site'),
    household,
    answeredOn: z.iso.date().optional().describe('Default: today'),
    ...given
  })
  .meta({ id: 'NewResponse', description: 'What a household answered' })

export const responseBatch = z.strictObject({ responses: z.array(newResponse).min(1).max(1000) }).meta({ id: 'ResponseBatch' })

const flags = z.array(responseFlag).describe('duplicate: of a household that is counted already; incomplete, straight_line, too_fast: nonsense; masked: numbers of people were taken out of its texts')

export const collectedResponse = z
  .object({ externalId: z.string(), counted: z.boolean().describe('Whether it is the one that counts for its household'), flags })
  .meta({ id: 'CollectedResponse', description: 'What became of a response' })

export const collectedBatch = z
  .object({
    items: z.array(
      z
        .object({
          position: count.describe('In the list that was sent, from 0'),
          externalId: z.string().nullable().describe('Null for one that was not kept'),
          counted: z.boolean(),
          flags,
          problems: z.array(z.object({ pointer: z.string(), detail: z.string() })).describe('Why it was not kept; none for one that was')
        })
        .meta({ id: 'CollectedItem' })
    )
  })
  .meta({ id: 'CollectedBatch', description: 'What became of many responses' })

export const keptResponse = collectedResponse
  .extend({
    id: count, site: z.string(), communityCode: regionCode, ageGroup: ageGroup.nullable(), answeredOn: z.string(), seconds: count.nullable(),
    answers: z.record(z.string(), z.unknown()), channel: z.enum(['api', 'file', 'link'])
  })
  .meta({ id: 'KeptResponse', description: 'A response as it is kept: whose household it is cannot be told' })

export const responseFilter = { within: regionCode.optional(), flag: responseFlag.optional() }

export const newLinks = z
  .strictObject({
    site: z.string().min(1).max(200).describe('External id of the residential site'),
    households: z.array(household).min(1).max(1000).optional().describe('A link for each of them; without: one for the whole site, such as for a poster'),
    expiresOn: z.iso.date().optional().describe("Its last day; default: the campaign's")
  })
  .meta({ id: 'NewLinks', description: 'Who is to be invited' })

export const links = z
  .object({ items: z.array(z.object({ id: count, token: z.string().describe('Told once, and never again'), site: z.string(), ofHousehold: z.boolean(), expiresOn: z.string() })) })
  .meta({ id: 'Links', description: 'Invitations, in the order of the households' })

export const linkHeader = z.object({ 'x-survey-link': z.string().min(1).max(200).describe('Token of the link') })

export const askedResident = z
  .object({ campaign: z.string(), closesOn: z.string(), ofHousehold: z.boolean(), document: questionnaireDocument })
  .meta({ id: 'AskedResident', description: 'What a resident is asked' })

export const residentResponse = z
  .strictObject({ household: household.optional(), ...given })
  .meta({ id: 'ResidentResponse', description: 'What a resident answers' })

export const demand = z
  .object({
    code: regionCode,
    nameZh: z.string(),
    nameEn: z.string().nullable(),
    typeCode: z.string(),
    group: z.string().describe('Of whom: an age group, a kind of estate, or all'),
    placeInType: count.nullable().describe('By share among the regions of its type and group; equals share one'),
    placeInRegion: count.nullable().describe('By share among the types of its region and group'),
    asked: count,
    asks: count,
    share: share.describe('Of those asked, 0 to 1'),
    low: share.describe("The share's interval of 95 per cent, after Wilson"),
    high: share,
    intensity: share.describe('How urgently those who ask do, 0 to 1'),
    ratings: count,
    satisfaction: share.describe('Mean of 1 to 5'),
    interviews: count.describe('Of the region in this campaign that spoke of the type')
  })
  .meta({ id: 'Demand', description: 'What the counted households of a region say of a facility type' })

export const demandFilter = {
  within: regionCode.optional(),
  level: regionLevel.default('community'),
  type: z.string().min(1).max(40).optional().describe('Only this facility type'),
  by: z.enum(demandGroups).default('none').describe('Apart by age group, or by kind of estate')
}

export const unmetDemand = z
  .object({ communityCode: regionCode, typeCode: z.string(), asks: count, unreached: count.describe("Of those who ask, whose site reaches none within the type's circle today") })
  .meta({ id: 'UnmetDemand', description: 'Asked for, and not reachable' })

export const unmetFilter = { within: regionCode.optional(), standard: z.string().max(100).default('lifecircle-2026').describe('Version of the standard whose circles count') }
