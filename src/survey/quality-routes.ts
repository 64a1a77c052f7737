import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Database } from '../platform/database/database.js'
import { orders, pageOf, pageQuery, readCursor, toPage } from '../platform/http/pages.js'
import { regionCode } from '../registry/schemas.js'
import { decideDuplicate, duplicateKey, listLikelyDuplicates } from './duplicate-queries.js'
import { flawKey, listFlaws, listQuality, listSurveyTasks, taskKey } from './quality-queries.js'
import {
  decidedDuplicate, duplicateDecision, duplicateFilter, flaw, flawFilter, likelyDuplicate, qualityFilter, regionQuality, surveyTask
} from './quality-schemas.js'

/** Whether the inventory can be trusted, and what surveyors have to look at. Worked out from what is kept at the moment. */
export const qualityRoutes: FastifyPluginAsyncZod<{ database: Database }> = async (app, { database }) => {
  const { pool } = database

  app.get(
    '/quality',
    {
      config: { scope: 'inventory:read' },
      schema: {
        tags: ['survey'],
        operationId: 'listQuality',
        summary: 'How far the records of regions can be trusted',
        description: 'The quality index of each region of a level: 100 times the mean over its sites and facilities of 1 less what the rules they break take. Worked out anew with every request: some seconds for a city.',
        querystring: z.object({ ...pageQuery, ...qualityFilter }),
        response: { 200: pageOf(regionQuality) }
      }
    },
    async (request, reply) => {
      const { limit, cursor, ...filter } = request.query
      const rows = await listQuality(pool, filter, { limit: limit + 1, after: readCursor(orders.code, cursor) })
      return toPage(request, reply, rows, limit, orders.code, (row) => row.code)
    }
  )

  app.get(
    '/quality/flaws',
    {
      config: { scope: 'inventory:read' },
      schema: {
        tags: ['survey'],
        operationId: 'listFlaws',
        summary: 'Rules of the inventory that sites and facilities break',
        description: 'Off the network, outside its community, a size out of range, an unknown type, a status that its dates speak against, a likely duplicate, what is not known, and what nobody verified within six months.',
        querystring: z.object({ ...pageQuery, ...flawFilter }),
        response: { 200: pageOf(flaw) }
      }
    },
    async (request, reply) => {
      const { limit, cursor, ...filter } = request.query
      const rows = await listFlaws(pool, filter, { limit: limit + 1, after: readCursor(orders.flaw, cursor) })
      return toPage(request, reply, rows, limit, orders.flaw, flawKey)
    }
  )

  app.get(
    '/communities/:code/survey-tasks',
    {
      config: { scope: 'inventory:read' },
      schema: {
        tags: ['survey'],
        operationId: 'listSurveyTasks',
        summary: 'What surveyors of a community have to look at, the worst first',
        description: 'Sites and facilities that nobody has verified, that were last verified more than six months ago, or whose records contradict themselves, the map or one another. A task is done when its reasons are gone: by a correction, or by `POST /v1/facilities/{externalId}/verifications`.',
        params: z.object({ code: regionCode }),
        querystring: z.object(pageQuery),
        response: { 200: pageOf(surveyTask) }
      }
    },
    async (request, reply) => {
      const { limit, cursor } = request.query
      const rows = await listSurveyTasks(pool, request.params.code, { limit: limit + 1, after: readCursor(orders.task, cursor) })
      return toPage(request, reply, rows, limit, orders.task, taskKey)
    }
  )

  app.get(
    '/duplicates',
    {
      config: { scope: 'inventory:read' },
      schema: {
        tags: ['survey'],
        operationId: 'listLikelyDuplicates',
        summary: 'Facilities that look like one, the likeliest first',
        description: 'Pairs of facilities of one category within 150 m, by their names, distance and types, that nobody has called different.',
        querystring: z.object({ ...pageQuery, ...duplicateFilter }),
        response: { 200: pageOf(likelyDuplicate) }
      }
    },
    async (request, reply) => {
      const { limit, cursor, ...filter } = request.query
      const rows = await listLikelyDuplicates(pool, filter, { limit: limit + 1, after: readCursor(orders.likeness, cursor) })
      return toPage(request, reply, rows, limit, orders.likeness, duplicateKey)
    }
  )

  app.post(
    '/duplicates/decisions',
    {
      config: { scope: 'inventory:write', idempotent: true },
      schema: {
        tags: ['survey'],
        operationId: 'decideDuplicate',
        summary: 'Say whether two facilities are one',
        body: duplicateDecision,
        response: { 200: decidedDuplicate }
      }
    },
    async (request) => decideDuplicate(database, request.caller, request.body)
  )
}
