import t from 'tap'
import { operator } from '../../src/platform/caller.js'
import { contract } from '../../src/network/streets/contraction.js'
import { importNetwork } from '../../src/network/network-import.js'
import { readOpenStreetMap } from '../../src/network/streets/openstreetmap-file.js'
import { testDatabase } from '../support/database.js'
import { skipWithoutTrialData, trialFile } from '../support/trial-data.js'
import { seededRandom } from './labelling/trial-networks.js'

const database = await testDatabase(t)
const available = await database.pool.query(`select from pg_available_extensions where name = 'pgrouting'`)
const skipWithoutPgRouting = available.rowCount === 0 && `the ${database.engine} engine has no pgRouting to compare with`

t.before(async () => {
  if (skipWithoutPgRouting === false) await database.asOwner((client) => client.query('create extension pgrouting'))
})

/** Streets of a network as pgRouting takes them. */
const streetsOf = (network: number) =>
  `select id, source, target, decimetres::float8 as cost, decimetres::float8 as reverse_cost from network.edge where network_id = ${network}`

/** Origins with their decimetres to each junction, as ours and as pgRouting's, where the two differ. */
async function wrongNodes(network: number, points: readonly (readonly [lon: number, lat: number])[], budget: number): Promise<{ compared: number; wrong: unknown[] }> {
  let compared = 0
  const wrong: unknown[] = []
  for (const [lon, lat] of points) {
    const found = await database.pool.query<{ node: number; ours: number | null; theirs: number | null }>(
      `with place as (
         select * from network.snap($1, st_setsrid(st_point($2, $3), 4326))
       ),
       -- The origin as node 0, joined to both ends of its edge; what lies beyond the box is farther than the budget.
       theirs as (
         select d.node::integer, d.agg_cost::integer as decimetres
         from place as p
         cross join lateral pgr_drivingdistance(
           format(
             '${streetsOf(network)} and geom && st_expand(st_setsrid(st_point(%s, %s), 4326), 0.025)
              union all values (-1, 0, %s, %s::float8, %s::float8), (-2, 0, %s, %s::float8, %s::float8)',
             $2::float8, $3::float8,
             p.source, p.leg + p.to_source, p.leg + p.to_source, p.target, p.leg + p.to_target, p.leg + p.to_target
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
      [network, lon, lat, budget]
    )
    compared += found.rows.length
    wrong.push(...found.rows.filter(({ ours, theirs }) => ours !== theirs).map((row) => ({ lon, lat, budget, ...row })))
  }
  return { compared, wrong }
}

/** Every pair of two lists of points, each point put in as a node of its own. */
async function wrongPairs(network: number, points: readonly (readonly [lon: number, lat: number])[]) {
  const found = await database.pool.query<{ origin: number; destination: number; ours: number | null; theirs: number | null }>(
    `with point as (
       select ordinal::integer as i, st_setsrid(st_point(lon, lat), 4326) as location
       from unnest($2::float8[], $3::float8[]) with ordinality as g (lon, lat, ordinal)
     ),
     place as materialized (
       select p.i, s.*
       from point as p
       cross join lateral network.snap($1, p.location) as s
     ),
     -- Places on one edge have other ways: along it, and straight.
     theirs as (
       select m.start_vid::integer as origin, m.end_vid::integer as destination, min(m.agg_cost)::integer as decimetres
       from pgr_dijkstracost(
         (
           select '${streetsOf(network)} union all ' || string_agg(format(
             'values (%s, %s, %s, %s::float8, %s::float8), (%s, %s, %s, %s::float8, %s::float8)',
             -2 * i, -i, source, leg + to_source, leg + to_source, -2 * i - 1, -i, target, leg + to_target, leg + to_target
           ), ' union all ')
           from place
         ),
         (select array_agg(-i) from place),
         (select array_agg(-i) from place),
         false
       ) as m
       group by m.start_vid, m.end_vid
     ),
     ours as (
       select m.origin, m.destination, m.metres * 10 as decimetres
       from (select array_agg(location order by i) as locations from point) as p
       cross join lateral network.matrix(p.locations, p.locations, $1) as m
     )
     select a.i as origin, b.i as destination, ours.decimetres as ours, theirs.decimetres as theirs
     from place as a
     join place as b on b.edge_id <> a.edge_id
     left join ours on ours.origin = a.i and ours.destination = b.i
     left join theirs on theirs.origin = -a.i and theirs.destination = -b.i and theirs.decimetres <= 15000
     where ours.decimetres is not null
        or theirs.decimetres is not null`,
    [network, points.map(([lon]) => lon), points.map(([, lat]) => lat)]
  )
  return { compared: found.rows.length, wrong: found.rows.filter(({ ours, theirs }) => ours !== theirs) }
}

for (const [file, origins] of [['porto-alegre.osm.pbf', 40], ['monaco.osm.pbf', 60]] as const) {
  void t.test(`the streets of ${file} are as far as pgRouting says, on foot and on wheels`, { skip: skipWithoutPgRouting || skipWithoutTrialData(file) }, async (t) => {
    const { rows, wheelchair } = await readOpenStreetMap(trialFile(file))
    const streets = contract(rows)
    const imported = await importNetwork(database, operator, streets, { name: file, source: file, activate: true, wheelchair: contract(wheelchair!) })
    const random = seededRandom(2024)
    // Scattered round junctions, some of them at a junction itself.
    const points = Array.from({ length: origins }, (_, i): [number, number] => {
      const node = Math.floor(random() * streets.nodeCount)
      const [east, north] = i % 5 === 0 ? [0, 0] : [random() - 0.5, random() - 0.5]
      return [streets.lon[node]! + east / 250, streets.lat[node]! + north / 250]
    })
    // Near each other, so that most pairs are within the horizon.
    const quarter = Array.from({ length: 50 }, (): [number, number] => {
      const middle = Math.floor(streets.nodeCount / 2)
      return [streets.lon[middle]! + (random() - 0.5) / 70, streets.lat[middle]! + (random() - 0.5) / 70]
    })
    for (const [mode, id] of [['foot', imported.id], ['wheels', imported.wheelchair!.id]] as const) {
      for (const budget of [3_000, 9_000, 15_000]) {
        const { compared, wrong } = await wrongNodes(id, points, budget)
        t.strictSame(wrong.slice(0, 5), [], `${mode}, ${budget / 10} m`)
        t.ok(compared > 20 * origins, `${compared} distances to junctions compared`)
      }
      const { compared, wrong } = await wrongPairs(id, quarter)
      t.strictSame(wrong.slice(0, 5), [], `${mode}, a matrix`)
      t.ok(compared > 500, `${compared} pairs compared`)
    }
  })
}
