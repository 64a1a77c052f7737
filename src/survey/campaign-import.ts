import { column, date, matching, regionCode, text } from '../platform/field-readers.js'
import { staged, writeByKey } from '../platform/keyed-import.js'
import type { TableImport } from '../platform/table-import.js'
import { outsideRegion } from '../registry/import-checks.js'
import { plannersOnly, surveyCode } from './questionnaire-import.js'

const period = matching(/^\d{4}H[12]$/, 'is not a half-year such as 2024H1')

/** Surveys of regions. What is collected by one is another kind of file. */
export const campaignImport: TableImport = {
  kind: 'campaigns',
  located: false,
  columns: [
    column('code', 'text', surveyCode, { required: true }),
    column('name', 'text', text, { required: true }),
    column('period', 'text', period, { required: true }),
    column('scope_code', 'text', regionCode, { required: true }),
    column('questionnaire_code', 'text', surveyCode, { required: true }),
    column('questionnaire_version', 'integer', matching(/^[1-9]\d{0,5}$/, 'is not a version number'), { required: true }),
    column('opens_on', 'date', date, { required: true }),
    column('closes_on', 'date', date, { required: true }),
    column('target_percent', 'smallint', matching(/^([5-9]\d|100)$/, 'is not a whole number from 50 to 100'), { required: true })
  ],
  checks: [
    plannersOnly,
    `select line, 'code' as column_name, code as value, 'stands twice in this file' as reason
     from (select line, code, row_number() over (partition by code order by line) as occurrence from staged) as s
     where occurrence > 1`,
    `select s.line, 'scope_code' as column_name, s.scope_code as value, case when r.code is null then 'is not a known region' else ${outsideRegion} end as reason
     from staged as s
     left join registry.region as r on r.code = s.scope_code
     where r.code is null or not platform.in_region(s.scope_code)
     union all
     select s.line, 'code', s.code || ' of ' || c.scope_code, ${outsideRegion}
     from staged as s
     join survey.campaign as c on c.code = s.code
     where not platform.in_region(c.scope_code)
     union all
     select s.line, 'closes_on', s.closes_on::text, 'is before opens_on ' || s.opens_on
     from staged as s
     where s.closes_on < s.opens_on
     union all
     select s.line, 'questionnaire_version', s.questionnaire_version::text, 'there is no such version of ' || s.questionnaire_code
     from staged as s
     where not exists (select from survey.questionnaire as q where q.code = s.questionnaire_code and q.version = s.questionnaire_version)`,
    `select s.line, 'code' as column_name, s.code as value, 'has responses already: what it asks, and of whom, stays' as reason
     from staged as s
     join survey.campaign as c on c.code = s.code
     where (c.period, c.scope_code, c.questionnaire_code, c.questionnaire_version) is distinct from (s.period, s.scope_code, s.questionnaire_code, s.questionnaire_version)
       and survey.has_responses(s.code)`
  ],
  apply: (transaction) => writeByKey(transaction, {
    table: 'survey.campaign',
    key: staged('code'),
    columns: staged('name', 'period', 'scope_code', 'questionnaire_code', 'questionnaire_version', 'opens_on', 'closes_on', 'target_percent'),
    once: { created_by: "current_setting('lifecircle.subject')" }
  })
}
