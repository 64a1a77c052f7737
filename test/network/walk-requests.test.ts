import t from 'tap'
import { testDatabase } from '../support/database.js'
import { buildMicroCity, degreesAt, loadFacilities, type Place } from '../support/micro-city.js'
import { isProblem, testService, type Answer } from '../support/service.js'

const database = await testDatabase(t)
const { get, send, graphql } = await testService(t, database)
await buildMicroCity(database)
await loadFacilities(database, [{ id: 'F4', at: [100, 250] }])

const [lon, lat] = degreesAt([100, 100])
const here = `lon=${lon}&lat=${lat}`
const at = (place: Place) => `lon=${degreesAt(place)[0]}&lat=${degreesAt(place)[1]}`

interface Feature {
  readonly geometry: { readonly type: string; readonly coordinates: number[][][][] }
  readonly properties: { readonly id?: string; readonly contour: number; readonly metric: string; readonly center: number[]; readonly area: number; readonly population: number; readonly counts: Record<string, number> }
}
const featuresOf = ({ status, body }: Answer) => {
  if (status !== 200) throw new Error(JSON.stringify(body))
  return (body as { features: Feature[] }).features
}

void t.test('contours are minutes or metres, exactly one of them, rising, at most 8', async (t) => {
  const refused: Readonly<Record<string, string>> = {
    '': '/contours_minutes',
    'contours_minutes=5&contours_meters=300': '/contours_minutes',
    'contours_minutes=15,5': '/contours_minutes',
    'contours_minutes=5,5': '/contours_minutes',
    'contours_minutes=0,5': '/contours_minutes',
    'contours_minutes=-5': '/contours_minutes',
    'contours_minutes=-0': '/contours_minutes',
    'contours_minutes=': '/contours_minutes',
    'contours_minutes=5,,15': '/contours_minutes',
    'contours_minutes=5,15,': '/contours_minutes',
    'contours_minutes=NaN': '/contours_minutes',
    'contours_minutes=five': '/contours_minutes',
    'contours_minutes=5;15': '/contours_minutes',
    'contours_minutes=5&contours_minutes=15': '/contours_minutes',
    'contours_meters=100,200,300,400,500,600,700,800,900': '/contours_meters',
    'contours_meters=x': '/contours_meters'
  }
  for (const [query, pointer] of Object.entries(refused)) {
    const answer = await get(`/v1/isochrones?${here}&${query}`)
    isProblem(t, answer, 422, 'unprocessable-input', [pointer])
  }
  t.match((await get(`/v1/isochrones?${here}&contours_minutes=15,5`)).body, { detail: /rise/ })
  t.match((await get(`/v1/isochrones?${here}&contours_minutes=1,2,3,4,5,6,7,8,9`)).body, { detail: /at most 8/ })
  t.match((await get(`/v1/isochrones?${here}`)).body, { detail: /exactly one of contours_minutes and contours_meters/ })
  const eight = [1, 2, 3, 4, 5, 6, 7, 8]
  t.strictSame(featuresOf(await get(`/v1/isochrones?${here}&contours_minutes=${eight.join(',')}`)).map(({ properties }) => properties.contour), eight)
  t.strictSame(featuresOf(await get(`/v1/isochrones?${here}&contours_minutes=0.5, 2.25`)).map(({ properties }) => properties.contour), [0.5, 2.25])
})

void t.test('what cannot be walked says why: beyond the horizon, or shorter than a decimetre', async (t) => {
  for (const contours of ['1e308', 'Infinity', '1500.1', '1e400', '0.0000001', '100.01,100.02']) {
    const answer = await get(`/v1/isochrones?${here}&contours_meters=${contours}`)
    isProblem(t, answer, 422, 'unprocessable-input')
    isProblem(t, await get(`/v1/reach?${here}&minutes=${contours}`), 422, 'unprocessable-input')
    isProblem(t, await send('POST', '/v1/reach', { origins: [{ lon, lat }], meters: contours.split(',').map(Number), closed_edges: [1] }), 422, 'unprocessable-input')
  }
  t.match((await get(`/v1/isochrones?${here}&contours_meters=1500.1`)).body, { detail: 'a walk of 1500.1 m is beyond the network\'s horizon of 1500 m' })
  t.equal((await get(`/v1/isochrones?${here}&contours_meters=1500`)).status, 200)
})

void t.test('names are echoed, of the request and of its origins', async (t) => {
  t.match((await get(`/v1/reach?${here}&id=home`)).body, { id: 'home' })
  t.notOk('id' in ((await get(`/v1/reach?${here}`)).body as object))
  t.match((await get(`/v1/isochrones?${here}&contours_minutes=5&id=home`)).body, { id: 'home', features: [{ properties: { contour: 5 } }] })
  const many = await send('POST', '/v1/isochrones', { id: 'all', origins: [{ id: 'one', lon, lat }, { site: 'S2' }], contours_minutes: [5] })
  t.equal((many.body as { id: string }).id, 'all')
  t.strictSame(featuresOf(many).map(({ properties }) => properties.id), ['one', undefined])
  t.match((await send('POST', '/v1/reach', { origins: [{ id: 'one', lon, lat }, { site: 'S2' }] })).body, { items: [{ id: 'one' }, { origin: { site: 'S2' } }] })
  for (const id of ['__proto__', 'constructor', '\'; drop table network.edge; --', '北山', '\u{1f6b6}', '"', '\\']) {
    const { body } = await send('POST', '/v1/reach', { origins: [{ id, lon, lat }] })
    t.equal((body as { items: { id: string }[] }).items[0]!.id, id)
    t.equal(((await get(`/v1/isochrones?${here}&contours_meters=100&id=${encodeURIComponent(id)}`)).body as { id: string }).id, id)
  }
})

void t.test('an isochrone has its contour, area, people and facilities', async (t) => {
  const features = featuresOf(await get(`/v1/isochrones?${here}&contours_meters=100,300&generalize=0`))
  t.match(features.map(({ properties }) => properties), [
    { contour: 100, metric: 'distance', center: [lon, lat], population: 200, counts: {} },
    { contour: 300, metric: 'distance', center: [lon, lat], population: 200, counts: { COM01: 2 } }
  ])
  // 100 m along each of four streets, 30 m to either side: a cross of 200 x 60 m twice, less the 60 x 60 m they share, and four round ends.
  const cross = 2 * 200 * 60 - 60 * 60
  const roundEnds = 4 * 0.5 * Math.PI * 30 ** 2
  const { area } = features[0]!.properties
  t.ok(area > cross + 0.85 * roundEnds && area < cross + roundEnds, `${area} m²`)
})

void t.test('shapes are drawn as asked: as lines, narrower, with fewer bends', async (t) => {
  const ask = async (more: string) => featuresOf(await get(`/v1/isochrones?${here}&contours_meters=300&${more}`))[0]!
  const points = ({ geometry }: Feature) => geometry.coordinates.flat(2).length
  const [usual, narrow, bare, smooth, lines] = [await ask(''), await ask('width=10'), await ask('generalize=0'), await ask('generalize=40'), await ask('polygons=false')]
  t.equal(usual.geometry.type, 'MultiPolygon')
  t.ok(narrow.properties.area < usual.properties.area / 2)
  t.ok(points(smooth) < points(usual) && points(usual) <= points(bare))
  t.match(lines, { geometry: { type: 'MultiLineString' }, properties: { area: 0, population: 200, counts: { COM01: 2 } } })
  for (const more of ['polygons=maybe', 'width=0', 'width=201', 'width=', 'width=wide', 'generalize=-1', 'generalize=201', 'generalize=', 'generalize=NaN']) {
    isProblem(t, await get(`/v1/isochrones?${here}&contours_meters=300&${more}`), 422, 'unprocessable-input', [`/${/^\w+/.exec(more)![0]}`])
  }
})

void t.test('slower walkers get less far in the same time, and as far in metres', async (t) => {
  const contours = async (profile: string, unit: string) => featuresOf(await get(`/v1/isochrones?${here}&${unit}&profile=${profile}`))[0]!.properties
  const [general, elderly] = [await contours('general', 'contours_minutes=4'), await contours('elderly', 'contours_minutes=4')]
  t.match([general, elderly], [{ contour: 4, metric: 'time', counts: { COM01: 2 } }, { contour: 4, metric: 'time', counts: { COM01: 2 } }], 'both are 150 m away, within 192')
  t.ok(elderly.area < general.area)
  t.strictSame(await contours('elderly', 'contours_meters=200'), await contours('general', 'contours_meters=200'))
  t.match((await get('/v1/reach?site=S1&minutes=3&profile=elderly')).body, { budgetMetres: [144], types: [] }, '150 m are too far in three minutes')
})

void t.test('where there is no street the answer is empty and says so', async (t) => {
  for (const place of ['lon=180&lat=90', 'lon=-180&lat=-90', 'lon=0&lat=0', 'lon=122.5&lat=30', at([1500, 0]), 'lon=-0&lat=-0']) {
    t.match(await get(`/v1/reach?${place}`), { status: 200, body: { origin: { onNetwork: false, legMetres: null }, types: [], warnings: [/within 250 m of this point/] } }, place)
    t.match(await get(`/v1/isochrones?${place}&contours_minutes=5`), { status: 200, body: { features: [], warnings: [/within 250 m of this point/] } }, place)
    t.match(await get(`/v1/snap?${place}`), { status: 200, body: { position: null, warnings: [/within 250 m of this point/] } }, place)
  }
})

void t.test('snapping tells the street at a point', async (t) => {
  const { status, body } = await get(`/v1/snap?${at([240, 110])}`)
  t.equal(status, 200)
  t.match(body, { position: { legMetres: 10, fromSourceMetres: 40, toTargetMetres: 60, street: { type: 'LineString' } }, warnings: [] })
  const { location, edge } = (body as { position: { edge: number; location: { coordinates: [number, number] } } }).position
  const [east, north] = degreesAt([240, 100])
  t.ok(Math.abs(location.coordinates[0] - east) < 2e-7 && Math.abs(location.coordinates[1] - north) < 2e-7)
  t.ok(Number.isInteger(edge))
  isProblem(t, await get('/v1/snap?lon=1'), 422, 'unprocessable-input', ['/lat'])
  isProblem(t, await get('/v1/snap?lon=&lat='), 422, 'unprocessable-input', ['/lon', '/lat'])
  isProblem(t, await get('/v1/snap?lon=NaN&lat=Infinity'), 422, 'unprocessable-input', ['/lon', '/lat'])
  isProblem(t, await get('/v1/snap?lon=180.01&lat=1'), 422, 'unprocessable-input', ['/lon'])
  isProblem(t, await get(`/v1/snap?${here}&profile=cyclist`), 422, 'unprocessable-input', ['/profile'])
})

void t.test('names that mean something to JavaScript or to SQL mean nothing here', async (t) => {
  for (const name of ['__proto__', 'constructor', 'toString', 'hasOwnProperty', '\'; drop table network.edge; --', 'a\'b', '%', '', 'x'.repeat(5000)]) {
    const written = encodeURIComponent(name)
    isProblem(t, await get(`/v1/reach?${here}&profile=${written}`), 422, 'unprocessable-input', ['/profile'])
    isProblem(t, await get(`/v1/reach?site=${written}`), 404, 'not-found')
    isProblem(t, await send('POST', '/v1/isochrones', { origins: [{ site: name }], contours_meters: [100] }), 404, 'not-found')
  }
  isProblem(t, await get(`/v1/reach?${here}&profile=%00`), 422, 'unprocessable-input')
  isProblem(t, await get('/v1/reach?site=S1%00'), 422, 'unprocessable-input')
  isProblem(t, await send('POST', '/v1/reach', { origins: [{ site: '\u0000' }] }), 422, 'unprocessable-input')
  isProblem(t, await send('POST', '/v1/reach', { origins: [{ site: '\ud800' }] }), 422, 'unprocessable-input', ['/origins/0/site'])
  t.equal((await get(`/v1/reach?${here}&id=%00`)).status, 200, 'an echo is never stored')
  t.equal((await get(`/v1/reach?${here}&__proto__=1&constructor=2`)).status, 200)
  isProblem(t, await get('/v1/networks/99999999999'), 422, 'unprocessable-input', ['/id'])
  isProblem(t, await get('/v1/networks/2147483647'), 404, 'not-found')
  isProblem(t, await get('/v1/networks/1.5/quality'), 422, 'unprocessable-input', ['/id'])
})

/** JSON of lists within lists. */
const deep = (levels: number) => `${'['.repeat(levels)}1${']'.repeat(levels)}`

void t.test('bodies that are huge, deep or no JSON are refused', async (t) => {
  const post = (text: string, url = '/v1/reach') => send('POST', url, text, { headers: { 'content-type': 'application/json' } })
  isProblem(t, await post('{'), 400, 'bad-request')
  isProblem(t, await post('null'), 422, 'unprocessable-input')
  isProblem(t, await post('{"__proto__": {"origins": []}}'), 400, 'bad-request')
  isProblem(t, await post(`{"origins": [{"site": "${'x'.repeat(3 * 2 ** 20)}"}]}`), 413, 'too-large')
  for (const levels of [10, 10_000, 500_000]) {
    isProblem(t, await post(`{"origins": ${deep(levels)}}`), 422, 'unprocessable-input')
    isProblem(t, await post(`{"origins": [{"site": "S1"}], "avoid": {"type": "Polygon", "coordinates": ${deep(levels)}}}`), 422, 'unprocessable-input')
  }
  isProblem(t, await post(`{"origins": [{"site": "S1"}], "avoid": {"type": "Polygon", "coordinates": [[[1e400, 0], [1, 0], [1, 1], [1e400, 0]]]}}`), 422, 'unprocessable-input')
})

void t.test('GraphQL refuses the same', async (t) => {
  const codes = ({ body }: Answer) => ((body as { errors?: { extensions?: { code?: string } }[] }).errors ?? []).map(({ extensions }) => extensions?.code)
  const reaches = 'query ($avoid: GeoJSONGeometry, $site: ID = "S1") { reaches(origins: [{ site: $site }], avoid: $avoid) { warnings } }'
  const known = ['bad-request', 'unprocessable-input', 'too-complex', 'not-found']
  for (const coordinates of [1, null, 'x', {}, [], [[]], [[[]]], [[[1, 2], null]], [[[200, 100], [1, 1], [2, 2], [200, 100]]]]) {
    t.strictSame(codes(await graphql(reaches, { avoid: { type: 'Polygon', coordinates } })), ['unprocessable-input'], JSON.stringify(coordinates))
  }
  for (const avoid of [1, 'x', [], {}, { type: '__proto__' }, { type: 'MultiPolygon', coordinates: null }]) {
    t.strictSame(codes(await graphql(reaches, { avoid })), ['unprocessable-input'], JSON.stringify(avoid))
  }
  for (const levels of [100, 10_000, 200_000]) {
    const payload = `{"query": ${JSON.stringify(reaches)}, "variables": {"avoid": {"type": "Polygon", "coordinates": ${deep(levels)}}}}`
    const answer = await send('POST', '/graphql', payload, { headers: { 'content-type': 'application/json' } })
    t.ok(codes(answer).every((code) => known.includes(code ?? '')) && codes(answer).length > 0, `${levels} levels: ${JSON.stringify(answer.body).slice(0, 200)}`)
    const written = await graphql(`{ reaches(origins: [{ site: "S1" }], avoid: { type: "Polygon", coordinates: ${deep(levels)} }) { warnings } }`)
    t.ok(codes(written).every((code) => known.includes(code ?? '')) && codes(written).length > 0, `${levels} levels written out: ${JSON.stringify(written.body).slice(0, 200)}`)
  }
  for (const query of [
    '{ reach(lon: 1e400, lat: 1) { profile } }',
    '{ reach(lon: 181, lat: 1) { profile } }',
    '{ reach(site: "S1", minutes: []) { profile } }',
    '{ reach(site: "S1", minutes: [5, 5]) { profile } }',
    '{ reach(site: "S1", minutes: [1e308]) { profile } }',
    '{ reach(site: "S1", minutes: [1,2,3,4,5,6,7,8,9]) { profile } }',
    '{ reach(site: "S1", profile: "__proto__") { profile } }',
    '{ reach(site: "\\u0000") { profile } }',
    '{ snap(lon: 1, lat: 91) { warnings } }',
    '{ isochrones(site: "S1", contoursMetres: [100], widthMetres: 0) { warnings } }',
    '{ isochrones(site: "S1", contoursMetres: [100], generalizeMetres: -1) { warnings } }',
    '{ isochrones(site: "S1", contoursMetres: [0.0000001]) { warnings } }',
    '{ reaches(origins: [{ site: "S1" }], closedEdges: [0]) { warnings } }',
    '{ reaches(origins: [{ site: "S1" }], closedEdges: [99999999999]) { warnings } }',
    '{ network(number: 1) { quality(limit: 0) { network { number } } } }'
  ]) {
    const found = codes(await graphql(query))
    t.ok(found.length === 1 && known.includes(found[0] ?? ''), `${query}: ${JSON.stringify(found)}`)
  }
})
