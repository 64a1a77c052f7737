import type { Transaction } from '../platform/caller.js'
import type { FacilityStatus } from '../registry/facility-import.js'

export interface SiteEvidence {
  readonly externalId: string
  readonly name: string
  readonly people: number
  readonly elderly: number
  readonly children: number
  /** False: imputed from the county's share. */
  readonly elderlyGiven: boolean
  readonly childrenGiven: boolean
  readonly onNetwork: boolean
}

export interface FacilityEvidence {
  readonly externalId: string
  readonly name: string
  readonly typeCode: string
  readonly state: FacilityStatus
  readonly size: number
  readonly sizeImputed: boolean
  readonly weeklyHours: number | null
  readonly own: boolean
  /** Sites of the community within the type's budget. */
  readonly sitesReaching: number
  readonly nearestMetres: number | null
  /** P_j over all active sites; null unless it operates and is reached. */
  readonly catchmentPeople: number | null
}

export interface ObservationEvidence {
  readonly typeCode: string
  readonly component: string
  readonly numerator: number
  readonly denominator: number
  readonly source: string
}

export interface Evidence {
  readonly sites: SiteEvidence[]
  readonly facilities: FacilityEvidence[]
  readonly observations: ObservationEvidence[]
}

/**
 * What stands behind a community's figures in a run: the versions it read, with exact distances on its network.
 * Observations are those the caller may read.
 */
export async function communityEvidence({ client }: Transaction, runId: number, communityCode: string): Promise<Evidence> {
  const sites = await client.query<SiteEvidence>(
    `select s.external_id as "externalId", s.name, rs.people, round(rs.elderly, 2) as elderly, round(rs.children, 2) as children,
       rs.elderly_given as "elderlyGiven", rs.children_given as "childrenGiven", rs.on_network as "onNetwork"
     from checkup.run_site as rs
     join registry.site as s on s.id = rs.site_id
     where rs.run_id = $1
       and rs.community_code = $2
     order by s.external_id`,
    [runId, communityCode]
  )
  const facilities = await client.query<FacilityEvidence>(
    `with kind as materialized (
       select t.type_id, t.budget_decimetres, network.for_profile(r.network_id, t.profile) as network_id
       from checkup.run as r
       join registry.standard_type as t on t.standard_version = r.standard_version
       where r.id = $1
     ),
     met as (
       select m.network_id, m.facility_id, m.site_id, min(m.decimetres) as decimetres
       from (
         select p.network_id, l.facility_id, rs.site_id, o.decimetres + l.decimetres as decimetres
         from checkup.run_site as rs
         join network.site_place as p on p.network_id in (select k.network_id from kind as k) and p.site_id = rs.site_id
         cross join lateral unnest(p.hubs, p.decimetres) as o (hub, decimetres)
         join network.facility_label as l
           on l.hub = o.hub
           and l.decimetres <= (select max(k.budget_decimetres) from kind as k) - o.decimetres
         where rs.run_id = $1
           and rs.community_code = $2
         union all
         select p.network_id, fp.facility_id, rs.site_id, network.same_edge_distance(p.leg, p.to_source, p.local_geom, fp.leg, fp.to_source, fp.local_geom)
         from checkup.run_site as rs
         join network.site_place as p on p.network_id in (select k.network_id from kind as k) and p.site_id = rs.site_id
         join network.facility_place as fp on fp.edge_id = p.edge_id
         where rs.run_id = $1
           and rs.community_code = $2
       ) as m
       group by m.network_id, m.facility_id, m.site_id
     ),
     within as (
       select m.facility_id, count(*)::integer as sites, min(m.decimetres) as nearest
       from met as m
       join checkup.run_facility as rf on rf.run_id = $1 and rf.facility_id = m.facility_id
       join kind as k on k.type_id = rf.type_id and k.network_id = m.network_id
       where m.decimetres <= k.budget_decimetres
       group by m.facility_id
     )
     select
       f.external_id as "externalId", f.name, t.code as "typeCode", rf.state, rf.size, rf.size_imputed as "sizeImputed",
       rf.weekly_hours as "weeklyHours", coalesce(rf.community_code = $2, false) as own,
       coalesce(w.sites, 0) as "sitesReaching", w.nearest / 10.0 as "nearestMetres", round(c.catchment_people, 2) as "catchmentPeople"
     from checkup.run_facility as rf
     join registry.facility as f on f.id = rf.facility_id
     join registry.facility_type as t on t.id = rf.type_id
     left join within as w on w.facility_id = rf.facility_id
     left join checkup.run_catchment as c on c.run_id = rf.run_id and c.type_id = rf.type_id and c.facility_id = rf.facility_id
     where rf.run_id = $1
       and (w.facility_id is not null or rf.community_code = $2)
     order by t.code, w.nearest nulls last, f.external_id`,
    [runId, communityCode]
  )
  const observations = await client.query<ObservationEvidence>(
    `select t.code as "typeCode", o.component, o.numerator, o.denominator, o.source
     from survey.observation as o
     join checkup.run as r on r.id = $1 and r.period = o.period
     join registry.facility_type as t on t.id = o.type_id
     where o.community_code = $2
     order by t.code, o.component, o.source`,
    [runId, communityCode]
  )
  return { sites: sites.rows, facilities: facilities.rows, observations: observations.rows }
}
