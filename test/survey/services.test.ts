/** What is known between two checkups: complaints and tickets, activities, declarations, and interviews. */
import t from 'tap'
import { asCaller, operator, type Caller } from '../../src/platform/caller.js'
import { guideOf, withoutNames, type TypeEvidence } from '../../src/survey/interview-guide.js'
import { runCheckup, scoresOf } from '../support/checkup.js'
import { testDatabase } from '../support/database.js'
import { micro } from '../support/micro-city.js'
import { buildScoredCity, twoTypes } from '../support/scored-city.js'
import { isProblem, testService, type Answer } from '../support/service.js'

const database = await testDatabase(t)
await buildScoredCity(database)
const { get, send } = await testService(t, database)
const [own, neighbour, , far] = micro.communities
const county: Caller = { subject: 'desk', role: 'integrator', regionCode: micro.county }
const surveyor: Caller = { subject: 'surveyor', role: 'surveyor', regionCode: own }
const elsewhere: Caller = { ...county, regionCode: micro.otherCounty }
const ok = (answer: Answer, status = 200) => {
  if (answer.status !== status) throw new Error(`${answer.status}: ${JSON.stringify(answer.body)}`)
  return answer.body as never
}
const items = async (path: string, as: Caller = county) => (ok(await get(path, { as })) as { items: Record<string, unknown>[] }).items

const issue = { communityCode: own, typeCode: 'COM01', kind: 'complaint', openedOn: '2024-02-01', dueOn: '2024-02-10' }
const put = (id: string, body: object = {}, as = county) => send('PUT', `/v1/service-issues/${id}`, { ...issue, ...body }, { as })
const countsOf = async (period: string) =>
  asCaller(database, operator, async ({ client }) => (await client.query<{ community: string; numerator: number; denominator: number }>(
    `select community_code as community, numerator::integer, denominator::integer from survey.observation where period = $1 and source = 'service issues' order by 1`, [period])).rows)

void t.test('a complaint is kept as it stands, without numbers of people', async (t) => {
  t.match(ok(await put('I1', { summary: '请打13857112345' })), { externalId: 'I1', summary: '请打***', closedOn: null, state: 'late', facilityExternalId: null })
  t.match(ok(await put('I1', { closedOn: '2024-02-09', facilityExternalId: 'F1' })), { state: 'closed', facilityExternalId: 'F1', summary: null })
  t.match(ok(await put('I2', { closedOn: '2024-02-11' })), { state: 'closed_late' })
  ok(await put('I3', { dueOn: '2024-08-10' }))
  ok(await put('I4', { communityCode: neighbour, kind: 'ticket', closedOn: '2024-02-10' }))
  t.strictSame((await items('/v1/service-issues?state=closed')).map(({ externalId }) => externalId), ['I1', 'I4'])
  t.strictSame((await items('/v1/service-issues?facility=F1')).map(({ externalId }) => externalId), ['I1'])
  t.strictSame(await items('/v1/service-issues', elsewhere), [])
  isProblem(t, await put('I5', { dueOn: '2024-01-01' }), 422, 'unprocessable-input', ['/dueOn'])
  isProblem(t, await put('I5', { facilityExternalId: 'F2' }), 422, 'unprocessable-input', ['/facilityExternalId'])
  isProblem(t, await put('I5', { typeCode: 'NONE' }), 422, 'unprocessable-input', ['/typeCode'])
  isProblem(t, await put('I5', { closedOn: '2999-01-01' }), 422, 'unprocessable-input', ['/closedOn'])
  isProblem(t, await put('I5', {}, elsewhere), 403, 'forbidden')
  isProblem(t, await put('I4', {}, surveyor), 403, 'forbidden')
})

void t.test('a run counts those that were due in its half-year, as they were on its reference date', async (t) => {
  const run = await runCheckup(database, { period: '2024H1', standardVersion: twoTypes, scopeCode: micro.city })
  t.strictSame(await countsOf('2024H1'), [{ community: own, numerator: 1, denominator: 2 }, { community: neighbour, numerator: 1, denominator: 1 }])
  const shop = (await scoresOf(database, run)).get(own)!.types.find(({ typeCode }) => typeCode === 'COM01')!
  t.equal(shop.closedOnTime, 0.5)
  // Satisfaction 0.75 by 0.5, operating by 0.3, issues 0.5 by 0.2: by hand.
  const operating = shop.operating ?? 0
  const weights = 0.5 + (shop.operating === null ? 0 : 0.3) + 0.2
  t.ok(Math.abs(shop.governance! - (100 * (0.75 * 0.5 + operating * 0.3 + 0.5 * 0.2)) / weights) < 0.005, String(shop.governance))

  await runCheckup(database, { period: '2024H2', standardVersion: twoTypes, scopeCode: micro.city })
  t.strictSame(await countsOf('2024H2'), [{ community: own, numerator: 0, denominator: 1 }])
  isProblem(t, await send('DELETE', '/v1/service-issues/I3', undefined, { as: elsewhere }), 404, 'not-found')
  t.equal((await send('DELETE', '/v1/service-issues/I3', undefined, { as: county })).status, 204)
  await runCheckup(database, { period: '2024H2', standardVersion: twoTypes, scopeCode: micro.city })
  t.strictSame(await countsOf('2024H2'), [], 'what was taken away is counted no more')
})

void t.test('activities are dated records of a kind, with partners and participants', async (t) => {
  const activity = { communityCode: own, kind: 'service_week', title: '便民服务周', heldOn: '2024-03-04', endedOn: '2024-03-08', partners: '卫生站; 物业公司', participants: 120 }
  const keep = (id: string, body: object = {}, as = county) => send('PUT', `/v1/activities/${id}`, { ...activity, ...body }, { as })
  t.match(ok(await keep('A1')), { externalId: 'A1', ...activity, note: null })
  ok(await keep('A2', { kind: 'property_linkage', title: '物业联动', heldOn: '2024-05-01', endedOn: null, communityCode: neighbour }))
  t.strictSame((await items('/v1/activities?from=2024-03-08&to=2024-04-30')).map(({ externalId }) => externalId), ['A1'])
  t.strictSame((await items('/v1/activities?kind=property_linkage', elsewhere)).map(({ externalId }) => externalId), ['A2'], 'everybody may know of them')
  isProblem(t, await keep('A3', { endedOn: '2024-03-01' }), 422, 'unprocessable-input', ['/endedOn'])
  isProblem(t, await keep('A3', { kind: 'party' }), 422, 'unprocessable-input', ['/kind'])
  isProblem(t, await keep('A3', {}, elsewhere), 403, 'forbidden')
  isProblem(t, await send('DELETE', '/v1/activities/A1', undefined, { as: elsewhere }), 403, 'forbidden')
  isProblem(t, await send('DELETE', '/v1/activities/A9', undefined, { as: county }), 404, 'not-found')
  t.equal((await send('DELETE', '/v1/activities/A1', undefined, { as: county })).status, 204)
})

void t.test('a county declares that it has none of a type, by name, and takes it back', async (t) => {
  const declare = (body: object = {}, as = county, path = `${micro.county}/ELD02`) => send('PUT', `/v1/declarations/${path}`, { declaredOn: '2024-04-01', by: '民政科', ...body }, { as })
  t.strictSame(ok(await declare()), { countyCode: micro.county, typeCode: 'ELD02', declaredOn: '2024-04-01', by: '民政科' })
  t.match(ok(await declare({ by: '民政局' })), { by: '民政局' })
  t.strictSame((await items(`/v1/declarations?within=${micro.county}`)).map(({ typeCode, by }) => [typeCode, by]), [['ELD02', '民政局']])
  isProblem(t, await declare({}, elsewhere), 403, 'forbidden')
  isProblem(t, await declare({}, county, `${micro.county}/NONE`), 422, 'unprocessable-input', ['/typeCode'])
  isProblem(t, await declare({}, county, `${micro.street}/ELD02`), 422, 'unprocessable-input', ['/countyCode'])
  isProblem(t, await send('DELETE', `/v1/declarations/${micro.county}/ELD02`, undefined, { as: elsewhere }), 403, 'forbidden')
  t.equal((await send('DELETE', `/v1/declarations/${micro.county}/ELD02`, undefined, { as: county })).status, 204)
  isProblem(t, await send('DELETE', `/v1/declarations/${micro.county}/ELD02`, undefined, { as: county }), 404, 'not-found')
})

const found: TypeEvidence = {
  typeCode: 'ELD01', nameZh: '居家养老服务站', nameEn: 'Home care', asked: 100, asks: 40, share: 0.4, low: 0.31, high: 0.5, ratings: 30, satisfaction: 3, unreached: 25, interviews: 0
}
const reasonsOf = (evidence: Partial<TypeEvidence>) => guideOf([{ ...found, ...evidence }])[0]!.questions.map(({ reason }) => reason)

void t.test('a guide asks about what the survey found, and says it', async (t) => {
  t.strictSame(reasonsOf({}), ['asked_for', 'out_of_reach', 'discontent'])
  t.strictSame(reasonsOf({ low: 0.15, unreached: 0, satisfaction: 4 }), [], 'what is neither much nor little is no news')
  t.strictSame(reasonsOf({ asks: 1, share: 0.01, low: 0, high: 0.05, unreached: 0, satisfaction: 4.8 }), ['not_asked_for', 'content'])
  t.strictSame(reasonsOf({ asked: 0, asks: 0, share: null, low: null, high: null, unreached: 0, satisfaction: null }), ['unasked'])
  const [theme] = guideOf([found])
  t.match(theme!.questions[0], { textZh: /^40%的住户希望有居家养老服务站/, textEn: /^40 % of the households/ })
  t.match(theme!.questions[2]!.textZh, /3\.0分/)
  const order = guideOf([{ ...found, typeCode: 'B', share: 0.1 }, { ...found, typeCode: 'C', share: null }, { ...found, typeCode: 'A', share: 0.1 }, found])
  t.strictSame(order.map(({ typeCode }) => typeCode), ['ELD01', 'A', 'B', 'C'])
})

void t.test('names go from what was said', async (t) => {
  t.equal(withoutNames('李建国说王阿姨常来, 建国也来', ['李建国', '建国']), '某某说某某阿姨常来, 某某也来')
  t.equal(withoutNames('社区医生和老师都来', []), '社区医生和老师都来')
  t.equal(withoutNames('张伟先生、陈大爷', []), '某某先生、某某大爷')
})

void t.test('interviews are kept without names, by theme and tag, beside what is asked for', async (t) => {
  const planner: Caller = { subject: 'planner', role: 'planner', regionCode: micro.county }
  const words = (key: string) => ({ key, textZh: key, textEn: key })
  ok(await send('PUT', '/v1/questionnaires/care', { titleZh: '养老', titleEn: 'Care', questions: [{ ...words('wanted'), kind: 'single', options: [{ ...words('day-care'), typeCode: 'ELD01' }, words('none')] }] }, { as: planner }))
  ok(await send('POST', '/v1/campaigns', { code: 'care', name: 'care', period: '2026H2', scopeCode: micro.county, questionnaire: 'care', opensOn: '2024-01-01', closesOn: '2099-12-31' }, { as: planner }), 201)
  ok(await send('POST', '/v1/campaigns/care/responses', { site: 'S1', household: '1', answers: { wanted: 'day-care' } }, { as: county }), 201)
  const interview = {
    communityCode: own, topic: 'elderly_care', heldOn: '2024-06-01', participants: 4, names: ['李建国'],
    notes: [{ typeCode: 'ELD01', text: '李建国希望周末开放, 电话13857112345', tags: ['周末'], quote: '我家老人周末没人管, 王阿姨帮忙' }, { text: '路灯暗', tags: ['安全'] }]
  }
  const add = (body: object = {}, as = county) => send('POST', '/v1/campaigns/care/interviews', { ...interview, ...body }, { as })
  const kept = ok(await add(), 201) as { id: number }
  t.match(kept, { notes: [{ typeCode: 'ELD01', text: '某某希望周末开放, 电话***', quote: '我家老人周末没人管, 某某阿姨帮忙' }, { typeCode: null, quote: null }], recordedBy: 'desk' })
  t.notMatch(JSON.stringify((await asCaller(database, operator, ({ client }) => client.query("select string_agg(a::text, ' ') as text from platform.audit as a where a.what = 'interview'"))).rows), /建国|13857112345/)
  isProblem(t, await add({ communityCode: far }), 403, 'forbidden')
  isProblem(t, await add({ notes: [{ typeCode: 'NONE', text: 'x' }] }), 422, 'unprocessable-input', ['/notes/0/typeCode'])
  isProblem(t, await add({ heldOn: '2999-01-01' }), 422, 'unprocessable-input', ['/heldOn'])
  isProblem(t, await add({}, planner), 403, 'forbidden')
  t.equal((await items('/v1/campaigns/care/interviews?tag=安全')).length, 1)
  t.equal((await items('/v1/campaigns/care/interviews?tag=无')).length, 0)
  t.strictSame(await items('/v1/campaigns/care/interviews', elsewhere), [])

  const guide = await items(`/v1/campaigns/care/interview-guide?community=${own}&topic=elderly_care`, planner)
  t.strictSame(guide.map(({ typeCode }) => typeCode), ['ELD01', 'CNV01', 'CUL02', 'ELD02'])
  t.match(guide[0], { asked: 1, asks: 1, share: 1, unreached: 1, interviews: 1, questions: [{ reason: 'asked_for' }, { reason: 'out_of_reach' }] })
  t.match(await items('/v1/campaigns/care/demand?level=county&type=ELD01', planner), [{ asks: 1, interviews: 1 }])
  isProblem(t, await send('DELETE', `/v1/campaigns/care/interviews/${kept.id}`, undefined, { as: elsewhere }), 404, 'not-found')
  t.equal((await send('DELETE', `/v1/campaigns/care/interviews/${kept.id}`, undefined, { as: county })).status, 204)
})
