import { asCaller, type Caller, type Transaction } from '../platform/caller.js'
import type { Database } from '../platform/database/database.js'
import { conflict, forbidden, notFound, unprocessable } from '../platform/errors.js'
import type { CommunityKind, RegionLevel } from '../registry/region-import.js'
import { findQuestionnaire } from './questionnaire-queries.js'

export const campaignStates = ['planned', 'open', 'over', 'closed'] as const
export type CampaignState = (typeof campaignStates)[number]

/** A survey of the households of a region in a half-year. */
export interface Campaign {
  readonly code: string
  readonly name: string
  readonly period: string
  readonly scopeCode: string
  readonly questionnaireCode: string
  readonly questionnaireVersion: number
  readonly opensOn: string
  readonly closesOn: string
  /** Of the occupied households, per cent. */
  readonly targetPercent: number
  /** over: its time is, yet what comes late is still taken; closed: nothing is, and its counts stand among the observations. */
  readonly state: CampaignState
  readonly closedAt: Date | null
  readonly createdBy: string
}

const columns = `
  c.code, c.name, c.period, c.scope_code as "scopeCode", c.questionnaire_code as "questionnaireCode", c.questionnaire_version as "questionnaireVersion",
  c.opens_on::text as "opensOn", c.closes_on::text as "closesOn", c.target_percent::integer as "targetPercent",
  case when c.closed_at is not null then 'closed' when current_date < c.opens_on then 'planned' when current_date <= c.closes_on then 'open' else 'over' end as state,
  c.closed_at as "closedAt", c.created_by as "createdBy"`

export interface NewCampaign {
  readonly code: string
  readonly name: string
  readonly period: string
  readonly scopeCode: string
  readonly questionnaire: string
  readonly version?: number | undefined
  readonly opensOn: string
  readonly closesOn: string
  readonly targetPercent: number
}

/** Campaigns in the order of their codes. */
export async function listCampaigns(
  { client }: Transaction, filter: { period?: string | undefined; within?: string | undefined }, page: { limit: number; after?: string | undefined }
): Promise<Campaign[]> {
  const found = await client.query<Campaign>(
    `select ${columns}
     from survey.campaign as c
     where ($1::text is null or c.period = $1)
       and ($2::text is null or starts_with(c.scope_code, registry.region_prefix($2)))
       and ($3::text is null or c.code > $3)
     order by c.code
     limit $4`,
    [filter.period ?? null, filter.within ?? null, page.after ?? null, page.limit]
  )
  return found.rows
}

/** One campaign; throws `not-found`. */
export async function findCampaign({ client }: Pick<Transaction, 'client'>, code: string): Promise<Campaign> {
  const found = await client.query<Campaign>(`select ${columns} from survey.campaign as c where c.code = $1`, [code])
  const row = found.rows[0]
  if (row === undefined) throw notFound('campaign', code)
  return row
}

/** Opens a campaign. Throws `conflict` for a code that is taken, `not-found`, `forbidden`, `unprocessable-input`. */
export function createCampaign(database: Database, caller: Caller, given: NewCampaign): Promise<Campaign> {
  return asCaller(database, caller, async (transaction) => {
    const { client } = transaction
    if (given.opensOn > given.closesOn) throw unprocessable('it would close before it opens', [{ pointer: '/closesOn', detail: 'is before opensOn' }])
    const scope = await client.query<{ own: boolean }>('select platform.in_region(code) as own from registry.region where code = $1', [given.scopeCode])
    if (scope.rows[0] === undefined) throw notFound('region', given.scopeCode)
    if (!scope.rows[0].own) throw forbidden(`the region ${given.scopeCode} lies outside the region of this caller`)
    const questionnaire = await findQuestionnaire(transaction, given.questionnaire, given.version)
    const added = await client.query(
      `insert into survey.campaign (code, name, period, scope_code, questionnaire_code, questionnaire_version, opens_on, closes_on, target_percent, created_by)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
       on conflict (code) do nothing`,
      [given.code, given.name, given.period, given.scopeCode, questionnaire.code, questionnaire.version, given.opensOn, given.closesOn, given.targetPercent, caller.subject]
    )
    if (added.rowCount === 0) throw conflict(`there is a campaign ${given.code} already: choose another code`)
    return findCampaign(transaction, given.code)
  })
}

/** Closes a campaign: nothing is collected any more, and what its households said stands among the observations. Closed twice, it counts anew. */
export function closeCampaign(database: Database, caller: Caller, code: string): Promise<Campaign & { readonly observations: number }> {
  return asCaller(database, caller, async (transaction) => {
    const { client } = transaction
    const { scopeCode } = await findCampaign(transaction, code)
    const closed = await client.query('update survey.campaign set closed_at = coalesce(closed_at, now()) where code = $1', [code])
    if (closed.rowCount === 0) throw forbidden(`the region ${scopeCode} lies outside the region of this caller`)
    const counted = await client.query<{ counts: number }>('select survey.count_campaign($1) as counts', [code])
    return { ...(await findCampaign(transaction, code)), observations: counted.rows[0]!.counts }
  })
}

/** How far an estate is covered. */
export interface EstateCoverage {
  readonly siteExternalId: string
  readonly name: string
  readonly communityCode: string
  readonly kind: CommunityKind | null
  readonly underRenovation: boolean
  /** Occupied; null = unknown. */
  readonly households: number | null
  /** Distinct households with a valid response. */
  readonly answered: number
  readonly percentRequired: number
  /** Households that still have to answer; null where nobody knows how many there are. */
  readonly missing: number | null
  readonly met: boolean | null
}

/** Estates of a campaign, in the order of their external ids; `short` ones only, those that still fall short. */
export async function listEstateCoverage(
  { client }: Transaction, code: string, filter: { within?: string | undefined; short?: boolean | undefined }, page: { limit: number; after?: string | undefined }
): Promise<EstateCoverage[]> {
  await findCampaign({ client }, code)
  const found = await client.query<EstateCoverage>(
    `select e.site_external_id as "siteExternalId", e.name, e.community_code as "communityCode", e.kind, e.under_renovation as "underRenovation",
       e.households::float8 as households, e.answered, e.percent_required as "percentRequired", case when e.households is not null then e.missing end as missing, e.met
     from survey.estate_coverage($1, coalesce($2, '000000000000')) as e
     where ($3::boolean is not true or not e.met)
       and ($4::text is null or e.site_external_id > $4)
     order by e.site_external_id
     limit $5`,
    [code, filter.within ?? null, filter.short ?? null, page.after ?? null, page.limit]
  )
  return found.rows
}

/** How far a region is covered. */
export interface RegionCoverage {
  readonly code: string
  readonly nameZh: string
  readonly nameEn: string | null
  readonly level: RegionLevel
  readonly households: number
  readonly answered: number
  /** Of the households, six decimals; null where there is none. */
  readonly share: number | null
  readonly estates: number
  readonly estatesShort: number
  /** Of which nobody knows how many households they have. */
  readonly estatesUnknown: number
  readonly missing: number
  readonly met: boolean | null
}

/** Regions of a campaign by level, in the order of their codes. */
export async function listCoverage(
  { client }: Transaction, code: string, filter: { level: RegionLevel; within?: string | undefined }, page: { limit: number; after?: string | undefined }
): Promise<RegionCoverage[]> {
  await findCampaign({ client }, code)
  const found = await client.query<RegionCoverage>(
    `select v.code, r.name_zh as "nameZh", r.name_en as "nameEn", r.level, v.households::float8 as households, v.answered,
       round(v.answered / nullif(v.households, 0), 6)::float8 as share, v.estates, v.estates_short as "estatesShort", v.estates_unknown as "estatesUnknown", v.missing, v.met
     from survey.coverage($1, $2, coalesce($3, '000000000000')) as v
     join registry.region as r on r.code = v.code
     where $4::text is null or v.code > $4
     order by v.code
     limit $5`,
    [code, filter.level, filter.within ?? null, page.after ?? null, page.limit]
  )
  return found.rows
}

export const demandGroups = ['none', 'age', 'estate'] as const
export type DemandGroup = (typeof demandGroups)[number]

/** What the counted households of a region say of a type. */
export interface Demand {
  readonly code: string
  readonly nameZh: string
  readonly nameEn: string | null
  readonly typeCode: string
  /** Of whom: an age group, a kind of estate, or all. */
  readonly group: string
  /** Place by share among the regions of its type and group; equals share one. */
  readonly placeInType: number | null
  /** Place by share among the types of its region and group. */
  readonly placeInRegion: number | null
  readonly asked: number
  readonly asks: number
  /** Of those asked, with its interval of 95 per cent; null where nobody was asked. */
  readonly share: number | null
  readonly low: number | null
  readonly high: number | null
  /** How urgently those who ask do, 0 to 1. */
  readonly intensity: number | null
  readonly ratings: number
  /** Mean of 1 to 5. */
  readonly satisfaction: number | null
  /** Interviews of the region in this campaign that spoke of the type. */
  readonly interviews: number
}

export interface DemandFilter {
  readonly level: RegionLevel
  readonly within?: string | undefined
  readonly type?: string | undefined
  readonly by: DemandGroup
}

/** What a list of demand goes by. */
export const demandKey = ({ code, typeCode, group }: Pick<Demand, 'code' | 'typeCode' | 'group'>): string => [code, typeCode, group].join('\t')

/** Demand by region, type and group, in that order; places are among all that the filter lets in. */
export async function listDemand({ client }: Transaction, code: string, filter: DemandFilter, page: { limit: number; after?: string | undefined }): Promise<Demand[]> {
  await findCampaign({ client }, code)
  const found = await client.query<Demand>(
    `with placed as (
       select d.*, t.code as type_code,
         case when d.share is not null then rank() over (partition by d.type_id, d.group_name order by d.share desc nulls last) end::integer as place_in_type,
         case when d.share is not null then rank() over (partition by d.code, d.group_name order by d.share desc nulls last) end::integer as place_in_region
       from survey.demand($1, $2, coalesce($3, '000000000000'), $4) as d
       join registry.facility_type as t on t.id = d.type_id
     )
     select p.code, r.name_zh as "nameZh", r.name_en as "nameEn", p.type_code as "typeCode", p.group_name as "group", p.place_in_type as "placeInType",
       p.place_in_region as "placeInRegion", p.asked::integer, p.asks::integer, p.share, p.low, p.high, p.intensity, p.ratings::integer, p.satisfaction,
       (
         select count(*)::integer
         from survey.interview as i
         where i.campaign_code = $1
           and starts_with(i.community_code, r.prefix)
           and i.notes @> jsonb_build_array(jsonb_build_object('typeCode', p.type_code))
       ) as interviews
     from placed as p
     join registry.region as r on r.code = p.code
     where ($5::text is null or p.type_code = $5)
       and ($6::text is null or concat_ws(E'\\t', p.code, p.type_code, p.group_name) collate "C" > $6)
     order by concat_ws(E'\\t', p.code, p.type_code, p.group_name) collate "C"
     limit $7`,
    [code, filter.level, filter.within ?? null, filter.by, filter.type ?? null, page.after ?? null, page.limit]
  )
  return found.rows
}

/** Households of a community that ask for a type, and those of them that reach none. */
export interface UnmetDemand {
  readonly communityCode: string
  readonly typeCode: string
  readonly asks: number
  readonly unreached: number
}

/** Demand against reach: asked for and not reachable within the type's circle today, the most households first. */
export async function listUnmetDemand({ client }: Transaction, code: string, filter: { within?: string | undefined; standard: string }, limit: number): Promise<UnmetDemand[]> {
  await findCampaign({ client }, code)
  const found = await client.query<UnmetDemand>(
    `select u.community_code as "communityCode", t.code as "typeCode", u.asks::integer, u.unreached::integer
     from survey.unreached_demand($1, coalesce($2, '000000000000'), $3) as u
     join registry.facility_type as t on t.id = u.type_id
     where u.unreached > 0
     order by u.unreached desc, u.community_code, t.code
     limit $4`,
    [code, filter.within ?? null, filter.standard, limit]
  )
  return found.rows
}

