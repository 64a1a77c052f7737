import type { BenchCity } from './bench-city.js'
import { scatter, type Measurement } from './measurement.js'
import { createMemoryWalk } from './memory-walk.js'
import { choosePlaces, readPlaces } from './places.js'
import { prepareRouting } from './routing.js'
import { compare, type MemoryWay, type SqlWay } from './ways.js'

/** 15 minutes at 1.0 m/s, decimetres. */
const budget = 9_000
const originCount = 100
const warmUps = 10

/** The area in whole square metres: the same streets drawn in another order differ in the last bits. */
const labels: SqlWay = {
  name: 'network.isochrones',
  sql: `select string_agg(round(st_area(i.geom::geography))::text, ' ') from network.isochrones(place[1], array[${budget / 10}]) as i`
}

const routing: readonly SqlWay[] = [
  {
    name: 'pgr_drivingDistance in a box, same shaping',
    sql: `select round(st_area(bench.routed_isochrone(place[1], ${budget})::geography))::text`
  },
  {
    name: 'pgr_drivingDistance in a box, concave hull',
    sql: `select round(st_area(bench.hull_isochrone(place[1], ${budget})::geography))::text`,
    differs: true
  }
]

/** The area within 15 minutes of a site's position. */
export async function measureIsochrone(bench: BenchCity): Promise<Measurement[]> {
  const sites = await readPlaces(bench, 'site')
  const { walk } = createMemoryWalk(bench.streets, choosePlaces(sites, []))
  const memory: MemoryWay = {
    name: 'bounded search in memory, no shape',
    differs: true,
    ask: (site) => String(walk(sites, site, budget))
  }
  return bench.database.asOwner(async (client) => {
    const hasRouting = await prepareRouting(client, bench.network.id)
    return compare(client, {
      name: 'isochrone',
      sql: hasRouting ? [labels, ...routing] : [labels],
      memory,
      origins: scatter(sites.count, originCount),
      pointsOf: (site) => [[sites.lon[site]!, sites.lat[site]!]],
      warmUps
    })
  })
}
