import { asCaller, type Caller, type Transaction } from '../platform/caller.js'
import type { CrsName } from '../platform/crs.js'
import type { Database } from '../platform/database/database.js'
import { forbidden, notFound, unprocessable } from '../platform/errors.js'
import type { Mapping } from '../platform/records/column-mapping.js'
import { knownColumns } from '../platform/table-import.js'
import { importKinds, type ImportKind } from './import-kinds.js'

/** How files of somebody else say what ours say. */
export interface ImportProfile {
  readonly name: string
  readonly kind: ImportKind
  /** Whose it is; everybody below may use it. */
  readonly regionCode: string
  readonly mapping: Mapping
  readonly crs: CrsName | null
  /** Whose external ids they have. */
  readonly source: string | null
  readonly changedAt: Date
  readonly changedBy: string
}

export type ProfileContent = Pick<ImportProfile, 'kind' | 'mapping' | 'crs' | 'source'>

const columns = `
  p.name, p.kind, p.region_code as "regionCode", p.mapping, p.crs, p.source, p.changed_at as "changedAt", p.changed_by as "changedBy"
  from exchange.import_profile as p`

/** Profiles that the caller may use, in the order of their names. */
export async function listProfiles({ client }: Transaction): Promise<ImportProfile[]> {
  return (await client.query<ImportProfile>(`select ${columns} order by p.name`)).rows
}

/** One profile; throws `not-found`. */
export async function findProfile({ client }: Transaction, name: string): Promise<ImportProfile> {
  const found = await client.query<ImportProfile>(`select ${columns} where p.name = $1`, [name])
  const profile = found.rows[0]
  if (profile === undefined) throw notFound('import profile', name)
  return profile
}

/**
 * Keeps a profile under its name, of the caller's region, in place of one that was there. Throws `unprocessable-input` for columns that
 * its kind has not, and `forbidden` where the name is somebody else's.
 */
export async function keepProfile(database: Database, caller: Caller, name: string, { kind, mapping, crs, source }: ProfileContent): Promise<ImportProfile> {
  checkMapping(kind, mapping)
  return asCaller(database, caller, async (transaction) => {
    const kept = await transaction.client.query(
      `insert into exchange.import_profile (name, kind, region_code, mapping, crs, source, changed_by)
       values ($1, $2, $3, $4, $5, $6, $7)
       on conflict (name) do update
       set kind = excluded.kind, mapping = excluded.mapping, crs = excluded.crs, source = excluded.source, changed_at = now(), changed_by = excluded.changed_by`,
      [name, kind, caller.regionCode, JSON.stringify(mapping), crs, source, caller.subject]
    )
    if (kept.rowCount === 0) throw forbidden(`the profile ${name} is of another region: give yours another name`)
    return findProfile(transaction, name)
  })
}

/** Deletes a profile; imports that used it keep what it said. Throws `not-found`, `forbidden`. */
export async function deleteProfile(database: Database, caller: Caller, name: string): Promise<void> {
  await asCaller(database, caller, async (transaction) => {
    await findProfile(transaction, name)
    const deleted = await transaction.client.query('delete from exchange.import_profile where name = $1', [name])
    if (deleted.rowCount === 0) throw forbidden(`the profile ${name} is of another region`)
  })
}

function checkMapping(kind: ImportKind, { columns: renamed = {}, values = {}, constants = {} }: Mapping): void {
  const { names } = knownColumns(importKinds[kind].table)
  const details = [
    ...Object.entries(renamed).flatMap(([theirs, ours]) => (ours === null || names.includes(ours) ? [] : [{ pointer: `/mapping/columns/${theirs}`, detail: `${ours} is no column of ${kind}` }])),
    ...[['values', values], ['constants', constants]].flatMap(([part, of]) =>
      Object.keys(of!).filter((ours) => !names.includes(ours)).map((ours) => ({ pointer: `/mapping/${part as string}/${ours}`, detail: `is no column of ${kind}` }))
    )
  ]
  if (details.length > 0) throw unprocessable(`the columns of ${kind} are ${names.join(', ')}`, details)
}
