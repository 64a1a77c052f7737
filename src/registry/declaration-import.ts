import { column, date, regionCode, text } from '../platform/field-readers.js'
import type { TableImport } from '../platform/table-import.js'
import { outsideRegion, unknownTypes } from './import-checks.js'

/** Surveyed, there is none: a county's word. A later file replaces date and name. */
export const declarationImport: TableImport = {
  kind: 'declarations',
  located: false,
  columns: [
    column('county_code', 'text', regionCode, { required: true }),
    column('type_code', 'text', text, { required: true }),
    column('declared_on', 'date', date, { required: true }),
    column('by', 'text', text, { required: true })
  ],
  checks: [
    `select line, 'county_code' as column_name, county_code as value, type_code || ' stands twice for this county' as reason
     from (
       select line, county_code, type_code, row_number() over (partition by county_code, type_code order by line) as occurrence
       from staged
     ) as s
     where occurrence > 1`,
    unknownTypes,
    `select s.line, 'county_code' as column_name, s.county_code as value, 'is not a known county' as reason
     from staged as s
     where not exists (select from registry.region as r where r.code = s.county_code and r.level = 'county')
     union all
     select s.line, 'county_code', s.county_code, ${outsideRegion}
     from staged as s
     where not platform.in_region(s.county_code)`
  ],
  apply: async ({ client }) => {
    const result = await client.query<{ inserted: number; updated: number; unchanged: number }>(`
      with known as (
        select s.county_code, t.id as type_id, s.declared_on, s."by", d.county_code is not null as known,
          (d.declared_on, d.declared_by) is distinct from (s.declared_on, s."by") as changed
        from staged as s
        join registry.facility_type as t on t.code = s.type_code
        left join registry.declaration as d on d.county_code = s.county_code and d.type_id = t.id
      ),
      written as (
        insert into registry.declaration (county_code, type_id, declared_on, declared_by)
        select county_code, type_id, declared_on, "by"
        from known
        where changed
        on conflict (county_code, type_id) do update
        set declared_on = excluded.declared_on, declared_by = excluded.declared_by
      )
      select
        count(*) filter (where not known)::integer as inserted,
        count(*) filter (where known and changed)::integer as updated,
        count(*) filter (where known and not changed)::integer as unchanged
      from known`)
    return result.rows[0]!
  }
}
