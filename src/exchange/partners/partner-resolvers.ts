import { z } from 'zod'
import { asCaller } from '../../platform/caller.js'
import type { Database } from '../../platform/database/database.js'
import { readArguments } from '../../platform/graphql/arguments.js'
import { oneMore, readPage, toConnection } from '../../platform/graphql/connection.js'
import type { MutationResolvers, QueryResolvers } from '../../platform/graphql/generated.js'
import type { GraphqlPart } from '../../platform/graphql/graphql.js'
import { numberOf } from '../../platform/graphql/nodes.js'
import { orders } from '../../platform/http/pages.js'
import { findConflict, listConflicts, settleConflict } from './conflict-queries.js'
import { theirId } from './item-schemas.js'
import { listLinks, listWaiting, putLink } from './link-queries.js'
import { findPartner, listCodes, listPartners, putCodes, putPartner } from './partner-queries.js'
import { codeList, codesContent, conflictFilter, linkContent, linkFilter, partnerCode, partnerContent, partnerKind, settlementContent, waitingFilter } from './partner-schemas.js'
import { receiveWaiting } from './receipt-queries.js'

const code = z.object({ partner: partnerCode })
const codesArguments = code.extend({ list: codeList })
const linksArguments = code.extend(linkFilter)
const waitingArguments = code.extend(waitingFilter)
const conflictsArguments = code.extend(conflictFilter)

/** Partner systems as GraphQL; what they write comes by REST. */
export function partnerResolvers(database: Database): GraphqlPart {
  const Query: QueryResolvers = {
    partners: (_, _given, { caller }) => asCaller(database, caller, listPartners),
    partner: (_, given, { caller }) => asCaller(database, caller, (transaction) => findPartner(transaction, given.code)),
    partnerCodes: (_, given, { caller }) => {
      const { partner, list } = readArguments(codesArguments, given)
      return asCaller(database, caller, (transaction) => listCodes(transaction, partner, list))
    },
    partnerLinks: async (_, given, { caller }) => {
      const page = readPage(orders.found, given)
      const { partner, ...filter } = readArguments(linksArguments, given)
      return toConnection(await asCaller(database, caller, (transaction) => listLinks(transaction, partner, filter, oneMore(page))), page, (row) => row.id)
    },
    partnerWaiting: async (_, given, { caller }) => {
      const page = readPage(orders.found, given)
      const { partner, ...filter } = readArguments(waitingArguments, given)
      return toConnection(await asCaller(database, caller, (transaction) => listWaiting(transaction, partner, filter, oneMore(page))), page, (row) => row.id)
    },
    partnerConflicts: async (_, given, { caller }) => {
      const page = readPage(orders.found, given)
      const { partner, ...filter } = readArguments(conflictsArguments, given)
      return toConnection(await asCaller(database, caller, (transaction) => listConflicts(transaction, partner, filter, oneMore(page))), page, (row) => row.id)
    },
    partnerConflict: (_, { partner, number }, { caller }) => asCaller(database, caller, (transaction) => findConflict(transaction, partner, number))
  }

  const Mutation: MutationResolvers = {
    putPartner: (_, given, { caller }) => {
      const { code: of, partner } = readArguments(z.object({ code: partnerCode, partner: partnerContent }), given)
      return putPartner(database, caller, of, partner)
    },
    putPartnerCodes: (_, given, { caller }) => {
      const { partner, list, codes } = readArguments(codesContent.extend(codesArguments.shape), given)
      return putCodes(database, caller, partner, list, codes)
    },
    putPartnerLink: (_, given, { caller }) => {
      const { partner, kind, externalId, ...content } = readArguments(linkContent.extend({ partner: partnerCode, kind: partnerKind, externalId: theirId }), given)
      return putLink(database, caller, partner, kind, externalId, content)
    },
    receivePartnerWaiting: (_, { partner }, { caller }) => receiveWaiting(database, caller, partner),
    settlePartnerConflict: (_, { partner, number, ...given }, { caller }) => settleConflict(database, caller, partner, number, readArguments(settlementContent, given))
  }

  const numbered = { number: numberOf }
  return { resolvers: { Query, Mutation, PartnerLink: numbered, PartnerWaiting: numbered, PartnerConflict: numbered }, loaders: {}, nodes: {} }
}
