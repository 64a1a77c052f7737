import type { MercuriusContext } from 'mercurius'
import { z } from 'zod'
import { asCaller } from '../platform/caller.js'
import type { Database } from '../platform/database/database.js'
import { readArguments } from '../platform/graphql/arguments.js'
import type { RegionScoreResolvers } from '../platform/graphql/generated.js'
import type { GraphqlPart } from '../platform/graphql/graphql.js'
import { batched, type LoadersOf } from '../platform/graphql/loaders.js'
import { regionInequalities } from './inequality-queries.js'
import { inequalityFilter } from './inequality-schemas.js'
import type { RegionScore } from './score-queries.js'

/** Inequality as GraphQL: a field of a region's score. */
export function inequalityResolvers(database: Database): GraphqlPart {
  const RegionScore: LoadersOf<RegionScoreResolvers<MercuriusContext, RegionScore>, RegionScore> = {
    inequality: batched(async (scores, given, { caller }) => {
      const options = readArguments(z.object(inequalityFilter), given)
      const found = await asCaller(database, caller, (transaction) => regionInequalities(transaction, scores, options))
      const of = new Map(scores.map((score, at) => [score, found[at]!]))
      return (score) => of.get(score)!
    })
  }
  return { loaders: { RegionScore } }
}
