import { readdir } from 'node:fs/promises'
import { is } from 'drizzle-orm'
import { getTableConfig, PgTable } from 'drizzle-orm/pg-core'
import t from 'tap'
import { testDatabase } from '../support/database.js'

/** Schemas that the migrations fill; the job queue's own is its library's. */
const ours = ['platform', 'registry', 'network', 'survey', 'checkup', 'improvement', 'exchange']

/** A table as lines, one per column, so that a difference reads well. */
type Described = Readonly<Record<string, readonly string[]>>

const source = new URL('../../src/', import.meta.url)

async function describedInCode(): Promise<Described> {
  const rooms = (await readdir(source, { withFileTypes: true })).filter((entry) => entry.isDirectory()).map(({ name }) => name)
  const tables: Record<string, string[]> = {}
  for (const room of rooms) {
    if (!(await readdir(new URL(room, source))).includes('tables.js')) continue
    const module = (await import(new URL(`${room}/tables.js`, source).href)) as Record<string, unknown>
    for (const table of Object.values(module)) {
      if (!is(table, PgTable)) continue
      const { schema, name, columns, primaryKeys } = getTableConfig(table)
      const key = [...columns.filter((column) => column.primary), ...primaryKeys.flatMap((primary) => primary.columns)].map((column) => column.name)
      tables[`${schema ?? 'public'}.${name}`] = [
        ...columns.map((column) => `${column.name} ${column.getSQLType()}${column.notNull || key.includes(column.name) ? ' not null' : ''}`).sort(),
        `primary key (${key.join(', ')})`
      ]
    }
  }
  return tables
}

void t.test('the tables in the code are those of the database', async (t) => {
  const database = await testDatabase(t)
  const found = await database.pool.query<{ name: string; lines: string[]; key: string[] }>(
    `select
       n.nspname || '.' || c.relname as name,
       array_agg(a.attname || ' ' || format_type(a.atttypid, a.atttypmod) || case when a.attnotnull then ' not null' else '' end) as lines,
       coalesce((
         select array_agg(k.attname::text order by array_position(i.indkey::int2[], k.attnum))
         from pg_index as i
         join pg_attribute as k on k.attrelid = i.indrelid and k.attnum = any (i.indkey)
         where i.indrelid = c.oid and i.indisprimary
       ), '{}') as key
     from pg_class as c
     join pg_namespace as n on n.oid = c.relnamespace
     join pg_attribute as a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
     where n.nspname = any ($1) and c.relkind in ('r', 'p')
     group by c.oid, n.nspname, c.relname`,
    [ours]
  )
  const inDatabase: Described = Object.fromEntries(found.rows.map(({ name, lines, key }) => [name, [...lines.sort(), `primary key (${key.join(', ')})`]]))
  const inCode = await describedInCode()
  t.strictSame(Object.keys(inCode).sort(), Object.keys(inDatabase).sort(), 'the same tables')
  for (const name of Object.keys(inDatabase).sort()) t.strictSame(inCode[name], inDatabase[name], name)
})
