import { test } from 'tap'
import { asCaller, operator } from '../../src/platform/caller.js'
import { skipWithout, testDatabase } from '../support/database.js'
import { buildMicroCity, gridStreets, loadNetwork } from '../support/micro-city.js'

void test('a network that is removed takes its labels and its projection with it, and leaves the others alone', async (t) => {
  const database = await testDatabase(t)
  const first = await buildMicroCity(database)
  const rows = async () => {
    const counted = await database.pool.query<Record<string, number>>(`
      select
        (select count(*) from network.node) as nodes,
        (select count(*) from network.edge) as edges,
        (select count(*) from network.label) as labels,
        (select count(*) from network.site_label) as "siteLabels",
        (select count(*) from network.facility_label) as "facilityLabels",
        (select count(*) from network.site_place) as places,
        (select count(*) from spatial_ref_sys where auth_name = 'lifecircle') as projections`)
    return counted.rows[0]
  }
  const before = await rows()
  const second = await loadNetwork(database, gridStreets(5, 5, 120), { activate: false })
  t.not((await rows())?.['labels'], before?.['labels'])
  await asCaller(database, operator, ({ client }) => client.query('delete from network.network where id = $1', [second.id]))
  t.strictSame(await rows(), before)
  t.equal(first.active, true)
  const third = await loadNetwork(database, gridStreets(5, 5, 120), { activate: true })
  t.ok(third.id > second.id, 'numbers are taken up again without a clash')
})

void test('a facility written while a network is on its way in is labelled on it', async (t) => {
  const database = await testDatabase(t)
  await t.test('in two sessions at once', { skip: skipWithout(database, 'sessions') }, async (t) => {
    await buildMicroCity(database)
    const writing = asCaller(database, operator, async ({ client }) => {
      await client.query(`
        insert into registry.facility (external_id, type_id, name, geom, original_crs, original_x, original_y, status)
        select 'late', type_id, 'late', geom, original_crs, original_x, original_y, status from registry.facility where external_id = 'F1'`)
      // The network import begins now, and must not place everything before this row is there to see.
      await new Promise((resolve) => setTimeout(resolve, 600))
    })
    await new Promise((resolve) => setTimeout(resolve, 150))
    const [network] = await Promise.all([loadNetwork(database, gridStreets(8, 8, 100)), writing])
    const placed = await database.pool.query<{ edge_id: number | null }>(
      `select p.edge_id from network.facility_place as p join registry.facility as f on f.id = p.facility_id where f.external_id = 'late' and p.network_id = $1`,
      [network.id]
    )
    t.equal(placed.rowCount, 1)
  })
})
