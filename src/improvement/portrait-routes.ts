import accepts from '@fastify/accepts'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Reports } from '../checkup/report/reports.js'
import { pages, preferred, sendFile } from '../checkup/report/routes.js'
import type { Database } from '../platform/database/database.js'
import { regionCode } from '../registry/schemas.js'
import { portraitPages } from './portrait.js'
import { portraitOf } from './portrait-queries.js'
import { portrait, portraitFormats, portraitQuery } from './portrait-schemas.js'

/** Communities at one sight. */
export const portraitRoutes: FastifyPluginAsyncZod<{ database: Database; reports: Reports }> = async (app, { database, reports }) => {
  await app.register(accepts)

  app.get(
    '/communities/:code/portrait',
    {
      config: { scope: 'plans:read', seconds: 60 },
      schema: {
        tags: ['improvement'],
        operationId: 'getPortrait',
        summary: 'A community at one sight (一社一画像)',
        description:
          'Who lives there, what they reach and lack, what they ask for, and what is done about it: people, kind, facilities with distances, indices and trend, demand, quality of the records, shortfalls with causes, idle space, projects, operations. ' +
          'JSON, or the report\'s page (HTML or PDF) with all of that; `format` and `lang` go before `Accept` and `Accept-Language`.',
        params: z.object({ code: regionCode }),
        querystring: portraitQuery,
        response: {
          200: {
            description: 'The portrait',
            content: { 'application/json': { schema: portrait }, ...pages }
          }
        }
      }
    },
    async (request, reply) => {
      const { code } = request.params
      const { format: named, lang, ...which } = request.query
      const { format, language } = preferred(request, reply, portraitFormats, named, lang)
      const found = await portraitOf(database, request.caller, code, which)
      if (format === 'json') return found
      const { content, name } = await reports.make(request.caller, { regionCode: code, format, language, run: found.report.run.id }, portraitPages(found, language))
      return sendFile(reply, Buffer.from(content), format, language, name)
    }
  )
}
