import { parseArgs } from 'node:util'
import { openBenchCity, type BenchCity, type CitySource } from './bench-city.js'
import { measureChange } from './change.js'
import { measureCircles } from './circles.js'
import { measureContract } from './contract.js'
import { measureGrowth } from './growth.js'
import { measureIsochrone } from './isochrone.js'
import { measureLabels } from './labels.js'
import { measureMatrix } from './matrix.js'
import { tableOf, measurement, type Measurement } from './measurement.js'
import { measureMemory } from './memory.js'
import { measureNearest } from './nearest.js'
import { measurePlanning } from './planning.js'
import { measureProvince } from './province.js'
import { measureReach } from './reach.js'
import { measureReachHttp } from './reach-http.js'
import { measureReads } from './reads.js'
import { measureFreshScores, measureRecalculation } from './recalculation.js'
import { measureTiles } from './tiles.js'

const tell = (line: string) => process.stderr.write(`${line}\n`)

type Benchmark =
  | { readonly name: string; readonly needs: 'nothing'; readonly measure: () => Promise<Measurement[]> }
  | { readonly name: string; readonly needs: 'city' | 'server'; readonly measure: (bench: BenchCity) => Promise<Measurement[]> }

const benchmarks: readonly Benchmark[] = [
  { name: 'growth', needs: 'nothing', measure: () => measureGrowth(tell) },
  { name: 'loading', needs: 'city', measure: async ({ loading }) => [measurement('loading', 's', [loading['facilities']! / 1_000])] },
  { name: 'reach', needs: 'city', measure: measureReach },
  { name: 'nearest', needs: 'city', measure: measureNearest },
  { name: 'matrix', needs: 'city', measure: measureMatrix },
  { name: 'isochrone', needs: 'city', measure: measureIsochrone },
  { name: 'change', needs: 'city', measure: measureChange },
  { name: 'reach-http', needs: 'city', measure: measureReachHttp },
  { name: 'recalculation', needs: 'city', measure: measureRecalculation },
  { name: 'fresh-scores', needs: 'city', measure: measureFreshScores },
  { name: 'reads', needs: 'city', measure: measureReads },
  { name: 'tiles', needs: 'city', measure: measureTiles },
  { name: 'contract', needs: 'city', measure: measureContract },
  { name: 'circles', needs: 'city', measure: measureCircles },
  { name: 'planning', needs: 'city', measure: measurePlanning },
  { name: 'memory', needs: 'server', measure: measureMemory },
  { name: 'province', needs: 'server', measure: (bench) => measureProvince(bench, process.env['DATABASE_URL']!, tell) },
  { name: 'labels', needs: 'city', measure: measureLabels }
]

const { values } = parseArgs({
  options: {
    only: { type: 'string', multiple: true },
    json: { type: 'boolean', default: false },
    scale: { type: 'string', default: 'city' },
    osm: { type: 'string' }
  }
})
const chosen = benchmarks.filter(({ name }) => values.only?.includes(name) ?? true)
const unknown = values.only?.filter((name) => !benchmarks.some((known) => known.name === name)) ?? []
if (unknown.length > 0) throw new Error(`no benchmark is called ${unknown.join(', ')}: there are ${benchmarks.map(({ name }) => name).join(', ')}`)
if (values.scale !== 'small' && values.scale !== 'city') throw new Error(`--scale is small or city, not ${values.scale}`)

const measured = await measureAll(values.osm === undefined ? { scale: values.scale } : { osm: values.osm })
process.stdout.write(`${values.json ? JSON.stringify(measured, null, 2) : tableOf(measured)}\n`)

async function measureAll(source: CitySource): Promise<Measurement[]> {
  const found: Measurement[] = []
  for (const benchmark of chosen) if (benchmark.needs === 'nothing') found.push(...(await begin(benchmark.name, benchmark.measure)))
  if (chosen.every(({ needs }) => needs === 'nothing')) return found

  const bench = await openBenchCity(process.env['DATABASE_URL'], source, tell)
  // Cut off, it still takes its database away.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void bench.drop().finally(() => process.exit(1)))
  try {
    for (const benchmark of chosen) {
      if (benchmark.needs === 'nothing') continue
      if (benchmark.needs === 'server' && bench.url === undefined) tell(`${benchmark.name}: needs PostgreSQL, set DATABASE_URL; left out`)
      else found.push(...(await begin(benchmark.name, () => benchmark.measure(bench))))
    }
    return found
  } finally {
    await bench.close()
  }
}

function begin(name: string, measure: () => Promise<Measurement[]>): Promise<Measurement[]> {
  tell(name)
  return measure()
}
