import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { asCaller } from '../platform/caller.js'
import type { Database } from '../platform/database/database.js'
import { serialNumber } from '../platform/http/parameters.js'
import { orders, pageOf, pageQuery, readCursor, toPage } from '../platform/http/pages.js'
import { closeCampaign, createCampaign, demandKey, findCampaign, listCampaigns, listCoverage, listDemand, listEstateCoverage, listUnmetDemand } from './campaign-queries.js'
import {
  askedResident, byCode, campaign, campaignFilter, closedCampaign, collectedBatch, collectedResponse, coverageFilter, demand, demandFilter, estateCoverage, estateFilter, keptResponse,
  linkHeader, links, needsCode, newCampaign, newLinks, newResponse, questionnaire, regionCoverage, residentResponse, responseBatch, responseFilter, unmetDemand, unmetFilter
} from './needs-schemas.js'
import { addQuestionnaire, findQuestionnaire, listQuestionnaires } from './questionnaire-queries.js'
import { questionnaireDocument } from './questionnaire.js'
import { answerByLink, askedByLink, collectResponse, collectResponses, createLinks, listResponses, revokeLink } from './response-queries.js'

/** What residents need: questionnaires, campaigns, what is collected, how far it covers, and what follows from it. */
export const needsRoutes: FastifyPluginAsyncZod<{ database: Database; secret: string }> = async (app, { database, secret }) => {
  app.get(
    '/questionnaires',
    {
      config: { scope: 'needs:read' },
      schema: { tags: ['survey'], operationId: 'listQuestionnaires', summary: 'Questionnaires, their newest versions', querystring: z.object(pageQuery), response: { 200: pageOf(questionnaire) } }
    },
    async (request, reply) => {
      const { limit, cursor } = request.query
      const rows = await asCaller(database, request.caller, (transaction) => listQuestionnaires(transaction, { limit: limit + 1, after: readCursor(orders.code, cursor) }))
      return toPage(request, reply, rows, limit, orders.code, (row) => row.code)
    }
  )

  app.get(
    '/questionnaires/:code',
    {
      config: { scope: 'needs:read' },
      schema: {
        tags: ['survey'],
        operationId: 'getQuestionnaire',
        summary: 'One questionnaire',
        params: byCode,
        querystring: z.object({ version: z.coerce.number().int().min(1).max(1_000_000).optional().describe('Default: the newest') }),
        response: { 200: questionnaire }
      }
    },
    async (request) => asCaller(database, request.caller, (transaction) => findQuestionnaire(transaction, request.params.code, request.query.version))
  )

  app.put(
    '/questionnaires/:code',
    {
      config: { scope: 'needs:plan' },
      schema: {
        tags: ['survey'],
        operationId: 'putQuestionnaire',
        summary: 'Add a version of a questionnaire',
        description:
          'Questions of six kinds: single, multiple, ranking, satisfaction (1 to 5), number and text. An option may name the facility type that whoever chooses it asks for, a satisfaction question the type it rates. ' +
          'A version never changes: another document makes another version, the same one none.',
        params: byCode,
        body: questionnaireDocument,
        response: { 200: questionnaire }
      }
    },
    async (request) => addQuestionnaire(database, request.caller, request.params.code, request.body)
  )

  app.get(
    '/campaigns',
    {
      config: { scope: 'needs:read' },
      schema: { tags: ['survey'], operationId: 'listCampaigns', summary: 'Campaigns', querystring: z.object({ ...pageQuery, ...campaignFilter }), response: { 200: pageOf(campaign) } }
    },
    async (request, reply) => {
      const { limit, cursor, ...filter } = request.query
      const rows = await asCaller(database, request.caller, (transaction) => listCampaigns(transaction, filter, { limit: limit + 1, after: readCursor(orders.code, cursor) }))
      return toPage(request, reply, rows, limit, orders.code, (row) => row.code)
    }
  )

  app.post(
    '/campaigns',
    {
      config: { scope: 'needs:plan', idempotent: true },
      schema: { tags: ['survey'], operationId: 'createCampaign', summary: 'Open a campaign', body: newCampaign, response: { 201: campaign } }
    },
    async (request, reply) => {
      const made = await createCampaign(database, request.caller, request.body)
      return reply.code(201).header('location', `/v1/campaigns/${made.code}`).send(made)
    }
  )

  app.get(
    '/campaigns/:code',
    { config: { scope: 'needs:read' }, schema: { tags: ['survey'], operationId: 'getCampaign', summary: 'One campaign', params: byCode, response: { 200: campaign } } },
    async (request) => asCaller(database, request.caller, (transaction) => findCampaign(transaction, request.params.code))
  )

  app.post(
    '/campaigns/:code/close',
    {
      config: { scope: 'needs:plan' },
      schema: {
        tags: ['survey'],
        operationId: 'closeCampaign',
        summary: 'Close a campaign, and count it',
        description: 'Nothing is collected any more. What its households said stands among the observations of its period: satisfaction for the governance index, demand for the priorities.',
        params: byCode,
        response: { 200: closedCampaign }
      }
    },
    async (request) => closeCampaign(database, request.caller, request.params.code)
  )

  app.get(
    '/campaigns/:code/coverage',
    {
      config: { scope: 'needs:read' },
      schema: {
        tags: ['survey'],
        operationId: 'listCoverage',
        summary: 'How far regions are covered, at this moment',
        description: 'Distinct households with a valid response over occupied households, of the caller\'s region.',
        params: byCode,
        querystring: z.object({ ...pageQuery, ...coverageFilter }),
        response: { 200: pageOf(regionCoverage) }
      }
    },
    async (request, reply) => {
      const { limit, cursor, ...filter } = request.query
      const rows = await asCaller(database, request.caller, (transaction) => listCoverage(transaction, request.params.code, filter, { limit: limit + 1, after: readCursor(orders.code, cursor) }))
      return toPage(request, reply, rows, limit, orders.code, (row) => row.code)
    }
  )

  app.get(
    '/campaigns/:code/coverage/estates',
    {
      config: { scope: 'needs:read' },
      schema: {
        tags: ['survey'],
        operationId: 'listEstateCoverage',
        summary: 'How far estates are covered, and which still fall short',
        params: byCode,
        querystring: z.object({ ...pageQuery, ...estateFilter }),
        response: { 200: pageOf(estateCoverage) }
      }
    },
    async (request, reply) => {
      const { limit, cursor, ...filter } = request.query
      const rows = await asCaller(database, request.caller, (transaction) => listEstateCoverage(transaction, request.params.code, filter, { limit: limit + 1, after: readCursor(orders.externalId, cursor) }))
      return toPage(request, reply, rows, limit, orders.externalId, (row) => row.siteExternalId)
    }
  )

  app.post(
    '/campaigns/:code/responses',
    {
      config: { scope: 'responses:write', idempotent: true },
      schema: {
        tags: ['survey'],
        operationId: 'addResponse',
        summary: 'Keep what a household answered',
        description: 'The first valid response of a household counts. Duplicates and nonsense are kept and flagged. Phone, identity and card numbers are taken out of texts before anything is kept.',
        params: byCode,
        body: newResponse,
        response: { 201: collectedResponse }
      }
    },
    async (request, reply) => {
      const kept = await collectResponse(database, request.caller, secret, request.params.code, request.body)
      return reply.code(201).send(kept)
    }
  )

  app.post(
    '/campaigns/:code/responses/batch',
    {
      config: { scope: 'responses:write', idempotent: true },
      bodyLimit: 8 * 1_048_576,
      schema: {
        tags: ['survey'],
        operationId: 'addResponses',
        summary: 'Keep what many households answered, up to 1,000',
        description: 'Of each is said what became of it; those that cannot be read are left out, the others are kept. Sent again with the same external ids, nothing is kept twice.',
        params: byCode,
        body: responseBatch,
        response: { 200: collectedBatch }
      }
    },
    async (request) => collectResponses(database, request.caller, secret, request.params.code, request.body.responses)
  )

  app.get(
    '/campaigns/:code/responses',
    {
      config: { scope: 'responses:read' },
      schema: {
        tags: ['survey'],
        operationId: 'listResponses',
        summary: 'Responses of the own region, the newest first',
        params: byCode,
        querystring: z.object({ ...pageQuery, ...responseFilter }),
        response: { 200: pageOf(keptResponse) }
      }
    },
    async (request, reply) => {
      const { limit, cursor, ...filter } = request.query
      const rows = await asCaller(database, request.caller, (transaction) => listResponses(transaction, request.params.code, filter, { limit: limit + 1, after: readCursor(orders.newest, cursor) }))
      return toPage(request, reply, rows, limit, orders.newest, (row) => row.id)
    }
  )

  app.post(
    '/campaigns/:code/links',
    {
      config: { scope: 'responses:write' },
      schema: {
        tags: ['survey'],
        operationId: 'createLinks',
        summary: 'Invite residents by anonymous links',
        description: 'Tokens are told once and kept as hashes. Whoever holds one answers at `POST /v1/survey-link/responses`, without a token of the service.',
        params: byCode,
        body: newLinks,
        response: { 201: links }
      }
    },
    async (request, reply) => reply.code(201).send({ items: await createLinks(database, request.caller, secret, request.params.code, request.body) })
  )

  app.delete(
    '/campaigns/:code/links/:number',
    {
      config: { scope: 'responses:write' },
      schema: {
        tags: ['survey'],
        operationId: 'revokeLink',
        summary: 'Take an invitation back',
        params: z.object({ code: needsCode, number: serialNumber }),
        response: { 204: z.null().describe('Taken back') }
      }
    },
    async (request, reply) => {
      await revokeLink(database, request.caller, request.params.code, request.params.number)
      return reply.code(204).send(null)
    }
  )

  app.get(
    '/survey-link',
    {
      config: { scope: null },
      schema: { tags: ['survey'], operationId: 'askResident', summary: 'What a resident is asked who holds a link', headers: linkHeader, security: [], response: { 200: askedResident } }
    },
    async (request) => askedByLink(database, request.headers['x-survey-link'])
  )

  app.post(
    '/survey-link/responses',
    {
      config: { scope: null },
      schema: {
        tags: ['survey'],
        operationId: 'answerByLink',
        summary: 'Answer as a resident who holds a link',
        headers: linkHeader,
        security: [],
        body: residentResponse,
        response: { 201: collectedResponse }
      }
    },
    async (request, reply) => reply.code(201).send(await answerByLink(database, secret, request.headers['x-survey-link'], request.body))
  )

  app.get(
    '/campaigns/:code/demand',
    {
      config: { scope: 'responses:read' },
      schema: {
        tags: ['survey'],
        operationId: 'listDemand',
        summary: 'What residents ask for, and how content they are, by region and facility type',
        description: 'Of the counted households of the own region: the share who ask for a type with its interval, how urgently, the mean of the ratings, and the places by share.',
        params: byCode,
        querystring: z.object({ ...pageQuery, ...demandFilter }),
        response: { 200: pageOf(demand) }
      }
    },
    async (request, reply) => {
      const { limit, cursor, ...filter } = request.query
      const rows = await asCaller(database, request.caller, (transaction) => listDemand(transaction, request.params.code, filter, { limit: limit + 1, after: readCursor(orders.demand, cursor) }))
      return toPage(request, reply, rows, limit, orders.demand, demandKey)
    }
  )

  app.get(
    '/campaigns/:code/unmet-demand',
    {
      config: { scope: 'responses:read' },
      schema: {
        tags: ['survey'],
        operationId: 'listUnmetDemand',
        summary: 'What residents ask for and cannot reach on foot, the most households first',
        description: 'Worked out on the walking network of today: some seconds for a city.',
        params: byCode,
        querystring: z.object({ limit: z.coerce.number().int().min(1).max(1000).default(100), ...unmetFilter }),
        response: { 200: z.object({ items: z.array(unmetDemand) }) }
      }
    },
    async (request) => {
      const { limit, ...filter } = request.query
      return { items: await asCaller(database, request.caller, (transaction) => listUnmetDemand(transaction, request.params.code, filter, limit)) }
    }
  )
}
