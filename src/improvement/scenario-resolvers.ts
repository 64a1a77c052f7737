import { z } from 'zod'
import { asCaller } from '../platform/caller.js'
import type { Database } from '../platform/database/database.js'
import { readArguments } from '../platform/graphql/arguments.js'
import { oneMore, readPage, toConnection } from '../platform/graphql/connection.js'
import type { MutationResolvers, QueryResolvers } from '../platform/graphql/generated.js'
import type { GraphqlPart } from '../platform/graphql/graphql.js'
import { numbered } from '../platform/graphql/numbered.js'
import { orders } from '../platform/http/pages.js'
import { regionCode } from '../registry/schemas.js'
import { addScenario, compareScenarios, deleteScenario, findScenario, listScenarios, tryScenario } from './scenario-queries.js'
import type { WhatIfs } from './what-if-queries.js'
import { mostCompared, newScenario, scenarioFilter, whichRun } from './what-if-schemas.js'

const byNumber = z.object({ number: z.int32().positive() })

/** What planners want to try, as GraphQL. */
export function scenarioResolvers(database: Database, whatIfs: WhatIfs): GraphqlPart {
  const Query: QueryResolvers = {
    scenarios: async (_, given, { caller }) => {
      const page = readPage(orders.newest, given)
      const rows = await asCaller(database, caller, (transaction) => listScenarios(transaction, readArguments(z.object(scenarioFilter), given), oneMore(page)))
      return toConnection(rows.map(numbered), page, (row) => row.number)
    },
    scenario: async (_, given, { caller }) => numbered(await asCaller(database, caller, (transaction) => findScenario(transaction, readArguments(byNumber, given).number))),
    scenarioOutcome: (_, given, { caller }) => {
      const { number, ...which } = readArguments(byNumber.extend(whichRun), given)
      return tryScenario(database, whatIfs, caller, number, which)
    },
    scenarioComparison: async (_, given, { caller }) => {
      const { numbers, region, ...which } = readArguments(z.object({ numbers: z.array(z.int32().positive()).min(1).max(mostCompared), region: regionCode, ...whichRun }), given)
      const { scenarios, ...compared } = await compareScenarios(database, whatIfs, caller, [...new Set(numbers)], { regionCode: region, ...which })
      return { ...compared, scenarios: scenarios.map(numbered) }
    }
  }
  const Mutation: MutationResolvers = {
    addScenario: async (_, given, { caller }) => numbered(await addScenario(database, whatIfs, caller, readArguments(z.object({ scenario: newScenario }), given).scenario)),
    deleteScenario: async (_, given, { caller }) => {
      const { number } = readArguments(byNumber, given)
      await asCaller(database, caller, (transaction) => deleteScenario(transaction, number))
      return number
    }
  }
  return { resolvers: { Query, Mutation }, loaders: {}, nodes: {} }
}
