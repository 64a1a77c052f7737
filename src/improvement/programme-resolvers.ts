import { z } from 'zod'
import { asCaller } from '../platform/caller.js'
import { readArguments } from '../platform/graphql/arguments.js'
import { oneMore, readPage, toConnection } from '../platform/graphql/connection.js'
import type { MutationResolvers, QueryResolvers } from '../platform/graphql/generated.js'
import type { GraphqlPart } from '../platform/graphql/graphql.js'
import { numbered } from '../platform/graphql/numbered.js'
import { orders } from '../platform/http/pages.js'
import { deleteProgramme, findProgramme, listProgrammes } from './programme-queries.js'
import type { ProgrammeOffice } from './programme-routes.js'
import { adoption, dashboardFilter, effectFilter, newProgramme, onDay, programmeFilter } from './programme-schemas.js'
import { dashboardOf, programmeProgress } from './progress-queries.js'
import { projectId } from './project-schemas.js'

const byNumber = z.object({ number: z.int32().positive() })

/** Annual programmes, how far they are, and what came of them, as GraphQL. */
export function programmeResolvers({ database, programmes, effects }: ProgrammeOffice): GraphqlPart {
  const Query: QueryResolvers = {
    programmes: async (_, given, { caller }) => {
      const page = readPage(orders.newest, given)
      const rows = await asCaller(database, caller, (transaction) => listProgrammes(transaction, readArguments(z.object(programmeFilter), given), oneMore(page)))
      return toConnection(rows.map(numbered), page, (row) => row.number)
    },
    programme: async (_, given, { caller }) => numbered(await asCaller(database, caller, (transaction) => findProgramme(transaction, readArguments(byNumber, given).number))),
    programmeProgress: (_, given, { caller }) => {
      const { number, on } = readArguments(byNumber.extend(onDay), given)
      return asCaller(database, caller, (transaction) => programmeProgress(transaction, number, on))
    },
    programmeDashboard: (_, given, { caller }) => {
      const { region, ...rest } = readArguments(z.object(dashboardFilter), given)
      return asCaller(database, caller, (transaction) => dashboardOf(transaction, { regionCode: region, ...rest }))
    },
    programmeEffect: (_, given, { caller }) => effects.ofProgramme(caller, readArguments(byNumber, given).number),
    projectEffect: (_, given, { caller }) => effects.ofProject(caller, readArguments(z.object({ externalId: projectId }), given).externalId),
    regionEffect: (_, given, { caller }) => {
      const { region, ...rest } = readArguments(z.object(effectFilter), given)
      return effects.ofRegion(caller, { regionCode: region, ...rest })
    }
  }
  const Mutation: MutationResolvers = {
    draftProgramme: async (_, given, { caller }) => numbered(await programmes.draft(caller, readArguments(z.object({ programme: newProgramme }), given).programme)),
    adoptProgramme: async (_, given, { caller }) => {
      const { number, on } = readArguments(byNumber.extend(adoption.shape), given)
      return numbered(await programmes.adopt(caller, number, on))
    },
    deleteProgramme: async (_, given, { caller }) => {
      const { number } = readArguments(byNumber, given)
      await asCaller(database, caller, (transaction) => deleteProgramme(transaction, number))
      return number
    }
  }
  return { resolvers: { Query, Mutation }, loaders: {}, nodes: {} }
}
