import type { MercuriusContext } from 'mercurius'
import { z } from 'zod'
import type { Database } from '../platform/database/database.js'
import { readArguments } from '../platform/graphql/arguments.js'
import { oneMore, readPage, toConnection } from '../platform/graphql/connection.js'
import type { FacilityResolvers, QueryResolvers, RegionResolvers, SiteResolvers } from '../platform/graphql/generated.js'
import type { GraphqlPart } from '../platform/graphql/graphql.js'
import { batched, type LoadersOf } from '../platform/graphql/loaders.js'
import { numberOf, type NodeKinds } from '../platform/graphql/nodes.js'
import { orders } from '../platform/http/pages.js'
import { findFacilitiesOfRegions, findFacility, listFacilities, type Facility } from './facility-queries.js'
import { communityKinds } from './region-import.js'
import { findChildren, findCommunities, findRegion, findRegions, listRegions, type Region } from './region-queries.js'
import { openingOf } from './opening-hours.js'
import { boundingBox, day, facilityFilter, moment, regionCode, regionLevel } from './schemas.js'
import { findSite, findSitesOfRegions, listSites, type Site } from './site-queries.js'

const within = regionCode.optional()
const regionArguments = z.object({ level: regionLevel.optional(), parent: regionCode.optional(), within, bbox: boundingBox.optional() })
const communityArguments = z.object({ within, kind: z.enum(communityKinds).optional(), bbox: boundingBox.optional() })
const siteArguments = z.object({ within, bbox: boundingBox.optional(), on: day.optional() })
const oneOnDay = z.object({ externalId: z.string(), on: day.optional() })
const openingArguments = z.object({ at: moment.optional() })
const facilityArguments = z.object({ ...facilityFilter, bbox: boundingBox.optional() })
const ownFacilityArguments = z.object({ type: facilityFilter.type, status: facilityFilter.status })
const byCode = z.object({ code: regionCode })

const codeOf = (region: Region) => region.code
const externalIdOf = (row: Site | Facility) => row.externalId

/** What there is, as GraphQL: the functions of the REST routes, and batches for what is nested. */
export function registryResolvers({ db }: Database): GraphqlPart {
  const Query: QueryResolvers = {
    region: (_, given) => findRegion(db, readArguments(byCode, given).code),
    regions: async (_, given) => {
      const page = readPage(orders.code, given)
      const { parent, ...filter } = readArguments(regionArguments, given)
      return toConnection(await listRegions(db, { ...filter, parentCode: parent }, oneMore(page)), page, codeOf)
    },
    communities: async (_, given) => {
      const page = readPage(orders.code, given)
      const filter = readArguments(communityArguments, given)
      return toConnection(await listRegions(db, { ...filter, level: 'community' }, oneMore(page)), page, codeOf)
    },
    site: (_, given) => {
      const { externalId, on } = readArguments(oneOnDay, given)
      return findSite(db, externalId, on)
    },
    sites: async (_, given) => {
      const page = readPage(orders.externalId, given)
      return toConnection(await listSites(db, readArguments(siteArguments, given), oneMore(page)), page, externalIdOf)
    },
    facility: (_, given) => {
      const { externalId, on } = readArguments(oneOnDay, given)
      return findFacility(db, externalId, on)
    },
    facilities: async (_, given) => {
      const page = readPage(orders.externalId, given)
      const { type, ...filter } = readArguments(facilityArguments, given)
      return toConnection(await listFacilities(db, { ...filter, typeCode: type }, oneMore(page)), page, externalIdOf)
    }
  }

  const regionsBy = <Parent>(codeIn: (parent: Parent) => string | null) =>
    batched(async (parents: readonly Parent[]) => {
      const codes = new Set(parents.map(codeIn).filter((code) => code !== null))
      const found = new Map((await findRegions(db, [...codes])).map((region) => [region.code, region]))
      return (parent: Parent) => found.get(codeIn(parent) ?? '') ?? null
    })

  const Region: LoadersOf<RegionResolvers<MercuriusContext, Region>, Region> = {
    parent: regionsBy((region) => region.parentCode),
    children: batched(async (regions, given) => {
      const page = readPage(orders.code, given)
      const found = await findChildren(db, regions.map(codeOf), oneMore(page))
      return (region) => toConnection(found.get(region.code) ?? [], page, codeOf)
    }),
    communities: batched(async (regions, given) => {
      const page = readPage(orders.code, given)
      const found = await findCommunities(db, regions.map(codeOf), oneMore(page))
      return (region) => toConnection(found.get(region.code) ?? [], page, codeOf)
    }),
    sites: batched(async (regions, given) => {
      const page = readPage(orders.code, given)
      const found = await findSitesOfRegions(db, regions.map(codeOf), oneMore(page))
      return (region) => toConnection(found.get(region.code) ?? [], page, externalIdOf)
    }),
    facilities: batched(async (regions, given) => {
      const page = readPage(orders.code, given)
      const { type, status } = readArguments(ownFacilityArguments, given)
      const found = await findFacilitiesOfRegions(db, regions.map(codeOf), { typeCode: type, status }, oneMore(page))
      return (region) => toConnection(found.get(region.code) ?? [], page, externalIdOf)
    })
  }

  const Site: LoadersOf<SiteResolvers<MercuriusContext, Site>, Site> = {
    community: batched(async (sites) => {
      const found = new Map((await findRegions(db, [...new Set(sites.map((site) => site.communityCode))])).map((region) => [region.code, region]))
      return (site) => found.get(site.communityCode)!
    })
  }

  const Facility: LoadersOf<FacilityResolvers<MercuriusContext, Facility>, Facility> = {
    community: regionsBy((facility) => facility.communityCode),
    county: regionsBy((facility) => facility.countyCode)
  }

  const nodes: NodeKinds = {
    Region: { keyOf: codeOf, find: (code) => findRegion(db, code) },
    Site: { keyOf: externalIdOf, find: (externalId) => findSite(db, externalId) },
    Facility: { keyOf: externalIdOf, find: (externalId) => findFacility(db, externalId) }
  }

  const opening: FacilityResolvers<MercuriusContext, Facility>['opening'] = (facility, given) => openingOf(facility, readArguments(openingArguments, given).at ?? new Date())

  return { resolvers: { Query, Site: { number: numberOf }, Facility: { number: numberOf, opening } }, loaders: { Region, Site, Facility }, nodes }
}
