import { findRun, type RunMode, type RunStatus } from '../../checkup/run-queries.js'
import type { Transaction } from '../../platform/caller.js'
import { conflict, notFound } from '../../platform/errors.js'
import type { BundleHead, BundleManifest } from './bundle.js'

/** A bundle that was verified and taken in. */
export interface ReceivedBundle {
  readonly id: number
  readonly instance: string
  readonly scopeCode: string
  readonly period: string
  /** The run that it became here. */
  readonly runId: number
  /** The run that it was where it was worked out, however many told it on. */
  readonly senderRunId: number
  readonly publishedAt: Date
  readonly sha256: string
  readonly keyId: string
  readonly standardVersion: string
  readonly inputHash: string
  /** Of a composed one: what it lacks. */
  readonly missing: readonly string[]
  readonly sections: BundleManifest['sections']
  readonly bytes: number
  /** Whether another publication has taken its place. */
  readonly superseded: boolean
  readonly receivedAt: Date
  readonly receivedBy: string
}

const columns = `
  b.id::integer, b.instance, b.scope_code as "scopeCode", b.period, b.run_id::integer as "runId", b.sender_run_id::integer as "senderRunId", b.published_at as "publishedAt", b.sha256,
  b.key_id as "keyId", b.head #>> '{standard,version}' as "standardVersion", b.head ->> 'inputHash' as "inputHash", coalesce(b.head #> '{composition,missing}', '[]') as missing,
  b.sections, b.bytes::double precision as bytes, r.status <> 'published' as superseded, b.received_at as "receivedAt", b.received_by as "receivedBy"
  from exchange.bundle as b
  join checkup.run as r on r.id = b.run_id`

/** Bundles of the caller's region that were taken in, the newest first; `after` is the id of the last one of the page before. */
export async function listBundles(
  { client }: Transaction,
  { period, scopeCode, instance }: { readonly period?: string | undefined; readonly scopeCode?: string | undefined; readonly instance?: string | undefined },
  page: { readonly limit: number; readonly after?: number | undefined }
): Promise<ReceivedBundle[]> {
  const found = await client.query<ReceivedBundle>(
    `select ${columns}
     where ($1::text is null or b.period = $1)
       and ($2::text is null or b.scope_code = $2)
       and ($3::text is null or b.instance = $3)
       and ($4::bigint is null or b.id < $4)
     order by b.id desc
     limit $5`,
    [period ?? null, scopeCode ?? null, instance ?? null, page.after ?? null, page.limit]
  )
  return found.rows
}

/** One of them; throws `not-found`. */
export async function findBundle({ client }: Transaction, id: number): Promise<ReceivedBundle> {
  const found = await client.query<ReceivedBundle>(`select ${columns} where b.id = $1`, [id])
  if (found.rows[0] === undefined) throw notFound('received bundle', id)
  return found.rows[0]
}

/** The same by what it says; undefined where it was not taken in. */
export async function findBundleBySha256({ client }: Transaction, sha256: string): Promise<ReceivedBundle | undefined> {
  return (await client.query<ReceivedBundle>(`select ${columns} where b.sha256 = $1`, [sha256])).rows[0]
}

/** What is published here of exactly a region and period, and by which bundle it came. */
interface Present {
  readonly runId: number
  readonly mode: string
  readonly instance: string | null
  readonly publishedAt: Date | null
  readonly senderRunId: number | null
}

/** Holds others that publish the same back until the transaction ends: what is found out before may have changed since. */
export async function publishAlone({ client }: Transaction, { period, scope }: Pick<BundleHead, 'period' | 'scope'>): Promise<void> {
  await client.query(`select pg_advisory_xact_lock(hashtextextended('checkup.publish ' || $1 || ' ' || $2, 0))`, [period, scope])
}

/**
 * Throws `conflict` where a bundle may not take the place of what is published here: what was worked out or composed here, or the same
 * or a later publication.
 */
export async function ensureNewer({ client }: Transaction, { period, scope, publishedAt, run }: BundleHead): Promise<void> {
  const found = await client.query<Present>(
    `select r.id::integer as "runId", r.mode, b.instance, b.published_at as "publishedAt", b.sender_run_id::integer as "senderRunId"
     from checkup.run as r
     left join exchange.bundle as b on b.run_id = r.id
     where r.period = $1
       and r.scope_code = $2
       and r.status = 'published'`,
    [period, scope]
  )
  const present = found.rows[0]
  if (present === undefined) return
  if (present.publishedAt === null) {
    throw conflict(`run ${present.runId}, of ${scope} for ${period}, was published here: a bundle never takes the place of what this instance worked out itself`)
  }
  const [there, here] = [new Date(publishedAt).getTime(), present.publishedAt.getTime()]
  if (there === here && run === present.senderRunId) {
    throw conflict(`this publication of ${scope} for ${period} is here already: run ${present.runId}, told by ${present.instance}`)
  }
  if (there < here || (there === here && run < present.senderRunId!)) {
    throw conflict(`a later publication of ${scope} for ${period} is here already, of ${present.publishedAt.toISOString()} by ${present.instance}: this one is of ${publishedAt}`)
  }
}

/** Keeps what a bundle said of itself. Answers with its number. */
export async function keepBundle(
  { client }: Transaction,
  { head, manifest, keyId, bytes }: { readonly head: BundleHead; readonly manifest: BundleManifest; readonly keyId: string; readonly bytes: number },
  runId: number,
  receivedBy: string
): Promise<number> {
  const added = await client.query<{ id: number }>(
    `insert into exchange.bundle (instance, scope_code, period, run_id, sender_run_id, published_at, sha256, key_id, head, sections, bytes, received_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
     returning id::integer`,
    [head.instance, head.scope, head.period, runId, head.run, head.publishedAt, manifest.sha256, keyId, JSON.stringify(head), JSON.stringify(manifest.sections), bytes, receivedBy]
  )
  return added.rows[0]!.id
}

/** A part of a composed run: the published run that it is taken from, and the bundle that it came in. */
export interface RunPart {
  readonly scopeCode: string
  readonly runId: number
  readonly mode: RunMode
  readonly status: RunStatus
  readonly referenceDate: string
  readonly inputHash: string | null
  /** Null where it was worked out or composed here, or is not the caller's to see. */
  readonly bundle: { readonly id: number; readonly instance: string; readonly sha256: string; readonly senderRunId: number; readonly publishedAt: string } | null
}

export interface RunParts {
  readonly runId: number
  readonly mode: RunMode
  readonly parts: RunPart[]
  /** Regions that nothing was published of, each as wide as it can be. */
  readonly missing: string[]
}

/** What a composed run is made of, in the order of the regions, and what it lacks; nothing of another run. Throws `not-found`. */
export async function partsOfRun(transaction: Transaction, runId: number): Promise<RunParts> {
  const { mode } = await findRun(transaction, runId)
  const found = await transaction.client.query<RunPart & { isMissing: boolean }>(
    `select p.region_code as "scopeCode", p.part_run_id::integer as "runId", r.mode, r.status, r.reference_date::text as "referenceDate", p.input_hash as "inputHash",
       case when b.id is not null then jsonb_build_object(
         'id', b.id, 'instance', b.instance, 'sha256', b.sha256, 'senderRunId', b.sender_run_id,
         'publishedAt', to_char(b.published_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
       ) end as bundle,
       p.part_run_id is null as "isMissing"
     from checkup.run_part as p
     left join checkup.run as r on r.id = p.part_run_id
     left join exchange.bundle as b on b.run_id = p.part_run_id
     where p.run_id = $1
     order by p.region_code`,
    [runId]
  )
  return {
    runId,
    mode,
    parts: found.rows.filter(({ isMissing }) => !isMissing).map(({ isMissing: _, ...part }) => part),
    missing: found.rows.filter(({ isMissing }) => isMissing).map(({ scopeCode }) => scopeCode)
  }
}
