import type { BenchCity } from './bench-city.js'
import { scatter, type Measurement } from './measurement.js'
import { createMemoryWalk } from './memory-walk.js'
import { choosePlaces, readOperating, readPlaces, type Places } from './places.js'
import { prepareRouting } from './routing.js'
import { compare, type MemoryWay, type Points, type SqlWay } from './ways.js'

/** Origins, and as many destinations. */
const side = 100
/** Decimetres. */
const horizon = 15_000
const questionCount = 20
const warmUps = 6

/** How many pairs are within the horizon, and a sum that tells one distance of one pair from another: `6120 38419273318`. */
const digest = `count(*) || ' ' || coalesce(sum((101 * m.origin + m.destination) * `

const labels: SqlWay = {
  name: 'network.matrix',
  sql: `
    select ${digest}(10 * m.metres)::bigint), 0)
    from network.matrix(place[1:${side}], place[${side + 1}:${2 * side}]) as m`
}

const routing: SqlWay = {
  name: 'pgr_dijkstraCost in a box',
  sql: `
    select ${digest}m.decimetres::bigint), 0)
    from bench.routed_matrix(place[1:${side}], place[${side + 1}:${2 * side}], ${horizon}) as m`
}

/** A quarter's hundred sites and hundred facilities: those nearest, in a straight line, to one site. */
interface Quarter {
  readonly sites: Places
  readonly facilities: Places
}

/** Distances between a hundred sites and a hundred facilities of one quarter. */
export async function measureMatrix(bench: BenchCity): Promise<Measurement[]> {
  const sites = await readPlaces(bench, 'site')
  const facilities = await readOperating(bench)
  const quarters = scatter(sites.count, questionCount).map((centre): Quarter => ({
    sites: nearestTo(sites, sites, centre),
    facilities: nearestTo(facilities, sites, centre)
  }))
  return bench.database.asOwner(async (client) => {
    const hasRouting = await prepareRouting(client, bench.network.id)
    return compare(client, {
      name: `matrix ${side} x ${side}`,
      sql: hasRouting ? [labels, routing] : [labels],
      memory: walkInMemory(bench, quarters),
      origins: [...quarters.keys()],
      pointsOf: (quarter) => [...pointsOf(quarters[quarter]!.sites), ...pointsOf(quarters[quarter]!.facilities)],
      warmUps
    })
  })
}

const pointsOf = ({ lon, lat }: Places): Points => [...lon].map((degrees, i) => [degrees, lat[i]!] as const)

function nearestTo(places: Places, centres: Places, centre: number): Places {
  const distance = Float64Array.from(places.x, (x, i) => Math.hypot(x - centres.x[centre]!, places.y[i]! - centres.y[centre]!))
  return choosePlaces(places, [...distance.keys()].sort((a, b) => distance[a]! - distance[b]! || a - b).slice(0, side))
}

function walkInMemory({ streets }: BenchCity, quarters: readonly Quarter[]): MemoryWay {
  const walks = quarters.map(({ facilities }) => createMemoryWalk(streets, facilities))
  const ask = (quarter: number) => {
    const { sites } = quarters[quarter]!
    const { walk, met, decimetresTo } = walks[quarter]!
    let pairs = 0
    let sum = 0
    for (let site = 0; site < sites.count; site++) {
      const count = walk(sites, site, horizon)
      pairs += count
      for (let i = 0; i < count; i++) sum += (101 * (site + 1) + met[i]! + 1) * decimetresTo(met[i]!)
    }
    return `${pairs} ${sum}`
  }
  return { name: 'bounded searches in memory', ask }
}
