import { readConfig } from '../src/config.js'
import { operator } from '../src/platform/caller.js'
import { signToken } from '../src/platform/http/authentication.js'
import { createLogger, startService } from '../src/server.js'
import type { BenchCity } from './bench-city.js'
import { measurement, scatter, timed, type Measurement } from './measurement.js'
import { readPlaces } from './places.js'

const originCount = 400
const warmUps = 50

/** GET /v1/reach of a site's position on a kept-alive connection, one request after the other. */
export async function measureReachHttp(bench: BenchCity): Promise<Measurement[]> {
  const sites = await readPlaces(bench, 'site')
  const config = readConfig({ PORT: '0', LOG_LEVEL: 'silent', RUN_WORKERS: 'false' })
  const service = await startService({ config, database: bench.database, logger: createLogger(config.logLevel) })
  const headers = { authorization: `Bearer ${signToken(config.jwtSecret, operator, 1)}` }
  const ask = async (site: number) => {
    const answer = await fetch(`${service.url}/v1/reach?lon=${sites.lon[site]!}&lat=${sites.lat[site]!}&minutes=5,15`, { headers })
    if (!answer.ok) throw new Error(`GET /v1/reach answered ${answer.status}: ${await answer.text()}`)
    return answer.arrayBuffer()
  }
  try {
    const origins = scatter(sites.count, originCount)
    for (const site of origins.slice(0, warmUps)) await ask(site)
    const values: number[] = []
    for (const site of origins) values.push((await timed(() => ask(site))).milliseconds)
    return [measurement('reach-http', 'ms', values)]
  } finally {
    await service.close()
  }
}
