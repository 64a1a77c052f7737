import { z } from 'zod'
import { asCaller } from '../platform/caller.js'
import type { Database } from '../platform/database/database.js'
import { readArguments } from '../platform/graphql/arguments.js'
import { oneMore, readPage, toConnection } from '../platform/graphql/connection.js'
import type { MutationResolvers, QueryResolvers } from '../platform/graphql/generated.js'
import type { GraphqlPart } from '../platform/graphql/graphql.js'
import { numberIn, numberOf, type NodeKinds } from '../platform/graphql/nodes.js'
import { orders } from '../platform/http/pages.js'
import { deleteProfile, findProfile, keepProfile, listProfiles } from './import-profile-queries.js'
import { cancelImport, findImport, listImports, listProblems, type Import } from './import-queries.js'
import { importKind, importStatus, profileContent, profileName } from './import-schemas.js'

const importsArguments = z.object({ kind: importKind.optional(), status: importStatus.optional() })

/** Files that callers sent in by REST, as GraphQL. */
export function importResolvers(database: Database): GraphqlPart {
  const Query: QueryResolvers = {
    imports: async (_, given, { caller }) => {
      const page = readPage(orders.newest, given)
      const rows = await asCaller(database, caller, (transaction) => listImports(transaction, readArguments(importsArguments, given), oneMore(page)))
      return toConnection(rows, page, (row) => row.id)
    },
    import: (_, { number }, { caller }) => asCaller(database, caller, (transaction) => findImport(transaction, number)),
    importProblems: async (_, given, { caller }) => {
      const page = readPage(orders.found, given)
      const rows = await asCaller(database, caller, async (transaction) => {
        await findImport(transaction, given.number)
        return listProblems(transaction, given.number, oneMore(page))
      })
      return toConnection(rows, page, (row) => row.id)
    },
    importProfiles: (_, _given, { caller }) => asCaller(database, caller, listProfiles),
    importProfile: (_, { name }, { caller }) => asCaller(database, caller, (transaction) => findProfile(transaction, name))
  }

  const Mutation: MutationResolvers = {
    cancelImport: (_, { number }, { caller }) => asCaller(database, caller, (transaction) => cancelImport(transaction, number)),
    keepImportProfile: (_, given, { caller }) => {
      const { name, ...content } = readArguments(profileContent.extend({ name: profileName }), given)
      return keepProfile(database, caller, name, content)
    },
    deleteImportProfile: async (_, { name }, { caller }) => {
      await deleteProfile(database, caller, name)
      return name
    }
  }

  const nodes: NodeKinds = {
    Import: { keyOf: ({ id }: Import) => id, find: (key, { caller }) => asCaller(database, caller, (transaction) => findImport(transaction, numberIn(key))) }
  }

  return { resolvers: { Query, Mutation, Import: { number: numberOf }, ImportProblem: { number: numberOf } }, loaders: {}, nodes }
}
