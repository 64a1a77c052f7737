import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { parse } from 'csv-parse'
import { locate } from '../../platform/crs.js'
import { namingFile } from '../../platform/damaged-file.js'
import { mostProblemsKept, problemLog, type Flaw, type ProblemLog } from '../../platform/row-problem.js'
import { nodeNumbers } from './node-numbers.js'
import { collectStreets, type StreetCollector, type StreetReaderOptions, type StreetReading } from './street-reading.js'

export interface CsvNetworkPaths {
  /** `id,lon,lat`; ids are any text, unique in the file. */
  readonly nodesPath: string
  /** `source,target,metres[,wkt][,wheelchair]`; without wkt (or where it is empty) a straight line. */
  readonly edgesPath: string
}

/**
 * Reads a network from two CSV files with a header line; columns stand in any order, further ones are ignored. Nodes
 * and rows keep the files' order. A line in `wkt` is a LINESTRING from the source node to the target node. A column
 * `wheelchair` says yes or no (empty = yes); without it the file tells nothing about wheelchairs.
 */
export async function readCsvNetwork({ nodesPath, edgesPath }: CsvNetworkPaths, options: StreetReaderOptions = {}): Promise<StreetReading> {
  const streets = collectStreets()
  const nodes = textNodeNumbers()
  const nodeProblems = problemLog(nodesPath)
  const edgeProblems = problemLog(edgesPath)
  await namingFile(nodesPath, () => readTable(nodesPath, ['id', 'lon', 'lat'], nodeProblems, nodeTaker(streets, nodes, options)))
  await namingFile(edgesPath, () =>
    readTable(edgesPath, ['source', 'target', 'metres'], edgeProblems, edgeTaker(streets, nodes, options))
  )
  const problems = [...nodeProblems.problems(), ...edgeProblems.problems()].slice(0, mostProblemsKept)
  return { ...streets.finish(), problems, problemCount: nodeProblems.problemCount() + edgeProblems.problemCount() }
}

/** A row by column names; a column the file does not have, or a row too short for it, is undefined. */
type Row = Readonly<Record<string, string | undefined>>
/** Keeps what a row says, or tells why it cannot. */
type TakeRow = (row: Row) => Flaw | undefined

/** Calls `take` for every row; a header that lacks a column is one problem for each, and no row is taken. */
async function readTable(path: string, columns: readonly string[], problems: ProblemLog, take: TakeRow): Promise<void> {
  const parser = parse({ bom: true, trim: true, skip_empty_lines: true, relax_column_count: true, info: true })
  await pipeline(createReadStream(path), parser, async (records: AsyncIterable<{ record: string[]; info: { lines: number } }>) => {
    let header: readonly string[] | undefined
    let complete = true
    for await (const { record, info } of records) {
      if (header !== undefined) {
        const flaw = complete ? take(Object.fromEntries(header.map((name, at) => [name, record[at]]))) : undefined
        if (flaw !== undefined) problems.add(info.lines, flaw)
        continue
      }
      header = record
      complete = requireColumns(header, columns, info.lines, problems)
    }
    if (header === undefined) requireColumns([], columns, 1, problems)
  })
}

function requireColumns(header: readonly string[], columns: readonly string[], line: number, problems: ProblemLog): boolean {
  const missing = columns.filter((column) => !header.includes(column))
  for (const column of missing) problems.add(line, { column, value: header.join(','), reason: 'the header lacks this column' })
  return missing.length === 0
}

function nodeTaker(streets: StreetCollector, nodes: TextNodeNumbers, options: StreetReaderOptions): TakeRow {
  return ({ id = '', lon = '', lat = '' }) => {
    if (id === '') return { column: 'id', value: id, reason: 'a node needs an id' }
    if (nodes.get(id) !== undefined) return { column: 'id', value: id, reason: 'this node id is there already' }
    const x = decimal(lon)
    if (x === undefined) return { column: 'lon', value: lon, reason: 'is not a number' }
    const y = decimal(lat)
    if (y === undefined) return { column: 'lat', value: lat, reason: 'is not a number' }
    const position = locate(x, y, options.toWgs84)
    if (!Array.isArray(position)) return { column: position.axis, value: position.axis === 'lat' ? lat : lon, reason: position.reason }
    nodes.add(id, streets.addNode(...position))
    return undefined
  }
}

function edgeTaker(streets: StreetCollector, nodes: TextNodeNumbers, options: StreetReaderOptions): TakeRow {
  return ({ source = '', target = '', metres = '', wkt = '', wheelchair }) => {
    const from = nodes.get(source)
    if (from === undefined) return { column: 'source', value: source, reason: 'there is no node of this id' }
    const to = nodes.get(target)
    if (to === undefined) return { column: 'target', value: target, reason: 'there is no node of this id' }
    const length = decimal(metres)
    if (length === undefined) return { column: 'metres', value: metres, reason: 'is not a number' }
    if (length < 0) return { column: 'metres', value: metres, reason: 'a length cannot be negative' }
    if (!saysYesOrNo(wheelchair)) return { column: 'wheelchair', value: wheelchair, reason: 'is neither yes nor no nor empty' }
    const passable = wheelchair === undefined ? undefined : wheelchair !== 'no'
    if (wkt === '') {
      streets.addRow(from, to, length, { wheelchair: passable })
      return undefined
    }
    const drawn = lineString(wkt, options)
    if (typeof drawn === 'string') return { column: 'wkt', value: wkt, reason: drawn }
    if (!isNear(drawn, 0, streets, from)) return { column: 'wkt', value: wkt, reason: 'the line does not begin at its source node' }
    if (!isNear(drawn, drawn.length - 2, streets, to)) return { column: 'wkt', value: wkt, reason: 'the line does not end at its target node' }
    streets.addRow(from, to, length, { shape: Float64Array.from(drawn.slice(2, -2)), wheelchair: passable })
    return undefined
  }
}

const saysYesOrNo = (wheelchair: string | undefined): wheelchair is 'yes' | 'no' | '' | undefined =>
  wheelchair === undefined || wheelchair === '' || wheelchair === 'yes' || wheelchair === 'no'

/** A finite decimal number; what `Number` would also take (hexadecimal, empty, Infinity) is none here. */
function decimal(text: string): number | undefined {
  if (!/^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(text)) return undefined
  const value = Number(text)
  return Number.isFinite(value) ? value : undefined
}

/** Degrees, about a metre: what rounding in a file or a change of CRS may move an end of a line away from its node. */
const endTolerance = 1e-5

function isNear(line: readonly number[], at: number, streets: StreetCollector, node: number): boolean {
  return Math.abs(line[at]! - streets.lon(node)) <= endTolerance && Math.abs(line[at + 1]! - streets.lat(node)) <= endTolerance
}

/** The points of a WKT or EWKT LINESTRING as lon, lat pairs, ends included, or in words what is wrong; z and m are ignored. */
function lineString(wkt: string, options: StreetReaderOptions): number[] | string {
  const body = /^(?:SRID=\d+;)?\s*LINESTRING\s*(?:Z|M|ZM)?\s*\(([^()]*)\)$/i.exec(wkt)?.[1]
  if (body === undefined) return 'is not a LINESTRING'
  const points: number[] = []
  for (const point of body.split(',')) {
    const [x, y] = point.trim().split(/\s+/).map(decimal)
    if (x === undefined || y === undefined) return `has a point that is not a pair of numbers: ${point.trim()}`
    const position = locate(x, y, options.toWgs84)
    if (!Array.isArray(position)) return position.reason
    points.push(...position)
  }
  return points.length < 4 ? 'a line needs two points' : points
}

interface TextNodeNumbers {
  get(id: string): number | undefined
  add(id: string, node: number): void
}

/** Ids that are plain integers, the usual case, are kept as such; a Map of all texts would cost many times the network. */
function textNodeNumbers(): TextNodeNumbers {
  const integers = nodeNumbers()
  const texts = new Map<string, number>()
  const isInteger = (id: string) => /^(0|-?[1-9]\d{0,14})$/.test(id)
  const halves = (id: string): [high: number, low: number] => [Math.floor(Number(id) / 0x100000000), Number(id) | 0]
  return {
    get(id) {
      if (!isInteger(id)) return texts.get(id)
      const node = integers.get(...halves(id))
      return node === -1 ? undefined : node
    },
    add(id, node) {
      if (isInteger(id)) integers.add(...halves(id), node)
      else texts.set(id, node)
    }
  }
}
