import type { BenchCity } from './bench-city.js'
import { scatter, type Measurement } from './measurement.js'
import { createMemoryWalk } from './memory-walk.js'
import { choosePlaces, readOperating, readPlaces, type Places } from './places.js'
import { prepareRouting } from './routing.js'
import { compare, type MemoryWay, type SqlWay } from './ways.js'

const type = 'HLT01'
const k = 3
/** Decimetres. */
const horizon = 15_000
const originCount = 400
const warmUps = 50

/** The three nearest of one type, the nearest first: `1204:98.4 377:512.7 2011:640.0`. */
const labels: SqlWay = {
  name: 'network.nearest',
  sql: `
    select coalesce(string_agg(format('%s:%s', n.facility_id, round(n.metres, 1)), ' ' order by n.metres, n.facility_id), '')
    from network.nearest(place[1], '${type}', ${k}) as n`
}

const routing: SqlWay = {
  name: 'pgr_drivingDistance in a box',
  sql: `
    select coalesce(string_agg(format('%s:%s', n.facility_id, round(n.decimetres / 10.0, 1)), ' ' order by n.decimetres, n.facility_id), '')
    from bench.routed_nearest(place[1], '${type}', ${k}, ${horizon}) as n`
}

export async function measureNearest(bench: BenchCity): Promise<Measurement[]> {
  const sites = await readPlaces(bench, 'site')
  const facilities = await readOperating(bench)
  const ofType = choosePlaces(facilities, [...facilities.typeCode.keys()].filter((facility) => facilities.typeCode[facility] === type))
  return bench.database.asOwner(async (client) => {
    const hasRouting = await prepareRouting(client, bench.network.id)
    return compare(client, {
      name: 'nearest',
      sql: hasRouting ? [labels, routing] : [labels],
      memory: seekInMemory(bench, sites, ofType),
      origins: scatter(sites.count, originCount),
      pointsOf: (site) => [[sites.lon[site]!, sites.lat[site]!]],
      warmUps
    })
  })
}

/** Near first, then as far as the horizon, as the others do. */
function seekInMemory({ streets }: BenchCity, sites: Places, facilities: Places): MemoryWay {
  const { walk, met, decimetresTo } = createMemoryWalk(streets, facilities)
  const ask = (site: number) => {
    let count = walk(sites, site, horizon / 3)
    if (count < k) count = walk(sites, site, horizon)
    return [...met.subarray(0, count)]
      .map((facility) => ({ id: facilities.id[facility]!, decimetres: decimetresTo(facility) }))
      .sort((a, b) => a.decimetres - b.decimetres || a.id - b.id)
      .slice(0, k)
      .map(({ id, decimetres }) => `${id}:${(decimetres / 10).toFixed(1)}`)
      .join(' ')
  }
  return { name: 'bounded search in memory', ask }
}
