import { z } from 'zod'
import { ensureRole } from '../platform/caller.js'
import type { Database } from '../platform/database/database.js'
import { readArguments } from '../platform/graphql/arguments.js'
import type { MutationResolvers, QueryResolvers } from '../platform/graphql/generated.js'
import type { GraphqlPart } from '../platform/graphql/graphql.js'
import { activateNetwork } from './network-import.js'
import { findNetwork, listNetworks } from './network-queries.js'
import { answerIsochrones, answerReach, contoursOf, originOf } from './reach-answers.js'
import { contours, generalize, lat, lon } from './schemas.js'

const numbered = z.object({ id: z.number().int().positive() })

const reachArguments = z.object({
  lon: lon.optional(),
  lat: lat.optional(),
  site: z.string().optional(),
  minutes: contours.default([5, 15]),
  profile: z.string().default('general')
})

const isochroneArguments = z.object({
  lon,
  lat,
  contoursMinutes: contours.optional(),
  contoursMetres: contours.optional(),
  profile: z.string().default('general'),
  polygons: z.boolean().default(true),
  generalizeMetres: generalize
})

/** How people walk, as GraphQL: the functions of the REST routes. */
export function networkResolvers(database: Database): GraphqlPart {
  const Query: QueryResolvers = {
    networks: () => listNetworks(database.db),
    network: (_, given) => findNetwork(database.db, readArguments(numbered, given).id),
    reach: (_, given) => {
      const { minutes, profile, ...from } = readArguments(reachArguments, given)
      return answerReach(database, originOf(from), minutes, profile)
    },
    isochrones: async (_, given) => {
      const { contoursMinutes: minutes, contoursMetres: metres, ...request } = readArguments(isochroneArguments, given)
      const { features, network, warnings } = await answerIsochrones(database, request, {
        ...contoursOf({ minutes, metres }, ['contoursMinutes', 'contoursMetres']),
        profile: request.profile,
        polygons: request.polygons,
        generalizeMetres: request.generalizeMetres
      })
      const isochrones = features.map(({ geometry, properties }) => ({
        ...properties,
        counts: Object.entries(properties.counts).map(([typeCode, count]) => ({ typeCode, count })),
        geometry
      }))
      return { isochrones, network, warnings }
    }
  }

  const Mutation: MutationResolvers = {
    activateNetwork: async (_, given, { caller }) => {
      ensureRole(caller, 'administrator')
      const { id } = readArguments(numbered, given)
      await activateNetwork(database, caller, id)
      return findNetwork(database.db, id)
    }
  }

  return { resolvers: { Query, Mutation } }
}
