import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { asCaller } from '../platform/caller.js'
import type { Database } from '../platform/database/database.js'
import { notFound } from '../platform/errors.js'
import { regionCode } from '../registry/schemas.js'
import { sensitivities } from './sensitivity-queries.js'
import { sensitivity } from './sensitivity-schemas.js'
import { askedRun } from './run-answers.js'

/** How far indices and ranks depend on assumptions. Callers see published runs, and those of their region. */
export const sensitivityRoutes: FastifyPluginAsyncZod<{ database: Database }> = async (app, { database }) => {
  app.get(
    '/checkup/runs/:id/sensitivity',
    {
      config: { scope: 'results:read' },
      schema: {
        tags: ['checkup'],
        operationId: 'getSensitivity',
        summary: 'Index and ranks of a region were walking speeds, unknown sizes or unknown groups otherwise',
        description:
          'Each assumption is varied by itself, and everything scored again. Where the ranges of two regions overlap, their order may be one of assumptions. Who has a rank at all is decided by the run.',
        params: z.object({ id: z.coerce.number().int().positive() }),
        querystring: z.object({ region: regionCode.optional().describe('Default: the run\'s scope') }),
        response: { 200: sensitivity }
      }
    },
    async (request, reply) =>
      asCaller(database, request.caller, async (transaction) => {
        const run = await askedRun(transaction, request, reply, request.params.id)
        const { region = run.scopeCode } = request.query
        const [found] = await sensitivities(transaction, [{ runId: run.id, code: region }])
        if (found === undefined) throw notFound(`score in run ${run.id} of region`, region)
        return { ...found, variants: [...found.variants] }
      })
  )
}
