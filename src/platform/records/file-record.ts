import type { Flaw } from '../row-problem.js'

/** A GeoJSON geometry in the file's own reference system. */
export interface FileGeometry {
  readonly type: string
  readonly coordinates: unknown
}

/** One row of a file: where it stands, its fields as text by column name, and its geometry where the format has one. */
export interface FileRecord {
  /** Line of a text file, row of a sheet, number of a feature, counted from 1. */
  readonly line: number
  readonly fields: Readonly<Record<string, string>>
  readonly geometry?: FileGeometry | null
  /** Why the row cannot be read at all. */
  readonly flaw?: Flaw
}

/** A file that is open for reading, whatever its format. */
export interface RecordFile {
  readonly name: string
  /** Columns that the file names before its rows; null where each row names its own. */
  readonly columns: readonly string[] | null
  /** The reference system that the file names itself; null where it says nothing. */
  readonly crs: string | null
  /** To be read once. */
  readonly records: AsyncIterable<FileRecord> | Iterable<FileRecord>
  /** Lets go of what is open or was unpacked; to be called once nothing is read any more. */
  readonly close: () => Promise<void>
}

/** A value as the text of a field: nothing is empty, what is neither text nor number is JSON. */
export function fieldText(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'string') return value
  if (value instanceof Date) return value.toISOString().slice(0, 10)
  return JSON.stringify(value)
}

export const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)
