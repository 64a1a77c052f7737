import type { BenchCity } from './bench-city.js'
import { scatter, type Measurement } from './measurement.js'
import { createMemoryWalk } from './memory-walk.js'
import { readOperating, readPlaces, type Places } from './places.js'
import { prepareRouting } from './routing.js'
import { compare, type MemoryWay, type SqlWay } from './ways.js'

/** 5 and 15 minutes at 1.0 m/s, decimetres. */
const near = 3_000
const far = 9_000
const originCount = 400
const warmUps = 50

/** Of every type the facilities within 5 and 15 minutes of a site's position and the nearest: `EDU01:0/3@512.7 HLT01:1/2@98.4`. */
const labels: SqlWay = {
  name: 'network.reach_counts',
  sql: `
    select coalesce(string_agg(format('%s:%s/%s@%s', r.type_code, r.counts[1], r.counts[2], round(r.nearest_metres, 1)), ' ' order by r.type_code), '')
    from network.reach_counts(place[1], array[${near / 10}, ${far / 10}]) as r`
}

const routing: SqlWay = {
  name: 'pgr_drivingDistance in a box',
  sql: `
    select coalesce(string_agg(format('%s:%s/%s@%s', t.code, r.near, r.far, round(r.nearest / 10.0, 1)), ' ' order by t.code), '')
    from (
      select w.type_id, count(*) filter (where w.decimetres <= ${near}) as near, count(*) as far, min(w.decimetres) as nearest
      from bench.routed_reach(place[1], ${far}) as w
      group by w.type_id
    ) as r
    join registry.facility_type as t on t.id = r.type_id`
}

export async function measureReach(bench: BenchCity): Promise<Measurement[]> {
  const sites = await readPlaces(bench, 'site')
  const facilities = await readOperating(bench)
  return bench.database.asOwner(async (client) => {
    const hasRouting = await prepareRouting(client, bench.network.id)
    return compare(client, {
      name: 'reach',
      sql: hasRouting ? [labels, routing] : [labels],
      memory: countInMemory(bench, sites, facilities),
      origins: scatter(sites.count, originCount),
      pointsOf: (site) => [[sites.lon[site]!, sites.lat[site]!]],
      warmUps
    })
  })
}

function countInMemory({ streets }: BenchCity, sites: Places, facilities: Places): MemoryWay {
  const { walk, met, decimetresTo } = createMemoryWalk(streets, facilities)
  const codes = new Map(facilities.typeCode.map((code, facility) => [code, facilities.type[facility]!]))
  const types = [...codes].sort(([a], [b]) => (a < b ? -1 : 1))
  const size = facilities.type.reduce((a, b) => Math.max(a, b), 0) + 1
  const [nearCount, farCount, nearest] = [new Int32Array(size), new Int32Array(size), new Int32Array(size)]
  const ask = (site: number) => {
    nearCount.fill(0)
    farCount.fill(0)
    nearest.fill(far)
    const count = walk(sites, site, far)
    for (let i = 0; i < count; i++) {
      const type = facilities.type[met[i]!]!
      const decimetres = decimetresTo(met[i]!)
      farCount[type]!++
      if (decimetres <= near) nearCount[type]!++
      if (decimetres < nearest[type]!) nearest[type] = decimetres
    }
    return types
      .filter(([, type]) => farCount[type]! > 0)
      .map(([code, type]) => `${code}:${nearCount[type]!}/${farCount[type]!}@${(nearest[type]! / 10).toFixed(1)}`)
      .join(' ')
  }
  return { name: 'bounded search in memory', ask }
}
