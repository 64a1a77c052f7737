import { Readable } from 'node:stream'
import type { FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { asCaller } from '../platform/caller.js'
import type { Database } from '../platform/database/database.js'
import { LifecircleError } from '../platform/errors.js'
import { byNumber } from '../platform/http/parameters.js'
import { orders, pageOf, pageQuery, readCursor, toPage } from '../platform/http/pages.js'
import { formatOfName, formatOfType, mostBytes, recordFormatNames, recordFormats, type RecordFormatName } from '../platform/records/record-format.js'
import { fileAnswer } from './file-answer.js'
import { deleteProfile, findProfile, keepProfile, listProfiles } from './import-profile-queries.js'
import { cancelImport, findImport, listImports, listProblems, receive, type NewImport } from './import-queries.js'
import { importOf, importProblem, importProfile, importSettings, importStatus, profileContent, profileName } from './import-schemas.js'
import type { Imports } from './imports.js'
import { rejectedFile } from './rejected-file.js'

const fileTypes = ['application/octet-stream', ...recordFormatNames.flatMap((name) => [recordFormats[name].contentType, ...recordFormats[name].alsoTypes])]
const largest = Math.max(...recordFormatNames.map(mostBytes))

/** A file as the body of a request, read as it comes. */
const fileBody = { content: Object.fromEntries(fileTypes.map((type) => [type, { schema: z.any() }])) }

const settings = z.object(importSettings)
type Settings = z.output<typeof settings>

/** Files that callers send in. */
export const importRoutes: FastifyPluginAsyncZod<{ database: Database; imports: Imports }> = async (app, { database, imports }) => {
  app.addContentTypeParser(fileTypes, (_request, payload, done) => done(null, payload))

  app.post(
    '/imports',
    {
      bodyLimit: largest,
      decompress: false,
      config: { scope: 'imports:write', seconds: 600 },
      schema: {
        tags: ['exchange'],
        operationId: 'createImport',
        summary: 'Send in a file of regions, sites, facilities or others',
        description:
          'The body is the file itself; its content type says the format: CSV, lines of JSON and GeoJSON of up to 1 GB (also with Content-Encoding: gzip), workbooks, GeoPackages and zipped Shapefiles of up to 100 MB. ' +
          'It is received and queued; the answer names where to look. For slow lines and large files: POST /v1/imports/begin, and the file in parts.',
        querystring: settings,
        body: fileBody,
        response: { 202: importOf }
      }
    },
    async (request, reply) => {
      const made = await imports.take(request.caller, await wantedImport(request, request.query), fileOf(request))
      return reply.code(202).header('location', `/v1/imports/${made.id}`).send(made)
    }
  )

  const wantedImport = async (request: FastifyRequest, { kind, file, format, profile, ...options }: Settings): Promise<NewImport> => {
    const named = profile === undefined ? undefined : await asCaller(database, request.caller, (transaction) => findProfile(transaction, profile))
    if (named !== undefined && named.kind !== kind) {
      throw new LifecircleError('unprocessable-input', `the profile ${named.name} is of files of ${named.kind}`, { details: [{ pointer: '/profile', detail: `is not of ${kind}` }] })
    }
    const known = format ?? formatOfType(request.headers['content-type']) ?? formatOfName(file ?? '')
    if (known === undefined) {
      throw new LifecircleError('unsupported-media-type', `say in Content-Type what the file is (${recordFormatNames.map((name) => recordFormats[name].contentType).join(', ')}), or in \`format\``)
    }
    return {
      kind,
      format: known,
      file: file ?? `${kind}.${recordFormats[known].endings[0]}`,
      packed: isPacked(request, known, file),
      options: { ...options, profile, crs: options.crs ?? named?.crs ?? undefined, source: options.source ?? named?.source ?? undefined },
      mapping: named?.mapping ?? null
    }
  }

  app.post(
    '/imports/begin',
    {
      config: { scope: 'imports:write', idempotent: true },
      schema: {
        tags: ['exchange'],
        operationId: 'beginImport',
        summary: 'Begin an import whose file comes in parts',
        description: 'Its format has to be said here, by `format` or the ending of `file`. Then PUT …/parts/{part} for each part, and POST …/start.',
        querystring: settings,
        response: { 201: importOf }
      }
    },
    async (request, reply) => {
      const begun = await imports.begin(request.caller, await wantedImport(request, request.query))
      return reply.code(201).header('location', `/v1/imports/${begun.id}`).send(begun)
    }
  )

  app.put(
    '/imports/:number/parts/:part',
    {
      bodyLimit: largest,
      decompress: false,
      config: { scope: 'imports:write', seconds: 600 },
      schema: {
        tags: ['exchange'],
        operationId: 'putImportPart',
        summary: 'Send one part of a file',
        description: 'Parts are put together in the order of their numbers; one that is sent again takes the place of the one before.',
        params: byNumber.extend({ part: z.coerce.number().int().min(0).max(10_000) }),
        body: fileBody,
        response: { 200: importOf }
      }
    },
    async (request) => receive(database, request.caller, request.params.number, request.params.part, fileOf(request))
  )

  app.post(
    '/imports/:number/start',
    {
      config: { scope: 'imports:write' },
      schema: {
        tags: ['exchange'],
        operationId: 'startImport',
        summary: 'Say that all parts are there',
        params: byNumber,
        response: { 202: importOf }
      }
    },
    async (request, reply) => reply.code(202).send(await imports.start(request.caller, request.params.number))
  )

  app.get(
    '/imports',
    {
      config: { scope: 'imports:write' },
      schema: {
        tags: ['exchange'],
        operationId: 'listImports',
        summary: 'Files that were sent in by the own region, the newest first',
        querystring: z.object({ ...pageQuery, kind: importSettings.kind.optional(), status: importStatus.optional() }),
        response: { 200: pageOf(importOf) }
      }
    },
    async (request, reply) => {
      const { limit, cursor, ...filter } = request.query
      const rows = await asCaller(database, request.caller, (transaction) => listImports(transaction, filter, { limit: limit + 1, after: readCursor(orders.newest, cursor) }))
      return toPage(request, reply, rows, limit, orders.newest, (row) => row.id)
    }
  )

  app.get(
    '/imports/:number',
    {
      config: { scope: 'imports:write' },
      schema: {
        tags: ['exchange'],
        operationId: 'getImport',
        summary: 'State, progress and report of an import',
        params: byNumber,
        response: { 200: importOf }
      }
    },
    async (request) => asCaller(database, request.caller, (transaction) => findImport(transaction, request.params.number))
  )

  app.get(
    '/imports/:number/problems',
    {
      config: { scope: 'imports:write' },
      schema: {
        tags: ['exchange'],
        operationId: 'listImportProblems',
        summary: 'Rows of an import that could not be used, and why',
        params: byNumber,
        querystring: z.object(pageQuery),
        response: { 200: pageOf(importProblem) }
      }
    },
    async (request, reply) => {
      const { limit, cursor } = request.query
      const rows = await asCaller(database, request.caller, async (transaction) => {
        await findImport(transaction, request.params.number)
        return listProblems(transaction, request.params.number, { limit: limit + 1, after: readCursor(orders.found, cursor) })
      })
      return toPage(request, reply, rows, limit, orders.found, (row) => row.id)
    }
  )

  app.get(
    '/imports/:number/rejected',
    {
      config: { scope: 'imports:write', seconds: 600 },
      schema: {
        tags: ['exchange'],
        operationId: 'getRejectedRows',
        summary: 'The file as it was sent, with a column that says what is wrong with a row',
        description: 'In its own format; of a Shapefile as GeoJSON. Mended, it can be sent again as it is: the column `error` is not read. Files are kept for a week after the end.',
        params: byNumber,
        querystring: z.object({ rows: z.enum(['rejected', 'all']).default('rejected').describe('Only the rows that could not be used, or all') }),
        response: { 200: fileAnswer }
      }
    },
    async (request, reply) => {
      const { stream, contentType, name } = await rejectedFile(database, request.caller, request.params.number, request.query.rows)
      return reply.type(contentType).header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`).send(stream)
    }
  )

  app.delete(
    '/imports/:number',
    {
      config: { scope: 'imports:write' },
      schema: {
        tags: ['exchange'],
        operationId: 'cancelImport',
        summary: 'Cancel an import that has not ended; nothing of it is written',
        params: byNumber,
        response: { 200: importOf }
      }
    },
    async (request) => asCaller(database, request.caller, (transaction) => cancelImport(transaction, request.params.number))
  )

  app.get(
    '/import-profiles',
    {
      config: { scope: 'imports:write' },
      schema: {
        tags: ['exchange'],
        operationId: 'listImportProfiles',
        summary: 'Profiles that say what the columns and values of others\' files mean',
        response: { 200: z.object({ items: z.array(importProfile) }) }
      }
    },
    async (request) => ({ items: await asCaller(database, request.caller, listProfiles) })
  )

  app.get(
    '/import-profiles/:name',
    {
      config: { scope: 'imports:write' },
      schema: { tags: ['exchange'], operationId: 'getImportProfile', summary: 'One profile', params: z.object({ name: profileName }), response: { 200: importProfile } }
    },
    async (request) => asCaller(database, request.caller, (transaction) => findProfile(transaction, request.params.name))
  )

  app.put(
    '/import-profiles/:name',
    {
      config: { scope: 'imports:write' },
      schema: {
        tags: ['exchange'],
        operationId: 'putImportProfile',
        summary: 'Keep a profile under a name, in place of one that was there',
        params: z.object({ name: profileName }),
        body: profileContent,
        response: { 200: importProfile }
      }
    },
    async (request) => keepProfile(database, request.caller, request.params.name, request.body)
  )

  app.delete(
    '/import-profiles/:name',
    {
      config: { scope: 'imports:write' },
      schema: { tags: ['exchange'], operationId: 'deleteImportProfile', summary: 'Delete a profile', params: z.object({ name: profileName }), response: { 204: z.null().describe('Deleted') } }
    },
    async (request, reply) => {
      await deleteProfile(database, request.caller, request.params.name)
      return reply.code(204).send(null)
    }
  )
}

function fileOf({ body }: FastifyRequest): Readable {
  if (body instanceof Readable) return body
  throw new LifecircleError('unsupported-media-type', `the body is to be the file itself, and Content-Type to say what it is: ${fileTypes.join(', ')}`)
}

function isPacked({ headers }: FastifyRequest, format: RecordFormatName, file: string | undefined): boolean {
  const encoding = headers['content-encoding'] ?? 'identity'
  if (encoding !== 'identity' && (encoding !== 'gzip' || !recordFormats[format].streamed)) {
    throw new LifecircleError('unsupported-media-type', `a ${format} file with Content-Encoding ${encoding} is not read: send it ${recordFormats[format].streamed ? 'with gzip or ' : ''}as it is`)
  }
  return encoding === 'gzip' || (recordFormats[format].streamed && /\.gz$/i.test(file ?? ''))
}
