import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Database } from '../platform/database/database.js'
import type { Recalculations } from './recalculations.js'
import { cancelRun } from './run-queries.js'
import { addSchedule, listSchedules, removeSchedule } from './schedules.js'
import { newSchedule, recalculationRequest, run, schedule } from './schemas.js'

/** Recalculation by hand and by cron; administrators only, within their region. */
export const checkupAdminRoutes: FastifyPluginAsyncZod<{ database: Database; recalculations: Recalculations }> = async (
  app,
  { database, recalculations }
) => {
  app.post(
    '/admin/recalculations',
    {
      schema: {
        tags: ['admin'],
        operationId: 'requestRecalculation',
        summary: 'Recalculate a period',
        description: 'Queued; the answer names where to look. Asked twice while one is open, both get the same run.',
        body: recalculationRequest,
        response: { 202: z.object({ run, created: z.boolean(), statusUrl: z.string(), eventsUrl: z.string() }) }
      }
    },
    async (request, reply) => {
      const { period, scopeCode, standard, mode } = request.body
      const answer = await recalculations.request(request.caller, { period, scopeCode, standardVersion: standard, mode })
      const statusUrl = `/v1/checkup/runs/${answer.run.id}`
      return reply.code(202).header('location', statusUrl).send({ ...answer, statusUrl, eventsUrl: `${statusUrl}/events` })
    }
  )

  app.delete(
    '/admin/recalculations/:id',
    {
      schema: {
        tags: ['admin'],
        operationId: 'cancelRecalculation',
        summary: 'Cancel a queued or running recalculation',
        params: z.object({ id: z.coerce.number().int().positive() }),
        response: { 200: run }
      }
    },
    async (request) => cancelRun(database, request.caller, request.params.id)
  )

  app.get(
    '/admin/schedules',
    {
      schema: {
        tags: ['admin'],
        operationId: 'listSchedules',
        summary: 'Scheduled recalculations',
        response: { 200: z.object({ items: z.array(schedule) }) }
      }
    },
    async (request) => ({ items: await listSchedules(database, request.caller) })
  )

  app.post(
    '/admin/schedules',
    {
      schema: {
        tags: ['admin'],
        operationId: 'addSchedule',
        summary: 'Schedule a recalculation by cron',
        body: newSchedule,
        response: { 201: schedule }
      }
    },
    async (request, reply) => {
      const added = await addSchedule(database, request.caller, request.body)
      return reply.code(201).header('location', `/v1/admin/schedules/${added.id}`).send(added)
    }
  )

  app.delete(
    '/admin/schedules/:id',
    {
      schema: {
        tags: ['admin'],
        operationId: 'removeSchedule',
        summary: 'Remove a schedule',
        params: z.object({ id: z.coerce.number().int().positive() }),
        response: { 204: z.null() }
      }
    },
    async (request, reply) => {
      await removeSchedule(database, request.caller, request.params.id)
      return reply.code(204).send(null)
    }
  )
}
