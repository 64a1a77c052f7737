import accepts from '@fastify/accepts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { asCaller } from '../../platform/caller.js'
import type { Database } from '../../platform/database/database.js'
import { orders, pageOf, pageQuery, readCursor, toPage } from '../../platform/http/pages.js'
import { regionCode } from '../../registry/schemas.js'
import { contentOf, findFile, listFiles, removeFile } from './report-file-queries.js'
import { fileName, mediaTypes, reportFormats } from './report-files.js'
import { reportOf } from './report-queries.js'
import type { Reports } from './reports.js'
import { report, reportFile, reportQuery, reportRequest } from './schemas.js'
import { languages, type Language } from './words.js'

const fileId = z.coerce.number().int().positive()
const binary = { schema: z.any().meta({ type: 'string', format: 'binary' }) }
/** What is answered as a page of the report: in a browser, and to print. */
export const pages = { 'text/html': { schema: z.any().meta({ type: 'string' }) }, 'application/pdf': binary }
const files = {
  ...pages,
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': binary
}

/** Checkup reports: as JSON, as pages and sheets, and as files that the queue makes and keeps. */
export const reportRoutes: FastifyPluginAsyncZod<{ database: Database; reports: Reports }> = async (app, { database, reports }) => {
  await app.register(accepts)

  app.get(
    '/regions/:code/report',
    {
      config: { scope: 'reports:read' },
      schema: {
        tags: ['checkup'],
        operationId: 'getReport',
        summary: 'The checkup report (体检报告) of a region',
        description:
          'JSON with every figure; a self-contained HTML page that prints on A4; a PDF of the same; or an XLSX with ranking and scores of all regions below. ' +
          'Of the newest run with results, or that of a period or an id. `format` and `lang` go before `Accept` and `Accept-Language`; JSON is in both languages.',
        params: z.object({ code: regionCode }),
        querystring: reportQuery,
        response: { 200: { description: 'The report', content: { 'application/json': { schema: report }, ...files } } }
      }
    },
    async (request, reply) => {
      const { code } = request.params
      const { format: named, lang, ...which } = request.query
      const { format, language } = preferred(request, reply, reportFormats, named, lang)
      if (format === 'json') return reportOf(database, request.caller, code, which)
      const { content, name } = await reports.make(request.caller, { regionCode: code, format, language, ...which })
      return sendFile(reply, Buffer.from(content), format, language, name)
    }
  )

  app.post(
    '/reports',
    {
      config: { scope: 'reports:read', idempotent: true },
      schema: {
        tags: ['checkup'],
        operationId: 'requestReport',
        summary: 'Have a report made into a file, and kept',
        description:
          'Queued; the answer names where to look. One that is being made already, or was made since the figures it tells were last published, is answered instead. ' +
          'With `chapters: children` the reports of the regions below follow.',
        body: reportRequest,
        response: { 202: z.object({ report: reportFile, created: z.boolean(), statusUrl: z.string(), contentUrl: z.string() }) }
      }
    },
    async (request, reply) => {
      const { file, created } = await reports.request(request.caller, request.body)
      const statusUrl = `/v1/reports/${file.id}`
      reply.code(202).header('location', statusUrl)
      return { report: file, created, statusUrl, contentUrl: `${statusUrl}/content` }
    }
  )

  app.get(
    '/reports',
    {
      config: { scope: 'reports:read' },
      schema: {
        tags: ['checkup'],
        operationId: 'listReports',
        summary: 'Reports that are kept or being made, the newest first',
        querystring: z.object({ ...pageQuery, region: regionCode.optional(), run: z.coerce.number().int().positive().optional() }),
        response: { 200: pageOf(reportFile) }
      }
    },
    async (request, reply) => {
      const { limit, cursor, region, run } = request.query
      const rows = await asCaller(database, request.caller, (transaction) =>
        listFiles(transaction, { regionCode: region, runId: run }, { limit: limit + 1, before: readCursor(orders.newest, cursor) })
      )
      return toPage(request, reply, rows, limit, orders.newest, (row) => row.id)
    }
  )

  app.get(
    '/reports/:id',
    {
      config: { scope: 'reports:read' },
      schema: {
        tags: ['checkup'],
        operationId: 'getReportFile',
        summary: 'State and progress of a report',
        params: z.object({ id: fileId }),
        response: { 200: reportFile }
      }
    },
    async (request) => asCaller(database, request.caller, (transaction) => findFile(transaction, request.params.id))
  )

  app.get(
    '/reports/:id/content',
    {
      config: { scope: 'reports:read' },
      schema: {
        tags: ['checkup'],
        operationId: 'getReportContent',
        summary: 'The file of a report',
        description: '409 while it is not made yet. The `ETag` is the file\'s hash.',
        params: z.object({ id: fileId }),
        response: { 200: { description: 'The file', content: files }, 304: z.null().describe('It is the one that the caller has') }
      }
    },
    async (request, reply) => {
      const { file, made } = await asCaller(database, request.caller, async (transaction) => {
        const file = await findFile(transaction, request.params.id)
        const isKnown = file.hash !== null && request.headers['if-none-match'] === `"${file.hash}"`
        return { file, made: isKnown ? undefined : await contentOf(transaction, file) }
      })
      reply.header('etag', `"${file.hash!}"`)
      if (made === undefined) return reply.code(304).send(null)
      const { content, period } = made
      return sendFile(reply, content, file.format, file.language, fileName(file.regionCode, period, file.language, file.format))
    }
  )

  app.delete(
    '/reports/:id',
    {
      config: { scope: 'reports:read' },
      schema: {
        tags: ['checkup'],
        operationId: 'deleteReport',
        summary: 'Delete a report, or cancel the making of it',
        description: 'For who asked for it, and administrators of its region.',
        params: z.object({ id: fileId }),
        response: { 204: z.null().describe('It is gone') }
      }
    },
    async (request, reply) => {
      await asCaller(database, request.caller, (transaction) => removeFile(transaction, request.params.id))
      return reply.code(204).send(null)
    }
  )
}

/** Pages are shown, the others saved under a name. */
/** The format and the language that a request wants: those it names, else those its headers prefer, else JSON and Chinese. */
export function preferred<Format extends string>(
  request: FastifyRequest, reply: FastifyReply, formats: readonly Format[], format: Format | undefined, language: Language | undefined
): { format: Format | 'json'; language: Language } {
  reply.header('vary', 'Accept, Accept-Language')
  const accepted = request.accepts()
  const [type, tongue] = [accepted.type([...formats]), accepted.language([...languages])]
  return { format: format ?? formats.find((one) => one === type) ?? 'json', language: language ?? languages.find((one) => one === tongue) ?? 'zh' }
}

/** Sends what was made, named. */
export function sendFile(reply: FastifyReply, content: Buffer, format: keyof typeof mediaTypes, language: Language, name: string): FastifyReply {
  return reply
    .type(mediaTypes[format])
    .header('content-language', language === 'zh' ? 'zh-CN' : 'en')
    .header('content-disposition', `${format === 'xlsx' ? 'attachment' : 'inline'}; filename="${name}"`)
    .header('x-content-type-options', 'nosniff')
    .send(content)
}
