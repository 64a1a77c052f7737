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
  /** Fewer than one or more than eight people a household. */
  readonly inDoubt: boolean
  readonly onNetwork: boolean
}

export interface FacilityEvidence {
  readonly externalId: string
  readonly name: string
  readonly typeCode: string
  readonly state: FacilityStatus
  readonly size: number
  readonly sizeImputed: boolean
  /** None, less than a tenth of the least or more than ten times what is usual. */
  readonly sizeInDoubt: boolean
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

/** A facility with the sites of a community that reach it, and how far they walk. */
export interface ReachedFacility extends FacilityEvidence {
  readonly communityCode: string
  /** External ids, in their order. */
  readonly siteIds: readonly string[]
  readonly siteMetres: readonly number[]
}

/**
 * What stands behind a community's figures in a run: the versions it read, with exact distances on its network.
 * Observations are those the caller may read.
 */
export async function communityEvidence(transaction: Transaction, runId: number, communityCode: string): Promise<Evidence> {
  const codes = [communityCode]
  return {
    sites: (await sitesOfCommunities(transaction, runId, codes)).map(({ communityCode: _of, ...site }) => ({
      ...site,
      elderly: twoDecimals(site.elderly),
      children: twoDecimals(site.children)
    })),
    facilities: (await facilitiesOfCommunities(transaction, runId, codes)).map(({ communityCode: _of, siteIds: _ids, siteMetres: _metres, ...facility }) => ({
      ...facility,
      catchmentPeople: facility.catchmentPeople === null ? null : twoDecimals(facility.catchmentPeople)
    })),
    observations: (await observationsOfCommunities(transaction, runId, codes)).map(({ communityCode: _of, ...observation }) => observation)
  }
}

const twoDecimals = (value: number): number => Math.round(value * 100) / 100

/** The sites of communities as a run read them, in the order of their external ids. */
export async function sitesOfCommunities(
  { client }: Transaction,
  runId: number,
  codes: readonly string[]
): Promise<(SiteEvidence & { readonly communityCode: string })[]> {
  const found = await client.query<SiteEvidence & { communityCode: string }>(
    `select rs.community_code as "communityCode", s.external_id as "externalId", s.name, rs.people, rs.elderly, rs.children,
       rs.elderly_given as "elderlyGiven", rs.children_given as "childrenGiven", rs.in_doubt as "inDoubt", rs.on_network as "onNetwork"
     from checkup.run_site as rs
     join registry.site as s on s.id = rs.site_id
     where rs.run_id = $1
       and rs.community_code = any ($2)
     order by s.external_id`,
    [runId, codes]
  )
  return found.rows
}

/** Facilities within budget of a site of the communities, and their own ones: of one type or of all, by type and distance. */
export async function facilitiesOfCommunities(
  { client }: Transaction,
  runId: number,
  codes: readonly string[],
  typeCode?: string
): Promise<ReachedFacility[]> {
  const found = await client.query<ReachedFacility>(
    `with kind as materialized (
       select t.type_id, f.code, t.budget_decimetres, network.for_profile(r.network_id, t.profile) as network_id
       from checkup.run as r
       join registry.standard_type as t on t.standard_version = r.standard_version
       join registry.facility_type as f on f.id = t.type_id
       where r.id = $1
         and ($3::text is null or f.code = $3)
     ),
     walker as materialized (
       select rs.community_code, rs.site_id, p.network_id, p.edge_id, p.hubs, p.decimetres, p.leg, p.to_source, p.local_geom
       from checkup.run_site as rs
       join network.site_place as p on p.network_id in (select k.network_id from kind as k) and p.site_id = rs.site_id
       where rs.run_id = $1
         and rs.community_code = any ($2)
     ),
     met as (
       select m.community_code, m.network_id, m.facility_id, m.site_id, min(m.decimetres) as decimetres
       from (
         select w.community_code, w.network_id, l.facility_id, w.site_id, o.decimetres + l.decimetres as decimetres
         from walker as w
         cross join lateral unnest(w.hubs, w.decimetres) as o (hub, decimetres)
         join network.facility_label as l
           on l.hub = o.hub
           and l.decimetres <= (select max(k.budget_decimetres) from kind as k) - o.decimetres
         union all
         select w.community_code, w.network_id, fp.facility_id, w.site_id,
           network.same_edge_distance(w.leg, w.to_source, w.local_geom, fp.leg, fp.to_source, fp.local_geom)
         from walker as w
         join network.facility_place as fp on fp.edge_id = w.edge_id
       ) as m
       group by m.community_code, m.network_id, m.facility_id, m.site_id
     ),
     within as (
       select m.community_code, m.facility_id, min(m.decimetres) as nearest,
         array_agg(s.external_id order by s.external_id) as site_ids,
         array_agg((m.decimetres / 10.0)::float8 order by s.external_id) as site_metres
       from met as m
       join checkup.run_facility as rf on rf.run_id = $1 and rf.facility_id = m.facility_id
       join kind as k on k.type_id = rf.type_id and k.network_id = m.network_id
       join registry.site as s on s.id = m.site_id
       where m.decimetres <= k.budget_decimetres
       group by m.community_code, m.facility_id
     ),
     near as (
       select w.community_code, w.facility_id
       from within as w
       union
       select rf.community_code, rf.facility_id
       from checkup.run_facility as rf
       where rf.run_id = $1
         and rf.community_code = any ($2)
     )
     select
       n.community_code as "communityCode", f.external_id as "externalId", f.name, k.code as "typeCode", rf.state, rf.size,
       rf.size_imputed as "sizeImputed", rf.size_in_doubt as "sizeInDoubt", rf.weekly_hours as "weeklyHours", coalesce(rf.community_code = n.community_code, false) as own,
       coalesce(cardinality(w.site_ids), 0) as "sitesReaching", w.nearest / 10.0 as "nearestMetres",
       c.catchment_people as "catchmentPeople", coalesce(w.site_ids, '{}') as "siteIds", coalesce(w.site_metres, '{}') as "siteMetres"
     from near as n
     join checkup.run_facility as rf on rf.run_id = $1 and rf.facility_id = n.facility_id
     join kind as k on k.type_id = rf.type_id
     join registry.facility as f on f.id = rf.facility_id
     left join within as w on w.community_code = n.community_code and w.facility_id = n.facility_id
     left join checkup.run_catchment as c on c.run_id = rf.run_id and c.type_id = rf.type_id and c.facility_id = rf.facility_id
     order by k.code, w.nearest nulls last, f.external_id`,
    [runId, codes, typeCode ?? null]
  )
  return found.rows
}

/**
 * Observations of communities that a run read and the caller may read; of one type or of all. Runs of before observations
 * were written down, which nevertheless have a figure of them, read those of their period.
 */
export async function observationsOfCommunities(
  { client }: Transaction,
  runId: number,
  codes: readonly string[],
  typeCode?: string
): Promise<(ObservationEvidence & { readonly communityCode: string })[]> {
  const found = await client.query<ObservationEvidence & { communityCode: string }>(
    `with kind as (
       select f.id, f.code
       from registry.facility_type as f
       where $3::text is null or f.code = $3
     )
     select o.community_code as "communityCode", k.code as "typeCode", o.component, o.numerator, o.denominator, o.source
     from checkup.run_observation as o
     join kind as k on k.id = o.type_id
     where o.run_id = $1
       and o.community_code = any ($2)
       and platform.in_region(o.community_code)
     union all
     select o.community_code, k.code, o.component, o.numerator, o.denominator, o.source
     from checkup.run as r
     join survey.observation as o on o.period = r.period
     join kind as k on k.id = o.type_id
     join checkup.type_score as s
       on s.run_id = r.id and s.region_code = o.community_code and s.type_id = o.type_id
       and (s.satisfaction is not null or s.closed_on_time is not null or s.demand is not null)
     where r.id = $1
       and o.community_code = any ($2)
       and not exists (select from checkup.run_observation as known where known.run_id = r.id)
     order by 1, 2, 3, 6`,
    [runId, codes, typeCode ?? null]
  )
  return found.rows
}
