import type { Seed } from '../src/network/labelling/bounded-dijkstra.js'
import type { BenchCity } from './bench-city.js'

/** Where sites and facilities stand on the network, in memory, by the node and edge numbers of the street network. */
export interface Places {
  readonly count: number
  readonly id: Int32Array
  /** Type number of a facility; 0 for sites. */
  readonly type: Int32Array
  /** Code of a type; empty for sites. */
  readonly typeCode: readonly string[]
  /** Code of the community, null where it is not known. */
  readonly community: readonly (string | null)[]
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

interface PlaceNumbers {
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

interface PlaceRow extends PlaceNumbers {
  type_code: string
  community: string | null
}

/** Versions on the active network, in the order of their ids; those off it are left out. */
export function readPlaces(bench: BenchCity, kind: 'site' | 'facility'): Promise<Places> {
  return readWhere(bench, kind, 'true')
}

/** Facilities that operate today. */
export function readOperating(bench: BenchCity): Promise<Places> {
  return readWhere(bench, 'facility', operating)
}

/** Of a facility version r. */
export const operating = `r.valid_from <= current_date
  and r.valid_to > current_date
  and registry.state_on(r.status, r.opened_on, r.closed_on, current_date) = 'operating'`

async function readWhere({ database, network }: BenchCity, kind: 'site' | 'facility', condition: string): Promise<Places> {
  const ofType = kind === 'facility' ? `r.type_id as type, (select t.code from registry.facility_type as t where t.id = r.type_id)` : `0 as type, ''`
  const { rows } = await database.pool.query<PlaceRow>(
    `select p.${kind}_id as id, ${ofType} as type_code, r.community_code as community, p.edge_id - n.first_edge as edge, p.leg,
       p.to_source, p.to_target, st_x(p.local_geom) as x, st_y(p.local_geom) as y, st_x(r.geom) as lon, st_y(r.geom) as lat
     from network.${kind}_place as p
     join registry.${kind} as r on r.id = p.${kind}_id
     join network.network as n on n.id = p.network_id
     where n.id = $1 and p.edge_id is not null and ${condition}
     order by p.${kind}_id`,
    [network.id]
  )
  const whole = (name: keyof PlaceNumbers) => Int32Array.from(rows, (row) => row[name])
  const real = (name: keyof PlaceNumbers) => Float64Array.from(rows, (row) => row[name])
  return {
    count: rows.length,
    id: whole('id'), type: whole('type'), edge: whole('edge'), leg: whole('leg'),
    typeCode: rows.map((row) => row.type_code), community: rows.map((row) => row.community),
    toSource: whole('to_source'), toTarget: whole('to_target'),
    x: real('x'), y: real('y'), lon: real('lon'), lat: real('lat')
  }
}

/** Some of the places, in this order. */
export function choosePlaces(places: Places, chosen: readonly number[]): Places {
  const whole = (values: Int32Array) => Int32Array.from(chosen, (i) => values[i]!)
  const real = (values: Float64Array) => Float64Array.from(chosen, (i) => values[i]!)
  return {
    count: chosen.length,
    id: whole(places.id), type: whole(places.type), edge: whole(places.edge), leg: whole(places.leg),
    typeCode: chosen.map((i) => places.typeCode[i]!), community: chosen.map((i) => places.community[i]!),
    toSource: whole(places.toSource), toTarget: whole(places.toTarget),
    x: real(places.x), y: real(places.y), lon: real(places.lon), lat: real(places.lat)
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
