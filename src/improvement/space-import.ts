import { column, date, matching, notNegative, oneOf, regionCode, text } from '../platform/field-readers.js'
import { staged, writeByKey } from '../platform/keyed-import.js'
import type { TableImport } from '../platform/table-import.js'
import { externalIdsOfOthers, repeatedExternalIds, unknownCommunities } from '../registry/import-checks.js'

/** How a space comes free: 拆除, 腾退, 盘活, 整合, 置换, 征收. */
export const spaceKinds = ['demolished', 'vacated', 'revitalised', 'consolidated', 'exchanged', 'expropriated', 'other'] as const
export type SpaceKind = (typeof spaceKinds)[number]

export const availabilities = ['available', 'planned', 'in_use', 'unavailable'] as const
export type Availability = (typeof availabilities)[number]

/** Idle spaces. */
export const spaceImport: TableImport = {
  kind: 'spaces',
  located: true,
  columns: [
    column('external_id', 'text', text, { required: true }),
    column('community_code', 'text', regionCode, { required: true }),
    column('name', 'text', text, { required: true }),
    column('area', 'numeric', notNegative, { required: true }),
    column('floor', 'smallint', matching(/^-?\d{1,3}$/, 'is not a floor: a whole number, 1 the ground floor')),
    column('owner', 'text', text),
    column('kind', 'text', oneOf(...spaceKinds), { required: true }),
    column('availability', 'text', oneOf(...availabilities), { required: true }),
    column('available_from', 'date', date),
    column('cost', 'numeric', notNegative),
    column('unfit_types', 'text', matching(/^[\w-]{1,64}(;[\w-]{1,64})*$/, 'are not codes of facility types with semicolons between')),
    column('note', 'text', text)
  ],
  checks: [
    repeatedExternalIds,
    unknownCommunities,
    "select line, 'area' as column_name, area::text as value, 'must be more than nothing' as reason from staged where area = 0",
    `select s.line, 'unfit_types' as column_name, u.code as value, 'is a type of no standard' as reason
     from staged as s
     cross join unnest(string_to_array(s.unfit_types, ';')) as u (code)
     where not exists (select from registry.facility_type as t where t.code = u.code)`,
    externalIdsOfOthers('improvement.space')
  ],
  apply: (transaction, { crs }) => writeByKey(transaction, {
    table: 'improvement.space',
    key: staged('external_id'),
    columns: {
      ...staged('community_code', 'name', 'geom', 'area', 'floor', 'owner', 'kind', 'availability', 'available_from', 'cost', 'unfit_types', 'note'),
      original_crs: `'${crs}'::text`
    },
    writtenAt: 'recorded_at'
  })
}
