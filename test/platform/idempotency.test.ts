import { EventEmitter, once } from 'node:events'
import t from 'tap'
import type { Caller } from '../../src/platform/caller.js'
import { asCaller, inOneTransaction, operator } from '../../src/platform/caller.js'
import { keptAnswer, requestHash } from '../../src/platform/idempotency-queries.js'
import { runCheckup } from '../support/checkup.js'
import { skipWithout, testDatabase } from '../support/database.js'
import { micro } from '../support/micro-city.js'
import { buildScoredCity, twoTypes } from '../support/scored-city.js'
import { isProblem, testService } from '../support/service.js'

const database = await testDatabase(t)
await buildScoredCity(database)
const { send, get } = await testService(t, database)
const as: Caller = { subject: 'nightly job', role: 'administrator', regionCode: micro.county }
const run = await runCheckup(database, { period: '2023H1', standardVersion: twoTypes, scopeCode: micro.county })
const { document } = (await get(`/v1/standards/${twoTypes}`)).body as { document: object }

let keys = 0
const newKey = () => `key-${++keys}`
const post = (url: string, body: unknown, key: string, who = as) => send('POST', url, body, { as: who, headers: { 'idempotency-key': key } })
const schedule = (cron: string) => ({ cron, standard: twoTypes })
const schedules = async () => ((await get('/v1/admin/schedules', { as })).body as { items: object[] }).items.length

const creating: [url: string, body: object][] = [
  ['/v1/admin/recalculations', { period: '2024H1', standard: twoTypes }],
  [`/v1/admin/runs/${run}/trials`, { standard: 'lifecircle-2026' }],
  ['/v1/admin/schedules', schedule('0 1 1 * *')],
  ['/v1/admin/standards', { ...document, version: 'idempotent-1' }],
  [`/v1/admin/standards/${twoTypes}/clone`, { version: 'idempotent-2' }],
  ['/v1/reports', { regionCode: micro.county, run, format: 'html' }]
]

for (const [url, body] of creating) {
  void t.test(`POST ${url} sent twice has one effect and one answer`, async (t) => {
    const key = newKey()
    const first = await post(url, body, key)
    t.ok([201, 202].includes(first.status), JSON.stringify(first.body))
    t.equal(first.headers['idempotency-replayed'], undefined)
    const second = await post(url, body, key)
    t.strictSame([second.status, second.body], [first.status, first.body])
    t.strictSame([second.headers['location'], second.headers['etag'], second.headers['content-type']], [first.headers['location'], first.headers['etag'], first.headers['content-type']])
    t.equal(second.headers['idempotency-replayed'], 'true')
    isProblem(t, await post(url, { ...body, enabled: false, title: 'another', format: 'pdf', mode: 'changed' }, key), 422, 'unprocessable-input')
  })
}

void t.test('the same key for another address is a mistake, for another caller a key of its own', async (t) => {
  const key = newKey()
  t.equal((await post('/v1/admin/schedules', schedule('0 2 1 * *'), key)).status, 201)
  const before = await schedules()
  isProblem(t, await post('/v1/reports', { regionCode: micro.county, run, format: 'html' }, key), 422, 'unprocessable-input')
  const other = await post('/v1/admin/schedules', schedule('0 2 2 * *'), key, { ...as, subject: 'another job' })
  t.equal(other.status, 201)
  t.equal(other.headers['idempotency-replayed'], undefined)
  t.equal(await schedules(), before + 1)
  const elsewhere = await asCaller(database, { ...as, regionCode: micro.otherCounty }, (transaction) => keptAnswer(transaction, key, requestHash('x')))
  t.equal(elsewhere, undefined, 'nor is it the same caller in another region')
})

void t.test('a refusal is not kept: what was wrong can be put right', async (t) => {
  const key = newKey()
  isProblem(t, await post('/v1/admin/schedules', { cron: '0 3 1 * *', standard: 'none' }, key), 422, 'unprocessable-input')
  isProblem(t, await post('/v1/admin/schedules', { cron: 'nonsense' }, key), 422, 'unprocessable-input')
  t.equal((await post('/v1/admin/schedules', schedule('0 3 1 * *'), key)).status, 201)
})

void t.test('a key that is none is refused', async (t) => {
  for (const key of ['with blanks', 'ü', '']) isProblem(t, await post('/v1/admin/schedules', schedule('0 4 1 * *'), key), 400, 'bad-request')
  isProblem(t, await post('/v1/admin/schedules', schedule('0 4 1 * *'), 'x'.repeat(201)), 422, 'unprocessable-input')
})

void t.test('many at once have one effect', async (t) => {
  const key = newKey()
  const before = await schedules()
  const answers = await Promise.all(Array.from({ length: 12 }, () => post('/v1/admin/schedules', schedule('0 5 1 * *'), key)))
  t.ok(answers.every(({ status }) => status === 201 || status === 409), answers.map(({ status }) => status).join())
  t.equal(await schedules(), before + 1)
  t.equal(new Set(answers.filter(({ status }) => status === 201).map(({ body }) => (body as { id: number }).id)).size, 1)
})

void t.test('while one is in flight another is told so, and has it once the first is gone', { skip: skipWithout(database, 'sessions') }, async (t) => {
  const key = newKey()
  const going = new EventEmitter()
  const [waiting, held] = [once(going, 'go'), once(going, 'held')]
  const cut = new Error('the process died')
  const first = inOneTransaction(database, as, async (transaction) => {
    await keptAnswer(transaction, key, requestHash('x'))
    going.emit('held')
    await waiting
    throw cut
  })
  await held
  isProblem(t, await post('/v1/admin/schedules', schedule('0 6 1 * *'), key), 409, 'conflict')
  going.emit('go')
  await t.rejects(first, cut)
  t.equal((await post('/v1/admin/schedules', schedule('0 6 1 * *'), key)).status, 201)
})

void t.test('a secret is not kept: sent again, the request is told what it made', async (t) => {
  const key = newKey()
  const made = await post('/v1/admin/clients', { name: 'x', role: 'viewer', regionCode: micro.county }, key)
  t.equal(made.status, 201)
  const { client, secret } = made.body as { client: { id: string }; secret: string }
  const again = await post('/v1/admin/clients', { name: 'x', role: 'viewer', regionCode: micro.county }, key)
  isProblem(t, again, 409, 'conflict')
  t.match(again.body, { detail: new RegExp(`/v1/admin/clients/${client.id}`) })
  const kept = await database.asOwner((owner) => owner.query<{ text: string }>('select row_to_json(i)::text as text from platform.idempotency as i'))
  t.notOk(kept.rows.some(({ text }) => text.includes(secret)))
})

void t.test('answers are kept for a day', async (t) => {
  const key = newKey()
  await post('/v1/admin/schedules', schedule('0 7 1 * *'), key)
  await database.asOwner((owner) => owner.query(`update platform.idempotency set created_at = now() - interval '25 hours'`))
  const before = await schedules()
  const again = await post('/v1/admin/schedules', schedule('0 7 1 * *'), key)
  t.match([again.status, again.headers['idempotency-replayed'], await schedules()], [201, undefined, before + 1])
  const left = await database.asOwner((owner) => owner.query('select from platform.idempotency'))
  t.equal(left.rowCount, 1, 'and no longer')
})

void t.test('transactions of one request are one, of another caller they are not', { skip: skipWithout(database, 'sessions') }, async (t) => {
  const idIn = async (caller: Caller) => asCaller(database, caller, async ({ client }) => (await client.query<{ id: string }>('select pg_current_xact_id()::text as id')).rows[0]!.id)
  const [own, again, other] = await inOneTransaction(database, as, async () => [await idIn(as), await idIn(as), await idIn(operator)])
  t.equal(own, again)
  t.not(own, other)
  t.not(await idIn(as), own, 'once it has ended they are their own again')
})
