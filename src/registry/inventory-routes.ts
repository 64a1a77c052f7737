import type { FastifyReply } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Database } from '../platform/database/database.js'
import { byNumber } from '../platform/http/parameters.js'
import { orders, pageOf, pageQuery, readCursor, toPage } from '../platform/http/pages.js'
import { ifMatch, readRevision, tagRevision } from '../platform/http/revisions.js'
import { changeKinds, findInventoryChange, listInventoryChanges, undoInventoryChange } from './inventory-change-queries.js'
import { changeFacility, changeSite, closeSite, createFacility, createSite, mergeFacilities, splitFacility, verify } from './inventory-queries.js'
import {
  change, facilityChange, facilityCreation, facilityMerger, facilitySplit, siteChange, siteClosing, siteCreation, undoing, verification, verificationOf
} from './inventory-schemas.js'
import { byExternalId, facility, site } from './schemas.js'
import { versionTag } from './version-queries.js'


/** The inventory as people edit it: each edit by the rules of the imports, in the caller's region, as a change that can be undone. */
export const inventoryRoutes: FastifyPluginAsyncZod<{ database: Database }> = async (app, { database }) => {
  app.post(
    '/facilities',
    {
      config: { scope: 'inventory:write', idempotent: true },
      schema: {
        tags: ['registry'],
        operationId: 'createFacility',
        summary: 'Add a facility',
        description: 'Every wrong field is named by its JSON pointer. Labels follow in the same transaction: the next question for reach sees it.',
        body: facilityCreation,
        response: { 201: facility }
      }
    },
    async (request, reply) => {
      const added = await createFacility(database, request.caller, request.body)
      return answerCreated(reply, `/v1/facilities/${encodeURIComponent(added.externalId)}`, added)
    }
  )

  app.patch(
    '/facilities/:externalId',
    {
      config: { scope: 'inventory:write' },
      schema: {
        tags: ['registry'],
        operationId: 'changeFacility',
        summary: 'Change, move or close a facility',
        description: 'What is named changes, the rest stays (JSON Merge Patch): a new `location` moves it, the status `closed` with `closedOn` closes it. It is a version of its own from `validFrom` on, and the one before stays in the history.',
        params: byExternalId,
        headers: ifMatch,
        body: facilityChange,
        response: { 200: facility }
      }
    },
    async (request, reply) => tagged(reply, await changeFacility(database, request.caller, request.params.externalId, readRevision(request, 'facility'), request.body))
  )

  app.post(
    '/facilities/:externalId/merge',
    {
      config: { scope: 'inventory:write' },
      schema: {
        tags: ['registry'],
        operationId: 'mergeFacilities',
        summary: 'Merge duplicates into a facility',
        description: 'The duplicates end and are found under this one from then on; a later import that still has them leaves them merged.',
        params: byExternalId,
        headers: ifMatch,
        body: facilityMerger,
        response: { 200: facility }
      }
    },
    async (request, reply) => tagged(reply, await mergeFacilities(database, request.caller, request.params.externalId, readRevision(request, 'facility'), request.body))
  )

  app.post(
    '/facilities/:externalId/split',
    {
      config: { scope: 'inventory:write', idempotent: true },
      schema: {
        tags: ['registry'],
        operationId: 'splitFacility',
        summary: 'Split a facility that is several in truth',
        description: 'Answers with the one that was split, then its parts.',
        params: byExternalId,
        headers: ifMatch,
        body: facilitySplit,
        response: { 200: z.object({ items: z.array(facility) }) }
      }
    },
    async (request) => ({ items: await splitFacility(database, request.caller, request.params.externalId, readRevision(request, 'facility'), request.body) })
  )

  app.post(
    '/facilities/:externalId/verifications',
    {
      config: { scope: 'inventory:write', idempotent: true },
      schema: {
        tags: ['registry'],
        operationId: 'verifyFacility',
        summary: 'Keep that somebody found a facility as it is kept',
        params: byExternalId,
        body: verificationOf,
        response: { 201: verification }
      }
    },
    async (request, reply) => {
      const kept = await verify(database, request.caller, 'facility', request.params.externalId, request.body)
      return reply.code(201).send(kept)
    }
  )

  app.post(
    '/sites',
    {
      config: { scope: 'inventory:write', idempotent: true },
      schema: {
        tags: ['registry'],
        operationId: 'createSite',
        summary: 'Add a residential site',
        body: siteCreation,
        response: { 201: site }
      }
    },
    async (request, reply) => {
      const added = await createSite(database, request.caller, request.body)
      return answerCreated(reply, `/v1/sites/${encodeURIComponent(added.externalId)}`, added)
    }
  )

  app.patch(
    '/sites/:externalId',
    {
      config: { scope: 'inventory:write' },
      schema: {
        tags: ['registry'],
        operationId: 'changeSite',
        summary: 'Change or move a residential site',
        description: 'What is named changes, the rest stays (JSON Merge Patch).',
        params: byExternalId,
        headers: ifMatch,
        body: siteChange,
        response: { 200: site }
      }
    },
    async (request, reply) => tagged(reply, await changeSite(database, request.caller, request.params.externalId, readRevision(request, 'residential site'), request.body))
  )

  app.post(
    '/sites/:externalId/close',
    {
      config: { scope: 'inventory:write' },
      schema: {
        tags: ['registry'],
        operationId: 'closeSite',
        summary: 'End a residential site: nobody lives there any more',
        params: byExternalId,
        headers: ifMatch,
        body: siteClosing,
        response: { 204: z.null().describe('Ended') }
      }
    },
    async (request, reply) => {
      await closeSite(database, request.caller, request.params.externalId, readRevision(request, 'residential site'), request.body)
      return reply.code(204).send(null)
    }
  )

  app.post(
    '/sites/:externalId/verifications',
    {
      config: { scope: 'inventory:write', idempotent: true },
      schema: {
        tags: ['registry'],
        operationId: 'verifySite',
        summary: 'Keep that somebody found a residential site as it is kept',
        params: byExternalId,
        body: verificationOf,
        response: { 201: verification }
      }
    },
    async (request, reply) => {
      const kept = await verify(database, request.caller, 'site', request.params.externalId, request.body)
      return reply.code(201).send(kept)
    }
  )

  app.get(
    '/inventory/changes',
    {
      config: { scope: 'inventory:read' },
      schema: {
        tags: ['registry'],
        operationId: 'listInventoryChanges',
        summary: 'What was done to sites and facilities, the newest first',
        querystring: z.object({ ...pageQuery, kind: z.enum(changeKinds).optional() }),
        response: { 200: pageOf(change) }
      }
    },
    async (request, reply) => {
      const { limit, cursor, kind } = request.query
      const rows = await listInventoryChanges(database, { kind }, { limit: limit + 1, after: readCursor(orders.newest, cursor) })
      return toPage(request, reply, rows, limit, orders.newest, (row) => row.id)
    }
  )

  app.get(
    '/inventory/changes/:number',
    {
      config: { scope: 'inventory:read' },
      schema: {
        tags: ['registry'],
        operationId: 'getInventoryChange',
        summary: 'One change',
        params: byNumber,
        response: { 200: change }
      }
    },
    async (request) => findInventoryChange(database.pool, request.params.number)
  )

  app.post(
    '/inventory/changes/:number/undo',
    {
      config: { scope: 'inventory:write', idempotent: true },
      schema: {
        tags: ['registry'],
        operationId: 'undoInventoryChange',
        summary: 'Take a change back, as though it had not been',
        description: 'Whatever it was: an edit, a merger, a split, or a whole import. What it began never came to hold; what it ended goes on. 409 where something of it was changed since: the later changes come first. The undoing is a change as well, and can be undone.',
        params: byNumber,
        body: undoing,
        response: { 201: change }
      }
    },
    async (request, reply) => {
      const made = await undoInventoryChange(database, request.caller, request.params.number, request.body.note ?? null)
      return reply.code(201).header('location', `/v1/inventory/changes/${made.id}`).send(made)
    }
  )
}

function tagged<Row extends Parameters<typeof versionTag>[0]>(reply: FastifyReply, row: Row): Row {
  tagRevision(reply, versionTag(row))
  return row
}

function answerCreated<Row extends Parameters<typeof versionTag>[0]>(reply: FastifyReply, location: string, row: Row): Row {
  reply.code(201).header('location', location)
  return tagged(reply, row)
}
