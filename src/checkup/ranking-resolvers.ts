import type { MercuriusContext } from 'mercurius'
import { z } from 'zod'
import { asCaller } from '../platform/caller.js'
import type { Database } from '../platform/database/database.js'
import { readArguments } from '../platform/graphql/arguments.js'
import { oneMore, readPage, toConnection } from '../platform/graphql/connection.js'
import type { PublishedRankingResolvers, QueryResolvers, RankedRegionResolvers, RunResolvers } from '../platform/graphql/generated.js'
import type { GraphqlPart } from '../platform/graphql/graphql.js'
import { batched, type LoadersOf } from '../platform/graphql/loaders.js'
import { orders } from '../platform/http/pages.js'
import { findRegions } from '../registry/region-queries.js'
import { placeOf } from './ranking.js'
import { distributions, publishedRanking, publishedRegions, rankingOfRuns, type PublishedRanking, type RankedRegion } from './ranking-queries.js'
import { distributionFilter, figure, publishedFilter, rankingFilter } from './ranking-schemas.js'
import type { Run } from './run-queries.js'
import { findRegionScores, type ScoreKey } from './score-queries.js'

/** Ranks and their distribution as GraphQL. */
export function rankingResolvers(database: Database): GraphqlPart {
  const Query: QueryResolvers = {
    publishedRanking: (_, given, { caller }) => {
      const filter = readArguments(z.object(publishedFilter), given)
      return asCaller(database, caller, (transaction) => publishedRanking(transaction, filter))
    }
  }

  const PublishedRanking: Pick<PublishedRankingResolvers<MercuriusContext, PublishedRanking>, 'regions'> = {
    regions: async (ranked, given, { caller }) => {
      const page = readPage(orders.rank, given)
      const by = readArguments(z.object({ figure }), given)
      const rows = await asCaller(database, caller, (transaction) =>
        publishedRegions(transaction, { ...ranked, ...by }, oneMore(page))
      )
      return toConnection(rows, page, placeOf)
    }
  }

  const Run: LoadersOf<RunResolvers<MercuriusContext, Run>, Run> = {
    ranking: batched(async (runs, given, { caller }) => {
      const page = readPage(orders.rank, given)
      const { parent, ...filter } = readArguments(z.object(rankingFilter), given)
      const found = await asCaller(database, caller, (transaction) =>
        rankingOfRuns(transaction, runs.map((run) => run.id), { ...filter, parentCode: parent }, oneMore(page))
      )
      return (run) => toConnection(found.get(run.id) ?? [], page, placeOf)
    }),
    distribution: batched(async (runs, given, { caller }) => {
      const filter = readArguments(z.object(distributionFilter), given)
      const found = await asCaller(database, caller, (transaction) => distributions(transaction, runs.map((run) => run.id), filter))
      return (run) => found.get(run.id) ?? null
    })
  }

  const keyOf = ({ runId, code }: ScoreKey) => `${runId} ${code}`

  const RankedRegion: LoadersOf<RankedRegionResolvers<MercuriusContext, RankedRegion>, RankedRegion> = {
    region: batched(async (regions) => {
      const found = new Map((await findRegions(database.db, [...new Set(regions.map(({ code }) => code))])).map((region) => [region.code, region]))
      return ({ code }) => found.get(code)!
    }),
    score: batched(async (regions, _given, { caller }) => {
      const scores = await asCaller(database, caller, (transaction) => findRegionScores(transaction, regions))
      const found = new Map(scores.map((score) => [keyOf(score), score]))
      return (region) => found.get(keyOf(region))!
    })
  }

  return { resolvers: { Query, PublishedRanking }, loaders: { Run, RankedRegion } }
}
