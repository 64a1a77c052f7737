import type { FastifyInstance } from 'fastify'
import { defaultFieldResolver, type GraphQLSchema } from 'graphql'
import type { MercuriusCommonOptions } from 'mercurius'
import { LifecircleError } from '../errors.js'

/** What of a WebSocket is used here. */
interface Socket {
  once: (event: 'close', hear: () => void) => void
}

/** Between two signs of life to a caller who hears nothing else. */
const keepAliveMs = 15_000

/** Subscriptions over WebSocket: who asks, is said when the connection begins, and asked again while it lasts. */
export function subscriptions(app: FastifyInstance): Exclude<MercuriusCommonOptions['subscription'], boolean | undefined> {
  const closing = new AbortController()
  app.addHook('preClose', async () => {
    closing.abort()
  })
  return {
    wsDefaultSubprotocol: 'graphql-transport-ws',
    keepAlive: keepAliveMs,
    context: (socket: unknown) => {
      const gone = new AbortController()
      ;(socket as Socket).once('close', () => gone.abort())
      return { gone: AbortSignal.any([gone.signal, closing.signal]) }
    },
    onConnect: async ({ payload }: { payload?: { authorization?: unknown } | null }) => {
      const authorization = payload?.authorization
      const caller = await app.callerOf(authorization).catch((error: unknown) => {
        app.log.info({ err: error }, 'a subscriber was refused')
        return undefined
      })
      if (caller === undefined) return false
      return { caller, ensureMayWatch: () => app.callerOf(authorization).then(() => undefined) }
    }
  }
}

/** A subscription that is sent by POST would be executed once, with nothing to tell. */
export function tellOverWebSocketOnly(schema: GraphQLSchema): void {
  for (const field of Object.values(schema.getSubscriptionType()?.getFields() ?? {})) {
    const { resolve = defaultFieldResolver } = field
    field.resolve = (source: Readonly<Record<string, unknown>> | null | undefined, ...rest) => {
      if (source?.[field.name] === undefined) throw new LifecircleError('bad-request', 'a subscription is told over WebSocket: at this address, by the protocol graphql-transport-ws')
      return resolve(source, ...rest)
    }
  }
}
