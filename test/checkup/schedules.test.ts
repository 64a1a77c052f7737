/** Recalculations to come: by cron or once, on a clock that the tests set. */
import t from 'tap'
import { cancelRun, type Run } from '../../src/checkup/run-queries.js'
import { executeRun } from '../../src/checkup/run-steps.js'
import { dueTimes, lastDueTime } from '../../src/checkup/schedules/due-times.js'
import { noteUnpublished, type Schedule, type ScheduleStart } from '../../src/checkup/schedules/schedule-queries.js'
import { publishScheduled, startDueSchedules } from '../../src/checkup/schedules/schedule-steps.js'
import { asCaller, operator, type Caller } from '../../src/platform/caller.js'
import { testDatabase } from '../support/database.js'
import { micro } from '../support/micro-city.js'
import { buildScoredCity, twoTypes } from '../support/scored-city.js'
import { administrator, isGraphqlError, isProblem, testService } from '../support/service.js'

const database = await testDatabase(t)
await buildScoredCity(database)
let time = new Date('2024-09-01T00:00:00+08:00')
const clock = () => time
const service = await testService(t, database, { clock })
const { get, send, graphql, recalculations } = service
const ofCounty: Caller = { subject: 'county', role: 'administrator', regionCode: micro.county }
const ofOther: Caller = { ...ofCounty, regionCode: micro.otherCounty }

type Told<T> = { [Key in keyof T]: T[Key] extends Date ? string : T[Key] extends Date | null ? string | null : T[Key] extends Date[] ? string[] : T[Key] extends ScheduleStart | null ? Told<ScheduleStart> | null : T[Key] }
const add = (body: object, as = administrator) => send('POST', '/v1/admin/schedules', { standard: twoTypes, ...body }, { as })
const added = async (body: object, as = administrator) => (await add(body, as)).body as Told<Schedule>
const found = async (id: number) => (await get(`/v1/admin/schedules/${id}`, { as: administrator })).body as Told<Schedule>
const listed = async (as: Caller) => ((await get('/v1/admin/schedules', { as })).body as { items: Told<Schedule>[] }).items
const starts = async (id: number) => ((await get(`/v1/admin/schedules/${id}/starts`, { as: administrator })).body as { items: Told<ScheduleStart>[] }).items
const change = (id: number, body: object, { as = administrator, read = '*' }: { as?: Caller; read?: string | null } = {}) =>
  send('PATCH', `/v1/admin/schedules/${id}`, body, { as, headers: read === null ? {} : { 'if-match': read } })
const remove = (id: number, as = administrator) => send('DELETE', `/v1/admin/schedules/${id}`, undefined, { as })
const silent = { info: () => undefined, error: () => undefined }
const tick = async (at: string) => {
  time = new Date(at)
  await startDueSchedules({ database, logger: silent, clock, request: recalculations.request })
  await publishScheduled({ database, logger: silent })
}
const removeAll = async () => {
  for (const { id } of await listed(administrator)) await remove(id)
}
const inUtc = (times: readonly Date[]) => times.map((one) => one.toISOString().slice(0, 16))
const runOf = async (id: number) => (await get(`/v1/checkup/runs/${id}`, { as: administrator })).body as Run

void t.test('a day without the hour and a day with it twice have one start each', async (t) => {
  const after = (cron: string, timeZone: string, from: string, most = 4) => inUtc(dueTimes({ cron, at: null, timeZone }, new Date(from), { most }))
  t.strictSame(after('0 3 * * *', 'Asia/Shanghai', '2024-03-30T00:00:00Z', 2), ['2024-03-30T19:00', '2024-03-31T19:00'])
  // On 31 March 2024 clocks in Berlin went from 02:00 to 03:00: half past two came at half past three.
  t.strictSame(after('30 2 * * *', 'Europe/Berlin', '2024-03-29T12:00:00Z'), ['2024-03-30T01:30', '2024-03-31T01:30', '2024-04-01T00:30', '2024-04-02T00:30'])
  // On 27 October it was half past two twice.
  t.strictSame(after('30 2 * * *', 'Europe/Berlin', '2024-10-25T12:00:00Z'), ['2024-10-26T00:30', '2024-10-27T00:30', '2024-10-28T01:30', '2024-10-29T01:30'])
  t.strictSame(after('0 2 * * *', 'America/New_York', '2024-03-09T12:00:00Z', 2), ['2024-03-10T07:00', '2024-03-11T06:00'])
  t.strictSame(after('0 3 29 2 *', 'Asia/Shanghai', '2024-03-01T00:00:00Z', 2), ['2028-02-28T19:00', '2032-02-28T19:00'])
  const once = { cron: null, at: new Date('2024-09-01T00:00:00Z'), timeZone: 'Asia/Shanghai' }
  t.strictSame([dueTimes(once, new Date('2024-08-31T00:00:00Z'), { most: 3 }).length, dueTimes(once, once.at, { most: 3 }).length], [1, 0])
})

void t.test('the last of many times is found without counting them', (t) => {
  const last = (cron: string, from: string, until: string) => lastDueTime({ cron, at: null, timeZone: 'Asia/Shanghai' }, new Date(from), new Date(until))?.toISOString()
  t.equal(last('* * * * *', '2024-01-01T00:00:00+08:00', '2024-07-01T00:00:30+08:00'), '2024-06-30T16:00:00.000Z')
  t.equal(last('* * * * *', '2024-01-01T00:00:00+08:00', '2024-07-01T00:00:00+08:00'), '2024-06-30T16:00:00.000Z', 'its end is of it')
  t.equal(last('* * * 6 *', '2024-01-01T00:00:00+08:00', '2024-12-01T12:00:00+08:00'), '2024-06-30T15:59:00.000Z')
  t.equal(last('0 3 1 * *', '2004-01-01T00:00:00+08:00', '2024-08-31T12:00:00+08:00'), '2024-07-31T19:00:00.000Z')
  t.equal(last('0 3 1 * *', '2024-08-02T00:00:00+08:00', '2024-08-31T12:00:00+08:00'), undefined)
  t.end()
})

void t.test('they are set, read, listed and removed in the region of the token', async (t) => {
  const answer = await add({ cron: '0 3 * * 1', period: 'previous', standard: undefined })
  t.match(answer, { status: 201, body: {
    cron: '0 3 * * 1', at: null, timeZone: 'Asia/Shanghai', period: 'previous', mode: 'full', scopeCode: '000000000000', standardVersion: 'lifecircle-2026', publish: false, enabled: true, lastStartedAt: null, last: null,
    nextDue: ['2024-09-01T19:00:00.000Z', '2024-09-08T19:00:00.000Z', '2024-09-15T19:00:00.000Z']
  } })
  const { id } = answer.body as { id: number }
  t.equal(answer.headers['location'], `/v1/admin/schedules/${id}`)
  t.strictSame(await found(id), answer.body)
  t.strictSame((await listed(administrator)).map((schedule) => schedule.id), [id])
  t.strictSame(await listed(ofCounty), [])
  isProblem(t, await get('/v1/admin/schedules'), 403, 'forbidden')
  isProblem(t, await get(`/v1/admin/schedules/${id}`, { as: ofCounty }), 404, 'not-found')
  isProblem(t, await get(`/v1/admin/schedules/${id}/starts`, { as: ofCounty }), 404, 'not-found')
  isProblem(t, await change(id, { enabled: false }, { as: ofCounty }), 404, 'not-found')
  isProblem(t, await remove(id, ofCounty), 404, 'not-found')
  t.match(await remove(id), { status: 204, body: '' })
  isProblem(t, await remove(id), 404, 'not-found')
})

void t.test('those that cannot be kept are refused', async (t) => {
  const refused: readonly (readonly [body: object, pointer: string])[] = [
    [{ cron: '0 33 * * 1' }, '/cron'], [{ cron: 'every day at three' }, '/cron'], [{ cron: '0 0 3 * * 1' }, '/cron'], [{ cron: '0 3 31 2 *' }, '/cron'], [{}, '/cron'], [{ cron: '0 3 * * 1', at: '2024-09-02T00:00:00Z' }, '/at'],
    [{ cron: '0 3 * * 1', timeZone: 'Mars/Olympus' }, '/timeZone'], [{ cron: '0 3 * * 1', scopeCode: '990000000000' }, '/scopeCode'], [{ cron: '0 3 * * 1', standard: 'none' }, '/standard'],
    [{ at: '2024-08-31T15:59:00Z' }, '/at'], [{ at: 'tomorrow' }, '/at'], [{ at: '2024-09-02T03:00:00' }, '/at'], [{ cron: '0 3 * * 1', period: '2999H1' }, '/period'], [{ cron: '0 3 * * 1', period: 'next' }, '/period']
  ]
  for (const [body, pointer] of refused) isProblem(t, await add(body), 422, 'unprocessable-input', [pointer])
  isProblem(t, await add({ cron: '0 3 * * 1', scopeCode: micro.otherCounty }, ofCounty), 403, 'forbidden')
  t.match(await add({ at: '2024-12-31T16:00:00Z', period: '2025H1' }), { status: 201 }, 'a half-year that will have begun by then')
  await removeAll()
})

void t.test('one that is due starts once, whoever asks, and says what came of it', async (t) => {
  await tick('2024-09-01T00:00:00+08:00')
  const due = await added({ cron: '0 3 * * 1', period: 'previous', scopeCode: micro.county })
  const gone = await added({ cron: '0 3 * * 1', scopeCode: micro.communities[3] })
  const off = await added({ cron: '0 3 * * 1', enabled: false })
  t.strictSame(off.nextDue, [])
  await asCaller(database, operator, ({ client }) => client.query(`update registry.region set valid_to = '2024-01-01' where code = $1`, [micro.communities[3]]))
  await tick('2024-09-02T02:59:59+08:00')
  t.strictSame((await listed(administrator)).map(({ last }) => last), [null, null, null])
  // A Monday at three, on two processes at once.
  time = new Date('2024-09-02T03:00:00+08:00')
  await Promise.all([1, 2].map(() => startDueSchedules({ database, logger: silent, clock, request: recalculations.request })))
  const [start, ...others] = await starts(due.id)
  t.strictSame(others, [])
  t.match(start, { dueAt: '2024-09-01T19:00:00.000Z', startedAt: '2024-09-01T19:00:00.000Z', missed: 0, runStatus: 'queued', publish: false, publishedAt: null, error: null })
  t.match(await runOf(start!.runId!), { period: '2024H1', scopeCode: micro.county, requestedBy: `schedule ${due.id}` })
  t.match(await starts(gone.id), [{ runId: null, runStatus: null, error: `there is no region ${micro.communities[3]} on 2024-09-02` }], 'it holds up no other')
  t.strictSame(await starts(off.id), [])
  t.match(await found(due.id), { lastStartedAt: clock().toISOString(), last: start, revision: due.revision, nextDue: ['2024-09-08T19:00:00.000Z', String, String] })
  await tick('2024-09-02T03:01:00+08:00')
  t.equal((await starts(due.id)).length, 1)

  await cancelRun(database, operator, start!.runId!)
  t.match((await found(due.id)).last, { runStatus: 'cancelled' })
  isProblem(t, await get(`/v1/admin/schedules/${due.id}/starts`, { as: ofOther }), 404, 'not-found')
  await removeAll()
  t.match(await runOf(start!.runId!), { status: 'cancelled' }, 'runs stay')
})

void t.test('of the times that pass while the service is down one is made up for, and the others are counted', async (t) => {
  await tick('2024-09-03T00:00:00+08:00')
  const daily = await added({ cron: '0 3 * * *', mode: 'changed' })
  const once = await added({ at: '2024-09-04T03:00:00+08:00', period: '2023H2' })
  await tick('2024-09-06T09:30:00+08:00')
  t.match(await starts(daily.id), [{ dueAt: '2024-09-02T19:00:00.000Z', startedAt: '2024-09-06T01:30:00.000Z', missed: 3 }])
  t.match(await starts(once.id), [{ dueAt: '2024-09-03T19:00:00.000Z', startedAt: '2024-09-06T01:30:00.000Z', missed: 0 }])
  const [{ runId }] = (await starts(daily.id)) as [Told<ScheduleStart>]
  t.match(await runOf(runId!), { mode: 'changed', period: '2024H2' })
  await tick('2024-09-07T03:00:30+08:00')
  const [again, before] = await starts(daily.id)
  t.match([again, before], [{ dueAt: '2024-09-06T19:00:00.000Z', missed: 0, runId }, { missed: 3, runId }], 'a run that is open already is that of both')
  const minutely = await added({ cron: '* * * * *' })
  await tick('2024-09-09T00:00:00+08:00')
  t.match(await starts(minutely.id), [{ missed: 100 }], 'so many or more')
  await cancelRun(database, operator, runId!)
  await cancelRun(database, operator, (await found(once.id)).last!.runId!)
  await cancelRun(database, operator, (await found(minutely.id)).last!.runId!)
  await removeAll()
})

void t.test('the half-year is that of the time that was due, and not of the moment of starting', async (t) => {
  const eve = '59 23 30 6,12 *'
  const cases: readonly (readonly [cron: string, period: string, from: string, startedAt: string, wanted: string])[] = [
    [eve, 'current', '2024-06-30T12:00:00+08:00', '2024-07-01T00:00:10+08:00', '2024H1'],
    [eve, 'previous', '2024-06-30T12:00:00+08:00', '2024-07-01T08:00:00+08:00', '2023H2'],
    // Of several times that are made up for it is that of the last one.
    ['0 3 * * *', 'current', '2024-06-28T12:00:00+08:00', '2024-07-01T02:00:00+08:00', '2024H1'],
    ['0 3 * * *', 'current', '2024-06-28T12:00:00+08:00', '2024-07-01T04:00:00+08:00', '2024H2'],
    ['* * * * *', 'current', '2024-06-28T12:00:00+08:00', '2024-07-01T00:00:30+08:00', '2024H2'],
    ['* * * 6 *', 'current', '2024-06-28T12:00:00+08:00', '2024-07-01T09:00:00+08:00', '2024H1']
  ]
  for (const [cron, period, from, startedAt, wanted] of cases) {
    await tick(from)
    const { id } = await added({ cron, period, scopeCode: micro.county })
    await tick(startedAt)
    const [start] = await starts(id)
    t.match(await runOf(start!.runId!), { period: wanted }, `${period} of ${cron} at ${startedAt}`)
    await cancelRun(database, operator, start!.runId!)
    await removeAll()
  }
})

void t.test('one that fails for no fault of its own is tried again', async (t) => {
  await tick('2024-09-10T00:00:00+08:00')
  const due = await added({ cron: '0 3 * * *' })
  time = new Date('2024-09-10T03:00:00+08:00')
  const away = () => Promise.reject(Object.assign(new Error('away'), { code: 'ECONNREFUSED' }))
  await startDueSchedules({ database, logger: silent, clock, request: away })
  t.match(await found(due.id), { last: null, lastStartedAt: null })
  await tick('2024-09-10T03:01:00+08:00')
  t.match(await starts(due.id), [{ dueAt: '2024-09-09T19:00:00.000Z', startedAt: '2024-09-09T19:01:00.000Z', missed: 0, error: null }])
  await cancelRun(database, operator, (await found(due.id)).last!.runId!)
  await removeAll()
})

void t.test('they are changed by who read them, and paused ones make up for nothing', async (t) => {
  await tick('2024-09-11T00:00:00+08:00')
  const { id, revision } = await added({ cron: '0 3 * * *', scopeCode: micro.county })
  const read = (await get(`/v1/admin/schedules/${id}`, { as: administrator })).headers['etag'] as string
  t.match(read, new RegExp(`^"${revision}\\.`))
  isProblem(t, await change(id, { enabled: false }, { read: null }), 428, 'precondition-required')
  isProblem(t, await change(id, { enabled: false }, { read: '"7"' }), 412, 'precondition-failed')
  t.match(await change(id, { enabled: false }, { read }), { status: 200, body: { enabled: false, cron: '0 3 * * *', scopeCode: micro.county, nextDue: [], revision: '2' } })
  isProblem(t, await change(id, { enabled: true }, { read }), 412, 'precondition-failed')
  await tick('2024-09-14T12:00:00+08:00')
  t.match((await change(id, { enabled: true }, { read: '2' })).body, { enabled: true, nextDue: ['2024-09-14T19:00:00.000Z', String, String] })
  await tick('2024-09-14T12:01:00+08:00')
  t.strictSame(await starts(id), [], 'what passed meanwhile is over')
  t.match((await change(id, { cron: '0 4 * * *', timeZone: 'UTC', period: '2024H1', mode: 'changed' })).body, { cron: '0 4 * * *', nextDue: ['2024-09-15T04:00:00.000Z', String, String], period: '2024H1', mode: 'changed' })
  for (const [body, pointer] of [[{ cron: '0 4 * *' }, '/cron'], [{ at: '2025-01-01T00:00:00Z' }, '/at'], [{ standard: 'none' }, '/standard'], [{ period: '2999H1' }, '/period']] as const) {
    isProblem(t, await change(id, body), 422, 'unprocessable-input', [pointer])
  }
  isProblem(t, await change(id, { scopeCode: micro.otherCounty }, { as: ofCounty }), 403, 'forbidden')
  t.match(await change(id, { scopeCode: micro.street }, { as: ofCounty }), { status: 200, body: { scopeCode: micro.street } })
  isProblem(t, await change(id, { owner: 'x' }), 422, 'unprocessable-input')
  await removeAll()
})

void t.test('one that starts once can be moved and called off until it does', async (t) => {
  await tick('2024-09-20T00:00:00+08:00')
  const called = await added({ at: '2024-09-20T02:00:00+08:00', scopeCode: micro.county })
  t.strictSame([called.cron, called.at, called.nextDue], [null, '2024-09-19T18:00:00.000Z', ['2024-09-19T18:00:00.000Z']])
  t.equal((await remove(called.id)).status, 204)
  const { id } = await added({ at: '2024-09-20T02:00:00+08:00', period: '2024H1', scopeCode: micro.county })
  isProblem(t, await change(id, { cron: '0 3 * * *' }), 422, 'unprocessable-input', ['/cron'])
  t.match((await change(id, { at: '2024-09-20T05:00:00+08:00' })).body, { nextDue: ['2024-09-19T21:00:00.000Z'] })
  await tick('2024-09-20T02:00:00+08:00')
  t.strictSame(await starts(id), [])
  await tick('2024-09-20T05:00:00+08:00')
  const [start, ...others] = await starts(id)
  t.strictSame(others, [])
  t.match(await runOf(start!.runId!), { period: '2024H1', scopeCode: micro.county, status: 'queued' })
  t.strictSame((await found(id)).nextDue, [])
  isProblem(t, await change(id, { enabled: false }), 409, 'conflict')
  const late = await remove(id)
  isProblem(t, late, 409, 'conflict')
  t.match(late.body, { detail: new RegExp(`DELETE /v1/admin/recalculations/${start!.runId!}$`) })
  await tick('2024-09-20T05:01:00+08:00')
  t.equal((await starts(id)).length, 1, 'and never again')
  await cancelRun(database, operator, start!.runId!)
  t.equal((await remove(id)).status, 204)

  const paused = await added({ at: '2024-09-21T00:00:00+08:00', enabled: false })
  await tick('2024-09-22T00:00:00+08:00')
  t.strictSame(await starts(paused.id), [])
  isProblem(t, await change(paused.id, { enabled: true }), 422, 'unprocessable-input', ['/at'])
  await removeAll()
})

void t.test('one that publishes is for who may, and takes nothing newer\'s place', async (t) => {
  await tick('2024-09-23T00:00:00+08:00')
  const limited: Caller = { ...administrator, subject: 'limited', scopes: ['schedules:write'] }
  isProblem(t, await add({ cron: '0 3 * * *', publish: true }, limited), 403, 'forbidden')
  const { id } = await added({ cron: '0 3 * * *', period: '2024H1', scopeCode: micro.county }, limited)
  isProblem(t, await change(id, { publish: true }, { as: limited }), 403, 'forbidden')
  t.match(await change(id, { publish: true }), { status: 200, body: { publish: true } })
  isProblem(t, await change(id, { period: '2023H2' }, { as: limited }), 403, 'forbidden')

  await tick('2024-09-23T03:00:00+08:00')
  const first = (await starts(id))[0]!
  await tick('2024-09-23T03:01:00+08:00')
  t.match((await starts(id))[0], { runStatus: 'queued', publish: true, publishedAt: null })
  await executeRun(database, operator, first.runId!)
  await tick('2024-09-23T03:05:00+08:00')
  t.match(await starts(id), [{ runStatus: 'published', publish: true, publishedAt: /^\d{4}-/, error: null }])
  t.match(await runOf(first.runId!), { status: 'published', publishedBy: `schedule ${id}` })

  await tick('2024-09-24T03:00:00+08:00')
  const second = (await starts(id))[0]!
  await executeRun(database, operator, second.runId!)
  const { run: correction } = await recalculations.request(ofCounty, { period: '2024H1', standardVersion: twoTypes })
  await executeRun(database, operator, correction.id)
  await send('POST', `/v1/admin/runs/${correction.id}/publish`, undefined, { as: ofCounty })
  await tick('2024-09-24T03:05:00+08:00')
  t.match((await starts(id))[0], { runStatus: 'completed', publishedAt: null, error: new RegExp(`^run ${correction.id}, which was asked for later, is published`) })
  await tick('2024-09-24T03:06:00+08:00')
  t.match(await runOf(second.runId!), { status: 'completed' })
  await removeAll()
})

void t.test('a run of several starts is published once, by whoever comes first, and that is no error', async (t) => {
  await tick('2024-09-25T00:00:00+08:00')
  const daily = await added({ cron: '0 3 * * *', period: '2024H1', scopeCode: micro.street, publish: true })
  const other = await added({ cron: '30 3 * * *', period: '2024H1', scopeCode: micro.street, publish: true })
  await tick('2024-09-25T03:30:00+08:00')
  await tick('2024-09-26T03:00:00+08:00')
  const ofAll = async () => [...(await starts(daily.id)), ...(await starts(other.id))]
  const { runId } = (await ofAll())[0]!
  t.match(await ofAll(), [{ runId }, { runId }, { runId }], 'one run, which is open')
  await executeRun(database, operator, runId!)
  const failures: unknown[] = []
  const logger = { ...silent, error: (what: unknown) => void failures.push(what) }
  await Promise.all([1, 2, 3].map(() => publishScheduled({ database, logger })))
  const done = { runStatus: 'published', publishedAt: /^\d{4}-/, error: null }
  t.match(await ofAll(), [done, done, done])
  t.strictSame(failures, [])
  // Who was late writes nothing, neither while it is published nor when it is superseded.
  const late = () => asCaller(database, operator, (transaction) => noteUnpublished(transaction, runId!, 'it is published'))
  t.equal(await late(), false)
  const { run: correction } = await recalculations.request(ofCounty, { period: '2024H1', standardVersion: twoTypes, scopeCode: micro.street })
  await executeRun(database, operator, correction.id)
  await send('POST', `/v1/admin/runs/${correction.id}/publish`, undefined, { as: ofCounty })
  t.equal(await late(), false)
  await tick('2024-09-26T03:05:00+08:00')
  t.match(await ofAll(), [{ ...done, runStatus: 'superseded' }, { ...done, runStatus: 'superseded' }, { ...done, runStatus: 'superseded' }])

  await tick('2024-09-27T03:00:00+08:00')
  await tick('2024-09-27T03:30:00+08:00')
  const refused = (await starts(daily.id))[0]!.runId!
  await executeRun(database, operator, refused)
  const { run: newer } = await recalculations.request(ofCounty, { period: '2024H1', standardVersion: twoTypes, scopeCode: micro.street })
  await executeRun(database, operator, newer.id)
  await send('POST', `/v1/admin/runs/${newer.id}/publish`, undefined, { as: ofCounty })
  await tick('2024-09-27T03:31:00+08:00')
  const why = { runId: refused, publishedAt: null, error: new RegExp(`^run ${newer.id}, which was asked for later, is published`) }
  t.match([(await starts(daily.id))[0], (await starts(other.id))[0]], [why, why], 'what is refused is told at each of its starts')
  await removeAll()
})

void t.test('a standard is not retired while a schedule is to come that asks for it', async (t) => {
  await tick('2024-10-01T00:00:00+08:00')
  await send('POST', `/v1/admin/standards/${twoTypes}/clone`, { version: 'for-once' }, { as: administrator })
  await send('POST', '/v1/admin/standards/for-once/publish', undefined, { as: administrator, headers: { 'if-match': '*' } })
  const { id } = await added({ at: '2024-10-01T02:00:00+08:00', standard: 'for-once' })
  const retire = () => send('POST', '/v1/admin/standards/for-once/retire', undefined, { as: administrator, headers: { 'if-match': '*' } })
  isProblem(t, await retire(), 409, 'conflict')
  await tick('2024-10-01T02:00:00+08:00')
  t.equal((await retire()).status, 200)
  await cancelRun(database, operator, (await found(id)).last!.runId!)
  await removeAll()
})

void t.test('the same over GraphQL', async (t) => {
  await tick('2024-10-02T00:00:00+08:00')
  const ask = async (query: string, as = administrator) => graphql(query, undefined, { as })
  const made = await ask(`mutation { addSchedule(input: { at: "2024-10-02T03:00:00+08:00", period: "2024H1", mode: changed, standard: "${twoTypes}", publish: true }) { number cron at mode publish nextDue last { number } revision } }`)
  const { number } = (made.body as { data: { addSchedule: { number: number } } }).data.addSchedule
  t.strictSame((made.body as { data: unknown }).data, { addSchedule: { number, cron: null, at: '2024-10-01T19:00:00.000Z', mode: 'changed', publish: true, nextDue: ['2024-10-01T19:00:00.000Z'], last: null, revision: '1' } })
  t.match((await ask(`mutation { changeSchedule(number: ${number}, revision: "1", change: { publish: false, at: "2024-10-02T04:00:00+08:00" }) { publish at revision } }`)).body, { data: { changeSchedule: { publish: false, at: '2024-10-01T20:00:00.000Z', revision: '2' } } })
  isGraphqlError(t, await ask(`mutation { changeSchedule(number: ${number}, revision: "1", change: {}) { number } }`), 'precondition-failed')
  isGraphqlError(t, await ask(`mutation { changeSchedule(number: ${number}, revision: "*", change: { publish: true }) { number } }`, { ...administrator, scopes: ['schedules:write'] }), 'forbidden')
  isGraphqlError(t, await ask(`{ scheduleStarts(schedule: ${number}) { edges { node { number } } } }`, ofCounty), 'not-found')
  await tick('2024-10-02T04:00:00+08:00')
  const [start] = await starts(number)
  const { id, ...rest } = start!
  const told = await ask(`{ scheduleStarts(schedule: ${number}) { edges { node { number dueAt startedAt missed runId runStatus publish publishedAt error } } } schedule(number: ${number}) { last { number } } }`)
  t.strictSame((told.body as { data: unknown }).data, { scheduleStarts: { edges: [{ node: { number: id, ...rest } }] }, schedule: { last: { number: id } } })
  isGraphqlError(t, await ask(`mutation { removeSchedule(number: ${number}) }`), 'conflict')
  await cancelRun(database, operator, start!.runId!)
  t.match((await ask(`mutation { removeSchedule(number: ${number}) }`)).body, { data: { removeSchedule: number } })
})

void t.test('the minute\'s tick starts what is due, and the worker publishes it', async (t) => {
  time = new Date('2024-10-10T00:00:00+08:00')
  const { id } = await added({ cron: '0 3 * * *', period: '2024H1', scopeCode: micro.otherCounty, publish: true })
  time = new Date('2024-10-10T03:00:20+08:00')
  await service.close()
  const working = await testService(t, database, { workers: true, clock })
  await working.jobs.send('schedule', {})
  const published = async () => ((await working.get(`/v1/admin/schedules/${id}/starts`, { as: administrator })).body as { items: Told<ScheduleStart>[] }).items
  for (const deadline = Date.now() + 60_000; (await published())[0]?.publishedAt == null && Date.now() < deadline; ) await new Promise((resolve) => setTimeout(resolve, 100))
  t.match(await published(), [{ missed: 0, runStatus: 'published', publishedAt: /^\d{4}-/, error: null }])
})
