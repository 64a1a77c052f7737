/** Whether the inventory can be trusted: rules, likely duplicates, the index of it all, and what surveyors have to look at. */
import t from 'tap'
import { asCaller, operator, type Caller } from '../../src/platform/caller.js'
import { flawKey, qualityRules, type Flaw, type RegionQuality, type SurveyTask } from '../../src/survey/quality-queries.js'
import type { LikelyDuplicate } from '../../src/survey/duplicate-queries.js'
import { testDatabase } from '../support/database.js'
import { buildMicroCity, loadFacilities, loadSites, micro, placed, load } from '../support/micro-city.js'
import { facilityImport } from '../../src/registry/facility-import.js'
import { regionImport } from '../../src/registry/region-import.js'
import { isProblem, testService } from '../support/service.js'

const database = await testDatabase(t)
await buildMicroCity(database)
const { get, send } = await testService(t, database)
const [own, , , far] = micro.communities
const surveyor: Caller = { subject: 'surveyor', role: 'surveyor', regionCode: own }
const county: Caller = { subject: 'county desk', role: 'administrator', regionCode: micro.county }

const flaws = async (query = '') => ((await get(`/v1/quality/flaws?limit=1000&${query}`, { as: surveyor })).body as { items: Flaw[] }).items
const rulesOf = async (externalId: string) => (await flaws()).filter((one) => one.externalId === externalId).map(({ rule }) => rule).sort()
const verify = (kind: string, externalId: string, verifiedOn?: string) =>
  send('POST', `/v1/${kind}/${externalId}/verifications`, verifiedOn === undefined ? {} : { verifiedOn }, { as: operator })
const daysAgo = (days: number) => asCaller(database, operator, async ({ client }) => (await client.query<{ day: string }>('select (current_date - $1::integer)::text as day', [days])).rows[0]!.day)

void t.test('every rule that is told is found by the database, and the database has no other', async (t) => {
  const { rows } = await database.pool.query<{ rule: string }>('select rule from survey.quality_rule order by position')
  t.strictSame(rows.map(({ rule }) => rule), [...qualityRules])
})

void t.test('a record without fault breaks no rule once somebody verified it', async (t) => {
  await loadFacilities(database, [{ id: 'GOOD', at: [10, 10], type: 'COM01', community: own, size: 300, weeklyHours: 70 }])
  t.strictSame(await rulesOf('GOOD'), ['never_verified'])
  await verify('facilities', 'GOOD')
  t.strictSame(await rulesOf('GOOD'), [])
})

void t.test('a word of six months ago is fresh, one of seven is not', async (t) => {
  await loadFacilities(database, [{ id: 'OLD', at: [200, 10], type: 'COM01', community: own, size: 300, weeklyHours: 70 }])
  await verify('facilities', 'OLD', await daysAgo(213))
  t.strictSame(await rulesOf('OLD'), ['stale'])
  await verify('facilities', 'OLD', await daysAgo(180))
  t.strictSame(await rulesOf('OLD'), [])
})

void t.test('each rule finds what breaks it', async (t) => {
  const [today, yesterday] = [await daysAgo(0), await daysAgo(1)]
  const base = { type: 'COM01', community: own, size: 300, weeklyHours: 70 } as const
  await loadFacilities(database, [
    { ...base, id: 'OPENED', at: [20, 90], status: 'planned', openedOn: yesterday },
    { ...base, id: 'CLOSED', at: [40, 90], status: 'operating', closedOn: today },
    { ...base, id: 'TINY', at: [60, 90], size: 4 },
    { ...base, id: 'AWAY', at: [5_000, 5_000] },
    { ...base, id: 'SIZELESS', at: [80, 90], size: null },
    { ...base, id: 'HOURLESS', at: [100, 90], weeklyHours: null },
    { ...base, id: 'NOWHERE', at: [120, 90], community: null }
  ])
  await loadSites(database, [
    { id: 'CROWDED', at: [10, 60], community: own, population: 900, households: 100, elderly: 10, children: 10 },
    { id: 'UNCOUNTED', at: [10, 70], community: own, population: 100, elderly: 10, children: null },
    { id: 'EIGHT', at: [10, 80], community: own, population: 800, households: 100, elderly: 10, children: 10 }
  ])
  const without = async (id: string) => (await rulesOf(id)).filter((rule) => rule !== 'never_verified' && rule !== 'likely_duplicate')
  t.strictSame(await without('OPENED'), ['status_against_dates'])
  t.strictSame(await without('CLOSED'), ['status_against_dates'])
  t.strictSame(await without('TINY'), ['size_out_of_range'], 'less than a tenth of the least size')
  t.strictSame(await without('AWAY'), ['off_network'])
  t.strictSame(await without('SIZELESS'), ['size_unknown'])
  t.strictSame(await without('HOURLESS'), ['hours_unknown'])
  t.strictSame(await without('NOWHERE'), ['community_unknown'])
  t.strictSame(await without('CROWDED'), ['household_size_out_of_range'])
  t.strictSame(await without('UNCOUNTED'), ['groups_unknown', 'households_unknown'])
  t.strictSame(await without('EIGHT'), [])
})

void t.test('what stands more than 50 m outside its community is found by the boundary', async (t) => {
  const ring = [[-50, -50], [400, -50], [400, 400], [-50, 400], [-50, -50]].map((place) => placed(place as [number, number], {}))
  const coordinates = [ring.map(({ lon, lat }) => [lon, lat])]
  const geometry = { type: 'Polygon', coordinates } as never
  const fields = { code: own, name_zh: '宝石社区', level: 'community', parent_code: micro.street, kind: 'old_estate' }
  const { importTable } = await import('../../src/platform/table-import.js')
  const report = await importTable(database, operator, regionImport, { name: 'x', records: [{ line: 1, fields, geometry }] })
  t.ok(report.written, JSON.stringify(report.problems))
  await loadFacilities(database, [
    { id: 'JUST', at: [440, 100], community: own, size: 300, weeklyHours: 70 },
    { id: 'OUT', at: [470, 100], community: own, size: 300, weeklyHours: 70 }
  ])
  const found = await flaws('rule=outside_community')
  t.strictSame(found.filter(({ about }) => about === 'facility').map(({ externalId }) => externalId).filter((id) => id === 'JUST' || id === 'OUT'), ['OUT'])
  const { metres } = found.find(({ externalId }) => externalId === 'OUT')!.detail as { metres: number }
  t.ok(Math.abs(metres - 70) < 0.2, `${metres} m`)
})

const pairs = async (query = '') =>
  ((await get(`/v1/duplicates?${query}`, { as: surveyor })).body as { items: LikelyDuplicate[] }).items.filter(({ first }) => first.externalId.startsWith('TWIN'))
const twin = (id: string, name: string, east: number, more: object = {}) =>
  placed([east, 300], { external_id: id, name, type_code: 'CNV01', community_code: own, status: 'operating', size: 60, weekly_hours: 40, ...more })

void t.test('likely duplicates are scored by name, distance and type as by hand', async (t) => {
  await load(database, facilityImport, [twin('TWIN-A', '宝石社区食堂', 0), twin('TWIN-B', '宝石 社区食堂', 30), twin('TWIN-C', '宝石社区卫生站', 30, { type_code: 'HLT01' })])
  const found = await pairs()
  t.equal(found.length, 1, 'what is of another category is another thing')
  const [pair] = found
  t.match(pair, { first: { externalId: 'TWIN-A' }, second: { externalId: 'TWIN-B' }, likeness: 1, sameType: true })
  t.ok(Math.abs(pair!.metres - 30) < 0.1)
  t.ok(Math.abs(pair!.score - (0.5 + 0.2 + 0.3 * (1 - 30 / 150))) < 0.0005, String(pair!.score))

  // 宝石, 石社, 社区, 区食, 食堂 against 文三, 三社, 社区, 区食, 食堂: three of five and five.
  await load(database, facilityImport, [twin('TWIN-D', '文三社区食堂', 60)])
  const other = (await pairs('leastScore=0.6')).find(({ first, second }) => first.externalId === 'TWIN-A' && second.externalId === 'TWIN-D')
  t.equal(other!.likeness, 0.6)
})

void t.test('those that somebody calls different are asked of no more; the same are merged', async (t) => {
  t.ok((await rulesOf('TWIN-A')).includes('likely_duplicate'))
  const decide = (body: object, as = surveyor) => send('POST', '/v1/duplicates/decisions', body, { as })
  isProblem(t, await decide({ keep: 'TWIN-A', other: 'TWIN-A', decision: 'same' }), 422, 'unprocessable-input', ['/other'])
  isProblem(t, await decide({ keep: 'TWIN-A', other: 'NONE', decision: 'same' }), 404, 'not-found')
  isProblem(t, await decide({ keep: 'TWIN-A', other: 'TWIN-B', decision: 'same' }, { ...surveyor, regionCode: far }), 403, 'forbidden')
  t.equal((await decide({ keep: 'TWIN-B', other: 'TWIN-A', decision: 'different', note: 'two floors' })).status, 200)
  t.strictSame(await pairs(), [])
  t.notOk((await rulesOf('TWIN-A')).includes('likely_duplicate'))

  const merged = await decide({ keep: 'TWIN-A', other: 'TWIN-B', decision: 'same' })
  t.match(merged.body, { keep: 'TWIN-A', other: 'TWIN-B', decision: 'same', decidedBy: 'surveyor' })
  t.match((await get('/v1/facilities/TWIN-B', { as: surveyor })).body, { externalId: 'TWIN-A' })
})

void t.test('a merger that is undone makes a likely duplicate again', async (t) => {
  const { body } = await get('/v1/inventory/changes?kind=merge&limit=1', { as: county })
  const [{ id }] = (body as { items: [{ id: number }] }).items
  t.equal((await send('POST', `/v1/inventory/changes/${id}/undo`, {}, { as: county })).status, 201)
  t.equal((await pairs()).length, 1)
})

const qualityOf = async (level: string, within: string = micro.city) =>
  ((await get(`/v1/quality?level=${level}&within=${within}`, { as: surveyor })).body as { items: RegionQuality[] }).items

void t.test('the index is the mean of what the records lack, by region as by hand', async (t) => {
  const lacks: Readonly<Record<string, number>> = { critical: 1, major: 0.5, minor: 0.1 }
  const all = await flaws()
  const lackOf = (id: string, about: string) => Math.min(1, all.filter((one) => one.externalId === id && one.about === about).reduce((sum, one) => sum + lacks[one.severity]!, 0))
  const list = async (path: string) => ((await get(`/v1/${path}?limit=1000`, { as: operator })).body as { items: { externalId: string; communityCode: string | null; countyCode?: string | null }[] }).items
  const things = [...(await list('sites')).map((one) => ({ ...one, about: 'site' })), ...(await list('facilities')).map((one) => ({ ...one, about: 'facility' }))]
  for (const [level, digits] of [['city', 4], ['county', 6], ['community', 12]] as const) {
    for (const region of await qualityOf(level)) {
      const of = things.filter((one) => ('countyCode' in one ? (one.communityCode ?? one.countyCode ?? '') : one.communityCode ?? '').startsWith(region.code.slice(0, digits)))
      const mean = of.reduce((sum, one) => sum + 1 - lackOf(one.externalId, one.about), 0) / of.length
      if (of.length === 0) t.equal(region.index, null)
      else t.ok(Math.abs(region.index! - 100 * mean) < 0.006, `${region.code}: ${region.index} and ${100 * mean} by hand`)
      t.equal(region.sites + region.facilities, of.length)
    }
  }
})

void t.test('tasks of a community come the worst first, each with all its reasons, page by page', async (t) => {
  const walked: SurveyTask[] = []
  for (let cursor = ''; ; ) {
    const { body } = await get(`/v1/communities/${own}/survey-tasks?limit=3${cursor}`, { as: surveyor })
    const page = body as { items: SurveyTask[]; nextCursor: string | null }
    walked.push(...page.items)
    if (page.nextCursor === null) break
    cursor = `&cursor=${page.nextCursor}`
  }
  t.ok(walked.length > 8)
  t.strictSame(walked.map(({ lack }) => lack), walked.map(({ lack }) => lack).sort((a, b) => b - a))
  t.equal(new Set(walked.map(({ about, externalId }) => `${about} ${externalId}`)).size, walked.length)
  t.match(walked.find(({ externalId }) => externalId === 'UNCOUNTED'), { severity: 'major', reasons: [{ rule: 'households_unknown' }, { rule: 'groups_unknown' }, { rule: 'never_verified' }] })
  t.notOk(walked.some(({ externalId }) => externalId === 'GOOD'))
  isProblem(t, await get('/v1/communities/330106999001/survey-tasks', { as: surveyor }), 404, 'not-found')
})

void t.test('flaws are paged in a steady order', async (t) => {
  const all = (await flaws()).map(flawKey)
  const walked: string[] = []
  for (let cursor = ''; ; ) {
    const { body } = await get(`/v1/quality/flaws?limit=7${cursor}`, { as: surveyor })
    const page = body as { items: Flaw[]; nextCursor: string | null }
    walked.push(...page.items.map(flawKey))
    if (page.nextCursor === null) break
    cursor = `&cursor=${page.nextCursor}`
  }
  t.strictSame(walked, all)
})
