import { asCaller, type Caller, type Transaction } from '../platform/caller.js'
import type { Database } from '../platform/database/database.js'
import { forbidden, notFound } from '../platform/errors.js'
import { outsideRegionReason } from '../registry/import-checks.js'
import { rowOf, writeRow } from '../registry/row-edit-queries.js'
import { activityImport, type ActivityKind } from './activity-import.js'

/** What a community did with its residents and partners. */
export interface Activity {
  readonly externalId: string
  readonly communityCode: string
  readonly kind: ActivityKind
  readonly title: string
  readonly heldOn: string
  readonly endedOn: string | null
  /** Which facility it was held at; null = none, or nobody said. */
  readonly facilityExternalId: string | null
  readonly partners: string | null
  readonly participants: number | null
  readonly note: string | null
}

const columns = `
  a.external_id as "externalId", a.community_code as "communityCode", a.kind, a.title, a.held_on::text as "heldOn", a.ended_on::text as "endedOn", a.facility_external_id as "facilityExternalId", a.partners, a.participants, a.note`

export interface ActivityFilter {
  readonly within?: string | undefined
  readonly kind?: ActivityKind | undefined
  /** Held on this day or later, or still going on then. */
  readonly from?: string | undefined
  /** Held on this day or sooner. */
  readonly to?: string | undefined
}

/** Activities in the order of their external ids. */
export async function listActivities({ client }: Transaction, filter: ActivityFilter, page: { limit: number; after?: string | undefined }): Promise<Activity[]> {
  const found = await client.query<Activity>(
    `select ${columns}
     from survey.activity as a
     where ($1::text is null or starts_with(a.community_code, registry.region_prefix($1)))
       and ($2::text is null or a.kind = $2)
       and ($3::date is null or coalesce(a.ended_on, a.held_on) >= $3)
       and ($4::date is null or a.held_on <= $4)
       and ($5::text is null or a.external_id > $5)
     order by a.external_id
     limit $6`,
    [filter.within ?? null, filter.kind ?? null, filter.from ?? null, filter.to ?? null, page.after ?? null, page.limit]
  )
  return found.rows
}

/** Keeps an activity, by the rules of the import: what it was before is replaced. Throws `unprocessable-input` by JSON pointers, `forbidden`. */
export function putActivity(database: Database, caller: Caller, externalId: string, given: Omit<Activity, 'externalId'>): Promise<Activity> {
  return asCaller(database, caller, async (transaction) => {
    await writeRow(transaction, activityImport, rowOf({ ...given, externalId }), {})
    const found = await transaction.client.query<Activity>(`select ${columns} from survey.activity as a where a.external_id = $1`, [externalId])
    return found.rows[0]!
  })
}

/** Takes away what should not have been kept. Throws `not-found`, `forbidden`. */
export function deleteActivity(database: Database, caller: Caller, externalId: string): Promise<void> {
  return asCaller(database, caller, async ({ client }) => {
    const gone = await client.query('delete from survey.activity where external_id = $1', [externalId])
    if (gone.rowCount !== 0) return
    const there = await client.query('select from survey.activity where external_id = $1', [externalId])
    throw there.rowCount === 0 ? notFound('activity', externalId) : forbidden(`the activity ${externalId} ${outsideRegionReason}`)
  })
}
