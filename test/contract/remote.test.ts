/** `lifecircle recalculate --remote`: as its own process against a service that listens, through a proxy that does it harm. */
import { once } from 'node:events'
import { createServer, request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import t, { type Test } from 'tap'
import { failRun, type Run } from '../../src/checkup/run-queries.js'
import type { RegionScore } from '../../src/checkup/score-queries.js'
import { operator } from '../../src/platform/caller.js'
import { commandDatabase, lifecircle, startLifecircle, temporaryFolder, type Variables } from '../support/command-line.js'
import { micro } from '../support/micro-city.js'
import { buildScoredCity, twoTypes } from '../support/scored-city.js'
import { administrator, testService, type TestService } from '../support/service.js'

const { database, variables } = await commandDatabase(t)
await buildScoredCity(database)
let service = await testService(t, database)
const listen = async (of: TestService) => Number(new URL(await of.app.listen({ host: '127.0.0.1', port: 0 })).port)
let port: number | undefined = await listen(service)
/** Another process takes the place of the one before. */
const restart = async (options: { workers: boolean }) => {
  port = undefined
  await service.close()
  service = await testService(t, database, options)
  port = await listen(service)
}

/** What is to happen to the next request whose method and path begin and end so, once. */
interface Harm {
  readonly of: string
  readonly to?: string
  readonly harm: 'cut' | 'cut answer' | 'hang' | { readonly status: number; readonly retryAfter?: string; readonly body?: (request: IncomingMessage) => object }
}
let harms: Harm[] = []
const seen: string[] = []
const proxy = createServer((request, response) => {
  const call = `${request.method ?? ''} ${request.url ?? ''}`
  seen.push(call)
  const next = harms.find(({ of, to = '' }) => call.startsWith(of) && call.endsWith(to))
  harms = harms.filter((one) => one !== next)
  if (next?.harm === 'cut' || port === undefined) return void request.socket.destroy()
  if (next?.harm === 'hang') return void request.resume()
  if (typeof next?.harm === 'object') {
    const { status, retryAfter, body } = next.harm
    return void response.writeHead(status, retryAfter === undefined ? {} : { 'retry-after': retryAfter }).end(body === undefined ? 'not now' : JSON.stringify(body(request)))
  }
  forward(request, response, next?.harm === 'cut answer')
})
function forward(request: IncomingMessage, response: ServerResponse, cut: boolean): void {
  const onwards = httpRequest({ port, host: '127.0.0.1', method: request.method, path: request.url, headers: request.headers }, (answer) => {
    // The service has done it, and nobody is told.
    if (cut) return void answer.once('data', () => request.socket.destroy()).resume()
    response.writeHead(answer.statusCode!, answer.headers)
    answer.pipe(response).on('error', () => undefined)
    answer.once('error', () => request.socket.destroy())
  })
  onwards.once('error', () => request.socket.destroy())
  request.pipe(onwards)
}
proxy.listen(0, '127.0.0.1')
await once(proxy, 'listening')
t.teardown(() => { proxy.closeAllConnections(); proxy.close() })
const url = `http://127.0.0.1:${(proxy.address() as { port: number }).port}`

/** Where nobody listens. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  server.close()
  await once(server, 'close')
  return port
}

async function client(role: string, regionCode: string, scopes?: readonly string[]): Promise<Variables> {
  const { body } = await service.send('POST', '/v1/admin/clients', { name: role, role, regionCode, ...(scopes === undefined ? {} : { scopes }) }, { as: administrator })
  const { client, secret } = body as { client: { id: string }; secret: string }
  return { LIFECIRCLE_CLIENT_ID: client.id, LIFECIRCLE_CLIENT_SECRET: secret }
}
const county = await client('administrator', micro.county)
const arguments_ = (...more: string[]) => ['recalculate', '--remote', url, '--standard', twoTypes, '--period', '2024H1', ...more]
const runs = async (query = '') => ((await service.get(`/v1/checkup/runs?${query}`, { as: administrator })).body as { items: Run[] }).items
const cancel = async (id: number) => service.send('DELETE', `/v1/admin/recalculations/${id}`, undefined, { as: administrator })
const until = async (t: Test, what: string, holds: () => boolean | Promise<boolean>) => {
  for (const deadline = Date.now() + 60_000; !(await holds()); await new Promise((resolve) => setTimeout(resolve, 50))) {
    if (Date.now() > deadline) return void t.fail(`never: ${what}`)
  }
}
const followed = (t: Test, id: number) => until(t, 'it is followed', () => seen.includes(`GET /v1/checkup/runs/${id}/events`))

void t.test('a wrong call, and who may not, is told before anything is begun', async (t) => {
  const folder = await temporaryFolder(t)
  const secretFile = join(folder, 'secret')
  await writeFile(secretFile, 'not the secret\n')
  const viewer = await client('viewer', micro.county)
  const limited = await client('administrator', micro.county, ['runs:write', 'results:read'])
  const { LIFECIRCLE_CLIENT_ID: id, LIFECIRCLE_CLIENT_SECRET: secret } = county as { LIFECIRCLE_CLIENT_ID: string; LIFECIRCLE_CLIENT_SECRET: string }
  const cases: readonly (readonly [variables: Variables, args: readonly string[], code: number, told: RegExp])[] = [
    [{}, arguments_(), 2, /set LIFECIRCLE_CLIENT_ID and LIFECIRCLE_CLIENT_SECRET .* or LIFECIRCLE_TOKEN/],
    [county, ['recalculate', '--remote', 'ftp://x', '--period', '2024H1'], 2, /such as https:/],
    [county, ['recalculate', '--remote', `http://me:${secret}@127.0.0.1:9`, '--period', '2024H1'], 2, /must not hold a password/],
    [county, ['recalculate', '--period', '2024H1', '--timeout', '5'], 2, /go with --remote/],
    [county, arguments_('--timeout', '30001'), 2, /It has to be minutes, more than 0 and at most 30000\./],
    [county, arguments_('--timeout', '0'), 2, /It has to be minutes, more than 0/],
    [county, arguments_('--no-wait', '--publish'), 2, /has to wait for the end/],
    [county, arguments_('--scope', '990000000000'), 2, /refuses this \(422\): there is no region 990000000000 .*\/scopeCode/],
    [county, ['recalculate', '--remote', `${url}/elsewhere`, '--period', '2024H1'], 2, /refuses this \(404\)/],
    [{ LIFECIRCLE_CLIENT_ID: id, LIFECIRCLE_CLIENT_SECRET_FILE: join(folder, 'none') }, arguments_(), 2, /cannot be read/],
    [{ LIFECIRCLE_CLIENT_ID: id, LIFECIRCLE_CLIENT_SECRET_FILE: secretFile }, arguments_(), 3, /refuses this \(401\)/],
    [{ LIFECIRCLE_TOKEN: 'x.y.z' }, arguments_(), 3, /refuses this \(401\)/],
    [viewer, arguments_(), 3, /viewer, lacks the scope runs:write/],
    [limited, arguments_('--publish'), 3, /lacks the scope runs:publish/],
    [county, arguments_('--scope', micro.otherCounty), 3, /refuses this \(403\)/],
    [county, ['recalculate', '--remote', `http://127.0.0.1:${await freePort()}`, '--period', '2024H1', '--retry-for', '0.1'], 4, /cannot be reached: connect ECONNREFUSED/]
  ]
  // Two at a time: each is a process.
  const outcomes = []
  for (let at = 0; at < cases.length; at += 2) outcomes.push(...(await Promise.all(cases.slice(at, at + 2).map(([given, args]) => lifecircle(given, ...args)))))
  for (const [at, { code, stdout, stderr }] of outcomes.entries()) {
    const [, args, wanted, told] = cases[at]!
    t.equal(code, wanted, `${args.join(' ')}: ${stderr}`)
    t.equal(stdout, '')
    t.match(stderr, told)
    t.notMatch(stderr, secret, 'no secret is told')
  }
  t.strictSame(await runs(), [])
})

void t.test('a token that cannot be sent is refused at once, and none is ever told', async (t) => {
  // As a CI system gives it: cut in two, in typographic quotes, or with its scheme before it.
  for (const token of ['part.one\npart.two', '“part.one”', 'Bearer part.one', ' \n']) {
    seen.length = 0
    const { code, stdout, stderr } = await lifecircle({ LIFECIRCLE_TOKEN: token }, ...arguments_())
    t.strictSame([code, stdout, seen], [2, '', []], stderr)
    t.match(stderr, /LIFECIRCLE_TOKEN is not a token/)
    t.notMatch(stderr, /part|Bearer/)
  }
  const me = 'GET /v1/auth/me'
  const repeats = (status: number): Harm => ({ of: me, harm: { status, body: ({ headers }) => ({ detail: `${headers.authorization ?? ''} is not known` }) } })
  const sent: string[] = []
  harms = [{ of: me, harm: { status: 403, body: ({ headers }) => { sent.push(headers.authorization ?? ''); return { detail: `${headers.authorization ?? ''} is not known` } } } }]
  t.match(await lifecircle({ LIFECIRCLE_TOKEN: ' part.one.two\n' }, ...arguments_('--debug')), { code: 3, stderr: /refuses this \(403\): Bearer … is not known/ })
  t.strictSame(sent, ['Bearer part.one.two'], 'what stands around it is not of it')
  harms = [repeats(500)]
  const away = await lifecircle({ LIFECIRCLE_TOKEN: 'part.one.two' }, ...arguments_('--debug', '--retry-for', '0.1'))
  t.match(away, { code: 4, stderr: /answers with 500: Bearer … is not known/ })
  t.notMatch(away.stderr, /part\.one/)
  harms = [repeats(403)]
  const granted = await lifecircle(county, ...arguments_('--debug'))
  t.match(granted, { code: 3, stderr: /refuses this \(403\): Bearer … is not known/ })
  t.notMatch(granted.stderr, /eyJ/)
  for (const access_token of ['part.one\npart.two', '“part.one”', '', 7, undefined]) {
    harms = [{ of: 'POST /v1/auth/token', harm: { status: 200, body: () => ({ access_token, expires_in: 300 }) } }]
    const { code, stderr } = await lifecircle(county, ...arguments_('--retry-for', '0.1'))
    t.equal(code, 4)
    t.match(stderr, /the access_token that it grants cannot be sent/)
    t.notMatch(stderr, /part/)
  }
})

void t.test('each way in which waiting ends has its exit code', async (t) => {
  const queued = await lifecircle(county, ...arguments_('--no-wait', '--json'))
  const { run: first, created, statusUrl } = JSON.parse(queued.stdout) as { run: Run; created: boolean; statusUrl: string }
  t.match([queued.code, created, first.status, first.scopeCode, statusUrl], [0, true, 'queued', micro.county, `/v1/checkup/runs/${first.id}`])

  await t.test('5: time is up, and the run goes on; not before that, also for the longest time', async (t) => {
    seen.length = 0
    const longest = startLifecircle(county, ...arguments_('--timeout', '30000'))
    await followed(t, first.id)
    longest.process.kill('SIGTERM')
    t.match(await longest.ended, { code: 143 })
    const { code, stderr } = await lifecircle(county, ...arguments_('--timeout', '0.05'))
    t.equal(code, 5)
    t.match(stderr, new RegExp(`an equal run is open already: this is run ${first.id}[^]*timed out: run ${first.id} goes on; ask for it at ${url}/v1/checkup/runs/${first.id}`))
    t.match(await runs(), [{ id: first.id, status: 'queued' }])
  })
  await t.test('130 and 143: interrupted or terminated, and the run goes on; also with --cancel-on-interrupt, where others asked for it', async (t) => {
    for (const [signal, code, flags] of [['SIGINT', 130, []], ['SIGTERM', 143, []], ['SIGTERM', 143, ['--cancel-on-interrupt']]] as const) {
      seen.length = 0
      const { process, ended } = startLifecircle(county, ...arguments_(...flags))
      await followed(t, first.id)
      process.kill(signal)
      t.match(await ended, { code, stdout: '', stderr: /interrupted: run \d+ (was open before, and )?goes on/ })
      t.match(await runs(), [{ id: first.id, status: 'queued' }])
    }
  })
  await t.test('6: cancelled, by somebody else or by the interrupted command itself', async (t) => {
    seen.length = 0
    const waiting = startLifecircle(county, ...arguments_())
    await followed(t, first.id)
    await cancel(first.id)
    t.match(await waiting.ended, { code: 6, stdout: '', stderr: new RegExp(`run ${first.id} was cancelled`) })
    const own = startLifecircle(county, ...arguments_('--cancel-on-interrupt'))
    await until(t, 'another run', async () => (await runs('status=queued')).length === 1)
    const [{ id }] = (await runs('status=queued')) as [Run]
    await followed(t, id)
    own.process.kill('SIGINT')
    t.match(await own.ended, { code: 6, stderr: new RegExp(`interrupted: run ${id} was cancelled`) })
    t.match(await runs(), [{ id, status: 'cancelled' }, { id: first.id, status: 'cancelled' }])
  })
  await t.test('130 and 143 as well where cancelling fails or is not answered, before a process is killed', async (t) => {
    for (const [signal, code, harm, told] of [
      ['SIGINT', 130, { status: 403, body: () => ({ detail: 'no longer' }) }, /interrupted: run \d+ goes on, for cancelling it failed: the service refuses this \(403\): no longer/],
      ['SIGTERM', 143, 'hang', /interrupted: run \d+ goes on, for cancelling it failed: the service does not answer/]
    ] as const) {
      seen.length = 0
      const { process, ended } = startLifecircle(county, ...arguments_('--cancel-on-interrupt'))
      await until(t, 'another run', async () => (await runs('status=queued')).length === 1)
      const [{ id }] = (await runs('status=queued')) as [Run]
      await followed(t, id)
      harms = [{ of: 'DELETE ', harm }]
      const stopped = Date.now()
      process.kill(signal)
      t.match(await ended, { code, stdout: '', stderr: told })
      t.ok(Date.now() - stopped < 10_000)
      await cancel(id)
    }
  })
  await t.test('143 at once, also between two looks at the run', async (t) => {
    seen.length = 0
    const count = (end: RegExp) => seen.filter((call) => end.test(call)).length
    // The pauses between them grow to half a second, one, two and four.
    harms = [1, 2, 3, 4, 5].map(() => ({ of: 'GET /v1/checkup/runs/', to: '/events', harm: { status: 404 } }))
    const { process, ended } = startLifecircle(county, ...arguments_())
    await until(t, 'four looks', () => count(/\/runs\/\d+$/) === 4)
    const [{ id }] = (await runs('status=queued')) as [Run]
    const stopped = Date.now()
    process.kill('SIGTERM')
    t.match(await ended, { code: 143, stderr: new RegExp(`interrupted: run ${id} goes on`) })
    t.ok(Date.now() - stopped < 2_500)
    harms = []
    await cancel(id)
  })
  await t.test('1: the run failed', async (t) => {
    const waiting = startLifecircle(county, ...arguments_())
    await until(t, 'another run', async () => (await runs('status=queued')).length === 1)
    const [{ id }] = (await runs('status=queued')) as [Run]
    await failRun(database, operator, id, 'a reason that people are told')
    t.match(await waiting.ended, { code: 1, stdout: '', stderr: new RegExp(`run ${id} failed: a reason that people are told`) })
  })
})

void t.test('4: the service goes away while it is waited for, and stays away', async (t) => {
  seen.length = 0
  const waiting = startLifecircle(county, ...arguments_('--retry-for', '1'))
  await until(t, 'it is followed', () => seen.some((call) => call.endsWith('/events')))
  port = undefined
  proxy.closeAllConnections()
  t.match(await waiting.ended, { code: 4, stdout: '', stderr: /cannot be reached/ })
  await restart({ workers: false })
  await cancel((await runs('status=queued'))[0]!.id)
})

void t.test('cut connections, a busy service, tokens that end before their time and a restart are got over, with one run', async (t) => {
  const before = (await runs()).length
  seen.length = 0
  harms = [
    { of: 'POST /v1/auth/token', harm: { status: 503, retryAfter: '0' } }, { of: 'POST /v1/auth/token', harm: 'cut' }, { of: 'GET /v1/auth/me', harm: { status: 401 } },
    { of: 'POST /v1/admin/recalculations', harm: 'cut answer' }, { of: 'POST /v1/admin/recalculations', harm: { status: 429, retryAfter: '1' } },
    { of: 'GET /v1/checkup/runs/', harm: 'cut answer' }, { of: 'GET /v1/checkup/runs/', harm: { status: 502 } }, { of: 'GET /v1/checkup/runs/', harm: { status: 401 } },
    { of: 'POST /v1/admin/runs/', harm: 'cut answer' }
  ]
  const waiting = startLifecircle(county, ...arguments_('--publish', '--json', '--retry-for', '60'))
  await until(t, 'it is asked for', async () => (await runs()).length === before + 1)
  await restart({ workers: true })
  const { code, stdout, stderr } = await waiting.ended
  t.equal(code, 0, stderr)
  t.strictSame(harms, [], 'all of it happened')
  t.equal(stderr, '')
  const { run } = JSON.parse(stdout) as { run: Run }
  t.match(run, { status: 'published', publishedBy: county['LIFECIRCLE_CLIENT_ID'], scopeCode: micro.county })
  t.equal((await runs()).length, before + 1)
  t.ok(seen.filter((call) => call === 'POST /v1/auth/token').length >= 4, 'tokens are got anew')
})

void t.test('it prints what the local command prints', async (t) => {
  const everything = await client('administrator', '000000000000')
  interface Told { run: Record<string, unknown>; regions: RegionScore[]; steps: object[]; totalSeconds: number }
  const json = await lifecircle(everything, ...arguments_('--json'))
  const localJson = await lifecircle(variables, 'recalculate', '--standard', twoTypes, '--period', '2024H1', '--json')
  t.equal(json.code, 0, json.stderr)
  const [there, here] = [json, localJson].map(({ stdout }) => JSON.parse(stdout) as Told) as [Told, Told]
  t.strictSame(Object.keys(there), Object.keys(here))
  const ownWords = ['id', 'requestedBy', 'requestedAt', 'startedAt', 'finishedAt', 'sensitivityAt']
  const alike = ({ run, regions }: Told) => ({ run: Object.fromEntries(Object.entries(run).filter(([name]) => !ownWords.includes(name))), regions: regions.map(({ runId: _runId, ...rest }) => rest) })
  t.strictSame(alike(there), alike(here))
  t.strictSame(Object.keys(there.run).sort(), Object.keys(here.run).sort())
  t.ok(there.regions.length >= 4 && there.steps.length >= 1 && there.totalSeconds > 0)
  const text = await lifecircle(everything, ...arguments_())
  const local = await lifecircle(variables, 'recalculate', '--standard', twoTypes, '--period', '2024H1')
  const same = ({ stdout }: { stdout: string }) => stdout.replace(/\brun \d+|--run \d+/g, 'run').replace(/[\d.]+ s in all/, '')
  t.equal(same(text), same(local))
  t.match(text.stdout, /330106000000 +西湖区/)
  t.match(text.stderr, /ranges +[\d.]+ s/)
})
