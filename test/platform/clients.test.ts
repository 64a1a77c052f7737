import t from 'tap'
import { asCaller, operator, type Caller } from '../../src/platform/caller.js'
import { signToken } from '../../src/platform/auth/tokens.js'
import { commandDatabase, lifecircle } from '../support/command-line.js'
import { testDatabase } from '../support/database.js'
import { loadRegions, micro, microRegions } from '../support/micro-city.js'
import { isProblem, testConfig, testService, type Answer } from '../support/service.js'

const database = await testDatabase(t)
await loadRegions(database, microRegions)
const { app, get, send } = await testService(t, database)

const county: Caller = { subject: 'county', role: 'administrator', regionCode: micro.county }
const as = operator

interface Registered {
  readonly client: { readonly id: string; readonly secrets: readonly object[]; readonly revokedAt: string | null }
  readonly secret: string
}

const register = async (client: object = {}): Promise<Registered> => {
  const { status, body } = await send('POST', '/v1/admin/clients', { name: 'platform', role: 'integrator', regionCode: micro.city, ...client }, { as })
  if (status !== 201) throw new Error(JSON.stringify(body))
  return body as Registered
}

/** Asks for a token as OAuth clients do, from an address. */
const ask = async (form: Record<string, string>, { from = '127.0.0.1', headers = {} }: { from?: string; headers?: Record<string, string> } = {}): Promise<Answer> => {
  const answer = await app.inject({
    method: 'POST', url: '/v1/auth/token', remoteAddress: from,
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    payload: new URLSearchParams({ grant_type: 'client_credentials', ...form }).toString()
  })
  return { status: answer.statusCode, headers: answer.headers, body: answer.json<unknown>() }
}
const tokenOf = async ({ client, secret }: Registered): Promise<string> =>
  ((await ask({ client_id: client.id, client_secret: secret })).body as { access_token: string }).access_token
const me = (token: string) => get('/v1/auth/me', { as: null, headers: { authorization: `Bearer ${token}` } })

void t.test('a client gets short-lived tokens for its secret', async (t) => {
  const { client, secret } = await register()
  t.match(client, { name: 'platform', role: 'integrator', regionCode: micro.city, scopes: null, createdBy: 'operator', lastUsedAt: null, revokedAt: null, secrets: [{ expiresAt: null }] })
  const granted = await ask({ client_id: client.id, client_secret: secret })
  t.match(granted, { status: 200, headers: { 'cache-control': 'no-store' }, body: { token_type: 'Bearer', expires_in: 900, scope: /registry:read .*results:read/ } })
  const { access_token: token } = granted.body as { access_token: string }
  t.match((await me(token)).body, { subject: client.id, role: 'integrator', regionCode: micro.city })
  t.equal((await get('/v1/regions', { as: null, headers: { authorization: `Bearer ${token}` } })).status, 200)
  t.match((await get(`/v1/admin/clients/${client.id}`, { as })).body, { id: client.id, lastUsedAt: /^\d{4}/ })

  const basic = Buffer.from(`${encodeURIComponent(client.id)}:${encodeURIComponent(secret)}`).toString('base64')
  t.equal((await ask({}, { headers: { authorization: `Basic ${basic}` } })).status, 200, 'by HTTP Basic')
  t.equal((await send('POST', '/v1/auth/token', { grant_type: 'client_credentials', client_id: client.id, client_secret: secret }, { as: null })).status, 200, 'as JSON')
})

void t.test('its refusals are problems, and errors of RFC 6749', async (t) => {
  const { client, secret } = await register()
  const cases: [form: Record<string, string>, status: number, code: string, error: string][] = [
    [{ client_id: client.id, client_secret: 'wrong' }, 401, 'unauthenticated', 'invalid_client'],
    [{ client_id: 'client_of_nobody', client_secret: secret }, 401, 'unauthenticated', 'invalid_client'],
    [{ client_id: client.id }, 401, 'unauthenticated', 'invalid_client'],
    [{ client_id: client.id, client_secret: secret, grant_type: 'password' }, 422, 'unprocessable-input', 'unsupported_grant_type'],
    [{ client_id: client.id, client_secret: secret, scope: 'runs:write' }, 400, 'bad-request', 'invalid_scope'],
    [{ client_id: client.id, client_secret: 'x'.repeat(300) }, 422, 'unprocessable-input', 'invalid_request'],
    [{ client_id: 'nul\0', client_secret: 'x' }, 422, 'unprocessable-input', 'invalid_request']
  ]
  for (const [form, status, code, error] of cases) {
    const answer = await ask(form)
    isProblem(t, answer, status, code)
    t.match(answer.body, { error })
  }
  isProblem(t, await ask({}, { headers: { authorization: 'Basic %%%' } }), 401, 'unauthenticated')
  isProblem(t, await ask({}, { headers: { authorization: `Basic ${Buffer.from('%zz:%zz').toString('base64')}` } }), 401, 'unauthenticated')
  isProblem(t, await ask({ client_id: client.id, client_secret: secret }, { headers: { authorization: 'Basic eDp5' } }), 400, 'bad-request')
})

void t.test('a client, or a token, can be limited to some scopes', async (t) => {
  const registered = await register({ scopes: ['registry:read', 'results:read'] })
  const narrow = await tokenOf(registered)
  t.match((await me(narrow)).body, { scopes: ['registry:read', 'results:read'] })
  const headers = { authorization: `Bearer ${narrow}` }
  t.equal((await get('/v1/regions', { as: null, headers })).status, 200)
  isProblem(t, await get('/v1/sites', { as: null, headers }), 403, 'forbidden')
  const narrower = (await ask({ client_id: registered.client.id, client_secret: registered.secret, scope: 'results:read' })).body as { access_token: string; scope: string }
  t.equal(narrower.scope, 'results:read')
  isProblem(t, await get('/v1/regions', { as: null, headers: { authorization: `Bearer ${narrower.access_token}` } }), 403, 'forbidden')
  t.match((await me(narrower.access_token)).body, { scopes: ['results:read'] })
  isProblem(t, await send('POST', '/v1/admin/clients', { name: 'x', role: 'viewer', regionCode: micro.city, scopes: ['all'] }, { as }), 422, 'unprocessable-input', ['/scopes/0'])
})

void t.test('wrong secrets in a row lock the client for who tries, and for nobody else', async (t) => {
  const { client, secret } = await register()
  const wrong = { client_id: client.id, client_secret: 'guess' }
  const right = { client_id: client.id, client_secret: secret }
  for (let time = 0; time < 4; time++) t.equal((await ask(wrong, { from: '10.0.0.1' })).status, 401)
  t.equal((await ask(right, { from: '10.0.0.1' })).status, 200, 'a right one begins the count anew')
  for (let time = 0; time < 5; time++) t.equal((await ask(wrong, { from: '10.0.0.1' })).status, 401)
  const locked = await ask(right, { from: '10.0.0.1' })
  isProblem(t, locked, 429, 'too-many-requests')
  t.match(locked.headers, { 'retry-after': /^(60|5\d)$/ })
  t.equal((await ask(right, { from: '10.0.0.2' })).status, 200)
  // As if the minute were over: the next wrong one locks for twice as long.
  await database.asOwner((owner) => owner.query(`update platform.client_failure set locked_until = now() where client_id = $1`, [client.id]))
  t.equal((await ask(wrong, { from: '10.0.0.1' })).status, 401)
  t.match((await ask(right, { from: '10.0.0.1' })).headers, { 'retry-after': /^1[12]\d$/ })
  const nobody = { client_id: 'client_of_nobody', client_secret: 'guess' }
  for (let time = 0; time < 5; time++) t.equal((await ask(nobody, { from: '10.0.0.3' })).status, 401)
  t.equal((await ask(nobody, { from: '10.0.0.3' })).status, 429, 'nor can be told which clients there are')
  const many = await Promise.all(Array.from({ length: 20 }, () => ask(wrong, { from: '10.0.0.4' })))
  t.equal(many.filter(({ status }) => status === 401).length, 5, 'all at once are no way round it')
})

void t.test('secrets are replaced while the one before goes on for a while', async (t) => {
  const before = await register()
  const replaced = await send('POST', `/v1/admin/clients/${before.client.id}/secrets`, {}, { as })
  t.match(replaced, { status: 201, body: { client: { secrets: [{ expiresAt: /^\d{4}/ }, { expiresAt: null }] } } })
  const after = replaced.body as Registered
  t.notSame(after.secret, before.secret)
  for (const one of [before, after]) t.ok(await tokenOf(one))
  const at_once = await send('POST', `/v1/admin/clients/${before.client.id}/secrets`, { keepHours: 0 }, { as })
  t.match(at_once.body, { client: { secrets: [{ expiresAt: null }] } })
  for (const { secret } of [before, after]) t.equal((await ask({ client_id: before.client.id, client_secret: secret })).status, 401)
  t.ok(await tokenOf(at_once.body as Registered))
})

void t.test('a revoked client gets no token, and those it has are refused at once', async (t) => {
  const registered = await register()
  const token = await tokenOf(registered)
  t.equal((await me(token)).status, 200)
  t.match(await send('DELETE', `/v1/admin/clients/${registered.client.id}`, undefined, { as }), { status: 200, body: { revokedAt: /^\d{4}/ } })
  isProblem(t, await me(token), 401, 'unauthenticated')
  t.equal((await ask({ client_id: registered.client.id, client_secret: registered.secret })).status, 401)
  isProblem(t, await send('POST', `/v1/admin/clients/${registered.client.id}/secrets`, {}, { as }), 409, 'conflict')
  t.equal((await send('DELETE', `/v1/admin/clients/${registered.client.id}`, undefined, { as })).status, 200, 'twice is once')
})

void t.test('a token can be taken back by who has it, and by an administrator all those of a subject', async (t) => {
  const mine: Caller = { subject: 'somebody', role: 'viewer', regionCode: micro.county }
  const [one, two] = [await signToken(testConfig.tokens.secret, mine, 60), await signToken(testConfig.tokens.secret, mine, 60)]
  const elsewhere = await signToken(testConfig.tokens.secret, { ...mine, regionCode: micro.otherCounty }, 60)
  const revoke = (token: string) => send('POST', '/v1/auth/revoke', { token }, { as: null })
  t.strictSame([(await revoke(one)).status, (await revoke(one)).status, (await revoke('nonsense')).status], [200, 200, 200])
  isProblem(t, await me(one), 401, 'unauthenticated')
  t.equal((await me(two)).status, 200)
  t.equal((await send('POST', '/v1/admin/revocations', { subject: 'somebody', regionCode: micro.county }, { as: county })).status, 204)
  isProblem(t, await me(two), 401, 'unauthenticated')
  t.equal((await me(elsewhere)).status, 200, 'those of another region are not that administrator\'s to take')
  isProblem(t, await send('POST', '/v1/admin/revocations', { subject: 'somebody', regionCode: micro.city }, { as: county }), 403, 'forbidden')
  await new Promise((resolve) => setTimeout(resolve, 1100))
  t.equal((await me(await signToken(testConfig.tokens.secret, mine, 60))).status, 200, 'those made later are good')
})

void t.test('another process hears of it within two seconds', async (t) => {
  const other = await testService(t, database)
  const token = await signToken(testConfig.tokens.secret, { subject: 'traveller', role: 'viewer', regionCode: micro.county }, 60)
  const headers = { authorization: `Bearer ${token}` }
  t.equal((await other.get('/v1/auth/me', { as: null, headers })).status, 200)
  await send('POST', '/v1/auth/revoke', { token }, { as: null })
  await new Promise((resolve) => setTimeout(resolve, 2050))
  isProblem(t, await other.get('/v1/auth/me', { as: null, headers }), 401, 'unauthenticated')
})

void t.test('clients are the business of administrators, in their region', async (t) => {
  const far = await register({ regionCode: micro.otherCounty })
  const near = await register({ regionCode: micro.street })
  const listed = (await get('/v1/admin/clients?limit=1000', { as: county })).body as { items: { id: string }[] }
  t.strictSame(listed.items.map(({ id }) => id), [near.client.id])
  isProblem(t, await get(`/v1/admin/clients/${far.client.id}`, { as: county }), 404, 'not-found')
  isProblem(t, await send('DELETE', `/v1/admin/clients/${far.client.id}`, undefined, { as: county }), 404, 'not-found')
  isProblem(t, await send('POST', `/v1/admin/clients/${far.client.id}/secrets`, {}, { as: county }), 404, 'not-found')
  isProblem(t, await send('POST', '/v1/admin/clients', { name: 'x', role: 'administrator', regionCode: micro.city }, { as: county }), 403, 'forbidden')
  for (const role of ['viewer', 'surveyor', 'planner', 'integrator'] as const) {
    isProblem(t, await get('/v1/admin/clients', { as: { ...county, role } }), 403, 'forbidden')
  }
  const pages = [await get('/v1/admin/clients?limit=2', { as })]
  while ((pages.at(-1)!.body as { nextCursor: string | null }).nextCursor !== null) {
    pages.push(await get(`/v1/admin/clients?limit=2&cursor=${(pages.at(-1)!.body as { nextCursor: string }).nextCursor}`, { as }))
  }
  const all = pages.flatMap(({ body }) => (body as { items: { id: string }[] }).items.map(({ id }) => id))
  t.strictSame(all, [...new Set(all)].sort())
})

void t.test('the service cannot read what it keeps of secrets, nor anybody write past it', async (t) => {
  const denied = { code: '42501' }
  await t.rejects(asCaller(database, operator, ({ client }) => client.query('select hash from platform.client_secret')), denied)
  await t.rejects(asCaller(database, operator, ({ client }) => client.query('select * from platform.client_failure')), denied)
  await t.rejects(asCaller(database, operator, ({ client }) => client.query(`update platform.client set role = 'administrator'`)), denied)
  await t.rejects(asCaller(database, operator, ({ client }) => client.query('delete from platform.client')), denied)
  await t.rejects(asCaller(database, operator, ({ client }) => client.query(`update platform.revocation set expires_at = now()`)), denied)
  t.equal((await database.pool.query('select from platform.client')).rowCount, 0, 'and without a caller there is nothing')
  const kept = await asCaller(database, { ...county, subject: 'x' }, ({ client }) => client.query(`delete from platform.revocation where subject = 'somebody'`))
  t.equal(kept.rowCount, 0, 'a revocation stays while it matters')
})

void t.test('the first administrator is made at the command line', async (t) => {
  const { database, variables } = await commandDatabase(t)
  const made = await lifecircle(variables, 'clients', 'add', 'Operations', '--role', 'administrator', '--region', '330000000000')
  t.match(made, { code: 0, stdout: /^client_id=client_[0-9a-f]{24}\nclient_secret=[\w-]{43}\n$/, stderr: /told here and never again/ })
  const [, id, secret] = /client_id=(.*)\nclient_secret=(.*)\n/.exec(made.stdout)!
  const service = await testService(t, database)
  const token = async (clientSecret: string) => service.send('POST', '/v1/auth/token', { grant_type: 'client_credentials', client_id: id, client_secret: clientSecret }, { as: null })
  const granted = await token(secret!)
  t.equal(granted.status, 200)
  const headers = { authorization: `Bearer ${(granted.body as { access_token: string }).access_token}` }
  t.match((await service.get('/v1/admin/clients', { as: null, headers })).body, { items: [{ id, name: 'Operations', role: 'administrator' }] })
  t.match(await lifecircle(variables, 'clients', 'list'), { code: 0, stdout: new RegExp(`${id} +Operations +administrator +330000000000 +1 `) })
  const replaced = await lifecircle(variables, 'clients', 'secret', id!, '--keep-hours', '0', '--json')
  t.equal((await token(secret!)).status, 401)
  t.equal((await token((JSON.parse(replaced.stdout) as Registered).secret)).status, 200)
  t.match(await lifecircle(variables, 'clients', 'revoke', id!), { code: 0, stdout: /is revoked/ })
  t.match(await lifecircle(variables, 'clients', 'revoke', 'client_x'), { code: 1, stdout: '', stderr: /there is no client client_x/ })
  t.match(await lifecircle(variables, 'clients', 'add', 'x', '--role', 'viewer', '--region', '330000000000', '--scopes', 'everything'), { code: 2, stderr: /Allowed choices are registry:read/ })
})
