import { locate } from '../../platform/crs.js'
import { readFeatures, type TakeFeature } from '../../platform/geojson-features.js'
import { problemLog, type Flaw } from '../../platform/row-problem.js'
import { nodeNumbers } from './node-numbers.js'
import { spheroidMetres } from './spheroid.js'
import { collectStreets, type StreetCollector, type StreetReaderOptions, type StreetReading } from './street-reading.js'
import { isWalkable, type Tags } from './walking-rules.js'
import { isWheelchairPassable } from './wheelchair-rules.js'

export interface GeoJsonLinesOptions extends StreetReaderOptions {
  /**
   * Takes every line, whatever its `highway` says: for a file whose author has chosen the walkable ways already, or one
   * of roads only, where the trunk roads that the rules close stand for the pavements and crossings it does not know.
   */
  readonly everyWay?: boolean
}

/**
 * Reads streets from GeoJSON as a stream: a FeatureCollection (`.geojson`, `.json`) or one feature per line
 * (`.geojsonl`, `.ndjson`, `.jsonl`, `.geojsons`), each also as `.gz`.
 *
 * LineString and MultiLineString are streets, any other geometry is a problem. Where a feature has a property
 * `highway`, the walking rules decide (null, as ogr2ogr writes it, is no way) unless `everyWay`; without it the line
 * is walkable. Every pair of consecutive vertices is one row, and vertices that are the same on a grid of 1e-7 degrees
 * are one node, so lines meet wherever they share a vertex, their inner ones included. A property `metres` (a number
 * >= 0) is the length of the whole feature, shared out among its rows in proportion to their length on the spheroid:
 * where no other line cuts in, contraction adds the shares up to that figure again. A third ordinate is ignored.
 *
 * Where a feature has `highway` or `wheelchair`, the wheelchair rules decide over its properties, whatever `everyWay`
 * says; other features are passable. A file that has neither property tells nothing about wheelchairs.
 */
export async function readGeoJsonLines(path: string, options: GeoJsonLinesOptions = {}): Promise<StreetReading> {
  const problems = problemLog(path)
  const streets = collectStreets()
  await readFeatures(path, featureTaker(streets, options), problems)
  return { ...streets.finish(), problems: problems.problems(), problemCount: problems.problemCount() }
}

/** Vertices are the same node on a grid of 1e-7 degrees, about a centimetre, the resolution of OpenStreetMap. */
const onGrid = (degrees: number) => Math.round(degrees * 1e7)

const isPoint = (line: readonly [lon: number, lat: number][]) =>
  line.every(([lon, lat]) => onGrid(lon) === onGrid(line[0]![0]) && onGrid(lat) === onGrid(line[0]![1]))

function featureTaker(streets: StreetCollector, options: GeoJsonLinesOptions): TakeFeature {
  const numbers = nodeNumbers()
  const nodeAt = (lon: number, lat: number): number => {
    const column = onGrid(lon)
    const row = onGrid(lat)
    const known = numbers.get(column, row)
    if (known !== -1) return known
    const node = streets.addNode(lon, lat)
    numbers.add(column, row, node)
    return node
  }

  return (feature) => {
    if (!isRecord(feature) || feature['type'] !== 'Feature') return { reason: 'is not a GeoJSON Feature' }
    const properties = isRecord(feature['properties']) ? feature['properties'] : {}
    const lines = linesOf(feature['geometry'])
    if (typeof lines === 'string') return { reason: lines }
    const tags = tagsOf(properties)
    if (options.everyWay !== true && 'highway' in properties && !isWalkable(tags)) return undefined
    const given = properties['metres'] ?? NaN
    if (typeof given !== 'number' || given < 0) {
      return { column: 'metres', value: JSON.stringify(given), reason: 'is not a number of metres >= 0' }
    }
    const positions: [lon: number, lat: number][][] = []
    for (const line of lines) {
      const placed = placeLine(line, options)
      if (!Array.isArray(placed)) return placed
      positions.push(placed)
    }
    if (positions.every(isPoint)) return { column: 'coordinates', reason: 'has no length: all its positions are the same' }
    const segments: [source: number, target: number][] = []
    for (const line of positions) {
      let before = -1
      for (const [lon, lat] of line) {
        const node = nodeAt(lon, lat)
        if (before !== -1 && before !== node) segments.push([before, node])
        before = node
      }
    }
    const metres = Number.isNaN(given) ? undefined : shares(streets, segments, given)
    const wheelchair = tags['highway'] === undefined && tags['wheelchair'] === undefined ? undefined : isWheelchairPassable(tags)
    segments.forEach(([source, target], at) => streets.addRow(source, target, metres?.[at] ?? NaN, { wheelchair }))
    return undefined
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Properties as tags: numbers as they are written, true and false as yes and no; null and nested ones say nothing. */
function tagsOf(properties: Record<string, unknown>): Tags {
  const tags: Record<string, string> = {}
  for (const [key, value] of Object.entries(properties)) {
    if (typeof value === 'string' || typeof value === 'number') tags[key] = String(value)
    else if (typeof value === 'boolean') tags[key] = value ? 'yes' : 'no'
  }
  return tags
}

/** The coordinate lists of a geometry, or in words why it is no street. */
function linesOf(geometry: unknown): unknown[] | string {
  if (!isRecord(geometry)) return 'has no geometry'
  const { type, coordinates } = geometry
  if (type !== 'LineString' && type !== 'MultiLineString') {
    return `is a ${typeof type === 'string' ? type : 'geometry without type'}; streets are LineString or MultiLineString`
  }
  if (!Array.isArray(coordinates) || coordinates.length === 0) return 'has no coordinates'
  return type === 'LineString' ? [coordinates] : (coordinates as unknown[])
}

function placeLine(line: unknown, options: StreetReaderOptions): [lon: number, lat: number][] | Flaw {
  const column = 'coordinates'
  if (!Array.isArray(line) || line.length < 2) return { column, value: JSON.stringify(line), reason: 'a line needs two positions' }
  const positions: [lon: number, lat: number][] = []
  for (const position of line as unknown[]) {
    const [x, y] = Array.isArray(position) ? (position as unknown[]) : []
    const placed = typeof x === 'number' && typeof y === 'number' ? locate(x, y, options.toWgs84) : locate(NaN, NaN)
    if (!Array.isArray(placed)) return { column, value: JSON.stringify(position), reason: placed.reason }
    positions.push(placed)
  }
  return positions
}

/** A given length shared out among the rows of a line in proportion to their length on the spheroid. */
function shares(streets: StreetCollector, segments: readonly [source: number, target: number][], metres: number): number[] {
  if (segments.length === 1) return [metres]
  const measured = segments.map(([a, b]) => spheroidMetres(streets.lon(a), streets.lat(a), streets.lon(b), streets.lat(b)))
  const total = measured.reduce((sum, length) => sum + length, 0)
  return measured.map((length) => metres * (total > 0 ? length / total : 1 / segments.length))
}
