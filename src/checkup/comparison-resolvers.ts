import { z } from 'zod'
import { asCaller } from '../platform/caller.js'
import type { Database } from '../platform/database/database.js'
import { readArguments } from '../platform/graphql/arguments.js'
import type { QueryResolvers } from '../platform/graphql/generated.js'
import type { GraphqlPart } from '../platform/graphql/graphql.js'
import { compareRegions } from './comparison-queries.js'
import { comparisonRequest } from './comparison-schemas.js'

/** Regions side by side as GraphQL; what is nested has loaders of its own. */
export function comparisonResolvers(database: Database): GraphqlPart {
  const Query: QueryResolvers = {
    comparison: (_, given, { caller }) => {
      const request = readArguments(z.object(comparisonRequest), given)
      return asCaller(database, caller, (transaction) => compareRegions(transaction, request))
    }
  }
  return { resolvers: { Query } }
}
