import { execFile } from 'node:child_process'
import { createWriteStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { promisify } from 'node:util'
import t from 'tap'
import { exportKinds } from '../../src/exchange/export-kinds.js'
import { exportFile } from '../../src/exchange/export-queries.js'
import { importFile } from '../../src/exchange/file-import.js'
import { importKindNames, type ImportKind } from '../../src/exchange/import-kinds.js'
import { operator, type Caller } from '../../src/platform/caller.js'
import type { Database } from '../../src/platform/database/database.js'
import { openRecordFile, recordFormats } from '../../src/platform/records/record-format.js'
import { writtenFormats, type WrittenFormat } from '../../src/platform/records/record-writer.js'
import { declarationImport } from '../../src/registry/declaration-import.js'
import { facilityImport } from '../../src/registry/facility-import.js'
import { regionImport } from '../../src/registry/region-import.js'
import { siteImport } from '../../src/registry/site-import.js'
import { operatingModelImport } from '../../src/improvement/operating-model-import.js'
import { operationImport } from '../../src/improvement/operation-import.js'
import { projectImport } from '../../src/improvement/project-import.js'
import { spaceImport } from '../../src/improvement/space-import.js'
import { activityImport } from '../../src/survey/activity-import.js'
import { campaignImport } from '../../src/survey/campaign-import.js'
import { householdImport } from '../../src/survey/household-import.js'
import { observationImport } from '../../src/survey/observation-import.js'
import { questionnaireImport } from '../../src/survey/questionnaire-import.js'
import { serviceIssueImport } from '../../src/survey/service-issue-import.js'
import { testDatabase } from '../support/database.js'
import { publish, facilityType, runCheckup, scoresOf } from '../support/checkup.js'
import { buildMicroCity, facilityRow, load, loadFacilities, loadRegions, micro, microRegions, placed, siteRow, type Row } from '../support/micro-city.js'
import { bearer, isProblem, testService } from '../support/service.js'

const run = promisify(execFile)
const noGdal = await run('ogrinfo', ['--version']).then(() => false as const, () => 'ogrinfo is not installed')

const householdSecret = 'the secret of the service'
const [own, second, , far] = micro.communities
const square = (west: number, south: number) => ({ type: 'Polygon', coordinates: [[[west, south], [west + 0.013, south], [west + 0.013, south + 0.0171], [west, south]]] })

/** All that files can say: empty fields, quotes, lines, reference systems, boundaries, attributes. */
async function fill(database: Database): Promise<void> {
  await loadRegions(database)
  await load(database, regionImport, [{ ...microRegions[3]!, name_zh: '西湖区 "a", b' }])
  const bounded = { name: 'b.geojson', records: [{ line: 1, fields: Object.fromEntries(Object.entries(microRegions[2]!).map(([name, value]) => [name, String(value)])), geometry: square(120.1, 30.2) }] }
  await importFile(database, operator, 'regions', { ...bounded, columns: null, crs: null, close: async () => undefined })
  await load(database, siteImport, [
    siteRow({ id: 'S1', at: [0, 0], population: 100.5, elderly: 20, children: null, households: 40 }),
    { ...siteRow({ id: 's-2', at: [13.37, 77.1], community: second }), name: 'two\nlines, "quoted"', kind: 'resettlement', under_renovation: 'true' }
  ])
  await load(database, facilityImport, [facilityRow({ id: 'F1', at: [1, 2], community: own, size: 60.5 })], { crs: 'GCJ-02' })
  await load(database, facilityImport, [
    placed([5, 5], { ...facilityRow({ id: 'F2', at: [5, 5], community: own }), name: '=1+1', opening_hours: 'Mo-Fr 09:00-17:00', attributes: '{"stepFree": true, "floorArea": 12.50}', documents: '[{"kind":"photo","url":"https://example.org/a.jpg"}]', opened_on: '2024-05-01' }),
    facilityRow({ id: 'F3', at: [9, 9], community: far, type: 'ELD02', status: 'planned', size: 1e-7 })
  ])
  await load(database, observationImport, [{ period: '2024H1', community_code: own, type_code: 'COM01', component: 'satisfaction', numerator: 30.25, denominator: 40, source: 'hot line' }])
  await load(database, declarationImport, [{ county_code: micro.otherCounty, type_code: 'COM01', declared_on: '2024-06-30', by: 'the county' }])
  const words = (key: string) => ({ key, textZh: key, textEn: key })
  const document = (title: string) => JSON.stringify({ titleZh: title, titleEn: title, questions: [{ ...words('wanted'), kind: 'single', options: [{ ...words('shop'), typeCode: 'COM01' }, words('none')] }, { ...words('remarks'), kind: 'text' }] })
  await load(database, questionnaireImport, [{ code: 'needs', version: 1, document: document('one') }, { code: 'needs', version: 2, document: document('two, "quoted"') }])
  const campaign = { name: 'needs', period: '2024H1', scope_code: micro.city, questionnaire_code: 'needs', questionnaire_version: 2, opens_on: '2024-01-01', closes_on: '2024-06-30' }
  await load(database, campaignImport, [{ ...campaign, code: 'first', target_percent: 50 }, { ...campaign, code: 'second', target_percent: 60 }])
  const row = (id: string, household: string, answers: object, more: Row = {}) => ({ campaign: 'first', external_id: id, site_external_id: 'S1', household, answered_on: '2024-02-01', answers: JSON.stringify(answers), ...more })
  await load(database, householdImport, [
    row('R2', '1-101', { wanted: 'shop', remarks: 'a, "b"\nc' }, { age_group: '60_79', seconds: 60 }),
    row('R1', '1-101', { wanted: 'none' }), row('R3', '1-102', {}, { campaign: 'second' })
  ], { householdSecret })
  await load(database, serviceIssueImport, [
    { external_id: 'I1', community_code: own, type_code: 'COM01', facility_external_id: 'F1', kind: 'complaint', summary: 'dark', opened_on: '2024-01-02', due_on: '2024-01-09', closed_on: '2024-01-08' },
    { external_id: 'I2', community_code: far, type_code: 'ELD02', kind: 'ticket', opened_on: '2024-01-02', due_on: '2024-01-09' }
  ])
  await load(database, activityImport, [{ external_id: 'A1', community_code: own, kind: 'service_week', title: '便民服务周', held_on: '2024-03-04', facility_external_id: 'F1', partners: 'a; b', participants: 12 }])
  await load(database, spaceImport, [
    placed([50, 60], { external_id: 'P1', community_code: own, name: '旧车库, "一层"', area: 120.5, floor: -1, owner: '街道', kind: 'vacated', availability: 'available', available_from: '2024-09-01', cost: 30000, unfit_types: 'EDU01;EDU02', note: 'dry' }),
    placed([70, 60], { external_id: 'P2', community_code: far, name: 'x', area: 40, kind: 'other', availability: 'in_use' })
  ])
  await load(database, projectImport, [
    placed([50, 60], {
      external_id: 'J1', community_code: own, type_code: 'COM01', name: '菜场, "新"', action: 'add', size: 90.5, weekly_hours: 70, space: 'P1', space_kind: 'vacated', cause: 'absent', budget: 120.5, responsible: '街道',
      starts_on: '2024-03-01', due_on: '2024-11-30', milestones: '[{"name":"招标","dueOn":"2024-04-01","doneOn":null}]', documents: '[{"kind":"paper","url":"https://example.org/1"}]', note: 'x'
    }),
    { external_id: 'J2', community_code: far, type_code: 'ELD02', name: 'x', action: 'serve' }
  ])
  await load(database, operatingModelImport, [
    { facility_external_id: 'F1', valid_from: '2024-01-01', valid_to: '2026-01-01', model: 'enterprise', operator: '"某" 公司', contract_from: '2024-01-01', contract_until: '2025-12-31', note: 'x' },
    { facility_external_id: 'F1', valid_from: '2025-01-01', model: 'property' },
    { region_code: micro.county, valid_from: '2020-01-01', model: 'government' }
  ])
  await load(database, operationImport, [
    { facility_external_id: 'F1', period: '2024H1', funds: 1000.5, income: 0, spending: 2000, staff: 2.5, volunteers: 3, visits: 900, opening_days: 150 },
    { region_code: micro.street, period: '2024-05', visits: 12 }
  ])
}

const database = await testDatabase(t)
await fill(database)
const service = await testService(t, database)
const { get } = service

const fileOf = (folder: string, kind: ImportKind, format: WrittenFormat) => join(folder, `${kind}.${recordFormats[format].endings[0]}`)

async function exportAll(from: Database, folder: string, format: WrittenFormat): Promise<void> {
  for (const kind of importKindNames) await pipeline(exportFile(from, operator, exportKinds[kind], format, { more: [null] }), createWriteStream(fileOf(folder, kind, format)))
}

for (const format of writtenFormats) {
  void t.test(`what is exported as ${format} and imported into an empty database is exported as the same bytes`, async (t) => {
    const [first, again] = [t.testdir({ first: {}, again: {} })].flatMap((folder) => [join(folder, 'first'), join(folder, 'again')]) as [string, string]
    await exportAll(database, first, format)
    const other = await testDatabase(t)
    for (const kind of importKindNames) {
      const file = await openRecordFile(fileOf(first, kind, format))
      const report = await importFile(other, operator, kind, file, { householdSecret: 'another service' })
      await file.close()
      t.match({ rejected: report.rejected, written: report.written }, { rejected: 0, written: true }, `${kind} ${JSON.stringify(report.problems)}`)
    }
    await exportAll(other, again, format)
    for (const kind of importKindNames) {
      const [before, after] = await Promise.all([first, again].map((folder) => readFile(fileOf(folder, kind, format))))
      t.ok(before!.length > 20)
      t.ok(before!.equals(after!), `${kind}: ${format === 'csv' ? `${before!.toString()}\n${after!.toString()}` : ''}`)
    }
  })
}

void t.test('a CSV has the columns of the import, and the values as they are kept', async (t) => {
  const { body, headers } = await get('/v1/exports/facilities')
  t.equal(headers['content-disposition'], 'attachment; filename="facilities.csv"')
  const lines = (body as string).trim().split('\n')
  t.equal(lines[0], 'external_id,type_code,name,lon,lat,community_code,size,status,weekly_hours,opened_on,closed_on,opening_hours,attributes,documents')
  t.match(lines[2], /^F2,COM01,=1\+1,120\.15005\d+,30\.27004\d+,330106001001,,operating,40,2024-05-01,,Mo-Fr 09:00-17:00,"\{""stepFree"": true, ""floorArea"": 12\.5\}","\[\{""url""/)
  t.match(lines[3], /,0\.0000001,planned,/)
  t.equal(lines.length, 4)
})

void t.test('a region\'s rows, and those of a day, are taken alone', async (t) => {
  const ids = async (query: string) => ((await get(`/v1/exports/facilities?${query}`)).body as string).trim().split('\n').slice(1).map((line) => line.split(',')[0])
  t.strictSame(await ids(`within=${micro.county}`), ['F1', 'F2'])
  await loadFacilities(database, [{ id: 'F9', at: [1, 1], community: own }], { validFrom: '2024-03-01' })
  t.strictSame([await ids('on=2024-02-29'), await ids('on=2024-03-01')], [['F1', 'F2', 'F3'], ['F1', 'F2', 'F3', 'F9']])
})

void t.test('GDAL reads the geographic formats', { skip: noGdal }, async (t) => {
  const folder = t.testdir({})
  for (const format of ['geojson', 'gpkg'] as const) {
    await exportAll(database, folder, format)
    const info = async (kind: ImportKind) => (await run('ogrinfo', ['-al', '-ro', fileOf(folder, kind, format)])).stdout
    t.match(await info('facilities'), /Geometry: Point[\s\S]*F2[\s\S]*POINT \(120\.15/, format)
    t.match(await info('sites'), /population \(Real\) = 100\.5/, format)
    t.match(await info('regions'), /MULTIPOLYGON \(\(\(120\.1 30\.2/, format)
  }
})

void t.test('observations are those of the own region; whoever has no token takes nothing', async (t) => {
  const elsewhere: Caller = { subject: 'elsewhere', role: 'viewer', regionCode: micro.otherCounty }
  t.equal(((await get('/v1/exports/observations', { as: elsewhere })).body as string).trim().split('\n').length, 1)
  t.equal(((await get('/v1/exports/observations')).body as string).trim().split('\n').length, 2)
  isProblem(t, await get('/v1/exports/facilities', { as: null }), 401, 'unauthenticated')
  isProblem(t, await get('/v1/exports/facilities?format=pdf'), 422, 'unprocessable-input', ['/format'])
  const answer = await service.app.inject({ url: '/v1/exports/facilities?format=gpkg', headers: { authorization: await bearer(operator) } })
  t.equal(answer.rawPayload.subarray(0, 15).toString(), 'SQLite format 3')
})

const table = (body: unknown) => {
  if (typeof body !== 'string') throw new Error(JSON.stringify(body))
  const [header, ...lines] = body.trim().split('\n').map((line) => line.split(','))
  return lines.map((line) => Object.fromEntries(header!.map((name, i) => [name, line[i]])))
}

void t.test('figures of a run are taken away as they are answered, of regions of a level', async (t) => {
  const city = await testDatabase(t)
  await buildMicroCity(city)
  await publish(city, 'one', [facilityType({ code: 'COM01', minSize: 50, peoplePerFacility: 1000 })])
  const id = await runCheckup(city, { period: '2024H1', standardVersion: 'one' })
  const { get: ask } = await testService(t, city)
  const askAs = (url: string) => ask(url, { as: operator })
  const scores = await scoresOf(city, id)
  const rows = table((await askAs(`/v1/checkup/runs/${id}/exports/scores`)).body)
  t.ok(rows.some(({ index }) => index !== ''))
  for (const { code, index, balance, rank } of rows) {
    const { index: expected, balance: spread, rank: place } = scores.get(code!)!
    t.strictSame([index, balance, rank], [expected, spread, place].map((value) => (value === null ? '' : String(value))), String(code))
  }
  t.strictSame(rows.map(({ code }) => code), [...micro.communities])
  t.strictSame(table((await askAs(`/v1/checkup/runs/${id}/exports/scores?level=county&within=${micro.county}`)).body).map(({ code }) => code), [micro.county])
  const short = table((await askAs(`/v1/checkup/runs/${id}/exports/shortfalls`)).body)
  const { items } = (await askAs(`/v1/checkup/runs/${id}/shortfalls`)).body as { items: { code: string; typeCode: string; cause: string; severity: number }[] }
  t.strictSame(
    short.map(({ code, type_code, cause, severity }) => [code, type_code, cause, severity]),
    items.map(({ code, typeCode, cause, severity }) => [code, typeCode, cause, String(severity)]).sort()
  )
  t.equal(table((await askAs(`/v1/checkup/runs/${id}/exports/type-scores`)).body).length, 4)
  isProblem(t, await askAs(`/v1/checkup/runs/${id + 1}/exports/scores`), 404, 'not-found')
})

void t.test('what a campaign found is taken away by whoever may know it', async (t) => {
  const coverage = table((await get('/v1/campaigns/first/exports/coverage?level=community')).body)
  t.match(coverage.find(({ code }) => code === own), { households: '40', answered: '1', missing: '19', met: 'false' })
  t.match(table((await get('/v1/campaigns/first/exports/demand', { as: operator })).body), [{ code: own, type_code: 'COM01', asked: '1', asks: '1', share: '1' }])
  const elsewhere: Caller = { subject: 'elsewhere', role: 'viewer', regionCode: micro.otherCounty }
  t.strictSame(table((await get('/v1/campaigns/first/exports/estates', { as: elsewhere })).body), [])
  isProblem(t, await get('/v1/campaigns/none/exports/estates'), 404, 'not-found')
})
