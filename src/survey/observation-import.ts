import { column, matching, notNegative, oneOf, regionCode, text } from '../platform/field-readers.js'
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
  apply: async ({ client }) => {
    const result = await client.query<{ inserted: number; updated: number; unchanged: number }>(`
      with known as (
        select s.period, s.community_code, t.id as type_id, s.component, s.numerator, s.denominator, s.source,
          o.id is not null as known,
          (o.numerator, o.denominator) is distinct from (s.numerator, s.denominator) as changed
        from staged as s
        join registry.facility_type as t on t.code = s.type_code
        left join survey.observation as o
          on (o.period, o.community_code, o.type_id, o.component, o.source) = (s.period, s.community_code, t.id, s.component, s.source)
      ),
      written as (
        insert into survey.observation (period, community_code, type_id, component, numerator, denominator, source)
        select period, community_code, type_id, component, numerator, denominator, source
        from known
        where changed
        order by period, community_code, type_id, component, source
        on conflict (period, community_code, type_id, component, source) do update
        set numerator = excluded.numerator, denominator = excluded.denominator, recorded_at = now()
      )
      select
        count(*) filter (where not known)::integer as inserted,
        count(*) filter (where known and changed)::integer as updated,
        count(*) filter (where known and not changed)::integer as unchanged
      from known`)
    return result.rows[0]!
  }
}
