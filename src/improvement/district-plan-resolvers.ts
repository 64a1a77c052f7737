import { z } from 'zod'
import { asCaller } from '../platform/caller.js'
import type { Database } from '../platform/database/database.js'
import { readArguments } from '../platform/graphql/arguments.js'
import { oneMore, readPage, toConnection } from '../platform/graphql/connection.js'
import type { MutationResolvers, QueryResolvers } from '../platform/graphql/generated.js'
import type { GraphqlPart } from '../platform/graphql/graphql.js'
import { numbered } from '../platform/graphql/numbered.js'
import { orders } from '../platform/http/pages.js'
import type { DistrictPlans } from './district-plan-outlook-queries.js'
import { deleteDistrictPlan, deletePlanFacility, editDistrictPlan, listDistrictPlans, moveDistrictPlan, putPlanFacility, putPlanTargets } from './district-plan-queries.js'
import { districtPlanCopy, districtPlanFilter, districtPlanHead, districtPlanStep, newDistrictPlan, planFacilityContent, planShortfallFilter, planTargets } from './district-plan-schemas.js'
import { projectId } from './project-schemas.js'

const byNumber = z.object({ number: z.int32().positive() })
const revised = byNumber.extend({ revision: z.string().min(1).max(64) })
const ofProject = revised.extend({ project: projectId })

/** District plans, as GraphQL. */
export function districtPlanResolvers({ database, districtPlans }: { readonly database: Database; readonly districtPlans: DistrictPlans }): GraphqlPart {
  const Query: QueryResolvers = {
    districtPlans: async (_, given, { caller }) => {
      const page = readPage(orders.newest, given)
      const rows = await asCaller(database, caller, (transaction) => listDistrictPlans(transaction, readArguments(z.object(districtPlanFilter), given), oneMore(page)))
      return toConnection(rows.map(numbered), page, (row) => row.number)
    },
    districtPlan: async (_, given, { caller }) => numbered(await districtPlans.find(caller, readArguments(byNumber, given).number)),
    districtPlanShortfalls: async (_, given, { caller }) => {
      const page = readPage(orders.found, given)
      const { number, ...filter } = readArguments(byNumber.extend(planShortfallFilter), given)
      const after = page.after ?? 0
      const rows = (await districtPlans.shortfalls(caller, number, filter)).slice(after, after + page.limit + 1)
      return toConnection(rows, page, (_row, position) => after + position + 1)
    },
    districtPlanComparison: async (_, given, { caller }) => {
      const { from, to } = readArguments(z.object({ from: z.int32().positive(), to: z.int32().positive() }), given)
      const compared = await districtPlans.compare(caller, from, to)
      return { ...compared, from: numbered(compared.from), to: numbered(compared.to) }
    }
  }
  const Mutation: MutationResolvers = {
    draftDistrictPlan: async (_, given, { caller }) => numbered(await districtPlans.draft(caller, readArguments(z.object({ plan: newDistrictPlan }), given).plan)),
    editDistrictPlan: async (_, given, { caller }) => {
      const { number, revision, plan } = readArguments(revised.extend({ plan: districtPlanHead }), given)
      await editDistrictPlan(database, caller, number, revision, plan)
      return numbered(await districtPlans.find(caller, number))
    },
    deleteDistrictPlan: async (_, given, { caller }) => {
      const { number, revision } = readArguments(revised, given)
      await deleteDistrictPlan(database, caller, number, revision)
      return number
    },
    putPlanTargets: async (_, given, { caller }) => {
      const { number, revision, ...wanted } = readArguments(revised.extend(planTargets.shape), given)
      await putPlanTargets(database, caller, number, revision, wanted)
      return numbered(await districtPlans.find(caller, number))
    },
    fillDistrictPlan: async (_, given, { caller }) => {
      const { number, revision } = readArguments(revised, given)
      const { plan, ...rest } = await districtPlans.fill(caller, number, revision)
      return { plan: numbered(plan), ...rest }
    },
    putPlanFacility: async (_, given, { caller }) => {
      const { number, revision, project, content } = readArguments(ofProject.extend({ content: planFacilityContent }), given)
      await putPlanFacility(database, caller, number, revision, project, content)
      return numbered(await districtPlans.find(caller, number))
    },
    deletePlanFacility: async (_, given, { caller }) => {
      const { number, revision, project } = readArguments(ofProject, given)
      await deletePlanFacility(database, caller, number, revision, project)
      return project
    },
    moveDistrictPlan: async (_, given, { caller }) => {
      const { number, revision, ...step } = readArguments(revised.extend(districtPlanStep.shape), given)
      await moveDistrictPlan(database, caller, number, revision, step)
      return numbered(await districtPlans.find(caller, number))
    },
    copyDistrictPlan: async (_, given, { caller }) => {
      const { number, ...about } = readArguments(byNumber.extend(districtPlanCopy.shape), given)
      return numbered(await districtPlans.copy(caller, number, about))
    }
  }
  return { resolvers: { Query, Mutation }, loaders: {}, nodes: {} }
}
