import type { FastifyInstance, FastifyRequest, RouteOptions } from 'fastify'
import fastifyPlugin from 'fastify-plugin'
import { anybody, type Caller } from '../caller.js'
import { LifecircleError } from '../errors.js'
import type { Revocations } from './revocation-queries.js'
import { ensureScope, isScope, type Scope } from './scopes.js'
import type { Token, TokenReader } from './tokens.js'

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks; set before the handler of every route that names a scope. */
    caller: Caller
  }
  interface FastifyInstance {
    /** Finds out who asks: by a valid token, or anybody where results are public. */
    authenticate: (request: FastifyRequest) => Promise<void>
    /** Who an Authorization header, or what stands for one, says he is; anybody without one where results are public. */
    callerOf: (authorization: unknown) => Promise<Caller>
    /** Verifies a token that is neither expired nor revoked. */
    verifyToken: (token: string) => Promise<Token>
  }
  interface FastifyContextConfig {
    /** What a caller needs to be let in; null: nothing, not even a token. */
    scope?: Scope | null
  }
}

interface Options {
  readonly tokens: TokenReader
  readonly revocations: Revocations
  /** Whether published results are open to callers without a token. */
  readonly publicResults: boolean
}

/** Who asks, and whether the route lets him in. A route without a word on that is refused at the start. */
export const authentication = fastifyPlugin(async (app: FastifyInstance, { tokens, revocations, publicResults }: Options) => {
  const verifyToken = async (given: string): Promise<Token> => {
    const token = await tokens.read(given)
    if (await revocations.has(token)) throw new LifecircleError('unauthenticated', 'the token was revoked: get a new one')
    return token
  }
  const callerOf = async (authorization: unknown): Promise<Caller> => {
    if (authorization !== undefined) return (await verifyToken(bearerIn(authorization))).caller
    if (!publicResults) throw new LifecircleError('unauthenticated', 'send a valid token as "Authorization: Bearer …"')
    return anybody
  }
  const authenticate = async (request: FastifyRequest) => {
    request.caller = { ...(await callerOf(request.headers.authorization)), requestId: request.id }
  }
  app.decorateRequest('caller')
  app.decorate('authenticate', authenticate)
  app.decorate('verifyToken', verifyToken)
  app.decorate('callerOf', callerOf)

  const routes: RouteOptions[] = []
  app.addHook('onRoute', (route) => {
    // Preflight and the like: nothing is told but which methods there are.
    if (route.method !== 'OPTIONS') routes.push(route)
  })
  app.addHook('onReady', async () => {
    for (const { method, url, config } of routes) {
      const scope = config?.scope
      if (scope !== null && (scope === undefined || !isScope(scope))) throw new Error(`${String(method)} ${url} does not say who may ask: name a scope in its config`)
    }
  })
  app.addHook('onRequest', async (request) => {
    const { scope } = request.routeOptions.config
    // Nothing at this address, or nothing to protect.
    if (scope === undefined || scope === null) return
    await authenticate(request)
    ensureScope(request.caller, scope)
  })
})

function bearerIn(authorization: unknown): string {
  const token = typeof authorization === 'string' ? /^Bearer ([\w.~+/=-]+)$/i.exec(authorization)?.[1] : undefined
  if (token === undefined) throw new LifecircleError('unauthenticated', 'send a valid token as "Authorization: Bearer …": the header is of another kind')
  return token
}
