import { asCaller, type Caller, type Transaction } from '../../platform/caller.js'
import type { Database } from '../../platform/database/database.js'
import { forbidden, notFound, unprocessable } from '../../platform/errors.js'
import { readPublicKeys, type PublicKey } from './bundle-signature.js'

/** An instance whose bundles are taken in. */
export interface ReportingInstance {
  readonly name: string
  /** The region that it may speak for, with all below. */
  readonly regionCode: string
  readonly keys: readonly PublicKey[]
  readonly note: string | null
  readonly changedAt: Date
  readonly changedBy: string
}

export interface InstanceContent {
  readonly regionCode: string
  /** A JSON Web Key, a set of them, or SPKI as PEM. */
  readonly keys: unknown
  readonly note?: string | null | undefined
}

const mostKeys = 5

const columns = `
  i.name, i.region_code as "regionCode", i.keys, i.note, i.changed_at as "changedAt", i.changed_by as "changedBy"
  from exchange.reporting_instance as i`

/** Reporting instances of the caller's region, in the order of their names. */
export async function listInstances({ client }: Transaction): Promise<ReportingInstance[]> {
  return (await client.query<ReportingInstance>(`select ${columns} order by i.name`)).rows
}

/** One of them; throws `not-found`. */
export async function findInstance({ client }: Transaction, name: string): Promise<ReportingInstance> {
  const found = await client.query<ReportingInstance>(`select ${columns} where i.name = $1`, [name])
  const instance = found.rows[0]
  if (instance === undefined) throw notFound('reporting instance', name)
  return instance
}

/**
 * Registers an instance that reports, in place of what was known by its name. Throws `unprocessable-input` for keys that are none, or an
 * unknown region, and `forbidden` outside the caller's region.
 */
export async function keepInstance(database: Database, caller: Caller, name: string, { regionCode, keys: given, note }: InstanceContent): Promise<ReportingInstance> {
  const keys = await readPublicKeys(given)
  if (keys.length > mostKeys) throw unprocessable(`an instance has at most ${mostKeys} keys`, [{ pointer: '/keys', detail: `must be at most ${mostKeys}` }])
  return asCaller(database, caller, async (transaction) => {
    const checked = await transaction.client.query<{ known: boolean; allowed: boolean }>(
      `select exists (select from registry.region where code = $1) as known, platform.in_region($1) as allowed`, [regionCode]
    )
    if (!checked.rows[0]!.allowed) throw forbidden(`only an administrator of ${regionCode} or of a region above it may say who speaks for it`)
    if (!checked.rows[0]!.known) throw unprocessable(`there is no region ${regionCode}`, [{ pointer: '/regionCode', detail: 'is not a known region' }])
    await transaction.client.query(
      `insert into exchange.reporting_instance (name, region_code, keys, note, changed_by)
       values ($1, $2, $3, $4, $5)
       on conflict (name) do update
       set region_code = excluded.region_code, keys = excluded.keys, note = excluded.note, changed_at = now(), changed_by = excluded.changed_by`,
      [name, regionCode, JSON.stringify(keys), note ?? null, caller.subject]
    )
    return findInstance(transaction, name)
  })
}

/** Takes in nothing more of an instance; what was taken in stays. Throws `not-found`. */
export async function removeInstance(database: Database, caller: Caller, name: string): Promise<void> {
  await asCaller(database, caller, async (transaction) => {
    await findInstance(transaction, name)
    await transaction.client.query('delete from exchange.reporting_instance where name = $1', [name])
  })
}
