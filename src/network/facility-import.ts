import type { TableImport, Touched } from '../platform/table-import.js'
import type { Transaction } from '../platform/caller.js'
import { facilityImport as plainFacilityImport } from '../registry/facility-import.js'

/**
 * The import of facilities, which tells whose reach it changed: the residential sites within the horizon of a version that
 * came or ended on an active network, and their communities. Labels follow in the same transaction, by trigger.
 */
export const facilityImport: TableImport = {
  ...plainFacilityImport,
  apply: async (transaction, options) => ({
    ...(await plainFacilityImport.apply(transaction, options)),
    touched: await touchedNow(transaction)
  })
}

/** What the facility versions written in this transaction touch, and those they end. */
async function touchedNow({ client }: Transaction): Promise<Touched> {
  const found = await client.query<Touched>(
    `with changed as (
       select distinct v.id
       from registry.facility as n
       join registry.facility as v
         on v.external_id = n.external_id
         and (v.id = n.id or v.valid_to = n.valid_from)
       where n.recorded_at = now()
     )
     select count(*)::integer as sites, coalesce(array_agg(distinct t.community_code order by t.community_code), '{}') as communities
     from network.touched(array(select c.id from changed as c)) as t`
  )
  return found.rows[0]!
}
