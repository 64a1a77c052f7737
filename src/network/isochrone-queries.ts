import type pg from 'pg'
import type { Network } from './network-queries.js'
import type { Origin } from './reach-queries.js'

export interface IsochroneShape {
  /** Whole decimetres. */
  readonly budget: number
  /** GeoJSON: a (multi)polygon, or a multilinestring of the reached streets. */
  readonly geometry: { readonly type: string; readonly coordinates: readonly unknown[] }
  readonly areaSquareMetres: number
  /** People of the sites within the budget. */
  readonly population: number
  /** Operating facilities within the budget, by type code. */
  readonly counts: Readonly<Record<string, number>>
}

export interface IsochroneOptions {
  readonly polygons: boolean
  /** Half the width given to a reached street, metres. */
  readonly widthMetres: number
  /** Douglas-Peucker tolerance, metres; 0 keeps every bend. */
  readonly generalizeMetres: number
}

/**
 * Isochrones of an origin, one per budget, with the people and facilities within; all in one statement.
 * Empty off the network. Throws `unprocessable-input` for a budget beyond the horizon.
 *
 * @param budgets whole decimetres, rising
 */
export async function isochrones(
  pool: pg.Pool,
  network: Network,
  origin: Origin,
  budgets: readonly number[],
  options: IsochroneOptions
): Promise<IsochroneShape[]> {
  const found = await pool.query<IsochroneShape>({
    name: 'isochrones',
    text: `
      with origin as (
        select st_setsrid(st_point($2::float8, $3::float8), 4326) as location
      ),
      shape as (
        select i.*
        from origin as o
        cross join network.isochrones($1, o.location, $4::int[], $5, $6, $7) as i
      ),
      people as (
        select r.decimetres, s.population
        from origin as o
        cross join network.reach_sites($1, o.location, (select max(b) from unnest($4::int[]) as b)) as r
        join registry.site as s on s.id = r.site_id
        where s.valid_from <= current_date
          and s.valid_to > current_date
      ),
      facility as (
        select r.decimetres, t.code
        from origin as o
        cross join network.reach($1, o.location, (select max(b) from unnest($4::int[]) as b)) as r
        join registry.facility as f on f.id = r.facility_id
        join registry.facility_type as t on t.id = r.type_id
        where f.valid_from <= current_date
          and f.valid_to > current_date
          and registry.state_on(f.status, f.opened_on, f.closed_on, current_date) = 'operating'
      )
      select
        s.contour as budget,
        st_asgeojson(s.geom, 6)::json as geometry,
        s.area_square_metres as "areaSquareMetres",
        (select coalesce(sum(p.population), 0) from people as p where p.decimetres <= s.contour) as population,
        coalesce((
          select json_object_agg(c.code, c.count order by c.code)
          from (select f.code, count(*) as count from facility as f where f.decimetres <= s.contour group by f.code) as c
        ), '{}') as counts
      from shape as s
      order by s.contour`,
    values: [network.id, origin.lon, origin.lat, budgets, options.widthMetres, options.generalizeMetres, options.polygons]
  })
  return found.rows
}
