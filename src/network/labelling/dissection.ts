import { buildAdjacency } from './adjacency.js'
import type { StreetNetwork } from '../streets/street-network.js'
import {
  between,
  createVertexSeparator,
  elsewhere,
  far,
  farPart,
  near,
  nearPart,
  separator
} from './vertex-separator.js'

/** Directions along which a cell is tried, as (east, north) weights of a node's position. */
const straightDirections = [[1, 0], [0, 1]] as const
const allDirections = [...straightDirections, [1, 1], [1, -1]] as const

/** Larger cells are not tried obliquely: it took a sixth of all labelling time and saved at most 1 label in 90. */
const largestObliqueCell = 1_000

/** Share of a cell's nodes that lie between its two ends and may be cut anywhere. */
const stripShare = 0.5

/** Most nodes between the ends: far above walking distance a better cut saves few labels. */
const stripNodes = 1_000

/** Cells up to this size are ranked by degree; cutting them further saves no label, measured. */
const smallestCell = 8

/**
 * Nested dissection (George 1973): a cell is cut in two by few nodes, these rank above all the rest,
 * and so on within both parts. The first node of the order ranks highest. Equal networks give
 * equal orders: ties go to the lower node.
 */
export function dissectionOrder(network: StreetNetwork): Int32Array {
  const { nodeCount } = network
  const adjacency = buildAdjacency(network)
  const { side, part, cut } = createVertexSeparator(adjacency)
  const { east, north } = planarPositions(network)
  const degreeOf = (node: number) => adjacency.start[node + 1]! - adjacency.start[node]!

  const order = new Int32Array(nodeCount)
  let ranked = 0
  const rank = (nodes: Int32Array, precedes: (a: number, b: number) => number) => {
    order.set(nodes.sort((a, b) => precedes(a, b) || a - b), ranked)
    ranked += nodes.length
  }

  const nodes = Int32Array.from({ length: nodeCount }, (_, node) => node)
  const sorted = new Int32Array(nodeCount)
  const keys = new Float64Array(nodeCount)

  const project = (cell: Int32Array, eastWeight: number, northWeight: number) => {
    for (let i = 0; i < cell.length; i++) {
      const node = cell[i]!
      sorted[i] = node
      keys[i] = eastWeight * east[node]! + northWeight * north[node]!
    }
  }

  const takeSide = (begin: number, end: number, where: number) => {
    for (let i = begin; i < end; i++) side[sorted[i]!] = where
  }

  const cutBest = (cell: Int32Array) => {
    const size = cell.length
    const strip = Math.min(Math.floor(stripShare * size), stripNodes)
    const nearEnd = (size - strip) >> 1
    const farBegin = nearEnd + strip
    const projected = sorted.subarray(0, size)
    let cost = Infinity
    const directions = size > largestObliqueCell ? straightDirections : allDirections
    for (const [eastWeight, northWeight] of directions) {
      project(cell, eastWeight, northWeight)
      moveLeastToFront(sorted, keys, 0, size, nearEnd)
      moveLeastToFront(sorted, keys, nearEnd, size, farBegin)
      takeSide(0, nearEnd, near)
      takeSide(nearEnd, farBegin, between)
      takeSide(farBegin, size, far)
      cost = cut(projected, cost)
    }
    takeSide(0, size, elsewhere)
  }

  const gather = (cell: Int32Array, wanted: number, position: number): number => {
    let next = position
    for (let i = 0; i < cell.length; i++) {
      const node = cell[i]!
      if (part[node] === wanted) sorted[next++] = node
    }
    return next
  }

  /** Near part first, far part next, separator last; returns where the second and the third begin. */
  const partition = (cell: Int32Array): [number, number] => {
    const farBegin = gather(cell, nearPart, 0)
    const cutBegin = gather(cell, farPart, farBegin)
    gather(cell, separator, cutBegin)
    cell.set(sorted.subarray(0, cell.length))
    return [farBegin, cutBegin]
  }

  /** A long separator is best met in its middle first: from there the search covers most of it. */
  const rankSeparator = (nodes: Int32Array) => {
    let eastSum = 0
    let northSum = 0
    for (let i = 0; i < nodes.length; i++) {
      const node = nodes[i]!
      eastSum += east[node]!
      northSum += north[node]!
    }
    const offCentre = (node: number) =>
      (east[node]! - eastSum / nodes.length) ** 2 + (north[node]! - northSum / nodes.length) ** 2
    rank(nodes, (a, b) => offCentre(a) - offCentre(b))
  }

  const cells = [0, nodeCount]
  while (cells.length > 0) {
    const end = cells.pop()!
    const begin = cells.pop()!
    const cell = nodes.subarray(begin, end)
    if (cell.length <= smallestCell) {
      rank(cell, (a, b) => degreeOf(b) - degreeOf(a))
      continue
    }
    cutBest(cell)
    const [farBegin, cutBegin] = partition(cell)
    rankSeparator(cell.subarray(cutBegin))
    cells.push(begin + farBegin, begin + cutBegin, begin, begin + farBegin)
  }
  return order
}

/** Degrees of latitude both ways, true enough to the shape of one city. */
function planarPositions({ nodeCount, lon, lat }: StreetNetwork): { east: Float64Array; north: Float64Array } {
  const meanLat = lat.reduce((sum, degrees) => sum + degrees, 0) / Math.max(1, nodeCount)
  const scale = Math.cos((meanLat * Math.PI) / 180)
  return { east: lon.map(degrees => degrees * scale), north: lat }
}

/**
 * Reorders nodes and their keys from begin to end so that those before `middle` are the least
 * (Hoare's selection, 1961); equal keys go by node number.
 */
function moveLeastToFront(nodes: Int32Array, keys: Float64Array, begin: number, end: number, middle: number): void {
  const precedes = (keyA: number, nodeA: number, keyB: number, nodeB: number) =>
    keyA < keyB || (keyA === keyB && nodeA < nodeB)
  const swap = (a: number, b: number) => {
    const key = keys[a]!
    const node = nodes[a]!
    keys[a] = keys[b]!
    nodes[a] = nodes[b]!
    keys[b] = key
    nodes[b] = node
  }
  let low = begin
  let high = end - 1
  while (low < high) {
    swap(low, (low + high) >>> 1)
    const pivotKey = keys[low]!
    const pivot = nodes[low]!
    let left = low - 1
    let right = high + 1
    for (;;) {
      do left++
      while (precedes(keys[left]!, nodes[left]!, pivotKey, pivot))
      do right--
      while (precedes(pivotKey, pivot, keys[right]!, nodes[right]!))
      if (left >= right) break
      swap(left, right)
    }
    if (middle <= right) high = right
    else low = right + 1
  }
}
