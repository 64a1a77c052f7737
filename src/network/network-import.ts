import { createHash } from 'node:crypto'
import { asCaller, type Caller, type Transaction } from '../platform/caller.js'
import { bulkLoad } from '../platform/database/bulk-load.js'
import type { Database } from '../platform/database/database.js'
import { forbidden, unprocessable } from '../platform/errors.js'
import { buildHubLabels } from './labelling/hub-labels.js'
import type { HubLabels, StreetNetwork } from './streets/street-network.js'

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
  /** The streets that wheelchairs can use too, contracted: they get labels and places of their own. */
  readonly wheelchair?: StreetNetwork | undefined
}

export interface ImportedNetwork {
  readonly id: number
  readonly name: string
  readonly nodes: number
  readonly edges: number
  readonly components: number
  readonly labels: number
  readonly active: boolean
  /** Its companion for wheelchairs; null where the streets tell nothing of steps and kerbs. */
  readonly wheelchair: { readonly id: number; readonly nodes: number; readonly edges: number; readonly labels: number } | null
}

export type NetworkStep = 'label' | 'write' | 'place'

type Progress = (step: NetworkStep, share: number) => void

/**
 * Labels a contracted network and stores it as a new version, with the places of every site and facility on it; so too
 * its part for wheelchairs, as its companion. With `activate` both take the active networks' place in the same
 * transaction: reads go on against the old ones until then.
 */
export async function importNetwork(
  database: Database,
  caller: Caller,
  streets: StreetNetwork,
  settings: NetworkSettings,
  onProgress: Progress = () => undefined
): Promise<ImportedNetwork> {
  if (streets.edgeCount === 0) throw unprocessable(`${settings.source} holds no street that can be walked`)
  const wheelchair = settings.wheelchair === undefined || settings.wheelchair.edgeCount === 0 ? undefined : settings.wheelchair
  const horizonDecimetres = Math.round((settings.horizonMetres ?? 1_500) * 10)
  const halves = wheelchair === undefined ? 1 : 2
  const label = (network: StreetNetwork, half: number): Labelled => ({
    streets: network,
    labels: buildHubLabels(network, { horizonDecimetres, onProgress: (share) => onProgress('label', (half + share) / halves) })
  })
  const onFoot = label(streets, 0)
  const onWheels = wheelchair === undefined ? undefined : label(wheelchair, 1)
  const imported = await asCaller(database, caller, async (transaction) => {
    const part = (half: number): Progress => (step, share) => onProgress(step, (half + share) / halves)
    const id = await writeNetwork(transaction, onFoot, { ...settings, horizonDecimetres, footNetworkId: null }, part(0))
    const companion =
      onWheels === undefined ? null : await writeNetwork(transaction, onWheels, { ...settings, horizonDecimetres, footNetworkId: id }, part(1))
    await setReady(transaction, id, settings.activate === true)
    return {
      id,
      name: settings.name,
      ...sizeOf(onFoot),
      components: streets.componentNodes.length,
      active: settings.activate === true,
      wheelchair: companion === null ? null : { id: companion, ...sizeOf(onWheels!) }
    }
  })
  await database.pool.query('select platform.refresh_statistics()')
  return imported
}

interface Labelled {
  readonly streets: StreetNetwork
  readonly labels: HubLabels
}

const sizeOf = ({ streets, labels }: Labelled) => ({ nodes: streets.nodeCount, edges: streets.edgeCount, labels: labels.hubs.length })

/** Makes a ready network the active one, with its companion for wheelchairs; the ones before stay ready, with their labels. */
export async function activateNetwork(database: Database, caller: Caller, id: number): Promise<void> {
  await asCaller(database, caller, async (transaction) => {
    const found = await transaction.client.query<{ foot_network_id: number | null }>(
      `select foot_network_id from network.network where id = $1 and status in ('ready', 'active')`,
      [id]
    )
    const row = found.rows[0]
    if (row === undefined) throw unprocessable(`there is no network ${id} that is ready`)
    if (row.foot_network_id !== null) {
      throw unprocessable(`network ${id} is the wheelchair companion of network ${row.foot_network_id} and goes into use with it: activate that one`)
    }
    await setReady(transaction, id, true)
  })
}

interface Stored extends NetworkSettings {
  readonly horizonDecimetres: number
  /** Of a companion: the network of all walkers. */
  readonly footNetworkId: number | null
}

async function writeNetwork(transaction: Transaction, { streets, labels }: Labelled, settings: Stored, onProgress: Progress): Promise<number> {
  onProgress('write', 0)
  const network = await insertNetwork(transaction, streets, labels, settings)
  await writeNodes(transaction, streets, network)
  await writeEdges(transaction, streets, network, settings.leastComponentNodes ?? 50)
  onProgress('write', 0.5)
  await writeLabels(transaction, labels, network.firstNode)
  onProgress('write', 1)
  await placeEverything(transaction, network.id)
  onProgress('place', 1)
  return network.id
}

interface Numbers {
  readonly id: number
  readonly firstNode: number
  readonly firstEdge: number
}

async function insertNetwork({ client }: Transaction, streets: StreetNetwork, labels: HubLabels, settings: Stored): Promise<Numbers> {
  const box = boxOf(streets)
  // Node and edge numbers are unique over all networks: two imports at once take them one after the other.
  await client.query('lock table network.network in share row exclusive mode')
  const inserted = await client.query<{ id: number; first_node: number; first_edge: number }>(
    `insert into network.network (
       name, source, source_hash, projection, horizon_decimetres, snap_limit_decimetres, least_component_nodes,
       first_node, first_edge, node_count, edge_count, label_count, foot_network_id, mode, extent
     )
     select
       $1, $2, $3, $4, $5, $6, $7,
       coalesce(max(first_node + node_count), 1), coalesce(max(first_edge + edge_count), 1), $8, $9, $10,
       $11, case when $11::integer is null then 'foot' else 'wheelchair' end,
       st_expand(st_makeenvelope($12, $13, $14, $15, 4326), 1e-7)
     from network.network
     returning id, first_node, first_edge`,
    [
      settings.name, settings.source, streetsHash(streets), localProjection(box), settings.horizonDecimetres,
      Math.round((settings.snapLimitMetres ?? 250) * 10), settings.leastComponentNodes ?? 50,
      streets.nodeCount, streets.edgeCount, labels.hubs.length, settings.footNetworkId, ...box
    ]
  )
  const row = inserted.rows[0]!
  return { id: row.id, firstNode: row.first_node, firstEdge: row.first_edge }
}

/** West, south, east, north of all nodes, degrees. */
function boxOf({ lon, lat }: StreetNetwork): readonly [number, number, number, number] {
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity]
  for (let v = 0; v < lon.length; v++) {
    box[0] = Math.min(box[0], lon[v]!)
    box[1] = Math.min(box[1], lat[v]!)
    box[2] = Math.max(box[2], lon[v]!)
    box[3] = Math.max(box[3], lat[v]!)
  }
  return box
}

/** Transverse Mercator at the centre of the network's box, metres, on the WGS84 ellipsoid. */
function localProjection([west, south, east, north]: ReturnType<typeof boxOf>): string {
  const middle = (a: number, b: number) => ((a + b) / 2).toFixed(6)
  return `+proj=tmerc +lat_0=${middle(south, north)} +lon_0=${middle(west, east)} +k=1 +x_0=0 +y_0=0 +ellps=WGS84 +units=m +no_defs`
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
  // A search box by straight distance must hold every node the budget reaches, even where given lengths are short. An edge
  // whose length was only rounded is short by half a decimetre at most, for which the boxes have a margin.
  await client.query(
    `update network.network as n
     set least_ratio = coalesce((
       select greatest(1e-6, least(1, min(e.decimetres / 10.0 / e.drawn)))
       from (
         select decimetres, st_length(local_geom) as drawn
         from network.edge
         where network_id = n.id
       ) as e
       where e.drawn * 0.999 > e.decimetres / 10.0 + 0.05
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

/** Sets a network and its companion ready or active; what was active before steps back first. */
async function setReady({ client }: Transaction, id: number, active: boolean): Promise<void> {
  if (active) await client.query(`update network.network set status = 'ready' where status = 'active'`)
  const set = await client.query(
    `update network.network
     set status = case when $2 then 'active' else 'ready' end, activated_at = case when $2 then now() end
     where id = $1
        or foot_network_id = $1`,
    [id, active]
  )
  if (set.rowCount === 0) throw forbidden('the network serves every region: only an administrator of them all may activate one')
}
