import type { BenchCity } from './bench-city.js'
import { measurement, type Measurement } from './measurement.js'
import { inOwnProcess } from './own-process.js'

/** Peak resident memory of a service process of its own that takes a run through all its steps. */
export async function measureMemory({ url, city }: BenchCity): Promise<Measurement[]> {
  if (url === undefined) return []
  const { megabytes } = await inOwnProcess<{ megabytes: number }>('memory-service.js', [city.period], { DATABASE_URL: url })
  return [measurement('memory', 'MB', [megabytes])]
}
