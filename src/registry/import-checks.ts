/** Checks over staged rows that several kinds of files share: each returns line, column_name, value, reason. */

/** Why a row of another region is refused: what turns a refused edit into one that its caller may not do. */
export const outsideRegionReason = 'lies outside the region of this caller'

/** The same as an SQL literal. */
export const outsideRegion = `'${outsideRegionReason}'`

export const repeatedExternalIds = `
  select line, 'external_id' as column_name, external_id as value, 'stands twice in this file' as reason
  from (select line, external_id, row_number() over (partition by external_id order by line) as occurrence from staged) as s
  where occurrence > 1`

/** External ids that are known already, of a community that the caller may not write to. `current` says which rows of the table count. */
export const externalIdsOfOthers = (table: string, current = 'true') => `
  select s.line, 'external_id' as column_name, s.external_id || ' of ' || v.community_code as value, ${outsideRegion} as reason
  from staged as s
  join ${table} as v on v.external_id = s.external_id and ${current}
  where not platform.in_region(v.community_code)`

export const unknownCommunities = `
  select s.line, 'community_code' as column_name, s.community_code as value, 'is not a known community' as reason
  from staged as s
  where s.community_code is not null
    and not exists (select from registry.region as r where r.code = s.community_code and r.level = 'community')
  union all
  select s.line, 'community_code', s.community_code, ${outsideRegion}
  from staged as s
  where s.community_code is not null
    and not platform.in_region(s.community_code)`

/** Old codes are taken as those that took their place, where that is one. */
export const resolveOldCommunities = `
  update staged as s
  set community_code = registry.current_code(s.community_code)
  where s.community_code is not null
    and not exists (select from registry.region as r where r.code = s.community_code and r.valid_to > current_date)`

export const retiredCommunities = `
  select s.line, 'community_code' as column_name, s.community_code as value,
    'is in use no more since ' || r.valid_to || coalesce(': it became ' || (select string_agg(a.code, ', ' order by a.code) from registry.region_alias as a where a.old_code = r.code), '') as reason
  from staged as s
  join registry.region as r on r.code = s.community_code
  where r.valid_to <= current_date`

export const unknownTypes = `
  select s.line, 'type_code' as column_name, s.type_code as value, 'is a type of no standard' as reason
  from staged as s
  where not exists (select from registry.facility_type as t where t.code = s.type_code)`

/** Of rows that name a facility, by its external id. */
export const unknownFacilities = `
  select s.line, 'facility_external_id' as column_name, s.facility_external_id as value, 'is no known facility' as reason
  from staged as s
  where s.facility_external_id is not null
    and not exists (select from registry.facility as f where f.external_id = s.facility_external_id)`
