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

/** Numbers of `int2send`, one after the other; null = no rows. */
export function int2Column(packed: Buffer | null): Int16Array {
  const bytes = aligned(packed)
  bytes.swap16()
  return new Int16Array(bytes.buffer, bytes.byteOffset, bytes.length / 2)
}

/** Numbers of `float8send`, one after the other; null = no rows. */
export function float8Column(packed: Buffer | null): Float64Array {
  const bytes = aligned(packed)
  bytes.swap64()
  return new Float64Array(bytes.buffer, bytes.byteOffset, bytes.length / 8)
}

/** The bytes themselves where nothing else stands in their memory, else a copy: they are turned round in place, so each is read once. */
function aligned(packed: Buffer | null): Buffer {
  if (packed?.buffer.byteLength === packed?.length && packed !== null) return packed
  const copy = Buffer.from(new ArrayBuffer(packed?.length ?? 0))
  packed?.copy(copy)
  return copy
}

type NumberArray = Float64Array | Int32Array | Int16Array | Uint8Array

/** Columns one after the other; of a single one it is that one itself. */
export function joined<A extends NumberArray>(columns: readonly A[], Columns: new (length: number) => A): A {
  if (columns.length === 1) return columns[0]!
  const whole = new Columns(columns.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const column of columns) {
    whole.set(column, at)
    at += column.length
  }
  return whole
}

/** A copy whose numbers all threads see where they lie. */
export function sharedArray<A extends NumberArray>(array: A): A {
  const copy = new (array.constructor as new (memory: SharedArrayBuffer) => A)(new SharedArrayBuffer(array.byteLength))
  copy.set(array)
  return copy
}

/** A copy of a value whose arrays of numbers all threads see where they lie. */
export function sharedArrays<T>(value: T): T {
  if (value instanceof Float64Array || value instanceof Int32Array || value instanceof Int16Array || value instanceof Uint8Array) return sharedArray(value)
  if (Array.isArray(value)) return value.map(sharedArrays) as T
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, sharedArrays(one)])) as T
}

/** The elements of one `float8[]` from `array_send`, none of them null. */
export function float8Elements(packed: Buffer): Float64Array {
  const count = packed.readInt32BE(0) === 0 ? 0 : packed.readInt32BE(12)
  const values = new Float64Array(count)
  for (let i = 0; i < count; i++) values[i] = packed.readDoubleBE(24 + i * 12)
  return values
}

/** Columns one after the other as `float8send` writes them, for a bytea parameter; `float8Column` reads them. */
export function float8Bytes(columns: readonly Float64Array[]): Buffer {
  const bytes = Buffer.concat(columns.map(({ buffer, byteOffset, byteLength }) => Buffer.from(buffer, byteOffset, byteLength)))
  return bytes.swap64()
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
