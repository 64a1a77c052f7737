import type { Transaction } from '../platform/caller.js'
import { queryPrepared } from '../platform/database/prepared.js'
import { byKey } from '../platform/database/rows-by-key.js'
import type { CommunityKind, RegionLevel } from '../registry/region-import.js'
import { codeWithin } from '../registry/region-queries.js'

/** Indices of 0 to 100, rounded half away from zero to two decimals; null = no such figure. */
export interface Indices {
  readonly base: number | null
  readonly balance: number | null
  readonly governance: number | null
}

/** From the lowest figure to the highest; of ranks from the best to the worst. */
export interface Range {
  readonly low: number
  readonly high: number
}

export interface RegionScore extends Indices {
  readonly runId: number
  readonly code: string
  readonly nameZh: string
  readonly nameEn: string | null
  readonly level: RegionLevel
  readonly parentCode: string | null
  readonly kind: CommunityKind | null
  readonly population: number
  readonly sites: number
  readonly communities: number
  readonly index: number | null
  readonly grade: string | null
  /** 0 to 1. */
  readonly completeness: number | null
  /** Among siblings; equals share one. */
  readonly rank: number | null
  readonly rankInLevel: number | null
  /** Of the index and its ranks, were speeds, unknown sizes and unknown groups otherwise; null until they are worked out. */
  readonly indexRange: Range | null
  readonly rankRange: Range | null
  readonly rankInLevelRange: Range | null
}

export interface CategoryScore extends Indices {
  readonly runId: number
  readonly code: string
  readonly category: string
  readonly categoryZh: string
  readonly score: number | null
}

export interface TypeScore extends Indices {
  readonly runId: number
  readonly code: string
  readonly typeCode: string
  readonly category: string
  readonly nameZh: string
  readonly nameEn: string
  readonly weight: number
  readonly applies: boolean
  readonly surveyed: boolean
  /** P: people of the group whose number sizes the standard. */
  readonly basePeople: number | null
  /** People whose walk is measured. */
  readonly groupPeople: number | null
  /** N: facilities of the minimum size, each for as much of its share as it serves. */
  readonly facilitiesCounted: number | null
  /** N*. */
  readonly facilitiesRequired: number | null
  readonly count: number | null
  /** a*: supply per person. */
  readonly supplyRequired: number | null
  readonly supply: number | null
  readonly coverage: number | null
  readonly worstQuarter: number | null
  readonly satisfaction: number | null
  readonly operating: number | null
  readonly closedOnTime: number | null
  readonly governanceDue: boolean | null
  readonly score: number | null
  readonly completeness: number | null
  readonly facilitiesInBudget: number | null
  readonly facilitiesReached: number | null
  readonly facilitiesOwn: number | null
  readonly sizesImputed: number | null
  readonly hoursUnknown: number | null
}

const indices = (alias: string) => `
  round(${alias}.base::numeric, 2) as base,
  round(${alias}.balance::numeric, 2) as balance,
  round(${alias}.governance::numeric, 2) as governance`

const range = (low: string, high: string, as: string) => `case when ${low} is not null then jsonb_build_object('low', ${low}, 'high', ${high}) end as "${as}"`

/** Ranges of a region's index and ranks, as columns. */
export const rangeColumns = (alias: string): string =>
  [
    range(`checkup.score_round(${alias}.index_low::numeric)`, `checkup.score_round(${alias}.index_high::numeric)`, 'indexRange'),
    range(`${alias}.rank_low`, `${alias}.rank_high`, 'rankRange'),
    range(`${alias}.rank_in_level_low`, `${alias}.rank_in_level_high`, 'rankInLevelRange')
  ].join(', ')

const regionScoreColumns = `
  s.run_id as "runId", s.region_code as code, r.name_zh as "nameZh", r.name_en as "nameEn", s.level, s.parent_code as "parentCode", r.kind,
  s.population, s.sites, s.communities, ${indices('s')},
  checkup.score_round(s.index::numeric) as index, s.grade, round(s.completeness::numeric, 6) as completeness, s.rank, s.rank_in_level as "rankInLevel",
  ${rangeColumns('v')}`
const rangesOfScores = 'left join checkup.region_range as v on v.run_id = s.run_id and v.region_code = s.region_code'

export interface ScoreFilter {
  readonly level?: RegionLevel
  readonly parentCode?: string
  readonly codes?: readonly string[]
  /** This region and all below it. */
  readonly within?: string
}

/** Scores of a run's regions in the order of their codes; `after` is the last code of the page before. */
export async function regionScores(
  transaction: Transaction,
  runId: number,
  filter: ScoreFilter,
  page: { limit?: number; after?: string } = {}
): Promise<RegionScore[]> {
  return (await regionScoresOfRuns(transaction, [runId], filter, page)).get(runId) ?? []
}

/** Scores of several runs at once, at most `limit` of each. */
export async function regionScoresOfRuns(
  { client }: Transaction,
  runIds: readonly number[],
  filter: ScoreFilter,
  page: { limit?: number; after?: string } = {}
): Promise<ReadonlyMap<number, RegionScore[]>> {
  const found = await client.query<RegionScore>(
    `select ${regionScoreColumns}
     from unnest($1::bigint[]) as asked (run_id)
     cross join lateral (
       select s.*
       from checkup.region_score as s
       where s.run_id = asked.run_id
         and ($2::text is null or s.level = $2)
         and ($3::text is null or s.parent_code = $3)
         and ($4::text[] is null or s.region_code = any ($4))
         and ($5::text is null or s.region_code > $5)
         and ($7::text is null or ${codeWithin('s.region_code', '$7')})
       order by s.region_code
       limit $6
     ) as s
     join registry.region as r on r.code = s.region_code
     ${rangesOfScores}
     order by s.run_id, s.region_code`,
    [runIds, filter.level ?? null, filter.parentCode ?? null, filter.codes ?? null, page.after ?? null, page.limit ?? null, filter.within ?? null]
  )
  return byKey(found.rows.map((row) => ({ key: row.runId, row })))
}

/** One region in one run. */
export interface ScoreKey {
  readonly runId: number
  readonly code: string
}

/**
 * The rows s of a table of results for the runs $1 and regions $2 that are asked for: each looked up by its key, whatever
 * statistics say, which do not know a run just written.
 */
export const askedOf = (table: 'region_score' | 'category_score' | 'type_score'): string =>
  `unnest($1::bigint[], $2::text[]) as asked (run_id, code)
     cross join lateral (
       select one.*
       from checkup.${table} as one
       where one.run_id = asked.run_id
         and one.region_code = asked.code
       offset 0
     ) as s`

/** Scores of regions in runs, for loaders; those there are none of, or that the caller may not see, are absent. */
export async function findRegionScores({ client }: Transaction, keys: readonly ScoreKey[]): Promise<RegionScore[]> {
  const found = await queryPrepared<RegionScore>(
    client,
    `select ${regionScoreColumns}
     from ${askedOf('region_score')}
     join registry.region as r on r.code = s.region_code
     ${rangesOfScores}`,
    columnsOf(keys)
  )
  return found.rows
}

const columnsOf = (keys: readonly ScoreKey[]) => [keys.map((key) => key.runId), keys.map((key) => key.code)]

/** Category scores of regions in runs, in the standard's order. */
export async function categoryScores({ client }: Transaction, keys: readonly ScoreKey[]): Promise<CategoryScore[]> {
  const found = await queryPrepared<CategoryScore>(
    client,
    `select s.run_id as "runId", s.region_code as code, s.category, c.category_zh as "categoryZh", ${indices('s')}, round(s.score::numeric, 2) as score
     from ${askedOf('category_score')}
     join checkup.run as r on r.id = s.run_id
     join (
       select standard_version, category, min(category_zh) as category_zh, min(position) as position
       from registry.standard_type
       group by standard_version, category
     ) as c on c.standard_version = r.standard_version and c.category = s.category
     order by s.run_id, s.region_code, c.position`,
    columnsOf(keys)
  )
  return found.rows
}

/** Type scores of regions in runs with every figure of the formulas, in the standard's order. */
export async function typeScores({ client }: Transaction, keys: readonly ScoreKey[]): Promise<TypeScore[]> {
  const share = (name: string, as: string) => `round(s.${name}::numeric, 6) as "${as}"`
  const found = await queryPrepared<TypeScore>(
    client,
    `select
       s.run_id as "runId", s.region_code as code, f.code as "typeCode", t.category, t.name_zh as "nameZh", t.name_en as "nameEn", t.weight,
       s.applies, s.surveyed, s.base_people as "basePeople", s.group_people as "groupPeople",
       ${share('facilities_counted', 'facilitiesCounted')}, s.facilities_required as "facilitiesRequired",
       ${share('count_share', 'count')}, ${share('supply_required', 'supplyRequired')}, ${share('supply', 'supply')},
       ${share('coverage', 'coverage')}, ${share('worst_quarter', 'worstQuarter')},
       ${indices('s')},
       ${share('satisfaction', 'satisfaction')}, ${share('operating', 'operating')}, ${share('closed_on_time', 'closedOnTime')},
       s.governance_due as "governanceDue", round(s.score::numeric, 2) as score, ${share('completeness', 'completeness')},
       s.facilities_in_budget as "facilitiesInBudget", s.facilities_reached as "facilitiesReached", s.facilities_own as "facilitiesOwn",
       s.sizes_imputed as "sizesImputed", s.hours_unknown as "hoursUnknown"
     from ${askedOf('type_score')}
     join checkup.run as r on r.id = s.run_id
     join registry.standard_type as t on t.standard_version = r.standard_version and t.type_id = s.type_id
     join registry.facility_type as f on f.id = s.type_id
     order by s.run_id, s.region_code, t.position`,
    columnsOf(keys)
  )
  return found.rows
}

export type FullScore = RegionScore & {
  readonly categories: CategoryScore[]
  readonly types: TypeScore[]
}

/** Region scores with their categories and types: three statements, however many regions. */
export async function fullScores(
  transaction: Transaction,
  runId: number,
  filter: ScoreFilter,
  page: { limit?: number; after?: string } = {}
): Promise<FullScore[]> {
  return withDetails(transaction, await regionScores(transaction, runId, filter, page))
}

/** Adds their categories and types to region scores, of whatever runs. */
export async function withDetails<Score extends RegionScore>(transaction: Transaction, regions: readonly Score[]): Promise<(Score & FullScore)[]> {
  const keyOf = ({ runId, code }: ScoreKey) => `${runId} ${code}`
  const categories = byKey((await categoryScores(transaction, regions)).map((row) => ({ key: keyOf(row), row })))
  const types = byKey((await typeScores(transaction, regions)).map((row) => ({ key: keyOf(row), row })))
  return regions.map((region) => ({
    ...region,
    categories: categories.get(keyOf(region)) ?? [],
    types: types.get(keyOf(region)) ?? []
  }))
}
