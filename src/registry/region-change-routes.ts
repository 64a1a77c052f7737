import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Database } from '../platform/database/database.js'
import { orders, pageOf, pageQuery, readCursor, toPage } from '../platform/http/pages.js'
import { applyRegionChanges, findBoundary, listRegionChanges } from './region-change-queries.js'
import { boundaryQuery, newRegionChanges, regionBoundary, regionChange, regionChangeFilter, regionChangeSet } from './region-change-schemas.js'
import { regionCode } from './schemas.js'

/** How the official codes changed, and where regions ran. */
export const regionChangeRoutes: FastifyPluginAsyncZod<{ database: Database }> = async (app, { database }) => {
  app.get(
    '/region-changes',
    {
      config: { scope: 'registry:read' },
      schema: {
        tags: ['registry'],
        operationId: 'listRegionChanges',
        summary: 'What codes became, and what they were',
        querystring: z.object({ ...pageQuery, ...regionChangeFilter }),
        response: { 200: pageOf(regionChange) }
      }
    },
    async (request, reply) => {
      const { limit, cursor, ...filter } = request.query
      const rows = await listRegionChanges(database, filter, { limit: limit + 1, after: readCursor(orders.regionChange, cursor) })
      return toPage(request, reply, rows, limit, orders.regionChange, (row) => row.key)
    }
  )

  app.post(
    '/region-changes',
    {
      config: { scope: 'regions:write', idempotent: true },
      schema: {
        tags: ['registry'],
        operationId: 'applyRegionChanges',
        summary: 'Apply changes of the official codes from a day on',
        description: 'All of them or none. Retired codes lead to those that took their place; sites and facilities of a community that went into one other belong to that from then on, as versions of their own. Runs read what is in use on their reference date.',
        body: newRegionChanges,
        response: { 200: regionChangeSet }
      }
    },
    async (request) => {
      const { trial, ...given } = request.body
      return applyRegionChanges(database, request.caller, given, { trial })
    }
  )

  app.get(
    '/regions/:code/boundary',
    {
      config: { scope: 'registry:read' },
      schema: {
        tags: ['registry'],
        operationId: 'getRegionBoundary',
        summary: 'Where a region runs, or ran on a day',
        params: z.object({ code: regionCode }),
        querystring: z.object(boundaryQuery),
        response: { 200: regionBoundary }
      }
    },
    async (request) => findBoundary(database, request.params.code, request.query.on)
  )
}
