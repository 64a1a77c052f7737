import { column, regionCode, text } from '../platform/field-readers.js'
import type { DerivedColumn } from '../platform/table-import.js'
import { outsideRegion, unknownFacilities } from '../registry/import-checks.js'

/** What is run, by one text: a facility, or a region of any level. */
export const subjectPattern = /^(facility:.{1,200}|region:\d{12})$/

/** The two columns that name it; a row has one of them. */
export const subjectColumns = [column('facility_external_id', 'text', text), column('region_code', 'text', regionCode)]

/** Both in one, by which rows are kept. */
export const subjectOfRow: DerivedColumn = {
  name: 'subject',
  type: 'text',
  from: (fields) => {
    const [facility, region] = [fields['facility_external_id'], fields['region_code']].map((value) => (value ?? '').trim()) as [string, string]
    return facility !== '' ? `facility:${facility}` : region !== '' ? `region:${region}` : null
  }
}

/** The columns of a row for a subject. */
export const rowOfSubject = (subject: string) =>
  subject.startsWith('facility:') ? { facilityExternalId: subject.slice('facility:'.length) } : { regionCode: subject.slice('region:'.length) }

/** Whose the row is: the region itself, or the community of the facility, else its county, as it is kept now. */
export const regionOfRow = `coalesce(s.region_code, (
  select coalesce(f.community_code, f.county_code)
  from registry.facility as f
  where f.external_id = s.facility_external_id
  order by f.valid_to desc, f.id desc
  limit 1
))`

/** What is wrong with what rows are about, and with whose they are; `column` is what tells the rows of a subject apart. */
export const subjectChecks = (table: string, column: string): readonly string[] => [
  `select line, 'facility_external_id' as column_name, facility_external_id as value,
     case when region_code is null then 'is required, or a region_code' else 'stands beside a region_code: name one of them' end as reason
   from staged
   where (facility_external_id is null) = (region_code is null)`,
  unknownFacilities,
  `select s.line, 'region_code' as column_name, s.region_code as value, 'is not a known region' as reason
   from staged as s
   where s.region_code is not null
     and not exists (select from registry.region as r where r.code = s.region_code)`,
  `select s.line, 'facility_external_id' as column_name, s.facility_external_id as value,
     case when s.whose is null then 'is in no known region: give it its community first' else ${outsideRegion} end as reason
   from (select s.line, s.facility_external_id, ${regionOfRow} as whose from staged as s where s.facility_external_id is not null and s.region_code is null) as s
   where exists (select from registry.facility as f where f.external_id = s.facility_external_id)
     and (s.whose is null or not platform.in_region(s.whose))
   union all
   select s.line, 'region_code', s.region_code, ${outsideRegion}
   from staged as s
   where s.region_code is not null
     and not platform.in_region(s.region_code)
   union all
   select s.line, 'facility_external_id', s.facility_external_id || ' of ' || k.region_code, ${outsideRegion}
   from staged as s
   join ${table} as k on k.subject = s.subject and k.${column} = s.${column}
   where s.facility_external_id is not null
     and platform.in_region(${regionOfRow})
     and not platform.in_region(k.region_code)`,
  `select line, '${column}' as column_name, ${column}::text as value, 'stands twice for ' || subject as reason
   from (select line, subject, ${column}, row_number() over (partition by subject, ${column} order by line) as occurrence from staged) as s
   where occurrence > 1 and subject is not null`
]
