/** Lists of labels, one per node, that grow at their end and are given up as a whole. */
export interface LabelLists {
  /** Node v's labels are pairs[place[v] … place[v] + 2·count[v]) as hub, decimetres; another array after `append`. */
  pairs: Int32Array
  readonly place: Int32Array
  readonly count: Int32Array
  readonly append: (node: number, hub: number, decimetres: number) => void
  /** Leaves a node's room to others; its count stays, its labels must not be read again. */
  readonly giveUp: (node: number) => void
}

/** Labels that a list begins with room for; it doubles when full. A power of two. */
const smallestRoom = 8

/** Rooms given up are used again, size by size, so memory follows the labels held at one time, not all ever held. */
export function createLabelLists(nodeCount: number): LabelLists {
  const place = new Int32Array(nodeCount)
  const count = new Int32Array(nodeCount)
  const room = new Int32Array(nodeCount)
  // The first vacant room of each size, by its power of two; the first element of each tells the next.
  const vacant = new Int32Array(32).fill(-1)
  const powerOf = (size: number) => 31 - Math.clz32(size)
  let end = 0

  const takeRoom = (size: number): number => {
    const found = vacant[powerOf(size)]!
    if (found >= 0) {
      vacant[powerOf(size)] = lists.pairs[found]!
      return found
    }
    const begin = end
    end += 2 * size
    if (end > lists.pairs.length) {
      const larger = new Int32Array(2 * end)
      larger.set(lists.pairs)
      lists.pairs = larger
    }
    return begin
  }

  const giveUp = (node: number) => {
    if (room[node] === 0) return
    const power = powerOf(room[node]!)
    lists.pairs[place[node]!] = vacant[power]!
    vacant[power] = place[node]!
    room[node] = 0
  }

  const moveToLargerRoom = (node: number) => {
    const size = Math.max(smallestRoom, 2 * room[node]!)
    const to = takeRoom(size)
    lists.pairs.copyWithin(to, place[node]!, place[node]! + 2 * count[node]!)
    giveUp(node)
    place[node] = to
    room[node] = size
  }

  const append = (node: number, hub: number, decimetres: number) => {
    if (count[node] === room[node]) moveToLargerRoom(node)
    const at = place[node]! + 2 * count[node]!++
    const { pairs } = lists
    pairs[at] = hub
    pairs[at + 1] = decimetres
  }

  const lists: LabelLists = { pairs: new Int32Array(1 << 16), place, count, append, giveUp }
  return lists
}
