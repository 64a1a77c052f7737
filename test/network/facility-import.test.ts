import { test } from 'tap'
import type { ImportReport } from '../../src/platform/table-import.js'
import { asCaller, operator } from '../../src/platform/caller.js'
import { facilityImport } from '../../src/network/facility-import.js'
import { testDatabase } from '../support/database.js'
import { buildMicroCity, degreesAt, facilityRow, load, loadSites, micro, type FacilityRow, type Place } from '../support/micro-city.js'

const home: Place = [100, 100]

void test('a facility that comes, moves, closes or reopens is live in its own transaction and tells whom it concerns', async (t) => {
  const database = await testDatabase(t)
  await buildMicroCity(database)
  // Far off: 5,000 m away nothing of this concerns anybody
  await loadSites(database, [{ id: 'S3', at: [5000, 5000], community: micro.communities[3], population: 10 }])
  const change = (row: FacilityRow): Promise<ImportReport> => load(database, facilityImport, [facilityRow(row)])
  const reached = async () => {
    const [lon, lat] = degreesAt(home)
    const found = await database.pool.query<{ external_id: string; metres: number }>(
      `select r.external_id, r.metres from network.reach(st_setsrid(st_point($1, $2), 4326), 300) as r order by r.metres`,
      [lon, lat]
    )
    return found.rows.map(({ external_id, metres }) => `${external_id} ${metres}`)
  }
  const both = { sites: 2, communities: [micro.communities[0], micro.communities[2]] }
  t.strictSame(await reached(), ['F1 150'])

  await t.test('one that comes', async (t) => {
    t.strictSame((await change({ id: 'new', at: [200, 100] })).touched, both)
    t.strictSame(await reached(), ['new 100', 'F1 150'])
  })

  await t.test('one that moves concerns those of its old place and of its new one', async (t) => {
    const report = await change({ id: 'new', at: [5000, 5000] })
    t.strictSame(report.touched, both, 'the new place is off the network')
    t.strictSame(await reached(), ['F1 150'])
    t.strictSame((await change({ id: 'new', at: [300, 100] })).touched, both)
    t.strictSame(await reached(), ['F1 150', 'new 200'])
  })

  await t.test('one that closes, and reopens', async (t) => {
    t.strictSame((await change({ id: 'new', at: [300, 100], status: 'closed' })).touched, both)
    t.strictSame(await reached(), ['F1 150'])
    t.strictSame((await change({ id: 'new', at: [300, 100] })).touched, both)
    t.strictSame(await reached(), ['F1 150', 'new 200'])
  })

  await t.test('one that closes on a day is there until then', async (t) => {
    await change({ id: 'new', at: [300, 100], closedOn: '2999-01-01' })
    const [lon, lat] = degreesAt(home)
    const on = async (day: string) => {
      const found = await database.pool.query<{ n: number }>(
        `select count(*)::integer as n from network.reach(st_setsrid(st_point($1, $2), 4326), 300, $3) where external_id = 'new'`,
        [lon, lat, day]
      )
      return found.rows[0]!.n
    }
    t.equal(await on('2998-12-31'), 1)
    t.equal(await on('2999-01-01'), 0)
  })

  await t.test('what stays the same concerns nobody, and a dry run changes nothing', async (t) => {
    t.strictSame((await change({ id: 'new', at: [300, 100], closedOn: '2999-01-01' })).touched, { sites: 0, communities: [] })
    const before = await reached()
    const dry = await load(database, facilityImport, [facilityRow({ id: 'other', at: [100, 100] })], { dryRun: true })
    t.strictSame([dry.written, dry.touched], [false, both])
    t.strictSame(await reached(), before)
  })

  await t.test('plain SQL gets labels just so, and can ask whom a change concerns before it commits', async (t) => {
    await asCaller(database, operator, async ({ client }) => {
      const added = await client.query<{ id: number }>(`
        insert into registry.facility (external_id, type_id, name, geom, original_crs, original_x, original_y, status, valid_from)
        select 'plain', type_id, 'plain', geom, original_crs, original_x, original_y, status, current_date
        from registry.facility
        where external_id = 'F1'
        returning id`)
      const touched = await client.query('select site_id from network.touched($1)', [[added.rows[0]!.id]])
      t.equal(touched.rowCount, 2)
      t.strictSame(await client.query('select from network.facility_label where facility_id = $1', [added.rows[0]!.id]).then(({ rowCount }) => rowCount! > 0), true)
      await client.query(`update registry.facility set valid_to = current_date where external_id = 'plain'`)
    })
    t.notOk((await reached()).some((one) => one.startsWith('plain')), 'it ended in the same transaction')
  })

  await t.test('what is deleted takes its places and labels with it, facilities as well as sites', async (t) => {
    const left = async () =>
      asCaller(database, operator, async ({ client }) => {
        const found = await client.query<Record<string, number>>(`
          select
            (select count(*)::integer from network.facility_place as p where not exists (select from registry.facility as f where f.id = p.facility_id)) as places,
            (select count(*)::integer from network.facility_label as l where not exists (select from registry.facility as f where f.id = l.facility_id)) as labels,
            (select count(*)::integer from network.site_place as p where not exists (select from registry.site as s where s.id = p.site_id)) as site_places,
            (select count(*)::integer from network.site_label as l where not exists (select from registry.site as s where s.id = l.site_id)) as site_labels,
            (select count(*)::integer from network.facility_place) as others`)
        return found.rows[0]!
      })
    const before = await left()
    await asCaller(database, operator, ({ client }) => client.query(`delete from registry.facility where external_id = 'plain'`))
    await asCaller(database, operator, ({ client }) => client.query(`delete from registry.site where external_id = 'S3'`))
    t.strictSame(await left(), { ...before, places: 0, labels: 0, site_places: 0, site_labels: 0, others: before['others']! - 1 })
  })
})
