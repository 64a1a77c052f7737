/** Idle space, and what it is fit for. */
import t from 'tap'
import { importTable } from '../../src/platform/table-import.js'
import { spaceImport } from '../../src/improvement/space-import.js'
import type { FittingSpaces, Space, SpaceNeeds } from '../../src/improvement/space-queries.js'
import type { Caller } from '../../src/platform/caller.js'
import { facilityType, publish, runCheckup } from '../support/checkup.js'
import { testDatabase } from '../support/database.js'
import { degreesAt, gridStreets, loadFacilities, loadNetwork, loadRegions, loadSites, micro, placed, recordsOf } from '../support/micro-city.js'
import { isProblem, testService } from '../support/service.js'

const planner: Caller = { subject: 'planner', role: 'planner', regionCode: micro.city }
const [own, second, , far] = micro.communities
const database = await testDatabase(t)
await loadRegions(database)
await loadNetwork(database, gridStreets(15, 2, 100))
await publish(database, 'two', [
  facilityType({ code: 'COM01', supplyUnit: 'm2', minSize: 200, maxMetres: 300, weight: 2 }),
  facilityType({ code: 'ELD01', group: 'elderly', per1000Of: 'elderly', supplyUnit: 'beds', minSize: 20, supplyPer1000: 100, maxMetres: 300, circleMinutes: 15 })
])
await loadSites(database, [
  { id: 'west', at: [0, 0], community: own, population: 100, elderly: 40, children: 10 },
  { id: 'east', at: [1_000, 0], community: second, population: 60, elderly: 10, children: 20 }
])
// One bed for each elderly in the west is asked for 0.1 a head: 4; there are 2.
await loadFacilities(database, [{ id: 'home', type: 'ELD01', at: [100, 0], community: own, size: 2 }])
const run = await runCheckup(database, { period: '2024H1', standardVersion: 'two', scopeCode: micro.city })
const { get, send, graphql } = await testService(t, database)
const content = (at: [number, number], more: object = {}) => ({
  communityCode: own, name: 'a garage', location: { type: 'Point', coordinates: degreesAt(at) }, area: 100, kind: 'vacated', availability: 'available', ...more
})
const put = (id: string, at: [number, number], more: object = {}, as: Caller = planner) => send('PUT', `/v1/spaces/${id}`, content(at, more), { as })

void t.test('a space is kept, replaced and found by what it is', async (t) => {
  t.match((await put('garage', [50, 0], { unfitTypes: ['ELD01'], floor: -1, cost: 12.5 })).body, { externalId: 'garage', area: 100, floor: -1, cost: 12.5, unfitTypes: ['ELD01'], availableFrom: null })
  t.match((await put('garage', [50, 0])).body, { unfitTypes: [], floor: null, cost: null })
  await put('school', [900, 0], { communityCode: second, area: 400 })
  await put('far', [50, 0], { communityCode: far, availability: 'in_use' })
  const ids = async (query = '', as: Caller = planner) => ((await get(`/v1/spaces?${query}`, { as })).body as { items: Space[] }).items.map(({ externalId }) => externalId)
  t.strictSame(await ids(), ['far', 'garage', 'school'])
  t.strictSame([await ids('leastArea=200'), await ids('availability=in_use'), await ids(`within=${micro.street}`)], [['school'], ['far'], ['garage', 'school']])
  t.strictSame(await ids('', { ...planner, regionCode: micro.otherCounty }), ['far'])
})

void t.test('what fits a space is ranked by whose need it would meet, as by hand', async (t) => {
  const { needs } = (await get('/v1/spaces/garage/needs', { as: planner })).body as SpaceNeeds
  t.strictSame(needs, [
    // 100 residents have none: by the weight of 2, and half the least size.
    { typeCode: 'COM01', sizeFit: 0.5, newly: { residents: 100, elderly: 40, children: 10 }, unmet: 100, byCircle: [], worth: 100 },
    // 40 elderly have 2 of 4 beds.
    { typeCode: 'ELD01', sizeFit: null, newly: { residents: 0, elderly: 0, children: 0 }, unmet: 20, byCircle: [], worth: 20 }
  ])
  await put('garage', [50, 0], { unfitTypes: ['COM01'] })
  t.strictSame(((await get('/v1/spaces/garage/needs', { as: planner })).body as SpaceNeeds).needs.map(({ typeCode }) => typeCode), ['ELD01'])
  await put('garage', [50, 0])
})

void t.test('which space fits a need is ranked the same way, of those that are to be had', async (t) => {
  const { spaces, runId } = (await get('/v1/spaces/fitting?type=COM01', { as: planner })).body as FittingSpaces
  t.equal(runId, run)
  t.strictSame(spaces.map(({ space, sizeFit, unmet, worth }) => [space.externalId, sizeFit, unmet, worth]), [['school', 1, 60, 120], ['garage', 0.5, 100, 100]])
  t.strictSame(((await get('/v1/spaces/fitting?type=ELD01&limit=1', { as: planner })).body as FittingSpaces).spaces.map(({ space }) => space.externalId), ['garage'])
  const { body } = await graphql('{ fittingSpaces(type: "COM01") { spaces { worth space { externalId } } } }', undefined, { as: planner })
  t.match(body, { data: { fittingSpaces: { spaces: [{ worth: 120, space: { externalId: 'school' } }] } } })
})

void t.test('where circles are approved a space tells its own, and whose need it would meet', async (t) => {
  // Between both sites, 300 m from neither: 450 m from the west, 250 m from the east.
  await put('between', [750, 0])
  const plan = (await send('POST', '/v1/circle-plans', {
    name: 'circles', regionCode: micro.county, referenceDate: '2024-06-30', bands: { five: { least: 50, most: 120 }, fifteen: { least: 150, most: 1_000 } }
  }, { as: planner })).body as { id: number }
  const spaceOf = async (id: string) => (await get(`/v1/spaces/${id}`, { as: planner })).body as Space
  t.equal((await spaceOf('garage')).fiveMinuteCircle, null, 'a draft holds for nobody')
  await send('POST', `/v1/circle-plans/${plan.id}/approval`, undefined, { as: planner, headers: { 'if-match': '"1"' } })
  const west = `${micro.county.slice(0, 6)}-5-002`
  const east = `${micro.county.slice(0, 6)}-5-001`
  const fifteen = `${micro.county.slice(0, 6)}-15-01`
  const circlesOf = async (id: string) => {
    const { circlePlanId, fiveMinuteCircle, fifteenMinuteCircle } = await spaceOf(id)
    return [circlePlanId, fiveMinuteCircle, fifteenMinuteCircle]
  }
  t.strictSame([await circlesOf('garage'), await circlesOf('school'), await circlesOf('far')], [[plan.id, west, fifteen], [plan.id, east, fifteen], [plan.id, west, fifteen]])
  const ids = async (circle: string) => ((await get(`/v1/spaces?circle=${circle}`, { as: planner })).body as { items: Space[] }).items.map(({ externalId }) => externalId)
  t.strictSame([await ids(west), await ids(east), await ids(fifteen), await ids(`${micro.county.slice(0, 6)}-5-009`)], [['far', 'garage'], ['between', 'school'], ['between', 'far', 'garage', 'school'], []])
  // COM01 has a five-minute circle, ELD01 one of fifteen.
  const { needs } = (await get('/v1/spaces/garage/needs', { as: planner })).body as SpaceNeeds
  t.strictSame(needs.map(({ typeCode, byCircle }) => [typeCode, byCircle]), [['COM01', [{ code: west, unmet: 100 }]], ['ELD01', [{ code: fifteen, unmet: 20 }]]])
  const fitting = async (query: string) => ((await get(`/v1/spaces/fitting?type=COM01&${query}`, { as: planner })).body as FittingSpaces).spaces
  t.strictSame((await fitting('')).map(({ space, byCircle }) => [space.externalId, byCircle.map(({ code }) => code)]), [['school', [east]], ['garage', [west]], ['between', [east]]])
  t.strictSame((await fitting(`circle=${east}`)).map(({ space, unmet }) => [space.externalId, unmet]), [['school', 60], ['between', 60]])
  t.strictSame((await fitting(`circle=${fifteen}`)).map(({ space, byCircle }) => [space.externalId, byCircle]), [['school', [{ code: fifteen, unmet: 60 }]], ['garage', [{ code: fifteen, unmet: 100 }]], ['between', [{ code: fifteen, unmet: 60 }]]])
  const { body } = await graphql(`{ spaces(circle: "${west}") { edges { node { externalId circlePlanId fiveMinuteCircle fifteenMinuteCircle } } } fittingSpaces(type: "COM01", circle: "${west}") { spaces { byCircle { code unmet } } } }`, undefined, { as: planner })
  t.strictSame((body as { data: unknown }).data, {
    spaces: { edges: ['far', 'garage'].map((externalId) => ({ node: { externalId, circlePlanId: plan.id, fiveMinuteCircle: west, fifteenMinuteCircle: fifteen } })) }, fittingSpaces: { spaces: [{ byCircle: [{ code: west, unmet: 100 }] }] }
  })
  isProblem(t, await get('/v1/spaces?circle=west', { as: planner }), 422, 'unprocessable-input', ['/circle'])
  await send('DELETE', '/v1/spaces/between', undefined, { as: planner })
})

void t.test('what cannot be kept is told by its place, and who may not keep it is told so', async (t) => {
  isProblem(t, await put('x', [0, 0], { area: 0 }), 422, 'unprocessable-input', ['/area'])
  isProblem(t, await put('x', [0, 0], { unfitTypes: ['NONE'] }), 422, 'unprocessable-input', ['/unfitTypes'])
  isProblem(t, await put('x', [0, 0], { communityCode: '330106999999' }), 422, 'unprocessable-input', ['/communityCode'])
  isProblem(t, await put('x', [0, 0], {}, { ...planner, regionCode: micro.otherCounty }), 403, 'forbidden')
  isProblem(t, await put('garage', [0, 0], { communityCode: far }, { ...planner, regionCode: micro.otherCounty }), 403, 'forbidden')
  isProblem(t, await put('x', [0, 0], {}, { ...planner, role: 'surveyor' }), 403, 'forbidden')
  isProblem(t, await get('/v1/spaces/fitting?type=NONE', { as: planner }), 422, 'unprocessable-input', ['/type'])
  isProblem(t, await get('/v1/spaces/none/needs', { as: planner }), 404, 'not-found')
  const file = await importTable(database, { ...planner, role: 'surveyor', regionCode: micro.county }, spaceImport, recordsOf([
    placed([0, 0], { external_id: 'f1', community_code: own, name: 'x', area: 20, kind: 'other', availability: 'available', floor: 'two' }),
    placed([0, 0], { external_id: 'f2', community_code: far, name: 'x', area: 20, kind: 'other', availability: 'available' })
  ], 'spaces.csv'))
  t.strictSame(file.problems.map(({ line, column }) => [line, column]), [[2, 'floor'], [3, 'community_code']])
  t.equal((await send('DELETE', '/v1/spaces/school', undefined, { as: planner })).status, 204)
  isProblem(t, await get('/v1/spaces/school', { as: planner }), 404, 'not-found')
})
