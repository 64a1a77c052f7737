import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { BenchCity } from './bench-city.js'
import { measurement, type Measurement } from './measurement.js'

/** Peak resident memory of a service process of its own that takes a run through all its steps. */
export async function measureMemory({ url, city }: BenchCity): Promise<Measurement[]> {
  if (url === undefined) return []
  const child = fork(fileURLToPath(new URL('memory-service.js', import.meta.url)), [city.period], {
    env: { ...process.env, DATABASE_URL: url },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc']
  })
  const [peak] = (await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(([code]) => Promise.reject(new Error(`the service process ended with ${String(code)}`)))
  ])) as [{ megabytes: number }]
  return [measurement('memory', 'MB', [peak.megabytes])]
}
