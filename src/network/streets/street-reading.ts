import type { ToWgs84 } from '../../platform/crs.js'
import type { RowProblem } from '../../platform/row-problem.js'
import { growingFloat64, growingInt32 } from './growing-array.js'
import type { StreetRows } from './street-network.js'

/** What every reader of a street file gives back: the good rows, and what is wrong with the others. */
export interface StreetReading {
  readonly rows: StreetRows
  /** The rows a wheelchair user can use, a part of `rows` with node numbers of its own; undefined where the file tells nothing about it. */
  readonly wheelchair: StreetRows | undefined
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
  /** `metres` NaN = to be measured. */
  addRow(source: number, target: number, metres: number, more?: RowExtras): void
  finish(): Pick<StreetReading, 'rows' | 'wheelchair'>
}

export interface RowExtras {
  /** As in `StreetRows`. */
  readonly shape?: Float64Array | undefined
  /** Whether a wheelchair user can use the row; undefined = the file does not tell, so it is taken as passable. */
  readonly wheelchair?: boolean | undefined
}

export function collectStreets(): StreetCollector {
  const lon = growingFloat64()
  const lat = growingFloat64()
  const source = growingInt32()
  const target = growingInt32()
  const metres = growingFloat64()
  const shape = new Map<number, Float64Array>()
  const closedToWheelchairs = new Set<number>()
  let tellsOfWheelchairs = false
  return {
    nodeCount: () => lon.length(),
    lon: (node) => lon.at(node),
    lat: (node) => lat.at(node),
    addNode(x, y) {
      lon.push(x)
      lat.push(y)
      return lon.length() - 1
    },
    addRow(from, to, length, { shape: points, wheelchair } = {}) {
      if (points !== undefined && points.length > 0) shape.set(source.length(), points)
      if (wheelchair !== undefined) tellsOfWheelchairs = true
      if (wheelchair === false) closedToWheelchairs.add(source.length())
      source.push(from)
      target.push(to)
      metres.push(length)
    },
    finish() {
      const rows: StreetRows = {
        lon: lon.finish(),
        lat: lat.finish(),
        source: source.finish(),
        target: target.finish(),
        metres: metres.finish(),
        shape
      }
      return { rows, wheelchair: tellsOfWheelchairs ? selectRows(rows, (row) => !closedToWheelchairs.has(row)) : undefined }
    }
  }
}

/** Some of the rows, in their order, over the same nodes; a node that no row is left at vanishes in contraction. */
export function selectRows(rows: StreetRows, isWanted: (row: number) => boolean): StreetRows {
  const source = growingInt32()
  const target = growingInt32()
  const metres = growingFloat64()
  const shape = new Map<number, Float64Array>()
  for (let row = 0; row < rows.source.length; row++) {
    if (!isWanted(row)) continue
    const points = rows.shape.get(row)
    if (points !== undefined) shape.set(source.length(), points)
    source.push(rows.source[row]!)
    target.push(rows.target[row]!)
    metres.push(rows.metres[row]!)
  }
  return { lon: rows.lon, lat: rows.lat, source: source.finish(), target: target.finish(), metres: metres.finish(), shape }
}
