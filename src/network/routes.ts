import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Database } from '../platform/database/database.js'
import { findNetwork, listNetworks } from './network-queries.js'
import { answerIsochrones, answerReaches, answerSnap, budgetOf, originOf, originsOf, reachBudgetOf } from './reach-answers.js'
import {
  closures, contourList, contours, generalize, inQuery, isochroneCollection, lat, lon, network, networkId, originId, origins, profile, reach, snap, width
} from './schemas.js'

/** How people walk: networks, reach, isochrones. Any token may read them. */
export const networkRoutes: FastifyPluginAsyncZod<{ database: Database }> = async (app, { database }) => {
  app.get(
    '/networks',
    {
      config: { scope: 'network:read' },
      schema: {
        tags: ['network'],
        operationId: 'listNetworks',
        summary: 'Versions of the walking network, the newest first',
        response: { 200: z.object({ items: z.array(network) }) }
      }
    },
    async () => ({ items: await listNetworks(database.db) })
  )

  app.get(
    '/networks/:id',
    {
      config: { scope: 'network:read' },
      schema: {
        tags: ['network'],
        operationId: 'getNetwork',
        summary: 'One version of the walking network',
        params: z.object({ id: networkId }),
        response: { 200: network }
      }
    },
    async (request) => findNetwork(database.db, request.params.id)
  )

  app.get(
    '/snap',
    {
      config: { scope: 'network:read' },
      schema: {
        tags: ['network'],
        operationId: 'getSnap',
        summary: 'Where a point meets the walking network',
        description: 'The street a walk from here begins on. Its number can be closed in reach and isochrones.',
        querystring: z.object({ lon: inQuery(lon), lat: inQuery(lat), profile }),
        response: { 200: snap }
      }
    },
    async ({ query }) => answerSnap(database, query, query.profile)
  )

  app.get(
    '/reach',
    {
      config: { scope: 'network:read' },
      schema: {
        tags: ['network'],
        operationId: 'getReach',
        summary: 'What can be walked to from a point or a residential site',
        description:
          'Exact network distances. Give lon and lat, or site; minutes (default 5,15) or meters. A point off the network reaches nothing and says so in `warnings`.',
        querystring: z.object({
          id: originId.optional().describe('Echoed'),
          lon: inQuery(lon.optional()),
          lat: inQuery(lat.optional()),
          site: z.string().optional().describe('External id of a residential site, instead of lon and lat'),
          minutes: contourList.optional().describe('Rising, at most 8, such as 5,15'),
          meters: contourList.optional().describe('Rising, at most 8, such as 300,900; instead of minutes'),
          profile
        }),
        response: { 200: reach }
      }
    },
    async ({ query }) => {
      const [answer] = await answerReaches(database, [originOf(query)], {
        budget: reachBudgetOf({ minutes: query.minutes, metres: query.meters }, ['minutes', 'meters']),
        profile: query.profile
      })
      return answer!
    }
  )

  app.post(
    '/reach',
    {
      bodyLimit: largestBody,
      config: { scope: 'network:read' },
      schema: {
        tags: ['network'],
        operationId: 'postReach',
        summary: 'What can be walked to from up to 1,000 points or residential sites',
        description: 'As GET, for many origins in one statement; some streets may be closed. Answers stand in the order of the origins.',
        body: z.strictObject({
          origins,
          minutes: contours.optional().describe('Rising, at most 8; default 5 and 15'),
          meters: contours.optional().describe('Rising, at most 8; instead of minutes'),
          profile,
          ...closures
        }),
        response: { 200: z.object({ items: z.array(reach) }) }
      }
    },
    async ({ body }) => ({
      items: await answerReaches(database, originsOf(body.origins), {
        budget: reachBudgetOf({ minutes: body.minutes, metres: body.meters }, ['minutes', 'meters']),
        profile: body.profile,
        avoid: body.avoid,
        closedEdges: body.closed_edges,
        closedEdgesName: 'closed_edges'
      })
    })
  )

  app.get(
    '/isochrones',
    {
      config: { scope: 'network:read' },
      schema: {
        tags: ['network'],
        operationId: 'getIsochrones',
        summary: 'Isochrones of a point, with the people and facilities within',
        description:
          'Built from the streets actually reached, holes kept, nested. Walking is symmetric: there is no direction. Give contours_minutes or contours_meters; lon and lat, or site.',
        querystring: z.object({
          id: originId.optional().describe('Echoed'),
          lon: inQuery(lon.optional()),
          lat: inQuery(lat.optional()),
          site: z.string().optional().describe('External id of a residential site, instead of lon and lat'),
          contours_minutes: contourList.optional().describe('Rising, at most 8, such as 5,15'),
          contours_meters: contourList.optional().describe('Rising, at most 8, such as 300,900'),
          profile,
          polygons: z.stringbool().default(true).describe('false: the reached streets as lines'),
          generalize: inQuery(generalize),
          width: inQuery(width)
        }),
        response: { 200: isochroneCollection }
      }
    },
    async ({ query }) =>
      answerIsochrones(database, [originOf(query)], {
        id: query.id,
        budget: budgetOf({ minutes: query.contours_minutes, metres: query.contours_meters }, ['contours_minutes', 'contours_meters']),
        profile: query.profile,
        polygons: query.polygons,
        generalizeMetres: query.generalize,
        widthMetres: query.width
      })
  )

  app.post(
    '/isochrones',
    {
      bodyLimit: largestBody,
      config: { scope: 'network:read' },
      schema: {
        tags: ['network'],
        operationId: 'postIsochrones',
        summary: 'Isochrones of up to 1,000 points or residential sites',
        description: 'As GET, for many origins in one statement, at most 2,000 isochrones (origins by contours) at once; some streets may be closed.',
        body: z.strictObject({
          id: originId.optional().describe('Echoed'),
          origins,
          contours_minutes: contours.optional().describe('Rising, at most 8'),
          contours_meters: contours.optional().describe('Rising, at most 8'),
          profile,
          polygons: z.boolean().default(true).describe('false: the reached streets as lines'),
          generalize,
          width,
          ...closures
        }),
        response: { 200: isochroneCollection }
      }
    },
    async ({ body }) =>
      answerIsochrones(database, originsOf(body.origins), {
        id: body.id,
        budget: budgetOf({ minutes: body.contours_minutes, metres: body.contours_meters }, ['contours_minutes', 'contours_meters']),
        profile: body.profile,
        polygons: body.polygons,
        generalizeMetres: body.generalize,
        widthMetres: body.width,
        avoid: body.avoid,
        closedEdges: body.closed_edges,
        closedEdgesName: 'closed_edges'
      })
  )
}

/** Room for a thousand origins and an area with many corners. */
const largestBody = 2 * 1_048_576
