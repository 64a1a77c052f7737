import t from 'tap'
import { operator } from '../../src/platform/caller.js'
import { asLifecircleError } from '../../src/platform/errors.js'
import { activateNetwork, importNetwork } from '../../src/network/network-import.js'
import { activeNetwork, listNetworks } from '../../src/network/network-queries.js'
import { contract } from '../../src/network/streets/contraction.js'
import { testDatabase } from '../support/database.js'
import { degreesAt, gridStreets, loadFacilities, loadNetwork, loadRegions, loadSites, micro, streetRows, type FacilityRow, type Place, type Street } from '../support/micro-city.js'
import { shortestWalks, type PlainNetwork } from './plain-walks.js'
import { seededRandom } from './labelling/trial-networks.js'

const database = await testDatabase(t)
await loadRegions(database)

/**
 * A crooked city of some 2 km: a grid pushed out of shape with missing streets, bends, a ring road, loops, parallel
 * streets and given lengths, a suburb of 60 corners beyond a gap, and a hamlet of 9 corners too small to be walked from.
 */
function crookedCity(seed: number) {
  const random = seededRandom(seed)
  const corners: Record<string, Place> = {}
  const streets: Street[] = []
  const district = (name: string, columns: number, rows: number, [x, y]: Place, missing: number) => {
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column < columns; column++) {
        const here = `${name}${column}/${row}`
        corners[here] = [x + column * 110 + 50 * random(), y + row * 90 + 50 * random()]
        const before = [column > 0 ? `${name}${column - 1}/${row}` : undefined, row > 0 ? `${name}${column}/${row - 1}` : undefined]
        for (const there of before) {
          if (there === undefined || random() < missing) continue
          const [a, b] = [corners[there]!, corners[here]]
          const straight = Math.hypot(a[0] - b[0], a[1] - b[1])
          const bend: Place = [(a[0] + b[0]) / 2 + 60 * random() - 30, (a[1] + b[1]) / 2 + 60 * random() - 30]
          const kind = random()
          if (kind < 0.2) streets.push([there, here, undefined, [bend]])
          else if (kind < 0.4) streets.push([there, here, straight * (1 + random())])
          else streets.push([there, here])
          if (kind > 0.95) streets.push([here, there, undefined, [bend]])
        }
      }
    }
  }
  district('town ', 16, 16, [0, 0], 0.25)
  district('suburb ', 8, 8, [2300, 300], 0.05)
  district('hamlet ', 3, 3, [0, 1900], 0)
  corners['loop'] = [-160, 700]
  streets.push(['loop', 'town 0/7'], ['loop', 'loop', undefined, [[-300, 640], [-360, 700], [-300, 760]]])
  // A horseshoe whose ends lie 40 m apart: the straight line across is shorter than along it or round its ends.
  corners['shoe a'] = [-150, 100]
  corners['shoe b'] = [-150, 140]
  streets.push(['town 0/0', 'shoe a'], ['town 0/1', 'shoe b'], ['shoe a', 'shoe b', undefined, [[-420, 100], [-420, 140]]])
  return { rows: streetRows(corners, streets), random }
}

const { rows, random } = crookedCity(7)
const anywhere = (): Place => [-450 + 3800 * random(), -300 + 2500 * random()]

const facilities: FacilityRow[] = [
  ...Array.from({ length: 250 }, (_, i): FacilityRow => ({ id: `R${i}`, at: anywhere(), type: i % 2 === 0 ? 'COM01' : 'GOV01' })),
  // on the horseshoe's two arms, and out of it
  { id: 'H1', at: [-300, 101] },
  { id: 'H2', at: [-300, 139] },
  { id: 'H3', at: [-380, 120] },
  { id: 'H4', at: [-200, 119] },
  // on the loop, either side of its corner and its far end
  { id: 'L1', at: [-200, 683] },
  { id: 'L2', at: [-200, 722] },
  { id: 'L3', at: [-355, 700] },
  { id: 'hamlet', at: [110, 2000] },
  { id: 'nowhere', at: [9000, 9000] }
]
const origins: Place[] = [
  ...Array.from({ length: 150 }, anywhere),
  // beside facilities, so that many share their edge
  ...facilities.slice(0, 60).map(({ at: [x, y] }): Place => [x + 60 * random() - 30, y + 60 * random() - 30]),
  [-300, 119], [-300, 121], [-250, 105], [-350, 138], [-390, 120],
  [-300, 700], [-340, 690], [110, 2000], [9000, 9000]
]
await loadFacilities(database, facilities)
await loadSites(database, origins.map((at, i) => ({ id: `S${i}`, at })))
const imported = await importNetwork(database, operator, contract(rows), { name: 'crooked', source: 'random', activate: true })

/** What the brute force knows: the stored edges as they are, and every place in the network's projection, both by PostGIS. */
async function plainNetwork(): Promise<PlainNetwork> {
  const edges = await database.pool.query<{ id: number; source: number; target: number; decimetres: number; component: number; line: string }>(
    `select e.id, e.source, e.target, e.decimetres, n.component,
       st_asgeojson(st_transform(e.geom, w.srid), 15, 0) as line
     from network.edge as e
     join network.network as w on w.id = e.network_id
     join network.node as n on n.id = e.source
     where e.network_id = $1
     order by e.id`,
    [imported.id]
  )
  return {
    edges: edges.rows.map(({ line, ...edge }) => ({ ...edge, line: (JSON.parse(line) as { coordinates: Place[] }).coordinates })),
    leastComponentNodes: 50,
    snapLimitDecimetres: 2500
  }
}

async function projected(places: readonly Place[]): Promise<Place[]> {
  const points = places.map(degreesAt)
  const found = await database.pool.query<{ x: number; y: number }>(
    `select st_x(p.geom) as x, st_y(p.geom) as y
     from unnest($2::float8[], $3::float8[]) with ordinality as g (lon, lat, position)
     join network.network as w on w.id = $1
     cross join lateral st_transform(st_setsrid(st_point(g.lon, g.lat), 4326), w.srid) as p (geom)
     order by g.position`,
    [imported.id, points.map(([lon]) => lon), points.map(([, lat]) => lat)]
  )
  return found.rows.map(({ x, y }) => [x, y])
}

const walks = shortestWalks(await plainNetwork(), await projected(facilities.map(({ at }) => at)))
const expected = (await projected(origins)).map((origin) => walks.from(origin))

const reachOf = async (place: Place, budget: number, network = imported.id): Promise<[string, number][]> => {
  const [lon, lat] = degreesAt(place)
  const found = await database.pool.query<{ external_id: string; decimetres: number }>(
    `select r.external_id, (r.metres * 10)::integer as decimetres
     from network.reach(st_setsrid(st_point($2, $3), 4326), $4, in_network => $1) as r
     order by r.external_id, r.metres`,
    [network, lon, lat, budget / 10]
  )
  return found.rows.map((row) => [row.external_id, row.decimetres])
}

const within = (distances: readonly (number | undefined)[], budget: number): [string, number][] =>
  distances
    .flatMap((decimetres, i): [string, number][] => (decimetres === undefined || decimetres > budget ? [] : [[facilities[i]!.id, decimetres]]))
    .sort(([a], [b]) => (a < b ? -1 : 1))

void t.test('the city has all that makes reach hard', async (t) => {
  t.ok(imported.nodes > 250, `${imported.nodes} nodes`)
  t.ok(imported.components >= 3, `${imported.components} components`)
  const kinds = expected.flatMap((distances, i) => distances.map((decimetres, f) => [walks.kindOf(i, f), decimetres] as const))
  t.ok(kinds.length > 0)
  const count = (kind: string) => expected.reduce((sum, _, i) => sum + facilities.filter((_f, f) => walks.kindOf(i, f) === kind).length, 0)
  for (const kind of ['along', 'straight', 'round', 'apart']) t.ok(count(kind) >= 3, `${count(kind)} pairs ${kind}`)
  t.ok(expected.filter((distances) => distances.every((decimetres) => decimetres === undefined)).length >= 3, 'origins off the network')
})

void t.test('reach is what brute force finds, within any budget, to the decimetre', async (t) => {
  for (const budget of [15_000, 9_000, 3_000, 2_550, 100, 0]) {
    const wrong: unknown[] = []
    for (const [i, origin] of origins.entries()) {
      const found = await reachOf(origin, budget)
      const right = within(expected[i]!, budget)
      if (JSON.stringify(found) !== JSON.stringify(right)) {
        wrong.push({ origin, missing: right.filter((one) => !found.some((other) => other.join() === one.join())), found: found.filter((one) => !right.some((other) => other.join() === one.join())) })
      }
    }
    t.strictSame(wrong, [], `${budget / 10} m from ${origins.length} origins`)
  }
})

void t.test('and the way back is as long: the sites a facility reaches are those that reach it', async (t) => {
  const wrong: unknown[] = []
  for (const [f, { id, at }] of facilities.entries()) {
    const [lon, lat] = degreesAt(at)
    const found = await database.pool.query<{ external_id: string; decimetres: number }>(
      `select c.external_id, (c.metres * 10)::integer as decimetres
       from network.catchment(st_setsrid(st_point($2, $3), 4326), 900, in_network => $1) as c`,
      [imported.id, lon, lat]
    )
    const right = new Map<string, number>(expected.flatMap((distances, i) => (distances[f] === undefined || distances[f] > 9000 ? [] : [[`S${i}`, distances[f]] as const])))
    const same = found.rows.length === right.size && found.rows.every((row) => right.get(row.external_id) === row.decimetres)
    if (!same) wrong.push(id)
  }
  t.strictSame(wrong, [])
})

void t.test('nodes reached are what brute force finds', async (t) => {
  const wrong: unknown[] = []
  const places = await projected(origins)
  for (const [i, origin] of origins.slice(0, 60).entries()) {
    const [lon, lat] = degreesAt(origin)
    const found = await database.pool.query<{ node: number; decimetres: number }>(
      'select node, (metres * 10)::integer as decimetres from network.reached_nodes(st_setsrid(st_point($2, $3), 4326), 900, $1) order by node',
      [imported.id, lon, lat]
    )
    const right = [...walks.nodesFrom(places[i]!)].filter(([, decimetres]) => decimetres <= 9000).sort(([a], [b]) => a - b)
    if (JSON.stringify(found.rows.map(({ node, decimetres }) => [node, decimetres])) !== JSON.stringify(right)) wrong.push(origin)
  }
  t.strictSame(wrong, [])
})

void t.test('a budget beyond the horizon is an error, never a short answer', async (t) => {
  t.ok((await reachOf(origins[0]!, 15_000)).length >= 0)
  const thrown = await reachOf(origins[0]!, 15_001).catch((error: unknown) => error)
  t.match(thrown, { code: 'LC004', message: 'a walk of 1500.1 m is beyond the network\'s horizon of 1500 m' })
  t.match(asLifecircleError(thrown), { code: 'unprocessable-input', status: 422 })
  await t.rejects(reachOf([9000, 9000], 15_001), { code: 'LC004' }, 'off the network too')
  await t.rejects(reachOf(origins[0]!, 100, 999), { code: 'LC003' })
})

void t.test('places off the network are kept as such', async (t) => {
  const found = await database.pool.query<{ external_id: string }>(
    `select f.external_id
     from network.facility_place as p
     join registry.facility as f on f.id = p.facility_id
     where p.edge_id is null and p.network_id = $1 and p.hubs = '{}'
     order by f.external_id`,
    [imported.id]
  )
  const off = found.rows.map((row) => row.external_id)
  t.ok(off.includes('hamlet'), 'a component of fewer than 50 nodes is not snapped to')
  t.ok(off.includes('nowhere'))
  t.strictSame(off, facilities.filter((_, f) => walks.isOff(f)).map(({ id }) => id).sort())
})

void t.test('a street may be drawn with equal ends or without length', async (t) => {
  const corners = { a: [0, 0], b: [100, 0], c: [100, 0.00001], d: [100, 100], e: [0, 100] } as const
  const network = await loadNetwork(database, streetRows(corners, [['a', 'b', 100], ['b', 'c', 0], ['c', 'd', 100], ['d', 'e', 100], ['e', 'a', 100], ['b', 'e', 150], ['a', 'd', 160]]), { activate: false })
  t.ok(network.nodes >= 4)
  t.ok((await reachOf([50, 5], 3000, network.id)).length >= 0)
})

void t.test('versions of the network', async (t) => {
  const at: Place = [5050, 5000]
  await loadFacilities(database, [{ id: 'N1', at: [5250, 5010] }])
  const origin: Place = at
  t.strictSame(await reachOf(origin, 9000), [], 'nothing is here yet')

  const before = (await activeNetwork(database.db)).id
  const next = await loadNetwork(database, gridStreets(9, 9, 100, [5000, 5000]), { name: 'next', activate: false })
  t.notOk(next.active)

  await t.test('the old one answers until another is activated', async (t) => {
    t.equal((await activeNetwork(database.db)).id, before)
    t.strictSame(await reachOf(origin, 9000, next.id), [['N1', 2100]], 'yet the new one is ready to be asked')
  })

  await t.test('a facility that is added after the import is placed on both', async (t) => {
    await loadFacilities(database, [{ id: 'N2', at: [5350, 5000] }, { id: 'N3', at: facilities[0]!.at }])
    t.strictSame(await reachOf(origin, 9000, next.id), [['N1', 2100], ['N2', 3000]])
    const reached = new Map(await reachOf(facilities[0]!.at, 3000, before))
    t.equal(reached.get('N3'), reached.get(facilities[0]!.id))
    const places = await database.pool.query<{ network_id: number; external_id: string; placed: boolean }>(
      `select p.network_id, f.external_id, p.edge_id is not null as placed
       from network.facility_place as p
       join registry.facility as f on f.id = p.facility_id
       where f.external_id in ('N2', 'N3') and p.network_id in ($1, $2)
       order by 1, 2`,
      [before, next.id]
    )
    t.strictSame(places.rows, [
      { network_id: before, external_id: 'N2', placed: false },
      { network_id: before, external_id: 'N3', placed: !walks.isOff(0) },
      { network_id: next.id, external_id: 'N2', placed: true },
      { network_id: next.id, external_id: 'N3', placed: false }
    ])
  })

  await t.test('a facility that moves has two versions, each with places and labels of its own', async (t) => {
    await loadFacilities(database, [{ id: 'N2', at: [5150, 5000] }])
    t.strictSame(await reachOf(origin, 9000, next.id), [['N1', 2100], ['N2', 1000]])
    const yesterday = await database.pool.query<{ metres: number }>(
      `select r.metres
       from network.reach(st_setsrid(st_point($2, $3), 4326), 900, current_date - 1, $1) as r
       where r.external_id = 'N2'`,
      [next.id, ...degreesAt(origin)]
    )
    t.strictSame(yesterday.rows, [{ metres: 300 }], 'where it stood then')
  })

  await t.test('activation switches at once, and back', async (t) => {
    await activateNetwork(database, operator, next.id)
    t.equal((await activeNetwork(database.db)).id, next.id)
    const statuses = (await listNetworks(database.db)).map(({ id, status }) => [id, status])
    t.strictSame(statuses.filter(([, status]) => status === 'active'), [[next.id, 'active']])
    t.strictSame(statuses.find(([id]) => id === before), [before, 'ready'])
    await activateNetwork(database, operator, before)
    t.equal((await activeNetwork(database.db)).id, before)
    await t.rejects(activateNetwork(database, operator, 999), { code: 'unprocessable-input' })
    t.equal((await activeNetwork(database.db)).id, before, 'a network that is not there changes nothing')
  })

  await t.test('who is no administrator cannot import or activate', async (t) => {
    const planner = { subject: 'x', role: 'planner', regionCode: micro.county } as const
    await t.rejects(importNetwork(database, planner, contract(gridStreets(9, 9, 100)), { name: 'x', source: 'x' }), { code: '42501' })
    await t.rejects(activateNetwork(database, planner, next.id), { code: 'forbidden' }, 'told, not passed over in silence')
    t.equal((await activeNetwork(database.db)).id, before)
  })
})
