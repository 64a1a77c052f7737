/** Attacks by name. Those on tokens are in platform/tokens, on bodies and connections in platform/http, on GraphQL in platform/graphql-limits. */
import type { OpenAPIV3_1 } from 'openapi-types'
import t from 'tap'
import { asCaller, operator, type Caller } from '../../src/platform/caller.js'
import { publishRun, runCheckup } from '../support/checkup.js'
import { document, operations } from '../support/contract.js'
import { testDatabase } from '../support/database.js'
import { manyCorners } from '../support/fuzz-values.js'
import { keptRows } from '../support/kept-rows.js'
import { micro } from '../support/micro-city.js'
import { buildScoredCity, twoTypes } from '../support/scored-city.js'
import { isProblem, testService } from '../support/service.js'

const database = await testDatabase(t)
await buildScoredCity(database)
const service = await testService(t, database)
const near: Caller = { subject: 'near', role: 'administrator', regionCode: micro.county }
const far: Caller = { subject: 'far', role: 'administrator', regionCode: micro.otherCounty }
await publishRun(database, await runCheckup(database, { period: '2023H2', standardVersion: twoTypes, scopeCode: micro.city }))
const draft = await runCheckup(database, { period: '2024H1', standardVersion: twoTypes, scopeCode: micro.county })

void t.test('mass assignment: fields that are the service\'s to set are refused by name, and set nothing', async (t) => {
  const digest = await keptRows(database)
  const before = await digest()
  const slipped = { id: 99, status: 'published', requestedBy: 'somebody', publishedAt: '2024-01-01T00:00:00Z', createdBy: 'somebody', role: 'administrator', regionCode: '000000000000', ownerRegion: micro.city }
  const bodies: readonly (readonly [string, object])[] = [
    ['/v1/admin/recalculations', { period: '2024H1', standard: twoTypes }], ['/v1/admin/schedules', { cron: '0 3 1 * *', standard: twoTypes }], [`/v1/admin/runs/${draft}/trials`, { standard: twoTypes }],
    ['/v1/admin/clients', { name: 'x', role: 'viewer', regionCode: micro.county }], ['/v1/reports', { regionCode: micro.county, format: 'html' }], ['/v1/admin/standards/two-types/clone', { version: 'mine' }]
  ]
  for (const [url, body] of bodies) {
    for (const [field, value] of Object.entries(slipped)) {
      if (field in body || (field === 'role' && url.endsWith('clients'))) continue
      isProblem(t, await service.send('POST', url, { ...body, [field]: value }, { as: near }), 422, 'unprocessable-input')
    }
    const polluted = JSON.parse(JSON.stringify(body).replace('{', '{"constructor":{"prototype":{"role":"administrator"}},')) as object
    t.ok([400, 422].includes((await service.send('POST', url, polluted, { as: near })).status), url)
  }
  t.equal(await digest(), before)
  t.equal(({} as { role?: string }).role, undefined, 'nobody\'s prototype was changed')
})

void t.test('a role and a region that the caller does not have cannot be given away', async (t) => {
  for (const body of [{ name: 'x', role: 'administrator', regionCode: micro.city }, { name: 'x', role: 'viewer', regionCode: micro.otherCounty }, { name: 'x', role: 'viewer', regionCode: '000000000000' }]) {
    isProblem(t, await service.send('POST', '/v1/admin/clients', body, { as: near }), 403, 'forbidden')
  }
  isProblem(t, await service.send('POST', '/v1/admin/recalculations', { period: '2024H1', scopeCode: micro.city }, { as: near }), 403, 'forbidden')
})

void t.test('guessing ids across regions: what is another\'s is answered like what is not there', async (t) => {
  const { body } = await service.send('POST', '/v1/admin/clients', { name: 'x', role: 'viewer', regionCode: micro.county }, { as: near })
  const clientId = (body as { client: { id: string } }).client.id
  const schedule = (await service.send('POST', '/v1/admin/schedules', { cron: '0 3 1 * *', standard: twoTypes }, { as: near })).body as { id: number }
  const report = ((await service.send('POST', '/v1/reports', { regionCode: micro.county, run: draft, format: 'html' }, { as: near })).body as { report: { id: number } }).report
  const things: readonly (readonly ['GET' | 'POST' | 'DELETE', string, string])[] = [
    ['GET', '/v1/checkup/runs/{}', String(draft)], ['GET', '/v1/checkup/runs/{}/scores', String(draft)], ['GET', '/v1/checkup/runs/{}/shortfalls', String(draft)], ['POST', '/v1/admin/runs/{}/publish', String(draft)],
    ['GET', '/v1/reports/{}', String(report.id)], ['GET', '/v1/reports/{}/content', String(report.id)], ['DELETE', '/v1/reports/{}', String(report.id)], ['DELETE', '/v1/admin/schedules/{}', String(schedule.id)],
    ['GET', '/v1/admin/clients/{}', clientId], ['DELETE', '/v1/admin/clients/{}', clientId]
  ]
  const without = ({ status, body }: { status: number; body: unknown }, id: string) => {
    const { instance, ...rest } = body as { instance?: string }
    return JSON.stringify([status, rest]).replaceAll(id, '{}')
  }
  for (const [method, url, id] of things) {
    const none = id.startsWith('client') ? 'client_000000000000000000000000' : '987654321'
    const ask = (one: string) => (method === 'GET' ? service.get(url.replace('{}', one), { as: far }) : service.send(method, url.replace('{}', one), undefined, { as: far }))
    const [theirs, nothing] = [await ask(id), await ask(none)]
    t.equal(theirs.status, 404, `${method} ${url}`)
    t.equal(without(theirs, id), without(nothing, none), `${method} ${url}: no word differs`)
  }
  t.equal((await service.get(`/v1/checkup/runs/${draft}`, { as: near })).status, 200, 'its own region sees it')
})

void t.test('injection: what looks like SQL in a filter, a cursor, an order or a list of fields is text, or refused', async (t) => {
  const digest = await keptRows(database)
  const before = await digest()
  const whole = ((await service.get('/v1/sites', { as: near })).body as { items: object[] }).items.length
  const phrases = ["' or '1'='1", "'; drop table registry.site; --", '1) union select secret_hash from platform.client_secret --', "x' and pg_sleep(5)::text = '", '%', '_', '\\', '$1', "E'\\x27'"]
  for (const phrase of phrases) {
    const written = encodeURIComponent(phrase)
    for (const path of [`/v1/sites?within=${written}`, `/v1/facilities?type=${written}`, `/v1/facilities?status=${written}`, `/v1/sites?bbox=${written}`, `/v1/regions?level=${written}`, `/v1/checkup/runs?period=${written}`,
      `/v1/checkup/runs/1/ranking?level=county&figure=${written}`, `/v1/sites?cursor=${written}`, `/v1/sites?cursor=${Buffer.from(`externalId:${phrase}`).toString('base64url')}`, `/v1/regions?fields=${written}`,
      `/v1/checkup/runs/1/shortfalls?cause=${written}`, `/v1/sites/${written}`, `/v1/standards/${written}`]) {
      const started = performance.now()
      const { status, body } = await service.get(path, { as: near })
      t.ok([200, 400, 404, 422].includes(status) && performance.now() - started < 4_000, path)
      if (status === 200) t.ok(((body as { items: object[] }).items).length <= whole, `${path} shows no more than there is`)
    }
  }
  t.equal(await digest(), before)
})

void t.test('ReDoS: no pattern of the contract takes long for any text', async (t) => {
  const patterns = new Set(JSON.stringify(document).match(/"pattern":"((?:[^"\\]|\\.)*)"/g)?.map((one) => (JSON.parse(`{${one}}`) as { pattern: string }).pattern))
  t.ok(patterns.size > 3)
  const texts = ['a', '1', '-', '.', ' ', ',', '0,', 'a.', '1H', '(', '\t', '西'].flatMap((part) => [part.repeat(50_000), `${part.repeat(50_000)}!`, `!${part.repeat(50_000)}`])
  for (const pattern of patterns) {
    const compiled = new RegExp(pattern, 'u')
    const started = performance.now()
    for (const text of texts) compiled.test(text)
    t.ok(performance.now() - started < 2_000, pattern)
  }
  // Parameters that are texts, with as much as an address holds.
  for (const { path, parameters = [], method } of operations) {
    if (method !== 'GET' || path.includes('{')) continue
    for (const { name, in: where, schema } of parameters as OpenAPIV3_1.ParameterObject[]) {
      if (where !== 'query' || (schema as OpenAPIV3_1.SchemaObject).type !== 'string') continue
      for (const part of [',', '1,', ' ', 'a.', '%25']) {
        const started = performance.now()
        const { status } = await service.get(`${path}?${name}=${part.repeat(3_000)}`, { as: near })
        t.ok(status < 500 && performance.now() - started < 2_000, `${path}?${name}`)
      }
    }
  }
})

void t.test('geometry of 100,000 corners is worked with or refused, in time', async (t) => {
  const started = performance.now()
  const { status } = await service.send('POST', '/v1/isochrones', { origins: [{ site: 'S1' }], contours_minutes: [5], avoid: manyCorners(100_000) }, { as: near })
  t.ok([200, 413, 422].includes(status), String(status))
  t.ok(performance.now() - started < 10_000)
})

void t.test('row-level security holds where the service would not: SQL of a caller sees and writes no other region', async (t) => {
  const seen = await asCaller(database, far, async ({ client }) => (await client.query<{ id: number }>('select id from checkup.run')).rows.map(({ id }) => id))
  t.notOk(seen.includes(draft))
  const changed = await asCaller(database, far, async ({ client }) => (await client.query(`update checkup.run set requested_by = 'far' where id = $1`, [draft])).rowCount)
  t.equal(changed, 0)
  const all = await asCaller(database, operator, async ({ client }) => (await client.query<{ id: number }>('select id from checkup.run')).rows.map(({ id }) => id))
  t.ok(all.includes(draft))
})
