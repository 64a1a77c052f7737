import t from 'tap'
import { contract } from '../../src/network/streets/contraction.js'
import type { StreetRows } from '../../src/network/streets/street-network.js'
import { testDatabase } from '../support/database.js'
import { buildMicroCity, degreesAt, gridStreets, loadNetwork, type Place } from '../support/micro-city.js'
import { administrator, isGraphqlError, isProblem, testService } from '../support/service.js'

const database = await testDatabase(t)
const { get, send, graphql } = await testService(t, database)
await buildMicroCity(database)

const at = (place: Place) => {
  const [lon, lat] = degreesAt(place)
  return `lon=${lon}&lat=${lat}`
}

/** The streets of a grid without the one from [200, 100] to [300, 100], which has steps. */
function withoutSteps({ source, target, metres, ...rest }: StreetRows): StreetRows {
  const kept = [...source.keys()].filter((row) => !(source[row] === 8 + 2 && target[row] === 8 + 3))
  return { ...rest, source: source.filter((_, row) => kept.includes(row)), target: target.filter((_, row) => kept.includes(row)), metres: metres.filter((_, row) => kept.includes(row)) }
}

void t.test('where streets say nothing of steps, nobody knows where a wheelchair gets', async (t) => {
  for (const url of [`/v1/reach?${at([300, 100])}`, `/v1/isochrones?${at([300, 100])}&contours_minutes=5`, `/v1/snap?${at([300, 100])}`]) {
    const answer = await get(`${url}&profile=wheelchair`)
    isProblem(t, answer, 409, 'conflict')
    t.match(answer.body, { detail: /says nothing of steps and kerbs.*import one from OpenStreetMap/ })
  }
  isProblem(t, await send('POST', '/v1/reach', { origins: [{ site: 'S1' }], profile: 'wheelchair' }), 409, 'conflict')
  isGraphqlError(t, await graphql('{ reach(site: "S1", profile: "wheelchair") { profile } }'), 'conflict')
})

void t.test('with a companion network', async (t) => {
  const grid = gridStreets(8, 8, 100)
  const { id, wheelchair } = await loadNetwork(database, grid, { name: 'both', wheelchair: contract(withoutSteps(grid)) })
  const companion = wheelchair!.id

  await t.test('wheelchairs go round the steps, at their own speed', async (t) => {
    const reach = async (profile: string) => (await get(`/v1/reach?${at([300, 100])}&minutes=5,15&profile=${profile}`)).body
    t.match(await reach('general'), { network: { id }, metresPerSecond: 1, types: [{ typeCode: 'COM01', counts: [1, 1], nearest: { metres: 70 } }, { typeCode: 'GOV01' }] })
    // F1 is reached from the street to its west, 40 m away, round by the north.
    t.match(await reach('wheelchair'), {
      network: { id: companion, name: 'both' },
      metresPerSecond: 0.8,
      budgetMetres: [240, 720],
      types: [{ typeCode: 'COM01', counts: [0, 1], nearest: { metres: 330 } }, { typeCode: 'GOV01' }]
    })
  })

  await t.test('so do isochrones and snapping', async (t) => {
    const isochrones = async (profile: string) => (await get(`/v1/isochrones?${at([300, 100])}&contours_meters=100,400&profile=${profile}`)).body
    t.match(await isochrones('general'), { network: { id }, features: [{ properties: { counts: { COM01: 1 }, population: 0 } }, { properties: { population: 200 } }] })
    t.match(await isochrones('wheelchair'), { profile: 'wheelchair', network: { id: companion }, features: [{ properties: { counts: { COM01: undefined } } }, { properties: { counts: { COM01: 1 } } }] })
    t.match((await get(`/v1/snap?${at([250, 110])}`)).body, { network: { id }, position: { legMetres: 10 } })
    t.match((await get(`/v1/snap?${at([250, 110])}&profile=wheelchair`)).body, { network: { id: companion }, position: { legMetres: 50 } })
    t.match((await graphql('{ snap(lon: 120.15, lat: 30.27, profile: "wheelchair") { network { id: number } } }')).body, { data: { snap: { network: { id: companion } } } })
  })

  await t.test('streets are closed by the numbers of the profile\'s own network', async (t) => {
    const edge = async (profile: string) => ((await get(`/v1/snap?${at([250, 195])}&profile=${profile}`)).body as { position: { edge: number } }).position.edge
    const ask = async (profile: string, closed: number) => send('POST', '/v1/reach', { origins: [{ lon: degreesAt([300, 100])[0], lat: degreesAt([300, 100])[1] }], meters: [900], profile, closed_edges: [closed] })
    t.match(await ask('wheelchair', await edge('wheelchair')), { body: { items: [{ types: [{ nearest: { metres: 100 + 100 + 100 + 10 + 40 } }, {}] }] } })
    isProblem(t, await ask('wheelchair', await edge('general')), 422, 'unprocessable-input', ['/closed_edges'])
    t.match(await ask('general', await edge('general')), { body: { items: [{ types: [{ nearest: { metres: 70 } }, {}] }] } })
  })

  await t.test('both are listed, and go into use together', async (t) => {
    t.match((await get('/v1/networks')).body, { items: [{ id: companion, mode: 'wheelchair', footNetworkId: id, status: 'active' }, { id, mode: 'foot', footNetworkId: null, status: 'active' }, { status: 'ready' }] })
    isProblem(t, await send('POST', `/v1/admin/networks/${companion}/activation`, undefined, { as: administrator }), 422, 'unprocessable-input')
  })
})
