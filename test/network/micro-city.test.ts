import { test } from 'tap'
import { buildMicroCity, degreesAt } from '../support/micro-city.js'
import { testDatabase } from '../support/database.js'
import { activeNetwork } from '../../src/network/network-queries.js'
import { reachByType, reachedFacilities } from '../../src/network/reach-queries.js'

void test('the micro city is walked as worked out by hand', async (t) => {
  const database = await testDatabase(t)
  const imported = await buildMicroCity(database)
  t.match(imported, { nodes: 60, edges: 108, components: 1, active: true })
  const network = await activeNetwork(database.db)
  const [lon, lat] = degreesAt([100, 100])
  const reached = await reachedFacilities(database.pool, network, { lon, lat }, 9000)
  t.strictSame(reached.map(({ externalId, metres }) => [externalId, metres]), [['F1', 150], ['F2', 390]])
  const { onNetwork, legMetres, types } = await reachByType(database.pool, network, { lon, lat }, [3000, 9000])
  t.ok(onNetwork)
  t.equal(legMetres, 0)
  t.strictSame(types.map(({ typeCode, counts }) => [typeCode, counts]), [['COM01', [1, 1]], ['GOV01', [0, 1]]])
})
