import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import t from 'tap'
import type { OpenAPIV3_1 } from 'openapi-types'
import { isScope } from '../../src/platform/auth/scopes.js'
import { errorCodes } from '../../src/platform/errors.js'
import { document, operations as known } from '../support/contract.js'
import { lifecircle } from '../support/command-line.js'

// In a process of its own: tap changes how its writer of YAML, which is ours as well, writes times.
const { stdout: generated } = await lifecircle({}, 'openapi')
const kept = await readFile(new URL('../../../openapi.yaml', import.meta.url), 'utf8')
/** Nothing is taken for granted that is asserted below. */
type Operation = OpenAPIV3_1.OperationObject & { readonly name: string; readonly path: string }

const operations: readonly Operation[] = known.map((operation) => ({ ...operation, name: `${operation.method.toLowerCase()} ${operation.path}` }))

const without = (has: (operation: Operation) => boolean) => operations.filter((operation) => !has(operation)).map(({ name }) => name)
const answers = (operation: Operation) => Object.keys(operation.responses ?? {})

void t.test('openapi.yaml is what the routes say', async (t) => {
  t.equal(kept.trimEnd(), generated.trimEnd(), 'run `npm run generate` after changing a route')
})

void t.test('every operation has a name of its own, a summary, a tag that is explained, and the prefix in its path', async (t) => {
  t.ok(operations.length >= 28)
  t.strictSame(without(({ operationId }) => /^[a-z][A-Za-z]+$/.test(operationId ?? '')), [])
  t.equal(new Set(operations.map(({ operationId }) => operationId)).size, operations.length)
  t.strictSame(without(({ summary }) => summary !== undefined && summary.length > 5 && !summary.endsWith('.')), [])
  const tags = (document.tags ?? []).map(({ name }) => name)
  t.strictSame(without((operation) => operation.tags?.length === 1 && tags.includes(operation.tags[0]!)), [])
  t.strictSame(without(({ path }) => path.startsWith('/v1/')), [])
})

void t.test('every operation needs a token and says how it can fail', async (t) => {
  t.strictSame(document.security, [{ bearer: [] }])
  t.match(document.components?.securitySchemes, {
    bearer: { type: 'http', scheme: 'bearer' }, client: { type: 'oauth2', flows: { clientCredentials: { tokenUrl: '/v1/auth/token', scopes: { 'results:read': String } } } }
  })
  const named = operations.filter(({ security }) => security !== undefined && security.length > 0)
  t.strictSame(operations.filter((operation) => !named.includes(operation)).map(({ name }) => name), ['post /v1/auth/token', 'post /v1/auth/revoke', 'get /v1/auth/me', 'get /v1/survey-link', 'post /v1/survey-link/responses', 'get /v1/.well-known/jwks.json'], 'all others need a scope')
  for (const { name, security } of named) {
    const [scope] = security![0]!['bearer']!
    t.ok(scope !== undefined && isScope(scope), name)
    t.strictSame(security, [{ bearer: [scope] }, { client: [scope] }])
  }
  t.strictSame(without((operation) => answers(operation).includes('401') && answers(operation).includes('default')), [])
  t.strictSame(without((operation) => !operation.tags!.includes('admin') || answers(operation).includes('403')), [])
  t.strictSame(without((operation) => !operation.path.includes('{') || answers(operation).includes('404')), [])
  t.strictSame(without((operation) => (operation.parameters ?? []).length === 0 || answers(operation).includes('422')), [])
  t.strictSame(without((operation) => answers(operation).some((status) => status.startsWith('2'))), [])
  for (const [name, answer] of Object.entries(document.components?.responses ?? {})) {
    t.match(answer, { description: /\S/, content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } }, name)
  }
})

void t.test('problems have codes that are listed with their meaning', async (t) => {
  const { code } = (document.components?.schemas?.['Problem'] as OpenAPIV3_1.SchemaObject).properties as Record<string, OpenAPIV3_1.SchemaObject>
  t.strictSame(code!.enum, errorCodes)
  for (const one of errorCodes) t.match(code!.description, new RegExp(`\\b${one}\\b. \\(\\d{3}\\): \\S`))
  t.strictSame(without((operation) => operation.parameters?.some((one) => 'name' in one && one.name === 'if-match') !== true || ['412', '428'].every((status) => answers(operation).includes(status))), [])
  t.strictSame(without((operation) => answers(operation).includes('429')), [])
})

void t.test('path parameters are declared, and every reference leads somewhere', async (t) => {
  t.strictSame(
    without(({ path, parameters = [] }) => {
      const declared = (parameters as OpenAPIV3_1.ParameterObject[]).filter((one) => one.in === 'path').map((one) => one.name)
      return [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!).sort().join() === declared.sort().join()
    }),
    []
  )
  const references = [...kept.matchAll(/\$ref: "?#\/([^"\n]+)"?/g)].map(([, path]) => path!)
  t.ok(references.length > 100)
  const lost = references.filter((path) => path.split('/').reduce<unknown>((part, key) => (part as Record<string, unknown> | undefined)?.[key], document) === undefined)
  t.strictSame(lost, [])
  const named = Object.keys(document.components?.schemas ?? {})
  t.strictSame(named.filter((name) => !references.includes(`components/schemas/${name}`)), [], 'none is unused')
})

void t.test('generators of other languages find names for all of it', async (t) => {
  const schemas = Object.entries(document.components?.schemas ?? {})
  const names = [...schemas.map(([name]) => name.toLowerCase()), ...operations.map(({ operationId }) => operationId!.toLowerCase())]
  t.strictSame(schemas.map(([name]) => name).filter((name) => !/^[A-Z][A-Za-z0-9]*$/.test(name)), [])
  t.equal(new Set(names.slice(0, schemas.length)).size, schemas.length, 'in languages and folders that do not tell capitals apart too')
  t.equal(new Set(names.slice(schemas.length)).size, operations.length)
  const bodies = operations.flatMap(({ name, requestBody, responses }) => [requestBody, ...Object.entries(responses ?? {}).filter(([status]) => status.startsWith('2')).map(([, answer]) => answer)]
    .flatMap((part) => Object.values((part as OpenAPIV3_1.ResponseObject | undefined)?.content ?? {})).map(({ schema }) => [name, schema] as const))
  t.strictSame(bodies.filter(([, schema]) => schema !== undefined && !('$ref' in schema) && schema.type === 'object'), [], 'bodies have names')
  const parts: [string, Record<string, unknown>][] = []
  const visit = (part: unknown, path: string) => {
    if (typeof part !== 'object' || part === null || /\/examples?$/.test(path)) return
    if (!Array.isArray(part)) parts.push([path, part as Record<string, unknown>])
    for (const [key, value] of Object.entries(part)) visit(value, `${path}/${key}`)
  }
  visit(document, '')
  const told = parts.filter(([path, { oneOf }]) => Array.isArray(oneOf) && !path.endsWith('/properties'))
  t.ok(told.length >= 10)
  for (const [path, { oneOf, discriminator }] of told) {
    const { propertyName, mapping } = discriminator as { propertyName: string; mapping: Record<string, string> }
    t.strictSame((oneOf as { $ref: string }[]).map(({ $ref }) => $ref), Object.values(mapping), path)
    for (const [value, reference] of Object.entries(mapping)) {
      const { properties, required } = document.components!.schemas![reference.split('/').at(-1)!] as OpenAPIV3_1.SchemaObject
      t.match(properties?.[propertyName], { type: 'string' })
      t.match([JSON.stringify(properties?.[propertyName]), required], [`"${value}"`, required!.includes(propertyName) ? required : [propertyName]])
    }
  }
  const oddNulls = parts.filter(([, { anyOf }]) => Array.isArray(anyOf) && anyOf.length === 2 && anyOf.some(({ type }: { type?: unknown }) => type === 'null') && anyOf.some((one: object) => 'type' in one && one.type !== 'null'))
  t.strictSame(oddNulls.map(([path]) => path), [], 'a plain value or null is a type of both')
  t.strictSame(parts.filter(([, { type, items }]) => type === 'array' && items === undefined).map(([path]) => path), [], 'every list says of what')
})

void t.test('lists have a limit, a cursor and a Link header', async (t) => {
  const lists = operations.filter(({ parameters = [] }) => (parameters as OpenAPIV3_1.ParameterObject[]).some(({ name }) => name === 'cursor'))
  t.ok(lists.length >= 7)
  for (const { name, parameters, responses } of lists) {
    t.ok((parameters as OpenAPIV3_1.ParameterObject[]).some((parameter) => parameter.name === 'limit'), name)
    t.match(responses?.['200'], { headers: { Link: { $ref: '#/components/headers/Link' } } }, name)
  }
})

void t.test('every operation shows an example: of its required parameters and its body, and of its answer where that is JSON', async (t) => {
  const isFile = ({ schema }: OpenAPIV3_1.MediaTypeObject) => schema !== undefined && 'format' in schema && schema.format === 'binary'
  const shows = (content: OpenAPIV3_1.ResponseObject['content']) => Object.values(content ?? {}).some(isFile) || Object.entries(content ?? {}).every(([type, content]) => !type.endsWith('json') || content.example !== undefined)
  t.strictSame(without(({ parameters = [] }) => (parameters as OpenAPIV3_1.ParameterObject[]).every(({ required, example }) => required !== true || example !== undefined)), [])
  // Of a file that may be of several types, one is shown.
  const isShown = (content: readonly OpenAPIV3_1.MediaTypeObject[]) => content.every(({ example }) => example !== undefined) || (content.every(isFile) && content.some(({ example }) => example !== undefined))
  t.strictSame(without(({ requestBody }) => isShown(Object.values((requestBody as OpenAPIV3_1.RequestBodyObject | undefined)?.content ?? {}))), [])
  t.strictSame(
    without(({ responses }) => Object.entries(responses ?? {}).every(([status, answer]) => !status.startsWith('2') || shows((answer as OpenAPIV3_1.ResponseObject).content))),
    []
  )
})

void t.test('it is clean by the rules that redocly recommends', async (t) => {
  const root = new URL('../../../', import.meta.url)
  const command = new URL('node_modules/@redocly/cli/bin/cli.js', root)
  const { stdout } = await promisify(execFile)(process.execPath, [fileURLToPath(command), 'lint', '--extends', 'recommended', '--format', 'json', 'openapi.yaml'], {
    cwd: root, env: { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' }, timeout: 120_000
  })
  const { totals, problems } = JSON.parse(stdout) as { totals: object; problems: object[] }
  t.strictSame([totals, problems], [{ errors: 0, warnings: 0, ignored: 0 }, []])
})
