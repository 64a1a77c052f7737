import type { Transaction } from '../platform/caller.js'
import { int2Column, int4Column } from '../platform/database/packed.js'
import { queryPrepared } from '../platform/database/prepared.js'

/** Where a facility of a type would stand, EPSG:4326. */
export interface CatchmentPoint {
  readonly typeId: number
  readonly lon: number
  readonly lat: number
}

/** Whom it would serve. */
export interface Catchment {
  /** Whether a street is near enough. */
  readonly onNetwork: boolean
  /** The community whose boundary holds it. */
  readonly communityCode: string | null
  /** Sites of every date within the budget of the type, by their number in the registry. */
  readonly siteIds: Int32Array
  readonly decimetres: Int16Array
}

/** Points of one statement. */
const pointsAtOnce = 500

/** Who would reach a facility of a type at each of some points, on the network of the type's profile, by the standard of a run; as the points stand. */
export async function catchmentsOf({ client }: Pick<Transaction, 'client'>, runId: number, points: readonly CatchmentPoint[]): Promise<Catchment[]> {
  const catchments: Catchment[] = []
  for (let at = 0; at < points.length; at += pointsAtOnce) {
    const some = points.slice(at, at + pointsAtOnce)
    const { rows } = await queryPrepared<{ onNetwork: boolean; communityCode: string | null; sites: Buffer | null; decimetres: Buffer | null }>(
      client,
      `select p.edge_id is not null as "onNetwork", c.code as "communityCode", r.sites, r.decimetres
       from checkup.run as run
       cross join unnest($2::smallint[], $3::float8[], $4::float8[]) with ordinality as a (type_id, lon, lat, ordinal)
       join registry.standard_type as t on t.standard_version = run.standard_version and t.type_id = a.type_id
       cross join lateral (select network.for_profile(run.network_id, t.profile) as network_id, st_setsrid(st_point(a.lon, a.lat), 4326) as location offset 0) as at
       left join lateral network.place(at.network_id, at.location, t.budget_decimetres) as p on true
       left join lateral (
         select string_agg(int4send(w.site_id), '' order by w.site_id) as sites, string_agg(int2send(w.decimetres::smallint), '' order by w.site_id) as decimetres
         from network.sites_within(p.edge_id, p.leg, p.to_source, p.local_geom, p.hubs, p.decimetres, t.budget_decimetres) as w
         where p.edge_id is not null
       ) as r on true
       left join lateral (
         select g.code
         from registry.region as g
         where g.level = 'community'
           and st_covers(g.geom, at.location)
           and g.valid_from <= run.reference_date
           and g.valid_to > run.reference_date
         order by g.code
         limit 1
       ) as c on true
       where run.id = $1
       order by a.ordinal`,
      [runId, some.map(({ typeId }) => typeId), some.map(({ lon }) => lon), some.map(({ lat }) => lat)]
    )
    catchments.push(...rows.map(({ sites, decimetres, ...row }) => ({ ...row, siteIds: int4Column(sites), decimetres: int2Column(decimetres) })))
  }
  return catchments
}
