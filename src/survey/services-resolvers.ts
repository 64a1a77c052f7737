import { z } from 'zod'
import { asCaller } from '../platform/caller.js'
import type { Database } from '../platform/database/database.js'
import { readArguments } from '../platform/graphql/arguments.js'
import { oneMore, readPage, toConnection } from '../platform/graphql/connection.js'
import type { MutationResolvers, QueryResolvers } from '../platform/graphql/generated.js'
import type { GraphqlPart } from '../platform/graphql/graphql.js'
import { numberOf } from '../platform/graphql/nodes.js'
import { orders } from '../platform/http/pages.js'
import { deleteActivity, listActivities, putActivity } from './activity-queries.js'
import { addInterview, deleteInterview, interviewGuide, listInterviews } from './interview-queries.js'
import { guideFilter, interviewFilter, newInterview } from './interview-schemas.js'
import { needsCode } from './needs-schemas.js'
import { externalId } from '../registry/schemas.js'
import { deleteServiceIssue, listServiceIssues, putServiceIssue } from './service-issue-queries.js'
import { activityContent, activityFilter, serviceIssueContent, serviceIssueFilter } from './services-schemas.js'

const campaign = needsCode
const byExternalId = z.object({ externalId })

/** Interviews, complaints and tickets, and activities, as GraphQL. */
export function servicesResolvers(database: Database): GraphqlPart {
  const Query: QueryResolvers = {
    interviewGuide: (_, given, { caller }) => {
      const { campaign: code, community, topic, standard } = readArguments(z.object({ campaign, ...guideFilter }), given)
      return asCaller(database, caller, (transaction) => interviewGuide(transaction, code, community, topic, standard))
    },
    interviews: async (_, given, { caller }) => {
      const page = readPage(orders.newest, given)
      const { campaign: code, ...filter } = readArguments(z.object({ campaign, ...interviewFilter }), given)
      return toConnection(await asCaller(database, caller, (transaction) => listInterviews(transaction, code, filter, oneMore(page))), page, (row) => row.id)
    },
    serviceIssues: async (_, given, { caller }) => {
      const page = readPage(orders.externalId, given)
      const filter = readArguments(z.object(serviceIssueFilter), given)
      return toConnection(await asCaller(database, caller, (transaction) => listServiceIssues(transaction, filter, oneMore(page))), page, (row) => row.externalId)
    },
    activities: async (_, given, { caller }) => {
      const page = readPage(orders.externalId, given)
      const filter = readArguments(z.object(activityFilter), given)
      return toConnection(await asCaller(database, caller, (transaction) => listActivities(transaction, filter, oneMore(page))), page, (row) => row.externalId)
    }
  }

  const Mutation: MutationResolvers = {
    addInterview: (_, given, { caller }) => {
      const { campaign: code, interview } = readArguments(z.object({ campaign, interview: newInterview }), given)
      return addInterview(database, caller, code, interview)
    },
    deleteInterview: async (_, given, { caller }) => {
      const { campaign: code, number } = readArguments(z.object({ campaign, number: z.int32().positive() }), given)
      await deleteInterview(database, caller, code, number)
      return number
    },
    putServiceIssue: (_, given, { caller }) => {
      const { externalId: id, issue } = readArguments(z.object({ externalId, issue: serviceIssueContent }), given)
      return putServiceIssue(database, caller, id, issue)
    },
    deleteServiceIssue: async (_, given, { caller }) => {
      const { externalId: id } = readArguments(byExternalId, given)
      await deleteServiceIssue(database, caller, id)
      return id
    },
    putActivity: (_, given, { caller }) => {
      const { externalId: id, activity } = readArguments(z.object({ externalId, activity: activityContent }), given)
      return putActivity(database, caller, id, activity)
    },
    deleteActivity: async (_, given, { caller }) => {
      const { externalId: id } = readArguments(byExternalId, given)
      await deleteActivity(database, caller, id)
      return id
    }
  }

  return { resolvers: { Query, Mutation, Interview: { number: numberOf } }, loaders: {}, nodes: {} }
}
