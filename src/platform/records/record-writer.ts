import { createReadStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { csvLine } from './csv.js'
import type { FileGeometry } from './file-record.js'
import { writeGeoPackage } from './geopackage.js'
import type { RecordFormatName } from './record-format.js'
import { writeWorkbook } from './workbook.js'

/** Formats that are written. */
export const writtenFormats = ['csv', 'ndjson', 'geojson', 'xlsx', 'gpkg'] as const satisfies readonly RecordFormatName[]
export type WrittenFormat = (typeof writtenFormats)[number]

export interface WrittenColumn {
  readonly name: string
  /** Whether its values are numbers; they are written as such where the format has them. */
  readonly numeric: boolean
}

/** A row that is written: its values as text in the order of the columns, and its geometry. */
export interface WrittenRow {
  readonly values: readonly string[]
  readonly geometry: FileGeometry | null
}

export interface WrittenTable {
  /** Name of the layer or sheet. */
  readonly name: string
  readonly columns: readonly WrittenColumn[]
  /** Null for rows without one. Only GeoJSON, lines of JSON and GeoPackages have it. */
  readonly geometryType: 'POINT' | 'MULTIPOLYGON' | null
}

/** Writes rows in a format, as a stream. The same rows make the same bytes, whenever they are written. */
export function writeRecords(format: WrittenFormat, table: WrittenTable, rows: AsyncIterable<WrittenRow>): Readable {
  switch (format) {
    case 'csv':
      return textStream(csvText(table, rows))
    case 'ndjson':
      return textStream(jsonLines(table, rows))
    case 'geojson':
      return textStream(featureCollection(table, rows))
    case 'xlsx':
      return writeWorkbook(table.name, table.columns, valuesOf(rows))
    case 'gpkg':
      return Readable.from(geoPackage(table, rows), { objectMode: false })
  }
}

async function* valuesOf(rows: AsyncIterable<WrittenRow>): AsyncGenerator<readonly string[]> {
  for await (const { values } of rows) yield values
}

const piece = 65_536

/** Small pieces of text as a stream of larger ones. */
function textStream(parts: AsyncIterable<string>): Readable {
  const gathered = async function* () {
    let text = ''
    for await (const part of parts) {
      text += part
      if (text.length < piece) continue
      yield text
      text = ''
    }
    if (text !== '') yield text
  }
  return Readable.from(gathered(), { objectMode: false })
}

async function* csvText({ columns }: WrittenTable, rows: AsyncIterable<WrittenRow>): AsyncGenerator<string> {
  yield csvLine(columns.map(({ name }) => name))
  for await (const { values } of rows) yield csvLine(values)
}

async function* jsonLines(table: WrittenTable, rows: AsyncIterable<WrittenRow>): AsyncGenerator<string> {
  for await (const row of rows) yield `${table.geometryType === null ? properties(table, row) : feature(table, row)}\n`
}

async function* featureCollection(table: WrittenTable, rows: AsyncIterable<WrittenRow>): AsyncGenerator<string> {
  yield '{"type":"FeatureCollection","features":['
  let separator = '\n'
  for await (const row of rows) {
    yield separator + feature(table, row)
    separator = ',\n'
  }
  yield '\n]}\n'
}

const feature = (table: WrittenTable, row: WrittenRow): string => `{"type":"Feature","properties":${properties(table, row)},"geometry":${JSON.stringify(row.geometry)}}`

const properties = ({ columns }: WrittenTable, { values }: WrittenRow): string =>
  `{${columns.map(({ name, numeric }, place) => `${JSON.stringify(name)}:${jsonValue(values[place]!, numeric)}`).join(',')}}`

const jsonValue = (text: string, numeric: boolean): string => (text === '' ? 'null' : numeric && /^-?\d+(\.\d+)?$/.test(text) ? text : JSON.stringify(text))

/** The whole file is made on disk before its first byte is sent: that is how SQLite writes. */
async function* geoPackage({ name, geometryType, columns }: WrittenTable, rows: AsyncIterable<WrittenRow>): AsyncGenerator<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'lifecircle-geopackage-'))
  try {
    const path = join(folder, 'file.gpkg')
    await writeGeoPackage(path, name, geometryType, columns, rows)
    yield* createReadStream(path) as AsyncIterable<Buffer>
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
