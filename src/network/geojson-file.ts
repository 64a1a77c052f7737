import { createReadStream } from 'node:fs'
import { StringDecoder } from 'node:string_decoder'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { JSONParser } from '@streamparser/json'
import { locate } from '../platform/crs.js'
import { problemLog, type Flaw, type ProblemLog } from '../platform/row-problem.js'
import { nodeNumbers } from './node-numbers.js'
import { spheroidMetres } from './spheroid.js'
import { collectStreets, damagedFile, namingFile, type StreetCollector, type StreetReaderOptions, type StreetReading } from './street-reading.js'
import { isWalkable } from './walking-rules.js'

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
 */
export function readGeoJsonLines(path: string, options: GeoJsonLinesOptions = {}): Promise<StreetReading> {
  return namingFile(path, async () => {
    const problems = problemLog(path)
    const streets = collectStreets()
    const take = featureTaker(streets, options)
    const read = /\.(geojsonl|geojsons|ndjson|jsonl)(\.gz)?$/i.test(path) ? readFeatureLines : readFeatureCollection
    const file = createReadStream(path)
    const consume = (chunks: AsyncIterable<Buffer>) => read(path, chunks, take, problems)
    if (/\.gz$/i.test(path)) await pipeline(file, createGunzip(), consume)
    else await pipeline(file, consume)
    return { rows: streets.finish(), problems: problems.problems(), problemCount: problems.problemCount() }
  })
}

/** Keeps what a feature says, or tells why it cannot. */
type TakeFeature = (feature: unknown) => Flaw | undefined

async function readFeatureCollection(path: string, chunks: AsyncIterable<Buffer>, take: TakeFeature, problems: ProblemLog): Promise<void> {
  const parser = new JSONParser({ paths: ['$.type', '$.features.*'], keepStack: false })
  let type: unknown
  let number = 0
  parser.onValue = ({ value, stack }) => {
    if (stack.length === 1) {
      type = value
      return
    }
    number++
    const flaw = take(value)
    if (flaw !== undefined) problems.add(number, flaw)
  }
  let start = true
  for await (const chunk of chunks) {
    parser.write(start ? withoutByteOrderMark(chunk) : chunk)
    start = false
  }
  if (start) throw damagedFile(path, 'is empty')
  if (!parser.isEnded) parser.end()
  if (type !== 'FeatureCollection') {
    throw damagedFile(path, 'is no GeoJSON FeatureCollection; a file of one feature per line is to be named .geojsonl')
  }
}

async function readFeatureLines(path: string, chunks: AsyncIterable<Buffer>, take: TakeFeature, problems: ProblemLog): Promise<void> {
  let number = 0
  for await (const line of textLines(chunks)) {
    number++
    // RFC 8142 puts a record separator before each feature.
    const text = line.replace(/^[\uFEFF\u001E]+/, '').trim()
    if (text === '') continue
    const flaw = takeText(text, take)
    if (flaw !== undefined) problems.add(number, flaw)
  }
  if (number === 0) throw damagedFile(path, 'is empty')
}

function takeText(text: string, take: TakeFeature): Flaw | undefined {
  let feature: unknown
  try {
    feature = JSON.parse(text)
  } catch (error) {
    return { reason: `is not valid JSON (${(error as Error).message})` }
  }
  return take(feature)
}

function withoutByteOrderMark(chunk: Buffer): Buffer {
  return chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf ? chunk.subarray(3) : chunk
}

async function* textLines(chunks: AsyncIterable<Buffer>): AsyncGenerator<string> {
  const decoder = new StringDecoder('utf8')
  let rest = ''
  for await (const chunk of chunks) {
    const parts = (rest + decoder.write(chunk)).split('\n')
    rest = parts.pop() ?? ''
    yield* parts
  }
  rest += decoder.end()
  if (rest !== '') yield rest
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
    if (options.everyWay !== true && 'highway' in properties && !isWalkable(textTags(properties))) return undefined
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
    segments.forEach(([source, target], at) => streets.addRow(source, target, metres?.[at] ?? NaN))
    return undefined
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

const textTags = (properties: Record<string, unknown>): Record<string, string> =>
  Object.fromEntries(Object.entries(properties).filter((entry): entry is [string, string] => typeof entry[1] === 'string'))

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
