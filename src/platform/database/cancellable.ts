import type { Transaction } from '../caller.js'
import type { Database } from './database.js'

/**
 * Runs statements of a transaction that a signal may cut off: the server is asked to cancel what it is at, and the
 * transaction fails. The embedded engine cannot be asked while it works: there the statement runs to its end.
 */
export async function cancellable<T>(
  database: Database,
  { client }: Transaction,
  signal: AbortSignal | undefined,
  work: () => Promise<T>
): Promise<T> {
  if (signal === undefined || database.engine === 'embedded') return work()
  const session = await client.query<{ pid: number }>('select pg_backend_pid() as pid')
  let cancelling: Promise<void> | undefined
  const cancel = () => {
    cancelling = cancelSession(database, session.rows[0]!.pid).catch(() => undefined)
  }
  signal.addEventListener('abort', cancel, { once: true })
  try {
    return await work()
  } finally {
    signal.removeEventListener('abort', cancel)
    // Not to hit what the session does next.
    await cancelling
  }
}

async function cancelSession(database: Database, pid: number): Promise<void> {
  const client = await database.pool.connect()
  try {
    await client.query('begin')
    // A login may cancel its own sessions; the service's role, which it has put on, may not.
    await client.query('set local role none')
    await client.query('select pg_cancel_backend($1)', [pid])
    await client.query('commit')
    client.release()
  } catch (error) {
    client.release(true)
    throw error
  }
}
