import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { asCaller } from '../platform/caller.js'
import type { Database } from '../platform/database/database.js'
import { notFound } from '../platform/errors.js'
import { regionCode } from '../registry/schemas.js'
import { regionInequalities } from './inequality-queries.js'
import { inequalityFilter, regionInequality } from './inequality-schemas.js'
import { regionScores } from './score-queries.js'
import { askedRun } from './run-answers.js'

/** How unequally people are served. Callers see published runs, and those of their region. */
export const inequalityRoutes: FastifyPluginAsyncZod<{ database: Database }> = async (app, { database }) => {
  app.get(
    '/checkup/runs/:id/inequality',
    {
      config: { scope: 'results:read' },
      schema: {
        tags: ['checkup'],
        operationId: 'getInequality',
        summary: 'Gini, Palma and Theil of sufficiency in a region, over all types and by type',
        description:
          'Sufficiency is what the people at a site reach of what the standard asks for, 0 to 1. Theil\'s T is split exactly between and within the regions of any level below.',
        params: z.object({ id: z.coerce.number().int().positive() }),
        querystring: z.object({ region: regionCode.optional().describe('Default: the run\'s scope'), ...inequalityFilter }),
        response: { 200: regionInequality }
      }
    },
    async (request, reply) =>
      asCaller(database, request.caller, async (transaction) => {
        const run = await askedRun(transaction, request, reply, request.params.id)
        const { region = run.scopeCode, ...options } = request.query
        const [score] = await regionScores(transaction, run.id, { codes: [region] })
        if (score === undefined) throw notFound(`score in run ${run.id} of region`, region)
        const [found] = await regionInequalities(transaction, [score], options)
        return found!
      })
  )
}
