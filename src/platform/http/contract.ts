import { createJsonSchemaTransform, createJsonSchemaTransformObject } from 'fastify-type-provider-zod'
import type { OpenAPIV3_1 } from 'openapi-types'
import { scopes } from '../auth/scopes.js'
import { meaningOf, type ErrorCode } from '../errors.js'
import { readExamples, showExample } from './examples.js'
import { plainSchemas } from './plain-schemas.js'

/** Problems an operation can answer with, by status; each is one named answer of the contract. */
const problems = {
  400: ['BadRequest', 'bad-request'],
  401: ['Unauthenticated', 'unauthenticated'],
  403: ['Forbidden', 'forbidden'],
  404: ['NotFound', 'not-found'],
  409: ['Conflict', 'conflict'],
  412: ['PreconditionFailed', 'precondition-failed'],
  422: ['Unprocessable', 'unprocessable-input'],
  428: ['PreconditionRequired', 'precondition-required'],
  429: ['TooManyRequests', 'too-many-requests']
} as const satisfies Record<number, readonly [string, ErrorCode]>

type Status = keyof typeof problems

const methods = ['get', 'put', 'post', 'delete', 'patch'] as const

type Document = OpenAPIV3_1.Document
type Operation = OpenAPIV3_1.OperationObject

const toJsonSchema = createJsonSchemaTransform({})

/** How `@fastify/swagger` makes the OpenAPI document: schemas by name, problems on every operation, nothing unused. */
export const contract = {
  hideUntagged: true,
  transform: (given: Parameters<typeof toJsonSchema>[0]) => {
    // GraphQL's route and the pages: their schemas, if any, are not ours.
    if ((given.schema as typeof given.schema | undefined)?.tags === undefined) return { schema: { hide: true }, url: given.url }
    const made = withFileBody(given)
    const { scope } = given.route.config ?? {}
    if (scope === undefined || scope === null) return made
    const open = scopes[scope].public ? ', which nobody needs where results are public' : ''
    const described = [made.schema.description, `Needs the scope \`${scope}\`${open}.`].filter((part) => part !== undefined).join(' ')
    return { ...made, schema: { ...made.schema, description: described, security: [{ bearer: [scope] }, { client: [scope] }] } }
  },
  transformObject: (given: Parameters<ReturnType<typeof createJsonSchemaTransformObject>>[0]) => {
    const document = createJsonSchemaTransformObject({})(given) as Document
    const examples = readExamples()
    for (const path of Object.values(document.paths ?? {})) {
      for (const method of methods) {
        const operation = path?.[method]
        if (operation === undefined) continue
        complete(operation, method)
        const example = examples[operation.operationId ?? '']
        if (example !== undefined) showExample(operation, example)
      }
    }
    plainSchemas(document)
    document.components = { ...document.components, headers, responses: problemAnswers, schemas: usedSchemas(document) }
    return document
  }
}

/** Bodies that are files of several types are no schemas: they are told as they are. */
function withFileBody(given: Parameters<typeof toJsonSchema>[0]): ReturnType<typeof toJsonSchema> {
  const { body, ...schema } = given.schema
  if (!isFileBody(body)) return toJsonSchema(given)
  const made = toJsonSchema({ ...given, schema })
  const binary = Object.fromEntries(Object.keys(body.content).map((type) => [type, { schema: { type: 'string', format: 'binary' } }]))
  return { ...made, schema: { ...made.schema, body: { content: binary } } }
}

const isFileBody = (body: unknown): body is { readonly content: object } => typeof body === 'object' && body !== null && 'content' in body

function complete(operation: Operation, method: string): void {
  const parameters = (operation.parameters ?? []) as OpenAPIV3_1.ParameterObject[]
  const taken = parameters.length > 0 || operation.requestBody !== undefined
  const revised = parameters.some((parameter) => parameter.name === 'if-match')
  const statuses: Status[] = [
    ...(taken ? ([400] as const) : []),
    401,
    403,
    ...(parameters.some((parameter) => parameter.in === 'path') ? ([404] as const) : []),
    ...(method === 'get' ? [] : ([409] as const)),
    ...(revised ? ([412] as const) : []),
    ...(taken ? ([422] as const) : []),
    ...(revised ? ([428] as const) : []),
    429
  ]
  const answers = (operation.responses ?? {}) as Record<string, OpenAPIV3_1.ResponseObject>
  for (const answer of Object.values(answers)) {
    if (answer.description === 'Default Response') answer.description = operation.summary ?? ''
    if (parameters.some((parameter) => parameter.name === 'cursor')) answer.headers = { Link: { $ref: '#/components/headers/Link' } }
  }
  if (method === 'get' && answers['200'] !== undefined) {
    answers['200'].headers = { ETag: { $ref: '#/components/headers/ETag' }, ...answers['200'].headers }
    answers['304'] ??= { description: 'The caller has it: `If-None-Match` named its ETag' }
  }
  operation.responses = {
    ...answers,
    ...Object.fromEntries(statuses.map((status) => [status, { $ref: `#/components/responses/${problems[status][0]}` }])),
    default: { $ref: '#/components/responses/Problem' }
  }
}

const headers: Record<string, OpenAPIV3_1.HeaderObject> = {
  Link: { description: 'The next page, with rel="next" (RFC 8288); absent on the last one', schema: { type: 'string' } },
  ETag: { description: 'Send it as `If-None-Match`, and the answer is 304 while it is still so', schema: { type: 'string' } },
  'Retry-After': { description: 'Seconds after which to ask again', schema: { type: 'integer' } }
}

const content = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } }

const problemAnswers: Record<string, OpenAPIV3_1.ResponseObject> = {
  ...Object.fromEntries(Object.values(problems).map(([name, code]) => [name, { description: meaningOf(code).title, content }])),
  Problem: { description: 'Any other problem', content }
}
problemAnswers['TooManyRequests']!.headers = { 'Retry-After': { $ref: '#/components/headers/Retry-After' } }

/** Schemas come out twice, as they are sent and as they are answered: only those that something points at are kept. */
function usedSchemas(document: Document): Record<string, OpenAPIV3_1.SchemaObject> {
  const all = document.components?.schemas ?? {}
  const used = new Set<string>()
  const follow = (part: unknown): void => {
    for (const [, name] of JSON.stringify(part).matchAll(/"#\/components\/schemas\/([^"]+)"/g)) {
      if (name === undefined || used.has(name)) continue
      used.add(name)
      follow(all[name])
    }
  }
  follow([document.paths, problemAnswers])
  return Object.fromEntries(Object.entries(all).filter(([name]) => used.has(name)).sort(([a], [b]) => (a < b ? -1 : 1)))
}
