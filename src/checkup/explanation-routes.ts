import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { asCaller } from '../platform/caller.js'
import type { Database } from '../platform/database/database.js'
import { regionCode } from '../registry/schemas.js'
import { explanationOf } from './explanation-queries.js'
import { explanation, explanationQuery } from './explanation-schemas.js'
import { findRun } from './run-queries.js'

/** Every figure can be asked why. */
export const explanationRoutes: FastifyPluginAsyncZod<{ database: Database }> = async (app, { database }) => {
  app.get(
    '/checkup/runs/:id/scores/:code/explanation',
    {
      config: { scope: 'evidence:read' },
      schema: {
        tags: ['checkup'],
        operationId: 'explainFigure',
        summary: 'Why a figure is what it is: its formula, the numbers in it, and what they are made of',
        description:
          'A figure of the region (by default its index), of a `category`, of a `type`, or of a type at a `site`. Terms and parts name the figures that can be asked in turn. Figures of wider regions that are means of communities name those that move them most, and put the others together.',
        params: z.object({ id: z.coerce.number().int().positive(), code: regionCode }),
        querystring: z.object(explanationQuery),
        response: { 200: explanation }
      }
    },
    async (request) => {
      const { id, code } = request.params
      const { type, ...question } = request.query
      return asCaller(database, request.caller, async (transaction) => {
        await findRun(transaction, id)
        return explanationOf(transaction, { runId: id, code }, { ...question, typeCode: type })
      })
    }
  )
}
