/** A campaign from its questionnaire to its counts: what is collected, who is counted, how far it covers, what it says. */
import t from 'tap'
import { asCaller, operator, type Caller } from '../../src/platform/caller.js'
import { testDatabase } from '../support/database.js'
import { buildMicroCity, load, loadFacilities, micro, placed } from '../support/micro-city.js'
import { siteImport } from '../../src/registry/site-import.js'
import { isProblem, testService, type Answer } from '../support/service.js'

const database = await testDatabase(t)
await buildMicroCity(database)
const [own, neighbour, , far] = micro.communities
const site = (id: string, community: string, households: number | null, more: object = {}) =>
  placed([200, 200], { external_id: id, name: `estate ${id}`, community_code: community, population: 100, households, kind: 'commodity', under_renovation: false, ...more })
await load(database, siteImport, [
  site('A', own, 10), site('B', own, 5, { kind: 'resettlement' }), site('C', own, 5, { kind: 'old_estate', under_renovation: true }), site('D', neighbour, 3), site('E', far, 4),
  site('F', neighbour, null), { ...site('G', neighbour, 3), ...placed([9_000, 9_000], {}) }
])
await load(database, siteImport, [{ ...placed([100, 100], {}), external_id: 'S1', name: 'estate S1', community_code: own, population: 0, households: 0, elderly: 0, children: 0 }])
const { get, send } = await testService(t, database)

const planner: Caller = { subject: 'planner', role: 'planner', regionCode: micro.county }
const surveyor: Caller = { subject: 'surveyor', role: 'surveyor', regionCode: own }
const county: Caller = { subject: 'integrator', role: 'integrator', regionCode: micro.county }
const elsewhere: Caller = { ...county, regionCode: micro.otherCounty }
const day = (after: number) => asCaller(database, operator, async ({ client }) => (await client.query<{ day: string }>('select (current_date + $1::integer)::text as day', [after])).rows[0]!.day)
const [yesterday, tomorrow] = [await day(-1), await day(1)]

const word = (key: string) => ({ key, textZh: key, textEn: key })
const document = {
  titleZh: '居民需求问卷', titleEn: 'What residents need',
  questions: [
    { ...word('wanted'), kind: 'multiple', required: true, options: [{ ...word('canteen'), typeCode: 'CNV01' }, { ...word('nursery'), typeCode: 'EDU01' }, word('nothing')] },
    { ...word('shops'), kind: 'satisfaction', typeCode: 'COM01' },
    { ...word('remarks'), kind: 'text', most: 200 }
  ]
}
const ok = (answer: Answer, status = 200) => {
  if (answer.status !== status) throw new Error(`${answer.status}: ${JSON.stringify(answer.body)}`)
  return answer.body as never
}
/** Fields of whatever is listed. */
interface Item {
  externalId: string; site: string; counted: boolean; flags: string[]; answers: { wanted: string[]; shops?: number }
  siteExternalId: string; communityCode: string; code: string; households: number; answered: number; percentRequired: number; missing: number | null; met: boolean | null; estatesShort: number
  typeCode: string; group: string; asked: number; asks: number; unreached: number; share: number; low: number; high: number; satisfaction: number | null; ratings: number
}
const listed = async (path: string, as: Caller = county) => ok(await get(path, { as })) as { items: Item[] }
const respond = (body: object, as: Caller = county, code = 'needs') => send('POST', `/v1/campaigns/${code}/responses`, { answers: { wanted: ['canteen'] }, ...body }, { as })

void t.test('a questionnaire has versions: another document makes one, the same one none', async (t) => {
  const put = (body: object, as = planner) => send('PUT', '/v1/questionnaires/residents', body, { as })
  t.match((await put(document)).body, { code: 'residents', version: 1, createdBy: 'planner' })
  t.match((await put(document)).body, { version: 1 })
  t.match((await put({ ...document, titleEn: 'Needs' })).body, { version: 2 })
  t.match((await get('/v1/questionnaires/residents?version=1', { as: surveyor })).body, { document: { titleEn: 'What residents need' } })
  isProblem(t, await put({ ...document, questions: [{ ...word('a'), kind: 'satisfaction', typeCode: 'NONE' }] }), 422, 'unprocessable-input', ['/questions'])
  isProblem(t, await put({ ...document, questions: [{ ...word('a'), kind: 'matrix' }] }), 422, 'unprocessable-input')
  isProblem(t, await put(document, surveyor), 403, 'forbidden')
  isProblem(t, await get('/v1/questionnaires/none', { as: planner }), 404, 'not-found')
})

void t.test('a campaign is opened by planners, of their region', async (t) => {
  const campaign = { code: 'needs', name: '2026 下半年', period: '2026H2', scopeCode: micro.county, questionnaire: 'residents', opensOn: yesterday, closesOn: tomorrow }
  const open = (more: object = {}, as = planner) => send('POST', '/v1/campaigns', { ...campaign, ...more }, { as })
  isProblem(t, await open({}, county), 403, 'forbidden')
  isProblem(t, await open({ scopeCode: micro.otherCounty }), 403, 'forbidden')
  isProblem(t, await open({ closesOn: await day(-2) }), 422, 'unprocessable-input', ['/closesOn'])
  isProblem(t, await open({ targetPercent: 40 }), 422, 'unprocessable-input', ['/targetPercent'])
  isProblem(t, await open({ questionnaire: 'none' }), 404, 'not-found')
  t.match(ok(await open(), 201), { code: 'needs', state: 'open', questionnaireVersion: 2, targetPercent: 50 })
  isProblem(t, await open(), 409, 'conflict')
  ok(await open({ code: 'later', opensOn: tomorrow }), 201)
  isProblem(t, await respond({ site: 'A', household: '1' }, county, 'later'), 409, 'conflict')
})

void t.test('one valid response of a household counts, however its key is written; nothing is dropped', async (t) => {
  t.match(ok(await respond({ externalId: 'R1', site: 'A', household: '3-2-501' }), 201), { externalId: 'R1', counted: true, flags: [] })
  t.match(ok(await respond({ externalId: 'R2', site: 'A', household: ' 3-2-５０１ ' }), 201), { counted: false, flags: ['duplicate'] })
  t.match(ok(await respond({ externalId: 'R3', site: 'B', household: '3-2-501' }), 201), { counted: true })
  t.match(ok(await respond({ externalId: 'R4', site: 'A', household: '9', answers: { shops: 5 } }), 201), { counted: false, flags: ['incomplete'] })
  t.match(ok(await respond({ externalId: 'R5', site: 'A', household: '9', answers: { wanted: ['nursery'], shops: 5 } }), 201), { counted: true, flags: [] }, 'nonsense does not stand in the way of a valid one')
  const { items } = await listed('/v1/campaigns/needs/responses')
  t.strictSame(items.map(({ externalId }) => externalId), ['R5', 'R4', 'R3', 'R2', 'R1'])
})

void t.test('a response sent again takes its own place, and who counts is settled anew', async (t) => {
  t.match(ok(await respond({ externalId: 'R1', site: 'A', household: '3-2-501' }), 201), { counted: true, flags: [] })
  ok(await respond({ externalId: 'R1', site: 'A', household: '3-2-501', answers: {} }), 201)
  const of = async (id: string) => (await listed('/v1/campaigns/needs/responses')).items.find(({ externalId }) => externalId === id)
  t.match(await of('R1'), { counted: false, flags: ['incomplete'] })
  t.match(await of('R2'), { counted: true, flags: [] }, 'the duplicate is the first valid one now')
  ok(await respond({ externalId: 'R1', site: 'A', household: '3-2-501' }), 201)
  t.match(await of('R1'), { counted: true, flags: [] })
  t.match(await of('R2'), { counted: false, flags: ['duplicate'] })
})

void t.test('of a household nothing is kept but a keyed hash, of numbers in texts nothing at all', async (t) => {
  t.match(ok(await respond({ externalId: 'R6', site: 'A', household: '10', answers: { wanted: ['canteen'], remarks: '请打13857112345' } }), 201), { counted: true, flags: ['masked'] })
  const everything = await asCaller(database, operator, ({ client }) => client.query<{ text: string }>(
    'select (select string_agg(r::text, chr(10)) from survey.response as r) || (select string_agg(a::text, chr(10)) from platform.audit as a) as text'))
  const { text } = everything.rows[0]!
  t.match(text, /请打\*\*\*/)
  t.notMatch(text, /13857112345|3-2-501/)
  const hashes = await asCaller(database, operator, ({ client }) => client.query<{ n: number }>('select count(distinct household)::integer as n from survey.response where site_external_id in (\'A\', \'B\')'))
  t.equal(hashes.rows[0]!.n, 4, 'the same household name of another site is another household')
})

void t.test('what cannot be read is told by its pointer; where, by whom and when as well', async (t) => {
  isProblem(t, await respond({ site: 'A', household: '1', answers: { wanted: ['pool'], shops: 9, none: 1 } }), 422, 'unprocessable-input', ['/answers/none', '/answers/wanted', '/answers/shops'])
  isProblem(t, await respond({ site: 'NONE', household: '1' }), 422, 'unprocessable-input', ['/site'])
  isProblem(t, await respond({ site: 'E', household: '1' }), 422, 'unprocessable-input', ['/site'])
  isProblem(t, await respond({ site: 'D', household: '1' }, surveyor), 403, 'forbidden')
  isProblem(t, await respond({ site: 'A', household: '1' }, planner), 403, 'forbidden')
  isProblem(t, await respond({ site: 'A', household: '1', answeredOn: await day(-5) }), 422, 'unprocessable-input', ['/answeredOn'])
  isProblem(t, await respond({ site: 'A', household: '1', answeredOn: tomorrow }), 422, 'unprocessable-input', ['/answeredOn'])
  isProblem(t, await get('/v1/campaigns/needs/responses', { as: { ...county, role: 'viewer' } }), 403, 'forbidden')
  t.strictSame((await listed('/v1/campaigns/needs/responses', elsewhere)).items, [])
})

void t.test('of a batch the good ones are kept and the others told, and sent again it keeps nothing twice', async (t) => {
  const responses = [
    { externalId: 'B1', site: 'A', household: '20', answers: { wanted: ['canteen'], shops: 2 } },
    { externalId: 'B2', site: 'A', household: '21', answers: { wanted: ['swimming'] } },
    { externalId: 'B3', site: 'D', household: '22', answers: { wanted: ['nothing'], shops: 4 } },
    { externalId: 'B1', site: 'A', household: '23', answers: { wanted: ['nothing'] } }
  ]
  const batch = () => send('POST', '/v1/campaigns/needs/responses/batch', { responses }, { as: county })
  const first = ok(await batch()) as { items: object[] }
  t.match(first.items, [
    { position: 0, externalId: 'B1', counted: true, problems: [] },
    { position: 1, externalId: null, counted: false, problems: [{ pointer: '/answers/wanted' }] },
    { position: 2, externalId: 'B3', counted: true },
    { position: 3, externalId: null, problems: [{ pointer: '/externalId' }] }
  ])
  t.strictSame((await batch()).body, first)
})

void t.test('residents answer by links that are told once, good for their site and time only', async (t) => {
  const invite = (body: object, as = county) => send('POST', '/v1/campaigns/needs/links', body, { as })
  const [one, two] = (ok(await invite({ site: 'C', households: ['1', '2'] }), 201) as { items: { id: number; token: string; ofHousehold: boolean }[] }).items
  const [poster] = (ok(await invite({ site: 'C' }), 201) as { items: { id: number; token: string }[] }).items
  isProblem(t, await invite({ site: 'E' }), 422, 'unprocessable-input', ['/site'])
  isProblem(t, await invite({ site: 'D' }, surveyor), 403, 'forbidden')

  const headers = (token: string) => ({ 'x-survey-link': token })
  t.match((await get('/v1/survey-link', { as: null, headers: headers(one!.token) })).body, { campaign: '2026 下半年', ofHousehold: true, document: { titleEn: 'Needs' } })
  const answer = (token: string, body: object = {}) => send('POST', '/v1/survey-link/responses', { answers: { wanted: ['canteen'] }, ...body }, { as: null, headers: headers(token) })
  t.match(ok(await answer(one!.token), 201), { counted: true, flags: [] })
  t.match(ok(await answer(one!.token), 201), { counted: false, flags: ['duplicate'] })
  t.match(ok(await respond({ site: 'C', household: '1' }), 201), { counted: false, flags: ['duplicate'] }, 'whoever was invited and is asked at the door counts once')
  isProblem(t, await answer(poster!.token), 422, 'unprocessable-input', ['/household'])
  t.match(ok(await answer(poster!.token, { household: '2' }), 201), { counted: true })
  t.match(ok(await answer(two!.token), 201), { counted: false })

  isProblem(t, await answer('x'.repeat(32)), 422, 'unprocessable-input')
  t.equal((await send('DELETE', `/v1/campaigns/needs/links/${poster!.id}`, undefined, { as: elsewhere })).status, 404)
  t.equal((await send('DELETE', `/v1/campaigns/needs/links/${poster!.id}`, undefined, { as: county })).status, 204)
  isProblem(t, await answer(poster!.token, { household: '3' }), 422, 'unprocessable-input')
  const kept = await asCaller(database, operator, ({ client }) => client.query<{ text: string }>('select string_agg(l::text, chr(10)) || (select string_agg(a::text, chr(10)) from platform.audit as a) as text from survey.link as l'))
  for (const { token } of [one!, two!, poster!]) t.notOk(kept.rows[0]!.text.includes(token))
})

const estates = async (query = '', as = county) => Object.fromEntries((await listed(`/v1/campaigns/needs/coverage/estates?${query}`, as)).items.map(({ siteExternalId, answered, percentRequired, missing, met }) => [siteExternalId, [answered, percentRequired, missing, met]]))

void t.test('coverage is tested estate by estate in whole numbers: half, and four in five of resettlement and renovated old estates', async (t) => {
  t.strictSame(await estates(), {
    A: [4, 50, 1, false], B: [1, 80, 3, false], C: [2, 80, 2, false], D: [1, 50, 1, false], F: [0, 50, null, null], G: [0, 50, 2, false], S1: [0, 50, 0, null], S2: [0, 50, null, null]
  })
  ok(await respond({ site: 'A', household: '30' }), 201)
  for (const household of ['11', '12', '13']) ok(await respond({ site: 'B', household }), 201)
  for (const household of ['11', '12']) ok(await respond({ site: 'C', household }), 201)
  t.match(await estates(), { A: [5, 50, 0, true], B: [4, 80, 0, true], C: [4, 80, 0, true] })
  t.strictSame(Object.keys(await estates('short=true')), ['D', 'G'])
  t.strictSame(Object.keys(await estates('', surveyor)).sort(), ['A', 'B', 'C', 'S1'], 'of the own region')
  t.strictSame(await estates('', elsewhere), {})
})

void t.test('a region is covered where half of its households answered, and each estate that needs more is', async (t) => {
  const region = async (level: string) => Object.fromEntries((await listed(`/v1/campaigns/needs/coverage?level=${level}`)).items.map(({ code, households, answered, estatesShort, met }) => [code, [households, answered, estatesShort, met]]))
  t.match(await region('community'), { [own]: [20, 13, 0, true], [neighbour]: [6, 1, 2, false] })
  t.match(await region('county'), { [micro.county]: [26, 14, 2, true] })
  ok(await respond({ externalId: 'B-last', site: 'B', household: '13', answers: {} }), 201)
  // B falls to three of five: one response of the household 13 stays valid, so it is taken away at its own external id.
  t.match(await region('community'), { [own]: [20, 13, 0, true] })
  const { items } = await listed('/v1/campaigns/needs/responses')
  const counted = items.find((one) => one.site === 'B' && one.counted && one.externalId !== 'R3')!
  ok(await respond({ externalId: counted.externalId, site: 'B', household: '99', answers: {} }), 201)
  t.match(await region('community'), { [own]: [20, 12, 1, false] }, 'three of five are sixty per cent: the community is not covered, though more than half of it answered')
})

const demandOf = async (query: string, as = county) => (await listed(`/v1/campaigns/needs/demand?${query}`, as)).items

void t.test('demand is the share of those asked, with the interval of Wilson as by hand', async (t) => {
  const rows = await demandOf('level=community')
  const canteen = rows.find(({ code, typeCode }) => code === own && typeCode === 'CNV01')!
  const { items } = await listed('/v1/campaigns/needs/responses?limit=1000')
  const counted = items.filter((one) => one.counted && one.communityCode === own)
  const asks = counted.filter(({ answers }) => answers.wanted.includes('canteen')).length
  t.match(canteen, { asked: counted.length, asks, ratings: 0, satisfaction: null, placeInRegion: 1 })
  const [n, p, z] = [counted.length, asks / counted.length, 1.959963984540054]
  const middle = (p + z ** 2 / (2 * n)) / (1 + z ** 2 / n)
  const half = (z * Math.sqrt((p * (1 - p)) / n + z ** 2 / (4 * n ** 2))) / (1 + z ** 2 / n)
  t.ok(Math.abs(canteen.share - p) < 1e-6 && Math.abs(canteen.low - (middle - half)) < 1e-6 && Math.abs(canteen.high - (middle + half)) < 1e-6)
  const shops = rows.find(({ code, typeCode }) => code === own && typeCode === 'COM01')!
  const ratings = counted.flatMap(({ answers }) => answers.shops ?? [])
  t.equal(shops.satisfaction, Number((ratings.reduce((sum, one) => sum + one, 0) / ratings.length).toFixed(6)))
  t.equal(shops.asked, 0)
  t.equal(shops.share, null)
})

void t.test('it is told apart by age and by kind of estate, and only to those who may read responses', async (t) => {
  ok(await respond({ site: 'A', household: '40', ageGroup: '60_79', answers: { wanted: ['nursery'] } }), 201)
  const ages = await demandOf('level=county&by=age&type=EDU01')
  t.match(ages.find(({ group }) => group === '60_79'), { asked: 1, asks: 1, share: 1, high: 1 })
  const kinds = await demandOf('level=county&by=estate&type=CNV01')
  t.strictSame(kinds.map(({ group }) => group), ['commodity', 'old_estate', 'resettlement'])
  isProblem(t, await get('/v1/campaigns/needs/demand', { as: { ...county, role: 'viewer' } }), 403, 'forbidden')
  t.strictSame(await demandOf('level=county', elsewhere), [])
})

void t.test('what is asked for and not reachable is found on the network', async (t) => {
  const unmet = async () => (await listed('/v1/campaigns/needs/unmet-demand')).items
  const before = (await unmet()).find(({ communityCode, typeCode }) => communityCode === own && typeCode === 'CNV01')!
  t.equal(before.unreached, before.asks, 'there is no canteen yet')
  await loadFacilities(database, [{ id: 'CANTEEN', at: [210, 210], type: 'CNV01', community: own, size: 60 }])
  t.strictSame((await unmet()).filter(({ communityCode, typeCode }) => communityCode === own && typeCode === 'CNV01'), [])
})

void t.test('closed, it collects no more, and its counts stand among the observations', async (t) => {
  const close = (as = planner) => send('POST', '/v1/campaigns/needs/close', undefined, { as })
  isProblem(t, await close({ ...planner, regionCode: own }), 403, 'forbidden')
  const closed = ok(await close()) as { observations: number; state: string }
  t.equal(closed.state, 'closed')
  isProblem(t, await respond({ site: 'A', household: '50' }), 409, 'conflict')
  const demand = (await demandOf('level=community')).filter(({ asked }) => asked > 0)
  const stored = await asCaller(database, operator, ({ client }) => client.query<{ code: string; type: string; asks: number; asked: number }>(
    `select o.community_code as code, t.code as type, o.numerator::integer as asks, o.denominator::integer as asked
     from survey.observation as o join registry.facility_type as t on t.id = o.type_id
     where o.source = 'campaign:needs' and o.component = 'demand' order by 1, 2`))
  t.strictSame(stored.rows, demand.map(({ code, typeCode, asks, asked }) => ({ code, type: typeCode, asks, asked })))
  const rated = await asCaller(database, operator, ({ client }) => client.query<{ share: number; ratings: number }>(
    `select sum(numerator)::float8 as share, sum(denominator)::integer as ratings from survey.observation where source = 'campaign:needs' and component = 'satisfaction'`))
  const shops = (await demandOf('level=county&type=COM01'))[0]!
  t.equal(rated.rows[0]!.ratings, shops.ratings)
  t.ok(Math.abs(rated.rows[0]!.share - ((shops.satisfaction! - 1) / 4) * shops.ratings) < 1e-4)
  t.equal((ok(await close()) as { observations: number }).observations, closed.observations, 'counted again, it counts the same')
})
