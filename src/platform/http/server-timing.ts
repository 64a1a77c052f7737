import type { FastifyInstance, FastifyRequest } from 'fastify'
import fastifyPlugin from 'fastify-plugin'
import { countingQueries, type QueryTimes } from '../database/query-clock.js'

/** Says on every answer how long it took, and how much of that the database (W3C Server Timing). */
export const serverTiming = fastifyPlugin(async (app: FastifyInstance) => {
  const started = new WeakMap<FastifyRequest, { at: number; database: QueryTimes }>()
  app.addHook('onRequest', (request, _reply, next) => {
    const database = { statements: 0, milliseconds: 0 }
    started.set(request, { at: performance.now(), database })
    countingQueries(database, next)
  })
  app.addHook('onSend', async (request, reply) => {
    const timing = started.get(request)
    if (timing === undefined) return
    const { statements, milliseconds } = timing.database
    const database = statements === 0 ? [] : [`db;dur=${milliseconds.toFixed(2)};desc="${statements} statement${statements === 1 ? '' : 's'}"`]
    reply.header('server-timing', [...database, `total;dur=${(performance.now() - timing.at).toFixed(2)}`].join(', '))
  })
})
