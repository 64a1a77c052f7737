import type { Readable } from 'node:stream'
import type { Caller, Role, Transaction } from '../platform/caller.js'
import { asCaller } from '../platform/caller.js'
import type { CrsName } from '../platform/crs.js'
import { bulkLoad } from '../platform/database/bulk-load.js'
import type { Database } from '../platform/database/database.js'
import { conflict, LifecircleError, notFound } from '../platform/errors.js'
import type { Mapping } from '../platform/records/column-mapping.js'
import { mostBytes, type RecordFormatName } from '../platform/records/record-format.js'
import type { Flaw } from '../platform/row-problem.js'
import type { ImportReport } from '../platform/table-import.js'
import type { ImportKind } from './import-kinds.js'

export const importStatuses = ['receiving', 'queued', 'running', 'cancelling', 'completed', 'refused', 'failed', 'cancelled'] as const
export type ImportStatus = (typeof importStatuses)[number]

/** How a file is to be brought in. */
export interface ImportSettings {
  readonly crs?: CrsName | undefined
  readonly dryRun?: boolean | undefined
  readonly keepGoing?: boolean | undefined
  readonly validFrom?: string | undefined
  readonly source?: string | undefined
  readonly profile?: string | undefined
}

/** What is kept of a report; its problems are told apart. */
export type KeptReport = Omit<ImportReport, 'problems' | 'kind' | 'file' | 'ignored' | 'warnings' | 'touched'> & {
  ignored?: string[]
  warnings?: string[]
  touched?: { sites: number; communities: string[] }
}

/** A file that was sent in, and what became of it. */
export interface Import {
  readonly id: number
  readonly kind: ImportKind
  readonly format: RecordFormatName
  readonly file: string
  readonly bytes: number
  readonly options: ImportSettings
  readonly status: ImportStatus
  readonly rowsRead: number
  /** Once it has ended; its problems are told apart. */
  readonly report: KeptReport | null
  /** Why it failed. */
  readonly error: string | null
  readonly requestedBy: string
  readonly regionCode: string
  readonly requestedAt: Date
  readonly startedAt: Date | null
  readonly finishedAt: Date | null
}

const columns = `
  i.id::integer, i.kind, i.format, i.file, i.bytes::double precision as bytes, i.options, i.status, i.rows_read as "rowsRead", i.report, i.error,
  i.requested_by as "requestedBy", i.region_code as "regionCode", i.requested_at as "requestedAt", i.started_at as "startedAt", i.finished_at as "finishedAt"`

/** Files that ended longer ago are no longer kept, only what became of them. */
const daysKept = 7

export interface NewImport {
  readonly kind: ImportKind
  readonly format: RecordFormatName
  readonly file: string
  readonly packed: boolean
  readonly options: ImportSettings
  readonly mapping: Mapping | null
}

/** Begins an import that waits for its file; lets go of files that were kept long enough. */
export async function beginImport({ client }: Transaction, caller: Caller, { kind, format, file, packed, options, mapping }: NewImport): Promise<number> {
  await client.query(
    `delete from exchange.import_part as p
     using exchange.import as i
     where i.id = p.import_id
       and (i.finished_at < now() - make_interval(days => $1) or i.status = 'receiving' and i.requested_at < now() - make_interval(days => $1))`,
    [daysKept]
  )
  const added = await client.query<{ id: string }>(
    `insert into exchange.import (kind, format, file, packed, options, mapping, requested_by, requester_role, region_code)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     returning id`,
    [kind, format, file, packed, JSON.stringify(options), mapping === null ? null : JSON.stringify(mapping), caller.subject, caller.role, caller.regionCode]
  )
  return Number(added.rows[0]!.id)
}

/** Imports of the caller's region, the newest first. */
export async function listImports({ client }: Transaction, filter: { kind?: ImportKind | undefined; status?: ImportStatus | undefined }, page: { limit: number; after?: number | undefined }): Promise<Import[]> {
  const found = await client.query<Import>(
    `select ${columns}
     from exchange.import as i
     where ($1::text is null or i.kind = $1)
       and ($2::text is null or i.status = $2)
       and ($3::bigint is null or i.id < $3)
     order by i.id desc
     limit $4`,
    [filter.kind ?? null, filter.status ?? null, page.after ?? null, page.limit]
  )
  return found.rows
}

/** One import of the caller's region; throws `not-found`. */
export async function findImport({ client }: Transaction, id: number): Promise<Import> {
  const found = await client.query<Import>(`select ${columns} from exchange.import as i where i.id = $1`, [id])
  const row = found.rows[0]
  if (row === undefined) throw notFound('import', id)
  return row
}

/** Whether the bytes of an import's file are packed by gzip. */
export async function isPackedImport({ client }: Transaction, id: number): Promise<boolean> {
  const found = await client.query<{ packed: boolean }>('select packed from exchange.import where id = $1', [id])
  return found.rows[0]?.packed === true
}

/** An import whose file is still coming; throws `not-found`, and `conflict` where it is complete. */
async function findReceiving(transaction: Transaction, id: number): Promise<Import> {
  const found = await findImport(transaction, id)
  if (found.status !== 'receiving') throw conflict(`import ${id} is ${found.status}: its file is complete`)
  return found
}

const partBytes = 1_048_576
/** Parts of one upload stand between those of the ones before and after. */
const partsEach = 100_000

/**
 * Keeps what is received of a file as its `upload`-th part, in place of what was received of that before; it goes to the database in
 * pieces, so that memory does not grow with it. Throws `too-large`, and `conflict` where the file is complete already.
 */
export async function receive(database: Database, caller: Caller, id: number, upload: number, content: Readable): Promise<Import> {
  const { format } = await asCaller(database, caller, async (transaction) => {
    const found = await findReceiving(transaction, id)
    await transaction.client.query('delete from exchange.import_part where import_id = $1 and number / $3 = $2', [id, upload, partsEach])
    return found
  })
  let number = upload * partsEach
  let piece: Buffer[] = []
  let pieceBytes = 0
  const keep = async () => {
    const bytes = Buffer.concat(piece)
    piece = []
    pieceBytes = 0
    await asCaller(database, caller, async ({ client }) => {
      const total = await client.query<{ bytes: string }>(
        `with added as (insert into exchange.import_part (import_id, number, content) values ($1, $2, $3))
         select coalesce(sum(octet_length(content)), 0) + $4 as bytes from exchange.import_part where import_id = $1`,
        [id, number++, bytes, bytes.length]
      )
      if (Number(total.rows[0]!.bytes) > mostBytes(format)) {
        throw new LifecircleError('too-large', `a ${format} file may have ${mostBytes(format) / 2 ** 20} MB at most: send it in several`)
      }
    })
  }
  for await (const chunk of content as AsyncIterable<Buffer>) {
    piece.push(chunk)
    pieceBytes += chunk.length
    if (pieceBytes >= partBytes) await keep()
  }
  if (pieceBytes > 0) await keep()
  return asCaller(database, caller, async (transaction) => {
    await transaction.client.query(
      `update exchange.import as i
       set bytes = (select coalesce(sum(octet_length(p.content)), 0) from exchange.import_part as p where p.import_id = i.id)
       where i.id = $1`,
      [id]
    )
    return findImport(transaction, id)
  })
}

/** Says that the file of an import is complete; the caller of this queues it. Throws `conflict` for an empty one, or where it was said before. */
export async function completeFile(transaction: Transaction, id: number): Promise<Import> {
  const { bytes } = await findReceiving(transaction, id)
  if (bytes === 0) throw new LifecircleError('unprocessable-input', `import ${id} has no file yet: send its content first`)
  await transaction.client.query("update exchange.import set status = 'queued' where id = $1", [id])
  return findImport(transaction, id)
}

/** Forgets an import whose file could not be received. */
export async function dropImport({ client }: Transaction, id: number): Promise<void> {
  await client.query("delete from exchange.import where id = $1 and status = 'receiving'", [id])
}

/** The bytes of a file, piece by piece. Throws `conflict` where they are kept no longer. */
export async function* contentOf(database: Database, caller: Caller, id: number): AsyncGenerator<Buffer> {
  for (let last = -1, pieces = 0; ; pieces++) {
    const found = await asCaller(database, caller, ({ client }) =>
      client.query<{ number: number; content: Buffer }>('select number, content from exchange.import_part where import_id = $1 and number > $2 order by number limit 1', [id, last])
    )
    const row = found.rows[0]
    if (row === undefined) {
      if (pieces === 0) throw conflict(`the file of import ${id} is kept no longer: files are for ${daysKept} days after their end`)
      return
    }
    yield row.content
    last = row.number
  }
}

/** Cancels an import that has not ended: at once where it waits, as soon as its worker hears of it where it runs. Throws `conflict`. */
export async function cancelImport(transaction: Transaction, id: number): Promise<Import> {
  const { status } = await findImport(transaction, id)
  const changed = await transaction.client.query(
    `update exchange.import
     set status = case status when 'running' then 'cancelling' else 'cancelled' end, finished_at = case status when 'running' then null else now() end
     where id = $1 and status in ('receiving', 'queued', 'running')`,
    [id]
  )
  if (changed.rowCount === 0 && status !== 'cancelling') throw conflict(`import ${id} is ${status}: there is nothing to cancel; what it wrote can be undone by its change`)
  return findImport(transaction, id)
}

/** A problem of a row. */
export interface ImportProblem extends Required<Flaw> {
  readonly id: number
  readonly line: number
}

/** Problems of an import, in the order of the lines as they were found; `after` is the id of the last one of the page before. */
export async function listProblems({ client }: Transaction, id: number, page: { limit: number; after?: number | undefined }): Promise<ImportProblem[]> {
  const found = await client.query<ImportProblem>(
    `select p.id::integer, p.line, p.column_name as "column", p.value, p.reason
     from exchange.import_problem as p
     where p.import_id = $1
       and ($2::bigint is null or p.id > $2)
     order by p.id
     limit $3`,
    [id, page.after ?? null, page.limit]
  )
  return found.rows
}

/** What this process has to do: an import, with the rights it is written with. */
export interface ClaimedImport extends Pick<Import, 'id' | 'kind' | 'format' | 'file' | 'options'> {
  readonly packed: boolean
  readonly mapping: Mapping | null
  readonly requester: Caller
}

/** Takes an import to work on; undefined where there is nothing left to do, or another process does it. */
export async function claimImport({ client }: Transaction, id: number): Promise<ClaimedImport | undefined> {
  const claimed = await client.query<Omit<ClaimedImport, 'requester'> & { subject: string; role: Role; regionCode: string }>(
    `update exchange.import
     set status = 'running', started_at = coalesce(started_at, now()), heartbeat_at = now(), rows_read = 0, error = null
     where id = $1
       and (status = 'queued' or status = 'running' and heartbeat_at < now() - interval '2 minutes')
     returning id::integer, kind, format, file, packed, options, mapping, requested_by as subject, requester_role as role, region_code as "regionCode"`,
    [id]
  )
  const row = claimed.rows[0]
  if (row === undefined) return undefined
  const { subject, role, regionCode, ...rest } = row
  return { ...rest, requester: { subject, role, regionCode } }
}

/** Notes how far it is; false when it is to end. */
export async function noteRows({ client }: Transaction, id: number, rows: number): Promise<boolean> {
  const noted = await client.query("update exchange.import set rows_read = $2, heartbeat_at = now() where id = $1 and status = 'running'", [id, rows])
  return noted.rowCount === 1
}

/** Keeps how an import ended, and its problems. */
export async function endImport(
  transaction: Transaction, id: number, status: 'completed' | 'refused' | 'failed' | 'cancelled', { report, error, problems }: { report?: ImportReport; error?: string; problems: readonly ({ line: number } & Flaw)[] }
): Promise<void> {
  const { client } = transaction
  await client.query('delete from exchange.import_problem where import_id = $1', [id])
  await bulkLoad(
    transaction,
    { table: 'exchange.import_problem', columns: { import_id: 'bigint', line: 'integer', column_name: 'text', value: 'text', reason: 'text' }, rowSecurity: true },
    problems.map(({ line, column, value, reason }) => [id, line, column ?? null, value ?? null, reason])
  )
  const { problems: _told, kind: _kind, file: _file, ...counts } = report ?? { problems: [], kind: '', file: '' }
  await client.query(
    `update exchange.import
     set status = $2, finished_at = now(), report = $3, error = $4, rows_read = coalesce(($3::jsonb ->> 'rows')::integer, rows_read)
     where id = $1`,
    [id, status, report === undefined ? null : JSON.stringify(counts), error ?? null]
  )
}

/** Hands an import back that is not finished, for another try. */
export async function handBackImport({ client }: Transaction, id: number): Promise<void> {
  await client.query("update exchange.import set status = 'queued', rows_read = 0 where id = $1 and status = 'running'", [id])
}

/** Hands back all imports whose process died: those that run where nobody else can be at it, else those not spoken of for long. */
export async function recoverImports({ client }: Transaction, every: boolean): Promise<number[]> {
  await client.query("update exchange.import set status = 'cancelled', finished_at = now() where status = 'cancelling' and ($1 or heartbeat_at < now() - interval '2 minutes')", [every])
  const left = await client.query<{ id: number }>(
    `update exchange.import
     set status = 'queued', rows_read = 0
     where status = 'running'
       and ($1 or heartbeat_at < now() - interval '2 minutes')
     returning id::integer`,
    [every]
  )
  return left.rows.map(({ id }) => id)
}
