import rateLimit from '@fastify/rate-limit'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import fastifyPlugin from 'fastify-plugin'
import { LifecircleError } from '../errors.js'

/** No answer is larger: pages and origins are limited, so one that is was asked for with too much in it. */
export const largestAnswerBytes = 64 * 1024 * 1024

interface Options {
  /** Requests a minute for each subject, and a tenth of them for each address without a token; 0: no limit. */
  readonly perMinute: number
}

/** How much one caller gets: so many requests a minute, told in RateLimit fields, and answers of no more than some size. */
export const limits = fastifyPlugin(async (app: FastifyInstance, { perMinute }: Options) => {
  if (perMinute > 0) {
    await app.register(rateLimit, {
      timeWindow: 60_000,
      max: (request) => (isKnown(request) ? perMinute : Math.ceil(perMinute / 10)),
      keyGenerator: (request) => (isKnown(request) ? `subject ${request.caller.subject}` : `address ${request.ip}`),
      enableDraftSpec: true,
      errorResponseBuilder: (_request, { max, ttl }) => {
        const seconds = Math.ceil(ttl / 1000)
        return new LifecircleError('too-many-requests', `${max} requests a minute are the most: ask again in ${seconds} seconds`, { retryAfterSeconds: seconds })
      }
    })
  }
  app.addHook('onSend', async (_request, reply, payload: unknown) => {
    const size = typeof payload === 'string' || Buffer.isBuffer(payload) ? payload.length : 0
    if (size > largestAnswerBytes) throw new LifecircleError('too-complex', `the answer would have ${size} bytes, ${largestAnswerBytes} are the most: ask for less at once`)
    reply.header('x-content-type-options', 'nosniff')
    // Who may see it depends on the token; whether it is still so, the ETag tells.
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'private, no-cache')
  })
})

/** With a token: `caller` is set before, by authentication. */
const isKnown = ({ caller }: FastifyRequest) => (caller as FastifyRequest['caller'] | undefined) !== undefined && caller.role !== 'public'
