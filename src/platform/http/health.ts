import type { FastifyPluginAsync } from 'fastify'
import type { Database } from '../database/database.js'
import { migrationState } from '../database/migrations.js'

/** Liveness and readiness, for whoever restarts and routes; without a token. */
export const healthRoutes: FastifyPluginAsync<{ database: Database }> = async (app, { database }) => {
  app.get('/health/live', { config: { scope: null, rateLimit: false }, logLevel: 'warn' }, async () => ({ status: 'live' }))

  app.get('/health/ready', { config: { scope: null, rateLimit: false }, logLevel: 'warn' }, async (request, reply) => {
    try {
      const { pending } = await migrationState(database)
      if (pending.length === 0) return { status: 'ready', database: 'ok', migrations: 'ok' }
      return await reply.code(503).send({ status: 'not ready', database: 'ok', migrations: `${pending.length} not applied: run lifecircle migrate` })
    } catch (error) {
      request.log.error({ err: error }, 'readiness')
      return reply.code(503).send({ status: 'not ready', database: 'unreachable, or newer than this release' })
    }
  })
}
