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
  t.strictSame(operations.filter((operation) => !named.includes(operation)).map(({ name }) => name), ['post /v1/auth/token', 'post /v1/auth/revoke', 'get /v1/auth/me', 'get /v1/survey-link', 'post /v1/survey-link/responses'], 'all others need a scope')
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
