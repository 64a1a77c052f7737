/** The project library: what shortfalls ask for, how projects are planned and moved, and what they brought. */
import { setTimeout } from 'node:timers/promises'
import t from 'tap'
import type { ProjectCandidates } from '../../src/improvement/project-candidate-queries.js'
import { projectImport } from '../../src/improvement/project-import.js'
import type { MovedProject } from '../../src/improvement/project-move-queries.js'
import type { Project } from '../../src/improvement/project-queries.js'
import { createPlanners } from '../../src/improvement/planner-queries.js'
import type { CommunityPortrait } from '../../src/improvement/portrait-queries.js'
import type { ProjectEffect, RegionEffect } from '../../src/improvement/effect-queries.js'
import { asCaller, operator, type Caller } from '../../src/platform/caller.js'
import { importTable } from '../../src/platform/table-import.js'
import { observationImport } from '../../src/survey/observation-import.js'
import { facilityType, publish, publishRun, runCheckup, scoresOf } from '../support/checkup.js'
import { testDatabase } from '../support/database.js'
import { degreesAt, gridStreets, load, loadFacilities, loadNetwork, loadRegions, loadSites, micro, recordsOf } from '../support/micro-city.js'
import { isProblem, testService } from '../support/service.js'

const planner: Caller = { subject: 'planner', role: 'planner', regionCode: micro.county }
const head: Caller = { subject: 'head', role: 'administrator', regionCode: micro.county }
const outsider: Caller = { ...planner, regionCode: micro.otherCounty }
const [own, second, third, far] = micro.communities
const database = await testDatabase(t)
await loadRegions(database)
await loadNetwork(database, gridStreets(25, 2, 100))
await publish(database, 'two', [
  facilityType({ code: 'COM01', minSize: 50, maxMetres: 300 }),
  facilityType({ code: 'ELD01', group: 'elderly', per1000Of: 'elderly', supplyUnit: 'beds', minSize: 2, supplyPer1000: 100, maxMetres: 300 })
])
await loadSites(database, [
  { id: 'west', at: [0, 0], community: own, population: 100, elderly: 40, children: 10 },
  { id: 'near', at: [200, 0], community: second, population: 60, elderly: 10, children: 20 },
  { id: 'east', at: [1_000, 0], community: third, population: 300, elderly: 0, children: 20 },
  { id: 'far', at: [2_000, 0], community: far, population: 50, elderly: 0, children: 20 }
])
// For 40 elderly in the west and 10 near by: two beds where 5 are asked for. A shop in the far county makes its type surveyed there; one in the east is closed.
await loadFacilities(database, [
  { id: 'home', type: 'ELD01', at: [100, 0], community: own, size: 2 },
  { id: 'shop', type: 'COM01', at: [2_400, 0], community: far, size: 100 },
  { id: 'shut', type: 'COM01', at: [1_100, 0], community: third, size: 80, status: 'suspended' }
])
const standardVersion = 'two'
const scopeCode = micro.city
await load(database, observationImport, [{ period: '2024H1', community_code: own, type_code: 'ELD01', component: 'satisfaction', numerator: 12, denominator: 20, source: 'survey' }])
await load(database, observationImport, [{ period: '2024H2', community_code: own, type_code: 'ELD01', component: 'satisfaction', numerator: 18, denominator: 20, source: 'survey' }])
const run = await runCheckup(database, { period: '2024H1', standardVersion, scopeCode })
const { get, send, graphql } = await testService(t, database)
const prices = [{ typeCode: 'COM01', facility: 100, unit: 1 }, { typeCode: 'ELD01', facility: 500, unit: 10 }]
const candidates = async (query = '') => (await get(`/v1/projects/candidates?region=${micro.county}&${query}`, { as: planner })).body as ProjectCandidates
const content = (more: object = {}) => ({ communityCode: own, typeCode: 'COM01', name: 'a shop', action: 'add', location: { type: 'Point', coordinates: degreesAt([0, 0]) }, size: 60, ...more })
const put = (id: string, more: object = {}, as: Caller = planner, headers: Record<string, string> = {}) => send('PUT', `/v1/projects/${id}`, content(more), { as, headers })
const move = async (id: string, step: object, as: Caller) => send('POST', `/v1/projects/${id}/moves`, step, { as })
const project = async (id: string) => (await get(`/v1/projects/${id}`, { as: planner })).body as Project

void t.test('shortfalls ask for projects by their causes, the first by the marks, as by hand', async (t) => {
  isProblem(t, await get(`/v1/projects/candidates?region=${micro.county}`, { as: planner }), 404, 'not-found')
  await publishRun(database, run)
  const found = await candidates()
  t.equal(found.runId, run)
  t.strictSame(
    found.candidates.map(({ communityCode, typeCode, cause, action, facility, size, unmet, meets, alsoServes }) => [communityCode, typeCode, cause, action, facility, size, unmet, meets, alsoServes]),
    [
      // Nobody asks the east for anything but a shop, which it has none of that operates.
      [third, 'COM01', 'closed', 'open', 'shut', null, 300, 300, []],
      // One shop by the west does for those near by as well.
      [own, 'COM01', 'absent', 'add', null, 50, 100, 100, [second]],
      // 50 elderly are short of three beds of five.
      [own, 'ELD01', 'undersized', 'resize', 'home', 5, 24, 24, [second]]
    ]
  )
  const [open, add, resize] = found.candidates
  t.strictSame([found.shortfalls, found.plannedFor], [5, 2])
  // Its only type has no facility: 1; the community has no other: 1.
  t.equal(open!.priority, 1)
  // A shop: none, so 1. The community: of the marks at hand none for the elderly, who reach a home (0.3), one of two types has no facility (0.2), its home is rated 0.6 and open (0.2).
  const service = 1 - (0.5 * 0.6 + 0.3 * 1) / 0.8
  const community = (0.3 * 0 + 0.2 * 0.5 + 0.2 * service) / 0.7
  t.ok(Math.abs(add!.priority! - (1 + community) / 2) < 1e-9, `${add!.priority}`)
  t.ok(Math.abs(resize!.priority! - ((0.2 * service) / 0.7 + community) / 2) < 1e-9)
  t.match(add!.marks.inputs, { demand: null, coverage: 0, count: 0, governance: null })
  t.match(add!.location, { coordinates: degreesAt([0, 0]).map((degrees) => Math.round(degrees * 1e7) / 1e7) }, 'where the site is')
  t.strictSame(open!.expected!.newly, { residents: 300, elderly: 0, children: 20 })
  t.strictSame((await candidates('type=ELD01')).candidates.map(({ typeCode }) => typeCode), ['ELD01'])
  isProblem(t, await get(`/v1/projects/candidates?region=${micro.city}`, { as: planner }), 422, 'unprocessable-input', ['/region'])
  isProblem(t, await get(`/v1/projects/candidates?region=${micro.county}&type=NONE`, { as: planner }), 422, 'unprocessable-input', ['/type'])
})

void t.test('a space that does is where a new facility stands, and no larger than it', async (t) => {
  await send('PUT', '/v1/spaces/hall', { communityCode: own, name: 'hall', location: { type: 'Point', coordinates: degreesAt([100, 0]) }, area: 400, kind: 'vacated', availability: 'available', cost: 7 }, { as: planner })
  const { candidates: [, add] } = await candidates()
  t.match(add, { space: 'hall', spaceKind: 'vacated', size: 50 })
  await send('PUT', '/v1/spaces/hall', { communityCode: own, name: 'hall', location: { type: 'Point', coordinates: degreesAt([100, 0]) }, area: 30, kind: 'vacated', availability: 'available', cost: 7 }, { as: planner })
  t.match((await candidates()).candidates[1], { space: 'hall', size: 30 })
})

void t.test('candidates go into the library with their budgets, and are no candidates again', async (t) => {
  const { body, status } = await send('POST', '/v1/projects/candidates', { regionCode: micro.county, prices }, { as: planner })
  t.equal(status, 201)
  const { projects } = body as { projects: Project[] }
  t.strictSame(projects.map(({ externalId, state, origin, budget, space }) => [externalId, state, origin, budget, space]), [
    [`${third}-COM01-2024H1`, 'proposed', 'shortfall', 0, null],
    [`${own}-COM01-2024H1`, 'proposed', 'shortfall', 137, 'hall'],
    [`${own}-ELD01-2024H1`, 'proposed', 'shortfall', 30, null]
  ])
  t.match(projects[1], { expected: { runId: run }, marks: { inputs: { count: 0 } }, mayBecome: ['cancelled'] })
  t.strictSame((await candidates()).candidates, [])
  t.equal((await candidates()).plannedFor, 5)
})

void t.test('what is planned by hand is kept by the rules of the import, and what cannot be is told by its place', async (t) => {
  t.match((await put('p1')).body, { externalId: 'p1', state: 'proposed', origin: 'hand', size: 60, revision: 1, expected: null })
  const { body } = await put('p1', { size: 70, milestones: [{ name: 'tender', dueOn: '2024-05-01' }] })
  t.match(body, { size: 70, revision: 2, milestones: [{ name: 'tender', dueOn: '2024-05-01', doneOn: null }] })
  isProblem(t, await put('p1', { size: 80 }, planner, { 'if-match': '"1"' }), 412, 'precondition-failed')
  t.equal((await put('p1', { size: 80 }, planner, { 'if-match': '"2"' })).status, 200)
  isProblem(t, await put('x', { typeCode: 'NONE' }), 422, 'unprocessable-input', ['/typeCode'])
  isProblem(t, await put('x', { action: 'move', location: null, facility: 'home', typeCode: 'ELD01' }), 422, 'unprocessable-input', ['/location/coordinates', '/facility'])
  isProblem(t, await put('x', { action: 'open' }), 422, 'unprocessable-input', ['/facility'])
  isProblem(t, await put('x', { action: 'open', facility: 'home' }), 422, 'unprocessable-input', ['/facility', '/facility'])
  isProblem(t, await put('x', { action: 'open', facility: 'shut' }), 422, 'unprocessable-input', ['/facility'])
  isProblem(t, await put('x', { space: 'none' }), 422, 'unprocessable-input', ['/space'])
  isProblem(t, await put('x', { startsOn: '2024-05-02', dueOn: '2024-05-01' }), 422, 'unprocessable-input', ['/dueOn'])
  isProblem(t, await put('x', {}, outsider), 403, 'forbidden')
  isProblem(t, await put('p1', { communityCode: far }, outsider), 403, 'forbidden')
  isProblem(t, await get('/v1/projects/p1', { as: outsider }), 404, 'not-found')
  t.strictSame(((await get('/v1/projects?type=COM01&state=proposed', { as: planner })).body as { items: Project[] }).items.map(({ externalId }) => externalId), [
    `${own}-COM01-2024H1`, `${third}-COM01-2024H1`, 'p1'
  ])
  const file = await importTable(database, planner, projectImport, recordsOf([
    { external_id: 'f1', community_code: own, type_code: 'COM01', name: 'x', action: 'serve' },
    { external_id: 'f2', community_code: own, type_code: 'COM01', name: 'x', action: 'build' },
    { external_id: 'f3', community_code: own, type_code: 'COM01', name: 'x', action: 'add', milestones: '[{"name":"x"}]' }
  ], 'projects.csv'))
  t.strictSame(file.problems.map(({ line, column }) => [line, column]), [[3, 'action'], [4, 'milestones']])
  t.equal((await send('DELETE', '/v1/projects/p1', undefined, { as: planner })).status, 204)
})

void t.test('a project goes from state to state as its roles may, and each step is kept', async (t) => {
  const id = `${own}-ELD01-2024H1`
  isProblem(t, await move(id, { to: 'approved' }, planner), 403, 'forbidden')
  isProblem(t, await move(id, { to: 'accepted' }, head), 409, 'conflict')
  isProblem(t, await move(id, { to: 'approved', on: '2999-01-01' }, head), 422, 'unprocessable-input', ['/on'])
  isProblem(t, await move(id, { to: 'approved' }, { ...head, regionCode: micro.otherCounty }), 404, 'not-found')
  isProblem(t, await send('PUT', `/v1/projects/${id}/reports/2024-07-01`, { progress: 0.1, spent: 1 }, { as: planner }), 409, 'conflict')
  t.match((await move(id, { to: 'approved', on: '2024-07-01', note: 'yes' }, head)).body, { project: { state: 'approved', stateSince: '2024-07-01', mayBecome: ['cancelled', 'proposed', 'under_way'] }, recalculation: null })
  const approved = await project(id)
  const { externalId: _1, state: _2, stateSince: _3, acceptedOn: _4, origin: _5, priority: _6, marks: _7, expected: _8, mayBecome: _9, moves: _10, reports: _11, revision: _12, spent: _13, progress: _14, ...same } = approved
  isProblem(t, await send('PUT', `/v1/projects/${id}`, { ...same, size: 9 }, { as: planner }), 422, 'unprocessable-input', ['/size'])
  t.match((await send('PUT', `/v1/projects/${id}`, { ...same, responsible: 'the street', dueOn: '2024-07-20' }, { as: planner })).body, { responsible: 'the street', state: 'approved' })
  isProblem(t, await send('DELETE', `/v1/projects/${id}`, undefined, { as: planner }), 409, 'conflict')
  isProblem(t, await move(id, { to: 'under_way', on: '2024-06-01' }, planner), 422, 'unprocessable-input', ['/on'])
  await move(id, { to: 'under_way', on: '2024-07-05' }, planner)
  await send('PUT', `/v1/projects/${id}/reports/2024-07-10`, { progress: 0.5, spent: 20 }, { as: planner })
  t.match((await send('PUT', `/v1/projects/${id}/reports/2024-07-25`, { progress: 1, spent: 36, note: 'dearer' }, { as: planner })).body, { progress: 1, spent: 36 })
  isProblem(t, await send('PUT', `/v1/projects/${id}/reports/2999-01-01`, { progress: 1, spent: 36 }, { as: planner }), 422, 'unprocessable-input', ['/on'])
  await move(id, { to: 'completed', on: '2024-07-30' }, planner)
  isProblem(t, await move(id, { to: 'accepted', on: '2024-08-01' }, planner), 403, 'forbidden')
  t.strictSame((await project(id)).moves.map(({ from, to, on, by }) => [from, to, on, by]), [
    ['proposed', 'approved', '2024-07-01', 'head'], ['approved', 'under_way', '2024-07-05', 'planner'], ['under_way', 'completed', '2024-07-30', 'planner']
  ])
  await t.rejects(
    database.pool.query("begin; set local role lifecircle_service; select set_config('lifecircle.role', 'planner', true), set_config('lifecircle.region_prefix', '330106', true); update improvement.project set state = 'accepted', accepted_on = current_date where external_id = '" + id + "'"),
    /cannot be made accepted/,
    'the database keeps to the same ways'
  )
})

void t.test('with its acceptance a facility goes live, and what it brought is what recalculations find', async (t) => {
  const id = `${own}-ELD01-2024H1`
  isProblem(t, await get(`/v1/projects/${id}/effect`, { as: planner }), 409, 'conflict')
  const { body } = await move(id, { to: 'accepted', on: '2024-08-01' }, head)
  t.match(body, { project: { state: 'accepted', acceptedOn: '2024-08-01', facility: 'home' } })
  t.type((body as MovedProject).recalculation, 'number', 'scores are worked out again')
  const { expected } = (body as MovedProject).project
  isProblem(t, await send('POST', `/v1/projects/${id}/forecast?run=${run}`, {}, { as: planner }), 409, 'conflict')
  t.strictSame((await project(id)).expected, expected, 'what was expected is kept')
  t.match((await get('/v1/facilities/home', { as: planner })).body, { size: 5, validFrom: '2024-08-01' })
  const shop = `${own}-COM01-2024H1`
  for (const [to, as] of [['approved', head], ['under_way', planner], ['completed', planner]] as const) await move(shop, { to, on: '2024-08-01' }, as)
  t.match((await get('/v1/spaces/hall', { as: planner })).body, { availability: 'planned' })
  await move(shop, { to: 'accepted', on: '2024-08-02', built: { facility: 'new-shop', size: 55 } }, head)
  t.match((await get('/v1/facilities/new-shop', { as: planner })).body, { size: 55, status: 'operating', openedOn: '2024-08-02', communityCode: own })
  t.match((await get('/v1/spaces/hall', { as: planner })).body, { availability: 'in_use' })
  t.match((await get(`/v1/projects/${shop}/effect`, { as: planner })).body, { measured: null, why: 'there is no checkup since its acceptance yet' })

  const then = await runCheckup(database, { period: '2024H2', standardVersion, scopeCode })
  await publishRun(database, then)
  const [before, after] = [await scoresOf(database, run), await scoresOf(database, then)]
  const effect = (await get(`/v1/projects/${id}/effect`, { as: planner })).body as ProjectEffect
  const bed = (scores: typeof before) => scores.get(own)!.types.find(({ typeCode }) => typeCode === 'ELD01')!
  t.match(effect.measured, { runId: then, type: { after: { base: bed(after).base, coverage: 1 } }, community: { after: { index: after.get(own)!.index } } })
  t.equal(effect.measured!.type.before.base, bed(before).base, 'without it, the base index would be what it was')
  t.equal(effect.before!.satisfaction, 0.6)
  t.equal(effect.after!.satisfaction, 0.9)
  t.ok(effect.delivered! > 0.9 && effect.delivered! < 1.1, 'as expected, but for the ratings that changed beside')
  const newShop = (await get(`/v1/projects/${shop}/effect`, { as: planner })).body as ProjectEffect
  // Alone, shops change; the rest of the index is as it is then.
  t.strictSame(newShop.measured!.newly, { residents: 160, elderly: 50, children: 30 })
  t.equal(newShop.measured!.type.before.score, 0)

  const region = (await get(`/v1/effects?region=${micro.city}&since=2024-08-01`, { as: { ...planner, regionCode: micro.city } })).body as RegionEffect
  t.strictSame(region.projects.map(({ projectId }) => projectId), [shop, id])
  t.strictSame(region.counties.map(({ code, projects }) => [code, projects]), [[micro.county, 2]])
  const lesson = region.lessons.find(({ action }) => action === 'resize')!
  t.match(lesson, { cause: 'undersized', projects: 1, measured: 1, satisfactionBefore: 0.6, satisfactionAfter: 0.9 })
  t.equal(lesson.liftPerMoney, Math.round((effect.measured!.lift / 36) * 1e6) / 1e6)
  t.strictSame(((await get(`/v1/effects?region=${micro.city}&until=2024-08-01`, { as: planner })).body as RegionEffect).projects.map(({ projectId }) => projectId), [id])
  t.match((await graphql(`{ projectEffect(externalId: "${id}") { delivered measured { lift } } }`, undefined, { as: planner })).body, { data: { projectEffect: { delivered: effect.delivered } } })
})

void t.test('facilities of a scenario become projects, each of the community that it is in', async (t) => {
  const [lon, lat] = degreesAt([1_000, 0])
  const changes = [
    { change: 'add', typeCode: 'COM01', lon, lat, size: 90, communityCode: third }, { change: 'close', facility: 'shop' }, { change: 'resize', facility: 'shop', size: 300 }
  ]
  const { body } = await send('POST', '/v1/scenarios', { name: 'more shops', regionCode: micro.city, changes }, { as: { ...planner, regionCode: micro.city } })
  const { id } = body as { id: number }
  const added = await send('POST', `/v1/scenarios/${id}/projects`, {}, { as: { ...planner, regionCode: micro.city } })
  t.strictSame((added.body as { projects: Project[] }).projects.map(({ externalId, action, communityCode, facility, size, origin }) => [externalId, action, communityCode, facility, size, origin]), [
    [`scenario-${id}-1`, 'add', third, null, 90, 'scenario'], [`scenario-${id}-3`, 'resize', far, 'shop', 300, 'scenario']
  ])
  const kept = (await put(`scenario-${id}-1`, { communityCode: third, location: { type: 'Point', coordinates: [lon, lat] }, size: 95, budget: 7, milestones: [{ name: 'tender', dueOn: '2024-05-01' }] })).body as Project
  const again = await send('POST', `/v1/scenarios/${id}/projects`, {}, { as: { ...planner, regionCode: micro.city } })
  t.strictSame((again.body as { projects: Project[] }).projects.map(({ externalId, size, budget, milestones, revision }) => [externalId, size, budget, milestones, revision]), [
    [`scenario-${id}-1`, 95, 7, kept.milestones, kept.revision], [`scenario-${id}-3`, 300, null, [], (added.body as { projects: Project[] }).projects[1]!.revision]
  ], 'whoever asks again is told of them as they are')
})

void t.test('a community is told at one sight, as figures and as a page', async (t) => {
  const portrait = (await get(`/v1/communities/${own}/portrait?run=${run}`, { as: planner })).body as CommunityPortrait
  t.match(portrait.people, { residents: 100, elderly: 40, children: 10, sites: 1, sitesOffNetwork: 0 })
  t.strictSame(portrait.inputs.facilities.map(({ externalId, nearestMetres, own: isOwn }) => [externalId, nearestMetres, isOwn]), [['home', 100, true]])
  t.strictSame(portrait.report.shortfalls.map(({ typeCode, cause }) => [typeCode, cause]), [['COM01', 'absent'], ['ELD01', 'undersized']])
  t.strictSame(portrait.spaces.map(({ externalId, availability }) => [externalId, availability]), [['hall', 'in_use']])
  t.strictSame(portrait.projects.map(({ externalId, state }) => [externalId, state]), [[`${own}-COM01-2024H1`, 'accepted'], [`${own}-ELD01-2024H1`, 'accepted']])
  t.match(portrait, { quality: { code: own, sites: 1 }, demand: [], operations: { period: '2024', residents: 100 } })
  for (const [lang, words] of [['zh', ['一社一画像', '闲置空间', '补短板项目', '验收']], ['en', ['Portrait of', 'Idle space', 'accepted', 'in use']]] as const) {
    const page = await get(`/v1/communities/${own}/portrait?run=${run}&format=html&lang=${lang}`, { as: planner })
    t.match(page.headers, { 'content-type': /^text\/html/, 'content-language': lang === 'zh' ? 'zh-CN' : 'en' })
    for (const word of [...words, 'hall']) t.ok((page.body as string).includes(word), word)
  }
  isProblem(t, await get(`/v1/communities/${micro.street}/portrait`, { as: planner }), 404, 'not-found')
  isProblem(t, await get(`/v1/communities/${own}/portrait`, { as: { ...planner, role: 'viewer' } }), 403, 'forbidden')
})

const { projectMoves } = createPlanners(database, null)
const keepSpace = (id: string, communityCode: string, availability = 'available') =>
  send('PUT', `/v1/spaces/${id}`, { communityCode, name: id, location: { type: 'Point', coordinates: degreesAt([100, 0]) }, area: 400, kind: 'vacated', availability }, { as: planner })
const availabilityOf = async (id: string) => ((await get(`/v1/spaces/${id}`, { as: planner })).body as { availability: string }).availability
const detailOf = ({ body }: { body: unknown }) => (body as { detail: string }).detail

void t.test('a space is held by one project, whoever else names it, and comes free with that one alone', async (t) => {
  for (const [id, at] of [['yard', own], ['lane', third], ['patio', own]] as const) await keepSpace(id, at)
  for (const id of ['yard-1', 'yard-2']) await put(id, { space: 'yard' })
  for (const id of ['patio-1', 'patio-2']) await put(id, { space: 'patio' })
  await put('lane-1', { space: 'lane' })
  await put('lane-2', { space: 'lane', communityCode: third })
  t.equal((await move('yard-1', { to: 'approved' }, head)).status, 201)
  const refused = await move('yard-2', { to: 'approved' }, head)
  isProblem(t, refused, 409, 'conflict')
  t.match(detailOf(refused), /yard .*yard-2 .*yard-1, which is approved/)
  await move('yard-2', { to: 'cancelled' }, planner)
  t.equal(await availabilityOf('yard'), 'planned', 'what was only proposed had nothing to free')
  await move('yard-1', { to: 'under_way' }, planner)
  await move('yard-1', { to: 'cancelled' }, head)
  t.equal(await availabilityOf('yard'), 'available')

  await t.rejects(projectMoves.approve(head, ['patio-2', 'patio-1'], '2024-07-01', 'a programme'), { code: 'conflict' }, 'nor are two approved for one at once')
  t.equal((await project('patio-1')).state, 'proposed')

  await move('lane-1', { to: 'approved' }, head)
  const ofTheStreet = { ...head, regionCode: micro.otherStreet }
  isProblem(t, await get('/v1/projects/lane-1', { as: ofTheStreet }), 404, 'not-found')
  const unseen = await move('lane-2', { to: 'approved' }, ofTheStreet)
  isProblem(t, unseen, 409, 'conflict')
  t.match(detailOf(unseen), /lane-1/, 'of another street, too')

  await put('hall-2', { space: 'hall' })
  const inUse = await move('hall-2', { to: 'approved' }, head)
  isProblem(t, inUse, 409, 'conflict')
  t.match(detailOf(inUse), /is accepted: .* say that the space is available again/)
  await keepSpace('hall', own)
  t.equal((await move('hall-2', { to: 'approved' }, head)).status, 201)
})

void t.test('a space that another project holds is not freed by one that held it too', async (t) => {
  await keepSpace('attic', own)
  for (const id of ['attic-1', 'attic-2']) await put(id, { space: 'attic' })
  await move('attic-1', { to: 'approved' }, head)
  // As it could be before a second approval was refused.
  await asCaller(database, head, ({ client }) => client.query("update improvement.project set state = 'approved' where external_id = 'attic-2'"))
  await move('attic-2', { to: 'cancelled' }, head)
  t.equal(await availabilityOf('attic'), 'planned')
})

void t.test('of two that approve the same projects at once one does, and each step is kept once', async (t) => {
  for (const id of ['both-1', 'both-2']) await put(id)
  const { approvals } = await asCaller(database, operator, async ({ client }) => {
    await client.query("select from improvement.project where external_id = 'both-2' for update")
    const both = Promise.allSettled([['both-1', 'both-2'], ['both-2', 'both-1']].map((ids) => projectMoves.approve(head, ids, '2024-07-01', 'a programme')))
    await setTimeout(300)
    return { approvals: both }
  })
  const states = (await approvals).map(({ status }) => status)
  t.strictSame(states.toSorted(), ['fulfilled', 'rejected'])
  for (const id of ['both-1', 'both-2']) t.strictSame((await project(id)).moves.map(({ from, to }) => [from, to]), [['proposed', 'approved']])
})

/** Brings what is proposed to its acceptance on a day. */
async function accept(id: string, on: string) {
  for (const [to, as] of [['approved', head], ['under_way', planner], ['completed', planner]] as const) await move(id, { to, on }, as)
  return move(id, { to: 'accepted', on }, head)
}

void t.test('what falls short still after its project was accepted gets another one', async (t) => {
  const effect = (await get(`/v1/projects/${own}-ELD01-2024H1/effect`, { as: planner })).body as ProjectEffect
  const then = effect.after!.runId
  const { items } = (await get(`/v1/projects?within=${third}&state=proposed`, { as: planner })).body as { items: Project[] }
  for (const { externalId } of items) await move(externalId, { to: 'cancelled' }, planner)
  const id = `${third}-COM01-2024H2`
  await put(id, { communityCode: third, action: 'serve', location: null, size: null })
  await accept(id, '2024-08-20')
  const idsOf = ({ body }: { body: unknown }) => (body as { projects: Project[] }).projects.map(({ externalId }) => externalId)
  const added = await send('POST', '/v1/projects/candidates', { regionCode: third, type: 'COM01', run: then }, { as: planner })
  t.equal(added.status, 201)
  t.strictSame(idsOf(added), [`${id}-2`])
  t.strictSame(idsOf(await send('POST', '/v1/projects/candidates', { regionCode: third, type: 'COM01', run: then }, { as: planner })), [], 'and is planned for then')
  await move(`${id}-2`, { to: 'cancelled' }, planner)
})

void t.test('an acceptance is measured by a checkup that began after it was recorded, and as was expected where nothing else changed', async (t) => {
  // One that is suspended is due its hours, and open too short.
  await loadFacilities(database, [{ id: 'late', type: 'COM01', at: [1_000, 100], community: third, size: 60, status: 'suspended', weeklyHours: 20 }])
  await load(database, observationImport, [{ period: '2024H2', community_code: third, type_code: 'COM01', component: 'satisfaction', numerator: 12, denominator: 20, source: 'survey' }])
  await publish(database, 'hours', [facilityType({ code: 'COM01', minSize: 50, maxMetres: 300, minWeeklyHours: 40 })])
  const before = await runCheckup(database, { period: '2024H2', standardVersion: 'hours', scopeCode })
  await publishRun(database, before)
  await put('open-late', { communityCode: third, action: 'open', facility: 'late', location: null, size: 70, weeklyHours: 45 })
  t.equal((await accept('open-late', '2024-08-20')).status, 201)
  t.match((await get('/v1/facilities/late', { as: planner })).body, { status: 'operating', size: 70, weeklyHours: 45, validFrom: '2024-08-20' })
  t.match((await get('/v1/projects/open-late/effect', { as: planner })).body, { measured: null, after: null, delivered: null, why: 'there is no checkup since its acceptance yet' }, 'whatever the days say')

  const after = await runCheckup(database, { period: '2024H2', standardVersion: 'hours', scopeCode })
  const { expected, measured, delivered } = (await get('/v1/projects/open-late/effect', { as: { ...planner, regionCode: micro.city } })).body as ProjectEffect
  t.equal(measured!.runId, after, 'though it is not published, and the one before is')
  t.equal(expected!.runId, before)
  // Of two that are due their hours none kept them, then one: (0.5 · 0.6 + 0.3 · share) / 0.8.
  t.match(expected!.type, { before: { governance: 37.5 }, after: { governance: 56.25 } }, 'with the hours that it is to have')
  const figuresOf = ({ runId: _1, period: _2, ...figures }: ProjectEffect['expected'] & object) => figures
  t.strictSame(figuresOf(measured!), figuresOf(expected!))
  t.equal(delivered, 1)
})
