/** OGC API – Features: what the standards ask for, each error, and filters against a search through all rows. */
import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { Ajv } from 'ajv'
import addFormats from 'ajv-formats'
import fc from 'fast-check'
import proj4 from 'proj4'
import t, { type Test } from 'tap'
import type { Caller } from '../../../src/platform/caller.js'
import { referenceSystems } from '../../../src/exchange/ogc/reference-systems.js'
import { defaultStandardVersion } from '../../../src/registry/standard.js'
import { publishRun, runCheckup } from '../../support/checkup.js'
import { testDatabase } from '../../support/database.js'
import { loadFacilities, micro } from '../../support/micro-city.js'
import { buildScoredCity, twoTypes } from '../../support/scored-city.js'
import { administrator, isProblem, testService, viewer, type Answer, type AskOptions } from '../../support/service.js'
import { fillWithFacilities, keepCircles } from '../../support/ogc-city.js'

const database = await testDatabase(t)
await buildScoredCity(database)
const earlier = await runCheckup(database, { period: '2023H2', standardVersion: twoTypes, scopeCode: micro.city })
await publishRun(database, earlier)
await fillWithFacilities(database)
const newest = await runCheckup(database, { period: '2024H1', standardVersion: defaultStandardVersion, scopeCode: micro.city })
await publishRun(database, newest)
const draft = await runCheckup(database, { period: '2024H2', standardVersion: twoTypes, scopeCode: micro.county })
const service = await testService(t, database)
await keepCircles(service)

const root = 'http://localhost/ogc'
const epsg = (code: number) => `http://www.opengis.net/def/crs/EPSG/0/${code}`
const crs84 = 'http://www.opengis.net/def/crs/OGC/1.3/CRS84'

interface Link { readonly href: string; readonly rel: string; readonly type: string }
interface Feature {
  readonly type: 'Feature'
  readonly id: string
  readonly geometry: { readonly type: string; readonly coordinates: unknown } | null
  readonly properties: Readonly<Record<string, string | number | boolean | null>>
}
interface Page { readonly features: readonly Feature[]; readonly links: readonly Link[]; readonly numberMatched?: number; readonly numberReturned: number; readonly timeStamp: string }

interface Told<T> extends Answer { readonly body: T }
const get = (path: string, options: AskOptions = {}): Promise<Answer> =>
  service.get(path.startsWith('http') ? path.slice('http://localhost'.length) : `/ogc${path}`, { as: administrator, ...options })
const itemsPath = (collection: string, query: Readonly<Record<string, string | number>> = {}) =>
  `/collections/${collection}/items?${new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)])).toString()}`
async function page(t: Test, collection: string, query: Readonly<Record<string, string | number>> = {}): Promise<Page> {
  const { status, body } = (await get(itemsPath(collection, query)) as Told<Page>)
  t.equal(status, 200, JSON.stringify(status === 200 ? query : body).slice(0, 600))
  return body
}
const ids = async (t: Test, collection: string, query: Readonly<Record<string, string | number>> = {}) => (await page(t, collection, { limit: 1000, ...query })).features.map(({ id }) => id)
const linkTo = (links: readonly Link[], rel: string) => links.find((link) => link.rel === rel)

/** Facilities as they are kept, read past the service. */
const facilities = (await database.asOwner((client) => client.query<{ id: string; lon: number; lat: number } & Feature['properties']>(
  `select f.external_id as id, f.external_id, t.code as type_code, f.name, f.community_code, f.county_code, f.size::float8 as size, f.status, f.weekly_hours::float8 as weekly_hours,
     f.opened_on::text as opened_on, f.closed_on::text as closed_on, st_x(f.geom) as lon, st_y(f.geom) as lat
   from registry.facility as f join registry.facility_type as t on t.id = f.type_id
   where f.valid_to = 'infinity'
   order by f.external_id`
))).rows
const all = facilities.map(({ id }) => id)

void t.test('the landing page leads to all there is, and needs no token', async (t) => {
  for (const path of ['', '/']) {
    const { status, body } = (await get(path, { as: null }) as Told<{ links: Link[] }>)
    t.equal(status, 200)
    t.strictSame(body.links.map(({ rel }) => rel), ['self', 'service-desc', 'conformance', 'data'])
  }
  const { body: { links } } = (await get('') as Told<{ links: Link[] }>)
  for (const { href, type } of links) {
    const { status, headers } = await get(href)
    t.equal(status, 200, href)
    t.match(String(headers['content-type']).replaceAll(' ', ''), type, href)
  }
  t.equal((await get('/collections', { as: null })).status, 401)
})

void t.test('it says to which classes it conforms', async (t) => {
  const { body: { conformsTo } } = (await get('/conformance', { as: null }) as Told<{ conformsTo: string[] }>)
  const features = (part: number, name: string) => `http://www.opengis.net/spec/ogcapi-features-${part}/1.0/conf/${name}`
  for (const one of [features(1, 'core'), features(1, 'oas30'), features(1, 'geojson'), features(2, 'crs'), features(3, 'filter'), features(3, 'features-filter'), features(3, 'queryables'),
    ...['basic-cql2', 'cql2-text', 'cql2-json', 'advanced-comparison-operators', 'basic-spatial-functions'].map((name) => `http://www.opengis.net/spec/cql2/1.0/conf/${name}`)]) {
    t.ok(conformsTo.includes(one), one)
  }
})

interface CollectionDocument { readonly id: string; readonly links: readonly Link[]; readonly crs: readonly string[]; readonly storageCrs: string; readonly extent: { readonly spatial?: { readonly bbox: number[][] } } }

void t.test('collections tell their extent, their reference systems and where their features are', async (t) => {
  const { body } = (await get('/collections') as Told<{ collections: CollectionDocument[] }>)
  t.strictSame(body.collections.map(({ id }) => id), ['communities', 'regions', 'shortfalls', 'sites', 'facilities', 'circles-5', 'circles-15'])
  for (const collection of body.collections) {
    t.strictSame(collection.crs, [crs84, ...[4326, 4490, 4549, 4528, 3857].map(epsg)])
    t.equal(collection.storageCrs, crs84)
    const alone = (await get(`/collections/${collection.id}`) as Told<CollectionDocument>)
    t.strictSame(alone.body, collection)
    for (const rel of ['self', 'items', 'http://www.opengis.net/def/rel/ogc/1.0/queryables', 'describedBy']) {
      const { href, type } = linkTo(collection.links, rel)!
      const { status, headers } = await get(href)
      t.equal(status, 200, href)
      t.match(headers['content-type'], type)
    }
  }
  const extent = body.collections.find(({ id }) => id === 'facilities')!.extent.spatial!.bbox
  const [lons, lats] = [facilities.map(({ lon }) => lon), facilities.map(({ lat }) => lat)]
  t.strictSame(extent, [[Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)]])
})

void t.test('collections are those that the caller may read', async (t) => {
  const seen = async (as: Caller) => ((await get('/collections', { as }) as Told<{ collections: CollectionDocument[] }>)).body.collections.map(({ id }) => id)
  t.strictSame(await seen(viewer), ['communities', 'regions', 'shortfalls', 'sites', 'facilities'])
  t.strictSame(await seen({ ...viewer, scopes: ['registry:read', 'results:read'] }), ['communities', 'regions', 'shortfalls'])
  isProblem(t, await get(itemsPath('circles-5'), { as: viewer }), 403, 'forbidden')
  isProblem(t, await get('/collections/nothing'), 404, 'not-found')
  const open = await testService(t, database, { variables: { PUBLIC_RESULTS: 'true' } })
  t.match((await open.get('/ogc/collections', { as: null })).body, { collections: [{ id: 'communities' }, { id: 'regions' }, { id: 'shortfalls' }] })
  t.equal((await open.get('/ogc/collections/communities/items', { as: null })).status, 200)
  t.equal((await open.get('/ogc/collections/sites/items', { as: null })).status, 401)
})

void t.test('a page has a time, numbers and links; the usual one holds 100, the largest 10,000', async (t) => {
  const { headers, body } = (await get(itemsPath('facilities', { limit: 10 })) as Told<Page>)
  t.match(headers['content-type'], /^application\/geo\+json/)
  t.equal(headers['content-crs'], `<${crs84}>`)
  t.match(headers['link'], /rel="self".*rel="next"/)
  t.ok(Math.abs(Date.parse(body.timeStamp) - Date.now()) < 60_000)
  t.strictSame([body.numberReturned, body.numberMatched, body.features.length], [10, facilities.length, 10])
  t.equal(linkTo(body.links, 'self')!.href, `${root}${itemsPath('facilities', { limit: 10 })}`)
  t.equal((await page(t, 'facilities')).numberReturned, Math.min(100, facilities.length))
  t.strictSame(await ids(t, 'facilities', { limit: 99_999_999 }), all)
})

void t.test('pages follow each other to the end, each feature once, whatever is added meanwhile', async (t) => {
  const seen: string[] = []
  let pages = 0
  for (let href: string | undefined = itemsPath('facilities', { limit: 7, filter: 'size > 0 or size is null', crs: epsg(4490) }); href !== undefined; pages++) {
    const { body, headers }: { body: Page; headers: Readonly<Record<string, unknown>> } = (await get(href) as Told<Page>)
    t.equal(headers['content-crs'], `<${epsg(4490)}>`, 'as the first was asked for')
    t.equal(body.numberMatched === undefined, pages > 0, 'how many there are is told once')
    seen.push(...body.features.map(({ id }) => id))
    if (pages === 0) await loadFacilities(database, [{ id: 'A0-added-before', at: [1, 1], community: micro.communities[0], size: 1 }])
    href = linkTo(body.links, 'next')?.href
  }
  t.strictSame(seen, facilities.filter(({ size }) => size === null || Number(size) > 0).map(({ id }) => id))
  t.equal(pages, Math.ceil(seen.length / 7))
  await database.asOwner((client) => client.query("update registry.facility set valid_to = valid_from where external_id = 'A0-added-before'"))
  const exact = await page(t, 'facilities', { limit: facilities.length })
  t.equal(linkTo(exact.links, 'next'), undefined, 'a full last page leads nowhere')
  isProblem(t, await get(itemsPath('facilities', { cursor: 'x' })), 400, 'bad-request', ['/cursor'])
})

void t.test('shortfalls follow each other by community and type', async (t) => {
  const whole = await ids(t, 'shortfalls')
  const seen: string[] = []
  for (let href: string | undefined = itemsPath('shortfalls', { limit: 2 }); href !== undefined;) {
    const { body }: { body: Page } = (await get(href) as Told<Page>)
    seen.push(...body.features.map(({ id }) => id))
    href = linkTo(body.links, 'next')?.href
  }
  t.strictSame(seen, whole)
  const { rows } = await database.asOwner((client) => client.query<{ id: string }>(
    `select s.region_code || '.' || t.code as id from checkup.type_score as s join registry.facility_type as t on t.id = s.type_id
     join registry.region as r on r.code = s.region_code and r.level = 'community' where s.run_id = $1 and s.cause is not null order by s.region_code, t.code`, [newest]
  ))
  t.strictSame(whole, rows.map(({ id }) => id))
  t.ok(whole.length > 4, `${whole.length}`)
})

const conversions = new Map([...[4326, 4490].map((code) => [epsg(code), undefined] as const), [epsg(3857), proj4('EPSG:3857')], ...([[4549, 500_000], [4528, 40_500_000]] as const).map(
  ([code, east]) => [epsg(code), proj4(`+proj=tmerc +lat_0=0 +lon_0=120 +k=1 +x_0=${east} +y_0=0 +ellps=GRS80 +units=m +no_defs`)] as const
)])
/** As the reference system has its axes. */
function placeIn(uri: string, lon: number, lat: number): [number, number] {
  const [east, north] = conversions.get(uri)?.forward<[number, number]>([lon, lat]) ?? [lon, lat]
  return uri === crs84 || uri === epsg(3857) ? [east, north] : [north, east]
}

void t.test('coordinates come in each reference system, with its axes in its order', async (t) => {
  for (const { uri } of referenceSystems) {
    const { headers, body } = (await get(itemsPath('facilities', { limit: 1000, crs: uri })) as Told<Page>)
    t.equal(headers['content-crs'], `<${uri}>`)
    const allowed = /4549|4528|3857/.test(uri) ? 0.002 : 1e-7
    for (const [index, { geometry }] of body.features.entries()) {
      const wanted = placeIn(uri, facilities[index]!.lon, facilities[index]!.lat)
      const [first, second] = geometry!.coordinates as [number, number]
      if (Math.abs(first - wanted[0]) > allowed || Math.abs(second - wanted[1]) > allowed) t.fail(`${uri}: ${first} ${second}, not ${wanted.join(' ')}`)
    }
    const one = (await get(`/collections/facilities/items/${facilities[0]!.id}?crs=${uri}`) as Told<Feature>)
    t.equal(one.headers['content-crs'], `<${uri}>`)
    t.strictSame(one.body.geometry, body.features[0]!.geometry)
  }
  t.strictSame((await page(t, 'facilities', { limit: 1, crs: 'EPSG:4549' })).features, (await page(t, 'facilities', { limit: 1, crs: epsg(4549) })).features)
})

const [west, south, east, north] = [120.1495, 30.2702, 120.1528, 30.2741]
const inside = facilities.filter(({ lon, lat }) => lon >= west && lon <= east && lat >= south && lat <= north).map(({ id }) => id)

void t.test('a box leaves what meets it, in whichever reference system it is given', async (t) => {
  t.ok(inside.length > 3 && inside.length < all.length - 3)
  t.strictSame(await ids(t, 'facilities', { bbox: [west, south, east, north].join() }), inside)
  t.strictSame(await ids(t, 'facilities', { bbox: [west, south, -5, east, north, 9000].join() }), inside, 'heights say nothing')
  for (const { uri } of referenceSystems) {
    const [low, high] = [placeIn(uri, west, south), placeIn(uri, east, north)]
    const [lowX, lowY, highX, highY] = [...low, ...high]
    const within = facilities.filter(({ lon, lat }) => {
      const [x, y] = placeIn(uri, lon, lat)
      return x >= lowX && x <= highX && y >= lowY && y <= highY
    })
    t.strictSame(await ids(t, 'facilities', { bbox: [...low, ...high].join(), 'bbox-crs': uri }), within.map(({ id }) => id), uri)
    const bracket = `S_INTERSECTS(geometry, BBOX(${[...low, ...high].join()}))`
    t.strictSame(await ids(t, 'facilities', { filter: bracket, 'filter-crs': uri }), within.map(({ id }) => id), `filter in ${uri}`)
  }
  t.strictSame(await ids(t, 'facilities', { bbox: '-100000000,-100000000,100000000,100000000', 'bbox-crs': epsg(4549) }), all, 'however large')
  t.strictSame(await ids(t, 'facilities', { bbox: '-100000000,-100000000,100000000,100000000', 'bbox-crs': epsg(3857) }), all)
  t.strictSame(await ids(t, 'facilities', { bbox: '170,-10,121,40' }), all, 'over the antimeridian')
  t.strictSame(await ids(t, 'facilities', { bbox: '121,-10,-170,40' }), [])
})

void t.test('communities without a boundary are amid their sites; a box finds both', async (t) => {
  const { features } = await page(t, 'communities')
  t.strictSame(features.map(({ geometry }) => geometry?.type), ['MultiPolygon', 'Point', 'Point', 'Point'])
  const [lon, lat] = features[1]!.geometry!.coordinates as [number, number]
  const around = [lon - 1e-5, lat - 1e-5, lon + 1e-5, lat + 1e-5].join()
  t.ok((await ids(t, 'communities', { bbox: around })).includes(micro.communities[1]))
  t.notOk((await ids(t, 'communities', { bbox: '0,0,1,1' })).length)
  t.strictSame(await ids(t, 'communities', { filter: 'geometry is null' }), [])
  t.equal((await page(t, 'regions')).features[0]!.geometry, null, 'regions above have none unless it was given')
})

void t.test('communities carry the scores of the newest published run, or of another one', async (t) => {
  for (const [query, run, period] of [[{}, newest, '2024H1'], [{ run: earlier }, earlier, '2023H2'], [{ run: draft }, draft, '2024H2']] as const) {
    const { features } = await page(t, 'communities', query)
    const { rows } = await database.asOwner((client) => client.query<{ code: string; index: number; base: number; rank: number; grade: string; commerce: number; com01: number }>(
      `select s.region_code as code, round(s.index::numeric, 2)::float8 as index, round(s.base::numeric, 2)::float8 as base, s.rank, s.grade,
         (select round(c.score::numeric, 2)::float8 from checkup.category_score as c where c.run_id = s.run_id and c.region_code = s.region_code and c.category = 'commerce') as commerce,
         (select round(k.score::numeric, 2)::float8 from checkup.type_score as k join registry.facility_type as f on f.id = k.type_id
          where k.run_id = s.run_id and k.region_code = s.region_code and f.code = 'COM01') as com01
       from checkup.region_score as s where s.run_id = $1 and s.level = 'community' order by s.region_code`, [run]
    ))
    t.equal(rows.length, run === draft ? 3 : 4)
    t.strictSame(
      features.map(({ id, properties: { run_id: number, period: of, index, base, rank, grade, score_commerce: commerce, score_com01: com01 } }) => ({ id, number, of, index, base, rank, grade, commerce, com01 })),
      rows.map(({ code, ...figures }) => ({ id: code, number: run, of: period, ...figures }))
    )
  }
  t.match((await page(t, 'regions', { level: 'county' })).features, [{ id: micro.county, properties: { run_id: newest, level: 'county' } }, { id: micro.otherCounty }])
  isProblem(t, await get(itemsPath('communities', { run: 999 })), 404, 'not-found')
  isProblem(t, await get(itemsPath('communities', { run: draft }), { as: { ...viewer, regionCode: micro.otherCounty } }), 404, 'not-found')
  isProblem(t, await get(itemsPath('facilities', { run: newest })), 400, 'bad-request', ['/run'])
})

void t.test('what is kept as versions is told as it was at a time', async (t) => {
  const sizes = async (datetime: string) => (await page(t, 'facilities', { external_id: 'V1', datetime })).features.map(({ properties: { size, valid_from: from, valid_to: to, state } }) => [size, from, to, state])
  t.strictSame(await sizes('2024-02-29'), [[10, '2024-01-01', '2024-03-01', 'building']])
  t.strictSame(await sizes('2024-03-01'), [[20, '2024-03-01', null, 'building']])
  t.strictSame(await sizes('2024-02-29T15:59:59Z'), [[10, '2024-01-01', '2024-03-01', 'building']])
  t.strictSame(await sizes('2024-02-29T16:00:00Z'), [[20, '2024-03-01', null, 'building']], 'the day is that of China')
  t.strictSame(await sizes('2024-03-01T00:00:00+08:00'), [[20, '2024-03-01', null, 'building']])
  t.strictSame(await sizes('2023-12-31'), [])
  t.strictSame(await sizes('../2024-02-29'), [[10, '2024-01-01', '2024-03-01', 'building']])
  t.strictSame(await sizes('2023-01-01/2024-06-15'), [[20, '2024-03-01', null, 'operating']], 'of an interval the last')
  t.strictSame(await sizes('2024-02-01/..'), [[20, '2024-03-01', null, 'operating']])
  t.strictSame(await sizes('/2023-12-31'), [])
  t.strictSame(await sizes('../..'), [[20, '2024-03-01', null, 'operating']], 'whenever: once, as it last was')
  t.match(((await get('/collections/facilities/items/V1?datetime=2024-01-15') as Told<Feature>)).body, { properties: { size: 10 } })
  t.equal((await page(t, 'circles-5', { datetime: '1990-01-01' })).numberMatched, (await page(t, 'circles-5')).numberMatched, 'circles hold at no time of their own')
})

void t.test('properties are asked for by their names', async (t) => {
  const of = (matches: (row: (typeof facilities)[number]) => boolean) => facilities.filter(matches).map(({ id }) => id)
  t.strictSame(await ids(t, 'facilities', { type_code: 'GOV01' }), of((row) => row['type_code'] === 'GOV01'))
  t.strictSame(await ids(t, 'facilities', { type_code: 'COM01', status: 'planned' }), of((row) => row['type_code'] === 'COM01' && row['status'] === 'planned'))
  t.strictSame(await ids(t, 'facilities', { size: '60.0' }), of((row) => row['size'] === 60))
  t.strictSame(await ids(t, 'facilities', { opened_on: '2024-05-01' }), of((row) => row['opened_on'] === '2024-05-01'))
  t.strictSame(await ids(t, 'facilities', { name: "it's 100%" }), of((row) => row['name'] === "it's 100%"))
  t.strictSame(await ids(t, 'sites', { under_renovation: 'false', kind: 'nothing' }), [])
  t.equal((await ids(t, 'sites', { under_renovation: '0' })).length, 4)
})

void t.test('one feature is told with its links, and what is not there is not found', async (t) => {
  const { status, headers, body } = (await get('/collections/facilities/items/F1') as Told<Feature & { links: Link[] }>)
  t.equal(status, 200)
  t.match(headers['content-type'], /^application\/geo\+json/)
  t.match(body, { type: 'Feature', id: 'F1', properties: { external_id: 'F1', type_code: 'COM01' }, links: [{ rel: 'self' }, { rel: 'collection' }] })
  t.match((await get(`/collections/facilities/items/${encodeURIComponent('odd/id?1')}`)).body, { id: 'odd/id?1' })
  const [first] = await ids(t, 'shortfalls')
  t.match((await get(`/collections/shortfalls/items/${first!}`)).body, { id: first })
  for (const path of ['facilities/items/nothing', 'shortfalls/items/nothing', 'communities/items/330106000000', 'shortfalls/items/330106001001.NO', 'facilities/items/%00']) {
    isProblem(t, await get(`/collections/${path}`), 404, 'not-found')
  }
})

void t.test('circles of approved plans are features', async (t) => {
  const [five, fifteen] = [await page(t, 'circles-5'), await page(t, 'circles-15')]
  t.ok(five.features.length > 0 && fifteen.features.length > 0)
  t.match(five.features[0], { geometry: { type: 'MultiPolygon' }, properties: { county_code: micro.county, parent_code: fifteen.features[0]!.id } })
  t.equal(fifteen.features.reduce((sum, { properties: { population } }) => sum + Number(population), 0), five.features.reduce((sum, { properties: { population } }) => sum + Number(population), 0))
})

void t.test('who has a page already is told so', async (t) => {
  const { headers } = (await get(itemsPath('facilities', { limit: 5 })) as Told<Page>)
  const again = await get(itemsPath('facilities', { limit: 5 }), { headers: { 'if-none-match': headers['etag']! } })
  t.equal(again.status, 304)
  t.equal((await get(itemsPath('facilities', { limit: 6 }), { headers: { 'if-none-match': headers['etag']! } })).status, 200)
})

void t.test('what is wrong with a query is answered with 400, where it is and what there is', async (t) => {
  const wrong: readonly (readonly [string, Readonly<Record<string, string>>, RegExp])[] = [
    ['nothing', { nothing: '1' }, /nothing is not a parameter here: there are limit, cursor, bbox, .*external_id, type_code/],
    ['f', { f: 'html' }, /f is json/],
    ['limit', { limit: '0' }, /limit is a whole number from 1 on/], ['limit', { limit: '-1' }, /limit/], ['limit', { limit: 'ten' }, /limit/], ['limit', { limit: '' }, /limit/],
    ['bbox', { bbox: '1,2,3' }, /bbox is not four or six numbers/], ['bbox', { bbox: '1,2,3,x' }, /bbox/], ['bbox', { bbox: '1,2,3,1e999' }, /bbox/], ['bbox', { bbox: '' }, /bbox/],
    ['bbox', { bbox: '120,31,121,30' }, /bbox has its south 31 above its north 30: the order is west,south,east,north/],
    ['bbox', { bbox: '121,30,120,31', 'bbox-crs': epsg(4549) }, /bbox/],
    ['bbox-crs', { bbox: '1,2,3,4', 'bbox-crs': epsg(27700) }, /bbox-crs is not one of/], ['crs', { crs: 'nowhere' }, /crs is not one of http/], ['filter-crs', { 'filter-crs': epsg(1) }, /filter-crs/],
    ['datetime', { datetime: 'yesterday' }, /datetime is not a day/], ['datetime', { datetime: '2024-02-30' }, /datetime/], ['datetime', { datetime: '2024-02-01T25:00:00Z' }, /datetime is no time/],
    ['datetime', { datetime: '2024-02-01/2024-01-01' }, /ends before it begins/], ['datetime', { datetime: '2024-01-01/2024-01-02/2024-01-03' }, /two with a slash/],
    ['size', { size: 'large' }, /size is a number/], ['size', { size: '1e999' }, /size is a number/], ['opened_on', { opened_on: '2024-13-01' }, /opened_on is a day/],
    ['filter-lang', { filter: 'size > 1', 'filter-lang': 'sql' }, /filter-lang is one of cql2-text, cql2-json/],
    ['filter', { filter: 'sise > 1' }, /the filter, character 1: "sise" is not a property here: there are external_id, type_code, .*geometry/],
    ['filter', { filter: "size > 'large'" }, /character 8: should be a number/], ['filter', { filter: 'name = 3' }, /character 8: should be a text/],
    ['filter', { filter: "opened_on = DATE('2024-02-30')" }, /character 13: should be a day such as/], ['filter', { filter: "name = DATE('2024-02-01')" }, /character 8: should be a text/],
    ['filter', { filter: "opened_on = TIMESTAMP('2024-02-01T00:00:00Z')" }, /there are days here and no times/],
    ['filter', { filter: 'size = name' }, /character 8: name should be a number/], ['filter', { filter: '1 = 1' }, /character 1: one side has to be a property/],
    ['filter', { filter: "size LIKE '1%'" }, /LIKE compares texts/], ['filter', { filter: 'name LIKE status' }, /only values may stand here/], ['filter', { filter: "name LIKE '100\\\\\\'" }, /filter/],
    ['filter', { filter: JSON.stringify({ op: 'like', args: [{ property: 'name' }, 'a\\'] }), 'filter-lang': 'cql2-json' }, /\/args\/1: a pattern cannot end with the backslash/],
    ['filter', { filter: JSON.stringify({ op: '=', args: [{ property: 'name' }, 'a\0'] }), 'filter-lang': 'cql2-json' }, /\/args\/1: holds a zero byte/],
    ['filter', { filter: 'geometry = 3' }, /"geometry" is not a property here/], ['filter', { filter: 'S_INTERSECTS(name, POINT(0 0))' }, /the only one is called geometry/],
    ['filter', { filter: 'S_INTERSECTS(geometry, geometry)' }, /takes the property geometry and a geometry/],
    ['filter', { filter: 'S_INTERSECTS(geometry, POINT(190 0))' }, /190 0 is nowhere in/], ['filter', { filter: 'S_INTERSECTS(geometry, POINT(120 30))', 'filter-crs': epsg(4326) }, /120 30 is nowhere in .*north first/],
    ['filter', { filter: 'S_INTERSECTS(geometry, LINESTRING(0 0))' }, /a line has at least two positions/], ['filter', { filter: 'S_INTERSECTS(geometry, POLYGON((0 0, 1 0, 1 1, 0 1)))' }, /of which the last is the first/],
    ['filter', { filter: 'S_INTERSECTS(geometry, BBOX(1, 5, 2, 4))' }, /the box ends before it begins/], ['filter', { filter: '' }, /character 1/]
  ]
  for (const [pointer, query, message] of wrong) {
    const answer = (await get(itemsPath('facilities', query)) as Told<{ detail: string }>)
    isProblem(t, answer, 400, 'bad-request', [`/${pointer}`])
    t.match(answer.body.detail, message, JSON.stringify(query))
  }
  isProblem(t, await get('/collections/facilities/items?limit=1&limit=2'), 400, 'bad-request', ['/limit'])
  for (const path of ['', '/conformance', '/api', '/collections', '/collections/facilities', '/collections/facilities/queryables', '/collections/facilities/schema', '/collections/facilities/items/F1']) {
    isProblem(t, await get(`${path}?nothing=1`), 400, 'bad-request', ['/nothing'])
    t.equal((await get(`${path}?f=json`)).status, 200)
  }
  t.equal((await get(`/collections?crs=${epsg(4549)}&limit=5`)).status, 200, 'what clients send wherever they ask changes nothing in a description')
})

void t.test('a bow tie and other odd shapes are no error', async (t) => {
  const meets = (shape: string) => ids(t, 'facilities', { filter: `S_INTERSECTS(geometry, ${shape})` })
  t.strictSame(await meets('POLYGON((119 29, 121 31, 121 29, 119 31, 119 29))'), all.filter((id) => facilities.some((row) => row.id === id && Math.abs(row.lat - 30) <= Math.abs(row.lon - 120))))
  t.strictSame(await meets('POLYGON((120 30, 120 30, 120 30, 120 30))'), [])
  const one = facilities[5]!
  t.ok((await meets(`POINT(${one.lon} ${one.lat})`)).includes(one.id))
  t.ok((await meets(`GEOMETRYCOLLECTION(POINT(${one.lon} ${one.lat}), LINESTRING(0 0, 1 1))`)).includes(one.id))
})

/** A filter, in both writings, and what it says of a row by rules of its own: true, false, or null for unknown. */
interface Case { readonly text: string; readonly json: unknown; readonly holds: (row: (typeof facilities)[number]) => boolean | null }

const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`
const values = {
  type_code: ['COM01', 'GOV01', 'ELD01'], name: ["it's 100%", 'facility F1', 'a_b', '宝石', ''], status: ['operating', 'planned', 'closed'], size: [0, 60, 12.5, 800, -1], weekly_hours: [40, 0], opened_on: ['2024-05-01', '2023-12-31'],
  closed_on: ['2030-01-01']
} as const
type Name = keyof typeof values
const names = Object.keys(values) as Name[]
const isText = (name: Name) => !['size', 'weekly_hours', 'opened_on', 'closed_on'].includes(name)
const isDate = (name: Name) => name.endsWith('_on')
const textOf = (name: Name, value: string | number) => (typeof value === 'number' ? String(value) : isDate(name) ? `DATE(${quoted(value)})` : quoted(value))
const jsonOf = (name: Name, value: string | number) => (isDate(name) ? { date: value } : value)
const bytes = (value: string | number | boolean) => Buffer.from(String(value))
const order = (a: string | number | boolean, b: string | number | boolean) => (typeof a === 'number' && typeof b === 'number' ? Math.sign(a - b) : Buffer.compare(bytes(a), bytes(b)))
const signs: Readonly<Record<string, (order: number) => boolean>> = { '=': (o) => o === 0, '<>': (o) => o !== 0, '<': (o) => o < 0, '>': (o) => o > 0, '<=': (o) => o <= 0, '>=': (o) => o >= 0 }
const known = (value: string | number | boolean | null, holds: (value: string | number | boolean) => boolean) => (value === null ? null : holds(value))
const pattern = (like: string) => new RegExp(`^${Array.from(like, (letter) => (letter === '%' ? '[^]*' : letter === '_' ? '[^]' : letter.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))).join('')}$`, 'u')

const named = fc.constantFrom(...names)
const valued = named.chain((name) => fc.record({ name: fc.constant(name), value: fc.constantFrom<string | number>(...values[name]), other: fc.constantFrom<string | number>(...values[name]) }))
const simple: fc.Arbitrary<Case> = fc.oneof(
  valued.chain(({ name, value }) => fc.constantFrom(...Object.keys(signs)).map((sign): Case => ({
    text: `${name} ${sign} ${textOf(name, value)}`, json: { op: sign, args: [{ property: name }, jsonOf(name, value)] }, holds: (row) => known(row[name]!, (own) => signs[sign]!(order(own, value)))
  }))),
  named.map((name): Case => ({ text: `"${name}" IS NULL`, json: { op: 'isNull', args: [{ property: name }] }, holds: (row) => row[name] === null })),
  valued.map(({ name, value, other }): Case => ({
    text: `${name} BETWEEN ${textOf(name, value)} AND ${textOf(name, other)}`, json: { op: 'between', args: [{ property: name }, jsonOf(name, value), jsonOf(name, other)] },
    holds: (row) => known(row[name]!, (own) => order(own, value) >= 0 && order(own, other) <= 0)
  })),
  valued.map(({ name, value, other }): Case => ({
    text: `${name} IN (${textOf(name, value)}, ${textOf(name, other)})`, json: { op: 'in', args: [{ property: name }, [jsonOf(name, value), jsonOf(name, other)]] },
    holds: (row) => known(row[name]!, (own) => own === value || own === other)
  })),
  fc.tuple(named.filter(isText), fc.constantFrom('%1%', '_%', "it's%", 'COM__', '%宝%', '')).map(([name, like]): Case => ({
    text: `${name} LIKE ${quoted(like)}`, json: { op: 'like', args: [{ property: name }, like] }, holds: (row) => known(row[name]!, (own) => pattern(like).test(String(own)))
  })),
  fc.constant<Case>({ text: 'size > weekly_hours', json: { op: '>', args: [{ property: 'size' }, { property: 'weekly_hours' }] }, holds: ({ size, weekly_hours: hours }) => (size == null || hours == null ? null : Number(size) > Number(hours)) }),
  fc.tuple(fc.double({ min: 120.147, max: 120.155, noNaN: true }), fc.double({ min: 30.268, max: 30.276, noNaN: true }), fc.double({ min: 0.0005, max: 0.005, noNaN: true })).map(([lon, lat, side]): Case => {
    const [far, high] = [lon + side, lat + side]
    const ring = [[lon, lat], [far, lat], [far, high], [lon, high], [lon, lat]]
    return {
      text: `S_INTERSECTS(geometry, POLYGON((${ring.map((place) => place.join(' ')).join(', ')})))`, json: { op: 's_intersects', args: [{ property: 'geometry' }, { type: 'Polygon', coordinates: [ring] }] },
      holds: (row) => row.lon >= lon && row.lon <= far && row.lat >= lat && row.lat <= high
    }
  }),
  fc.boolean().map((value): Case => ({ text: String(value).toUpperCase(), json: value, holds: () => value }))
)
const { filter } = fc.letrec<{ filter: Case }>((tie) => ({
  filter: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    simple,
    fc.tuple(fc.constantFrom('and', 'or'), fc.array(tie('filter'), { minLength: 2, maxLength: 3 })).map(([kind, parts]): Case => ({
      text: parts.map(({ text }) => `(${text})`).join(` ${kind.toUpperCase()} `), json: { op: kind, args: parts.map(({ json }) => json) },
      holds: (row) => {
        const answers = parts.map(({ holds }) => holds(row))
        const decides = kind === 'or'
        return answers.includes(decides) ? decides : answers.includes(null) ? null : !decides
      }
    })),
    tie('filter').map((part): Case => ({ text: `NOT (${part.text})`, json: { op: 'not', args: [part.json] }, holds: (row) => known(part.holds(row), (holds) => holds === false) }))
  )
}))

void t.test('a filter leaves the rows for which it holds, in both writings', async (t) => {
  let [some, none] = [0, 0]
  await fc.assert(fc.asyncProperty(filter, fc.boolean(), async ({ text, json, holds }, asText) => {
    const wanted = facilities.filter((row) => holds(row) === true).map(({ id }) => id)
    if (wanted.length > 0 && wanted.length < facilities.length) some++
    else none++
    const given: Readonly<Record<string, string>> = asText ? { filter: text } : { filter: JSON.stringify(json), 'filter-lang': 'cql2-json' }
    const { status, body } = (await get(itemsPath('facilities', { limit: 1000, ...given })) as Told<Page>)
    if (status === 400 && /more than \d+|longer than/.test(JSON.stringify(body))) return
    if (status !== 200) throw new Error(JSON.stringify(body))
    const found = body.features.map(({ id }) => id)
    if (found.join() !== wanted.join()) throw new Error(`${given['filter']!}: found ${found.join()}, not ${wanted.join()}`)
    if (body.numberMatched !== wanted.length) throw new Error(`${given['filter']!}: ${body.numberMatched ?? 'none'} matched`)
  }), { numRuns: 150, seed: 1 })
  t.ok(some > 60, `${some} filters left some of the rows, ${none} all or none`)
})

void t.test('whatever a query holds, the answer is features or 400', async (t) => {
  const words = ["'", '"', '(', ')', '\\', '%', '\0', ';', '--', 'name', 'size', 'geometry', '=', '<', '1', "'x'", 'and', 'or', 'not', 'in', 'like', 'between', 'is', 'null', 'POINT', 'S_INTERSECTS', ',', ' ', '宝', '💧', '1e308', '-', '{', '}', '$1', 'BBOX', 'DATE']
  const parameters = ['filter', 'bbox', 'datetime', 'limit', 'cursor', 'crs', 'name', 'size', 'opened_on', 'filter-lang', 'bbox-crs', 'f']
  await fc.assert(fc.asyncProperty(fc.constantFrom('facilities', 'communities', 'shortfalls', 'circles-5'), fc.dictionary(fc.constantFrom(...parameters), fc.array(fc.constantFrom(...words), { maxLength: 9 }).map((all) => all.join(' ')), { maxKeys: 3 }),
    async (collection, query) => {
      const { status, body } = await get(itemsPath(collection, query))
      if (status !== 200 && status !== 400) throw new Error(`${status} ${JSON.stringify(body)}`)
    }), { numRuns: 150, seed: 2 })
  t.pass()
})

void t.test('the description of the API is clean by redocly\'s rules, and answers are as it says', async (t) => {
  const { body } = (await get('/api') as Told<{ paths: Record<string, { get: { parameters: { name: string }[]; responses: Record<string, { content: Record<string, { schema: object }> }> } }> }>)
  const file = join(t.testdir({}), 'api.json')
  await writeFile(file, JSON.stringify(body))
  const command = fileURLToPath(new URL('../../../../node_modules/@redocly/cli/bin/cli.js', import.meta.url))
  const { stdout } = await promisify(execFile)(process.execPath, [command, 'lint', '--extends', 'recommended', '--skip-rule', 'no-server-example.com', '--format', 'json', file], {
    env: { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' }, timeout: 120_000
  })
  t.strictSame((JSON.parse(stdout) as { problems: { message: string; ruleId: string }[] }).problems.map(({ message, ruleId }) => `${ruleId} ${message}`), [])
  const ajv = new Ajv({ strict: false, logger: false })
  addFormats.default(ajv)
  ajv.addSchema(body, 'api')
  const [shortfall, circle5, circle15, community, region] = await Promise.all(['shortfalls', 'circles-5', 'circles-15', 'communities', 'regions'].map(async (collection) => (await ids(t, collection))[0]!))
  const known = { sites: 'S1', facilities: 'F1', shortfalls: shortfall, 'circles-5': circle5, 'circles-15': circle15, communities: community, regions: region }
  for (const [path, { get: operation }] of Object.entries(body.paths)) {
    const collection = /^\/collections\/([^/]+)/.exec(path)?.[1] as keyof typeof known | undefined
    const answer = await get(path.replace('{featureId}', collection === undefined ? '' : known[collection]!))
    t.equal(answer.status, 200, path)
    const [type, { schema }] = Object.entries(operation.responses['200']!.content)[0]!
    t.match(String(answer.headers['content-type']).replaceAll(' ', ''), type)
    const reference = (schema as { $ref?: string }).$ref
    const validate = reference === undefined ? ajv.compile(schema) : ajv.getSchema(`api${reference}`)!
    t.ok(validate(answer.body), `${path} ${JSON.stringify(validate.errors)}`)
  }
  t.strictSame(body.paths['/collections/facilities/items']!.get.parameters.map(({ name }) => name).slice(-13, -11), ['type_code', 'name'], 'a parameter for each property')
})

void t.test('features have what their schema and their queryables say', async (t) => {
  interface Schema { readonly properties: Record<string, { readonly type?: string; readonly format?: string; readonly properties?: Record<string, { type: string }> }> }
  for (const collection of ['communities', 'regions', 'shortfalls', 'sites', 'facilities', 'circles-5', 'circles-15']) {
    const [{ body: schema }, { body: queryables }, { features }] = [(await get(`/collections/${collection}/schema`) as Told<Schema>), (await get(`/collections/${collection}/queryables`) as Told<Schema>), await page(t, collection)]
    const properties = schema.properties['properties']!.properties!
    t.strictSame(Object.keys(queryables.properties), [...Object.keys(properties), 'geometry'])
    for (const { properties: own } of features) {
      t.strictSame(Object.keys(own), Object.keys(properties))
      for (const [name, value] of Object.entries(own)) {
        const { type } = properties[name]!
        t.ok(value === null || (type === 'integer' ? Number.isInteger(value) : typeof value === type), `${collection} ${name} ${String(value)}`)
      }
    }
    // Each can be asked for, in a filter and by its name.
    const filter = Object.keys(properties).map((name) => `("${name}" is null or "${name}" is not null)`).join(' and ')
    t.equal((await ids(t, collection, { filter })).length, features.length, collection)
    const one = Object.fromEntries(Object.entries(features[0]?.properties ?? {}).flatMap(([name, value]) => (value === null ? [] : [[name, String(value)]])))
    t.equal((await page(t, collection, one)).features[0]?.id, features[0]?.id)
  }
})
