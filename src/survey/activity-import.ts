import { column, date, matching, oneOf, regionCode, text } from '../platform/field-readers.js'
import { staged, writeByKey } from '../platform/keyed-import.js'
import type { TableImport } from '../platform/table-import.js'
import { externalIdsOfOthers, repeatedExternalIds, unknownCommunities, unknownFacilities } from '../registry/import-checks.js'

/** 便民服务周, 党建联盟, 强社惠民, 大物业, and the three ways of linkage: 社企联动, 片区联动, 物业联动. */
export const activityKinds = [
  'service_week', 'party_alliance', 'strong_community', 'whole_area_management', 'enterprise_linkage', 'area_linkage', 'property_linkage', 'other'
] as const
export type ActivityKind = (typeof activityKinds)[number]

/** What communities do with their residents and partners. */
export const activityImport: TableImport = {
  kind: 'activities',
  located: false,
  columns: [
    column('external_id', 'text', text, { required: true }),
    column('community_code', 'text', regionCode, { required: true }),
    column('kind', 'text', oneOf(...activityKinds), { required: true }),
    column('title', 'text', text, { required: true }),
    column('held_on', 'date', date, { required: true }),
    column('ended_on', 'date', date),
    column('facility_external_id', 'text', text),
    column('partners', 'text', text),
    column('participants', 'integer', matching(/^\d{1,9}$/, 'is not a whole number')),
    column('note', 'text', text)
  ],
  checks: [
    repeatedExternalIds,
    unknownCommunities,
    "select line, 'ended_on' as column_name, ended_on::text as value, 'is before held_on ' || held_on as reason from staged where ended_on < held_on",
    unknownFacilities,
    externalIdsOfOthers('survey.activity')
  ],
  apply: (transaction) => writeByKey(transaction, {
    table: 'survey.activity',
    key: staged('external_id'),
    columns: staged('community_code', 'kind', 'title', 'held_on', 'ended_on', 'facility_external_id', 'partners', 'participants', 'note'),
    writtenAt: 'recorded_at'
  })
}
