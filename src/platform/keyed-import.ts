import type { Transaction } from './caller.js'
import type { Written } from './table-import.js'

/** A table whose rows are kept by a key, as staged rows are written to it. Names and expressions are trusted. */
export interface KeyedTable {
  /** Qualified name. */
  readonly table: string
  /** Columns of its key, each by what it is made of in a staged row `s`. */
  readonly key: Readonly<Record<string, string>>
  /** The other columns of a row: what differs in one of them is a change. */
  readonly columns: Readonly<Record<string, string>>
  /** Columns that are set with a new row, and stay. */
  readonly once?: Readonly<Record<string, string>>
  /** Column that says when the row was last written. */
  readonly writtenAt?: string
}

/** Columns of a staged row that have the same names in their table. */
export const staged = (...names: readonly string[]): Readonly<Record<string, string>> => Object.fromEntries(names.map((name) => [name, `s.${name}`]))

/** The number of a staged row's facility type. */
export const stagedType = '(select t.id from registry.facility_type as t where t.code = s.type_code)'

/** Writes what is staged by its key: what is new is added, what differs replaced, what is the same not touched. */
export async function writeByKey({ client }: Transaction, { table, key, columns, once = {}, writtenAt }: KeyedTable): Promise<Written> {
  const [keys, names, first] = [key, columns, once].map(Object.keys) as [string[], string[], string[]]
  const list = (of: readonly string[], alias: string) => of.map((name) => `${alias}.${name}`).join(', ')
  const given = Object.entries({ ...key, ...columns, ...once }).map(([name, expression]) => `${expression} as ${name}`)
  const replaced = [...names.map((name) => `${name} = excluded.${name}`), ...(writtenAt === undefined ? [] : [`${writtenAt} = now()`])]
  const all = [...keys, ...names, ...first].join(', ')
  const result = await client.query<{ inserted: number; updated: number; unchanged: number }>(`
    with given as (
      select ${given.join(', ')}
      from staged as s
    ),
    compared as (
      select g.*, k.${keys[0]!} is not null as known, (${list(names, 'k')}) is distinct from (${list(names, 'g')}) as changed
      from given as g
      left join ${table} as k on (${list(keys, 'k')}) = (${list(keys, 'g')})
    ),
    written as (
      insert into ${table} (${all})
      select ${all}
      from compared
      where changed
      order by ${keys.join(', ')}
      on conflict (${keys.join(', ')}) do update
      set ${replaced.join(', ')}
    )
    select
      count(*) filter (where not known)::integer as inserted,
      count(*) filter (where known and changed)::integer as updated,
      count(*) filter (where known and not changed)::integer as unchanged
    from compared`)
  return result.rows[0]!
}
