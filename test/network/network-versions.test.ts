import { test } from 'tap'
import { activateNetwork } from '../../src/network/network-import.js'
import { contract } from '../../src/network/streets/contraction.js'
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

void test('the same streets imported again are stored the same, row for row, but for the numbers they begin with', async (t) => {
  const database = await testDatabase(t)
  const first = await buildMicroCity(database)
  const rows = gridStreets(8, 8, 100)
  const again = await loadNetwork(database, rows, { wheelchair: contract(rows) })
  const stored = async (id: number) => {
    const found = await database.pool.query<{ digest: string; rows: number }>(
      `with n as (select * from network.network where id = $1),
       line as (
         select 'node', (v.id - n.first_node)::text, v.component::text, v.geom::text
         from n join network.node as v on v.network_id = n.id
         union all
         select 'edge', (e.id - n.first_edge)::text, row(e.source - n.first_node, e.target - n.first_node, e.decimetres, e.snappable)::text,
           row(e.geom, e.local_geom)::text
         from n join network.edge as e on e.network_id = n.id
         union all
         select 'label', (l.node - n.first_node)::text, array(select h - n.first_node from unnest(l.hubs) as h)::text, l.decimetres::text
         from n join network.node as v on v.network_id = n.id join network.label as l on l.node = v.id
         union all
         select 'site', p.site_id::text, row(p.edge_id - n.first_edge, p.leg, p.to_source, p.to_target, p.local_geom)::text,
           row(array(select h - n.first_node from unnest(p.hubs) as h), p.decimetres)::text
         from n join network.site_place as p on p.network_id = n.id
         union all
         select 'facility', p.facility_id::text, row(p.edge_id - n.first_edge, p.leg, p.to_source, p.to_target, p.local_geom)::text,
           row(array(select h - n.first_node from unnest(p.hubs) as h), p.decimetres)::text
         from n join network.facility_place as p on p.network_id = n.id
         union all
         select 'network', n.source_hash, n.projection, row(n.extent, n.least_ratio, n.node_count, n.edge_count, n.label_count)::text from n
       )
       select md5(string_agg(line::text, E'\\n' order by line::text)) as digest, count(*)::integer as rows from line`,
      [id]
    )
    return found.rows[0]!
  }
  const before = await stored(first.id)
  t.equal(before.rows, 60 + 108 + 60 + 2 + 3 + 1)
  t.strictSame(await stored(again.id), before)
  t.strictSame(await stored(again.wheelchair!.id), before, 'and so is a companion of the same streets')
})

void test('a network and its wheelchair companion go into use together, and step back together', async (t) => {
  const database = await testDatabase(t)
  const rows = gridStreets(8, 8, 100)
  const plain = await buildMicroCity(database)
  const both = await loadNetwork(database, rows, { wheelchair: contract(gridStreets(8, 7, 100)), activate: false })
  const wheelchair = both.wheelchair!.id
  const active = async () => {
    const found = await database.pool.query<{ foot: number; wheelchair: number | null }>(
      `select network.active_network() as foot, network.active_network('wheelchair') as wheelchair`
    )
    return found.rows[0]
  }
  t.strictSame(await active(), { foot: plain.id, wheelchair: null })
  await t.rejects(activateNetwork(database, operator, wheelchair), { code: 'unprocessable-input', message: new RegExp(`companion of network ${both.id}`) })
  await activateNetwork(database, operator, both.id)
  t.strictSame(await active(), { foot: both.id, wheelchair })
  await activateNetwork(database, operator, plain.id)
  t.strictSame(await active(), { foot: plain.id, wheelchair: null })
  await asCaller(database, operator, ({ client }) => client.query('delete from network.network where id = $1', [both.id]))
  const left = await database.pool.query('select from network.network where id = $1', [wheelchair])
  t.equal(left.rowCount, 0, 'a companion goes with its network')
})
