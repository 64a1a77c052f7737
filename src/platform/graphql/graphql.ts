import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import fastifyPlugin from 'fastify-plugin'
import { Kind, NoSchemaIntrospectionCustomRule, specifiedRules, validate, visit, type DocumentNode, type GraphQLObjectType, type GraphQLSchema } from 'graphql'
import mercurius, { type IResolvers, type MercuriusContext, type MercuriusLoaders, type PersistedQueryProvider } from 'mercurius'
import { ensureScope } from '../auth/scopes.js'
import type { Caller } from '../caller.js'
import type { Database } from '../database/database.js'
import { LifecircleError } from '../errors.js'
import { formatErrors } from './errors.js'
import { guardFields, scopeOf } from './field-scopes.js'
import { answerMutationsOnce } from './idempotency.js'
import { nodeResolvers, type NodeKinds } from './nodes.js'
import { subscriptions, tellOverWebSocketOnly } from './subscriptions.js'
import { weighQuery, type QueryWeight } from './query-weight.js'
import { scalars } from './scalars.js'

/** `schema.graphql` of the package, from build/src/platform/graphql. */
export const schemaFile = fileURLToPath(new URL('../../../../schema.graphql', import.meta.url))

export const deepestQuery = 12
export const costliestQuery = 100_000
export const mostAliases = 50
export const mostTokens = 10_000
export const mostOperations = 10
/** Operations kept by their hash; the least recently asked for go first. */
const mostPersisted = 1_000

declare module 'mercurius' {
  interface MercuriusContext {
    /** Who asks. */
    readonly caller: Caller
    /** Of a subscription: throws once the caller may no longer watch. */
    readonly ensureMayWatch: () => Promise<void>
    /** Of a subscription: aborted when the caller hangs up, or the service closes. */
    readonly gone: AbortSignal
  }
}

/** What a room answers: fields one by one, and fields of many parents at once. */
export interface GraphqlPart {
  readonly resolvers?: object
  readonly loaders?: object
  /** Its types whose things have global ids. */
  readonly nodes?: NodeKinds
}

interface Options {
  readonly database: Database
  readonly parts: readonly GraphqlPart[]
  readonly introspection: boolean
  /** The only operations that are answered, by their hash; undefined: all, and those sent by hash are remembered. */
  readonly allowedOperations: Readonly<Record<string, string>> | undefined
}

/** What the operations of a request have cost so far. */
const spent = new WeakMap<FastifyRequest, number>()

/** The GraphQL face at `/graphql`: within scopes and limits, with the rooms' resolvers and loaders. */
export const graphql = fastifyPlugin(async (app: FastifyInstance, options: Options) => {
  const nodes = nodeResolvers(Object.assign({}, ...options.parts.map((part) => part.nodes ?? {})) as NodeKinds, (type, { caller }) => {
    const scope = scopeOf(app.graphql.schema.getType(type) as GraphQLObjectType)
    if (scope !== undefined) ensureScope(caller, scope)
  })
  await app.register(mercurius, {
    schema: readFileSync(schemaFile, 'utf8'),
    resolvers: merge([{ ...scalars }, ...options.parts.map((part) => part.resolvers ?? {}), nodes]) as IResolvers,
    loaders: merge(options.parts.map((part) => part.loaders ?? {})) as MercuriusLoaders,
    context: (request) => ({ caller: request.caller }),
    errorFormatter: formatErrors,
    validationRules: options.introspection ? [] : [NoSchemaIntrospectionCustomRule],
    subscription: subscriptions(app),
    jit: 1,
    graphql: { parseOptions: { maxTokens: mostTokens } },
    allowBatchedQueries: true,
    persistedQueryProvider:
      options.allowedOperations === undefined ? mercurius.persistedQueryDefaults.automatic(mostPersisted) : onlyAllowed(options.allowedOperations),
    additionalRouteOptions: {
      // Each field has its own.
      config: { scope: null },
      preParsing: async (request) => {
        // A WebSocket says who it is when it is open: browsers send no headers with it.
        if ((request as { ws?: boolean }).ws !== true) await app.authenticate(request)
      },
      preValidation: async (request) => {
        if (Array.isArray(request.body) && request.body.length > mostOperations) {
          throw new LifecircleError('too-complex', `the request has ${request.body.length} operations, ${mostOperations} are the most: send fewer at once`)
        }
        // mercurius would take a parsed document as well, past the limit of tokens.
        for (const sent of [request.body, request.query].flat() as ({ query?: unknown } | null)[]) {
          const query = sent?.query
          if (typeof query === 'string' && /^\s*\{\s*"/.test(query)) throw new LifecircleError('bad-request', 'the query has to be GraphQL text')
        }
      },
      // mercurius' own serializer turns the numbers in error paths into text.
      serializerCompiler: () => JSON.stringify
    }
  })
  answerMutationsOnce(app.graphql.schema, options.database)
  tellOverWebSocketOnly(app.graphql.schema)
  guardFields(app.graphql.schema)
  app.graphql.addHook('preSubscriptionParsing', async (_schema, source) => {
    const { allowedOperations } = options
    if (allowedOperations !== undefined && !Object.values(allowedOperations).includes(source)) throw new LifecircleError('bad-request', notAllowed)
  })
  app.graphql.addHook('preSubscriptionExecution', async (schema, document) => {
    // mercurius subscribes to what it has not validated.
    const wrong = validate(schema, document, options.introspection ? specifiedRules : [...specifiedRules, NoSchemaIntrospectionCustomRule])
    if (wrong.length > 0) throw new LifecircleError('bad-request', wrong.map(({ message }) => message).join('; '))
    const { cost } = checkQuery(schema, document, {})
    if (cost > costliestQuery) throw tooCostly(cost)
  })
  const weights = new WeakMap<object, QueryWeight>()
  app.graphql.addHook('preExecution', async (schema, document, context, variables) => {
    const weight = checkQuery(schema, document, variables as Record<string, unknown> | undefined)
    weights.set(context, weight)
    const { request } = context.reply
    const cost = (spent.get(request) ?? 0) + weight.cost
    spent.set(request, cost)
    if (cost > costliestQuery) throw tooCostly(cost)
    const operations = document.definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION)
    // The compiled query is kept by its text, whichever of its operations was asked for first: several are not compiled.
    return operations.length > 1 ? { document } : undefined
  })
  app.graphql.addHook('onResolution', async (execution, context) => {
    const weight = weights.get(context)
    if (weight === undefined) return
    const cost = { cost: weight.cost, mostCost: costliestQuery, depth: weight.depth, mostDepth: deepestQuery }
    execution.extensions = { ...execution.extensions, cost }
  })
})

const tooCostly = (cost: number) =>
  new LifecircleError('too-complex', `the query costs ${cost}, ${costliestQuery} is the most: ask for shorter pages, or for less below them`)

function checkQuery(schema: GraphQLSchema, document: DocumentNode, variables: Readonly<Record<string, unknown>> | undefined): QueryWeight {
  let aliases = 0
  visit(document, { Field: ({ alias }) => void (aliases += alias === undefined ? 0 : 1) })
  if (aliases > mostAliases) throw new LifecircleError('too-complex', `the query has ${aliases} aliases, ${mostAliases} are the most: ask for lists instead`)
  const weight = weighQuery(schema, document, variables ?? {})
  if (weight.depth > deepestQuery) {
    throw new LifecircleError('too-complex', `the query nests ${weight.depth} fields, ${deepestQuery} are the most: ask for less at once`)
  }
  return weight
}

const notAllowed = 'the operation is not one of those allowed here'

/** Operations by hash as clients of automatic persisted queries send them, and those alone that are allowed. */
const onlyAllowed = (allowed: Readonly<Record<string, string>>): PersistedQueryProvider => ({
  isPersistedQuery: () => true,
  isPersistedQueryRetry: () => false,
  getHash: ({ extensions, query = '' }: { extensions?: { persistedQuery?: { sha256Hash?: string } }; query?: string }) =>
    extensions?.persistedQuery?.sha256Hash ?? createHash('sha256').update(query).digest('hex'),
  getQueryFromHash: async (hash) => (Object.hasOwn(allowed, hash) ? allowed[hash]! : ''),
  notFoundError: notAllowed
})

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
