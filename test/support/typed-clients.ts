/** Clients as strangers make them: generated from the contract, type-checked strictly, and run. */
import { execFile } from 'node:child_process'
import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import openapiTypescript, { astToString } from 'openapi-typescript'
import type { OpenAPIV3_1 } from 'openapi-types'
import type { Test } from 'tap'
import ts from 'typescript'

const root = new URL('../../../', import.meta.url)

/** A folder in which imports find the packages of the project; gone in teardown. */
export async function clientFolder(t: Test): Promise<string> {
  const folder = await mkdtemp(fileURLToPath(new URL('build/typed-client-', root)))
  t.teardown(() => rm(folder, { recursive: true, force: true }))
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }')
  return folder
}

/** What openapi-typescript writes as the README calls it. */
export async function writeRestTypes(folder: string): Promise<void> {
  await writeFile(join(folder, 'lifecircle.ts'), astToString(await openapiTypescript(new URL('openapi.yaml', root), { silent: true, defaultNonNullable: false })))
}

/** What GraphQL Code Generator writes in a folder, by a configuration that stands there. */
export async function writeGraphqlTypes(folder: string, configuration: string): Promise<void> {
  await copyFile(new URL('schema.graphql', root), join(folder, 'schema.graphql'))
  await writeFile(join(folder, 'codegen.yml'), configuration)
  await promisify(execFile)(process.execPath, [fileURLToPath(new URL('node_modules/@graphql-codegen/cli/esm/bin.js', root)), '--config', 'codegen.yml'], { cwd: folder, timeout: 60_000 })
}

/** Compiles a file with what it imports; the problems that the strictest rules find. */
export function compile(file: string): string[] {
  const program = ts.createProgram([file], {
    strict: true, exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true, noPropertyAccessFromIndexSignature: true,
    target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext, skipLibCheck: true, types: ['node']
  })
  const problems = [...ts.getPreEmitDiagnostics(program), ...program.emit().diagnostics]
  return problems.map(({ messageText, file: where, start }) =>
    `${where === undefined ? '' : `${where.fileName}:${where.getLineAndCharacterOfPosition(start ?? 0).line + 1} `}${ts.flattenDiagnosticMessageText(messageText, '\n')}`
  )
}

/** Runs what was compiled from a file; what it printed. */
export async function run(file: string, environment: Readonly<Record<string, string>>): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, [file.replace(/\.ts$/, '.js')], {
    env: { PATH: process.env['PATH'], ...environment }, timeout: 200_000, maxBuffer: 64 * 1024 * 1024
  })
  return stdout
}

type Operation = OpenAPIV3_1.OperationObject
type Parameter = OpenAPIV3_1.ParameterObject
type Schema = OpenAPIV3_1.SchemaObject

/** A call of curl as one of the typed client: `client.GET('/v1/regions/{code}', { params: … })`. Throws for what the contract does not have. */
export function typedCall(document: OpenAPIV3_1.Document, call: readonly string[]): string {
  const { method, url, headers, body } = readCall(call)
  const path = Object.keys(document.paths ?? {}).find((one) => new RegExp(`^${one.replace(/\{\w+\}/g, '[^/]+')}$`).test(url.pathname))
  const operation = path === undefined ? undefined : (document.paths?.[path] as Record<string, Operation> | undefined)?.[method.toLowerCase()]
  if (path === undefined || operation === undefined) throw new Error(`the contract has no ${method} ${url.pathname}`)
  const parameters = (operation.parameters ?? []) as Parameter[]
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!)
  const values = new RegExp(`^${path.replace(/\{\w+\}/g, '([^/]+)')}$`).exec(url.pathname)!.slice(1)
  const typed = (where: string, name: string, value: string): [string, unknown] => [name, typedValue(parameters.find((one) => one.in === where && one.name === name)?.schema as Schema | undefined, value)]
  const given = {
    path: Object.fromEntries(names.map((name, at) => typed('path', name, decodeURIComponent(values[at]!)))),
    query: Object.fromEntries([...url.searchParams].map(([name, value]) => typed('query', name, value))),
    header: Object.fromEntries(Object.entries(headers).filter(([name]) => parameters.some((one) => one.in === 'header' && one.name === name)).map(([name, value]) => typed('header', name, value)))
  }
  const others = Object.fromEntries(Object.entries(headers).filter(([name]) => !(name in given.header) && name !== 'content-type'))
  const form = body !== undefined && headers['content-type'] === 'application/x-www-form-urlencoded'
  // A file is text here, sent as it is.
  const file = body !== undefined && !form && !/json/.test(headers['content-type'] ?? 'json')
  const options = {
    params: Object.fromEntries(Object.entries(given).filter(([, of]) => Object.keys(of).length > 0)),
    ...(body === undefined ? {} : { body: form ? Object.fromEntries(new URLSearchParams(body)) : file ? body : (JSON.parse(body) as unknown) }),
    headers: { ...others, ...(form || file ? { 'content-type': headers['content-type'] } : {}) }
  }
  // Files and events are bytes and text to the client.
  const json = ['200', '201', '202'].some((status) => 'application/json' in ((operation.responses?.[status] as OpenAPIV3_1.ResponseObject | undefined)?.content ?? {}))
  const asText = !json || (url.searchParams.has('format') && url.searchParams.get('format') !== 'json')
  const text = JSON.stringify({ ...options, ...(asText ? { parseAs: 'text' } : {}) })
  return `client.${method}(${JSON.stringify(path)}, ${file ? `{ ...${text}, bodySerializer: (sent: string) => sent } as const` : text})`
}

/** Numbers and flags are what the contract says they are, everything else is text. */
function typedValue(schema: Schema | undefined, text: string): unknown {
  if (schema === undefined) return text
  if (schema.type === 'array') return text.split(',').map((one) => typedValue((schema as { items: Schema }).items, one))
  if (schema.type === 'integer' || schema.type === 'number') return Number(text)
  return schema.type === 'boolean' ? text === 'true' : text
}

interface Call {
  readonly method: string
  readonly url: URL
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | undefined
}

function readCall(call: readonly string[]): Call {
  const headers: Record<string, string> = {}
  let method: string | undefined
  let url: URL | undefined
  let body: string | undefined
  for (let at = 0; at < call.length; at++) {
    const argument = call[at]!
    if (argument === '-N') continue
    if (!argument.startsWith('-')) {
      url = new URL(argument)
      continue
    }
    const value = call[++at] ?? ''
    if (argument === '-X') method = value
    else if (argument === '-d' || argument === '--data-binary') body = value
    else if (argument === '-u') headers['authorization'] = `Basic ${Buffer.from(value).toString('base64')}`
    else if (argument === '-H') headers[value.slice(0, value.indexOf(':')).toLowerCase()] = value.slice(value.indexOf(':') + 1).trim()
    else if (argument !== '-o') throw new Error(`README calls curl with ${argument}, which is not read here`)
  }
  if (url === undefined) throw new Error(`README calls curl without an address: ${call.join(' ')}`)
  if (body !== undefined) headers['content-type'] ??= 'application/x-www-form-urlencoded'
  return { method: method ?? (body === undefined ? 'GET' : 'POST'), url, headers, body }
}
