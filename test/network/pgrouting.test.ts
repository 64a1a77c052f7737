import t from 'tap'
import { operator } from '../../src/platform/caller.js'
import { importNetwork } from '../../src/network/network-import.js'
import { testDatabase } from '../support/database.js'
import { gridCity, seededRandom } from './labelling/trial-networks.js'

const database = await testDatabase(t)
const available = await database.pool.query(`select from pg_available_extensions where name = 'pgrouting'`)
const skip = available.rowCount === 0 && `the ${database.engine} engine has no pgRouting to compare with`

void t.test('reached nodes are as far as pgRouting says', { skip }, async (t) => {
  await database.asOwner((client) => client.query('create extension pgrouting'))
  const network = gridCity(50, 50, 11)
  const { id } = await importNetwork(database, operator, network, { name: 'grid', source: 'random', activate: true })

  const random = seededRandom(5)
  const among = (values: Float64Array) => values[Math.floor(random() * values.length)]!
  let nodes = 0
  const wrong: unknown[] = []
  for (let i = 0; i < 100; i++) {
    // every fifth origin is a junction, the others lie anywhere
    const node = Math.floor(random() * network.nodeCount)
    const [lon, lat] = i % 5 === 0 ? [network.lon[node]!, network.lat[node]!] : [among(network.lon), among(network.lat)]
    const budget = i % 2 === 0 ? 9_000 : 3_000
    const found = await database.pool.query<{ node: number; ours: number | null; theirs: number | null }>(
      `with place as (
         select * from network.snap($1, st_setsrid(st_point($2, $3), 4326))
       ),
       -- The origin as node 0, joined to both ends of its edge.
       theirs as (
         select d.node::integer, d.agg_cost::integer as decimetres
         from place as p
         cross join lateral pgr_drivingdistance(
           format(
             'select id, source, target, decimetres::float8 as cost, decimetres::float8 as reverse_cost from network.edge where network_id = %s
              union all values (-1, 0, %s, %s::float8, %s::float8), (-2, 0, %s, %s::float8, %s::float8)',
             $1::integer, p.source, p.leg + p.to_source, p.leg + p.to_source, p.target, p.leg + p.to_target, p.leg + p.to_target
           ),
           0, $4::float8, false
         ) as d
         where d.node <> 0
       ),
       ours as (
         select r.node, r.metres * 10 as decimetres from network.reached_nodes(st_setsrid(st_point($2, $3), 4326), $4::integer * 0.1, $1) as r
       )
       select node, ours.decimetres as ours, theirs.decimetres as theirs
       from ours
       full join theirs using (node)`,
      [id, lon, lat, budget]
    )
    nodes += found.rows.length
    wrong.push(...found.rows.filter(({ ours, theirs }) => ours !== theirs).map((row) => ({ lon, lat, budget, ...row })))
  }
  t.strictSame(wrong, [])
  t.ok(nodes > 2_000, `${nodes} nodes compared`)
})
