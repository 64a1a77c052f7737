import type { Transaction } from '../platform/caller.js'
import { byKey } from '../platform/database/rows-by-key.js'
import { notFound, unprocessable } from '../platform/errors.js'
import type { RegionLevel } from '../registry/region-import.js'
import { comparability, type Comparability } from './comparability.js'
import { findRuns } from './run-queries.js'
import { regionScoreColumns, type RegionScore } from './score-queries.js'

/** What regions are ranked by: the index, one of the three indices, or the score of a facility type by its code. */
export type Figure = string

/** A region with its ranks; a percentile is the share of ranked regions of its level below it, half of its equals and itself counted. */
export interface RankedRegion extends RegionScore {
  readonly rank: number
  readonly rankInLevel: number
  /** What it is ranked by, two decimals. */
  readonly value: number
  /** 0 to 100: 100 × (below + equal / 2) / ranked (percentile rank: Crocker and Algina, Introduction to Classical and Modern Test Theory, 1986, ch. 19). */
  readonly percentile: number
  readonly rankedSiblings: number
  readonly rankedInLevel: number
}

export interface RankingFilter {
  readonly level: RegionLevel
  readonly parentCode?: string | undefined
  readonly figure: Figure
}

/** Whether a region's scores `s` are of `within` or below; `parameter` holds the code. */
const isWithin = (parameter: string) =>
  `s.region_code between rpad(registry.region_prefix(${parameter}), 12, '0') and rpad(registry.region_prefix(${parameter}), 12, '9')`

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

/**
 * Pages of lists of `scored` (list, run_id, region_code, parent_code, value) by rank; equals share one: 1, 2, 2, 4.
 * Ranks take the place of the index's own, from which they differ by another figure, or across runs.
 */
const rankedPages = ({ parent, limit, offset }: { parent: string; limit: string; offset: string }) => `
  placed as (
    select
      v.*,
      ${parent}::text is null or v.parent_code = ${parent} as listed,
      rank() over by_value as place_in_level,
      rank() over (partition by v.list, v.parent_code order by v.value desc) as place,
      count(*) over (by_value range current row) as equals,
      count(*) filter (where ${parent}::text is null or v.parent_code = ${parent}) over (by_place rows unbounded preceding) as position,
      count(*) over (partition by v.list) as ranked_in_level,
      count(*) over (partition by v.list, v.parent_code) as ranked_siblings
    from scored as v
    where v.value is not null
    window
      by_value as (partition by v.list order by v.value desc),
      by_place as (partition by v.list order by v.value desc, v.region_code)
  )
  select
    p.list, ${regionScoreColumns}, p.place::integer as rank, p.place_in_level::integer as "rankInLevel", p.value,
    round(100 * (p.ranked_in_level - p.place_in_level + 1 - p.equals / 2.0) / p.ranked_in_level, 2) as percentile,
    p.ranked_siblings::integer as "rankedSiblings", p.ranked_in_level::integer as "rankedInLevel"
  from placed as p
  join checkup.region_score as s on s.run_id = p.run_id and s.region_code = p.region_code
  join registry.region as r on r.code = p.region_code
  where p.listed
    and p.position > ${offset}::bigint
    and p.position <= ${offset}::bigint + ${limit}
  order by p.list, p.position`

/** Regions of a level by rank, the best first; those below the standard's completeness floor, or without the figure, are left out. */
export async function ranking(
  transaction: Transaction,
  runId: number,
  filter: RankingFilter,
  page: { limit: number; offset: number }
): Promise<RankedRegion[]> {
  return (await rankingOfRuns(transaction, [runId], filter, page)).get(runId) ?? []
}

/** Rankings of several runs at once, at most `limit` regions of each. */
export async function rankingOfRuns(
  { client }: Transaction,
  runIds: readonly number[],
  { level, parentCode, figure }: RankingFilter,
  page: { limit: number; offset: number }
): Promise<ReadonlyMap<number, RankedRegion[]>> {
  await checkFigure(client, figure)
  const found = await client.query<RankedRegion & { list: number }>(
    `with scored as materialized (
       select s.run_id as list, s.run_id, s.region_code, s.parent_code, ${rankedValue('$2')}
       from checkup.region_score as s ${scoredType('$2')}
       where s.run_id = any ($1::bigint[])
         and s.level = $3
     ),
     ${rankedPages({ parent: '$4', limit: '$5', offset: '$6' })}`,
    [runIds, figure, level, parentCode ?? null, page.limit, page.offset]
  )
  return byKey(found.rows.map(({ list, ...row }) => ({ key: list, row })))
}

export interface DistributionFilter {
  readonly level: RegionLevel
  /** Only regions in this one; default: the whole run. */
  readonly within?: string | undefined
  readonly figure: Figure
}

/** How a figure is spread over the regions of a level, each counting once; two decimals. */
export interface Distribution {
  readonly runId: number
  readonly level: RegionLevel
  readonly within: string
  readonly figure: Figure
  /** Regions with a rank and the figure: those the distribution is of. */
  readonly count: number
  /** Regions below the completeness floor, or without the figure. */
  readonly unranked: number
  readonly mean: number | null
  /** Mean by residents. */
  readonly populationMean: number | null
  readonly minimum: number | null
  /** Quartiles between two values are interpolated (Hyndman and Fan, The American Statistician 50(4), 1996, type 7). */
  readonly lowerQuartile: number | null
  readonly median: number | null
  readonly upperQuartile: number | null
  readonly maximum: number | null
  /** Of all regions, not of a sample. */
  readonly standardDeviation: number | null
  /** From the best; of the index only, whose grades they are. */
  readonly grades: { readonly grade: string; readonly least: number; readonly count: number }[]
  /** Twenty bins of five points, `from` included and `to` not, but for 100 in the last. */
  readonly bins: { readonly from: number; readonly to: number; readonly count: number }[]
}

interface DistributionRow {
  readonly list: number
  readonly scope: string
  readonly bin: number | null
  readonly grade: string | null
  readonly part: 'all' | 'bin' | 'grade'
  readonly regions: number
  readonly count: number
  readonly figures: Pick<Distribution, 'mean' | 'populationMean' | 'minimum' | 'maximum' | 'standardDeviation'>
  readonly quartiles: readonly number[] | null
}

/** Distributions in several runs at once; runs without regions of the level are absent. */
export async function distributions(
  { client }: Transaction,
  runIds: readonly number[],
  { level, within, figure }: DistributionFilter
): Promise<ReadonlyMap<number, Distribution>> {
  await checkFigure(client, figure)
  const grades = await client.query<{ runId: number; grades: { name: string; least: number }[] }>(
    `select r.id as "runId", coalesce(s.document -> 'levelGrades' -> $2, s.document -> 'grades') as grades
     from checkup.run as r
     join registry.standard as s on s.version = r.standard_version
     where r.id = any ($1::bigint[])`,
    [runIds, level]
  )
  const gradesOf = new Map(grades.rows.map((row) => [row.runId, row.grades]))
  const found = await client.query<DistributionRow>(
    `with scored as (
       select s.run_id as list, r.scope_code as scope, s.population, s.grade, ${rankedValue('$2')}
       from checkup.region_score as s
       join checkup.run as r on r.id = s.run_id ${scoredType('$2')}
       where s.run_id = any ($1::bigint[])
         and s.level = $3
         and ${isWithin('coalesce($4::text, r.scope_code)')}
     ),
     binned as (
       select v.*, least(19, floor(v.value / 5))::integer as bin
       from scored as v
     )
     select
       b.list, b.scope, b.bin, b.grade,
       case grouping(b.bin, b.grade) when 3 then 'all' when 1 then 'bin' else 'grade' end as part,
       count(*)::integer as regions,
       count(b.value)::integer as count,
       json_build_object(
         'mean', round(avg(b.value), 2),
         'populationMean', round(sum(b.value * b.population) / nullif(sum(b.population) filter (where b.value is not null), 0), 2),
         'minimum', min(b.value),
         'maximum', max(b.value),
         'standardDeviation', round(stddev_pop(b.value), 2)
       ) as figures,
       percentile_cont(array[0.25, 0.5, 0.75]) within group (order by b.value::float8) as quartiles
     from binned as b
     group by grouping sets ((b.list, b.scope), (b.list, b.scope, b.bin), (b.list, b.scope, b.grade))`,
    [runIds, figure, level, within ?? null]
  )
  const parts = byKey(found.rows.map((row) => ({ key: row.list, row })))
  return new Map([...parts].map(([runId, rows]) => [runId, toDistribution(runId, rows, gradesOf.get(runId) ?? [], { level, within, figure })]))
}

function toDistribution(
  runId: number,
  rows: readonly DistributionRow[],
  grades: readonly { name: string; least: number }[],
  { level, within, figure }: DistributionFilter
): Distribution {
  const all = rows.find((row) => row.part === 'all')!
  const countOf = (part: 'bin' | 'grade', key: number | string) => rows.find((row) => row.part === part && row[part] === key)?.count ?? 0
  const [lowerQuartile = null, median = null, upperQuartile = null] = (all.quartiles ?? []).map((quartile) => Math.round(quartile * 100) / 100)
  return {
    runId,
    level,
    within: within ?? all.scope,
    figure,
    count: all.count,
    unranked: all.regions - all.count,
    ...all.figures,
    lowerQuartile,
    median,
    upperQuartile,
    grades: figure === 'index' ? grades.map(({ name, least }) => ({ grade: name, least, count: countOf('grade', name) })) : [],
    bins: Array.from({ length: 20 }, (_, bin) => ({ from: bin * 5, to: bin * 5 + 5, count: countOf('bin', bin) }))
  }
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
       and c.code between rpad(registry.region_prefix($3), 12, '0') and rpad(registry.region_prefix($3), 12, '9')
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
  { client }: Transaction,
  { period, level, within, standardVersion, figure }: Pick<PublishedRanking, 'period' | 'level' | 'within' | 'standardVersion'> & { readonly figure: Figure },
  page: { limit: number; offset: number }
): Promise<RankedRegion[]> {
  await checkFigure(client, figure)
  const found = await client.query<RankedRegion & { list: number }>(
    `with newest as (${newest}),
     scored as materialized (
       select 0 as list, s.run_id, s.region_code, s.parent_code, ${rankedValue('$5')}
       from newest as n
       join checkup.region_score as s on s.run_id = n.run_id and s.region_code = n.region_code ${scoredType('$5')}
     ),
     ${rankedPages({ parent: 'null', limit: '$6', offset: '$7' })}`,
    [period, level, within, standardVersion, figure, page.limit, page.offset]
  )
  return found.rows.map(({ list: _, ...row }) => row)
}

/** Throws `unprocessable-input` for what nothing is ranked by. */
async function checkFigure(client: Transaction['client'], figure: Figure): Promise<void> {
  if (['index', 'base', 'balance', 'governance'].includes(figure)) return
  const known = await client.query('select from registry.facility_type where code = $1', [figure])
  if (known.rowCount === 0) {
    throw unprocessable(`${figure} is neither index, base, balance or governance nor a facility type`, [{ pointer: '/figure', detail: 'is no figure of a region' }])
  }
}
