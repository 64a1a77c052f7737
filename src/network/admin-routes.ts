import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Database } from '../platform/database/database.js'
import { activateNetwork } from './network-import.js'
import { findNetwork } from './network-queries.js'
import { network, networkId } from './schemas.js'

/** Switching the walking network; administrators only. */
export const networkAdminRoutes: FastifyPluginAsyncZod<{ database: Database }> = async (app, { database }) => {
  app.post(
    '/admin/networks/:id/activation',
    {
      config: { scope: 'networks:activate' },
      schema: {
        tags: ['admin'],
        operationId: 'activateNetwork',
        summary: 'Make a ready network the active one',
        description: 'In one transaction: requests see the old one or the new one.',
        params: z.object({ id: networkId }),
        response: { 200: network }
      }
    },
    async (request) => {
      await activateNetwork(database, request.caller, request.params.id)
      return findNetwork(database.db, request.params.id)
    }
  )
}
