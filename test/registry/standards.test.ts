import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import t from 'tap'
import { executeRun } from '../../src/checkup/run-steps.js'
import { requestRun, requestTrial } from '../../src/checkup/run-queries.js'
import { operator, type Caller } from '../../src/platform/caller.js'
import { compareStandards } from '../../src/registry/standard-comparison.js'
import { checkStandard, defaultStandard } from '../../src/registry/standard-file.js'
import type { Standard } from '../../src/registry/standard.js'
import { facilityType, now, runCheckup } from '../support/checkup.js'
import { testDatabase } from '../support/database.js'
import { micro } from '../support/micro-city.js'
import { buildScoredCity, twoTypes } from '../support/scored-city.js'
import { administrator, isGraphqlError, isProblem, testService, viewer, type Answer } from '../support/service.js'

const document = (version: string, more: object = {}): Standard =>
  checkStandard({ version, title: version, authority: 'the tests', types: [facilityType({ code: 'COM01' }), facilityType({ code: 'GOV01', category: 'governance', categoryZh: '治理' })], ...more }, version)

const tagOf = ({ headers }: Answer) => String(headers['etag'])
const as = { as: administrator }
const based = (answer: Answer, who: Caller = administrator) => ({ as: who, headers: { 'if-match': tagOf(answer) } })
const ofCity: Caller = { subject: 'city', role: 'administrator', regionCode: micro.city }
const ofCounty: Caller = { subject: 'county', role: 'administrator', regionCode: micro.county }
const planner: Caller = { subject: 'planner', role: 'planner', regionCode: micro.city }

void t.test('a standard is drafted, edited, published and retired', async (t) => {
  const database = await testDatabase(t)
  const { send, get } = await testService(t, database)
  const made = await send('POST', '/v1/admin/standards', document('ours-1'), as)
  t.match(made, { status: 201, headers: { location: '/v1/standards/ours-1' }, body: { version: 'ours-1', status: 'draft', publishedAt: null, regionCode: operator.regionCode } })
  t.equal(tagOf(await get('/v1/standards/ours-1', as)), tagOf(made), 'what is read has the tag an edit needs')
  isProblem(t, await send('POST', '/v1/admin/standards', document('ours-1'), as), 409, 'conflict')

  t.throws(() => document('none', { grades: [] }), { code: 'unprocessable-input', details: [{ pointer: '/grades' }] }, 'no grades are told as wrong')
  const heavier = document('ours-1', { types: [facilityType({ code: 'COM01', weight: 2 })] })
  isProblem(t, await send('PUT', '/v1/admin/standards/ours-1', heavier, as), 428, 'precondition-required')
  const edited = await send('PUT', '/v1/admin/standards/ours-1', heavier, based(made))
  t.match(edited, { status: 200, body: { document: { types: [{ code: 'COM01', weight: 2 }] } } })
  isProblem(t, await send('PUT', '/v1/admin/standards/ours-1', document('ours-1'), based(made)), 412, 'precondition-failed')
  isProblem(t, await send('PUT', '/v1/admin/standards/ours-1', document('ours-2'), based(edited)), 422, 'unprocessable-input', ['/version'])
  const types = await database.pool.query('select weight from registry.standard_type where standard_version = $1', ['ours-1'])
  t.strictSame(types.rows, [{ weight: 2 }], 'its types are those of the document')

  const published = await send('POST', '/v1/admin/standards/ours-1/publish', undefined, based(edited))
  t.match(published, { status: 200, body: { status: 'published', publishedAt: String } })
  isProblem(t, await send('PUT', '/v1/admin/standards/ours-1', heavier, based(published)), 409, 'conflict')
  isProblem(t, await send('DELETE', '/v1/admin/standards/ours-1', undefined, based(published)), 409, 'conflict')
  isProblem(t, await send('POST', '/v1/admin/standards/ours-1/publish', undefined, based(published)), 409, 'conflict')

  const retired = await send('POST', '/v1/admin/standards/ours-1/retire', undefined, based(published))
  t.match(retired, { status: 200, body: { status: 'retired', retiredAt: String } })
  isProblem(t, await send('POST', '/v1/admin/standards/ours-1/retire', undefined, based(retired)), 409, 'conflict')
  for (const change of [`set status = 'published', retired_at = null`, `set document = '{}'`, `set region_code = '330000000000'`]) {
    await t.rejects(database.asOwner((client) => client.query(`update registry.standard ${change} where version = 'ours-1'`)), /never changes/, change)
  }
  isProblem(t, await send('POST', '/v1/admin/standards/none/publish', undefined, { as: administrator, headers: { 'if-match': '*' } }), 404, 'not-found')
})

void t.test('any standard is cloned into a draft, which may be deleted', async (t) => {
  const database = await testDatabase(t)
  const { send, get } = await testService(t, database)
  const clone = await send('POST', '/v1/admin/standards/lifecircle-2026/clone', { version: 'ours-2027', title: 'Ours' }, as)
  const { document: copied } = clone.body as { document: Standard }
  t.match(clone, { status: 201, body: { status: 'draft', title: 'Ours', authority: /not the Zhejiang guideline/ } })
  t.strictSame({ ...copied, version: '', title: '' }, { ...JSON.parse(JSON.stringify(defaultStandard())), version: '', title: '' })
  isProblem(t, await send('POST', '/v1/admin/standards/none/clone', { version: 'ours-2028' }, as), 404, 'not-found')
  isProblem(t, await send('POST', '/v1/admin/standards/lifecircle-2026/clone', { version: 'o/2' }, as), 422, 'unprocessable-input', ['/version'])
  t.equal((await send('DELETE', '/v1/admin/standards/ours-2027', undefined, based(clone))).status, 204)
  isProblem(t, await get('/v1/standards/ours-2027'), 404, 'not-found')
})

void t.test('what is wrong with a document is named by its path, all of it', async (t) => {
  const database = await testDatabase(t)
  const { send, get } = await testService(t, database)
  const wrong = async (more: object, pointers: readonly string[]) =>
    isProblem(t, await send('POST', '/v1/admin/standards', { ...document('wrong'), ...more }, as), 422, 'unprocessable-input', pointers)
  const [first, second] = document('wrong').types
  await wrong({ types: [{ ...first, weight: -1, circleMinutes: 90 }, { ...second, group: 'dogs' }] }, ['/types/0/circleMinutes', '/types/0/weight', '/types/1/group'])
  await wrong({ types: [first, first] }, ['/types/1/code'])
  await wrong({ types: [{ ...first, profile: 'runner' }, { ...second, supplyPer1000: 3, supplyUnit: null }] }, ['/types/0/profile', '/types/1/supplyUnit'])
  await wrong({ types: [first, { ...second, category: first!.category }] }, ['/types/1/categoryZh'])
  await wrong({ parameters: { countWeight: 0.6, supplyWeight: 0.5, coverageWeight: 0.8, elderlyShare: 0.6, childShare: 0.5 } }, ['/parameters/supplyWeight', '/parameters/worstQuarterWeight', '/parameters/childShare'])
  await wrong({ parameters: { satisfactionWeight: 0, operatingWeight: 0, closedOnTimeWeight: 0 } }, ['/parameters/satisfactionWeight'])
  await wrong({ grades: [{ name: 'good', least: 60 }, { name: 'better', least: 70 }] }, ['/grades', '/grades'])
  await wrong({ sources: [{ pointer: '/parameters/luck', source: 'the stars', confidence: 'stated' }] }, ['/sources/0/pointer'])
  await wrong({ colour: 'red' }, ['/'])
  t.equal((await database.pool.query(`select from registry.standard where version = 'wrong'`)).rowCount, 0)

  const schema = await get('/v1/standards/schema')
  t.match(schema, { status: 200, headers: { 'content-type': /^application\/schema\+json/ }, body: { $ref: '#/$defs/StandardDocument', $defs: { StandardDocument: { type: 'object', required: ['version', 'title', 'authority', 'types'], properties: { types: { items: { properties: { weight: { exclusiveMinimum: 0, description: /\S/ } } } } } } } } })
})

void t.test('a standard is its region\'s: others see it once it is published, use it, and change nothing', async (t) => {
  const database = await testDatabase(t)
  await buildScoredCity(database)
  const { send, get, graphql } = await testService(t, database)
  for (const who of [viewer, planner]) isProblem(t, await send('POST', '/v1/admin/standards', document('ours-3'), { as: who }), 403, 'forbidden')
  const made = await send('POST', '/v1/admin/standards', document('ours-3'), { as: ofCity })
  t.match(made, { status: 201, body: { regionCode: micro.city } })
  t.equal((await get('/v1/standards/ours-3', { as: ofCity })).status, 200)
  t.equal((await get('/v1/standards/ours-3', { as: planner })).status, 200, 'whoever is of the region may read its drafts')
  isProblem(t, await get('/v1/standards/ours-3', { as: ofCounty }), 404, 'not-found')
  const listed = async (who: Caller) => ((await get('/v1/standards', { as: who })).body as { items: { version: string }[] }).items.map(({ version }) => version)
  t.strictSame([(await listed(ofCity)).includes('ours-3'), (await listed(ofCounty)).includes('ours-3')], [true, false])
  isGraphqlError(t, await graphql('{ standard(version: "ours-3") { document } }', undefined, { as: ofCounty }), 'not-found')
  const edits = [['PUT', '', document('ours-3')], ['DELETE', '', undefined], ['POST', '/publish', undefined], ['POST', '/retire', undefined]] as const
  for (const [method, path, body] of edits) {
    isProblem(t, await send(method, `/v1/admin/standards/ours-3${path}`, body, based(made, ofCounty)), 404, 'not-found')
  }
  isProblem(t, await send('POST', '/v1/admin/standards', document('ours-3'), { as: ofCounty }), 409, 'conflict')
  isGraphqlError(t, await graphql(`mutation { publishStandard(version: "ours-3", revision: "*") { status } }`, undefined, { as: planner }), 'forbidden')
  isProblem(t, await send('POST', '/v1/admin/standards/lifecircle-2026/retire', undefined, { as: ofCity, headers: { 'if-match': '*' } }), 403, 'forbidden')
  t.match(await send('POST', '/v1/admin/standards/ours-3/publish', undefined, based(made, ofCity)), { status: 200, body: { status: 'published' } })
  for (const [method, path, body] of edits) {
    isProblem(t, await send(method, `/v1/admin/standards/ours-3${path}`, body, based(made, ofCounty)), 403, 'forbidden')
  }
  t.match(await requestRun(database, ofCounty, { period: '2024H1', standardVersion: 'ours-3' }, now), { created: true }, 'a county is scored by its city\'s standard')
})

void t.test('a draft that was tried on a run is read by whoever sees the trial', async (t) => {
  const database = await testDatabase(t)
  await buildScoredCity(database)
  const { send, get, graphql } = await testService(t, database)
  const run = await runCheckup(database, { period: '2024H1', standardVersion: twoTypes, scopeCode: micro.county })
  await send('POST', '/v1/admin/standards', document('of-the-city'), { as: ofCity })
  isProblem(t, await get('/v1/standards/of-the-city', { as: ofCounty }), 404, 'not-found')
  isProblem(t, await send('POST', `/v1/admin/runs/${run}/trials`, { standard: 'of-the-city' }, { as: ofCounty }), 422, 'unprocessable-input')
  const { run: trial } = await requestTrial(database, ofCity, { runId: run, standardVersion: 'of-the-city' })
  await executeRun(database, { subject: 'worker', role: 'administrator', regionCode: micro.county }, trial.id)
  t.match((await get(`/v1/checkup/runs/${trial.id}`, { as: ofCounty })).body, { status: 'completed', standardVersion: 'of-the-city' })
  t.match((await graphql(`{ run(number: ${trial.id}) { standard { version document } } }`, undefined, { as: ofCounty })).body, { data: { run: { standard: { version: 'of-the-city' } } } })
  t.equal((await get('/v1/standards/of-the-city', { as: ofCounty })).status, 200)
  isProblem(t, await get('/v1/standards/of-the-city', { as: { ...ofCounty, regionCode: micro.otherCounty } }), 404, 'not-found')
})

void t.test('a draft that was tried stays as it was, and what is retired starts no run', async (t) => {
  const database = await testDatabase(t)
  await buildScoredCity(database)
  const { send } = await testService(t, database)
  const run = await runCheckup(database, { period: '2024H1', standardVersion: twoTypes, scopeCode: micro.city })
  const made = await send('POST', '/v1/admin/standards', document('tried'), as)
  const { run: trial } = await requestTrial(database, operator, { runId: run, standardVersion: 'tried' })
  for (const [method, body] of [['PUT', document('tried', { types: [facilityType({ code: 'COM01', weight: 3 })] })], ['DELETE', undefined]] as const) {
    const refused = await send(method, '/v1/admin/standards/tried', body, based(made))
    isProblem(t, refused, 409, 'conflict')
    t.match(refused.body, { detail: new RegExp(`tried by the runs ${trial.id}: clone it`) })
  }
  const published = await send('POST', '/v1/admin/standards/tried/publish', undefined, based(made))
  t.equal(published.status, 200, 'it can be published as it is')

  const schedule = await send('POST', '/v1/admin/schedules', { cron: '0 3 1 * *', standard: 'tried' }, as)
  isProblem(t, await send('POST', '/v1/admin/standards/tried/retire', undefined, based(published)), 409, 'conflict')
  await send('DELETE', `/v1/admin/schedules/${(schedule.body as { id: number }).id}`, undefined, as)
  t.equal((await send('POST', '/v1/admin/standards/tried/retire', undefined, based(published))).status, 200)
  await t.rejects(requestRun(database, operator, { period: '2024H1', standardVersion: 'tried' }, now), { code: 'unprocessable-input', message: /no published standard tried/ })
})

void t.test('two standards are compared value by value, types by their codes', async (t) => {
  const before = document('before', { profiles: { general: 1, slow: 0.8 } })
  const after = document('after', {
    title: before.title,
    profiles: { general: 1.2, slow: 0.8 },
    grades: [{ name: 'excellent', least: 85 }, { name: 'poor', least: 0 }],
    types: [before.types[1]!, { ...before.types[0]!, weight: 2, maxMetres: 300 }]
  })
  const changes = compareStandards(before, after)
  t.strictSame(changes.map(({ kind, path, typeCode, before, after }) => [kind, path, typeCode, before, after]), [
    ['changed', '/grades/excellent', null, 80, 85],
    ['removed', '/grades/fair', null, 60, null],
    ['removed', '/grades/good', null, 70, null],
    ['changed', '/profiles/general', null, 1, 1.2],
    ['changed', '/types/COM01/maxMetres', 'COM01', null, 300],
    ['changed', '/types/COM01/weight', 'COM01', 1, 2],
    ['changed', '/types/GOV01/budgetMetres', 'GOV01', 300, 360]
  ])
  t.strictSame(compareStandards(before, before), [])
  t.strictSame(
    compareStandards(after, before).map(({ path, before, after }) => [path, after, before]),
    changes.map(({ path, before, after }) => [path, before, after]),
    'the other way round it is the same'
  )

  const database = await testDatabase(t)
  const { send, get, graphql } = await testService(t, database)
  await send('POST', '/v1/admin/standards', before, as)
  await send('POST', '/v1/admin/standards', after, as)
  const answer = await get('/v1/standards/before/comparison?with=after', as)
  t.strictSame(answer.body, { before: 'before', after: 'after', changes })
  const asked = await graphql('{ standardComparison(version: "before", with: "after") { before after changes { kind path typeCode before after } } }', undefined, as)
  t.strictSame((asked.body as { data: unknown }).data, { standardComparison: answer.body })
  isProblem(t, await get('/v1/standards/before/comparison?with=none', as), 404, 'not-found')
})

void t.test('GraphQL edits as REST does', async (t) => {
  const database = await testDatabase(t)
  const { graphql } = await testService(t, database)
  const made = await graphql('mutation ($document: JSON!) { createStandard(document: $document) { version status revision } }', { document: document('ours-4') }, as)
  const { revision } = (made.body as { data: { createStandard: { revision: string } } }).data.createStandard
  isGraphqlError(t, await graphql('mutation { publishStandard(version: "ours-4", revision: "stale") { status } }', undefined, as), 'precondition-failed')
  isGraphqlError(t, await graphql('mutation ($document: JSON!) { createStandard(document: $document) { version } }', { document: {} }, as), 'unprocessable-input')
  t.match((await graphql(`mutation { cloneStandard(from: "ours-4", version: "ours-5") { status document } }`, undefined, as)).body, { data: { cloneStandard: { status: 'draft', document: { version: 'ours-5' } } } })
  t.match((await graphql(`mutation { deleteStandard(version: "ours-5", revision: "*") }`, undefined, as)).body, { data: { deleteStandard: 'ours-5' } })
  const replaced = await graphql(
    `mutation ($document: JSON!) { replaceStandard(version: "ours-4", revision: "${revision}", document: $document) { title } }`, { document: { ...document('ours-4'), title: 'New' } }, as
  )
  t.match(replaced.body, { data: { replaceStandard: { title: 'New' } } })
  t.match((await graphql('mutation { publishStandard(version: "ours-4", revision: "*") { status } }', undefined, as)).body, { data: { publishStandard: { status: 'published' } } })
  t.match((await graphql('mutation { retireStandard(version: "ours-4", revision: "*") { status retiredAt } }', undefined, as)).body, { data: { retireStandard: { status: 'retired', retiredAt: String } } })
  t.match((await graphql('{ standardSchema }')).body, { data: { standardSchema: { $ref: '#/$defs/StandardDocument' } } })
})

void t.test('every number of the default standard has its source, and how sure it is', async (t) => {
  const { types, sources = [], parameters, profiles, grades, thresholds } = defaultStandard()
  for (const { code, source, confidence } of types) t.ok(source !== null && ['stated', 'recalled', 'default'].includes(confidence ?? ''), code)
  const told = new Set(sources.map(({ pointer }) => pointer))
  for (const [name, values] of Object.entries({ parameters, profiles, thresholds })) {
    for (const key of Object.keys(values)) t.ok(told.has(`/${name}/${key}`), `/${name}/${key}`)
  }
  t.ok(grades.length > 0 && told.has('/grades'))
  t.ok(sources.every(({ confidence }) => ['stated', 'recalled', 'default'].includes(confidence)))
})

void t.test('the schema needs no database at the command line', async (t) => {
  const { stdout } = await promisify(execFile)(process.execPath, ['build/src/cli.js', 'standards', 'schema'])
  t.match(JSON.parse(stdout), { $defs: { StandardDocument: { properties: { version: {} } } } })
})
