import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Database } from '../platform/database/database.js'
import { findNetwork, listNetworks } from './network-queries.js'
import { answerIsochrones, answerReach, contoursOf, originOf } from './reach-answers.js'
import { contourList, generalize, isochroneCollection, lat, lon, network, reach } from './schemas.js'

/** How people walk: networks, reach, isochrones. Any token may read them. */
export const networkRoutes: FastifyPluginAsyncZod<{ database: Database }> = async (app, { database }) => {
  app.get(
    '/networks',
    {
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
      schema: {
        tags: ['network'],
        operationId: 'getNetwork',
        summary: 'One version of the walking network',
        params: z.object({ id: z.coerce.number().int().positive() }),
        response: { 200: network }
      }
    },
    async (request) => findNetwork(database.db, request.params.id)
  )

  app.get(
    '/reach',
    {
      schema: {
        tags: ['network'],
        operationId: 'getReach',
        summary: 'What can be walked to from a point or a residential site',
        description: 'Exact network distances. Give lon and lat, or site. A point off the network reaches nothing and says so in `warnings`.',
        querystring: z.object({
          lon: lon.optional(),
          lat: lat.optional(),
          site: z.string().optional().describe('External id of a residential site, instead of lon and lat'),
          minutes: contourList.default([5, 15]).describe('Rising, at most 8, such as 5,15'),
          profile: z.string().default('general').describe('Walking profile of the standard: general, elderly, child')
        }),
        response: { 200: reach }
      }
    },
    async (request) => {
      const { minutes, profile, ...from } = request.query
      return answerReach(database, originOf(from), minutes, profile)
    }
  )

  app.get(
    '/isochrones',
    {
      schema: {
        tags: ['network'],
        operationId: 'getIsochrones',
        summary: 'Isochrones of a point, with the people and facilities within',
        description: 'Walking is symmetric: there is no direction. Give contours_minutes or contours_meters.',
        querystring: z.object({
          lon,
          lat,
          contours_minutes: contourList.optional().describe('Rising, at most 8, such as 5,15'),
          contours_meters: contourList.optional().describe('Rising, at most 8, such as 300,900'),
          profile: z.string().default('general').describe('Walking profile of the standard: general, elderly, child'),
          polygons: z.stringbool().default(true).describe('false: the reached streets as lines'),
          generalize
        }),
        response: { 200: isochroneCollection }
      }
    },
    async (request) => {
      const { contours_minutes: minutes, contours_meters: metres, ...query } = request.query
      return answerIsochrones(database, { lon: query.lon, lat: query.lat }, {
        ...contoursOf({ minutes, metres }, ['contours_minutes', 'contours_meters']),
        profile: query.profile,
        polygons: query.polygons,
        generalizeMetres: query.generalize
      })
    }
  )
}
