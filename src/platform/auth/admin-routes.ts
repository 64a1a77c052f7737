import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Database } from '../database/database.js'
import { orders, pageOf, pageQuery, readCursor, toPage } from '../http/pages.js'
import { addClient, findClient, listClients, replaceSecret, revokeClient } from './client-queries.js'
import type { Revocations } from './revocation-queries.js'
import { client, clientWithSecret, newClient, secretReplacement, subjectRevocation } from './schemas.js'

const byId = z.object({ id: z.string().max(100) })
const config = { scope: 'clients:write' } as const

/** Machine clients and revocations; administrators only, within their region. */
export const authAdminRoutes: FastifyPluginAsyncZod<{ database: Database; revocations: Revocations }> = async (app, { database, revocations }) => {
  app.get(
    '/admin/clients',
    {
      config,
      schema: { tags: ['admin'], operationId: 'listClients', summary: 'Machine clients, in the order of their ids', querystring: z.object(pageQuery), response: { 200: pageOf(client) } }
    },
    async (request, reply) => {
      const { limit, cursor } = request.query
      const rows = await listClients(database, request.caller, { limit: limit + 1, after: readCursor(orders.id, cursor) })
      return toPage(request, reply, rows, limit, orders.id, (row) => row.id)
    }
  )

  app.post(
    '/admin/clients',
    {
      config: { ...config, idempotent: 'untold' },
      schema: {
        tags: ['admin'],
        operationId: 'addClient',
        summary: 'Register a machine client',
        description: 'The answer has its secret, which cannot be read again. With it the machine gets tokens at POST /v1/auth/token.',
        body: newClient,
        response: { 201: clientWithSecret }
      }
    },
    async (request, reply) => {
      const added = await addClient(database, request.caller, request.body)
      reply.code(201).header('location', `/v1/admin/clients/${added.client.id}`).header('cache-control', 'no-store')
      return added
    }
  )

  app.get(
    '/admin/clients/:id',
    { config, schema: { tags: ['admin'], operationId: 'getClient', summary: 'One machine client', params: byId, response: { 200: client } } },
    async (request) => findClient(database, request.caller, request.params.id)
  )

  app.post(
    '/admin/clients/:id/secrets',
    {
      config: { ...config, idempotent: 'untold' },
      schema: {
        tags: ['admin'],
        operationId: 'replaceClientSecret',
        summary: 'Give a machine client another secret',
        description: 'Those before stay good for a while, so that the machine can be told: a day unless `keepHours` says otherwise.',
        params: byId,
        body: secretReplacement,
        response: { 201: clientWithSecret }
      }
    },
    async (request, reply) => {
      const replaced = await replaceSecret(database, request.caller, request.params.id, request.body.keepHours)
      reply.code(201).header('location', `/v1/admin/clients/${replaced.client.id}`).header('cache-control', 'no-store')
      return replaced
    }
  )

  app.delete(
    '/admin/clients/:id',
    {
      config,
      schema: {
        tags: ['admin'],
        operationId: 'revokeClient',
        summary: 'Revoke a machine client: it gets no more tokens, and those it has are refused',
        params: byId,
        response: { 200: client }
      }
    },
    async (request) => {
      const revoked = await revokeClient(database, request.caller, request.params.id)
      revocations.forget()
      return revoked
    }
  )

  app.post(
    '/admin/revocations',
    {
      config,
      schema: {
        tags: ['admin'],
        operationId: 'revokeSubject',
        summary: 'Take back all tokens of a subject that were issued until now',
        description: 'For whom a token was made with `lifecircle token`, or who has one of another issuer. In force everywhere after two seconds.',
        body: subjectRevocation,
        response: { 204: z.null().describe('They are good no more') }
      }
    },
    async (request, reply) => {
      await revocations.revokeSubject(request.caller, request.body.subject, request.body.regionCode)
      return reply.code(204).send(null)
    }
  )
}
