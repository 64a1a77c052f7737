import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { asCaller } from '../platform/caller.js'
import type { Database } from '../platform/database/database.js'
import { serialNumber } from '../platform/http/parameters.js'
import { orders, pageOf, pageQuery, readCursor, toPage } from '../platform/http/pages.js'
import { addInterview, deleteInterview, interviewGuide, listInterviews } from './interview-queries.js'
import { guideFilter, guideTheme, interview, interviewFilter, newInterview } from './interview-schemas.js'
import { byCode, needsCode } from './needs-schemas.js'

/** Interviews on care of the elderly and of infants, and what to ask in them. */
export const interviewRoutes: FastifyPluginAsyncZod<{ database: Database }> = async (app, { database }) => {
  app.get(
    '/campaigns/:code/interview-guide',
    {
      config: { scope: 'responses:read' },
      schema: {
        tags: ['survey'],
        operationId: 'getInterviewGuide',
        summary: 'What to ask in a community, from what its households answered',
        description: 'For each facility type of the topic, those first that most ask for: what the survey found, and questions that follow from it, in Chinese and English.',
        params: byCode,
        querystring: z.object(guideFilter),
        response: { 200: z.object({ items: z.array(guideTheme) }) }
      }
    },
    async (request) => {
      const { community, topic, standard } = request.query
      return { items: await asCaller(database, request.caller, (transaction) => interviewGuide(transaction, request.params.code, community, topic, standard)) }
    }
  )

  app.get(
    '/campaigns/:code/interviews',
    {
      config: { scope: 'responses:read' },
      schema: {
        tags: ['survey'],
        operationId: 'listInterviews',
        summary: 'Interviews of the own region, the newest first',
        params: byCode,
        querystring: z.object({ ...pageQuery, ...interviewFilter }),
        response: { 200: pageOf(interview) }
      }
    },
    async (request, reply) => {
      const { limit, cursor, ...filter } = request.query
      const rows = await asCaller(database, request.caller, (transaction) => listInterviews(transaction, request.params.code, filter, { limit: limit + 1, after: readCursor(orders.newest, cursor) }))
      return toPage(request, reply, rows, limit, orders.newest, (row) => row.id)
    }
  )

  app.post(
    '/campaigns/:code/interviews',
    {
      config: { scope: 'responses:write', idempotent: true },
      schema: {
        tags: ['survey'],
        operationId: 'addInterview',
        summary: 'Keep an interview, without names',
        description: 'The names that are given, surnames before what people are called by (王阿姨), and phone, identity and card numbers are taken out of texts and quotes before anything is kept.',
        params: byCode,
        body: newInterview,
        response: { 201: interview }
      }
    },
    async (request, reply) => reply.code(201).send(await addInterview(database, request.caller, request.params.code, request.body))
  )

  app.delete(
    '/campaigns/:code/interviews/:number',
    {
      config: { scope: 'responses:write' },
      schema: {
        tags: ['survey'],
        operationId: 'deleteInterview',
        summary: 'Take an interview away',
        params: z.object({ code: needsCode, number: serialNumber }),
        response: { 204: z.null().describe('Taken away') }
      }
    },
    async (request, reply) => {
      await deleteInterview(database, request.caller, request.params.code, request.params.number)
      return reply.code(204).send(null)
    }
  )
}
