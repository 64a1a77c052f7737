import type { ToWgs84 } from '../platform/crs.js'
import type { RowProblem } from '../platform/row-problem.js'
import { growingFloat64, growingInt32 } from './growing-array.js'
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
  readonly toWgs84?: ToWgs84
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
