import { column, notNegative, oneOf, regionCode, text, type TableImport } from '../platform/table-import.js'
import { communityKinds } from './region-import.js'
import { repeatedExternalIds, unknownCommunities } from './import-checks.js'
import { writeVersions } from './versions.js'

export const siteImport: TableImport = {
  kind: 'sites',
  located: true,
  columns: [
    column('external_id', 'text', text, { required: true }),
    column('community_code', 'text', regionCode, { required: true }),
    column('name', 'text', text, { required: true }),
    column('households', 'numeric', notNegative),
    column('population', 'numeric', notNegative, { required: true }),
    column('elderly', 'numeric', notNegative),
    column('children', 'numeric', notNegative),
    column('kind', 'text', oneOf(...communityKinds)),
    column('under_renovation', 'boolean', oneOf('true', 'false'))
  ],
  checks: [
    repeatedExternalIds,
    unknownCommunities,
    `select line, 'population' as column_name, population::text as value,
       'is less than the elderly and children together (' || coalesce(elderly, 0) + coalesce(children, 0) || ')' as reason
     from staged
     where coalesce(elderly, 0) + coalesce(children, 0) > population`,
    `select s.line, 'external_id' as column_name, s.external_id as value,
       'belongs to community ' || v.community_code || ', outside the region of this caller' as reason
     from staged as s
     join registry.site as v on v.external_id = s.external_id and v.valid_to = 'infinity'
     where not platform.in_region(v.community_code)`
  ],
  apply: async (transaction, options) => {
    await transaction.client.query('update staged set under_renovation = false where under_renovation is null')
    return writeVersions(
      transaction,
      {
        table: 'registry.site',
        columns: ['community_code', 'name', 'households', 'population', 'elderly', 'children', 'kind', 'under_renovation']
      },
      { crs: options.crs ?? 'EPSG:4326', validFrom: options.validFrom }
    )
  }
}
