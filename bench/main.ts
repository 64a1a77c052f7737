import { parseArgs } from 'node:util'
import { openBenchCity, type BenchCity, type Scale } from './bench-city.js'
import { measureIsochrone } from './isochrone.js'
import { measureLabels } from './labels.js'
import { tableOf, measurement, type Measurement } from './measurement.js'
import { measureMemory } from './memory.js'
import { measureReachHttp } from './reach-http.js'
import { measureReachSql } from './reach-sql.js'
import { measureRecalculation } from './recalculation.js'

const tell = (line: string) => process.stderr.write(`${line}\n`)

interface Benchmark {
  readonly name: string
  readonly measure: (bench: BenchCity) => Promise<Measurement[]>
  /** Needs PostgreSQL. */
  readonly server?: true
}

const benchmarks: readonly Benchmark[] = [
  { name: 'loading', measure: async ({ loading }) => [measurement('loading', 's', [loading['facilities']! / 1_000])] },
  { name: 'reach-sql', measure: (bench) => measureReachSql(bench, tell) },
  { name: 'reach-http', measure: measureReachHttp },
  { name: 'isochrone', measure: measureIsochrone },
  { name: 'recalculation', measure: measureRecalculation },
  { name: 'memory', measure: measureMemory, server: true },
  { name: 'labels', measure: measureLabels }
]

const { values } = parseArgs({
  options: {
    only: { type: 'string', multiple: true },
    json: { type: 'boolean', default: false },
    scale: { type: 'string', default: 'city' }
  }
})
const chosen = benchmarks.filter(({ name }) => values.only?.includes(name) ?? true)
const unknown = values.only?.filter((name) => !benchmarks.some((known) => known.name === name)) ?? []
if (unknown.length > 0) throw new Error(`no benchmark is called ${unknown.join(', ')}: there are ${benchmarks.map(({ name }) => name).join(', ')}`)
if (values.scale !== 'small' && values.scale !== 'city') throw new Error(`--scale is small or city, not ${values.scale}`)

const measured = await measureAll(values.scale)
process.stdout.write(`${values.json ? JSON.stringify(measured, null, 2) : tableOf(measured)}\n`)

async function measureAll(scale: Scale): Promise<Measurement[]> {
  const bench = await openBenchCity(process.env['DATABASE_URL'], scale, tell)
  // Cut off, it still takes its database away.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void bench.drop().finally(() => process.exit(1)))
  try {
    const found: Measurement[] = []
    for (const { name, measure, server } of chosen) {
      if (server === true && bench.url === undefined) {
        tell(`${name}: needs PostgreSQL, set DATABASE_URL; left out`)
        continue
      }
      tell(name)
      found.push(...(await measure(bench)))
    }
    return found
  } finally {
    await bench.close()
  }
}
