import t from 'tap'
import { defaultStandardVersion } from '../../src/registry/standard.js'
import { foreignBundle, signerOf } from '../support/bundles.js'
import { publishRun, runCheckup } from '../support/checkup.js'
import { testDatabase } from '../support/database.js'
import { degreesAt, loadFacilities, micro } from '../support/micro-city.js'
import { buildScoredCity, twoTypes } from '../support/scored-city.js'
import { administrator, testService, testSigningKey } from '../support/service.js'

const database = await testDatabase(t)
await buildScoredCity(database)
const earlier = await runCheckup(database, { period: '2023H2', standardVersion: twoTypes, scopeCode: micro.city })
await publishRun(database, earlier)
await loadFacilities(database, [{ id: 'F4', at: [600, 600], community: micro.communities[2], size: 60 }])
const run = await runCheckup(database, { period: '2024H1', standardVersion: twoTypes, scopeCode: micro.city })
await publishRun(database, run)
const { get, send, graphql } = await testService(t, database)
const as = administrator

// Alike enough to be taken for one.
await loadFacilities(database, [{ id: 'F5', at: [605, 600], community: micro.communities[2], size: 60 }])
const words = (key: string) => ({ key, textZh: key, textEn: key })
await send('PUT', '/v1/questionnaires/residents', {
  titleZh: '问卷', titleEn: 'Questions', questions: [{ ...words('wanted'), kind: 'multiple', options: [{ ...words('hall'), typeCode: 'GOV01' }, { ...words('market'), typeCode: 'COM02' }] }, { ...words('remarks'), kind: 'text' }]
}, { as })
await send('POST', '/v1/campaigns', { code: 'needs', name: 'needs', period: '2024H1', scopeCode: micro.city, questionnaire: 'residents', opensOn: '2024-01-01', closesOn: '2099-12-31' }, { as })
await send('POST', '/v1/campaigns/needs/responses', { externalId: 'R1', site: 'S1', household: '1', ageGroup: '60_79', seconds: 20, answers: { wanted: ['market'], remarks: '13857112345' } }, { as })

await send('POST', '/v1/campaigns/needs/interviews', { communityCode: micro.communities[0], topic: 'elderly_care', heldOn: '2024-02-01', participants: 3, notes: [{ typeCode: 'GOV01', text: 'x', tags: ['y'], quote: 'z' }] }, { as })
await send('PUT', '/v1/service-issues/I1', { communityCode: micro.communities[0], typeCode: 'COM01', kind: 'ticket', openedOn: '2024-02-01', dueOn: '2024-02-10' }, { as })
await send('PUT', '/v1/spaces/P1', { communityCode: micro.communities[0], name: 'x', location: { type: 'Point', coordinates: degreesAt([100, 100]) }, area: 900, kind: 'vacated', availability: 'available', unfitTypes: ['EDU01'] }, { as })
await send('PUT', `/v1/operations/models/region:${micro.county}/2020-01-01`, { model: 'precinct', operator: 'x', contractFrom: '2024-01-01', contractUntil: '2025-12-31', note: 'y' }, { as })
await send('PUT', '/v1/operations/records/facility:F1/2024Q1', { funds: 10, income: 20, spending: 40, staff: 1.5, volunteers: 2, visits: 30, openingDays: 60 }, { as })
await loadFacilities(database, [{ id: 'F6', at: [610, 610], community: micro.communities[2], type: 'SPT01', openedOn: '2022-03-01' }])
await send('PUT', '/v1/activities/A1', { communityCode: micro.communities[0], kind: 'service_week', title: 'x', heldOn: '2024-02-01' }, { as })
await send('PUT', `/v1/declarations/${micro.county}/ELD02`, { declaredOn: '2024-04-01', by: 'x' }, { as })

await send('PUT', '/v1/reporting-instances/known', { regionCode: micro.county, keys: [JSON.parse(testSigningKey) as { x: string }].map(({ x }) => ({ kty: 'OKP', crv: 'Ed25519', x })) }, { as })
await send('POST', '/v1/bundles', await foreignBundle(database, { period: '2022H2', standardVersion: twoTypes, scopeCode: micro.county }, await signerOf('known', testSigningKey)), { as, headers: { 'content-type': 'application/x-ndjson' } })
const composed = await runCheckup(database, { period: '2022H2', standardVersion: twoTypes, scopeCode: micro.city, mode: 'composed' })

await send('POST', '/v1/region-changes', { title: 'x', effectiveOn: '2024-07-01', changes: [{ change: 'renamed', code: micro.farStreet, nameZh: '西兴' }] }, { as })
await database.asOwner((client) => client.query("update registry.region set geom = st_multi(st_makeenvelope(120.1, 30.2, 120.2, 30.3, 4326)) where code = $1", [micro.county]))

/** Values that GraphQL gives whole. */
const whole = ['centre', 'shortfallsByCause', 'changes', 'boundary', 'detail', 'answers', 'location', 'geometry', 'street', 'document', 'attributes']

/** Objects whose fields cannot be seen while there are none. */
const listed: Readonly<Record<string, string>> = {
  attempts: '{ status }', breaches: '{ code }', siteList: '{ externalId }', circles: '', problems: '{ rule }', documents: '{ kind }', types: '{ typeCode }', items: '{ lon }', position: '{ edge }', grades: '{ grade }', split: '{ between }', previousRun: '{ id }', before: '{ code }', risers: '{ code }', fallers: '{ code }',
  moneyChanged: '{ name }', moved: '{ name }', conformityChanged: '{ name }', targetsAdded: '{ value }', targetsDropped: '{ value }', targetsChanged: '{ to }',
  nextDue: '', last: '{ number }', shortfalls: '{ typeCode }', terms: '{ symbol }', parts: '{ key }', facilities: '{ name }',
  sites: '{ name }', marks: '{ type { mark } }', moves: '{ to }', reports: '{ on }', expected: '{ lift }', measured: '{ lift }', left: '{ why }', byProject: '{ name }', demand: '{ share }', byModel: '{ model }', byRegion: '{ regionCode }', byCounty: '{ code }', byType: '{ typeCode }', byCircle: '{ code }', lessons: '{ action }', counties: '{ code }', candidates: '{ name }', projects: '{ projectId }', chosen: '{ id }', needs: '{ typeCode }', spaces: '{ worth }', warnings: '', observations: '{ source }', flags: '{ flag }', reference: '{ figure }', indexRange: '{ low }', rankRange: '{ low }', rankInLevelRange: '{ low }', variants: '{ variant }', treatFirst: '{ code }', causes: '{ cause }', suggestions: '{ cause }'
}

/** Asks for every field of a REST answer. */
function selectionOf(value: unknown, nulls = listed): string {
  // The first of a list may lack what the others have.
  if (Array.isArray(value)) return value.map((one) => selectionOf(one, nulls)).reduce((longest, one) => (one.length > longest.length ? one : longest), '')
  if (typeof value !== 'object' || value === null) return ''
  const fields = Object.entries(value).map(([name, field]) => {
    if (whole.includes(name)) return name
    // What REST calls an id is a number; GraphQL's id is good for things of every type.
    if (name === 'id' && typeof field === 'number') return 'id: number'
    return field === null || (Array.isArray(field) && field.length === 0) ? `${name} ${nulls[name] ?? ''}` : `${name} ${selectionOf(field, nulls)}`
  })
  return `{ ${fields.join(' ')} }`
}

async function both(url: string, field: string, nulls = listed): Promise<{ rest: unknown; answered: unknown }> {
  const { status, body } = await get(url, { as })
  if (status !== 200) throw new Error(`${url}: ${JSON.stringify(body)}`)
  const items = (body as { items?: unknown[] }).items
  const paged = items !== undefined && 'nextCursor' in (body as object)
  const selection = selectionOf(items ?? body, nulls)
  const path = field.split(' > ')
  const query = path.reduceRight((inner, name) => `{ ${name} ${inner} }`, paged ? `{ edges { node ${selection} } }` : selection)
  const answer = await graphql(query, undefined, { as })
  const { data, errors } = answer.body as { data: unknown; errors?: unknown }
  if (errors !== undefined) throw new Error(`${query}: ${JSON.stringify(errors)}`)
  const found = path.reduce<unknown>((part, name) => (part as Record<string, unknown>)[/^\w+/.exec(name)![0]], data)
  return { rest: items ?? body, answered: paged ? (found as { edges: { node: unknown }[] }).edges.map(({ node }) => node) : found }
}

const [lon, lat] = degreesAt([100, 100])

const same: Readonly<Record<string, string>> = {
  '/v1/regions': 'regions',
  [`/v1/regions?level=street&within=${micro.county}`]: `regions(level: street, within: "${micro.county}")`,
  [`/v1/regions/${micro.city}`]: `region(code: "${micro.city}")`,
  [`/v1/regions/${micro.city}/children`]: `region(code: "${micro.city}") > children`,
  '/v1/region-changes': 'regionChanges',
  [`/v1/regions/${micro.county}/boundary`]: `regionBoundary(code: "${micro.county}")`,
  '/v1/communities?kind=mixed': 'communities(kind: mixed)',
  '/v1/sites': 'sites',
  '/v1/sites/S1': 'site(externalId: "S1")',
  '/v1/facilities': 'facilities',
  [`/v1/facilities?within=${micro.street}&type=GOV01&status=operating`]: `facilities(within: "${micro.street}", type: "GOV01", status: operating)`,
  '/v1/facilities?bbox=120.15,30.27,120.153,30.273': 'facilities(bbox: { west: 120.15, south: 30.27, east: 120.153, north: 30.273 })',
  '/v1/facilities/F2': 'facility(externalId: "F2")',
  '/v1/facilities/F2?on=2024-06-30': 'facility(externalId: "F2", on: "2024-06-30")',
  '/v1/facilities/F2/opening?at=2026-11-30T10:00:00Z': 'facility(externalId: "F2") > opening(at: "2026-11-30T10:00:00Z")',
  '/v1/inventory/changes': 'inventoryChanges',
  '/v1/inventory/changes/1': 'inventoryChange(number: 1)',
  '/v1/standards': 'standards',
  [`/v1/standards/${defaultStandardVersion}`]: `standard(version: "${defaultStandardVersion}")`,
  '/v1/networks': 'networks',
  '/v1/networks/1': 'network(number: 1)',
  '/v1/networks/1/quality': 'network(number: 1) > quality',
  '/v1/networks/1/quality?limit=1': 'network(number: 1) > quality(limit: 1)',
  [`/v1/snap?lon=${lon}&lat=${lat}`]: `snap(lon: ${lon}, lat: ${lat})`,
  '/v1/snap?lon=0&lat=0&profile=elderly': 'snap(lon: 0, lat: 0, profile: "elderly")',
  '/v1/reach?site=S1&meters=200,500&id=home': 'reach(site: "S1", metres: [200, 500], id: "home")',
  '/v1/reach?site=S1&minutes=3,5,15&profile=elderly': 'reach(site: "S1", minutes: [3, 5, 15], profile: "elderly")',
  [`/v1/reach?lon=${lon}&lat=${lat}`]: `reach(lon: ${lon}, lat: ${lat})`,
  '/v1/reach?lon=0&lat=0': 'reach(lon: 0, lat: 0)',
  '/v1/quality?level=county': 'quality(level: county)',
  '/v1/quality/flaws': 'flaws',
  '/v1/quality/flaws?about=site&severity=minor': 'flaws(about: site, severity: minor)',
  [`/v1/communities/${micro.communities[0]}/survey-tasks`]: `surveyTasks(community: "${micro.communities[0]}")`,
  '/v1/duplicates?leastScore=0.5': 'likelyDuplicates(leastScore: 0.5)',
  '/v1/questionnaires': 'questionnaires',
  '/v1/questionnaires/residents': 'questionnaire(code: "residents")',
  '/v1/campaigns': 'campaigns',
  '/v1/campaigns/needs': 'campaign(code: "needs")',
  '/v1/campaigns/needs/coverage?level=county': 'coverage(campaign: "needs", level: county)',
  '/v1/campaigns/needs/coverage/estates?short=true': 'estateCoverage(campaign: "needs", short: true)',
  '/v1/campaigns/needs/responses': 'responses(campaign: "needs")',
  '/v1/campaigns/needs/demand?level=county&by=age': 'demand(campaign: "needs", level: county, by: age)',
  '/v1/campaigns/needs/unmet-demand': 'unmetDemand(campaign: "needs")',
  [`/v1/campaigns/needs/interview-guide?community=${micro.communities[0]}&topic=infant_care`]: `interviewGuide(campaign: "needs", community: "${micro.communities[0]}", topic: infant_care)`,
  '/v1/campaigns/needs/interviews?topic=elderly_care': 'interviews(campaign: "needs", topic: elderly_care)',
  '/v1/service-issues?state=late': 'serviceIssues(state: late)',
  '/v1/spaces?kind=vacated&leastArea=10': 'spaces(kind: vacated, leastArea: 10)',
  '/v1/spaces/P1': 'space(externalId: "P1")',
  [`/v1/spaces/P1/needs?run=${run}`]: `needsOfSpace(externalId: "P1", run: ${run})`,
  [`/v1/spaces/fitting?type=COM01&run=${run}&region=${micro.city}`]: `fittingSpaces(type: "COM01", run: ${run}, region: "${micro.city}")`,
  '/v1/operations/models': 'operatingModels',
  [`/v1/operations/models?subject=region:${micro.county}&on=2024-06-30`]: `operatingModels(subject: "region:${micro.county}", on: "2024-06-30")`,
  '/v1/operations/records?period=2024Q1': 'operationRecords(period: "2024Q1")',
  '/v1/operations/facilities/F1?on=2024-06-30': 'facilityOperation(externalId: "F1", on: "2024-06-30")',
  [`/v1/operations/summary?period=2024H1&region=${micro.city}`]: `operationSummary(period: "2024H1", region: "${micro.city}")`,
  [`/v1/operations/survival?from=2022-01-01&to=2022-12-31&on=2024-06-30&region=${micro.city}`]: `survival(from: "2022-01-01", to: "2022-12-31", on: "2024-06-30", region: "${micro.city}")`,
  [`/v1/operations/survival/facilities?from=2022-01-01&to=2022-12-31&on=2024-06-30&months=6&region=${micro.city}`]: `openedFacilities(from: "2022-01-01", to: "2022-12-31", on: "2024-06-30", months: 6, region: "${micro.city}")`,
  '/v1/activities?kind=service_week': 'activities(kind: service_week)',
  '/v1/declarations': 'declarations',
  '/v1/received-bundles': 'receivedBundles',
  '/v1/received-bundles/1': 'receivedBundle(number: 1)',
  '/v1/reporting-instances': 'reportingInstances',
  '/v1/reporting-instances/known': 'reportingInstance(name: "known")',
  '/v1/checkup/runs': 'runs',
  [`/v1/checkup/runs/${composed}/parts`]: `runParts(run: ${composed})`,
  [`/v1/checkup/runs/${run}`]: `run(number: ${run})`,
  [`/v1/checkup/runs/${run}/scores`]: `run(number: ${run}) > scores`,
  [`/v1/checkup/runs/${run}/scores?parent=${micro.city}`]: `run(number: ${run}) > scores(parent: "${micro.city}")`,
  [`/v1/checkup/runs/${run}/scores/${micro.city}`]: `run(number: ${run}) > score(code: "${micro.city}")`,
  [`/v1/checkup/runs/${run}/ranking?level=community`]: `run(number: ${run}) > ranking(level: community)`,
  [`/v1/checkup/runs/${run}/ranking?level=community&parent=${micro.street}&figure=COM01`]: `run(number: ${run}) > ranking(level: community, parent: "${micro.street}", figure: "COM01")`,
  [`/v1/checkup/runs/${run}/distribution?level=community`]: `run(number: ${run}) > distribution(level: community)`,
  [`/v1/checkup/runs/${run}/distribution?level=community&within=${micro.county}&figure=balance`]: `run(number: ${run}) > distribution(level: community, within: "${micro.county}", figure: "balance")`,
  [`/v1/checkup/ranking?period=2024H1&level=community&within=${micro.county}`]: `publishedRanking(period: "2024H1", level: community, within: "${micro.county}") > regions`,
  [`/v1/checkup/runs/${run}/inequality`]: `run(number: ${run}) > score(code: "${micro.city}") > inequality`,
  [`/v1/checkup/runs/${run}/inequality?region=${micro.county}&groups=community&type=COM01`]: `run(number: ${run}) > score(code: "${micro.county}") > inequality(groups: community, type: "COM01")`,
  [`/v1/checkup/runs/${run}/sensitivity`]: `run(number: ${run}) > score(code: "${micro.city}") > sensitivity`,
  [`/v1/checkup/comparison?regions=${micro.county},${micro.otherCounty}`]: `comparison(regions: ["${micro.county}", "${micro.otherCounty}"])`,
  [`/v1/checkup/comparison?regions=${micro.county},${micro.communities[0]}&run=${earlier}`]: `comparison(regions: ["${micro.county}", "${micro.communities[0]}"], run: ${earlier})`,
  [`/v1/checkup/runs/${run}/trend/${micro.county}`]: `run(number: ${run}) > score(code: "${micro.county}") > trend`,
  [`/v1/checkup/runs/${earlier}/trend/${micro.county}?against=${run}`]: `run(number: ${earlier}) > score(code: "${micro.county}") > trend(against: ${run})`,
  [`/v1/regions/${micro.county}/trend`]: `region(code: "${micro.county}") > trend`,
  [`/v1/checkup/runs/${run}/movers?level=community`]: `movers(run: ${run}, level: community)`,
  [`/v1/checkup/runs/${earlier}/shortfalls`]: `run(number: ${earlier}) > shortfalls`,
  [`/v1/checkup/runs/${earlier}/shortfalls?within=${micro.county}&type=COM01`]: `run(number: ${earlier}) > shortfalls(within: "${micro.county}", type: "COM01")`,
  [`/v1/checkup/runs/${earlier}/priorities?within=${micro.county}`]: `run(number: ${earlier}) > priorities(within: "${micro.county}")`,
  [`/v1/checkup/runs/${run}/scores/${micro.communities[0]}/explanation`]: `run(number: ${run}) > score(code: "${micro.communities[0]}") > explanation`,
  [`/v1/checkup/runs/${run}/scores/${micro.communities[0]}/explanation?figure=governance&type=COM01`]:
    `run(number: ${run}) > score(code: "${micro.communities[0]}") > explanation(figure: governance, type: "COM01")`,
  [`/v1/checkup/runs/${run}/scores/${micro.city}/explanation?figure=coverage&type=GOV01&limit=50`]:
    `run(number: ${run}) > score(code: "${micro.city}") > explanation(figure: coverage, type: "GOV01", limit: 50)`,
  [`/v1/regions/${micro.county}/report`]: `report(region: "${micro.county}")`,
  [`/v1/regions/${micro.communities[0]}/report?run=${run}`]: `report(region: "${micro.communities[0]}", run: ${run})`,
  [`/v1/communities/${micro.communities[0]}/checkup`]: `communityCheckup(code: "${micro.communities[0]}")`
}

void t.test('REST and GraphQL answer with the same figures', async (t) => {
  for (const [url, field] of Object.entries(same)) {
    const { rest, answered } = await both(url, field)
    t.strictSame(answered, rest, url)
  }
})

void t.test('so are scenarios', async (t) => {
  const { body } = await send('POST', '/v1/scenarios', { name: 'one', regionCode: micro.county, changes: [{ change: 'close', facility: 'F2' }] }, { as })
  const { id } = body as { id: number }
  for (const [url, field] of Object.entries({
    [`/v1/scenarios/${id}`]: `scenario(number: ${id})`, '/v1/scenarios': 'scenarios', [`/v1/scenarios/${id}/what-if`]: `scenarioOutcome(number: ${id})`,
    [`/v1/scenarios/comparison?ids=${id}&region=${micro.county}`]: `scenarioComparison(numbers: [${id}], region: "${micro.county}")`
  })) {
    const { rest, answered } = await both(url, field)
    t.strictSame(answered, rest, url)
  }
})

void t.test('so are projects, programmes and their effects', async (t) => {
  const place = { type: 'Point', coordinates: degreesAt([610, 600]) }
  for (const [id, action, community] of [['J1', 'add', 2], ['J2', 'serve', 0]] as const) {
    await send('PUT', `/v1/projects/${id}`, {
      communityCode: micro.communities[community], typeCode: 'COM01', name: 'x', action, location: place, size: 90, budget: 5, milestones: [{ name: 'x', dueOn: '2024-01-01' }], documents: [{ kind: 'paper', url: 'https://example.org/x' }]
    }, { as })
  }
  await send('POST', '/v1/projects/J1/forecast', {}, { as })
  await send('POST', '/v1/projects/candidates', { regionCode: micro.county, run, prices: ['COM01', 'GOV01'].map((typeCode) => ({ typeCode, facility: 1, unit: 0 })) }, { as })
  const drafted = (await send('POST', '/v1/programmes', { regionCode: micro.county, year: 2024, name: 'x', budget: 10 }, { as })).body as { id: number }
  await send('POST', `/v1/programmes/${drafted.id}/adoption`, { on: '2024-01-02' }, { as })
  for (const to of ['approved', 'under_way', 'completed', 'accepted']) await send('POST', '/v1/projects/J1/moves', { to, on: '2024-01-03' }, { as })
  await send('PUT', '/v1/projects/J1/reports/2024-01-04', { progress: 1, spent: 6 }, { as })
  // Its effect is measured by a checkup that began after the acceptance was recorded.
  await runCheckup(database, { period: '2024H1', standardVersion: twoTypes, scopeCode: micro.city })
  for (const [url, field] of Object.entries({
    '/v1/projects?type=COM01': 'projects(type: "COM01")', '/v1/projects/J1': 'project(externalId: "J1")',
    [`/v1/projects/candidates?region=${micro.county}&run=${run}`]: `projectCandidates(region: "${micro.county}", run: ${run})`,
    '/v1/projects/J1/effect': 'projectEffect(externalId: "J1")', '/v1/programmes': 'programmes', [`/v1/programmes/${drafted.id}`]: `programme(number: ${drafted.id})`,
    [`/v1/programmes/${drafted.id}/progress?on=2024-01-05`]: `programmeProgress(number: ${drafted.id}, on: "2024-01-05")`, [`/v1/programmes/${drafted.id}/effect`]: `programmeEffect(number: ${drafted.id})`,
    [`/v1/programmes/dashboard?region=${micro.city}&year=2024&on=2024-01-05`]: `programmeDashboard(region: "${micro.city}", year: 2024, on: "2024-01-05")`,
    [`/v1/communities/${micro.communities[0]}/portrait?run=${run}`]: `communityPortrait(code: "${micro.communities[0]}", run: ${run})`,
    [`/v1/effects?region=${micro.city}`]: `regionEffect(region: "${micro.city}")`
  })) {
    const { rest, answered } = await both(url, field)
    t.strictSame(answered, rest, url)
  }
  const prices = ['COM01', 'GOV01'].map((typeCode) => ({ typeCode, facility: 10, unit: 1 }))
  const { body: rest } = await send('POST', '/v1/site-selection/index-target', { regionCode: micro.county, index: 100, prices, run }, { as })
  const { body } = await graphql(`query ($prices: [PriceInput!]!) { indexTarget(regionCode: "${micro.county}", index: 100, prices: $prices, run: ${run}) ${selectionOf(rest).replace('chosen { id }', 'chosen { name }')} }`, { prices }, { as })
  t.strictSame((body as { data: { indexTarget: unknown } | null }).data?.indexTarget, rest, JSON.stringify(body))
})

void t.test('so are district plans', async (t) => {
  for (const id of ['D1', 'D2', 'D3']) {
    await send('PUT', `/v1/projects/${id}`, { communityCode: micro.communities[0], typeCode: 'COM01', name: id, action: 'add', location: { type: 'Point', coordinates: degreesAt([100, 100]) }, size: 90, budget: 5, spaceKind: 'new_land', dueOn: '2025-06-30', responsible: 'x' }, { as })
  }
  const headers = { 'if-match': '*' }
  const begun = await send('POST', '/v1/district-plans', { regionCode: micro.county, title: 'x', note: 'y', firstYear: 2025, lastYear: 2026, fill: false, run }, { as })
  const { id } = begun.body as { id: number }
  await send('PUT', `/v1/district-plans/${id}/facilities/D1`, { year: 2025, conformity: { verdict: 'with_conditions', note: 'n', reference: 'r', on: '2024-01-01' } }, { as, headers })
  await send('PUT', `/v1/district-plans/${id}/facilities/D2`, { year: 2025 }, { as, headers })
  await send('PUT', `/v1/district-plans/${id}/targets`, { targets: [{ typeCode: 'COM01', scope: 'county', measure: 'coverage', byYear: 2026, value: 0.5 }, { typeCode: 'COM01', scope: 'community', placeCode: micro.communities[0], measure: 'index', byYear: 2026, value: 50 }] }, { as, headers })
  const copied = (await send('POST', `/v1/district-plans/${id}/copies`, {}, { as })).body as { id: number }
  await send('PUT', `/v1/district-plans/${copied.id}/facilities/D3`, { year: 2026 }, { as, headers })
  await send('PUT', `/v1/district-plans/${copied.id}/facilities/D1`, { year: 2026 }, { as, headers })
  await send('DELETE', `/v1/district-plans/${copied.id}/facilities/D2`, undefined, { as, headers })
  await send('POST', `/v1/district-plans/${id}/moves`, { to: 'submitted', note: 'z' }, { as, headers })
  for (const [url, field] of Object.entries({
    '/v1/district-plans?state=draft': 'districtPlans(state: draft)', [`/v1/district-plans/${id}`]: `districtPlan(number: ${id})`,
    [`/v1/district-plans/comparison?from=${id}&to=${copied.id}`]: `districtPlanComparison(from: ${id}, to: ${copied.id})`
  })) {
    const { rest, answered } = await both(url, field)
    t.strictSame(answered, rest, url)
  }
  // The run before found something short.
  const other = (await send('POST', '/v1/district-plans', { regionCode: micro.county, title: 'x', firstYear: 2025, lastYear: 2026, run: earlier }, { as })).body as { id: number }
  const { rest, answered } = await both(`/v1/district-plans/${other.id}/shortfalls?limit=5`, `districtPlanShortfalls(number: ${other.id}, first: 5)`)
  t.strictSame(answered, rest)
})

void t.test('so is where to build', async (t) => {
  const candidates = [{ id: 'a', lon, lat }, { id: 'b', lon: lon + 0.003, lat: lat + 0.002 }]
  const { body: rest } = await send('POST', '/v1/site-selection', { run, typeCode: 'GOV01', facilities: 1, candidates, regionCode: micro.city }, { as })
  const query = `query ($candidates: [CandidateSite!]) { siteSelection(run: ${run}, typeCode: "GOV01", facilities: 1, candidates: $candidates, regionCode: "${micro.city}") ${selectionOf(rest)} }`
  const { body } = await graphql(query, { candidates }, { as })
  t.strictSame((body as { data: { siteSelection: unknown } }).data.siteSelection, rest, JSON.stringify(body))
})

void t.test('so is what would be', async (t) => {
  const changes = [{ change: 'close', facility: 'F2' }, { change: 'add', typeCode: 'COM01', lon, lat, size: 60 }]
  const { body: rest } = await send('POST', '/v1/what-if', { run, changes }, { as })
  const { body } = await graphql(`query ($changes: [WantedChange!]!) { whatIf(run: ${run}, changes: $changes) ${selectionOf(rest)} }`, { changes }, { as })
  t.strictSame((body as { data: { whatIf: unknown } }).data.whatIf, rest)
  t.ok((rest as { regions: unknown[] }).regions.length > 3)
})

interface Shape { readonly geometry: unknown; readonly counts: readonly { typeCode: string; count: number }[]; readonly id?: string | null }
interface Collection { readonly id?: string | null; readonly isochrones: readonly Shape[]; readonly profile: string; readonly network: unknown; readonly warnings: readonly string[] }

/** GraphQL says null where REST says nothing. */
const withId = (id: string | null | undefined) => (id === null || id === undefined ? {} : { id })

/** Isochrones as GraphQL gives them, in the form of REST. */
const inRest = ({ id, isochrones, ...rest }: Collection) => ({
  type: 'FeatureCollection',
  ...withId(id),
  features: isochrones.map(({ geometry, counts, id, ...properties }) => ({
    type: 'Feature',
    geometry,
    properties: { ...withId(id), ...properties, counts: Object.fromEntries(counts.map(({ typeCode, count }) => [typeCode, count])) }
  })),
  ...rest
})

const collection = '{ id isochrones { id contour metric center area population counts { typeCode count } geometry } network { id: number name } profile warnings }'

void t.test('so do the versions of a thing, of which GraphQL tells the thing and its time apart', async (t) => {
  for (const [what, id] of [['facilities', 'F2'], ['sites', 'S1']] as const) {
    const noun = what === 'sites' ? 'site' : 'facility'
    const rest = ((await get(`/v1/${what}/${id}/history`, { as })).body as { items: Record<string, unknown>[] }).items
    const selection = `{ ${noun} ${selectionOf((await get(`/v1/${what}/${id}`, { as })).body)} validTo held recordedAt change { id: number kind at note } }`
    const { body } = await graphql(`{ ${noun}History(externalId: "${id}") { edges { node ${selection} } } }`, undefined, { as })
    const { edges } = (body as { data: Record<string, { edges: { node: Record<string, object> }[] }> }).data[`${noun}History`]!
    t.strictSame(edges.map(({ node: { [noun]: thing, ...time } }) => ({ ...thing, ...time })), rest, what)
  }
})

void t.test('isochrones too, in the form of each', async (t) => {
  const { body: rest } = await get(`/v1/isochrones?lon=${lon}&lat=${lat}&contours_minutes=5,15&generalize=0&id=x`, { as })
  const { body } = await graphql(`{ isochrones(lon: ${lon}, lat: ${lat}, contoursMinutes: [5, 15], generalizeMetres: 0, id: "x") ${collection} }`, undefined, { as })
  t.strictSame(inRest((body as { data: { isochrones: Collection } }).data.isochrones), rest)
})

void t.test('so it is with many origins, and with streets closed', async (t) => {
  const edge = ((await get(`/v1/snap?lon=${lon}&lat=${lat}`, { as })).body as { position: { edge: number } }).position.edge
  const [west, south] = degreesAt([210, 90])
  const avoid = { type: 'Polygon', coordinates: [[[west, south], [west + 2e-4, south], [west, south + 2e-4], [west, south]]] }
  const origins = [{ id: 'a', lon, lat }, { site: 'S1' }, { id: 'sea', lon: 0, lat: 0 }]
  for (const [closedEdges, area] of [[undefined, undefined], [[edge], undefined], [undefined, avoid], [[edge], avoid]]) {
    const variables = { origins, closedEdges, avoid: area }
    const closed = { origins, closed_edges: closedEdges, avoid: area }
    const closures = 'origins: $origins, closedEdges: $closedEdges, avoid: $avoid'
    const declared = 'query ($origins: [WalkOriginInput!]!, $closedEdges: [Int!], $avoid: GeoJSONGeometry)'

    const { items } = (await send('POST', '/v1/reach', { ...closed, meters: [200, 500] }, { as })).body as { items: object[] }
    const reaches = await graphql(`${declared} { reaches(${closures}, metres: [200, 500]) { id ${selectionOf(items[1]).slice(1)} }`, variables, { as })
    const answered = (reaches.body as { data: { reaches: { id: string | null }[] } }).data.reaches
    t.strictSame(answered.map(({ id, ...reach }) => ({ ...withId(id), ...reach })), items)

    const rest = await send('POST', '/v1/isochrones', { ...closed, id: 'all', contours_meters: [200, 500], width: 10 }, { as })
    t.equal(rest.status, 200)
    const shapes = await graphql(`${declared} { isochronesOf(${closures}, id: "all", contoursMetres: [200, 500], widthMetres: 10) ${collection} }`, variables, { as })
    t.strictSame(inRest((shapes.body as { data: { isochronesOf: Collection } }).data.isochronesOf), rest.body)
  }
})

void t.test('a region\'s own score is that of the newest run, of a period or of a run', async (t) => {
  const { body: rest } = await get(`/v1/checkup/runs/${run}/scores/${micro.county}`, { as })
  const score = selectionOf(rest)
  const { body } = await graphql(
    `{ region(code: "${micro.county}") { newest: score ${score} ofPeriod: score(period: "2024H1") ${score} ofRun: score(run: ${run}) ${score} none: score(period: "2023H1") { index } } }`,
    undefined,
    { as }
  )
  t.strictSame((body as { data: { region: unknown } }).data.region, { newest: rest, ofPeriod: rest, ofRun: rest, none: null })
})

void t.test('schedules are the same, whichever face set them', async (t) => {
  await send('POST', '/v1/admin/schedules', { cron: '0 3 * * 1' }, { as })
  await graphql('mutation { addSchedule(input: { cron: "0 4 * * 1", period: "previous", mode: changed, publish: true }) { number } }', undefined, { as })
  const { rest, answered } = await both('/v1/admin/schedules', 'schedules')
  t.equal((rest as { id: number }[]).length, 2)
  t.strictSame(answered, rest)
  const [{ id }] = rest as [{ id: number }]
  await database.asOwner((client) => client.query('insert into checkup.schedule_start (schedule_id, scope_code, due_at, started_at, run_id, publish) values ($1, $2, now(), now(), $3, true)', [id, micro.city, run]))
  for (const [url, field] of [[`/v1/admin/schedules/${id}`, `schedule(number: ${id})`], [`/v1/admin/schedules/${id}/starts`, `scheduleStarts(schedule: ${id})`]] as const) {
    const one = await both(url, field)
    t.strictSame(one.answered, one.rest, url)
  }
})

void t.test('so are webhooks and what they are told', async (t) => {
  const { body } = await send('POST', '/v1/webhooks', { url: 'https://partner.example/', events: ['run.published'], within: micro.county, description: 'x' }, { as })
  const { webhook: { id } } = body as { webhook: { id: number } }
  await send('POST', `/v1/webhooks/${id}/ping`, undefined, { as })
  for (const [url, field] of Object.entries({ '/v1/webhooks?state=active': 'webhooks(state: active)', [`/v1/webhooks/${id}`]: `webhook(number: ${id})`, [`/v1/webhooks/${id}/deliveries?state=waiting`]: `webhookDeliveries(webhook: ${id}, state: waiting)` })) {
    // A trial has no place in the change feed.
    const { rest, answered } = await both(url, field, { ...listed, position: '' })
    t.strictSame(answered, rest, url)
  }
})

void t.test('so are living circles', async (t) => {
  const plan = { name: 'one', regionCode: micro.county, referenceDate: '2024-06-30', bands: { five: { least: 100, most: 200 }, fifteen: { least: 300, most: 1_000 } } }
  const { body } = await send('POST', '/v1/circle-plans', plan, { as })
  const { id } = body as { id: number }
  const code = '330106-5-001'
  for (const [url, field] of Object.entries({
    '/v1/circle-plans?status=draft': 'circlePlans(status: draft)', [`/v1/circle-plans/${id}`]: `circlePlan(number: ${id})`, [`/v1/circle-plans/${id}/circles?tier=five`]: `circles(plan: ${id}, tier: five)`,
    [`/v1/circle-plans/${id}/circles/${code}`]: `circle(plan: ${id}, code: "${code}")`, [`/v1/circle-plans/${id}/circles/${code}/checkup`]: `circleCheckup(plan: ${id}, code: "${code}")`,
    [`/v1/circle-plans/${id}/scores?tier=fifteen`]: `circleScores(plan: ${id}, tier: fifteen)`, [`/v1/circle-plans/${id}/validation`]: `circlePlanValidation(number: ${id})`
  })) {
    const { rest, answered } = await both(url, field)
    t.strictSame(answered, rest, url)
  }
  const map = await graphql(`{ circleMap(plan: ${id}, tier: fifteen) }`, undefined, { as })
  t.strictSame((map.body as { data: { circleMap: unknown } }).data.circleMap, (await get(`/v1/circle-plans/${id}/map?tier=fifteen`, { as })).body)
})
