import { buildAdjacency, type Walkways } from './adjacency.js'
import { createBucketQueue } from './bucket-queue.js'

/** A node to start from, and the whole decimetres already walked when it is reached. */
export interface Seed {
  readonly node: number
  readonly decimetres: number
}

export interface BoundedDijkstra {
  /** Settles every node within the budget of any seed and returns how many there are. */
  readonly search: (seeds: readonly Seed[], budgetDecimetres: number) => number
  /** Nodes of the latest search, nearest first; as many are valid as it returned. */
  readonly settled: Int32Array
  /** Exact decimetres of the latest search, -1 where it did not reach. */
  readonly distance: (node: number) => number
}

export interface BoundedDijkstraOptions {
  /** Edges nobody may walk. */
  readonly closedEdges?: ReadonlySet<number>
}

/** Dijkstra's algorithm from several seeds within a budget, to be run again and again without allocation. */
export function createBoundedDijkstra(network: Walkways, options: BoundedDijkstraOptions = {}): BoundedDijkstra {
  const { nodeCount, start, arcs } = buildAdjacency(network, options)
  const { reached, limit, offer, take } = createBucketQueue(nodeCount)
  const settled = new Int32Array(nodeCount)
  let settledCount = 0

  const requireSound = ({ node, decimetres }: Seed) => {
    if (!(node in reached)) throw new RangeError(`the network has no node ${node}`)
    if (!Number.isInteger(decimetres) || decimetres < 0) {
      throw new RangeError(`a seed's length must be whole decimetres from 0 up: ${decimetres} at node ${node}`)
    }
  }

  const search = (seeds: readonly Seed[], budgetDecimetres: number): number => {
    if (!Number.isFinite(budgetDecimetres)) {
      throw new RangeError(`the budget must be a finite number of decimetres: ${budgetDecimetres}`)
    }
    for (const seed of seeds) requireSound(seed)
    // Only what is within the budget enters the queue and all of it leaves settled, so this resets everything.
    for (let i = 0; i < settledCount; i++) reached[settled[i]!] = -1
    settledCount = 0

    limit(Math.floor(budgetDecimetres))
    for (const seed of seeds) offer(seed.node, seed.decimetres)
    let count = 0
    for (let node = take(); node >= 0; node = take()) {
      settled[count++] = node
      const walked = reached[node]!
      for (let at = 2 * start[node]!, end = 2 * start[node + 1]!; at < end; at += 2) {
        offer(arcs[at]!, walked + arcs[at + 1]!)
      }
    }
    settledCount = count
    return count
  }

  return { search, settled, distance: node => reached[node] ?? -1 }
}
