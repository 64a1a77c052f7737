import { setTimeout as sleep } from 'node:timers/promises'
import t, { type Test } from 'tap'
import { executeRun, RunInterrupted } from '../../src/checkup/run-steps.js'
import { asCaller, operator, type Caller } from '../../src/platform/caller.js'
import type { Database } from '../../src/platform/database/database.js'
import { defaultStandardVersion } from '../../src/registry/standard.js'
import { resultText, runCheckup } from '../support/checkup.js'
import { testDatabase } from '../support/database.js'
import { buildMicroCity, micro } from '../support/micro-city.js'
import { administrator, isProblem, testService, viewer, type TestService } from '../support/service.js'

const ofCounty: Caller = { subject: 'county', role: 'administrator', regionCode: micro.county }

interface Asked {
  run: { id: number; status: string; scopeCode: string; stepsDone: number; stepsTotal: number | null; sensitivityAt: string | null }
  created: boolean
  statusUrl: string
  eventsUrl: string
}

async function microCity(t: Test): Promise<Database> {
  const database = await testDatabase(t)
  await buildMicroCity(database)
  return database
}

const ask = async ({ send }: TestService, body: object = {}, as = administrator) => {
  const answer = await send('POST', '/v1/admin/recalculations', { period: '2024H1', ...body }, { as })
  return { ...answer, asked: answer.body as Asked }
}

async function ended({ get }: TestService, statusUrl: string): Promise<Asked['run']> {
  const deadline = Date.now() + 60_000
  for (;;) {
    const { body } = await get(statusUrl, { as: administrator })
    const run = body as Asked['run']
    // The ranges come after the scores.
    if (run.status === 'completed' ? run.sensitivityAt !== null : run.status !== 'queued' && run.status !== 'running') return run
    if (Date.now() > deadline) throw new Error(`run ${run.id} is still ${run.status}, or without its ranges, after a minute`)
    await sleep(100)
  }
}

const undisturbed = async (database: Database) =>
  resultText(database, await runCheckup(database, { period: '2024H1', standardVersion: defaultStandardVersion }))

void t.test('a recalculation is queued, worked off and followed', async (t) => {
  const database = await microCity(t)
  const service = await testService(t, database, { workers: true })
  const { status, headers, asked } = await ask(service)
  t.equal(status, 202)
  t.match(asked, { created: true, run: { status: 'queued', scopeCode: '000000000000' }, statusUrl: `/v1/checkup/runs/${asked.run.id}` })
  t.equal(headers['location'], asked.statusUrl)
  const events = await service.get(asked.eventsUrl, { as: administrator })
  t.match(events.headers, { 'content-type': 'text/event-stream' })
  const told = String(events.body)
    .trim()
    .split('\n\n')
    .map((event) => {
      const [, name, data] = /^event: (\w+)\ndata: (.*)$/.exec(event)!
      return { name, run: JSON.parse(data!) as Asked['run'] }
    })
  const last = told.at(-1)!
  t.match(last, { name: 'end', run: { id: asked.run.id, status: 'completed', stepsDone: last.run.stepsTotal } })
  t.ok(told.slice(0, -1).every(({ name }) => name === 'progress'))
  t.ok(told.every(({ run }, i) => i === 0 || run.stepsDone >= told[i - 1]!.run.stepsDone), 'progress only grows')
  t.equal((await ended(service, asked.statusUrl)).status, 'completed')
  t.equal(await resultText(database, asked.run.id), await undisturbed(database))
  isProblem(t, await service.send('DELETE', `/v1/admin/recalculations/${asked.run.id}`, undefined, { as: administrator }), 409, 'conflict')
})

void t.test('before it is worked off', async (t) => {
  const database = await microCity(t)
  const service = await testService(t, database)

  await t.test('two equal requests at once make one run', async (t) => {
    const answers = await Promise.all([ask(service), ask(service), ask(service)])
    t.equal(new Set(answers.map(({ asked }) => asked.run.id)).size, 1)
    t.strictSame(answers.map(({ asked }) => asked.created).sort(), [false, false, true])
    t.ok(answers.every(({ status }) => status === 202))
    const other = await ask(service, { scopeCode: micro.county })
    t.ok(other.asked.created, 'another scope is another run')
  })

  await t.test('it can be cancelled, and asked for again', async (t) => {
    const { asked } = await ask(service)
    const cancelled = await service.send('DELETE', `/v1/admin/recalculations/${asked.run.id}`, undefined, { as: administrator })
    t.match(cancelled, { status: 200, body: { status: 'cancelled' } })
    isProblem(t, await service.send('DELETE', `/v1/admin/recalculations/${asked.run.id}`, undefined, { as: administrator }), 409, 'conflict')
    isProblem(t, await service.send('DELETE', '/v1/admin/recalculations/999', undefined, { as: administrator }), 404, 'not-found')
    const again = await ask(service)
    t.ok(again.asked.created && again.asked.run.id > asked.run.id)
  })

  await t.test('only administrators may ask, within their region', async (t) => {
    isProblem(t, (await ask(service, {}, viewer)), 403, 'forbidden')
    isProblem(t, (await ask(service, { scopeCode: micro.otherCounty }, ofCounty)), 403, 'forbidden')
    t.match((await ask(service, {}, ofCounty)).asked, { run: { scopeCode: micro.county } }, 'the token\'s region by default')
    isProblem(t, await service.send('POST', '/v1/admin/recalculations', { period: '2024H1' }, { as: null }), 401, 'unauthenticated')
  })

  await t.test('what cannot be recalculated is refused', async (t) => {
    isProblem(t, await ask(service, { period: '2024H3' }), 422, 'unprocessable-input', ['/period'])
    isProblem(t, await ask(service, { period: '2999H1' }), 422, 'unprocessable-input', ['/period'])
    isProblem(t, await ask(service, { standard: 'none' }), 422, 'unprocessable-input', ['/standard'])
    isProblem(t, await ask(service, { scopeCode: '990000000000' }), 422, 'unprocessable-input', ['/scopeCode'])
    isProblem(t, await ask(service, { scope: '330100000000' }), 422, 'unprocessable-input')
    const broken = await service.send('POST', '/v1/admin/recalculations', '{"period"', { as: administrator, headers: { 'content-type': 'application/json' } })
    isProblem(t, broken, 400, 'bad-request')
  })
})

/** Works off some steps of a run and leaves it as a process does that dies right then. */
async function workAndDie(database: Database, runId: number): Promise<void> {
  const dying = new AbortController()
  await executeRun(database, operator, runId, { signal: dying.signal, onProgress: () => dying.abort() }).catch((error: unknown) => {
    if (!(error instanceof RunInterrupted)) throw error
  })
  await asCaller(database, operator, ({ client }) =>
    client.query(`update checkup.run set claimed_by = gen_random_uuid(), heartbeat_at = now() - interval '3 minutes' where id = $1 and status = 'running'`, [runId])
  )
}

void t.test('a run left behind by a dead process goes on with the next one, and ends with the same scores', async (t) => {
  const database = await microCity(t)
  const expected = await undisturbed(database)
  const first = await testService(t, database)
  const { asked } = await ask(first)
  await workAndDie(database, asked.run.id)
  const left = (await first.get(asked.statusUrl, { as: administrator })).body as Asked['run']
  t.match(left, { status: 'running' })
  t.ok(left.stepsDone > 0 && left.stepsDone < left.stepsTotal!, 'part of it is done')
  await first.close()
  const second = await testService(t, database, { workers: true })
  t.match(await ended(second, asked.statusUrl), { status: 'completed', stepsDone: left.stepsTotal })
  t.equal(await resultText(database, asked.run.id), expected)
})

void t.test('a running recalculation can be cancelled: what it wrote goes with it', async (t) => {
  const database = await microCity(t)
  const service = await testService(t, database)
  const { asked } = await ask(service)
  await workAndDie(database, asked.run.id)
  t.match(await service.send('DELETE', `/v1/admin/recalculations/${asked.run.id}`, undefined, { as: administrator }), { status: 200, body: { status: 'cancelled' } })
  t.equal(await resultText(database, asked.run.id), '')
  await t.rejects(executeRun(database, operator, asked.run.id), { code: 'conflict' })
  isProblem(t, await service.get(`/v1/communities/${micro.communities[0]}/checkup?run=${asked.run.id}`, { as: administrator }), 409, 'conflict')
})

void t.test('a service that ends gracefully hands back its run, and the next one takes it up', async (t) => {
  const database = await microCity(t)
  const expected = await undisturbed(database)
  let stepsHeard = 0
  const first = await testService(t, database, {
    workers: true,
    onStep: (recalculations) => {
      stepsHeard++
      recalculations.stop()
    }
  })
  const { asked } = await ask(first)
  while (stepsHeard === 0) await sleep(50)
  await first.close()
  const { rows } = await asCaller(database, operator, ({ client }) =>
    client.query<{ status: string; claimed_by: string | null; steps_done: number; steps_total: number }>(
      'select status, claimed_by, steps_done, steps_total from checkup.run where id = $1',
      [asked.run.id]
    )
  )
  t.match(rows, [{ status: 'running', claimed_by: null }], 'nobody holds it')
  t.ok(rows[0]!.steps_done > 0 && rows[0]!.steps_done < rows[0]!.steps_total, 'what was done stays done')
  const second = await testService(t, database, { workers: true })
  t.equal((await ended(second, asked.statusUrl)).status, 'completed')
  t.equal(await resultText(database, asked.run.id), expected)
})
