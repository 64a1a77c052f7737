import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { asCaller } from '../platform/caller.js'
import type { Database } from '../platform/database/database.js'
import { compareRegions } from './comparison-queries.js'
import { comparison, comparisonRequest } from './comparison-schemas.js'
import { regionInequalities } from './inequality-queries.js'
import { withDetails } from './score-queries.js'

/** Regions side by side. Callers see published runs, and those of their region. */
export const comparisonRoutes: FastifyPluginAsyncZod<{ database: Database }> = async (app, { database }) => {
  app.get(
    '/checkup/comparison',
    {
      config: { scope: 'results:read' },
      schema: {
        tags: ['checkup'],
        operationId: 'compareRegions',
        summary: 'Up to 100 regions of any level side by side: indices, inequality, categories and types',
        description:
          'Each region from the newest run with results for it, of a period if one is named, or all from one run. The answer names the runs, and says so where they cannot be compared.',
        querystring: z.object({
          regions: z.string().transform((text) => text.split(',')).pipe(comparisonRequest.regions).describe('Codes with commas between them'),
          period: comparisonRequest.period,
          run: z.coerce.number().pipe(comparisonRequest.run.unwrap()).optional().describe('Number of a run')
        }),
        response: { 200: comparison }
      }
    },
    async (request) =>
      asCaller(database, request.caller, async (transaction) => {
        const found = await compareRegions(transaction, request.query)
        const inequalities = await regionInequalities(transaction, found.regions)
        const regions = await withDetails(transaction, found.regions)
        return { ...found, regions: regions.map((region, at) => ({ ...region, inequality: inequalities[at]! })) }
      })
  )
}
