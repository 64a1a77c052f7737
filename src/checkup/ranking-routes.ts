import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { asCaller } from '../platform/caller.js'
import type { Database } from '../platform/database/database.js'
import { notFound } from '../platform/errors.js'
import { orders, pageOf, pageQuery, readCursor, toPage } from '../platform/http/pages.js'
import { placeOf } from './ranking.js'
import { distributions, publishedRanking as rankPublished, publishedRegions, ranking } from './ranking-queries.js'
import { distribution, distributionFilter, figure, publishedFilter, publishedRanking, rankedRegion, rankingFilter } from './ranking-schemas.js'
import { askedRun } from './run-answers.js'

const runId = z.coerce.number().int().positive()

/** Ranks and their distribution, in a run and across published ones. */
export const rankingRoutes: FastifyPluginAsyncZod<{ database: Database }> = async (app, { database }) => {
  app.get(
    '/checkup/runs/:id/ranking',
    {
      config: { scope: 'results:read' },
      schema: {
        tags: ['checkup'],
        operationId: 'getRanking',
        summary: 'Regions of a level by rank, the best first, with percentiles',
        description: 'By the index, or by another figure. Regions below the standard\'s completeness floor have no rank and are left out.',
        params: z.object({ id: runId }),
        querystring: z.object({ ...pageQuery, ...rankingFilter }),
        response: { 200: pageOf(rankedRegion) }
      }
    },
    async (request, reply) => {
      const { limit, cursor, parent, ...filter } = request.query
      const after = readCursor(orders.rank, cursor)
      const rows = await asCaller(database, request.caller, async (transaction) => {
        await askedRun(transaction, request, reply, request.params.id)
        return ranking(transaction, request.params.id, { ...filter, parentCode: parent }, { limit: limit + 1, after })
      })
      return toPage(request, reply, rows, limit, orders.rank, placeOf)
    }
  )

  app.get(
    '/checkup/runs/:id/distribution',
    {
      config: { scope: 'results:read' },
      schema: {
        tags: ['checkup'],
        operationId: 'getDistribution',
        summary: 'How a figure is spread over the regions of a level',
        description: 'Means, quartiles, deviation, and counts by grade and by five points, of the regions that have a rank.',
        params: z.object({ id: runId }),
        querystring: z.object(distributionFilter),
        response: { 200: distribution }
      }
    },
    async (request, reply) =>
      asCaller(database, request.caller, async (transaction) => {
        const { id } = await askedRun(transaction, request, reply, request.params.id)
        const found = (await distributions(transaction, [id], request.query)).get(id)
        if (found === undefined) throw notFound(`score in run ${id} of a`, `${request.query.level}${request.query.within === undefined ? '' : ` in ${request.query.within}`}`)
        return found
      })
  )

  app.get(
    '/checkup/ranking',
    {
      config: { scope: 'results:read' },
      schema: {
        tags: ['checkup'],
        operationId: 'getPublishedRanking',
        summary: 'Regions of a period ranked across published runs',
        description:
          'A run of one county cannot rank it across the province: here each region comes from the newest published run of the period that covers it. Ranks are only ever among regions of one standard; the notes name the others, and say where walking networks differ.',
        querystring: z.object({ ...pageQuery, ...publishedFilter, figure }),
        response: { 200: publishedRanking }
      }
    },
    async (request, reply) => {
      const { limit, cursor, figure, ...filter } = request.query
      const after = readCursor(orders.rank, cursor)
      return asCaller(database, request.caller, async (transaction) => {
        const found = await rankPublished(transaction, filter)
        const rows = await publishedRegions(transaction, { ...found, figure }, { limit: limit + 1, after })
        return { ...found, ...toPage(request, reply, rows, limit, orders.rank, placeOf) }
      })
    }
  )
}
