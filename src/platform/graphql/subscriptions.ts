import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { MercuriusCommonOptions } from 'mercurius'
import { anybody, type Caller } from '../caller.js'

/** What of a WebSocket is used here. */
interface Socket {
  once: (event: 'close', hear: () => void) => void
  close: (code: number, reason: string) => void
}

/** Between two signs of life to a caller who hears nothing else. */
const keepAliveMs = 15_000

/** Subscriptions over WebSocket: who asks, is said when the connection begins, and asked again while it lasts. */
export function subscriptions(app: FastifyInstance): Exclude<MercuriusCommonOptions['subscription'], boolean | undefined> {
  const closing = new AbortController()
  app.addHook('preClose', async () => {
    closing.abort()
  })
  const callerOf = async (authorization: unknown): Promise<Caller> => {
    const token = typeof authorization === 'string' ? /^Bearer ([\w.~+/=-]+)$/i.exec(authorization)?.[1] : undefined
    if (authorization === undefined && app.publicResults) return anybody
    return (await app.verifyToken(token ?? '')).caller
  }
  return {
    wsDefaultSubprotocol: 'graphql-transport-ws',
    keepAlive: keepAliveMs,
    context: (socket: unknown, request: FastifyRequest) => {
      const gone = new AbortController()
      ;(socket as Socket).once('close', () => gone.abort())
      return { gone: AbortSignal.any([gone.signal, closing.signal]), requestId: request.id }
    },
    onConnect: async ({ payload }: { payload?: { authorization?: unknown } | null }) => {
      const authorization = payload?.authorization
      const caller = await callerOf(authorization).catch((error: unknown) => {
        app.log.info({ err: error }, 'a subscriber was refused')
        return undefined
      })
      if (caller === undefined) return false
      return { caller, ensureMayWatch: () => callerOf(authorization).then(() => undefined) }
    }
  }
}
