import { column, date, notNegative, oneOf, regionCode, text, type TableImport } from '../platform/table-import.js'
import { repeatedExternalIds, unknownCommunities, unknownTypes } from './import-checks.js'
import { writeVersions } from './versions.js'

export const facilityStatuses = ['planned', 'building', 'operating', 'suspended', 'closed'] as const
export type FacilityStatus = (typeof facilityStatuses)[number]

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
    column('closed_on', 'date', date)
  ],
  checks: [
    repeatedExternalIds,
    unknownCommunities,
    unknownTypes,
    `select line, 'weekly_hours' as column_name, weekly_hours::text as value, 'is more than a week has: 168' as reason
     from staged
     where weekly_hours > 168`,
    `select line, 'closed_on' as column_name, closed_on::text as value, 'comes before opened_on ' || opened_on as reason
     from staged
     where closed_on < opened_on`,
    `select s.line, 'external_id' as column_name, s.external_id as value,
       'belongs to a region outside that of this caller' as reason
     from staged as s
     join registry.facility as v on v.external_id = s.external_id and v.valid_to = 'infinity'
     where not platform.in_region(coalesce(v.community_code, v.county_code, ''))`
  ],
  apply: async (transaction, options) => {
    const { client } = transaction
    // A facility belongs to the county of its community, else to the one its position is in.
    await client.query('alter table staged add column type_id smallint, add column county_code text')
    await client.query(`
      update staged as s
      set
        type_id = t.id,
        county_code = coalesce(
          left(s.community_code, 6) || '000000',
          (select r.code from registry.region as r where r.level = 'county' and st_covers(r.geom, s.geom) order by r.code limit 1)
        )
      from registry.facility_type as t
      where t.code = s.type_code`)
    return writeVersions(
      transaction,
      {
        table: 'registry.facility',
        columns: ['type_id', 'name', 'community_code', 'county_code', 'size', 'status', 'weekly_hours', 'opened_on', 'closed_on']
      },
      { crs: options.crs ?? 'EPSG:4326', validFrom: options.validFrom }
    )
  }
}
