import { test } from 'tap'
import { buildMicroCity, degreesAt } from '../support/micro-city.js'
import { testDatabase } from '../support/database.js'
import { activeNetwork } from '../../src/network/network-queries.js'
import { reachOf } from '../../src/network/reach-queries.js'

void test('the micro city is walked as worked out by hand', async (t) => {
  const database = await testDatabase(t)
  const imported = await buildMicroCity(database)
  t.match(imported, { nodes: 60, edges: 108, components: 1, active: true })
  const network = await activeNetwork(database.db)
  const [lon, lat] = degreesAt([100, 100])
  const [reached] = await reachOf(database.pool, network.id, [{ lon, lat }], [300, 900])
  t.strictSame(reached, {
    legMetres: 0,
    types: [
      { typeCode: 'COM01', counts: [1, 1], nearest: { externalId: 'F1', name: 'facility F1', metres: 150 } },
      { typeCode: 'GOV01', counts: [0, 1], nearest: { externalId: 'F2', name: 'facility F2', metres: 390 } }
    ]
  })
})
