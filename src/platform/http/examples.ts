import { readFileSync } from 'node:fs'
import type { OpenAPIV3_1 } from 'openapi-types'

/** A request of an operation and what it was answered, on the small demo city. */
export interface Example {
  readonly path?: Readonly<Record<string, unknown>>
  readonly query?: Readonly<Record<string, unknown>>
  readonly headers?: Readonly<Record<string, unknown>>
  readonly body?: unknown
  readonly status?: number
  /** JSON, with long lists cut; of other kinds nothing is kept. */
  readonly answer?: unknown
}

/** `examples.json` of the package, from build/src/platform/http. Each is run by a test, in the order they stand in. */
export const examplesFile = new URL('../../../../examples.json', import.meta.url)

export const readExamples = () => JSON.parse(readFileSync(examplesFile, 'utf8')) as Record<string, Example>

/** Puts an example into its operation: a value for each parameter that it names, its body, its answer. */
export function showExample(operation: OpenAPIV3_1.OperationObject, example: Example): void {
  const given = { path: example.path, query: example.query, header: example.headers }
  for (const parameter of (operation.parameters ?? []) as OpenAPIV3_1.ParameterObject[]) {
    const value = given[parameter.in as keyof typeof given]?.[parameter.name]
    if (value !== undefined) parameter.example = value
  }
  const { requestBody } = operation as { requestBody?: OpenAPIV3_1.RequestBodyObject }
  // A file is of one of the types that its operation takes.
  const sent = example.headers?.['content-type']
  for (const [type, content] of Object.entries(requestBody?.content ?? {})) if (example.body !== undefined && (sent === undefined || sent === type)) content.example = example.body
  const jsonOf = (status: string) => Object.entries((operation.responses?.[status] as OpenAPIV3_1.ResponseObject | undefined)?.content ?? {}).find(([type]) => /json$/.test(type))?.[1]
  const answered = jsonOf(String(example.status))
  if (example.answer === undefined || answered === undefined) return
  // What is found as it was is answered like what is new, by another status.
  for (const status of Object.keys(operation.responses ?? {}).filter((one) => one.startsWith('2'))) {
    const content = jsonOf(status)
    if (content !== undefined && JSON.stringify(content.schema) === JSON.stringify(answered.schema)) content.example = example.answer
  }
}
