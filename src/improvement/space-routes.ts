import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { ScoredRuns } from '../checkup/scored-run-queries.js'
import { asCaller } from '../platform/caller.js'
import type { Database } from '../platform/database/database.js'
import { orders, pageOf, pageQuery, readCursor, toPage } from '../platform/http/pages.js'
import { deleteSpace, findSpace, listSpaces, needsOfSpace, putSpace, spacesForNeed } from './space-queries.js'
import { fittingFilter, fittingSpaces, space, spaceContent, spaceFilter, spaceId, spaceNeeds } from './space-schemas.js'
import { whichRun } from './what-if-schemas.js'

const byExternalId = z.object({ externalId: spaceId })

/** Idle spaces, and what they are fit for. */
export const spaceRoutes: FastifyPluginAsyncZod<{ database: Database; scoredRuns: ScoredRuns }> = async (app, { database, scoredRuns }) => {
  app.get(
    '/spaces',
    {
      config: { scope: 'plans:read' },
      schema: {
        tags: ['improvement'],
        operationId: 'listSpaces',
        summary: 'Idle spaces of the own region',
        querystring: z.object({ ...pageQuery, ...spaceFilter }),
        response: { 200: pageOf(space) }
      }
    },
    async (request, reply) => {
      const { limit, cursor, ...filter } = request.query
      const rows = await asCaller(database, request.caller, (transaction) => listSpaces(transaction, filter, { limit: limit + 1, after: readCursor(orders.externalId, cursor) }))
      return toPage(request, reply, rows, limit, orders.externalId, (row) => row.externalId)
    }
  )

  app.get(
    '/spaces/fitting',
    {
      config: { scope: 'plans:read', seconds: 60 },
      schema: {
        tags: ['improvement'],
        operationId: 'listFittingSpaces',
        summary: 'Which available spaces would meet a need, the most worth first',
        description: "By who comes within the type's budget of walk and is not served enough now, by the newest run with results, and by the space's size where the type is measured in m².",
        querystring: z.object({ ...fittingFilter, ...whichRun }),
        response: { 200: fittingSpaces }
      }
    },
    ({ caller, query: { type, region, ...rest } }) => spacesForNeed(database, scoredRuns, caller, { typeCode: type, regionCode: region, ...rest })
  )

  app.get(
    '/spaces/:externalId',
    { config: { scope: 'plans:read' }, schema: { tags: ['improvement'], operationId: 'getSpace', summary: 'One space', params: byExternalId, response: { 200: space } } },
    ({ caller, params }) => asCaller(database, caller, (transaction) => findSpace(transaction, params.externalId))
  )

  app.get(
    '/spaces/:externalId/needs',
    {
      config: { scope: 'plans:read', seconds: 60 },
      schema: {
        tags: ['improvement'],
        operationId: 'listNeedsOfSpace',
        summary: 'Which needs a space would meet, the most worth first',
        description: 'Each facility type that may be there, by who comes within its catchment and is not served enough now.',
        params: byExternalId,
        querystring: z.object(whichRun),
        response: { 200: spaceNeeds }
      }
    },
    ({ caller, params, query }) => needsOfSpace(database, scoredRuns, caller, params.externalId, query)
  )

  app.put(
    '/spaces/:externalId',
    { config: { scope: 'plans:write' }, schema: { tags: ['improvement'], operationId: 'putSpace', summary: 'Keep a space', params: byExternalId, body: spaceContent, response: { 200: space } } },
    ({ caller, params, body }) => putSpace(database, caller, params.externalId, body)
  )

  app.delete(
    '/spaces/:externalId',
    { config: { scope: 'plans:write' }, schema: { tags: ['improvement'], operationId: 'deleteSpace', summary: 'Take away a space', params: byExternalId, response: { 204: z.null().describe('Taken away') } } },
    async (request, reply) => {
      await asCaller(database, request.caller, (transaction) => deleteSpace(transaction, request.params.externalId))
      return reply.code(204).send(null)
    }
  )
}
