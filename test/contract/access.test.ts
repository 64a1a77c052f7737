/** Who may ask what: every route and every GraphQL operation, for every role, in the region of the thing and elsewhere. */
import { buildSchema, getNamedType, isIntrospectionType, isObjectType, type GraphQLField } from 'graphql'
import { readFile } from 'node:fs/promises'
import t from 'tap'
import { buildApp } from '../../src/app.js'
import { executeRun } from '../../src/checkup/run-steps.js'
import { requestRun, type Run } from '../../src/checkup/run-queries.js'
import type { Recalculations } from '../../src/checkup/recalculations.js'
import type { Imports } from '../../src/exchange/imports.js'
import type { Reports } from '../../src/checkup/report/reports.js'
import { anybody, asCaller, operator, roles, type Caller } from '../../src/platform/caller.js'
import { scopeNames, scopes, scopesOf } from '../../src/platform/auth/scopes.js'
import { schemaFile } from '../../src/platform/graphql/graphql.js'
import { scopeOf } from '../../src/platform/graphql/field-scopes.js'
import { foreignBundle, signerOf } from '../support/bundles.js'
import { now, publishRun, runCheckup } from '../support/checkup.js'
import { testDatabase } from '../support/database.js'
import { degreesAt, loadNetwork, gridStreets, micro } from '../support/micro-city.js'
import { buildScoredCity, twoTypes } from '../support/scored-city.js'
import { testConfig, testService, testSigningKey, type Answer } from '../support/service.js'

let campaigns = 0
const database = await testDatabase(t)
await buildScoredCity(database)
const service = await testService(t, database)
const open = await testService(t, database, { variables: { PUBLIC_RESULTS: 'true' } })

const inCounty: Caller = { subject: 'somebody of the county', role: 'administrator', regionCode: micro.county }
const published = await runCheckup(database, { period: '2024H1', standardVersion: twoTypes, scopeCode: micro.city })
await publishRun(database, published)
const draft = await runCheckup(database, { period: '2023H2', standardVersion: twoTypes, scopeCode: micro.county })
const { body: client } = await service.send('POST', '/v1/admin/clients', { name: 'of the county', role: 'viewer', regionCode: micro.county }, { as: inCounty })
const clientId = (client as { client: { id: string } }).client.id
await service.send('POST', '/v1/admin/schedules', { cron: '0 3 1 * *', standard: twoTypes }, { as: inCounty })
const { body: requested } = await service.send('POST', '/v1/reports', { regionCode: micro.county, run: draft, format: 'html' }, { as: inCounty })
const reportId = (requested as { report: { id: number } }).report.id
await service.send('POST', '/v1/admin/standards', { ...(await standardText()), version: 'draft-of-the-county' }, { as: inCounty })
const importId = await beginImport()
await publishRun(database, await runCheckup(database, { period: '2022H2', standardVersion: twoTypes, scopeCode: micro.county }))
const reporting = { regionCode: micro.street, keys: [{ kty: 'OKP', crv: 'Ed25519', x: (JSON.parse(testSigningKey) as { x: string }).x }], note: 'instance of the county' }
const keptInstance = async (name: string) => {
  await service.send('PUT', `/v1/reporting-instances/${name}`, reporting, { as: inCounty })
  return name
}
const ofStreet = await foreignBundle(database, { period: '2022H2', standardVersion: twoTypes, scopeCode: micro.street }, await signerOf(await keptInstance('kept-instance'), testSigningKey))
const received = ((await service.send('POST', '/v1/bundles', ofStreet, { as: inCounty, headers: { 'content-type': 'application/x-ndjson' } })).body as { id: number }).id
await service.send('PUT', '/v1/import-profiles/of-the-county', { kind: 'sites', mapping: {} }, { as: inCounty })
const questions = { titleZh: '问卷', titleEn: 'Questions', questions: [{ key: 'wanted', kind: 'multiple', textZh: '需要什么', textEn: 'What is wanted', options: [{ key: 'shop', textZh: '店', textEn: 'Shop', typeCode: 'COM01' }, { key: 'none', textZh: '无', textEn: 'None' }] }] }
const campaign = { name: 'of the county', period: '2024H1', scopeCode: micro.county, questionnaire: 'of-the-county', opensOn: '2024-01-01', closesOn: '2099-12-31' }
await service.send('PUT', '/v1/questionnaires/of-the-county', questions, { as: inCounty })
const campaignCode = await openCampaign()
const response = { site: 'S1', household: '1', answers: { wanted: ['shop'] } }
await service.send('POST', `/v1/campaigns/${campaignCode}/responses`, response, { as: inCounty })
const interview = { communityCode: micro.communities[0], topic: 'elderly_care', heldOn: '2024-02-01', participants: 3, notes: [{ text: 'said later' }] }
const issue = { communityCode: micro.communities[0], typeCode: 'COM01', kind: 'complaint', openedOn: '2024-02-01', dueOn: '2024-02-10' }
const activity = { communityCode: micro.communities[0], kind: 'service_week', title: 'held in the county', heldOn: '2024-03-04' }
await service.send('POST', `/v1/campaigns/${campaignCode}/interviews`, { ...interview, notes: [{ typeCode: 'ELD01', text: 'said in the county' }] }, { as: inCounty })
await service.send('PUT', '/v1/service-issues/of-the-county', issue, { as: inCounty })
const renaming = { title: 'x', effectiveOn: '2024-07-01', changes: [{ change: 'renamed', code: micro.county, nameZh: '西湖区' }] }
const square = [[120.1, 30.2], [120.2, 30.2], [120.2, 30.3], [120.1, 30.2]].map(([lon, lat]) => `${lon} ${lat}`).join(', ')
await asCaller(database, operator, ({ client }) => client.query('update registry.region set geom = st_geomfromtext($2, 4326) where code = $1', [micro.county, `MULTIPOLYGON(((${square})))`]))
const network = await loadNetwork(database, gridStreets(3, 3, 100), { name: 'ready', activate: false })

async function openCampaign(): Promise<string> {
  const code = `campaign-${++campaigns}`
  await service.send('POST', '/v1/campaigns', { ...campaign, code }, { as: inCounty })
  return code
}

async function beginImport(): Promise<number> {
  const { body } = await service.send('POST', '/v1/imports/begin?kind=facilities&file=sent-by-the-county.csv', undefined, { as: inCounty })
  return (body as { id: number }).id
}

async function shortfall(): Promise<string> {
  const { body } = await service.get('/ogc/collections/shortfalls/items?limit=1')
  return (body as { features: [{ id: string }] }).features[0].id
}

async function keptScenario(): Promise<number> {
  const wanted = { name: 'scenario of the county', regionCode: micro.county, changes: [{ change: 'close', facility: 'F1' }] }
  return ((await service.send('POST', '/v1/scenarios', wanted, { as: inCounty })).body as { id: number }).id
}
const scenario = await keptScenario()

async function keptProject(externalId: string): Promise<string> {
  await service.send('PUT', `/v1/projects/${externalId}`, plannedProject, { as: inCounty })
  return externalId
}

async function keptProgramme(): Promise<number> {
  const wanted = { regionCode: micro.county, year: 2024, name: 'programme of the county', budget: 1, run: draft }
  return ((await service.send('POST', '/v1/programmes', wanted, { as: inCounty })).body as { id: number }).id
}
async function keptCirclePlan(name: string): Promise<number> {
  const { body } = await service.send('POST', '/v1/circle-plans', { name, regionCode: micro.county, referenceDate: '2024-06-30' }, { as: inCounty })
  return (body as { id: number }).id
}
async function keptDistrictPlan(): Promise<number> {
  const wanted = { regionCode: micro.county, title: 'plan of the county', firstYear: 2025, lastYear: 2027, fill: false }
  const { id } = (await service.send('POST', '/v1/district-plans', wanted, { as: inCounty })).body as { id: number }
  await service.send('PUT', `/v1/district-plans/${id}/facilities/kept-project`, { year: 2025 }, { as: inCounty, headers: { 'if-match': '*' } })
  return id
}
const circlePlan = await keptCirclePlan('circles of the county')
const circle = '330106-5-001'
await service.send('POST', `/v1/circle-plans/${await keptCirclePlan('approved')}/approval`, undefined, { as: inCounty, headers: { 'if-match': '*' } })
const [west, south] = degreesAt([-3_000, -3_000])
const [east, north] = degreesAt([3_000, 3_000])
const polygons = { type: 'FeatureCollection', features: [{ type: 'Feature', geometry: { type: 'Polygon', coordinates: [[[west, south], [east, south], [east, north], [west, north], [west, south]]] } }] }

/** Made by an integrator: what administrators made, integrators do not see. */
const connecting: Caller = { ...inCounty, role: 'integrator' }
const newWebhook = { url: 'https://partner.example/', events: ['run.published'], description: 'webhook of the county' }
async function keptWebhook(): Promise<number> {
  const { body } = await service.send('POST', '/v1/webhooks', newWebhook, { as: connecting })
  return (body as { webhook: { id: number } }).webhook.id
}
const webhook = await keptWebhook()
const { body: pinged } = await service.send('POST', `/v1/webhooks/${webhook}/ping`, undefined, { as: connecting })
const webhookDelivery = (pinged as { id: number }).id

async function keptSpace(externalId: string): Promise<string> {
  await service.send('PUT', `/v1/spaces/${externalId}`, space, { as: inCounty })
  return externalId
}

/** Of the county, from a day of its own or of a year of its own. */
async function keptModel(validFrom: string): Promise<string> {
  await service.send('PUT', `/v1/operations/models/region:${micro.county}/${validFrom}`, operatingModel, { as: inCounty })
  return validFrom
}
async function keptRecord(period: string): Promise<string> {
  await service.send('PUT', `/v1/operations/records/region:${micro.county}/${period}`, { visits: 1 }, { as: inCounty })
  return period
}

async function standardText(): Promise<Record<string, unknown>> {
  const { body } = await service.get(`/v1/standards/${twoTypes}`)
  return (body as { document: Record<string, unknown> }).document
}
const standardDocument = await standardText()

/**
 * How a call ends: let in; with 401, 403 or 404; or let in without seeing what it is about. Let in may still mean 409 or 422,
 * where an earlier caller did it already: what is done is done once.
 */
type End = 'in' | 'blind' | 401 | 403 | 404

/** How a call ends for whoever asks. */
interface Row {
  /** Without a token, and where results are public. */
  readonly nobody: End
  readonly anybody: End
  /** By role: in the county of the thing, and in another. */
  readonly own: Readonly<Record<Caller['role'], End>>
  readonly other: Readonly<Record<Caller['role'], End>>
  /** For an administrator of the whole country. */
  readonly country: End
}

const all = (end: End) => ({ ...Object.fromEntries(roles.map((role) => [role, end])), public: end }) as Record<Caller['role'], End>
const only = (end: End) => ({ ...all(403), administrator: end })

const patterns = {
  /** For everybody, a token or not. */
  free: { nobody: 'in', anybody: 'in', own: all('in'), other: all('in'), country: 'in' },
  /** For every token; without one where results are public. */
  open: { nobody: 401, anybody: 'in', own: all('in'), other: all('in'), country: 'in' },
  /** For every token, and for those alone. */
  tokens: { nobody: 401, anybody: 401, own: all('in'), other: all('in'), country: 'in' },
  /** What is not published: for every token of its region. */
  region: { nobody: 401, anybody: 404, own: all('in'), other: all(404), country: 'in' },
  regionTokens: { nobody: 401, anybody: 401, own: all('in'), other: all(404), country: 'in' },
  /** Lists that show it in its region only. */
  listed: { nobody: 401, anybody: 'blind', own: all('in'), other: all('blind'), country: 'in' },
  listedTokens: { nobody: 401, anybody: 401, own: all('in'), other: all('blind'), country: 'in' },
  /** Administrators, of its region. */
  administrators: { nobody: 401, anybody: 401, own: only('in'), other: only(403), country: 'in' },
  administratorsSeeing: { nobody: 401, anybody: 401, own: only('in'), other: only(404), country: 'in' },
  administratorsListing: { nobody: 401, anybody: 401, own: only('in'), other: only('blind'), country: 'in' },
  /** Those that keep the inventory of its region. */
  surveyors: { nobody: 401, anybody: 401, own: { ...all('in'), viewer: 403, planner: 403 }, other: all(403), country: 'in' },
  surveyorsSeeing: { nobody: 401, anybody: 401, own: { ...all('in'), viewer: 403, planner: 403 }, other: { ...all(404), viewer: 403, planner: 403 }, country: 'in' },
  surveyorsListing: { nobody: 401, anybody: 401, own: { ...all('in'), viewer: 403, planner: 403 }, other: { ...all('blind'), viewer: 403, planner: 403 }, country: 'in' },
  /** Those that send in files, wherever: what is sent is written with their own rights. */
  surveyorsAnywhere: { nobody: 401, anybody: 401, own: { ...all('in'), viewer: 403, planner: 403 }, other: { ...all('in'), viewer: 403, planner: 403 }, country: 'in' },
  /** Those that plan surveys of its region. */
  planners: { nobody: 401, anybody: 401, own: { ...all(403), planner: 'in', administrator: 'in' }, other: all(403), country: 'in' },
  plannersAnywhere: { nobody: 401, anybody: 401, own: { ...all(403), planner: 'in', administrator: 'in' }, other: { ...all(403), planner: 'in', administrator: 'in' }, country: 'in' },
  /** Those that read what residents of its region said. */
  readersListing: { nobody: 401, anybody: 401, own: { ...all('in'), viewer: 403 }, other: { ...all('blind'), viewer: 403 }, country: 'in' },
  /** Those that plan what is built, where they see what it is about. */
  planReaders: { nobody: 401, anybody: 401, own: { ...all('in'), viewer: 403, surveyor: 403 }, other: { ...all(404), viewer: 403, surveyor: 403 }, country: 'in' },
  planReadersListing: { nobody: 401, anybody: 401, own: { ...all('in'), viewer: 403, surveyor: 403 }, other: { ...all('blind'), viewer: 403, surveyor: 403 }, country: 'in' },
  planReadersAnywhere: { nobody: 401, anybody: 401, own: { ...all('in'), viewer: 403, surveyor: 403 }, other: { ...all('in'), viewer: 403, surveyor: 403 }, country: 'in' },
  plannersSeeing: { nobody: 401, anybody: 401, own: { ...all(403), planner: 'in', administrator: 'in' }, other: { ...all(403), planner: 404, administrator: 404 }, country: 'in' },
  /** Administrators of its region, of what those that plan there see. */
  planAdopters: { nobody: 401, anybody: 401, own: only('in'), other: { ...all(403), planner: 404, administrator: 404 }, country: 'in' },
  /** Those that write for a partner system of its region. */
  partnerWriters: { nobody: 401, anybody: 401, own: { ...all(403), integrator: 'in', administrator: 'in' }, other: { ...all(403), integrator: 404, administrator: 404 }, country: 'in' },
  /** Those that keep the codes of its region. */
  codeKeepers: { nobody: 401, anybody: 401, own: { ...all(403), integrator: 'in', administrator: 'in' }, other: all(403), country: 'in' },
  codeKeepersSeeing: { nobody: 401, anybody: 401, own: { ...all(403), integrator: 'in', administrator: 'in' }, other: { ...all(403), integrator: 404, administrator: 404 }, country: 'in' },
  codeKeepersListing: { nobody: 401, anybody: 401, own: { ...all(403), integrator: 'in', administrator: 'in' }, other: { ...all(403), integrator: 'blind', administrator: 'blind' }, country: 'in' },
  /** Those that have partners told of its region. */
  integratorsSeeing: { nobody: 401, anybody: 401, own: { ...all(403), integrator: 'in', administrator: 'in' }, other: { ...all(403), integrator: 404, administrator: 404 }, country: 'in' },
  integratorsListing: { nobody: 401, anybody: 401, own: { ...all(403), integrator: 'in', administrator: 'in' }, other: { ...all(403), integrator: 'blind', administrator: 'blind' }, country: 'in' },
  integratorsAnywhere: { nobody: 401, anybody: 401, own: { ...all(403), integrator: 'in', administrator: 'in' }, other: { ...all(403), integrator: 'in', administrator: 'in' }, country: 'in' },
  /** It belongs to no region. */
  countryAdministrators: { nobody: 401, anybody: 401, own: all(403), other: all(403), country: 'in' },
  /** Administrators, wherever: what is made belongs to the administrator's own region. */
  administratorsAnywhere: { nobody: 401, anybody: 401, own: only('in'), other: only('in'), country: 'in' }
} as const satisfies Record<string, Row>

type Pattern = keyof typeof patterns

interface RestCall {
  readonly who: Pattern
  readonly url: string
  readonly body?: unknown
  /** What the body holds where the thing is seen. */
  readonly shows?: string
}

const site = 'S1'
const [lon, lat] = degreesAt([100, 100])
const space = { communityCode: micro.communities[0], name: 'space of the county', location: { type: 'Point', coordinates: [lon, lat] }, area: 100, kind: 'vacated', availability: 'available' }
await keptSpace('kept-space')
const plannedProject = { communityCode: micro.communities[0], typeCode: 'COM01', name: 'project of the county', action: 'serve' }
for (const id of ['kept-project', 'done-project']) await keptProject(id)
for (const to of ['approved', 'under_way', 'completed', 'accepted']) await service.send('POST', '/v1/projects/done-project/moves', { to }, { as: inCounty })
const programme = await keptProgramme()
const districtPlan = await keptDistrictPlan()
const districtPlanCopy = ((await service.send('POST', `/v1/district-plans/${districtPlan}/copies`, {}, { as: inCounty })).body as { id: number }).id
await service.send('POST', `/v1/programmes/${programme}/adoption`, {}, { as: inCounty })
const operatingModel = { model: 'precinct', operator: 'operator of the county' }
await keptModel('2020-01-01')
await keptRecord('2024H1')
await service.send('PUT', '/v1/partners/county-platform', { name: 'platform of the county', regionCode: micro.county, orderedBy: 'version' }, { as: inCounty })
await service.send('PUT', '/v1/partners/county-platform/links/facilities/known', { ourKey: 'F1' }, { as: inCounty })
const theirFacility = { version: 1, typeCode: 'COM01', name: 'as they have it', location: { type: 'Point', coordinates: [lon, lat] }, communityCode: micro.communities[0], status: 'operating' }
await service.send('PUT', '/v1/partners/county-platform/facilities/known', theirFacility, { as: inCounty })
const { items: [theirConflict] } = (await service.get('/v1/partners/county-platform/conflicts', { as: inCounty })).body as { items: [{ id: number }] }
const theirSite = { version: 1, name: 'x', communityCode: micro.communities[0], location: { type: 'Point', coordinates: [lon, lat] }, population: 1 }
const theirCounts = { version: 1, period: '2024H1', communityCode: micro.communities[0], typeCode: 'COM01', component: 'satisfaction', numerator: 1, denominator: 2, removed: true }
const theirProject = { version: 1, name: 'x', communityCode: micro.communities[0], typeCode: 'COM01', action: 'serve' }
const theirRegion = { version: 1, nameZh: 'x' }
const newFacility = { typeCode: 'COM01', name: 'x', location: { type: 'Point', coordinates: [lon, lat] }, communityCode: micro.communities[0] }
const newSite = { name: 'x', location: { type: 'Point', coordinates: [lon, lat] }, communityCode: micro.communities[0], population: 1 }
const anyRevision = { 'if-match': '*' }
const rest: Readonly<Record<string, RestCall>> = {
  'GET /health/live': { who: 'free', url: '/health/live' },
  'GET /health/ready': { who: 'free', url: '/health/ready' },
  'GET /v1/openapi.json': { who: 'free', url: '/v1/openapi.json' },
  ...Object.fromEntries(
    ['', '/', '/*', '/json', '/yaml', '/static/index.html', '/static/swagger-initializer.js'].map((path) => [`GET /docs${path}`, { who: 'free', url: `/docs${path.replace('*', 'static/index.css')}` }])
  ),
  ...Object.fromEntries(
    ['', '/start.js', '/graphiql.css', '/graphiql.js', '/editor-worker.js', '/json-worker.js', '/graphql-worker.js'].map((path) => [`GET /graphiql${path}`, { who: 'free', url: `/graphiql${path}` }])
  ),
  ...Object.fromEntries(
    ['', '/map.css', '/start.js', '/elements.js', '/service.js', '/controls.js', '/legend.js', '/panel.js', '/walk.js', '/words.js', '/maplibre-gl.css', '/maplibre-gl.mjs', '/maplibre-gl-worker.mjs'].map((path) => [`GET /map${path}`, { who: 'free', url: `/map${path}` }])
  ),
  'POST /v1/auth/token': { who: 'free', url: '/v1/auth/token', body: {} },
  'POST /v1/auth/revoke': { who: 'free', url: '/v1/auth/revoke', body: { token: 'none' } },
  ...Object.fromEntries(['', '/', '/conformance'].map((path) => [`GET /ogc${path}`, { who: 'free', url: `/ogc${path}` }])),
  'GET /ogc/api': { who: 'open', url: '/ogc/api' },
  'GET /ogc/collections': { who: 'open', url: '/ogc/collections' },
  ...Object.fromEntries(
    ([
      ['communities', 'open', micro.communities[0]], ['regions', 'open', micro.county], ['shortfalls', 'open', await shortfall()], ['sites', 'tokens', 'S1'], ['facilities', 'tokens', 'F1'],
      ['circles-5', 'planReadersAnywhere', circle], ['circles-15', 'planReadersAnywhere', '330106-15-01']
    ] as const).flatMap(([id, who, feature]) =>
      ['', '/queryables', '/schema', '/items', '/items/:featureId'].map((path) => [`GET /ogc/collections/${id}${path}`, { who, url: `/ogc/collections/${id}${path.replace(':featureId', feature)}` }])
    )
  ),
  'GET /v1/auth/me': { who: 'open', url: '/v1/auth/me' },

  'GET /v1/regions': { who: 'open', url: '/v1/regions' },
  'GET /v1/regions/:code': { who: 'open', url: `/v1/regions/${micro.county}` },
  'GET /v1/regions/:code/children': { who: 'open', url: `/v1/regions/${micro.county}/children` },
  'GET /v1/regions/:code/tree': { who: 'open', url: `/v1/regions/${micro.county}/tree` },
  'GET /v1/regions/:code/boundary': { who: 'open', url: `/v1/regions/${micro.county}/boundary` },
  'GET /v1/region-changes': { who: 'open', url: '/v1/region-changes' },
  'POST /v1/region-changes': { who: 'codeKeepers', url: '/v1/region-changes', body: renaming },
  'GET /v1/communities': { who: 'open', url: '/v1/communities' },
  'GET /v1/sites': { who: 'tokens', url: '/v1/sites' },
  'GET /v1/sites/:externalId': { who: 'tokens', url: `/v1/sites/${site}` },
  'GET /v1/facilities': { who: 'tokens', url: '/v1/facilities' },
  'GET /v1/facilities/:externalId': { who: 'tokens', url: '/v1/facilities/F1' },
  'GET /v1/sites/:externalId/history': { who: 'tokens', url: `/v1/sites/${site}/history` },
  'GET /v1/facilities/:externalId/history': { who: 'tokens', url: '/v1/facilities/F1/history' },
  'GET /v1/facilities/:externalId/opening': { who: 'tokens', url: '/v1/facilities/F1/opening' },
  'POST /v1/facilities': { who: 'surveyors', url: '/v1/facilities', body: newFacility },
  'PATCH /v1/facilities/:externalId': { who: 'surveyors', url: '/v1/facilities/F1', body: {} },
  'POST /v1/facilities/:externalId/merge': { who: 'surveyors', url: '/v1/facilities/F1/merge', body: { duplicates: ['{facility}'] } },
  'POST /v1/facilities/:externalId/split': { who: 'surveyors', url: '/v1/facilities/F1/split', body: { parts: [newFacility] } },
  'POST /v1/facilities/:externalId/verifications': { who: 'surveyors', url: '/v1/facilities/F1/verifications', body: {} },
  'POST /v1/sites': { who: 'surveyors', url: '/v1/sites', body: newSite },
  'PATCH /v1/sites/:externalId': { who: 'surveyors', url: `/v1/sites/${site}`, body: {} },
  'POST /v1/sites/:externalId/close': { who: 'surveyors', url: '/v1/sites/{site}/close', body: {} },
  'POST /v1/sites/:externalId/verifications': { who: 'surveyors', url: `/v1/sites/${site}/verifications`, body: {} },
  'GET /v1/inventory/changes': { who: 'tokens', url: '/v1/inventory/changes' },
  'GET /v1/inventory/changes/:number': { who: 'tokens', url: '/v1/inventory/changes/1' },
  'POST /v1/inventory/changes/:number/undo': { who: 'surveyors', url: '/v1/inventory/changes/{change}/undo', body: {} },
  'POST /v1/imports': { who: 'surveyorsAnywhere', url: '/v1/imports?kind=facilities', body: 'x' },
  'POST /v1/imports/begin': { who: 'surveyorsAnywhere', url: '/v1/imports/begin?kind=facilities&format=csv' },
  'GET /v1/imports': { who: 'surveyorsListing', url: '/v1/imports', shows: 'sent-by-the-county.csv' },
  'GET /v1/imports/:number': { who: 'surveyorsSeeing', url: `/v1/imports/${importId}` },
  'PUT /v1/imports/:number/parts/:part': { who: 'surveyorsSeeing', url: `/v1/imports/${importId}/parts/0`, body: 'x' },
  'POST /v1/imports/:number/start': { who: 'surveyorsSeeing', url: '/v1/imports/{import}/start' },
  'DELETE /v1/imports/:number': { who: 'surveyorsSeeing', url: '/v1/imports/{import}' },
  'GET /v1/imports/:number/problems': { who: 'surveyorsSeeing', url: `/v1/imports/${importId}/problems` },
  'GET /v1/imports/:number/rejected': { who: 'surveyorsSeeing', url: `/v1/imports/${importId}/rejected` },
  'GET /v1/scenarios': { who: 'planReadersListing', url: '/v1/scenarios', shows: 'scenario of the county' },
  'POST /v1/scenarios': { who: 'planners', url: '/v1/scenarios', body: { name: 'x', regionCode: micro.county, changes: [{ change: 'close', facility: 'F1' }] } },
  'GET /v1/scenarios/comparison': { who: 'planReaders', url: `/v1/scenarios/comparison?ids=${scenario}&region=${micro.county}&run=${draft}` },
  'GET /v1/scenarios/:id': { who: 'planReaders', url: `/v1/scenarios/${scenario}` },
  'GET /v1/scenarios/:id/what-if': { who: 'planReaders', url: `/v1/scenarios/${scenario}/what-if?run=${draft}` },
  'DELETE /v1/scenarios/:id': { who: 'plannersSeeing', url: '/v1/scenarios/{scenario}' },
  'GET /v1/projects': { who: 'planReadersListing', url: '/v1/projects', shows: 'project of the county' },
  'GET /v1/projects/candidates': { who: 'planReaders', url: `/v1/projects/candidates?region=${micro.county}&run=${draft}` },
  'POST /v1/projects/candidates': { who: 'plannersSeeing', url: '/v1/projects/candidates', body: { regionCode: micro.county, run: draft } },
  'POST /v1/scenarios/:id/projects': { who: 'plannersSeeing', url: `/v1/scenarios/${scenario}/projects`, body: {} },
  'GET /v1/projects/:externalId': { who: 'planReaders', url: '/v1/projects/kept-project' },
  'PUT /v1/projects/:externalId': { who: 'planners', url: '/v1/projects/kept-project', body: plannedProject },
  'DELETE /v1/projects/:externalId': { who: 'plannersSeeing', url: '/v1/projects/{project}' },
  'POST /v1/projects/:externalId/moves': { who: 'plannersSeeing', url: '/v1/projects/{project}/moves', body: { to: 'cancelled' } },
  'PUT /v1/projects/:externalId/reports/:on': { who: 'plannersSeeing', url: '/v1/projects/kept-project/reports/2024-01-01', body: { progress: 0, spent: 0 } },
  'POST /v1/projects/:externalId/forecast': { who: 'plannersSeeing', url: `/v1/projects/kept-project/forecast?run=${draft}`, body: {} },
  'GET /v1/projects/:externalId/effect': { who: 'planReaders', url: '/v1/projects/done-project/effect' },
  'GET /v1/programmes': { who: 'planReadersListing', url: '/v1/programmes', shows: 'programme of the county' },
  'POST /v1/programmes': { who: 'planners', url: '/v1/programmes', body: { regionCode: micro.county, year: 2024, name: 'x', budget: 1, run: draft } },
  'GET /v1/programmes/dashboard': { who: 'planReadersListing', url: `/v1/programmes/dashboard?region=${micro.county}&year=2024`, shows: '"programmes":1' },
  'GET /v1/programmes/:id': { who: 'planReaders', url: `/v1/programmes/${programme}` },
  'DELETE /v1/programmes/:id': { who: 'plannersSeeing', url: '/v1/programmes/{programme}' },
  'POST /v1/programmes/:id/adoption': { who: 'planAdopters', url: '/v1/programmes/{programme}/adoption', body: {} },
  'GET /v1/programmes/:id/progress': { who: 'planReaders', url: `/v1/programmes/${programme}/progress` },
  'GET /v1/programmes/:id/effect': { who: 'planReaders', url: `/v1/programmes/${programme}/effect` },
  'GET /v1/effects': { who: 'planReadersListing', url: `/v1/effects?region=${micro.county}`, shows: 'done-project' },
  'POST /v1/site-selection/index-target': { who: 'planReaders', url: '/v1/site-selection/index-target', body: { regionCode: micro.county, index: 90, prices: [{ typeCode: 'COM01', facility: 1, unit: 1 }], run: draft } },
  'GET /v1/district-plans': { who: 'planReadersListing', url: '/v1/district-plans', shows: 'plan of the county' },
  'POST /v1/district-plans': { who: 'planners', url: '/v1/district-plans', body: { regionCode: micro.county, title: 'x', firstYear: 2025, lastYear: 2027 } },
  'GET /v1/district-plans/comparison': { who: 'planReaders', url: `/v1/district-plans/comparison?from=${districtPlan}&to=${districtPlanCopy}` },
  'GET /v1/district-plans/:id': { who: 'planReaders', url: `/v1/district-plans/${districtPlan}` },
  'PUT /v1/district-plans/:id': { who: 'plannersSeeing', url: `/v1/district-plans/${districtPlan}`, body: { title: 'plan of the county', firstYear: 2025, lastYear: 2027 } },
  'DELETE /v1/district-plans/:id': { who: 'plannersSeeing', url: '/v1/district-plans/{district}' },
  'GET /v1/district-plans/:id/shortfalls': { who: 'planReaders', url: `/v1/district-plans/${districtPlan}/shortfalls` },
  'PUT /v1/district-plans/:id/targets': { who: 'plannersSeeing', url: `/v1/district-plans/${districtPlan}/targets`, body: { defaultsBy: 2027 } },
  'POST /v1/district-plans/:id/candidates': { who: 'plannersSeeing', url: `/v1/district-plans/${districtPlan}/candidates` },
  'PUT /v1/district-plans/:id/facilities/:project': { who: 'plannersSeeing', url: `/v1/district-plans/${districtPlan}/facilities/kept-project`, body: { year: 2026 } },
  'DELETE /v1/district-plans/:id/facilities/:project': { who: 'plannersSeeing', url: '/v1/district-plans/{district}/facilities/kept-project' },
  'POST /v1/district-plans/:id/moves': { who: 'plannersSeeing', url: '/v1/district-plans/{district}/moves', body: { to: 'submitted' } },
  'POST /v1/district-plans/:id/copies': { who: 'plannersSeeing', url: `/v1/district-plans/${districtPlan}/copies`, body: {} },
  'GET /v1/circle-plans': { who: 'planReadersListing', url: '/v1/circle-plans', shows: 'circles of the county' },
  'POST /v1/circle-plans': { who: 'planners', url: '/v1/circle-plans', body: { name: 'x', regionCode: micro.county, referenceDate: '2024-06-30' } },
  'GET /v1/circle-plans/:id': { who: 'planReaders', url: `/v1/circle-plans/${circlePlan}` },
  'DELETE /v1/circle-plans/:id': { who: 'plannersSeeing', url: '/v1/circle-plans/{circles}' },
  'GET /v1/circle-plans/:id/circles': { who: 'planReaders', url: `/v1/circle-plans/${circlePlan}/circles` },
  'GET /v1/circle-plans/:id/map': { who: 'planReaders', url: `/v1/circle-plans/${circlePlan}/map` },
  'GET /v1/circle-plans/:id/circles/:circle': { who: 'planReaders', url: `/v1/circle-plans/${circlePlan}/circles/${circle}` },
  'GET /v1/circle-plans/:id/circles/:circle/checkup': { who: 'planReaders', url: `/v1/circle-plans/${circlePlan}/circles/${circle}/checkup?run=${draft}` },
  'GET /v1/circle-plans/:id/scores': { who: 'planReaders', url: `/v1/circle-plans/${circlePlan}/scores?tier=five&run=${draft}` },
  'POST /v1/circle-plans/:id/edits': { who: 'plannersSeeing', url: `/v1/circle-plans/${circlePlan}/edits`, body: { edits: [{ edit: 'moveSites', sites: ['S1'], to: circle }] } },
  'POST /v1/circle-plans/:id/polygons': { who: 'plannersSeeing', url: `/v1/circle-plans/${circlePlan}/polygons`, body: polygons },
  'GET /v1/circle-plans/:id/validation': { who: 'planReaders', url: `/v1/circle-plans/${circlePlan}/validation` },
  'POST /v1/circle-plans/:id/approval': { who: 'plannersSeeing', url: '/v1/circle-plans/{circles}/approval' },
  'POST /v1/circle-plans/:id/copies': { who: 'plannersSeeing', url: `/v1/circle-plans/${circlePlan}/copies`, body: {} },
  'GET /v1/communities/:code/portrait': { who: 'planReaders', url: `/v1/communities/${micro.communities[0]}/portrait?run=${draft}` },
  'GET /v1/spaces': { who: 'planReadersListing', url: '/v1/spaces', shows: 'space of the county' },
  'GET /v1/spaces/fitting': { who: 'planReaders', url: `/v1/spaces/fitting?type=COM01&run=${draft}` },
  'GET /v1/spaces/:externalId': { who: 'planReaders', url: '/v1/spaces/kept-space' },
  'GET /v1/spaces/:externalId/needs': { who: 'planReaders', url: `/v1/spaces/kept-space/needs?run=${draft}` },
  'PUT /v1/spaces/:externalId': { who: 'planners', url: '/v1/spaces/kept-space', body: space },
  'DELETE /v1/spaces/:externalId': { who: 'plannersSeeing', url: '/v1/spaces/{space}' },
  'GET /v1/operations/models': { who: 'planReadersListing', url: '/v1/operations/models', shows: 'operator of the county' },
  'PUT /v1/operations/models/:subject/:validFrom': { who: 'planners', url: `/v1/operations/models/region:${micro.county}/2020-01-01`, body: operatingModel },
  'DELETE /v1/operations/models/:subject/:validFrom': { who: 'plannersSeeing', url: `/v1/operations/models/region:${micro.county}/{model}` },
  'GET /v1/operations/records': { who: 'planReadersListing', url: '/v1/operations/records', shows: `region:${micro.county}` },
  'PUT /v1/operations/records/:subject/:period': { who: 'planners', url: `/v1/operations/records/region:${micro.county}/2024H1`, body: { visits: 1 } },
  'DELETE /v1/operations/records/:subject/:period': { who: 'plannersSeeing', url: `/v1/operations/records/region:${micro.county}/{record}` },
  'GET /v1/operations/facilities/:externalId': { who: 'planReaders', url: '/v1/operations/facilities/F1' },
  'GET /v1/operations/summary': { who: 'planReaders', url: `/v1/operations/summary?period=2024H1&region=${micro.county}` },
  'GET /v1/operations/survival': { who: 'planReaders', url: `/v1/operations/survival?from=2022-01-01&to=2022-12-31&region=${micro.county}` },
  'GET /v1/operations/survival/facilities': { who: 'planReaders', url: `/v1/operations/survival/facilities?from=2022-01-01&to=2022-12-31&region=${micro.county}` },
  'POST /v1/site-selection': { who: 'planReaders', url: '/v1/site-selection', body: { run: draft, regionCode: micro.county, typeCode: 'COM01', facilities: 1 } },
  'POST /v1/what-if': { who: 'planReaders', url: '/v1/what-if', body: { run: draft, changes: [{ change: 'close', facility: 'F1' }] } },
  'GET /v1/changes': { who: 'tokens', url: '/v1/changes?since=now' },
  'GET /v1/.well-known/jwks.json': { who: 'free', url: '/v1/.well-known/jwks.json' },
  'GET /v1/bundles/:period': { who: 'codeKeepers', url: `/v1/bundles/2022H2?scope=${micro.county}` },
  'POST /v1/bundles': { who: 'administratorsAnywhere', url: '/v1/bundles', body: 'x' },
  'GET /v1/received-bundles': { who: 'codeKeepersListing', url: '/v1/received-bundles', shows: 'kept-instance' },
  'GET /v1/received-bundles/:number': { who: 'codeKeepersSeeing', url: `/v1/received-bundles/${received}` },
  'GET /v1/checkup/runs/:id/parts': { who: 'region', url: `/v1/checkup/runs/${draft}/parts` },
  'GET /v1/reporting-instances': { who: 'administratorsListing', url: '/v1/reporting-instances', shows: 'instance of the county' },
  'GET /v1/reporting-instances/:name': { who: 'administratorsSeeing', url: '/v1/reporting-instances/kept-instance' },
  'PUT /v1/reporting-instances/:name': { who: 'administrators', url: '/v1/reporting-instances/kept-instance', body: reporting },
  'DELETE /v1/reporting-instances/:name': { who: 'administratorsSeeing', url: '/v1/reporting-instances/{instance}' },
  'GET /v1/exports/:kind': { who: 'tokens', url: '/v1/exports/facilities' },
  'GET /v1/checkup/runs/:id/exports/:figures': { who: 'region', url: `/v1/checkup/runs/${draft}/exports/scores` },
  'GET /v1/tiles/:run/:layers/:z/:x/:y.mvt': { who: 'region', url: `/v1/tiles/${draft}/communities/0/0/0.mvt` },
  'GET /v1/tiles/:run.json': { who: 'region', url: `/v1/tiles/${draft}.json` },
  'GET /v1/tiles/:run/style.json': { who: 'region', url: `/v1/tiles/${draft}/style.json` },
  'GET /v1/campaigns/:code/exports/:figures': { who: 'listedTokens', url: `/v1/campaigns/${campaignCode}/exports/estates`, shows: 'S1,' },
  'GET /v1/import-profiles': { who: 'surveyorsListing', url: '/v1/import-profiles', shows: 'of-the-county' },
  'GET /v1/import-profiles/:name': { who: 'surveyorsSeeing', url: '/v1/import-profiles/of-the-county' },
  'PUT /v1/import-profiles/:name': { who: 'surveyors', url: '/v1/import-profiles/of-the-county', body: { kind: 'sites', mapping: {} } },
  'DELETE /v1/import-profiles/:name': { who: 'surveyorsSeeing', url: '/v1/import-profiles/{profile}' },
  'GET /v1/partners': { who: 'planReadersListing', url: '/v1/partners', shows: 'county-platform' },
  'GET /v1/partners/:partner': { who: 'planReaders', url: '/v1/partners/county-platform' },
  'PUT /v1/partners/:partner': { who: 'administrators', url: '/v1/partners/county-platform', body: { name: 'platform of the county', regionCode: micro.county, orderedBy: 'version' } },
  'GET /v1/partners/:partner/codes/:list': { who: 'planReaders', url: '/v1/partners/county-platform/codes/type' },
  'PUT /v1/partners/:partner/codes/:list': { who: 'administratorsSeeing', url: '/v1/partners/county-platform/codes/status', body: { codes: [{ theirs: '1', ours: 'operating' }] } },
  'GET /v1/partners/:partner/links': { who: 'planReaders', url: '/v1/partners/county-platform/links' },
  'PUT /v1/partners/:partner/links/:kind/:externalId': { who: 'administratorsSeeing', url: '/v1/partners/county-platform/links/facilities/known', body: { ourKey: 'F1' } },
  'GET /v1/partners/:partner/waiting': { who: 'planReaders', url: '/v1/partners/county-platform/waiting' },
  'POST /v1/partners/:partner/waiting': { who: 'partnerWriters', url: '/v1/partners/county-platform/waiting' },
  'GET /v1/partners/:partner/conflicts': { who: 'planReaders', url: '/v1/partners/county-platform/conflicts' },
  'GET /v1/partners/:partner/conflicts/:number': { who: 'planReaders', url: `/v1/partners/county-platform/conflicts/${theirConflict.id}` },
  'PUT /v1/partners/:partner/conflicts/:number/settlement': { who: 'plannersSeeing', url: `/v1/partners/county-platform/conflicts/${theirConflict.id}/settlement`, body: { as: 'ours' } },
  ...Object.fromEntries(Object.entries({ regions: theirRegion, sites: theirSite, facilities: theirFacility, observations: theirCounts, projects: theirProject }).flatMap(([kind, content]): [string, RestCall][] => {
    const externalId = kind === 'regions' ? micro.communities[0] : 'sent-by-the-platform'
    return [
      [`PUT /v1/partners/:partner/${kind}/:externalId`, { who: 'partnerWriters', url: `/v1/partners/county-platform/${kind}/${externalId}`, body: content }],
      [`PUT /v1/partners/:partner/${kind}`, { who: 'partnerWriters', url: `/v1/partners/county-platform/${kind}`, body: { items: [{ ...content, externalId }] } }]
    ]
  })),
  'GET /v1/webhooks': { who: 'integratorsListing', url: '/v1/webhooks', shows: 'webhook of the county' },
  'POST /v1/webhooks': { who: 'integratorsAnywhere', url: '/v1/webhooks', body: { ...newWebhook, description: 'one more' } },
  'GET /v1/webhooks/:number': { who: 'integratorsSeeing', url: `/v1/webhooks/${webhook}` },
  'PATCH /v1/webhooks/:number': { who: 'integratorsSeeing', url: `/v1/webhooks/${webhook}`, body: { rate: 1 } },
  'DELETE /v1/webhooks/:number': { who: 'integratorsSeeing', url: '/v1/webhooks/{webhook}' },
  'POST /v1/webhooks/:number/secrets': { who: 'integratorsSeeing', url: `/v1/webhooks/${webhook}/secrets`, body: {} },
  'POST /v1/webhooks/:number/pause': { who: 'integratorsSeeing', url: `/v1/webhooks/${webhook}/pause` },
  'POST /v1/webhooks/:number/resume': { who: 'integratorsSeeing', url: `/v1/webhooks/${webhook}/resume` },
  'POST /v1/webhooks/:number/replay': { who: 'integratorsSeeing', url: `/v1/webhooks/${webhook}/replay`, body: { after: 0 } },
  'POST /v1/webhooks/:number/ping': { who: 'integratorsSeeing', url: `/v1/webhooks/${webhook}/ping` },
  'GET /v1/webhooks/:number/deliveries': { who: 'integratorsSeeing', url: `/v1/webhooks/${webhook}/deliveries` },
  'POST /v1/webhooks/:number/deliveries/:delivery/redelivery': { who: 'integratorsSeeing', url: `/v1/webhooks/${webhook}/deliveries/${webhookDelivery}/redelivery` },
  'GET /v1/standards': { who: 'listed', url: '/v1/standards', shows: 'draft-of-the-county' },
  'GET /v1/standards/schema': { who: 'open', url: '/v1/standards/schema' },
  'GET /v1/standards/:version': { who: 'region', url: '/v1/standards/draft-of-the-county' },
  'GET /v1/standards/:version/comparison': { who: 'region', url: `/v1/standards/${twoTypes}/comparison?with=draft-of-the-county` },

  'GET /v1/networks': { who: 'tokens', url: '/v1/networks' },
  'GET /v1/networks/:id': { who: 'tokens', url: '/v1/networks/1' },
  'GET /v1/networks/:id/quality': { who: 'tokens', url: '/v1/networks/1/quality' },
  'GET /v1/snap': { who: 'tokens', url: '/v1/snap?lon=120.15&lat=30.27' },
  'GET /v1/reach': { who: 'tokens', url: `/v1/reach?site=${site}` },
  'POST /v1/reach': { who: 'tokens', url: '/v1/reach', body: { origins: [{ site }] } },
  'GET /v1/isochrones': { who: 'tokens', url: `/v1/isochrones?site=${site}&contours_minutes=5` },
  'POST /v1/isochrones': { who: 'tokens', url: '/v1/isochrones', body: { origins: [{ site }], contoursMinutes: [5] } },

  'GET /v1/quality': { who: 'tokens', url: '/v1/quality' },
  'GET /v1/quality/flaws': { who: 'tokens', url: '/v1/quality/flaws' },
  'GET /v1/communities/:code/survey-tasks': { who: 'tokens', url: `/v1/communities/${micro.communities[0]}/survey-tasks` },
  'GET /v1/duplicates': { who: 'tokens', url: '/v1/duplicates' },
  'POST /v1/duplicates/decisions': { who: 'surveyors', url: '/v1/duplicates/decisions', body: { keep: 'F1', other: '{facility}', decision: 'same' } },
  'GET /v1/questionnaires': { who: 'tokens', url: '/v1/questionnaires' },
  'GET /v1/questionnaires/:code': { who: 'tokens', url: '/v1/questionnaires/of-the-county' },
  'PUT /v1/questionnaires/:code': { who: 'plannersAnywhere', url: '/v1/questionnaires/of-somebody', body: questions },
  'GET /v1/campaigns': { who: 'tokens', url: '/v1/campaigns' },
  'POST /v1/campaigns': { who: 'planners', url: '/v1/campaigns', body: { ...campaign, code: 'opened-here' } },
  'GET /v1/campaigns/:code': { who: 'tokens', url: `/v1/campaigns/${campaignCode}` },
  'POST /v1/campaigns/:code/close': { who: 'planners', url: '/v1/campaigns/{campaign}/close' },
  'GET /v1/campaigns/:code/coverage': { who: 'listedTokens', url: `/v1/campaigns/${campaignCode}/coverage`, shows: micro.communities[0] },
  'GET /v1/campaigns/:code/coverage/estates': { who: 'listedTokens', url: `/v1/campaigns/${campaignCode}/coverage/estates`, shows: '"S1"' },
  'POST /v1/campaigns/:code/responses': { who: 'surveyors', url: `/v1/campaigns/${campaignCode}/responses`, body: response },
  'POST /v1/campaigns/:code/responses/batch': { who: 'surveyorsListing', url: `/v1/campaigns/${campaignCode}/responses/batch`, body: { responses: [response] }, shows: '"problems":[]' },
  'GET /v1/campaigns/:code/responses': { who: 'readersListing', url: `/v1/campaigns/${campaignCode}/responses`, shows: '"S1"' },
  'POST /v1/campaigns/:code/links': { who: 'surveyors', url: `/v1/campaigns/${campaignCode}/links`, body: { site: 'S1' } },
  'DELETE /v1/campaigns/:code/links/:number': { who: 'surveyorsSeeing', url: `/v1/campaigns/${campaignCode}/links/{link}` },
  'GET /v1/survey-link': { who: 'free', url: '/v1/survey-link' },
  'POST /v1/survey-link/responses': { who: 'free', url: '/v1/survey-link/responses', body: {} },
  'GET /v1/campaigns/:code/demand': { who: 'readersListing', url: `/v1/campaigns/${campaignCode}/demand`, shows: '"COM01"' },
  'GET /v1/campaigns/:code/unmet-demand': { who: 'readersListing', url: `/v1/campaigns/${campaignCode}/unmet-demand?standard=without`, shows: '"COM01"' },
  'GET /v1/campaigns/:code/interview-guide': { who: 'readersListing', url: `/v1/campaigns/${campaignCode}/interview-guide?community=${micro.communities[0]}&topic=elderly_care`, shows: '"interviews":1' },
  'GET /v1/campaigns/:code/interviews': { who: 'readersListing', url: `/v1/campaigns/${campaignCode}/interviews`, shows: 'said in the county' },
  'POST /v1/campaigns/:code/interviews': { who: 'surveyors', url: `/v1/campaigns/${campaignCode}/interviews`, body: interview },
  'DELETE /v1/campaigns/:code/interviews/:number': { who: 'surveyorsSeeing', url: `/v1/campaigns/${campaignCode}/interviews/{interview}` },
  'GET /v1/service-issues': { who: 'listedTokens', url: '/v1/service-issues', shows: 'of-the-county' },
  'PUT /v1/service-issues/:externalId': { who: 'surveyors', url: '/v1/service-issues/of-the-county', body: issue },
  'DELETE /v1/service-issues/:externalId': { who: 'surveyorsSeeing', url: '/v1/service-issues/{issue}' },
  'GET /v1/activities': { who: 'tokens', url: '/v1/activities' },
  'PUT /v1/activities/:externalId': { who: 'surveyors', url: '/v1/activities/kept-here', body: activity },
  'DELETE /v1/activities/:externalId': { who: 'surveyors', url: '/v1/activities/{activity}' },
  'GET /v1/declarations': { who: 'tokens', url: '/v1/declarations' },
  'PUT /v1/declarations/:county/:type': { who: 'surveyors', url: `/v1/declarations/${micro.county}/ELD02`, body: { declaredOn: '2024-04-01', by: 'x' } },
  'DELETE /v1/declarations/:county/:type': { who: 'surveyors', url: `/v1/declarations/${micro.county}/{declared}` },

  'GET /v1/checkup/runs': { who: 'listed', url: '/v1/checkup/runs', shows: '"2023H2"' },
  'GET /v1/checkup/runs/:id': { who: 'region', url: `/v1/checkup/runs/${draft}` },
  'GET /v1/checkup/runs/:id/events': { who: 'region', url: `/v1/checkup/runs/${draft}/events` },
  'GET /v1/checkup/runs/:id/scores': { who: 'region', url: `/v1/checkup/runs/${draft}/scores` },
  'GET /v1/checkup/runs/:id/scores/:code': { who: 'region', url: `/v1/checkup/runs/${draft}/scores/${micro.county}` },
  'GET /v1/checkup/runs/:id/scores/:code/explanation': { who: 'regionTokens', url: `/v1/checkup/runs/${draft}/scores/${micro.county}/explanation?figure=index` },
  'GET /v1/checkup/runs/:id/shortfalls': { who: 'region', url: `/v1/checkup/runs/${draft}/shortfalls` },
  'GET /v1/checkup/runs/:id/priorities': { who: 'region', url: `/v1/checkup/runs/${draft}/priorities` },
  'GET /v1/checkup/runs/:id/sensitivity': { who: 'region', url: `/v1/checkup/runs/${draft}/sensitivity` },
  'GET /v1/checkup/runs/:id/inequality': { who: 'region', url: `/v1/checkup/runs/${draft}/inequality` },
  'GET /v1/checkup/runs/:id/ranking': { who: 'region', url: `/v1/checkup/runs/${draft}/ranking?level=community` },
  'GET /v1/checkup/runs/:id/distribution': { who: 'region', url: `/v1/checkup/runs/${draft}/distribution?level=community` },
  'GET /v1/checkup/runs/:id/trend/:code': { who: 'region', url: `/v1/checkup/runs/${draft}/trend/${micro.county}` },
  'GET /v1/checkup/runs/:id/movers': { who: 'region', url: `/v1/checkup/runs/${draft}/movers?level=county` },
  'GET /v1/checkup/ranking': { who: 'open', url: '/v1/checkup/ranking?period=2024H1' },
  'GET /v1/checkup/comparison': { who: 'region', url: `/v1/checkup/comparison?regions=${micro.county},${micro.street}&run=${draft}` },
  'GET /v1/regions/:code/trend': { who: 'open', url: `/v1/regions/${micro.county}/trend` },
  'GET /v1/communities/:code/checkup': { who: 'regionTokens', url: `/v1/communities/${micro.communities[0]}/checkup?run=${draft}` },
  'GET /v1/regions/:code/report': { who: 'regionTokens', url: `/v1/regions/${micro.county}/report?run=${draft}` },
  'POST /v1/reports': { who: 'regionTokens', url: '/v1/reports', body: { regionCode: micro.county, run: draft, format: 'html' } },
  'GET /v1/reports': { who: 'listedTokens', url: '/v1/reports', shows: '"runId"' },
  'GET /v1/reports/:id': { who: 'regionTokens', url: `/v1/reports/${reportId}` },
  'GET /v1/reports/:id/content': { who: 'regionTokens', url: `/v1/reports/${reportId}/content` },
  'DELETE /v1/reports/:id': { who: 'regionTokens', url: '/v1/reports/{unmade}' },

  'GET /v1/admin/clients': { who: 'administratorsListing', url: '/v1/admin/clients', shows: clientId },
  'POST /v1/admin/clients': { who: 'administrators', url: '/v1/admin/clients', body: { name: 'x', role: 'viewer', regionCode: micro.street } },
  'GET /v1/admin/clients/:id': { who: 'administratorsSeeing', url: `/v1/admin/clients/${clientId}` },
  'DELETE /v1/admin/clients/:id': { who: 'administratorsSeeing', url: `/v1/admin/clients/${clientId}` },
  'POST /v1/admin/clients/:id/secrets': { who: 'administratorsSeeing', url: `/v1/admin/clients/${clientId}/secrets`, body: {} },
  'POST /v1/admin/revocations': { who: 'administrators', url: '/v1/admin/revocations', body: { subject: 'x', regionCode: micro.county } },
  'GET /v1/admin/audit': { who: 'administratorsListing', url: '/v1/admin/audit?what=run&limit=1000', shows: '"2023H2"' },
  'POST /v1/admin/recalculations': { who: 'administrators', url: '/v1/admin/recalculations', body: { period: '2022H1', scopeCode: micro.county, standard: twoTypes } },
  'DELETE /v1/admin/recalculations/:id': { who: 'administratorsSeeing', url: '/v1/admin/recalculations/{queued}' },
  'POST /v1/admin/runs/:id/publish': { who: 'administratorsSeeing', url: '/v1/admin/runs/{completed}/publish' },
  'POST /v1/admin/runs/:id/trials': { who: 'administratorsSeeing', url: `/v1/admin/runs/${draft}/trials`, body: { standard: 'lifecircle-2026' } },
  'GET /v1/admin/schedules': { who: 'administratorsListing', url: '/v1/admin/schedules', shows: '0 3 1 * *' },
  'POST /v1/admin/schedules': { who: 'administrators', url: '/v1/admin/schedules', body: { cron: '0 3 2 * *', scopeCode: micro.county } },
  'GET /v1/admin/schedules/:id': { who: 'administratorsSeeing', url: '/v1/admin/schedules/1' },
  'PATCH /v1/admin/schedules/:id': { who: 'administratorsSeeing', url: '/v1/admin/schedules/1', body: { mode: 'changed' } },
  'GET /v1/admin/schedules/:id/starts': { who: 'administratorsSeeing', url: '/v1/admin/schedules/1/starts' },
  'DELETE /v1/admin/schedules/:id': { who: 'administratorsSeeing', url: '/v1/admin/schedules/{scheduled}' },
  'POST /v1/admin/standards': { who: 'administratorsAnywhere', url: '/v1/admin/standards', body: { ...standardDocument, version: 'made-here' } },
  'POST /v1/admin/standards/:version/clone': { who: 'administratorsSeeing', url: '/v1/admin/standards/draft-of-the-county/clone', body: { version: 'cloned-here' } },
  'PUT /v1/admin/standards/:version': { who: 'administratorsSeeing', url: '/v1/admin/standards/draft-of-the-county', body: { ...standardDocument, version: 'draft-of-the-county' } },
  'DELETE /v1/admin/standards/:version': { who: 'administratorsSeeing', url: '/v1/admin/standards/{drafted}' },
  'POST /v1/admin/standards/:version/publish': { who: 'administratorsSeeing', url: '/v1/admin/standards/{drafted}/publish' },
  'POST /v1/admin/standards/:version/retire': { who: 'administratorsSeeing', url: '/v1/admin/standards/draft-of-the-county/retire' },
  'POST /v1/admin/networks/:id/activation': { who: 'countryAdministrators', url: `/v1/admin/networks/${network.id}/activation` }
}

/** Answers in GraphQL alone, whose fields have a table of their own. */
const withTheirOwnTable = ['GET /graphql', 'POST /graphql']

/** Things that a call uses up, made anew for each caller, by an administrator of the county. */
const made: Readonly<Record<string, () => Promise<string | number>>> = {
  queued: async () => (await newRun()).id,
  completed: async () => {
    const run = await newRun()
    await executeRun(database, inCounty, run.id)
    return run.id
  },
  scheduled: async () => ((await service.send('POST', '/v1/admin/schedules', { cron: '0 4 1 * *' }, { as: inCounty })).body as { id: number }).id,
  drafted: async () => {
    const version = `drafted-${++count}`
    await service.send('POST', '/v1/admin/standards', { ...standardDocument, version }, { as: inCounty })
    return version
  },
  facility: async () => ((await service.send('POST', '/v1/facilities', newFacility, { as: inCounty })).body as { externalId: string }).externalId,
  site: async () => ((await service.send('POST', '/v1/sites', newSite, { as: inCounty })).body as { externalId: string }).externalId,
  change: async () => {
    const id = await made['facility']!()
    const { body } = await service.get(`/v1/facilities/${id}/history`, { as: inCounty })
    return (body as { items: { change: { id: number } }[] }).items[0]!.change.id
  },
  instance: () => keptInstance('instance-made-anew'),
  import: beginImport,
  scenario: async () => keptScenario(),
  circles: async () => keptCirclePlan('made'),
  webhook: async () => keptWebhook(),
  space: async () => keptSpace(`space-${++count}`),
  project: async () => keptProject(`project-${++count}`),
  programme: async () => keptProgramme(),
  district: async () => keptDistrictPlan(),
  model: async () => keptModel(`${2100 + ++count}-01-01`),
  record: async () => keptRecord(`${2100 + ++count}`),
  campaign: openCampaign,
  interview: async () => ((await service.send('POST', `/v1/campaigns/${campaignCode}/interviews`, { ...interview, notes: [{ text: 'to be taken away' }] }, { as: inCounty })).body as { id: number }).id,
  issue: async () => keptAs('service-issues', issue),
  activity: async () => keptAs('activities', activity),
  declared: async () => {
    await service.send('PUT', `/v1/declarations/${micro.county}/ELD01`, { declaredOn: '2024-04-01', by: 'x' }, { as: inCounty })
    return 'ELD01'
  },
  link: async () => ((await service.send('POST', `/v1/campaigns/${campaignCode}/links`, { site: 'S1' }, { as: inCounty })).body as { items: [{ id: number }] }).items[0].id,
  profile: async () => {
    const name = `made-${++count}`
    await service.send('PUT', `/v1/import-profiles/${name}`, { kind: 'sites', mapping: {} }, { as: inCounty })
    return name
  },
  unmade: async () => {
    const { body } = await service.send('POST', '/v1/reports', { regionCode: micro.street, run: draft, format: 'html', language: 'en' }, { as: inCounty })
    return (body as { report: { id: number } }).report.id
  }
}
let count = 0
async function keptAs(path: string, body: object): Promise<string> {
  const id = `kept-${++count}`
  await service.send('PUT', `/v1/${path}/${id}`, body, { as: inCounty })
  return id
}
/** Each of a period of its own: equal ones that are open are one. */
async function newRun(): Promise<Run> {
  const { run } = await requestRun(database, inCounty, { period: `${1700 + Math.floor(count / 2)}H${(count++ % 2) + 1}`, standardVersion: twoTypes, scopeCode: micro.county }, now)
  return run
}

async function withThings(text: string): Promise<string> {
  const name = /\{(\w+)\}/.exec(text)?.[1]
  return name === undefined ? text : text.replace(`{${name}}`, String(await made[name]!()))
}

async function bodyWithThings(body: unknown): Promise<unknown> {
  return body === undefined ? undefined : JSON.parse(await withThings(JSON.stringify(body)))
}

/** Whoever asks, and where in a row his end stands. */
const askers: { name: string; as: Caller | null; asked: typeof service; end: (row: Row) => End }[] = [
  { name: 'nobody', as: null, asked: service, end: (row) => row.nobody },
  { name: 'anybody', as: null, asked: open, end: (row) => row.anybody },
  { name: 'administrator of the country', as: operator, asked: service, end: (row) => row.country },
  ...roles.flatMap((role) => [
    { name: `${role} of the county`, as: { subject: 'somebody of the county', role, regionCode: micro.county }, asked: service, end: (row: Row) => row.own[role] },
    { name: `${role} of another`, as: { subject: 'somebody else', role, regionCode: micro.otherCounty }, asked: service, end: (row: Row) => row.other[role] }
  ])
]

const refusals = new Map<unknown, End>([['unauthenticated', 401], ['forbidden', 403], ['not-found', 404]])

function endOf(code: unknown, { body }: Answer, shows: string | undefined): End {
  const refusal = refusals.get(code)
  if (refusal !== undefined) return refusal
  return shows === undefined || (typeof body === 'string' ? body : JSON.stringify(body)).includes(shows) ? 'in' : 'blind'
}

/** Routes as the router has them: `METHOD /path`. */
function routesOf(tree: string): string[] {
  const path: string[] = []
  return tree.split('\n').flatMap((line) => {
    const found = /^((?:[│ ] {3})*)[├└]── (\S+)(?: \((.*)\))?$/.exec(line)
    if (found === null) return []
    const depth = found[1]!.length / 4
    path.splice(depth, Infinity, found[2]!)
    return (found[3] ?? '').split(', ').filter((method) => !['', 'HEAD', 'OPTIONS'].includes(method)).map((method) => `${method} ${path.join('')}`)
  })
}

void t.test('every route is in the table, and the table has no other', async (t) => {
  const routes = routesOf(service.app.printRoutes({ commonPrefix: false }))
  t.ok(routes.length > 60)
  t.strictSame(routes.filter((route) => !withTheirOwnTable.includes(route)).sort(), Object.keys(rest).sort())
})

void t.test('a route that does not say who may ask keeps the service from starting', async (t) => {
  const app = await buildApp({ config: testConfig, database, recalculations: {} as Recalculations, reports: {} as Reports, imports: {} as Imports, logger: false })
  t.teardown(() => app.close())
  app.get('/v1/new', () => 'x')
  await t.rejects(async () => app.ready(), /GET \/v1\/new does not say who may ask/)
})

for (const [route, call] of Object.entries(rest)) {
  void t.test(`${route}: ${call.who}`, async (t) => {
    const method = route.split(' ')[0] as 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
    for (const { name, as, asked, end } of askers) {
      const url = await withThings(call.url)
      const headers: Readonly<Record<string, string>> = method === 'GET' ? {} : typeof call.body === 'string' ? { 'content-type': 'text/csv' } : anyRevision
      const options = { as, headers }
      const answer = method === 'GET' ? await asked.get(url, options) : await asked.send(method, url, await bodyWithThings(call.body), options)
      const code = answer.status < 400 ? undefined : (answer.body as { code?: string }).code
      // Secrets that do not fit are answered with 401 as well, yet the route let in.
      const got = route === 'POST /v1/auth/token' ? 'in' : endOf(code, answer, call.shows)
      t.equal(got, end(patterns[call.who]), `${name}: ${answer.status} ${code ?? ''}`)
      t.ok(answer.status < 500, `${name}: ${answer.status}${answer.status < 500 ? '' : ` ${JSON.stringify(answer.body)}`}`)
    }
  })
}

interface GraphqlCall {
  readonly who: Pattern
  /** Arguments and selection. */
  readonly ask: string
  readonly shows?: string
  readonly variables?: object
}

const page = '{ edges { cursor } }'
const placeAndName = `location: { type: "Point", coordinates: [${lon}, ${lat}] }, communityCode: "${micro.communities[0]}", name: "x"`
const operations: Readonly<Record<string, GraphqlCall>> = {
  'Query.node': { who: 'region', ask: `(id: "${Buffer.from(`Run:${draft}`).toString('base64url')}") { id }` },
  'Query.region': { who: 'open', ask: `(code: "${micro.county}") { code }` },
  'Query.regionChanges': { who: 'open', ask: page },
  'Query.regionBoundary': { who: 'open', ask: `(code: "${micro.county}") { code }` },
  'Mutation.applyRegionChanges': {
    who: 'codeKeepers', ask: '(title: "x", effectiveOn: "2024-07-01", changes: [$document]) { id }', variables: { document: renaming.changes[0] }
  },
  'Query.regions': { who: 'open', ask: page },
  'Query.communities': { who: 'open', ask: page },
  'Query.site': { who: 'tokens', ask: `(externalId: "${site}") { name }` },
  'Query.sites': { who: 'tokens', ask: page },
  'Query.facility': { who: 'tokens', ask: '(externalId: "F1") { name }' },
  'Query.facilities': { who: 'tokens', ask: page },
  'Query.siteHistory': { who: 'tokens', ask: `(externalId: "${site}") ${page}` },
  'Query.facilityHistory': { who: 'tokens', ask: `(externalId: "F1") ${page}` },
  'Query.changes': { who: 'tokens', ask: '(since: "now") { next }' },
  'Query.inventoryChanges': { who: 'tokens', ask: page },
  'Query.inventoryChange': { who: 'tokens', ask: '(number: 1) { kind }' },
  'Query.imports': { who: 'surveyorsListing', ask: '{ edges { node { file } } }', shows: 'sent-by-the-county.csv' },
  'Query.import': { who: 'surveyorsSeeing', ask: `(number: ${importId}) { number }` },
  'Query.importProblems': { who: 'surveyorsSeeing', ask: `(number: ${importId}) { edges { cursor } }` },
  'Query.importProfiles': { who: 'surveyorsListing', ask: '{ name }', shows: 'of-the-county' },
  'Query.importProfile': { who: 'surveyorsSeeing', ask: '(name: "of-the-county") { name }' },
  'Query.receivedBundles': { who: 'codeKeepersListing', ask: '{ edges { node { instance } } }', shows: 'kept-instance' },
  'Query.receivedBundle': { who: 'codeKeepersSeeing', ask: `(number: ${received}) { number }` },
  'Query.runParts': { who: 'region', ask: `(run: ${draft}) { missing }` },
  'Query.reportingInstances': { who: 'administratorsListing', ask: '{ note }', shows: 'instance of the county' },
  'Query.reportingInstance': { who: 'administratorsSeeing', ask: '(name: "kept-instance") { name }' },
  'Mutation.keepReportingInstance': { who: 'administrators', ask: `(name: "kept-instance", regionCode: "${micro.street}", note: "instance of the county", keys: [$document]) { name }`, variables: { document: reporting.keys[0] } },
  'Mutation.removeReportingInstance': { who: 'administratorsSeeing', ask: '(name: "{instance}")' },
  'Query.webhooks': { who: 'integratorsListing', ask: '{ edges { node { description } } }', shows: 'webhook of the county' },
  'Query.webhook': { who: 'integratorsSeeing', ask: `(number: ${webhook}) { url }` },
  'Query.webhookDeliveries': { who: 'integratorsSeeing', ask: `(webhook: ${webhook}) ${page}` },
  'Mutation.changeWebhook': { who: 'integratorsSeeing', ask: `(number: ${webhook}, revision: "*", content: { rate: 1 }) { rate }` },
  'Mutation.pauseWebhook': { who: 'integratorsSeeing', ask: `(number: ${webhook}) { state }` },
  'Mutation.resumeWebhook': { who: 'integratorsSeeing', ask: `(number: ${webhook}) { state }` },
  'Mutation.replayWebhook': { who: 'integratorsSeeing', ask: `(number: ${webhook}, replay: { after: 0 }) { position }` },
  'Mutation.pingWebhook': { who: 'integratorsSeeing', ask: `(number: ${webhook}) { eventId }` },
  'Mutation.redeliverWebhookEvent': { who: 'integratorsSeeing', ask: `(webhook: ${webhook}, delivery: ${webhookDelivery}) { eventId }` },
  'Mutation.deleteWebhook': { who: 'integratorsSeeing', ask: '(number: {webhook})' },
  'Query.quality': { who: 'tokens', ask: page },
  'Query.flaws': { who: 'tokens', ask: page },
  'Query.surveyTasks': { who: 'tokens', ask: `(community: "${micro.communities[0]}") ${page}` },
  'Query.likelyDuplicates': { who: 'tokens', ask: page },
  'Mutation.decideDuplicate': { who: 'surveyors', ask: '(keep: "F1", other: "{facility}", decision: same) { keep }' },
  'Query.questionnaires': { who: 'tokens', ask: page },
  'Query.questionnaire': { who: 'tokens', ask: '(code: "of-the-county") { version }' },
  'Query.campaigns': { who: 'tokens', ask: page },
  'Query.campaign': { who: 'tokens', ask: `(code: "${campaignCode}") { name }` },
  'Query.scenarios': { who: 'planReadersListing', ask: '{ edges { node { name } } }', shows: 'scenario of the county' },
  'Query.scenario': { who: 'planReaders', ask: `(number: ${scenario}) { name }` },
  'Query.scenarioOutcome': { who: 'planReaders', ask: `(number: ${scenario}, run: ${draft}) { runId }` },
  'Query.scenarioComparison': { who: 'planReaders', ask: `(numbers: [${scenario}], region: "${micro.county}", run: ${draft}) { runId }` },
  'Mutation.addScenario': { who: 'planners', ask: `(scenario: { name: "x", regionCode: "${micro.county}", changes: [{ change: close, facility: "F1" }] }) { number }` },
  'Mutation.deleteScenario': { who: 'plannersSeeing', ask: '(number: {scenario})' },
  'Query.projects': { who: 'planReadersListing', ask: '{ edges { node { name } } }', shows: 'project of the county' },
  'Query.project': { who: 'planReaders', ask: '(externalId: "kept-project") { name }' },
  'Query.projectCandidates': { who: 'planReaders', ask: `(region: "${micro.county}", run: ${draft}) { runId }` },
  'Query.projectEffect': { who: 'planReaders', ask: '(externalId: "done-project") { acceptedOn }' },
  'Query.programmes': { who: 'planReadersListing', ask: '{ edges { node { name } } }', shows: 'programme of the county' },
  'Query.programme': { who: 'planReaders', ask: `(number: ${programme}) { name }` },
  'Query.programmeProgress': { who: 'planReaders', ask: `(number: ${programme}) { projects }` },
  'Query.programmeDashboard': { who: 'planReadersListing', ask: `(region: "${micro.county}", year: 2024) { programmes }`, shows: '"programmes":1' },
  'Query.programmeEffect': { who: 'planReaders', ask: `(number: ${programme}) { measuredLift }` },
  'Query.regionEffect': { who: 'planReadersListing', ask: `(region: "${micro.county}") { projects { projectId } }`, shows: 'done-project' },
  'Query.indexTarget': { who: 'planReaders', ask: `(regionCode: "${micro.county}", index: 90, prices: [{ typeCode: "COM01", facility: 1, unit: 1 }], run: ${draft}) { reached }` },
  'Mutation.putProject': { who: 'planners', ask: `(externalId: "kept-project", project: { communityCode: "${micro.communities[0]}", typeCode: "COM01", name: "project of the county", action: serve }) { name }` },
  'Mutation.deleteProject': { who: 'plannersSeeing', ask: '(externalId: "{project}")' },
  'Mutation.moveProject': { who: 'plannersSeeing', ask: '(externalId: "{project}", step: { to: cancelled }) { recalculation }' },
  'Mutation.reportProject': { who: 'plannersSeeing', ask: '(externalId: "kept-project", on: "2024-01-01", report: { progress: 0, spent: 0 }) { name }' },
  'Mutation.forecastProject': { who: 'plannersSeeing', ask: `(externalId: "kept-project", run: ${draft}) { name }` },
  'Mutation.addProjectCandidates': { who: 'plannersSeeing', ask: `(regionCode: "${micro.county}", run: ${draft}) { projects { name } }` },
  'Mutation.addProjectsOfScenario': { who: 'plannersSeeing', ask: `(number: ${scenario}) { projects { name } }` },
  'Mutation.draftProgramme': { who: 'planners', ask: `(programme: { regionCode: "${micro.county}", year: 2024, name: "x", budget: 1, run: ${draft} }) { number }` },
  'Mutation.adoptProgramme': { who: 'planAdopters', ask: '(number: {programme}) { number }' },
  'Mutation.deleteProgramme': { who: 'plannersSeeing', ask: '(number: {programme})' },
  'Query.districtPlans': { who: 'planReadersListing', ask: '{ edges { node { title } } }', shows: 'plan of the county' },
  'Query.districtPlan': { who: 'planReaders', ask: `(number: ${districtPlan}) { title }` },
  'Query.districtPlanShortfalls': { who: 'planReaders', ask: `(number: ${districtPlan}) { edges { cursor } }` },
  'Query.districtPlanComparison': { who: 'planReaders', ask: `(from: ${districtPlan}, to: ${districtPlanCopy}) { sameBaseline }` },
  'Mutation.draftDistrictPlan': { who: 'planners', ask: `(plan: { regionCode: "${micro.county}", title: "x", firstYear: 2025, lastYear: 2027 }) { number }` },
  'Mutation.editDistrictPlan': { who: 'plannersSeeing', ask: `(number: ${districtPlan}, revision: "*", plan: { title: "plan of the county", firstYear: 2025, lastYear: 2027 }) { number }` },
  'Mutation.deleteDistrictPlan': { who: 'plannersSeeing', ask: '(number: {district}, revision: "*")' },
  'Mutation.putPlanTargets': { who: 'plannersSeeing', ask: `(number: ${districtPlan}, revision: "*", defaultsBy: 2027) { number }` },
  'Mutation.fillDistrictPlan': { who: 'plannersSeeing', ask: `(number: ${districtPlan}, revision: "*") { added }` },
  'Mutation.putPlanFacility': { who: 'plannersSeeing', ask: `(number: ${districtPlan}, revision: "*", project: "kept-project", content: { year: 2026 }) { number }` },
  'Mutation.deletePlanFacility': { who: 'plannersSeeing', ask: '(number: {district}, revision: "*", project: "kept-project")' },
  'Mutation.moveDistrictPlan': { who: 'plannersSeeing', ask: '(number: {district}, revision: "*", to: submitted) { number }' },
  'Mutation.copyDistrictPlan': { who: 'plannersSeeing', ask: `(number: ${districtPlan}) { number }` },
  'Query.circlePlans': { who: 'planReadersListing', ask: '{ edges { node { name } } }', shows: 'circles of the county' },
  'Query.circlePlan': { who: 'planReaders', ask: `(number: ${circlePlan}) { name }` },
  'Query.circlePlanValidation': { who: 'planReaders', ask: `(number: ${circlePlan}) { valid }` },
  'Query.circles': { who: 'planReaders', ask: `(plan: ${circlePlan}) { edges { node { code } } }` },
  'Query.circle': { who: 'planReaders', ask: `(plan: ${circlePlan}, code: "${circle}") { code }` },
  'Query.circleMap': { who: 'planReaders', ask: `(plan: ${circlePlan})` },
  'Query.circleScores': { who: 'planReaders', ask: `(plan: ${circlePlan}, tier: five, run: ${draft}) { runId }` },
  'Query.circleCheckup': { who: 'planReaders', ask: `(plan: ${circlePlan}, code: "${circle}", run: ${draft}) { runId }` },
  'Mutation.delineateCircles': { who: 'planners', ask: `(plan: { name: "x", regionCode: "${micro.county}", referenceDate: "2024-06-30" }) { number }` },
  'Mutation.editCircles': { who: 'plannersSeeing', ask: `(number: ${circlePlan}, revision: "*", edits: [{ edit: moveSites, sites: ["S1"], to: "${circle}" }]) { changed }` },
  'Mutation.importCirclePolygons': { who: 'plannersSeeing', ask: `(number: ${circlePlan}, revision: "*", polygons: { type: "FeatureCollection", features: [{ type: "Feature", geometry: { type: "Polygon", coordinates: [[[${west}, ${south}], [${east}, ${south}], [${east}, ${north}], [${west}, ${north}], [${west}, ${south}]]] } }] }) { changed }` },
  'Mutation.approveCirclePlan': { who: 'plannersSeeing', ask: '(number: {circles}, revision: "*") { status }' },
  'Mutation.copyCirclePlan': { who: 'plannersSeeing', ask: `(number: ${circlePlan}) { number }` },
  'Mutation.deleteCirclePlan': { who: 'plannersSeeing', ask: '(number: {circles}, revision: "*")' },
  'Query.communityPortrait': { who: 'planReaders', ask: `(code: "${micro.communities[0]}", run: ${draft}) { people { residents } }` },
  'Query.spaces': { who: 'planReadersListing', ask: '{ edges { node { name } } }', shows: 'space of the county' },
  'Query.space': { who: 'planReaders', ask: '(externalId: "kept-space") { name }' },
  'Query.operatingModels': { who: 'planReadersListing', ask: '{ edges { node { operator } } }', shows: 'operator of the county' },
  'Query.operationRecords': { who: 'planReadersListing', ask: '{ edges { node { subject } } }', shows: `region:${micro.county}` },
  'Query.facilityOperation': { who: 'planReaders', ask: '(externalId: "F1") { name }' },
  'Query.operationSummary': { who: 'planReaders', ask: `(period: "2024H1", region: "${micro.county}") { period }` },
  'Query.survival': { who: 'planReaders', ask: `(from: "2022-01-01", to: "2022-12-31", region: "${micro.county}") { months }` },
  'Query.openedFacilities': { who: 'planReaders', ask: `(from: "2022-01-01", to: "2022-12-31", region: "${micro.county}") { edges { cursor } }` },
  'Mutation.putOperatingModel': { who: 'planners', ask: `(subject: "region:${micro.county}", validFrom: "2020-01-01", operatingModel: { model: precinct, operator: "operator of the county" }) { model }` },
  'Mutation.deleteOperatingModel': { who: 'plannersSeeing', ask: `(subject: "region:${micro.county}", validFrom: "{model}")` },
  'Mutation.putOperationRecord': { who: 'planners', ask: `(subject: "region:${micro.county}", period: "2024H1", record: { visits: 1 }) { period }` },
  'Mutation.deleteOperationRecord': { who: 'plannersSeeing', ask: `(subject: "region:${micro.county}", period: "{record}")` },
  'Query.needsOfSpace': { who: 'planReaders', ask: `(externalId: "kept-space", run: ${draft}) { runId }` },
  'Query.fittingSpaces': { who: 'planReaders', ask: `(type: "COM01", run: ${draft}) { runId }` },
  'Mutation.putSpace': { who: 'planners', ask: `(externalId: "kept-space", space: { communityCode: "${micro.communities[0]}", name: "space of the county", location: { type: "Point", coordinates: [${lon}, ${lat}] }, area: 100, kind: vacated, availability: available }) { name }` },
  'Mutation.deleteSpace': { who: 'plannersSeeing', ask: '(externalId: "{space}")' },
  'Query.siteSelection': { who: 'planReaders', ask: `(run: ${draft}, regionCode: "${micro.county}", typeCode: "COM01", facilities: 1) { gain }` },
  'Query.whatIf': { who: 'planReaders', ask: `(run: ${draft}, changes: [{ change: close, facility: "F1" }]) { runId }` },
  'Query.coverage': { who: 'listedTokens', ask: `(campaign: "${campaignCode}") { edges { node { code } } }`, shows: micro.communities[0] },
  'Query.estateCoverage': { who: 'listedTokens', ask: `(campaign: "${campaignCode}") { edges { node { siteExternalId } } }`, shows: '"S1"' },
  'Query.responses': { who: 'readersListing', ask: `(campaign: "${campaignCode}") { edges { node { site } } }`, shows: '"S1"' },
  'Query.demand': { who: 'readersListing', ask: `(campaign: "${campaignCode}") { edges { node { typeCode } } }`, shows: '"COM01"' },
  'Query.unmetDemand': { who: 'readersListing', ask: `(campaign: "${campaignCode}", standard: "without") { typeCode }`, shows: '"COM01"' },
  'Mutation.putQuestionnaire': { who: 'plannersAnywhere', ask: '(code: "of-somebody", document: $document) { version }', variables: { document: questions } },
  'Mutation.createCampaign': {
    who: 'planners',
    ask: `(campaign: { code: "opened-there", name: "x", period: "2024H1", scopeCode: "${micro.county}", questionnaire: "of-the-county", opensOn: "2024-01-01", closesOn: "2099-12-31" }) { code }`
  },
  'Mutation.closeCampaign': { who: 'planners', ask: '(code: "{campaign}") { state }' },
  'Mutation.addResponse': { who: 'surveyors', ask: `(campaign: "${campaignCode}", response: { site: "S1", household: "2", answers: {} }) { counted }` },
  'Mutation.addResponses': {
    who: 'surveyorsListing', ask: `(campaign: "${campaignCode}", responses: [{ site: "S1", household: "3", answers: {} }]) { problems { pointer } }`, shows: '"problems":[]'
  },
  'Mutation.createLinks': { who: 'surveyors', ask: `(campaign: "${campaignCode}", site: "S1") { token }` },
  'Mutation.revokeLink': { who: 'surveyorsSeeing', ask: `(campaign: "${campaignCode}", number: {link})` },
  'Query.interviewGuide': { who: 'readersListing', ask: `(campaign: "${campaignCode}", community: "${micro.communities[0]}", topic: elderly_care) { typeCode interviews }`, shows: '"interviews":1' },
  'Query.interviews': { who: 'readersListing', ask: `(campaign: "${campaignCode}") { edges { node { notes { text } } } }`, shows: 'said in the county' },
  'Query.serviceIssues': { who: 'listedTokens', ask: '{ edges { node { externalId } } }', shows: 'of-the-county' },
  'Query.activities': { who: 'tokens', ask: page },
  'Query.declarations': { who: 'tokens', ask: page },
  'Mutation.addInterview': {
    who: 'surveyors', ask: `(campaign: "${campaignCode}", interview: { communityCode: "${micro.communities[0]}", topic: elderly_care, heldOn: "2024-02-01", participants: 3, notes: [{ text: "x" }] }) { number }`
  },
  'Mutation.deleteInterview': { who: 'surveyorsSeeing', ask: `(campaign: "${campaignCode}", number: {interview})` },
  'Mutation.putServiceIssue': {
    who: 'surveyors', ask: `(externalId: "of-the-county", issue: { communityCode: "${micro.communities[0]}", typeCode: "COM01", kind: complaint, openedOn: "2024-02-01", dueOn: "2024-02-10" }) { state }`
  },
  'Mutation.deleteServiceIssue': { who: 'surveyorsSeeing', ask: '(externalId: "{issue}")' },
  'Mutation.putActivity': {
    who: 'surveyors', ask: `(externalId: "kept-there", activity: { communityCode: "${micro.communities[0]}", kind: other, title: "x", heldOn: "2024-02-01" }) { title }`
  },
  'Mutation.deleteActivity': { who: 'surveyors', ask: '(externalId: "{activity}")' },
  'Mutation.declareNone': { who: 'surveyors', ask: `(county: "${micro.county}", type: "ELD02", declaredOn: "2024-04-01", by: "x") { by }` },
  'Mutation.withdrawDeclaration': { who: 'surveyors', ask: `(county: "${micro.county}", type: "{declared}")` },
  'Mutation.cancelImport': { who: 'surveyorsSeeing', ask: '(number: {import}) { number }' },
  'Mutation.keepImportProfile': { who: 'surveyors', ask: '(name: "of-the-county", kind: sites, mapping: {}) { name }' },
  'Mutation.deleteImportProfile': { who: 'surveyorsSeeing', ask: '(name: "{profile}")' },
  'Query.partners': { who: 'planReadersListing', ask: '{ code }', shows: 'county-platform' },
  'Query.partner': { who: 'planReaders', ask: '(code: "county-platform") { name }' },
  'Query.partnerCodes': { who: 'planReaders', ask: '(partner: "county-platform", list: type) { ours }' },
  'Query.partnerLinks': { who: 'planReaders', ask: '(partner: "county-platform") { edges { node { ourKey } } }' },
  'Query.partnerWaiting': { who: 'planReaders', ask: '(partner: "county-platform") { edges { node { externalId } } }' },
  'Query.partnerConflicts': { who: 'planReaders', ask: '(partner: "county-platform") { edges { node { group } } }' },
  'Query.partnerConflict': { who: 'planReaders', ask: `(partner: "county-platform", number: ${theirConflict.id}) { group }` },
  'Mutation.putPartner': { who: 'administrators', ask: `(code: "county-platform", partner: { name: "platform of the county", regionCode: "${micro.county}", orderedBy: version }) { name }` },
  'Mutation.putPartnerCodes': { who: 'administratorsSeeing', ask: '(partner: "county-platform", list: status, codes: [{ theirs: "1", ours: "operating" }]) { ours }' },
  'Mutation.putPartnerLink': { who: 'administratorsSeeing', ask: '(partner: "county-platform", kind: facilities, externalId: "known", ourKey: "F1") { ourKey }' },
  'Mutation.receivePartnerWaiting': { who: 'partnerWriters', ask: '(partner: "county-platform") { left }' },
  'Mutation.settlePartnerConflict': { who: 'plannersSeeing', ask: `(partner: "county-platform", number: ${theirConflict.id}, as: ours) { state }` },
  'Query.standards': { who: 'listed', ask: '{ version }', shows: 'draft-of-the-county' },
  'Query.standard': { who: 'region', ask: '(version: "draft-of-the-county") { version }' },
  'Query.standardSchema': { who: 'open', ask: '' },
  'Query.standardComparison': { who: 'region', ask: `(version: "${twoTypes}", with: "draft-of-the-county") { before }` },
  'Query.networks': { who: 'tokens', ask: '{ number }' },
  'Query.network': { who: 'tokens', ask: '(number: 1) { number }' },
  'Query.snap': { who: 'tokens', ask: '(lon: 120.15, lat: 30.27) { network { number } }' },
  'Query.reach': { who: 'tokens', ask: `(site: "${site}") { profile }` },
  'Query.reaches': { who: 'tokens', ask: `(origins: [{ site: "${site}" }]) { profile }` },
  'Query.isochrones': { who: 'tokens', ask: `(site: "${site}", contoursMinutes: [5]) { warnings }` },
  'Query.isochronesOf': { who: 'tokens', ask: `(origins: [{ site: "${site}" }], contoursMinutes: [5]) { warnings }` },
  'Query.runs': { who: 'listed', ask: '{ edges { node { period } } }', shows: '2023H2' },
  'Query.run': { who: 'region', ask: `(number: ${draft}) { number }` },
  'Query.communityCheckup': { who: 'regionTokens', ask: `(code: "${micro.communities[0]}", run: ${draft}) { run { number } }` },
  'Query.comparison': { who: 'region', ask: `(regions: ["${micro.county}", "${micro.street}"], run: ${draft}) { regions { code } }` },
  'Query.publishedRanking': { who: 'open', ask: '(period: "2024H1") { period }' },
  'Query.movers': { who: 'region', ask: `(run: ${draft}) { run { number } }` },
  'Query.report': { who: 'regionTokens', ask: `(region: "${micro.county}", run: ${draft}) { path { nameZh } }` },
  'Query.reportFiles': { who: 'listedTokens', ask: '{ edges { node { number } } }', shows: '"node"' },
  'Query.reportFile': { who: 'regionTokens', ask: `(number: ${reportId}) { number }` },
  'Query.audit': { who: 'administratorsListing', ask: '(what: "run", first: 1000) { edges { node { after } } }', shows: '2023H2' },
  'Query.schedules': { who: 'administratorsListing', ask: '{ cron }', shows: '0 3 1 * *' },
  'Query.schedule': { who: 'administratorsSeeing', ask: '(number: 1) { cron }' },
  'Query.scheduleStarts': { who: 'administratorsSeeing', ask: '(schedule: 1) { edges { node { number } } }' },
  'Mutation.requestRecalculation': { who: 'administrators', ask: `(input: { period: "2022H1", scopeCode: "${micro.county}", standard: "${twoTypes}" }) { created }` },
  'Mutation.cancelRecalculation': { who: 'administratorsSeeing', ask: '(run: {queued}) { number }' },
  'Mutation.publishRun': { who: 'administratorsSeeing', ask: '(run: {completed}) { number }' },
  'Mutation.tryStandard': { who: 'administratorsSeeing', ask: `(run: ${draft}, standard: "lifecircle-2026") { created }` },
  'Mutation.createFacility': { who: 'surveyors', ask: `(facility: { typeCode: "COM01", ${placeAndName} }) { number }` },
  'Mutation.changeFacility': { who: 'surveyors', ask: '(externalId: "F1", revision: "*", change: {}) { number }' },
  'Mutation.mergeFacilities': { who: 'surveyors', ask: '(externalId: "F1", revision: "*", duplicates: ["{facility}"]) { number }' },
  'Mutation.splitFacility': { who: 'surveyors', ask: `(externalId: "F1", revision: "*", split: { parts: [{ typeCode: "COM01", ${placeAndName} }] }) { number }` },
  'Mutation.verifyFacility': { who: 'surveyors', ask: '(externalId: "F1") { verifiedOn }' },
  'Mutation.createSite': { who: 'surveyors', ask: `(site: { population: 1, ${placeAndName} }) { number }` },
  'Mutation.changeSite': { who: 'surveyors', ask: `(externalId: "${site}", revision: "*", change: {}) { number }` },
  'Mutation.closeSite': { who: 'surveyors', ask: '(externalId: "{site}", revision: "*")' },
  'Mutation.verifySite': { who: 'surveyors', ask: `(externalId: "${site}") { verifiedOn }` },
  'Mutation.undoInventoryChange': { who: 'surveyors', ask: '(number: {change}) { number }' },
  'Mutation.createStandard': { who: 'administratorsAnywhere', ask: '(document: $document) { version }', variables: { document: { ...standardDocument, version: 'made-there' } } },
  'Mutation.cloneStandard': { who: 'administratorsSeeing', ask: '(from: "draft-of-the-county", version: "cloned-there") { version }' },
  'Mutation.replaceStandard': { who: 'administratorsSeeing', ask: '(version: "draft-of-the-county", revision: "*", document: $document) { version }', variables: { document: { ...standardDocument, version: 'draft-of-the-county' } } },
  'Mutation.deleteStandard': { who: 'administratorsSeeing', ask: '(version: "{drafted}", revision: "*")' },
  'Mutation.publishStandard': { who: 'administratorsSeeing', ask: '(version: "{drafted}", revision: "*") { version }' },
  'Mutation.retireStandard': { who: 'administratorsSeeing', ask: '(version: "draft-of-the-county", revision: "*") { version }' },
  'Mutation.requestReport': { who: 'regionTokens', ask: `(input: { regionCode: "${micro.county}", run: ${draft}, format: html }) { created }` },
  'Mutation.deleteReport': { who: 'regionTokens', ask: '(number: {unmade})' },
  'Mutation.addSchedule': { who: 'administrators', ask: `(input: { cron: "0 3 2 * *", scopeCode: "${micro.county}" }) { number }` },
  'Mutation.changeSchedule': { who: 'administratorsSeeing', ask: '(number: 1, revision: "*", change: { mode: full }) { number }' },
  'Mutation.removeSchedule': { who: 'administratorsSeeing', ask: '(number: {scheduled})' },
  'Mutation.activateNetwork': { who: 'countryAdministrators', ask: `(number: ${network.id}) { number }` }
}

/** Told over WebSocket, tried in checkup/run-progress.test.ts: as the query `run`. */
const told = ['Subscription.runProgress']

const schema = buildSchema(await readFile(schemaFile, 'utf8'))
const fields = Object.values(schema.getTypeMap())
  .filter((type) => isObjectType(type) && !isIntrospectionType(type))
  .flatMap((type) => (isObjectType(type) ? Object.values(type.getFields()).map((field) => ({ type, field, name: `${type.name}.${field.name}` })) : []))

void t.test('every GraphQL operation is in the table, and the table has no other', async (t) => {
  t.strictSame(fields.filter(({ type }) => ['Query', 'Mutation', 'Subscription'].includes(type.name)).map(({ name }) => name).sort(), [...Object.keys(operations), ...told].sort())
})

for (const [operation, call] of Object.entries(operations)) {
  void t.test(`${operation}: ${call.who}`, async (t) => {
    const [type, field] = operation.split('.') as [string, string]
    for (const { name, as, asked, end } of askers) {
      const ask = await withThings(call.ask)
      const answer = await asked.graphql(`${type.toLowerCase()}${call.variables === undefined ? '' : '($document: JSON!)'} { ${field}${ask} }`, call.variables, { as })
      const { errors = [] } = answer.body as { errors?: { extensions: { code: string } }[] }
      const codes = [...new Set(errors.map(({ extensions }) => extensions.code))]
      t.ok(codes.length <= 1 && !codes.includes('internal') && !codes.includes('bad-request'), `${name}: ${JSON.stringify(errors)}`)
      t.equal(endOf(codes[0], answer, call.shows), end(patterns[call.who]), `${name}: ${codes.join()}`)
    }
  })
}

/** Scopes that types need, whatever leads to them. Types that are not here are parts of those that lead to them. */
const typeScopes = {
  'webhooks:write': ['Webhook', 'WebhookAttempt', 'WebhookConnection', 'WebhookDelivery', 'WebhookDeliveryConnection', 'WebhookDeliveryEdge', 'WebhookEdge', 'WebhookSecret'],
  'registry:read': ['Region', 'RegionBoundary', 'RegionChange', 'RegionChangeConnection', 'RegionChangeEdge', 'RegionConnection', 'RegionEdge', 'Standard', 'StandardComparison'],
  'regions:write': ['MovedThings', 'RegionChangeSet'],
  'partners:read': [
    'Partner', 'PartnerCodePair', 'PartnerConflict', 'PartnerConflictConnection', 'PartnerConflictEdge', 'PartnerItemProblem', 'PartnerLink', 'PartnerLinkConnection', 'PartnerLinkEdge', 'PartnerNeed',
    'PartnerWaiting', 'PartnerWaitingConnection', 'PartnerWaitingEdge'
  ],
  'partners:write': ['PartnerWaitingSummary'],
  'inventory:read': [
    'InventoryChange', 'InventoryChangeConnection', 'InventoryChangeEdge', 'Facility', 'FacilityConnection', 'FacilityEdge', 'FacilityVersion', 'FacilityVersionConnection', 'FacilityVersionEdge',
    'Site', 'SiteConnection', 'SiteEdge', 'SiteVersion', 'SiteVersionConnection', 'SiteVersionEdge',
    'Activity', 'ActivityConnection', 'ActivityEdge', 'Declaration', 'DeclarationConnection', 'DeclarationEdge', 'DuplicateSide', 'Flaw', 'FlawConnection', 'FlawEdge', 'LikelyDuplicate', 'LikelyDuplicateConnection', 'LikelyDuplicateEdge', 'RegionQuality', 'RegionQualityConnection',
    'RegionQualityEdge', 'SurveyTask', 'SurveyTaskConnection', 'SurveyTaskEdge', 'SurveyTaskReason'
  ],
  'inventory:write': ['DecidedDuplicate'],
  'needs:read': [
    'Campaign', 'CampaignConnection', 'CampaignEdge', 'EstateCoverage', 'EstateCoverageConnection', 'EstateCoverageEdge', 'Questionnaire', 'QuestionnaireConnection', 'QuestionnaireEdge',
    'RegionCoverage', 'RegionCoverageConnection', 'RegionCoverageEdge'
  ],
  'needs:plan': ['ClosedCampaign'],
  'responses:read': [
    'Demand', 'DemandConnection', 'DemandEdge', 'GuideQuestion', 'GuideTheme', 'Interview', 'InterviewConnection', 'InterviewEdge', 'InterviewNote', 'SurveyResponse', 'SurveyResponseConnection', 'SurveyResponseEdge', 'UnmetDemand'
  ],
  'responses:write': ['CollectedItem', 'CollectedProblem', 'CollectedResponse', 'SurveyLink'],
  'network:read': ['IsochroneCollection', 'Network', 'Reach', 'Snap'],
  'results:read': [
    'Comparison', 'Distribution', 'Movers', 'Priority', 'PriorityConnection', 'PriorityEdge', 'PublishedRanking', 'RankedRegion', 'RankedRegionConnection',
    'RankedRegionEdge', 'RegionInequality', 'RegionScore', 'RegionScoreConnection', 'RegionScoreEdge', 'RequestedRecalculation', 'Run', 'RunConnection',
    'RunEdge', 'RunParts', 'Sensitivity', 'Shortfall', 'ShortfallConnection', 'ShortfallEdge', 'Trend'
  ],
  'evidence:read': ['CommunityCheckup', 'Explanation', 'ServiceIssue', 'ServiceIssueConnection', 'ServiceIssueEdge'],
  'plans:read': [
    'CommunityPortrait', 'Dashboard', 'FittingSpaces', 'IndexTarget', 'MovedProject', 'Programme', 'ProgrammeConnection', 'ProgrammeEdge', 'ProgrammeEffect', 'ProgrammeProgress', 'Project', 'ProjectCandidates', 'ProjectConnection', 'ProjectEdge',
    'ProjectEffect', 'Projects', 'RegionEffect', 'Space', 'SpaceConnection', 'SpaceEdge', 'SpaceNeeds', 'Scenario', 'ScenarioComparison', 'ScenarioConnection', 'ScenarioEdge', 'SiteSelection', 'WhatIf',
    'FacilityOperation', 'OpenedFacility', 'OpenedFacilityConnection', 'OpenedFacilityEdge', 'OperatingModel', 'OperatingModelConnection', 'OperatingModelEdge', 'OperationRecord', 'OperationRecordConnection',
    'OperationRecordEdge', 'OperationSummary', 'SurvivalSummary',
    'DistrictPlan', 'DistrictPlanConnection', 'DistrictPlanEdge', 'FullDistrictPlan', 'DistrictPlanMove', 'Standing', 'CommunityStanding', 'TypeStanding', 'JudgedTarget', 'ShortfallSum', 'PlanShortfall', 'PlanShortfallConnection', 'PlanShortfallEdge', 'DistrictPlanFacility', 'PlanMoney', 'CostBySpaceKind', 'CostByType', 'YearOfPlan', 'ConformityCounts', 'FilledDistrictPlan', 'LeftOutProject', 'DistrictPlanComparison', 'DistrictPlanBrief', 'BriefFacility', 'MovedFacility', 'ChangedMoney', 'ChangedConformity', 'ComparedTarget', 'ChangedTarget', 'ChangedFigure', 'ComparedYear', 'ComparedCommunity',
    'CirclePlan', 'CirclePlanConnection', 'CirclePlanEdge', 'FullCirclePlan', 'CircleBands', 'CircleBand', 'CirclePlanCounty', 'CircleTierFigures', 'CircleBreach', 'LivingCircle', 'LivingCircleConnection', 'LivingCircleEdge',
    'FullLivingCircle', 'CircleSite', 'CircleValidation', 'CircleProblem', 'EditedCircles', 'CircleScores', 'CircleScore', 'CircleCheckup', 'CircleType', 'CircleFacility', 'CircleShortfall'
  ],
  'reports:read': ['Report', 'ReportFile', 'ReportFileConnection', 'ReportFileEdge', 'RequestedReport'],
  'changes:read': ['Change', 'ChangePage'],
  'imports:write': ['Import', 'ImportConnection', 'ImportEdge', 'ImportProblem', 'ImportProblemConnection', 'ImportProblemEdge', 'ImportProfile'],
  'bundles:read': ['ReceivedBundle', 'ReceivedBundleConnection', 'ReceivedBundleEdge'],
  'instances:write': ['ReportingInstance'],
  'schedules:write': ['Schedule', 'ScheduleStart', 'ScheduleStartConnection', 'ScheduleStartEdge'],
  'audit:read': ['AuditEntry', 'AuditEntryConnection', 'AuditEntryEdge']
}

void t.test('every GraphQL field refuses whoever lacks the scope of what it leads to', async (t) => {
  const declared = [...new Set(fields.map(({ type }) => type))].flatMap((type) => {
    const scope = scopeOf(type)
    return scope === undefined ? [] : [[type.name, scope] as const]
  })
  const wanted = Object.entries(typeScopes).flatMap(([scope, types]) => types.map((type) => [type, scope] as const))
  const byName = (a: readonly [string, string], b: readonly [string, string]) => (a[0] < b[0] ? -1 : 1)
  t.strictSame(declared.sort(byName), wanted.sort(byName))

  const scopeOfType = new Map<string, string>(wanted)
  const live = service.app.graphql.schema
  const callers: Caller[] = [
    anybody,
    ...roles.map((role) => ({ subject: role, role, regionCode: micro.county })),
    ...scopeNames.map((scope) => ({ subject: scope, role: 'administrator' as const, regionCode: micro.county, scopes: [scope] }))
  ]
  let guarded = 0
  for (const { type, field, name } of fields) {
    const target = getNamedType(field.type)
    const needed = [scopeOf(field), scopeOfType.get(target.name)].filter((scope) => scope !== undefined && scope !== scopeOfType.get(type.name)) as (keyof typeof scopes)[]
    if (needed.length === 0) continue
    guarded++
    const liveType = live.getType(type.name)
    const resolve = (isObjectType(liveType) ? liveType.getFields()[field.name] : undefined)?.resolve as GraphQLField<unknown, unknown>['resolve']
    for (const caller of callers) {
      if (needed.every((scope) => scopesOf(caller).includes(scope))) continue
      t.throws(() => resolve!({}, {}, { caller }, {} as never), { code: caller === anybody ? 'unauthenticated' : 'forbidden' }, `${name} for ${caller.subject}`)
    }
  }
  t.ok(guarded > 60, `${guarded} fields`)
})

void t.test('scopes go to roles by a table', async (t) => {
  const everyone = [...roles]
  t.strictSame(Object.fromEntries(scopeNames.map((scope) => [scope, [...scopes[scope].roles, ...(scopes[scope].public ? ['public'] : [])].sort()])), {
    'registry:read': [...everyone, 'public'].sort(),
    'regions:write': ['administrator', 'integrator'],
    'inventory:read': [...everyone].sort(),
    'inventory:write': ['administrator', 'integrator', 'surveyor'],
    'changes:read': [...everyone].sort(),
    'imports:write': ['administrator', 'integrator', 'surveyor'],
    'needs:read': [...everyone].sort(),
    'needs:plan': ['administrator', 'planner'],
    'responses:read': ['administrator', 'integrator', 'planner', 'surveyor'],
    'responses:write': ['administrator', 'integrator', 'surveyor'],
    'network:read': [...everyone].sort(),
    'results:read': [...everyone, 'public'].sort(),
    'evidence:read': [...everyone].sort(),
    'plans:read': ['administrator', 'integrator', 'planner'],
    'plans:write': ['administrator', 'planner'],
    'reports:read': [...everyone].sort(),
    'standards:write': ['administrator'],
    'networks:activate': ['administrator'],
    'runs:write': ['administrator'],
    'runs:publish': ['administrator'],
    'schedules:write': ['administrator'],
    'bundles:read': ['administrator', 'integrator'],
    'bundles:write': ['administrator'],
    'instances:write': ['administrator'],
    'clients:write': ['administrator'],
    'webhooks:write': ['administrator', 'integrator'],
    'partners:read': ['administrator', 'integrator', 'planner'],
    'partners:write': ['administrator', 'integrator'],
    'partners:settle': ['administrator', 'planner'],
    'partners:register': ['administrator'],
    'audit:read': ['administrator']
  })
})

void t.test('what surveys found is seen in its region, whatever is public', async (t) => {
  const seen = async (caller: Caller) => asCaller(database, caller, async ({ client }) => (await client.query('select from survey.observation')).rowCount)
  t.equal(await seen(inCounty), 1)
  t.equal(await seen({ ...inCounty, regionCode: micro.otherCounty }), 0)
  t.equal(await seen(anybody), 0)
  t.equal((await open.get(`/v1/communities/${micro.communities[0]}/checkup`, { as: null })).status, 401)
  const other: Caller = { subject: 'x', role: 'viewer', regionCode: micro.otherCounty }
  t.match((await open.get(`/v1/communities/${micro.communities[0]}/checkup`, { as: other })).body, { inputs: { observations: [] } })
})
