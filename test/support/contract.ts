/** The REST contract as its readers have it: operations, and whether an answer is one that it tells of. */
import { readFile } from 'node:fs/promises'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import type { OpenAPIV3_1 } from 'openapi-types'
import { parse } from 'yaml'

/** `openapi.yaml`, read. */
export const document = parse(await readFile(new URL('../../../openapi.yaml', import.meta.url), 'utf8')) as OpenAPIV3_1.Document

export interface Operation extends OpenAPIV3_1.OperationObject {
  readonly operationId: string
  readonly method: string
  readonly path: string
}

export const operations: readonly Operation[] = Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
  Object.entries(item ?? {}).map(([method, operation]) => ({ ...(operation as Operation), method: method.toUpperCase(), path }))
)

const ajv = new Ajv2020({ strict: false, allErrors: true, logger: false })
addFormats.default(ajv)
ajv.addSchema(document, 'contract')

const escaped = (part: string) => part.replaceAll('~', '~0').replaceAll('/', '~1')
const pointer = (...parts: string[]) => `contract#/${parts.map((part) => encodeURIComponent(escaped(part))).join('/')}`

/** What is wrong with an answer by the contract: a status or type that it does not tell of, a body of another shape. */
export function answerProblems(operation: Operation, answer: { status: number; type: string | undefined; body: unknown }): string[] {
  const { method, path } = operation
  const responses = operation.responses as Record<string, OpenAPIV3_1.ResponseObject | OpenAPIV3_1.ReferenceObject | undefined>
  const status = String(answer.status)
  const told = responses[status] ?? responses['default']
  if (told === undefined) return [`the contract tells of no ${status}`]
  const { $ref } = told as { $ref?: string }
  const place = $ref === undefined ? ['paths', path, method.toLowerCase(), 'responses', status in responses ? status : 'default'] : $ref.slice(2).split('/')
  const { content } = ($ref === undefined ? told : document.components!.responses![$ref.split('/').at(-1)!]) as OpenAPIV3_1.ResponseObject
  const type = answer.type?.split(';')[0]
  if (content === undefined) return type === undefined ? [] : [`the contract tells of no body for ${status}, and there is one of ${type}`]
  if (type === undefined || !(type in content)) return [`the contract tells of ${Object.keys(content).join(', ')} for ${status}, not of ${type ?? 'nothing'}`]
  if (!/[/+]json\b/.test(type) || content[type]!.schema === undefined) return []
  const validate = ajv.getSchema(pointer(...place, 'content', type, 'schema'))!
  if (validate(answer.body) === true) return []
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message ?? ''}`)
}
