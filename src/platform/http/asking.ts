import type { FastifyInstance, FastifyRequest } from 'fastify'
import fastifyPlugin from 'fastify-plugin'
import { Asking, askingAs } from '../database/asking.js'
import { timedOut } from '../errors.js'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The most an answer of this route may take; default: the service's. */
    seconds?: number
  }
}

/**
 * What a request asks of the database belongs to it: it is cut off at the server when the caller hangs up or the request takes
 * too long, and every answer says how long it took, and how much of that the database (W3C Server Timing).
 * Fastify's own signal and timer end with the request's body, long before the answer.
 */
export const asking = fastifyPlugin(async (app: FastifyInstance, options: { seconds: number }) => {
  const started = new WeakMap<FastifyRequest, { at: number; database: Asking }>()
  app.addHook('onRequest', (request, reply, next) => {
    const database = new Asking()
    const timer = setTimeout(() => {
      // A WebSocket lasts as long as its caller.
      if ((request as { ws?: boolean }).ws === true) return
      database.cutOff()
      if (reply.sent || reply.raw.headersSent) return
      void reply.send(timedOut())
    }, (request.routeOptions.config.seconds ?? options.seconds) * 1000).unref()
    // Sent, or hung up on.
    reply.raw.once('close', () => {
      clearTimeout(timer)
      if (!reply.raw.writableFinished) database.cutOff()
    })
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
