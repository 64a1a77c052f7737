import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { pageQuery } from '../../platform/http/pages.js'
import type { ChangeFeed } from './change-queries.js'
import { changeFilter, changePage, resourceName } from './change-schemas.js'

/** What changes, for whoever keeps a copy. */
export const changeRoutes: FastifyPluginAsyncZod<{ changeFeed: ChangeFeed }> = async (app, { changeFeed }) => {
  app.get(
    '/changes',
    {
      config: { scope: 'changes:read' },
      schema: {
        tags: ['exchange'],
        operationId: 'readChanges',
        summary: 'What changed since a place in the feed',
        description:
          'Every thing that a caller may see, in the order in which it came to be there, none left out and none twice: keep `next` and send it as `since` the next time. A thing that one transaction wrote several times is told once; what it is like now is read where `url` says. Changes are kept for a number of days (`CHANGES_DAYS`); whoever comes later is answered 410 and what to do.',
        querystring: z.object({
          ...changeFilter,
          resources: z
            .string()
            .transform((text) => text.split(','))
            .pipe(z.array(resourceName).max(100))
            .optional()
            .describe('Only of these, with commas between them'),
          compact: z.stringbool().default(false).describe('Of each thing the last change only'),
          limit: pageQuery.limit
        }),
        response: { 200: changePage }
      }
    },
    async (request) => {
      const { since, limit, ...filter } = request.query
      return changeFeed.read(request.caller, since, filter, limit)
    }
  )
}
