import { column, date, oneOf, text } from '../platform/field-readers.js'
import { staged, writeByKey } from '../platform/keyed-import.js'
import type { TableImport } from '../platform/table-import.js'
import { regionOfRow, subjectChecks, subjectColumns, subjectOfRow } from './operation-subject.js'

/** 社企联动, 片区联动, 物业联动, 强社惠民, 大物业; by the government itself; otherwise. */
export const operatingModels = ['enterprise', 'precinct', 'property', 'cooperative', 'large_property', 'government', 'other'] as const
export type OperatingModelName = (typeof operatingModels)[number]

/** How facilities and areas are run (运营模式), from a day on; the next one of a subject ends the one before. */
export const operatingModelImport: TableImport = {
  kind: 'operating_models',
  located: false,
  columns: [
    ...subjectColumns,
    column('valid_from', 'date', date, { required: true }),
    column('valid_to', 'date', date),
    column('model', 'text', oneOf(...operatingModels), { required: true }),
    column('operator', 'text', text),
    column('contract_from', 'date', date),
    column('contract_until', 'date', date),
    column('note', 'text', text)
  ],
  derived: [subjectOfRow],
  checks: [
    ...subjectChecks('improvement.operating_model', 'valid_from'),
    `select line, 'valid_to' as column_name, valid_to::text as value, 'is not after valid_from ' || valid_from as reason from staged where valid_to <= valid_from
     union all
     select line, 'contract_until', contract_until::text, 'is before contract_from ' || contract_from from staged where contract_until < contract_from`
  ],
  apply: (transaction) => writeByKey(transaction, {
    table: 'improvement.operating_model',
    key: staged('subject', 'valid_from'),
    columns: { ...staged('valid_to', 'model', 'operator', 'contract_from', 'contract_until', 'note'), region_code: regionOfRow },
    writtenAt: 'recorded_at'
  })
}
