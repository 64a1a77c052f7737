import type { MercuriusContext } from 'mercurius'
import { z } from 'zod'
import { asCaller } from '../platform/caller.js'
import type { Database } from '../platform/database/database.js'
import { readArguments } from '../platform/graphql/arguments.js'
import type { RegionScoreResolvers } from '../platform/graphql/generated.js'
import type { GraphqlPart } from '../platform/graphql/graphql.js'
import { batched, type LoadersOf } from '../platform/graphql/loaders.js'
import { checkQuestion, explanationsOf } from './explanation-queries.js'
import { explanationQuery } from './explanation-schemas.js'
import type { RegionScore } from './score-queries.js'

const explanationArguments = z.object(explanationQuery)

/** Why figures are what they are, as GraphQL. */
export function explanationResolvers(database: Database): GraphqlPart {
  const RegionScore: LoadersOf<RegionScoreResolvers<MercuriusContext, RegionScore>, RegionScore> = {
    explanation: batched(async (scores, given, { caller }) => {
      const { type, ...asked } = readArguments(explanationArguments, given)
      const question = { ...asked, typeCode: type }
      checkQuestion(question)
      const found = await asCaller(database, caller, (transaction) => explanationsOf(transaction, scores, question))
      const of = new Map(scores.map((score, position) => [`${score.runId} ${score.code}`, found[position]]))
      return (score) => of.get(`${score.runId} ${score.code}`)!
    })
  }
  return { loaders: { RegionScore } }
}
