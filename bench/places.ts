import type { Seed } from '../src/network/bounded-dijkstra.js'
import type { BenchCity } from './bench-city.js'

/** Where sites and facilities stand on the network, in memory, by the node and edge numbers of the street network. */
export interface Places {
  readonly count: number
  readonly id: Int32Array
  /** Type number of a facility; 0 for sites. */
  readonly type: Int32Array
  readonly edge: Int32Array
  readonly leg: Int32Array
  readonly toSource: Int32Array
  readonly toTarget: Int32Array
  /** In the local projection, metres. */
  readonly x: Float64Array
  readonly y: Float64Array
  readonly lon: Float64Array
  readonly lat: Float64Array
}

interface PlaceRow {
  id: number
  type: number
  edge: number
  leg: number
  to_source: number
  to_target: number
  x: number
  y: number
  lon: number
  lat: number
}

/** Places on the active network, in the order of their ids; those off it are left out. */
export async function readPlaces({ database, network }: BenchCity, kind: 'site' | 'facility'): Promise<Places> {
  const { rows } = await database.pool.query<PlaceRow>(
    `select p.${kind}_id as id, ${kind === 'facility' ? 'r.type_id' : '0'} as type, p.edge_id - n.first_edge as edge, p.leg,
       p.to_source, p.to_target, st_x(p.local_geom) as x, st_y(p.local_geom) as y, st_x(r.geom) as lon, st_y(r.geom) as lat
     from network.${kind}_place as p
     join registry.${kind} as r on r.id = p.${kind}_id
     join network.network as n on n.id = p.network_id
     where n.id = $1 and p.edge_id is not null
     order by p.${kind}_id`,
    [network.id]
  )
  const whole = (name: keyof PlaceRow) => Int32Array.from(rows, (row) => row[name])
  const real = (name: keyof PlaceRow) => Float64Array.from(rows, (row) => row[name])
  return {
    count: rows.length,
    id: whole('id'), type: whole('type'), edge: whole('edge'), leg: whole('leg'),
    toSource: whole('to_source'), toTarget: whole('to_target'),
    x: real('x'), y: real('y'), lon: real('lon'), lat: real('lat')
  }
}

/** Both ends of the edge a place stands on, with the decimetres to walk there. */
export function seedsOf(places: Places, place: number, { streets }: Pick<BenchCity, 'streets'>): Seed[] {
  const edge = places.edge[place]!
  const leg = places.leg[place]!
  return [
    { node: streets.source[edge]!, decimetres: leg + places.toSource[place]! },
    { node: streets.target[edge]!, decimetres: leg + places.toTarget[place]! }
  ]
}
