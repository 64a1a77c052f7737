import { z } from 'zod'
import type { Database } from '../platform/database/database.js'
import { readArguments } from '../platform/graphql/arguments.js'
import type { QueryResolvers } from '../platform/graphql/generated.js'
import type { GraphqlPart } from '../platform/graphql/graphql.js'
import { regionCode } from '../registry/schemas.js'
import { portraitOf } from './portrait-queries.js'
import { whichRun } from './what-if-schemas.js'

/** Communities at one sight, as GraphQL. */
export function portraitResolvers(database: Database): GraphqlPart {
  const Query: QueryResolvers = {
    communityPortrait: (_, given, { caller }) => {
      const { code, ...which } = readArguments(z.object({ code: regionCode, ...whichRun }), given)
      return portraitOf(database, caller, code, which)
    }
  }
  return { resolvers: { Query }, loaders: {}, nodes: {} }
}
