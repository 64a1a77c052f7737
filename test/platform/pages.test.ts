import t from 'tap'
import { orders, readCursor, writeCursor } from '../../src/platform/http/pages.js'
import { runCheckup } from '../support/checkup.js'
import { testDatabase } from '../support/database.js'
import { loadRegions, loadSites, micro, microRegions } from '../support/micro-city.js'
import { buildScoredCity, twoTypes } from '../support/scored-city.js'
import { isGraphqlError, isProblem, testService } from '../support/service.js'

const database = await testDatabase(t)
await buildScoredCity(database)
const run = await runCheckup(database, { period: '2024H1', standardVersion: twoTypes, scopeCode: micro.city })
const { get, graphql } = await testService(t, database)

type Listed = { items: { code: string; externalId: string }[]; nextCursor: string | null }

void t.test('a cursor names the order of its list, and is read as it was written', async (t) => {
  t.equal(Buffer.from(writeCursor(orders.code, micro.county), 'base64url').toString(), `code:${micro.county}`)
  for (const key of ['x', 'a:b', '330106000000 COM01', '店', '\n']) t.equal(readCursor(orders.severity, writeCursor(orders.severity, key)), key)
  t.equal(readCursor(orders.newest, writeCursor(orders.newest, 12)), 12)
  t.equal(readCursor(orders.code, undefined), undefined)
})

void t.test('one of another list, or of nobody\'s making, is refused and says why', async (t) => {
  const ofRegions = writeCursor(orders.code, micro.county)
  const refused = await get(`/v1/sites?cursor=${ofRegions}`)
  isProblem(t, refused, 400, 'bad-request', ['/cursor'])
  t.match(refused.body, { detail: /is of a list by code, and this one is by externalId/ })
  const made = ['nonsense', 'Y29kZTo', Buffer.from('newest:1; drop table registry.site').toString('base64url'), Buffer.from('newest:-1').toString('base64url'),
    Buffer.from('newest:99999999999999999999').toString('base64url'), Buffer.from('code:\0').toString('base64url'), Buffer.from(`order:x`).toString('base64url'), '%00', "'", '"']
  const lists = ['/v1/regions', '/v1/sites', '/v1/facilities', '/v1/checkup/runs', `/v1/checkup/runs/${run}/scores`, `/v1/checkup/runs/${run}/ranking?level=community`, `/v1/checkup/runs/${run}/shortfalls`,
    `/v1/checkup/runs/${run}/priorities`, '/v1/reports']
  for (const list of lists) {
    for (const cursor of made) isProblem(t, await get(`${list}${list.includes('?') ? '&' : '?'}cursor=${encodeURIComponent(cursor)}`), 400, 'bad-request', ['/cursor'])
  }
  isGraphqlError(t, await graphql(`{ sites(after: "${ofRegions}") { edges { cursor } } }`), 'bad-request')
})

void t.test('what is added while a list is walked shifts nothing', async (t) => {
  const first = (await get('/v1/regions?limit=4')).body as Listed
  await loadRegions(database, [...microRegions, { code: '110000000000', name_zh: '北京市', level: 'province' }, { code: '990000000000', name_zh: '末', level: 'province' }])
  const rest = (await get(`/v1/regions?limit=100&cursor=${first.nextCursor!}`)).body as Listed
  t.strictSame([...first.items, ...rest.items].map(({ code }) => code), [...microRegions.map((row) => String(row['code'])), '990000000000'].sort(), 'once each, and what is behind the cursor')
  const sites = (await get('/v1/sites?limit=2')).body as Listed
  await loadSites(database, [{ id: 'A0', at: [10, 10] }, { id: 'S2b', at: [20, 20] }])
  t.strictSame(((await get(`/v1/sites?cursor=${sites.nextCursor!}`)).body as Listed).items.map(({ externalId }) => externalId), ['S2b', 'S3', 'S4'])
})
