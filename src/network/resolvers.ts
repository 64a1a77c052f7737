import { z } from 'zod'
import type { Database } from '../platform/database/database.js'
import { readArguments } from '../platform/graphql/arguments.js'
import type { MutationResolvers, NetworkResolvers, QueryResolvers } from '../platform/graphql/generated.js'
import type { GraphqlPart } from '../platform/graphql/graphql.js'
import { numberIn, numberOf, type NodeKinds } from '../platform/graphql/nodes.js'
import { activateNetwork } from './network-import.js'
import { findNetwork, listNetworks, type Network as NetworkRow } from './network-queries.js'
import { networkQuality } from './quality-queries.js'
import { itemLimit } from './quality-schemas.js'
import { answerIsochrones, answerReaches, answerSnap, budgetOf, originOf, originsOf, reachBudgetOf } from './reach-answers.js'
import { area, closures, contours, generalize, lat, lon, originId, origins, profile, width } from './schemas.js'

const numbered = z.object({ number: z.int32().positive() })

const qualityArguments = z.object({ limit: itemLimit })

const snapArguments = z.object({ lon, lat, profile })

const start = { id: originId.optional(), lon: lon.optional(), lat: lat.optional(), site: z.string().optional() }
const closed = { avoid: area.optional(), closedEdges: closures.closed_edges }

const budget = { minutes: contours.optional(), metres: contours.optional(), profile }
const reachArguments = z.object({ ...start, ...budget })
const reachesArguments = z.object({ origins, ...budget, ...closed })

const shape = {
  contoursMinutes: contours.optional(),
  contoursMetres: contours.optional(),
  profile,
  polygons: z.boolean().default(true),
  generalizeMetres: generalize,
  widthMetres: width
}
const isochroneArguments = z.object({ ...start, ...shape })
const isochronesOfArguments = z.object({ id: originId.optional(), origins, ...shape, ...closed })

const reachBudget = ({ minutes, metres }: { minutes?: readonly number[] | undefined; metres?: readonly number[] | undefined }) =>
  reachBudgetOf({ minutes, metres }, ['minutes', 'metres'])

const isochroneBudget = (given: { contoursMinutes?: readonly number[] | undefined; contoursMetres?: readonly number[] | undefined }) =>
  budgetOf({ minutes: given.contoursMinutes, metres: given.contoursMetres }, ['contoursMinutes', 'contoursMetres'])

/** GraphQL names types by a list, where GeoJSON names them by keys. */
const inGraphql = ({ features, id, network, profile, warnings }: Awaited<ReturnType<typeof answerIsochrones>>) => ({
  id: id ?? null,
  profile,
  network,
  warnings,
  isochrones: features.map(({ geometry, properties }) => ({
    ...properties,
    counts: Object.entries(properties.counts).map(([typeCode, count]) => ({ typeCode, count })),
    geometry
  }))
})

/** How people walk, as GraphQL: the functions of the REST routes. */
export function networkResolvers(database: Database): GraphqlPart {
  const Query: QueryResolvers = {
    networks: () => listNetworks(database.db),
    network: (_, given) => findNetwork(database.db, readArguments(numbered, given).number),
    snap: (_, given) => {
      const { profile, ...position } = readArguments(snapArguments, given)
      return answerSnap(database, position, profile)
    },
    reach: async (_, given) => {
      const request = readArguments(reachArguments, given)
      const [answer] = await answerReaches(database, [originOf(request)], { budget: reachBudget(request), profile: request.profile })
      return answer!
    },
    reaches: (_, given) => {
      const { origins, ...request } = readArguments(reachesArguments, given)
      return answerReaches(database, originsOf(origins), { ...request, budget: reachBudget(request) })
    },
    isochrones: async (_, given) => {
      const request = readArguments(isochroneArguments, given)
      return inGraphql(await answerIsochrones(database, [originOf(request)], { ...request, budget: isochroneBudget(request) }))
    },
    isochronesOf: async (_, given) => {
      const { origins, ...request } = readArguments(isochronesOfArguments, given)
      return inGraphql(await answerIsochrones(database, originsOf(origins), { ...request, budget: isochroneBudget(request) }))
    }
  }

  const Network: NetworkResolvers = {
    quality: (network, given) => networkQuality(database.pool, network as NetworkRow, readArguments(qualityArguments, given))
  }

  const Mutation: MutationResolvers = {
    activateNetwork: async (_, given, { caller }) => {
      const { number } = readArguments(numbered, given)
      await activateNetwork(database, caller, number)
      return findNetwork(database.db, number)
    }
  }

  const nodes: NodeKinds = { Network: { keyOf: numberOf, find: (key) => findNetwork(database.db, numberIn(key)) } }

  return { resolvers: { Query, Network: { ...Network, number: numberOf }, NetworkName: { number: numberOf }, Mutation }, nodes }
}
