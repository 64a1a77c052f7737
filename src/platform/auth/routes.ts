import formbody from '@fastify/formbody'
import type { FastifyError, FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Caller } from '../caller.js'
import type { Database } from '../database/database.js'
import { LifecircleError } from '../errors.js'
import { answerProblem, asProblem } from '../http/problems.js'
import { redeemSecret } from './client-queries.js'
import type { Revocations } from './revocation-queries.js'
import { tokenAnswer, tokenRequest, whoAmI } from './schemas.js'
import { isScope, scopesOf } from './scopes.js'
import { signToken, type Token } from './tokens.js'

interface Options {
  readonly database: Database
  readonly revocations: Revocations
  readonly secret: string
  /** How long the tokens of machine clients are good. */
  readonly tokenMinutes: number
}

/** Tokens: got for a machine client's secret, taken back, looked at. */
export const authRoutes: FastifyPluginAsyncZod<Options> = async (app, { database, revocations, secret, tokenMinutes }) => {
  await app.register(formbody, { bodyLimit: 16_384 })

  app.post(
    '/auth/token',
    {
      config: { scope: null },
      schema: {
        tags: ['auth'],
        operationId: 'getToken',
        summary: 'A short-lived token for a machine client (OAuth 2.0 client credentials, RFC 6749)',
        description:
          'Id and secret by HTTP Basic or in the body, which is a form or JSON. After five wrong secrets in a row from one address the client is ' +
          'locked for that address, for a minute and twice as long each further time. Problems carry the `error` of RFC 6749 as well.',
        security: [],
        consumes: ['application/x-www-form-urlencoded', 'application/json'],
        body: tokenRequest,
        response: { 200: tokenAnswer }
      },
      errorHandler: (thrown: FastifyError, request, reply) => {
        const problem = asProblem(thrown, request)
        return answerProblem(problem, request, reply, { error: oauthErrorOf(problem, request) })
      }
    },
    async (request, reply) => {
      const { id, clientSecret } = credentialsOf(request, request.body)
      const caller = narrowed(await redeemSecret(database, id, clientSecret, request.ip), request.body.scope)
      const seconds = tokenMinutes * 60
      void reply.header('cache-control', 'no-store').header('pragma', 'no-cache')
      return { access_token: await signToken(secret, caller, seconds), token_type: 'Bearer' as const, expires_in: seconds, scope: scopesOf(caller).join(' ') }
    }
  )

  app.post(
    '/auth/revoke',
    {
      config: { scope: null },
      schema: {
        tags: ['auth'],
        operationId: 'revokeToken',
        summary: 'Take a token back before it expires (RFC 7009)',
        description: 'Whoever has the token may. One that is not good any more is answered with 200 as well.',
        security: [],
        consumes: ['application/x-www-form-urlencoded', 'application/json'],
        body: z.object({ token: z.string().max(8_192), token_type_hint: z.string().max(100).optional() }),
        response: { 200: z.object({}).describe('It is good no more') }
      }
    },
    async (request) => {
      const token = await app.verifyToken(request.body.token).catch((error: unknown): Token | undefined => {
        if (error instanceof LifecircleError && error.code === 'unauthenticated') return undefined
        throw error
      })
      if (token !== undefined) await revocations.revokeToken({ ...token, caller: { ...token.caller, requestId: request.id } })
      return {}
    }
  )

  app.get(
    '/auth/me',
    {
      // Whatever a token is limited to, it may be asked what that is.
      config: { scope: null },
      onRequest: app.authenticate,
      schema: { tags: ['auth'], operationId: 'whoAmI', summary: 'Who asks, and what he may do', response: { 200: whoAmI } }
    },
    async ({ caller }) => ({
      subject: caller.subject,
      role: caller.role,
      regionCode: caller.role === 'public' ? null : caller.regionCode,
      scopes: scopesOf(caller)
    })
  )
}

/** By HTTP Basic, whose parts are form-encoded (RFC 6749, section 2.3.1), or in the body; not by both. */
function credentialsOf(request: FastifyRequest, body: z.output<typeof tokenRequest>): { id: string; clientSecret: string } {
  const { authorization } = request.headers
  if (authorization !== undefined) {
    if (body.client_secret !== undefined) throw new LifecircleError('bad-request', 'send the secret by HTTP Basic or in the body, not by both')
    const encoded = /^Basic ([\w+/=-]+)$/i.exec(authorization)?.[1]
    const [id, clientSecret] = encoded === undefined ? [] : Buffer.from(encoded, 'base64').toString('utf8').split(/:(.*)/s)
    if (id === undefined || clientSecret === undefined || clientSecret.length > 400) throw new LifecircleError('unauthenticated', 'the Authorization header is not HTTP Basic')
    return { id: decoded(id), clientSecret: decoded(clientSecret) }
  }
  if (body.client_id === undefined || body.client_secret === undefined) {
    throw new LifecircleError('unauthenticated', 'send client_id and client_secret, in the body or by HTTP Basic')
  }
  return { id: body.client_id, clientSecret: body.client_secret }
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part.replaceAll('+', ' '))
  } catch {
    throw new LifecircleError('unauthenticated', 'the Authorization header is not HTTP Basic with form-encoded parts')
  }
}

/** The caller with no more scopes than were asked for. Throws where one of them is not his to have. */
function narrowed(caller: Caller, asked: string | undefined): Caller {
  if (asked === undefined || asked === '') return caller
  const had = scopesOf(caller)
  const wanted = asked.split(' ').filter((name) => name !== '')
  const not = wanted.filter((name) => !isScope(name) || !had.includes(name))
  if (not.length > 0) throw new LifecircleError('bad-request', `the client does not have the scope ${not.join(', ')}`, { details: [{ pointer: '/scope', detail: 'is not all the client\'s' }] })
  return { ...caller, scopes: wanted }
}

/** RFC 6749, section 5.2. */
function oauthErrorOf(problem: LifecircleError, request: FastifyRequest): string {
  if (problem.code === 'unauthenticated' || problem.code === 'too-many-requests') return 'invalid_client'
  const { grant_type: grant } = (request.body ?? {}) as { grant_type?: unknown }
  if (typeof grant === 'string' && grant !== 'client_credentials') return 'unsupported_grant_type'
  if (problem.details.some(({ pointer }) => pointer === '/scope')) return 'invalid_scope'
  return problem.status >= 500 ? 'server_error' : 'invalid_request'
}
