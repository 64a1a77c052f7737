import { AsyncLocalStorage } from 'node:async_hooks'
import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres'
import type pg from 'pg'
import type { Capabilities, Database } from './database/database.js'
import { queryPrepared } from './database/prepared.js'

export const roles = ['viewer', 'surveyor', 'planner', 'integrator', 'administrator'] as const
export type Role = (typeof roles)[number]

/** The whole country: the root above the provinces. */
export const wholeCountry = '000000000000'

/** Who asks: a role, and the region whose subtree it acts in. */
export interface Caller {
  readonly subject: string
  readonly role: Role | 'public'
  readonly regionCode: string
  /** Named scopes that the token narrows the role to; without: all of the role's. */
  readonly scopes?: readonly string[]
  /** The request he asks in, for the audit. */
  readonly requestId?: string
}

/** Who asks without a token, where results are public: he acts in no region at all. */
export const anybody: Caller = { subject: 'public', role: 'public', regionCode: 'none' }

/** The operator at the command line, who has the database's own password. */
export const operator: Caller = { subject: 'operator', role: 'administrator', regionCode: wholeCountry }

export interface Transaction {
  readonly db: NodePgDatabase
  readonly client: pg.ClientBase
  readonly capabilities: Capabilities
  /** What is to happen once the transaction's effect is there; never when it was rolled back. */
  readonly onCommit: (() => void)[]
}

/** A transaction that those of the same caller join while it is open. */
interface Joined {
  readonly caller: Caller
  readonly transaction: Transaction
  ended: boolean
}

const joined = new AsyncLocalStorage<Joined>()

/** Runs work in one transaction: whatever opens one for the same caller meanwhile takes part in this one. */
export function inOneTransaction<T>(database: Database, caller: Caller, work: (transaction: Transaction) => Promise<T>): Promise<T> {
  return asCaller(database, caller, async (transaction) => {
    const whole: Joined = { caller, transaction, ended: false }
    try {
      return await joined.run(whole, () => work(transaction))
    } finally {
      whole.ended = true
    }
  })
}

/**
 * Opens a transaction in which row-level security knows the caller's role and region; rolls back when `work` throws.
 * Every write, and every read of what is unpublished or personal, goes through here. Statements of the service's own work, which
 * is no request, may take as long as they need.
 */
export async function asCaller<T>(
  database: Database,
  caller: Caller,
  work: (transaction: Transaction) => Promise<T>
): Promise<T> {
  const whole = joined.getStore()
  if (whole !== undefined && !whole.ended && whole.caller === caller) return work(whole.transaction)
  const client = await database.pool.connect()
  let broken: Error | undefined
  try {
    await client.query('begin')
    await queryPrepared(
      client,
      `select
        set_config('lifecircle.role', $1, true),
        set_config('lifecircle.subject', $2, true),
        set_config('lifecircle.region_prefix', registry.region_prefix($3), true),
        set_config('lifecircle.request_id', $4, true),
        case when $4 = '' then set_config('statement_timeout', '0', true) end`,
      [caller.role, caller.subject, caller.regionCode, caller.requestId ?? '']
    )
    const onCommit: (() => void)[] = []
    const result = await work({ db: drizzle({ client }), client, capabilities: database.capabilities, onCommit })
    await client.query('commit')
    for (const happen of onCommit) happen()
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

/**
 * Goes on within a transaction with other rights for a while: what the service does in the name of whoever asked, such as for a partner in
 * its region alone, or what follows from a decision that was the caller's to take.
 */
export async function withRights<T>({ client }: Transaction, { role, regionCode }: Pick<Caller, 'role' | 'regionCode'>, work: () => Promise<T>): Promise<T> {
  const before = await client.query<{ role: string; prefix: string }>("select current_setting('lifecircle.role') as role, current_setting('lifecircle.region_prefix') as prefix")
  const { role: hisRole, prefix } = before.rows[0]!
  await client.query("select set_config('lifecircle.role', $1, true), set_config('lifecircle.region_prefix', registry.region_prefix($2), true)", [role, regionCode])
  const result = await work()
  // Where the work fails the transaction ends, and the rights with it.
  await client.query("select set_config('lifecircle.role', $1, true), set_config('lifecircle.region_prefix', $2, true)", [hisRole, prefix])
  return result
}
