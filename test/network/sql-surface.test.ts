import t from 'tap'
import fc from 'fast-check'
import type pg from 'pg'
import { testDatabase } from '../support/database.js'
import { degreesAt, gridStreets, loadFacilities, loadNetwork, loadRegions, loadSites, micro, streetRows, type Place, type Street } from '../support/micro-city.js'

const database = await testDatabase(t)
await loadRegions(database)

const rows = async <R extends pg.QueryResultRow>(text: string, values: unknown[] = []) => (await database.pool.query<R>(text, values)).rows
const point = (place: Place) => {
  const [lon, lat] = degreesAt(place)
  return `st_setsrid(st_point(${lon}, ${lat}), 4326)`
}

const home: Place = [150, 108]

void t.test('before a network is active every question about walks says so', async (t) => {
  for (const call of [
    `network.labels(${point(home)})`, `network.reach(${point(home)}, 100)`, `network.reach_counts(${point(home)}, '{100}')`, `network.nearest(${point(home)}, 'COM01')`,
    `network.walk_metres(${point(home)}, ${point(home)})`, `network.matrix(array[${point(home)}], array[${point(home)}])`, `network.catchment(${point(home)}, 100)`,
    `network.people_within(${point(home)}, '{100}')`, `network.reached_nodes(${point(home)}, 100)`, `network.isochrones(${point(home)}, '{100}')`,
    `network.isochrone_lines(${point(home)}, '{100}')`, `network.reach_of_site('S1', 100)`, `network.reach_of_community('${micro.communities[0]}', 100)`,
    `network.catchment_of_facility('F1', 100)`
  ]) {
    await t.rejects(rows(`select * from ${call}`), { code: 'LC003', message: 'no walking network is active' }, call)
  }
})

/**
 * Blocks of 100 m south of a river and north of it, 40 m apart; one bridge in the very west. In the east a lane of 40 m
 * leads to a ring of streets round land without any.
 */
function riverTown() {
  const corners: Record<string, Place> = {}
  const streets: Street[] = []
  for (const [bank, north, count] of [['south', 0, 6], ['north', 540, 4]] as const) {
    for (let row = 0; row < count; row++) {
      for (let column = 0; column < 8; column++) {
        corners[`${bank} ${column}/${row}`] = [column * 100, north + row * 100]
        if (column > 0) streets.push([`${bank} ${column - 1}/${row}`, `${bank} ${column}/${row}`, 100])
        if (row > 0) streets.push([`${bank} ${column}/${row - 1}`, `${bank} ${column}/${row}`, 100])
      }
    }
  }
  streets.push(['south 0/5', 'north 0/0', 40])
  Object.assign(corners, { gate: [740, 200], 'ring north': [850, 310], 'ring east': [960, 200], 'ring south': [850, 90] } satisfies Record<string, Place>)
  streets.push(['south 7/2', 'gate', 40], ['gate', 'ring north'], ['ring north', 'ring east'], ['ring east', 'ring south'], ['ring south', 'gate'])
  return streetRows(corners, streets)
}

let network = 0

t.before(async () => {
  await loadSites(database, [
    { id: 'S1', at: [100, 100], population: 200 },
    { id: 'S2', at: [600, 100], population: 50 },
    { id: 'S3', at: [100, 640], community: micro.communities[1], population: 70 }
  ])
  await loadFacilities(database, [
    { id: 'F1', at: [250, 100] },
    { id: 'F2', at: [400, 305] },
    { id: 'F3', at: [300, 540] },
    { id: 'G1', at: [700, 500], type: 'GOV01' },
    { id: 'planned', at: [260, 100], status: 'planned' },
    { id: 'opens', at: [150, 200], openedOn: '2024-03-10' },
    { id: 'closes', at: [160, 200], closedOn: '2024-03-10' },
    { id: 'both', at: [170, 200], openedOn: '2024-03-05', closedOn: '2024-03-15' },
    { id: 'moves', at: [120, 300] }
  ])
  network = (await loadNetwork(database, riverTown())).id
  await loadFacilities(database, [{ id: 'moves', at: [180, 300] }], { validFrom: '2024-03-10' })
  await loadFacilities(database, [{ id: 'late', at: [140, 400] }], { validFrom: '2024-03-12' })
  await loadSites(database, [{ id: 'S4', at: [500, 300], population: 30 }], { validFrom: '2024-03-12' })
  await loadSites(database, [{ id: 'S2', at: [600, 100], population: 80 }], { validFrom: '2024-03-12' })
})

void t.test('every function of the surface has a comment, changes nothing and may run in parallel', async (t) => {
  const functions = await rows<{ name: string; comment: string | null; volatility: string; parallel: string }>(
    `select p.oid::regprocedure::text as name, obj_description(p.oid, 'pg_proc') as comment, p.provolatile::text as volatility, p.proparallel::text as parallel
     from pg_proc as p
     where p.pronamespace = 'network'::regnamespace
       and p.prorettype <> 'trigger'::regtype`
  )
  const writers = functions.filter(({ name }) => /^network\.(place_(sites|facilities)|keep_reach|forget_reach_of_new_sites)\(/.test(name))
  t.equal(writers.length, 4)
  t.ok(functions.length > 30, `${functions.length} functions`)
  t.strictSame(functions.filter(({ comment }) => comment === null || !/\w{3}/.test(comment)).map(({ name }) => name), [], 'without a comment')
  const readers = functions.filter((one) => !writers.includes(one))
  t.strictSame(readers.filter(({ volatility }) => !['i', 's'].includes(volatility)).map(({ name }) => name), [], 'volatile')
  t.strictSame(readers.filter(({ parallel }) => parallel !== 's').map(({ name }) => name), [], 'not parallel safe')
  t.ok(writers.every(({ volatility }) => volatility === 'v'))
})

/** Every question that starts at a point. */
const fromPoint: Readonly<Record<string, (location: string) => string>> = {
  labels: (p) => `network.labels(${p})`,
  reach: (p) => `network.reach(${p}, 300)`,
  reach_counts: (p) => `network.reach_counts(${p}, '{300,900}')`,
  nearest: (p) => `network.nearest(${p}, 'COM01', 2)`,
  'walk_metres, origin': (p) => `network.walk_metres(${p}, ${point(home)}) as m where m is not null`,
  'walk_metres, destination': (p) => `network.walk_metres(${point(home)}, ${p}) as m where m is not null`,
  'matrix, origins': (p) => `network.matrix(array[${p}], array[${point(home)}])`,
  'matrix, destinations': (p) => `network.matrix(array[${point(home)}], array[${p}])`,
  catchment: (p) => `network.catchment(${p}, 300)`,
  people_within: (p) => `unnest(network.people_within(${p}, '{300,900}')) as n where n > 0`,
  reached_nodes: (p) => `network.reached_nodes(${p}, 300)`,
  isochrone_lines: (p) => `network.isochrone_lines(${p}, '{300,900}')`,
  isochrones: (p) => `network.isochrones(${p}, '{300,900}')`
}

void t.test('a walk starts at a point in EPSG:4326, and all else is told what is wrong with it', async (t) => {
  const wrong: Readonly<Record<string, RegExp>> = {
    'st_setsrid(st_point(120.15, 30.27), 3857)': /not at ST_Point in EPSG:3857/,
    'st_point(120.15, 30.27)': /not at ST_Point in no known CRS/,
    'st_makeenvelope(120.1, 30.2, 120.2, 30.3, 4326)': /not at ST_Polygon in EPSG:4326/,
    'st_setsrid(st_multi(st_point(120.15, 30.27)), 4326)': /not at ST_MultiPoint/,
    'null::geometry': /not at null/
  }
  for (const [name, call] of Object.entries(fromPoint)) {
    t.ok((await rows(`select * from ${call(point(home))}`)).length > 0, `${name} answers from home`)
    for (const [location, message] of Object.entries(wrong)) {
      await t.rejects(rows(`select * from ${call(location)}`), { code: 'LC004', message }, `${name} from ${location}`)
    }
  }
})

void t.test('from the sea, from the poles and from the other side of the earth nothing is reached, and that is no error', async (t) => {
  const away = { 'the next bay': [120.6, 30.3], 'the sea': [125, 30], antipodes: [-59.85, -30.27], 'north pole': [0, 90], 'south pole': [120.15, -90], 'date line': [180, 0], 'beyond the map': [300.15, 130] }
  for (const [where, [lon, lat]] of Object.entries(away)) {
    for (const [name, call] of Object.entries(fromPoint)) {
      t.strictSame(await rows(`select * from ${call(`st_setsrid(st_point(${lon}, ${lat}), 4326)`)}`), [], `${name} from ${where}`)
    }
  }
  t.strictSame(await rows(`select network.people_within(st_setsrid(st_point(125, 30), 4326), '{300,900}')::text as people`), [{ people: '{0,0}' }])
  t.strictSame(await rows(`select network.walk_metres(st_setsrid(st_point(125, 30), 4326), ${point(home)}) as metres`), [{ metres: null }])
})

/** Every question with a budget of metres. */
const withBudget: Readonly<Record<string, (metres: string, more?: string) => string>> = {
  reach: (metres, more = '') => `network.reach(${point(home)}, ${metres}${more})`,
  reach_of_site: (metres, more = '') => `network.reach_of_site('S1', ${metres}${more})`,
  reach_of_community: (metres, more = '') => `network.reach_of_community('${micro.communities[0]}', ${metres}${more})`,
  catchment: (metres, more = '') => `network.catchment(${point(home)}, ${metres}${more})`,
  catchment_of_facility: (metres, more = '') => `network.catchment_of_facility('F1', ${metres}${more})`,
  reached_nodes: (metres, more = '') => `network.reached_nodes(${point(home)}, ${metres}${more})`
}

void t.test('a walk is a number of metres from 0 up to the horizon', async (t) => {
  for (const [name, call] of Object.entries(withBudget)) {
    t.ok((await rows(`select * from ${call('1500')}`)).length > 0, `${name} as far as the horizon`)
    t.ok((await rows(`select * from ${call('1500.049')}`)).length > 0, `${name}: rounded to the decimetre`)
    t.ok((await rows(`select * from ${call('0')}`)).length >= 0, `${name} within 0 m`)
    for (const metres of ['null', '-0.1', `'NaN'`]) {
      await t.rejects(rows(`select * from ${call(metres)}`), { code: 'LC004', message: /^a walk of (null|-0.1|NaN) metres makes no sense: give a number from 0 up$/ }, `${name} within ${metres}`)
    }
    for (const metres of ['1500.05', '1e9', `'Infinity'`]) {
      await t.rejects(rows(`select * from ${call(metres)}`), { code: 'LC004', message: /^a walk of .* is beyond the network's horizon of 1500 m$/ }, `${name} within ${metres}`)
    }
    await t.rejects(rows(`select * from ${call('100', ', in_network => 999')}`), { code: 'LC003', message: 'there is no walking network 999' }, `${name} on an unknown network`)
  }
})

/** Every question with contours. */
const withContours: Readonly<Record<string, (contours: string, more?: string) => string>> = {
  reach_counts: (contours, more = '') => `network.reach_counts(${point(home)}, ${contours}${more})`,
  people_within: (contours, more = '') => `network.people_within(${point(home)}, ${contours}${more})`,
  isochrone_lines: (contours, more = '') => `network.isochrone_lines(${point(home)}, ${contours}${more})`,
  isochrones: (contours, more = '') => `network.isochrones(${point(home)}, ${contours}${more})`
}

void t.test('contours are one to eight, positive, rising and within the horizon', async (t) => {
  for (const [name, call] of Object.entries(withContours)) {
    t.ok((await rows(`select * from ${call(`'{100,200,300,400,500,600,700,1500}'`)}`)).length > 0, `${name} with eight`)
    const wrong: Readonly<Record<string, RegExp>> = {
      'null': /give 1 to 8 contours, not 0/,
      [`'{}'`]: /give 1 to 8 contours, not 0/,
      [`'{1,2,3,4,5,6,7,8,9}'`]: /give 1 to 8 contours, not 9/,
      [`'{900,300}'`]: /positive and to rise: 300 comes after 900/,
      [`'{300,300}'`]: /positive and to rise: 300 comes after 300/,
      [`'{0,300}'`]: /positive and to rise: 0 comes after 0/,
      [`'{-5}'`]: /positive and to rise: -5 comes after 0/,
      [`'{300,NaN}'`]: /a walk of NaN metres makes no sense/,
      [`'{300,null}'`]: /a walk of null metres makes no sense/,
      [`'{null,300}'`]: /a walk of null metres makes no sense/,
      [`'{300,1501}'`]: /a walk of 1501 m is beyond the network's horizon of 1500 m/
    }
    for (const [contours, message] of Object.entries(wrong)) {
      await t.rejects(rows(`select * from ${call(contours)}`), { code: 'LC004', message }, `${name} with ${contours}`)
    }
    await t.rejects(rows(`select * from ${call(`'{300}'`, ', in_network => 999')}`), { code: 'LC003', message: 'there is no walking network 999' }, `${name} on an unknown network`)
  }
})

void t.test('what is not there is named', async (t) => {
  const here = point(home)
  const wrong: Readonly<Record<string, string>> = {
    [`network.nearest(${here}, 'XXX')`]: 'there is no facility type XXX',
    [`network.nearest(${here}, 'COM01', in_network => 999)`]: 'there is no walking network 999',
    [`network.labels(${here}, 999)`]: 'there is no walking network 999',
    [`network.walk_metres(${here}, ${here}, 999)`]: 'there is no walking network 999',
    [`network.matrix(array[${here}], array[${here}], 999)`]: 'there is no walking network 999',
    [`network.reach_of_site('S9', 100, '2024-03-01')`]: 'there is no residential site S9 on 2024-03-01',
    [`network.reach_of_site('S4', 100, '2024-03-11')`]: 'there is no residential site S4 on 2024-03-11',
    [`network.reach_of_community('330106001999', 100, '2024-03-01')`]: 'there is no community 330106001999 on 2024-03-01',
    [`network.reach_of_community('${micro.street}', 100, '2024-03-01')`]: `there is no community ${micro.street} on 2024-03-01`,
    [`network.catchment_of_facility('F9', 100, '2024-03-01')`]: 'there is no facility F9 on 2024-03-01',
    [`network.catchment_of_facility('late', 100, '2024-03-11')`]: 'there is no facility late on 2024-03-11'
  }
  for (const [call, message] of Object.entries(wrong)) await t.rejects(rows(`select * from ${call}`), { code: 'LC003', message }, call)
  await t.rejects(rows(`select network.metres_walked(5, 'swimmer')`), { code: 'LC004', message: /^there is no walking profile swimmer: the standard has .*general/ })
  // What is not a number ends a server that does not stop it at the door: so it comes last, if the bound before it holds.
  const bounded = await rows(`select * from network.isochrones(${here}, '{100}', 20000)`).then(() => false, () => true)
  t.ok(bounded, 'nothing is 20 km wide')
  for (const width of ['0', '-1', 'null', ...(bounded ? [`'Infinity'`, `'NaN'`] : [])]) {
    await t.rejects(rows(`select * from network.isochrones(${here}, '{100}', ${width})`), { code: 'LC004', message: /width above 0 m/ }, `as wide as ${width}`)
    if (width !== '0') await t.rejects(rows(`select * from network.isochrones(${here}, '{100}', 30, ${width})`), { code: 'LC004', message: /tolerance of 0 m or more/ }, `generalized by ${width}`)
  }
  t.strictSame(await rows(`select * from network.nearest(${here}, 'COM01', 0)`), [])
  for (const k of ['-1', 'null']) await t.rejects(rows(`select * from network.nearest(${here}, 'COM01', ${k})`), { code: 'LC004', message: /nearest/ }, `the ${k} nearest`)
})

void t.test('a day that is not given is an error too', async (t) => {
  for (const [name, call] of Object.entries(withBudget)) {
    if (name === 'reached_nodes') continue
    await t.rejects(rows(`select * from ${call('300', ', on_date => null')}`), { code: /^LC00[34]$/ }, name)
  }
  for (const name of ['reach_counts', 'people_within']) {
    await t.rejects(rows(`select * from ${withContours[name]!(`'{300}'`, ', on_date => null')}`), { code: 'LC004' }, name)
  }
  await t.rejects(rows(`select * from network.nearest(${point(home)}, 'COM01', on_date => null)`), { code: 'LC004' })
})

void t.test('a matrix needs both of its lists', async (t) => {
  const here = `array[${point(home)}]`
  await t.rejects(rows(`select * from network.matrix(null, ${here})`), { code: 'LC004' })
  await t.rejects(rows(`select * from network.matrix(${here}, null)`), { code: 'LC004' })
  t.strictSame(await rows(`select * from network.matrix('{}', ${here})`), [], 'which may be empty')
  t.strictSame(await rows(`select * from network.matrix(${here}, '{}')`), [])
})

void t.test('a day picks what operated then, where it stood then, and who lived there then', async (t) => {
  const reached = async (day: string) =>
    Object.fromEntries((await rows<{ external_id: string; metres: number }>(`select external_id, metres from network.reach(${point([100, 200])}, 400, $1)`, [day])).map((row) => [row.external_id, row.metres]))
  const always = { F1: 250, F2: 405 }
  t.match(await reached('2024-03-04'), { closes: 60, moves: 120 })
  t.strictSame(Object.keys(await reached('2024-03-04')).sort(), ['F1', 'closes', 'moves'])
  t.strictSame(Object.keys(await reached('2024-03-05')).sort(), ['F1', 'both', 'closes', 'moves'], 'the day it opens it is open')
  t.match(await reached('2024-03-09'), { moves: 120 })
  t.strictSame(await reached('2024-03-10'), { F1: always.F1, opens: 50, both: 70, moves: 180 }, 'the day it closes it is closed; it moved')
  t.strictSame(await reached('2024-03-11'), { F1: always.F1, opens: 50, both: 70, moves: 180 })
  t.strictSame(await reached('2024-03-12'), { F1: always.F1, opens: 50, both: 70, moves: 180, late: 240 })
  t.strictSame(await reached('2024-03-15'), { F1: always.F1, opens: 50, moves: 180, late: 240 })

  const counted = await rows(`select day::text, counts[1] as count from unnest('{2024-03-04,2024-03-10,2024-03-12}'::date[]) as day cross join network.reach_counts(${point([100, 200])}, '{400}', day) order by 1`)
  t.strictSame(counted, [{ day: '2024-03-04', count: 3 }, { day: '2024-03-10', count: 4 }, { day: '2024-03-12', count: 5 }])
  const nearest = await rows(`select day::text, external_id from unnest('{2024-03-04,2024-03-10}'::date[]) as day cross join network.nearest(${point([100, 200])}, 'COM01', 1, day) order by 1`)
  t.strictSame(nearest, [{ day: '2024-03-04', external_id: 'closes' }, { day: '2024-03-10', external_id: 'opens' }])
  const people = await rows<{ people: number }>(
    `select network.people_within(${point([600, 200])}, '{100,250}', day)::text as people from unnest('{2024-03-11,2024-03-12}'::date[]) as day`
  )
  t.strictSame(people, [{ people: '{50,50}' }, { people: '{80,110}' }])
  t.strictSame(
    await rows(`select external_id, population, metres from network.catchment_of_facility('moves', 600, '2024-03-09') order by 1`),
    // S3 by the bridge: 120 m west or east of it, 340 m north, 100 m east.
    [{ external_id: 'S1', population: 200, metres: 220 }, { external_id: 'S3', population: 70, metres: 560 }]
  )
})

void t.test('a facility operates from and to exactly the days on which its state says so', async (t) => {
  const found = await rows<{ rows: number; operating: number; wrong: number }>(
    `with day (d) as (
       select date '2024-03-01' + i from generate_series(0, 4) as i
     ),
     facility as (
       select status, opened.d as opened_on, closed.d as closed_on, valid_from.d as valid_from, valid_to.d as valid_to
       from unnest('{planned,building,operating,suspended,closed}'::text[]) as status
       cross join (select d from day union all select null) as opened
       cross join (select d from day union all select null) as closed
       cross join (select d from day union all select '-infinity') as valid_from
       cross join (select d from day union all select 'infinity') as valid_to
       where coalesce(opened.d <= closed.d, true)
         and valid_from.d <= valid_to.d
     ),
     said as (
       select
         asked.d >= f.valid_from and asked.d < f.valid_to and registry.state_on(f.status, f.opened_on, f.closed_on, asked.d) = 'operating' as by_state,
         asked.d >= registry.operates_from(f.status, f.opened_on, f.valid_from) and asked.d < registry.operates_to(f.status, f.closed_on, f.valid_to) as by_interval
       from facility as f
       cross join (select date '2024-02-29' + i from generate_series(0, 6) as i) as asked (d)
     )
     select count(*) as rows, count(*) filter (where by_state) as operating, count(*) filter (where by_state is distinct from by_interval) as wrong
     from said`
  )
  t.ok(found[0]!.rows > 20_000, `${found[0]!.rows} rows and days`)
  t.ok(found[0]!.operating > 500, `${found[0]!.operating} of them operating`)
  t.equal(found[0]!.wrong, 0)
})

void t.test('labels hold the same interval as the rows they come from', async (t) => {
  t.strictSame(
    await rows(
      `select f.external_id
       from network.facility_label as l
       join registry.facility as f on f.id = l.facility_id
       join network.facility_place as p on p.facility_id = f.id and p.network_id = $1
       where (l.operates_from, l.operates_to) is distinct from
             (registry.operates_from(f.status, f.opened_on, f.valid_from), registry.operates_to(f.status, f.closed_on, f.valid_to))
          or (l.operates_from, l.operates_to) is distinct from (p.operates_from, p.operates_to)`,
      [network]
    ),
    []
  )
})

void t.test('any walking speed is answered from the same labels', async (t) => {
  await fc.assert(
    fc.asyncProperty(fc.tuple(fc.integer({ min: 0, max: 700 }), fc.integer({ min: 0, max: 500 })), fc.array(fc.integer({ min: 1, max: 5_000 }), { minLength: 1, maxLength: 20 }), async (at, millimetresPerSecond) => {
      const wrong = await rows(
        `with far as materialized (select external_id, metres from network.reach(${point(at)}, 1500, '2024-03-11'))
         select speed
         from unnest($1::numeric[]) as speed
         where array(select row (r.external_id, r.metres)::text from network.reach(${point(at)}, least(1500, 300 * speed), '2024-03-11') as r order by 1)
           <> array(select row (f.external_id, f.metres)::text from far as f where f.metres <= round(least(1500, 300 * speed), 1) order by 1)`,
        [millimetresPerSecond.map((speed) => speed / 1_000)]
      )
      if (wrong.length > 0) throw new Error(JSON.stringify(wrong))
    }),
    { seed: 7, numRuns: 20 }
  )
  t.strictSame(await rows(`select network.metres_walked(5) as general, network.metres_walked(5, 'elderly') as elderly, network.metres_walked(7.5, 'wheelchair') as wheelchair`), [
    { general: 300, elderly: 240, wheelchair: 360 }
  ])
})

void t.test('isochrones', async (t) => {
  const contours = [5, 60, 150, 320, 700, 1100]
  const origins: Place[] = [home, [0, 0], [350, 500], [300, 555], [720, 200], [850, 330], [-60, -40], [333, 277]]

  await t.test('are valid, rise, and hold each other and their origin, however much they are generalized', async (t) => {
    for (const tolerance of [0, 2, 10, 40]) {
      for (const width of [8, 30, 60]) {
        const wrong: unknown[] = []
        for (const origin of origins) {
          const found = await rows<{ contour: number; valid: boolean; kind: string; holds_origin: boolean; holds_last: boolean; rises: boolean; area_error: number }>(
            `select
               i.contour_metres as contour,
               st_isvalid(i.geom) as valid,
               st_geometrytype(i.geom) as kind,
               i.contour_metres < 100 or st_dwithin(i.geom, ${point(origin)}, 1e-6 + $4 / 1e5) as holds_origin,
               coalesce(st_covers(st_buffer(i.geom, 2e-6), lag(i.geom) over rising), true) as holds_last,
               coalesce(i.area_square_metres >= lag(i.area_square_metres) over rising, true) as rises,
               abs(st_area(i.geom::geography) / i.area_square_metres - 1) as area_error
             from network.isochrones(${point(origin)}, $1, $2, $3) as i
             cross join (select $4::float8) as o
             window rising as (order by i.contour_metres)
             order by 1`,
            [contours, width, tolerance, tolerance]
          )
          if (found.length !== contours.length) wrong.push([origin, `${found.length} rows`])
          wrong.push(
            ...found
              .filter((row) => !row.valid || row.kind !== 'ST_MultiPolygon' || !row.holds_origin || !row.holds_last || !row.rises || row.area_error > 0.02)
              .map((row) => [origin, row])
          )
        }
        t.strictSame(wrong, [], `${width} m wide, generalized by ${tolerance} m`)
      }
    }
  })

  await t.test('grow with their width', async (t) => {
    const found = await rows<{ area: number }>(
      `select i.area_square_metres as area from unnest('{2,5,10,20,30,45,60,100}'::float8[]) as width cross join network.isochrones(${point(home)}, '{400}', width) as i order by width`
    )
    t.ok(found.every(({ area }, i) => i === 0 || area > found[i - 1]!.area), found.map(({ area }) => Math.round(area)).join(' '))
  })

  const inside = async (origin: Place, metres: number, place: Place, width = 15): Promise<boolean> =>
    (await rows<{ inside: boolean }>(`select st_intersects(geom, ${point(place)}) as inside from network.isochrones(${point(origin)}, array[${metres}]::numeric[], ${width})`))[0]!.inside

  await t.test('leave out land that no street comes near', async (t) => {
    t.equal(await inside(home, 600, [250, 250]), false, 'the middle of a block')
    t.equal(await inside(home, 600, [250, 250], 60), true, 'which wider streets fill')
    t.equal(await inside([720, 200], 500, [850, 200]), false, 'land within a ring of streets')
    t.equal(await inside([720, 200], 500, [960, 200]), true, 'its far side')
    const holes = await rows<{ holes: number }>(`select sum(st_numinteriorrings(d.geom))::integer as holes from network.isochrones(${point(home)}, '{600}', 15) as i cross join lateral st_dump(i.geom) as d`)
    t.ok(holes[0]!.holes > 10, `${holes[0]!.holes} blocks`)
  })

  await t.test('do not cross a river without a bridge', async (t) => {
    const bank: Place = [600, 500]
    t.equal(await inside(bank, 1200, [600, 520], 10), false, 'the water')
    t.equal(await inside(bank, 1200, [600, 540], 10), false, 'the other bank, 1,240 m by the bridge')
    t.equal(await inside(bank, 1300, [600, 540], 10), true, 'which is reached when the budget is enough')
    t.equal(await inside(bank, 1300, [600, 520], 10), false, 'yet not the water')
    t.equal(await inside(bank, 1300, [0, 520], 10), true, 'but the bridge is')
  })

  await t.test('shorter than the way to the street show as much of it as is walked', async (t) => {
    const origin: Place = [150, 140]
    const found = await rows<{ contour: number; metres: number; far: number }>(
      `select contour_metres as contour, st_length(geom::geography) as metres, st_maxdistance(geom, ${point(origin)}) * 111000 as far from network.isochrone_lines(${point(origin)}, '{10,40,50}') order by 1`
    )
    t.strictSame(found.map(({ contour, metres }) => [contour, Math.round(metres * 10) / 10]), [[10, 10], [40, 40], [50, 60]], '10 m to both sides once at the street')
    t.ok(found[0]!.far < 11)
  })

  await t.test('draw a street once, though it is walked from the door and from both its ends', async (t) => {
    const found = await rows<{ metres: number }>(`select st_length(geom::geography) as metres from network.isochrone_lines(${point([350, 0])}, '{60}')`)
    t.equal(Math.round(found[0]!.metres * 10) / 10, 140, 'the block, and 10 m of the two streets at either end')
  })

  await t.test('and junctions reached are found beside a street that was given no length', async (t) => {
    const corners: Record<string, Place> = { a: [0, 0], b: [100, 0], c: [140, 0], d: [240, 0], e: [140, 90] }
    const { id } = await loadNetwork(database, streetRows(corners, [['a', 'b'], ['b', 'c', 0], ['b', 'c', 50, [[120, 20]]], ['c', 'd'], ['c', 'e']]), { name: 'lift', activate: false })
    const nodes = await rows<{ metres: number }>(`select metres from network.reached_nodes(${point([0, 0])}, 1500, ${id}) order by 1`)
    t.strictSame(nodes.map(({ metres }) => metres), [0, 100, 100, 190, 200])
    t.equal((await rows(`select * from network.isochrones(${point([0, 0])}, '{300,1500}', in_network => ${id})`)).length, 2)
  })

  await t.test('as lines and as areas tell of the same contours in the order given', async (t) => {
    const both = async (name: string) => (await rows<{ contour_metres: number }>(`select contour_metres from network.${name}(${point(home)}, '{100.5,200,900}')`)).map((row) => row.contour_metres)
    t.strictSame(await both('isochrone_lines'), [100.5, 200, 900])
    t.strictSame(await both('isochrones'), [100.5, 200, 900])
  })
})

void t.test('a wide street grid of another network does not change what this one says', async (t) => {
  const before = await rows(`select * from network.reach(${point(home)}, 900, '2024-03-11') order by 1`)
  const other = await loadNetwork(database, gridStreets(9, 9, 90, [0, 0]), { name: 'other', activate: false })
  t.strictSame(await rows(`select * from network.reach(${point(home)}, 900, '2024-03-11') order by 1`), before)
  t.notSame(await rows(`select * from network.reach(${point(home)}, 900, '2024-03-11', $1) order by 1`, [other.id]), before)
})
