/** Progress of a run as GraphQL tells it over WebSocket, to clients of the usual kind. */
import { createClient, type Client } from 'graphql-ws'
import t, { type Test } from 'tap'
import WebSocket from 'ws'
import { asCaller, operator, type Caller } from '../../src/platform/caller.js'
import { signToken } from '../../src/platform/auth/tokens.js'
import { requestRun } from '../../src/checkup/run-queries.js'
import { now } from '../support/checkup.js'
import { testDatabase } from '../support/database.js'
import { micro } from '../support/micro-city.js'
import { buildScoredCity, twoTypes } from '../support/scored-city.js'
import { bearer, isGraphqlError, testConfig, testService, type TestService } from '../support/service.js'

const database = await testDatabase(t)
await buildScoredCity(database)
const as: Caller = { subject: 'county desk', role: 'administrator', regionCode: micro.county }
const elsewhere: Caller = { ...as, regionCode: micro.otherCounty }
const progress = (id: number) => `subscription { runProgress(number: ${id}) { number status stepsDone scope { nameZh } } }`

async function listening(service: TestService): Promise<string> {
  await service.app.listen({ host: '127.0.0.1', port: 0 })
  return `ws://127.0.0.1:${(service.app.server.address() as { port: number }).port}/graphql`
}

function connect(t: Test, url: string, connectionParams: Record<string, unknown>): Client {
  const client = createClient({ url, webSocketImpl: WebSocket, connectionParams, retryAttempts: 0, lazyCloseTimeout: 0 })
  t.teardown(() => client.dispose())
  return client
}

interface Heard {
  readonly runs: { number: number; status: string; stepsDone: number; scope: { nameZh: string } }[]
  /** Undefined where it ended well. */
  readonly error: unknown
}

/** Listens until the subscription ends, or `until` is true of what was heard last. */
async function listen(client: Client, query: string, onNext: (run: Heard['runs'][number]) => void | Promise<void> = () => undefined): Promise<Heard> {
  const runs: Heard['runs'] = []
  try {
    for await (const { data, errors } of client.iterate<{ runProgress: Heard['runs'][number] }>({ query })) {
      if (errors !== undefined) return { runs, error: errors }
      if (data === undefined || data === null) continue
      runs.push(data.runProgress)
      await onNext(data.runProgress)
    }
    return { runs, error: undefined }
  } catch (error) {
    return { runs, error }
  }
}

const ask = async (period: string) => (await requestRun(database, as, { period, standardVersion: twoTypes, scopeCode: micro.county }, now)).run.id
const cancel = (id: number) => asCaller(database, operator, ({ client }) => client.query(`update checkup.run set status = 'cancelled', finished_at = now() where id = $1`, [id]))

void t.test('a run is told from the queue to its end, with what lies below it', async (t) => {
  const service = await testService(t, database, { workers: true })
  const client = connect(t, await listening(service), { authorization: await bearer(as) })
  const { run } = await service.recalculations.request(as, { period: '2024H1', standardVersion: twoTypes })
  const { runs, error } = await listen(client, progress(run.id))
  t.equal(error, undefined)
  t.match(runs.at(-1), { number: run.id, status: 'completed', scope: { nameZh: '西湖区' } })
  t.strictSame(runs.map(({ stepsDone }) => stepsDone), [...runs.map(({ stepsDone }) => stepsDone)].sort((a, b) => a - b))
  t.match((await listen(client, progress(run.id))).runs, { length: 1 }, 'one that has ended is told once')
})

void t.test('only callers with a good token are heard, and told only of runs they may see', async (t) => {
  const service = await testService(t, database)
  const url = await listening(service)
  const id = await ask('2023H2')
  for (const params of [{}, { authorization: 'Bearer x' }, { authorization: 7 }, { authorization: `Bearer ${await signToken('another-secret-of-at-least-32-characters', as, 60)}` }]) {
    const { runs, error } = await listen(connect(t, url, params), progress(id))
    t.strictSame(runs, [])
    t.ok(error, JSON.stringify(params))
  }
  const far = await listen(connect(t, url, { authorization: await bearer(elsewhere) }), progress(id))
  t.match([far.runs, far.error], [[], [{ message: new RegExp(`there is no run ${id}`), extensions: { code: 'not-found' } }]])
  const narrow = await listen(connect(t, url, { authorization: await bearer({ ...as, scopes: ['registry:read'] }) }), progress(id))
  t.match(narrow.error, [{ extensions: { code: 'forbidden' } }])
  await cancel(id)
})

void t.test('a subscription that is sent by POST is told where to go', async (t) => {
  const service = await testService(t, database)
  const answer = await service.graphql(progress(1))
  isGraphqlError(t, answer, 'bad-request')
  t.match(answer.body, { errors: [{ message: /WebSocket/ }] })
})

void t.test('what is no subscription of the schema is refused, and tells nothing of the inside', async (t) => {
  const client = connect(t, await listening(await testService(t, database)), { authorization: await bearer(as) })
  for (const query of ['{ regions { edges { cursor } } }', 'subscription { nothing }', 'subscription {', 'subscription { runProgress(number: "x") { number } }', 'mutation { removeSchedule(number: 1) }', 'query A { standards { version } } query B { standards { version } }']) {
    const { runs, error } = await listen(client, query)
    t.strictSame(runs, [], query)
    t.ok(error, query)
    t.notMatch(JSON.stringify(error), /node_modules|select |at .*\.js/)
  }
  const invalid = await listen(client, 'subscription { runProgress(number: -1) { number } }')
  t.match(invalid.error, [{ extensions: { code: 'unprocessable-input' } }])
})

void t.test('it ends with the token, and with the service', async (t) => {
  const service = await testService(t, database)
  const url = await listening(service)
  const id = await ask('2023H1')
  const token = await signToken(testConfig.tokens.secret, as, 60)
  const revoked = await listen(connect(t, url, { authorization: `Bearer ${token}` }), progress(id), async () => {
    await service.send('POST', '/v1/auth/revoke', { token }, { as: null })
  })
  t.match(revoked.runs, { length: 1 })
  t.match(JSON.stringify(revoked.error), /revoked/)

  const begun = performance.now()
  const client = connect(t, url, { authorization: await bearer(as) })
  const ended = await listen(client, progress(id), () => {
    void service.close()
  })
  t.match(ended.runs, { length: 1 })
  t.ok(performance.now() - begun < 5_000, 'the service does not wait for it')
  await cancel(id)
})
