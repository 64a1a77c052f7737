import { createReadStream } from 'node:fs'
import { basename } from 'node:path'
import type { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { parse } from 'csv-parse'
import { bulkLoad, type BulkValue } from './database/bulk-load.js'
import type { Database } from './database/database.js'
import { asCaller, type Caller, type Transaction } from './caller.js'
import { locate, toWgs84, type CrsName } from './crs.js'
import { namedFileError } from './damaged-file.js'
import { unprocessable } from './errors.js'
import { problemLog, type Flaw, type RowProblem } from './row-problem.js'

export type { RowProblem } from './row-problem.js'

export interface ImportReport {
  readonly kind: string
  readonly file: string
  readonly rows: number
  readonly inserted: number
  readonly updated: number
  readonly unchanged: number
  readonly rejected: number
  /** The first thousand; `rejected` counts all rows. */
  readonly problems: readonly RowProblem[]
  /** Whose reach the change concerns, where rows have one. */
  readonly touched?: Touched
  /** Number of the change, by which it can be undone, where versions were written. */
  readonly change?: number
  /** False for a dry run, and for a file with bad rows unless told to keep going. */
  readonly written: boolean
}

/** Residential sites whose reach a change of facilities concerns, and the codes of their communities. */
export interface Touched {
  readonly sites: number
  readonly communities: readonly string[]
}

export interface ImportOptions {
  readonly crs?: CrsName
  readonly dryRun?: boolean
  readonly keepGoing?: boolean
  /** First day the new state holds, YYYY-MM-DD; default: today for what is known already, always for what is new. */
  readonly validFrom?: string
  /** Whose external ids these are: they are kept as `source:id`, so that those of two sources never meet. */
  readonly source?: string
  /** Change that the versions written belong to, by its number or as it is to be begun; default: an import of this file. */
  readonly change?: number | { readonly kind: string; readonly note: string | null }
}

/** What was written of a file. */
export type Written = Pick<ImportReport, 'inserted' | 'updated' | 'unchanged' | 'touched' | 'change'>

/** What statements need to know of the file they write. */
export interface WriteOptions extends ImportOptions {
  readonly crs: CrsName
  readonly file: string
}

/** Reads the text of a field; throws an Error whose message says why it cannot. */
export type FieldReader = (text: string) => BulkValue

export interface ImportColumn {
  readonly name: string
  /** SQL type in the staging table. */
  readonly type: string
  readonly read: FieldReader
  /** Empty or absent is an error. */
  readonly required: boolean
}

export interface TableImport {
  readonly kind: string
  readonly columns: readonly ImportColumn[]
  /** Whether rows carry `lon` and `lat`: staged as geom, original_x, original_y in the file's CRS. */
  readonly located: boolean
  /** What more is known of a row by what its fields say, staged as columns of their own. */
  readonly derived?: readonly DerivedColumn[]
  /** Fills in, before anything is checked, what rows leave open; `kept` of a row names the columns that its file has not. */
  readonly complete?: (transaction: Transaction) => Promise<void>
  /** Queries over `staged` that return line, column_name, value, reason of rows that cannot be used. */
  readonly checks: readonly string[]
  /** Statements that write what is staged. */
  readonly apply: (transaction: Transaction, options: WriteOptions) => Promise<Written>
}

export interface DerivedColumn {
  readonly name: string
  readonly type: string
  /** Of the fields of a good row, by column name. */
  readonly from: (fields: Readonly<Record<string, string>>) => BulkValue
}

/** One row: its line in the file, and its fields by column name. */
export interface ImportRecord {
  readonly line: number
  readonly fields: Readonly<Record<string, string>>
}

/** A CSV as a stream, or rows that were read already. */
export type ImportSource =
  | { readonly name: string; readonly stream: Readable }
  | { readonly name: string; readonly records: Iterable<ImportRecord> | AsyncIterable<ImportRecord> }

export const text: FieldReader = (value) => value

export const number: FieldReader = (value) => {
  if (!/^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(value)) throw new Error('is not a number')
  return value
}

export const notNegative: FieldReader = (value) => {
  number(value)
  if (Number(value) < 0) throw new Error('must not be negative')
  return value
}

export const oneOf =
  (...values: readonly string[]): FieldReader =>
  (value) => {
    if (!values.includes(value)) throw new Error(`is none of ${values.join(', ')}`)
    return value
  }

export const date: FieldReader = (value) => {
  const time = Date.parse(`${value}T00:00:00Z`)
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value) || Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== value) {
    throw new Error('is not a date of the form YYYY-MM-DD')
  }
  return value
}

export const matching =
  (pattern: RegExp, reason: string): FieldReader =>
  (value) => {
    if (!pattern.test(value)) throw new Error(reason)
    return value
  }

export const regionCode = matching(/^\d{12}$/, 'is not a 12-digit statistical code')

export const column = (name: string, type: string, read: FieldReader, options: { required?: boolean } = {}): ImportColumn => ({
  name,
  type,
  read,
  required: options.required ?? false
})

/**
 * Imports a CSV file in one transaction: rows are read as a stream, staged in the database, checked there as a set,
 * and written together. Good rows are counted beside the bad ones; nothing is written while there are bad ones,
 * unless `keepGoing`. Throws `unprocessable-input` when the file itself cannot be read (no header, a column missing).
 */
export async function importTable(
  database: Database,
  caller: Caller,
  table: TableImport,
  source: ImportSource,
  options: ImportOptions = {}
): Promise<ImportReport> {
  // A file may fail before the database is ready for its first row; then readCsv finds the error.
  if ('stream' in source) source.stream.on('error', () => undefined)
  try {
    return await asCaller(database, caller, async (transaction) => {
      const report = await writeTable(transaction, table, source, options)
      if (!report.written) throw new NothingWritten(report)
      return report
    })
  } catch (outcome) {
    if (outcome instanceof NothingWritten) return outcome.report
    throw outcome
  }
}

/** The same in a transaction that the caller of this function rolls back where the report says `written: false`. */
export async function writeTable(transaction: Transaction, table: TableImport, source: ImportSource, options: ImportOptions = {}): Promise<ImportReport> {
  const crs = options.crs ?? 'EPSG:4326'
  const convert = toWgs84(crs)
  const staging = { line: 'integer', ...Object.fromEntries(table.columns.map((c) => [c.name, c.type])) }
  const located: Record<string, string> = table.located
    ? { geom: 'geometry(Point, 4326)', original_x: 'double precision', original_y: 'double precision' }
    : {}
  const derived = table.derived ?? []
  const columns: Record<string, string> = {
    ...staging,
    ...located,
    ...(table.complete === undefined ? {} : { kept: 'text[]' }),
    ...Object.fromEntries(derived.map(({ name, type }) => [name, type]))
  }
  const problems = problemLog(source.name)
  const badLines = new Set<number>()
  const note = (line: number, flaw: Flaw) => {
    badLines.add(line)
    problems.add(line, flaw)
  }
  let rows = 0

  const readRows = async function* () {
    for await (const { line, fields } of 'records' in source ? source.records : readCsv(source, table)) {
      rows++
      const values: BulkValue[] = [line]
      const before = badLines.has(line)
      const kept: string[] = []
      for (const c of table.columns) {
        if (fields[c.name] === undefined) kept.push(c.name)
        const given = (fields[c.name] ?? '').trim()
        if (given === '') {
          if (c.required) note(line, { column: c.name, value: null, reason: 'is required' })
          values.push(null)
          continue
        }
        try {
          if (/[\0\uFFFD]/.test(given)) throw new Error('holds bytes that are not UTF-8 text: save the file as UTF-8')
          values.push(c.read(c.name === 'external_id' && options.source !== undefined ? `${options.source}:${given}` : given))
        } catch (error) {
          note(line, { column: c.name, value: given, reason: (error as Error).message })
          values.push(null)
        }
      }
      if (table.located) values.push(...pointOf(line, fields))
      if (!before && badLines.has(line)) continue
      if (table.complete !== undefined) values.push(`{${kept.join(',')}}`)
      for (const { from } of derived) values.push(from(fields))
      yield values
    }
  }

  const pointOf = (line: number, fields: Readonly<Record<string, string>>): BulkValue[] => {
    for (const name of ['lon', 'lat']) {
      const given = (fields[name] ?? '').trim()
      if (given === '' || !Number.isFinite(Number(given))) {
        note(line, { column: name, value: given || null, reason: given === '' ? 'is required' : 'is not a number' })
        return [null, null, null]
      }
    }
    const x = Number(fields['lon'])
    const y = Number(fields['lat'])
    const position = locate(x, y, convert)
    if (!Array.isArray(position)) {
      note(line, { column: position.axis, value: `${x}, ${y}`, reason: position.reason })
      return [null, null, null]
    }
    const [lon, lat] = position
    return [`SRID=4326;POINT(${lon} ${lat})`, x, y]
  }

  const { client } = transaction
  await client.query(`create temp table staged (${Object.entries(columns).map(([name, type]) => `"${name}" ${type}`).join(', ')}) on commit drop`)
  await bulkLoad(transaction, { table: 'staged', columns }, readRows())
  await client.query('analyze staged')
  await table.complete?.(transaction)
  for (const check of table.checks) {
    const found = await client.query<{ line: number; column_name: string; value: string | null; reason: string }>(check)
    for (const row of found.rows) note(row.line, { column: row.column_name, value: row.value, reason: row.reason })
  }
  await client.query('delete from staged where line = any ($1::int[])', [[...badLines]])
  const written = await table.apply(transaction, { ...options, crs, file: source.name })
  await client.query('drop table staged')
  return {
    kind: table.kind,
    file: source.name,
    rows,
    ...written,
    rejected: badLines.size,
    problems: [...problems.problems()].sort((a, b) => a.line - b.line),
    written: options.dryRun !== true && (badLines.size === 0 || options.keepGoing === true)
  }
}

/** Carries the report out of a transaction that is to be rolled back. */
class NothingWritten extends Error {
  constructor(readonly report: ImportReport) {
    super('nothing was written')
  }
}

/** Opens a file for an import; `.gz` is unpacked on the way. */
export function openImportFile(path: string): { name: string; stream: Readable } {
  const file = createReadStream(path)
  if (!path.endsWith('.gz')) return { name: basename(path), stream: file }
  const unpacked = file.pipe(createGunzip())
  file.on('error', (error) => unpacked.destroy(error))
  return { name: basename(path), stream: unpacked }
}

async function* readCsv(
  source: { name: string; stream: Readable },
  table: TableImport
): AsyncGenerator<ImportRecord> {
  const needed = [...table.columns.filter((c) => c.required).map((c) => c.name), ...(table.located ? ['lon', 'lat'] : [])]
  const known = new Set([...table.columns.map((c) => c.name), ...(table.located ? ['lon', 'lat'] : [])])
  let headed = false as boolean
  const parser = parse({
    bom: true,
    skip_empty_lines: true,
    info: true,
    relax_column_count: false,
    columns: (header: string[]) => {
      headed = true
      const names = header.map((name) => name.trim())
      const missing = needed.filter((name) => !names.includes(name))
      if (missing.length > 0) {
        throw unprocessable(`${source.name}: the header lacks the column${missing.length > 1 ? 's' : ''} ${missing.join(', ')}; it has ${names.join(', ')}`)
      }
      const unknown = names.filter((name) => !known.has(name))
      if (unknown.length > 0) {
        throw unprocessable(`${source.name}: the column${unknown.length > 1 ? 's' : ''} ${unknown.join(', ')} mean nothing in a file of ${table.kind}; known are ${[...known].join(', ')}`)
      }
      return names
    }
  })
  source.stream.on('error', (error) => parser.destroy(error))
  if (source.stream.errored === null) source.stream.pipe(parser)
  else parser.destroy(source.stream.errored)
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: Record<string, string>; info: { lines: number } }>) {
      yield { line: info.lines, fields: record }
    }
  } catch (error) {
    if ((error as { code?: string }).code?.startsWith('CSV_') === true) {
      throw unprocessable(`${source.name}: ${(error as Error).message}`)
    }
    throw namedFileError(source.name, error)
  }
  if (!headed) {
    throw unprocessable(`${source.name}: the file is empty; the first line must name the columns`)
  }
}
