import { Readable } from 'node:stream'
import { gzipSync } from 'node:zlib'
import { join } from 'node:path'
import t, { type Test } from 'tap'
import { asCaller, operator, type Caller } from '../../src/platform/caller.js'
import type { Database } from '../../src/platform/database/database.js'
import { asLifecircleError } from '../../src/platform/errors.js'
import { importTable, type ImportOptions, type ImportReport, type TableImport } from '../../src/platform/table-import.js'
import { openRecordFile } from '../../src/platform/records/record-format.js'
import { declarationImport } from '../../src/registry/declaration-import.js'
import { facilityImport } from '../../src/registry/facility-import.js'
import { regionImport } from '../../src/registry/region-import.js'
import { siteImport } from '../../src/registry/site-import.js'
import { checkStandard, defaultStandard, readStandardFile } from '../../src/registry/standard-file.js'
import { publishStandard } from '../../src/registry/standard-queries.js'
import { observationImport } from '../../src/survey/observation-import.js'
import { testDatabase } from '../support/database.js'
import { loadRegions, micro, microRegions } from '../support/micro-city.js'

const database = await testDatabase(t)
await loadRegions(database)

const send = (table: TableImport, lines: readonly string[], options: ImportOptions = {}, caller: Caller = operator): Promise<ImportReport> =>
  importTable(database, caller, table, { name: `${table.kind}.csv`, stream: Readable.from([`${lines.join('\n')}\n`]) }, options)

async function select<T extends object>(sql: string, values: unknown[] = []): Promise<T[]> {
  return asCaller(database, operator, async ({ client }) => (await client.query<T>(sql, values)).rows)
}

const outcome = ({ rows, inserted, updated, unchanged, rejected, written }: ImportReport) => ({ rows, inserted, updated, unchanged, rejected, written })
const today = (await select<{ today: string }>('select current_date as today'))[0]!.today
const [own, second, , far] = micro.communities

const refusedFile = async (t: Test, sent: Promise<unknown>, message: RegExp | string) => {
  const thrown = await sent.then(() => undefined, (error: unknown) => error)
  t.match(asLifecircleError(thrown), { code: 'unprocessable-input', message })
}

// What every kind of file has in common

const header = 'external_id,community_code,name,lon,lat,households,population,elderly,children,kind,under_renovation'
const site = (id: string, rest = `${own},site ${id},120.15,30.27,40,100,20,10,old_estate,false`) => `${id},${rest}`

interface Kind {
  readonly table: TableImport
  readonly header: string
  readonly good: string
  readonly changed: string
  readonly bad: string
  readonly problem: { readonly column: string; readonly value: string | null; readonly reason: RegExp | string }
  readonly count: string
}

const kinds: readonly Kind[] = [
  {
    table: regionImport,
    header: 'code,name_zh,name_en,level,parent_code,kind,future_status',
    good: '330106001090,新社区,,community,330106001000,mixed,none',
    changed: '330106001090,新社区,New,community,330106001000,mixed,under_way',
    bad: '330106001091,新社区,,hamlet,330106001000,mixed,none',
    problem: { column: 'level', value: 'hamlet', reason: 'is none of province, city, county, street, community' },
    count: 'select count(*)::integer as rows from registry.region'
  },
  {
    table: siteImport,
    header,
    good: site('K1'),
    changed: site('K1', `${own},site K1,120.15,30.27,40,101,20,10,old_estate,false`),
    bad: site('K2', `${own},site K2,120.15,30.27,40,-1,20,10,old_estate,false`),
    problem: { column: 'population', value: '-1', reason: 'must not be negative' },
    count: `select count(*)::integer as rows from registry.site where valid_to = 'infinity'`
  },
  {
    table: facilityImport,
    header: 'external_id,type_code,name,lon,lat,community_code,size,status,weekly_hours,opened_on,closed_on',
    good: `K1,GOV01,facility,120.15,30.27,${own},800,operating,40,2001-05-01,`,
    changed: `K1,GOV01,facility,120.15,30.27,${own},900,operating,40,2001-05-01,`,
    bad: `K2,GOV99,facility,120.15,30.27,${own},800,operating,40,2001-05-01,`,
    problem: { column: 'type_code', value: 'GOV99', reason: 'is a type of no standard' },
    count: `select count(*)::integer as rows from registry.facility where valid_to = 'infinity'`
  },
  {
    table: observationImport,
    header: 'period,community_code,type_code,component,numerator,denominator,source',
    good: `2024H1,${own},GOV01,satisfaction,8,10,app`,
    changed: `2024H1,${own},GOV01,satisfaction,9,10,app`,
    bad: `2024H1,${own},GOV01,closed_on_time,11,10,app`,
    problem: { column: 'numerator', value: '11', reason: 'is more than the denominator 10' },
    count: 'select count(*)::integer as rows from survey.observation'
  },
  {
    table: declarationImport,
    header: 'county_code,type_code,declared_on,by',
    good: `${micro.county},EDU04,2024-01-31,the county`,
    changed: `${micro.county},EDU04,2024-02-01,the county`,
    bad: `${own},EDU04,2024-01-31,the community`,
    problem: { column: 'county_code', value: own, reason: 'is not a known county' },
    count: 'select count(*)::integer as rows from registry.declaration'
  }
]

for (const { table, header, good, changed, bad, problem, count } of kinds) {
  void t.test(`a file of ${table.kind}`, async (t) => {
    const rows = async () => (await select<{ rows: number }>(count))[0]!.rows
    const before = await rows()
    const nothing = { rows: 1, inserted: 0, updated: 0, unchanged: 0, rejected: 0 }

    await t.test('that is a dry run writes nothing', async (t) => {
      t.strictSame(outcome(await send(table, [header, good], { dryRun: true })), { ...nothing, inserted: 1, written: false })
      t.equal(await rows(), before)
    })
    await t.test('with a bad row reports where, what and why, and writes nothing', async (t) => {
      const report = await send(table, [header, good, bad])
      t.strictSame(outcome(report), { ...nothing, rows: 2, inserted: 1, rejected: 1, written: false })
      t.equal(report.problems.length, 1)
      t.match(report.problems[0], { line: 3, ...problem })
      t.equal(await rows(), before)
    })
    await t.test('with a bad row writes the good ones when told to keep going', async (t) => {
      const report = await send(table, [header, bad, good], { keepGoing: true })
      t.strictSame(outcome(report), { ...nothing, rows: 2, inserted: 1, rejected: 1, written: true })
      t.match(report.problems, [{ line: 2, ...problem }])
      t.equal(await rows(), before + 1)
    })
    await t.test('that comes again changes nothing', async (t) => {
      t.strictSame(outcome(await send(table, [header, good])), { ...nothing, unchanged: 1, written: true })
      t.equal(await rows(), before + 1)
    })
    await t.test('with a changed row updates it', async (t) => {
      t.strictSame(outcome(await send(table, [header, changed])), { ...nothing, updated: 1, written: true })
      t.strictSame(outcome(await send(table, [header, changed])), { ...nothing, unchanged: 1, written: true })
      t.equal(await rows(), before + 1)
    })
    await t.test('with the same thing twice is refused', async (t) => {
      const report = await send(table, [header, good, changed])
      t.match(report, { rejected: 1, written: false, problems: [{ line: 3, reason: /stands twice/ }] })
    })
    await t.test('without a required column, with an unknown one, or without any line cannot be read', async (t) => {
      const names = header.split(',')
      await refusedFile(t, send(table, [names.slice(1).join(',')]), new RegExp(`${table.kind}.csv: the header lacks the column ${names[0]!};`))
      await refusedFile(t, send(table, [`${header},colour`, `${good},red`]), new RegExp(`the column colour mean.* known are .*${names[0]!}`))
      await refusedFile(t, importTable(database, operator, table, { name: 'none.csv', stream: Readable.from(['']) }), /none\.csv: the file is empty/)
      t.strictSame(outcome(await send(table, [header])), { ...nothing, rows: 0, written: true }, 'a header alone is an empty list')
    })
    await t.test('may have its columns in another order, a byte order mark, blanks and CRLF', async (t) => {
      const turn = (line: string) => line.split(',').reverse().map((field) => ` ${field} `).join(',')
      const text = `\uFEFF${turn(header)}\r\n\r\n${turn(changed)}\r\n`
      const report = await importTable(database, operator, table, { name: 'turned.csv', stream: Readable.from([text]) })
      t.strictSame(outcome(report), { ...nothing, unchanged: 1, written: true })
    })
    await t.test('of another region is not the caller\'s to write', async (t) => {
      const caller: Caller = { subject: 'neighbour', role: 'administrator', regionCode: micro.otherCounty }
      const report = await send(table, [header, good], {}, caller)
      t.match(report, { rejected: 1, written: false })
      t.match(report.problems[0], { line: 2, reason: /outside the region of this caller|is not a known/ })
    })
  })
}

void t.test('a row with several flaws is one rejected row, and each flaw is told', async (t) => {
  const report = await send(siteImport, [header, `,${own}x,,east,30.27,many,,1,1,palace,perhaps`])
  t.match(report, { rows: 1, rejected: 1, written: false })
  t.strictSame(
    report.problems.map(({ column, value, reason }) => [column, value, reason]),
    [
      ['external_id', null, 'is required'],
      ['community_code', `${own}x`, 'is not a 12-digit statistical code'],
      ['name', null, 'is required'],
      ['households', 'many', 'is not a number'],
      ['population', null, 'is required'],
      ['kind', 'palace', 'is none of old_estate, resettlement, commodity, new_build, mixed'],
      ['under_renovation', 'perhaps', 'is none of true, false'],
      ['lon', 'east', 'is not a number']
    ]
  )
})

void t.test('lines are counted as an editor counts them, fields over several lines included', async (t) => {
  const report = await send(siteImport, [header, '', site('L1', `${own},"a\nb",120.15,30.27,,5,,,,`), site('L2', `${own},c,120.15,95,,5,,,,`)])
  t.match(report.problems, [{ line: 5, column: 'lat', reason: /latitude 95 is outside -90…90 degrees; is the CRS right, and longitude before latitude/ }])
  t.equal(report.problems.length, 1)
})

void t.test('a file that is no CSV is refused with the line', async (t) => {
  await refusedFile(t, send(siteImport, [header, 'a,b,c']), /sites\.csv: .*line 2/)
  await refusedFile(t, send(siteImport, [header, '"a,b,c']), /sites\.csv: /)
})

void t.test('a file on disk is unpacked when it is packed, and told of when it is not there', async (t) => {
  const folder = t.testdir({ 'sites.csv': `${header}\n${site('D1')}\n`, 'sites.csv.gz': gzipSync(`${header}\n${site('D1')}\n`) })
  t.strictSame(outcome(await importTable(database, operator, siteImport, await openRecordFile(join(folder, 'sites.csv')))).inserted, 1)
  t.strictSame(outcome(await importTable(database, operator, siteImport, await openRecordFile(join(folder, 'sites.csv.gz')))).unchanged, 1)
  await refusedFile(t, openRecordFile(join(folder, 'none.csv')), /none\.csv.*no such file/)
})

void t.test('ten thousand bad rows are counted, and a thousand of them told', async (t) => {
  const report = await send(siteImport, [header, ...Array.from({ length: 10_000 }, (_, i) => site(`B${i}`, `${own},x,120,30,,none,,,,`))])
  t.match(report, { rows: 10_000, rejected: 10_000, written: false })
  t.equal(report.problems.length, 1_000)
})

// Regions

void t.test('codes of regions are prefixes of what lies below them', async (t) => {
  const { problems } = await send(regionImport, [
    kinds[0]!.header,
    '330106003000,甲,,community,330106001000,,',
    '330106003001,乙,,community,330106001000,,',
    '330106004001,丙,,community,330106004000,,',
    '330000000001,丁,,community,,,',
    '340000000000,安徽,,province,330000000000,,',
    '33010600300,戊,,street,330106000000,,'
  ])
  t.match(problems.map(({ line, column, reason }) => [line, column, reason]), [
    [2, 'level', /does not fit the code 330106003000: its 9 leading digits say another level/],
    [2, 'parent_code', /is not the region above/],
    [3, 'parent_code', /is not the region above 330106003001: codes are prefixes of what lies below/],
    [4, 'parent_code', 'is not known, neither here nor in this file'],
    [5, 'parent_code', 'is required below a province'],
    [6, 'parent_code', 'a province has no parent'],
    [7, 'code', 'is not a 12-digit statistical code']
  ])
})

void t.test('a file of regions may name children before their parents', async (t) => {
  const rows = ['330109001001,己,,community,330109001000,,', '330109001000,庚,,street,330109000000,,', '330109000000,萧山区,,county,330100000000,,']
  t.equal((await send(regionImport, [kinds[0]!.header, ...rows])).inserted, 3)
  t.equal(microRegions.length, 11)
})

// Versions

interface Version {
  readonly size: string | null
  readonly valid_from: string
  readonly valid_to: string
}

const facilityHeader = kinds[2]!.header
const sized = (id: string, size: number) => `${id},GOV01,facility,120.15,30.27,${own},${size},operating,40,,`
const versions = (id: string) =>
  select<Version>(
    'select size::integer, valid_from::text, valid_to::text from registry.facility where external_id = $1 order by id',
    [id]
  )

void t.test('what is new holds from ever on, what changed from today', async (t) => {
  await send(facilityImport, [facilityHeader, sized('V1', 1)])
  t.strictSame(await versions('V1'), [{ size: 1, valid_from: '-infinity', valid_to: 'infinity' }])
  await send(facilityImport, [facilityHeader, sized('V1', 2)])
  t.strictSame(await versions('V1'), [
    { size: 1, valid_from: '-infinity', valid_to: today },
    { size: 2, valid_from: today, valid_to: 'infinity' }
  ])
  await send(facilityImport, [facilityHeader, sized('V1', 3)])
  t.strictSame(await versions('V1'), [
    { size: 1, valid_from: '-infinity', valid_to: today },
    { size: 2, valid_from: today, valid_to: today },
    { size: 3, valid_from: today, valid_to: 'infinity' }
  ], 'a correction on the same day leaves a version that never held')
})

void t.test('a first day may be named', async (t) => {
  await send(facilityImport, [facilityHeader, sized('V2', 1)], { validFrom: '2020-01-01' })
  t.strictSame(await versions('V2'), [{ size: 1, valid_from: '2020-01-01', valid_to: 'infinity' }])
  await send(facilityImport, [facilityHeader, sized('V2', 2)], { validFrom: '2022-01-01' })
  await send(facilityImport, [facilityHeader, sized('V2', 3)], { validFrom: '2023-01-01' })
  t.strictSame(await versions('V2'), [
    { size: 1, valid_from: '2020-01-01', valid_to: '2022-01-01' },
    { size: 2, valid_from: '2022-01-01', valid_to: '2023-01-01' },
    { size: 3, valid_from: '2023-01-01', valid_to: 'infinity' }
  ])
  await send(facilityImport, [facilityHeader, sized('V2', 4)], { validFrom: '2021-01-01' })
  t.strictSame(await versions('V2'), [
    { size: 1, valid_from: '2020-01-01', valid_to: '2021-01-01' },
    { size: 2, valid_from: '2022-01-01', valid_to: '2022-01-01' },
    { size: 3, valid_from: '2023-01-01', valid_to: '2023-01-01' },
    { size: 4, valid_from: '2021-01-01', valid_to: 'infinity' }
  ], 'versions that would have started later never come to hold')
  const holding = await select<{ day: string; size: number }>(
    `select d.day::text, (select f.size::integer from registry.facility as f where f.external_id = 'V2' and f.valid_from <= d.day and f.valid_to > d.day) as size
     from unnest('{2019-12-31,2020-06-30,2021-01-01,2024-06-30}'::date[]) as d (day)`
  )
  t.strictSame(holding.map(({ size }) => size), [null, 1, 4, 4], 'one version at most holds on any day')
})

void t.test('a version is never changed afterwards', async (t) => {
  for (const table of ['site', 'facility']) {
    await t.rejects(
      asCaller(database, operator, ({ client }) => client.query(`update registry.${table} set name = 'another'`)),
      { code: 'LC002', message: `registry.${table} rows are versions: insert another one, only valid_to may change` }
    )
  }
})

void t.test('a site that moves to another community of the region makes a version', async (t) => {
  await send(siteImport, [header, site('M1')])
  t.equal((await send(siteImport, [header, site('M1', `${second},site M1,120.15,30.27,40,100,20,10,old_estate,false`)])).updated, 1)
  const found = await select('select community_code, valid_to::text from registry.site where external_id = $1 order by id', ['M1'])
  t.strictSame(found, [{ community_code: own, valid_to: today }, { community_code: second, valid_to: 'infinity' }])
})

void t.test('what belongs to another region cannot be taken over', async (t) => {
  await send(siteImport, [header, site('T1', `${far},site T1,120.15,30.27,,100,,,,`)])
  const report = await send(siteImport, [header, site('T1')], {}, { subject: 'x', role: 'administrator', regionCode: micro.county })
  t.match(report.problems, [{ column: 'external_id', value: `T1 of ${far}`, reason: 'lies outside the region of this caller' }])
})

// Fields

void t.test('empty is not zero', async (t) => {
  await send(siteImport, [header, site('E1', `${own},site E1,120.15,30.27,,100,,,,`), site('E2', `${own},site E2,120.15,30.27,0,100,0,0,,true`)])
  const found = await select('select households, elderly, children, kind, under_renovation from registry.site where external_id in ($1, $2) order by external_id', ['E1', 'E2'])
  t.strictSame(found, [
    { households: null, elderly: null, children: null, kind: null, under_renovation: false },
    { households: 0, elderly: 0, children: 0, kind: null, under_renovation: true }
  ])
})

void t.test('groups that are more than the people, days that are none, weeks of more than 168 hours are told', async (t) => {
  const sites = await send(siteImport, [header, site('G1', `${own},x,120.15,30.27,,100,60,41,,`)])
  t.match(sites.problems, [{ column: 'population', value: '100', reason: 'is less than the elderly and children together (101)' }])
  const row = (id: string, rest: string) => `${id},GOV01,x,120.15,30.27,${own},800,${rest}`
  const { problems } = await send(facilityImport, [
    facilityHeader,
    row('G1', 'operating,169,,'),
    row('G2', 'operating,,2024-02-30,'),
    row('G3', 'operating,,2024-02-01,2024-01-31'),
    row('G4', 'open,,,'),
    `G5,GOV01,x,120.15,30.27,330199999999,1,operating,,,`
  ])
  t.match(problems.map(({ line, column, value, reason }) => [line, column, value, reason]), [
    [2, 'weekly_hours', '169', 'is more than a week has: 168'],
    [3, 'opened_on', '2024-02-30', 'is not a date of the form YYYY-MM-DD'],
    [4, 'closed_on', '2024-01-31', 'comes before opened_on 2024-02-01'],
    [5, 'status', 'open', 'is none of planned, building, operating, suspended, closed'],
    [6, 'community_code', '330199999999', 'is not a known community']
  ])
})

// Reference systems: 120.155, 30.274 by the published formulas of GCJ-02 and BD-09, and by Krueger's series to n^4 (1 mm)

const spots: readonly { crs: ImportOptions['crs'] & string; x: number; y: number }[] = [
  { crs: 'EPSG:4326', x: 120.155, y: 30.274 },
  { crs: 'EPSG:4490', x: 120.155, y: 30.274 },
  { crs: 'GCJ-02', x: 120.15969475912149, y: 30.27167139097357 },
  { crs: 'BD-09', x: 120.16625822357679, y: 30.277501030831456 },
  { crs: 'EPSG:4549', x: 514914.1274, y: 3350497.771 },
  { crs: 'EPSG:4528', x: 40514914.1274, y: 3350497.771 }
]

void t.test('coordinates are converted once, and kept as they were given', async (t) => {
  for (const [i, { crs, x, y }] of spots.entries()) {
    await send(siteImport, [header, site(`C${i}`, `${own},site,${x},${y},,1,,,,`)], { crs })
    const found = await select<{ metres: number; crs: string; x: number; y: number }>(
      `select
         st_distance(geom::geography, st_setsrid(st_point(120.155, 30.274), 4326)::geography) as metres,
         original_crs as crs, original_x as x, original_y as y
       from registry.site
       where external_id = $1`,
      [`C${i}`]
    )
    const { metres, ...original } = found[0]!
    t.ok(metres < (crs === 'BD-09' ? 0.5 : 0.05), `${crs}: ${metres.toFixed(4)} m from where it should be`)
    t.strictSame(original, { crs, x, y })
  }
})

void t.test('coordinates that cannot be in the system named are told, not written', async (t) => {
  const report = await send(siteImport, [header, site('W1', `${own},site,514914.13,3350497.77,,1,,,,`)])
  t.match(report, { written: false, problems: [{ line: 2, column: 'lon', reason: /outside -180…180 degrees; is the CRS right/ }] })
  await t.rejects(send(siteImport, [header, site('W1')], { crs: 'EPSG:3857' as never }), { message: /the CRS EPSG:3857 is not known: use one of EPSG:4326/ })
})

// Standards

/** Metres, from the formula of the design: min(max_metres, 60 x circle_minutes x speed). */
const budgets = {
  GOV01: 300, GOV02: 900, EDU01: 255, EDU02: 255, EDU03: 500, EDU04: 900, ELD01: 240, ELD02: 720, HLT01: 300, HLT02: 900,
  CUL01: 300, CUL02: 240, CUL03: 900, COM01: 300, COM02: 500, SPT01: 300, SPT02: 900, CNV01: 240, CNV02: 300, CNV03: 300
}

const budgetsOf = async (db: Database, version: string) => {
  const found = await db.pool.query<{ code: string; metres: number }>(
    `select f.code, t.budget_decimetres / 10.0 as metres
     from registry.standard_type as t
     join registry.facility_type as f on f.id = t.type_id
     where t.standard_version = $1
     order by t.position`,
    [version]
  )
  return Object.fromEntries(found.rows.map(({ code, metres }) => [code, metres]))
}

void t.test('the default standard is there, under its own authority, with the budgets of the catalogue', async (t) => {
  t.strictSame(await budgetsOf(database, 'lifecircle-2026'), budgets)
  const found = await database.pool.query(`select authority, status from registry.standard where version = 'lifecircle-2026'`)
  t.match(found.rows, [{ authority: /not the Zhejiang guideline/, status: 'published' }])
})

void t.test('a published standard never changes', async (t) => {
  t.equal(await publishStandard(database, operator, defaultStandard()), 'unchanged')
  const changed = { ...defaultStandard(), title: 'Another' }
  await t.rejects(publishStandard(database, operator, changed), { code: 'conflict', message: /never changes: give the new document another version/ })
  for (const sql of [
    `update registry.standard set document = '{}'`,
    `update registry.standard set authority = 'the ministry'`,
    `update registry.standard set status = 'draft', published_at = null`,
    `delete from registry.standard`,
    `update registry.standard_type set weight = 100`,
    `delete from registry.standard_type where standard_version = 'lifecircle-2026'`,
    `update registry.standard_type set standard_version = 'other'`
  ]) {
    await t.rejects(asCaller(database, operator, ({ client }) => client.query(sql)), { code: 'LC001' }, sql)
  }
  t.strictSame(await budgetsOf(database, 'lifecircle-2026'), budgets)
})

void t.test('a standard is read from JSON or from a CSV with the catalogue\'s columns', async (t) => {
  const { types, ...rest } = defaultStandard()
  const columns = 'code,name_zh,name_en,category,category_zh,circle_minutes,max_metres,group,profile,weight,supply_unit,min_size,supply_per_1000,per_1000_of,people_per_facility,min_weekly_hours,source,confidence'
  const folder = t.testdir({
    'city-2025.csv': `${columns}\nGOV01,中心,Centre,governance,治理,10,,all,elderly,2,m2,,,all,,,,\n`,
    'city.json': JSON.stringify({ ...rest, version: 'city-json', types: types.slice(0, 2) }),
    'bad.json': JSON.stringify({ ...rest, types: [{ ...types[0], weight: 0, colour: 'red' }] })
  })
  const csv = await readStandardFile(join(folder, 'city-2025.csv'))
  t.equal(await publishStandard(database, operator, csv), 'published')
  t.strictSame(await budgetsOf(database, 'city-2025'), { GOV01: 480 })
  t.equal(await publishStandard(database, operator, await readStandardFile(join(folder, 'city.json'))), 'published')
  t.strictSame(await budgetsOf(database, 'city-json'), { GOV01: 300, GOV02: 900 })
  await t.rejects(readStandardFile(join(folder, 'bad.json')), { code: 'unprocessable-input', message: /bad\.json is not a valid standard:(.|\n)*\/types\/0\/weight/ })
  t.throws(() => checkStandard({ ...rest, types: [types[0], types[0]] }, 'twice'), { message: /GOV01 stands twice/ })
  t.throws(() => checkStandard({ ...rest, types: [{ ...types[0], profile: 'hare' }] }, 'hare'), { message: /hare is none of the profiles general, elderly, child/ })
})

void t.test('only an administrator publishes standards', async (t) => {
  const caller: Caller = { subject: 'x', role: 'planner', regionCode: micro.county }
  await t.rejects(publishStandard(database, caller, { ...defaultStandard(), version: 'mine' }), { code: '42501' })
})
