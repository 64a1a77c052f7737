import { LifecircleError } from '../platform/errors.js'
import { growingFloat64, growingInt32 } from './growing-array.js'
import type { RowProblem } from './row-problem.js'
import type { StreetRows } from './street-network.js'

/** What every reader of a street file gives back: the good rows, and what is wrong with the others. */
export interface StreetReading {
  readonly rows: StreetRows
  /** At most a thousand; `problemCount` counts all. Whether to go on with the good rows is the caller's decision. */
  readonly problems: readonly RowProblem[]
  readonly problemCount: number
}

export interface StreetReaderOptions {
  /** Converts the file's coordinates into longitude and latitude, degrees, EPSG:4326; absent = they are that already. */
  readonly toWgs84?: (x: number, y: number) => [number, number]
}

/** Collects nodes and rows one by one into the arrays of `StreetRows`. */
export interface StreetCollector {
  nodeCount(): number
  lon(node: number): number
  lat(node: number): number
  /** Returns the new node's number. */
  addNode(lon: number, lat: number): number
  /** `metres` NaN = to be measured; `shape` as in `StreetRows`. */
  addRow(source: number, target: number, metres: number, shape?: Float64Array): void
  finish(): StreetRows
}

export function collectStreets(): StreetCollector {
  const lon = growingFloat64()
  const lat = growingFloat64()
  const source = growingInt32()
  const target = growingInt32()
  const metres = growingFloat64()
  const shape = new Map<number, Float64Array>()
  return {
    nodeCount: () => lon.length(),
    lon: (node) => lon.at(node),
    lat: (node) => lat.at(node),
    addNode(x, y) {
      lon.push(x)
      lat.push(y)
      return lon.length() - 1
    },
    addRow(from, to, length, points) {
      if (points !== undefined && points.length > 0) shape.set(source.length(), points)
      source.push(from)
      target.push(to)
      metres.push(length)
    },
    finish: () => ({
      lon: lon.finish(),
      lat: lat.finish(),
      source: source.finish(),
      target: target.finish(),
      metres: metres.finish(),
      shape
    })
  }
}

/** The position in EPSG:4326, or in words why there is none. */
export function locate(x: number, y: number, { toWgs84 }: StreetReaderOptions): [lon: number, lat: number] | string {
  if (!Number.isFinite(x) || !Number.isFinite(y)) return 'is not a pair of finite numbers'
  const [lon, lat] = toWgs84 === undefined ? [x, y] : toWgs84(x, y)
  if (!Number.isFinite(lon) || !Number.isFinite(lat)) return 'cannot be converted to longitude and latitude'
  if (Math.abs(lon) > 180) return `longitude ${lon} is outside -180…180 degrees; is the CRS right?`
  if (Math.abs(lat) > 90) return `latitude ${lat} is outside -90…90 degrees; is the CRS right, and longitude before latitude?`
  return [lon, lat]
}

/** The error for a file that cannot be read to its end. */
export const damagedFile = (file: string, reason: string, cause?: unknown) =>
  new LifecircleError('unprocessable-input', `${file}: ${reason}`, cause === undefined ? {} : { cause })

/**
 * Runs a reader so that whatever a parser throws names the file; what the file system says (no such file, no
 * permission) does so already.
 */
export async function namingFile<T>(file: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read()
  } catch (error) {
    if (error instanceof LifecircleError) throw error
    if (error instanceof Error && 'syscall' in error) throw damagedFile(file, `cannot be read (${error.message})`, error)
    throw damagedFile(file, `is damaged or of another kind than its name says (${error instanceof Error ? error.message : 'unknown reason'})`, error)
  }
}
