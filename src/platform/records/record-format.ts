import { basename } from 'node:path'
import { unprocessable } from '../errors.js'
import { openPacked } from '../geojson-features.js'
import { openCsv } from './csv.js'
import type { RecordFile } from './file-record.js'
import { openGeoPackage } from './geopackage.js'
import { openGeoJson, openJsonLines } from './json.js'
import { openShapefile } from './shapefile.js'
import { openWorkbook } from './workbook.js'

interface RecordFormat {
  /** Endings of file names, the usual one first. */
  readonly endings: readonly string[]
  readonly contentType: string
  /** Other names of it. */
  readonly alsoTypes: readonly string[]
  /** Whether it is read from its beginning to its end; others need the whole file at hand. */
  readonly streamed: boolean
  readonly open: (name: string, path: string) => RecordFile | Promise<RecordFile>
}

const megabyte = 2 ** 20

/** Formats of rows that are read, by name. What is streamed may also be packed as `.gz`. */
export const recordFormats = {
  csv: { endings: ['csv'], contentType: 'text/csv', alsoTypes: ['application/csv'], streamed: true, open: (name, path) => openCsv(name, openPacked(path)) },
  ndjson: {
    endings: ['ndjson', 'jsonl', 'geojsonl', 'geojsons'],
    contentType: 'application/x-ndjson',
    alsoTypes: ['application/jsonl', 'application/geo+json-seq', 'application/json-seq'],
    streamed: true,
    open: (name, path) => openJsonLines(name, openPacked(path))
  },
  geojson: { endings: ['geojson', 'json'], contentType: 'application/geo+json', alsoTypes: [], streamed: true, open: (name, path) => openGeoJson(name, openPacked(path)) },
  xlsx: {
    endings: ['xlsx'],
    contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    alsoTypes: [],
    streamed: false,
    open: openWorkbook
  },
  gpkg: { endings: ['gpkg'], contentType: 'application/geopackage+sqlite3', alsoTypes: ['application/vnd.sqlite3', 'application/x-sqlite3'], streamed: false, open: openGeoPackage },
  shapefile: { endings: ['zip', 'shz'], contentType: 'application/zip', alsoTypes: ['application/x-zip-compressed', 'application/vnd.shp'], streamed: false, open: openShapefile }
} as const satisfies Record<string, RecordFormat>

export type RecordFormatName = keyof typeof recordFormats

export const recordFormatNames = Object.keys(recordFormats) as RecordFormatName[]

/** The most bytes that are taken of a file: a gigabyte of what is streamed, 100 MB of what has to be whole. */
export const mostBytes = (format: RecordFormatName): number => (recordFormats[format].streamed ? 1024 : 100) * megabyte

/** The format that a file's name says; undefined where it says none. */
export function formatOfName(file: string): RecordFormatName | undefined {
  const ending = /\.([^.]+)$/.exec(file.replace(/\.gz$/i, ''))?.[1]?.toLowerCase() ?? ''
  return recordFormatNames.find((name) => (recordFormats[name].endings as readonly string[]).includes(ending))
}

/** The format of a media type; undefined where it is none that is read. */
export function formatOfType(contentType: string | undefined): RecordFormatName | undefined {
  const type = contentType?.split(';')[0]?.trim().toLowerCase() ?? ''
  return recordFormatNames.find((name) => recordFormats[name].contentType === type || (recordFormats[name].alsoTypes as readonly string[]).includes(type))
}

/** Opens a file of rows on disk. `name` is what problems call it; the format is that of the path's ending unless given. */
export async function openRecordFile(path: string, { name = basename(path), format = formatOfName(path) }: { name?: string; format?: RecordFormatName | undefined } = {}): Promise<RecordFile> {
  if (format === undefined) {
    throw unprocessable(`${name}: its ending names no format that is read: ${recordFormatNames.flatMap((one) => recordFormats[one].endings).map((ending) => `.${ending}`).join(', ')}`)
  }
  return recordFormats[format].open(name, path)
}
