import type pg from 'pg'
import type { Network } from './network-queries.js'

export interface ReachedType {
  readonly typeCode: string
  /** Operating facilities within each budget, in the order asked. */
  readonly counts: readonly number[]
  readonly nearest: { readonly id: number; readonly externalId: string; readonly name: string; readonly metres: number }
}

export interface Reach {
  readonly onNetwork: boolean
  /** Straight access leg from the origin to the street, metres; null off the network. */
  readonly legMetres: number | null
  readonly types: readonly ReachedType[]
}

/** A place on the ground, EPSG:4326. */
export interface Origin {
  readonly lon: number
  readonly lat: number
}

type Reader = Pick<pg.ClientBase, 'query'> | pg.Pool

const pointOf = (lon: string, lat: string) => `st_setsrid(st_point(${lon}::float8, ${lat}::float8), 4326)`

/**
 * Operating facilities by type that can be walked to from an origin within each budget, and the nearest of each type.
 * Distances are exact. Throws `unprocessable-input` for a budget beyond the network's horizon.
 *
 * @param budgets whole decimetres
 */
export async function reachByType(reader: Reader, network: Network, origin: Origin, budgets: readonly number[]): Promise<Reach> {
  const found = await (reader as pg.Pool).query<{ leg: number | null; types: { code: string; decimetres: number[]; nearest: ReachedType['nearest'] }[] }>({
    name: 'reach-by-type',
    text: `
      with reached as (
        select f.id, f.external_id, f.name, t.code, r.decimetres
        from network.reach($1, ${pointOf('$2', '$3')}, $4) as r
        join registry.facility as f on f.id = r.facility_id
        join registry.facility_type as t on t.id = r.type_id
        where f.valid_from <= current_date
          and f.valid_to > current_date
          and registry.state_on(f.status, f.opened_on, f.closed_on, current_date) = 'operating'
      ),
      by_type as (
        select
          r.code,
          array_agg(r.decimetres order by r.decimetres, r.external_id) as decimetres,
          (array_agg(r.id order by r.decimetres, r.external_id))[1] as nearest
        from reached as r
        group by r.code
      )
      select
        (select s.leg from network.snap($1, ${pointOf('$2', '$3')}) as s) as leg,
        coalesce((
          select json_agg(json_build_object(
            'code', b.code,
            'decimetres', b.decimetres,
            'nearest', json_build_object('id', n.id, 'externalId', n.external_id, 'name', n.name, 'metres', n.decimetres / 10.0)
          ) order by b.code)
          from by_type as b
          join reached as n on n.id = b.nearest
        ), '[]') as types`,
    values: [network.id, origin.lon, origin.lat, Math.max(...budgets)]
  })
  const row = found.rows[0]!
  return {
    onNetwork: row.leg !== null,
    legMetres: row.leg === null ? null : row.leg / 10,
    types: row.types.map((type) => ({
      typeCode: type.code,
      counts: budgets.map((budget) => type.decimetres.filter((decimetres) => decimetres <= budget).length),
      nearest: type.nearest
    }))
  }
}

export interface ReachedFacility {
  readonly id: number
  readonly externalId: string
  readonly typeCode: string
  readonly name: string
  readonly metres: number
}

/** Operating facilities of one type, or of all, within a budget of an origin, the nearest first. */
export async function reachedFacilities(
  reader: Reader,
  network: Network,
  origin: Origin,
  budget: number,
  typeCode?: string
): Promise<ReachedFacility[]> {
  const found = await (reader as pg.Pool).query<ReachedFacility>(
    `select f.id, f.external_id as "externalId", t.code as "typeCode", f.name, r.decimetres / 10.0 as metres
     from network.reach($1, ${pointOf('$2', '$3')}, $4) as r
     join registry.facility as f on f.id = r.facility_id
     join registry.facility_type as t on t.id = r.type_id
     where f.valid_from <= current_date
       and f.valid_to > current_date
       and registry.state_on(f.status, f.opened_on, f.closed_on, current_date) = 'operating'
       and ($5::text is null or t.code = $5)
     order by r.decimetres, f.external_id`,
    [network.id, origin.lon, origin.lat, budget, typeCode ?? null]
  )
  return found.rows
}
