import { createBoundedDijkstra } from '../src/network/bounded-dijkstra.js'
import type { StreetNetwork } from '../src/network/street-network.js'
import { seedsOf, type Places } from './places.js'

export interface MemoryReach {
  /**
   * Searches from a place up to the budget and counts what it meets: reached[type] facilities no farther than the type's
   * own limit. The array is used again by the next search.
   */
  readonly countByType: (origins: Places, origin: number, budgetDecimetres: number, limits: Int32Array) => Int32Array
}

/** Facilities hung on the ends of their edges, and a bounded search over typed arrays: as quick as one core counts. */
export function createMemoryReach(streets: StreetNetwork, facilities: Places): MemoryReach {
  const { search, settled, distance } = createBoundedDijkstra(streets)
  const atNode = hang(streets.nodeCount, [
    { at: (f) => streets.source[facilities.edge[f]!]!, decimetres: (f) => facilities.leg[f]! + facilities.toSource[f]! },
    { at: (f) => streets.target[facilities.edge[f]!]!, decimetres: (f) => facilities.leg[f]! + facilities.toTarget[f]! }
  ], facilities.count)
  const onEdge = hang(streets.edgeCount, [{ at: (f) => facilities.edge[f]!, decimetres: () => 0 }], facilities.count)
  const met = new Int32Array(facilities.count)
  const nearest = new Int32Array(facilities.count).fill(-1)
  const reached = new Int32Array(facilities.type.reduce((a, b) => Math.max(a, b), 0) + 1)

  const countByType = (origins: Places, origin: number, budget: number, limits: Int32Array): Int32Array => {
    let metCount = 0
    const meet = (facility: number, decimetres: number) => {
      const known = nearest[facility]!
      if (known < 0) met[metCount++] = facility
      if (known < 0 || decimetres < known) nearest[facility] = decimetres
    }
    const settledCount = search(seedsOf(origins, origin, { streets }), budget)
    for (let i = 0; i < settledCount; i++) {
      const node = settled[i]!
      const walked = distance(node)
      for (let at = atNode.start[node]!, end = atNode.start[node + 1]!; at < end; at++) {
        meet(atNode.facility[at]!, walked + atNode.decimetres[at]!)
      }
    }
    const edge = origins.edge[origin]!
    for (let at = onEdge.start[edge]!, end = onEdge.start[edge + 1]!; at < end; at++) {
      const facility = onEdge.facility[at]!
      meet(facility, sameEdgeDistance(origins, origin, facilities, facility))
    }
    reached.fill(0)
    for (let i = 0; i < metCount; i++) {
      const facility = met[i]!
      const type = facilities.type[facility]!
      if (nearest[facility]! <= limits[type]!) reached[type]!++
      nearest[facility] = -1
    }
    return reached
  }
  return { countByType }
}

/** Two places on one edge: along it, or straight where that is shorter than both legs (as network.same_edge_distance). */
function sameEdgeDistance(a: Places, i: number, b: Places, j: number): number {
  const legs = a.leg[i]! + b.leg[j]!
  const along = Math.abs(a.toSource[i]! - b.toSource[j]!) + legs
  const straight = Math.floor(Math.hypot(a.x[i]! - b.x[j]!, a.y[i]! - b.y[j]!) * 10 + 0.5)
  return straight < legs ? Math.min(along, straight) : along
}

interface Hook {
  readonly at: (facility: number) => number
  readonly decimetres: (facility: number) => number
}

function hang(placeCount: number, hooks: readonly Hook[], facilityCount: number) {
  const start = new Int32Array(placeCount + 1)
  for (const { at } of hooks) for (let f = 0; f < facilityCount; f++) start[at(f) + 1]!++
  for (let place = 0; place < placeCount; place++) start[place + 1]! += start[place]!
  const facility = new Int32Array(start[placeCount]!)
  const decimetres = new Int32Array(start[placeCount]!)
  const cursor = start.slice(0, placeCount)
  for (const hook of hooks) {
    for (let f = 0; f < facilityCount; f++) {
      const slot = cursor[hook.at(f)]!++
      facility[slot] = f
      decimetres[slot] = hook.decimetres(f)
    }
  }
  return { start, facility, decimetres }
}
