import { buildAdjacency } from './adjacency.js'
import { createBucketQueue } from './bucket-queue.js'
import { dissectionOrder } from './dissection.js'
import { createLabelLists, type LabelLists } from './label-lists.js'
import type { HubLabels, StreetNetwork } from '../streets/street-network.js'

/** Label lengths are stored as int2. */
const longestHorizonDecimetres = 32_767

/** Longer than any sum of two labels, and short enough to stay a small integer when added to. */
const unreachable = 1 << 28

/** Rows are put away so many at a time. */
const rowsPerBlock = 4_096

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

  return rowsByNode(labelRanks(network, order, rankOf, horizonDecimetres, onProgress), order)
}

/** Rows of one rank after the other, each sorted by hub. */
interface RowBlock {
  readonly hubs: Int32Array
  readonly decimetres: Int16Array
}

interface RankedRows {
  /** Labels of each rank. */
  readonly count: Int32Array
  /** Of `rowsPerBlock` ranks each. */
  readonly blocks: RowBlock[]
}

/**
 * Searches with nodes and hubs both named by rank, which puts neighbouring cells side by side in memory. Once its own
 * search is done a rank's row is complete, and nobody reads it again: it is put away, and its room is free for others.
 * So what the searches touch stays small however large the network is.
 */
function labelRanks(
  network: StreetNetwork,
  order: Int32Array,
  rankOf: Int32Array,
  horizonDecimetres: number,
  onProgress: HubLabelOptions['onProgress']
): RankedRows {
  const { nodeCount, start, arcs } = buildAdjacency(network, { numbering: rankOf })
  const { reached, limit, offer, take } = createBucketQueue(nodeCount)
  const settled = new Int32Array(nodeCount)
  const rootToHub = new Int32Array(nodeCount).fill(unreachable)
  const progressStep = Math.ceil(nodeCount / 100)

  const lists = createLabelLists(nodeCount)
  const { place, count, append, giveUp } = lists

  // The nearest hubs were found last, so they are asked first.
  const isCovered = (node: number, decimetres: number): boolean => {
    const { pairs } = lists
    const first = place[node]!
    for (let at = first + 2 * count[node]! - 2; at >= first; at -= 2) {
      if (rootToHub[pairs[at]!]! + pairs[at + 1]! <= decimetres) return true
    }
    return false
  }

  const searchFrom = (root: number) => {
    const hubCount = count[root]!
    const firstHub = place[root]!
    for (let at = firstHub, end = firstHub + 2 * hubCount; at < end; at += 2) rootToHub[lists.pairs[at]!] = lists.pairs[at + 1]!

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
    for (let at = movedTo, end = movedTo + 2 * hubCount; at < end; at += 2) rootToHub[lists.pairs[at]!] = unreachable
  }

  const putAway = (first: number, end: number): RowBlock => {
    let length = 0
    for (let rank = first; rank < end; rank++) length += count[rank]!
    const block = { hubs: new Int32Array(length), decimetres: new Int16Array(length) }
    let at = 0
    for (let rank = first; rank < end; rank++) {
      writeRow(block, at, lists, rank, order)
      at += count[rank]!
      giveUp(rank)
    }
    return block
  }

  limit(horizonDecimetres)
  const blocks: RowBlock[] = []
  for (let first = 0; first < nodeCount; first += rowsPerBlock) {
    const end = Math.min(first + rowsPerBlock, nodeCount)
    for (let root = first; root < end; root++) {
      if (root % progressStep === 0) onProgress?.(root / nodeCount)
      searchFrom(root)
    }
    blocks.push(putAway(first, end))
  }
  onProgress?.(1)
  return { count, blocks }
}

/** Rows are short: insertion keeps them sorted by hub without a buffer. */
function writeRow({ hubs, decimetres }: RowBlock, first: number, { pairs, place, count }: LabelLists, rank: number, order: Int32Array): void {
  for (let i = 0, pair = place[rank]!; i < count[rank]!; i++, pair += 2) {
    const hub = order[pairs[pair]!]!
    let at = first + i
    for (; at > first && hubs[at - 1]! > hub; at--) {
      hubs[at] = hubs[at - 1]!
      decimetres[at] = decimetres[at - 1]!
    }
    hubs[at] = hub
    decimetres[at] = pairs[pair + 1]!
  }
}

function rowsByNode({ count, blocks }: RankedRows, order: Int32Array): HubLabels {
  const nodeCount = order.length
  const start = new Int32Array(nodeCount + 1)
  for (let rank = 0; rank < nodeCount; rank++) start[order[rank]! + 1] = count[rank]!
  for (let node = 0; node < nodeCount; node++) start[node + 1]! += start[node]!
  const hubs = new Int32Array(start[nodeCount]!)
  const decimetres = new Int16Array(start[nodeCount]!)

  let rank = 0
  for (const block of blocks) {
    for (let from = 0; from < block.hubs.length; rank++) {
      const end = from + count[rank]!
      for (let at = start[order[rank]!]!; from < end; at++, from++) {
        hubs[at] = block.hubs[from]!
        decimetres[at] = block.decimetres[from]!
      }
    }
  }
  return { start, hubs, decimetres }
}
