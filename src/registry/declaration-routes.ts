import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Database } from '../platform/database/database.js'
import { orders, pageOf, pageQuery, readCursor, toPage } from '../platform/http/pages.js'
import { declarationKey, declareNone, listDeclarations, withdrawDeclaration } from './declaration-queries.js'
import { declaration, declarationContent, declarationFilter, declarationOf } from './declaration-schemas.js'

/** Counties' word that they were surveyed and have none of a type. */
export const declarationRoutes: FastifyPluginAsyncZod<{ database: Database }> = async (app, { database }) => {
  app.get(
    '/declarations',
    {
      config: { scope: 'inventory:read' },
      schema: {
        tags: ['registry'],
        operationId: 'listDeclarations',
        summary: 'Which counties have none of a type, and who said so',
        querystring: z.object({ ...pageQuery, ...declarationFilter }),
        response: { 200: pageOf(declaration) }
      }
    },
    async (request, reply) => {
      const { limit, cursor, ...filter } = request.query
      const rows = await listDeclarations(database, filter, { limit: limit + 1, after: readCursor(orders.declaration, cursor) })
      return toPage(request, reply, rows, limit, orders.declaration, declarationKey)
    }
  )

  app.put(
    '/declarations/:county/:type',
    {
      config: { scope: 'inventory:write' },
      schema: {
        tags: ['registry'],
        operationId: 'declareNone',
        summary: 'Declare that a county was surveyed and has none of a type',
        description: 'From that day on the type counts as surveyed there: it scores 0, instead of being left out.',
        params: declarationOf,
        body: declarationContent,
        response: { 200: declaration }
      }
    },
    async (request) => declareNone(database, request.caller, { countyCode: request.params.county, typeCode: request.params.type, ...request.body })
  )

  app.delete(
    '/declarations/:county/:type',
    {
      config: { scope: 'inventory:write' },
      schema: { tags: ['registry'], operationId: 'withdrawDeclaration', summary: 'Take a declaration back', params: declarationOf, response: { 204: z.null().describe('Taken back') } }
    },
    async (request, reply) => {
      await withdrawDeclaration(database, request.caller, request.params.county, request.params.type)
      return reply.code(204).send(null)
    }
  )
}
