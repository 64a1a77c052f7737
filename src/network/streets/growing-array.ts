/** A typed array of unknown final length, filled from the front. */
export interface GrowingArray<T> {
  length(): number
  push(value: number): void
  at(index: number): number
  /** The values in one array of their exact number; the growing array is empty afterwards. */
  finish(): T
}

/** Elements per chunk, as a power of two: 128 KB of doubles. */
const chunkBits = 14
const chunkLength = 1 << chunkBits
const chunkMask = chunkLength - 1

/**
 * Grows by whole chunks, so that a file of unknown length costs its values once, and twice only while `finish`
 * copies; doubling one array would leave up to half of it empty and hold three times its size while it is copied.
 */
function growing<T extends Float64Array | Int32Array>(allocate: (length: number) => T): GrowingArray<T> {
  let chunks: T[] = []
  let last: T | undefined
  let count = 0
  return {
    length: () => count,
    push(value) {
      const offset = count & chunkMask
      if (offset === 0) chunks.push((last = allocate(chunkLength)))
      last![offset] = value
      count++
    },
    at: (index) => chunks[index >>> chunkBits]![index & chunkMask]!,
    finish() {
      const values = allocate(count)
      chunks.forEach((chunk, number) => {
        const start = number << chunkBits
        values.set(chunk.subarray(0, Math.min(chunkLength, count - start)), start)
      })
      chunks = []
      count = 0
      return values
    }
  }
}

export const growingFloat64 = () => growing((length) => new Float64Array(length))
export const growingInt32 = () => growing((length) => new Int32Array(length))
