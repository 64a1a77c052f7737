import { z } from 'zod'
import type { Database } from '../platform/database/database.js'
import { readArguments } from '../platform/graphql/arguments.js'
import { oneMore, readPage, toConnection } from '../platform/graphql/connection.js'
import type { MutationResolvers, QueryResolvers } from '../platform/graphql/generated.js'
import type { GraphqlPart } from '../platform/graphql/graphql.js'
import { numberOf } from '../platform/graphql/nodes.js'
import { orders } from '../platform/http/pages.js'
import { changeKinds, findInventoryChange, listInventoryChanges, undoInventoryChange } from './inventory-change-queries.js'
import { listFacilityVersions } from './facility-queries.js'
import { changeFacility, changeSite, closeSite, createFacility, createSite, mergeFacilities, splitFacility, verify } from './inventory-queries.js'
import { facilityChange, facilityCreation, facilityMerger, facilitySplit, siteChange, siteClosing, siteCreation, undoing, verificationOf } from './inventory-schemas.js'
import { listSiteVersions } from './site-queries.js'

const externalId = z.string()
const revision = z.string()
const byExternalId = z.object({ externalId })
const changesArguments = z.object({ kind: z.enum(changeKinds).optional() })

// What is null in a change is to be empty from then on.
const nullsKept = { nulls: 'kept' } as const

/** The inventory as people edit it, as GraphQL. */
export function inventoryResolvers(database: Database): GraphqlPart {
  const { db } = database
  const Query: QueryResolvers = {
    facilityHistory: async (_, given) => {
      const page = readPage(orders.newest, given)
      const versions = await listFacilityVersions(db, readArguments(byExternalId, given).externalId, oneMore(page))
      return toConnection(versions.map((version) => ({ ...version, facility: version })), page, (version) => version.id)
    },
    siteHistory: async (_, given) => {
      const page = readPage(orders.newest, given)
      const versions = await listSiteVersions(db, readArguments(byExternalId, given).externalId, oneMore(page))
      return toConnection(versions.map((version) => ({ ...version, site: version })), page, (version) => version.id)
    },
    inventoryChanges: async (_, given) => {
      const page = readPage(orders.newest, given)
      return toConnection(await listInventoryChanges(database, readArguments(changesArguments, given), oneMore(page)), page, (change) => change.id)
    },
    inventoryChange: (_, { number }) => findInventoryChange(database.pool, number)
  }

  const Mutation: MutationResolvers = {
    createFacility: (_, given, { caller }) => createFacility(database, caller, readArguments(z.object({ facility: facilityCreation }), given).facility),
    changeFacility: (_, given, { caller }) => {
      const { externalId: id, revision: read, change } = readArguments(z.object({ externalId, revision, change: facilityChange }), given, nullsKept)
      return changeFacility(database, caller, id, read, change)
    },
    mergeFacilities: (_, given, { caller }) => {
      const { externalId: id, revision: read, ...merger } = readArguments(facilityMerger.extend({ externalId, revision }), given)
      return mergeFacilities(database, caller, id, read, merger)
    },
    splitFacility: (_, given, { caller }) => {
      const { externalId: id, revision: read, split } = readArguments(z.object({ externalId, revision, split: facilitySplit }), given, nullsKept)
      return splitFacility(database, caller, id, read, split)
    },
    verifyFacility: (_, given, { caller }) => {
      const { externalId: id, ...word } = readArguments(verificationOf.extend({ externalId }), given)
      return verify(database, caller, 'facility', id, word)
    },
    createSite: (_, given, { caller }) => createSite(database, caller, readArguments(z.object({ site: siteCreation }), given).site),
    changeSite: (_, given, { caller }) => {
      const { externalId: id, revision: read, change } = readArguments(z.object({ externalId, revision, change: siteChange }), given, nullsKept)
      return changeSite(database, caller, id, read, change)
    },
    closeSite: async (_, given, { caller }) => {
      const { externalId: id, revision: read, ...closing } = readArguments(siteClosing.extend({ externalId, revision }), given)
      await closeSite(database, caller, id, read, closing)
      return id
    },
    verifySite: (_, given, { caller }) => {
      const { externalId: id, ...word } = readArguments(verificationOf.extend({ externalId }), given)
      return verify(database, caller, 'site', id, word)
    },
    undoInventoryChange: (_, given, { caller }) => {
      const { number, note } = readArguments(undoing.extend({ number: z.number() }), given)
      return undoInventoryChange(database, caller, number, note ?? null)
    }
  }

  return { resolvers: { Query, Mutation, InventoryChange: { number: numberOf }, VersionChange: { number: numberOf } }, loaders: {}, nodes: {} }
}
