import { column, date, regionCode, text } from '../platform/field-readers.js'
import { staged, stagedType, writeByKey } from '../platform/keyed-import.js'
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
  apply: (transaction) => writeByKey(transaction, {
    table: 'registry.declaration',
    key: { ...staged('county_code'), type_id: stagedType },
    columns: { ...staged('declared_on'), declared_by: 's."by"' }
  })
}
