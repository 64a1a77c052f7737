import type pg from 'pg'
import { unprocessable } from '../platform/errors.js'
import { edgesTouching } from './changed-streets-queries.js'
import { createBoundedDijkstra } from './labelling/bounded-dijkstra.js'
import { countsAt, type IsochroneOptions, type IsochroneShape, type ShapeRow } from './isochrone-queries.js'
import { reachedTypes, type Position, type Reached, type ReachedType } from './reach-queries.js'

/** Streets nobody may walk, for the length of one request. */
export interface Closures {
  /** GeoJSON Polygon or MultiPolygon, EPSG:4326: every street that touches it is closed. */
  readonly avoid?: { readonly type: 'Polygon' | 'MultiPolygon'; readonly coordinates: readonly unknown[] } | undefined
  /** Numbers of edges of the network. */
  readonly closedEdges?: readonly number[] | undefined
  /** What the caller knows them as; default closedEdges. */
  readonly closedEdgesName?: string
}

/**
 * What is reached over the streets that remain, as if the network had been imported without the closed ones: whatever
 * stands on a closed street snaps to the nearest open one. Labels know nothing of closures, so this is an exact bounded
 * search over the remaining streets; SQL finds what stands along them (`walks_over` and its callers, migration 0009).
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
  const closed = await findClosedEdges(pool, networkId, closures)
  const starts = await findStarts(pool, networkId, origins, closed)
  const walked = walk(starts, await findOpenStreets(pool, networkId, closed, starts, budgets.at(-1)!), budgets.at(-1)!)
  const values = [networkId, closed, budgets, ...columnsOf(starts), walked.origin, walked.node, walked.decimetres]
  return {
    reach: async () => {
      const { rows } = await pool.query<{ origin: number; types: ReachedType[] }>(reachText, values)
      const types = new Map(rows.map((row) => [row.origin, row.types]))
      const legs = new Map(starts.map((start) => [start.origin, start.leg / 10]))
      return origins.map((_, origin) => ({ legMetres: legs.get(origin) ?? null, types: types.get(origin) ?? [] }))
    },
    isochrones: async ({ polygons, widthMetres, generalizeMetres }) => {
      const { rows } = polygons
        ? await pool.query<ShapeRow>(shapeText(areas), [...values, widthMetres, generalizeMetres])
        : await pool.query<ShapeRow>(shapeText(lines), values)
      return rows.map(({ facilities, ...shape }) => ({ ...shape, counts: countsAt(facilities, shape.contour) }))
    }
  }
}

async function budgetsOf(pool: pg.Pool, networkId: number, contoursMetres: readonly number[]): Promise<number[]> {
  const found = await pool.query<{ budgets: number[] }>('select network.budgets_of($1, $2) as budgets', [contoursMetres, networkId])
  return found.rows[0]!.budgets
}

async function findClosedEdges(pool: pg.Pool, networkId: number, { avoid, closedEdges = [], closedEdgesName = 'closedEdges' }: Closures): Promise<number[]> {
  const touched = avoid === undefined ? [] : await edgesTouching(pool, networkId, avoid, '/avoid')
  await requireEdges(pool, networkId, closedEdges, closedEdgesName)
  return [...new Set([...touched, ...closedEdges])]
}

async function requireEdges(pool: pg.Pool, networkId: number, edges: readonly number[], name: string): Promise<void> {
  if (edges.length === 0) return
  const missing = await pool.query<{ id: number }>(
    `select asked.id
     from unnest($2::integer[]) as asked (id)
     where not exists (select from network.edge as e where e.id = asked.id and e.network_id = $1)
     limit 5`,
    [networkId, edges]
  )
  if (missing.rows.length === 0) return
  const numbers = missing.rows.map(({ id }) => id).join(', ')
  throw unprocessable(`network ${networkId} has no edge ${numbers}: snap tells the edge at a point`, [
    { pointer: `/${name}`, detail: `${numbers}: no such edge` }
  ])
}

/** An origin on an open street; lengths in decimetres, x and y in the network's projection. */
interface Start {
  /** Its position in the list, from 0. */
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

async function findStarts(pool: pg.Pool, networkId: number, origins: readonly Position[], closed: readonly number[]): Promise<Start[]> {
  const found = await pool.query<Start>(
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

const columnsOf = (starts: readonly Start[]) => [
  starts.map(({ origin }) => origin),
  starts.map(({ edge }) => edge),
  starts.map(({ leg }) => leg),
  starts.map(({ toSource }) => toSource),
  starts.map(({ x }) => x),
  starts.map(({ y }) => y)
]

interface Street {
  readonly source: number
  readonly target: number
  readonly decimetres: number
}

async function findOpenStreets(pool: pg.Pool, networkId: number, closed: readonly number[], starts: readonly Start[], budget: number): Promise<Street[]> {
  const found = await pool.query<Street>(
    `select e.source, e.target, e.decimetres
     from network.open_streets($1, $2, array(select st_point(x, y) from unnest($3::float8[], $4::float8[]) as start (x, y)), $5) as e`,
    [networkId, closed, starts.map(({ x }) => x), starts.map(({ y }) => y), budget]
  )
  return found.rows
}

/** Nodes reached from each start, with the decimetres walked to them: three columns of equal length. */
interface Walked {
  readonly origin: number[]
  readonly node: number[]
  readonly decimetres: number[]
}

function walk(starts: readonly Start[], streets: readonly Street[], budget: number): Walked {
  const ids = [...new Set([...starts, ...streets].flatMap(({ source, target }) => [source, target]))]
  const numbers = new Map(ids.map((id, number) => [id, number]))
  const dijkstra = createBoundedDijkstra({
    nodeCount: ids.length,
    edgeCount: streets.length,
    source: Int32Array.from(streets, ({ source }) => numbers.get(source)!),
    target: Int32Array.from(streets, ({ target }) => numbers.get(target)!),
    decimetres: Int32Array.from(streets, ({ decimetres }) => decimetres)
  })
  const walked: Walked = { origin: [], node: [], decimetres: [] }
  for (const { origin, source, target, leg, toSource, toTarget } of starts) {
    const ends = [
      { node: numbers.get(source)!, decimetres: leg + toSource },
      { node: numbers.get(target)!, decimetres: leg + toTarget }
    ]
    const count = dijkstra.search(ends, budget)
    for (const node of dijkstra.settled.subarray(0, count)) {
      walked.origin.push(origin)
      walked.node.push(ids[node]!)
      walked.decimetres.push(dijkstra.distance(node))
    }
  }
  return walked
}

/** `$1` network, `$2` closed edges, `$3` budgets, `$4` to `$9` the starts, `$10` to `$12` what was walked. */
const starts = `
  array(
    select row(s.origin, s.edge_id, s.leg, s.to_source, st_point(s.x, s.y))::network.start
    from unnest($4::integer[], $5::integer[], $6::integer[], $7::integer[], $8::float8[], $9::float8[]) as s (origin, edge_id, leg, to_source, x, y)
  )`

const reachText = `
  select
    c.origin,
    ${reachedTypes} as types
  from network.reach_counts_over($1, $2, ${starts}, $10, $11, $12, $3) as c
  join registry.facility as f on f.id = c.nearest_facility_id
  group by c.origin`

const areas = `
  select w.ordinal, w.area_square_metres, st_asgeojson(w.geom, 6)::json as geometry
  from network.widened(l.lines, $13, $14, $1) as w`

const lines = `
  select drawn.ordinal, 0 as area_square_metres, st_asgeojson(st_transform(st_setsrid(drawn.line, n.srid), 4326), 6)::json as geometry
  from network.network as n
  cross join lateral unnest(l.lines) with ordinality as drawn (line, ordinal)
  where n.id = $1`

const shapeText = (shapes: string) => `
  with facilities as (
    select c.origin, json_object_agg(c.type_code, c.counts order by c.type_code collate "C") as counts
    from network.reach_counts_over($1, $2, ${starts}, $10, $11, $12, $3) as c
    group by c.origin
  )
  select
    l.origin,
    i.ordinal::integer - 1 as contour,
    i.geometry,
    i.area_square_metres as "areaSquareMetres",
    coalesce(p.people[i.ordinal], 0) as population,
    coalesce(f.counts, '{}') as facilities
  from network.lines_over($2, ${starts}, $10, $11, $12, $3) as l
  cross join lateral (${shapes}) as i
  left join network.people_over($1, $2, ${starts}, $10, $11, $12, $3) as p on p.origin = l.origin
  left join facilities as f on f.origin = l.origin
  order by l.origin, i.ordinal`
