import { z } from 'zod'
import { asCaller } from '../../platform/caller.js'
import type { Database } from '../../platform/database/database.js'
import { readArguments } from '../../platform/graphql/arguments.js'
import { oneMore, readPage, toConnection } from '../../platform/graphql/connection.js'
import type { MutationResolvers, QueryResolvers } from '../../platform/graphql/generated.js'
import type { GraphqlPart } from '../../platform/graphql/graphql.js'
import { numberIn, numberOf } from '../../platform/graphql/nodes.js'
import { numbered } from '../../platform/graphql/numbered.js'
import { orders } from '../../platform/http/pages.js'
import type { Recalculations } from '../recalculations.js'
import { addSchedule, changeSchedule, findSchedule, listSchedules, listStarts, removeSchedule, type Schedule } from './schedule-queries.js'
import { newSchedule, scheduleChange } from './schedule-schemas.js'

const serial = z.int32().positive()
const byNumber = z.object({ number: serial })
const changing = z.object({ number: serial, revision: z.string(), change: scheduleChange })

/** Recalculations to come, as GraphQL. */
export function scheduleResolvers(database: Database, { clock }: Recalculations): GraphqlPart {
  const Query: QueryResolvers = {
    schedules: (_, _given, { caller }) => listSchedules(database, caller, clock()),
    schedule: (_, given, { caller }) => {
      const { number } = readArguments(byNumber, given)
      return asCaller(database, caller, (transaction) => findSchedule(transaction, number, clock()))
    },
    scheduleStarts: async (_, given, { caller }) => {
      const page = readPage(orders.newest, given)
      const { schedule } = readArguments(z.object({ schedule: serial }), given)
      const rows = await asCaller(database, caller, (transaction) => listStarts(transaction, schedule, { limit: oneMore(page).limit, before: page.after }))
      return toConnection(rows.map(numbered), page, (row) => row.number)
    }
  }
  const Mutation: MutationResolvers = {
    addSchedule: (_, given, { caller }) => addSchedule(database, caller, readArguments(newSchedule, given.input), clock()),
    changeSchedule: (_, given, { caller }) => {
      const { number, revision, change } = readArguments(changing, given)
      return changeSchedule(database, caller, number, revision, change, clock())
    },
    removeSchedule: async (_, given, { caller }) => {
      const { number } = readArguments(byNumber, given)
      await removeSchedule(database, caller, number, clock())
      return number
    }
  }
  return {
    resolvers: { Query, Mutation, Schedule: { number: numberOf, last: ({ last }: Schedule) => (last === null ? null : numbered(last)) } },
    loaders: {},
    nodes: { Schedule: { keyOf: numberOf, find: (key, { caller }) => asCaller(database, caller, (transaction) => findSchedule(transaction, numberIn(key), clock())) } }
  }
}
