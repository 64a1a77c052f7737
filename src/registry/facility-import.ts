import type { Transaction } from '../platform/caller.js'
import { column, date, notNegative, oneOf, regionCode, text } from '../platform/field-readers.js'
import type { TableImport } from '../platform/table-import.js'
import { facilityAttributes, readAttributes } from './facility-attributes.js'
import { readDocuments } from './facility-documents.js'
import { outsideRegion, repeatedExternalIds, resolveOldCommunities, retiredCommunities, unknownCommunities, unknownTypes } from './import-checks.js'
import { readOpeningHours, weeklyHours } from './opening-hours.js'
import { keepWhatIsNotGiven, writeVersions, type VersionedTable } from './version-queries.js'

export const facilityStatuses = ['planned', 'building', 'operating', 'suspended', 'closed'] as const
export type FacilityStatus = (typeof facilityStatuses)[number]

const versions: VersionedTable = {
  table: 'registry.facility',
  columns: ['type_id', 'name', 'community_code', 'county_code', 'size', 'status', 'weekly_hours', 'opened_on', 'closed_on', 'opening_hours', 'attributes', 'documents']
}

/** Columns that a file may lack; what is known stays then. */
const optional = ['community_code', 'size', 'weekly_hours', 'opened_on', 'closed_on', 'opening_hours', 'attributes', 'documents']

export const facilityImport: TableImport = {
  kind: 'facilities',
  located: true,
  columns: [
    column('external_id', 'text', text, { required: true }),
    column('type_code', 'text', text, { required: true }),
    column('name', 'text', text, { required: true }),
    column('community_code', 'text', regionCode),
    column('size', 'numeric', notNegative),
    column('status', 'text', oneOf(...facilityStatuses), { required: true }),
    column('weekly_hours', 'numeric', notNegative),
    column('opened_on', 'date', date),
    column('closed_on', 'date', date),
    column('opening_hours', 'text', readOpeningHours),
    column('attributes', 'jsonb', readAttributes),
    column('documents', 'jsonb', readDocuments)
  ],
  derived: [
    {
      name: 'usual_hours',
      type: 'numeric',
      from: ({ opening_hours: hours }) => (hours === undefined || hours.trim() === '' ? null : weeklyHours(hours.trim()))
    }
  ],
  complete: async (transaction) => {
    await transaction.client.query(resolveOldCommunities)
    await keepWhatIsNotGiven(transaction, { ...versions, columns: optional })
    await transaction.client.query(`
      update staged
      set
        weekly_hours = case when weekly_hours is null or 'weekly_hours' = any (kept) then coalesce(usual_hours, weekly_hours) else weekly_hours end,
        attributes = coalesce(attributes, '{}'),
        documents = coalesce(documents, '[]')`)
    await placeInCounties(transaction)
  },
  checks: [
    repeatedExternalIds,
    unknownCommunities,
    retiredCommunities,
    unknownTypes,
    `select line, 'weekly_hours' as column_name, weekly_hours::text as value, 'is more than a week has: 168' as reason
     from staged
     where weekly_hours > 168`,
    `select line, 'closed_on' as column_name, closed_on::text as value, 'comes before opened_on ' || opened_on as reason
     from staged
     where closed_on < opened_on`,
    facilityAttributes,
    // Whoever may write everywhere may also write what belongs nowhere.
    `select s.line, 'community_code' as column_name, s.county_code as value,
       case when s.county_code is null then 'is needed: the position lies in no county whose boundary is known' else ${outsideRegion} end as reason
     from staged as s
     where s.community_code is null
       and not platform.in_region(coalesce(s.county_code, ''))`,
    `select s.line, 'external_id' as column_name, s.external_id || coalesce(' of ' || v.community_code, '') as value, ${outsideRegion} as reason
     from staged as s
     join registry.facility as v on v.external_id = s.external_id and v.valid_to = 'infinity'
     where not platform.in_region(coalesce(v.community_code, v.county_code, ''))`
  ],
  apply: async (transaction, options) => {
    const merged = await leaveMerged(transaction)
    await transaction.client.query('alter table staged add column type_id smallint')
    await transaction.client.query('update staged as s set type_id = t.id from registry.facility_type as t where t.code = s.type_code')
    const written = await writeVersions(transaction, versions, options)
    return { ...written, unchanged: written.unchanged + merged }
  }
}

/** What was merged into another facility stays so: a file that still has it says nothing of that one. Returns how many there are. */
async function leaveMerged({ client }: Transaction): Promise<number> {
  const left = await client.query(
    `with ended as materialized (
       select f.external_id
       from registry.facility as f
       where f.ended_by is not null
       group by f.external_id
     ),
     merged as materialized (
       select e.external_id
       from ended as e
       where not exists (select from registry.facility as f where f.external_id = e.external_id and f.valid_to = 'infinity')
         and e.external_id in (select s.external_id from staged as s)
       offset 0
     )
     delete from staged as s
     using merged as m
     where s.external_id = m.external_id
       and registry.survivor(m.external_id) <> m.external_id`
  )
  return left.rowCount ?? 0
}

/** A facility belongs to the county of its community, else to the one its position is in. */
async function placeInCounties({ client }: Transaction): Promise<void> {
  await client.query('alter table staged add column county_code text')
  await client.query(`
    update staged as s
    set county_code = coalesce(
      left(s.community_code, 6) || '000000',
      (select r.code from registry.region as r where r.level = 'county' and st_covers(r.geom, s.geom) order by r.code limit 1)
    )`)
}
