/** What every answer does, whatever it is about: methods, limits, encodings, origins, problems. */
import { connect } from 'node:net'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import Fastify from 'fastify'
import t from 'tap'
import { deprecation } from '../../src/platform/http/deprecation.js'
import { problems } from '../../src/platform/http/problems.js'
import { testDatabase } from '../support/database.js'
import { loadRegions, micro, microRegions } from '../support/micro-city.js'
import { administrator, bearer, isProblem, testService, viewer, type Answer } from '../support/service.js'

const database = await testDatabase(t)
await loadRegions(database, microRegions)
const { app, get, send } = await testService(t, database)
const authorization = await bearer(viewer)

type Method = 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'OPTIONS'
const ask = async (method: Method, url: string, headers: Record<string, string> = {}, payload?: string, service = app): Promise<Answer> => {
  const answer = await service.inject({ method, url, headers: { authorization, ...headers }, ...(payload === undefined ? {} : { payload }) })
  return { status: answer.statusCode, headers: answer.headers, body: /json/.test(String(answer.headers['content-type'])) ? answer.json<unknown>() : answer.rawPayload }
}

void t.test('an address says which methods it takes', async (t) => {
  const region = `/v1/regions/${micro.county}`
  for (const method of ['POST', 'PUT', 'PATCH', 'DELETE'] as const) {
    const refused = await ask(method, region)
    isProblem(t, refused, 405, 'method-not-allowed')
    t.equal(refused.headers['allow'], 'GET, HEAD, OPTIONS', method)
  }
  t.match(await ask('OPTIONS', region), { status: 204, headers: { allow: 'GET, HEAD, OPTIONS' } })
  t.match(await ask('OPTIONS', '/v1/admin/schedules/1'), { status: 204, headers: { allow: 'DELETE, GET, HEAD, OPTIONS, PATCH' } })
  isProblem(t, await ask('OPTIONS', '/v1/nothing'), 404, 'not-found')
  isProblem(t, await ask('GET', '/nothing?x=%00'), 404, 'not-found')
})

void t.test('HEAD is GET without the body', async (t) => {
  const [whole, head] = [await app.inject({ url: '/v1/regions', headers: { authorization } }), await app.inject({ method: 'HEAD', url: '/v1/regions', headers: { authorization } })]
  t.strictSame([head.statusCode, head.body, head.headers['content-length'], head.headers['content-type']], [200, '', String(whole.rawPayload.length), whole.headers['content-type']])
  t.equal((await app.inject({ method: 'HEAD', url: '/v1/regions' })).statusCode, 401)
  t.equal((await app.inject({ method: 'HEAD', url: '/v1/regions/330199000000', headers: { authorization } })).statusCode, 404)
})

void t.test('every refusal is a problem, whoever refuses', async (t) => {
  const json = { 'content-type': 'application/json' }
  isProblem(t, await ask('POST', '/v1/reach', json, '{'), 400, 'bad-request')
  isProblem(t, await ask('POST', '/v1/reach', json, ''), 400, 'bad-request')
  isProblem(t, await ask('POST', '/v1/reach', { 'content-type': 'text/csv' }, 'a,b'), 415, 'unsupported-media-type')
  isProblem(t, await ask('POST', '/v1/reports', json, JSON.stringify({ regionCode: 'x'.repeat(2 ** 20) })), 413, 'too-large')
  isProblem(t, await ask('GET', '/v1/regions/%E0%A4%A'), 400, 'bad-request')
  isProblem(t, await ask('GET', `/v1/regions/${'1'.repeat(500)}`), 400, 'bad-request')
  isProblem(t, await ask('POST', '/v1/reports', json, JSON.stringify({ format: 'doc', run: -1, extra: 1 })), 422, 'unprocessable-input', ['/regionCode', '/run', '/format', '/'])
  isProblem(t, await ask('GET', '/v1/regions?limit=0&level=village'), 422, 'unprocessable-input', ['/limit', '/level'])
  isProblem(t, await get('/v1/regions', { as: null, headers: { authorization: 'Basic eDp5' } }), 401, 'unauthenticated')
  t.match((await get('/v1/regions', { as: null })).headers, { 'www-authenticate': 'Bearer' })
  t.match((await get('/v1/regions', { as: null, headers: { authorization: 'Bearer x' } })).headers, { 'www-authenticate': 'Bearer error="invalid_token"' })
  const { body, headers } = await ask('GET', '/v1/regions/1', { 'x-request-id': 'mine' })
  t.match([body, headers], [{ instance: 'urn:request:mine' }, { 'x-request-id': 'mine', 'content-language': 'en', 'cache-control': 'private, no-cache', 'x-content-type-options': 'nosniff' }])
})

void t.test('text that is not whole is refused, and said where it stands', async (t) => {
  const json = { 'content-type': 'application/json' }
  const broken = '{"regionCode":"330106000000","format":"html","a/b":["ok","\\udc00x","\\u0000"],"\\ud83d":1,"language":"\\ud83d\\ude00"}'
  isProblem(t, await ask('POST', '/v1/reports', json, broken), 422, 'unprocessable-input', ['/a~1b/1', '/a~1b/2', ''])
  isProblem(t, await ask('POST', '/v1/reports', json, '{"regionCode":"\\ud83d\\ude00"}'), 422, 'unprocessable-input', ['/regionCode', '/format'])
  const query = await ask('POST', '/graphql', json, '{"query":"query A($code: ID!) { region(code: $code) { nameZh } }","variables":{"code":"\\ud83d"}}')
  t.match(query, { status: 422, body: { errors: [{ extensions: { code: 'unprocessable-input' } }] } })
  isProblem(t, await ask('POST', '/v1/reports', json, `{"a":${'['.repeat(300_000)}"\\ud83d"${']'.repeat(300_000)}}`), 422, 'unprocessable-input', [`/a${'/0'.repeat(100)}`])
  isProblem(t, await ask('POST', '/v1/reports', json, '{"__proto__":{"format":"html"}}'), 400, 'bad-request')
})

void t.test('a request id that is not plain is not taken over', async (t) => {
  for (const bad of ['x'.repeat(201), 'a b', '<script>', 'ü']) {
    const { headers } = await ask('GET', '/v1/regions', { 'x-request-id': bad })
    t.not(headers['x-request-id'], bad)
    t.match(headers['x-request-id'], /^[\w-]{1,64}$/)
  }
})

void t.test('answers are compressed as the caller takes them', async (t) => {
  const plain = await app.inject({ url: '/v1/regions', headers: { authorization } })
  const packed = { br: brotliDecompressSync, gzip: gunzipSync }
  for (const [encoding, unpack] of Object.entries(packed)) {
    const answer = await app.inject({ url: '/v1/regions', headers: { authorization, 'accept-encoding': encoding } })
    t.equal(answer.headers['content-encoding'], encoding)
    t.match(answer.headers['vary'], /accept-encoding/i)
    t.ok(answer.rawPayload.length < plain.rawPayload.length)
    t.equal(unpack(answer.rawPayload).toString(), plain.body)
  }
  t.equal((await app.inject({ url: `/v1/regions/${micro.county}`, headers: { authorization, 'accept-encoding': 'br' } })).headers['content-encoding'], undefined, 'short ones are not')
})

void t.test('pages of the origins that are named may call, others not', async (t) => {
  const { app: open } = await testService(t, database, { variables: { CORS_ORIGINS: 'https://map.example' } })
  const preflight = (origin: string, service = open) =>
    service.inject({ method: 'OPTIONS', url: '/v1/regions', headers: { origin, 'access-control-request-method': 'GET', 'access-control-request-headers': 'authorization' } })
  const allowed = await preflight('https://map.example')
  t.match({ status: allowed.statusCode, headers: allowed.headers }, {
    status: 204, headers: { 'access-control-allow-origin': 'https://map.example', 'access-control-allow-headers': /authorization/, 'access-control-max-age': '600', vary: /Origin/ }
  })
  t.equal((await preflight('https://evil.example')).headers['access-control-allow-origin'], undefined)
  const answer = await open.inject({ url: '/v1/regions', headers: { authorization, origin: 'https://map.example' } })
  t.match({ status: answer.statusCode, headers: answer.headers }, { status: 200, headers: { 'access-control-allow-origin': 'https://map.example', 'access-control-expose-headers': /etag.*link/ } })
  t.equal((await open.inject({ url: '/v1/regions', headers: { origin: 'https://map.example' } })).headers['access-control-allow-origin'], 'https://map.example', 'refusals can be read as well')
  t.equal((await preflight('https://map.example', app)).headers['access-control-allow-origin'], undefined, 'by default none')
})

void t.test('each subject has its own limit, and is told how far it has got', async (t) => {
  const { app: limited } = await testService(t, database, { variables: { REQUESTS_PER_MINUTE: '20', PUBLIC_RESULTS: 'true' } })
  const url = '/v1/regions?limit=1'
  const asked = await Promise.all(Array.from({ length: 20 }, () => limited.inject({ url, headers: { authorization } })))
  t.ok(asked.every(({ statusCode }) => statusCode === 200))
  t.match(asked[0]!.headers, { 'ratelimit-limit': '20', 'ratelimit-remaining': /^\d+$/, 'ratelimit-reset': /^\d+$/ })
  const over = await ask('GET', url, {}, undefined, limited)
  isProblem(t, over, 429, 'too-many-requests')
  t.match(over.headers, { 'retry-after': /^\d+$/, 'ratelimit-remaining': '0' })
  t.equal((await limited.inject({ url, headers: { authorization: await bearer(administrator) } })).statusCode, 200, 'others are not held up')
  const anybody: number[] = []
  for (let time = 0; time < 3; time++) {
    anybody.push((await limited.inject({ url, remoteAddress: '10.0.0.9', headers: { 'x-forwarded-for': `10.1.1.${time}` } })).statusCode)
  }
  t.strictSame(anybody, [200, 200, 429], 'without a token it is a tenth, by the address, which is not the caller\'s to choose')
  t.equal((await limited.inject({ url: '/health/live' })).headers['ratelimit-limit'], undefined)
})

void t.test('a deprecated route says so, until when, and what takes its place', async (t) => {
  const old = Fastify()
  t.teardown(() => old.close())
  await old.register(problems)
  await old.register(deprecation)
  const deprecated = { since: new Date('2027-01-01T00:00:00Z'), sunset: new Date('2027-07-01T00:00:00Z'), successor: '/v2/regions' }
  old.get('/v1/regions', { config: { deprecated }, schema: {} }, async (_request, reply) => reply.header('link', '</v1/regions?cursor=x>; rel="next"').send([]))
  old.get('/v1/sites', async () => [])
  t.match((await old.inject('/v1/regions')).headers, {
    deprecation: '@1798761600', sunset: 'Thu, 01 Jul 2027 00:00:00 GMT', link: '</v1/regions?cursor=x>; rel="next", </v2/regions>; rel="successor-version"'
  })
  t.equal((await old.inject('/v1/sites')).headers['deprecation'], undefined)
})

void t.test('who sends his request drop by drop, or headers without end, holds nobody up', async (t) => {
  const { app: served } = await testService(t, database)
  await served.listen({ host: '127.0.0.1', port: 0 })
  t.ok(served.server.requestTimeout > 0 && served.server.requestTimeout <= 30_000)
  t.ok(served.server.headersTimeout > 0 && served.server.headersTimeout <= 60_000)
  const { port } = served.server.address() as { port: number }
  const slow = Array.from({ length: 50 }, () => {
    const socket = connect(port, '127.0.0.1')
    socket.on('error', () => undefined)
    socket.write(`POST /v1/reach HTTP/1.1\r\nHost: x\r\nAuthorization: ${authorization}\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{`)
    return socket
  })
  t.teardown(() => slow.forEach((socket) => socket.destroy()))
  const answer = await fetch(`http://127.0.0.1:${port}/v1/regions`, { headers: { authorization } })
  t.equal(answer.status, 200)
  const long = await new Promise<string>((resolve) => {
    const socket = connect(port, '127.0.0.1')
    let text = ''
    socket.on('data', (data) => (text += data.toString()))
    socket.on('close', () => resolve(text))
    socket.on('error', () => undefined)
    socket.write(`GET /v1/regions HTTP/1.1\r\nHost: x\r\nX-Long: ${'x'.repeat(64 * 1024)}\r\n\r\n`)
  })
  t.match(long, /^HTTP\/1\.1 431 /)
  t.ok((await send('POST', '/v1/reach', { origins: [] })).status === 422)
})
