import { createHash } from 'node:crypto'
import type { FastifyReply } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { asCaller } from '../../platform/caller.js'
import type { Database } from '../../platform/database/database.js'
import { orders, pageOf, pageQuery, readCursor, toPage } from '../../platform/http/pages.js'
import { serialNumber } from '../../platform/http/parameters.js'
import { ifMatch, readRevision, tagRevision } from '../../platform/http/revisions.js'
import type { Recalculations } from '../recalculations.js'
import { addSchedule, changeSchedule, findSchedule, listSchedules, listStarts, removeSchedule, type Schedule } from './schedule-queries.js'
import { newSchedule, schedule, scheduleChange, scheduleStart } from './schedule-schemas.js'

const config = { scope: 'schedules:write' } as const
const byId = z.object({ id: serialNumber })

/** Recalculations to come, by cron or once; administrators only, within their region. */
export const scheduleRoutes: FastifyPluginAsyncZod<{ database: Database; recalculations: Recalculations }> = async (app, { database, recalculations }) => {
  app.get(
    '/admin/schedules',
    {
      config,
      schema: {
        tags: ['admin'],
        operationId: 'listSchedules',
        summary: 'Scheduled recalculations, with their next times and what came of the last',
        response: { 200: z.object({ items: z.array(schedule) }) }
      }
    },
    async ({ caller }) => ({ items: await listSchedules(database, caller, recalculations.clock()) })
  )

  app.post(
    '/admin/schedules',
    {
      config: { ...config, idempotent: true },
      schema: {
        tags: ['admin'],
        operationId: 'addSchedule',
        summary: 'Schedule a recalculation, by cron or once',
        description: 'Of times that are missed while the service is down, one is made up for when it is back, and the others are counted.',
        body: newSchedule,
        response: { 201: schedule }
      }
    },
    async (request, reply) => {
      const added = await addSchedule(database, request.caller, request.body, recalculations.clock())
      reply.code(201).header('location', `/v1/admin/schedules/${added.id}`)
      return tagged(reply, added)
    }
  )

  app.get(
    '/admin/schedules/:id',
    { config, schema: { tags: ['admin'], operationId: 'getSchedule', summary: 'One schedule', description: 'Its ETag is the revision that a change of it names in If-Match.', params: byId, response: { 200: schedule } } },
    async ({ caller, params }, reply) => tagged(reply, await asCaller(database, caller, (transaction) => findSchedule(transaction, params.id, recalculations.clock())))
  )

  app.patch(
    '/admin/schedules/:id',
    {
      config,
      schema: {
        tags: ['admin'],
        operationId: 'changeSchedule',
        summary: 'Change a schedule, pause it or go on with it',
        description: 'One that starts once can be changed and paused until it starts.',
        params: byId,
        headers: ifMatch,
        body: scheduleChange,
        response: { 200: schedule }
      }
    },
    async (request, reply) => tagged(reply, await changeSchedule(database, request.caller, request.params.id, readRevision(request, 'schedule').split('.')[0]!, request.body, recalculations.clock()))
  )

  app.delete(
    '/admin/schedules/:id',
    {
      config,
      schema: {
        tags: ['admin'],
        operationId: 'removeSchedule',
        summary: 'Remove a schedule',
        description: 'Its runs stay. One that starts once is cancelled by that; while its run is open, that is what there is to cancel.',
        params: byId,
        response: { 204: z.null() }
      }
    },
    async (request, reply) => {
      await removeSchedule(database, request.caller, request.params.id, recalculations.clock())
      return reply.code(204).send(null)
    }
  )

  app.get(
    '/admin/schedules/:id/starts',
    {
      config,
      schema: {
        tags: ['admin'],
        operationId: 'listScheduleStarts',
        summary: 'What came of the times of a schedule, the newest first',
        params: byId,
        querystring: z.object(pageQuery),
        response: { 200: pageOf(scheduleStart) }
      }
    },
    async (request, reply) => {
      const { limit, cursor } = request.query
      const rows = await asCaller(database, request.caller, (transaction) => listStarts(transaction, request.params.id, { limit: limit + 1, before: readCursor(orders.newest, cursor) }))
      return toPage(request, reply, rows, limit, orders.newest, (row) => row.id)
    }
  )
}

/** Behind the revision the tag has what changes by itself: what came of the last time, and the times to come. */
function tagged(reply: FastifyReply, found: Schedule): Schedule {
  tagRevision(reply, `${found.revision}.${createHash('sha256').update(JSON.stringify(found)).digest('base64url').slice(0, 22)}`)
  return found
}
