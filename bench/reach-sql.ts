import pg from 'pg'
import type { BenchCity } from './bench-city.js'
import { createMemoryReach } from './memory-reach.js'
import { equalShareOf, measurement, type Measurement } from './measurement.js'
import { readPlaces, type Places } from './places.js'
import { prepareRouting } from './routing.js'

/** 5 and 15 minutes at 1.0 m/s. */
const near = 3_000
const far = 9_000
const originCount = 400
const warmUps = 50

/** Counts within both budgets as text, types in order: `1:0/3 2:1/8`. */
type Ask = (origin: number) => Promise<string>

interface Way {
  readonly name: string
  readonly ask: Ask
}

/**
 * Counts by type within 5 and 15 minutes of a site's position by network.reach, beside pgRouting in the same database
 * and a search in memory. Every way is asked about an origin before the next one comes, so all share the same weather.
 */
export async function measureReachSql(bench: BenchCity, tell: (line: string) => void): Promise<Measurement[]> {
  const sites = await readPlaces(bench, 'site')
  // Before a connection is held: the embedded engine has no second one.
  const searchMemory = await askMemory(bench, sites)
  const client = await bench.database.pool.connect()
  const owner = new pg.Client({ connectionString: bench.url, options: '-c jit=off' })
  try {
    const ways: Way[] = [{ name: 'reach-sql', ask: askReach(client, bench, sites) }]
    if (bench.url !== undefined) await owner.connect()
    if (bench.url !== undefined && (await prepareRouting(owner, bench.network.id))) {
      ways.push({ name: 'pgr_drivingDistance in a box', ask: askRouting(owner, bench, sites) })
    } else {
      tell('reach-sql: this engine lacks pgRouting, its yardstick is left out')
    }
    ways.push({ name: 'bounded search in memory', ask: searchMemory })
    const [own, ...others] = await askInTurn(ways, scatter(sites.count, originCount))
    return [
      measurement('reach-sql', 'ms', own!.values, others.map(({ name, values, answers }) => ({
        name,
        values,
        equalShare: equalShareOf(answers, own!.answers)
      })))
    ]
  } finally {
    client.release()
    await owner.end()
  }
}

/** Numbers below `size`, spread without a pattern and the same every time. */
export function scatter(size: number, count: number): number[] {
  return Array.from({ length: Math.min(size, count) }, (_, i) => Math.floor(size * ((i * 0.618_033_988_749_895) % 1)))
}

async function askInTurn(ways: readonly Way[], origins: readonly number[]) {
  const asked = ways.map(({ name }) => ({ name, values: [] as number[], answers: [] as string[] }))
  for (const origin of origins.slice(0, warmUps)) for (const { ask } of ways) await ask(origin)
  for (const origin of origins) {
    for (const [i, { ask }] of ways.entries()) {
      const begun = performance.now()
      const answer = await ask(origin)
      asked[i]!.values.push(performance.now() - begun)
      asked[i]!.answers.push(answer)
    }
  }
  return asked
}

interface CountRow {
  type_id: number
  near: number
  far: number
}

const answerOf = (rows: readonly CountRow[]) => rows.map((row) => `${row.type_id}:${row.near}/${row.far}`).join(' ')

function askReach(client: pg.ClientBase, { network }: BenchCity, { lon, lat }: Places): Ask {
  const text = `
    select r.type_id, count(*) filter (where r.decimetres <= ${near})::integer as near, count(*)::integer as far
    from network.reach($1, st_setsrid(st_point($2, $3), 4326), ${far}) as r
    group by r.type_id
    order by r.type_id`
  return async (origin) => {
    const { rows } = await client.query<CountRow>({ name: 'bench-reach', text, values: [network.id, lon[origin], lat[origin]] })
    return answerOf(rows)
  }
}

function askRouting(client: pg.Client, { network }: BenchCity, { lon, lat }: Places): Ask {
  const text = `
    select r.type_id, count(*) filter (where r.decimetres <= ${near})::integer as near, count(*)::integer as far
    from bench.routed_reach($1, st_setsrid(st_point($2, $3), 4326), ${far}) as r
    group by r.type_id
    order by r.type_id`
  return async (origin) => {
    const { rows } = await client.query<CountRow>({ name: 'bench-routing', text, values: [network.id, lon[origin], lat[origin]] })
    return answerOf(rows)
  }
}

async function askMemory(bench: BenchCity, sites: Places): Promise<Ask> {
  const facilities = await readPlaces(bench, 'facility')
  const { countByType } = createMemoryReach(bench.streets, facilities)
  const types = [...new Set(facilities.type)].sort((a, b) => a - b)
  const limitsAt = (budget: number) => new Int32Array(types.at(-1)! + 1).fill(budget)
  const [nearLimits, farLimits] = [limitsAt(near), limitsAt(far)]
  return async (origin) => {
    const nearCounts = countByType(sites, origin, far, nearLimits).slice()
    const farCounts = countByType(sites, origin, far, farLimits)
    return types
      .filter((type) => farCounts[type]! > 0)
      .map((type) => `${type}:${nearCounts[type]!}/${farCounts[type]!}`)
      .join(' ')
  }
}
