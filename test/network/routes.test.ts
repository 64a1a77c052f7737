import t from 'tap'
import { testDatabase } from '../support/database.js'
import { buildMicroCity, degreesAt, gridStreets, loadNetwork, micro, type Place } from '../support/micro-city.js'
import { administrator, isProblem, testService } from '../support/service.js'

const database = await testDatabase(t)
const { get, send } = await testService(t, database)

const at = (place: Place) => {
  const [lon, lat] = degreesAt(place)
  return `lon=${lon}&lat=${lat}`
}

void t.test('without an active network there is no reach', async (t) => {
  isProblem(t, await get(`/v1/reach?${at([0, 0])}`), 409, 'conflict')
})

void t.test('with the micro city', async (t) => {
  const { id } = await buildMicroCity(database)

  await t.test('reach is counted by type within each of the minutes, with the nearest', async (t) => {
    const { status, body } = await get(`/v1/reach?${at([100, 100])}&minutes=2,5,15`)
    t.equal(status, 200)
    const { origin, ...rest } = body as { origin: { onNetwork: boolean; legMetres: number; site: null } }
    t.match(origin, { onNetwork: true, legMetres: 0, site: null })
    t.strictSame(rest, {
      network: { id, name: 'micro' },
      profile: 'general',
      metresPerSecond: 1,
      minutes: [2, 5, 15],
      budgetMetres: [120, 300, 900],
      types: [
        { typeCode: 'COM01', counts: [0, 1, 1], nearest: { externalId: 'F1', name: 'facility F1', metres: 150, minutes: 2.5 } },
        { typeCode: 'GOV01', counts: [0, 0, 1], nearest: { externalId: 'F2', name: 'facility F2', metres: 390, minutes: 6.5 } }
      ],
      warnings: []
    })
  })

  await t.test('the elderly get less far in the same time', async (t) => {
    const { body } = await get('/v1/reach?site=S1&minutes=5,6&profile=elderly')
    t.match(body, { origin: { site: 'S1' }, metresPerSecond: 0.8, budgetMetres: [240, 288], types: [{ typeCode: 'COM01', counts: [1, 1] }] })
  })

  await t.test('a point off the network reaches nothing and says so', async (t) => {
    const reach = await get(`/v1/reach?${at([3000, 3000])}`)
    t.equal(reach.status, 200)
    t.match(reach.body, { origin: { onNetwork: false, legMetres: null }, types: [] })
    t.match((reach.body as { warnings: string[] }).warnings, [/within 250 m/])
    const isochrones = await get(`/v1/isochrones?${at([3000, 3000])}&contours_minutes=5`)
    t.equal(isochrones.status, 200)
    t.match(isochrones.body, { type: 'FeatureCollection', features: [] })
    t.match((isochrones.body as { warnings: string[] }).warnings, [/within 250 m/])
  })

  await t.test('isochrones hold the people and facilities within, the largest last', async (t) => {
    const { status, body } = await get(`/v1/isochrones?${at([100, 100])}&contours_minutes=5,15`)
    t.equal(status, 200)
    type Feature = { geometry: { type: string }; properties: { area: number; contour: number } }
    const { features } = body as { features: Feature[] }
    t.match(features.map((feature) => feature.properties), [
      { contour: 5, metric: 'time', population: 200, counts: { COM01: 1 } },
      // S2 is 1,000 m away: beyond 900
      { contour: 15, metric: 'time', population: 200, counts: { COM01: 1, GOV01: 1 } }
    ])
    t.ok(features.every((feature) => /Polygon$/.test(feature.geometry.type)))
    t.ok(features[0]!.properties.area > 0 && features[0]!.properties.area < features[1]!.properties.area)
    const metres = await get(`/v1/isochrones?${at([100, 100])}&contours_meters=300,1000`)
    t.match(metres.body, { features: [{ properties: { contour: 300, metric: 'distance', population: 200 } }, { properties: { contour: 1000, population: 300 } }] })
    const lines = await get(`/v1/isochrones?${at([100, 100])}&contours_meters=300&polygons=false`)
    t.equal(lines.status, 200, JSON.stringify(lines.body))
    t.match(lines.body, { features: [{ geometry: { type: 'MultiLineString' }, properties: { area: 0 } }] })
  })

  await t.test('what cannot be walked is refused with a reason', async (t) => {
    isProblem(t, await get(`/v1/reach?${at([100, 100])}&minutes=30`), 422, 'unprocessable-input')
    isProblem(t, await get(`/v1/reach?${at([100, 100])}&profile=cyclist`), 422, 'unprocessable-input', ['/profile'])
    isProblem(t, await get(`/v1/reach?${at([100, 100])}&minutes=15,5`), 422, 'unprocessable-input', ['/minutes'])
    isProblem(t, await get('/v1/reach?lon=200&lat=x'), 422, 'unprocessable-input', ['/lon', '/lat'])
    isProblem(t, await get('/v1/reach?lon=1'), 400, 'bad-request', ['/lon'])
    isProblem(t, await get('/v1/reach?site=S1&lon=1&lat=1'), 400, 'bad-request', ['/site'])
    isProblem(t, await get('/v1/reach?site=none'), 404, 'not-found')
    isProblem(t, await get(`/v1/isochrones?${at([100, 100])}`), 422, 'unprocessable-input', ['/contours_minutes'])
    isProblem(t, await get(`/v1/isochrones?${at([100, 100])}&contours_minutes=5&contours_meters=5`), 422, 'unprocessable-input', ['/contours_minutes'])
    isProblem(t, await get(`/v1/isochrones?${at([100, 100])}&contours_minutes=60`), 422, 'unprocessable-input')
    isProblem(t, await get('/v1/isochrones?contours_minutes=5'), 400, 'bad-request', ['/lon'])
  })

  await t.test('administrators switch the network, others do not', async (t) => {
    const other = await loadNetwork(database, gridStreets(3, 3, 100), { name: 'other', activate: false })
    t.match((await get('/v1/networks')).body, { items: [{ id: other.id, status: 'ready' }, { id, status: 'active' }] })
    isProblem(t, await send('POST', `/v1/admin/networks/${other.id}/activation`, undefined), 403, 'forbidden')
    isProblem(t, await send('POST', `/v1/admin/networks/${other.id}/activation`, undefined, { as: null }), 401, 'unauthenticated')
    t.match((await get(`/v1/networks/${other.id}`)).body, { status: 'ready' })
    const switched = await send('POST', `/v1/admin/networks/${other.id}/activation`, undefined, { as: administrator })
    t.match(switched, { status: 200, body: { id: other.id, status: 'active' } })
    t.match((await get(`/v1/networks/${id}`)).body, { status: 'ready' })
    t.match((await get(`/v1/reach?${at([100, 100])}`)).body, { network: { id: other.id } })
    isProblem(t, await send('POST', '/v1/admin/networks/999/activation', undefined, { as: administrator }), 422, 'unprocessable-input')
    isProblem(t, await get('/v1/networks/999'), 404, 'not-found')
    isProblem(t, await get(`/v1/networks/${micro.street}x`), 422, 'unprocessable-input', ['/id'])
  })
})
