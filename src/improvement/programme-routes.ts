import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { asCaller } from '../platform/caller.js'
import type { Database } from '../platform/database/database.js'
import { orders, pageOf, pageQuery, readCursor, toPage } from '../platform/http/pages.js'
import { serialNumber } from '../platform/http/parameters.js'
import type { Effects } from './effect-queries.js'
import { deleteProgramme, findProgramme, listProgrammes, type Programmes } from './programme-queries.js'
import {
  adoption, dashboard, dashboardFilter, effectFilter, newProgramme, onDay, programme, programmeEffect, programmeFilter, programmeProgress, projectEffect, regionEffect
} from './programme-schemas.js'
import { dashboardOf, programmeProgress as progressOf } from './progress-queries.js'
import { projectId } from './project-schemas.js'

const byId = z.object({ id: serialNumber })

export interface ProgrammeOffice {
  readonly database: Database
  readonly programmes: Programmes
  readonly effects: Effects
}

/** Annual programmes, how far they are, and what came of them. */
export const programmeRoutes: FastifyPluginAsyncZod<ProgrammeOffice> = async (app, { database, programmes, effects }) => {
  app.get(
    '/programmes',
    {
      config: { scope: 'plans:read' },
      schema: {
        tags: ['improvement'],
        operationId: 'listProgrammes',
        summary: 'Annual programmes of the own region, the newest first',
        querystring: z.object({ ...pageQuery, ...programmeFilter }),
        response: { 200: pageOf(programme) }
      }
    },
    async (request, reply) => {
      const { limit, cursor, ...filter } = request.query
      const rows = await asCaller(database, request.caller, (transaction) => listProgrammes(transaction, filter, { limit: limit + 1, after: readCursor(orders.newest, cursor) }))
      return toPage(request, reply, rows, limit, orders.newest, (row) => row.id)
    }
  )

  app.post(
    '/programmes',
    {
      config: { scope: 'plans:write', idempotent: true, seconds: 120 },
      schema: {
        tags: ['improvement'],
        operationId: 'draftProgramme',
        summary: "Choose a county's projects for a year's budget, and keep them as a draft",
        description:
          'Those that together lift the indices of its communities most, by their residents: what projects do to each other is worked out, and the choice is the best there is where it says so; else no choice lifts more than its bound. It tells as well what a tenth less and a tenth more would do.',
        body: newProgramme,
        response: { 201: programme }
      }
    },
    async ({ caller, body }, reply) => {
      const drafted = await programmes.draft(caller, body)
      return reply.code(201).header('location', `/v1/programmes/${drafted.id}`).send(drafted)
    }
  )

  app.get(
    '/programmes/dashboard',
    {
      config: { scope: 'plans:read' },
      schema: {
        tags: ['improvement'],
        operationId: 'getProgrammeDashboard',
        summary: "How far a region's adopted programmes of a year are, by county and by type",
        querystring: z.object(dashboardFilter),
        response: { 200: dashboard }
      }
    },
    ({ caller, query: { region, ...rest } }) => asCaller(database, caller, (transaction) => dashboardOf(transaction, { regionCode: region, ...rest }))
  )

  app.get(
    '/programmes/:id',
    { config: { scope: 'plans:read' }, schema: { tags: ['improvement'], operationId: 'getProgramme', summary: 'One programme', params: byId, response: { 200: programme } } },
    ({ caller, params }) => asCaller(database, caller, (transaction) => findProgramme(transaction, params.id))
  )

  app.delete(
    '/programmes/:id',
    {
      config: { scope: 'plans:write' },
      schema: { tags: ['improvement'], operationId: 'deleteProgramme', summary: 'Take away a draft of a programme', params: byId, response: { 204: z.null().describe('Taken away') } }
    },
    async (request, reply) => {
      await asCaller(database, request.caller, (transaction) => deleteProgramme(transaction, request.params.id))
      return reply.code(204).send(null)
    }
  )

  app.post(
    '/programmes/:id/adoption',
    {
      config: { scope: 'plans:write', idempotent: true, seconds: 120 },
      schema: {
        tags: ['improvement'],
        operationId: 'adoptProgramme',
        summary: 'Adopt a programme: it is fixed, and its projects are approved',
        description: 'By an administrator of its region; one programme a county and year.',
        params: byId,
        body: adoption,
        response: { 201: programme }
      }
    },
    async ({ caller, params, body }, reply) => reply.code(201).send(await programmes.adopt(caller, params.id, body.on))
  )

  app.get(
    '/programmes/:id/progress',
    {
      config: { scope: 'plans:read' },
      schema: {
        tags: ['improvement'],
        operationId: 'getProgrammeProgress',
        summary: 'How far a programme was on a day',
        description: 'By the steps and reports of its projects until then: who is late, who spends more than planned.',
        params: byId,
        querystring: z.object(onDay),
        response: { 200: programmeProgress }
      }
    },
    ({ caller, params, query }) => asCaller(database, caller, (transaction) => progressOf(transaction, params.id, query.on))
  )

  app.get(
    '/programmes/:id/effect',
    {
      config: { scope: 'plans:read', seconds: 60 },
      schema: {
        tags: ['improvement'],
        operationId: 'getProgrammeEffect',
        summary: 'What a programme brought, beside what it was to bring',
        params: byId,
        response: { 200: programmeEffect }
      }
    },
    ({ caller, params }) => effects.ofProgramme(caller, params.id)
  )

  app.get(
    '/projects/:externalId/effect',
    {
      config: { scope: 'plans:read', seconds: 60 },
      schema: {
        tags: ['improvement'],
        operationId: 'getProjectEffect',
        summary: 'What an accepted project brought, beside what it was to bring',
        description: 'Measured by the newest run since its acceptance: what that found, beside what it would have found without the project, so that whatever else happened is not taken for its effect.',
        params: z.object({ externalId: projectId }),
        response: { 200: projectEffect }
      }
    },
    ({ caller, params }) => effects.ofProject(caller, params.externalId)
  )

  app.get(
    '/effects',
    {
      config: { scope: 'plans:read', seconds: 120 },
      schema: {
        tags: ['improvement'],
        operationId: 'getRegionEffect',
        summary: 'What accepted projects of a region brought, and which measures deliver',
        querystring: z.object(effectFilter),
        response: { 200: regionEffect }
      }
    },
    ({ caller, query: { region, ...rest } }) => effects.ofRegion(caller, { regionCode: region, ...rest })
  )
}
