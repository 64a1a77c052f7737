import type pg from 'pg'

/** A place on the ground, degrees, EPSG:4326. */
export interface Position {
  readonly lon: number
  readonly lat: number
}

export interface ReachedType {
  readonly typeCode: string
  /** Operating facilities within each contour, in the order asked. */
  readonly counts: readonly number[]
  readonly nearest: { readonly externalId: string; readonly name: string; readonly metres: number }
}

/** What is reached from one origin. */
export interface Reached {
  /** Straight access leg from the origin to the street, metres; null off the network. */
  readonly legMetres: number | null
  readonly types: readonly ReachedType[]
}

/** `ReachedType`s as JSON, in the order of their codes: of counts `c` (as `network.reach_counts` gives them) and their nearest facilities `f`. */
export const reachedTypes = `
  json_agg(
    json_build_object(
      'typeCode', c.type_code,
      'counts', c.counts,
      'nearest', json_build_object('externalId', f.external_id, 'name', f.name, 'metres', c.nearest_metres)
    )
    order by c.type_code collate "C"
  )`

/**
 * Facilities operating today that can be walked to from each of some origins, counted by type within each contour, with
 * the nearest of each type: one statement. Distances are exact. Throws `unprocessable-input` beyond the network's horizon.
 *
 * @param contoursMetres rising, at most 8
 */
export async function reachOf(
  pool: pg.Pool,
  networkId: number,
  origins: readonly Position[],
  contoursMetres: readonly number[]
): Promise<Reached[]> {
  const found = await pool.query<Reached>({
    name: 'reach',
    text: `
      select s.leg * 0.1 as "legMetres", coalesce(r.types, '[]') as types
      from unnest($2::float8[], $3::float8[]) with ordinality as o (lon, lat, ordinal)
      cross join lateral (select st_setsrid(st_point(o.lon, o.lat), 4326) as location offset 0) as p
      left join lateral network.snap($1, p.location) as s on true
      cross join lateral (
        select ${reachedTypes} as types
        from network.reach_counts(p.location, $4, current_date, $1) as c
        join registry.facility as f on f.id = c.nearest_facility_id
      ) as r
      order by o.ordinal`,
    values: [networkId, origins.map(({ lon }) => lon), origins.map(({ lat }) => lat), contoursMetres]
  })
  return found.rows
}

/** A position on a street. */
export interface StreetPosition {
  readonly edge: number
  readonly legMetres: number
  readonly fromSourceMetres: number
  readonly toTargetMetres: number
  /** GeoJSON of the position on the street, and of the whole street. */
  readonly location: { readonly type: string; readonly coordinates: readonly unknown[] }
  readonly street: { readonly type: string; readonly coordinates: readonly unknown[] }
}

/** Where a point meets the network; undefined off the network. */
export async function snapPoint(pool: pg.Pool, networkId: number, { lon, lat }: Position): Promise<StreetPosition | undefined> {
  const found = await pool.query<StreetPosition>({
    name: 'snap',
    text: `
      select
        s.edge_id as edge,
        s.leg * 0.1 as "legMetres",
        s.to_source * 0.1 as "fromSourceMetres",
        s.to_target * 0.1 as "toTargetMetres",
        st_asgeojson(st_lineinterpolatepoint(e.geom, st_linelocatepoint(e.local_geom, s.local_geom)), 7)::json as location,
        st_asgeojson(e.geom, 7)::json as street
      from network.snap($1, st_setsrid(st_point($2::float8, $3::float8), 4326)) as s
      join network.edge as e on e.id = s.edge_id`,
    values: [networkId, lon, lat]
  })
  return found.rows[0]
}
