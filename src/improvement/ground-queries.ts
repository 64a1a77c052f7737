import type pg from 'pg'
import { shareGround, type Cells, type LaidFace, type LaidPlace } from './ground.js'
import type { WalkPlaces } from './site-walk.js'

/** A residential site as a plan finds it. */
export interface PlannedSite {
  readonly id: number
  readonly externalId: string
  readonly communityCode: string
  readonly population: number
}

/** Sites at one place. */
export interface GroundPlace {
  readonly sites: readonly PlannedSite[]
  /** Metres in the plane of the ground. */
  readonly x: number
  readonly y: number
}

/** How the bounds of a county were come by: its boundary, or a hull of its sites where it has none. */
export const groundKinds = ['boundary', 'hull', 'imported'] as const
export type GroundKind = (typeof groundKinds)[number]

/** The ground of a county, shared out among the places of its sites. */
export interface CountyGround {
  readonly countyCode: string
  readonly kind: GroundKind
  /** As PROJ writes it. */
  readonly plane: string
  /** In the order of their first external ids. */
  readonly places: readonly GroundPlace[]
  readonly cells: Pick<Cells, 'neighbourStart' | 'neighbours' | 'landless'>
  /** Pieces of the cells in the plane, as WKB, and the place of each. */
  readonly pieces: { readonly wkb: readonly Buffer[]; readonly placeOf: Int32Array }
  /** Which bound each place lies in; -1 for none. */
  readonly boundOf: Int32Array
}

/** Hulls of sites reach so far beyond them, metres. */
const hullMetres = 250

/** Lines meet in corners of whole centimetres. */
const grid = 0.01

interface SiteRow extends PlannedSite {
  readonly x: number
  readonly y: number
}

/** Counties of a region that have residential sites on a day, by code. */
export async function countiesWithSites({ client }: { readonly client: pg.ClientBase }, regionCode: string, day: string): Promise<string[]> {
  const found = await client.query<{ code: string }>(
    `select distinct left(s.community_code, 6) || '000000' as code
     from registry.site as s
     where starts_with(s.community_code, registry.region_prefix($1))
       and s.valid_from <= $2::date
       and s.valid_to > $2::date
     order by code`,
    [regionCode, day]
  )
  return found.rows.map(({ code }) => code)
}

/**
 * Lays the ground of a county out: Voronoi cells of the places of its sites, cut by its boundary, all in one plane whose lines were
 * brought together on a grid, so that cells meet in common edges and nowhere overlap. Where a county has no boundary: a hull around its
 * sites, without other counties' boundaries, and the ground nearer to other counties' sites left out.
 *
 * @param networkId whose plane is taken; null: one about the sites
 * @param imported polygons in EPSG:4326, as GeoJSON, in the place of the county's boundary; what they leave of it is a bound of its own
 */
export async function layGround(
  { client }: { readonly client: pg.ClientBase }, countyCode: string, day: string, networkId: number | null, imported?: readonly string[]
): Promise<CountyGround> {
  const plane = await planeOf(client, countyCode, day, networkId)
  // By a plane's text everything is put into it at once: each time it is read takes milliseconds.
  const sites = await client.query<SiteRow & { readonly foreign: boolean }>(
    `with own as materialized (
       select st_expand(st_extent(s.geom)::geometry, 0.01) as box
       from registry.site as s
       where starts_with(s.community_code, left($1, 6)) and s.valid_from <= $2::date and s.valid_to > $2::date
     ),
     site as materialized (
       select s.*, row_number() over (order by s.external_id) as number
       from own
       join registry.site as s on s.geom && st_setsrid(own.box, 4326)
       where s.valid_from <= $2::date
         and s.valid_to > $2::date
     ),
     point as materialized (
       select d.path[1] as number, st_snaptogrid(d.geom, $4) as geom
       from (select st_transform(st_collect(s.geom order by s.number), $3::text) as geom from site as s) as whole
       cross join lateral st_dump(whole.geom) as d
     )
     select s.id, s.external_id as "externalId", s.community_code as "communityCode", s.population::float8 as population,
       st_x(p.geom) as x, st_y(p.geom) as y, not starts_with(s.community_code, left($1, 6)) as foreign
     from site as s
     join point as p on p.number = s.number
     order by s.number`,
    [countyCode, day, plane, grid]
  )
  const places = atPlaces(sites.rows.filter(({ foreign }) => !foreign))
  const { kind, bounds } = await boundsOf(client, countyCode, plane, places, imported)
  const taken = new Set(places.map(({ x, y }) => `${x} ${y}`))
  const foreign = kind === 'hull' ? atPlaces(sites.rows.filter((row) => row.foreign)).filter(({ x, y }) => !taken.has(`${x} ${y}`)) : []
  const boundOf = await boundsOfPlaces(client, bounds, [...places, ...foreign])
  const laid = [...places, ...foreign].map(({ x, y }, at): LaidPlace => ({ x: Math.round(x / grid), y: Math.round(y / grid), bound: at < places.length ? boundOf[at]! : 0, foreign: at >= places.length }))
  const faces = await facesOf(client, bounds, laid)
  const { placeOf, neighbourStart, neighbours, landless } = shareGround(faces.laid, laid)
  const own = [...placeOf.keys()].filter((face) => placeOf[face]! >= 0)
  return {
    countyCode,
    kind,
    plane,
    places,
    cells: { neighbourStart: neighbourStart.subarray(0, places.length + 1), neighbours: neighbours.subarray(0, neighbourStart[places.length]), landless },
    pieces: { wkb: own.map((face) => faces.wkb[face]!), placeOf: Int32Array.from(own, (face) => placeOf[face]!) },
    boundOf: boundOf.subarray(0, places.length)
  }
}

/** Places of a plan's county as they were laid out, in the order of its cells. */
export async function readPlannedPlaces({ client }: { readonly client: pg.ClientBase }, planId: number, countyCode: string): Promise<GroundPlace[]> {
  const found = await client.query<{ x: number; y: number; sites: PlannedSite[] }>(
    `with place as materialized (
       select s.cell, (array_agg(g.geom order by s.external_id))[1] as geom,
         json_agg(json_build_object('id', s.site_id, 'externalId', s.external_id, 'communityCode', g.community_code, 'population', s.population::float8) order by s.external_id) as sites
       from improvement.circle_site as s
       join registry.site as g on g.id = s.site_id
       where s.plan_id = $1 and s.county_code = $2
       group by s.cell
     ),
     point as (
       select d.path[1] - 1 as cell, d.geom
       from (
         select st_transform(st_collect(p.geom order by p.cell), (select c.plane from improvement.circle_plan_county as c where c.plan_id = $1 and c.county_code = $2)) as geom
         from place as p
       ) as whole
       cross join lateral st_dump(whole.geom) as d
     )
     select st_x(point.geom) as x, st_y(point.geom) as y, place.sites
     from place
     join point on point.cell = place.cell
     order by place.cell`,
    [planId, countyCode]
  )
  return found.rows
}

async function planeOf(client: pg.ClientBase, countyCode: string, day: string, networkId: number | null): Promise<string> {
  const found = await client.query<{ plane: string }>(
    `select coalesce(
       (select n.projection from network.network as n where n.id = $3),
       (select format('+proj=tmerc +lat_0=%s +lon_0=%s +k=1 +x_0=0 +y_0=0 +ellps=WGS84 +units=m +no_defs', round(avg(st_y(s.geom))::numeric, 2), round(avg(st_x(s.geom))::numeric, 2))
        from registry.site as s
        where starts_with(s.community_code, left($1, 6)) and s.valid_from <= $2::date and s.valid_to > $2::date)
     ) as plane`,
    [countyCode, day, networkId]
  )
  return found.rows[0]!.plane
}

/** Sites of one place together, places in the order of their first sites. */
function atPlaces(rows: readonly SiteRow[]): GroundPlace[] {
  const places = new Map<string, { sites: PlannedSite[]; x: number; y: number }>()
  for (const { id, externalId, communityCode, population, x, y } of rows) {
    const key = `${x} ${y}`
    const site = { id, externalId, communityCode, population }
    const place = places.get(key)
    if (place === undefined) places.set(key, { sites: [site], x, y })
    else place.sites.push(site)
  }
  return [...places.values()]
}

/** What cells are cut by, in the plane, as WKB. */
async function boundsOf(client: pg.ClientBase, countyCode: string, plane: string, places: readonly GroundPlace[], imported: readonly string[] | undefined): Promise<{ kind: GroundKind; bounds: Buffer[] }> {
  const found = await client.query<{ kind: GroundKind; wkb: Buffer }>(
    `with county as (
       select st_transform(g.geom, $2::text) as geom from registry.region as g where g.code = $1 and g.geom is not null
     ),
     hull as (
       select st_buffer(st_convexhull(st_collect(st_point(p.x, p.y))), $5) as geom
       from unnest($3::float8[], $4::float8[]) as p (x, y)
     ),
     others as (
       select st_union(st_transform(g.geom, $2::text)) as geom
       from registry.region as g
       cross join hull
       where g.level = 'county' and g.code <> $1
         and g.geom && st_transform(st_setsrid(hull.geom, 0), $2::text, 4326)
     ),
     whole as (
       select 'boundary' as kind, county.geom from county
       union all
       select 'hull', case when others.geom is null then hull.geom else st_difference(hull.geom, others.geom) end
       from hull
       cross join others
       where not exists (select from county)
     ),
     drawn as (
       select d.ordinal, st_intersection(st_transform(st_setsrid(st_geomfromgeojson(d.geojson), 4326), $2::text), whole.geom) as geom
       from unnest($6::text[]) with ordinality as d (geojson, ordinal)
       cross join whole
     ),
     -- Nothing is left where the polygons cover it all; the embedded database's geometry library breaks off at that difference.
     rest as (
       select case when not st_covers(d.geom, whole.geom) then st_difference(whole.geom, d.geom) end as geom
       from whole
       cross join (select st_union(drawn.geom) as geom from drawn) as d
       where $6::text[] is not null
     ),
     kept as (
       select 0 as ordinal, 'imported' as kind, drawn.ordinal as inner_ordinal, drawn.geom from drawn
       union all
       select 1, 'imported', 0, rest.geom
       from rest
       where rest.geom is not null
       union all
       select 0, whole.kind, 0, whole.geom from whole where $6::text[] is null
     )
     select kind, st_asbinary(geom) as wkb from kept order by ordinal, inner_ordinal`,
    [countyCode, plane, places.map(({ x }) => x), places.map(({ y }) => y), hullMetres, imported ?? null]
  )
  return { kind: found.rows[0]!.kind, bounds: found.rows.map(({ wkb }) => wkb) }
}

async function boundsOfPlaces(client: pg.ClientBase, bounds: readonly Buffer[], places: readonly Pick<GroundPlace, 'x' | 'y'>[]): Promise<Int32Array> {
  const found = await client.query<{ place: number; bound: number }>(
    `with bound as materialized (select ordinal, st_geomfromwkb(wkb) as geom from unnest($1::bytea[]) with ordinality as b (wkb, ordinal))
     select p.ordinal::integer - 1 as place, min(b.ordinal)::integer - 1 as bound
     from unnest($2::float8[], $3::float8[]) with ordinality as p (x, y, ordinal)
     join bound as b on st_intersects(b.geom, st_point(p.x, p.y))
     group by p.ordinal`,
    [bounds, places.map(({ x }) => x), places.map(({ y }) => y)]
  )
  const boundOf = new Int32Array(places.length).fill(-1)
  for (const { place, bound } of found.rows) boundOf[place] = bound
  return boundOf
}

/** The faces between all lines: of the bounds, and between the places of each. */
async function facesOf(client: pg.ClientBase, bounds: readonly Buffer[], places: readonly LaidPlace[]): Promise<{ laid: LaidFace[]; wkb: Buffer[] }> {
  const found = await client.query<{ bound: number; x: number; y: number; wkb: Buffer }>(
    `with bound as materialized (select ordinal, st_geomfromwkb(wkb) as geom from unnest($1::bytea[]) with ordinality as b (wkb, ordinal)),
     line as (
       select st_boundary(b.geom) as geom from bound as b
       union all
       select st_intersection(st_voronoilines(p.geom, 0, st_expand(b.geom, 1000)), st_buffer(b.geom, 0.1))
       from bound as b
       join (
         select place.bound, st_collect(st_point(place.x, place.y)) as geom
         from unnest($2::float8[], $3::float8[], $4::integer[]) as place (x, y, bound)
         where place.bound >= 0
         group by place.bound
         having count(*) > 1
       ) as p on p.bound = b.ordinal - 1
     ),
     face as materialized (
       select d.geom, st_pointonsurface(d.geom) as inside
       from (select st_unaryunion(st_collect(line.geom), $5) as geom from line) as whole
       cross join lateral st_dump(st_polygonize(array[whole.geom])) as d
     )
     select b.bound, st_x(f.inside) as x, st_y(f.inside) as y, st_asbinary(f.geom) as wkb
     from face as f
     cross join lateral (select min(b.ordinal)::integer - 1 as bound from bound as b where st_intersects(b.geom, f.inside)) as b
     where b.bound is not null
     order by x, y`,
    [bounds, places.map(({ x }) => x * grid), places.map(({ y }) => y * grid), places.map(({ bound }) => bound), grid]
  )
  return {
    laid: found.rows.map(({ bound, x, y, wkb }) => ({ bound, inside: [x / grid, y / grid], rings: ringsOf(wkb) })),
    wkb: found.rows.map(({ wkb }) => wkb)
  }
}

/** Rings of a polygon as PostGIS writes it on the machines that we know: little-endian, two dimensions; in whole centimetres. */
function ringsOf(wkb: Buffer): [number, number][][] {
  let at = 5
  const count = () => {
    at += 4
    return wkb.readUInt32LE(at - 4)
  }
  const coordinate = () => {
    at += 8
    return Math.round(wkb.readDoubleLE(at - 8) / grid)
  }
  return Array.from({ length: count() }, () => Array.from({ length: count() }, (): [number, number] => [coordinate(), coordinate()]))
}

/** Where places stand on a network, by the first site of each; all off it where there is none. */
export async function readWalkPlaces({ client }: { readonly client: pg.ClientBase }, networkId: number | null, places: readonly GroundPlace[]): Promise<WalkPlaces> {
  const ids = places.map(({ sites }) => sites[0]!.id)
  const found = await client.query<{ id: number; edge: number; leg: number; toSource: number; x: number; y: number; hubs: Buffer; decimetres: Buffer }>(
    `select p.site_id as id, p.edge_id as edge, p.leg, p.to_source as "toSource", st_x(p.local_geom) as x, st_y(p.local_geom) as y,
       array_send(p.hubs) as hubs, array_send(p.decimetres) as decimetres
     from network.site_place as p
     where p.network_id = $1
       and p.site_id = any ($2)
       and p.edge_id is not null`,
    [networkId, ids]
  )
  const horizon = await client.query<{ horizon: number }>('select horizon_decimetres::integer as horizon from network.network where id = $1', [networkId])
  const placeOf = new Map(ids.map((id, at) => [id, at]))
  const rows = new Map(found.rows.map((row) => [placeOf.get(row.id)!, row]))
  const lengths = places.map((_, at) => (rows.has(at) ? elements(rows.get(at)!.hubs) : 0))
  const labelStart = new Int32Array(places.length + 1)
  for (const [at, length] of lengths.entries()) labelStart[at + 1] = labelStart[at]! + length
  const hubs = new Int32Array(labelStart[places.length]!)
  const decimetres = new Int16Array(labelStart[places.length]!)
  for (const [at, row] of rows) {
    for (let i = 0; i < lengths[at]!; i++) {
      hubs[labelStart[at]! + i] = row.hubs.readInt32BE(24 + 8 * i)
      decimetres[labelStart[at]! + i] = row.decimetres.readInt16BE(24 + 6 * i)
    }
  }
  return {
    edge: Int32Array.from(places, (_, at) => rows.get(at)?.edge ?? -1),
    leg: Int32Array.from(places, (_, at) => rows.get(at)?.leg ?? 0),
    toSource: Int32Array.from(places, (_, at) => rows.get(at)?.toSource ?? 0),
    x: Float64Array.from(places, ({ x }, at) => rows.get(at)?.x ?? x),
    y: Float64Array.from(places, ({ y }, at) => rows.get(at)?.y ?? y),
    labelStart,
    hubs,
    decimetres,
    horizon: horizon.rows[0]?.horizon ?? 0
  }
}

/** How many numbers an array of `array_send` holds, none of them null, in one dimension. */
const elements = (packed: Buffer): number => (packed.readInt32BE(0) === 0 ? 0 : packed.readInt32BE(12))
