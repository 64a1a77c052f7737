import { createHash } from 'node:crypto'
import { asCaller, type Caller, type Transaction } from '../platform/caller.js'
import { bulkLoad } from '../platform/database/bulk-load.js'
import type { Database } from '../platform/database/database.js'
import { forbidden, unprocessable } from '../platform/errors.js'
import { buildHubLabels } from './hub-labels.js'
import type { HubLabels, StreetNetwork } from './street-network.js'

export interface NetworkSettings {
  readonly name: string
  /** Where the rows came from, for people. */
  readonly source: string
  /** Labels are exact up to here; default 1,500 m. */
  readonly horizonMetres?: number
  /** Longest straight access leg; default 250 m. */
  readonly snapLimitMetres?: number
  /** Components with fewer nodes left after contraction are not walked from; default 50. */
  readonly leastComponentNodes?: number
  readonly activate?: boolean
}

export interface ImportedNetwork {
  readonly id: number
  readonly name: string
  readonly nodes: number
  readonly edges: number
  readonly components: number
  readonly labels: number
  readonly active: boolean
}

export type NetworkStep = 'label' | 'write' | 'place'

/**
 * Labels a contracted network and stores it as a new version, with the places of every site and facility on it.
 * With `activate` it takes the active network's place in the same transaction: reads go on against the old one until then.
 */
export async function importNetwork(
  database: Database,
  caller: Caller,
  streets: StreetNetwork,
  settings: NetworkSettings,
  onProgress: (step: NetworkStep, share: number) => void = () => undefined
): Promise<ImportedNetwork> {
  if (streets.edgeCount === 0) throw unprocessable(`${settings.source} holds no street that can be walked`)
  const horizonDecimetres = Math.round((settings.horizonMetres ?? 1_500) * 10)
  const labels = buildHubLabels(streets, { horizonDecimetres, onProgress: (share) => onProgress('label', share) })
  const imported = await asCaller(database, caller, async (transaction) => {
    onProgress('write', 0)
    const network = await insertNetwork(transaction, streets, labels, settings, horizonDecimetres)
    await writeNodes(transaction, streets, network)
    await writeEdges(transaction, streets, network, settings.leastComponentNodes ?? 50)
    onProgress('write', 0.5)
    await writeLabels(transaction, labels, network.firstNode)
    onProgress('write', 1)
    await placeEverything(transaction, network.id)
    onProgress('place', 1)
    await setReady(transaction, network.id, settings.activate === true)
    return {
      id: network.id,
      name: settings.name,
      nodes: streets.nodeCount,
      edges: streets.edgeCount,
      components: streets.componentNodes.length,
      labels: labels.hubs.length,
      active: settings.activate === true
    }
  })
  await database.pool.query('select platform.refresh_statistics()')
  return imported
}

/** Makes a ready network the active one; the one before stays ready, with its labels. */
export async function activateNetwork(database: Database, caller: Caller, id: number): Promise<void> {
  await asCaller(database, caller, async (transaction) => {
    const found = await transaction.client.query('select from network.network where id = $1 and status in (\'ready\', \'active\')', [id])
    if (found.rowCount === 0) throw unprocessable(`there is no network ${id} that is ready`)
    await setReady(transaction, id, true)
  })
}

interface Numbers {
  readonly id: number
  readonly firstNode: number
  readonly firstEdge: number
}

async function insertNetwork(
  { client }: Transaction,
  streets: StreetNetwork,
  labels: HubLabels,
  settings: NetworkSettings,
  horizonDecimetres: number
): Promise<Numbers> {
  // Node and edge numbers are unique over all networks: two imports at once take them one after the other.
  await client.query('lock table network.network in share row exclusive mode')
  const inserted = await client.query<{ id: number; first_node: number; first_edge: number }>(
    `insert into network.network (
       name, source, source_hash, projection, horizon_decimetres, snap_limit_decimetres, least_component_nodes,
       first_node, first_edge, node_count, edge_count, label_count
     )
     select
       $1, $2, $3, $4, $5, $6, $7,
       coalesce(max(first_node + node_count), 1), coalesce(max(first_edge + edge_count), 1), $8, $9, $10
     from network.network
     returning id, first_node, first_edge`,
    [
      settings.name, settings.source, streetsHash(streets), localProjection(streets), horizonDecimetres,
      Math.round((settings.snapLimitMetres ?? 250) * 10), settings.leastComponentNodes ?? 50,
      streets.nodeCount, streets.edgeCount, labels.hubs.length
    ]
  )
  const row = inserted.rows[0]!
  return { id: row.id, firstNode: row.first_node, firstEdge: row.first_edge }
}

/** Transverse Mercator at the centre of the network's box, metres, on the WGS84 ellipsoid. */
function localProjection(streets: StreetNetwork): string {
  const middle = (values: Float64Array) => {
    let least = Infinity
    let most = -Infinity
    for (const value of values) {
      if (value < least) least = value
      if (value > most) most = value
    }
    return ((least + most) / 2).toFixed(6)
  }
  return `+proj=tmerc +lat_0=${middle(streets.lat)} +lon_0=${middle(streets.lon)} +k=1 +x_0=0 +y_0=0 +ellps=WGS84 +units=m +no_defs`
}

/** The same streets give the same hash, whatever the file looked like: `source_hash` of a network. */
export function streetsHash(streets: StreetNetwork): string {
  const hash = createHash('sha256')
  for (const part of [streets.lon, streets.lat, streets.source, streets.target, streets.decimetres, streets.lineStart, streets.lines]) {
    hash.update(new Uint8Array(part.buffer, part.byteOffset, part.byteLength))
  }
  return hash.digest('hex')
}

async function writeNodes(transaction: Transaction, streets: StreetNetwork, { id, firstNode }: Numbers): Promise<void> {
  await bulkLoad(
    transaction,
    { table: 'network.node', columns: { id: 'integer', network_id: 'integer', geom: 'geometry(Point, 4326)', component: 'integer' } },
    (function* () {
      for (let v = 0; v < streets.nodeCount; v++) {
        yield [firstNode + v, id, `SRID=4326;POINT(${streets.lon[v]!} ${streets.lat[v]!})`, streets.component[v]!]
      }
    })()
  )
}

async function writeEdges(transaction: Transaction, streets: StreetNetwork, network: Numbers, leastNodes: number): Promise<void> {
  const { client } = transaction
  const columns = { id: 'integer', source: 'integer', target: 'integer', decimetres: 'integer', snappable: 'boolean', geom: 'geometry(LineString, 4326)' }
  await client.query(
    'create temp table staged_edge (id integer, source integer, target integer, decimetres integer, snappable boolean, geom geometry(LineString, 4326)) on commit drop'
  )
  await bulkLoad(
    transaction,
    { table: 'staged_edge', columns },
    (function* () {
      for (let e = 0; e < streets.edgeCount; e++) {
        const source = streets.source[e]!
        yield [
          network.firstEdge + e,
          network.firstNode + source,
          network.firstNode + streets.target[e]!,
          streets.decimetres[e]!,
          streets.componentNodes[streets.component[source]!]! >= leastNodes,
          lineOf(streets, e)
        ]
      }
    })()
  )
  await client.query(
    `insert into network.edge (id, network_id, source, target, decimetres, snappable, geom, local_geom)
     select e.id, n.id, e.source, e.target, e.decimetres, e.snappable, e.geom, st_setsrid(st_transform(e.geom, n.srid), 0)
     from staged_edge as e
     join network.network as n on n.id = $1
     order by e.id`,
    [network.id]
  )
  await client.query('drop table staged_edge')
  // A search box by straight distance must hold every node the budget reaches, even where given lengths are short.
  await client.query(
    `update network.network as n
     set least_ratio = coalesce((
       select greatest(1e-6, least(1, min(e.decimetres / 10.0 / st_distance(st_startpoint(e.local_geom), st_endpoint(e.local_geom)))))
       from network.edge as e
       where e.network_id = n.id
         and st_distance(st_startpoint(e.local_geom), st_endpoint(e.local_geom)) > 0
     ), 1)
     where n.id = $1`,
    [network.id]
  )
}

function lineOf(streets: StreetNetwork, edge: number): string {
  let text = 'SRID=4326;LINESTRING('
  const end = streets.lineStart[edge + 1]!
  for (let point = streets.lineStart[edge]!; point < end; point++) {
    text += `${streets.lines[2 * point]!} ${streets.lines[2 * point + 1]!}${point + 1 < end ? ',' : ')'}`
  }
  return text
}

async function writeLabels(transaction: Transaction, labels: HubLabels, firstNode: number): Promise<void> {
  await bulkLoad(
    transaction,
    { table: 'network.label', columns: { node: 'integer', hubs: 'integer[]', decimetres: 'smallint[]' } },
    (function* () {
      for (let v = 0; v + 1 < labels.start.length; v++) {
        let hubs = ''
        let decimetres = ''
        for (let i = labels.start[v]!; i < labels.start[v + 1]!; i++) {
          hubs += `${hubs === '' ? '{' : ','}${firstNode + labels.hubs[i]!}`
          decimetres += `${decimetres === '' ? '{' : ','}${labels.decimetres[i]!}`
        }
        yield [firstNode + v, `${hubs}}`, `${decimetres}}`]
      }
    })()
  )
}

async function placeEverything({ client }: Transaction, network: number): Promise<void> {
  await client.query('select network.place_sites($1, array(select id from registry.site))', [network])
  await client.query('select network.place_facilities($1, array(select id from registry.facility))', [network])
}

async function setReady({ client }: Transaction, id: number, active: boolean): Promise<void> {
  if (active) await client.query(`update network.network set status = 'ready' where status = 'active' and id <> $1`, [id])
  const set = await client.query(
    `update network.network
     set status = case when $2 then 'active' else 'ready' end, activated_at = case when $2 then now() end
     where id = $1`,
    [id, active]
  )
  if (set.rowCount === 0) throw forbidden('the network serves every region: only an administrator of them all may activate one')
}
