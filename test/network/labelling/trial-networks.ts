import type { StreetNetwork } from '../../../src/network/streets/street-network.js'

export interface TrialEdge {
  readonly source: number
  readonly target: number
  readonly decimetres: number
}

/** Numbers in [0, 1) that are the same on every run (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** A network of straight edges; components are not found, all nodes are said to lie in one. */
export function trialNetwork(positions: readonly (readonly [number, number])[], edges: readonly TrialEdge[]): StreetNetwork {
  const lines = edges.flatMap(({ source, target }) => [...positions[source]!, ...positions[target]!])
  return {
    nodeCount: positions.length,
    lon: Float64Array.from(positions, ([lon]) => lon),
    lat: Float64Array.from(positions, ([, lat]) => lat),
    component: new Int32Array(positions.length),
    componentNodes: Int32Array.of(positions.length),
    edgeCount: edges.length,
    source: Int32Array.from(edges, edge => edge.source),
    target: Int32Array.from(edges, edge => edge.target),
    decimetres: Int32Array.from(edges, edge => edge.decimetres),
    lineStart: Int32Array.from({ length: edges.length + 1 }, (_, edge) => 2 * edge),
    lines: Float64Array.from(lines)
  }
}

/**
 * Nodes joined without regard to where they lie: parts that do not meet, parallel edges,
 * self-loops, zero lengths, and lengths so few that many ways tie.
 */
export function tangledNetwork(seed: number): StreetNetwork {
  const random = seededRandom(seed)
  const below = (limit: number) => Math.floor(random() * limit)
  const nodeCount = 1 + below(60)
  const longest = 1 + below(12)
  const positions = Array.from({ length: nodeCount }, (): [number, number] => [below(8) / 1000, 45 + below(8) / 1000])
  const edges = Array.from({ length: Math.floor(nodeCount * (0.5 + 1.3 * random())) }, () => ({
    source: below(nodeCount),
    target: below(nodeCount),
    decimetres: 10 * below(longest)
  }))
  return trialNetwork(positions, [...edges, ...edges.filter(() => random() < 0.1)])
}

/** Uneven blocks of 60 to 150 m, a fifth of the streets missing, a river with few bridges. */
export function gridCity(rows: number, columns: number, seed: number): StreetNetwork {
  const random = seededRandom(seed)
  const metresPerDegree = 111_320
  const steps = (count: number) => {
    let metres = 0
    return Array.from({ length: count }, () => (metres += 60 + 90 * random()))
  }
  const eastings = steps(columns)
  const northings = steps(rows)
  const metres = northings.flatMap(y => eastings.map((x): [number, number] => [x + 30 * random(), y + 30 * random()]))
  const edges: TrialEdge[] = []
  const join = (source: number, target: number) => {
    const [ax, ay] = metres[source]!
    const [bx, by] = metres[target]!
    edges.push({ source, target, decimetres: Math.round(10 * Math.hypot(ax - bx, ay - by) * (1 + 0.15 * random())) })
  }
  for (let row = 0; row < rows; row++) {
    const crossesRiver = row === Math.floor(rows / 2)
    for (let column = 0; column < columns; column++) {
      const node = row * columns + column
      if (column + 1 < columns && random() > 0.2) join(node, node + 1)
      if (row + 1 < rows && (crossesRiver ? column % 9 === 4 : random() > 0.2)) join(node, node + columns)
    }
  }
  const positions = metres.map(([x, y]): [number, number] => [13 + x / (0.7 * metresPerDegree), 45 + y / metresPerDegree])
  return trialNetwork(positions, edges)
}

/** Exact distances from one node by relaxing every edge until nothing gets shorter (Bellman-Ford). */
export function distancesByRelaxation(network: StreetNetwork, origin: number, closedEdges: ReadonlySet<number> = new Set()): number[] {
  const distances = Array.from({ length: network.nodeCount }, (_, node) => (node === origin ? 0 : Infinity))
  for (let changed = true; changed; ) {
    changed = false
    for (let edge = 0; edge < network.edgeCount; edge++) {
      if (closedEdges.has(edge)) continue
      const [a, b, length] = [network.source[edge]!, network.target[edge]!, network.decimetres[edge]!]
      const [toA, toB] = [Math.min(distances[a]!, distances[b]! + length), Math.min(distances[b]!, distances[a]! + length)]
      if (toA < distances[a]! || toB < distances[b]!) changed = true
      distances[a] = toA
      distances[b] = toB
    }
  }
  return distances
}
