import { buildAdjacency } from './adjacency.js'
import { createBucketQueue } from './bucket-queue.js'
import { dissectionOrder } from './dissection.js'
import type { HubLabels, StreetNetwork } from './street-network.js'

/** Label lengths are stored as int2. */
const longestHorizonDecimetres = 32_767

/** Longer than any sum of two labels, and short enough to stay a small integer when added to. */
const unreachable = 1 << 28

/** Room for labels that each node starts with; it doubles when full. */
const initialRoom = 16

export interface HubLabelOptions {
  /** Distances up to and including this one are answered, in whole decimetres. */
  readonly horizonDecimetres: number
  /** Told the share of nodes already searched from, 0 … 1, about a hundred times. */
  readonly onProgress?: (share: number) => void
}

/**
 * Labels by pruned Dijkstra searches in dissection order (Akiba, Iwata, Yoshida 2013; as rows of a
 * database: Abraham et al. 2012, HLDB). A search does not go on from a node whose distance earlier
 * labels already give, so node v keeps hub h only where h ranks highest on every shortest way
 * between them. Such labels are canonical: none can be left out, save a node's own zero where a
 * higher-ranking node lies at distance zero, kept so that every node is its own hub.
 */
export function buildHubLabels(
  network: StreetNetwork,
  { horizonDecimetres, onProgress }: HubLabelOptions
): HubLabels {
  if (!Number.isInteger(horizonDecimetres) || horizonDecimetres < 0 || horizonDecimetres > longestHorizonDecimetres) {
    throw new RangeError(
      `the horizon must be whole decimetres from 0 to ${longestHorizonDecimetres}: ${horizonDecimetres}`
    )
  }
  const order = dissectionOrder(network)
  const rankOf = new Int32Array(network.nodeCount)
  for (const [rank, node] of order.entries()) rankOf[node] = rank

  const labels = labelRanks(network, rankOf, horizonDecimetres, onProgress)
  return rowsByNode(labels, order, rankOf)
}

/**
 * Labels with nodes and hubs both named by rank, which puts neighbouring cells side by side in
 * memory. Node r's labels are the pairs pairs[place[r] … place[r] + 2·count[r]) of hub and decimetres.
 */
interface RankedLabels {
  readonly pairs: Int32Array
  readonly place: Int32Array
  readonly count: Int32Array
}

function labelRanks(
  network: StreetNetwork,
  rankOf: Int32Array,
  horizonDecimetres: number,
  onProgress: HubLabelOptions['onProgress']
): RankedLabels {
  const { nodeCount, start, arcs } = buildAdjacency(network, { numbering: rankOf })
  const { reached, limit, offer, take } = createBucketQueue(nodeCount)
  const settled = new Int32Array(nodeCount)
  const rootToHub = new Int32Array(nodeCount).fill(unreachable)
  const progressStep = Math.ceil(nodeCount / 100)

  const place = Int32Array.from({ length: nodeCount }, (_, rank) => 2 * initialRoom * rank)
  const count = new Int32Array(nodeCount)
  const room = new Int32Array(nodeCount).fill(initialRoom)
  let pairs = new Int32Array(4 * initialRoom * nodeCount)
  let pairsEnd = 2 * initialRoom * nodeCount

  const moveToLargerRoom = (node: number) => {
    const pairsWanted = 4 * room[node]!
    if (pairsEnd + pairsWanted > pairs.length) {
      const larger = new Int32Array(Math.ceil(1.5 * pairs.length) + pairsWanted)
      larger.set(pairs)
      pairs = larger
    }
    const from = place[node]!
    pairs.copyWithin(pairsEnd, from, from + 2 * count[node]!)
    place[node] = pairsEnd
    room[node]! *= 2
    pairsEnd += pairsWanted
  }

  const append = (node: number, hub: number, decimetres: number) => {
    if (count[node] === room[node]) moveToLargerRoom(node)
    const at = place[node]! + 2 * count[node]!++
    pairs[at] = hub
    pairs[at + 1] = decimetres
  }

  // The nearest hubs were found last, so they are asked first.
  const isCovered = (node: number, decimetres: number): boolean => {
    const first = place[node]!
    for (let at = first + 2 * count[node]! - 2; at >= first; at -= 2) {
      if (rootToHub[pairs[at]!]! + pairs[at + 1]! <= decimetres) return true
    }
    return false
  }

  const searchFrom = (root: number) => {
    const hubCount = count[root]!
    const firstHub = place[root]!
    for (let at = firstHub, end = firstHub + 2 * hubCount; at < end; at += 2) rootToHub[pairs[at]!] = pairs[at + 1]!

    let settledCount = 0
    offer(root, 0)
    for (let node = take(); node >= 0; node = take()) {
      settled[settledCount++] = node
      const walked = reached[node]!
      if (node !== root && isCovered(node, walked)) continue
      append(node, root, walked)
      for (let at = 2 * start[node]!, end = 2 * start[node + 1]!; at < end; at += 2) {
        // Every node above the root has been searched from: it would be pruned.
        const neighbour = arcs[at]!
        if (neighbour > root) offer(neighbour, walked + arcs[at + 1]!)
      }
    }

    for (let i = 0; i < settledCount; i++) reached[settled[i]!] = -1
    const movedTo = place[root]!
    for (let at = movedTo, end = movedTo + 2 * hubCount; at < end; at += 2) rootToHub[pairs[at]!] = unreachable
  }

  limit(horizonDecimetres)
  for (let root = 0; root < nodeCount; root++) {
    if (root % progressStep === 0) onProgress?.(root / nodeCount)
    searchFrom(root)
  }
  onProgress?.(1)
  return { pairs, place, count }
}

function rowsByNode({ pairs, place, count }: RankedLabels, order: Int32Array, rankOf: Int32Array): HubLabels {
  const nodeCount = order.length
  const start = new Int32Array(nodeCount + 1)
  for (let node = 0; node < nodeCount; node++) start[node + 1] = start[node]! + count[rankOf[node]!]!
  const hubs = new Int32Array(start[nodeCount]!)
  const decimetres = new Int16Array(start[nodeCount]!)

  for (let node = 0; node < nodeCount; node++) {
    const first = start[node]!
    const firstPair = place[rankOf[node]!]!
    for (let label = first; label < start[node + 1]!; label++) {
      const pair = firstPair + 2 * (label - first)
      const hub = order[pairs[pair]!]!
      // Rows are short: insertion keeps them sorted without a buffer.
      let at = label
      for (; at > first && hubs[at - 1]! > hub; at--) {
        hubs[at] = hubs[at - 1]!
        decimetres[at] = decimetres[at - 1]!
      }
      hubs[at] = hub
      decimetres[at] = pairs[pair + 1]!
    }
  }
  return { start, hubs, decimetres }
}
