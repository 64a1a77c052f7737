import { z } from 'zod'
import { asCaller } from '../platform/caller.js'
import type { Database } from '../platform/database/database.js'
import { readArguments } from '../platform/graphql/arguments.js'
import { oneMore, readPage, toConnection } from '../platform/graphql/connection.js'
import type { MutationResolvers, QueryResolvers } from '../platform/graphql/generated.js'
import type { GraphqlPart } from '../platform/graphql/graphql.js'
import { numbered } from '../platform/graphql/numbered.js'
import { orders } from '../platform/http/pages.js'
import { approveCirclePlan, editCircles, importCircles, validateCirclePlan, type EditedCircles } from './circle-edit-queries.js'
import type { CircleFigures } from './circle-figures-queries.js'
import { mapOf } from './circle-map.js'
import { copyCirclePlan, deleteCirclePlan, delineateCircles, findCirclePlan, listCirclePlans } from './circle-plan-queries.js'
import { circleCodeText, circleEdits, circleFilter, circlePlanCopy, circlePlanFilter, circlePolygons, mapPage, newCirclePlan, tier } from './circle-plan-schemas.js'
import { drawCircles, findCircle, listCircles } from './circle-queries.js'
import type { Planning } from './planning.js'
import { whichRun } from './what-if-schemas.js'

const byNumber = z.object({ number: z.int32().positive() })
const byPlan = z.object({ plan: z.int32().positive() })
const byCode = byPlan.extend({ code: circleCodeText })
const revised = byNumber.extend({ revision: z.string().min(1).max(64) })

const numberedPlan = ({ plan, ...rest }: EditedCircles) => ({ plan: numbered(plan), ...rest })

/** Living circles, as GraphQL. */
export function circlePlanResolvers(database: Database, planning: Planning, circleFigures: CircleFigures): GraphqlPart {
  const Query: QueryResolvers = {
    circlePlans: async (_, given, { caller }) => {
      const page = readPage(orders.newest, given)
      const rows = await asCaller(database, caller, (transaction) => listCirclePlans(transaction, readArguments(z.object(circlePlanFilter), given), oneMore(page)))
      return toConnection(rows.map(numbered), page, (row) => row.number)
    },
    circlePlan: async (_, given, { caller }) => numbered(await asCaller(database, caller, (transaction) => findCirclePlan(transaction, readArguments(byNumber, given).number))),
    circlePlanValidation: (_, given, { caller }) => asCaller(database, caller, (transaction) => validateCirclePlan(transaction, readArguments(byNumber, given).number)),
    circles: async (_, given, { caller }) => {
      const page = readPage(orders.code, given)
      const { plan, tier: of, county, circle: parent } = readArguments(byPlan.extend(circleFilter), given)
      const rows = await asCaller(database, caller, async (transaction) => {
        await findCirclePlan(transaction, plan)
        return listCircles(transaction, plan, { tier: of, countyCode: county, parentCode: parent }, oneMore(page))
      })
      return toConnection(rows, page, (row) => row.code)
    },
    circle: (_, given, { caller }) => {
      const { plan, code } = readArguments(byCode, given)
      return asCaller(database, caller, (transaction) => findCircle(transaction, plan, code))
    },
    circleMap: async (_, given, { caller }) => {
      const { plan, limit, after, tier: of, county, circle: parent } = readArguments(byPlan.extend({ ...circleFilter, ...mapPage }), given)
      const rows = await asCaller(database, caller, async (transaction) => {
        await findCirclePlan(transaction, plan)
        return drawCircles(transaction, plan, { tier: of, countyCode: county, parentCode: parent }, { limit: limit + 1, after })
      })
      return mapOf(rows, limit)
    },
    circleScores: (_, given, { caller }) => {
      const { plan, tier: of, ...which } = readArguments(byPlan.extend({ tier, ...whichRun }), given)
      return circleFigures.scores(caller, plan, of, which)
    },
    circleCheckup: (_, given, { caller }) => {
      const { plan, code, ...which } = readArguments(byCode.extend(whichRun), given)
      return circleFigures.checkup(caller, plan, code, which)
    }
  }
  const Mutation: MutationResolvers = {
    delineateCircles: async (_, given, { caller }) => numbered(await delineateCircles(database, planning, caller, readArguments(z.object({ plan: newCirclePlan }), given).plan)),
    editCircles: async (_, given, { caller }) => {
      const { number, revision, edits } = readArguments(revised.extend(circleEdits.shape), given)
      return numberedPlan(await editCircles(database, caller, number, revision, edits))
    },
    importCirclePolygons: async (_, given, { caller }) => {
      const { number, revision, polygons: { countyCode, features } } = readArguments(revised.extend({ polygons: circlePolygons }), given)
      return numberedPlan(await importCircles(database, caller, number, revision, { countyCode, circles: features.map(({ geometry, properties }) => ({ geometry, parent: properties?.parent })) }))
    },
    approveCirclePlan: async (_, given, { caller }) => {
      const { number, revision } = readArguments(revised, given)
      return numbered(await approveCirclePlan(database, caller, number, revision))
    },
    copyCirclePlan: async (_, given, { caller }) => {
      const { number, ...about } = readArguments(byNumber.extend(circlePlanCopy.shape), given)
      return numbered(await copyCirclePlan(database, caller, number, about))
    },
    deleteCirclePlan: async (_, given, { caller }) => {
      const { number, revision } = readArguments(revised, given)
      await deleteCirclePlan(database, caller, number, revision)
      return number
    }
  }
  return { resolvers: { Query, Mutation }, loaders: {}, nodes: {} }
}
