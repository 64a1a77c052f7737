import t from 'tap'
import type pg from 'pg'
import { operator } from '../../src/platform/caller.js'
import { importNetwork } from '../../src/network/network-import.js'
import { facilityImport } from '../../src/registry/facility-import.js'
import { siteImport } from '../../src/registry/site-import.js'
import { testDatabase } from '../support/database.js'
import { load, loadRegions, micro, type Row } from '../support/micro-city.js'
import { gridCity, seededRandom } from './labelling/trial-networks.js'

const database = await testDatabase(t)
await loadRegions(database)

/** 4,900 junctions: to read a whole table is tempting for none but the tables of networks, types and regions. */
const city = gridCity(70, 70, 21)
const random = seededRandom(22)
const somewhere = (): Row => {
  const node = Math.floor(random() * city.nodeCount)
  return { lon: city.lon[node]! + (random() - 0.5) / 2_000, lat: city.lat[node]! + (random() - 0.5) / 2_000 }
}
const { id: network } = await importNetwork(database, operator, city, { name: 'grid', source: 'random', activate: true })
await load(database, siteImport, Array.from({ length: 2_000 }, (_, i): Row => ({ external_id: `S${i}`, community_code: micro.communities[i % 4], name: 'site', population: 100, ...somewhere() })))
await load(database, facilityImport, Array.from({ length: 2_000 }, (_, i): Row => ({ external_id: `F${i}`, type_code: ['COM01', 'GOV01'][i % 2], name: 'facility', status: 'operating', ...somewhere() })))
await database.pool.query('select platform.refresh_statistics()')

const large = [
  'network.facility_label', 'network.site_label', 'network.label', 'network.edge', 'network.node', 'network.facility_place', 'network.site_place',
  'registry.facility', 'registry.site'
] as const
type Large = (typeof large)[number]

interface Reads {
  readonly whole: number
  readonly rows: number
  readonly index: number
}

/** What this transaction has read so far of each table. */
async function readsOf(client: pg.ClientBase): Promise<Map<string, Reads>> {
  const found = await client.query<Reads & { name: string }>(
    `select schemaname || '.' || relname as name, seq_scan as whole, seq_tup_read as rows, coalesce(idx_scan, 0) as index
     from pg_stat_xact_user_tables
     where schemaname || '.' || relname = any ($1)`,
    [large]
  )
  return new Map(found.rows.map(({ name, whole, rows, index }) => [name, { whole, rows, index }]))
}

/** Runs a query in a transaction of the service's role: what it read of each large table, and how many rows it gave. */
async function watched(query: string): Promise<{ rowCount: number; reads: Map<string, Reads>; role: string }> {
  const client = await database.pool.connect()
  try {
    await client.query('begin')
    const before = await readsOf(client)
    const { rowCount } = await client.query(query)
    const after = await readsOf(client)
    const role = await client.query<{ role: string }>('select current_user as role')
    const reads = new Map([...after].map(([name, { whole, rows, index }]) => {
      const { whole: w, rows: r, index: i } = before.get(name)!
      return [name, { whole: whole - w, rows: rows - r, index: index - i }] as const
    }))
    return { rowCount: rowCount ?? 0, reads, role: role.rows[0]!.role }
  } finally {
    await client.query('rollback')
    client.release()
  }
}

const middle = city.nodeCount / 2 + 35
const at = (node: number) => `st_setsrid(st_point(${city.lon[node]! + 0.0002}, ${city.lat[node]! + 0.0003}), 4326)`
const here = at(middle)
const several = `array[${[middle, middle + 1, middle + 71, middle - 3, middle + 140].map(at).join(', ')}]`

const questions: Readonly<Record<string, { readonly sql: string; readonly uses: readonly Large[]; readonly mayRead?: Large }>> = {
  snap: { sql: `select * from network.snap(${network}, ${here})`, uses: ['network.edge'] },
  labels: { sql: `select * from network.labels(${here})`, uses: ['network.edge', 'network.label'] },
  reach: { sql: `select * from network.reach(${here}, 900)`, uses: ['network.edge', 'network.label', 'network.facility_label', 'network.facility_place', 'registry.facility'] },
  'reach, as far as the horizon': { sql: `select * from network.reach(${here}, 1500)`, uses: ['network.facility_label'] },
  reach_of_site: { sql: `select * from network.reach_of_site('S7', 900)`, uses: ['network.site_place', 'network.facility_label', 'registry.site'] },
  reach_counts: { sql: `select * from network.reach_counts(${here}, '{300,900}')`, uses: ['network.facility_label', 'network.facility_place'] },
  nearest: { sql: `select * from network.nearest(${here}, 'COM01', 3)`, uses: ['network.facility_label', 'registry.facility'] },
  walk_metres: { sql: `select network.walk_metres(${here}, ${at(middle + 3)})`, uses: ['network.edge', 'network.label'] },
  matrix: { sql: `select * from network.matrix(${several}, ${several})`, uses: ['network.edge', 'network.label'] },
  catchment: { sql: `select * from network.catchment(${here}, 900)`, uses: ['network.site_label', 'network.site_place', 'registry.site'] },
  catchment_of_facility: { sql: `select * from network.catchment_of_facility('F7', 900)`, uses: ['network.facility_place', 'network.site_label', 'registry.site'] },
  people_within: { sql: `select network.people_within(${here}, '{300,900}')`, uses: ['network.site_label'] },
  // Facilities may touch any share of the sites: whether their rows are fetched one by one or all together is the planner's to weigh.
  touched: { sql: `select * from network.touched(array[1, 2])`, uses: ['network.facility_place', 'network.site_label'], mayRead: 'registry.site' },
  reached_nodes: { sql: `select * from network.reached_nodes(${here}, 900)`, uses: ['network.node', 'network.label'] },
  isochrone_lines: { sql: `select * from network.isochrone_lines(${here}, '{300,900}')`, uses: ['network.node', 'network.label', 'network.edge'] },
  isochrones: { sql: `select * from network.isochrones(${here}, '{300,900}')`, uses: ['network.node', 'network.label', 'network.edge'] }
}

const whole = await watched('select count(*) from network.edge')
const counted = whole.reads.get('network.edge')!
const skip = (counted.whole !== 1 || counted.rows !== city.edgeCount) && `the ${database.engine} engine does not count what a transaction reads`

void t.test('no question reads a large table from end to end, asked as the service asks it', { skip }, async (t) => {
  t.equal(whole.role, 'lifecircle_service', 'with row-level security')
  t.equal(whole.reads.size, large.length)
  for (const [name, { sql, uses, mayRead }] of Object.entries(questions)) {
    // The second time plans are at hand, as they are in a service that has run for a while.
    for (const time of ['first', 'second']) {
      const { rowCount, reads } = await watched(sql)
      t.ok(rowCount > 0, `${name} gives rows`)
      t.strictSame([...reads].filter(([table, read]) => read.whole > 0 && table !== mayRead), [], `${name}, ${time} time: read from end to end`)
      t.strictSame(uses.filter((table) => reads.get(table)!.index === 0), [], `${name}, ${time} time: not read by index`)
    }
  }
})

interface Plan {
  readonly 'Node Type': string
  readonly 'Relation Name'?: string
  readonly 'Index Name'?: string
  readonly Plans?: readonly Plan[]
}

const stepsOf = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(stepsOf)]

void t.test('snapping is inlined into the query that asks for it, and goes by the index of drawn lines', async (t) => {
  for (const sql of [
    `select * from network.snap(${network}, ${here})`,
    `select s.* from unnest(${several}) as o (location) cross join lateral network.snap(${network}, o.location) as s`,
    `select s.edge_id from registry.site as o cross join lateral network.snap(${network}, o.geom) as s where o.external_id = 'S7'`
  ]) {
    const explained = await database.pool.query<{ 'QUERY PLAN': [{ Plan: Plan }] }>(`explain (format json) ${sql}`)
    const steps = stepsOf(explained.rows[0]!['QUERY PLAN'][0].Plan)
    const edges = steps.filter((step) => step['Relation Name'] === 'edge')
    t.equal(edges.length, 2, 'within 40 m, else within the limit')
    t.ok(edges.every((step) => step['Node Type'] === 'Index Scan' && step['Index Name'] === 'edge_local_geom_idx'), JSON.stringify(edges))
    t.notOk(steps.some((step) => step['Node Type'] === 'Function Scan' && !/unnest/.test(JSON.stringify(step))), 'no function left to call')
  }
})

void t.test('the joins beneath are inlined too: their labels come from the index alone, once it is known what is visible', async (t) => {
  await database.asOwner((client) => client.query('vacuum network.facility_label, network.site_label'))
  for (const [block, index] of [['facilities_within', 'facility_label_hub_idx'], ['sites_within', 'site_label_hub_idx']] as const) {
    const explained = await database.pool.query<{ 'QUERY PLAN': [{ Plan: Plan }] }>(
      `explain (format json)
       select w.*
       from network.site_place as p
       cross join lateral network.${block}(p.edge_id, p.leg, p.to_source, p.local_geom, p.hubs, p.decimetres, 9000${block === 'facilities_within' ? ', current_date' : ''}) as w
       where p.network_id = ${network}
         and p.site_id = 7`
    )
    const steps = stepsOf(explained.rows[0]!['QUERY PLAN'][0].Plan)
    t.match(steps.find((step) => step['Index Name'] === index), { 'Node Type': 'Index Only Scan' }, index)
    t.notOk(steps.some((step) => step['Node Type'] === 'Seq Scan'), block)
  }
})
