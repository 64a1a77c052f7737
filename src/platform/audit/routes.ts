import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Database } from '../database/database.js'
import { orders, pageOf, pageQuery, readCursor, toPage } from '../http/pages.js'
import { listAudit } from './audit-queries.js'
import { auditEntry, auditFilter } from './schemas.js'

/** Who changed what; for administrators, in their region. */
export const auditRoutes: FastifyPluginAsyncZod<{ database: Database }> = async (app, { database }) => {
  app.get(
    '/admin/audit',
    {
      config: { scope: 'audit:read' },
      schema: {
        tags: ['admin'],
        operationId: 'listAudit',
        summary: 'Who changed what, from what to what, the newest first',
        description: 'Regions, sites, facilities, declarations, observations, standards, networks, runs, schedules, reports, machine clients and revocations. Nothing in it is ever changed.',
        querystring: z.object({ ...pageQuery, ...auditFilter }),
        response: { 200: pageOf(auditEntry) }
      }
    },
    async (request, reply) => {
      const { limit, cursor, ...filter } = request.query
      const rows = await listAudit(database, request.caller, filter, { limit: limit + 1, before: readCursor(orders.newest, cursor) })
      return toPage(request, reply, rows, limit, orders.newest, (row) => row.id)
    }
  )
}
