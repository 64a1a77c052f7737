import pg from 'pg'
import { test } from 'tap'
import { startEmbeddedInMemory } from '../../src/platform/database/embedded.js'

void test('connections of several processes to the embedded engine do not get into each other\'s words', async (t) => {
  const engine = await startEmbeddedInMemory()
  const pools = Array.from({ length: 3 }, () => new pg.Pool({ connectionString: engine.url, max: 1 }))
  t.teardown(async () => {
    await Promise.all(pools.map((pool) => pool.end()))
    await engine.close()
  })
  await pools[0]!.query('create table tally (pool integer, number integer)')

  const talk = async (pool: pg.Pool, which: number) => {
    const wrong: unknown[] = []
    for (let number = 0; number < 150; number++) {
      // Outside a transaction every query is Parse, Bind, Describe, Execute, Sync: five messages.
      const found = await pool.query<Record<string, number>>(`select $1::int as p${which}, $2::int as n${which}`, [which, number])
      if (found.rows[0]?.[`p${which}`] !== which || found.rows[0][`n${which}`] !== number) wrong.push(found.rows[0])
      if (number % 10 === 0) {
        const client = await pool.connect()
        await client.query('begin')
        await client.query('insert into tally values ($1, $2)', [which, number])
        await client.query(number % 20 === 0 ? 'commit' : 'rollback')
        client.release()
      }
    }
    return wrong
  }
  t.strictSame(await Promise.all(pools.map(talk)), [[], [], []])
  const kept = await pools[0]!.query<{ pool: number; count: number }>('select pool, count(*)::int as count from tally group by pool order by pool')
  t.strictSame(kept.rows.map((row) => row.count), [8, 8, 8], 'a rollback is one\'s own')

  const leaving = new pg.Client({ connectionString: engine.url })
  await leaving.connect()
  await leaving.query('begin')
  await leaving.end()
  t.equal((await pools[1]!.query<{ one: number }>('select 1 as one')).rows[0]?.one, 1, 'who leaves in a transaction holds nobody back')
})

void test('after a statement with parameters has failed, every answer still goes to its own question', async (t) => {
  const engine = await startEmbeddedInMemory()
  const client = new pg.Client({ connectionString: engine.url })
  t.teardown(async () => {
    await client.end()
    await engine.close()
  })
  await client.connect()
  const wrong: unknown[] = []
  for (let number = 0; number < 100; number++) {
    await client.query('begin')
    await t.rejects(client.query('select 1 / $1::int', [0]), { code: '22012' })
    const { command } = await client.query('rollback')
    const { rows } = await client.query<{ number: number }>(`select ${number} as number`)
    if (command !== 'ROLLBACK' || rows[0]?.number !== number) wrong.push({ number, command, rows })
  }
  t.strictSame(wrong, [])
})
