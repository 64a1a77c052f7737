import { asCaller, type Caller, type Transaction } from '../platform/caller.js'
import type { Database } from '../platform/database/database.js'
import { notFound } from '../platform/errors.js'
import { rowOf, writeRow } from '../registry/row-edit-queries.js'
import { serviceIssueImport, type ServiceIssueKind } from './service-issue-import.js'

export const serviceIssueStates = ['open', 'late', 'closed', 'closed_late'] as const
export type ServiceIssueState = (typeof serviceIssueStates)[number]

/** A complaint or a ticket about a service. */
export interface ServiceIssue {
  readonly externalId: string
  readonly communityCode: string
  readonly typeCode: string
  readonly facilityExternalId: string | null
  readonly kind: ServiceIssueKind
  readonly summary: string | null
  readonly openedOn: string
  readonly dueOn: string
  readonly closedOn: string | null
  /** Today: late where its date is over and it is not closed. */
  readonly state: ServiceIssueState
}

const state = `case when i.closed_on is null then case when i.due_on < current_date then 'late' else 'open' end when i.closed_on > i.due_on then 'closed_late' else 'closed' end`

const columns = `
  i.external_id as "externalId", i.community_code as "communityCode", t.code as "typeCode", i.facility_external_id as "facilityExternalId", i.kind, i.summary,
  i.opened_on::text as "openedOn", i.due_on::text as "dueOn", i.closed_on::text as "closedOn", ${state} as state`

export interface ServiceIssueFilter {
  readonly within?: string | undefined
  readonly type?: string | undefined
  readonly facility?: string | undefined
  readonly state?: ServiceIssueState | undefined
}

/** Issues of the caller's region, in the order of their external ids. */
export async function listServiceIssues({ client }: Transaction, filter: ServiceIssueFilter, page: { limit: number; after?: string | undefined }): Promise<ServiceIssue[]> {
  const found = await client.query<ServiceIssue>(
    `select ${columns}
     from survey.service_issue as i
     join registry.facility_type as t on t.id = i.type_id
     where ($1::text is null or starts_with(i.community_code, registry.region_prefix($1)))
       and ($2::text is null or t.code = $2)
       and ($3::text is null or i.facility_external_id = $3)
       and ($4::text is null or ${state} = $4)
       and ($5::text is null or i.external_id > $5)
     order by i.external_id
     limit $6`,
    [filter.within ?? null, filter.type ?? null, filter.facility ?? null, filter.state ?? null, page.after ?? null, page.limit]
  )
  return found.rows
}

/** Keeps an issue, by the rules of the import: what it was before is replaced. Throws `unprocessable-input` by JSON pointers, `forbidden`. */
export function putServiceIssue(database: Database, caller: Caller, externalId: string, given: Omit<ServiceIssue, 'externalId' | 'state'>): Promise<ServiceIssue> {
  return asCaller(database, caller, async (transaction) => {
    await writeRow(transaction, serviceIssueImport, rowOf({ ...given, externalId }), {})
    const found = await transaction.client.query<ServiceIssue>(
      `select ${columns} from survey.service_issue as i join registry.facility_type as t on t.id = i.type_id where i.external_id = $1`,
      [externalId]
    )
    return found.rows[0]!
  })
}

/** Takes away what should not have been kept. Throws `not-found`, also for one of another region. */
export function deleteServiceIssue(database: Database, caller: Caller, externalId: string): Promise<void> {
  return asCaller(database, caller, async ({ client }) => {
    const gone = await client.query('delete from survey.service_issue where external_id = $1', [externalId])
    if (gone.rowCount === 0) throw notFound('service issue', externalId)
  })
}
