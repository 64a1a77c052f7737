/** The frontier of a bounded search: nodes by tentative distance in whole decimetres. */
export interface BucketQueue {
  /** Least distance offered to each node since it was last forgotten, -1 for none. */
  readonly reached: Int32Array
  /** Longest distance taken in from now on; call it on an empty queue only. */
  readonly limit: (decimetres: number) => void
  /** Queues the node at this distance unless it is beyond the limit or no shorter than what is known. */
  readonly offer: (node: number, decimetres: number) => void
  /** Takes out a nearest node, -1 when none waits; its distance is reached[node]. */
  readonly take: () => number
}

/**
 * One bucket per decimetre (Dial 1969) under a bitmap that finds the next filled one 32 at a time.
 * Buckets are linked through the nodes, so nothing is allocated while searching, and a queue run
 * empty is ready for the next search once the caller has put `reached` back to -1 where it was set.
 */
export function createBucketQueue(nodeCount: number): BucketQueue {
  const reached = new Int32Array(nodeCount).fill(-1)
  const next = new Int32Array(nodeCount)
  const previous = new Int32Array(nodeCount)
  let longest = -1
  let heads = new Int32Array(0)
  let filled = new Int32Array(0)
  let waiting = 0
  let word = 0

  const limit = (decimetres: number) => {
    longest = decimetres
    if (heads.length > decimetres) return
    heads = new Int32Array(decimetres + 1).fill(-1)
    filled = new Int32Array((decimetres >>> 5) + 1)
  }

  const unlink = (node: number, decimetres: number) => {
    const after = next[node]!
    const before = previous[node]!
    if (after >= 0) previous[after] = before
    if (before >= 0) next[before] = after
    else {
      heads[decimetres] = after
      if (after < 0) filled[decimetres >>> 5]! &= ~(1 << (decimetres & 31))
    }
  }

  const offer = (node: number, decimetres: number) => {
    if (decimetres > longest) return
    const known = reached[node]!
    if (known < 0) waiting++
    else if (known <= decimetres) return
    else unlink(node, known)
    reached[node] = decimetres
    const head = heads[decimetres]!
    next[node] = head
    previous[node] = -1
    if (head >= 0) previous[head] = node
    heads[decimetres] = node
    const at = decimetres >>> 5
    filled[at]! |= 1 << (decimetres & 31)
    if (at < word) word = at
  }

  const take = (): number => {
    if (waiting === 0) {
      word = 0
      return -1
    }
    let mask = filled[word]!
    while (mask === 0) mask = filled[++word]!
    const low = 31 - Math.clz32(mask & -mask)
    const decimetres = (word << 5) | low
    const node = heads[decimetres]!
    const after = next[node]!
    heads[decimetres] = after
    if (after >= 0) previous[after] = -1
    else filled[word] = mask & ~(1 << low)
    waiting--
    return node
  }

  return { reached, limit, offer, take }
}
