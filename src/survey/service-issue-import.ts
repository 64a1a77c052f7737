import { column, date, oneOf, regionCode, text } from '../platform/field-readers.js'
import type { TableImport } from '../platform/table-import.js'
import { outsideRegion, repeatedExternalIds, unknownCommunities, unknownTypes } from '../registry/import-checks.js'
import { maskPeople } from './questionnaire.js'

export const serviceIssueKinds = ['complaint', 'ticket'] as const
export type ServiceIssueKind = (typeof serviceIssueKinds)[number]

/** Complaints and tickets: a later file says how they stand now. Numbers of people are taken out of what they say. */
export const serviceIssueImport: TableImport = {
  kind: 'issues',
  located: false,
  columns: [
    column('external_id', 'text', text, { required: true }),
    column('community_code', 'text', regionCode, { required: true }),
    column('type_code', 'text', text, { required: true }),
    column('facility_external_id', 'text', text),
    column('kind', 'text', oneOf(...serviceIssueKinds), { required: true }),
    column('summary', 'text', (value) => maskPeople(value.slice(0, 2000))),
    column('opened_on', 'date', date, { required: true }),
    column('due_on', 'date', date, { required: true }),
    column('closed_on', 'date', date)
  ],
  checks: [
    repeatedExternalIds,
    unknownCommunities,
    unknownTypes,
    `select line, 'due_on' as column_name, due_on::text as value, 'is before opened_on ' || opened_on as reason from staged where due_on < opened_on
     union all
     select line, 'closed_on', closed_on::text, 'is before opened_on ' || opened_on from staged where closed_on < opened_on
     union all
     select line, 'closed_on', closed_on::text, 'is a day to come' from staged where closed_on > current_date`,
    `select s.line, 'facility_external_id' as column_name, s.facility_external_id as value, 'is no facility of type ' || s.type_code as reason
     from staged as s
     where s.facility_external_id is not null
       and not exists (
         select
         from registry.facility as f
         join registry.facility_type as t on t.id = f.type_id
         where f.external_id = s.facility_external_id and t.code = s.type_code
       )`,
    `select s.line, 'external_id' as column_name, s.external_id || ' of ' || i.community_code as value, ${outsideRegion} as reason
     from staged as s
     join survey.service_issue as i on i.external_id = s.external_id
     where not platform.in_region(i.community_code)`
  ],
  apply: async ({ client }) => {
    const result = await client.query<{ inserted: number; updated: number; unchanged: number }>(`
      with known as (
        select s.*, t.id as type_id, i.external_id is not null as known,
          (i.community_code, i.type_id, i.facility_external_id, i.kind, i.summary, i.opened_on, i.due_on, i.closed_on)
            is distinct from (s.community_code, t.id, s.facility_external_id, s.kind, s.summary, s.opened_on, s.due_on, s.closed_on) as changed
        from staged as s
        join registry.facility_type as t on t.code = s.type_code
        left join survey.service_issue as i on i.external_id = s.external_id
      ),
      written as (
        insert into survey.service_issue (external_id, community_code, type_id, facility_external_id, kind, summary, opened_on, due_on, closed_on)
        select external_id, community_code, type_id, facility_external_id, kind, summary, opened_on, due_on, closed_on
        from known
        where changed
        order by external_id
        on conflict (external_id) do update
        set community_code = excluded.community_code, type_id = excluded.type_id, facility_external_id = excluded.facility_external_id, kind = excluded.kind,
          summary = excluded.summary, opened_on = excluded.opened_on, due_on = excluded.due_on, closed_on = excluded.closed_on, recorded_at = now()
      )
      select
        count(*) filter (where not known)::integer as inserted,
        count(*) filter (where known and changed)::integer as updated,
        count(*) filter (where known and not changed)::integer as unchanged
      from known`)
    return result.rows[0]!
  }
}
