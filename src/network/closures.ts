import type pg from 'pg'
import { unprocessable } from '../platform/errors.js'
import { createBoundedDijkstra } from './labelling/bounded-dijkstra.js'
import { countsAt, type IsochroneOptions, type IsochroneShape } from './isochrone-queries.js'
import type { Position, Reached, ReachedType } from './reach-queries.js'

/** Streets nobody may walk, for the length of one request. */
export interface Closures {
  /** GeoJSON Polygon or MultiPolygon, EPSG:4326: every street that touches it is closed. */
  readonly avoid?: { readonly type: 'Polygon' | 'MultiPolygon'; readonly coordinates: readonly unknown[] } | undefined
  /** Numbers of edges of the network. */
  readonly closedEdges?: readonly number[] | undefined
}

/**
 * What is reached over the streets that remain, as if the network had been imported without the closed ones: whatever
 * stands on a closed street snaps to the nearest open one. Labels know nothing of closures, so this is an exact bounded
 * search over the remaining streets; the shapes and sums come from the same SQL functions as otherwise.
 */
export interface OpenStreets {
  readonly reach: () => Promise<Reached[]>
  readonly isochrones: (options: IsochroneOptions) => Promise<IsochroneShape[]>
}

/** Searches from each of some origins. Throws `unprocessable-input` for a bad polygon, an unknown edge, or beyond the horizon. */
export async function searchOpenStreets(
  pool: pg.Pool,
  networkId: number,
  origins: readonly Position[],
  contoursMetres: readonly number[],
  closures: Closures
): Promise<OpenStreets> {
  const budgets = await budgetsOf(pool, networkId, contoursMetres)
  const closed = await closedEdges(pool, networkId, closures)
  const snapped = await snapOrigins(pool, networkId, origins, closed)
  const walked = await search(pool, snapped, budgets.at(-1)!, networkId, closed)
  const values = [networkId, closed, budgets, ...columnsOf(snapped), walked.origin, walked.node, walked.decimetres] as const
  return {
    reach: async () => {
      const { rows } = await pool.query<{ origin: number; types: ReachedType[] }>({ text: reachText, values: [...values] })
      const types = new Map(rows.map((row) => [row.origin, row.types]))
      const legs = new Map(snapped.map((place) => [place.origin, place.leg * 0.1]))
      return origins.map((_, origin) => ({ legMetres: legs.get(origin) ?? null, types: types.get(origin) ?? [] }))
    },
    isochrones: async ({ polygons, widthMetres, generalizeMetres }) => {
      const { rows } = await pool.query<Omit<IsochroneShape, 'counts'> & { facilities: Record<string, number[]> | null }>({
        text: shapeText(polygons),
        values: [...values, ...(polygons ? [widthMetres, generalizeMetres] : [])]
      })
      return rows.map(({ facilities, ...shape }) => ({ ...shape, counts: countsAt(facilities ?? {}, shape.contour) }))
    }
  }
}

async function budgetsOf(pool: pg.Pool, networkId: number, contoursMetres: readonly number[]): Promise<number[]> {
  const found = await pool.query<{ budgets: number[] }>('select network.budgets_of($1, $2) as budgets', [contoursMetres, networkId])
  return found.rows[0]!.budgets
}

async function closedEdges(pool: pg.Pool, networkId: number, { avoid, closedEdges: given = [] }: Closures): Promise<number[]> {
  const polygon = avoid === undefined ? null : JSON.stringify(avoid)
  await requireValid(pool, polygon)
  const found = await pool.query<{ id: number; named: boolean }>(
    `select e.id, e.id = any ($2) as named
     from network.edge as e
     where e.network_id = $1
       and (e.id = any ($2) or e.id in (
         select touched.id
         from (select st_geomfromgeojson($3::text) as area) as given
         join network.edge as touched on st_intersects(touched.geom, given.area)
       ))
     order by e.id`,
    [networkId, given, polygon]
  )
  const known = new Set(found.rows.filter((row) => row.named).map((row) => row.id))
  const unknown = given.filter((id) => !known.has(id))
  if (unknown.length > 0) {
    throw unprocessable(`network ${networkId} has no edge ${unknown.slice(0, 5).join(', ')}: GET /v1/snap tells the edge at a point`, [
      { pointer: '/closed_edges', detail: `${unknown.slice(0, 5).join(', ')}: no such edge` }
    ])
  }
  return found.rows.map((row) => row.id)
}

async function requireValid(pool: pg.Pool, polygon: string | null): Promise<void> {
  if (polygon === null) return
  const found = await pool.query<{ reason: string }>(
    `select st_isvalidreason(g.area) as reason
     from (select st_geomfromgeojson($1::text) as area) as g
     where not st_isvalid(g.area)`,
    [polygon]
  )
  const reason = found.rows[0]?.reason
  if (reason !== undefined) {
    throw unprocessable(`the area to avoid is not a valid polygon: ${reason}`, [{ pointer: '/avoid', detail: reason }])
  }
}

/** An origin on an open street. */
interface Snapped {
  readonly origin: number
  readonly edge: number
  readonly leg: number
  readonly toSource: number
  readonly toTarget: number
  readonly source: number
  readonly target: number
  readonly x: number
  readonly y: number
}

async function snapOrigins(pool: pg.Pool, networkId: number, origins: readonly Position[], closed: readonly number[]): Promise<Snapped[]> {
  const found = await pool.query<Snapped>(
    `select o.ordinal::integer - 1 as origin, s.edge_id as edge, s.leg, s.to_source as "toSource", s.to_target as "toTarget",
       s.source, s.target, st_x(s.local_geom) as x, st_y(s.local_geom) as y
     from unnest($2::float8[], $3::float8[]) with ordinality as o (lon, lat, ordinal)
     cross join lateral (select st_setsrid(st_point(o.lon, o.lat), 4326) as location offset 0) as p
     cross join lateral network.snap($1, p.location, $4) as s
     order by o.ordinal`,
    [networkId, origins.map(({ lon }) => lon), origins.map(({ lat }) => lat), closed]
  )
  return found.rows
}

const columnsOf = (places: readonly Snapped[]) => [
  places.map((place) => place.origin),
  places.map((place) => place.edge),
  places.map((place) => place.leg),
  places.map((place) => place.toSource),
  places.map((place) => place.x),
  places.map((place) => place.y)
]

/** Nodes reached from each origin, with the decimetres walked to them: three columns of equal length. */
interface Walked {
  readonly origin: number[]
  readonly node: number[]
  readonly decimetres: number[]
}

async function search(pool: pg.Pool, places: readonly Snapped[], budget: number, networkId: number, closed: readonly number[]): Promise<Walked> {
  const walked: Walked = { origin: [], node: [], decimetres: [] }
  if (places.length === 0) return walked
  // No way within the budget leaves the box round its origin: paths are no shorter than least_ratio times the straight line.
  const { rows } = await pool.query<{ source: number; target: number; decimetres: number }>(
    `select distinct e.id, e.source, e.target, e.decimetres
     from network.network as n
     cross join unnest($2::float8[], $3::float8[]) as o (x, y)
     join network.edge as e
       on e.snappable
       and e.local_geom && st_expand(st_point(o.x, o.y), $4::integer / 10.0 / n.least_ratio + 20)
     where n.id = $1
       and e.network_id = n.id
       and e.id <> all ($5)`,
    [networkId, places.map(({ x }) => x), places.map(({ y }) => y), budget, closed]
  )
  const numbers = new Map<number, number>()
  const ids: number[] = []
  const numberOf = (id: number): number => {
    const known = numbers.get(id)
    if (known !== undefined) return known
    numbers.set(id, ids.length)
    return ids.push(id) - 1
  }
  const seeds = places.map((place) => [
    { node: numberOf(place.source), decimetres: place.leg + place.toSource },
    { node: numberOf(place.target), decimetres: place.leg + place.toTarget }
  ])
  const streets = {
    edgeCount: rows.length,
    source: Int32Array.from(rows, (row) => numberOf(row.source)),
    target: Int32Array.from(rows, (row) => numberOf(row.target)),
    decimetres: Int32Array.from(rows, (row) => row.decimetres)
  }
  const dijkstra = createBoundedDijkstra({ ...streets, nodeCount: ids.length })
  for (const [i, place] of places.entries()) {
    const count = dijkstra.search(seeds[i]!, budget)
    for (let at = 0; at < count; at++) {
      const node = dijkstra.settled[at]!
      walked.origin.push(place.origin)
      walked.node.push(ids[node]!)
      walked.decimetres.push(dijkstra.distance(node))
    }
  }
  return walked
}

/** What stands on open streets, and what closures drove to another street. `$1` network, `$2` closed edges. */
const spots = (kind: 'facility' | 'site') => `
  select p.${kind}_id as id, p.edge_id, p.leg, p.to_source, p.to_target, p.local_geom
  from network.${kind}_place as p
  where p.network_id = $1
    and p.edge_id in (select e.id from reached_edge as e)
  union all
  select p.${kind}_id, s.edge_id, s.leg, s.to_source, s.to_target, s.local_geom
  from network.${kind}_place as p
  join registry.${kind} as r on r.id = p.${kind}_id
  cross join lateral network.snap($1, r.geom, $2) as s
  where p.network_id = $1
    and p.edge_id = any ($2)`

/** Distances to what stands on the streets reached, exact, within the largest budget. */
const met = (kind: 'facility' | 'site') => `
  select m.origin, m.id, min(m.decimetres) as decimetres
  from (
    select w.origin, s.id, w.decimetres + s.leg + s.to_source as decimetres
    from walked as w
    join network.edge as e on e.source = w.node
    join ${kind}_spot as s on s.edge_id = e.id
    union all
    select w.origin, s.id, w.decimetres + s.leg + s.to_target
    from walked as w
    join network.edge as e on e.target = w.node
    join ${kind}_spot as s on s.edge_id = e.id
    union all
    select p.origin, s.id, network.same_edge_distance(p.leg, p.to_source, p.local_geom, s.leg, s.to_source, s.local_geom)
    from place as p
    join ${kind}_spot as s on s.edge_id = p.edge_id
  ) as m
  where m.decimetres <= (select max(b) from unnest($3::integer[]) as b)
  group by m.origin, m.id`

const searched = `
  with place as materialized (
    select o.origin, o.edge_id, o.leg, o.to_source, st_point(o.x, o.y) as local_geom
    from unnest($4::integer[], $5::integer[], $6::integer[], $7::integer[], $8::float8[], $9::float8[])
      as o (origin, edge_id, leg, to_source, x, y)
  ),
  walked as materialized (
    select w.origin, w.node, w.decimetres
    from unnest($10::integer[], $11::integer[], $12::integer[]) as w (origin, node, decimetres)
  ),
  reached_edge as materialized (
    select e.id
    from network.edge as e
    where e.id in (
        select e1.id from walked as w join network.edge as e1 on e1.source = w.node
        union
        select e2.id from walked as w join network.edge as e2 on e2.target = w.node
        union
        select p.edge_id from place as p
      )
      and e.id <> all ($2)
  ),
  facility_spot as materialized (${spots('facility')}),
  facility_met as (${met('facility')}),
  facility_group as (
    select m.origin, t.code, array_agg(m.decimetres) as walks, min((m.decimetres::bigint << 32) | f.id) as least
    from facility_met as m
    join registry.facility as f on f.id = m.id
    join registry.facility_type as t on t.id = f.type_id
    where registry.operates_from(f.status, f.opened_on, f.valid_from) <= current_date
      and registry.operates_to(f.status, f.closed_on, f.valid_to) > current_date
    group by m.origin, t.code
  ),
  facility_count as (
    select g.origin, g.code, g.least, array(
      select (select count(*) from unnest(g.walks) as walk where walk <= b)
      from unnest($3::integer[]) with ordinality as budget (b, nth)
      order by nth
    ) as counts
    from facility_group as g
  )`

const reachText = `
  ${searched}
  select
    c.origin,
    json_agg(
      json_build_object(
        'typeCode', c.code,
        'counts', c.counts,
        'nearest', json_build_object('externalId', f.external_id, 'name', f.name, 'metres', (c.least >> 32) * 0.1)
      )
      order by c.code collate "C"
    ) as types
  from facility_count as c
  join registry.facility as f on f.id = (c.least & 4294967295)::integer
  group by c.origin`

const shapeText = (polygons: boolean) => `
  ${searched},
  site_spot as materialized (${spots('site')}),
  site_met as (${met('site')}),
  people_met as (
    select m.origin, array_agg(m.decimetres) as walks, array_agg(s.population) as people
    from site_met as m
    join registry.site as s on s.id = m.id
    where s.valid_from <= current_date
      and s.valid_to > current_date
    group by m.origin
  ),
  people as (
    select m.origin, array(
      select (select coalesce(sum(p), 0) from unnest(m.walks, m.people) as each (walk, p) where walk <= b)
      from unnest($3::integer[]) with ordinality as budget (b, nth)
      order by nth
    ) as within
    from people_met as m
  ),
  drawn as (
    select p.origin, network.lines_within(p.edge_id, p.leg, p.to_source, p.local_geom, w.nodes, w.decimetres, $3, $2) as lines
    from place as p
    left join (select origin, array_agg(node) as nodes, array_agg(decimetres) as decimetres from walked group by origin) as w on w.origin = p.origin
  )
  select
    d.origin,
    i.ordinal::integer - 1 as contour,
    i.geometry,
    i.area as "areaSquareMetres",
    coalesce(p.within[i.ordinal], 0) as population,
    (select json_object_agg(c.code, c.counts order by c.code collate "C") from facility_count as c where c.origin = d.origin) as facilities
  from drawn as d
  cross join lateral (${polygons
    ? 'select w.ordinal, w.area_square_metres as area, st_asgeojson(w.geom, 6)::json as geometry from network.widened(d.lines, $13, $14, $1) as w'
    : `select each.ordinal, 0 as area, st_asgeojson(st_transform(st_setsrid(each.line, n.srid), 4326), 6)::json as geometry
       from network.network as n
       cross join lateral unnest(d.lines) with ordinality as each (line, ordinal)
       where n.id = $1`}) as i
  left join people as p on p.origin = d.origin
  order by d.origin, i.ordinal`
