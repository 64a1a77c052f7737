import type { MercuriusContext } from 'mercurius'
import { z } from 'zod'
import { findNetworks } from '../network/network-queries.js'
import { asCaller } from '../platform/caller.js'
import type { Database } from '../platform/database/database.js'
import { byKey } from '../platform/database/rows-by-key.js'
import { readArguments } from '../platform/graphql/arguments.js'
import { oneMore, readPage, toConnection } from '../platform/graphql/connection.js'
import type { MutationResolvers, QueryResolvers, RegionResolvers, RegionScoreResolvers, RunResolvers, SubscriptionResolvers } from '../platform/graphql/generated.js'
import type { GraphqlPart } from '../platform/graphql/graphql.js'
import { batched, type LoadersOf } from '../platform/graphql/loaders.js'
import { numberIn, numberOf, type NodeKinds } from '../platform/graphql/nodes.js'
import { orders } from '../platform/http/pages.js'
import { findRegions, type Region } from '../registry/region-queries.js'
import { regionCode, regionLevel } from '../registry/schemas.js'
import { findStandards } from '../registry/standard-queries.js'
import { answerCommunity } from './community-answers.js'
import type { Recalculations } from './recalculations.js'
import { watchRun } from './run-progress-queries.js'
import { cancelRun, findRun, findRuns, latestRunIds, listRuns, publishRun, runStatuses, type Run } from './run-queries.js'
import { period, recalculationRequest } from './schemas.js'
import { categoryScores, findRegionScores, regionScoresOfRuns, typeScores, type RegionScore, type ScoreKey } from './score-queries.js'

const number = z.number().int().positive()
const numbered = z.object({ number })
const runArguments = z.object({ period: period.optional(), scope: regionCode.optional(), status: z.enum(runStatuses).optional() })
const scoreArguments = z.object({ level: regionLevel.optional(), parent: regionCode.optional() })
const communityArguments = z.object({ code: regionCode, period: period.optional(), run: number.optional() })
const whichRun = z.object({ run: number.optional(), period: period.optional() })

/** How well it serves, as GraphQL: the functions of the REST routes, and batches for what is nested. */
export function checkupResolvers(database: Database, recalculations: Recalculations): GraphqlPart {
  const Query: QueryResolvers = {
    runs: async (_, given, { caller }) => {
      const page = readPage(orders.newest, given)
      const { period, scope, status } = readArguments(runArguments, given)
      const rows = await asCaller(database, caller, (transaction) =>
        listRuns(transaction, { period, scopeCode: scope, status }, { limit: oneMore(page).limit, before: page.after })
      )
      return toConnection(rows, page, (run) => run.id)
    },
    run: (_, given, { caller }) => {
      const { number } = readArguments(numbered, given)
      return asCaller(database, caller, (transaction) => findRun(transaction, number))
    },
    communityCheckup: (_, given, { caller }) => {
      const { code, period, run } = readArguments(communityArguments, given)
      return answerCommunity(database, caller, code, { period, runId: run })
    }
  }

  const Mutation: MutationResolvers = {
    requestRecalculation: (_, given, { caller }) => {
      const { period, scopeCode, standard, mode } = readArguments(recalculationRequest, given.input)
      return recalculations.request(caller, { period, scopeCode, standardVersion: standard, mode })
    },
    cancelRecalculation: (_, given, { caller }) => {
      return cancelRun(database, caller, readArguments(z.object({ run: number }), given).run)
    },
    publishRun: (_, given, { caller }) => {
      return publishRun(database, caller, readArguments(z.object({ run: number }), given).run)
    },
    tryStandard: (_, given, { caller }) => {
      const { run, standard } = readArguments(z.object({ run: number, standard: z.string() }), given)
      return recalculations.try(caller, { runId: run, standardVersion: standard })
    }
  }

  const Subscription: SubscriptionResolvers = {
    runProgress: {
      subscribe: (_, given, { caller, ensureMayWatch, gone }) => {
        const { number } = readArguments(numbered, given)
        return runsTold(watchRun(database, caller, number, { signal: gone, ensureMayWatch }))
      }
    }
  }

  const Region: LoadersOf<RegionResolvers<MercuriusContext, Region>, Region> = {
    score: batched(async (regions, given, { caller }) => {
      const { run, period } = readArguments(whichRun, given)
      const codes = regions.map((region) => region.code)
      const scores = await asCaller(database, caller, async (transaction) => {
        const runs = run === undefined ? await latestRunIds(transaction, codes, period) : new Map(codes.map((code) => [code, run]))
        return findRegionScores(transaction, [...runs].map(([code, runId]) => ({ code, runId })))
      })
      const found = new Map(scores.map((score) => [score.code, score]))
      return (region) => found.get(region.code) ?? null
    })
  }

  const Run: LoadersOf<RunResolvers<MercuriusContext, Run>, Run> = {
    scope: batched(async (runs) => {
      const found = new Map((await findRegions(database.db, [...new Set(runs.map((run) => run.scopeCode))])).map((region) => [region.code, region]))
      return (run) => found.get(run.scopeCode) ?? null
    }),
    standard: batched(async (runs, _given, { caller }) => {
      const found = await asCaller(database, caller, ({ db }) => findStandards(db, [...new Set(runs.map((run) => run.standardVersion))]))
      return (run) => found.find((standard) => standard.version === run.standardVersion)!
    }),
    network: batched(async (runs) => {
      const found = await findNetworks(database.db, [...new Set(runs.flatMap(({ networkId }) => networkId ?? []))])
      return (run) => found.find((network) => network.id === run.networkId) ?? null
    }),
    scores: batched(async (runs, given, { caller }) => {
      const page = readPage(orders.code, given)
      const { level, parent } = readArguments(scoreArguments, given)
      const found = await asCaller(database, caller, (transaction) =>
        regionScoresOfRuns(transaction, runs.map((run) => run.id), { level, parentCode: parent }, oneMore(page))
      )
      return (run) => toConnection(found.get(run.id) ?? [], page, (score) => score.code)
    }),
    score: batched(async (runs, given, { caller }) => {
      const { code } = readArguments(z.object({ code: regionCode }), given)
      const found = await asCaller(database, caller, (transaction) => findRegionScores(transaction, runs.map((run) => ({ runId: run.id, code }))))
      return (run) => found.find((score) => score.runId === run.id) ?? null
    })
  }

  const keyOf = ({ runId, code }: ScoreKey) => `${runId} ${code}`
  const keysOf = (scores: readonly RegionScore[]): ScoreKey[] => scores.map(({ runId, code }) => ({ runId, code }))

  const RegionScore: LoadersOf<RegionScoreResolvers<MercuriusContext, RegionScore>, RegionScore> = {
    region: batched(async (scores) => {
      const found = new Map((await findRegions(database.db, [...new Set(scores.map((score) => score.code))])).map((region) => [region.code, region]))
      return (score) => found.get(score.code)!
    }),
    run: batched(async (scores, _given, { caller }) => {
      const found = await asCaller(database, caller, (transaction) => findRuns(transaction, [...new Set(scores.map((score) => score.runId))]))
      return (score) => found.find((run) => run.id === score.runId)!
    }),
    categories: batched(async (scores, _given, { caller }) => {
      const rows = await asCaller(database, caller, (transaction) => categoryScores(transaction, keysOf(scores)))
      const found = byKey(rows.map((row) => ({ key: keyOf(row), row })))
      return (score) => found.get(keyOf(score)) ?? []
    }),
    types: batched(async (scores, _given, { caller }) => {
      const rows = await asCaller(database, caller, (transaction) => typeScores(transaction, keysOf(scores)))
      const found = byKey(rows.map((row) => ({ key: keyOf(row), row })))
      return (score) => found.get(keyOf(score)) ?? []
    })
  }

  const nodes: NodeKinds = {
    Run: { keyOf: numberOf, find: (key, { caller }) => asCaller(database, caller, (transaction) => findRun(transaction, numberIn(key))) }
  }

  return { resolvers: { Query, Mutation, Subscription, Run: { number: numberOf } }, loaders: { Region, Run, RegionScore }, nodes }
}

async function* runsTold(runs: AsyncIterable<Run | undefined>): AsyncGenerator<{ runProgress: Run }> {
  for await (const run of runs) if (run !== undefined) yield { runProgress: run }
}
