import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { asCaller } from '../platform/caller.js'
import type { Database } from '../platform/database/database.js'
import { orders, pageOf, pageQuery, readCursor, toPage } from '../platform/http/pages.js'
import { deleteActivity, listActivities, putActivity } from './activity-queries.js'
import { deleteServiceIssue, listServiceIssues, putServiceIssue } from './service-issue-queries.js'
import { activity, activityContent, activityFilter, byExternalId, serviceIssue, serviceIssueContent, serviceIssueFilter } from './services-schemas.js'

/** How services do between two checkups: complaints and tickets, and what communities do. Files of both come by the imports. */
export const servicesRoutes: FastifyPluginAsyncZod<{ database: Database }> = async (app, { database }) => {
  app.get(
    '/service-issues',
    {
      config: { scope: 'evidence:read' },
      schema: {
        tags: ['survey'],
        operationId: 'listServiceIssues',
        summary: 'Complaints and tickets of the own region',
        querystring: z.object({ ...pageQuery, ...serviceIssueFilter }),
        response: { 200: pageOf(serviceIssue) }
      }
    },
    async (request, reply) => {
      const { limit, cursor, ...filter } = request.query
      const rows = await asCaller(database, request.caller, (transaction) => listServiceIssues(transaction, filter, { limit: limit + 1, after: readCursor(orders.externalId, cursor) }))
      return toPage(request, reply, rows, limit, orders.externalId, (row) => row.externalId)
    }
  )

  app.put(
    '/service-issues/:externalId',
    {
      config: { scope: 'inventory:write' },
      schema: {
        tags: ['survey'],
        operationId: 'putServiceIssue',
        summary: 'Keep a complaint or a ticket, as it stands now',
        description: 'Those due in a half-year are counted by its runs, as they were on the reference date: closed by their date over all (the third component of the governance index).',
        params: byExternalId,
        body: serviceIssueContent,
        response: { 200: serviceIssue }
      }
    },
    async (request) => putServiceIssue(database, request.caller, request.params.externalId, request.body)
  )

  app.delete(
    '/service-issues/:externalId',
    {
      config: { scope: 'inventory:write' },
      schema: { tags: ['survey'], operationId: 'deleteServiceIssue', summary: 'Take away an issue that should not be there', params: byExternalId, response: { 204: z.null().describe('Taken away') } }
    },
    async (request, reply) => {
      await deleteServiceIssue(database, request.caller, request.params.externalId)
      return reply.code(204).send(null)
    }
  )

  app.get(
    '/activities',
    {
      config: { scope: 'inventory:read' },
      schema: {
        tags: ['survey'],
        operationId: 'listActivities',
        summary: 'What communities do with their residents and partners',
        querystring: z.object({ ...pageQuery, ...activityFilter }),
        response: { 200: pageOf(activity) }
      }
    },
    async (request, reply) => {
      const { limit, cursor, ...filter } = request.query
      const rows = await asCaller(database, request.caller, (transaction) => listActivities(transaction, filter, { limit: limit + 1, after: readCursor(orders.externalId, cursor) }))
      return toPage(request, reply, rows, limit, orders.externalId, (row) => row.externalId)
    }
  )

  app.put(
    '/activities/:externalId',
    {
      config: { scope: 'inventory:write' },
      schema: { tags: ['survey'], operationId: 'putActivity', summary: 'Keep an activity', params: byExternalId, body: activityContent, response: { 200: activity } }
    },
    async (request) => putActivity(database, request.caller, request.params.externalId, request.body)
  )

  app.delete(
    '/activities/:externalId',
    {
      config: { scope: 'inventory:write' },
      schema: { tags: ['survey'], operationId: 'deleteActivity', summary: 'Take away an activity that should not be there', params: byExternalId, response: { 204: z.null().describe('Taken away') } }
    },
    async (request, reply) => {
      await deleteActivity(database, request.caller, request.params.externalId)
      return reply.code(204).send(null)
    }
  )
}
