import { and, gt, lte, sql, type SQL } from 'drizzle-orm'
import type { Transaction } from '../platform/caller.js'
import type { WriteOptions, Written } from '../platform/table-import.js'
import { beginChange, type ChangeKind } from './inventory-change-queries.js'
import { change, type facility, type site } from './tables.js'

/** How long a version holds, and what was done to bring it. */
export interface VersionOfChange {
  /** Day after its last; null = it is the current one, or was corrected before it ever held. */
  readonly validTo: string | null
  /** False where it was corrected before it ever held. */
  readonly held: boolean
  readonly recordedAt: Date
  /** Null for what was loaded before changes were kept. */
  readonly change: { readonly id: number; readonly kind: ChangeKind; readonly at: Date; readonly note: string | null } | null
}

type Versioned = typeof site | typeof facility

/** Whether a version held on a day, YYYY-MM-DD. */
export const heldOn = (table: Versioned, day: string): SQL | undefined => and(lte(table.validFrom, day), gt(table.validTo, day))

export const versionColumns = (table: Versioned) => ({
  validTo: sql<string | null>`nullif(nullif(${table.validTo}, 'infinity'), '-infinity')`,
  held: sql<boolean>`${table.validFrom} < ${table.validTo}`,
  recordedAt: sql`${table.recordedAt}`.mapWith(table.recordedAt),
  change: {
    id: sql<number>`${change.id}::integer`,
    kind: sql<ChangeKind>`${change.kind}`,
    at: change.at,
    note: change.note
  }
})

/** The last day on which somebody found a thing as it is kept. */
export const lastVerified = (kind: 'site' | 'facility'): SQL<string | null> => sql<string | null>`(
  select max(v.verified_on)::text
  from registry.verification as v
  where v.kind = ${sql.raw(`'${kind}'`)} and v.external_id = ${sql.raw(`"${kind}"."external_id"`)}
)`

/**
 * What a version's answer depends on: its number, which an edit names, and what the day and other people make of it.
 */
export const versionTag = (row: { readonly id: number; readonly state?: string; readonly verifiedOn: string | null }): string =>
  [row.id, row.state, row.verifiedOn].filter((part) => part != null).join('.')

export interface VersionedTable {
  /** Qualified name, trusted. */
  readonly table: string
  /** Columns that make a version, beside external_id and the position. */
  readonly columns: readonly string[]
}

/** Takes over, for what is known already, the columns that a row's file has not. */
export async function keepWhatIsNotGiven({ client }: Transaction, { table, columns }: VersionedTable): Promise<void> {
  const open = columns.map((name) => `${name} = case when '${name}' = any (s.kept) then v.${name} else s.${name} end`)
  await client.query(
    `update staged as s
     set ${open.join(', ')}
     from ${table} as v
     where s.kept && $1::text[]
       and v.external_id = s.external_id
       and v.valid_to = 'infinity'`,
    [columns]
  )
}

/**
 * Writes staged rows as versions: what is new holds from ever on (or from `validFrom`), what differs from the current
 * version ends it and starts another one on `validFrom` (default today), what is the same stays.
 * Versions that would start later than the new one never come to hold: they end where they began. All belong to one change.
 */
export async function writeVersions(transaction: Transaction, { table, columns }: VersionedTable, options: WriteOptions): Promise<Written> {
  const { client } = transaction
  const compared = [...columns, 'original_x', 'original_y']
  const list = (prefix: string) => compared.map((name) => `${prefix}.${name}`).join(', ')
  await client.query(
    `create temp table incoming on commit drop as
     select s.*, v.id as current_id,
       v.id is null or (${list('s')}, $1) is distinct from (${list('v')}, v.original_crs) as changed
     from staged as s
     left join ${table} as v on v.external_id = s.external_id and v.valid_to = 'infinity'`,
    [options.crs]
  )
  const counted = await client.query<{ inserted: number; updated: number; unchanged: number }>(
    `select
       count(*) filter (where current_id is null)::integer as inserted,
       count(*) filter (where current_id is not null and changed)::integer as updated,
       count(*) filter (where not changed)::integer as unchanged
     from incoming`
  )
  const counts = counted.rows[0]!
  if (counts.inserted + counts.updated === 0) {
    await client.query('drop table incoming')
    return counts
  }
  const { change: asked = { kind: 'import', note: options.file } } = options
  const change = typeof asked === 'number' ? asked : await beginChange(transaction, asked)
  await client.query(
    `update ${table} as v
     set valid_to = greatest(v.valid_from, coalesce($1::date, current_date)), ended_by = $2
     from incoming as i
     where i.changed
       and i.current_id is not null
       and v.external_id = i.external_id
       and v.valid_to > greatest(v.valid_from, coalesce($1::date, current_date))`,
    [options.validFrom ?? null, change]
  )
  // What is new holds from ever on; what was there before and had ended, from now on.
  await client.query(
    `insert into ${table} (external_id, ${columns.join(', ')}, geom, original_crs, original_x, original_y, valid_from, change_id)
     select
       i.external_id, ${columns.map((name) => `i.${name}`).join(', ')}, i.geom, $1, i.original_x, i.original_y,
       case
         when i.current_id is null and not exists (select from ${table} as v where v.external_id = i.external_id and v.valid_from < v.valid_to)
           then coalesce($2::date, '-infinity')
         else coalesce($2::date, current_date)
       end,
       $3
     from incoming as i
     where i.changed
     order by i.external_id`,
    [options.crs, options.validFrom ?? null, change]
  )
  await client.query('drop table incoming')
  return { ...counts, change }
}
