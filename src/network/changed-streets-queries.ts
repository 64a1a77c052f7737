import type pg from 'pg'
import { unprocessable } from '../platform/errors.js'
import type { walkChangedStreets, NewStreet, SitesReached, Street, StreetPlace } from './changed-streets.js'
import type { Position } from './reach-queries.js'

/** A way between two points that is not there yet. */
export interface AddedStreet {
  readonly from: Position
  readonly to: Position
  /** Default: the straight line between them on the ground. */
  readonly metres?: number | undefined
  /** What the caller knows it as, in problems: a JSON pointer. */
  readonly pointer: string
}

/** How the streets of a network would be otherwise. */
export interface ChangedStreets {
  /** Numbers of edges that nobody may walk any more. */
  readonly closed: readonly number[]
  readonly added: readonly AddedStreet[]
}

/** How walks are found: `walkChangedStreets`, here or in a thread. */
export type StreetWalk = (...given: Parameters<typeof walkChangedStreets>) => Promise<SitesReached[]>

/** So many streets at most may close at once, and so many facilities be concerned: a walk is looked for from each. */
const mostClosed = 2_000
const mostStarts = 5_000

/** From where is asked who comes: a facility version, or a point; budgets are decimetres. */
export type ChangedStart = { readonly budget: number } & ({ readonly facilityId: number } | { readonly position: Position })

/** New streets as they meet the open ones. Throws `unprocessable-input` where one of their ends finds none. */
async function meetStreets(client: pg.ClientBase, networkId: number, { closed, added }: ChangedStreets): Promise<NewStreet[]> {
  if (added.length === 0) return []
  const ends = added.flatMap(({ from, to }) => [from, to])
  const found = await client.query<StreetPlace & { ordinal: number; metres: number }>(
    `select o.ordinal::integer - 1 as ordinal, s.edge_id as edge, s.leg, s.to_source as "toSource", st_x(s.local_geom) as x, st_y(s.local_geom) as y,
       st_distance(st_setsrid(st_point(o.lon, o.lat), 4326)::geography, st_setsrid(st_point(o.to_lon, o.to_lat), 4326)::geography) as metres
     from unnest($3::float8[], $4::float8[], $5::float8[], $6::float8[]) with ordinality as o (lon, lat, to_lon, to_lat, ordinal)
     cross join lateral (select st_setsrid(st_point(o.lon, o.lat), 4326) as location offset 0) as p
     cross join lateral network.snap($1, p.location, $2) as s`,
    [networkId, closed, ends.map(({ lon }) => lon), ends.map(({ lat }) => lat), ends.map((_, i) => ends[i ^ 1]!.lon), ends.map((_, i) => ends[i ^ 1]!.lat)]
  )
  const at = new Map(found.rows.map((row) => [row.ordinal, row]))
  return added.map(({ metres, pointer }, i) => {
    const [from, to] = [at.get(2 * i), at.get(2 * i + 1)]
    if (from === undefined || to === undefined) {
      const end = from === undefined ? 'from' : 'to'
      throw unprocessable(`the new street meets no other at its end "${end}"`, [{ pointer: `${pointer}/${end}`, detail: 'finds no street: it has to begin and end near one' }])
    }
    return { from, to, decimetres: Math.round((metres ?? from.metres) * 10) }
  })
}

/** Numbers of the edges that an area touches. */
export async function edgesTouching(client: Pick<pg.Pool, 'query'>, networkId: number, area: object, pointer: string): Promise<number[]> {
  const geojson = JSON.stringify(area)
  const checked = await client.query<{ reason: string }>(
    `select st_isvalidreason(a.geom) as reason from (select st_geomfromgeojson($1::text) as geom) as a where not st_isvalid(a.geom)`,
    [geojson]
  )
  const reason = checked.rows[0]?.reason
  if (reason !== undefined) throw unprocessable(`the area to avoid is not a valid polygon: ${reason}`, [{ pointer, detail: reason }])
  const found = await client.query<{ id: number }>(
    `select e.id
     from (select st_geomfromgeojson($2::text) as geom) as a
     join network.edge as e on st_intersects(e.geom, a.geom)
     where e.network_id = $1
     order by e.id`,
    [networkId, geojson]
  )
  return found.rows.map(({ id }) => id)
}

/**
 * Facility versions whose catchment the change may move: those within a budget, over the streets as they are, of a closed street, of an
 * end of a new one, or of where a site then stands whose own street is closed; and those on closed streets.
 */
export async function facilitiesNear(client: pg.ClientBase, networkId: number, changed: ChangedStreets, budget: number): Promise<number[]> {
  if (changed.closed.length > mostClosed) throw unprocessable(`${changed.closed.length} streets would close: at most ${mostClosed} at once`)
  const ends = (await meetStreets(client, networkId, changed)).flatMap(({ from, to }) => [from, to])
  const found = await client.query<{ id: number }>(
    `with place as (
       select u.edge_id, u.leg, u.to_source
       from unnest($3::integer[], $4::integer[], $5::integer[]) as u (edge_id, leg, to_source)
       union all
       select s.edge_id, s.leg, s.to_source
       from network.site_place as p
       join registry.site as site on site.id = p.site_id
       cross join lateral network.snap($1, site.geom, $2) as s
       where p.network_id = $1
         and p.edge_id = any ($2)
     ),
     start as (
       select e.source as node, 0 as walked from network.edge as e where e.id = any ($2)
       union
       select e.target, 0 from network.edge as e where e.id = any ($2)
       union
       select e.source, p.leg + p.to_source from place as p join network.edge as e on e.id = p.edge_id
       union
       select e.target, p.leg + e.decimetres - p.to_source from place as p join network.edge as e on e.id = p.edge_id
     ),
     front as materialized (
       select own.hub, max($6 - s.walked - own.decimetres) as rest
       from start as s
       join network.label as l on l.node = s.node
       cross join lateral unnest(l.hubs, l.decimetres) as own (hub, decimetres)
       where s.walked + own.decimetres <= $6
       group by own.hub
     )
     select f.facility_id as id
     from front as o
     join network.facility_label as f on f.hub = o.hub and f.decimetres <= o.rest
     union
     select p.facility_id
     from network.facility_place as p
     where p.network_id = $1
       and (p.edge_id = any ($2) or p.edge_id in (select place.edge_id from place))`,
    [networkId, changed.closed, ends.map(({ edge }) => edge), ends.map(({ leg }) => leg), ends.map(({ toSource }) => toSource), budget]
  )
  return found.rows.map(({ id }) => id)
}

/**
 * Sites of every date within the budget of each start over the changed streets; null for a start that finds no open street.
 * Whatever stands on a closed street walks from the nearest open one; nothing moves to a new one.
 */
export async function reachOverChangedStreets(
  client: pg.ClientBase,
  networkId: number,
  changed: ChangedStreets,
  starts: readonly ChangedStart[],
  walk: StreetWalk
): Promise<(SitesReached | null)[]> {
  if (starts.length > mostStarts) throw unprocessable(`the streets would concern ${starts.length} facilities: at most ${mostStarts} at once`)
  const added = await meetStreets(client, networkId, changed)
  const found = await client.query<StreetPlace & { ordinal: number }>(
    `select a.ordinal, p.edge_id as edge, p.leg, p.to_source as "toSource", st_x(p.local_geom) as x, st_y(p.local_geom) as y
     from unnest($3::integer[], $4::integer[]) as a (ordinal, facility_id)
     join network.facility_place as p on p.network_id = $1 and p.facility_id = a.facility_id and p.edge_id <> all ($2)
     union all
     select a.ordinal, s.edge_id, s.leg, s.to_source, st_x(s.local_geom), st_y(s.local_geom)
     from unnest($3::integer[], $4::integer[]) as a (ordinal, facility_id)
     join network.facility_place as p on p.network_id = $1 and p.facility_id = a.facility_id and p.edge_id = any ($2)
     join registry.facility as f on f.id = a.facility_id
     cross join lateral network.snap($1, f.geom, $2) as s
     union all
     select a.ordinal, s.edge_id, s.leg, s.to_source, st_x(s.local_geom), st_y(s.local_geom)
     from unnest($5::integer[], $6::float8[], $7::float8[]) as a (ordinal, lon, lat)
     cross join lateral (select st_setsrid(st_point(a.lon, a.lat), 4326) as location offset 0) as at
     cross join lateral network.snap($1, at.location, $2) as s`,
    [
      networkId, changed.closed,
      starts.flatMap((start, i) => ('facilityId' in start ? [i] : [])), starts.flatMap((start) => ('facilityId' in start ? [start.facilityId] : [])),
      starts.flatMap((start, i) => ('position' in start ? [i] : [])), starts.flatMap((start) => ('position' in start ? [start.position.lon] : [])),
      starts.flatMap((start) => ('position' in start ? [start.position.lat] : []))
    ]
  )
  const places = found.rows.map((row) => ({ ...row, budget: starts[row.ordinal]!.budget }))
  const points = [...places, ...added.flatMap(({ from, to }) => [from, to])]
  const streets = await client.query<Street>(
    `select e.id, e.source, e.target, e.decimetres
     from network.open_streets($1, $2, array(select st_point(x, y) from unnest($3::float8[], $4::float8[]) as start (x, y)), $5) as e`,
    [networkId, changed.closed, points.map(({ x }) => x), points.map(({ y }) => y), Math.max(0, ...starts.map(({ budget }) => budget))]
  )
  const sites = await client.query<StreetPlace & { siteId: number }>(
    `select p.site_id as "siteId", p.edge_id as edge, p.leg, p.to_source as "toSource", st_x(p.local_geom) as x, st_y(p.local_geom) as y
     from network.site_place as p
     where p.network_id = $1
       and p.edge_id = any ($3)
     union all
     select p.site_id, s.edge_id, s.leg, s.to_source, st_x(s.local_geom), st_y(s.local_geom)
     from network.site_place as p
     join registry.site as site on site.id = p.site_id
     cross join lateral network.snap($1, site.geom, $2) as s
     where p.network_id = $1
       and p.edge_id = any ($2)
       and s.edge_id = any ($3)`,
    [networkId, changed.closed, streets.rows.map(({ id }) => id)]
  )
  const reached = new Map((await walk(streets.rows, added, sites.rows, places)).map((one, i) => [places[i]!.ordinal, one]))
  return starts.map((_, i) => reached.get(i) ?? null)
}
