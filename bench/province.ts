import { openBenchCity, type BenchCity } from './bench-city.js'
import { measurement, percentile, type Measurement } from './measurement.js'
import { inOwnProcess } from './own-process.js'

const copies = 10
const rounds = 3

interface Recalculated {
  readonly megabytes: number
  readonly seconds: number
}

/**
 * The full recalculation of ten cities at once beside that of one, each by a process of its own: how time and memory
 * grow. The first run of each finds the reach of all facilities and is left out.
 */
export async function measureProvince({ url, city }: BenchCity, serverUrl: string, tell: (line: string) => void): Promise<Measurement[]> {
  const province = await openBenchCity(serverUrl, { scale: 'city', copies }, tell)
  try {
    const recalculate = (of: string) => inOwnProcess<Recalculated>('memory-service.js', [city.period], { DATABASE_URL: of })
    const [one, ten]: [Recalculated[], Recalculated[]] = [[], []]
    for (let round = 0; round <= rounds; round++) {
      const [small, large] = [await recalculate(url!), await recalculate(province.url!)]
      if (round === 0) continue
      one.push(small)
      ten.push(large)
    }
    const seconds = (runs: readonly Recalculated[]) => runs.map((run) => run.seconds)
    const megabytes = (runs: readonly Recalculated[]) => percentile(runs.map((run) => run.megabytes), 0.5)
    return [
      measurement('ten cities recalculated', 's', seconds(ten), [{ name: 'one of them', values: seconds(one), equalShare: null }], [
        { name: 'memory for one', value: megabytes(one), unit: 'MB' },
        { name: 'memory for ten', value: megabytes(ten), unit: 'MB' }
      ])
    ]
  } finally {
    await province.close()
  }
}
