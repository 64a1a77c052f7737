import type { BenchCity } from './bench-city.js'
import { measurement, timed, type Measurement } from './measurement.js'
import { overHttp } from './over-http.js'
import { recalculate } from './recalculation.js'

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
  return overHttp(bench, async (ask) => {
    const found: Measurement[] = []
    for (const [name, pathOf] of Object.entries(reads)) {
      for (let round = 0; round < warmUps; round++) await ask(pathOf(round))
      const values: number[] = []
      for (let round = 0; round < rounds; round++) values.push((await timed(() => ask(pathOf(round)))).milliseconds)
      found.push(measurement(name, 'ms', values))
    }
    return found
  })
}
