import { z } from 'zod'
import type { Database } from '../platform/database/database.js'
import { readArguments } from '../platform/graphql/arguments.js'
import { oneMore, readPage, toConnection } from '../platform/graphql/connection.js'
import type { MutationResolvers, QueryResolvers } from '../platform/graphql/generated.js'
import type { GraphqlPart } from '../platform/graphql/graphql.js'
import { orders } from '../platform/http/pages.js'
import { declarationKey, declareNone, listDeclarations, withdrawDeclaration } from './declaration-queries.js'
import { declarationContent, declarationFilter, declarationOf } from './declaration-schemas.js'

/** Counties' word that they have none of a type, as GraphQL. */
export function declarationResolvers(database: Database): GraphqlPart {
  const Query: QueryResolvers = {
    declarations: async (_, given) => {
      const page = readPage(orders.declaration, given)
      return toConnection(await listDeclarations(database, readArguments(z.object(declarationFilter), given), oneMore(page)), page, declarationKey)
    }
  }
  const Mutation: MutationResolvers = {
    declareNone: (_, given, { caller }) => {
      const { county, type, ...content } = readArguments(declarationContent.extend(declarationOf.shape), given)
      return declareNone(database, caller, { countyCode: county, typeCode: type, ...content })
    },
    withdrawDeclaration: async (_, given, { caller }) => {
      const { county, type } = readArguments(declarationOf, given)
      await withdrawDeclaration(database, caller, county, type)
      return declarationKey({ countyCode: county, typeCode: type })
    }
  }
  return { resolvers: { Query, Mutation }, loaders: {}, nodes: {} }
}
