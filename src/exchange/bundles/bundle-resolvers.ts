import { z } from 'zod'
import { period } from '../../checkup/schemas.js'
import { asCaller } from '../../platform/caller.js'
import type { Database } from '../../platform/database/database.js'
import { readArguments } from '../../platform/graphql/arguments.js'
import { oneMore, readPage, toConnection } from '../../platform/graphql/connection.js'
import type { MutationResolvers, QueryResolvers } from '../../platform/graphql/generated.js'
import type { GraphqlPart } from '../../platform/graphql/graphql.js'
import { numberOf } from '../../platform/graphql/nodes.js'
import { orders } from '../../platform/http/pages.js'
import { regionCode } from '../../platform/region-code.js'
import { instanceContent, senderName } from './bundle-schemas.js'
import { findBundle, listBundles, partsOfRun } from './received-bundle-queries.js'
import { findInstance, keepInstance, listInstances, removeInstance } from './reporting-instance-queries.js'

const bundlesArguments = z.object({ period: period.optional(), scope: regionCode.optional(), instance: senderName.optional() })

/** Bundles that were taken in by REST, for they are files; and whose are taken in. */
export function bundleResolvers(database: Database): GraphqlPart {
  const Query: QueryResolvers = {
    receivedBundles: async (_, given, { caller }) => {
      const page = readPage(orders.newest, given)
      const { period, scope, instance } = readArguments(bundlesArguments, given)
      const rows = await asCaller(database, caller, (transaction) => listBundles(transaction, { period, scopeCode: scope, instance }, oneMore(page)))
      return toConnection(rows, page, (row) => row.id)
    },
    receivedBundle: (_, { number }, { caller }) => asCaller(database, caller, (transaction) => findBundle(transaction, number)),
    runParts: (_, { run }, { caller }) => asCaller(database, caller, (transaction) => partsOfRun(transaction, run)),
    reportingInstances: (_, _given, { caller }) => asCaller(database, caller, listInstances),
    reportingInstance: (_, { name }, { caller }) => asCaller(database, caller, (transaction) => findInstance(transaction, name))
  }

  const Mutation: MutationResolvers = {
    keepReportingInstance: (_, given, { caller }) => {
      const { name, ...content } = readArguments(instanceContent.extend({ name: senderName }), given)
      return keepInstance(database, caller, name, content)
    },
    removeReportingInstance: async (_, { name }, { caller }) => {
      await removeInstance(database, caller, name)
      return name
    }
  }

  return { resolvers: { Query, Mutation, ReceivedBundle: { number: numberOf }, PartBundle: { number: numberOf } }, loaders: {} }
}
