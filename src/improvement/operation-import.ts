import { anyPeriod } from '../checkup/period.js'
import { column, matching, notNegative } from '../platform/field-readers.js'
import { staged, writeByKey } from '../platform/keyed-import.js'
import type { TableImport } from '../platform/table-import.js'
import { regionOfRow, subjectChecks, subjectColumns, subjectOfRow } from './operation-subject.js'

const wholeNumber = matching(/^\d{1,9}$/, 'is not a whole number')
const figures = ['funds', 'income', 'spending', 'staff', 'volunteers', 'visits', 'opening_days']

/** What running facilities and areas took and gave in a period, money in yuan (CNY); a later file replaces what it names again. */
export const operationImport: TableImport = {
  kind: 'operations',
  located: false,
  columns: [
    ...subjectColumns,
    column('period', 'text', matching(anyPeriod, 'is not a year, half-year, quarter or month such as 2024, 2024H1, 2024Q3, 2024-05'), { required: true }),
    column('funds', 'numeric', notNegative),
    column('income', 'numeric', notNegative),
    column('spending', 'numeric', notNegative),
    column('staff', 'numeric', notNegative),
    column('volunteers', 'integer', wholeNumber),
    column('visits', 'integer', wholeNumber),
    column('opening_days', 'integer', wholeNumber)
  ],
  derived: [subjectOfRow],
  checks: [
    ...subjectChecks('improvement.operation', 'period'),
    `select s.line, 'opening_days' as column_name, s.opening_days::text as value, 'is more than the ' || (p.last_day - p.first_day + 1) || ' days of ' || s.period as reason
     from staged as s
     cross join lateral improvement.period_days(s.period) as p
     where s.opening_days > p.last_day - p.first_day + 1`,
    `select line, 'visits' as column_name, null as value, 'is as empty as ${figures.filter((name) => name !== 'visits').join(', ')}: a record says one of them' as reason
     from staged
     where num_nonnulls(${figures.join(', ')}) = 0`
  ],
  apply: (transaction) => writeByKey(transaction, {
    table: 'improvement.operation',
    key: staged('subject', 'period'),
    columns: { ...staged(...figures.filter((name) => name !== 'opening_days')), opening_days: 's.opening_days::smallint', region_code: regionOfRow },
    writtenAt: 'recorded_at'
  })
}
