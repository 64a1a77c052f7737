import type { Transaction } from '../platform/caller.js'
import { byKey } from '../platform/database/rows-by-key.js'
import { notFound, unprocessable } from '../platform/errors.js'
import type { RegionLevel } from '../registry/region-import.js'
import { codeWithin } from '../registry/region-queries.js'
import { comparability, type Comparability } from './comparability.js'
import { spreadOf, type Spread } from './distribution.js'
import { pageBehind, standings, type Placed, type Standing, type Valued } from './ranking.js'
import { findRuns } from './run-queries.js'
import { findRegionScores, type RegionScore, type ScoreKey } from './score-queries.js'

/** What regions are ranked by: the index, one of the three indices, or the score of a facility type by its code. */
export type Figure = string

/** A region with its ranks by a figure; ranges of ranks are those of the index in one run, and null otherwise. */
export type RankedRegion = Omit<RegionScore, keyof Standing> & Standing & Pick<Valued, 'value'>

export interface RankingFilter {
  readonly level: RegionLevel
  readonly parentCode?: string | undefined
  readonly figure: Figure
}

/** Whether a region's scores `s` are of `within` or below; `parameter` holds the code. */
const isWithin = (parameter: string) => codeWithin('s.region_code', parameter)

/** The figure of a region's scores `s`, two decimals, null where the region has no rank; needs `scoredType` joined. */
const rankedValue = (figure: string) => `
  case when s.rank is not null then round((
    case ${figure} when 'index' then s.index when 'base' then s.base when 'balance' then s.balance when 'governance' then s.governance else t.score end
  )::numeric, 2) end as value`
const scoredType = (figure: string) => `
  left join checkup.type_score as t
    on t.run_id = s.run_id
    and t.region_code = s.region_code
    and t.type_id = (select f.id from registry.facility_type as f where f.code = ${figure})`

/** A region with its figure, null where it has no rank or no such figure. */
interface ValuedRow extends ScoreKey, Omit<Valued, 'value'> {
  readonly value: number | null
  readonly population: number
  readonly grade: string | null
}

const valuedColumns = (figure: string) => `
  s.run_id as "runId", s.region_code as code, s.parent_code as "parentCode", s.population, s.grade, ${rankedValue(figure)}`

const hasValue = <Row extends ValuedRow>(row: Row): row is Row & { readonly value: number } => row.value !== null

/** Regions behind the place of one (`placeOf`), or from the best one on. */
export interface RankingPage {
  readonly limit: number
  readonly after?: string | undefined
}

/** Regions of a level by rank, the best first; those below the standard's completeness floor, or without the figure, are left out. */
export async function ranking(
  transaction: Transaction,
  runId: number,
  filter: RankingFilter,
  page: RankingPage
): Promise<RankedRegion[]> {
  return (await rankingOfRuns(transaction, [runId], filter, page)).get(runId) ?? []
}

/** Rankings of several runs at once, at most `limit` regions of each. */
export async function rankingOfRuns(
  transaction: Transaction,
  runIds: readonly number[],
  { level, parentCode, figure }: RankingFilter,
  page: RankingPage
): Promise<ReadonlyMap<number, RankedRegion[]>> {
  const { client } = transaction
  await checkFigure(client, figure)
  const found = await client.query<ValuedRow>(
    `select ${valuedColumns('$2')}
     from checkup.region_score as s ${scoredType('$2')}
     where s.run_id = any ($1::bigint[])
       and s.level = $3`,
    [runIds, figure, level]
  )
  const lists = [...byKey(found.rows.filter(hasValue).map((row) => ({ key: row.runId, row }))).values()]
  const pages = lists.flatMap((rows) => pageBehind(standings(rows).filter(({ region }) => parentCode === undefined || region.parentCode === parentCode), page))
  const rows = await withScores(transaction, pages)
  return byKey((figure === 'index' ? rows : rows.map(withoutRankRanges)).map((row) => ({ key: row.runId, row })))
}

/** Their ranks take the place of the index's own, from which they differ by another figure, and across runs. */
async function withScores(transaction: Transaction, placed: readonly Placed<ScoreKey & Valued>[]): Promise<RankedRegion[]> {
  const keyOf = ({ runId, code }: ScoreKey) => `${runId} ${code}`
  const scores = new Map((await findRegionScores(transaction, placed.map(({ region }) => region))).map((score) => [keyOf(score), score]))
  return placed.map(({ region, standing }) => ({ ...scores.get(keyOf(region))!, ...standing, value: region.value }))
}

const withoutRankRanges = (region: RankedRegion): RankedRegion => ({ ...region, rankRange: null, rankInLevelRange: null })

export interface DistributionFilter {
  readonly level: RegionLevel
  /** Only regions in this one; default: the whole run. */
  readonly within?: string | undefined
  readonly figure: Figure
}

/** How a figure is spread over the regions of a level that have a rank and the figure. */
export interface Distribution extends Spread {
  readonly runId: number
  readonly level: RegionLevel
  readonly within: string
  readonly figure: Figure
  /** Regions below the completeness floor, or without the figure. */
  readonly unranked: number
  /** From the best; of the index only, whose grades they are. */
  readonly grades: { readonly grade: string; readonly least: number; readonly count: number }[]
}

/** Distributions in several runs at once; runs without regions of the level are absent. */
export async function distributions(
  { client }: Transaction,
  runIds: readonly number[],
  { level, within, figure }: DistributionFilter
): Promise<ReadonlyMap<number, Distribution>> {
  await checkFigure(client, figure)
  const runs = await client.query<{ id: number; scopeCode: string; grades: { name: string; least: number }[] }>(
    `select r.id, r.scope_code as "scopeCode", coalesce(s.document -> 'levelGrades' -> $2, s.document -> 'grades') as grades
     from checkup.run as r
     join registry.standard as s on s.version = r.standard_version
     where r.id = any ($1::bigint[])`,
    [runIds, level]
  )
  const found = await client.query<ValuedRow>(
    `select ${valuedColumns('$2')}
     from checkup.region_score as s
     join checkup.run as r on r.id = s.run_id ${scoredType('$2')}
     where s.run_id = any ($1::bigint[])
       and s.level = $3
       and ${isWithin('coalesce($4::text, r.scope_code)')}`,
    [runIds, figure, level, within ?? null]
  )
  const rowsOf = byKey(found.rows.map((row) => ({ key: row.runId, row })))
  return new Map(
    runs.rows.flatMap(({ id, scopeCode, grades }) => {
      const rows = rowsOf.get(id)
      if (rows === undefined) return []
      const ranked = rows.filter(hasValue)
      const distribution: Distribution = {
        runId: id,
        level,
        within: within ?? scopeCode,
        figure,
        unranked: rows.length - ranked.length,
        ...spreadOf(ranked),
        grades: figure === 'index' ? grades.map(({ name, least }) => ({ grade: name, least, count: ranked.filter(({ grade }) => grade === name).length })) : []
      }
      return [[id, distribution] as const]
    })
  )
}

export interface PublishedFilter {
  readonly period: string
  readonly level: RegionLevel
  /** Only regions in this one. */
  readonly within: string
  /** A rank is only ever among regions of one standard; default: the one that most of the regions were scored by. */
  readonly standard?: string | undefined
}

/** What regions of a period are ranked across runs, and how far they can be compared. */
export interface PublishedRanking extends Comparability {
  readonly period: string
  readonly level: RegionLevel
  readonly within: string
  readonly standardVersion: string
  readonly standardAuthority: string
  /** Regions with published results by this standard. */
  readonly regionsCovered: number
  /** Regions of the level that have none. */
  readonly regionsMissing: number
}

/** Published results `s` of the regions of a level in a period: those of runs `r`. */
const published = `
  checkup.run as r
  join checkup.region_score as s on s.run_id = r.id and s.level = $2 and ${isWithin('$3')}
  where r.status = 'published'
    and r.period = $1`

/** The newest run published for each region. */
const newest = `
  select distinct on (s.region_code) s.region_code, s.run_id, r.reference_date
  from ${published}
    and r.standard_version = $4
  order by s.region_code, r.published_at desc, r.id desc`

/**
 * Which published runs of a period rank the regions of a level, whatever the runs' scopes: a run of one county cannot
 * rank it across the province. Throws `not-found` where nothing is published, by the standard if one is named.
 */
export async function publishedRanking(transaction: Transaction, { period, level, within, standard }: PublishedFilter): Promise<PublishedRanking> {
  const { client } = transaction
  const scored = await client.query<{ standard: string; regions: number }>(
    `select r.standard_version as standard, count(distinct s.region_code)::integer as regions
     from ${published}
     group by r.standard_version
     order by regions desc, max(r.published_at) desc, r.standard_version`,
    [period, level, within]
  )
  const chosen = scored.rows.find((row) => standard === undefined || row.standard === standard)
  if (chosen === undefined) {
    const others = scored.rows.map((row) => row.standard).join(', ')
    throw notFound(`published result of a ${level} in ${within} for`, `${period}${standard === undefined ? '' : ` by the standard ${standard}${others === '' ? '' : `; there are some by ${others}`}`}`)
  }
  const facts = await client.query<{ runs: number[]; covered: number; missing: number }>(
    `with newest as materialized (${newest}),
     day as (
       select max(n.reference_date) as day
       from newest as n
     )
     select
       (select array_agg(distinct n.run_id) from newest as n) as runs,
       (select count(*)::integer from newest as n) as covered,
       count(*)::integer as missing
     from registry.region as c
     join day as d on d.day >= c.valid_from and d.day < c.valid_to
     where c.level = $2
       and ${codeWithin('c.code', '$3')}
       and not exists (select from newest as n where n.region_code = c.code)`,
    [period, level, within, chosen.standard]
  )
  const { runs: ids, covered, missing } = facts.rows[0]!
  const runs = await findRuns(transaction, ids)
  const { comparable, notes } = comparability(runs)
  return {
    period,
    level,
    within,
    standardVersion: chosen.standard,
    standardAuthority: runs[0]!.standardAuthority,
    regionsCovered: covered,
    regionsMissing: missing,
    comparable,
    notes: [
      ...scored.rows
        .filter((row) => row !== chosen)
        .map((row) => `${row.regions} regions have results by the standard ${row.standard}: they are not ranked here; ask for standard=${row.standard}`),
      ...notes
    ]
  }
}

/** Regions of a period by rank across published runs, the best first. */
export async function publishedRegions(
  transaction: Transaction,
  { period, level, within, standardVersion, figure }: Pick<PublishedRanking, 'period' | 'level' | 'within' | 'standardVersion'> & { readonly figure: Figure },
  page: RankingPage
): Promise<RankedRegion[]> {
  const { client } = transaction
  await checkFigure(client, figure)
  const found = await client.query<ValuedRow>(
    `select ${valuedColumns('$5')}
     from (${newest}) as n
     join checkup.region_score as s on s.run_id = n.run_id and s.region_code = n.region_code ${scoredType('$5')}`,
    [period, level, within, standardVersion, figure]
  )
  const rows = await withScores(transaction, pageBehind(standings(found.rows.filter(hasValue)), page))
  return rows.map(withoutRankRanges)
}

/** Throws `unprocessable-input` for what nothing is ranked by. */
async function checkFigure(client: Transaction['client'], figure: Figure): Promise<void> {
  if (['index', 'base', 'balance', 'governance'].includes(figure)) return
  const known = await client.query('select from registry.facility_type where code = $1', [figure])
  if (known.rowCount === 0) {
    throw unprocessable(`${figure} is neither index, base, balance or governance nor a facility type`, [{ pointer: '/figure', detail: 'is no figure of a region' }])
  }
}
