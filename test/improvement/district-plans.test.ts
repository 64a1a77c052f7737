/** District plans: what a county builds year by year, what it comes to, and how versions are approved, superseded and compared. */
import t from 'tap'
import type { ChangePage } from '../../src/exchange/changes/change-queries.js'
import type { CircleScores } from '../../src/improvement/circle-figures-queries.js'
import type { FilledDistrictPlan, FullDistrictPlan } from '../../src/improvement/district-plan-outlook-queries.js'
import type { PlanComparison, PlanShortfall } from '../../src/improvement/district-plan.js'
import type { WhatIfAnswer } from '../../src/improvement/what-if-queries.js'
import { asCaller, type Caller } from '../../src/platform/caller.js'
import { observationImport } from '../../src/survey/observation-import.js'
import { facilityType, publish, publishRun, runCheckup, scoresOf } from '../support/checkup.js'
import { testDatabase } from '../support/database.js'
import { degreesAt, gridStreets, load, loadFacilities, loadNetwork, loadRegions, loadSites, micro } from '../support/micro-city.js'
import { bearer, isProblem, testService, type Answer } from '../support/service.js'

const planner: Caller = { subject: 'planner', role: 'planner', regionCode: micro.county }
const head: Caller = { subject: 'head', role: 'administrator', regionCode: micro.county }
const city: Caller = { subject: 'city planner', role: 'planner', regionCode: micro.city }
const cityHead: Caller = { ...city, subject: 'city head', role: 'administrator' }
const integrator: Caller = { subject: 'platform', role: 'integrator', regionCode: micro.city }
const outsider: Caller = { ...planner, regionCode: micro.otherCounty }
const [own, second, third, far] = micro.communities
const database = await testDatabase(t)
await loadRegions(database)
await loadNetwork(database, gridStreets(25, 2, 100))
await publish(database, 'two', [
  facilityType({ code: 'COM01', minSize: 50, maxMetres: 300 }),
  facilityType({ code: 'ELD01', group: 'elderly', per1000Of: 'elderly', supplyUnit: 'beds', minSize: 2, supplyPer1000: 100, maxMetres: 300, circleMinutes: 15 })
])
await loadSites(database, [
  { id: 'west', at: [0, 0], community: own, population: 100, elderly: 40, children: 10 },
  { id: 'near', at: [200, 0], community: second, population: 60, elderly: 10, children: 20 },
  { id: 'east', at: [1_000, 0], community: third, population: 300, elderly: 0, children: 20 },
  { id: 'far', at: [2_000, 0], community: far, population: 50, elderly: 0, children: 20 }
])
// For 40 elderly in the west and 10 near by: two beds where 5 are asked for. The shop in the east is closed.
await loadFacilities(database, [
  { id: 'home', type: 'ELD01', at: [100, 0], community: own, size: 2 },
  { id: 'shop', type: 'COM01', at: [2_400, 0], community: far, size: 100 },
  { id: 'shut', type: 'COM01', at: [1_100, 0], community: third, size: 80, status: 'suspended' }
])
for (const period of ['2024H1', '2024H2']) {
  await load(database, observationImport, [{ period, community_code: own, type_code: 'ELD01', component: 'satisfaction', numerator: 12, denominator: 20, source: 'survey' }])
}
const run = await runCheckup(database, { period: '2024H1', standardVersion: 'two', scopeCode: micro.city })
const { app, get, send, graphql } = await testService(t, database)

const putProject = (id: string, more: object) =>
  send('PUT', `/v1/projects/${id}`, { communityCode: own, typeCode: 'COM01', name: id, action: 'add', ...more }, { as: planner })
const revised = { 'if-match': '*' }
const plan = async (id: number, as: Caller = planner) => (await get(`/v1/district-plans/${id}`, { as })).body as FullDistrictPlan
const wanted = { regionCode: micro.county, title: '一区一规划', firstYear: 2025, lastYear: 2027 }
const draft = (more: object = {}, as: Caller = planner) => send('POST', '/v1/district-plans', { ...wanted, ...more }, { as })
const edit = (method: 'PUT' | 'POST' | 'DELETE', path: string, body: unknown, as: Caller = planner, headers: Record<string, string> = revised): Promise<Answer> =>
  send(method, `/v1/district-plans/${path}`, body, { as, headers })
const move = (id: number, to: string, as: Caller, note?: string) => edit('POST', `${id}/moves`, { to, ...(note === undefined ? {} : { note }) }, as)
const shortfalls = async (id: number, query = '') => ((await get(`/v1/district-plans/${id}/shortfalls?${query}`, { as: planner })).body as { items: PlanShortfall[] }).items

void t.test('a draft begins with what was published, and takes what the library holds by schedule and priority', async (t) => {
  isProblem(t, await draft(), 422, 'unprocessable-input', ['/run'])
  isProblem(t, await draft({ run }, cityHead), 422, 'unprocessable-input', ['/run'])
  await publishRun(database, run)
  await putProject('canteen', { location: { type: 'Point', coordinates: degreesAt([0, 0]) }, size: 60, budget: 90, dueOn: '2026-06-30', spaceKind: 'vacated' })
  await putProject('beds', { typeCode: 'ELD01', action: 'resize', facility: 'home', size: 5, budget: 50, startsOn: '2027-01-01' })
  await putProject('reopen', { communityCode: third, action: 'open', facility: 'shut', budget: 20 })
  await putProject('serve', { typeCode: 'ELD01', action: 'serve' })
  await putProject('later', { location: { type: 'Point', coordinates: degreesAt([300, 0]) }, dueOn: '2030-01-01' })
  await putProject('gone', { location: { type: 'Point', coordinates: degreesAt([300, 0]) } })
  await send('POST', '/v1/projects/gone/moves', { to: 'cancelled' }, { as: planner })
  isProblem(t, await draft({ regionCode: micro.city }, city), 422, 'unprocessable-input', ['/regionCode'])
  isProblem(t, await draft({}, outsider), 403, 'forbidden')
  isProblem(t, await draft({ lastYear: 2024 }), 422, 'unprocessable-input', ['/lastYear'])
  const made = await draft()
  t.equal(made.status, 201)
  const { facilities, ...found } = made.body as FullDistrictPlan
  t.match(found, { version: 1, state: 'draft', runId: run, period: '2024H1', standardVersion: 'two', mayBecome: ['submitted'], facilityCount: 4, targetCount: 5, cost: 160, nameZh: '西湖区' })
  // Two without dates share the three years out: the first in the first, the other in the middle.
  t.strictSame(facilities.map(({ projectId, year, spaceKind }) => [projectId, year, spaceKind]), [['reopen', 2025, null], ['canteen', 2026, 'vacated'], ['serve', 2026, null], ['beds', 2027, null]])
  const filled = (await edit('POST', `${found.id}/candidates`, undefined)).body as FilledDistrictPlan
  t.strictSame([filled.added, filled.left], [[], [{ projectId: 'later', why: 'it is due after 2027' }]])
})

void t.test('what it comes to is as by hand: baseline, year by year, and if all is built', async (t) => {
  const { baseline, expected, byYear, facilities, gain, money, targets, shortfalls: sums, conformity } = await plan(1)
  // West: no shop 0, beds 0.4 × 70 + 0.4 × 82 + 0.2 × 75 = 75.8; near: 0 and (70 + 82) / 2 = 76; east: 0, and nobody is elderly.
  t.strictSame(baseline.communities.map(({ code, index }) => [code, index]), [[own, 37.9], [second, 38], [third, 0]])
  // Shops are 100 everywhere. Five beds for 50 elderly: 100 and 100, with the governance of 75 in the west 95.
  t.strictSame(expected.communities.map(({ index }) => index), [97.5, 100, 100])
  t.strictSame(facilities.map(({ projectId, lift }) => [projectId, lift]).sort(), [['beds', 9.6 * 100 + 12 * 60], ['canteen', 50 * 160], ['reopen', 100 * 300], ['serve', null]])
  t.match(facilities.find(({ projectId }) => projectId === 'serve'), { why: 'it changes no facility, or nobody knows yet where it is to be', newly: null })
  t.strictSame(facilities.find(({ projectId }) => projectId === 'canteen')!.newly, { residents: 160, elderly: 50, children: 30 })
  t.strictSame(byYear.map(({ year, facilities: count, cost, lift, newly }) => [year, count, cost, lift, newly.residents]), [[2025, 1, 20, 30_000, 300], [2026, 2, 90, 8_000, 460], [2027, 1, 50, 1_680, 460]])
  t.equal(gain.lift, 39_680)
  t.strictSame([byYear[2]!.county, gain.region.after], [expected.county, expected.county])
  t.match(money, { total: 160, unpriced: ['serve'], bySpaceKind: [{ spaceKind: 'vacated', facilities: 1, cost: 90 }, { spaceKind: null, facilities: 3, cost: 70 }], byType: [{ typeCode: 'COM01', cost: 110 }, { typeCode: 'ELD01', cost: 50 }] })
  t.strictSame(
    targets.map(({ typeCode, scope, measure, byYear: by, value, baseline: before, expected: then, places, metBefore, met }) => [typeCode, scope, measure, by, value, before, then, places, metBefore, met]),
    [
      ['COM01', 'community', 'count', 2027, 1, 0, 1, 3, false, true], ['COM01', 'community', 'coverage', 2027, 0.9, 0, 1, 3, false, true],
      ['ELD01', 'community', 'count', 2027, 1, 1, 1, 2, true, true], ['ELD01', 'community', 'supply', 2027, 0.9, 0.4, 1, 2, false, true], ['ELD01', 'community', 'coverage', 2027, 0.9, 1, 1, 2, true, true]
    ]
  )
  t.match(byYear, [{ targetsDue: 0 }, { targetsDue: 0 }, { targetsDue: 5, targetsMet: 5, targetsNotApplying: 0 }])
  t.strictSame(baseline.types.map(({ typeCode, count, supply, facilitiesOwn: operating }) => [typeCode, count, supply, operating]), [['COM01', 0, null, 0], ['ELD01', 1, 0.4, 1]])
  t.strictSame(expected.types.map(({ typeCode, count, supply, facilitiesOwn: operating }) => [typeCode, count, supply, operating]), [['COM01', 1, null, 2], ['ELD01', 1, 1, 1]])
  t.strictSame(sums, [
    { scope: 'community', typeCode: 'COM01', short: 3, met: 3, eased: 0, treated: 0, unmet: 0, severity: 300, projectIds: ['canteen', 'reopen'] },
    { scope: 'community', typeCode: 'ELD01', short: 2, met: 2, eased: 0, treated: 0, unmet: 0, severity: 48.2, projectIds: ['beds', 'serve'] }
  ])
  t.strictSame((await shortfalls(1)).map(({ placeCode, typeCode, cause, scoreBefore, scoreAfter, outcome, projectIds }) => [placeCode, typeCode, cause, scoreBefore, scoreAfter, outcome, projectIds]), [
    [own, 'COM01', 'absent', 0, 100, 'met', ['canteen']], [second, 'COM01', 'absent', 0, 100, 'met', ['canteen']], [third, 'COM01', 'closed', 0, 100, 'met', ['reopen']],
    [own, 'ELD01', 'undersized', 75.8, 95, 'met', ['beds', 'serve']], [second, 'ELD01', 'shared', 76, 100, 'met', ['beds']]
  ])
  t.strictSame(conformity, { yes: 0, withConditions: 0, no: 0, unchecked: 4 })
})

void t.test('what is not built leaves its shortfalls, and targets missed', async (t) => {
  const tag = String((await get('/v1/district-plans/1', { as: planner })).headers['etag'])
  isProblem(t, await edit('DELETE', '1/facilities/beds', undefined, planner, {}), 428, 'precondition-required')
  t.equal((await edit('DELETE', '1/facilities/beds', undefined, planner, { 'if-match': tag })).status, 204)
  isProblem(t, await edit('DELETE', '1/facilities/canteen', undefined, planner, { 'if-match': tag }), 412, 'precondition-failed')
  isProblem(t, await edit('DELETE', '1/facilities/beds', undefined), 404, 'not-found')
  const without = await plan(1)
  t.match(without.shortfalls[1], { typeCode: 'ELD01', short: 2, met: 0, treated: 1, unmet: 1, projectIds: ['serve'] })
  t.strictSame((await shortfalls(1, 'outcome=unmet')).map(({ placeCode, typeCode, projectIds }) => [placeCode, typeCode, projectIds]), [[second, 'ELD01', []]])
  t.match(without.targets[3], { measure: 'supply', expected: 0.4, short: [own, second], met: false })
  // Four beds for 50: y = 0.8, which is still below 0.9.
  await putProject('beds', { typeCode: 'ELD01', action: 'resize', facility: 'home', size: 4, budget: 50, startsOn: '2027-01-01' })
  t.equal((await edit('PUT', '1/facilities/beds', { year: 2027 })).status, 200)
  t.match((await plan(1)).shortfalls[1], { met: 0, eased: 2, projectIds: ['beds', 'serve'] })
  await putProject('beds', { typeCode: 'ELD01', action: 'resize', facility: 'home', size: 5, budget: 50, startsOn: '2027-01-01' })
  t.match((await plan(1)).shortfalls[1], { met: 2 }, 'a draft follows the library')
})

void t.test('how it builds a project is told and checked', async (t) => {
  const conformity = { verdict: 'with_conditions', note: 'ground floor only', reference: '西湖区国土空间规划 XH03-07', on: '2024-08-01' }
  const { next } = (await get('/v1/changes?since=now', { as: planner })).body as ChangePage
  const { body } = await edit('PUT', '1/facilities/canteen', { year: 2026, position: 1, spaceKind: 'revitalised', conformity })
  const { changes } = (await get(`/v1/changes?since=${next}`, { as: planner })).body as ChangePage
  t.match(changes, [{ resource: 'district_plan', key: '1', action: 'written', state: 'draft', url: '/v1/district-plans/1' }], 'a part of it changes it, in the feed as well')
  const { facilities, conformity: counts } = body as FullDistrictPlan
  t.strictSame(facilities.map(({ projectId }) => projectId), ['reopen', 'canteen', 'serve', 'beds'], 'the lower position is built first in its year')
  t.match(facilities[1], { spaceKind: 'revitalised', conformity: 'with_conditions', conformityNote: 'ground floor only', conformityReference: '西湖区国土空间规划 XH03-07', conformityBy: 'planner', conformityOn: '2024-08-01' })
  t.strictSame(counts, { yes: 0, withConditions: 1, no: 0, unchecked: 3 })
  isProblem(t, await edit('PUT', '1/facilities/canteen', { year: 2026, conformity: { verdict: 'no' } }), 422, 'unprocessable-input', ['/conformity/note'])
  isProblem(t, await edit('PUT', '1/facilities/canteen', { year: 2028 }), 422, 'unprocessable-input', ['/year'])
  isProblem(t, await edit('PUT', '1/facilities/gone', { year: 2026 }), 422, 'unprocessable-input', ['/project'])
  isProblem(t, await edit('PUT', '1/facilities/nothing', { year: 2026 }), 404, 'not-found')
  isProblem(t, await edit('PUT', '1', { title: 'shorter', firstYear: 2025, lastYear: 2026 }), 422, 'unprocessable-input', ['/lastYear'])
  isProblem(t, await edit('PUT', '1', { title: 'circled', firstYear: 2025, lastYear: 2027, circlePlan: 1 }), 422, 'unprocessable-input', ['/circlePlan'])
  t.match((await edit('PUT', '1', { title: 'The plan', note: 'first go', firstYear: 2025, lastYear: 2028 })).body, { title: 'The plan', note: 'first go', lastYear: 2028, runId: run, byYear: { length: 4 } })
})

void t.test('targets are for the county, communities or one of them, by any year', async (t) => {
  const target = (more: object) => ({ typeCode: 'COM01', scope: 'county', measure: 'coverage', byYear: 2026, value: 1, ...more })
  const { body } = await edit('PUT', '1/targets', {
    targets: [
      target({ byYear: 2025, value: 0.65 }), target({}), target({ measure: 'facilities', value: 3 }), { scope: 'county', measure: 'index', byYear: 2028, value: 99 },
      target({ scope: 'community', placeCode: third, measure: 'index', byYear: 2025, value: 80 }), target({ scope: 'community', measure: 'coverage', byYear: 2027, value: 0.5 })
    ],
    defaultsBy: 2027
  })
  const { targets, byYear } = body as FullDistrictPlan
  // Of 460 residents 300 are in the east.
  t.strictSame(targets.slice(0, 5).map(({ baseline, expected, met, short }) => [baseline, expected, met, short]), [
    [0, 0.652174, true, []], [0, 1, true, []], [0, 2, false, [micro.county]], [targets[3]!.baseline, byYear[3]!.county.index, byYear[3]!.county.index! >= 99, byYear[3]!.county.index! >= 99 ? [] : [micro.county]], [0, 100, true, []]
  ])
  t.strictSame(targets.slice(5).map(({ typeCode, measure, value }) => [typeCode, measure, value]), [['COM01', 'coverage', 0.5], ['COM01', 'count', 1], ['ELD01', 'count', 1], ['ELD01', 'supply', 0.9], ['ELD01', 'coverage', 0.9]], 'what is named goes before what the standard asks for')
  const refused = await edit('PUT', '1/targets', {
    targets: [target({ typeCode: 'EDU01' }), target({ measure: 'supply' }), target({ scope: 'five' }), target({ scope: 'community', placeCode: far }), target({ byYear: 2030 }), target({}), target({})]
  })
  isProblem(t, refused, 422, 'unprocessable-input', ['/targets/0/typeCode', '/targets/1/measure', '/targets/2/scope', '/targets/3/placeCode', '/targets/4/byYear', '/targets/6/measure'])
  isProblem(t, await edit('PUT', '1/targets', { targets: [target({ value: 2 })] }), 422, 'unprocessable-input', ['/targets/0/value'])
  isProblem(t, await edit('PUT', '1/targets', { targets: [{ scope: 'county', measure: 'count', byYear: 2026, value: 1 }] }), 422, 'unprocessable-input', ['/targets/0/typeCode'])
})

void t.test('submitted it is fixed, sent back with a word, and approved from above', async (t) => {
  isProblem(t, await move(1, 'approved', city), 409, 'conflict')
  t.match((await move(1, 'submitted', planner)).body, { state: 'submitted', mayBecome: ['draft'] })
  isProblem(t, await edit('PUT', '1/facilities/beds', { year: 2025 }), 409, 'conflict')
  isProblem(t, await edit('DELETE', '1', undefined), 409, 'conflict')
  isProblem(t, await move(1, 'approved', planner), 403, 'forbidden')
  isProblem(t, await move(1, 'approved', integrator), 403, 'forbidden')
  isProblem(t, await move(1, 'draft', city), 422, 'unprocessable-input', ['/note'])
  t.match((await move(1, 'draft', city, 'say more of the canteen')).body, { state: 'draft' })
  await move(1, 'submitted', planner)
  // Whatever becomes of the library: what was submitted is what is approved.
  await putProject('canteen', { location: { type: 'Point', coordinates: degreesAt([900, 0]) }, size: 60, budget: 900, dueOn: '2026-06-30', spaceKind: 'vacated' })
  t.match((await move(1, 'approved', city)).body, { state: 'approved', mayBecome: [], cost: 160, expected: { communities: [{ index: 97.5 }, { index: 100 }, { index: 100 }] } })
  const { moves, facilities } = await plan(1)
  t.strictSame(moves.map(({ from, to, note, by }) => [from, to, note, by]), [
    ['draft', 'submitted', null, 'planner'], ['submitted', 'draft', 'say more of the canteen', 'city planner'], ['draft', 'submitted', null, 'planner'], ['submitted', 'approved', null, 'city planner']
  ])
  t.equal(facilities.find(({ projectId }) => projectId === 'canteen')!.budget, 90)
  await putProject('canteen', { location: { type: 'Point', coordinates: degreesAt([0, 0]) }, size: 60, budget: 120, dueOn: '2026-06-30', spaceKind: 'vacated' })
})

void t.test('the database holds to it as well', async (t) => {
  const changed = (caller: Caller, statement: string) => asCaller(database, caller, async ({ client }) => (await client.query(statement)).rowCount)
  for (const set of ["title = 'x'", 'last_year = 2030', "state = 'draft'", "state = 'superseded', superseded_by = id"]) {
    await t.rejects(changed(head, `update improvement.district_plan set ${set} where id = 1`), /only a draft changes|cannot be made/, set)
  }
  t.equal(await changed(head, 'delete from improvement.district_plan where id = 1'), 0)
  t.equal(await changed(head, 'update improvement.district_plan_facility set year = 2025 where plan_id = 1'), 0)
  t.equal(await changed(head, 'delete from improvement.district_plan_target where plan_id = 1'), 0)
  await t.rejects(changed(head, `insert into improvement.district_plan_facility (plan_id, project_id, region_code, position, year) values (1, 'later', '${micro.county}', 9, 2025)`), { code: '42501' })
  t.equal(await changed(outsider, 'select from improvement.district_plan'), 0)
  isProblem(t, await get('/v1/district-plans/1', { as: outsider }), 404, 'not-found')
  isProblem(t, await send('DELETE', '/v1/projects/beds', undefined, { as: planner }), 409, 'conflict')
})

void t.test('the next version is made of it, held against it, and takes its place', async (t) => {
  const copy = (await send('POST', '/v1/district-plans/1/copies', { title: 'Second go' }, { as: planner })).body as FullDistrictPlan
  t.match(copy, { id: 2, version: 2, title: 'Second go', copiedFrom: 1, state: 'draft', cost: 190, targetCount: 10 })
  await edit('DELETE', '2/facilities/reopen', undefined)
  await edit('PUT', '2/facilities/beds', { year: 2026 })
  await putProject('kiosk', { communityCode: second, location: { type: 'Point', coordinates: degreesAt([200, 0]) }, size: 50, budget: 30 })
  await edit('PUT', '2/facilities/kiosk', { year: 2025, conformity: { verdict: 'no', note: 'a green', by: 'planning bureau' } })
  await edit('PUT', '2/targets', { targets: [{ typeCode: 'COM01', scope: 'county', measure: 'coverage', byYear: 2026, value: 0.8 }, { typeCode: 'ELD01', scope: 'county', measure: 'index', byYear: 2026, value: 90 }] })
  const compared = (await get('/v1/district-plans/comparison?from=1&to=2', { as: planner })).body as PlanComparison
  t.match(compared, {
    from: { id: 1, version: 1 }, to: { id: 2, version: 2 }, sameBaseline: true, added: [{ projectId: 'kiosk', year: 2025, budget: 30 }], dropped: [{ projectId: 'reopen', year: 2025, budget: 20 }],
    moved: [{ projectId: 'beds', from: 2027, to: 2026 }], moneyChanged: [{ projectId: 'canteen', from: 90, to: 120 }], conformityChanged: [],
    targetsAdded: [{ typeCode: 'ELD01', measure: 'index' }], targetsDropped: { length: 9 }, targetsChanged: [{ typeCode: 'COM01', byYear: 2026, from: 1, to: 0.8 }],
    cost: { from: 160, to: 200 }, lift: { from: 39_680, to: 39_680 - 30_000 }, communities: [{ code: own, from: 97.5, to: 97.5 }, { code: second }, { code: third, from: 100, to: 0 }]
  })
  t.strictSame(compared.byYear.map(({ year, from, to }) => [year, from?.index, to === null]), (await plan(1)).byYear.map(({ year, county }) => [year, county.index, false]))
  const { body } = await graphql('{ districtPlanComparison(from: 1, to: 2) { from { number version } to { number } added { projectId } cost { from to } } }', {}, { as: planner })
  t.match(body, { data: { districtPlanComparison: { from: { number: 1, version: 1 }, to: { number: 2 }, added: [{ projectId: 'kiosk' }], cost: { from: 160, to: 200 } } } })
  await putProject('shed', { communityCode: second, location: { type: 'Point', coordinates: degreesAt([200, 0]) }, budget: 1 })
  await edit('PUT', '2/facilities/shed', { year: 2025 })
  await move(2, 'submitted', planner)
  await send('POST', '/v1/projects/shed/moves', { to: 'cancelled' }, { as: planner })
  isProblem(t, await move(2, 'approved', head), 409, 'conflict')
  await move(2, 'draft', head, 'the shed is cancelled')
  isProblem(t, await move(2, 'submitted', planner), 409, 'conflict')
  await edit('DELETE', '2/facilities/shed', undefined)
  await move(2, 'submitted', planner)
  t.match((await move(2, 'approved', head)).body, { state: 'approved' }, 'its own administrator approves as well')
  await send('POST', '/v1/projects/kiosk/moves', { to: 'cancelled' }, { as: planner })
  t.match(await plan(1), { state: 'superseded', supersededBy: 2, title: 'The plan', cost: 160 })
  t.strictSame(((await get('/v1/district-plans?state=approved', { as: city })).body as { items: FullDistrictPlan[] }).items.map(({ id }) => id), [2])
  const last = (await send('POST', '/v1/district-plans/2/copies', {}, { as: planner })).body as FullDistrictPlan
  t.notOk(last.facilities.some(({ projectId }) => projectId === 'kiosk'), 'what was cancelled since is left out')
  t.equal((await edit('DELETE', `${last.id}`, undefined)).status, 204)
})

void t.test('what is expected is what a checkup finds once it is built, in communities and in living circles', async (t) => {
  const circles = { name: 'circles', regionCode: micro.county, referenceDate: '2024-06-30', bands: { five: { least: 50, most: 200 }, fifteen: { least: 100, most: 1_000 } } }
  const circlePlan = ((await send('POST', '/v1/circle-plans', circles, { as: planner })).body as { id: number }).id
  isProblem(t, await draft({ circlePlan }), 422, 'unprocessable-input', ['/circlePlan'])
  await send('POST', `/v1/circle-plans/${circlePlan}/approval`, undefined, { as: planner, headers: revised })
  const { id } = (await draft({ circlePlan, lastYear: 2028 })).body as FullDistrictPlan
  const codes = async (tier: string) => (((await get(`/v1/circle-plans/${circlePlan}/scores?tier=${tier}&run=${run}`, { as: planner })).body as CircleScores).scores)
  const [five, fifteen] = [await codes('five'), await codes('fifteen')]
  t.ok(five.length > 1 && fifteen.length >= 1)
  const index = (scope: string, placeCode: string) => ({ scope, placeCode, measure: 'index', byYear: 2028, value: 90 })
  const planned = (await edit('PUT', `${id}/targets`, { targets: [...five.map(({ code }) => index('five', code)), ...fifteen.map(({ code }) => index('fifteen', code))], defaultsBy: 2028 })).body as FullDistrictPlan
  t.strictSame(planned.targets.slice(five.length + fifteen.length).map(({ typeCode, scope, measure }) => `${typeCode} ${scope} ${measure}`), [
    'COM01 five count', 'COM01 five coverage', 'ELD01 fifteen count', 'ELD01 fifteen supply', 'ELD01 fifteen coverage'
  ])
  t.ok(planned.facilities.some(({ fiveMinuteCircle, fifteenMinuteCircle }) => five.some(({ code }) => code === fiveMinuteCircle) && fifteen.some(({ code }) => code === fifteenMinuteCircle)))
  t.ok((await shortfalls(id, 'scope=five')).length > 0 && (await shortfalls(id, 'scope=five')).every(({ outcome, projectIds }) => outcome === 'met' && projectIds.length > 0))

  // The same, in the registry.
  await loadFacilities(database, [
    { id: 'canteen', at: [0, 0], community: own, size: 60 }, { id: 'home', type: 'ELD01', at: [100, 0], community: own, size: 5 }, { id: 'shut', at: [1_100, 0], community: third, size: 80 }
  ], { validFrom: '2024-08-01' })
  const built = await runCheckup(database, { period: '2024H2', standardVersion: 'two', scopeCode: micro.city })
  const found = await scoresOf(database, built)
  const figures = (code: string) => { const { base, balance, governance, index: score, grade } = found.get(code)!; return { base, balance, governance, index: score, grade } }
  t.match(planned.expected.county, figures(micro.county))
  for (const { code, nameZh: _, nameEn: __, ...expected } of planned.expected.communities) t.match(expected, figures(code), code)
  for (const { typeCode, score, coverage } of planned.expected.types) {
    const type = found.get(micro.county)!.types.find((one) => one.typeCode === typeCode)!
    t.strictSame([score, coverage], [type.score, type.coverage], typeCode)
  }
  for (const [tier, before] of [['five', five], ['fifteen', fifteen]] as const) {
    const after = ((await get(`/v1/circle-plans/${circlePlan}/scores?tier=${tier}&run=${built}`, { as: cityHead })).body as CircleScores).scores
    for (const [i, { code, index: score }] of before.entries()) {
      const target = planned.targets.find(({ placeCode }) => placeCode === code)!
      t.strictSame([target.baseline, target.expected], [score, after[i]!.index], `${tier} ${code}`)
    }
  }
})

/** Brings a project to its acceptance on a day. */
async function accept(id: string, on: string): Promise<void> {
  for (const to of ['approved', 'under_way', 'completed', 'accepted']) {
    const { status, body } = await send('POST', `/v1/projects/${id}/moves`, { to, on }, { as: cityHead })
    if (status >= 400) throw new Error(JSON.stringify(body))
  }
}

void t.test('a facility that two projects change is what the first made of it when the second comes', async (t) => {
  await send('POST', '/v1/projects/beds/moves', { to: 'cancelled' }, { as: planner })
  await putProject('wider', { typeCode: 'ELD01', action: 'resize', facility: 'home', size: 3 })
  await accept('wider', '2024-07-15')
  await putProject('nearer', { typeCode: 'ELD01', action: 'move', facility: 'home', location: { type: 'Point', coordinates: degreesAt([150, 0]) } })
  const { id } = (await draft({ run })).body as FullDistrictPlan
  for (const { projectId } of (await plan(id)).facilities) if (projectId !== 'nearer') await edit('DELETE', `${id}/facilities/${projectId}`, undefined)
  await edit('PUT', `${id}/facilities/wider`, { year: 2025 })
  await edit('PUT', `${id}/facilities/nearer`, { year: 2026 })
  const changes = [{ change: 'resize', facility: 'home', size: 3 }, { change: 'move', facility: 'home', lon: degreesAt([150, 0])[0], lat: degreesAt([150, 0])[1] }]
  const { body } = await send('POST', '/v1/what-if', { regionCode: micro.county, run, changes }, { as: planner })
  const county = (body as WhatIfAnswer).regions.find(({ code }) => code === micro.county)!
  t.equal((await plan(id)).expected.county.index, county.after.index)
  t.not(county.after.index, county.before.index)
})

void t.test('what another baseline has already is not built once more', async (t) => {
  const later = await runCheckup(database, { period: '2024H2', standardVersion: 'two', scopeCode: micro.city })
  await publishRun(database, later)
  const { id } = (await draft({ run })).body as FullDistrictPlan
  t.equal((await edit('PUT', `${id}/facilities/wider`, { year: 2025 })).status, 200, 'accepted since its baseline')
  const head = { title: 'renewed', firstYear: 2025, lastYear: 2027, period: '2024H2' }
  isProblem(t, await edit('PUT', `${id}`, head), 422, 'unprocessable-input', ['/run'])
  await edit('DELETE', `${id}/facilities/wider`, undefined)
  t.match((await edit('PUT', `${id}`, head)).body, { runId: later })
})

void t.test('a plan is read as a page', async (t) => {
  const page = await app.inject({ url: '/v1/district-plans/1?format=html&lang=en', headers: { authorization: await bearer(planner) } })
  t.equal(page.statusCode, 200)
  for (const said of ['District plan of Xihu, version 1', 'What to build, in this order', 'canteen', 'with conditions', 'ground floor only', 'superseded']) t.ok(page.body.includes(said), said)
})
