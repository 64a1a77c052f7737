import jwt from '@fastify/jwt'
import { createSigner } from 'fast-jwt'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import fastifyPlugin from 'fastify-plugin'
import { z } from 'zod'
import { ensureRole, roles, type Caller, type Role } from '../caller.js'
import { LifecircleError } from '../errors.js'

const claims = z.object({
  sub: z.string().min(1),
  role: z.enum(roles),
  region: z.string().regex(/^\d{12}$/)
})

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks; set before the handler in scopes that need a token. */
    caller: Caller
  }
  interface FastifyInstance {
    /** onRequest hook: a valid token, whatever its role. */
    authenticate: (request: FastifyRequest) => Promise<void>
    /** onRequest hook, after `authenticate`: one of these roles. */
    requireRole: (...allowed: Role[]) => (request: FastifyRequest) => Promise<void>
  }
}

/** Verifies bearer tokens (HS256 with the service's secret) and keeps who asks on the request. */
export const authentication = fastifyPlugin(async (app: FastifyInstance, options: { secret: string }) => {
  await app.register(jwt, { secret: options.secret, verify: { algorithms: ['HS256'] } })
  app.decorateRequest('caller')
  app.decorate('authenticate', async (request: FastifyRequest) => {
    const verified: unknown = await request.jwtVerify().catch((error: unknown) => {
      throw new LifecircleError('unauthenticated', `send a valid token as "Authorization: Bearer …": ${(error as Error).message}`)
    })
    const token = claims.safeParse(verified)
    if (!token.success) {
      throw new LifecircleError('unauthenticated', 'the token lacks a subject, a known role or a 12-digit region: have a new one made')
    }
    request.caller = { subject: token.data.sub, role: token.data.role, regionCode: token.data.region }
  })
  app.decorate('requireRole', (...allowed: Role[]) => async (request: FastifyRequest) => {
    ensureRole(request.caller, ...allowed)
  })
})

/** Makes a token for a caller; `hours` until it expires. */
export function signToken(secret: string, caller: Caller, hours: number): string {
  const sign = createSigner({ key: secret, algorithm: 'HS256', expiresIn: hours * 3_600_000 })
  return sign({ sub: caller.subject, role: caller.role, region: caller.regionCode })
}
