import { column, matching } from '../platform/field-readers.js'
import { readJson } from '../platform/json-text.js'
import type { TableImport } from '../platform/table-import.js'
import { questionnaireDocument } from './questionnaire.js'

export const surveyCode = matching(/^[\w.-]{1,64}$/, 'is not of 1 to 64 letters, digits, dots, dashes or underscores')

/** A reason for whoever may send in files but not plan surveys. */
export const plannersOnly = `
  select min(line) as line, null::text as column_name, null::text as value, 'surveys are planned by planners and administrators' as reason
  from staged
  where platform.caller_role() not in ('administrator', 'planner')
  having count(*) > 0`

/** Versions of questionnaires: one that is known never changes. */
export const questionnaireImport: TableImport = {
  kind: 'questionnaires',
  located: false,
  columns: [
    column('code', 'text', surveyCode, { required: true }),
    column('version', 'integer', matching(/^[1-9]\d{0,5}$/, 'is not a version number'), { required: true }),
    column('document', 'jsonb', readDocument, { required: true })
  ],
  checks: [
    plannersOnly,
    `select line, 'version' as column_name, version::text as value, 'stands twice for ' || code as reason
     from (select line, code, version, row_number() over (partition by code, version order by line) as occurrence from staged) as s
     where occurrence > 1`,
    `select s.line, 'document' as column_name, t.code as value, 'is a type of no standard' as reason
     from staged as s
     cross join lateral (select distinct v #>> '{}' as code from jsonb_path_query(s.document, '$.**.typeCode') as v) as t
     where not exists (select from registry.facility_type as f where f.code = t.code)`,
    `select s.line, 'version' as column_name, s.version::text as value, 'is known with another document, and a version never changes: give it another number' as reason
     from staged as s
     join survey.questionnaire as q on q.code = s.code and q.version = s.version
     where q.document <> s.document`
  ],
  apply: async ({ client }) => {
    const result = await client.query<{ inserted: number; updated: number; unchanged: number }>(`
      with written as (
        insert into survey.questionnaire (code, version, title_zh, title_en, document, region_code, created_by)
        select s.code, s.version, s.document ->> 'titleZh', s.document ->> 'titleEn', s.document, rpad(platform.caller_prefix(), 12, '0'), current_setting('lifecircle.subject')
        from staged as s
        order by s.code, s.version
        on conflict (code, version) do nothing
        returning 1
      )
      select (select count(*) from written)::integer as inserted, 0 as updated, ((select count(*) from staged) - (select count(*) from written))::integer as unchanged`)
    return result.rows[0]!
  }
}

function readDocument(value: string): string {
  const parsed = questionnaireDocument.safeParse(readJson(value))
  if (parsed.success) return JSON.stringify(parsed.data)
  const { path, message } = parsed.error.issues[0]!
  throw new Error(`is no questionnaire: /${path.map(String).join('/')} ${message}`)
}
