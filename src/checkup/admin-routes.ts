import type { FastifyReply } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Database } from '../platform/database/database.js'
import type { Recalculations } from './recalculations.js'
import { cancelRun, publishRun, type Run } from './run-queries.js'
import { recalculationRequest, run } from './schemas.js'

/** Recalculation by hand; administrators only, within their region. */
export const checkupAdminRoutes: FastifyPluginAsyncZod<{ database: Database; recalculations: Recalculations }> = async (
  app,
  { database, recalculations }
) => {
  app.post(
    '/admin/recalculations',
    {
      config: { scope: 'runs:write', idempotent: true },
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
      return answerRequested(reply, await recalculations.request(request.caller, { period, scopeCode, standardVersion: standard, mode }))
    }
  )

  app.delete(
    '/admin/recalculations/:id',
    {
      config: { scope: 'runs:write' },
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

  app.post(
    '/admin/runs/:id/publish',
    {
      config: { scope: 'runs:publish' },
      schema: {
        tags: ['admin'],
        operationId: 'publishRun',
        summary: 'Publish a completed run',
        description: 'From then on everybody may read it and nothing may change it. A correction is another run of the same period and scope, whose publication supersedes it.',
        params: z.object({ id: z.coerce.number().int().positive() }),
        response: { 200: run }
      }
    },
    async (request) => publishRun(database, request.caller, request.params.id)
  )

  app.post(
    '/admin/runs/:id/trials',
    {
      config: { scope: 'runs:write', idempotent: true },
      schema: {
        tags: ['admin'],
        operationId: 'tryStandard',
        summary: 'Try another standard on the inputs of a run',
        description: 'Queued like a recalculation. The standard may be a draft; the trial is never published. Its movers and trends against the run tell what the standard changes.',
        params: z.object({ id: z.coerce.number().int().positive() }),
        body: z.strictObject({ standard: z.string().describe('Version of a standard, of whatever state') }),
        response: { 202: z.object({ run, created: z.boolean(), statusUrl: z.string(), eventsUrl: z.string() }) }
      }
    },
    async (request, reply) =>
      answerRequested(reply, await recalculations.try(request.caller, { runId: request.params.id, standardVersion: request.body.standard }))
  )
}

/** A run that was asked for, and where to look for it. */
function answerRequested(reply: FastifyReply, answer: { run: Run; created: boolean }) {
  const statusUrl = `/v1/checkup/runs/${answer.run.id}`
  void reply.code(202).header('location', statusUrl)
  return { ...answer, statusUrl, eventsUrl: `${statusUrl}/events` }
}
