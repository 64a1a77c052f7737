import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { FastifyInstance } from 'fastify'
import fastifyPlugin from 'fastify-plugin'
import { Kind, NoSchemaIntrospectionCustomRule, type DocumentNode, type GraphQLSchema } from 'graphql'
import mercurius, { type IResolvers, type MercuriusContext, type MercuriusLoaders } from 'mercurius'
import type { Caller } from '../caller.js'
import { LifecircleError } from '../errors.js'
import { formatErrors } from './errors.js'
import { guardFields } from './field-scopes.js'
import { weighQuery } from './query-weight.js'
import { scalars } from './scalars.js'

/** `schema.graphql` of the package, from build/src/platform/graphql. */
export const schemaFile = fileURLToPath(new URL('../../../../schema.graphql', import.meta.url))

export const deepestQuery = 12
export const costliestQuery = 100_000

declare module 'mercurius' {
  interface MercuriusContext {
    /** Who asks. */
    readonly caller: Caller
  }
}

/** What a room answers: fields one by one, and fields of many parents at once. */
export interface GraphqlPart {
  readonly resolvers?: object
  readonly loaders?: object
}

/** The GraphQL face at `/graphql`: within scopes and limits, with the rooms' resolvers and loaders. */
export const graphql = fastifyPlugin(async (app: FastifyInstance, options: { parts: readonly GraphqlPart[]; introspection: boolean }) => {
  await app.register(mercurius, {
    schema: readFileSync(schemaFile, 'utf8'),
    resolvers: merge([{ ...scalars }, ...options.parts.map((part) => part.resolvers ?? {})]) as IResolvers,
    loaders: merge(options.parts.map((part) => part.loaders ?? {})) as MercuriusLoaders,
    context: (request) => ({ caller: request.caller }),
    errorFormatter: formatErrors,
    validationRules: options.introspection ? [] : [NoSchemaIntrospectionCustomRule],
    jit: 1,
    additionalRouteOptions: {
      // Each field has its own.
      config: { scope: null },
      preParsing: async (request) => {
        await app.authenticate(request)
      },
      // mercurius' own serializer turns the numbers in error paths into text.
      serializerCompiler: () => JSON.stringify
    }
  })
  guardFields(app.graphql.schema)
  app.graphql.addHook('preExecution', async (schema, document, _context, variables) => checkQuery(schema, document, variables as Record<string, unknown> | undefined))
})

function checkQuery(schema: GraphQLSchema, document: DocumentNode, variables: Readonly<Record<string, unknown>> | undefined) {
  const { depth, cost } = weighQuery(schema, document, variables ?? {})
  if (depth > deepestQuery) {
    throw new LifecircleError('too-complex', `the query nests ${depth} fields, ${deepestQuery} are the most: ask for less at once`)
  }
  if (cost > costliestQuery) {
    throw new LifecircleError('too-complex', `the query costs ${cost}, ${costliestQuery} is the most: ask for shorter pages, or for less below them`)
  }
  const operations = document.definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION)
  // The compiled query is kept by its text, whichever of its operations was asked for first: several are not compiled.
  return operations.length > 1 ? { document } : undefined
}

type Fields = Record<string, object>

/** Puts the rooms' fields of each type together. Throws where two answer the same one. */
function merge(parts: readonly object[]): Fields {
  const merged: Record<string, Record<string, unknown>> = {}
  for (const part of parts) {
    for (const [type, fields] of Object.entries(part as Fields)) {
      const known = (merged[type] ??= {})
      for (const [name, field] of Object.entries(fields)) {
        if (name in known) throw new Error(`${type}.${name} is answered twice`)
        known[name] = field
      }
    }
  }
  return merged
}

export type { MercuriusContext }
