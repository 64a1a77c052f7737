import t from 'tap'
import { testDatabase } from '../support/database.js'
import { degreesAt, gridStreets, loadFacilities, loadNetwork, loadRegions, loadSites, type Place } from '../support/micro-city.js'
import { isGraphqlError, isProblem, testService } from '../support/service.js'
import { statementsOf } from '../support/statements.js'
import { seededRandom } from './labelling/trial-networks.js'

const database = await testDatabase(t)
const { get, send, graphql } = await testService(t, database)
const random = seededRandom(3)
const anywhere = (): Place => [1700 * random() - 100, 1700 * random() - 100]

await loadRegions(database)
await loadFacilities(database, Array.from({ length: 150 }, (_, i) => ({ id: `F${i}`, at: anywhere(), type: ['COM01', 'GOV01', 'ELD01'][i % 3]! })))
await loadSites(database, Array.from({ length: 150 }, (_, i) => ({ id: `S${i}`, at: anywhere(), population: 10 + i })))
const { id: network } = await loadNetwork(database, gridStreets(16, 16, 100))

const lonLat = (place: Place) => {
  const [lon, lat] = degreesAt(place)
  return { lon, lat }
}
interface Reach { id?: string; origin: { onNetwork: boolean }; types: unknown[]; warnings: string[] }
const itemsOf = (body: unknown) => (body as { items: Reach[] }).items

/** A thousand: places with and without names, sites, and every tenth in the sea. */
const thousand = Array.from({ length: 1000 }, (_, i) => {
  if (i % 10 === 9) return { id: `sea ${i}`, ...lonLat([30_000 + i, 0]) }
  if (i % 10 === 8) return { site: `S${i % 150}` }
  return i % 2 === 0 ? lonLat(anywhere()) : { id: `o${i}`, ...lonLat(anywhere()) }
})

void t.test('a thousand origins are answered as a thousand requests are, in their order', async (t) => {
  const { status, body } = await send('POST', '/v1/reach', { origins: thousand, minutes: [3, 5, 15], profile: 'elderly' })
  t.equal(status, 200, JSON.stringify(body).slice(0, 300))
  const items = itemsOf(body)
  t.equal(items.length, 1000)
  const wrong: number[] = []
  for (const [i, origin] of thousand.entries()) {
    const query = new URLSearchParams({ ...Object.fromEntries(Object.entries(origin).map(([name, value]) => [name, String(value)])), minutes: '3,5,15', profile: 'elderly' })
    const single = (await get(`/v1/reach?${query.toString()}`)).body as Reach
    if (JSON.stringify(single) !== JSON.stringify(items[i])) wrong.push(i)
  }
  t.strictSame(wrong, [])
  t.equal(items.filter(({ origin }) => !origin.onNetwork).length, 100)
  t.strictSame(items[9], {
    id: 'sea 9',
    origin: { ...lonLat([30_009, 0]), site: null, onNetwork: false, legMetres: null },
    network: { id: network, name: 'micro' },
    profile: 'elderly',
    metresPerSecond: 0.8,
    minutes: [3, 5, 15],
    budgetMetres: [144, 240, 720],
    types: [],
    warnings: ['no street that can be walked is within 250 m of origin sea 9: nothing can be reached from it']
  })
})

void t.test('a thousand take as many statements as one, on both faces', async (t) => {
  const reachQuery = 'query ($origins: [WalkOriginInput!]!) { reaches(origins: $origins) { types { typeCode counts nearest { metres } } } }'
  const shapeQuery = 'query ($origins: [WalkOriginInput!]!) { isochronesOf(origins: $origins, contoursMetres: [100], polygons: false) { isochrones { population counts { count } } } }'
  const answered = (body: unknown) => t.equal((body as { errors?: unknown }).errors, undefined, JSON.stringify(body).slice(0, 300))
  const asks: Readonly<Record<string, (origins: typeof thousand) => Promise<unknown>>> = {
    reach: async (origins) => t.equal((await send('POST', '/v1/reach', { origins })).status, 200),
    isochrones: async (origins) => t.equal((await send('POST', '/v1/isochrones', { origins, contours_meters: [100], polygons: false })).status, 200),
    reaches: async (origins) => answered((await graphql(reachQuery, { origins })).body),
    isochronesOf: async (origins) => answered((await graphql(shapeQuery, { origins })).body)
  }
  for (const [name, ask] of Object.entries(asks)) {
    // the walk, the sites, and the answer itself
    const one = await statementsOf(t, () => ask(thousand.slice(7, 9)))
    t.equal(await statementsOf(t, () => ask(thousand)), one, name)
    t.equal(one, 3, name)
    t.equal(await statementsOf(t, () => ask([lonLat([100, 100])])), 2, `${name}: without sites there are none to look up`)
  }
})

void t.test('isochrones of many origins are those of each, the ones off the network left out with a warning', async (t) => {
  const origins = thousand.slice(0, 40)
  const { body } = await send('POST', '/v1/isochrones', { id: 'all', origins, contours_minutes: [2, 5], generalize: 5, width: 12 })
  type Collection = { id?: string; features: { properties: { id?: string } }[]; warnings: string[] }
  const { id, features, warnings } = body as Collection
  t.equal(id, 'all')
  const singles: Collection[] = []
  for (const origin of origins) {
    const query = new URLSearchParams({ ...Object.fromEntries(Object.entries(origin).map(([name, value]) => [name, String(value)])), contours_minutes: '2,5', generalize: '5', width: '12' })
    singles.push((await get(`/v1/isochrones?${query.toString()}`)).body as Collection)
  }
  t.strictSame(features, singles.flatMap((single) => single.features))
  t.strictSame(warnings, [9, 19, 29, 39].map((i) => `no street that can be walked is within 250 m of origin sea ${i}: nothing can be reached from it`))
  t.strictSame(features.slice(0, 4).map(({ properties }) => properties.id), [undefined, undefined, 'o1', 'o1'])
})

void t.test('lists that cannot be answered are refused, with the place of what is wrong', async (t) => {
  const here = lonLat([100, 100])
  const ask = (origins: unknown, more: object = {}) => send('POST', '/v1/reach', { origins, ...more })
  isProblem(t, await ask([]), 422, 'unprocessable-input', ['/origins'])
  isProblem(t, await ask([...thousand, here]), 422, 'unprocessable-input', ['/origins'])
  isProblem(t, await ask(undefined), 422, 'unprocessable-input', ['/origins'])
  isProblem(t, await ask('S1'), 422, 'unprocessable-input', ['/origins'])
  isProblem(t, await ask([here, null]), 422, 'unprocessable-input', ['/origins/1'])
  isProblem(t, await ask([here, 'S1']), 422, 'unprocessable-input', ['/origins/1'])
  isProblem(t, await ask([here, { lon: '1', lat: 2 }]), 422, 'unprocessable-input', ['/origins/1/lon'])
  isProblem(t, await ask([{ lon: 181, lat: 91 }]), 422, 'unprocessable-input', ['/origins/0/lon', '/origins/0/lat'])
  isProblem(t, await ask([here, { lon: 1 }]), 400, 'bad-request', ['/origins/1/lon'])
  isProblem(t, await ask([here, {}]), 400, 'bad-request', ['/origins/1/lon'])
  isProblem(t, await ask([here, { site: 'S1', lon: 1, lat: 1 }]), 400, 'bad-request', ['/origins/1/site'])
  isProblem(t, await ask([{ id: '', ...here }]), 422, 'unprocessable-input', ['/origins/0/id'])
  isProblem(t, await ask([{ id: 'x'.repeat(201), ...here }]), 422, 'unprocessable-input', ['/origins/0/id'])
  isProblem(t, await ask([{ id: 'a', ...here }, { id: 'b', ...here }, { id: 'a', ...here }, { id: 'a', site: 'S1' }]), 422, 'unprocessable-input', ['/origins/2/id', '/origins/3/id'])
  isProblem(t, await ask([here, { site: 'nobody' }]), 404, 'not-found')
  isProblem(t, await ask([here], { contours_minutes: [5] }), 422, 'unprocessable-input')
  isProblem(t, await ask([here], { minutes: [5], meters: [5] }), 422, 'unprocessable-input', ['/minutes'])
  isProblem(t, await ask([here], { minutes: [1, 2, 3, 4, 5, 6, 7, 8, 9] }), 422, 'unprocessable-input', ['/minutes'])
  isProblem(t, await ask([here], { minutes: '5,15' }), 422, 'unprocessable-input', ['/minutes'])
  isProblem(t, await send('POST', '/v1/reach', [here]), 422, 'unprocessable-input')
  isProblem(t, await send('POST', '/v1/reach', undefined), 422, 'unprocessable-input')
  isProblem(t, await send('POST', '/v1/isochrones', { origins: [here] }), 422, 'unprocessable-input', ['/contours_minutes'])
  isProblem(t, await send('POST', '/v1/isochrones', { origins: [here], contours_meters: [100], polygons: 'false' }), 422, 'unprocessable-input', ['/polygons'])
  isProblem(t, await send('POST', '/v1/isochrones', { origins: [here], contours_meters: [100], generalize: null }), 422, 'unprocessable-input', ['/generalize'])
  t.equal((await ask([here, here])).status, 200, 'the same place twice is no mistake')
})

void t.test('so they are in GraphQL, where null is the same as nothing', async (t) => {
  const ask = (origins: unknown, more = '') => graphql(`query ($origins: [WalkOriginInput!]!) { reaches(origins: $origins ${more}) { id types { typeCode } warnings } }`, { origins })
  const here = lonLat([100, 100])
  isGraphqlError(t, await ask([]), 'unprocessable-input')
  isGraphqlError(t, await ask([here, {}]), 'bad-request')
  isGraphqlError(t, await ask([{ id: 'a', ...here }, { id: 'a', ...here }]), 'unprocessable-input')
  isGraphqlError(t, await ask([{ site: 'nobody' }]), 'not-found')
  isGraphqlError(t, await ask([...thousand, here]), 'unprocessable-input')
  isGraphqlError(t, await ask([here], 'avoid: { type: "Point", coordinates: [1, 2] }'), 'unprocessable-input')
  const closing = await ask([here], 'closedEdges: [987654]')
  isGraphqlError(t, closing, 'unprocessable-input')
  t.match(closing.body, { errors: [{ extensions: { details: [{ pointer: '/closedEdges' }] } }] }, 'by the name it has here')
  const { body } = await ask([{ id: null, site: null, ...here }, { site: 'S1', lon: null, lat: null }], 'minutes: null, metres: null, profile: null, avoid: null, closedEdges: null')
  t.equal((body as { errors?: unknown }).errors, undefined, JSON.stringify(body))
  const all = 'query ($id: ID, $n: [Float!]) { reach(id: $id, site: "S1", minutes: $n, metres: [300]) { id budgetMetres } isochrones(id: $id, site: "S1", contoursMinutes: $n, contoursMetres: [300], generalizeMetres: null) { id isochrones { id contour } } }'
  t.match((await graphql(all, { id: null, n: null })).body, { data: { reach: { id: null, budgetMetres: [300] }, isochrones: { id: null, isochrones: [{ id: null, contour: 300 }] } } })
})

void t.test('what many origins cost is known before they are walked', async (t) => {
  const shapes = 'isochronesOf(origins: $origins, contoursMetres: [100]) { isochrones { counts { count } } }'
  const twice = `query ($origins: [WalkOriginInput!]!) { a: ${shapes} b: ${shapes} }`
  isGraphqlError(t, await graphql(twice, { origins: thousand }), 'too-complex', 422)
  t.match(await graphql(twice, { origins: thousand.slice(0, 20) }), { status: 200, body: { data: { b: { isochrones: [{}] } } } })
})

void t.test('so many isochrones that they would hold others up are refused, with how many may be asked', async (t) => {
  const origins = thousand
  const answer = await send('POST', '/v1/isochrones', { origins, contours_meters: [100, 200, 300] })
  isProblem(t, answer, 422, 'unprocessable-input', ['/origins'])
  t.match(answer.body, { detail: /1000 origins with 3 contours .* ask for 666 origins/ })
})
