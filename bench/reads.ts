import { recalculate } from './recalculation.js'
import { readConfig } from '../src/config.js'
import { operator } from '../src/platform/caller.js'
import { signToken } from '../src/platform/http/authentication.js'
import { createLogger, startService } from '../src/server.js'
import type { BenchCity } from './bench-city.js'
import { measurement, timed, type Measurement } from './measurement.js'

const rounds = 60
const warmUps = 10

/** Reads of a run's results over HTTP on a kept-alive connection, one request after the other. */
export async function measureReads(bench: BenchCity): Promise<Measurement[]> {
  const { id } = await recalculate(bench)
  const codesOf = (level: string) => bench.city.regions.filter((region) => region.level === level).map(({ code }) => code)
  const [communities, streets, counties, cities] = [codesOf('community'), codesOf('street'), codesOf('county'), codesOf('city')]
  const run = `/v1/checkup/runs/${id}`
  const within = (codes: readonly string[], round: number) => codes[(round * 7919) % codes.length]!
  const reads: Readonly<Record<string, (round: number) => string>> = {
    'a community\'s score': (round) => `${run}/scores/${within(communities, round)}`,
    'a county\'s score': (round) => `${run}/scores/${within(counties, round)}`,
    'scores of 100 communities': () => `${run}/scores?level=community&limit=100`,
    'ranking of communities': () => `${run}/ranking?level=community&limit=20`,
    'ranking by a type': () => `${run}/ranking?level=community&figure=ELD01&limit=20`,
    'distribution of communities': () => `${run}/distribution?level=community`,
    'shortfalls of the city': () => `${run}/shortfalls?limit=20`,
    'shortfalls by cause': () => `${run}/shortfalls?cause=far&limit=20`,
    priorities: () => `${run}/priorities?limit=20`,
    'inequality of a county': (round) => `${run}/inequality?region=${within(counties, round)}`,
    'report of a community': (round) => `/v1/regions/${within(communities, round)}/report?run=${id}`,
    'report of a street': (round) => `/v1/regions/${within(streets, round)}/report?run=${id}`,
    'report of a county': (round) => `/v1/regions/${within(counties, round)}/report?run=${id}`,
    'report of the city': () => `/v1/regions/${cities[0]!}/report?run=${id}`
  }
  const config = readConfig({ PORT: '0', LOG_LEVEL: 'silent', RUN_WORKERS: 'false' })
  const service = await startService({ config, database: bench.database, logger: createLogger(config.logLevel) })
  const headers = { authorization: `Bearer ${signToken(config.jwtSecret, operator, 1)}` }
  const ask = async (path: string) => {
    const answer = await fetch(`${service.url}${path}`, { headers })
    if (!answer.ok) throw new Error(`GET ${path} answered ${answer.status}: ${await answer.text()}`)
    return answer.arrayBuffer()
  }
  try {
    const found: Measurement[] = []
    for (const [name, pathOf] of Object.entries(reads)) {
      for (let round = 0; round < warmUps; round++) await ask(pathOf(round))
      const values: number[] = []
      for (let round = 0; round < rounds; round++) values.push((await timed(() => ask(pathOf(round)))).milliseconds)
      found.push(measurement(name, 'ms', values))
    }
    return found
  } finally {
    await service.close()
  }
}
