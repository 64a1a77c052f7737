import { connect } from 'node:net'
import type pg from 'pg'
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

const cancelRequestCode = 80877102

/** What pg knows of its session beside what its types tell. */
interface Session {
  readonly host: string
  readonly port: number
  readonly processID: number | null
  readonly secretKey: number | null
}

/**
 * Asks the server to cancel what a session is at, by a connection of its own: the pool may be full of what is to be
 * cancelled. Settles once the server has been told, or cannot be. (PostgreSQL's protocol, CancelRequest)
 */
export function cancelQuery(client: pg.ClientBase): Promise<void> {
  const { host, port, processID, secretKey } = client as unknown as Session
  if (processID === null || secretKey === null) return Promise.resolve()
  const request = Buffer.alloc(16)
  request.writeInt32BE(16, 0)
  request.writeInt32BE(cancelRequestCode, 4)
  request.writeInt32BE(processID, 8)
  request.writeInt32BE(secretKey, 12)
  return new Promise((resolve) => {
    const socket = host.startsWith('/') ? connect(`${host}/.s.PGSQL.${port}`) : connect(port, host)
    socket.setTimeout(5_000, () => socket.destroy())
    socket.on('connect', () => socket.write(request))
    socket.on('error', () => undefined)
    socket.on('close', () => resolve())
    socket.resume()
  })
}
