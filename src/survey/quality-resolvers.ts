import { z } from 'zod'
import type { Database } from '../platform/database/database.js'
import { readArguments } from '../platform/graphql/arguments.js'
import { oneMore, readPage, toConnection } from '../platform/graphql/connection.js'
import type { MutationResolvers, QueryResolvers } from '../platform/graphql/generated.js'
import type { GraphqlPart } from '../platform/graphql/graphql.js'
import { orders } from '../platform/http/pages.js'
import { regionCode } from '../registry/schemas.js'
import { decideDuplicate, duplicateKey, listLikelyDuplicates } from './duplicate-queries.js'
import { flawKey, listFlaws, listQuality, listSurveyTasks, taskKey } from './quality-queries.js'
import { duplicateDecision, duplicateFilter, flawFilter, qualityFilter } from './quality-schemas.js'

/** Whether the inventory can be trusted, as GraphQL. */
export function qualityResolvers(database: Database): GraphqlPart {
  const { pool } = database
  const Query: QueryResolvers = {
    quality: async (_, given) => {
      const page = readPage(orders.code, given)
      return toConnection(await listQuality(pool, readArguments(z.object(qualityFilter), given), oneMore(page)), page, (row) => row.code)
    },
    flaws: async (_, given) => {
      const page = readPage(orders.flaw, given)
      return toConnection(await listFlaws(pool, readArguments(z.object(flawFilter), given), oneMore(page)), page, flawKey)
    },
    surveyTasks: async (_, given) => {
      const page = readPage(orders.task, given)
      const { community } = readArguments(z.object({ community: regionCode }), given)
      return toConnection(await listSurveyTasks(pool, community, oneMore(page)), page, taskKey)
    },
    likelyDuplicates: async (_, given) => {
      const page = readPage(orders.likeness, given)
      return toConnection(await listLikelyDuplicates(pool, readArguments(z.object(duplicateFilter), given), oneMore(page)), page, duplicateKey)
    }
  }
  const Mutation: MutationResolvers = {
    decideDuplicate: (_, given, { caller }) => decideDuplicate(database, caller, readArguments(duplicateDecision, given))
  }
  return { resolvers: { Query, Mutation }, loaders: {}, nodes: {} }
}
