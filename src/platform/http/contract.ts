import { createJsonSchemaTransform, createJsonSchemaTransformObject } from 'fastify-type-provider-zod'
import type { OpenAPIV3_1 } from 'openapi-types'

/** Problems an operation can answer with, by status; each is one named answer of the contract. */
const problems = {
  400: ['BadRequest', 'The request is not valid'],
  401: ['Unauthenticated', 'A valid token is needed'],
  403: ['Forbidden', 'This caller may not do that'],
  404: ['NotFound', 'There is no such thing'],
  409: ['Conflict', 'The request does not fit the present state'],
  422: ['Unprocessable', 'The input was understood but cannot be used'],
  default: ['Problem', 'Any other problem']
} as const

const methods = ['get', 'put', 'post', 'delete', 'patch'] as const

type Document = OpenAPIV3_1.Document
type Operation = OpenAPIV3_1.OperationObject

/** How `@fastify/swagger` makes the OpenAPI document: schemas by name, problems on every operation, nothing unused. */
export const contract = {
  hideUntagged: true,
  transform: createJsonSchemaTransform({}),
  transformObject: (given: Parameters<ReturnType<typeof createJsonSchemaTransformObject>>[0]) => {
    const document = createJsonSchemaTransformObject({})(given) as Document
    for (const path of Object.values(document.paths ?? {})) {
      for (const method of methods) {
        const operation = path?.[method]
        if (operation !== undefined) complete(operation, method)
      }
    }
    document.components = { ...document.components, responses: problemAnswers, schemas: usedSchemas(document) }
    return document
  }
}

function complete(operation: Operation, method: string): void {
  const parameters = (operation.parameters ?? []) as OpenAPIV3_1.ParameterObject[]
  const taken = parameters.length > 0 || operation.requestBody !== undefined
  const statuses = [
    ...(taken ? [400] : []),
    401,
    ...(operation.tags?.includes('admin') === true ? [403] : []),
    ...(parameters.some((parameter) => parameter.in === 'path') ? [404] : []),
    ...(method === 'get' ? [] : [409]),
    ...(taken ? [422] : []),
    'default'
  ] as (keyof typeof problems)[]
  const answers = (operation.responses ?? {}) as Record<string, OpenAPIV3_1.ResponseObject>
  for (const answer of Object.values(answers)) {
    if (answer.description === 'Default Response') answer.description = operation.summary ?? ''
    if (parameters.some((parameter) => parameter.name === 'cursor')) answer.headers = { Link: nextLink }
  }
  operation.responses = {
    ...answers,
    ...Object.fromEntries(statuses.map((status) => [status, { $ref: `#/components/responses/${problems[status][0]}` }]))
  }
}

const nextLink: OpenAPIV3_1.HeaderObject = {
  description: 'The next page, with rel="next" (RFC 8288); absent on the last one',
  schema: { type: 'string' }
}

const problemAnswers: Record<string, OpenAPIV3_1.ResponseObject> = Object.fromEntries(
  Object.values(problems).map(([name, description]) => [
    name,
    { description, content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } }
  ])
)

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
