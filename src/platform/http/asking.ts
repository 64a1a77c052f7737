import type { FastifyInstance, FastifyRequest } from 'fastify'
import fastifyPlugin from 'fastify-plugin'
import { askingAs, type Asking } from '../database/asking.js'

/**
 * What a request asks of the database belongs to it: it is cut off at the server when the caller hangs up or the request takes
 * too long, and every answer says how long it took, and how much of that the database (W3C Server Timing).
 */
export const asking = fastifyPlugin(async (app: FastifyInstance) => {
  const started = new WeakMap<FastifyRequest, { at: number; database: Asking }>()
  app.addHook('onRequest', (request, _reply, next) => {
    const database = { statements: 0, milliseconds: 0, signal: request.signal }
    started.set(request, { at: performance.now(), database })
    askingAs(database, next)
  })
  app.addHook('onSend', async (request, reply) => {
    const timing = started.get(request)
    if (timing === undefined) return
    const { statements, milliseconds } = timing.database
    const database = statements === 0 ? [] : [`db;dur=${milliseconds.toFixed(2)};desc="${statements} statement${statements === 1 ? '' : 's'}"`]
    reply.header('server-timing', [...database, `total;dur=${(performance.now() - timing.at).toFixed(2)}`].join(', '))
  })
})
