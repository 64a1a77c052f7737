import { z } from 'zod'
import type { Database } from '../platform/database/database.js'
import { readArguments } from '../platform/graphql/arguments.js'
import { oneMore, readPage, toConnection } from '../platform/graphql/connection.js'
import type { MutationResolvers, QueryResolvers } from '../platform/graphql/generated.js'
import type { GraphqlPart } from '../platform/graphql/graphql.js'
import { orders } from '../platform/http/pages.js'
import { applyRegionChanges, findBoundary, listRegionChanges } from './region-change-queries.js'
import { boundaryQuery, newRegionChanges, regionChangeFilter } from './region-change-schemas.js'
import { regionCode } from './schemas.js'

/** How the official codes changed, and where regions ran, as GraphQL. */
export function regionChangeResolvers(database: Database): GraphqlPart {
  const Query: QueryResolvers = {
    regionChanges: async (_, given) => {
      const page = readPage(orders.regionChange, given)
      return toConnection(await listRegionChanges(database, readArguments(z.object(regionChangeFilter), given), oneMore(page)), page, (row) => row.key)
    },
    regionBoundary: (_, given) => {
      const { code, on } = readArguments(z.object({ code: regionCode, ...boundaryQuery }), given)
      return findBoundary(database, code, on)
    }
  }
  const Mutation: MutationResolvers = {
    applyRegionChanges: (_, given, { caller }) => {
      const { trial, ...changes } = readArguments(newRegionChanges, given)
      return applyRegionChanges(database, caller, changes, { trial })
    }
  }
  return { resolvers: { Query, Mutation }, loaders: {}, nodes: {} }
}
