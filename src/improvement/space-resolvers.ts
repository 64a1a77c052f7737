import { z } from 'zod'
import type { ScoredRuns } from '../checkup/scored-run-queries.js'
import { asCaller } from '../platform/caller.js'
import type { Database } from '../platform/database/database.js'
import { readArguments } from '../platform/graphql/arguments.js'
import { oneMore, readPage, toConnection } from '../platform/graphql/connection.js'
import type { MutationResolvers, QueryResolvers } from '../platform/graphql/generated.js'
import type { GraphqlPart } from '../platform/graphql/graphql.js'
import { orders } from '../platform/http/pages.js'
import { deleteSpace, findSpace, listSpaces, needsOfSpace, putSpace, spacesForNeed } from './space-queries.js'
import { fittingFilter, spaceContent, spaceFilter, spaceId as externalId } from './space-schemas.js'
import { whichRun } from './what-if-schemas.js'

const byExternalId = z.object({ externalId })

/** Idle spaces, and what they are fit for, as GraphQL. */
export function spaceResolvers(database: Database, scoredRuns: ScoredRuns): GraphqlPart {
  const Query: QueryResolvers = {
    spaces: async (_, given, { caller }) => {
      const page = readPage(orders.externalId, given)
      const filter = readArguments(z.object(spaceFilter), given)
      return toConnection(await asCaller(database, caller, (transaction) => listSpaces(transaction, filter, oneMore(page))), page, (row) => row.externalId)
    },
    space: (_, given, { caller }) => {
      const { externalId: id } = readArguments(byExternalId, given)
      return asCaller(database, caller, (transaction) => findSpace(transaction, id))
    },
    needsOfSpace: (_, given, { caller }) => {
      const { externalId: id, ...which } = readArguments(byExternalId.extend(whichRun), given)
      return needsOfSpace(database, scoredRuns, caller, id, which)
    },
    fittingSpaces: (_, given, { caller }) => {
      const { type, region, ...rest } = readArguments(z.object({ ...fittingFilter, ...whichRun }), given)
      return spacesForNeed(database, scoredRuns, caller, { typeCode: type, regionCode: region, ...rest })
    }
  }
  const Mutation: MutationResolvers = {
    putSpace: (_, given, { caller }) => {
      const { externalId: id, space } = readArguments(z.object({ externalId, space: spaceContent }), given)
      return putSpace(database, caller, id, space)
    },
    deleteSpace: async (_, given, { caller }) => {
      const { externalId: id } = readArguments(byExternalId, given)
      await asCaller(database, caller, (transaction) => deleteSpace(transaction, id))
      return id
    }
  }
  return { resolvers: { Query, Mutation }, loaders: {}, nodes: {} }
}
