import type { MercuriusContext } from 'mercurius'
import { asCaller } from '../platform/caller.js'
import type { Database } from '../platform/database/database.js'
import type { RegionScoreResolvers } from '../platform/graphql/generated.js'
import type { GraphqlPart } from '../platform/graphql/graphql.js'
import { batched, type LoadersOf } from '../platform/graphql/loaders.js'
import type { RegionScore, ScoreKey } from './score-queries.js'
import { sensitivities } from './sensitivity-queries.js'

/** Sensitivity as GraphQL: a field of a region's score. */
export function sensitivityResolvers(database: Database): GraphqlPart {
  const keyOf = ({ runId, code }: ScoreKey) => `${runId} ${code}`
  const RegionScore: LoadersOf<RegionScoreResolvers<MercuriusContext, RegionScore>, RegionScore> = {
    sensitivity: batched(async (scores, _given, { caller }) => {
      const rows = await asCaller(database, caller, (transaction) => sensitivities(transaction, scores))
      const found = new Map(rows.map((row) => [keyOf(row), row]))
      return (score) => found.get(keyOf(score))!
    })
  }
  return { loaders: { RegionScore } }
}
