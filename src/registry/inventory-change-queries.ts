import type { Caller, Transaction } from '../platform/caller.js'
import { asCaller } from '../platform/caller.js'
import type { Database } from '../platform/database/database.js'
import { conflict, forbidden, notFound } from '../platform/errors.js'

export const changeKinds = ['import', 'create', 'update', 'move', 'close', 'merge', 'split', 'undo'] as const
export type ChangeKind = (typeof changeKinds)[number]

/** What was done to sites and facilities at once. */
export interface InventoryChange {
  readonly id: number
  readonly kind: ChangeKind
  readonly at: Date
  /** Why; of an import, the file. */
  readonly note: string | null
  /** The change that this one took back. */
  readonly undoes: number | null
  /** The change that took this one back. */
  readonly undoneBy: number | null
  /** Versions that it began and ended. */
  readonly sites: number
  readonly facilities: number
}

export interface NewChange {
  readonly kind: string
  readonly note: string | null
  /** Of a merge: the facility that stays. */
  readonly survivor?: string
  readonly undoes?: number
}

/** Adds a change of the caller's region and returns its number, which its versions carry. */
export async function beginChange({ client }: Transaction, { kind, note, survivor, undoes }: NewChange): Promise<number> {
  const added = await client.query<{ id: string }>(
    `insert into registry.change (kind, note, survivor, undoes, region_code)
     values ($1, $2, $3, $4, rpad(platform.caller_prefix(), 12, '0'))
     returning id`,
    [kind, note, survivor ?? null, undoes ?? null]
  )
  return Number(added.rows[0]!.id)
}

const columns = `
  c.id::integer, c.kind, c.at, c.note, c.undoes::integer, u.id::integer as "undoneBy",
  (select count(*)::integer from registry.site as s where s.change_id = c.id or s.ended_by = c.id) as sites,
  (select count(*)::integer from registry.facility as f where f.change_id = c.id or f.ended_by = c.id) as facilities
  from registry.change as c
  left join registry.change as u on u.undoes = c.id`

export interface InventoryChangeFilter {
  readonly kind?: ChangeKind | undefined
}

/** Changes, the newest first. */
export async function listInventoryChanges({ pool }: Database, { kind }: InventoryChangeFilter, page: { limit: number; after?: number | undefined }): Promise<InventoryChange[]> {
  const found = await pool.query<InventoryChange>(
    `select ${columns}
     where ($1::text is null or c.kind = $1)
       and ($2::bigint is null or c.id < $2)
     order by c.id desc
     limit $3`,
    [kind ?? null, page.after ?? null, page.limit]
  )
  return found.rows
}

/** One change; throws `not-found`. */
export async function findInventoryChange(queryable: Pick<Database['pool'], 'query'>, id: number): Promise<InventoryChange> {
  const found = await queryable.query<InventoryChange>(`select ${columns} where c.id = $1`, [id])
  const change = found.rows[0]
  if (change === undefined) throw notFound('change', id)
  return change
}

const versioned = [
  { table: 'registry.site', what: 'site', region: 'v.community_code', columns: ['external_id', 'community_code', 'name', 'geom', 'original_crs', 'original_x', 'original_y', 'households', 'population', 'elderly', 'children', 'kind', 'under_renovation'] },
  { table: 'registry.facility', what: 'facility', region: "coalesce(v.community_code, v.county_code, '')", columns: ['external_id', 'type_id', 'name', 'geom', 'original_crs', 'original_x', 'original_y', 'community_code', 'county_code', 'size', 'status', 'weekly_hours', 'opened_on', 'closed_on', 'opening_hours', 'attributes', 'documents'] }
] as const

/**
 * Takes a change back, as though it had not been: what it began never came to hold, and what it ended goes on from there as new
 * versions that belong to the undoing, which can be undone as well. Throws `conflict` where something of it was changed since,
 * or it was undone already, and `forbidden` where some of it lies outside the caller's region.
 */
export async function undoInventoryChange(database: Database, caller: Caller, id: number, note: string | null): Promise<InventoryChange> {
  return asCaller(database, caller, async (transaction) => {
    const { client } = transaction
    const undone = await findInventoryChange(client, id)
    if (undone.undoneBy !== null) throw conflict(`change ${id} was undone by change ${undone.undoneBy}: undo that one to have it back`)
    for (const { table, what, region } of versioned) {
      // One at a time, for everything that is there twice would be there twice.
      const found = await client.query<{ external_id: string; outside: boolean; later: boolean }>(
        `select v.external_id, not platform.in_region(${region}) as outside,
           case when v.change_id = $1 then v.valid_to <> 'infinity' else exists (
             select from ${table} as now
             where now.external_id = v.external_id and now.valid_to = 'infinity' and now.change_id is distinct from $1
           ) end as later
         from ${table} as v
         where v.change_id = $1 or v.ended_by = $1
         order by v.external_id`,
        [id]
      )
      const outside = found.rows.filter((row) => row.outside)
      if (outside.length > 0) throw forbidden(`change ${id} concerns ${named(what, outside)} outside the region of this caller`)
      const later = found.rows.filter((row) => row.later)
      if (later.length > 0) throw conflict(`${named(what, later)} of change ${id} was changed since: undo the later changes first`)
    }
    const survivor = await client.query<{ survivor: string | null }>(
      'select b.survivor from registry.change as c join registry.change as b on b.id = c.undoes where c.id = $1',
      [id]
    )
    const change = await beginChange(transaction, { kind: 'undo', note, undoes: id, ...(survivor.rows[0]?.survivor == null ? {} : { survivor: survivor.rows[0].survivor }) })
    for (const { table, columns: copied } of versioned) {
      await client.query(`update ${table} as v set valid_to = v.valid_from, ended_by = $2 where v.change_id = $1 and v.valid_to = 'infinity'`, [id, change])
      // Each goes on where it was ended, as far as the one after it.
      await client.query(
        `insert into ${table} (${copied.join(', ')}, valid_from, valid_to, change_id)
         select ${copied.map((name) => `v.${name}`).join(', ')}, v.valid_to,
           coalesce(lead(v.valid_from) over (partition by v.external_id order by v.valid_from, v.id), 'infinity'), $2
         from ${table} as v
         where v.ended_by = $1
         order by v.external_id, v.valid_from, v.id`,
        [id, change]
      )
    }
    return findInventoryChange(client, change)
  })
}

const named = (what: string, rows: readonly { external_id: string }[]) => {
  const shown = [...new Set(rows.map((row) => row.external_id))].slice(0, 3).join(', ')
  return `${what} ${shown}${rows.length > 3 ? ` and ${rows.length - 3} more` : ''}`
}
