import { readConfig } from '../src/config.js'
import { operator } from '../src/platform/caller.js'
import { signToken } from '../src/platform/auth/tokens.js'
import { createLogger, startService } from '../src/server.js'
import type { BenchCity } from './bench-city.js'

/** Asks a service on a benchmark's database over kept-alive connections; an answer that is not well ends the benchmark. */
export async function overHttp<T>({ database }: BenchCity, work: (ask: (path: string) => Promise<ArrayBuffer>) => Promise<T>): Promise<T> {
  const config = readConfig({ PORT: '0', LOG_LEVEL: 'silent', RUN_WORKERS: 'false', REQUESTS_PER_MINUTE: '0' })
  const service = await startService({ config, database, logger: createLogger(config.logLevel) })
  const headers = { authorization: `Bearer ${await signToken(config.tokens.secret, operator, 3600)}` }
  try {
    return await work(async (path) => {
      const answer = await fetch(`${service.url}${path}`, { headers })
      if (!answer.ok) throw new Error(`GET ${path} answered ${answer.status}: ${await answer.text()}`)
      return answer.arrayBuffer()
    })
  } finally {
    await service.close()
  }
}
