import type { MercuriusContext } from 'mercurius'
import { z } from 'zod'
import { asCaller } from '../platform/caller.js'
import type { Database } from '../platform/database/database.js'
import { readArguments } from '../platform/graphql/arguments.js'
import type { MutationResolvers, QueryResolvers, StandardResolvers } from '../platform/graphql/generated.js'
import type { GraphqlPart } from '../platform/graphql/graphql.js'
import { batched, type LoadersOf } from '../platform/graphql/loaders.js'
import type { NodeKinds } from '../platform/graphql/nodes.js'
import { standardClone } from './schemas.js'
import { checkStandard } from './standard-file.js'
import {
  cloneStandard, compareVersions, createDraft, deleteDraft, findStandardDocuments, listStandards, publishDraft, readStandard, replaceDraft, retireStandard, type StandardSummary
} from './standard-queries.js'
import { standardSchema } from './standard.js'

const edited = z.object({ version: z.string(), revision: z.string() })

/** Standards as GraphQL: read by everybody, edited by the administrators of their region. */
export function standardResolvers(database: Database): GraphqlPart {
  const Query: QueryResolvers = {
    standards: (_, _given, { caller }) => listStandards(database, caller),
    standard: (_, { version }, { caller }) => readStandard(database, caller, version),
    standardSchema: () => standardSchema(),
    standardComparison: (_, given, { caller }) => compareVersions(database, caller, given.version, given.with)
  }

  const Mutation: MutationResolvers = {
    createStandard: (_, given, { caller }) => {
      return createDraft(database, caller, checkStandard(given.document, 'the document'))
    },
    cloneStandard: (_, given, { caller }) => {
      const { from, version, title, authority } = readArguments(standardClone.extend({ from: z.string() }), given)
      return cloneStandard(database, caller, from, { version, ...(title === undefined ? {} : { title }), ...(authority === undefined ? {} : { authority }) })
    },
    replaceStandard: (_, given, { caller }) => {
      const { version, revision } = readArguments(edited, given)
      return replaceDraft(database, caller, version, revision, checkStandard(given.document, 'the document'))
    },
    deleteStandard: async (_, given, { caller }) => {
      const { version, revision } = readArguments(edited, given)
      await deleteDraft(database, caller, version, revision)
      return version
    },
    publishStandard: (_, given, { caller }) => {
      const { version, revision } = readArguments(edited, given)
      return publishDraft(database, caller, version, revision)
    },
    retireStandard: (_, given, { caller }) => {
      const { version, revision } = readArguments(edited, given)
      return retireStandard(database, caller, version, revision)
    }
  }

  const documents = batched(async (standards: readonly StandardSummary[], _given: unknown, { caller }) => {
    const found = await asCaller(database, caller, ({ db }) => findStandardDocuments(db, standards.map((standard) => standard.version)))
    return (standard: StandardSummary) => found.get(standard.version)!
  })

  const Standard: LoadersOf<StandardResolvers<MercuriusContext, StandardSummary>, StandardSummary> = {
    document: documents,
    types: async (queries, context) => (await documents(queries, context)).map((document) => document.types)
  }

  const nodes: NodeKinds = { Standard: { keyOf: ({ version }: StandardSummary) => version, find: (version, { caller }) => readStandard(database, caller, version) } }

  return { resolvers: { Query, Mutation }, loaders: { Standard }, nodes }
}
