import type { FastifyInstance, FastifyReply } from 'fastify'
import fastifyPlugin from 'fastify-plugin'
import { z } from 'zod'
import { inOneTransaction } from '../caller.js'
import type { Database } from '../database/database.js'
import { conflict, LifecircleError } from '../errors.js'
import { isIdempotencyKey, keepAnswer, keptAnswer, requestHash, type KeptAnswer } from '../idempotency-queries.js'

declare module 'fastify' {
  interface FastifyContextConfig {
    /**
     * The route takes an Idempotency-Key: its handler returns its answer instead of sending it. `untold`: the answer is not
     * kept, because it holds a secret.
     */
    idempotent?: true | 'untold'
  }
}

const headers = z.object({
  'idempotency-key': z
    .string()
    .max(200)
    .optional()
    .describe('Of the caller\'s choice, one for each request: sent again with the same request, it gets the same answer and has no second effect, for a day')
})

/** Of an answer's headers, those that belong to it and not to the request. */
const keptHeaders = ['location', 'etag', 'cache-control']

/**
 * Makes routes that create or start something safe to repeat: the answer is kept with the caller's key in the transaction of
 * its effect. A replay says so in `Idempotency-Replayed`.
 */
export const idempotency = fastifyPlugin(async (app: FastifyInstance, { database }: { database: Database }) => {
  app.addHook('onRoute', (route) => {
    const mode = route.config?.idempotent
    if (mode === undefined) return
    route.schema = { ...route.schema, headers }
    const { handler } = route
    route.handler = async function (request, reply) {
      const key = request.headers['idempotency-key']
      if (key === undefined) return handler.call(this, request, reply)
      if (!isIdempotencyKey(key)) {
        throw new LifecircleError('bad-request', 'the Idempotency-Key has to be of printable characters without blanks', { details: [{ pointer: 'idempotency-key', detail: 'is not a key' }] })
      }
      const hash = requestHash(request.method, request.url, request.body ?? null)
      const { answer, replayed } = await inOneTransaction(database, request.caller, async (transaction) => {
        const kept = await keptAnswer(transaction, key, hash)
        if (kept !== undefined) return { answer: kept, replayed: true }
        const body: unknown = await handler.call(this, request, reply)
        const made: KeptAnswer & { body: string } = {
          status: reply.statusCode,
          headers: Object.fromEntries(keptHeaders.flatMap((name) => (reply.hasHeader(name) ? [[name, String(reply.getHeader(name))]] : []))),
          body: reply.serialize(body) as string
        }
        await keepAnswer(transaction, key, hash, mode === 'untold' ? { ...made, body: null } : made)
        return { answer: made, replayed: false }
      })
      if (answer.body === null) {
        throw conflict(`this request was answered already, with a secret that is told only once; what it made is at ${answer.headers['location'] ?? 'its place'}`)
      }
      if (replayed) reply.header('idempotency-replayed', 'true')
      return send(reply, answer.status, answer.headers, answer.body)
    }
  })
})

const send = (reply: FastifyReply, status: number, headers: KeptAnswer['headers'], body: string): FastifyReply =>
  reply
    .code(status)
    .headers(headers)
    .type('application/json; charset=utf-8')
    .serializer((text: string) => text)
    .send(body)
