import type { Readable } from 'node:stream'
import { bulkLoad, type BulkValue } from './database/bulk-load.js'
import { cancellable } from './database/cancellable.js'
import type { Database } from './database/database.js'
import { asCaller, type Caller, type Transaction } from './caller.js'
import { crsNames, locate, toWgs84, type CrsName, type ToWgs84 } from './crs.js'
import { unprocessable } from './errors.js'
import type { ImportColumn } from './field-readers.js'
import { mapRecords, type Mapping } from './records/column-mapping.js'
import { openCsv } from './records/csv.js'
import { fieldText, type FileRecord, type RecordFile } from './records/file-record.js'
import { multiPolygonText } from './records/polygon-text.js'
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
  /** Columns that the file has and nothing was read from, where there are any. */
  readonly ignored?: readonly string[]
  /** What its sender should know before he believes it, where there is anything. */
  readonly warnings?: readonly string[]
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
  /** How the file's names and values are ours. */
  readonly mapping?: Mapping
  /** Looks at what is staged, in the reference system that it was taken to be in; returns what its sender should know. */
  readonly inspect?: (transaction: Transaction, crs: CrsName) => Promise<string[]>
  /** Makes what households are known by, where rows name some. */
  readonly householdSecret?: string
  /** Hears of every problem, also beyond those that the report tells. */
  readonly hear?: (line: number, flaw: Flaw) => void
  /** Hears how many rows were read, now and then. */
  readonly onRows?: (rows: number) => void
  /** Aborted, the import ends and nothing is written. */
  readonly signal?: AbortSignal
}

/** What was written of a file. */
export type Written = Pick<ImportReport, 'inserted' | 'updated' | 'unchanged' | 'touched' | 'change'>

/** What statements need to know of the file they write. */
export interface WriteOptions extends ImportOptions {
  readonly crs: CrsName
  readonly file: string
}

export interface TableImport {
  readonly kind: string
  readonly columns: readonly ImportColumn[]
  /** Whether rows carry `lon` and `lat`, all or some of them: staged as geom, original_x, original_y in the file's CRS. */
  readonly located: boolean | 'some'
  /** Whether rows may carry a boundary: staged as boundary, null where there is none. */
  readonly bounded?: boolean
  /** What more is known of a row by what its fields say, staged as columns of their own. */
  readonly derived?: readonly DerivedColumn[]
  /** Fills in, before anything is checked, what rows leave open; `kept` of a row names the columns that its file has not. */
  readonly complete?: (transaction: Transaction) => Promise<void>
  /** Queries over `staged` that return line, column_name, value, reason of rows that cannot be used. */
  readonly checks: readonly string[]
  /** What is wrong with staged rows that no query can tell. */
  readonly examine?: (transaction: Transaction) => AsyncIterable<{ readonly line: number } & Flaw>
  /** Statements that write what is staged. */
  readonly apply: (transaction: Transaction, options: WriteOptions) => Promise<Written>
}

export interface DerivedColumn {
  readonly name: string
  readonly type: string
  /** Of the fields of a good row, by column name. */
  readonly from: (fields: Readonly<Record<string, string>>) => BulkValue
}

/** A file that is open, a CSV as a stream, or rows that were read already. */
export type ImportSource =
  | { readonly name: string; readonly stream: Readable }
  | (Pick<RecordFile, 'name' | 'records'> & Partial<Pick<RecordFile, 'columns' | 'crs'>>)

/** So many bad rows say that it is another file than its sender thinks. */
const mostBadRows = 100_000
const rowsPerStep = 1_000

/**
 * Imports a file in one transaction: rows are read as a stream, staged in the database, checked there as a set,
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
  // A file may fail before the database is ready for its first row; then its reader finds the error.
  if ('stream' in source) source.stream.on('error', () => undefined)
  try {
    return await asCaller(database, caller, async (transaction) => {
      const report = await cancellable(database, transaction, options.signal, () => writeTable(transaction, table, source, options))
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
  const { client } = transaction
  const file = 'stream' in source ? await openCsv(source.name, source.stream) : { columns: null, crs: null, ...source }
  const crs = crsOf(file.name, options.crs, file.crs)
  const { records, ignored } = mapRecords(file, knownColumns(table), options.mapping)
  const problems = badRows(file.name, options.hear)
  const columns = stagedColumns(table)
  await client.query(`create temp table staged (${Object.entries(columns).map(([name, type]) => `"${name}" ${type}`).join(', ')}) on commit drop`)
  const read = { rows: 0 }
  await bulkLoad(transaction, { table: 'staged', columns }, stagedRows(table, records, crs, problems, read, options))
  // Places and boundaries take longer to analyze than all else, and no check chooses by them.
  await client.query(`analyze staged (${table.columns.map(({ name }) => `"${name}"`).join(', ')})`)
  await table.complete?.(transaction)
  for (const check of table.checks) {
    const found = await client.query<{ line: number; column_name: string; value: string | null; reason: string }>(check)
    for (const row of found.rows) problems.note(row.line, { column: row.column_name, value: row.value, reason: row.reason })
  }
  for await (const { line, ...flaw } of table.examine?.(transaction) ?? []) problems.note(line, flaw)
  options.signal?.throwIfAborted()
  if (problems.lines.size > 0) await client.query('delete from staged where line = any ($1::int[])', [[...problems.lines]])
  const warnings = (await options.inspect?.(transaction, crs)) ?? []
  const { change, ...written } = await table.apply(transaction, { ...options, crs, file: file.name })
  await client.query('drop table staged')
  const isWritten = options.dryRun !== true && (problems.lines.size === 0 || options.keepGoing === true)
  return {
    kind: table.kind,
    file: file.name,
    rows: read.rows,
    ...written,
    rejected: problems.lines.size,
    problems: [...problems.told()].sort((a, b) => a.line - b.line),
    ...(ignored.size === 0 ? {} : { ignored: [...ignored] }),
    ...(warnings.length === 0 ? {} : { warnings }),
    ...(isWritten && change !== undefined ? { change } : {}),
    written: isWritten
  }
}

/** Carries the report out of a transaction that is to be rolled back. */
class NothingWritten extends Error {
  constructor(readonly report: ImportReport) {
    super('nothing was written')
  }
}

/** Columns of a file of this kind. */
export const knownColumns = (table: TableImport) => ({
  kind: table.kind,
  names: [...table.columns.map(({ name }) => name), ...(table.located !== false ? ['lon', 'lat'] : [])],
  required: [...table.columns.filter(({ required }) => required).map(({ name }) => name), ...(table.located === true ? ['lon', 'lat'] : [])]
})

/** The reference system of a file: the one that was named, which must not be another than the file itself names. */
function crsOf(file: string, named: CrsName | undefined, own: string | null): CrsName {
  const known = crsNames.find((name) => name === own)
  if (own === null) return named ?? 'EPSG:4326'
  if (named === undefined) {
    if (known === undefined) throw unprocessable(`${file}: it is in ${own}, which is none of ${crsNames.join(', ')}: convert it, or name the one that it is in`)
    return known
  }
  // Equal within a decimetre.
  const geographic: readonly string[] = ['EPSG:4326', 'EPSG:4490']
  // A file of shifted coordinates says nothing of the shift.
  const shifted = named === 'GCJ-02' || named === 'BD-09'
  if (known !== undefined && known !== named && !shifted && !(geographic.includes(known) && geographic.includes(named))) {
    throw unprocessable(`${file}: it says of itself that it is in ${known}, and you say ${named}: name the right one`)
  }
  return named
}

interface BadRows {
  readonly lines: ReadonlySet<number>
  readonly note: (line: number, flaw: Flaw) => void
  /** The first thousand. */
  readonly told: () => readonly RowProblem[]
}

function badRows(file: string, hear: ImportOptions['hear']): BadRows {
  const problems = problemLog(file)
  const lines = new Set<number>()
  return {
    lines,
    told: () => problems.problems(),
    note: (line, flaw) => {
      lines.add(line)
      if (lines.size > mostBadRows) throw unprocessable(`${file}: more than ${mostBadRows} rows cannot be used: is it the file that you think it is?`)
      problems.add(line, flaw)
      hear?.(line, flaw)
    }
  }
}

const stagedColumns = (table: TableImport): Record<string, string> => ({
  line: 'integer',
  ...Object.fromEntries(table.columns.map((c) => [c.name, c.type])),
  ...(table.located !== false ? { geom: 'geometry(Point, 4326)', original_x: 'double precision', original_y: 'double precision' } : {}),
  ...(table.bounded === true ? { boundary: 'geometry(MultiPolygon, 4326)' } : {}),
  ...(table.complete === undefined ? {} : { kept: 'text[]' }),
  ...Object.fromEntries((table.derived ?? []).map(({ name, type }) => [name, type]))
})

/** Rows as they are staged; those that cannot be read are noted and left out. */
async function* stagedRows(
  table: TableImport, records: AsyncIterable<FileRecord>, crs: CrsName, problems: BadRows, read: { rows: number }, { source, onRows, signal }: ImportOptions
): AsyncGenerator<BulkValue[]> {
  const convert = toWgs84(crs)
  for await (const record of records) {
    if (++read.rows % rowsPerStep === 0) {
      onRows?.(read.rows)
      signal?.throwIfAborted()
    }
    const { line, fields } = record
    if (record.flaw !== undefined) {
      problems.note(line, record.flaw)
      continue
    }
    const before = problems.lines.has(line)
    const values: BulkValue[] = [line]
    const kept: string[] = []
    for (const column of table.columns) {
      if (fields[column.name] === undefined) kept.push(column.name)
      values.push(valueOf(column, fields, source, (flaw) => problems.note(line, flaw)))
    }
    if (table.located !== false) values.push(...pointOf(record, convert, table.located, (flaw) => problems.note(line, flaw)))
    if (table.bounded === true) values.push(boundaryOf(record, convert, (flaw) => problems.note(line, flaw)))
    if (!before && problems.lines.has(line)) continue
    if (table.complete !== undefined) values.push(`{${kept.join(',')}}`)
    for (const { from } of table.derived ?? []) values.push(from(fields))
    yield values
  }
  onRows?.(read.rows)
}

function valueOf({ name, required, read }: ImportColumn, fields: FileRecord['fields'], source: string | undefined, note: (flaw: Flaw) => void): BulkValue {
  const given = (fields[name] ?? '').trim()
  if (given === '') {
    if (required) note({ column: name, value: null, reason: 'is required' })
    return null
  }
  try {
    if (/[\0\uFFFD]/.test(given)) throw new Error('holds bytes that are not UTF-8 text: save the file as UTF-8')
    return read(name === 'external_id' && source !== undefined ? `${source}:${given}` : given)
  } catch (error) {
    note({ column: name, value: given, reason: (error as Error).message })
    return null
  }
}

/** Position as EWKT, and as it was given: from the geometry of a feature, else from `lon` and `lat`. */
function pointOf({ fields, geometry }: FileRecord, convert: ToWgs84, located: true | 'some', note: (flaw: Flaw) => void): BulkValue[] {
  const none = [null, null, null]
  let given: readonly [string, string] = [fields['lon'] ?? '', fields['lat'] ?? '']
  if (geometry !== null && geometry !== undefined) {
    if (geometry.type !== 'Point' || !Array.isArray(geometry.coordinates)) {
      note({ column: 'geometry', value: geometry.type, reason: 'is not a Point' })
      return none
    }
    given = [fieldText(geometry.coordinates[0]), fieldText(geometry.coordinates[1])]
  }
  if (located === 'some' && given.every((text) => text.trim() === '')) return none
  for (const [place, name] of (['lon', 'lat'] as const).entries()) {
    const text = given[place]!.trim()
    if (text === '' || !Number.isFinite(Number(text))) {
      note({ column: name, value: text || null, reason: text === '' ? 'is required' : 'is not a number' })
      return none
    }
  }
  const [x, y] = [Number(given[0]), Number(given[1])]
  const position = locate(x, y, convert)
  if (!Array.isArray(position)) {
    note({ column: position.axis, value: `${x}, ${y}`, reason: position.reason })
    return none
  }
  return [`SRID=4326;POINT(${position[0]} ${position[1]})`, x, y]
}

/** Boundary as EWKT; null where the row has none. */
function boundaryOf({ geometry }: FileRecord, convert: ToWgs84, note: (flaw: Flaw) => void): BulkValue {
  if (geometry === null || geometry === undefined) return null
  try {
    return multiPolygonText(geometry, convert)
  } catch (error) {
    note({ column: 'geometry', reason: (error as Error).message })
    return null
  }
}
