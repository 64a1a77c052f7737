import type pg from 'pg'
import type { Position } from './reach-queries.js'

export interface IsochroneShape {
  /** Position of the origin in the list, from 0. */
  readonly origin: number
  /** Position of the contour in the list, from 0. */
  readonly contour: number
  /** GeoJSON: a multipolygon, or a multilinestring of the reached streets. */
  readonly geometry: { readonly type: string; readonly coordinates: readonly unknown[] }
  readonly areaSquareMetres: number
  /** People of the sites within the contour. */
  readonly population: number
  /** Operating facilities within the contour, by type code. */
  readonly counts: Readonly<Record<string, number>>
}

export interface IsochroneOptions {
  /** Areas; otherwise the reached streets as lines. */
  readonly polygons: boolean
  /** Width given to a reached street to either side, metres. */
  readonly widthMetres: number
  /** Douglas-Peucker tolerance, metres; 0 keeps every bend. */
  readonly generalizeMetres: number
}

const areas = `
  select i.ordinal, i.area_square_metres, st_asgeojson(i.geom, 6)::json as geometry
  from network.isochrones(r.location, $4, $5, $6, $1) with ordinality as i (contour, area_square_metres, geom, ordinal)`

const lines = `
  select i.ordinal, 0 as area_square_metres, st_asgeojson(i.geom, 6)::json as geometry
  from network.isochrone_lines(r.location, $4, $1) with ordinality as i (contour, geom, ordinal)`

/**
 * Isochrones of each of some origins, one per contour, with the people and facilities within: one statement.
 * None for an origin off the network. Throws `unprocessable-input` beyond the network's horizon.
 *
 * @param contoursMetres rising, at most 8
 */
export async function isochronesOf(
  pool: pg.Pool,
  networkId: number,
  origins: readonly Position[],
  contoursMetres: readonly number[],
  { polygons, widthMetres, generalizeMetres }: IsochroneOptions
): Promise<IsochroneShape[]> {
  const found = await pool.query<ShapeRow>({
    name: polygons ? 'isochrone-areas' : 'isochrone-lines',
    text: `
      with reached as materialized (
        select
          o.ordinal,
          p.location,
          network.people_within(p.location, $4, current_date, $1) as people,
          (
            select coalesce(json_object_agg(c.type_code, c.counts order by c.type_code collate "C"), '{}')
            from network.reach_counts(p.location, $4, current_date, $1) as c
          ) as facilities
        from unnest($2::float8[], $3::float8[]) with ordinality as o (lon, lat, ordinal)
        cross join lateral (select st_setsrid(st_point(o.lon, o.lat), 4326) as location offset 0) as p
      )
      select
        r.ordinal::integer - 1 as origin,
        i.ordinal::integer - 1 as contour,
        i.geometry,
        i.area_square_metres as "areaSquareMetres",
        r.people[i.ordinal] as population,
        r.facilities
      from reached as r
      cross join lateral (${polygons ? areas : lines}) as i
      order by r.ordinal, i.ordinal`,
    values: [
      networkId, origins.map(({ lon }) => lon), origins.map(({ lat }) => lat), contoursMetres,
      ...(polygons ? [widthMetres, generalizeMetres] : [])
    ]
  })
  return found.rows.map(({ facilities, ...shape }) => ({ ...shape, counts: countsAt(facilities, shape.contour) }))
}

export interface ShapeRow extends Omit<IsochroneShape, 'counts'> {
  /** Counts within each contour by type code. */
  readonly facilities: Readonly<Record<string, readonly number[]>>
}

/** Facilities within one of several contours, by type code; types with none are left out. */
export function countsAt(facilities: Readonly<Record<string, readonly number[]>>, contour: number): Record<string, number> {
  return Object.fromEntries(
    Object.entries(facilities)
      .map(([typeCode, counts]) => [typeCode, counts[contour]!] as const)
      .filter(([, count]) => count > 0)
  )
}
