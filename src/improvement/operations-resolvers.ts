import { z } from 'zod'
import { asCaller } from '../platform/caller.js'
import type { Database } from '../platform/database/database.js'
import { readArguments } from '../platform/graphql/arguments.js'
import { oneMore, readPage, toConnection } from '../platform/graphql/connection.js'
import type { MutationResolvers, QueryResolvers } from '../platform/graphql/generated.js'
import type { GraphqlPart } from '../platform/graphql/graphql.js'
import { orders } from '../platform/http/pages.js'
import { byExternalId } from '../registry/schemas.js'
import { deleteOperatingModel, listOperatingModels, operatingModelKey, putOperatingModel } from './operating-model-queries.js'
import { deleteOperation, listOperations, operationKey, operationOfFacility, operationSummary, putOperation } from './operation-queries.js'
import { dayAsked, modelOf, openedFilter, operatingModelContent, operatingModelFilter, operationContent, operationFilter, outcome, recordOf, summaryFilter } from './operations-schemas.js'
import { openedFacilities, survivalSummary } from './survival-queries.js'

/** How facilities and areas are run, what that takes and gives, and whether what was built is alive, as GraphQL. */
export function operationsResolvers(database: Database): GraphqlPart {
  const Query: QueryResolvers = {
    operatingModels: async (_, given, { caller }) => {
      const page = readPage(orders.subject, given)
      const filter = readArguments(z.object(operatingModelFilter), given)
      return toConnection(await asCaller(database, caller, (transaction) => listOperatingModels(transaction, filter, oneMore(page))), page, operatingModelKey)
    },
    operationRecords: async (_, given, { caller }) => {
      const page = readPage(orders.subject, given)
      const filter = readArguments(z.object(operationFilter), given)
      return toConnection(await asCaller(database, caller, (transaction) => listOperations(transaction, filter, oneMore(page))), page, operationKey)
    },
    facilityOperation: (_, given, { caller }) => {
      const { externalId, on } = readArguments(byExternalId.extend(dayAsked), given)
      return asCaller(database, caller, (transaction) => operationOfFacility(transaction, externalId, on))
    },
    operationSummary: (_, given, { caller }) => operationSummary(database, caller, readArguments(z.object(summaryFilter), given)),
    survival: (_, given, { caller }) => survivalSummary(database, caller, readArguments(z.object(openedFilter), given)),
    openedFacilities: async (_, given, { caller }) => {
      const page = readPage(orders.externalId, given)
      const which = readArguments(z.object({ ...openedFilter, outcome: outcome.optional() }), given)
      return toConnection(await openedFacilities(database, caller, which, oneMore(page)), page, (row) => row.externalId)
    }
  }
  const Mutation: MutationResolvers = {
    putOperatingModel: (_, given, { caller }) => {
      const { subject, validFrom, operatingModel } = readArguments(z.object({ ...modelOf, operatingModel: operatingModelContent }), given)
      return putOperatingModel(database, caller, subject, validFrom, operatingModel)
    },
    deleteOperatingModel: async (_, given, { caller }) => {
      const { subject, validFrom } = readArguments(z.object(modelOf), given)
      await asCaller(database, caller, (transaction) => deleteOperatingModel(transaction, subject, validFrom))
      return subject
    },
    putOperationRecord: (_, given, { caller }) => {
      const { subject, period, record } = readArguments(z.object({ ...recordOf, record: operationContent }), given)
      return putOperation(database, caller, subject, period, record)
    },
    deleteOperationRecord: async (_, given, { caller }) => {
      const { subject, period } = readArguments(z.object(recordOf), given)
      await asCaller(database, caller, (transaction) => deleteOperation(transaction, subject, period))
      return subject
    }
  }
  return { resolvers: { Query, Mutation }, loaders: {}, nodes: {} }
}
