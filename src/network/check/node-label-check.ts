import type pg from 'pg'
import type { BoundedDijkstra } from '../labelling/bounded-dijkstra.js'
import { inMetres, tallyPart, type CheckedPart, type PartTally } from './checked-part.js'
import { forRanges, type StoredNetwork } from './stored-streets.js'

/** Told the share of a part that is done, 0 to 1. */
export type ShareWatcher = (share: number) => void

/** Label rows read by one statement. */
const rowsPerRead = 20_000

/** Nodes compared in one pass over the labels: their distances are held in memory, some thousand each. */
const nodesPerPass = 100

/** Whether every node has one label row of the form that joins rely on: hubs rising, lengths up to the horizon, itself at 0. */
export async function checkLabelRows(client: pg.ClientBase, network: StoredNetwork, onShare: ShareWatcher): Promise<CheckedPart> {
  const { id, firstNode, nodeCount, horizonDecimetres } = network
  const { compare, differ, part } = tallyPart('label rows')
  await forRanges(firstNode, nodeCount, rowsPerRead, async (from, to) => {
    const found = await client.query<{ node: number; expected: string; found: string }>(
      `select n.id as node, fault.expected, fault.found
       from network.node as n
       left join network.label as l on l.node = n.id
       cross join lateral (
         select *
         from (values
           (l.node is not null, 'a label row', 'none'),
           (cardinality(l.hubs) = cardinality(l.decimetres), 'as many lengths as hubs', format('%s hubs, %s lengths', cardinality(l.hubs), cardinality(l.decimetres))),
           (l.hubs = array(select distinct h from unnest(l.hubs) as h order by h), 'hubs rising, each once', l.hubs::text),
           (l.hubs[1] >= $2 and l.hubs[cardinality(l.hubs)] < $2 + $3, 'hubs of this network only', l.hubs::text),
           (0 <= all (l.decimetres) and $4 >= all (l.decimetres), 'lengths from 0 to the horizon', l.decimetres::text),
           (l.decimetres[array_position(l.hubs, n.id)] = 0, 'itself as a hub, at 0', l.hubs::text)
         ) as rule (holds, expected, found)
         where rule.holds is not true
         limit 1
       ) as fault
       where n.network_id = $1
         and n.id >= $5
         and n.id < $6
       order by n.id`,
      [id, firstNode, nodeCount, horizonDecimetres, from, to]
    )
    for (const { node, ...rule } of found.rows) differ({ about: `label of node ${node}`, ...rule })
    compare(to - from)
    onShare((to - firstNode) / nodeCount)
  })
  return part()
}

/**
 * Whether the labels of sampled nodes give, with those of every other node, exactly the distances that a search over the
 * edges finds: all nodes within the horizon and no other. Reads the label table once for a hundred nodes.
 *
 * @param nodes ids
 */
export async function checkNodeDistances(
  client: pg.ClientBase,
  network: StoredNetwork,
  walks: BoundedDijkstra,
  nodes: readonly number[],
  onShare: ShareWatcher
): Promise<CheckedPart> {
  const tally = tallyPart('node distances')
  const passes = Math.ceil(nodes.length / nodesPerPass)
  for (let pass = 0; pass < passes; pass++) {
    const origins = nodes.slice(pass * nodesPerPass, (pass + 1) * nodesPerPass)
    await compareOrigins(client, network, walks, origins, tally, (share) => onShare((pass + share) / passes))
  }
  return tally.part()
}

async function compareOrigins(
  client: pg.ClientBase,
  { firstNode, nodeCount, horizonDecimetres }: StoredNetwork,
  walks: BoundedDijkstra,
  origins: readonly number[],
  { compare, differ }: PartTally,
  onShare: ShareWatcher
): Promise<void> {
  const about = (origin: number, node: number) => `node ${origin} to node ${node}`
  const unmet = new Map(origins.map((origin) => [origin, distancesFrom(walks, origin, firstNode, horizonDecimetres)]))
  await forRanges(firstNode, nodeCount, rowsPerRead, async (from, to) => {
    const found = await client.query<[origin: number, node: number, decimetres: number]>({
      text: `
        with asked as materialized (
          select l.node as origin, h.hub, h.decimetres
          from network.label as l
          cross join lateral unnest(l.hubs, l.decimetres) as h (hub, decimetres)
          where l.node = any ($1)
        )
        select a.origin, l.node, min(a.decimetres::integer + h.decimetres)
        from network.label as l
        cross join lateral unnest(l.hubs, l.decimetres) as h (hub, decimetres)
        join asked as a on a.hub = h.hub
        where l.node >= $2
          and l.node < $3
          and a.decimetres::integer + h.decimetres <= $4
        group by a.origin, l.node
        order by a.origin, l.node`,
      values: [origins, from, to, horizonDecimetres],
      rowMode: 'array'
    })
    for (const [origin, node, decimetres] of found.rows) {
      const walked = unmet.get(origin)!
      const expected = walked.get(node) ?? null
      if (expected !== decimetres) differ({ about: about(origin, node), expected: inMetres(expected), found: inMetres(decimetres) })
      walked.delete(node)
    }
    compare(found.rows.length)
    onShare((to - firstNode) / nodeCount)
  })
  for (const [origin, walked] of unmet) {
    compare(walked.size)
    for (const [node, expected] of walked) differ({ about: about(origin, node), expected: inMetres(expected), found: inMetres(null) })
  }
}

/** Decimetres from a node to every node within the horizon, by id. */
function distancesFrom(walks: BoundedDijkstra, origin: number, firstNode: number, horizonDecimetres: number): Map<number, number> {
  const count = walks.search([{ node: origin - firstNode, decimetres: 0 }], horizonDecimetres)
  const distances = new Map<number, number>()
  for (const node of walks.settled.subarray(0, count)) distances.set(firstNode + node, walks.distance(node))
  return distances
}
