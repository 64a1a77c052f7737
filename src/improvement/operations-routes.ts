import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { asCaller } from '../platform/caller.js'
import type { Database } from '../platform/database/database.js'
import { orders, pageOf, pageQuery, readCursor, toPage } from '../platform/http/pages.js'
import { byExternalId } from '../registry/schemas.js'
import { deleteOperatingModel, listOperatingModels, operatingModelKey, putOperatingModel } from './operating-model-queries.js'
import { deleteOperation, listOperations, operationKey, operationOfFacility, operationSummary, putOperation } from './operation-queries.js'
import {
  dayAsked, facilityOperation, modelOf, openedFacility, openedFilter, operatingModel, operatingModelContent, operatingModelFilter, operationContent, operationFilter, operationRecord,
  operationSummary as summary, outcome, recordOf, summaryFilter, survivalSummary as survival
} from './operations-schemas.js'
import { openedFacilities, survivalSummary } from './survival-queries.js'

/** How facilities and areas are run, what that takes and gives, and whether what was built is alive. Files come by the imports. */
export const operationsRoutes: FastifyPluginAsyncZod<{ database: Database }> = async (app, { database }) => {
  app.get(
    '/operations/models',
    {
      config: { scope: 'plans:read' },
      schema: {
        tags: ['improvement'],
        operationId: 'listOperatingModels',
        summary: 'How facilities and areas are run: of the own region, and of those above it',
        querystring: z.object({ ...pageQuery, ...operatingModelFilter }),
        response: { 200: pageOf(operatingModel) }
      }
    },
    async (request, reply) => {
      const { limit, cursor, ...filter } = request.query
      const rows = await asCaller(database, request.caller, (transaction) => listOperatingModels(transaction, filter, { limit: limit + 1, after: readCursor(orders.subject, cursor) }))
      return toPage(request, reply, rows, limit, orders.subject, operatingModelKey)
    }
  )

  app.put(
    '/operations/models/:subject/:validFrom',
    {
      config: { scope: 'plans:write' },
      schema: {
        tags: ['improvement'],
        operationId: 'putOperatingModel',
        summary: 'Keep how a facility or an area is run from a day on',
        description: 'It ends the model before. What holds for a facility is its own, else that of the nearest region above that has one.',
        params: z.object(modelOf),
        body: operatingModelContent,
        response: { 200: operatingModel }
      }
    },
    ({ caller, params, body }) => putOperatingModel(database, caller, params.subject, params.validFrom, body)
  )

  app.delete(
    '/operations/models/:subject/:validFrom',
    {
      config: { scope: 'plans:write' },
      schema: { tags: ['improvement'], operationId: 'deleteOperatingModel', summary: 'Take away a model that should not be there', params: z.object(modelOf), response: { 204: z.null().describe('Taken away') } }
    },
    async (request, reply) => {
      const { subject, validFrom } = request.params
      await asCaller(database, request.caller, (transaction) => deleteOperatingModel(transaction, subject, validFrom))
      return reply.code(204).send(null)
    }
  )

  app.get(
    '/operations/records',
    {
      config: { scope: 'plans:read' },
      schema: {
        tags: ['improvement'],
        operationId: 'listOperationRecords',
        summary: 'What running facilities and areas of the own region took and gave, by period',
        querystring: z.object({ ...pageQuery, ...operationFilter }),
        response: { 200: pageOf(operationRecord) }
      }
    },
    async (request, reply) => {
      const { limit, cursor, ...filter } = request.query
      const rows = await asCaller(database, request.caller, (transaction) => listOperations(transaction, filter, { limit: limit + 1, after: readCursor(orders.subject, cursor) }))
      return toPage(request, reply, rows, limit, orders.subject, operationKey)
    }
  )

  app.put(
    '/operations/records/:subject/:period',
    {
      config: { scope: 'plans:write' },
      schema: {
        tags: ['improvement'],
        operationId: 'putOperationRecord',
        summary: 'Keep what running a facility or an area took and gave in a period',
        params: z.object(recordOf),
        body: operationContent,
        response: { 200: operationRecord }
      }
    },
    ({ caller, params, body }) => putOperation(database, caller, params.subject, params.period, body)
  )

  app.delete(
    '/operations/records/:subject/:period',
    {
      config: { scope: 'plans:write' },
      schema: { tags: ['improvement'], operationId: 'deleteOperationRecord', summary: 'Take away a record that should not be there', params: z.object(recordOf), response: { 204: z.null().describe('Taken away') } }
    },
    async (request, reply) => {
      const { subject, period } = request.params
      await asCaller(database, request.caller, (transaction) => deleteOperation(transaction, subject, period))
      return reply.code(204).send(null)
    }
  )

  app.get(
    '/operations/facilities/:externalId',
    {
      config: { scope: 'plans:read' },
      schema: {
        tags: ['improvement'],
        operationId: 'getFacilityOperation',
        summary: 'How a facility is run, and what that took and gave by period',
        params: byExternalId,
        querystring: z.object(dayAsked),
        response: { 200: facilityOperation }
      }
    },
    ({ caller, params, query }) => asCaller(database, caller, (transaction) => operationOfFacility(transaction, params.externalId, query.on))
  )

  app.get(
    '/operations/summary',
    {
      config: { scope: 'plans:read', seconds: 60 },
      schema: {
        tags: ['improvement'],
        operationId: 'getOperationSummary',
        summary: 'How facilities and areas of a region did in a period, by operating model, type and the regions below',
        description: 'Of records whose period lies in the one asked for the longest counts. Ratios are of the records that have both sides; null is not known, never nothing.',
        querystring: z.object(summaryFilter),
        response: { 200: summary }
      }
    },
    ({ caller, query }) => operationSummary(database, caller, query)
  )

  app.get(
    '/operations/survival',
    {
      config: { scope: 'plans:read', seconds: 60 },
      schema: {
        tags: ['improvement'],
        operationId: 'getSurvival',
        summary: 'Whether what was built is still alive a year after, by type, operating model and the regions below',
        description: 'Alive: operating on that day by the registry. Active: and with visits, opening days or activities recorded since. Those not yet so old are told apart.',
        querystring: z.object(openedFilter),
        response: { 200: survival }
      }
    },
    ({ caller, query }) => survivalSummary(database, caller, query)
  )

  app.get(
    '/operations/survival/facilities',
    {
      config: { scope: 'plans:read', seconds: 60 },
      schema: {
        tags: ['improvement'],
        operationId: 'listOpenedFacilities',
        summary: 'What became of each facility that was opened',
        querystring: z.object({ ...pageQuery, ...openedFilter, outcome: outcome.optional().describe('Only those of which this became') }),
        response: { 200: pageOf(openedFacility) }
      }
    },
    async (request, reply) => {
      const { limit, cursor, ...which } = request.query
      const rows = await openedFacilities(database, request.caller, which, { limit: limit + 1, after: readCursor(orders.externalId, cursor) })
      return toPage(request, reply, rows, limit, orders.externalId, (row) => row.externalId)
    }
  )
}
