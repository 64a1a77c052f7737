/** Files of the survey: what is refused, by row and column, and what sending one again does. */
import t from 'tap'
import { asCaller, operator, type Caller } from '../../src/platform/caller.js'
import { importTable, type ImportReport, type TableImport } from '../../src/platform/table-import.js'
import { activityImport } from '../../src/survey/activity-import.js'
import { campaignImport } from '../../src/survey/campaign-import.js'
import { householdImport } from '../../src/survey/household-import.js'
import { questionnaireImport } from '../../src/survey/questionnaire-import.js'
import { serviceIssueImport } from '../../src/survey/service-issue-import.js'
import { testDatabase } from '../support/database.js'
import { buildMicroCity, micro, recordsOf, type Row } from '../support/micro-city.js'

const database = await testDatabase(t)
await buildMicroCity(database)
const [own] = micro.communities
const surveyor: Caller = { subject: 'surveyor', role: 'surveyor', regionCode: own }
const bring = (table: TableImport, rows: readonly Row[], caller: Caller = operator, more: object = {}): Promise<ImportReport> =>
  importTable(database, caller, table, recordsOf(rows), { householdSecret: 'a secret', ...more })
const refused = async (table: TableImport, rows: readonly Row[], caller: Caller = operator) => {
  const report = await bring(table, rows, caller)
  if (report.written) throw new Error('it was written')
  return report.problems.map(({ line, column, reason }) => [line, column, reason])
}

const words = (key: string) => ({ key, textZh: key, textEn: key })
const document = (more: object[] = []) =>
  JSON.stringify({ titleZh: 'x', titleEn: 'x', questions: [{ ...words('wanted'), kind: 'single', options: [{ ...words('shop'), typeCode: 'COM01' }, words('none')] }, ...more] })

void t.test('questionnaires: a version never changes, and planners write them', async (t) => {
  t.match(await bring(questionnaireImport, [{ code: 'q', version: 1, document: document() }]), { inserted: 1, written: true })
  t.match(await bring(questionnaireImport, [{ code: 'q', version: 1, document: document() }]), { inserted: 0, unchanged: 1 })
  t.match(await refused(questionnaireImport, [
    { code: 'q', version: 1, document: document([{ ...words('more'), kind: 'text' }]) },
    { code: 'r', version: 1, document: '{"titleZh": 1}' },
    { code: 'r', version: 2, document: document([{ ...words('more'), kind: 'satisfaction', typeCode: 'NONE' }]) },
    { code: 'a b', version: 0, document: 'x' }
  ]), [
    [2, 'version', /never changes/], [3, 'document', /is no questionnaire: \/titleZh/], [4, 'document', 'is a type of no standard'],
    [5, 'code', /letters/], [5, 'version', /version number/], [5, 'document', 'is not JSON']
  ])
  t.match(await refused(questionnaireImport, [{ code: 'r', version: 1, document: document() }], surveyor), [[2, null, /planned by planners/]])
})

const campaign = { code: 'c', name: 'x', period: '2024H1', scope_code: micro.county, questionnaire_code: 'q', questionnaire_version: 1, opens_on: '2024-01-01', closes_on: '2024-06-30', target_percent: 50 }

void t.test('campaigns: of known regions and questionnaires, in the right order', async (t) => {
  t.match(await bring(campaignImport, [campaign]), { inserted: 1 })
  t.match(await bring(campaignImport, [{ ...campaign, name: 'y' }]), { updated: 1 })
  t.match(await refused(campaignImport, [
    { ...campaign, code: 'd', questionnaire_version: 9 }, { ...campaign, code: 'e', closes_on: '2023-01-01' }, { ...campaign, code: 'f', scope_code: '990000000000' },
    { ...campaign, code: 'g', target_percent: 49 }, { ...campaign, code: 'd' }
  ]), [
    [2, 'questionnaire_version', /no such version/], [3, 'closes_on', /is before opens_on/], [4, 'scope_code', 'is not a known region'], [5, 'target_percent', /50 to 100/], [6, 'code', /stands twice/]
  ])
})

const form = (id: string, household: string, answers: string, more: Row = {}): Row => ({ campaign: 'c', external_id: id, site_external_id: 'S1', household, answered_on: '2024-02-01', answers, ...more })

void t.test('households: what cannot be read is told by row, column, value and reason', async (t) => {
  t.match(await refused(householdImport, [
    form('1', 'a', '{"wanted": "pool"}'), form('2', 'a', '[]'), form('3', 'a', '{', {}), form('4', 'a', '{}', { campaign: 'none' }), form('5', 'a', '{}', { site_external_id: 'none' }),
    form('6', 'a', '{}', { answered_on: '2024-07-01' }), form('7', '', '{}'), form('8', 'a', '{}', { age_group: 'old' }), form('1', 'b', '{"wanted": "shop"}')
  ]), [
    [2, 'answers', 'is none of its options'], [3, 'answers', /not a JSON object/], [4, 'answers', 'is not JSON'], [5, 'campaign', /no campaign/], [6, 'site_external_id', /no residential site/],
    [7, 'answered_on', /campaign's time/], [8, 'household', 'is required'], [9, 'age_group', /none of/], [10, 'external_id', /stands twice/]
  ])
  t.match(await refused(householdImport, [form('1', 'a', '{}', { site_external_id: 'S2' })], surveyor), [[2, 'site_external_id', /outside the region/]])
  const none = await asCaller(database, operator, async ({ client }) => (await client.query('select from survey.response')).rowCount)
  t.equal(none, 0)
})

void t.test('households: thousands at once are counted as one by one, and sent again change nothing', async (t) => {
  const rows = Array.from({ length: 2_500 }, (_, i) => form(`F${i}`, `h${i % 2_000}`, i % 5 === 0 ? '{"wanted": "shop"}' : '{"wanted": "none"}'))
  t.match(await bring(householdImport, rows, surveyor), { rows: 2_500, inserted: 2_500, updated: 0, rejected: 0, written: true })
  const state = () => asCaller(database, operator, async ({ client }) =>
    (await client.query<{ counted: number; duplicates: number; asks: number; hash: string }>(
      `select count(*) filter (where counted)::integer as counted, count(*) filter (where 'duplicate' = any (flags))::integer as duplicates,
         (select count(*)::integer from survey.answer as a where a.asks) as asks, md5(string_agg(r.id || ' ' || counted, ',' order by r.id)) as hash
       from survey.response as r`)).rows[0]!)
  const first = await state()
  t.match(first, { counted: 2_000, duplicates: 500, asks: 500 })
  t.match(await bring(householdImport, rows, surveyor), { inserted: 0, updated: 2_500 })
  t.strictSame(await state(), first)
  t.match(await refused(campaignImport, [{ ...campaign, questionnaire_version: 1, period: '2024H2' }]), [[2, 'code', /has responses already/]])
})

void t.test('issues and activities: dates that contradict one another, and others\' regions', async (t) => {
  const issue = { external_id: 'I', community_code: own, type_code: 'COM01', kind: 'ticket', opened_on: '2024-02-01', due_on: '2024-02-10' }
  t.match(await bring(serviceIssueImport, [{ ...issue, summary: '电话13857112345' }], surveyor), { inserted: 1 })
  t.match(await bring(serviceIssueImport, [{ ...issue, summary: '电话13857112345' }], surveyor), { unchanged: 1 })
  t.match(await refused(serviceIssueImport, [{ ...issue, due_on: '2024-01-31' }, { ...issue, external_id: 'J', closed_on: '2024-01-31' }, { ...issue, external_id: 'K', community_code: micro.communities[3] }], surveyor), [
    [2, 'due_on', /is before/], [3, 'closed_on', /is before/], [4, 'community_code', /outside the region/]
  ])
  const activity = { external_id: 'A', community_code: own, kind: 'area_linkage', title: 'x', held_on: '2024-02-01' }
  t.match(await bring(activityImport, [activity], surveyor), { inserted: 1 })
  t.match(await bring(activityImport, [{ ...activity, participants: 3 }], surveyor), { updated: 1 })
  t.match(await refused(activityImport, [{ ...activity, ended_on: '2024-01-01' }, { ...activity, external_id: 'B', kind: 'feast' }], surveyor), [[2, 'ended_on', /is before/], [3, 'kind', /none of/]])
})
