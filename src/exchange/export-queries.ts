import type { Readable } from 'node:stream'
import { asCaller, type Caller } from '../platform/caller.js'
import type { Database } from '../platform/database/database.js'
import type { FileGeometry } from '../platform/records/file-record.js'
import { writeRecords, type WrittenFormat, type WrittenRow } from '../platform/records/record-writer.js'
import type { ExportKind } from './export-kind.js'

const rowsAPage = 2_000

/** Formats that show where things are by a geometry of their own. */
const isShaped = (format: WrittenFormat) => format === 'geojson' || format === 'gpkg' || format === 'ndjson'

/** Which rows are asked for: only those of a region and below, and what else the kind's statement asks. */
export interface Asked {
  readonly within?: string | undefined
  readonly more: readonly (string | number | null)[]
}

/**
 * Rows of a kind as a file; a stream, that reads page by page: what is changed meanwhile is told as it is when its page is read.
 */
export function exportFile(database: Database, caller: Caller, kind: ExportKind, format: WrittenFormat, asked: Asked): Readable {
  const { name, columns, geometryType, placeAfter } = kind
  const rows = rowsOf(database, caller, kind, asked)
  if (isShaped(format)) return writeRecords(format, { name, columns, geometryType }, rows)
  const place = placeAfter === undefined ? -1 : columns.findIndex((column) => column.name === placeAfter) + 1
  if (place <= 0) return writeRecords(format, { name, columns, geometryType: null }, rows)
  const placed = [...columns.slice(0, place), { name: 'lon', numeric: true }, { name: 'lat', numeric: true }, ...columns.slice(place)]
  return writeRecords(format, { name, columns: placed, geometryType: null }, withPlaces(rows, place))
}

async function* rowsOf(database: Database, caller: Caller, { statement }: ExportKind, { within, more }: Asked): AsyncGenerator<WrittenRow> {
  for (let last: string | null = null; ; ) {
    const { rows } = await asCaller(database, caller, ({ client }) =>
      client.query<{ key: string; cells: (string | null)[]; geometry: string | null }>(statement, [last, rowsAPage, within ?? null, ...more])
    )
    for (const { cells, geometry } of rows) {
      yield { values: cells.map((cell) => cell ?? ''), geometry: geometry === null ? null : (JSON.parse(geometry) as FileGeometry) }
    }
    if (rows.length < rowsAPage) return
    last = rows.at(-1)!.key
  }
}

async function* withPlaces(rows: AsyncIterable<WrittenRow>, place: number): AsyncGenerator<WrittenRow> {
  for await (const { values, geometry } of rows) {
    const [lon, lat] = (geometry?.coordinates ?? ['', '']) as [number, number] | ['', '']
    yield { values: [...values.slice(0, place), String(lon), String(lat), ...values.slice(place)], geometry: null }
  }
}
