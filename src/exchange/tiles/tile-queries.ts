import type { Geometry } from 'geojson'
import type pg from 'pg'
import { asCaller, type Caller } from '../../platform/caller.js'
import type { Database } from '../../platform/database/database.js'
import { queryPrepared } from '../../platform/database/prepared.js'
import { encodeLayer, type TileFeature } from './tile-encoder.js'
import { countiesZoom, fullRegionsZoom, isShownAt, namedFacilitiesZoom, tileBuffer, tileExtent, type LayerName } from './tile-layer.js'
import type { TileRun } from './tile-run-queries.js'

/** Of the web's square world (EPSG:3857). */
export interface TileAddress {
  readonly z: number
  readonly x: number
  readonly y: number
}

/**
 * A layer of a tile as MVT; without features it has no bytes. Bytes of several layers one after the other are a tile of all of them.
 * What the layer reads has to be ready.
 */
export async function readLayer(database: Database, caller: Caller, run: TileRun, name: LayerName, tile: TileAddress): Promise<Buffer> {
  if (!isShownAt(name, tile.z)) return Buffer.alloc(0)
  const text = `${inTile(name, tile.z)} ${database.capabilities.vectorTiles ? written(name) : told}`
  const ask = (client: pg.ClientBase) => queryPrepared<{ tile: Buffer } & ToldFeature>(client, text, [tile.z, tile.x, tile.y, run.id])
  // What is published needs no caller.
  const { rows } = await (run.isPublished ? ask(database.pool as unknown as pg.ClientBase) : asCaller(database, caller, ({ client }) => ask(client)))
  return database.capabilities.vectorTiles ? rows[0]!.tile : encodeLayer(name, rows.map(featureOf))
}

/** By the database itself. */
const written = (name: LayerName) => `select st_asmvt(f, '${name}', ${tileExtent}, 'geom', 'id') as tile from feature as f`

/** For our own encoder. */
const told = 'select f.*, st_asgeojson(f.geom, 0)::json as shape from feature as f'

type Attribute = string | number | boolean

interface ToldFeature {
  readonly id: number
  readonly geom: string
  readonly shape: Geometry
  /** More of them, by name. */
  readonly attributes?: Readonly<Record<string, Attribute>>
  /** Every other column is one. */
  readonly [column: string]: unknown
}

/** As ST_AsMVT takes a row: each column is an attribute, one of JSON has several, and what is null is none. */
function featureOf({ id, geom, shape, attributes, ...columns }: ToldFeature): TileFeature {
  const known = Object.entries(columns).filter(([, value]) => value !== null) as [string, Attribute][]
  return { id, geometry: shape, attributes: { ...Object.fromEntries(known), ...attributes } }
}

/** How much a layer tells at a zoom. */
const detailAt = (name: LayerName, zoom: number): string => {
  if (name === 'regions') return zoom <= countiesZoom ? 'county' : 'street'
  if (name === 'communities') return zoom < fullRegionsZoom ? 'brief' : 'attributes'
  if (name === 'facilities') return zoom < namedFacilitiesZoom ? 'unnamed' : 'named'
  return 'whole'
}

/** From the ground to the steps of the tile, whose rows count from the north. */
const scaled = (geometry: string) => `st_affine(${geometry}, tile.scale, 0, 0, -tile.scale, -tile.scale * tile.west, tile.scale * tile.north)`

/**
 * Geometries in whole steps of the tile, cut at its margin. As ST_AsMVTGeom, which the embedded engine lacks like ST_AsMVT: areas are
 * mended where rounding has broken them, and their outlines turn as MVT wants it.
 */
const steppedBy = {
  point: (geometry: string) => `st_snaptogrid(${scaled(`st_transform(${geometry}, 3857)`)}, 1)`,
  line: (geometry: string) => `st_snaptogrid(${scaled(`st_clipbybox2d(st_transform(${geometry}, 3857), tile.around)`)}, 1)`,
  area: (geometry: string) => `st_forcepolygonccw(st_collectionextract(st_makevalid(${steppedBy.line(geometry)}), 3))`
} as const

/** The features of a tile, whoever writes them: the tile's area goes to the geometries, whose indices know degrees. */
const inTile = (name: LayerName, zoom: number) => `
  with tile as materialized (
    select
      ${tileExtent} / (st_xmax(t.square) - st_xmin(t.square)) as scale,
      st_xmin(t.square) as west,
      st_ymax(t.square) as north,
      t.around::box2d as around,
      st_transform(t.around, 4326) as area
    from (
      select st_tileenvelope($1, $2, $3) as square, st_tileenvelope($1, $2, $3, margin => ${tileBuffer / tileExtent}) as around
    ) as t
  ),
  kind as materialized (
    select t.type_id, k.code, t.category, t.position, t.weight
    from checkup.run as r
    join registry.standard_type as t on t.standard_version = r.standard_version
    join registry.facility_type as k on k.id = t.type_id
    where r.id = $4
  ),
  feature as (
    select u.*
    from (${featuresOf[name](detailAt(name, zoom))}) as u
    where not st_isempty(u.geom)
    order by u.id
  )`

/** What lies in the tile first, then each by its key: of a run just written, statistics know nothing. */
const lying = (columns: string, table: string, shape: string, stepped: string, condition = 'true') => `
  (
    select ${columns}, ${stepped} as geom
    from tile
    cross join lateral (
      select *
      from ${table}
      where ${shape} && tile.area
        and ${condition}
      offset 0
    ) as l
    offset 0
  )`

const kindOf = (type: string) => `cross join lateral (select k.* from kind as k where k.type_id = ${type} offset 0) as k`

const shapeOfRegion = `case when boundary is null then ${steppedBy.point('centre')} else ${steppedBy.area('boundary')} end`

const regionsOf = (level: string, attributes: string) => `
  select r.code::bigint as id, r.geom, r.attributes
  from ${lying(`code, ${attributes} as attributes`, 'exchange.tile_region', 'coalesce(boundary, centre)', shapeOfRegion, `run_id = $4 and level = '${level}'`)} as r`

const featuresOf: Readonly<Record<LayerName, (detail: string) => string>> = {
  streets: () => `
    select e.id, e.geom
    from ${lying('id', 'network.edge', 'geom', steppedBy.line('geom'), 'network_id = (select r.network_id from checkup.run as r where r.id = $4)')} as e`,
  regions: (detail) => regionsOf(detail, 'brief'),
  communities: (detail) => regionsOf('community', detail),
  sites: () => `
    select s.id, s.geom, s.external_id as "externalId", s.name, t.attributes
    from ${lying('id, external_id, name', 'registry.site', 'geom', steppedBy.point('geom'))} as s
    cross join lateral (
      select t.attributes
      from exchange.tile_site as t
      where t.run_id = $4
        and t.site_id = s.id
      offset 0
    ) as t`,
  facilities: (detail) => `
    select
      f.id,
      f.geom,
      k.code as type,
      k.category,
      v.state as status,
      case when not v.size_imputed then v.size::float8 end as size
      ${detail === 'named' ? ', f.external_id as "externalId", f.name' : ''}
    from ${lying('id, type_id, external_id, name', 'registry.facility', 'geom', steppedBy.point('geom'))} as f
    cross join lateral (
      select v.state, v.size, v.size_imputed
      from checkup.run_facility as v
      where v.run_id = $4
        and v.type_id = f.type_id
        and v.facility_id = f.id
      offset 0
    ) as v
    ${kindOf('f.type_id')}`,
  shortfalls: () => `
    select
      c.code::bigint * 1000 + k.position as id,
      c.geom,
      k.code as type,
      k.category,
      c.code as community,
      s.cause,
      round(s.score::numeric, 2)::float8 as score,
      round(k.weight * (100 - s.score::numeric), 2)::float8 as severity,
      row_number() over (partition by c.code order by k.weight::float8 * (100 - s.score) desc, s.score, k.position) as "order"
    from ${lying('code', 'exchange.tile_region', 'centre', steppedBy.point('centre'), `run_id = $4 and level = 'community'`)} as c
    cross join lateral (
      select s.type_id, s.cause, s.score
      from checkup.type_score as s
      where s.run_id = $4
        and s.region_code = c.code
        and s.cause is not null
      offset 0
    ) as s
    ${kindOf('s.type_id')}`
}

/** West, south, east, north of a run's regions to the decimetre; undefined where it shows none. They have to be ready. */
export async function boundsOf(database: Database, caller: Caller, run: TileRun): Promise<[number, number, number, number] | undefined> {
  const found = await asCaller(database, caller, ({ client }) =>
    client.query<{ west: number | null; south: number; east: number; north: number }>(
      `select st_xmin(e.box) as west, st_ymin(e.box) as south, st_xmax(e.box) as east, st_ymax(e.box) as north
       from (
         select st_extent(coalesce(r.boundary, r.centre)) as box
         from exchange.tile_region as r
         where r.run_id = $1
       ) as e`,
      [run.id]
    )
  )
  const { west, south, east, north } = found.rows[0]!
  if (west === null) return undefined
  const [down, up] = [Math.floor, Math.ceil].map((round) => (degrees: number) => round(degrees * 1e6) / 1e6) as [(degrees: number) => number, (degrees: number) => number]
  return [down(west), down(south), up(east), up(north)]
}
