import type { FastifyInstance } from 'fastify'
import type { FastifyPluginAsyncZod, ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { asCaller } from '../../platform/caller.js'
import type { Database } from '../../platform/database/database.js'
import { unprocessable } from '../../platform/errors.js'
import { orders, pageOf, pageQuery, readCursor, toPage } from '../../platform/http/pages.js'
import { serialNumber } from '../../platform/http/parameters.js'
import { findConflict, listConflicts, settleConflict } from './conflict-queries.js'
import { itemContents, splitItem, theirId } from './item-schemas.js'
import { listLinks, listWaiting, putLink } from './link-queries.js'
import { partnerKinds, type PartnerKind } from './partner-kinds.js'
import { findPartner, listCodes, listPartners, putCodes, putPartner } from './partner-queries.js'
import {
  batchOf, byPartner, codeList, codes, codesContent, conflictFilter, conflictOf, link, linkContent, linkFilter, mostItems, partner, partnerContent, partnerKind, receipt, receivedItem,
  settlementContent, waitingFilter, waitingItem, waitingSummary
} from './partner-schemas.js'
import { receiveItem, receiveItems, receiveWaiting } from './receipt-queries.js'

const byList = byPartner.extend({ list: codeList })
const byExternalId = byPartner.extend({ externalId: theirId })
const byThing = byPartner.extend({ kind: partnerKind, externalId: theirId })
const byNumber = byPartner.extend({ number: serialNumber })

/** Partner systems, what they write, and what people settle of it. */
export const partnerRoutes: FastifyPluginAsyncZod<{ database: Database }> = async (app, { database }) => {
  app.get(
    '/partners',
    { config: { scope: 'partners:read' }, schema: { tags: ['exchange'], operationId: 'listPartners', summary: 'Systems that write here, of the own region, of above and of below', response: { 200: z.object({ partners: z.array(partner) }) } } },
    async (request) => ({ partners: await asCaller(database, request.caller, listPartners) })
  )

  app.get(
    '/partners/:partner',
    { config: { scope: 'partners:read' }, schema: { tags: ['exchange'], operationId: 'getPartner', summary: 'One partner, with its rule for each field group', params: byPartner, response: { 200: partner } } },
    async (request) => asCaller(database, request.caller, (transaction) => findPartner(transaction, request.params.partner))
  )

  app.put(
    '/partners/:partner',
    {
      config: { scope: 'partners:register' },
      schema: { tags: ['exchange'], operationId: 'putPartner', summary: 'Register a partner, or say anew what it is', params: byPartner, body: partnerContent, response: { 200: partner } }
    },
    async (request) => putPartner(database, request.caller, request.params.partner, request.body)
  )

  app.get(
    '/partners/:partner/codes/:list',
    { config: { scope: 'partners:read' }, schema: { tags: ['exchange'], operationId: 'listPartnerCodes', summary: 'A partner\'s codes of a list, and what they are here', params: byList, response: { 200: codes } } },
    async (request) => ({ codes: await asCaller(database, request.caller, (transaction) => listCodes(transaction, request.params.partner, request.params.list)) })
  )

  app.put(
    '/partners/:partner/codes/:list',
    {
      config: { scope: 'partners:register' },
      schema: { tags: ['exchange'], operationId: 'putPartnerCodes', summary: 'Keep a partner\'s codes of a list, in place of those that were there', params: byList, body: codesContent, response: { 200: codes } }
    },
    async (request) => ({ codes: await putCodes(database, request.caller, request.params.partner, request.params.list, request.body.codes) })
  )

  app.get(
    '/partners/:partner/links',
    {
      config: { scope: 'partners:read' },
      schema: {
        tags: ['exchange'],
        operationId: 'listPartnerLinks',
        summary: 'Their ids beside ours, and what they said last',
        params: byPartner,
        querystring: z.object({ ...pageQuery, ...linkFilter }),
        response: { 200: pageOf(link) }
      }
    },
    async (request, reply) => {
      const { limit, cursor, ...filter } = request.query
      const page = { limit: limit + 1, after: readCursor(orders.found, cursor) }
      const rows = await asCaller(database, request.caller, (transaction) => listLinks(transaction, request.params.partner, filter, page))
      return toPage(request, reply, rows, limit, orders.found, (row) => row.id)
    }
  )

  app.put(
    '/partners/:partner/links/:kind/:externalId',
    {
      config: { scope: 'partners:register' },
      schema: {
        tags: ['exchange'],
        operationId: 'putPartnerLink',
        summary: 'Say which of our things one of theirs is, before it comes',
        params: byThing,
        body: linkContent,
        response: { 200: link }
      }
    },
    async (request) => putLink(database, request.caller, request.params.partner, request.params.kind, request.params.externalId, request.body)
  )

  app.get(
    '/partners/:partner/waiting',
    {
      config: { scope: 'partners:read' },
      schema: {
        tags: ['exchange'],
        operationId: 'listPartnerWaiting',
        summary: 'Items that speak of something that is not known yet, in the order in which they came',
        params: byPartner,
        querystring: z.object({ ...pageQuery, ...waitingFilter }),
        response: { 200: pageOf(waitingItem) }
      }
    },
    async (request, reply) => {
      const { limit, cursor, ...filter } = request.query
      const page = { limit: limit + 1, after: readCursor(orders.found, cursor) }
      const rows = await asCaller(database, request.caller, (transaction) => listWaiting(transaction, request.params.partner, filter, page))
      return toPage(request, reply, rows, limit, orders.found, (row) => row.id)
    }
  )

  app.post(
    '/partners/:partner/waiting',
    {
      config: { scope: 'partners:write', idempotent: true, seconds: 120 },
      schema: {
        tags: ['exchange'],
        operationId: 'receivePartnerWaiting',
        summary: 'Look again at what waits, also at what could not be used before',
        description: 'At most 1,000 items at once, the longest unseen first. What waits for something that a partner\'s own items bring is looked at with these.',
        params: byPartner,
        response: { 200: waitingSummary }
      }
    },
    async (request) => receiveWaiting(database, request.caller, request.params.partner)
  )

  app.get(
    '/partners/:partner/conflicts',
    {
      config: { scope: 'partners:read' },
      schema: {
        tags: ['exchange'],
        operationId: 'listPartnerConflicts',
        summary: 'What both sides changed, of the own region',
        params: byPartner,
        querystring: z.object({ ...pageQuery, ...conflictFilter }),
        response: { 200: pageOf(conflictOf) }
      }
    },
    async (request, reply) => {
      const { limit, cursor, ...filter } = request.query
      const page = { limit: limit + 1, after: readCursor(orders.found, cursor) }
      const rows = await asCaller(database, request.caller, (transaction) => listConflicts(transaction, request.params.partner, filter, page))
      return toPage(request, reply, rows, limit, orders.found, (row) => row.id)
    }
  )

  app.get(
    '/partners/:partner/conflicts/:number',
    { config: { scope: 'partners:read' }, schema: { tags: ['exchange'], operationId: 'getPartnerConflict', summary: 'One conflict', params: byNumber, response: { 200: conflictOf } } },
    async (request) => asCaller(database, request.caller, (transaction) => findConflict(transaction, request.params.partner, request.params.number))
  )

  app.put(
    '/partners/:partner/conflicts/:number/settlement',
    {
      config: { scope: 'partners:settle' },
      schema: {
        tags: ['exchange'],
        operationId: 'settlePartnerConflict',
        summary: 'Settle a conflict: by their word, by ours, or by a value of its own',
        description: 'What is decided is written by the rules of the import, and the same content asks no more. Repeated it changes nothing.',
        params: byNumber,
        body: settlementContent,
        response: { 200: conflictOf }
      }
    },
    async (request) => settleConflict(database, request.caller, request.params.partner, request.params.number, request.body)
  )

  await app.register(async (receiving) => {
    takeAnyText(receiving)
    for (const kind of partnerKinds) receivingRoutes(receiving, database, kind)
  })
}

/** Elsewhere a body is refused whole where one of its texts cannot be kept; here each item answers for its own. */
function takeAnyText(app: FastifyInstance): void {
  app.removeContentTypeParser('application/json')
  app.addContentTypeParser('application/json', { parseAs: 'string' }, app.getDefaultJsonParser('error', 'error'))
}

const named = { regions: 'Region', sites: 'Site', facilities: 'Facility', observations: 'Observation', projects: 'Project' } as const
const manyNamed = { regions: 'Regions', sites: 'Sites', facilities: 'Facilities', observations: 'Observations', projects: 'Projects' } as const

const safely =
  'An item is whole: what it leaves out is empty. The newest of a thing counts, by `changedAt` or `version`, whatever comes first; sent again it changes nothing. Each field group that only the partner changed is taken over, one that only we changed stays, and where both did the partner\'s rule decides.'

/** Where items of one kind come in. */
function receivingRoutes(plain: FastifyInstance, database: Database, kind: PartnerKind): void {
  const app = plain.withTypeProvider<ZodTypeProvider>()
  app.put(
    `/partners/:partner/${kind}/:externalId`,
    {
      config: { scope: 'partners:write', seconds: 120 },
      schema: {
        tags: ['exchange'],
        operationId: `putPartner${named[kind]}`,
        summary: `Take in what a partner says of a ${named[kind].toLowerCase()}`,
        description: safely,
        params: byExternalId,
        body: itemContents[kind] as z.ZodType,
        response: { 200: receivedItem }
      }
    },
    async (request) => {
      const { partner: code, externalId } = request.params
      const item = await receiveItem(database, request.caller, code, kind, { externalId, content: request.body })
      const { result, problems } = item
      if (result === 'rejected') {
        const details = problems.map(({ pointer, value, detail }) => ({ pointer, detail: value === null ? detail : `${value} ${detail}` }))
        throw unprocessable(`it cannot be taken in: ${details.map((one) => `${one.pointer} ${one.detail}`).join('; ')}`, details)
      }
      return item
    }
  )

  app.put(
    `/partners/:partner/${kind}`,
    {
      config: { scope: 'partners:write', seconds: 120 },
      bodyLimit: 8 * 1_048_576,
      schema: {
        tags: ['exchange'],
        operationId: `putPartner${manyNamed[kind]}`,
        summary: `Take in what a partner says of many ${kind}, up to ${mostItems.toLocaleString('en')}`,
        description: `${safely} Of each is said what became of it, and a bad one spoils none of the others. All of them are written together or, where the connection is cut before the answer is made, none: send them again.`,
        params: byPartner,
        body: batchOf(kind),
        response: { 200: receipt }
      }
    },
    async (request) => {
      const { items, waiting } = await receiveItems(database, request.caller, request.params.partner, kind, request.body.items.map(splitItem))
      return { received: items, waiting }
    }
  )
}
