/**
 * Columns of numbers that travel as one value: read from `string_agg(int4send(x), '')` and the like, written as array
 * parameters in PostgreSQL's binary format. A city's rows would be millions of JavaScript objects otherwise.
 */

/** Numbers of `int4send`, one after the other; null = no rows. */
export function int4Column(packed: Buffer | null): Int32Array {
  const bytes = aligned(packed)
  bytes.swap32()
  return new Int32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4)
}

/** Numbers of `float8send`, one after the other; null = no rows. */
export function float8Column(packed: Buffer | null): Float64Array {
  const bytes = aligned(packed)
  bytes.swap64()
  return new Float64Array(bytes.buffer, bytes.byteOffset, bytes.length / 8)
}

function aligned(packed: Buffer | null): Buffer {
  const copy = Buffer.from(new ArrayBuffer(packed?.length ?? 0))
  packed?.copy(copy)
  return copy
}

/** Arrays of `array_send`, one after the other, of elements that take 2 or 4 bytes: where each begins, and all elements. */
export function arraysColumn(packed: Buffer | null, elementBytes: 2 | 4): { starts: Int32Array; elements: Int32Array } {
  const bytes = packed ?? Buffer.alloc(0)
  const starts = [0]
  const elements = new Int32Array(Math.floor(bytes.length / (4 + elementBytes)))
  let count = 0
  let at = 0
  while (at < bytes.length) {
    const dimensions = bytes.readInt32BE(at)
    at += 12
    const length = dimensions === 0 ? 0 : bytes.readInt32BE(at)
    if (dimensions > 0) at += 8
    for (let i = 0; i < length; i++) {
      elements[count++] = elementBytes === 4 ? bytes.readInt32BE(at + 4) : bytes.readInt16BE(at + 4)
      at += 4 + elementBytes
    }
    starts.push(count)
  }
  return { starts: Int32Array.from(starts), elements: elements.subarray(0, count) }
}

/** The elements of one `float8[]` from `array_send`, none of them null. */
export function float8Elements(packed: Buffer): Float64Array {
  const count = packed.readInt32BE(0) === 0 ? 0 : packed.readInt32BE(12)
  const values = new Float64Array(count)
  for (let i = 0; i < count; i++) values[i] = packed.readDoubleBE(24 + i * 12)
  return values
}

const float8Oid = 701

/** A `float8[]` parameter; NaN is null. */
export function float8Array(values: Float64Array | readonly number[]): Buffer {
  let nulls = 0
  for (const value of values) if (Number.isNaN(value)) nulls++
  const bytes = Buffer.allocUnsafe(20 + values.length * 12 - nulls * 8)
  bytes.writeInt32BE(1, 0)
  bytes.writeInt32BE(nulls > 0 ? 1 : 0, 4)
  bytes.writeInt32BE(float8Oid, 8)
  bytes.writeInt32BE(values.length, 12)
  bytes.writeInt32BE(1, 16)
  let at = 20
  for (const value of values) {
    if (Number.isNaN(value)) {
      at = bytes.writeInt32BE(-1, at)
    } else {
      at = bytes.writeInt32BE(8, at)
      at = bytes.writeDoubleBE(value, at)
    }
  }
  return bytes
}
