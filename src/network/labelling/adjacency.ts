import type { StreetNetwork } from '../streets/street-network.js'

/** The part of a street network that a search reads. */
export type Walkways = Pick<StreetNetwork, 'nodeCount' | 'edgeCount' | 'source' | 'target' | 'decimetres'>

/**
 * Who is next to whom, in compressed-row form: node v's arcs are the pairs
 * arcs[2·i] = neighbour, arcs[2·i + 1] = decimetres for i in start[v] … start[v+1).
 * Pairs lie side by side because every search reads both at once.
 */
export interface Adjacency {
  readonly nodeCount: number
  readonly start: Int32Array
  readonly arcs: Int32Array
}

export interface AdjacencyOptions {
  /** Number given to each node in the adjacency; absent = its own number. */
  readonly numbering?: Int32Array
  /** Edges nobody may walk. */
  readonly closedEdges?: ReadonlySet<number>
}

/**
 * Every edge both ways, in edge order. Self-loops are left out: no shortest way uses one.
 * Parallel edges stay: the shorter wins in any search.
 */
export function buildAdjacency(network: Walkways, { numbering, closedEdges }: AdjacencyOptions = {}): Adjacency {
  const { nodeCount, edgeCount, source, target, decimetres } = network
  const isWalkable = (edge: number) => source[edge] !== target[edge] && !closedEdges?.has(edge)
  const numberOf = (node: number) => numbering?.[node] ?? node

  const start = new Int32Array(nodeCount + 1)
  for (let edge = 0; edge < edgeCount; edge++) {
    if (!isWalkable(edge)) continue
    start[numberOf(source[edge]!) + 1]!++
    start[numberOf(target[edge]!) + 1]!++
  }
  for (let node = 0; node < nodeCount; node++) start[node + 1]! += start[node]!

  const arcs = new Int32Array(2 * start[nodeCount]!)
  const cursor = start.slice(0, nodeCount)
  const append = (from: number, to: number, length: number) => {
    const arc = cursor[from]!++
    arcs[2 * arc] = to
    arcs[2 * arc + 1] = length
  }
  for (let edge = 0; edge < edgeCount; edge++) {
    if (!isWalkable(edge)) continue
    const from = numberOf(source[edge]!)
    const to = numberOf(target[edge]!)
    append(from, to, decimetres[edge]!)
    append(to, from, decimetres[edge]!)
  }
  return { nodeCount, start, arcs }
}
