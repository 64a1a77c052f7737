import { executeRun } from '../src/checkup/run-steps.js'
import { findRun, requestRun, type RequestedMode } from '../src/checkup/run-queries.js'
import { asCaller, operator } from '../src/platform/caller.js'
import { facilityImport } from '../src/network/facility-import.js'
import { importTable } from '../src/platform/table-import.js'
import { defaultStandard } from '../src/registry/standard-file.js'
import type { BenchCity } from './bench-city.js'
import { equalShareOf, measurement, timed, type Measurement } from './measurement.js'
import { createMemoryWalk } from './memory-walk.js'
import { readPlaces } from './places.js'

const rounds = 3

/**
 * The full recalculation, every step of it, beside a lower bound: nothing but one bounded search in memory from every
 * site, and the counting of what it meets by type. The two take turns, so both share the same weather.
 */
export async function measureRecalculation(bench: BenchCity): Promise<Measurement[]> {
  const { search, counts } = await prepareSearches(bench)
  search()
  await recalculate(bench)
  const times: number[] = []
  const searchTimes: number[] = []
  for (let i = 0; i < rounds; i++) {
    searchTimes.push((await timed(search)).milliseconds / 1_000)
    times.push((await recalculate(bench)).seconds)
  }
  const equalShare = equalShareOf(await countInDatabase(bench), [...counts])
  return [
    measurement('recalculation', 's', times, [{ name: 'bounded searches in memory', values: searchTimes, equalShare }])
  ]
}

/** A run and how long it took until its scores were there to be read; the ranges that come after are not waited for by anybody. */
export async function recalculate({ database, city }: Pick<BenchCity, 'database' | 'city'>, mode: RequestedMode = 'full'): Promise<{ id: number; seconds: number }> {
  const standardVersion = defaultStandard().version
  const { run } = await requestRun(database, operator, { period: city.period, standardVersion, mode }, new Date())
  await executeRun(database, operator, run.id)
  const { startedAt, finishedAt } = await asCaller(database, operator, (transaction) => findRun(transaction, run.id))
  return { id: run.id, seconds: (finishedAt!.getTime() - startedAt!.getTime()) / 1_000 }
}

/** A facility is resized, and scores are fresh: what has changed beside the full recalculation, which must say the same. */
export async function measureFreshScores(bench: BenchCity): Promise<Measurement[]> {
  await recalculate(bench)
  const times: number[] = []
  const fullTimes: number[] = []
  let equal = 0
  for (let round = 1; round <= rounds; round++) {
    await resizeFacility(bench, round)
    const changed = await recalculate(bench, 'changed')
    const full = await recalculate(bench)
    times.push(changed.seconds)
    fullTimes.push(full.seconds)
    if ((await resultDigest(bench, changed.id)) === (await resultDigest(bench, full.id))) equal++
  }
  return [measurement('one facility changed', 's', times, [{ name: 'full recalculation', values: fullTimes, equalShare: equal / rounds }])]
}

/** A facility that is operating gets another size, on a day of its own. */
async function resizeFacility({ database }: BenchCity, round: number): Promise<void> {
  const { rows } = await database.pool.query<Record<string, string>>(
    `select f.external_id, t.code as type_code, f.name, f.community_code, (coalesce(f.size, 100) + 7)::text as size, f.status, st_x(f.geom)::text as lon, st_y(f.geom)::text as lat
     from registry.facility as f
     join registry.facility_type as t on t.id = f.type_id
     where f.status = 'operating' and f.valid_to = 'infinity'
     order by md5(f.external_id || $1)
     limit 1`,
    [round]
  )
  const source = { name: 'change.csv', records: [{ line: 2, fields: rows[0]! }] }
  await importTable(database, operator, facilityImport, source, { validFrom: `2020-01-0${round}` })
}

/** Of every figure of a run. */
async function resultDigest({ database }: BenchCity, runId: number): Promise<string> {
  const { rows } = await asCaller(database, operator, ({ client }) =>
    client.query<{ digest: string }>(
      `select md5(string_agg(line, '' order by line)) as digest
       from (
         select (to_jsonb(t) - 'run_id')::text as line from checkup.type_score as t where run_id = $1
         union all
         select (to_jsonb(r) - 'run_id')::text from checkup.region_score as r where run_id = $1
       ) as lines`,
      [runId]
    )
  )
  return rows[0]!.digest
}

interface TypeBudget {
  readonly type: number
  readonly budget: number
}

async function typeBudgets({ database }: BenchCity): Promise<TypeBudget[]> {
  const { rows } = await database.pool.query<TypeBudget>(
    `select type_id as type, budget_decimetres as budget
     from registry.standard_type
     where standard_version = $1
     order by type_id`,
    [defaultStandard().version]
  )
  return rows
}

/** A search from every site, that leaves the facilities reached: sites in the order of ids, types in that of theirs. */
async function prepareSearches(bench: BenchCity): Promise<{ search: () => void; counts: Int32Array }> {
  const types = await typeBudgets(bench)
  const sites = await readPlaces(bench, 'site')
  const facilities = await readPlaces(bench, 'facility')
  const widest = Math.max(...types.map(({ budget }) => budget))
  const limits = new Int32Array(Math.max(...types.map(({ type }) => type)) + 1)
  for (const { type, budget } of types) limits[type] = budget

  const { walk, met, decimetresTo } = createMemoryWalk(bench.streets, facilities)
  const column = new Int32Array(limits.length)
  for (const [t, { type }] of types.entries()) column[type] = t
  const counts = new Int32Array(sites.count * types.length)
  const search = () => {
    counts.fill(0)
    for (let site = 0; site < sites.count; site++) {
      const count = walk(sites, site, widest)
      for (let i = 0; i < count; i++) {
        const type = facilities.type[met[i]!]!
        if (decimetresTo(met[i]!) <= limits[type]!) counts[site * types.length + column[type]!]!++
      }
    }
  }
  return { search, counts }
}

async function countInDatabase({ database }: BenchCity): Promise<number[]> {
  const { rows } = await asCaller(database, operator, ({ client }) => client.query<{ counts: number[] }>(countsBySite))
  return rows.flatMap((row) => row.counts)
}

const countsBySite = `
  with latest as (
    select max(id) as id
    from checkup.run
  ),
  reached as (
    select k.site_id, x.type_id, count(*)::integer as count
    from latest as l
    join checkup.run_reach as x on x.run_id = l.id
    join network.kept_reach as k on k.network_id = x.network_id and k.facility_id = x.facility_id
    where k.decimetres <= x.budget_decimetres
    group by k.site_id, x.type_id
  )
  select array_agg(coalesce(r.count, 0) order by t.type_id) as counts
  from checkup.run_site as s
  join latest as l on l.id = s.run_id
  join checkup.run as run on run.id = l.id
  join registry.standard_type as t on t.standard_version = run.standard_version
  left join reached as r on r.site_id = s.site_id and r.type_id = t.type_id
  where s.on_network
  group by s.site_id
  order by s.site_id`
