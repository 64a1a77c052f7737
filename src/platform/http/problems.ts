import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import fastifyPlugin from 'fastify-plugin'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { asLifecircleError, errorCodes, LifecircleError, meaningOf, type ErrorCode } from '../errors.js'
import { NotModified } from './conditional.js'

/** RFC 9457 problem details, with a stable `code`. */
export const problem = z
  .object({
    type: z.string().describe('A URI for the kind of problem'),
    title: z.string(),
    status: z.number().int(),
    detail: z.string().describe('What is wrong here, and what to do'),
    code: z
      .enum(errorCodes)
      .describe(`Stable: build on this, not on the text. ${errorCodes.map((code) => `\`${code}\` (${meaningOf(code).status}): ${meaningOf(code).title}`).join('; ')}`),
    instance: z.string().describe('The request, by its id in the log'),
    errors: z
      .array(z.object({ pointer: z.string(), detail: z.string() }))
      .optional()
      .describe('Every field that is wrong, by JSON pointer or parameter name'),
    error: z.string().optional().describe('At /v1/auth/token: the error of RFC 6749, such as invalid_client')
  })
  .meta({ id: 'Problem', description: 'Problem details, RFC 9457' })

/** Answers every error as problem+json; 4xx are logged at info, 5xx at error with their cause. */
export const problems = fastifyPlugin(async (app: FastifyInstance) => {
  const addresses: { method: string | string[]; pattern: RegExp }[] = []
  app.addHook('onRoute', ({ method, url }) => {
    addresses.push({ method, pattern: new RegExp(`^${url.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/:[^/]+/g, '[^/]+')}$`) })
  })
  app.setErrorHandler((thrown: FastifyError, request, reply) =>
    thrown instanceof NotModified ? reply.code(304).send() : answerProblem(asProblem(thrown, request), request, reply)
  )
  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?')[0]!
    const methods = addresses.filter(({ pattern }) => pattern.test(path)).flatMap(({ method }) => method)
    const allowed = methods.length === 0 ? [] : [...new Set([...methods, 'OPTIONS'])].sort()
    if (allowed.length === 0) return answerProblem(new LifecircleError('not-found', `there is nothing at ${path}`), request, reply)
    reply.header('allow', allowed.join(', '))
    if (request.method === 'OPTIONS') return reply.code(204).send()
    return answerProblem(new LifecircleError('method-not-allowed', `${path} takes ${allowed.join(', ')}, not ${request.method}`), request, reply)
  })
})

/** Answers one error, with whatever else a standard of that address wants told. */
export async function answerProblem(
  error: LifecircleError,
  request: FastifyRequest,
  reply: FastifyReply,
  extensions: Readonly<Record<string, unknown>> = {}
): Promise<FastifyReply> {
  if (error.status >= 500) request.log.error({ err: error }, error.message)
  else request.log.info({ code: error.code, details: error.details }, error.message)
  if (error.status === 401) reply.header('www-authenticate', request.headers.authorization === undefined ? 'Bearer' : 'Bearer error="invalid_token"')
  if (error.retryAfterSeconds !== undefined) reply.header('retry-after', error.retryAfterSeconds)
  return reply
    .code(error.status)
    .type('application/problem+json')
    .header('content-language', 'en')
    .serializer(JSON.stringify)
    .send({
      type: `urn:lifecircle:problem:${error.code}`,
      title: error.title,
      status: error.status,
      detail: error.message,
      code: error.code,
      instance: `urn:request:${request.id}`,
      ...(error.details.length > 0 ? { errors: error.details } : {}),
      ...extensions
    })
}

const fastifyErrors: Readonly<Record<string, ErrorCode>> = { 413: 'too-large', 415: 'unsupported-media-type', 429: 'too-many-requests' }

/** What was thrown on the way to an answer, validation and the server's own refusals included. */
export function asProblem(thrown: FastifyError, request: FastifyRequest): LifecircleError {
  if (hasZodFastifySchemaValidationErrors(thrown)) {
    const where = thrown.validationContext ?? 'request'
    const details = thrown.validation.map((issue) => ({ pointer: issue.instancePath || '/', detail: issue.message ?? 'is not valid' }))
    return new LifecircleError(
      'unprocessable-input',
      `the ${where === 'querystring' ? 'query' : where} is not valid: ${details.map((one) => `${one.pointer} ${one.detail}`).join('; ')}`,
      { details }
    )
  }
  if (thrown instanceof LifecircleError) return thrown
  const status = thrown.statusCode
  if (status !== undefined && status >= 400 && status < 500) {
    return new LifecircleError(fastifyErrors[status] ?? 'bad-request', `${request.method} ${request.url}: ${thrown.message}`)
  }
  return asLifecircleError(thrown)
}
