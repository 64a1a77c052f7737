import { column, notNegative, oneOf, regionCode, text } from '../platform/field-readers.js'
import type { TableImport } from '../platform/table-import.js'
import { communityKinds } from './region-import.js'
import { externalIdsOfOthers, repeatedExternalIds, resolveOldCommunities, retiredCommunities, unknownCommunities } from './import-checks.js'
import { keepWhatIsNotGiven, writeVersions, type VersionedTable } from './version-queries.js'

const versions: VersionedTable = {
  table: 'registry.site',
  columns: ['community_code', 'name', 'households', 'population', 'elderly', 'children', 'kind', 'under_renovation']
}

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
  complete: async (transaction) => {
    await transaction.client.query(resolveOldCommunities)
    await keepWhatIsNotGiven(transaction, { ...versions, columns: ['households', 'elderly', 'children', 'kind', 'under_renovation'] })
    await transaction.client.query('update staged set under_renovation = false where under_renovation is null')
  },
  checks: [
    repeatedExternalIds,
    unknownCommunities,
    retiredCommunities,
    `select line, 'population' as column_name, population::text as value,
       'is less than the elderly and children together (' || coalesce(elderly, 0) + coalesce(children, 0) || ')' as reason
     from staged
     where coalesce(elderly, 0) + coalesce(children, 0) > population`,
    externalIdsOfOthers('registry.site', "v.valid_to = 'infinity'")
  ],
  apply: (transaction, options) => writeVersions(transaction, versions, options)
}
