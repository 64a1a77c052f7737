import type { FastifyReply } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { asCaller } from '../platform/caller.js'
import type { Database } from '../platform/database/database.js'
import { serialNumber } from '../platform/http/parameters.js'
import { orders, pageOf, pageQuery, readCursor, toPage } from '../platform/http/pages.js'
import { ifMatch, readRevision, tagRevision } from '../platform/http/revisions.js'
import { approveCirclePlan, editCircles, importCircles, validateCirclePlan } from './circle-edit-queries.js'
import type { CircleFigures } from './circle-figures-queries.js'
import { mapOf } from './circle-map.js'
import { copyCirclePlan, deleteCirclePlan, delineateCircles, findCirclePlan, listCirclePlans, type FullCirclePlan } from './circle-plan-queries.js'
import {
  circle, circleCheckup, circleCodeText, circleEdits, circleFilter, circleMap, circlePlan, circlePlanCopy, circlePlanFilter, circlePolygons, circleScores, circleValidation, editedCircles, fullCircle, fullCirclePlan, mapPage, newCirclePlan, tier
} from './circle-plan-schemas.js'
import { drawCircles, findCircle, listCircles } from './circle-queries.js'
import type { Planning } from './planning.js'
import { whichRun } from './what-if-schemas.js'

const byId = z.object({ id: serialNumber })
const byCode = z.object({ id: serialNumber, circle: circleCodeText })

/** Living circles, as plans that are delineated, edited and approved. */
export const circlePlanRoutes: FastifyPluginAsyncZod<{ database: Database; planning: Planning; circleFigures: CircleFigures }> = async (app, { database, planning, circleFigures }) => {
  app.get(
    '/circle-plans',
    {
      config: { scope: 'plans:read' },
      schema: {
        tags: ['improvement'],
        operationId: 'listCirclePlans',
        summary: 'Plans of living circles of the own region, and approved ones, the newest first',
        querystring: z.object({ ...pageQuery, ...circlePlanFilter }),
        response: { 200: pageOf(circlePlan) }
      }
    },
    async (request, reply) => {
      const { limit, cursor, ...filter } = request.query
      const rows = await asCaller(database, request.caller, (transaction) => listCirclePlans(transaction, filter, { limit: limit + 1, after: readCursor(orders.newest, cursor) }))
      return toPage(request, reply, rows, limit, orders.newest, (row) => row.id)
    }
  )

  app.post(
    '/circle-plans',
    {
      config: { scope: 'plans:write', idempotent: true, seconds: 300 },
      schema: {
        tags: ['improvement'],
        operationId: 'delineateCircles',
        summary: 'Delineates the living circles of a county or city into a draft',
        description:
          'Five-minute circles of sites and fifteen-minute circles of whole five-minute ones: every site in exactly one of each, each of one piece and inside its county, the bands of residents kept where that can be and every breach listed, the residents\' walk to the centres the least that is found. Drawn as unions of the sites\' Voronoi cells within the county, without gaps or overlaps. The same inventory gives the same circles. A county takes a few seconds.',
        body: newCirclePlan,
        response: { 201: fullCirclePlan }
      }
    },
    async (request, reply) => answerCreated(reply, await delineateCircles(database, planning, request.caller, request.body))
  )

  app.get(
    '/circle-plans/:id',
    {
      config: { scope: 'plans:read' },
      schema: {
        tags: ['improvement'],
        operationId: 'getCirclePlan',
        summary: 'One plan with the figures of the whole, and every breach of a band',
        description: 'Its ETag is the revision that an edit of it names in If-Match.',
        params: byId,
        response: { 200: fullCirclePlan }
      }
    },
    async (request, reply) => tagged(reply, await asCaller(database, request.caller, (transaction) => findCirclePlan(transaction, request.params.id)))
  )

  app.delete(
    '/circle-plans/:id',
    {
      config: { scope: 'plans:write' },
      schema: { tags: ['improvement'], operationId: 'deleteCirclePlan', summary: 'Deletes a draft', params: byId, headers: ifMatch, response: { 204: z.null().describe('Deleted') } }
    },
    async (request, reply) => {
      await deleteCirclePlan(database, request.caller, request.params.id, readRevision(request, 'circle plan'))
      return reply.code(204).send(null)
    }
  )

  app.get(
    '/circle-plans/:id/circles',
    {
      config: { scope: 'plans:read' },
      schema: {
        tags: ['improvement'],
        operationId: 'listCircles',
        summary: 'Circles of a plan with population, walk and compactness',
        params: byId,
        querystring: z.object({ ...pageQuery, ...circleFilter }),
        response: { 200: pageOf(circle) }
      }
    },
    async (request, reply) => {
      const { limit, cursor, tier, county, circle: parent } = request.query
      const rows = await asCaller(database, request.caller, async (transaction) => {
        await findCirclePlan(transaction, request.params.id)
        return listCircles(transaction, request.params.id, { tier, countyCode: county, parentCode: parent }, { limit: limit + 1, after: readCursor(orders.code, cursor) })
      })
      return toPage(request, reply, rows, limit, orders.code, (row) => row.code)
    }
  )

  app.get(
    '/circle-plans/:id/map',
    {
      config: { scope: 'plans:read', seconds: 60 },
      schema: {
        tags: ['improvement'],
        operationId: 'mapCircles',
        summary: 'Circles of a plan as GeoJSON',
        params: byId,
        querystring: z.object({ ...mapPage, ...circleFilter }),
        response: { 200: circleMap }
      }
    },
    async ({ caller, params, query: { limit, after, tier, county, circle: parent } }) => {
      const rows = await asCaller(database, caller, async (transaction) => {
        await findCirclePlan(transaction, params.id)
        return drawCircles(transaction, params.id, { tier, countyCode: county, parentCode: parent }, { limit: limit + 1, after })
      })
      return mapOf(rows, limit)
    }
  )

  app.get(
    '/circle-plans/:id/circles/:circle',
    { config: { scope: 'plans:read' }, schema: { tags: ['improvement'], operationId: 'getCircle', summary: 'One circle with its polygon and its sites', params: byCode, response: { 200: fullCircle } } },
    ({ caller, params }) => asCaller(database, caller, (transaction) => findCircle(transaction, params.id, params.circle))
  )

  app.get(
    '/circle-plans/:id/circles/:circle/checkup',
    {
      config: { scope: 'plans:read', seconds: 120 },
      schema: {
        tags: ['improvement'],
        operationId: 'checkUpCircle',
        summary: 'One circle like a community: its facilities, reach, scores and shortfalls',
        description: "By a run's own rules and inputs, with circles in the place of its communities: whoever lives in a circle is of it, and so is every facility in its polygon.",
        params: byCode,
        querystring: z.object(whichRun),
        response: { 200: circleCheckup }
      }
    },
    ({ caller, params, query }) => circleFigures.checkup(caller, params.id, params.circle, query)
  )

  app.get(
    '/circle-plans/:id/scores',
    {
      config: { scope: 'plans:read', seconds: 120 },
      schema: {
        tags: ['improvement'],
        operationId: 'scoreCircles',
        summary: 'How the circles of a plan score, by the newest run with results',
        params: byId,
        querystring: z.object({ tier, ...whichRun }),
        response: { 200: circleScores }
      }
    },
    ({ caller, params, query: { tier: of, ...which } }) => circleFigures.scores(caller, params.id, of, which)
  )

  app.post(
    '/circle-plans/:id/edits',
    {
      config: { scope: 'plans:write', seconds: 120 },
      schema: {
        tags: ['improvement'],
        operationId: 'editCircles',
        summary: 'Moves sites, merges and splits circles of a draft',
        description: 'One after the other, all or nothing. What would break a circle apart, or nest it otherwise, is refused by name; what breaks a band is kept and listed.',
        params: byId,
        headers: ifMatch,
        body: circleEdits,
        response: { 200: editedCircles }
      }
    },
    async (request, reply) => taggedEdit(reply, await editCircles(database, request.caller, request.params.id, readRevision(request, 'circle plan'), request.body.edits))
  )

  app.post(
    '/circle-plans/:id/polygons',
    {
      bodyLimit: 16_777_216,
      config: { scope: 'plans:write', seconds: 120 },
      schema: {
        tags: ['improvement'],
        operationId: 'importCirclePolygons',
        summary: "Puts a spatial plan's polygons in the place of a county's circles in a draft",
        description: 'Each becomes a five-minute circle, cut by the county, with the sites in it. Refused are polygons that are not valid, overlap, lie beyond the county, hold no site or leave one out.',
        params: byId,
        headers: ifMatch,
        body: circlePolygons,
        response: { 200: editedCircles }
      }
    },
    async (request, reply) => {
      const { countyCode, features } = request.body
      const circles = features.map(({ geometry, properties }) => ({ geometry, parent: properties?.parent }))
      return taggedEdit(reply, await importCircles(database, request.caller, request.params.id, readRevision(request, 'circle plan'), { countyCode, circles }))
    }
  )

  app.get(
    '/circle-plans/:id/validation',
    {
      config: { scope: 'plans:read', seconds: 120 },
      schema: { tags: ['improvement'], operationId: 'validateCirclePlan', summary: 'Which rules a plan keeps, looked at afresh', params: byId, response: { 200: circleValidation } }
    },
    ({ caller, params }) => asCaller(database, caller, (transaction) => validateCirclePlan(transaction, params.id))
  )

  app.post(
    '/circle-plans/:id/approval',
    {
      config: { scope: 'plans:write', seconds: 120 },
      schema: {
        tags: ['improvement'],
        operationId: 'approveCirclePlan',
        summary: 'Approves a draft: from then on it never changes',
        description: 'What was approved for its counties before is superseded. A plan that breaks a hard rule is refused; breaches of bands are not in the way.',
        params: byId,
        headers: ifMatch,
        response: { 200: fullCirclePlan }
      }
    },
    async (request, reply) => tagged(reply, await approveCirclePlan(database, request.caller, request.params.id, readRevision(request, 'circle plan')))
  )

  app.post(
    '/circle-plans/:id/copies',
    {
      config: { scope: 'plans:write', idempotent: true, seconds: 60 },
      schema: { tags: ['improvement'], operationId: 'copyCirclePlan', summary: 'A draft with the circles of a plan, whatever its state', params: byId, body: circlePlanCopy, response: { 201: fullCirclePlan } }
    },
    async (request, reply) => answerCreated(reply, await copyCirclePlan(database, request.caller, request.params.id, request.body))
  )
}

function tagged(reply: FastifyReply, plan: FullCirclePlan): FullCirclePlan {
  tagRevision(reply, plan.revision)
  return plan
}

function taggedEdit<T extends { readonly plan: FullCirclePlan }>(reply: FastifyReply, edited: T): T {
  tagRevision(reply, edited.plan.revision)
  return edited
}

function answerCreated(reply: FastifyReply, plan: FullCirclePlan) {
  tagRevision(reply, plan.revision)
  return reply.code(201).header('location', `/v1/circle-plans/${plan.id}`).send(plan)
}
