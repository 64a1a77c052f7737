import type { Transaction } from '../platform/caller.js'
import { column, date, matching, notNegative, oneOf, regionCode, text } from '../platform/field-readers.js'
import { staged, stagedType, writeByKey } from '../platform/keyed-import.js'
import type { TableImport } from '../platform/table-import.js'
import { causes } from '../checkup/diagnosis.js'
import { readDocuments } from '../registry/facility-documents.js'
import { externalIdsOfOthers, repeatedExternalIds, unknownCommunities, unknownTypes } from '../registry/import-checks.js'
import { projectActions, projectSpaceKinds, readMilestones } from './project.js'

/** What decides what a project brings: fixed once it is approved. */
const deciding = ['community_code', 'action', 'facility_id', 'size', 'weekly_hours', 'space_id'] as const
/** What is fixed as well once it is accepted or cancelled. */
const planned = ['budget', 'starts_on', 'due_on', 'milestones'] as const

/** A column that may not be otherwise any more. */
const isFixed = (name: string, states: string, advice: string) => `
  select s.line, '${name.replace(/_id$/, '')}' as column_name, s.${name}::text as value,
    'is fixed, for the project is ' || p.state || ': ${advice}' as reason
  from placed as s
  join improvement.project as p on p.external_id = s.external_id
  where p.state ${states}
    and p.${name} is distinct from s.${name}`

/** Staged rows as they would be written. */
const placed = `
  with placed as (
    select s.*, ${stagedType} as type_id, s.facility as facility_id, s.space as space_id
    from staged as s
  )`

/** Projects of the library, as they are planned; how far they are is told by moves and reports. */
export const projectImport: TableImport = {
  kind: 'projects',
  located: 'some',
  columns: [
    column('external_id', 'text', text, { required: true }),
    column('community_code', 'text', regionCode, { required: true }),
    column('type_code', 'text', text, { required: true }),
    column('name', 'text', text, { required: true }),
    column('action', 'text', oneOf(...projectActions), { required: true }),
    column('facility', 'text', text),
    column('size', 'numeric', notNegative),
    column('weekly_hours', 'numeric', notNegative),
    column('space', 'text', text),
    column('space_kind', 'text', oneOf(...projectSpaceKinds)),
    column('cause', 'text', oneOf(...causes)),
    column('budget', 'numeric', notNegative),
    column('responsible', 'text', text),
    column('starts_on', 'date', date),
    column('due_on', 'date', date),
    column('milestones', 'jsonb', readMilestones),
    column('documents', 'jsonb', readDocuments),
    column('note', 'text', matching(/^.{1,2000}$/s, 'is longer than 2,000 letters'))
  ],
  complete: fillIn,
  checks: [
    repeatedExternalIds,
    unknownCommunities,
    unknownTypes,
    externalIdsOfOthers('improvement.project'),
    `select line, 'weekly_hours' as column_name, weekly_hours::text as value, 'is more than a week has: 168' as reason
     from staged
     where weekly_hours > 168`,
    `select line, 'due_on' as column_name, due_on::text as value, 'comes before starts_on ' || starts_on as reason
     from staged
     where due_on < starts_on`,
    `select line, 'size' as column_name, null as value, 'is needed: the size that the facility is to have' as reason
     from staged
     where action = 'resize' and size is null`,
    `select line, 'lon' as column_name, null as value, 'is needed, with lat: where the facility is to stand' as reason
     from staged
     where action = 'move' and geom is null`,
    `select s.line, 'facility' as column_name, s.facility as value,
       case when s.facility is null then 'is needed: the facility that it is about' when f.id is null then 'is no facility' else 'is of another type: ' || t.code end as reason
     from staged as s
     left join registry.facility as f on f.external_id = s.facility and f.valid_to = 'infinity'
     left join registry.facility_type as t on t.id = f.type_id
     where s.action in ('open', 'move', 'resize')
       and (f.id is null or t.code <> s.type_code)`,
    `select s.line, 'space' as column_name, s.space as value, 'is no space of this region' as reason
     from staged as s
     where s.space is not null
       and not exists (select from improvement.space as p where p.external_id = s.space)`,
    `select s.line, 'facility' as column_name, s.facility as value, 'is what the project ' || p.external_id || ' is about: accept or cancel that one first' as reason
     from staged as s
     join improvement.project as p
       on p.facility_id = s.facility
       and p.action in ('open', 'move', 'resize')
       and p.state not in ('accepted', 'cancelled')
       and p.external_id <> s.external_id
     where s.action in ('open', 'move', 'resize')`,
    `select s.line, 'facility' as column_name, s.facility as value, 'stands twice in this file' as reason
     from (
       select line, facility, row_number() over (partition by facility order by line) as occurrence
       from staged
       where action in ('open', 'move', 'resize')
     ) as s
     where s.occurrence > 1 and s.facility is not null`,
    `${placed}
     ${[
       ...deciding.map((name) => isFixed(name, "<> 'proposed'", 'bring it back to proposed first')),
       ...planned.map((name) => isFixed(name, "in ('accepted', 'cancelled')", 'it has ended'))
     ].join(' union all ')}
     union all
     select s.line, 'type_code', s.type_code, 'is fixed, for the project is ' || p.state || ': bring it back to proposed first'
     from placed as s
     join improvement.project as p on p.external_id = s.external_id
     where p.state <> 'proposed' and p.type_id is distinct from s.type_id
     union all
     select s.line, 'lon', null, 'is fixed, for the project is ' || p.state || ': bring it back to proposed first'
     from placed as s
     join improvement.project as p on p.external_id = s.external_id
     where p.state <> 'proposed' and coalesce(st_distance(p.geom, s.geom) > 1e-6, (p.geom is null) <> (s.geom is null))`
  ],
  apply: (transaction, { crs }) => writeByKey(transaction, {
    table: 'improvement.project',
    key: staged('external_id'),
    columns: {
      ...staged(
        'community_code', 'name', 'action', 'size', 'weekly_hours', 'space_kind', 'geom', 'cause', 'budget', 'responsible', 'starts_on', 'due_on', 'milestones', 'documents', 'note'
      ),
      type_id: stagedType,
      facility_id: 's.facility',
      space_id: 's.space',
      original_crs: `'${crs}'::text`
    },
    once: { origin: "'hand'" },
    writtenAt: 'recorded_at'
  })
}

/** What a row leaves open is as its space is. */
async function fillIn({ client }: Transaction): Promise<void> {
  await client.query(`
    update staged as s
    set milestones = coalesce(s.milestones, '[]'), documents = coalesce(s.documents, '[]')`)
  await client.query(`
    update staged as s
    set geom = coalesce(s.geom, p.geom), space_kind = coalesce(s.space_kind, p.kind)
    from improvement.space as p
    where p.external_id = s.space
      and (s.geom is null and s.action in ('add', 'move') or s.space_kind is null)`)
}
