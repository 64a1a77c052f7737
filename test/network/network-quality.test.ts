import fastify from 'fastify'
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'
import t from 'tap'
import { findNetwork } from '../../src/network/network-queries.js'
import { networkQuality } from '../../src/network/quality-queries.js'
import { networkQualityRoutes } from '../../src/network/quality-routes.js'
import { commandDatabase, lifecircle } from '../support/command-line.js'
import { loadFacilities, loadNetwork, loadRegions, loadSites, micro, streetRows, type Place, type Street } from '../support/micro-city.js'

/**
 * A town of 8 x 8 corners in blocks of 100 m (60 junctions, since its four corners are no junctions; 108 edges, 11.2 km)
 * with a spur of 100 m, a street without length and one that is said to be half as long as it is, and 2.3 km to the east a
 * hamlet of 3 x 3 (5 junctions, 8 edges, 1.2 km), too small to be walked from.
 */
function townAndHamlet() {
  const corners: Record<string, Place> = { end: [800, 300], here: [700, 500.00001] }
  const streets: Street[] = [['town 7/3', 'end', 100], ['town 7/5', 'here', 0]]
  const grid = (name: string, size: number, [x, y]: Place) => {
    for (let row = 0; row < size; row++) {
      for (let column = 0; column < size; column++) {
        const here = `${name} ${column}/${row}`
        corners[here] = [x + column * 100, y + row * 100]
        if (column > 0) streets.push([`${name} ${column - 1}/${row}`, here, here === 'town 4/3' ? 50 : 100])
        if (row > 0) streets.push([`${name} ${column}/${row - 1}`, here, 100])
      }
    }
  }
  grid('town', 8, [0, 0])
  grid('hamlet', 3, [3000, 0])
  return streetRows(corners, streets)
}

const { database, variables } = await commandDatabase(t)
await loadRegions(database)
await loadSites(database, [
  { id: 'S1', at: [150, 0], population: 1000 },
  { id: 'north', at: [350, 1100], population: 30, community: micro.communities[2] },
  { id: 'sea', at: [60_000, 0], population: 70 },
  { id: 'another continent', at: [-4_000_000, 0], population: 7 },
  { id: 'west', at: [-150, 350], population: 50 }
])
await loadFacilities(database, [
  { id: 'F1', at: [250, 10] },
  { id: 'south', at: [350, -300], type: 'GOV01', community: micro.communities[1], status: 'closed' },
  { id: 'hamlet', at: [3100, 10] },
  { id: 'yard', at: [350, -120] },
  { id: 'moved', at: [350, -400] }
])
await loadFacilities(database, [{ id: 'moved', at: [350, 5] }])
const { id } = await loadNetwork(database, townAndHamlet(), { leastComponentNodes: 50 })
const qualityOf = async (limit = 100) => networkQuality(database.pool, await findNetwork(database.db, id), { limit })

void t.test('the streets are counted, and those that are odd are found', async (t) => {
  const { network, streets } = await qualityOf()
  t.strictSame(network, { id, name: 'micro' })
  const { box, shortEdges, ...counts } = streets
  t.strictSame({ ...counts, leastRatio: Math.round(counts.leastRatio * 1e4) / 1e4 }, { junctions: 62 + 5, edges: 110 + 8, metres: 11_200 - 50 + 100 + 1_200, deadEnds: 2, zeroLengthEdges: 1, leastRatio: 0.5 })
  t.match(box!.map((degree) => degree.toFixed(2)), ['120.15', '30.27', '120.18', '30.28'])
  t.match(shortEdges, { total: 1, items: [{ metres: 50, straightMetres: 100 }] }, 'the one without length is not: it is as short as it is drawn')
  t.ok(Math.abs(shortEdges.items[0]!.ratio - 0.5) < 0.001)
})

void t.test('parts that do not meet are listed, the largest first', async (t) => {
  const { components } = await qualityOf()
  t.match(components, {
    total: 2,
    notWalkedFrom: { components: 1, junctions: 5, streetMetres: 1_200 },
    items: [
      { junctions: 62, streetMetres: 11_250, walkedFrom: true },
      { junctions: 5, streetMetres: 1_200, walkedFrom: false }
    ]
  })
  const [west, south, east, north] = components.items[1]!.box
  t.strictSame(components.items[1]!.center, [(west + east) / 2, (south + north) / 2])
  t.match(await qualityOf(1), { components: { total: 2, notWalkedFrom: { junctions: 5 }, items: { length: 1 } } }, 'a shorter list has the same totals')
})

void t.test('sites and facilities off the network are found with the way they are short of, and those who live there', async (t) => {
  const { offNetwork } = await qualityOf()
  t.match(offNetwork.sites, {
    total: 3,
    people: 30 + 70 + 7,
    items: [
      { externalId: 'another continent', streetMetres: null },
      { externalId: 'sea', name: 'site sea', communityCode: micro.communities[0], population: 70, streetMetres: null },
      { externalId: 'north', communityCode: micro.communities[2], population: 30, streetMetres: 400 }
    ]
  })
  // The hamlet's streets are no streets to walk from: its facility is as far as the spur's end is, hypot(2300, 290) m.
  t.match(offNetwork.facilities, {
    total: 2,
    items: [
      { externalId: 'hamlet', typeCode: 'COM01', state: 'operating', communityCode: null, streetMetres: 2318.2 },
      { externalId: 'south', typeCode: 'GOV01', state: 'closed', communityCode: micro.communities[1], streetMetres: 300 }
    ]
  }, 'and not the version of a facility that has moved since')
  t.match((await qualityOf(1)).offNetwork, { sites: { total: 3, people: 107, items: { length: 1 } }, facilities: { total: 2, items: { length: 1 } } })
})

void t.test('so are those on it by a leg of more than 100 m', async (t) => {
  t.match((await qualityOf()).longLegs, {
    beyondMetres: 100,
    sites: { total: 1, people: 50, items: [{ externalId: 'west', streetMetres: 150 }] },
    facilities: { total: 1, items: [{ externalId: 'yard', streetMetres: 120 }] }
  })
})

void t.test('in plain SQL, with a threshold and a day of one\'s own', async (t) => {
  const ids = async (query: string) => (await database.pool.query<{ external_id: string }>(query)).rows.map((row) => row.external_id)
  t.strictSame(await ids(`select external_id from network.remote_sites(149.9) where on_network order by 1`), ['west'])
  t.strictSame(await ids(`select external_id from network.remote_sites(150) where on_network order by 1`), [])
  t.strictSame(await ids(`select external_id from network.remote_facilities(100, '2020-01-01') order by 1`), ['hamlet', 'moved', 'south', 'yard'], 'before the move')
})

void t.test('on the command line', async (t) => {
  const text = await lifecircle(variables, 'network', 'report')
  t.match(text, { code: 0, stderr: '' })
  for (const line of [
    /^network \d+ "micro": 67 junctions, 118 edges, 12 km of street$/m,
    /^2 dead ends; 1 edge without length; 1 edge shorter than a straight line, least ratio 0\.500$/m,
    /^2 components, 1 of them too small to be walked from: 5 junctions, 1,200 m of street$/m,
    /^off the network: 3 sites with 107 people, 2 facilities$/m,
    /^with an access leg longer than 100 m: 1 site with 50 people, 1 facility$/m,
    /^north +site north +330106002001 +30 +400\.0 /m
  ]) {
    t.match(text.stdout, line)
  }
  const json = await lifecircle(variables, 'network', 'report', String(id), '--json', '--limit', '1')
  t.match(JSON.parse(json.stdout), { network: { id }, offNetwork: { sites: { total: 3 } } })
  t.match(await lifecircle(variables, 'network', 'report', '77'), { code: 1, stdout: '', stderr: /there is no network 77/ })
})

void t.test('over HTTP', async (t) => {
  const app = fastify()
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  await app.register(networkQualityRoutes, { database })
  t.teardown(() => app.close())
  const answer = await app.inject(`/networks/${id}/quality?limit=2`)
  t.equal(answer.statusCode, 200, answer.body)
  t.strictSame(answer.json(), JSON.parse(JSON.stringify(await qualityOf(2))))
  t.equal((await app.inject(`/networks/${id}/quality?limit=0`)).statusCode, 400)
})
