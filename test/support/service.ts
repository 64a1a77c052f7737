/** The service on a test's own database, asked through inject. */
import type { FastifyInstance, LightMyRequestResponse } from 'fastify'
import type { Test } from 'tap'
import { buildApp } from '../../src/app.js'
import { createRecalculations, type Recalculations } from '../../src/checkup/recalculations.js'
import { createReportMaker } from '../../src/checkup/report/report-maker.js'
import { createReports } from '../../src/checkup/report/reports.js'
import { readConfig } from '../../src/config.js'
import { createImports } from '../../src/exchange/imports.js'
import { operator, type Caller } from '../../src/platform/caller.js'
import type { Database } from '../../src/platform/database/database.js'
import { signToken } from '../../src/platform/auth/tokens.js'
import { startJobQueue, type JobQueue } from '../../src/platform/jobs.js'
import { createLogger } from '../../src/server.js'
import { micro } from './micro-city.js'

/** A key of the tests', by which every service of theirs signs its bundles unless it is told another. */
export const testSigningKey = JSON.stringify({ kty: 'OKP', crv: 'Ed25519', d: 'nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A', x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo' })

export const testConfig = readConfig({ NODE_ENV: 'test', REQUESTS_PER_MINUTE: '0', INSTANCE_NAME: 'tested', BUNDLE_SIGNING_KEY: testSigningKey })

export const administrator = operator
export const viewer: Caller = { subject: 'viewer', role: 'viewer', regionCode: micro.city }

const tokens = new Map<string, Promise<string>>()
/** A token of his, one for all his requests. */
export async function bearer(caller: Caller): Promise<string> {
  const who = JSON.stringify(caller)
  const token = tokens.get(who) ?? signToken(testConfig.tokens.secret, caller, 3600)
  tokens.set(who, token)
  return `Bearer ${await token}`
}

/** An answer: its status, its headers, its body read as JSON. */
export interface Answer {
  readonly status: number
  readonly headers: LightMyRequestResponse['headers']
  readonly body: unknown
}

export interface AskOptions {
  /** Who asks; null: nobody. Default: a viewer of the city. */
  readonly as?: Caller | null
  readonly headers?: Readonly<Record<string, string>>
}

export interface TestService {
  readonly app: FastifyInstance
  readonly jobs: JobQueue
  readonly recalculations: Recalculations
  readonly get: (url: string, options?: AskOptions) => Promise<Answer>
  readonly send: (method: 'POST' | 'PUT' | 'PATCH' | 'DELETE', url: string, body: unknown, options?: AskOptions) => Promise<Answer>
  readonly graphql: (query: string, variables?: object, options?: AskOptions & { readonly operationName?: string }) => Promise<Answer>
  /** As a graceful end of the process does it; teardown does it too. */
  readonly close: () => Promise<void>
}

export interface ServiceOptions {
  /** Whether recalculations are taken from the queue. */
  readonly workers?: boolean
  readonly clock?: () => Date
  /** Settings of the service. */
  readonly variables?: Readonly<Record<string, string>>
  /** Hears of every step of a recalculation, before the next one. */
  readonly onStep?: (recalculations: Recalculations) => void
}

export async function testService(t: Test, database: Database, options: ServiceOptions = {}): Promise<TestService> {
  const { workers = false, clock = () => new Date(), variables = {}, onStep } = options
  const logger = createLogger('silent')
  const jobs = await startJobQueue(database, logger, { takeJobs: workers, pollingSeconds: 0.5 })
  const recalculations: Recalculations = createRecalculations({
    database,
    jobs,
    clock,
    alone: database.alone,
    logger: {
      ...logger,
      error: () => undefined,
      info: (given: unknown) => {
        if (typeof given === 'object' && given !== null && 'step' in given) onStep?.(recalculations)
      }
    }
  })
  const maker = createReportMaker({ database, clock })
  const reports = createReports({ database, jobs, maker, logger: { info: () => undefined, error: () => undefined } })
  const config = readConfig({ NODE_ENV: 'test', REQUESTS_PER_MINUTE: '0', INSTANCE_NAME: 'tested', BUNDLE_SIGNING_KEY: testSigningKey, ...variables })
  const imports = createImports({ database, householdSecret: config.householdSecret, jobs, logger: { info: () => undefined, error: () => undefined } })
  const app = await buildApp({ config, database, recalculations, reports, imports, logger: false })
  await app.ready()
  if (workers) {
    await recalculations.start()
    await reports.start()
    await imports.work()
  }
  let closed = false
  const close = async () => {
    if (closed) return
    closed = true
    recalculations.stop()
    reports.stop()
    imports.stop()
    await app.close()
    await jobs.stop()
    await maker.close()
  }
  t.teardown(close)

  const ask = async (method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', url: string, payload: unknown, { as = viewer, headers = {} }: AskOptions): Promise<Answer> => {
    const answer = await app.inject({
      method,
      url,
      headers: { ...(as === null ? {} : { authorization: await bearer(as) }), ...headers },
      ...(payload === undefined ? {} : { payload: payload as object })
    })
    const json = /[/+]json\b/.test(String(answer.headers['content-type']))
    return { status: answer.statusCode, headers: answer.headers, body: json ? answer.json<unknown>() : answer.body }
  }
  return {
    app,
    jobs,
    recalculations,
    close,
    get: (url, options = {}) => ask('GET', url, undefined, options),
    send: (method, url, body, options = {}) => ask(method, url, body, options),
    graphql: (query, variables, options = {}) =>
      ask('POST', '/graphql', { query, variables, ...(options.operationName === undefined ? {} : { operationName: options.operationName }) }, options)
  }
}

/** Asserts a problem: status, stable code, and the pointers of what is wrong. */
export function isProblem(t: Test, answer: Answer, status: number, code: string, pointers?: readonly string[]): void {
  t.match(
    { status: answer.status, type: answer.headers['content-type'], body: answer.body },
    { status, type: /^application\/problem\+json/, body: { status, code, type: `urn:lifecircle:problem:${code}`, title: /\S/, detail: /\S/, instance: /^urn:request:/ } }
  )
  if (pointers !== undefined) {
    t.strictSame(((answer.body as { errors?: { pointer: string }[] }).errors ?? []).map((error) => error.pointer), pointers, 'says where')
  }
}

/** Asserts a GraphQL error with its stable code. */
export function isGraphqlError(t: Test, answer: Answer, code: string, status = 200): void {
  const { errors = [] } = answer.body as { errors?: { message: string; extensions?: { code?: string } }[] }
  t.strictSame({ status: answer.status, codes: errors.map((error) => error.extensions?.code) }, { status, codes: [code] })
}
