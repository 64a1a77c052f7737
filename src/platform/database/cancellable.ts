import type { Transaction } from '../caller.js'
import { cancelQuery } from './cancel-query.js'
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
  let cancelling: Promise<void> | undefined
  const cancel = () => {
    cancelling = cancelQuery(client)
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
