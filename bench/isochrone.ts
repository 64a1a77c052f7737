import { isochrones } from '../src/network/isochrone-queries.js'
import type { BenchCity } from './bench-city.js'
import { measurement, timed, type Measurement } from './measurement.js'
import { readPlaces } from './places.js'
import { scatter } from './reach-sql.js'

/** 15 minutes at 1.0 m/s. */
const budget = 9_000
const originCount = 200
const warmUps = 20
const options = { polygons: true, widthMetres: 25, generalizeMetres: 5 }

/** The 15-minute isochrone of a site's position: the shape by network.isochrones, with the people and facilities within. */
export async function measureIsochrone(bench: BenchCity): Promise<Measurement[]> {
  const sites = await readPlaces(bench, 'site')
  const ask = async (site: number) =>
    isochrones(bench.database.pool, bench.network, { lon: sites.lon[site]!, lat: sites.lat[site]! }, [budget], options)
  const origins = scatter(sites.count, originCount)
  for (const site of origins.slice(0, warmUps)) await ask(site)
  const values: number[] = []
  for (const site of origins) values.push((await timed(() => ask(site))).milliseconds)
  return [measurement('isochrone', 'ms', values)]
}
