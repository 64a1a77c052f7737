import type { StreetRows } from './street-network.js'

/**
 * Takes streets apart at some nodes: rows on either side end at nodes of their own there, in the same place, so that all
 * of them can be walked up to the node but nobody passes it. `together` says of a row that ends at such a node which
 * others it stays joined to there: rows of the same number stay together, undefined = it is joined to none.
 */
export function cutStreets(
  rows: StreetRows,
  isCut: (node: number) => boolean,
  together: (row: number, node: number) => number | undefined
): StreetRows {
  const copied: number[] = []
  const taken = new Set<number>()
  const shared = new Map<string, number>()

  /** The first comer keeps the node. */
  const ownNode = (node: number): number => {
    if (!taken.has(node)) {
      taken.add(node)
      return node
    }
    copied.push(node)
    return rows.lon.length + copied.length - 1
  }
  const endOf = (row: number, node: number): number => {
    if (!isCut(node)) return node
    const group = together(row, node)
    if (group === undefined) return ownNode(node)
    const known = shared.get(`${node} ${group}`) ?? ownNode(node)
    shared.set(`${node} ${group}`, known)
    return known
  }

  const source = new Int32Array(rows.source.length)
  const target = new Int32Array(rows.target.length)
  for (let row = 0; row < source.length; row++) {
    source[row] = endOf(row, rows.source[row]!)
    target[row] = endOf(row, rows.target[row]!)
  }
  if (copied.length === 0) return rows
  const withCopies = (degrees: Float64Array) => {
    const all = new Float64Array(degrees.length + copied.length)
    all.set(degrees)
    all.set(copied.map((node) => degrees[node]!), degrees.length)
    return all
  }
  return { ...rows, lon: withCopies(rows.lon), lat: withCopies(rows.lat), source, target }
}
