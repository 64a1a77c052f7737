import type { MercuriusContext } from 'mercurius'
import { z } from 'zod'
import { asCaller } from '../platform/caller.js'
import type { Database } from '../platform/database/database.js'
import { readArguments } from '../platform/graphql/arguments.js'
import { oneMore, readPage, toConnection } from '../platform/graphql/connection.js'
import type { RegionScoreResolvers, RunResolvers } from '../platform/graphql/generated.js'
import type { GraphqlPart } from '../platform/graphql/graphql.js'
import { batched, type LoadersOf } from '../platform/graphql/loaders.js'
import { orders } from '../platform/http/pages.js'
import { regionCode } from '../registry/schemas.js'
import { shortfallFilter } from './diagnosis-schemas.js'
import { shortfallKey, shortfallsOfPlaces } from './diagnosis-queries.js'
import { prioritiesOfRuns } from './priority-queries.js'
import type { Run } from './run-queries.js'
import type { RegionScore } from './score-queries.js'

const shortfallArguments = z.object(shortfallFilter)
const priorityArguments = z.object({ within: regionCode.optional() })

/** What is missing and why, as GraphQL. */
export function diagnosisResolvers(database: Database): GraphqlPart {
  const Run: LoadersOf<RunResolvers<MercuriusContext, Run>, Run> = {
    shortfalls: batched(async (runs, given, { caller }) => {
      const page = readPage(orders.severity, given)
      const { within, ...filter } = readArguments(shortfallArguments, given)
      const places = runs.map((run) => ({ runId: run.id, within: within ?? null }))
      const found = await asCaller(database, caller, (transaction) => shortfallsOfPlaces(transaction, places, filter, oneMore(page)))
      const connections = new Map(runs.map((run, position) => [run.id, toConnection(found[position]!, page, shortfallKey)]))
      return (run) => connections.get(run.id)!
    }),
    priorities: batched(async (runs, given, { caller }) => {
      const page = readPage(orders.priority, given)
      const { within } = readArguments(priorityArguments, given)
      const found = await asCaller(database, caller, (transaction) =>
        prioritiesOfRuns(transaction, runs.map((run) => run.id), { within, ...oneMore(page) })
      )
      return (run) => toConnection(found.get(run.id) ?? [], page, (priority) => priority.code)
    })
  }

  const RegionScore: LoadersOf<RegionScoreResolvers<MercuriusContext, RegionScore>, RegionScore> = {
    shortfalls: batched(async (scores, given, { caller }) => {
      const { limit } = readPage(orders.severity, given)
      const places = scores.map(({ runId, code }) => ({ runId, within: code }))
      const found = await asCaller(database, caller, (transaction) => shortfallsOfPlaces(transaction, places, {}, { limit }))
      const of = new Map(scores.map((score, position) => [`${score.runId} ${score.code}`, found[position]!]))
      return (score) => of.get(`${score.runId} ${score.code}`)!
    })
  }

  return { loaders: { Run, RegionScore } }
}
