import type { Adjacency } from './adjacency.js'

/** Where a node stands while its cell is cut. */
export const elsewhere = 0
export const near = 1
export const between = 2
export const far = 3

/** What a cut makes of a node. */
export const nearPart = 0
export const farPart = 1
export const separator = 2

const free = -1
const terminal = -2

export interface VertexSeparator {
  /** To be filled by the caller: near, between or far in the cell to cut, elsewhere outside. */
  readonly side: Uint8Array
  /** The part of each node of the cell after the best cut so far. */
  readonly part: Uint8Array
  /**
   * Cuts the cell into what lies with the near nodes, what lies with the far nodes, and the fewest
   * nodes that keep the two apart. Its cost is the separator's size over that of the smaller part;
   * `part` is written, and the new cost returned, where that is less than the cost to beat.
   */
  readonly cut: (cell: Int32Array, costToBeat: number) => number
}

/**
 * Minimum vertex separators by augmenting paths (Menger 1927; Ford and Fulkerson 1956): every node
 * carries at most one unit of flow from near to far. With nothing between the sides this is Koenig's
 * minimum vertex cover of the edges cut; with a strip between them it is the inertial flow of
 * Schild and Sommer (2015) on nodes instead of edges.
 *
 * A path enters a node and leaves it. A node without flow is passed; in one with flow the path may
 * only go back to where that flow came from, and may turn round where it arrives from behind. So
 * each node is seen twice at most, entered and left, and only nodes left go through the queue.
 * Near nodes only begin flow and far nodes only end it; those without a neighbour of another side are
 * inland, where no path passes, and are looked at once.
 *
 * Loops stand in small functions of their own: in one with several, V8 11 compiles the first on a
 * huge cell before it has seen the others run, and then throws that code away again on every call.
 */
export function createVertexSeparator({ nodeCount, start, arcs }: Adjacency): VertexSeparator {
  const side = new Uint8Array(nodeCount)
  const part = new Uint8Array(nodeCount)
  // The node each unit of flow comes from and goes to: free without flow, terminal at the ends.
  const from = new Int32Array(nodeCount)
  const to = new Int32Array(nodeCount)
  const enteredIn = new Int32Array(nodeCount)
  const leftIn = new Int32Array(nodeCount)
  const enteredFrom = new Int32Array(nodeCount)
  const leftAfter = new Int32Array(nodeCount)
  const rootOf = new Int32Array(nodeCount)
  const rootSpentIn = new Int32Array(nodeCount)
  const queue = new Int32Array(nodeCount)
  // The cell's nodes that are not inland, in its order, and how many are, by side.
  const shoreNodes = new Int32Array(nodeCount)
  const inland = new Int32Array(4)
  let round = 0
  let queued = 0

  const leave = (node: number, after: number, root: number) => {
    if (leftIn[node] === round) return
    leftIn[node] = round
    leftAfter[node] = after
    rootOf[node] = root
    queue[queued++] = node
  }

  const augment = (last: number, back: Int32Array, forth: Int32Array) => {
    forth[last] = terminal
    let entered = last
    for (;;) {
      const left = enteredFrom[entered]!
      if (left === entered) {
        back[entered] = free
        forth[entered] = free
      } else {
        back[entered] = left
        forth[left] = entered
      }
      entered = leftAfter[left]!
      if (entered === terminal) {
        back[left] = terminal
        return
      }
    }
  }

  const isInland = (node: number): boolean => {
    const own = side[node]!
    for (let at = 2 * start[node]!, end = 2 * start[node + 1]!; at < end; at += 2) {
      const other = side[arcs[at]!]!
      if (other !== own && other !== elsewhere) return false
    }
    return true
  }

  const findShore = (cell: Int32Array): Int32Array => {
    inland.fill(0)
    let count = 0
    for (let i = 0; i < cell.length; i++) {
      const node = cell[i]!
      if (side[node] !== between && isInland(node)) inland[side[node]!]!++
      else shoreNodes[count++] = node
    }
    return shoreNodes.subarray(0, count)
  }

  const leaveAllFree = (shore: Int32Array, origin: number, back: Int32Array) => {
    for (let i = 0; i < shore.length; i++) {
      const node = shore[i]!
      if (side[node] === origin && back[node] === free) leave(node, terminal, node)
    }
  }

  /** Enters what can be entered from a node left; true when a path ends that way. */
  const goOn = (node: number, origin: number, goal: number, back: Int32Array, forth: Int32Array): boolean => {
    const root = rootOf[node]!
    if (back[node] !== free && enteredIn[node] !== round) {
      enteredIn[node] = round
      enteredFrom[node] = node
      if (back[node] !== terminal) leave(back[node]!, node, root)
    }
    for (let at = 2 * start[node]!, end = 2 * start[node + 1]!; at < end; at += 2) {
      const neighbour = arcs[at]!
      const neighbourSide = side[neighbour]!
      if (neighbourSide === elsewhere || neighbourSide === origin || enteredIn[neighbour] === round) continue
      enteredIn[neighbour] = round
      enteredFrom[neighbour] = node
      const cameFrom = back[neighbour]!
      if (cameFrom !== free) leave(cameFrom, neighbour, root)
      else if (neighbourSide !== goal) leave(neighbour, neighbour, root)
      else {
        augment(neighbour, back, forth)
        return true
      }
    }
    return false
  }

  /**
   * One breadth-first round from all free nodes of a side at once. Their trees share no node seen,
   * so each may take one path to the other side. A round that finds none leaves what is reachable.
   */
  const searchRound = (shore: Int32Array, origin: number, goal: number, back: Int32Array, forth: Int32Array): number => {
    round++
    queued = 0
    leaveAllFree(shore, origin, back)
    let found = 0
    for (let i = 0; i < queued; i++) {
      const node = queue[i]!
      const root = rootOf[node]!
      if (rootSpentIn[root] !== round && goOn(node, origin, goal, back, forth)) {
        rootSpentIn[root] = round
        found++
      }
    }
    return found
  }

  const forgetFlow = (shore: Int32Array) => {
    for (let i = 0; i < shore.length; i++) {
      const node = shore[i]!
      from[node] = free
      to[node] = free
    }
  }

  /** Infinity as soon as no part could make up for the flow found. */
  const maximumFlow = (shore: Int32Array, cellSize: number, costToBeat: number): number => {
    forgetFlow(shore)
    let flow = 0
    for (;;) {
      const found = searchRound(shore, near, far, from, to)
      if (found === 0) return flow
      flow += found
      if (costOf(flow, (cellSize - flow) / 2) >= costToBeat) return Infinity
    }
  }

  const takeSides = (cell: Int32Array) => {
    for (let i = 0; i < cell.length; i++) part[cell[i]!] = side[cell[i]!] === near ? nearPart : farPart
  }

  /**
   * Of all minimum cuts the latest round shows the one closest to the side it began from: what was
   * left lies with the origin, what carries flow and was entered only is the separator.
   */
  const takeIfBetter = (cell: Int32Array, shore: Int32Array, origin: number, flow: number, costToBeat: number): number => {
    const withOrigin = queued + inland[origin]!
    const cost = costOf(flow, Math.min(withOrigin, cell.length - flow - withOrigin))
    if (cost >= costToBeat) return costToBeat

    takeSides(cell)
    const [originPart, otherPart] = origin === near ? [nearPart, farPart] : [farPart, nearPart]
    for (let i = 0; i < shore.length; i++) {
      const node = shore[i]!
      if (leftIn[node] === round) part[node] = originPart
      else {
        const isCut = from[node] !== free && (side[node] === origin || enteredIn[node] === round)
        part[node] = isCut ? separator : otherPart
      }
    }
    return cost
  }

  const cut = (cell: Int32Array, costToBeat: number): number => {
    const shore = findShore(cell)
    const flow = maximumFlow(shore, cell.length, costToBeat)
    if (flow === Infinity) return costToBeat
    const nearCost = takeIfBetter(cell, shore, near, flow, costToBeat)
    searchRound(shore, far, near, to, from)
    return takeIfBetter(cell, shore, far, flow, nearCost)
  }

  return { side, part, cut }
}

/** An empty part counts as half a node. */
function costOf(separatorSize: number, smallerPart: number): number {
  return separatorSize / Math.max(0.5, smallerPart)
}
