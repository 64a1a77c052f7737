import { Readable } from 'node:stream'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { asCaller } from '../platform/caller.js'
import type { Database } from '../platform/database/database.js'
import { notFound } from '../platform/errors.js'
import { orders, pageOf, pageQuery, readCursor, toPage } from '../platform/http/pages.js'
import { regionCode, regionLevel } from '../registry/schemas.js'
import { answerCommunity } from './community-answers.js'
import { askedRun } from './run-answers.js'
import { hasEnded, watchRun } from './run-progress-queries.js'
import { findRun, listRuns, type Run, runStatuses } from './run-queries.js'
import { communityResult, fullScore, period, regionScore, run } from './schemas.js'
import { fullScores, regionScores } from './score-queries.js'

const runId = z.coerce.number().int().positive()

const longestStreamSeconds = 24 * 3600

/** How well it serves: runs, scores, a community's result. Callers see published runs, and those of their region. */
export const checkupRoutes: FastifyPluginAsyncZod<{ database: Database }> = async (app, { database }) => {
  // Event streams end before the server waits for its requests to.
  const closing = new AbortController()
  app.addHook('preClose', async () => {
    closing.abort()
  })

  app.get(
    '/checkup/runs',
    {
      config: { scope: 'results:read' },
      schema: {
        tags: ['checkup'],
        operationId: 'listRuns',
        summary: 'Runs, the newest first',
        querystring: z.object({
          ...pageQuery,
          period: period.optional(),
          scope: regionCode.optional(),
          status: z.enum(runStatuses).optional()
        }),
        response: { 200: pageOf(run) }
      }
    },
    async (request, reply) => {
      const { limit, cursor, period, scope, status } = request.query
      const rows = await asCaller(database, request.caller, (transaction) =>
        listRuns(transaction, { period, scopeCode: scope, status }, { limit: limit + 1, before: readCursor(orders.newest, cursor) })
      )
      return toPage(request, reply, rows, limit, orders.newest, (row) => row.id)
    }
  )

  app.get(
    '/checkup/runs/:id',
    {
      config: { scope: 'results:read' },
      schema: {
        tags: ['checkup'],
        operationId: 'getRun',
        summary: 'One run: its inputs, state and progress',
        params: z.object({ id: runId }),
        response: { 200: run }
      }
    },
    async (request, reply) => asCaller(database, request.caller, (transaction) => askedRun(transaction, request, reply, request.params.id))
  )

  app.get(
    '/checkup/runs/:id/events',
    {
      config: { scope: 'results:read', seconds: longestStreamSeconds },
      schema: {
        tags: ['checkup'],
        operationId: 'watchRun',
        summary: 'Progress of a run as server-sent events',
        description: 'An event `progress` with the run as JSON whenever it moves, and `end` when it has ended.',
        params: z.object({ id: runId }),
        response: { 200: { description: 'Server-sent events', content: { 'text/event-stream': { schema: z.any().meta({ type: 'string' }) } } } }
      }
    },
    async (request, reply) => {
      // Not found is an answer; a stream that has begun has none.
      await asCaller(database, request.caller, (transaction) => findRun(transaction, request.params.id))
      const gone = new AbortController()
      request.raw.once('close', () => gone.abort())
      const runs = watchRun(database, request.caller, request.params.id, {
        signal: AbortSignal.any([gone.signal, closing.signal]),
        ensureMayWatch: () => app.authenticate(request)
      })
      return reply
        .header('content-type', 'text/event-stream')
        .header('cache-control', 'no-store')
        .send(Readable.from(progressEvents(runs)))
    }
  )

  app.get(
    '/checkup/runs/:id/scores',
    {
      config: { scope: 'results:read' },
      schema: {
        tags: ['checkup'],
        operationId: 'listScores',
        summary: 'Scores of a run by level or below a region, in the order of their codes',
        params: z.object({ id: runId }),
        querystring: z.object({
          ...pageQuery,
          level: regionLevel.optional(),
          parent: regionCode.optional().describe('Only the children of this region')
        }),
        response: { 200: pageOf(regionScore) }
      }
    },
    async (request, reply) => {
      const { limit, cursor, level, parent } = request.query
      const rows = await asCaller(database, request.caller, async (transaction) => {
        await askedRun(transaction, request, reply, request.params.id)
        return regionScores(transaction, request.params.id, { level, parentCode: parent }, { limit: limit + 1, after: readCursor(orders.code, cursor) })
      })
      return toPage(request, reply, rows, limit, orders.code, (row) => row.code)
    }
  )

  app.get(
    '/checkup/runs/:id/scores/:code',
    {
      config: { scope: 'results:read' },
      schema: {
        tags: ['checkup'],
        operationId: 'getScore',
        summary: 'Every figure of one region in a run: categories and types',
        params: z.object({ id: runId, code: regionCode }),
        response: { 200: fullScore }
      }
    },
    async (request, reply) =>
      asCaller(database, request.caller, async (transaction) => {
        await askedRun(transaction, request, reply, request.params.id)
        const [found] = await fullScores(transaction, request.params.id, { codes: [request.params.code] })
        if (found === undefined) throw notFound(`score in run ${request.params.id} of region`, request.params.code)
        return found
      })
  )

  app.get(
    '/communities/:code/checkup',
    {
      config: { scope: 'evidence:read' },
      schema: {
        tags: ['checkup'],
        operationId: 'getCommunityCheckup',
        summary: 'One community\'s full result with its inputs',
        description: 'The newest run with results, or that of a period or an id: every figure, the sites, the facilities with their distances and catchments, the observations.',
        params: z.object({ code: regionCode }),
        querystring: z.object({ period: period.optional(), run: runId.optional() }),
        response: { 200: communityResult }
      }
    },
    async (request) => answerCommunity(database, request.caller, request.params.code, { period: request.query.period, runId: request.query.run })
  )
}

async function* progressEvents(runs: AsyncIterable<Run | undefined>): AsyncGenerator<string> {
  for await (const run of runs) {
    if (run === undefined) yield ': still at it\n\n'
    else yield `event: ${hasEnded(run.status) ? 'end' : 'progress'}\ndata: ${JSON.stringify(run)}\n\n`
  }
}
