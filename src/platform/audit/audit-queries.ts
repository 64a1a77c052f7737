import { asCaller, type Caller, type Role } from '../caller.js'
import type { Database } from '../database/database.js'

export const auditActions = ['insert', 'update', 'delete'] as const

/** One change of something people keep. */
export interface AuditEntry {
  readonly id: number
  readonly at: Date
  /** Of the request, as in its answer's header; null at the command line and for the service's own work. */
  readonly requestId: string | null
  readonly subject: string
  readonly role: Role | null
  readonly action: (typeof auditActions)[number]
  readonly what: string
  readonly key: string
  readonly regionCode: string
  /** The columns that changed as they were; all of what was deleted; null for what is new. */
  readonly before: Record<string, unknown> | null
  readonly after: Record<string, unknown> | null
}

export interface AuditFilter {
  readonly within?: string | undefined
  readonly what?: string | undefined
  readonly key?: string | undefined
  readonly subject?: string | undefined
  readonly requestId?: string | undefined
  readonly since?: string | undefined
  readonly until?: string | undefined
}

/** Changes in the caller's region, the newest first. */
export async function listAudit(
  database: Database,
  caller: Caller,
  filter: AuditFilter,
  page: { limit: number; before?: number | undefined }
): Promise<AuditEntry[]> {
  return asCaller(database, caller, async ({ client }) => {
    const found = await client.query<AuditEntry>(
      `select id, at, request_id as "requestId", subject, role, action, what, key, region_code as "regionCode", before, after
       from platform.audit
       where ($1::bigint is null or id < $1)
         and ($2::text is null or starts_with(region_code, registry.region_prefix($2)))
         and ($3::text is null or what = $3)
         and ($4::text is null or key = $4)
         and ($5::text is null or subject = $5)
         and ($6::text is null or request_id = $6)
         and ($7::timestamptz is null or at >= $7)
         and ($8::timestamptz is null or at < $8)
       order by id desc
       limit $9`,
      [page.before ?? null, filter.within ?? null, filter.what ?? null, filter.key ?? null, filter.subject ?? null, filter.requestId ?? null, filter.since ?? null, filter.until ?? null, page.limit]
    )
    return found.rows
  })
}
