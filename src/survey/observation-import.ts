import { column, matching, notNegative, oneOf, regionCode, text } from '../platform/field-readers.js'
import { staged, stagedType, writeByKey } from '../platform/keyed-import.js'
import type { TableImport } from '../platform/table-import.js'
import { unknownCommunities, unknownTypes } from '../registry/import-checks.js'

/** Counts of one source; rows of one period are added up, a later file of the same source replaces its counts. */
export const observationImport: TableImport = {
  kind: 'observations',
  located: false,
  columns: [
    column('period', 'text', matching(/^\d{4}H[12]$/, 'is not a half-year such as 2024H1'), { required: true }),
    column('community_code', 'text', regionCode, { required: true }),
    column('type_code', 'text', text, { required: true }),
    column('component', 'text', oneOf('satisfaction', 'closed_on_time', 'demand'), { required: true }),
    column('numerator', 'numeric', notNegative, { required: true }),
    column('denominator', 'numeric', notNegative, { required: true }),
    column('source', 'text', text, { required: true })
  ],
  checks: [
    unknownCommunities,
    unknownTypes,
    `select line, 'source' as column_name, source as value,
       'stands twice for ' || community_code || ' ' || type_code || ' ' || component || ': add them up, or name the sources apart' as reason
     from (
       select s.*, row_number() over (partition by period, community_code, type_code, component, source order by line) as occurrence
       from staged as s
     ) as s
     where occurrence > 1`,
    `select line, 'numerator' as column_name, numerator::text as value, 'is more than the denominator ' || denominator as reason
     from staged
     where numerator > denominator`
  ],
  apply: (transaction) => writeByKey(transaction, {
    table: 'survey.observation',
    key: { ...staged('period', 'community_code'), type_id: stagedType, ...staged('component', 'source') },
    columns: staged('numerator', 'denominator'),
    writtenAt: 'recorded_at'
  })
}
