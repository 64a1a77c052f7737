import type { Database } from '../../src/platform/database/database.js'

/** What asking leaves behind without changing anything: failed secrets, answers that are kept, and the numbers of changes. */
const passing = ['platform.client_failure', 'platform.idempotency', 'platform.outbox', 'platform.change', 'platform.change_counter']

/** A digest of every row of every table of the service: equal where nothing was changed. */
export async function keptRows({ asOwner, pool }: Database): Promise<() => Promise<string>> {
  const tables = await asOwner(async (client) => {
    const found = await client.query<{ name: string }>(
      `select n.nspname || '.' || quote_ident(c.relname) as name
       from pg_class as c
       join pg_namespace as n on n.oid = c.relnamespace
       where c.relkind = 'r' and n.nspname in ('registry', 'network', 'survey', 'checkup', 'platform')
       order by 1`
    )
    return found.rows.map(({ name }) => name).filter((name) => !passing.includes(name))
  })
  const each = tables.map((table) => `(select coalesce(sum(hashtextextended(t::text, 0)::numeric), 0)::text from ${table} as t)`)
  const digest = `select concat_ws(' ', ${each.join(', ')}) as digest`
  let kept: { transaction: string; digest: string } | undefined
  return async () => {
    // A transaction that writes takes a number, even if it is undone: where none was taken, nothing was written.
    const { rows } = await pool.query<{ transaction: string }>('select pg_snapshot_xmax(pg_current_snapshot())::text as transaction')
    const { transaction } = rows[0]!
    if (kept?.transaction !== transaction) kept = { transaction, digest: await asOwner(async (client) => (await client.query<{ digest: string }>(digest)).rows[0]!.digest) }
    return kept.digest
  }
}
