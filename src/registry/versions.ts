import type { Transaction } from '../platform/caller.js'

export interface VersionedTable {
  /** Qualified name, trusted. */
  readonly table: string
  /** Columns of the staging table that make a version, beside external_id and the position. */
  readonly columns: readonly string[]
}

/**
 * Writes staged rows as versions: what is new holds from ever on (or from `validFrom`), what differs from the current
 * version ends it and starts another one on `validFrom` (default today), what is the same stays.
 * Versions that would start later than the new one never come to hold: they end where they began.
 */
export async function writeVersions(
  { client }: Transaction,
  { table, columns }: VersionedTable,
  options: { crs: string; validFrom: string | undefined }
): Promise<{ inserted: number; updated: number; unchanged: number }> {
  const compared = [...columns, 'original_x', 'original_y']
  const list = (prefix: string) => compared.map((name) => `${prefix}.${name}`).join(', ')
  await client.query(
    `create temp table incoming on commit drop as
     select s.*, v.id as current_id, v.valid_from as current_from,
       v.id is null or (${list('s')}, $1) is distinct from (${list('v')}, v.original_crs) as changed
     from staged as s
     left join ${table} as v on v.external_id = s.external_id and v.valid_to = 'infinity'`,
    [options.crs]
  )
  await client.query(
    `update ${table} as v
     set valid_to = greatest(v.valid_from, coalesce($1::date, current_date))
     from incoming as i
     where i.changed
       and i.current_id is not null
       and v.external_id = i.external_id
       and v.valid_to > greatest(v.valid_from, coalesce($1::date, current_date))`,
    [options.validFrom ?? null]
  )
  await client.query(
    `insert into ${table} (external_id, ${columns.join(', ')}, geom, original_crs, original_x, original_y, valid_from)
     select
       i.external_id, ${columns.map((name) => `i.${name}`).join(', ')}, i.geom, $1, i.original_x, i.original_y,
       case when i.current_id is null then coalesce($2::date, '-infinity') else coalesce($2::date, current_date) end
     from incoming as i
     where i.changed
     order by i.external_id`,
    [options.crs, options.validFrom ?? null]
  )
  const counted = await client.query<{ inserted: number; updated: number; unchanged: number }>(
    `select
       count(*) filter (where current_id is null)::integer as inserted,
       count(*) filter (where current_id is not null and changed)::integer as updated,
       count(*) filter (where not changed)::integer as unchanged
     from incoming`
  )
  await client.query('drop table incoming')
  return counted.rows[0]!
}
