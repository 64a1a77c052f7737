import { readArguments } from '../platform/graphql/arguments.js'
import type { QueryResolvers } from '../platform/graphql/generated.js'
import type { GraphqlPart } from '../platform/graphql/graphql.js'
import type { WhatIfs } from './what-if-queries.js'
import { whatIfQuestion } from './what-if-schemas.js'

/** What would be, as GraphQL. */
export function whatIfResolvers(whatIfs: WhatIfs): GraphqlPart {
  const Query: QueryResolvers = {
    whatIf: (_, given, { caller }) => whatIfs.ask(caller, readArguments(whatIfQuestion, given))
  }
  return { resolvers: { Query }, loaders: {}, nodes: {} }
}
