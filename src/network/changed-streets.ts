import { createBoundedDijkstra } from './labelling/bounded-dijkstra.js'

/** A street of a network; lengths are decimetres. */
export interface Street {
  readonly id: number
  readonly source: number
  readonly target: number
  readonly decimetres: number
}

/** A place beside a street; x and y in the network's projection. */
export interface StreetPlace {
  readonly edge: number
  readonly leg: number
  readonly toSource: number
  readonly x: number
  readonly y: number
}

/** A way that is not there yet, between two places. */
export interface NewStreet {
  readonly from: StreetPlace
  readonly to: StreetPlace
  readonly decimetres: number
}

/** Sites that a place is reached from. */
export interface SitesReached {
  readonly siteIds: Int32Array
  readonly decimetres: Int16Array
}

/**
 * Which sites reach each of some places within its budget over these streets and the new ones: exact, by Dijkstra's algorithm on the
 * streets cut where places stand. A walk along one street may go straight where that is shorter than both legs together, as
 * everywhere.
 */
export function walkChangedStreets(
  streets: readonly Street[],
  added: readonly NewStreet[],
  sites: readonly (StreetPlace & { readonly siteId: number })[],
  starts: readonly (StreetPlace & { readonly budget: number })[]
): SitesReached[] {
  const graph = createGraph(streets, [...starts, ...sites, ...added.flatMap(({ from, to }) => [from, to])])
  for (const { from, to, decimetres } of added) graph.join(graph.nodeOf(from), graph.nodeOf(to), from.leg + decimetres + to.leg)
  const sitesAt = new Map<number, (StreetPlace & { readonly siteId: number })[]>()
  const sitesAlong = new Map<number, (StreetPlace & { readonly siteId: number })[]>()
  for (const site of sites) {
    gather(sitesAt, graph.nodeOf(site), site)
    gather(sitesAlong, site.edge, site)
  }
  const dijkstra = createBoundedDijkstra(graph.walkways())
  return starts.map((start) => {
    const found = new Map<number, number>()
    const note = (siteId: number, decimetres: number) => {
      if (decimetres <= start.budget && decimetres < (found.get(siteId) ?? Infinity)) found.set(siteId, decimetres)
    }
    const count = start.leg > start.budget ? 0 : dijkstra.search([{ node: graph.nodeOf(start), decimetres: start.leg }], start.budget)
    for (const node of dijkstra.settled.subarray(0, count)) {
      for (const { siteId, leg } of sitesAt.get(node) ?? []) note(siteId, dijkstra.distance(node) + leg)
    }
    for (const { siteId, leg, x, y } of sitesAlong.get(start.edge) ?? []) {
      const straight = Math.floor(Math.sqrt((x - start.x) ** 2 + (y - start.y) ** 2) * 10 + 0.5)
      if (straight < leg + start.leg) note(siteId, straight)
    }
    const siteIds = Int32Array.from(found.keys()).sort()
    return { siteIds, decimetres: Int16Array.from(siteIds, (siteId) => found.get(siteId)!) }
  })
}

function gather<Key, Row>(groups: Map<Key, Row[]>, key: Key, row: Row): void {
  const known = groups.get(key)
  if (known === undefined) groups.set(key, [row])
  else known.push(row)
}

/** Streets cut where places stand. */
function createGraph(streets: readonly Street[], places: readonly StreetPlace[]) {
  const numbers = new Map<string, number>()
  const number = (name: string) => {
    const known = numbers.get(name)
    if (known !== undefined) return known
    numbers.set(name, numbers.size)
    return numbers.size - 1
  }
  const source: number[] = []
  const target: number[] = []
  const lengths: number[] = []
  const join = (from: number, to: number, decimetres: number) => {
    source.push(from)
    target.push(to)
    lengths.push(decimetres)
  }
  const streetOf = new Map(streets.map((street) => [street.id, street]))
  const at = (street: Street, toSource: number): number =>
    number(toSource === 0 ? `n${street.source}` : toSource === street.decimetres ? `n${street.target}` : `e${street.id} ${toSource}`)
  const cuts = new Map<number, Set<number>>()
  for (const { edge, toSource } of places) cuts.set(edge, (cuts.get(edge) ?? new Set()).add(toSource))
  for (const street of streets) {
    const stops = [...new Set([0, ...(cuts.get(street.id) ?? []), street.decimetres])].sort((a, b) => a - b)
    for (const [i, stop] of stops.entries()) if (i > 0) join(at(street, stops[i - 1]!), at(street, stop), stop - stops[i - 1]!)
  }
  return {
    join,
    nodeOf: ({ edge, toSource }: StreetPlace): number => at(streetOf.get(edge)!, toSource),
    walkways: () => ({
      nodeCount: numbers.size, edgeCount: source.length, source: Int32Array.from(source), target: Int32Array.from(target), decimetres: Int32Array.from(lengths)
    })
  }
}
