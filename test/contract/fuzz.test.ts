/**
 * Requests that nobody would send, made from the contract: whatever comes, the service answers in time and by its contract, and a
 * refused write leaves nothing behind. FUZZ_SEED and FUZZ_REQUESTS choose others; the same seed sends the same requests.
 */
import type { OpenAPIV3_1 } from 'openapi-types'
import t from 'tap'
import { addClient } from '../../src/platform/auth/client-queries.js'
import { roles, type Caller } from '../../src/platform/caller.js'
import { errorCodes } from '../../src/platform/errors.js'
import { foreignBundle, signerOf } from '../support/bundles.js'
import { publishRun, runCheckup } from '../support/checkup.js'
import { answerProblems, document, operations, type Operation } from '../support/contract.js'
import { testDatabase } from '../support/database.js'
import { buildQuery, wrongParts } from '../support/fuzz-graphql.js'
import { manyCorners, oddTexts, oneOf, valueFor, type Random, type Sources } from '../support/fuzz-values.js'
import { keptRows } from '../support/kept-rows.js'
import { gridStreets, loadNetwork, micro } from '../support/micro-city.js'
import { randomNumbers } from '../support/random.js'
import { buildScoredCity, twoTypes } from '../support/scored-city.js'
import { bearer, testService, testSigningKey } from '../support/service.js'

const seed = Number(process.env['FUZZ_SEED'] ?? 1)
/** So many for each operation that most are let in once. */
const requests = Number(process.env['FUZZ_REQUESTS'] ?? 48 * operations.length)
const longestMs = 5_000

const database = await testDatabase(t)
await buildScoredCity(database)
await loadNetwork(database, gridStreets(3, 3, 100), { name: 'another', activate: false })
const administrator: Caller = { subject: 'fuzzing administrator', role: 'administrator', regionCode: micro.city }
await publishRun(database, await runCheckup(database, { period: '2023H2', standardVersion: twoTypes, scopeCode: micro.city }))
await runCheckup(database, { period: '2024H1', standardVersion: twoTypes, scopeCode: micro.county })
const service = await testService(t, database, { variables: { PUBLIC_RESULTS: 'true' } })
const bundleKey = { kty: 'OKP', crv: 'Ed25519', x: (JSON.parse(testSigningKey) as { x: string }).x }
const { client } = await addClient(database, administrator, { name: 'known', role: 'viewer', regionCode: micro.county })
const words = (key: string) => ({ key, textZh: key, textEn: key })
const questions = [{ ...words('wanted'), kind: 'single', options: [{ ...words('shop'), typeCode: 'COM01' }, words('none')] }]
const theirs = { version: 1, communityCode: micro.communities[0], location: { type: 'Point', coordinates: [120.15, 30.27] } }
const setUp = [
  await service.send('POST', '/v1/admin/schedules', { cron: '0 3 1 * *', standard: twoTypes }, { as: administrator }),
  await service.send('POST', '/v1/admin/standards/lifecircle-2026/clone', { version: 'draft' }, { as: administrator }),
  await service.send('POST', '/v1/imports/begin?kind=facilities&format=csv', undefined, { as: administrator }),
  await service.send('PUT', '/v1/import-profiles/known', { kind: 'facilities', mapping: {} }, { as: administrator }),
  await service.send('PUT', '/v1/questionnaires/residents', { titleZh: '问卷', titleEn: 'Questions', questions }, { as: administrator }),
  ...(await Promise.all(['needs', 'wishes'].map((code) => service.send('POST', '/v1/campaigns', {
    code, name: code, period: '2024H1', scopeCode: micro.city, questionnaire: 'residents', opensOn: '2024-01-01', closesOn: '2099-12-31'
  }, { as: administrator })))),
  await service.send('PUT', '/v1/reporting-instances/known', { regionCode: micro.county, keys: [bundleKey] }, { as: administrator }),
  await service.send('POST', '/v1/bundles', await foreignBundle(database, { period: '2022H1', standardVersion: twoTypes, scopeCode: micro.county }, await signerOf('known', testSigningKey)), { as: administrator, headers: { 'content-type': 'application/x-ndjson' } }),
  ...(await Promise.all(['one', 'two'].map((name) => service.send('POST', '/v1/scenarios', { name, regionCode: micro.county, changes: [{ change: 'close', facility: 'F1' }] }, { as: administrator })))),
  ...(await Promise.all(['S1', 'F1'].map((id) => service.send('PUT', `/v1/spaces/${id}`, {
    communityCode: micro.communities[0], name: id, location: { type: 'Point', coordinates: [120.15, 30.27] }, area: 100, kind: 'vacated', availability: 'available'
  }, { as: administrator })))),
  ...(await Promise.all(['S1', 'F1', 'F2'].map((id) => service.send('PUT', `/v1/projects/${id}`, { communityCode: micro.communities[0], typeCode: 'COM01', name: id, action: 'serve' }, { as: administrator })))),
  await service.send('POST', '/v1/programmes', { regionCode: micro.county, year: 2024, name: 'this year', budget: 1 }, { as: administrator }),
  await service.send('POST', '/v1/programmes', { regionCode: micro.county, year: 2025, name: 'next year', budget: 1 }, { as: administrator }),
  ...(await Promise.all(['facility:F1', `region:${micro.county}`].flatMap((subject) => [
    service.send('PUT', `/v1/operations/models/${subject}/2024-01-01`, { model: 'precinct' }, { as: administrator }),
    ...['2023H2', '2024H1'].map((period) => service.send('PUT', `/v1/operations/records/${subject}/${period}`, { visits: 1 }, { as: administrator }))
  ]))),
  ...(await Promise.all(['one', 'two'].map((name) => service.send('POST', '/v1/circle-plans', { name, regionCode: micro.county, referenceDate: '2000-01-01' }, { as: administrator })))),
  // An approved one cannot be deleted.
  await service.send('POST', '/v1/circle-plans/1/approval', undefined, { as: administrator, headers: { 'if-match': '*' } }),
  await service.send('PUT', '/v1/partners/zj', { name: 'zj', regionCode: micro.county, orderedBy: 'version' }, { as: administrator }),
  ...(await Promise.all(['F1', 'F2'].map((id) => service.send('PUT', `/v1/partners/zj/links/facilities/${id}`, { ourKey: id }, { as: administrator })))),
  ...(await Promise.all(['F1', 'F2'].map((id) => service.send('PUT', `/v1/partners/zj/facilities/${id}`, { ...theirs, typeCode: 'COM01', name: id, status: 'operating' }, { as: administrator })))),
  ...(await Promise.all(['one', 'two'].map((title) => service.send('POST', '/v1/district-plans', { regionCode: micro.county, title, firstYear: 2025, lastYear: 2027, run: 1 }, { as: administrator })))),
  // None of them is sent to: nobody takes deliveries here.
  await service.send('POST', '/v1/webhooks', { url: 'https://partner.example/', events: ['*'] }, { as: administrator }),
  await service.send('POST', '/v1/webhooks', { url: 'https://other.example/', events: ['*'] }, { as: administrator }),
  await service.send('POST', '/v1/webhooks/1/ping', undefined, { as: administrator }),
  await service.send('POST', '/v1/webhooks/2/ping', undefined, { as: administrator }),
  await service.send('POST', '/v1/reports', { regionCode: micro.county, format: 'html' }, { as: administrator }),
  // The first one loads its fonts, which is nobody's hang.
  await service.get(`/v1/regions/${micro.county}/report?format=pdf`, { as: administrator })
]

const { items: [link] } = (await service.send('POST', '/v1/campaigns/needs/links', { site: 'S1' }, { as: administrator })).body as { items: [{ token: string }] }
const { document: standardDocument } = (await service.get('/v1/standards/draft', { as: administrator })).body as { document: unknown }

/** Things that there are, by the names that parameters, properties and arguments have for them. */
const known = {
  code: [micro.city, micro.county, micro.street, micro.communities[0], micro.communities[3], 'needs', 'wishes', 'needs', 'residents'], regionCode: [micro.county, micro.street], scopeCode: [micro.city, micro.county],
  region: [micro.county], regions: [`${micro.county},${micro.otherCounty}`], within: [micro.city, micro.county], parent: [micro.county], communityCode: [micro.communities[0]],
  id: [1, 2, client.id], run: [1, 2], against: [1], version: ['draft', twoTypes, 'lifecircle-2026'], with: ['draft'], standard: [twoTypes, 'draft'], externalId: ['S1', 'F1', 'F2'],
  site: ['S1', 'S2'], type: ['COM01', 'GOV01'], typeCode: ['COM01'], types: [['COM01']], period: ['2023H2', '2024H1'], figure: ['index', 'supply', 'COM01'], minutes: ['5,15'], contours_minutes: ['5', '5,15'],
  contours_meters: ['300,900'], lon: [120.15, 120.1521], lat: [30.27, 30.2712], bbox: ['120,30,121,31'], cursor: ['WyJjb2RlIiwiMSJd', 'cmFuazoyMA'], fields: ['code,nameZh', 'id'], cron: ['0 3 1 * *'],
  'if-match': ['*'], at: [[120.15, 30.27]], grant_type: ['client_credentials'], format: ['html', 'json', 'xlsx', 'csv'], number: [1, 2], name: ['known'], keys: [[bundleKey]], instance: ['known'], scope: [micro.city, micro.county], profile: ['known'],
  location: [{ type: 'Point', coordinates: [120.15, 30.27] }], duplicates: [['F2']], openingHours: ['Mo-Fr 09:00-17:00'], attributes: [{}], documents: [[]], validFrom: ['2024-01-01'], on: ['2024-06-30'],
  crs: ['EPSG:4326'], mapping: [{}], note: ['why'],
  questions: [questions], questionnaire: ['residents'], opensOn: ['2024-01-01'], closesOn: ['2099-12-31'], campaign: ['needs', 'wishes'], household: ['1', '2'], households: [['1']], answers: [{}, { wanted: 'shop' }],
  answeredOn: ['2024-02-01'], 'x-survey-link': [link.token], expiresOn: ['2099-01-01'], keep: ['F1'], other: ['F2'], county: [micro.county], declaredOn: ['2024-04-01'], community: [micro.communities[0]],
  notes: [[{ text: 'x' }]], names: [[]], heldOn: ['2024-02-01'], endedOn: ['2024-03-01'], openedOn: ['2024-02-01'], dueOn: ['2024-02-10'], closedOn: ['2024-02-09'], facilityExternalId: ['F1'],
  effectiveOn: ['2024-07-01'], changes: [[{ change: 'renamed', code: micro.county, nameZh: '西湖区' }], [{ change: 'close', facility: 'F1' }], [{ change: 'add', typeCode: 'COM01', lon: 120.15, lat: 30.27 }]],
  ids: ['1', '2', '1,2'], numbers: [[1, 2]], candidates: [[{ id: 'a', lon: 120.15, lat: 30.27, cost: 1 }]], facilities: [1, 2], area: [100], unfitTypes: [['COM01'], []], level: ['community', 'county'], trial: [true], standardVersion: [twoTypes], source: ['x'], title: ['x'], facility: ['F1', null], space: ['S1', null], milestones: [[]], year: [2024, 2025], action: ['serve', 'add'], built: [{}], prices: [[{ typeCode: 'COM01', facility: 1, unit: 1 }]],
  projects: [['S1']], startsOn: ['2024-01-01'], since: ['2024-01-01', 'now'], resources: ['facility,run'], until: ['2024-12-31'], spaceKind: ['new_land'], cause: ['absent'], responsible: ['x'], to: ['approved', 'cancelled', '2024-06-30', 1, 'submitted', 2],
  subject: ['facility:F1', `region:${micro.county}`], validTo: ['2025-01-01'], contractFrom: ['2024-01-01'], contractUntil: ['2025-12-31'], from: ['2022-01-01', 1], months: [12], visits: [10], openingDays: [20],
  partner: ['zj'], list: ['type', 'region'], ourKey: ['F1', 'F2', micro.communities[0]], status: ['operating'], component: ['satisfaction'], changedAt: ['2024-05-01T08:00:00Z'], orderedBy: ['version'], as: ['ours'], codes: [[]], rules: [{}],
  items: [[{ ...theirs, externalId: 'F3', typeCode: 'COM01', name: 'x', status: 'operating' }, { externalId: 'F4' }], [{ ...theirs, externalId: 'S3', name: 'x', population: 1 }]],
  project: ['S1', 'F1'], firstYear: [2025], lastYear: [2027], byYear: [2026], defaultsBy: [2026], targets: [[]], circlePlan: [null], conformity: [{ verdict: 'yes' }], content: [{ year: 2026 }],
  bands: [{}], circle: ['330106-15-01', '330106-5-001'], countyCode: [micro.county], features: [[{ type: 'Feature', geometry: { type: 'Polygon', coordinates: [[[120.1, 30.2], [120.2, 30.2], [120.2, 30.3], [120.1, 30.3], [120.1, 30.2]]] } }]], plan: [1, 2], tier: ['five', 'fifteen'], layers: ['communities', 'communities,shortfalls'], z: [0, 9], x: [0], y: [0], edits: [[{ edit: 'moveSites', sites: ['S1'], to: '330106-5-001' }]],
  url: ['https://partner.example/'], events: [['run.published'], ['*']], rate: [5], webhook: [1, 2], delivery: [1, 2], after: [0],
} as const satisfies Record<string, readonly unknown[]>

/** The same for arguments and input fields, which have lists of single values. */
const knownArguments = {
  ...known, after: known.cursor, id: ['Run:1', 'Region:330106000000', 'Site:S1', 'Standard:draft', 'Network:1', 'Schedule:1', 'Run:x', 'Nothing:1'].map((one) => Buffer.from(one).toString('base64url')), number: [1, 2], regions: known.code, minutes: [5], contoursMinutes: [5, 15], contoursMetres: [300], timeZone: ['Asia/Shanghai'], revision: ['*'], document: [standardDocument], clientMutationId: ['once', 'twice']
}

const tokens: (string | undefined)[] = await Promise.all([
  ...Array.from({ length: 8 }, () => bearer(administrator)),
  ...roles.map((role) => bearer({ subject: `fuzzing ${role}`, role, regionCode: micro.county })),
  bearer({ subject: 'fuzzing elsewhere', role: 'administrator', regionCode: micro.otherCounty })
])
tokens.push(undefined, 'Bearer x.y.z', 'Basic Og==')

const resolve = (reference: string) => document.components!.schemas![reference.split('/').at(-1)!] as OpenAPIV3_1.SchemaObject

/** Percent-encoded, halves of characters too, as a careless client sends them. */
const encode = (value: unknown) => {
  const text = typeof value === 'object' && value !== null ? JSON.stringify(value).slice(0, 2_000) : String(value)
  return text.split(/(\p{Surrogate})/u).map((part) => (/\p{Surrogate}/u.test(part) ? '%ED%A0%80' : encodeURIComponent(part))).join('')
}

interface Sent {
  readonly operation: Operation
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  readonly url: string
  readonly headers: Record<string, string>
  readonly payload: string | undefined
}

function requestFor(random: Random): Sent {
  const sources: Sources = { random, resolve, known, bending: oneOf(random, [0, 0.05, 0.2, 0.5]) }
  // Progress of a run that nobody works on never ends.
  const operation = oneOf(random, operations.filter(({ operationId }) => operationId !== 'watchRun'))
  const parameters = (operation.parameters ?? []) as OpenAPIV3_1.ParameterObject[]
  // A path of dots is another path: whoever sends it asks another operation.
  const path = operation.path.replace(/\{(\w+)\}/g, (_whole, name: string) => encode(valueFor(parameters.find((one) => one.in === 'path' && one.name === name)!.schema!, name, sources)).replace(/^\.{1,2}$/, 'dots'))
  const query: string[] = []
  const headers: Record<string, string> = {}
  for (const { in: where, name, schema, required = false } of parameters) {
    if (where === 'path' || random.next() > (required ? 0.95 : 0.3)) continue
    const value = valueFor(schema!, name, sources)
    if (where === 'header') headers[name] = (typeof value === 'string' ? value : JSON.stringify(value)).replace(/[^\x20-\x7e]/g, '').slice(0, 300)
    else query.push(`${name}=${encode(value)}`)
  }
  if (random.next() < 0.05) query.push(oneOf(random, [...query, 'x=1', '__proto__[role]=administrator', 'limit=1&limit=2', '%00=1', '=', '&&&', 'limit[]=1']))
  const token = oneOf(random, tokens)
  if (token !== undefined) headers['authorization'] = token
  if (random.next() < 0.05) headers['accept-language'] = oneOf(random, oddTexts).replace(/[^\x20-\x7e]/g, '')
  return { operation, method: operation.method as Sent['method'], url: query.length === 0 ? path : `${path}?${query.join('&')}`, headers, payload: bodyFor(operation, headers, sources) }
}

function bodyFor({ requestBody }: Operation, headers: Record<string, string>, sources: Sources): string | undefined {
  if (requestBody === undefined) return undefined
  const { random } = sources
  const { content } = requestBody as OpenAPIV3_1.RequestBodyObject
  const type = oneOf(random, Object.keys(content))
  headers['content-type'] = random.next() < 0.97 ? type : oneOf(random, ['text/plain', 'application/xml', 'application/json; charset=latin1', 'multipart/form-data', '', 'x'])
  if (random.next() < 0.04) return oneOf(random, ['', '{', '[', 'null', '"x"', '1e999', '[1,]', '{"a":1,"a":2}', '\ufeff{}', '['.repeat(5_000), `${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}`, `{"period":"${'x'.repeat(1_100_000)}"}`])
  const value = valueFor(content[type]!.schema!, '', sources)
  if (typeof value === 'object' && value !== null && 'avoid' in value && random.next() < 0.05) value.avoid = manyCorners(oneOf(random, [1_000, 100_000]))
  if (type === 'application/x-www-form-urlencoded' && typeof value === 'object' && value !== null) return Object.entries(value).map(([name, of]) => `${encode(name)}=${encode(of)}`).join('&')
  return JSON.stringify(value)
}

/** What is told of a request that went wrong: enough to send it again. */
const told = ({ method, url, headers: { authorization, ...headers }, payload }: Sent) =>
  `${method} ${url.slice(0, 600)} ${JSON.stringify(headers)} ${authorization === undefined ? 'nobody' : authorization.slice(-6)} ${(payload ?? '').slice(0, 600)}`

void t.test('what it begins with is there', async (t) => {
  t.strictSame(setUp.filter(({ status }) => status >= 300), [])
})

void t.test(`REST, seed ${seed}: in time, by the contract, and what is refused changes nothing`, async (t) => {
  const digest = await keptRows(database)
  const troubles: string[] = []
  const seen = new Map<string, Set<number>>()
  let before = await digest()
  for (let count = 0; count < requests; count++) {
    // Scattered: numbers that begin side by side stay side by side, and some operations would never get what they need.
    const sent = requestFor(randomNumbers((((seed * 1_000_003 + count) * 7_919_317) % 2_147_483_646) + 1))
    const { operation, method, url, headers, payload } = sent
    const started = performance.now()
    const answer = await service.app.inject({ method, url, headers, ...(payload === undefined ? {} : { payload }) })
    const took = performance.now() - started
    const trouble = (what: string) => troubles.push(`${count}: ${what} ${answer.statusCode} ${told(sent)} -> ${answer.body.slice(0, 300)}`)
    if (answer.statusCode >= 500) trouble('failed')
    if (took > longestMs) trouble(`took ${Math.round(took)} ms`)
    const type = answer.headers['content-type'] as string | undefined
    const part = answer.statusCode === 200 && url.includes('fields=')
    const isElsewhere = answer.statusCode === 404 || answer.statusCode === 405
    if (!part) {
      const body: unknown = type !== undefined && /[/+]json\b/.test(type) ? answer.json() : answer.body
      const problems = answerProblems(operation, { status: answer.statusCode, type, body })
      if (problems.length > 0) trouble(`is not by the contract: ${problems.slice(0, 3).join('; ')}`)
    }
    if (!isElsewhere) seen.set(operation.operationId, (seen.get(operation.operationId) ?? new Set()).add(answer.statusCode))
    if (method === 'GET' && count % 50 !== 0) continue
    const after = await digest()
    if (after !== before && (method === 'GET' || answer.statusCode >= 400)) trouble('changed something')
    before = after
  }
  t.strictSame(troubles, [])
  t.strictSame(operations.map(({ operationId }) => operationId).filter((name) => name !== 'watchRun' && !seen.has(name)), [], 'every operation was met')
  const unwelcome = [...seen].filter(([, statuses]) => ![...statuses].some((status) => status < 300)).map(([name, statuses]) => `${name} ${[...statuses].join(' ')}`)
  t.ok(unwelcome.length <= seen.size * 0.2, `most operations let some of it in, not ${unwelcome.length} of ${seen.size}: ${unwelcome.join(', ')}`)
})

void t.test(`GraphQL, seed ${seed}: in time, by the schema, and what is refused changes nothing`, async (t) => {
  const digest = await keptRows(database)
  const { schema } = service.app.graphql
  const troubles: string[] = []
  const met = new Set<string>()
  const answered = new Set<string>()
  let before = await digest()
  for (let count = 0; count < requests / 4; count++) {
    const random = randomNumbers(((seed * 7_000_003 + count) % 2_147_483_646) + 1)
    const { text, variables, isMutation, root } = buildQuery(schema, { random, known: knownArguments, bending: oneOf(random, [0, 0, 0.05, 0.3]) })
    // Now and then the text itself is damaged.
    const query = random.next() < 0.05 ? text.slice(0, random.below(text.length)) + oneOf(random, oddTexts) + text.slice(random.below(text.length)) : text
    const token = oneOf(random, tokens)
    const started = performance.now()
    const answer = await service.app.inject({ method: 'POST', url: '/graphql', payload: { query, variables }, headers: token === undefined ? {} : { authorization: token } })
    const took = performance.now() - started
    const trouble = (what: string) => troubles.push(`${count}: ${what} ${answer.statusCode} ${query.slice(0, 600)} ${JSON.stringify(variables).slice(0, 600)} -> ${answer.body.slice(0, 400)}`)
    const { data, errors = [] } = answer.json<{ data?: Record<string, unknown> | null; errors?: { message: string; path?: (string | number)[]; extensions?: { code?: string } }[] }>()
    if (answer.statusCode >= 500) trouble('failed')
    if (took > longestMs) trouble(`took ${Math.round(took)} ms`)
    const codes = errors.map(({ extensions }) => extensions?.code)
    if (codes.some((code) => !errorCodes.some((one) => one === code) || code === 'internal')) trouble(`has errors of the codes ${codes.join()}`)
    met.add(root.field.name)
    if (errors.length === 0) {
      answered.add(root.field.name)
      const wrong = query === text ? wrongParts(root, data?.[root.field.name]) : []
      if (wrong.length > 0) trouble(`is not by the schema: ${wrong.slice(0, 3).join('; ')}`)
    }
    if (!isMutation && count % 50 !== 0) continue
    const after = await digest()
    // What a mutation made may be asked for wrongly: such an error stands below its field.
    const isRefused = errors.length > 0 && errors.every(({ path = [] }) => path.length <= 1)
    if (after !== before && (!isMutation || isRefused)) trouble('changed something')
    before = after
  }
  t.strictSame(troubles, [])
  const fields = [schema.getQueryType()!, schema.getMutationType()!].flatMap((type) => Object.keys(type.getFields()))
  t.strictSame(fields.filter((name) => !met.has(name)), [], 'every field was met')
  t.ok(answered.size >= fields.length * 0.6, `most fields answered some of it: ${answered.size} of ${fields.length}`)
})
