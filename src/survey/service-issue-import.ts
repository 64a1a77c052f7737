import { column, date, oneOf, regionCode, text } from '../platform/field-readers.js'
import { staged, stagedType, writeByKey } from '../platform/keyed-import.js'
import type { TableImport } from '../platform/table-import.js'
import { externalIdsOfOthers, repeatedExternalIds, unknownCommunities, unknownTypes } from '../registry/import-checks.js'
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
    externalIdsOfOthers('survey.service_issue')
  ],
  apply: (transaction) => writeByKey(transaction, {
    table: 'survey.service_issue',
    key: staged('external_id'),
    columns: { type_id: stagedType, ...staged('community_code', 'facility_external_id', 'kind', 'summary', 'opened_on', 'due_on', 'closed_on') },
    writtenAt: 'recorded_at'
  })
}
