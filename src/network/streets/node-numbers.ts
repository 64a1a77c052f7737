/** Numbers of nodes by a pair of 32-bit integers: rounded coordinates, or the two halves of a long id. */
export interface NodeNumbers {
  /** -1 = not there. */
  get(a: number, b: number): number
  /** The pair must not be there yet. */
  add(a: number, b: number, node: number): void
}

/** Two odd constants with well-mixed bits (2^32 over the golden ratio; murmur3's c1), to spread neighbouring pairs. */
const hash = (a: number, b: number) => {
  const mixed = Math.imul(a, 0x9e3779b1) ^ Math.imul(b ^ (b >>> 15), 0xcc9e2d51)
  return (mixed ^ (mixed >>> 16)) >>> 0
}

/**
 * Open addressing in three typed arrays: 12 bytes a slot, where a Map would take some 60 bytes an entry and ends at
 * 16.7 million of them.
 */
export function nodeNumbers(): NodeNumbers {
  let capacity = 1 << 12
  let first = new Int32Array(capacity)
  let second = new Int32Array(capacity)
  let node = new Int32Array(capacity).fill(-1)
  let count = 0

  const slot = (a: number, b: number): number => {
    let at = hash(a, b) & (capacity - 1)
    while (node[at] !== -1 && (first[at] !== a || second[at] !== b)) at = (at + 1) & (capacity - 1)
    return at
  }
  const put = (a: number, b: number, value: number) => {
    const at = slot(a, b)
    first[at] = a
    second[at] = b
    node[at] = value
  }
  const double = () => {
    const [a, b, values] = [first, second, node]
    capacity *= 2
    first = new Int32Array(capacity)
    second = new Int32Array(capacity)
    node = new Int32Array(capacity).fill(-1)
    for (let i = 0; i < values.length; i++) if (values[i] !== -1) put(a[i]!, b[i]!, values[i]!)
  }

  return {
    get: (a, b) => node[slot(a | 0, b | 0)]!,
    add(a, b, value) {
      if (++count > capacity * 0.7) double()
      put(a | 0, b | 0, value)
    }
  }
}
