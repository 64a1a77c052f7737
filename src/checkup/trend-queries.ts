import type { Transaction } from '../platform/caller.js'
import { queryPrepared } from '../platform/database/prepared.js'
import { byKey } from '../platform/database/rows-by-key.js'
import { conflict } from '../platform/errors.js'
import type { RegionLevel } from '../registry/region-import.js'
import { codeWithin } from '../registry/region-queries.js'
import { changeOfBasis, type Comparability } from './comparability.js'
import { tellsOf } from './composition-steps.js'
import { findRun, findRuns, withResults, type Run } from './run-queries.js'
import { askedOf, findRegionScores, type Indices, type RegionScore, type ScoreKey } from './score-queries.js'
import { explainChange, type IndexState, type TypeChange, type TypeState } from './trend.js'

/** A type's part in a change, with its scores, two decimals. */
export interface NamedTypeChange extends TypeChange {
  readonly nameZh: string
  readonly nameEn: string
  readonly scoreBefore: number | null
  readonly scoreAfter: number | null
}

/** Now minus before, two decimals; null where either is. */
export interface Movement extends Indices {
  readonly index: number | null
  /** Places gained among siblings; null where the runs cover different regions. */
  readonly rank: number | null
  readonly rankInLevel: number | null
}

/** A region's figures against those of an earlier run, with the reasons. */
export interface Trend extends Comparability {
  readonly code: string
  readonly nameZh: string
  readonly nameEn: string | null
  readonly level: RegionLevel
  readonly run: Run
  /** Null where no earlier period has a published run that covers the region. */
  readonly previousRun: Run | null
  readonly after: RegionScore
  readonly before: RegionScore | null
  readonly change: Movement
  /** Their points sum to the change of the index; those that moved it most come first. */
  readonly types: NamedTypeChange[]
}

/** A region's scores, to be explained against those of a run, of no run (null), or of the previous published one (undefined). */
export interface TrendRequest {
  readonly score: RegionScore
  readonly against?: number | null | undefined
}

/** Newest published runs that cover regions, of periods before that of a run: the newest period first, in it what was published last. */
const previousRun = (code: string, period: string) => `
  select r.id
  from checkup.run as r
  where r.status = 'published'
    and r.period < ${period}
    and starts_with(${code}, registry.region_prefix(r.scope_code))
    and ${tellsOf('r', code)}
  order by r.period desc, r.published_at desc, r.id desc
  limit 1`

/** Changes of regions with their reasons: five statements at most, however many regions. */
export async function trends(transaction: Transaction, requests: readonly TrendRequest[]): Promise<Trend[]> {
  const previous = await previousRunIds(transaction, requests.filter(({ against }) => against === undefined).map(({ score }) => score))
  const beforeOf = ({ score, against }: TrendRequest) => (against === undefined ? previous.get(keyOf(score)) : (against ?? undefined))
  const earlier = requests.flatMap((request) => {
    const runId = beforeOf(request)
    return runId === undefined ? [] : [{ runId, code: request.score.code }]
  })
  const runIds = new Set([...requests.map(({ score }) => score), ...earlier].map(({ runId }) => runId))
  const runs = new Map((await findRuns(transaction, [...runIds])).map((run) => [run.id, run]))
  const scores = new Map((earlier.length === 0 ? [] : await findRegionScores(transaction, earlier)).map((score) => [keyOf(score), score]))
  const states = scores.size === 0 ? new Map<string, NamedState[]>() : await typeStates(transaction, [...requests.map(({ score }) => score), ...scores.values()])

  return requests.map((request) => {
    const { score } = request
    const run = runs.get(score.runId)!
    const runId = beforeOf(request)
    const previousRun = runId === undefined ? null : (runs.get(runId) ?? null)
    const before = (runId === undefined ? undefined : scores.get(keyOf({ runId, code: score.code }))) ?? null
    const { code, nameZh, nameEn, level } = score
    const sameScope = previousRun?.scopeCode === run.scopeCode
    const basis = previousRun === null ? { comparable: true, notes: [] } : changeOfBasis(previousRun, run)
    return {
      code,
      nameZh,
      nameEn,
      level,
      run,
      previousRun,
      after: score,
      before,
      change: movement(before, score, sameScope),
      comparable: basis.comparable,
      notes: [
        ...basis.notes,
        ...(previousRun === null ? [`no run published for a period before ${run.period} covers ${code}`] : []),
        ...(previousRun !== null && before === null ? [`run ${previousRun.id} of ${previousRun.period} has no figures of ${code}`] : []),
        ...(before !== null && !sameScope ? ['the two runs cover different regions: ranks are not compared'] : [])
      ],
      types: before === null ? [] : typeChanges(before, states.get(keyOf(before)) ?? [], score, states.get(keyOf(score)) ?? [])
    }
  })
}

const keyOf = ({ runId, code }: ScoreKey) => `${runId} ${code}`

async function previousRunIds({ client }: Transaction, keys: readonly ScoreKey[]): Promise<ReadonlyMap<string, number>> {
  if (keys.length === 0) return new Map()
  const found = await queryPrepared<ScoreKey & { previous: number }>(
    client,
    `select asked.run_id as "runId", asked.code, p.id as previous
     from unnest($1::bigint[], $2::text[]) as asked (run_id, code)
     join checkup.run as this on this.id = asked.run_id
     cross join lateral (${previousRun('asked.code', 'this.period')}) as p`,
    [keys.map(({ runId }) => runId), keys.map(({ code }) => code)]
  )
  return new Map(found.rows.map((row) => [keyOf(row), row.previous]))
}

/** A type as a run's standard has it. */
type RunType = Pick<TypeState, 'typeCode' | 'weight'> &
  Omit<IndexState, 'index' | 'types'> & { readonly runId: number; readonly typeId: number; readonly nameZh: string; readonly nameEn: string }

interface FigureRow extends ScoreKey, Omit<TypeState, 'typeCode' | 'weight'> {
  readonly typeId: number
  /** The score, two decimals. */
  readonly rounded: number | null
}

/** A type's state; the type and its rounded score beside it. */
interface NamedState extends TypeState {
  readonly type: RunType
  readonly rounded: number | null
}

/** The type scores of regions, unrounded, in the order of their standards. Names and weights are read once a run, not once a region. */
async function typeStates({ client }: Transaction, keys: readonly ScoreKey[]): Promise<ReadonlyMap<string, NamedState[]>> {
  const types = await queryPrepared<RunType>(
    client,
    `select
       r.id as "runId", t.type_id as "typeId", f.code as "typeCode", t.name_zh as "nameZh", t.name_en as "nameEn", t.weight,
       p.base_weight as "baseWeight", p.balance_weight as "balanceWeight", p.governance_weight as "governanceWeight"
     from checkup.run as r
     cross join lateral checkup.parameters(r.id) as p
     join registry.standard_type as t on t.standard_version = r.standard_version
     join registry.facility_type as f on f.id = t.type_id
     where r.id = any ($1::bigint[])
     order by r.id, t.position`,
    [[...new Set(keys.map(({ runId }) => runId))]]
  )
  const exact = (name: string) => `s.${name}::float8 as ${name}`
  const figures = await queryPrepared<FigureRow>(
    client,
    `select
       s.run_id as "runId", s.region_code as code, s.type_id as "typeId", s.applies, s.surveyed,
       ${exact('base')}, ${exact('balance')}, ${exact('governance')}, ${exact('score')}, round(s.score::numeric, 2) as rounded
     from ${askedOf('type_score')}`,
    [keys.map(({ runId }) => runId), keys.map(({ code }) => code)]
  )
  const typesOf = byKey(types.rows.map((row) => ({ key: row.runId, row })))
  const figuresOf = byKey(figures.rows.map((row) => ({ key: keyOf(row), row })))
  return new Map(
    [...figuresOf].map(([key, rows]) => {
      const ofType = new Map(rows.map((row) => [row.typeId, row]))
      return [key, (typesOf.get(rows[0]!.runId) ?? []).flatMap((type) => stateOf(type, ofType.get(type.typeId)) ?? [])]
    })
  )
}

/** Field by field: copying objects by their spread takes ten times as long, and there are twenty a region. */
function stateOf(type: RunType, figures: FigureRow | undefined): NamedState | undefined {
  if (figures === undefined) return undefined
  const { typeCode, weight } = type
  const { applies, surveyed, base, balance, governance, score, rounded } = figures
  return { typeCode, weight, applies, surveyed, base, balance, governance, score, rounded, type }
}

function typeChanges(before: RegionScore, old: readonly NamedState[], after: RegionScore, recent: readonly NamedState[]): NamedTypeChange[] {
  const indexOf = (score: RegionScore, types: readonly NamedState[]): IndexState => {
    const { baseWeight = 0, balanceWeight = 0, governanceWeight = 0 } = types[0]?.type ?? {}
    return { index: score.index, baseWeight, balanceWeight, governanceWeight, types }
  }
  return explainChange(indexOf(before, old), indexOf(after, recent)).map(({ typeCode, cause, points, base, balance, governance, weight }) => {
    const [then, now] = [old, recent].map((types) => types.find((type) => type.typeCode === typeCode))
    const { nameZh, nameEn } = (now ?? then)!.type
    return { typeCode, nameZh, nameEn, cause, scoreBefore: then?.rounded ?? null, scoreAfter: now?.rounded ?? null, points, base, balance, governance, weight }
  })
}

function movement(before: RegionScore | null, after: RegionScore, sameScope: boolean): Movement {
  const points = (name: 'index' | keyof Indices) => difference(before?.[name] ?? null, after[name])
  const places = (name: 'rank' | 'rankInLevel') => (sameScope ? difference(after[name], before?.[name] ?? null) : null)
  return {
    index: points('index'),
    base: points('base'),
    balance: points('balance'),
    governance: points('governance'),
    rank: places('rank'),
    rankInLevel: places('rankInLevel')
  }
}

/** Of two numbers with two decimals, exactly. */
const difference = (from: number | null, to: number | null): number | null =>
  from === null || to === null ? null : (Math.round(to * 100) - Math.round(from * 100)) / 100

/** A region's figures in every published period that covers it, the oldest first, each against the one before. */
export async function regionTrend(transaction: Transaction, code: string): Promise<Trend[]> {
  return (await regionTrends(transaction, [code])).get(code) ?? []
}

/** The same for several regions at once. */
export async function regionTrends(transaction: Transaction, codes: readonly string[]): Promise<ReadonlyMap<string, Trend[]>> {
  const found = await transaction.client.query<ScoreKey>(
    `select distinct on (asked.code, r.period) r.id as "runId", asked.code
     from unnest($1::text[]) as asked (code)
     join checkup.run as r
       on r.status = 'published'
       and starts_with(asked.code, registry.region_prefix(r.scope_code))
       and ${tellsOf('r', 'asked.code')}
     order by asked.code, r.period, r.published_at desc, r.id desc`,
    [codes]
  )
  const scores = new Map((await findRegionScores(transaction, found.rows)).map((score) => [keyOf(score), score]))
  const series = byKey(found.rows.flatMap((key) => (scores.has(keyOf(key)) ? [{ key: key.code, row: scores.get(keyOf(key))! }] : [])))
  const requests = [...series.values()].flatMap((rows) => rows.map((score, at) => ({ score, against: rows[at - 1]?.runId ?? null })))
  return byKey((await trends(transaction, requests)).map((row) => ({ key: row.code, row })))
}

export interface MoversFilter {
  readonly level: RegionLevel
  /** Only regions in this one; default: the run's scope. */
  readonly within?: string | undefined
  /** The run to compare with; default: for each region the newest published one of an earlier period. */
  readonly against?: number | undefined
  /** At most so many that rose, and as many that fell. */
  readonly limit: number
}

export interface Movers extends Comparability {
  readonly run: Run
  readonly level: RegionLevel
  readonly within: string
  /** Regions with a rank in both runs. */
  readonly compared: number
  readonly risen: number
  readonly fallen: number
  /** Those that rose most first, each with the three types that moved it most. */
  readonly risers: Trend[]
  readonly fallers: Trend[]
}

const reasonsShown = 3

interface MoverRow {
  readonly code: string | null
  readonly before: number
  readonly compared: number
  readonly risen: number
  readonly fallen: number
  readonly runs: number[] | null
}

/** Which regions of a level rose and fell most, and why. Throws `not-found` for runs there are none of, `conflict` for a run against itself. */
export async function movers(transaction: Transaction, run: Run, { level, within = run.scopeCode, against, limit }: MoversFilter): Promise<Movers> {
  if (against !== undefined) await ensureOther(transaction, run.id, against)
  const found = await transaction.client.query<MoverRow>(
    `with earlier as materialized (
       select r.id, r.mode, r.scope_code, registry.region_prefix(r.scope_code) as prefix, row_number() over (order by r.period desc, r.published_at desc, r.id desc) as place
       from checkup.run as r
       where ${against === undefined ? `r.status = 'published' and r.period < $5` : 'r.id = $5'}
     ),
     now as materialized (
       select n.region_code, n.index
       from checkup.region_score as n
       where n.run_id = $1
         and n.level = $2
         and ${codeWithin('n.region_code', '$3')}
         and n.rank is not null
     ),
     previous as materialized (
       select n.region_code, min(e.place) as place
       from now as n
       join earlier as e on starts_with(n.region_code, e.prefix) and ${tellsOf('e', 'n.region_code')}
       group by n.region_code
     ),
     moved as materialized (
       select n.region_code as code, s.run_id as before, round(n.index::numeric, 2) - round(s.index::numeric, 2) as change
       from previous as p
       join earlier as e on e.place = p.place
       join checkup.region_score as s on s.run_id = e.id and s.region_code = p.region_code and s.level = $2
       join now as n on n.region_code = p.region_code
       where s.rank is not null
     ),
     facts as (
       select
         count(*)::integer as compared,
         (count(*) filter (where m.change > 0))::integer as risen,
         (count(*) filter (where m.change < 0))::integer as fallen,
         array_agg(distinct m.before) as runs
       from moved as m
     ),
     placed as (
       select
         m.*,
         row_number() over (order by m.change desc, m.code) as from_best,
         row_number() over (order by m.change, m.code) as from_worst
       from moved as m
     )
     select p.code, p.before, f.compared, f.risen, f.fallen, f.runs
     from facts as f
     left join placed as p on p.from_best <= least($4, f.risen) or p.from_worst <= least($4, f.fallen)
     order by abs(p.change) desc, p.code`,
    [run.id, level, within, limit, against ?? run.period]
  )
  const { compared, risen, fallen, runs } = found.rows[0]!
  const chosen = found.rows.filter((row) => row.code !== null) as (MoverRow & { code: string })[]
  const scores = new Map((await findRegionScores(transaction, chosen.map(({ code }) => ({ runId: run.id, code })))).map((score) => [score.code, score]))
  const moved = (await trends(transaction, chosen.map(({ code, before }) => ({ score: scores.get(code)!, against: before })))).map((trend) => ({
    ...trend,
    types: trend.types.slice(0, reasonsShown)
  }))
  const bases = (await findRuns(transaction, runs ?? [])).map((before) => changeOfBasis(before, run))
  return {
    run,
    level,
    within,
    compared,
    risen,
    fallen,
    comparable: bases.every((basis) => basis.comparable),
    notes: compared === 0
      ? [`no ${level} in ${within} has a rank both here and in ${against === undefined ? 'a run published for an earlier period' : `run ${against}`}`]
      : [...new Set(bases.flatMap((basis) => basis.notes))],
    risers: moved.filter((trend) => trend.change.index! > 0),
    fallers: moved.filter((trend) => trend.change.index! < 0)
  }
}

/** Throws `not-found` for a run the caller may not see, `conflict` for the run itself and one without results. */
export async function ensureOther(transaction: Transaction, runId: number, against: number): Promise<void> {
  const other = await findRun(transaction, against)
  if (other.id === runId) throw conflict(`run ${runId} cannot be compared with itself: name another one in against`)
  if (!withResults.includes(other.status)) throw conflict(`run ${against} is ${other.status}: it has no results to compare with`)
}
