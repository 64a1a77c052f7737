import type { MercuriusContext } from 'mercurius'
import { z } from 'zod'
import { asCaller } from '../platform/caller.js'
import type { Database } from '../platform/database/database.js'
import { readArguments } from '../platform/graphql/arguments.js'
import type { QueryResolvers, RegionResolvers, RegionScoreResolvers } from '../platform/graphql/generated.js'
import type { GraphqlPart } from '../platform/graphql/graphql.js'
import { batched, type LoadersOf } from '../platform/graphql/loaders.js'
import type { Region } from '../registry/region-queries.js'
import { findRun } from './run-queries.js'
import type { RegionScore } from './score-queries.js'
import { ensureOther, movers, regionTrends, trends } from './trend-queries.js'
import { against, moversFilter } from './trend-schemas.js'

/** Trends as GraphQL: of a region, of its score in a run, and who moved most. */
export function trendResolvers(database: Database): GraphqlPart {
  const Region: LoadersOf<RegionResolvers<MercuriusContext, Region>, Region> = {
    trend: batched(async (regions, _given, { caller }) => {
      const found = await asCaller(database, caller, (transaction) => regionTrends(transaction, [...new Set(regions.map(({ code }) => code))]))
      return (region) => found.get(region.code) ?? []
    })
  }

  const RegionScore: LoadersOf<RegionScoreResolvers<MercuriusContext, RegionScore>, RegionScore> = {
    trend: batched(async (scores, given, { caller }) => {
      const other = readArguments(z.object({ against }), given).against
      const found = await asCaller(database, caller, async (transaction) => {
        if (other !== undefined) for (const runId of new Set(scores.map((score) => score.runId))) await ensureOther(transaction, runId, other)
        return trends(transaction, scores.map((score) => ({ score, against: other })))
      })
      const of = new Map(scores.map((score, at) => [score, found[at]!]))
      return (score) => of.get(score)!
    })
  }

  const Query: QueryResolvers = {
    movers: (_, given, { caller }) => {
      const { run, ...filter } = readArguments(z.object({ run: z.number().int().positive(), ...moversFilter }), given)
      return asCaller(database, caller, async (transaction) => movers(transaction, await findRun(transaction, run), filter))
    }
  }

  return { resolvers: { Query }, loaders: { Region, RegionScore } }
}
