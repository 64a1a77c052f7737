import { createHash } from 'node:crypto'
import accepts from '@fastify/accepts'
import type { FastifyReply } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Reports } from '../checkup/report/reports.js'
import { pages, preferred, sendFile } from '../checkup/report/routes.js'
import { asCaller } from '../platform/caller.js'
import type { Database } from '../platform/database/database.js'
import { orders, pageOf, pageQuery, readCursor, toPage } from '../platform/http/pages.js'
import { serialNumber } from '../platform/http/parameters.js'
import { ifMatch, readRevision, tagRevision } from '../platform/http/revisions.js'
import { districtPlanPages } from './district-plan-page.js'
import type { DistrictPlans, FullDistrictPlan } from './district-plan-outlook-queries.js'
import { deleteDistrictPlan, deletePlanFacility, editDistrictPlan, listDistrictPlans, moveDistrictPlan, putPlanFacility, putPlanTargets } from './district-plan-queries.js'
import {
  districtPlan, districtPlanComparison, districtPlanCopy, districtPlanFilter, districtPlanFormats, districtPlanHead, districtPlanQuery, districtPlanStep, filledDistrictPlan, fullDistrictPlan, newDistrictPlan, planFacilityContent,
  planShortfall, planShortfallFilter, planTargets
} from './district-plan-schemas.js'
import { projectId } from './project-schemas.js'

const byId = z.object({ id: serialNumber })
const byProject = z.object({ id: serialNumber, project: projectId })
const what = 'district plan'

/** District plans (一区一规划): what counties build over some years, version by version. */
export const districtPlanRoutes: FastifyPluginAsyncZod<{ database: Database; districtPlans: DistrictPlans; reports: Reports }> = async (app, { database, districtPlans, reports }) => {
  await app.register(accepts)

  app.get(
    '/district-plans',
    {
      config: { scope: 'plans:read' },
      schema: {
        tags: ['improvement'],
        operationId: 'listDistrictPlans',
        summary: 'District plans of the own region, the newest first',
        querystring: z.object({ ...pageQuery, ...districtPlanFilter }),
        response: { 200: pageOf(districtPlan) }
      }
    },
    async (request, reply) => {
      const { limit, cursor, ...filter } = request.query
      const rows = await asCaller(database, request.caller, (transaction) => listDistrictPlans(transaction, filter, { limit: limit + 1, after: readCursor(orders.newest, cursor) }))
      return toPage(request, reply, rows, limit, orders.newest, (row) => row.id)
    }
  )

  app.post(
    '/district-plans',
    {
      config: { scope: 'plans:write', idempotent: true, seconds: 120 },
      schema: {
        tags: ['improvement'],
        operationId: 'draftDistrictPlan',
        summary: "Begin the next version of a county's plan",
        description: "It begins with a published run, whose findings are its baseline. Unless `fill` is false, the county's projects are put in by schedule and priority, and nothing is to be below the thresholds of the standard by the last year.",
        body: newDistrictPlan,
        response: { 201: fullDistrictPlan }
      }
    },
    async ({ caller, body }, reply) => answerCreated(reply, await districtPlans.draft(caller, body))
  )

  app.get(
    '/district-plans/comparison',
    {
      config: { scope: 'plans:read', seconds: 120 },
      schema: {
        tags: ['improvement'],
        operationId: 'compareDistrictPlans',
        summary: "What a version of a county's plan has otherwise than another",
        querystring: z.object({ from: serialNumber.describe('Number of the plan that the other is held against'), to: serialNumber }),
        response: { 200: districtPlanComparison }
      }
    },
    ({ caller, query }) => districtPlans.compare(caller, query.from, query.to)
  )

  app.get(
    '/district-plans/:id',
    {
      config: { scope: 'plans:read', seconds: 120 },
      schema: {
        tags: ['improvement'],
        operationId: 'getDistrictPlan',
        summary: 'A district plan (一区一规划) with what it comes to',
        description:
          'Baseline, shortfalls and what becomes of them, targets met or not, what is built where, why, in which order, at what cost and with what gain, and the indices expected year by year: by the rules of the run that it begins with, on what that has read. ' +
          "JSON, or the county's report with the plan before it (HTML or PDF). Its ETag names the revision that an edit names in If-Match.",
        params: byId,
        querystring: districtPlanQuery,
        response: {
          200: {
            description: 'The plan',
            content: { 'application/json': { schema: fullDistrictPlan }, ...pages }
          }
        }
      }
    },
    async (request, reply) => {
      const { format, language } = preferred(request, reply, districtPlanFormats, request.query.format, request.query.lang)
      const found = await districtPlans.find(request.caller, request.params.id)
      if (format === 'json') return tagged(reply, found)
      const { content } = await reports.make(request.caller, { regionCode: found.regionCode, format, language, run: found.runId }, districtPlanPages(found, language))
      return sendFile(reply, Buffer.from(content), format, language, `district-plan-${found.regionCode}-${found.version}-${language}.${format}`)
    }
  )

  app.put(
    '/district-plans/:id',
    {
      config: { scope: 'plans:write', seconds: 120 },
      schema: { tags: ['improvement'], operationId: 'editDistrictPlan', summary: 'Change title, years, run or circles of a draft', params: byId, headers: ifMatch, body: districtPlanHead, response: { 200: fullDistrictPlan } }
    },
    async (request, reply) => {
      await editDistrictPlan(database, request.caller, request.params.id, readRevision(request, what), request.body)
      return tagged(reply, await districtPlans.find(request.caller, request.params.id))
    }
  )

  app.delete(
    '/district-plans/:id',
    {
      config: { scope: 'plans:write' },
      schema: { tags: ['improvement'], operationId: 'deleteDistrictPlan', summary: 'Delete a draft of a district plan', params: byId, headers: ifMatch, response: { 204: z.null().describe('Deleted') } }
    },
    async (request, reply) => {
      await deleteDistrictPlan(database, request.caller, request.params.id, readRevision(request, what))
      return reply.code(204).send(null)
    }
  )

  app.get(
    '/district-plans/:id/shortfalls',
    {
      config: { scope: 'plans:read', seconds: 120 },
      schema: {
        tags: ['improvement'],
        operationId: 'listPlanShortfalls',
        summary: 'What the baseline finds short in communities and circles, and which planned project meets it',
        description: 'Those of communities at the head, then those of circles; the worst first within each.',
        params: byId,
        querystring: z.object({ ...pageQuery, ...planShortfallFilter }),
        response: { 200: pageOf(planShortfall) }
      }
    },
    async (request, reply) => {
      const { limit, cursor, ...filter } = request.query
      const after = readCursor(orders.found, cursor) ?? 0
      const rows = (await districtPlans.shortfalls(request.caller, request.params.id, filter)).slice(after, after + limit + 1)
      return toPage(request, reply, rows, limit, orders.found, (row) => after + rows.indexOf(row) + 1)
    }
  )

  app.put(
    '/district-plans/:id/targets',
    {
      config: { scope: 'plans:write', seconds: 120 },
      schema: {
        tags: ['improvement'],
        operationId: 'putPlanTargets',
        summary: 'Put targets in the place of those that a draft has',
        params: byId,
        headers: ifMatch,
        body: planTargets,
        response: { 200: fullDistrictPlan }
      }
    },
    async (request, reply) => {
      await putPlanTargets(database, request.caller, request.params.id, readRevision(request, what), request.body)
      return tagged(reply, await districtPlans.find(request.caller, request.params.id))
    }
  )

  app.post(
    '/district-plans/:id/candidates',
    {
      config: { scope: 'plans:write', seconds: 120 },
      schema: {
        tags: ['improvement'],
        operationId: 'fillDistrictPlan',
        summary: "Put what the county's library holds into a draft, by schedule and priority",
        description: 'All that is proposed, approved, under way or completed and not in it yet; what is due after its last year is left out.',
        params: byId,
        headers: ifMatch,
        response: { 200: filledDistrictPlan }
      }
    },
    async (request, reply) => {
      const filled = await districtPlans.fill(request.caller, request.params.id, readRevision(request, what))
      tagged(reply, filled.plan)
      return filled
    }
  )

  app.put(
    '/district-plans/:id/facilities/:project',
    {
      config: { scope: 'plans:write', seconds: 120 },
      schema: {
        tags: ['improvement'],
        operationId: 'putPlanFacility',
        summary: 'Put a project into a draft: its year, order, source of space and conformity',
        params: byProject,
        headers: ifMatch,
        body: planFacilityContent,
        response: { 200: fullDistrictPlan }
      }
    },
    async (request, reply) => {
      await putPlanFacility(database, request.caller, request.params.id, readRevision(request, what), request.params.project, request.body)
      return tagged(reply, await districtPlans.find(request.caller, request.params.id))
    }
  )

  app.delete(
    '/district-plans/:id/facilities/:project',
    {
      config: { scope: 'plans:write' },
      schema: { tags: ['improvement'], operationId: 'deletePlanFacility', summary: 'Take a project out of a draft', params: byProject, headers: ifMatch, response: { 204: z.null().describe('Taken out') } }
    },
    async (request, reply) => {
      await deletePlanFacility(database, request.caller, request.params.id, readRevision(request, what), request.params.project)
      return reply.code(204).send(null)
    }
  )

  app.post(
    '/district-plans/:id/moves',
    {
      config: { scope: 'plans:write', seconds: 120 },
      schema: {
        tags: ['improvement'],
        operationId: 'moveDistrictPlan',
        summary: 'Submit a district plan, send it back, or approve it',
        description:
          'Planners of the county submit it: from then on nothing of it changes. It is approved by planners and administrators of a region that holds the county, or by its own administrators; that supersedes what was approved before. Sent back, with a word why, it is a draft again.',
        params: byId,
        headers: ifMatch,
        body: districtPlanStep,
        response: { 200: fullDistrictPlan }
      }
    },
    async (request, reply) => {
      await moveDistrictPlan(database, request.caller, request.params.id, readRevision(request, what), request.body)
      return tagged(reply, await districtPlans.find(request.caller, request.params.id))
    }
  )

  app.post(
    '/district-plans/:id/copies',
    {
      config: { scope: 'plans:write', idempotent: true, seconds: 120 },
      schema: { tags: ['improvement'], operationId: 'copyDistrictPlan', summary: 'The next version of a plan, made of this one', params: byId, body: districtPlanCopy, response: { 201: fullDistrictPlan } }
    },
    async ({ caller, params, body }, reply) => answerCreated(reply, await districtPlans.copy(caller, params.id, body))
  )
}

/** The revision, and what a draft follows beside it: the library. */
function tagged(reply: FastifyReply, plan: FullDistrictPlan): FullDistrictPlan {
  tagRevision(reply, `${plan.revision}.${createHash('sha256').update(JSON.stringify(plan.facilities)).digest('base64url').slice(0, 12)}`)
  return plan
}

const answerCreated = (reply: FastifyReply, plan: FullDistrictPlan) => reply.code(201).header('location', `/v1/district-plans/${plan.id}`).send(tagged(reply, plan))
