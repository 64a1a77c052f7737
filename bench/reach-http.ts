import type { BenchCity } from './bench-city.js'
import { measurement, scatter, timed, type Measurement } from './measurement.js'
import { overHttp } from './over-http.js'
import { readPlaces } from './places.js'

const originCount = 400
const warmUps = 50

/** GET /v1/reach of a site's position on a kept-alive connection, one request after the other. */
export async function measureReachHttp(bench: BenchCity): Promise<Measurement[]> {
  const sites = await readPlaces(bench, 'site')
  const pathOf = (site: number) => `/v1/reach?lon=${sites.lon[site]!}&lat=${sites.lat[site]!}&minutes=5,15`
  return overHttp(bench, async (ask) => {
    const origins = scatter(sites.count, originCount)
    for (const site of origins.slice(0, warmUps)) await ask(pathOf(site))
    const values: number[] = []
    for (const site of origins) values.push((await timed(() => ask(pathOf(site)))).milliseconds)
    return [measurement('reach-http', 'ms', values)]
  })
}
