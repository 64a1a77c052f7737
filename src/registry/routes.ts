import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Database } from '../platform/database/database.js'
import { tagRevision } from '../platform/http/revisions.js'
import { orders, pageOf, pageQuery, readCursor, toPage } from '../platform/http/pages.js'
import { communityKinds } from './region-import.js'
import { findFacility, listFacilities, listFacilityVersions } from './facility-queries.js'
import { facilityVersion, opening, siteVersion } from './inventory-schemas.js'
import { openingOf } from './opening-hours.js'
import { findRegion, listRegions, regionTree as treeOf } from './region-queries.js'
import { bbox, byExternalId, day, facility, facilityFilter, moment, region, regionCode, regionLevel, regionTree, site } from './schemas.js'
import { versionTag } from './version-queries.js'
import { findSite, listSites, listSiteVersions } from './site-queries.js'

const meetingBox = bbox.optional().describe('Only those whose boundary meets this box: west,south,east,north in degrees. Regions without a boundary do not.')

/** What there is: regions, communities, residential sites, facilities. Any token may read them. */
export const registryRoutes: FastifyPluginAsyncZod<{ database: Database }> = async (app, { database: { db } }) => {
  app.get(
    '/regions',
    {
      config: { scope: 'registry:read' },
      schema: {
        tags: ['registry'],
        operationId: 'listRegions',
        summary: 'Regions, in the order of their codes',
        querystring: z.object({
          ...pageQuery,
          level: regionLevel.optional(),
          parent: regionCode.optional().describe('Only the children of this region'),
          within: regionCode.optional().describe('Only this region and what lies below it'),
          bbox: meetingBox
        }),
        response: { 200: pageOf(region) }
      }
    },
    async (request, reply) => {
      const { limit, cursor, parent, ...filter } = request.query
      const rows = await listRegions(db, { ...filter, parentCode: parent }, { limit: limit + 1, after: readCursor(orders.code, cursor) })
      return toPage(request, reply, rows, limit, orders.code, (row) => row.code)
    }
  )

  app.get(
    '/regions/:code',
    {
      config: { scope: 'registry:read' },
      schema: {
        tags: ['registry'],
        operationId: 'getRegion',
        summary: 'One region, by its code or a retired one',
        params: z.object({ code: regionCode }),
        response: { 200: region }
      }
    },
    async (request) => findRegion(db, request.params.code)
  )

  app.get(
    '/regions/:code/children',
    {
      config: { scope: 'registry:read' },
      schema: {
        tags: ['registry'],
        operationId: 'listChildren',
        summary: 'The regions right below one',
        params: z.object({ code: regionCode }),
        querystring: z.object(pageQuery),
        response: { 200: pageOf(region) }
      }
    },
    async (request, reply) => {
      const { limit, cursor } = request.query
      const { code } = await findRegion(db, request.params.code)
      const rows = await listRegions(db, { parentCode: code }, { limit: limit + 1, after: readCursor(orders.code, cursor) })
      return toPage(request, reply, rows, limit, orders.code, (row) => row.code)
    }
  )

  app.get(
    '/regions/:code/tree',
    {
      config: { scope: 'registry:read' },
      schema: {
        tags: ['registry'],
        operationId: 'getRegionTree',
        summary: 'A region with what lies below it',
        params: z.object({ code: regionCode }),
        querystring: z.object({ depth: z.coerce.number().int().min(0).max(4).default(1).describe('Levels below the region') }),
        response: { 200: regionTree }
      }
    },
    async (request) => treeOf(db, request.params.code, request.query.depth)
  )

  app.get(
    '/communities',
    {
      config: { scope: 'registry:read' },
      schema: {
        tags: ['registry'],
        operationId: 'listCommunities',
        summary: 'Communities, in the order of their codes',
        querystring: z.object({
          ...pageQuery,
          within: regionCode.optional().describe('Only in this region'),
          kind: z.enum(communityKinds).optional(),
          bbox: meetingBox
        }),
        response: { 200: pageOf(region) }
      }
    },
    async (request, reply) => {
      const { limit, cursor, ...filter } = request.query
      const rows = await listRegions(db, { ...filter, level: 'community' }, { limit: limit + 1, after: readCursor(orders.code, cursor) })
      return toPage(request, reply, rows, limit, orders.code, (row) => row.code)
    }
  )

  app.get(
    '/sites',
    {
      config: { scope: 'inventory:read' },
      schema: {
        tags: ['registry'],
        operationId: 'listSites',
        summary: 'Residential sites, in the order of their external ids',
        querystring: z.object({ ...pageQuery, within: regionCode.optional().describe('Only in this region'), bbox: bbox.optional(), on: day.optional() }),
        response: { 200: pageOf(site) }
      }
    },
    async (request, reply) => {
      const { limit, cursor, ...filter } = request.query
      const rows = await listSites(db, filter, { limit: limit + 1, after: readCursor(orders.externalId, cursor) })
      return toPage(request, reply, rows, limit, orders.externalId, (row) => row.externalId)
    }
  )

  app.get(
    '/sites/:externalId',
    {
      config: { scope: 'inventory:read' },
      schema: {
        tags: ['registry'],
        operationId: 'getSite',
        summary: 'One residential site',
        description: 'Its ETag is the revision that a change of it names in If-Match: the number of its version.',
        params: byExternalId,
        querystring: z.object({ on: day.optional() }),
        response: { 200: site }
      }
    },
    async (request, reply) => {
      const found = await findSite(db, request.params.externalId, request.query.on)
      tagRevision(reply, versionTag(found))
      return found
    }
  )

  app.get(
    '/sites/:externalId/history',
    {
      config: { scope: 'inventory:read' },
      schema: {
        tags: ['registry'],
        operationId: 'listSiteVersions',
        summary: 'The versions of a residential site, the one recorded last first',
        description: 'Each says from which day to which it holds, and what was done to bring it.',
        params: byExternalId,
        querystring: z.object(pageQuery),
        response: { 200: pageOf(siteVersion) }
      }
    },
    async (request, reply) => {
      const { limit, cursor } = request.query
      const rows = await listSiteVersions(db, request.params.externalId, { limit: limit + 1, after: readCursor(orders.newest, cursor) })
      return toPage(request, reply, rows, limit, orders.newest, (row) => row.id)
    }
  )

  app.get(
    '/facilities',
    {
      config: { scope: 'inventory:read' },
      schema: {
        tags: ['registry'],
        operationId: 'listFacilities',
        summary: 'Facilities, in the order of their external ids',
        querystring: z.object({ ...pageQuery, ...facilityFilter }),
        response: { 200: pageOf(facility) }
      }
    },
    async (request, reply) => {
      const { limit, cursor, type, ...filter } = request.query
      const rows = await listFacilities(db, { ...filter, typeCode: type }, { limit: limit + 1, after: readCursor(orders.externalId, cursor) })
      return toPage(request, reply, rows, limit, orders.externalId, (row) => row.externalId)
    }
  )

  app.get(
    '/facilities/:externalId',
    {
      config: { scope: 'inventory:read' },
      schema: {
        tags: ['registry'],
        operationId: 'getFacility',
        summary: 'One facility',
        description: 'Its ETag is the revision that a change of it names in If-Match: the number of its version.',
        params: byExternalId,
        querystring: z.object({ on: day.optional() }),
        response: { 200: facility }
      }
    },
    async (request, reply) => {
      const found = await findFacility(db, request.params.externalId, request.query.on)
      tagRevision(reply, versionTag(found))
      return found
    }
  )

  app.get(
    '/facilities/:externalId/history',
    {
      config: { scope: 'inventory:read' },
      schema: {
        tags: ['registry'],
        operationId: 'listFacilityVersions',
        summary: 'The versions of a facility, the one recorded last first',
        description: 'Each says from which day to which it holds, and what was done to bring it.',
        params: byExternalId,
        querystring: z.object(pageQuery),
        response: { 200: pageOf(facilityVersion) }
      }
    },
    async (request, reply) => {
      const { limit, cursor } = request.query
      const rows = await listFacilityVersions(db, request.params.externalId, { limit: limit + 1, after: readCursor(orders.newest, cursor) })
      return toPage(request, reply, rows, limit, orders.newest, (row) => row.id)
    }
  )

  app.get(
    '/facilities/:externalId/opening',
    {
      config: { scope: 'inventory:read' },
      schema: {
        tags: ['registry'],
        operationId: 'getFacilityOpening',
        summary: 'Whether a facility is open at a moment, by its opening hours, local time and public holidays',
        params: byExternalId,
        querystring: z.object({ at: moment.optional().describe('Default: now') }),
        response: { 200: opening }
      }
    },
    async (request) => openingOf(await findFacility(db, request.params.externalId), request.query.at ?? new Date())
  )
}
