import type { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { findRun } from '../checkup/run-queries.js'
import { asCaller } from '../platform/caller.js'
import type { Database } from '../platform/database/database.js'
import { recordFormats } from '../platform/records/record-format.js'
import { writtenFormats, type WrittenFormat } from '../platform/records/record-writer.js'
import { regionCode } from '../platform/region-code.js'
import { regionLevels } from '../registry/region-import.js'
import { findCampaign } from '../survey/campaign-queries.js'
import { exportFile } from './export-queries.js'
import { exportKinds } from './export-kinds.js'
import { fileAnswer } from './file-answer.js'
import { importKind } from './import-schemas.js'
import { figuresOfCampaigns, figuresOfCampaignsNames, figuresOfRuns, figuresOfRunsNames } from './result-kinds.js'

const fileFormat = z.enum(writtenFormats).default('csv')
const within = regionCode.optional().describe('Only of this region and below')
const figuresQuery = z.object({ format: fileFormat, level: z.enum(regionLevels).default('community').describe('Which regions'), within })

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
          format: fileFormat,
          within,
          on: z.iso.date().optional().describe('As it was on this day; default: as it is kept now')
        }),
        response: { 200: fileAnswer }
      }
    },
    async (request, reply) => {
      const { kind } = request.params
      const { format, within, on } = request.query
      return sendFile(reply, kind, format, exportFile(database, request.caller, exportKinds[kind], format, { within, more: [on ?? null] }))
    }
  )

  app.get(
    '/checkup/runs/:id/exports/:figures',
    {
      config: { scope: 'results:read', seconds: 600 },
      schema: {
        tags: ['exchange'],
        operationId: 'exportFiguresOfRun',
        summary: 'Scores, categories, types or shortfalls of a run as a file',
        description: 'A row per region of the level, and of each its categories, types or shortfalls; scores carry the boundary of their region in formats that have geometry. Figures are rounded half away from zero.',
        params: z.object({ id: z.coerce.number().int().positive(), figures: z.enum(figuresOfRunsNames) }),
        querystring: figuresQuery,
        response: { 200: fileAnswer }
      }
    },
    async (request, reply) => {
      const { id, figures } = request.params
      const { format, level, within } = request.query
      await asCaller(database, request.caller, (transaction) => findRun(transaction, id))
      return sendFile(reply, figures, format, exportFile(database, request.caller, figuresOfRuns[figures], format, { within, more: [id, level] }))
    }
  )

  app.get(
    '/campaigns/:code/exports/:figures',
    {
      config: { scope: 'needs:read', seconds: 600 },
      schema: {
        tags: ['exchange'],
        operationId: 'exportFiguresOfCampaign',
        summary: 'Coverage, estates, demand or interviews of a campaign as a file',
        description: 'Coverage and demand have a row per region of the level; estates and interviews one for each. Only those of the own region.',
        params: z.object({ code: z.string().max(64), figures: z.enum(figuresOfCampaignsNames) }),
        querystring: figuresQuery,
        response: { 200: fileAnswer }
      }
    },
    async (request, reply) => {
      const { code, figures } = request.params
      const { format, level, within } = request.query
      await asCaller(database, request.caller, (transaction) => findCampaign(transaction, code))
      return sendFile(reply, figures, format, exportFile(database, request.caller, figuresOfCampaigns[figures], format, { within, more: [code, level] }))
    }
  )
}

const sendFile = (reply: FastifyReply, name: string, format: WrittenFormat, file: Readable) =>
  reply
    .type(recordFormats[format].contentType)
    .header('content-disposition', `attachment; filename="${name}.${recordFormats[format].endings[0]}"`)
    .send(file)
