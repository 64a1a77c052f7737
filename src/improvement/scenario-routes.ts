import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { asCaller } from '../platform/caller.js'
import type { Database } from '../platform/database/database.js'
import { serialNumber } from '../platform/http/parameters.js'
import { orders, pageOf, pageQuery, readCursor, toPage } from '../platform/http/pages.js'
import { regionCode } from '../registry/schemas.js'
import { addScenario, compareScenarios, deleteScenario, findScenario, listScenarios, tryScenario } from './scenario-queries.js'
import type { WhatIfs } from './what-if-queries.js'
import { mostCompared, newScenario, scenario, scenarioComparison, scenarioFilter, whatIfAnswer, whichRun } from './what-if-schemas.js'

const byId = z.object({ id: serialNumber })

/** What planners want to try, kept, tried again and compared. */
export const scenarioRoutes: FastifyPluginAsyncZod<{ database: Database; whatIfs: WhatIfs }> = async (app, { database, whatIfs }) => {
  app.get(
    '/scenarios',
    {
      config: { scope: 'plans:read' },
      schema: {
        tags: ['improvement'],
        operationId: 'listScenarios',
        summary: 'Scenarios of the own region, the newest first',
        querystring: z.object({ ...pageQuery, ...scenarioFilter }),
        response: { 200: pageOf(scenario) }
      }
    },
    async (request, reply) => {
      const { limit, cursor, ...filter } = request.query
      const rows = await asCaller(database, request.caller, (transaction) => listScenarios(transaction, filter, { limit: limit + 1, after: readCursor(orders.newest, cursor) }))
      return toPage(request, reply, rows, limit, orders.newest, (row) => row.id)
    }
  )

  app.post(
    '/scenarios',
    {
      config: { scope: 'plans:write', idempotent: true, seconds: 60 },
      schema: {
        tags: ['improvement'],
        operationId: 'addScenario',
        summary: 'Keeps changes that are to be tried together',
        description: 'They are tried on the newest run of the region first: what cannot be is refused as by `POST /v1/what-if`.',
        body: newScenario,
        response: { 201: scenario }
      }
    },
    async (request, reply) => {
      const added = await addScenario(database, whatIfs, request.caller, request.body)
      return reply.code(201).header('location', `/v1/scenarios/${added.id}`).send(added)
    }
  )

  app.get(
    '/scenarios/comparison',
    {
      config: { scope: 'plans:read', seconds: 120 },
      schema: {
        tags: ['improvement'],
        operationId: 'compareScenarios',
        summary: `Up to ${mostCompared} scenarios side by side, on one run`,
        querystring: z.object({
          ids: z
            .string()
            .regex(/^\d{1,15}(,\d{1,15})*$/, 'must be numbers of scenarios with commas between')
            .transform((text) => [...new Set(text.split(',').map(Number))])
            .refine((ids) => ids.length <= mostCompared, `at most ${mostCompared}`)
            .describe('Numbers of the scenarios, with commas between'),
          region: regionCode.describe('Whose figures are told, and whose newest run they are tried on'),
          ...whichRun
        }),
        response: { 200: scenarioComparison }
      }
    },
    ({ caller, query: { ids, region, ...which } }) => compareScenarios(database, whatIfs, caller, ids, { regionCode: region, ...which })
  )

  app.get(
    '/scenarios/:id',
    { config: { scope: 'plans:read' }, schema: { tags: ['improvement'], operationId: 'getScenario', summary: 'One scenario', params: byId, response: { 200: scenario } } },
    ({ caller, params }) => asCaller(database, caller, (transaction) => findScenario(transaction, params.id))
  )

  app.get(
    '/scenarios/:id/what-if',
    {
      config: { scope: 'plans:read', seconds: 60 },
      schema: {
        tags: ['improvement'],
        operationId: 'tryScenario',
        summary: 'What a scenario would do',
        params: byId,
        querystring: z.object(whichRun),
        response: { 200: whatIfAnswer }
      }
    },
    ({ caller, params, query }) => tryScenario(database, whatIfs, caller, params.id, query)
  )

  app.delete(
    '/scenarios/:id',
    { config: { scope: 'plans:write' }, schema: { tags: ['improvement'], operationId: 'deleteScenario', summary: 'Takes a scenario away', params: byId, response: { 204: z.null().describe('Taken away') } } },
    async (request, reply) => {
      await asCaller(database, request.caller, (transaction) => deleteScenario(transaction, request.params.id))
      return reply.code(204).send(null)
    }
  )
}
