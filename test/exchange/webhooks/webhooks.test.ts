/** Webhooks, told to a real receiver: cut off, slow, dead, twice, in order, and by whom they are seen. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import { Webhook as Signature } from 'standardwebhooks'
import t, { type Test } from 'tap'
import { readNetworks } from '../../../src/exchange/webhooks/address.js'
import { calm } from '../../../src/exchange/webhooks/back-off.js'
import { fanOut, handBack, noteOutcomes, takeDue, type Delivery, type Due } from '../../../src/exchange/webhooks/delivery-queries.js'
import { createDispatcher, type Dispatcher } from '../../../src/exchange/webhooks/dispatcher.js'
import { createSecretBox } from '../../../src/exchange/webhooks/secret.js'
import { createSender } from '../../../src/exchange/webhooks/sending.js'
import type { Webhook } from '../../../src/exchange/webhooks/webhook-queries.js'
import { asCaller, operator, type Caller } from '../../../src/platform/caller.js'
import { testDatabase } from '../../support/database.js'
import { degreesAt, loadRegions, micro } from '../../support/micro-city.js'
import { readmeExamples } from '../../support/readme.js'
import { isProblem, testConfig, testService, type Answer } from '../../support/service.js'

const database = await testDatabase(t)
await loadRegions(database)
const service = await testService(t, database, { variables: { WEBHOOK_ALLOWED_NETWORKS: '127.0.0.0/8', PUBLIC_URL: 'https://checkup.example/' } })
const strict = await testService(t, database)

const integrator: Caller = { subject: 'platform', role: 'integrator', regionCode: micro.city }
const administrator: Caller = { subject: 'head', role: 'administrator', regionCode: micro.city }
const planner: Caller = { subject: 'planner', role: 'planner', regionCode: micro.city }
const [own, , , far] = micro.communities

/** The time that dispatchers go by. */
let now = new Date()
const pass = (seconds: number) => (now = new Date(now.getTime() + seconds * 1000))
const lines: string[] = []
const log = (...given: unknown[]) => lines.push(JSON.stringify(given, (_, value: unknown) => (value instanceof Error ? value.stack : value)))

function dispatcher(t: Test, totalMs = 5_000): Dispatcher {
  const made = createDispatcher({
    database, sender: createSender({ allowed: readNetworks(['127.0.0.0/8']), totalMs, clock: () => now }), box: createSecretBox(testConfig.webhooks.key),
    logger: { info: log, error: log }, clock: () => now, random: () => 0, publicUrl: 'https://checkup.example', changesKeptDays: 30, logDays: 30
  })
  t.teardown(made.stop)
  return made
}

/** Turns until nothing more is due at this time. */
async function settle(...dispatchers: Dispatcher[]): Promise<void> {
  for (let before = -1, count = received.length; before !== count; before = count, count = received.length) {
    await Promise.all(dispatchers.map(({ turn }) => turn()))
    await Promise.all(dispatchers.map(({ idle }) => idle()))
    // Its rate lets so many through a second.
    pass(1)
  }
}

interface Received {
  readonly path: string
  readonly headers: IncomingHttpHeaders
  readonly body: string
  readonly event: { id: string; type: string; subject: string; data: { key: string; url: string } }
}
const received: Received[] = []
/** What the receiver does with what it gets, by path; else it takes it. */
const answers = new Map<string, (got: Received, response: ServerResponse) => void>()
const receiver = createServer((request, response) => {
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', () => {
    const body = Buffer.concat(chunks).toString()
    const got = { path: request.url!, headers: request.headers, body, event: JSON.parse(body) as Received['event'] }
    received.push(got)
    const answer = answers.get(got.path)
    if (answer === undefined) response.writeHead(204).end()
    else answer(got, response)
  })
})
await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve))
t.teardown(() => {
  receiver.closeAllConnections()
  receiver.close()
})
const { port } = receiver.address() as { port: number }

let count = 0
interface Made {
  readonly id: number
  readonly path: string
  readonly secret: string
  /** Keys of the events that came, in their order. */
  readonly came: () => string[]
  readonly got: () => Received[]
  readonly read: () => Promise<Webhook>
  readonly deliveries: (query?: string) => Promise<Delivery[]>
  readonly post: (path: string, body?: object) => Promise<Answer>
}

/** A webhook of the test's own, gone when that ends; its keeper looks after it. */
async function webhook(t: Test, content: object, as: Caller = integrator, keeper = as): Promise<Made> {
  const path = `/hook-${++count}`
  const { status, body } = await service.send('POST', '/v1/webhooks', { url: `http://127.0.0.1:${port}${path}`, ...content }, { as })
  if (status !== 201) throw new Error(JSON.stringify(body))
  const { webhook: { id }, secret } = body as { webhook: Webhook; secret: string }
  t.teardown(() => service.send('DELETE', `/v1/webhooks/${id}`, undefined, { as: keeper }))
  const got = () => received.filter((one) => one.path === path)
  return {
    id, path, secret, got,
    came: () => got().map(({ event }) => event.data.key),
    read: async () => (await service.get(`/v1/webhooks/${id}`, { as: keeper })).body as Webhook,
    deliveries: async (query = '') => ((await service.get(`/v1/webhooks/${id}/deliveries?${query}`, { as: keeper })).body as { items: Delivery[] }).items,
    post: (what, given) => service.send('POST', `/v1/webhooks/${id}/${what}`, given, { as: keeper })
  }
}

const write = async (externalId: string, communityCode: string = own) => {
  const space = { communityCode, name: `${externalId} ${++count}`, location: { type: 'Point', coordinates: degreesAt([0, 0]) }, area: 100, kind: 'vacated', availability: 'available' }
  const { status, body } = await service.send('PUT', `/v1/spaces/${externalId}`, space, { as: planner })
  if (status !== 200) throw new Error(JSON.stringify(body))
}
const refuse = (status: number, headers = {}) => (_got: Received, response: ServerResponse) => void response.writeHead(status, headers).end('no')
const spaces = { events: ['space.*'] }

void t.test('what changed comes as a CloudEvent that the package of Standard Webhooks finds good, under two secrets while one is replaced', async (t) => {
  const made = await webhook(t, { ...spaces, description: 'city platform' })
  const sending = dispatcher(t)
  await write('signed')
  await settle(sending)
  await service.send('DELETE', '/v1/spaces/signed', undefined, { as: planner })
  await settle(sending)
  const [written, removed] = made.got()
  t.match(new Signature(made.secret).verify(written!.body, written!.headers as Record<string, string>), {
    specversion: '1.0', id: /^change-\d+$/, source: 'https://checkup.example/v1/changes', type: 'lifecircle.space.written', subject: 'space/signed', time: /Z$/, datacontenttype: 'application/json',
    data: { resource: 'space', key: 'signed', regionCode: own, action: 'written', state: null, url: 'https://checkup.example/v1/spaces/signed' }
  })
  t.match(written!.headers, { 'content-type': /^application\/cloudevents\+json/, 'webhook-id': written!.event.id })
  t.equal(removed!.event.type, 'lifecircle.space.removed')
  t.throws(() => new Signature(made.secret).verify(written!.body.replace('signed', 'forged'), written!.headers as Record<string, string>))

  const { secret } = (await made.post('secrets', { keepHours: 1 })).body as { secret: string }
  t.not(secret, made.secret)
  await write('signed')
  await settle(sending)
  const [, , both] = made.got()
  for (const one of [secret, made.secret]) t.ok(new Signature(one).verify(both!.body, both!.headers as Record<string, string>))
  const last = ((await made.post('secrets', { keepHours: 0 })).body as { secret: string }).secret
  await write('signed')
  await settle(sending)
  const [, , , alone] = made.got()
  t.ok(new Signature(last).verify(alone!.body, alone!.headers as Record<string, string>))
  t.throws(() => new Signature(secret).verify(alone!.body, alone!.headers as Record<string, string>), 'those before are good no more')
  t.match(await made.read(), { secrets: { length: 1 }, waiting: 0, state: 'active', failingSince: null })
})

void t.test('the later event of a thing waits for the earlier one, and others pass', async (t) => {
  const made = await webhook(t, spaces)
  const sending = dispatcher(t)
  let refused = 0
  answers.set(made.path, ({ event }, response) => response.writeHead(event.data.key === 'A' && ++refused < 3 ? 500 : 200).end())
  for (const id of ['A', 'B', 'A', 'B', 'A']) await write(id)
  await settle(sending)
  t.strictSame(made.came(), ['A', 'B', 'B'], 'of A the first is tried, of B both came')
  t.match(await made.deliveries('state=failed'), [{ key: 'A', attempts: [{ status: 500, error: 'answered 500' }] }])
  t.equal((await made.deliveries('state=waiting')).length, 2)
  pass(10)
  await settle(sending)
  t.strictSame(made.came().slice(3), ['A'], 'tried again after five seconds')
  pass(310)
  await settle(sending)
  t.strictSame(made.came().slice(4), ['A', 'A', 'A'], 'after five minutes more it is taken, and the others at once')
  const ids = made.got().filter(({ event }) => event.data.key === 'A').map(({ event }) => Number(event.id.slice(7)))
  t.strictSame(ids, [...ids].sort((a, b) => a - b), 'in the order of the feed')
  t.equal(new Set(ids).size, 3, 'the same id each time that it was sent')
})

void t.test('a connection that is cut, in the middle of the answer or before it, and one that redirects have not taken it', async (t) => {
  const made = await webhook(t, spaces)
  const sending = dispatcher(t)
  const answered = [
    (_got: Received, response: ServerResponse) => {
      response.writeHead(200, { 'content-length': 100 }).write('half')
      setTimeout(() => response.destroy(), 20)
    },
    (_got: Received, response: ServerResponse) => void response.destroy(),
    refuse(302, { location: `http://127.0.0.1:${port}/elsewhere` }),
    (_got: Received, response: ServerResponse) => void response.writeHead(200).end('x'.repeat(500_000))
  ]
  answers.set(made.path, (got, response) => answered.shift()!(got, response))
  await write('cut')
  for (const seconds of [0, 5, 300, 1_800]) {
    pass(seconds)
    await settle(sending)
  }
  const [delivery] = await made.deliveries()
  t.match(delivery, { state: 'delivered', nextAttemptAt: null })
  t.match(delivery!.attempts, [
    { status: 200, error: /cut in the middle of the answer/ }, { status: null, error: /connection was cut/ }, { status: 302, error: /redirects are not followed/ }, { status: 200, error: null, milliseconds: Number }
  ])
  t.equal(new Set(made.got().map(({ event }) => event.id)).size, 1)
  t.equal(received.filter(({ path }) => path === '/elsewhere').length, 0)
})

void t.test('a partner who hangs holds up neither the API nor other partners, and is cut off in time', async (t) => {
  const [hanging, other] = [await webhook(t, spaces), await webhook(t, spaces)]
  const sending = dispatcher(t, 300)
  answers.set(hanging.path, () => undefined)
  for (let i = 0; i < 6; i++) await write(`slow-${i}`)
  await sending.turn()
  t.equal((await service.get('/v1/regions')).status, 200, 'while deliveries are in hand')
  await write('meanwhile')
  await sending.idle()
  pass(1)
  await settle(sending)
  t.strictSame(other.came().sort(), ['meanwhile', ...Array.from({ length: 6 }, (_, i) => `slow-${i}`)].sort())
  t.match((await hanging.deliveries('state=failed'))[0]!.attempts, [{ status: null, error: /no whole answer within 0.3 seconds/ }])
  const { failingSince } = await hanging.read()
  t.ok(failingSince)
})

void t.test('a webhook ends with the client that made it, and others of enough rights may resume it', async (t) => {
  const { body } = await service.send('POST', '/v1/admin/clients', { name: 'platform', role: 'integrator', regionCode: micro.city }, { as: administrator })
  const { client } = body as { client: { id: string } }
  const made = await webhook(t, spaces, { ...integrator, subject: client.id }, administrator)
  const other = await webhook(t, spaces)
  t.equal((await service.send('DELETE', `/v1/admin/clients/${client.id}`, undefined, { as: administrator })).status, 200)
  t.match(await made.read(), { state: 'dead', reason: 'whoever made it is let in no more' })
  t.match(await other.read(), { state: 'active' })
  await write('untold')
  const told = dispatcher(t)
  await settle(told)
  t.strictSame([made.came(), other.came()], [[], ['untold']])
  t.equal((await made.post('resume')).status, 200)
  await settle(told)
  t.strictSame(made.came(), ['untold'])
})

void t.test('a webhook ends with the tokens of whoever made it, in the region where they are taken back', async (t) => {
  const head: Caller = { ...administrator, subject: 'left' }
  const [made, below, above, other] = [
    await webhook(t, spaces, { ...head, regionCode: micro.county }, administrator), await webhook(t, spaces, { ...head, regionCode: micro.street }, administrator),
    await webhook(t, spaces, head, administrator), await webhook(t, spaces, administrator)
  ]
  const { status } = await service.send('POST', '/v1/admin/revocations', { subject: 'left', regionCode: micro.county }, { as: administrator })
  t.ok(status < 300, `${status}`)
  for (const one of [made, below]) t.match(await one.read(), { state: 'dead', reason: 'whoever made it is let in no more' })
  for (const one of [above, other]) t.match(await one.read(), { state: 'active', reason: null })
})

void t.test('those that fail again and again take no more places than they are given, and those that are well go before them', async (t) => {
  const [first, second, well] = [await webhook(t, spaces), await webhook(t, spaces), await webhook(t, spaces)]
  await write('crowded')
  await fanOut(database, now, 30)
  await database.asOwner((owner) => owner.query('update exchange.webhook set failures = $2 where id = any ($1)', [[first.id, second.id], calm]))
  const take = (mostFailing: number) =>
    asCaller(database, operator, async (transaction) => {
      const taken = await takeDue(transaction, { now, until: new Date(now.getTime() + 30_000), most: 64, mostEach: 4, mostFailing })
      await handBack(transaction, taken)
      // Nor does what was tried here count as sent.
      await transaction.client.query(`update exchange.webhook set paced_until = '-infinity'`)
      return taken.map(({ webhookId }) => webhookId).filter((id) => [first.id, second.id, well.id].includes(id)).sort((a, b) => a - b)
    })
  t.strictSame(await take(0), [well.id])
  t.strictSame((await take(1)).length, 2)
  t.strictSame(await take(2), [first.id, second.id, well.id])
})

void t.test('what a process had in hand when it stopped, or was killed, is delivered by the next one', async (t) => {
  const made = await webhook(t, spaces)
  let hang = true
  const held: ServerResponse[] = []
  answers.set(made.path, (_got, response) => {
    if (hang) held.push(response)
    else response.writeHead(200).end()
  })
  const [stopped, killed, next] = [dispatcher(t), dispatcher(t), dispatcher(t)]
  const arrived = async (many: number) => {
    while (made.got().length < many) await new Promise((resolve) => setTimeout(resolve, 5))
  }
  await write('restart')
  await stopped.turn()
  await arrived(1)
  await stopped.stop()
  t.match(await made.deliveries(), [{ state: 'waiting', attempts: [] }], 'given back, and no attempt is counted')
  await killed.turn()
  await arrived(2)
  await next.turn()
  await next.idle()
  t.equal(made.got().length, 2, 'nobody begins while another one is at it')
  hang = false
  pass(31)
  await settle(next)
  t.equal(made.got().length, 3, 'until its time is over')
  for (const response of held) response.writeHead(200).end()
  await killed.idle()
  t.match(await made.deliveries(), [{ state: 'delivered' }])
  t.equal(new Set(made.got().map(({ headers }) => headers['webhook-id'])).size, 1, 'the receiver knows it by its id')
})

void t.test('whoever is later than his lease has no say in what another one has begun', async (t) => {
  const made = await webhook(t, spaces)
  await write('leased')
  await fanOut(database, now, 30)
  const asOperator = <T>(work: Parameters<typeof asCaller<T>>[2]) => asCaller(database, operator, work)
  const until = () => new Date(now.getTime() + 30_000)
  const take = async () => {
    const due = await asOperator((transaction) => takeDue(transaction, { now, until: until(), most: 64, mostEach: 4, mostFailing: 64 }))
    return due.find(({ webhookId }) => webhookId === made.id)!
  }
  const note = (due: Due, error: string | null) =>
    asOperator((transaction) => noteOutcomes(transaction, [{ due, outcome: { status: error === null ? 204 : 500, milliseconds: 1, error }, at: now }], () => 0))
  const late = await take()
  pass(31)
  const newer = await take()
  t.equal(newer.id, late.id)
  await note(late, 'answered 500')
  await asOperator((transaction) => handBack(transaction, [late]))
  t.match(await made.deliveries(), [{ state: 'waiting', attempts: [] }])
  t.match(await made.read(), { failingSince: null })
  t.equal(await take(), undefined, 'it is in the hands of the other one still')
  await note(newer, null)
  await note(late, 'answered 500')
  t.match(await made.deliveries(), [{ state: 'delivered', attempts: [{ status: 204 }] }])
})

void t.test('two processes at once deliver each event once', async (t) => {
  const [first, second] = [await webhook(t, { ...spaces, rate: 100 }), await webhook(t, { ...spaces, rate: 100 })]
  const [one, other] = [dispatcher(t), dispatcher(t)]
  for (let i = 0; i < 24; i++) await write(`twice-${i % 6}`)
  await settle(one, other)
  for (const made of [first, second]) {
    t.equal(made.got().length, 24)
    t.equal(new Set(made.got().map(({ event }) => event.id)).size, 24)
    for (let i = 0; i < 6; i++) {
      const ids = made.got().filter(({ event }) => event.data.key === `twice-${i}`).map(({ event }) => Number(event.id.slice(7)))
      t.strictSame(ids, [...ids].sort((a, b) => a - b))
    }
  }
})

void t.test('a receiver that is dead for three days is paused and says so, and goes on where it stopped', async (t) => {
  const [made, other] = [await webhook(t, spaces), await webhook(t, spaces)]
  const sending = dispatcher(t)
  answers.set(made.path, refuse(500))
  await write('dead')
  const began = now
  let attempts = 0
  for (; (await made.read()).state === 'active'; attempts++) {
    await settle(sending)
    const [{ nextAttemptAt } = { nextAttemptAt: null }] = await made.deliveries()
    now = new Date(Math.max(now.getTime(), new Date(nextAttemptAt!).getTime()))
  }
  t.equal(made.got().length, 10)
  t.equal(attempts, 10)
  const days = (new Date((await made.read()).stateSince).getTime() - began.getTime()) / 86_400_000
  t.ok(days >= 3 && days < 3.001, `after ${days} days`)
  t.match(await made.read(), { state: 'dead', reason: /nothing could be delivered since .*; at last: answered 500/, waiting: 1 })
  t.ok(lines.some((line) => line.includes('a webhook is dead')))

  await write('dead')
  await settle(sending)
  t.equal(made.got().length, 10, 'it is sent nothing more')
  t.strictSame(other.came(), ['dead', 'dead'], 'which costs nobody else anything')
  t.match((await service.get('/v1/webhooks?state=dead', { as: integrator })).body, { items: [{ id: made.id }] })
  answers.delete(made.path)
  t.match((await made.post('resume')).body, { state: 'active', reason: null, failingSince: null })
  await settle(sending)
  const [again, later] = made.got().slice(10)
  t.equal(again!.event.id, made.got()[0]!.event.id, 'what it had not taken comes first')
  t.equal(later!.event.data.key, 'dead')
  t.match(await made.read(), { state: 'active', waiting: 0 })
})

void t.test('410 ends it at once, Retry-After is kept to, and who fails again and again is left in peace', async (t) => {
  const [gone, busy, failing] = [await webhook(t, spaces), await webhook(t, spaces), await webhook(t, spaces)]
  const sending = dispatcher(t)
  answers.set(gone.path, refuse(410))
  answers.set(busy.path, refuse(429, { 'retry-after': '90' }))
  answers.set(failing.path, refuse(500))
  for (let i = 0; i < 12; i++) await write(`many-${i}`)
  await sending.turn()
  await sending.idle()
  pass(2)
  await settle(sending)
  t.match(await gone.read(), { state: 'dead', reason: /410 Gone/ })
  t.equal(busy.got().length, 4, 'those that were sent together')
  t.ok(failing.got().length <= 8, `no more than ${failing.got().length} attempts, though 12 are due`)
  answers.delete(busy.path)
  pass(80)
  await settle(sending)
  t.equal(busy.got().length, 4)
  pass(10)
  await settle(sending)
  t.equal(new Set(busy.came()).size, 12)
  t.match(await busy.read(), { failingSince: null, waiting: 0 })
})

void t.test('paused it is sent nothing but trials; resumed, replayed and redelivered it gets the same ids again', async (t) => {
  const made = await webhook(t, spaces)
  const sending = dispatcher(t)
  t.match((await made.post('pause')).body, { state: 'paused' })
  await write('paused-1')
  t.match((await made.post('ping')).body, { type: 'lifecircle.webhook.ping', state: 'waiting', position: null })
  await settle(sending)
  t.strictSame(made.got().map(({ event }) => event.type), ['lifecircle.webhook.ping'])
  await made.post('resume')
  await write('paused-2')
  await settle(sending)
  t.strictSame(made.came().slice(1), ['paused-1', 'paused-2'], 'nothing is missed')
  const ids = made.got().slice(1).map(({ event }) => event.id)

  const [{ position } = { position: 0 }] = await made.deliveries('key=paused-1')
  t.equal((await made.post('replay', { after: position! - 1 })).status, 202)
  await settle(sending)
  t.strictSame(made.got().slice(3).map(({ event }) => event.id), ids)
  t.equal((await made.deliveries('resource=space')).length, 2, 'the log tells each event once, with all attempts')
  await made.post('replay', { since: new Date(Date.now() - 3_600_000).toISOString() })
  await settle(sending)
  const again = new Set(made.got().slice(5).map(({ event }) => event.id))
  t.ok(ids.every((id) => again.has(id)), 'from a moment on, whatever happened since')
  const told = made.got().length
  const [newest] = await made.deliveries('key=paused-2')
  t.equal((await made.post(`deliveries/${newest!.id}/redelivery`)).status, 202)
  await settle(sending)
  t.equal(made.got().length, told + 1)
  t.equal(made.got().at(-1)!.event.id, newest!.eventId)
  isProblem(t, await made.post('replay', { after: 1e9 }), 422, 'unprocessable-input', ['/after'])
  isProblem(t, await made.post('replay', {}), 422, 'unprocessable-input')
  isProblem(t, await made.post('deliveries/999999/redelivery'), 404, 'not-found')
  answers.set(made.path, refuse(500))
  await made.post('ping')
  await settle(sending)
  t.match((await made.deliveries('state=given_up')), [{ resource: 'webhook', attempts: [{ status: 500 }] }], 'a trial is one attempt')
  t.match(await made.read(), { state: 'active', failingSince: null }, 'that says nothing of how it is')
})

void t.test('it is told what whoever made it may see, of the region and the events that were asked for', async (t) => {
  const county: Caller = { ...integrator, regionCode: micro.county }
  const [all, within, here, removals, narrowed] = [
    await webhook(t, spaces), await webhook(t, { ...spaces, within: micro.otherCounty }), await webhook(t, { events: ['*'] }, county), await webhook(t, { events: ['space.removed', 'facility.closed'] }),
    await webhook(t, { events: ['*'] }, { ...integrator, scopes: ['webhooks:write', 'registry:read'] })
  ]
  const sending = dispatcher(t)
  await write('near')
  await write('far', far)
  await service.send('DELETE', '/v1/spaces/near', undefined, { as: planner })
  await settle(sending)
  t.strictSame(all.came(), ['near', 'far', 'near'])
  t.strictSame(within.came(), ['far'])
  t.strictSame(here.came(), ['near', 'near'], 'another county\'s plans are not its to see')
  t.strictSame(removals.got().map(({ event }) => event.type), ['lifecircle.space.removed'])
  t.strictSame(narrowed.came(), [], 'nor are plans to a token that reads regions')
  await write('near')
  await settle(sending)
  const told = within.came().length
  await write('near', far)
  await write('far')
  await settle(sending)
  t.strictSame(within.got().slice(told).map(({ event }) => `${event.data.key} ${event.type}`), ['near lifecircle.space.written', 'far lifecircle.space.removed'], 'what moves is gone where it was')
  t.strictSame(here.got().slice(-2).map(({ event }) => `${event.data.key} ${event.type}`), ['near lifecircle.space.removed', 'far lifecircle.space.written'])
  t.equal(removals.got().length, 1, 'and gone for nobody who sees where it went')
  t.match(await narrowed.read(), { scopes: ['webhooks:write', 'registry:read'], regionCode: micro.city, role: 'integrator' })
})

void t.test('who keeps it, and what it may not be', async (t) => {
  const made = await webhook(t, spaces, { ...integrator, regionCode: micro.county })
  const ofHead = await webhook(t, { events: ['schedule.*'] }, administrator)
  const url = (id: number) => `/v1/webhooks/${id}`
  const ids = async (as: Caller) => ((await service.get('/v1/webhooks', { as })).body as { items: Webhook[] }).items.map(({ id }) => id)
  t.strictSame([await ids(integrator), await ids(administrator), await ids({ ...administrator, regionCode: micro.otherCounty })], [[made.id], [ofHead.id, made.id], []])
  isProblem(t, await service.get(url(ofHead.id), { as: integrator }), 404, 'not-found')
  isProblem(t, await service.send('PATCH', url(made.id), { rate: 5 }, { as: integrator }), 428, 'precondition-required')
  const changed = await service.send('PATCH', url(made.id), { rate: 5, within: micro.street, description: 'x' }, { as: integrator, headers: { 'if-match': '"1"' } })
  t.match(changed, { status: 200, headers: { etag: '"2"' }, body: { rate: 5, within: micro.street, description: 'x', events: ['space.*'], regionCode: micro.county, revision: 2 } })
  isProblem(t, await service.send('PATCH', url(made.id), { rate: 6 }, { as: integrator, headers: { 'if-match': '"1"' } }), 412, 'precondition-failed')
  const graphql = await service.graphql('mutation ($n: Int!) { changeWebhook(number: $n, revision: "2", content: { within: null }) { within description revision } }', { n: made.id }, { as: integrator })
  t.strictSame((graphql.body as { data: unknown }).data, { changeWebhook: { within: null, description: 'x', revision: 3 } })
  const narrow: Caller = { ...administrator, scopes: ['webhooks:write'] }
  isProblem(t, await service.send('PATCH', url(ofHead.id), { rate: 5 }, { as: narrow, headers: { 'if-match': '*' } }), 403, 'forbidden')
  for (const [path, body] of [['secrets', {}], ['resume'], ['replay', { after: 0 }], ['deliveries/1/redelivery']] as const) {
    isProblem(t, await service.send('POST', `${url(ofHead.id)}/${path}`, body, { as: narrow }), 403, 'forbidden')
  }
  isProblem(t, await service.get(`${url(ofHead.id)}/deliveries`, { as: narrow }), 403, 'forbidden')
  for (const path of ['resume', 'pause']) t.equal((await service.send('POST', `${url(ofHead.id)}/${path}`, undefined, { as: administrator })).status, 200)

  const refused = async (content: object, status: number, code: string, pointers: string[], asked = strict, as = integrator) =>
    isProblem(t, await asked.send('POST', '/v1/webhooks', { url: 'https://partner.example/', events: ['*'], ...content }, { as }), status, code, pointers)
  await refused({ url: 'http://partner.example/' }, 422, 'unprocessable-input', ['/url'])
  await refused({ url: 'https://127.0.0.1/' }, 422, 'unprocessable-input', ['/url'])
  await refused({ url: 'https://169.254.169.254/latest' }, 422, 'unprocessable-input', ['/url'])
  await refused({ url: 'https://10.0.0.1/' }, 422, 'unprocessable-input', ['/url'], service)
  await refused({ within: '330199000000' }, 422, 'unprocessable-input', ['/within'])
  await refused({ events: ['run.burnt'] }, 422, 'unprocessable-input', ['/events/0'])
  await refused({ events: ['run.published', 'schedule.*', 'client.written'] }, 403, 'forbidden', ['/events/1', '/events/2'])
  await refused({ url: `https://partner.example/${'街'.repeat(300)}` }, 422, 'unprocessable-input', ['/url'])
  for (const text of ['HTTPS://Partner.Example/hook', '\thttps://partner.example/hook']) {
    const { status, body } = await strict.send('POST', '/v1/webhooks', { url: text, events: ['*'] }, { as: integrator })
    t.match({ status, body }, { status: 201, body: { webhook: { url: 'https://partner.example/hook' } } }, text)
    const { webhook: { id } } = body as { webhook: Webhook }
    t.match((await strict.send('PATCH', url(id), { url: 'HTTPS://partner.example' }, { as: integrator, headers: { 'if-match': '*' } })).body, { url: 'https://partner.example/' })
    await strict.send('DELETE', url(id), undefined, { as: integrator })
  }
  for (const role of ['viewer', 'surveyor', 'planner'] as const) await refused({}, 403, 'forbidden', [], strict, { ...integrator, role })
})

void t.test('its secret is told when it is made and nowhere else', async (t) => {
  const made = await webhook(t, { ...spaces, description: 'hidden' })
  await write('hidden')
  await settle(dispatcher(t))
  const again = await service.send('POST', '/v1/webhooks', { url: `http://127.0.0.1:${port}/once`, ...spaces }, { as: integrator, headers: { 'idempotency-key': 'once' } })
  const { webhook: { id }, secret } = again.body as { webhook: Webhook; secret: string }
  isProblem(t, await service.send('POST', '/v1/webhooks', { url: `http://127.0.0.1:${port}/once`, ...spaces }, { as: integrator, headers: { 'idempotency-key': 'once' } }), 409, 'conflict')
  const rotated = ((await service.send('POST', `/v1/webhooks/${id}/secrets`, {}, { as: integrator })).body as { secret: string }).secret
  const told = [
    JSON.stringify((await service.get(`/v1/webhooks/${made.id}`, { as: integrator })).body), JSON.stringify((await service.get('/v1/webhooks', { as: integrator })).body),
    JSON.stringify(await made.deliveries()), JSON.stringify((await service.graphql('{ webhooks { edges { node { url secrets { createdAt expiresAt } } } } }', {}, { as: integrator })).body), lines.join('\n'),
    ...(await Promise.all(['platform.audit', 'platform.idempotency', 'platform.outbox', 'exchange.webhook', 'exchange.webhook_secret', 'exchange.webhook_delivery'].map(async (table) => {
      const { rows } = await database.asOwner((client) => client.query<{ text: string }>(`select coalesce(string_agg(t::text, ' '), '') as text from ${table} as t`))
      return rows[0]!.text
    })))
  ].join('\n')
  for (const one of [made.secret, secret, rotated]) {
    t.match(one, /^whsec_[\w+/]{43}=$/)
    const bytes = Buffer.from(one.slice(6), 'base64')
    for (const text of [one.slice(6), bytes.toString('hex'), Buffer.from(one).toString('hex')]) t.notOk(told.includes(text))
  }
  const { rows } = await asCaller(database, operator, ({ client }) =>
    client.query<{ what: string; action: string; subject: string }>("select what, action, subject from platform.audit where what like 'webhook%' and key = $1 order by id", [String(id)])
  )
  t.strictSame(rows.map(({ what, action, subject }) => [what, action, subject]), [
    ['webhook', 'insert', 'platform'], ['webhook secret', 'insert', 'platform'], ['webhook secret', 'update', 'platform'], ['webhook secret', 'insert', 'platform']
  ])
  await service.send('DELETE', `/v1/webhooks/${id}`, undefined, { as: integrator })
  t.match(createSecretBox('another key of the service').open(createSecretBox('a key of the service').seal(secret)), undefined)
})

void t.test('the receiver of the README verifies what comes, and tells what it has not seen', async (t) => {
  const { text } = (await readmeExamples()).find(({ heading, language }) => heading === 'Webhooks' && language === 'js')!
  const folder = t.testdir({ 'receiver.mjs': text.replace('.listen(process.env.PORT)', ".listen(0, '127.0.0.1', function () { console.log(this.address().port) })") })
  const made = await webhook(t, spaces)
  const child = spawn(process.execPath, [join(folder, 'receiver.mjs')], { env: { PATH: process.env['PATH'], SECRET: made.secret }, stdio: ['ignore', 'pipe', 'inherit'] })
  t.teardown(() => child.kill())
  let said = ''
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => (said += chunk))
  await once(child.stdout, 'data')
  const url = `http://127.0.0.1:${said.trim()}/`
  await service.send('PATCH', `/v1/webhooks/${made.id}`, { url }, { as: integrator, headers: { 'if-match': '*' } })
  const sending = dispatcher(t)
  // It takes nothing that was signed long ago.
  now = new Date()
  await write('received')
  await settle(sending)
  const [delivery] = await made.deliveries('key=received')
  t.match(delivery, { state: 'delivered', attempts: [{ status: 204 }] })
  await made.post(`deliveries/${delivery!.id}/redelivery`)
  await settle(sending)
  t.match(await made.deliveries('key=received'), [{ attempts: { length: 2 } }])
  t.equal((await fetch(url, { method: 'POST', body: '{"id":"forged"}' })).status, 401)
  t.strictSame(said.trim().split('\n').slice(1), ['lifecircle.space.written received'])
})

void t.test('a flood waits in the feed, is paced, and is forgotten when its time is over', async (t) => {
  const made = await webhook(t, { events: ['site.written'], rate: 3 })
  const sending = dispatcher(t)
  await database.asOwner((client) => client.query(
    `insert into platform.outbox (resource, key, region_code, action, state, everyone)
     select 'site', 'flood-' || i, $1, 'written', null, true from generate_series(1, 2500) as i`,
    [own]
  ))
  t.equal(await sending.turn(), true, 'there is more at once')
  await sending.idle()
  t.equal((await made.read()).waiting, 2_000 - 3)
  t.equal(made.got().length, 3)
  await sending.turn()
  await sending.idle()
  t.equal(made.got().length, 3, 'no more in this second')
  t.equal((await made.read()).waiting, 2_500 - 3)
  pass(1)
  await sending.turn()
  await sending.idle()
  t.equal(made.got().length, 6)
  await made.post('pause')
  pass(31 * 86_400)
  await dispatcher(t).turn()
  t.strictSame(await made.deliveries('state=delivered'), [])
})
