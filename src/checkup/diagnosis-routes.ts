import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { asCaller } from '../platform/caller.js'
import type { Database } from '../platform/database/database.js'
import { orders, pageOf, pageQuery, readCursor, toPage } from '../platform/http/pages.js'
import { regionCode } from '../registry/schemas.js'
import { shortfall, shortfallFilter } from './diagnosis-schemas.js'
import { shortfallKey, shortfallsOf } from './diagnosis-queries.js'
import { priority } from './priority-schemas.js'
import { prioritiesOf } from './priority-queries.js'
import { askedRun } from './run-answers.js'

const runId = z.coerce.number().int().positive()

/** What is missing in the communities of a run, why, and which of them to treat first. */
export const diagnosisRoutes: FastifyPluginAsyncZod<{ database: Database }> = async (app, { database }) => {
  app.get(
    '/checkup/runs/:id/shortfalls',
    {
      config: { scope: 'results:read' },
      schema: {
        tags: ['checkup'],
        operationId: 'listShortfalls',
        summary: 'Shortfalls of the communities with their causes, the worst first',
        description: 'A shortfall is a facility type of a community below one of the standard\'s thresholds. Types that do not apply or were not surveyed have none.',
        params: z.object({ id: runId }),
        querystring: z.object({ ...pageQuery, ...shortfallFilter }),
        response: { 200: pageOf(shortfall) }
      }
    },
    async (request, reply) => {
      const { limit, cursor, ...filter } = request.query
      const rows = await asCaller(database, request.caller, async (transaction) => {
        await askedRun(transaction, request, reply, request.params.id)
        return shortfallsOf(transaction, request.params.id, { ...filter, limit: limit + 1, after: readCursor(orders.severity, cursor) })
      })
      return toPage(request, reply, rows, limit, orders.severity, shortfallKey)
    }
  )

  app.get(
    '/checkup/runs/:id/priorities',
    {
      config: { scope: 'results:read' },
      schema: {
        tags: ['checkup'],
        operationId: 'listPriorities',
        summary: 'Communities to treat first, by the policy\'s four marks',
        description:
          'Residents\' demand 0.3, elderly-and-child shortfall 0.3, facilities short 0.2, low service score 0.2; a missing mark\'s weight is shared among the rest.',
        params: z.object({ id: runId }),
        querystring: z.object({ ...pageQuery, within: regionCode.optional().describe('Only communities in this region') }),
        response: { 200: pageOf(priority) }
      }
    },
    async (request, reply) => {
      const { limit, cursor, within } = request.query
      const rows = await asCaller(database, request.caller, async (transaction) => {
        await askedRun(transaction, request, reply, request.params.id)
        return prioritiesOf(transaction, request.params.id, { within, limit: limit + 1, after: readCursor(orders.priority, cursor) })
      })
      return toPage(request, reply, rows, limit, orders.priority, (row) => row.code)
    }
  )
}
