import autocannon from 'autocannon'
import Fastify from 'fastify'
import type pg from 'pg'
import { readConfig } from '../src/config.js'
import { findRegionScores } from '../src/checkup/score-queries.js'
import { findRun } from '../src/checkup/run-queries.js'
import { asCaller, operator } from '../src/platform/caller.js'
import { signToken } from '../src/platform/auth/tokens.js'
import { findRegion, listRegions } from '../src/registry/region-queries.js'
import { createLogger, startService } from '../src/server.js'
import type { BenchCity } from './bench-city.js'
import { measurement, type Measurement } from './measurement.js'
import { recalculate } from './recalculation.js'

const rounds = 5
const seconds = 4
const connections = 8
const communities = 50

/** What is asked of a server: an address, and what is sent there. */
interface Request {
  readonly url: string
  readonly body?: string
}

/**
 * What the whole stack costs: the cheapest authorised read beside a bare route with the same SQL on the same pool, and GraphQL
 * beside a route written by hand that gives the same. Both servers are asked in turn, by a thread of their own.
 */
export async function measureContract(bench: BenchCity): Promise<Measurement[]> {
  const { database, city } = bench
  const { id: runId } = await recalculate(bench)
  const county = city.regions.find(({ level }) => level === 'county')!.code
  const { text, values } = await statementOf(database.pool, () => findRegion(database.db, county))

  const bare = Fastify()
  const anything = { type: ['string', 'null'] }
  const names = ['code', 'nameZh', 'nameEn', 'level', 'parentCode', 'kind', 'futureStatus']
  bare.get('/region', { schema: { response: { 200: { type: 'object', properties: Object.fromEntries(names.map((name) => [name, anything])) } } } }, async () => {
    const { rows } = await database.pool.query<string[]>({ text, values, rowMode: 'array' })
    return Object.fromEntries(names.map((name, at) => [name, rows[0]![at]]))
  })
  const number = { type: ['number', 'null'] }
  const score = { type: 'object', properties: { index: number, base: number, balance: number, governance: number, grade: anything, rank: number } }
  const community = { type: 'object', properties: { code: anything, nameZh: anything, score } }
  bare.get('/scores', { schema: { response: { 200: { type: 'array', items: community } } } }, async () =>
    asCaller(database, operator, async (transaction) => {
      await findRun(transaction, runId)
      const regions = await listRegions(transaction.db, { level: 'community', within: county }, { limit: communities })
      const scores = await findRegionScores(transaction, regions.map(({ code }) => ({ code, runId })))
      const byCode = new Map(scores.map((one) => [one.code, one]))
      return regions.map(({ code, nameZh }) => ({ code, nameZh, score: byCode.get(code) }))
    })
  )
  const config = readConfig({ PORT: '0', LOG_LEVEL: 'silent', RUN_WORKERS: 'false', REQUESTS_PER_MINUTE: '0' })
  const service = await startService({ config, database, logger: createLogger(config.logLevel) })
  try {
    const yardstick = await bare.listen({ host: '127.0.0.1', port: 0 })
    const authorization = `Bearer ${await signToken(config.tokens.secret, operator, 3600)}`
    const query = `{ communities(within: "${county}", first: ${communities}) { edges { node { code nameZh score(run: ${runId}) { index base balance governance grade rank } } } } }`
    const beside = (name: string, ours: Request, theirs: Request, yardstickName: string) => inTurn({ name, ours, theirs, yardstickName, authorization })
    return [
      await beside('cheapest authorised read', { url: `${service.url}/v1/regions/${county}` }, { url: `${yardstick}/region` }, 'bare route'),
      await beside(`GraphQL: ${communities} communities with scores`, { url: `${service.url}/graphql`, body: JSON.stringify({ query }) }, { url: `${yardstick}/scores` }, 'route by hand')
    ]
  } finally {
    await service.close()
    await bare.close()
  }
}

/** Milliseconds a request takes of a busy server, ours and the yardstick's, round by round in turn. */
async function inTurn(given: { name: string; ours: Request; theirs: Request; yardstickName: string; authorization: string }): Promise<Measurement> {
  const ours: number[] = []
  const theirs: number[] = []
  for (let round = -1; round < rounds; round++) {
    const [own, other] = [await load(given.ours, given.authorization), await load(given.theirs, given.authorization)]
    // The first round compiles.
    if (round < 0) continue
    ours.push(1000 / own)
    theirs.push(1000 / other)
  }
  const made = measurement(given.name, 'ms', ours, [{ name: given.yardstickName, values: theirs, equalShare: null }])
  return { ...made, figures: [{ name: 'share of its requests a second', value: 100 / made.yardsticks[0]!.ratio, unit: '%' }] }
}

/** Requests a second; one that is not well ends the benchmark. */
async function load({ url, body }: Request, authorization: string): Promise<number> {
  const found = await autocannon({
    url, connections, duration: seconds, workers: 1,
    headers: { authorization, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { method: 'POST' as const, body })
  })
  if (found.non2xx > 0 || found.errors > 0) throw new Error(`${url}: ${found.non2xx} answers were not well, ${found.errors} failed`)
  return found.requests.total / found.duration
}

/** The statement that a read sends, as it sends it. */
async function statementOf(pool: pg.Pool, read: () => Promise<unknown>): Promise<{ text: string; values: unknown[] }> {
  const original = pool.query.bind(pool) as (...given: unknown[]) => unknown
  let statement: { text: string; values: unknown[] } | undefined
  Reflect.set(pool, 'query', (first: { text: string }, values: unknown[]) => {
    statement ??= { text: first.text, values }
    return original(first, values)
  })
  await read()
  Reflect.set(pool, 'query', original)
  return statement!
}
