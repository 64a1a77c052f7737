/** What GraphQL lets through, however it is asked: limits, batches, persisted operations, mutations sent again. */
import { createHash } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'graphql'
import t from 'tap'
import type { Caller } from '../../src/platform/caller.js'
import { costliestQuery, deepestQuery, mostAliases, mostOperations } from '../../src/platform/graphql/graphql.js'
import { temporaryFolder } from '../support/command-line.js'
import { testDatabase } from '../support/database.js'
import { micro } from '../support/micro-city.js'
import { buildScoredCity, twoTypes } from '../support/scored-city.js'
import { isGraphqlError, testService } from '../support/service.js'

const database = await testDatabase(t)
await buildScoredCity(database)
const { graphql, send } = await testService(t, database)
const as: Caller = { subject: 'front end', role: 'administrator', regionCode: micro.county }
const raw = (body: unknown) => send('POST', '/graphql', body)
const sha = (text: string) => createHash('sha256').update(text).digest('hex')

void t.test('every answer says what its query cost, and what it might', async (t) => {
  for (let time = 0; time < 3; time++) {
    t.match((await graphql('{ regions(first: 10) { edges { node { code } } } }')).body, {
      extensions: { cost: { cost: 21, mostCost: costliestQuery, depth: 4, mostDepth: deepestQuery } }
    })
  }
})

void t.test('bombs are refused before anything is read', async (t) => {
  const aliases = (count: number) => `{ ${Array.from({ length: count }, (_, i) => `a${i}: region(code: "${micro.county}") { code }`).join(' ')} }`
  t.equal((await graphql(aliases(mostAliases))).status, 200)
  isGraphqlError(t, await graphql(aliases(mostAliases + 1)), 'too-complex', 422)
  isGraphqlError(t, await graphql(`{ ${'standards { version } '.repeat(5_000)} }`), 'bad-request', 400)
  isGraphqlError(t, await graphql(`{ regions { ${'edges { node { parent { '.repeat(500)} code ${'} } }'.repeat(500)} } }`), 'bad-request', 400)
  const circle = await graphql('{ region(code: "330100000000") { ...a } } fragment a on Region { ...b } fragment b on Region { ...a }')
  t.equal(circle.status, 400)
  const deep = `{ region(code: "${micro.county}") { ${'parent { '.repeat(13)} code ${'} '.repeat(13)} } }`
  isGraphqlError(t, await graphql(deep), 'too-complex', 422)
  isGraphqlError(t, await raw({ query: JSON.stringify(parse('{ standards { version } }')) }), 'bad-request', 400)
  const begun = performance.now()
  await graphql(`{ standards { ${'version title '.repeat(2_400)} } }`)
  t.ok(performance.now() - begun < 5_000, 'fields that are asked for again and again are not compared for long')
})

void t.test('a request may be a list of operations, of no more than ten, that cost no more together than one may', async (t) => {
  const one = { query: '{ standards { version } }' }
  const some = await raw([one, one, { query: '{ nothing }' }])
  t.match(some, { status: 200, body: [{ data: { standards: Array } }, { data: { standards: Array } }, { errors: [{ extensions: { code: 'bad-request' } }] }] })
  t.equal((await raw(Array.from({ length: mostOperations }, () => one))).status, 200)
  isGraphqlError(t, await raw(Array.from({ length: mostOperations + 1 }, () => one)), 'too-complex', 422)
  const costly = { query: '{ regions(first: 1000) { edges { node { children(first: 20) { edges { node { code } } } } } } }' }
  t.equal(((await raw(costly)).body as { errors?: unknown }).errors, undefined)
  const together = (await raw([costly, costly, costly])).body as { errors?: { extensions: { code: string } }[] }[]
  t.strictSame(together.map(({ errors }) => errors?.[0]?.extensions.code).sort(), [undefined, undefined, 'too-complex'].sort())
})

void t.test('an operation is sent by its hash once it is known', async (t) => {
  const query = `{ region(code: "${micro.county}") { nameZh } }`
  const persistedQuery = { version: 1, sha256Hash: sha(query) }
  const unknown = await raw({ extensions: { persistedQuery } })
  t.match(unknown.body, { errors: [{ message: 'PersistedQueryNotFound' }] })
  t.match((await raw({ query, extensions: { persistedQuery } })).body, { data: { region: { nameZh: '西湖区' } } })
  t.match((await raw({ extensions: { persistedQuery } })).body, { data: { region: { nameZh: '西湖区' } } })
  const other = { version: 1, sha256Hash: sha('another') }
  t.match((await raw({ query, extensions: { persistedQuery: other } })).body, { errors: [{ message: /does not match/ }] })
  t.match((await raw({ extensions: { persistedQuery: other } })).body, { errors: [{ message: 'PersistedQueryNotFound' }] })
})

void t.test('where only some operations are allowed, others are not answered', async (t) => {
  const allowed = `query Name($code: ID!) { region(code: $code) { nameZh } }`
  const file = join(await temporaryFolder(t), 'operations.json')
  await writeFile(file, JSON.stringify({ name: allowed }))
  const shut = await testService(t, database, { variables: { GRAPHQL_OPERATIONS: file } })
  const ask = (body: object) => shut.send('POST', '/graphql', body)
  const variables = { code: micro.county }
  t.match((await ask({ query: allowed, variables })).body, { data: { region: { nameZh: '西湖区' } } })
  t.match((await ask({ variables, extensions: { persistedQuery: { version: 1, sha256Hash: sha(allowed) } } })).body, { data: { region: { nameZh: '西湖区' } } })
  for (const body of [{ query: '{ standards { version } }' }, { query: `${allowed} ` }, { extensions: { persistedQuery: { version: 1, sha256Hash: '__proto__' } } }, {}]) {
    t.match((await ask(body)).body, { errors: [{ extensions: { code: 'bad-request' } }] }, JSON.stringify(body))
  }
  await writeFile(file, '["not", 1]')
  await t.rejects(testService(t, database, { variables: { GRAPHQL_OPERATIONS: file } }), /GRAPHQL_OPERATIONS names .*operations\.json/)
})

void t.test('a mutation of a name is done once, and answers the same', async (t) => {
  const add = (cron: string, id: string) => graphql(
    `mutation { addSchedule(input: { cron: "${cron}", standard: "${twoTypes}" }, clientMutationId: "${id}") { number cron createdAt } }`, undefined, { as }
  )
  const count = async () => ((await graphql('{ schedules { number } }', undefined, { as })).body as { data: { schedules: object[] } }).data.schedules.length
  const first = await add('0 1 1 * *', 'one')
  t.match(first.body, { data: { addSchedule: { cron: '0 1 1 * *', createdAt: /^\d{4}-.*Z$/ } } })
  t.strictSame((await add('0 1 1 * *', 'one')).body, first.body)
  t.equal(await count(), 1)
  isGraphqlError(t, await add('0 2 1 * *', 'one'), 'unprocessable-input')
  isGraphqlError(t, await add('nonsense', 'two'), 'unprocessable-input')
  t.equal((await add('0 2 1 * *', 'two')).status, 200)
  isGraphqlError(t, await add('0 2 1 * *', 'with blanks'), 'unprocessable-input')
  t.equal(await count(), 2)

  const start = () => graphql(
    `mutation { requestRecalculation(input: { period: "2024H1", standard: "${twoTypes}" }, clientMutationId: "run") { created run { number requestedAt scope { nameZh } standard { version } } } }`, undefined, { as }
  )
  const started = await start()
  t.match(started.body, { data: { requestRecalculation: { created: true, run: { scope: { nameZh: '西湖区' }, standard: { version: twoTypes } } } } })
  t.strictSame((await start()).body, started.body, 'what is nested is answered anew')
})
