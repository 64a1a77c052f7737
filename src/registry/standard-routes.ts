import type { FastifyReply } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Database } from '../platform/database/database.js'
import { ifMatch, readRevision, tagRevision } from '../platform/http/revisions.js'
import { standard, standardClone, standardComparison, standardSummary } from './schemas.js'
import {
  cloneStandard, compareVersions, createDraft, deleteDraft, listStandards, readStandard, publishDraft, replaceDraft, retireStandard, type FullStandard
} from './standard-queries.js'
import { standardDocument, standardSchema } from './standard.js'

const byVersion = z.object({ version: z.string().min(1) })

/** Standards as everybody reads them. */
export const standardRoutes: FastifyPluginAsyncZod<{ database: Database }> = async (app, { database }) => {
  app.get(
    '/standards',
    {
      config: { scope: 'registry:read' },
      schema: {
        tags: ['registry'],
        operationId: 'listStandards',
        summary: 'Standards and whose they are',
        response: { 200: z.object({ items: z.array(standardSummary) }) }
      }
    },
    async ({ caller }) => ({ items: await listStandards(database, caller) })
  )

  app.get(
    '/standards/schema',
    {
      config: { scope: 'registry:read' },
      schema: {
        tags: ['registry'],
        operationId: 'getStandardSchema',
        summary: 'The JSON schema of a standard\'s document',
        description: 'What lies between fields is checked beside it: weights that sum to 1, profiles that are named, codes that stand once.',
        response: { 200: { description: 'The schema', content: { 'application/schema+json': { schema: z.record(z.string(), z.unknown()) } } } }
      }
    },
    async (_request, reply) => {
      reply.type('application/schema+json; charset=utf-8')
      return standardSchema()
    }
  )

  app.get(
    '/standards/:version',
    {
      config: { scope: 'registry:read' },
      schema: {
        tags: ['registry'],
        operationId: 'getStandard',
        summary: 'One standard with its whole document',
        description: 'Its ETag is the revision that an edit of it names in If-Match.',
        params: byVersion,
        response: { 200: standard }
      }
    },
    async (request, reply) => tagged(reply, await readStandard(database, request.caller, request.params.version))
  )

  app.get(
    '/standards/:version/comparison',
    {
      config: { scope: 'registry:read' },
      schema: {
        tags: ['registry'],
        operationId: 'compareStandards',
        summary: 'What changes from one standard to another, value by value',
        description: 'What it does to scores a trial tells: POST /v1/admin/runs/{id}/trials, and its movers against the run.',
        params: byVersion,
        querystring: z.object({ with: z.string().min(1).describe('Version of the other standard') }),
        response: { 200: standardComparison }
      }
    },
    async (request) => compareVersions(database, request.caller, request.params.version, request.query.with)
  )
}

/** Standards as they are edited; administrators only, those of their region. */
export const standardAdminRoutes: FastifyPluginAsyncZod<{ database: Database }> = async (app, { database }) => {
  app.post(
    '/admin/standards',
    {
      config: { scope: 'standards:write', idempotent: true },
      schema: {
        tags: ['admin'],
        operationId: 'createStandard',
        summary: 'Add a draft of a standard',
        description: 'It is of the region of the token. Every problem of the document is named by its JSON pointer.',
        body: standardDocument,
        response: { 201: standard }
      }
    },
    async (request, reply) => answerCreated(reply, await createDraft(database, request.caller, request.body))
  )

  app.post(
    '/admin/standards/:version/clone',
    {
      config: { scope: 'standards:write', idempotent: true },
      schema: {
        tags: ['admin'],
        operationId: 'cloneStandard',
        summary: 'Add a draft with the document of another standard',
        params: byVersion,
        body: standardClone,
        response: { 201: standard }
      }
    },
    async (request, reply) => {
      const { version, title, authority } = request.body
      const about = { version, ...(title === undefined ? {} : { title }), ...(authority === undefined ? {} : { authority }) }
      return answerCreated(reply, await cloneStandard(database, request.caller, request.params.version, about))
    }
  )

  app.put(
    '/admin/standards/:version',
    {
      config: { scope: 'standards:write' },
      schema: {
        tags: ['admin'],
        operationId: 'replaceStandard',
        summary: 'Replace the document of a draft',
        description: 'A draft that a run was scored by is kept as it was: clone it to go on.',
        params: byVersion,
        headers: ifMatch,
        body: standardDocument,
        response: { 200: standard }
      }
    },
    async (request, reply) => tagged(reply, await replaceDraft(database, request.caller, request.params.version, readRevision(request, 'standard'), request.body))
  )

  app.delete(
    '/admin/standards/:version',
    {
      config: { scope: 'standards:write' },
      schema: {
        tags: ['admin'],
        operationId: 'deleteStandard',
        summary: 'Delete a draft',
        params: byVersion,
        headers: ifMatch,
        response: { 204: z.null().describe('Deleted') }
      }
    },
    async (request, reply) => {
      await deleteDraft(database, request.caller, request.params.version, readRevision(request, 'standard'))
      return reply.code(204).send(null)
    }
  )

  app.post(
    '/admin/standards/:version/publish',
    {
      config: { scope: 'standards:write' },
      schema: {
        tags: ['admin'],
        operationId: 'publishStandard',
        summary: 'Publish a draft: from then on it never changes, and runs may take it',
        params: byVersion,
        headers: ifMatch,
        response: { 200: standard }
      }
    },
    async (request, reply) => tagged(reply, await publishDraft(database, request.caller, request.params.version, readRevision(request, 'standard')))
  )

  app.post(
    '/admin/standards/:version/retire',
    {
      config: { scope: 'standards:write' },
      schema: {
        tags: ['admin'],
        operationId: 'retireStandard',
        summary: 'Retire a published standard: no new run takes it, those that did keep it',
        params: byVersion,
        headers: ifMatch,
        response: { 200: standard }
      }
    },
    async (request, reply) => tagged(reply, await retireStandard(database, request.caller, request.params.version, readRevision(request, 'standard')))
  )
}

function tagged(reply: FastifyReply, found: FullStandard): FullStandard {
  tagRevision(reply, found.revision)
  return found
}

function answerCreated(reply: FastifyReply, found: FullStandard): FullStandard {
  reply.code(201).header('location', `/v1/standards/${encodeURIComponent(found.version)}`)
  return tagged(reply, found)
}
