import t from 'tap'
import { asCaller, operator } from '../../src/platform/caller.js'
import { regionImport } from '../../src/registry/region-import.js'
import { testDatabase } from '../support/database.js'
import { buildMicroCity, degreesAt, load, loadFacilities, loadSites, micro, microRegions } from '../support/micro-city.js'
import { administrator, isProblem, testService, viewer } from '../support/service.js'

const database = await testDatabase(t)
await buildMicroCity(database)
const { get, graphql } = await testService(t, database)

const codes = microRegions.map((row) => String(row['code'])).sort()
type Items = { items: { code: string; externalId: string }[]; nextCursor: string | null }

void t.test('regions come in the order of their codes', async (t) => {
  const { status, body } = await get('/v1/regions')
  t.equal(status, 200)
  t.strictSame((body as Items).items.map((region) => region.code), codes)
  t.equal((body as Items).nextCursor, null)
  t.strictSame((body as Items).items[0], {
    code: micro.province, nameZh: '浙江省', nameEn: 'Zhejiang', level: 'province', parentCode: null, kind: null, futureStatus: null
  })
})

void t.test('pages can be walked by nextCursor or by the Link header', async (t) => {
  const seen: string[] = []
  let url: string | undefined = '/v1/regions?limit=3&within=330000000000'
  let pages = 0
  while (url !== undefined) {
    const { body, headers } = await get(url)
    const page = body as Items
    seen.push(...page.items.map((region) => region.code))
    const link: string | undefined = /^<([^>]+)>; rel="next"$/.exec(String(headers['link']))?.[1]
    t.equal(link === undefined, page.nextCursor === null)
    if (link !== undefined) {
      const next = new URL(link, 'http://localhost')
      t.equal(next.searchParams.get('cursor'), page.nextCursor)
      t.equal(next.searchParams.get('within'), '330000000000', 'the other parameters stay')
    }
    url = link
    pages++
  }
  t.strictSame(seen, codes)
  t.equal(pages, Math.ceil(codes.length / 3))
})

void t.test('a cursor survives what is written between two pages', async (t) => {
  await loadSites(database, ['P1', 'P3', 'P5', 'P7'].map((id) => ({ id, at: [300, 300] as const, community: micro.communities[1] })))
  const first = await get(`/v1/sites?limit=2&within=${micro.communities[1]}`)
  t.strictSame((first.body as Items).items.map((site) => site.externalId), ['P1', 'P3'])
  await loadSites(database, [
    { id: 'P0', at: [300, 300], community: micro.communities[1] },
    { id: 'P4', at: [300, 300], community: micro.communities[1] },
    { id: 'P3', at: [310, 300], community: micro.communities[1] }
  ])
  const second = await get(`/v1/sites?limit=9&within=${micro.communities[1]}&cursor=${(first.body as Items).nextCursor!}`)
  t.strictSame((second.body as Items).items.map((site) => site.externalId), ['P4', 'P5', 'P7'], 'nothing twice, nothing lost')
})

void t.test('regions and communities are found by a box that their boundary meets', async (t) => {
  const square = (from: number, to: number) => {
    const [[west, south], [east, north]] = [degreesAt([from, from]), degreesAt([to, to])]
    return `${west} ${south}, ${east} ${south}, ${east} ${north}, ${west} ${north}, ${west} ${south}`
  }
  await database.asOwner(async (client) => {
    // A corner is missing: the box of a boundary is not the boundary.
    const [[x0, y0], [x1, y1]] = [degreesAt([0, 0]), degreesAt([500, 500])]
    for (const [code, ring] of [[micro.county, `${x0} ${y0}, ${x1} ${y0}, ${x0} ${y1}, ${x0} ${y0}`], [micro.communities[0], square(0, 100)], [micro.communities[3], square(600, 700)]]) {
      await client.query(`update registry.region set geom = st_multi(st_geomfromtext('POLYGON((' || $2 || '))', 4326)) where code = $1`, [code, ring])
    }
  })
  const box = (from: number, to: number) => [...degreesAt([from, from]), ...degreesAt([to, to])].map((degrees) => degrees.toFixed(7)).join()
  const found = async (path: string) => ((await get(path)).body as Items).items.map(({ code }) => code)
  t.strictSame(await found(`/v1/regions?bbox=${box(50, 60)}`), [micro.county, micro.communities[0]])
  t.strictSame(await found(`/v1/regions?bbox=${box(400, 480)}`), [], 'beside the boundary, though within its box')
  t.strictSame(await found(`/v1/communities?bbox=${box(50, 650)}`), [micro.communities[0], micro.communities[3]])
  t.strictSame(await found(`/v1/communities?bbox=${box(50, 650)}&within=${micro.otherCounty}`), [micro.communities[3]])
  t.strictSame(await found(`/v1/regions?bbox=${box(50, 650)}&level=county`), [micro.county])
  const [west, south, east, north] = box(50, 650).split(',')
  const asked = await graphql(`{ communities(bbox: { west: ${west}, south: ${south}, east: ${east}, north: ${north} }) { edges { node { code } } } }`)
  t.strictSame(asked.body, { ...(asked.body as object), data: { communities: { edges: [micro.communities[0], micro.communities[3]].map((code) => ({ node: { code } })) } } })
  isProblem(t, await get('/v1/regions?bbox=1,1,0,0'), 422, 'unprocessable-input', ['/bbox'])
})

void t.test('regions are filtered by level, parent and subtree', async (t) => {
  const codesAt = async (query: string) => ((await get(`/v1/regions?${query}`)).body as Items).items.map((region) => region.code)
  t.strictSame(await codesAt('level=street'), [micro.street, micro.otherStreet, micro.farStreet])
  t.strictSame(await codesAt(`parent=${micro.county}`), [micro.street, micro.otherStreet])
  t.strictSame(await codesAt(`within=${micro.street}`), [micro.street, micro.communities[0], micro.communities[1]])
  t.strictSame(await codesAt(`within=${micro.county}&level=community`), micro.communities.slice(0, 3))
  t.strictSame(
    ((await get(`/v1/communities?kind=old_estate&within=${micro.city}`)).body as Items).items.map((region) => region.code),
    [micro.communities[0]]
  )
})

void t.test('children and trees', async (t) => {
  const children = await get(`/v1/regions/${micro.city}/children`)
  t.strictSame((children.body as Items).items.map((region) => region.code), [micro.county, micro.otherCounty])
  const tree = await get(`/v1/regions/${micro.city}/tree?depth=2`)
  type Tree = { code: string; children: Tree[] }
  const shape = ({ code, children }: Tree): unknown => [code, ...children.map(shape)]
  t.strictSame(shape(tree.body as Tree), [
    micro.city,
    [micro.county, [micro.street], [micro.otherStreet]],
    [micro.otherCounty, [micro.farStreet]]
  ])
})

void t.test('a retired code leads to the region that took its place', async (t) => {
  await asCaller(database, operator, ({ client }) =>
    client.query(`insert into registry.region_alias (old_code, code, since) values ('330103000000', $1, '2021-04-09')`, [micro.county])
  )
  t.match((await get('/v1/regions/330103000000')).body, { code: micro.county })
  t.match((await get('/v1/regions/330103000000/tree')).body, { code: micro.county, children: [{ code: micro.street }, { code: micro.otherStreet }] })
})

void t.test('facilities are filtered by region, type, status and box', async (t) => {
  await loadFacilities(database, [{ id: 'F4', at: [400, 400], community: micro.communities[2], status: 'planned' }])
  const found = async (query: string) => ((await get(`/v1/facilities?${query}`)).body as Items).items.map((facility) => facility.externalId)
  t.strictSame(await found(''), ['F1', 'F2', 'F3', 'F4'])
  t.strictSame(await found('type=GOV01'), ['F2', 'F3'])
  t.strictSame(await found(`within=${micro.street}`), ['F1', 'F2'])
  t.strictSame(await found('status=planned'), ['F4'])
  const [west, south] = degreesAt([230, 100])
  const [east, north] = degreesAt([290, 320])
  t.strictSame(await found(`bbox=${[west, south, east, north].join(',')}`), ['F1', 'F2'])
  const { body } = await get('/v1/facilities/F1')
  const [lon, lat] = degreesAt([240, 110])
  const { location, ...rest } = body as { location: { type: string; coordinates: [number, number] } }
  t.equal(location.type, 'Point')
  t.ok(Math.abs(location.coordinates[0] - lon) < 1e-6 && Math.abs(location.coordinates[1] - lat) < 1e-6, 'longitude before latitude')
  t.match(rest, { externalId: 'F1', typeCode: 'COM01', communityCode: micro.communities[0], countyCode: micro.county, size: 60, status: 'operating', state: 'operating', weeklyHours: null, validFrom: null })
})

void t.test('one site, with what is not given as null', async (t) => {
  t.match((await get('/v1/sites/S1')).body, { externalId: 'S1', population: 200, elderly: 40, children: 20, households: 80 })
  t.match((await get('/v1/sites/S2')).body, { externalId: 'S2', population: 100, elderly: null, children: null, households: null })
})

void t.test('standards say whose they are', async (t) => {
  const { body } = await get('/v1/standards')
  t.match(body, { items: [{ version: 'lifecircle-2026', authority: /not the Zhejiang guideline/, status: 'published' }] })
  const { body: full } = await get('/v1/standards/lifecircle-2026')
  t.equal((full as { document: { types: unknown[] } }).document.types.length, 20)
})

void t.test('without a valid token nothing is told', async (t) => {
  const nobody = await get('/v1/regions', { as: null })
  isProblem(t, nobody, 401, 'unauthenticated')
  t.equal(nobody.headers['www-authenticate'], 'Bearer')
  isProblem(t, await get('/v1/regions', { as: null, headers: { authorization: 'Bearer no.token.atall' } }), 401, 'unauthenticated')
  isProblem(t, await get('/v1/regions', { as: { ...viewer, role: 'king' as never } }), 401, 'unauthenticated')
  isProblem(t, await get('/v1/regions', { as: { ...viewer, regionCode: '33' } }), 401, 'unauthenticated')
})

void t.test('what is not there is a problem with a code', async (t) => {
  isProblem(t, await get('/v1/regions/330199000000'), 404, 'not-found')
  isProblem(t, await get('/v1/sites/none'), 404, 'not-found')
  isProblem(t, await get('/v1/facilities/none'), 404, 'not-found')
  isProblem(t, await get('/v1/standards/none'), 404, 'not-found')
  isProblem(t, await get('/v1/nothing'), 404, 'not-found')
})

void t.test('what cannot be used is named by pointer', async (t) => {
  isProblem(t, await get('/v1/regions?limit=0&level=galaxy'), 422, 'unprocessable-input', ['/limit', '/level'])
  isProblem(t, await get('/v1/regions/12'), 422, 'unprocessable-input', ['/code'])
  isProblem(t, await get('/v1/facilities?bbox=2,1,1,2'), 422, 'unprocessable-input', ['/bbox'])
  isProblem(t, await get('/v1/facilities?bbox=here'), 422, 'unprocessable-input', ['/bbox'])
  isProblem(t, await get('/v1/regions?cursor=bm9wZQ'), 400, 'bad-request', ['/cursor'])
})

void t.test('names may be any text', async (t) => {
  await load(database, regionImport, [{ code: '330199000000', name_zh: `Robert'); drop table registry.region;-- "引号" \\`, level: 'county', parent_code: micro.city }])
  t.match((await get('/v1/regions/330199000000', { as: administrator })).body, { nameZh: `Robert'); drop table registry.region;-- "引号" \\` })
})
