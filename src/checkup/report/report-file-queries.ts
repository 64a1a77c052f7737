import type { Caller, Role, Transaction } from '../../platform/caller.js'
import { conflict, forbidden, notFound } from '../../platform/errors.js'
import type { Chaptering, FileFormat, ReportFile } from './report-files.js'
import type { Language } from './words.js'

/** Counted up whenever reports are set otherwise than before: one of another version is not answered for a new one. */
const makerVersion = 1

const columns = `
  f.id, f.run_id as "runId", f.region_code as "regionCode", f.format, f.language, f.chapters, f.status, f.steps_done as "stepsDone", f.steps_total as "stepsTotal",
  f.requested_by as "requestedBy", f.requested_at as "requestedAt", f.started_at as "startedAt", f.finished_at as "finishedAt", f.error,
  f.content_bytes as bytes, f.content_hash as hash`

export interface WantedFile {
  readonly runId: number
  readonly regionCode: string
  readonly format: FileFormat
  readonly language: Language
  readonly chapters: Chaptering
}

/**
 * Asks for a file; an equal one that is being made, or was made since anything it tells was last published, is answered
 * instead. `created` is false then.
 */
export async function requestFile({ client }: Transaction, caller: Caller, wanted: WantedFile): Promise<{ file: ReportFile; created: boolean }> {
  const values = [wanted.runId, wanted.regionCode, wanted.format, wanted.language, wanted.chapters, makerVersion]
  const equal = `(f.run_id, f.region_code, f.format, f.language, f.chapters) = ($1::bigint, $2::text, $3::text, $4::text, $5::text)`
  const inserted = await client.query<{ id: number }>(
    `insert into checkup.report (run_id, region_code, format, language, chapters, maker_version, requested_by, requester_role, requester_region)
     select $1, $2, $3, $4, $5, $6, $7, $8, $9
     where not exists (
       select
       from checkup.report as f
       where ${equal}
         and f.status = 'completed'
         and f.maker_version = $6
         and not exists (select from checkup.run as r where r.published_at > f.requested_at and starts_with($2, registry.region_prefix(r.scope_code)))
     )
     on conflict (run_id, region_code, format, language, chapters) where status in ('queued', 'running') do nothing
     returning id`,
    [...values, caller.subject, caller.role, caller.regionCode]
  )
  const made = inserted.rows[0]?.id
  const found = await client.query<ReportFile>(
    `select ${columns}
     from checkup.report as f
     where ${equal}
       and f.maker_version = $6
       and f.status <> 'failed'
     order by f.id desc
     limit 1`,
    values
  )
  const file = found.rows[0]
  if (file === undefined) throw conflict('an equal report ended just now: ask again')
  return { file, created: made !== undefined }
}

export interface FileFilter {
  readonly regionCode?: string | undefined
  readonly runId?: number | undefined
}

/** Files of runs the caller may see, the newest first; `before` is the id of the last one of the page before. */
export async function listFiles({ client }: Transaction, filter: FileFilter, page: { limit: number; before?: number | undefined }): Promise<ReportFile[]> {
  const found = await client.query<ReportFile>(
    `select ${columns}
     from checkup.report as f
     where ($1::text is null or f.region_code = $1)
       and ($2::bigint is null or f.run_id = $2)
       and ($3::bigint is null or f.id < $3)
     order by f.id desc
     limit $4`,
    [filter.regionCode ?? null, filter.runId ?? null, page.before ?? null, page.limit]
  )
  return found.rows
}

/** A file of a run the caller may see; throws `not-found`. */
export async function findFile({ client }: Transaction, id: number): Promise<ReportFile> {
  const found = await client.query<ReportFile>(`select ${columns} from checkup.report as f where f.id = $1`, [id])
  const file = found.rows[0]
  if (file === undefined) throw notFound('report', id)
  return file
}

/** What is in a file, and the period it is of. Throws `conflict` while it is not made. */
export async function contentOf({ client }: Transaction, { id, status, error }: ReportFile): Promise<{ content: Buffer; period: string }> {
  const found = await client.query<{ content: Buffer | null; period: string }>(
    'select f.content, r.period from checkup.report as f join checkup.run as r on r.id = f.run_id where f.id = $1',
    [id]
  )
  const { content, period } = found.rows[0]!
  if (content === null) throw conflict(`report ${id} is ${status}${error === null ? '' : `: ${error}`}: there is no file yet`)
  return { content, period }
}

/** Deletes a file, or cancels the making of it. Throws `forbidden` for one of somebody else. */
export async function removeFile(transaction: Transaction, id: number): Promise<void> {
  await findFile(transaction, id)
  const removed = await transaction.client.query('delete from checkup.report where id = $1', [id])
  if (removed.rowCount === 0) throw forbidden(`only who asked for report ${id}, or an administrator of its region, may delete it`)
}

/** A file that this process makes, with the rights it is made with. */
export interface ClaimedFile extends WantedFile {
  readonly requester: Caller
}

/** Takes a file to make; undefined where there is nothing left to do, or another process does it. */
export async function claimFile({ client }: Transaction, id: number): Promise<ClaimedFile | undefined> {
  const claimed = await client.query<WantedFile & { subject: string; role: Role; callerRegion: string }>(
    `update checkup.report
     set status = 'running', started_at = coalesce(started_at, now()), heartbeat_at = now(), steps_done = 0, error = null
     where id = $1
       and (status = 'queued' or status = 'running' and heartbeat_at < now() - interval '2 minutes')
     returning run_id as "runId", region_code as "regionCode", format, language, chapters, requested_by as subject, requester_role as role, requester_region as "callerRegion"`,
    [id]
  )
  const row = claimed.rows[0]
  if (row === undefined) return undefined
  const { subject, role, callerRegion, ...wanted } = row
  return { ...wanted, requester: { subject, role, regionCode: callerRegion } }
}

/** Notes progress; false when the file was deleted meanwhile. */
export async function noteProgress({ client }: Transaction, id: number, done: number, total: number): Promise<boolean> {
  const noted = await client.query(`update checkup.report set steps_done = $2, steps_total = $3, heartbeat_at = now() where id = $1 and status = 'running'`, [id, done, total])
  return noted.rowCount === 1
}

export async function keepFile({ client }: Transaction, id: number, content: Buffer): Promise<void> {
  await client.query(
    `update checkup.report
     set status = 'completed', steps_done = steps_total, finished_at = now(), content = $2, content_hash = encode(sha256($2), 'hex')
     where id = $1 and status = 'running'`,
    [id, content]
  )
}

export async function failFile({ client }: Transaction, id: number, reason: string): Promise<void> {
  await client.query(`update checkup.report set status = 'failed', finished_at = now(), error = $2 where id = $1 and status in ('queued', 'running')`, [id, reason])
}

/** Hands a file back that is not finished, for another try. */
export async function handBackFile({ client }: Transaction, id: number): Promise<void> {
  await client.query(`update checkup.report set status = 'queued', steps_done = 0 where id = $1 and status = 'running'`, [id])
}

/** Hands back all files whose process died: those that are being made where nobody else can be at it, else those not spoken of for long. */
export async function recoverFiles({ client }: Transaction, every: boolean): Promise<number[]> {
  const left = await client.query<{ id: number }>(
    `update checkup.report
     set status = 'queued', steps_done = 0
     where status = 'running'
       and ($1 or heartbeat_at < now() - interval '2 minutes')
     returning id`,
    [every]
  )
  return left.rows.map(({ id }) => id)
}
