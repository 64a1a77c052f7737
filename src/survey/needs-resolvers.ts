import { z } from 'zod'
import { asCaller } from '../platform/caller.js'
import type { Database } from '../platform/database/database.js'
import { readArguments } from '../platform/graphql/arguments.js'
import { oneMore, readPage, toConnection } from '../platform/graphql/connection.js'
import type { MutationResolvers, QueryResolvers } from '../platform/graphql/generated.js'
import type { GraphqlPart } from '../platform/graphql/graphql.js'
import { numberOf } from '../platform/graphql/nodes.js'
import { orders } from '../platform/http/pages.js'
import { closeCampaign, createCampaign, demandKey, findCampaign, listCampaigns, listCoverage, listDemand, listEstateCoverage, listUnmetDemand } from './campaign-queries.js'
import { campaignFilter, coverageFilter, demandFilter, needsCode, newCampaign, newLinks, newResponse, responseBatch, responseFilter, unmetFilter } from './needs-schemas.js'
import { addQuestionnaire, findQuestionnaire, listQuestionnaires } from './questionnaire-queries.js'
import { questionnaireDocument } from './questionnaire.js'
import { collectResponse, collectResponses, createLinks, listResponses, revokeLink } from './response-queries.js'

const campaign = needsCode

/** What residents need, as GraphQL. Residents themselves answer by REST, where they need no token of the service. */
export function needsResolvers(database: Database, secret: string): GraphqlPart {
  const Query: QueryResolvers = {
    questionnaires: async (_, given, { caller }) => {
      const page = readPage(orders.code, given)
      return toConnection(await asCaller(database, caller, (transaction) => listQuestionnaires(transaction, oneMore(page))), page, (row) => row.code)
    },
    questionnaire: (_, given, { caller }) => {
      const { code, version } = readArguments(z.object({ code: needsCode, version: z.int32().positive().optional() }), given)
      return asCaller(database, caller, (transaction) => findQuestionnaire(transaction, code, version))
    },
    campaigns: async (_, given, { caller }) => {
      const page = readPage(orders.code, given)
      const filter = readArguments(z.object(campaignFilter), given)
      return toConnection(await asCaller(database, caller, (transaction) => listCampaigns(transaction, filter, oneMore(page))), page, (row) => row.code)
    },
    campaign: (_, given, { caller }) => {
      const { code } = readArguments(z.object({ code: needsCode }), given)
      return asCaller(database, caller, (transaction) => findCampaign(transaction, code))
    },
    coverage: async (_, given, { caller }) => {
      const page = readPage(orders.code, given)
      const { campaign: code, ...filter } = readArguments(z.object({ campaign, ...coverageFilter }), given)
      return toConnection(await asCaller(database, caller, (transaction) => listCoverage(transaction, code, filter, oneMore(page))), page, (row) => row.code)
    },
    estateCoverage: async (_, given, { caller }) => {
      const page = readPage(orders.externalId, given)
      const { campaign: code, ...filter } = readArguments(z.object({ campaign, within: coverageFilter.within, short: z.boolean().optional() }), given)
      return toConnection(await asCaller(database, caller, (transaction) => listEstateCoverage(transaction, code, filter, oneMore(page))), page, (row) => row.siteExternalId)
    },
    responses: async (_, given, { caller }) => {
      const page = readPage(orders.newest, given)
      const { campaign: code, ...filter } = readArguments(z.object({ campaign, ...responseFilter }), given)
      return toConnection(await asCaller(database, caller, (transaction) => listResponses(transaction, code, filter, oneMore(page))), page, (row) => row.id)
    },
    demand: async (_, given, { caller }) => {
      const page = readPage(orders.demand, given)
      const { campaign: code, ...filter } = readArguments(z.object({ campaign, ...demandFilter }), given)
      return toConnection(await asCaller(database, caller, (transaction) => listDemand(transaction, code, filter, oneMore(page))), page, demandKey)
    },
    unmetDemand: (_, given, { caller }) => {
      const { campaign: code, first, ...filter } = readArguments(z.object({ campaign, first: z.int().min(1).max(1000), ...unmetFilter }), given)
      return asCaller(database, caller, (transaction) => listUnmetDemand(transaction, code, filter, first))
    }
  }

  const Mutation: MutationResolvers = {
    putQuestionnaire: (_, given, { caller }) => {
      const { code, document } = readArguments(z.object({ code: needsCode, document: questionnaireDocument }), given, { nulls: 'kept' })
      return addQuestionnaire(database, caller, code, document)
    },
    createCampaign: (_, given, { caller }) => createCampaign(database, caller, readArguments(z.object({ campaign: newCampaign }), given).campaign),
    closeCampaign: (_, given, { caller }) => closeCampaign(database, caller, readArguments(z.object({ code: needsCode }), given).code),
    addResponse: (_, given, { caller }) => {
      const { campaign: code, response } = readArguments(z.object({ campaign, response: newResponse }), given)
      return collectResponse(database, caller, secret, code, response)
    },
    addResponses: async (_, given, { caller }) => {
      const { campaign: code, responses } = readArguments(z.object({ campaign, responses: responseBatch.shape.responses }), given)
      return (await collectResponses(database, caller, secret, code, responses)).items
    },
    createLinks: (_, given, { caller }) => {
      const { campaign: code, ...invited } = readArguments(newLinks.extend({ campaign }), given)
      return createLinks(database, caller, secret, code, invited)
    },
    revokeLink: async (_, given, { caller }) => {
      const { campaign: code, number } = readArguments(z.object({ campaign, number: z.int32().positive() }), given)
      await revokeLink(database, caller, code, number)
      return number
    }
  }

  return { resolvers: { Query, Mutation, SurveyResponse: { number: numberOf }, SurveyLink: { number: numberOf } }, loaders: {}, nodes: {} }
}
