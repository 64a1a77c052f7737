import t from 'tap'
import type { Caller } from '../../src/platform/caller.js'
import { publishRun, runCheckup, scoresOf } from '../support/checkup.js'
import { testDatabase } from '../support/database.js'
import { micro } from '../support/micro-city.js'
import { buildScoredCity, twoTypes } from '../support/scored-city.js'
import { administrator, isProblem, testService, viewer } from '../support/service.js'

const database = await testDatabase(t)
await buildScoredCity(database)
const { get } = await testService(t, database)

const standardVersion = twoTypes
const wide = await runCheckup(database, { period: '2024H1', standardVersion, scopeCode: micro.city })
const narrow = await runCheckup(database, { period: '2023H2', standardVersion, scopeCode: micro.county })
const far: Caller = { subject: 'far', role: 'viewer', regionCode: '440000000000' }
const inCounty: Caller = { subject: 'county', role: 'planner', regionCode: micro.county }

type Items = { items: { id: number; code: string; rank: number }[]; nextCursor: string | null }
const ids = async (url: string, as: Caller = viewer) => ((await get(url, { as })).body as Items).items.map((run) => run.id)

void t.test('runs come newest first, page by page, and by filter', async (t) => {
  t.strictSame(await ids('/v1/checkup/runs'), [narrow, wide])
  t.strictSame(await ids('/v1/checkup/runs?period=2024H1'), [wide])
  t.strictSame(await ids(`/v1/checkup/runs?scope=${micro.county}`), [narrow])
  t.strictSame(await ids('/v1/checkup/runs?status=failed'), [])
  const first = await get('/v1/checkup/runs?limit=1')
  t.match(first.headers, { link: /rel="next"/ })
  const { nextCursor } = first.body as Items
  t.strictSame(await ids(`/v1/checkup/runs?limit=1&cursor=${nextCursor!}`), [wide])
  isProblem(t, await get('/v1/checkup/runs?period=2024H3&status=odd'), 422, 'unprocessable-input', ['/period', '/status'])
})

void t.test('a run that is not published is seen within its region only, and by everybody once it is', async (t) => {
  t.strictSame(await ids('/v1/checkup/runs', far), [])
  t.strictSame(await ids('/v1/checkup/runs', inCounty), [narrow], 'the city\'s run is not the county\'s')
  isProblem(t, await get(`/v1/checkup/runs/${wide}`, { as: far }), 404, 'not-found')
  isProblem(t, await get(`/v1/checkup/runs/${wide}/scores`, { as: far }), 404, 'not-found')
  isProblem(t, await get(`/v1/communities/${micro.communities[0]}/checkup`, { as: far }), 404, 'not-found')
  await publishRun(database, wide)
  t.strictSame(await ids('/v1/checkup/runs', far), [wide])
  const { body } = await get(`/v1/communities/${micro.communities[0]}/checkup`, { as: far })
  t.match(body, { run: { id: wide }, inputs: { observations: [] } }, 'yet observations stay in their region')
})

void t.test('a run names what it pins and whose numbers they are', async (t) => {
  t.match((await get(`/v1/checkup/runs/${wide}`)).body, {
    id: wide, period: '2024H1', referenceDate: '2024-06-30', scopeCode: micro.city, standardVersion,
    standardAuthority: 'the tests', networkName: 'micro', status: 'published', inputHash: /^[0-9a-f]{16,}$/, error: null
  })
})

void t.test('scores by level, below a region, and page by page', async (t) => {
  const codes = async (query: string) => ((await get(`/v1/checkup/runs/${wide}/scores?${query}`)).body as Items).items.map((score) => score.code)
  t.strictSame(await codes('level=community'), [...micro.communities])
  t.strictSame(await codes(`parent=${micro.county}`), [micro.street, micro.otherStreet])
  t.strictSame(await codes('level=county'), [micro.county, micro.otherCounty])
  const all = await codes('')
  const walked: string[] = []
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page: Items = (await get(`/v1/checkup/runs/${wide}/scores?limit=4${cursor === '' ? '' : `&cursor=${cursor}`}`)).body as Items
    walked.push(...page.items.map((score) => score.code))
    cursor = page.nextCursor
  }
  t.strictSame(walked, all)
  isProblem(t, await get('/v1/checkup/runs/999/scores'), 404, 'not-found')
})

void t.test('a region\'s scores are those of the database, with every category and type', async (t) => {
  const expected = (await scoresOf(database, wide)).get(micro.communities[0])!
  const { body } = await get(`/v1/checkup/runs/${wide}/scores/${micro.communities[0]}`)
  t.equal((body as { types: unknown[] }).types.length, 2)
  t.strictSame(body, JSON.parse(JSON.stringify({
    ...expected,
    categories: expected.categories.map(({ runId: _run, ...rest }) => rest),
    types: expected.types.map(({ runId: _run, ...rest }) => rest)
  })))
  isProblem(t, await get(`/v1/checkup/runs/${wide}/scores/990000000000`), 404, 'not-found')
})

void t.test('the ranking has the best first, and pages keep the order', async (t) => {
  const { body } = await get(`/v1/checkup/runs/${wide}/ranking`)
  t.match(body, { items: [{ code: micro.county, rank: 1, rankInLevel: 1 }] }, 'the other county is below the floor: half of its types were not surveyed')
  t.equal((body as Items).items.length, 1)
  const whole = ((await get(`/v1/checkup/runs/${wide}/ranking?level=community`)).body as Items).items.map((score) => score.code)
  const walked: string[] = []
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page: Items = (await get(`/v1/checkup/runs/${wide}/ranking?level=community&limit=1${cursor === '' ? '' : `&cursor=${cursor}`}`)).body as Items
    walked.push(...page.items.map((score) => score.code))
    cursor = page.nextCursor
  }
  t.strictSame(whole, [micro.communities[1], micro.communities[0], micro.communities[2]])
  t.strictSame(walked, whole)
})

void t.test('a community\'s result names the inputs behind every figure', async (t) => {
  const { status, body } = await get(`/v1/communities/${micro.communities[0]}/checkup?run=${wide}`, { as: administrator })
  t.equal(status, 200)
  t.match(body, {
    run: { id: wide },
    score: { code: micro.communities[0], population: 200, sites: 1 },
    inputs: {
      sites: [{ externalId: 'S1', people: 200, elderly: 40, children: 20, elderlyGiven: true, childrenGiven: true, onNetwork: true }],
      facilities: [
        { externalId: 'F1', typeCode: 'COM01', state: 'operating', size: 60, own: true, sitesReaching: 1, nearestMetres: 150, catchmentPeople: 300 },
        { externalId: 'F2', typeCode: 'GOV01', own: false, sitesReaching: 1, nearestMetres: 390 }
      ],
      observations: [{ typeCode: 'COM01', component: 'satisfaction', numerator: 30, denominator: 40, source: 'trial' }]
    }
  })
  t.match((await get(`/v1/communities/${micro.communities[0]}/checkup`)).body, { run: { id: wide } }, 'the newest period by default')
  t.match((await get(`/v1/communities/${micro.communities[0]}/checkup?period=2023H2`)).body, { run: { id: narrow } })
  isProblem(t, await get(`/v1/communities/${micro.communities[3]}/checkup?period=2023H2`), 404, 'not-found')
  isProblem(t, await get(`/v1/communities/${micro.street}/checkup`), 404, 'not-found')
  isProblem(t, await get(`/v1/communities/12/checkup`), 422, 'unprocessable-input', ['/code'])
})
