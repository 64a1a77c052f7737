import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres'
import type pg from 'pg'
import type { Capabilities, Database } from './database/database.js'
import { queryPrepared } from './database/prepared.js'
import { forbidden } from './errors.js'

export const roles = ['viewer', 'surveyor', 'planner', 'integrator', 'administrator'] as const
export type Role = (typeof roles)[number]

/** The whole country: the root above the provinces. */
export const wholeCountry = '000000000000'

/** Who asks: a role, and the region whose subtree it acts in. */
export interface Caller {
  readonly subject: string
  readonly role: Role
  readonly regionCode: string
}

/** Throws `forbidden` unless the caller has one of these roles. */
export function ensureRole(caller: Caller, ...allowed: readonly Role[]): void {
  if (!allowed.includes(caller.role)) {
    throw forbidden(`this needs the role ${allowed.join(' or ')}; the token's is ${caller.role}`)
  }
}

/** The operator at the command line, who has the database's own password. */
export const operator: Caller = { subject: 'operator', role: 'administrator', regionCode: wholeCountry }

export interface Transaction {
  readonly db: NodePgDatabase
  readonly client: pg.ClientBase
  readonly capabilities: Capabilities
}

/**
 * Opens a transaction in which row-level security knows the caller's role and region; rolls back when `work` throws.
 * Every write, and every read of what is unpublished or personal, goes through here.
 */
export async function asCaller<T>(
  database: Database,
  caller: Caller,
  work: (transaction: Transaction) => Promise<T>
): Promise<T> {
  const client = await database.pool.connect()
  let broken: Error | undefined
  try {
    await client.query('begin')
    await queryPrepared(
      client,
      `select
        set_config('lifecircle.role', $1, true),
        set_config('lifecircle.subject', $2, true),
        set_config('lifecircle.region_prefix', registry.region_prefix($3), true)`,
      [caller.role, caller.subject, caller.regionCode]
    )
    const result = await work({ db: drizzle({ client }), client, capabilities: database.capabilities })
    await client.query('commit')
    return result
  } catch (error) {
    await client.query('rollback').catch((failure: unknown) => {
      broken = failure as Error
    })
    throw error
  } finally {
    client.release(broken)
  }
}
