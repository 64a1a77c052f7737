import { connect } from 'node:net'
import type pg from 'pg'

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
