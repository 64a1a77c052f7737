import { z } from 'zod'
import { readArguments } from '../../platform/graphql/arguments.js'
import type { QueryResolvers } from '../../platform/graphql/generated.js'
import type { GraphqlPart } from '../../platform/graphql/graphql.js'
import type { ChangeFeed } from './change-queries.js'
import { changeFilter, resourceName } from './change-schemas.js'

const changesArguments = z.object({
  ...changeFilter,
  resources: z.array(resourceName).max(100).optional(),
  compact: z.boolean().default(false),
  first: z.number().int().min(1).max(1000)
})

/** What changes, as GraphQL. */
export function changeResolvers(changeFeed: ChangeFeed): GraphqlPart {
  const Query: QueryResolvers = {
    changes: (_, given, { caller }) => {
      const { since, first, ...filter } = readArguments(changesArguments, given)
      return changeFeed.read(caller, since, filter, first)
    }
  }
  return { resolvers: { Query }, loaders: {}, nodes: {} }
}
