/** Requests that take too long, or whose caller hangs up, are cut off at the database as well. */
import { connect } from 'node:net'
import Fastify, { type FastifyInstance } from 'fastify'
import { LRUCache } from 'lru-cache'
import t, { type Test } from 'tap'
import { asCaller, operator } from '../../src/platform/caller.js'
import type { Database } from '../../src/platform/database/database.js'
import { Asking, askingAs } from '../../src/platform/database/asking.js'
import { cancelQuery } from '../../src/platform/database/cancel-query.js'
import { asking } from '../../src/platform/http/asking.js'
import { problems } from '../../src/platform/http/problems.js'
import { remembered } from '../../src/platform/remembered.js'
import { skipWithout, testDatabase } from '../support/database.js'

const database = await testDatabase(t, { poolSize: 2 })
const skip = skipWithout(database, 'statementTimeout')

/** A service with slow routes: by the pool, and in a caller's transaction, one statement after the other. */
async function slowService(t: Test, { pool }: Database, milliseconds: number): Promise<{ app: FastifyInstance; port: number; reached: string[] }> {
  const app = Fastify()
  const reached: string[] = []
  await app.register(asking, { seconds: milliseconds / 1000 })
  await app.register(problems)
  app.get('/pool', async () => (await pool.query('select pg_sleep(20)')).rowCount)
  app.get('/caller', async (request) =>
    asCaller(database, { ...operator, requestId: request.id }, async ({ client }) => {
      await client.query('select pg_sleep(20)').catch(() => undefined)
      reached.push('after the first')
      await client.query('select 1')
      reached.push('after the second')
      return 'done'
    })
  )
  app.post('/pool', async () => (await pool.query('select pg_sleep(0.2)')).rowCount)
  app.get('/quick', async () => (await pool.query<{ pid: number }>('select pg_backend_pid() as pid')).rows[0])
  await app.listen({ host: '127.0.0.1', port: 0 })
  t.teardown(() => app.close())
  return { app, port: (app.server.address() as { port: number }).port, reached }
}

const sleeping = async (): Promise<number> =>
  (await database.asOwner((owner) => owner.query(`select from pg_stat_activity where datname = current_database() and state = 'active' and query = 'select pg_sleep(20)'`))).rowCount ?? 0

async function until(holds: () => Promise<boolean>): Promise<boolean> {
  for (let time = 0; time < 100; time++) {
    if (await holds()) return true
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  return false
}

void t.test('a request that takes too long is answered so, and asks nothing more', { skip }, async (t) => {
  const { app, reached } = await slowService(t, database, 300)
  for (const url of ['/pool', '/caller']) {
    const begun = performance.now()
    const answer = await app.inject({ url })
    t.match({ status: answer.statusCode, body: answer.json<unknown>() }, { status: 503, body: { code: 'timed-out', detail: /ask for less/ } }, url)
    t.ok(performance.now() - begun < 5_000)
    t.ok(await until(async () => (await sleeping()) === 0), 'the server stopped')
  }
  t.ok(await until(async () => reached.length > 0))
  await new Promise((resolve) => setTimeout(resolve, 100))
  t.strictSame(reached, ['after the first'], 'the next statement is not begun')
})

void t.test('so is one whose caller hangs up', { skip }, async (t) => {
  const { port } = await slowService(t, database, 60_000)
  for (const url of ['/pool', '/caller']) {
    const socket = connect(port, '127.0.0.1')
    socket.write(`GET ${url} HTTP/1.1\r\nHost: x\r\n\r\n`)
    t.ok(await until(async () => (await sleeping()) === 1), `${url} is at work`)
    socket.destroy()
    t.ok(await until(async () => (await sleeping()) === 0), 'and stopped')
  }
})

void t.test('a body that was read to its end is no caller who hung up', { skip }, async (t) => {
  const { port } = await slowService(t, database, 60_000)
  const post = (body: string) => fetch(`http://127.0.0.1:${port}/pool`, { method: 'POST', body, headers: { 'content-type': 'application/json' } })
  t.strictSame([(await post('{}')).status, (await post(JSON.stringify({ text: 'x'.repeat(500_000) }))).status], [200, 200])
  const { port: short } = await slowService(t, database, 100)
  const late = await fetch(`http://127.0.0.1:${short}/pool`, { method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } })
  t.equal(late.status, 503, 'and it takes no longer than others')
})

void t.test('connections outlive what was cut off, a full pool included', { skip }, async (t) => {
  const { app } = await slowService(t, database, 300)
  const pids = async () => {
    const clients = await Promise.all([1, 2].map(() => database.pool.connect()))
    const found = await Promise.all(clients.map(async (client) => (await client.query<{ pid: number }>('select pg_backend_pid() as pid')).rows[0]!.pid))
    for (const client of clients) client.release()
    return found.sort()
  }
  const before = await pids()
  const answers = await Promise.all(['/caller', '/caller', '/caller', '/caller'].map((url) => app.inject({ url })))
  t.strictSame(answers.map(({ statusCode }) => statusCode), [503, 503, 503, 503])
  t.ok(await until(async () => (await sleeping()) === 0))
  const after = await pids()
  t.strictSame(after, before, 'they are the same')
  for (let time = 0; time < 50; time++) t.equal((await app.inject({ url: '/quick' })).statusCode, 200)
})

void t.test('a session that is at nothing is not hurt by a cancellation that comes late', { skip }, async (t) => {
  const client = await database.pool.connect()
  await cancelQuery(client)
  t.equal((await client.query('select 1')).rowCount, 1)
  client.release()
})

void t.test('work of the service\'s own takes as long as it needs, requests do not', { skip }, async (t) => {
  const limited = await database.pool.connect()
  await limited.query(`set statement_timeout = '1s'`)
  limited.release()
  const limit = async (requestId?: string) =>
    asCaller({ ...database, pool: { connect: () => database.pool.connect() } as never }, { ...operator, ...(requestId === undefined ? {} : { requestId }) }, async ({ client }) =>
      (await client.query<{ statement_timeout: string }>('show statement_timeout')).rows[0]!.statement_timeout
    )
  t.equal(await limit(), '0')
  t.equal(await limit('a request'), '1s')
  await database.pool.query('reset statement_timeout')
})

void t.test('what several wait for goes on when the one who asked first is gone', async (t) => {
  const kept = new LRUCache<string, Promise<number>>({ max: 1 })
  const make = async () => (await database.pool.query<{ n: number }>('select 7 as n from pg_sleep(0.2)')).rows[0]!.n
  const first = new Asking()
  const asked = askingAs(first, () => remembered(kept, 'seven', make))
  const second = remembered(kept, 'seven', make)
  first.cutOff()
  t.strictSame([await asked, await second], [7, 7])
})
