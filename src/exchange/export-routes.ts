import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Database } from '../platform/database/database.js'
import { recordFormats } from '../platform/records/record-format.js'
import { writtenFormats } from '../platform/records/record-writer.js'
import { regionCode } from '../platform/region-code.js'
import { exportFile } from './export-queries.js'
import { fileAnswer } from './file-answer.js'
import { importKind } from './import-schemas.js'

/** Files that callers take away. */
export const exportRoutes: FastifyPluginAsyncZod<{ database: Database }> = async (app, { database }) => {
  app.get(
    '/exports/:kind',
    {
      config: { scope: 'inventory:read', seconds: 600 },
      schema: {
        tags: ['exchange'],
        operationId: 'exportRows',
        summary: 'Regions, sites, facilities or others as a file',
        description: 'In the columns in which they are sent in; the same rows make the same bytes. Positions are in EPSG:4326. Observations are those of the own region.',
        params: z.object({ kind: importKind }),
        querystring: z.object({
          format: z.enum(writtenFormats).default('csv'),
          within: regionCode.optional().describe('Only of this region and below'),
          on: z.iso.date().optional().describe('As it was on this day; default: as it is kept now')
        }),
        response: { 200: fileAnswer }
      }
    },
    async (request, reply) => {
      const { kind } = request.params
      const { format, ...filter } = request.query
      return reply
        .type(recordFormats[format].contentType)
        .header('content-disposition', `attachment; filename="${kind}.${recordFormats[format].endings[0]}"`)
        .send(exportFile(database, request.caller, kind, format, filter))
    }
  )
}
