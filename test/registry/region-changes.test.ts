/** Official codes that change: what was added, renamed, retired, merged and split from a day on, and what that does to all that refers to them. */
import t from 'tap'
import { asCaller, operator, type Caller } from '../../src/platform/caller.js'
import { importTable } from '../../src/platform/table-import.js'
import { openRecordFile } from '../../src/platform/records/record-format.js'
import { readCodeTable } from '../../src/registry/code-table-file.js'
import { changesTo, type CodedUnit } from '../../src/registry/region-change.js'
import { applyRegionChanges, unitsWithin, type RegionChangeSet } from '../../src/registry/region-change-queries.js'
import { facilityImport } from '../../src/registry/facility-import.js'
import { regionImport } from '../../src/registry/region-import.js'
import { runCheckup, scoresOf } from '../support/checkup.js'
import { testDatabase } from '../support/database.js'
import { degreesAt, load, micro, placed, recordsOf, type Place } from '../support/micro-city.js'
import { buildScoredCity, twoTypes } from '../support/scored-city.js'
import { isProblem, testService, type Answer } from '../support/service.js'
import { skipWithoutTrialData, trialFile } from '../support/trial-data.js'

const database = await testDatabase(t)
await buildScoredCity(database)
const { get, send } = await testService(t, database)
const [first, second, third, far] = micro.communities
const county: Caller = { subject: 'code desk', role: 'administrator', regionCode: micro.city }

const apply = (changes: object[], more: object = {}, as = county) =>
  send('POST', '/v1/region-changes', { title: 'codes of 2024', source: 'gazette 7', effectiveOn: '2024-07-01', changes, ...more }, { as })
const ok = (answer: Answer): RegionChangeSet => {
  if (answer.status !== 200) throw new Error(`${answer.status}: ${JSON.stringify(answer.body)}`)
  return answer.body as RegionChangeSet
}
const items = async (path: string) => ((await get(path, { as: county })).body as { items: Record<string, unknown>[] }).items
const communityOf = async (path: string) => ((await get(path, { as: county })).body as { communityCode: string }).communityCode
const merged = '330106001009'

void t.test('what cannot be is refused as a whole, each change by its place', async (t) => {
  const reasons = async (changes: object[], more: object = {}) => ((await apply(changes, more)).body as { errors?: { pointer: string; detail: string }[] }).errors?.map(({ pointer, detail }) => [pointer, detail])
  t.match(await reasons([{ change: 'retired', code: '330106009001' }]), [['/changes/0', /no region that is in use/]])
  t.match(await reasons([{ change: 'retired', code: third }, { change: 'added', code: first, nameZh: 'x' }]), [['/changes/1', /in use already/]])
  t.match(await reasons([{ change: 'added', code: '330106077001', nameZh: 'x' }]), [['/changes/0', /no region above/]])
  t.match(await reasons([{ change: 'retired', code: micro.street }]), [['/changes/0', /still holds 330106001001/]])
  t.match(await reasons([{ change: 'recoded', code: first, into: { code: '330106005000', nameZh: 'x' } }]), [['/changes/0', /another level/]])
  t.match(await reasons([{ change: 'retired', code: first }], { effectiveOn: '2999-01-01' }), [['/changes/0', /once that day has come/]])
  isProblem(t, await apply([{ change: 'renamed', code: far, nameZh: 'x' }], {}, { ...county, regionCode: micro.county }), 403, 'forbidden')
  isProblem(t, await apply([{ change: 'renamed', code: far, nameZh: 'x' }], {}, { ...county, role: 'surveyor' }), 403, 'forbidden')
  t.strictSame(await items('/v1/region-changes'), [])
})

void t.test('a trial says what would come of it, and writes nothing', async (t) => {
  const set = ok(await apply([{ change: 'merged', codes: [first, second], into: { code: merged, nameZh: '合并社区' } }], { trial: true }))
  t.match(set, { id: null, pairs: { merged: 2 }, moved: { sites: 2, facilities: 2 }, left: { sites: 0, facilities: 0 } })
  t.strictSame(await items('/v1/region-changes'), [])
  t.equal((await get(`/v1/regions/${merged}`, { as: county })).status, 404)
})

void t.test('communities that merge end on the day, their sites and facilities belong to the new one, and old codes lead there', async (t) => {
  const before = await runCheckup(database, { period: '2024H1', standardVersion: twoTypes, scopeCode: micro.county })
  const set = ok(await apply([{ change: 'merged', codes: [first, second], into: { code: merged, nameZh: '合并社区', kind: 'mixed' } }]))
  t.match(set, { pairs: { merged: 2 }, moved: { sites: 2, facilities: 2 } })
  t.equal(await communityOf('/v1/sites/S1'), merged)
  t.equal(await communityOf('/v1/sites/S1?on=2024-06-30'), first)
  t.equal(await communityOf('/v1/facilities/F2'), merged)
  t.strictSame((await items(`/v1/regions/${micro.street}/children`)).map(({ code }) => code), [merged])
  t.match(await items(`/v1/region-changes?code=${first}`), [{ kind: 'merged', oldCode: first, newCode: merged, oldName: '宝石社区', newName: '合并社区', effectiveOn: '2024-07-01', source: 'gazette 7' }])

  const rows = recordsOf([placed([50, 50], { external_id: 'NEW', type_code: 'COM01', name: 'x', community_code: second, status: 'operating', size: 60 })])
  t.match(await importTable(database, county, facilityImport, rows), { written: true })
  t.equal(await communityOf('/v1/facilities/NEW'), merged, 'files that still have the old code are read as the new one')

  const again = await runCheckup(database, { period: '2024H1', standardVersion: twoTypes, scopeCode: micro.county })
  t.strictSame([...(await scoresOf(database, again)).keys()].sort(), [...(await scoresOf(database, before)).keys()].sort(), 'a run of before reads the codes of then')
  const later = await runCheckup(database, { period: '2024H2', standardVersion: twoTypes, scopeCode: micro.county })
  const codes = [...(await scoresOf(database, later)).keys()]
  t.ok(codes.includes(merged) && !codes.includes(first) && !codes.includes(second))
})

void t.test('a community that splits leaves its things for people to say where they belong; it may go on itself', async (t) => {
  const parts = [{ code: '330106002002', nameZh: '文三东' }, { code: '330106002003', nameZh: '文三西' }]
  const set = ok(await apply([{ change: 'split', code: third, into: parts }], { effectiveOn: '2024-08-01' }))
  t.match(set, { pairs: { split: 2 }, moved: { sites: 0 }, left: { sites: 1 } })
  const flaws = await items('/v1/quality/flaws?rule=community_retired')
  t.match(flaws, [{ about: 'site', externalId: 'S2', detail: { communityCode: third, since: '2024-08-01' } }])
  const refused = await importTable(database, county, facilityImport, recordsOf([placed([600, 600], { external_id: 'N2', type_code: 'COM01', name: 'x', community_code: third, status: 'operating' })]))
  t.match(refused.problems, [{ column: 'community_code', reason: /in use no more since 2024-08-01: it became 330106002002, 330106002003/ }])
  t.match(ok(await apply([{ change: 'split', code: merged, into: [{ code: merged, nameZh: '合并社区' }, { code: '330106001010', nameZh: '新社区' }] }], { effectiveOn: '2024-08-01' })), { left: { sites: 0 } })
  t.equal(await communityOf('/v1/sites/S1'), merged)
})

void t.test('names, additions, retirements and new codes of streets with all below them', async (t) => {
  ok(await apply([
    { change: 'renamed', code: micro.otherCounty, nameZh: '滨江新区', nameEn: 'Binjiang New' },
    { change: 'added', code: '330108005000', nameZh: '浦沿街道' },
    { change: 'recoded', code: far, into: { code: '330108005001', nameZh: '星光社区' } },
    { change: 'retired', code: micro.farStreet }
  ], { effectiveOn: '2024-09-01' }))
  t.match((await get(`/v1/regions/${micro.otherCounty}`, { as: county })).body, { nameZh: '滨江新区', nameEn: 'Binjiang New' })
  t.strictSame((await items(`/v1/regions/${micro.otherCounty}/children`)).map(({ code }) => code), ['330108005000'])
  t.equal(await communityOf('/v1/sites/S4'), '330108005001')
  const [fourth] = await asCaller(database, operator, async ({ client }) => (await client.query<{ code: string }>("select registry.current_code($1) as code", [far])).rows)
  t.equal(fourth!.code, '330108005001')
  const cursor = (await get('/v1/region-changes?limit=3', { as: county })).body as { nextCursor: string; items: { key: string }[] }
  const all = (await items('/v1/region-changes')).map(({ key }) => key)
  const next = (await items(`/v1/region-changes?cursor=${cursor.nextCursor}`)).map(({ key }) => key)
  t.strictSame([...cursor.items.map(({ key }) => key), ...next], all)
})

void t.test('boundaries have days: an import says since when', async (t) => {
  const ring = (size: number) => ([[0, 0], [size, 0], [size, size], [0, size], [0, 0]] as Place[]).map(degreesAt)
  const bring = async (size: number, options: object = {}) => {
    const fields = { code: merged, name_zh: '合并社区', level: 'community', parent_code: micro.street }
    return importTable(database, county, regionImport, { name: 'b', records: [{ line: 1, fields, geometry: { type: 'Polygon', coordinates: [ring(size)] } }] }, options)
  }
  const width = async (query = '') => {
    const { body } = await get(`/v1/regions/${merged}/boundary${query}`, { as: county })
    const { boundary, validFrom } = body as { boundary: { coordinates: [number, number][][][] } | null; validFrom: string | null }
    if (boundary === null) return 'unknown'
    const xs = boundary.coordinates[0]![0]!.map(([x]) => x)
    return [Math.round((Math.max(...xs) - Math.min(...xs)) * 96_000 / 100), validFrom]
  }
  t.equal(await width(), 'unknown')
  t.equal((await get('/v1/regions/990000000000/boundary', { as: county })).status, 404)
  t.ok((await bring(200)).written)
  t.strictSame(await width('?on=2020-01-01'), [2, null], 'the first that is known was so ever since')
  t.ok((await bring(400, { validFrom: '2024-10-01' })).written)
  t.ok((await bring(400, { validFrom: '2024-11-01' })).written)
  t.strictSame([await width('?on=2024-09-30'), await width('?on=2024-10-01'), await width()], [[2, null], [4, '2024-10-01'], [4, '2024-10-01']])
  await t.rejects(bring(500, { validFrom: '2999-01-01' }), { code: 'unprocessable-input' })
})

void t.test('a table is compared unit by unit', async (t) => {
  const unit = (code: string, nameZh: string): CodedUnit => ({ code, nameZh, level: 'community' })
  t.strictSame(changesTo([unit('1', 'a'), unit('2', 'b'), unit('4', 'd')], [unit('2', 'B'), unit('3', 'c'), unit('4', 'd')]), [
    { change: 'added', code: '1', nameZh: 'a' }, { change: 'renamed', code: '2', nameZh: 'b' }, { change: 'retired', code: '3' }
  ])
  const read = async (rows: Record<string, string>[]) => readCodeTable({ name: 'x', columns: null, crs: null, records: rows.map((fields, i) => ({ line: i + 2, fields })), close: async () => undefined })
  t.strictSame((await read([{ code: '330199001001', name: '甲', streetCode: '330199001', street: '乙', areaCode: '330199', area: '丙' }])).map(({ code, level }) => [code, level]), [
    ['330199000000', 'county'], ['330199001000', 'street'], ['330199001001', 'community']
  ])
  await t.rejects(read([{ code: '330199001001', name: '甲' }, { code: '330199001001', name: '丁' }]), /line 3: 330199001001 is 丁 here, and 甲 before/)
  await t.rejects(read([{ code: '33', name: '甲' }]), /no code of a county/)
  await t.rejects(read([{ nummer: '1' }]), /needs the columns code and name/)
})

void t.test('the official table of Hangzhou, loaded, changed a year later, and loaded again', { skip: skipWithoutTrialData('hangzhou-region-codes.csv') }, async (t) => {
  const own = await testDatabase(t)
  await load(own, regionImport, [
    { code: micro.province, name_zh: '浙江省', level: 'province' },
    { code: micro.city, name_zh: '杭州市', level: 'city', parent_code: micro.province }
  ])
  const file = await openRecordFile(trialFile('hangzhou-region-codes.csv'))
  const table = await readCodeTable(file).finally(file.close)
  t.equal(table.length, 13 + 196 + 3320)
  const counties = table.filter(({ level }) => level === 'county').map(({ code }) => code)
  const set = await applyRegionChanges(own, operator, { title: '2023', effectiveOn: '2023-06-30', changes: changesTo(table, await unitsWithin(own, counties)) })
  t.match(set, { pairs: { added: table.length } })
  t.strictSame(changesTo(table, await unitsWithin(own, counties)), [], 'what was loaded is what the table says')
  const next = [...table.filter((_, i) => i % 500 !== 7 || table[i]!.level !== 'community').map((unit, i) => (i % 700 === 3 ? { ...unit, nameZh: `${unit.nameZh}新` } : unit)), { code: '330102001999', nameZh: '新社区', level: 'community' as const }]
  const changes = changesTo(next, await unitsWithin(own, counties))
  t.ok(changes.length > 5 && changes.length < 30)
  await applyRegionChanges(own, operator, { title: '2024', effectiveOn: '2024-06-30', changes })
  t.strictSame(changesTo(next, await unitsWithin(own, counties)), [])
})
