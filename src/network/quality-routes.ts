import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Database } from '../platform/database/database.js'
import { findNetwork } from './network-queries.js'
import { networkQuality } from './quality-queries.js'
import { itemLimit, networkQuality as quality } from './quality-schemas.js'
import { networkId } from './schemas.js'

/** What is odd about a walking network. Any token may read it. */
export const networkQualityRoutes: FastifyPluginAsyncZod<{ database: Database }> = async (app, { database: { db, pool } }) => {
  app.get(
    '/networks/:id/quality',
    {
      config: { scope: 'network:read' },
      schema: {
        tags: ['network'],
        operationId: 'getNetworkQuality',
        summary: 'What is odd about a version of the walking network',
        description:
          'Parts that do not meet, dead ends, edges without length or shorter than a straight line, and the sites and facilities that stand off the network or far from its streets. ' +
          'Each list has its total and at most `limit` items. Worked out anew with every request: some seconds for a province.',
        params: z.object({ id: networkId }),
        querystring: z.object({ limit: itemLimit }),
        response: { 200: quality }
      }
    },
    async (request) => networkQuality(pool, await findNetwork(db, request.params.id), { limit: request.query.limit })
  )
}
