import t from 'tap'
import { testDatabase } from '../support/database.js'
import { buildMicroCity, micro } from '../support/micro-city.js'
import { isProblem, testService, viewer, bearer } from '../support/service.js'

const database = await testDatabase(t)
await buildMicroCity(database)
const { get, app } = await testService(t, database)

void t.test('of things on a page, and of one thing, the fields that are named are answered', async (t) => {
  t.strictSame((await get('/v1/regions?level=county&fields=code,nameZh')).body, {
    items: [{ code: micro.county, nameZh: '西湖区' }, { code: micro.otherCounty, nameZh: '滨江区' }], nextCursor: null
  })
  t.strictSame((await get(`/v1/regions/${micro.county}?fields=level,code,level`)).body, { level: 'county', code: micro.county })
  t.strictSame((await get('/v1/sites/S1?fields=location,externalId')).body, { location: ((await get('/v1/sites/S1')).body as { location: object }).location, externalId: 'S1' })
  const first = await get('/v1/regions?limit=1&fields=code')
  t.match([first.body, first.headers], [{ items: [{ code: micro.province }], nextCursor: String }, { link: /limit=1&fields=code&cursor=/ }])
})

void t.test('a name that is none is refused, with those there are', async (t) => {
  const refused = await get('/v1/regions?fields=code,secret,__proto__')
  isProblem(t, refused, 422, 'unprocessable-input', ['/fields'])
  t.match(refused.body, { detail: /knows no "secret", "__proto__": there are code, nameZh/ })
  isProblem(t, await get('/v1/regions?fields='), 422, 'unprocessable-input', ['/fields'])
  isProblem(t, await get('/v1/regions?fields=code&fields=level'), 422, 'unprocessable-input', ['/fields'])
  isProblem(t, await get('/v1/regions/999999999999?fields=code'), 404, 'not-found')
})

void t.test('answers of other fields have other tags and lengths, GET and HEAD alike', async (t) => {
  const [whole, sparse] = [await get('/v1/regions'), await get('/v1/regions?fields=code')]
  t.not(whole.headers['etag'], sparse.headers['etag'])
  t.equal((await get('/v1/regions?fields=code', { headers: { 'if-none-match': String(sparse.headers['etag']) } })).status, 304)
  const head = await app.inject({ method: 'HEAD', url: '/v1/regions?fields=code', headers: { authorization: await bearer(viewer) } })
  t.equal(head.headers['content-length'], String(JSON.stringify(sparse.body).length))
})
