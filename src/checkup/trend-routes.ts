import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { asCaller } from '../platform/caller.js'
import type { Database } from '../platform/database/database.js'
import { notFound } from '../platform/errors.js'
import { regionCode } from '../registry/schemas.js'
import { regionScores } from './score-queries.js'
import { ensureOther, movers as findMovers, regionTrend, trends } from './trend-queries.js'
import { movers, moversFilter, trend } from './trend-schemas.js'
import { askedRun } from './run-answers.js'

const runId = z.coerce.number().int().positive()
const against = runId.optional().describe('Number of the run to compare with; default: the newest published one of an earlier period that covers the region')

/** How figures changed from period to period, and why. */
export const trendRoutes: FastifyPluginAsyncZod<{ database: Database }> = async (app, { database }) => {
  app.get(
    '/checkup/runs/:id/trend/:code',
    {
      config: { scope: 'results:read' },
      schema: {
        tags: ['checkup'],
        operationId: 'getTrend',
        summary: 'A region\'s change against the previous published period, with the types that moved it',
        description:
          'The points of the types sum to the change of the index, and within a type those of base, balance, governance and weight to its own. Where the standard or the network changed, the notes say so.',
        params: z.object({ id: runId, code: regionCode }),
        querystring: z.object({ against }),
        response: { 200: trend }
      }
    },
    async (request, reply) =>
      asCaller(database, request.caller, async (transaction) => {
        const { id, code } = request.params
        const { against } = request.query
        const run = await askedRun(transaction, request, reply, id)
        if (against !== undefined) await ensureOther(transaction, run.id, against)
        const [score] = await regionScores(transaction, run.id, { codes: [code] })
        if (score === undefined) throw notFound(`score in run ${run.id} of region`, code)
        const [found] = await trends(transaction, [{ score, against }])
        return found!
      })
  )

  app.get(
    '/checkup/runs/:id/movers',
    {
      config: { scope: 'results:read' },
      schema: {
        tags: ['checkup'],
        operationId: 'getMovers',
        summary: 'Which regions of a level rose and fell most, and why',
        description: 'Among the regions with a rank in both runs, by the change of the index.',
        params: z.object({ id: runId }),
        querystring: z.object({ ...moversFilter, against, limit: z.coerce.number().pipe(moversFilter.limit.unwrap()).default(10) }),
        response: { 200: movers }
      }
    },
    async (request, reply) =>
      asCaller(database, request.caller, async (transaction) => findMovers(transaction, await askedRun(transaction, request, reply, request.params.id), request.query))
  )

  app.get(
    '/regions/:code/trend',
    {
      config: { scope: 'results:read' },
      schema: {
        tags: ['checkup'],
        operationId: 'getRegionTrend',
        summary: 'A region through all published periods, the oldest first, each against the one before',
        params: z.object({ code: regionCode }),
        response: { 200: z.array(trend) }
      }
    },
    async (request) => asCaller(database, request.caller, (transaction) => regionTrend(transaction, request.params.code))
  )
}
