/** GDAL as a client, against the service on a port of its own: what it reads, and what it has the service do. */
import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import t from 'tap'
import { publishRun, runCheckup } from '../../support/checkup.js'
import { testDatabase } from '../../support/database.js'
import { micro } from '../../support/micro-city.js'
import { fillWithFacilities } from '../../support/ogc-city.js'
import { buildScoredCity, twoTypes } from '../../support/scored-city.js'
import { bearer, testService, viewer } from '../../support/service.js'

const run = promisify(execFile)
const noGdal = await run('ogr2ogr', ['--version']).then(() => false as const, () => 'ogr2ogr is not installed')

void t.test('GDAL', { skip: noGdal }, async (t) => {
  const database = await testDatabase(t)
  await buildScoredCity(database)
  await fillWithFacilities(database)
  await publishRun(database, await runCheckup(database, { period: '2024H1', standardVersion: twoTypes, scopeCode: micro.city }))
  const service = await testService(t, database)
  const address = `${await service.app.listen({ host: '127.0.0.1', port: 0 })}/ogc`
  let asked: URL[] = []
  service.app.server.on('request', ({ url = '' }: { url?: string }) => asked.push(new URL(url, address)))
  const settings = ['--config', 'GDAL_HTTP_HEADERS', `Authorization: ${await bearer(viewer)}`, '--config', 'CPL_DEBUG', 'OFF']

  /** Runs a program of GDAL on the service: what it prints, and what it asked for. */
  const gdal = async (program: 'ogrinfo' | 'ogr2ogr', ...given: readonly string[]) => {
    asked = []
    const { stdout, stderr } = await run(program, [...settings, ...given], { timeout: 60_000 })
    t.notMatch(stderr, /ERROR/)
    return { stdout, items: asked.filter(({ pathname }) => pathname.endsWith('/items')) }
  }
  /** Ids of the features that it finds, and what it asked for behind the first look. */
  const found = async (collection: string, ...given: readonly string[]) => {
    const { stdout, items } = await gdal('ogrinfo', '-ro', '-q', '-oo', 'PAGE_SIZE=1000', ...given, `OAPIF:${address}`, collection)
    return { ids: [...stdout.matchAll(/^ {2}id \(String\) = (.*)$/gm)].map(([, id]) => id!), last: items.at(-1)!.searchParams }
  }
  interface Row { readonly id: string; readonly lon: number; readonly lat: number; readonly size: number | null; readonly type: string; readonly name: string; readonly opened: string | null }
  const facilities = (await database.asOwner((client) => client.query<Row>(
    `select f.external_id as id, st_x(f.geom) as lon, st_y(f.geom) as lat, f.size::float8 as size, t.code as type, f.name, f.opened_on::text as opened
     from registry.facility as f join registry.facility_type as t on t.id = f.type_id where f.valid_to = 'infinity' order by f.external_id`
  ))).rows
  const idsOf = (matches: (row: Row) => boolean) => facilities.filter(matches).map(({ id }) => id)

  await t.test('lists the collections, and counts each as the database does', async (t) => {
    const { stdout } = await gdal('ogrinfo', '-ro', '-so', '-al', `OAPIF:${address}`)
    const counts = Object.fromEntries([...stdout.matchAll(/^Layer name: (\S+)[^]*?^Feature Count: (\d+)/gm)].map(([, name, count]) => [name, Number(count)]))
    const { rows: [kept] } = await database.asOwner((client) => client.query<Record<string, number>>(
      `select (select count(*) from registry.region where level = 'community')::integer as communities, (select count(*) from registry.region where level <> 'community')::integer as regions,
         (select count(*) from registry.site where valid_to = 'infinity')::integer as sites, (select count(*) from registry.facility where valid_to = 'infinity')::integer as facilities,
         (select count(*) from checkup.type_score as s join registry.region as r on r.code = s.region_code and r.level = 'community' where s.cause is not null)::integer as shortfalls`
    ))
    t.strictSame(counts, kept)
  })

  await t.test('reads every row, page by page, with its values', async (t) => {
    const file = join(t.testdir({}), 'facilities.csv')
    const { items } = await gdal('ogr2ogr', '-oo', 'PAGE_SIZE=7', '-lco', 'GEOMETRY=AS_XY', '-lco', 'SEPARATOR=SEMICOLON', '-select', 'id,type_code,size,opened_on', file, `OAPIF:${address}`, 'facilities')
    const lines = (await readFile(file, 'utf8')).trim().split('\n').slice(1).map((line) => line.replaceAll('"', '').split(';'))
    t.strictSame(lines.map(([, , id, type, size, opened]) => [id, type, size, opened]), facilities.map(({ id, type, size, opened }) => [id, type, size === null ? '' : String(size), (opened ?? '').replaceAll('-', '/')]))
    for (const [index, [lon, lat]] of lines.entries()) t.ok(Math.abs(Number(lon) - facilities[index]!.lon) < 1e-7 && Math.abs(Number(lat) - facilities[index]!.lat) < 1e-7)
    const pages = items.filter(({ searchParams }) => searchParams.get('cursor') !== null)
    t.equal(pages.length, Math.ceil(facilities.length / 7) - 1, 'it followed the links to the end')
    t.ok(items.every(({ searchParams }) => searchParams.get('limit') === '7'))
  })

  await t.test('sends its box, and finds what lies in it', async (t) => {
    const [west, south, east, north] = [120.151, 30.271, 120.158, 30.279]
    const { ids, last } = await found('facilities', '-spat', String(west), String(south), String(east), String(north))
    const wanted = idsOf(({ lon, lat }) => lon >= west && lon <= east && lat >= south && lat <= north)
    t.ok(wanted.length > 3 && wanted.length < facilities.length - 3)
    t.strictSame(ids, wanted)
    t.strictSame(last.get('bbox')?.split(',').map(Number), [west, south, east, north])
  })

  await t.test('has the service filter by attributes', async (t) => {
    const equal = await found('facilities', '-where', "type_code = 'GOV01'")
    t.strictSame(equal.ids, idsOf(({ type }) => type === 'GOV01'))
    t.match(`${equal.last.get('filter') ?? ''} ${equal.last.get('type_code') ?? ''}`, /GOV01/, 'as a filter or as the parameter of the property')
    const known = (await gdal('ogrinfo', '--version')).stdout
    const cases: readonly (readonly [string, (row: Row) => boolean])[] = [
      ['size >= 60.5 OR size IS NULL', ({ size }) => size === null || size >= 60.5],
      ["name = 'it''s 100%' AND NOT size = 60", ({ name, size }) => name === "it's 100%" && size !== null && size !== 60],
      ["name LIKE '%菜场'", ({ name }) => name.endsWith('菜场')],
      ["opened_on >= '2024-01-01'", ({ opened }) => opened !== null && opened >= '2024-01-01'],
      ["size IN (0, 800) AND type_code <> 'GOV01'", ({ size, type }) => (size === 0 || size === 800) && type !== 'GOV01'],
      ["id = 'F1'", ({ id }) => id === 'F1']
    ]
    for (const [where, matches] of cases) {
      const { ids, last } = await found('facilities', '-where', where)
      t.strictSame(ids, idsOf(matches), where)
      t.equal(last.get('datetime'), null, 'days are no question of when a version holds')
      // Of these 3.6 leaves nothing to itself.
      if (/GDAL 3\.6/.test(known) && /^(size >=|name|opened)/.test(where)) t.ok(last.has('filter'), where)
    }
  })

  await t.test('filters by box and attribute at once, over pages', async (t) => {
    const { stdout, items } = await gdal('ogrinfo', '-ro', '-q', '-oo', 'PAGE_SIZE=2', '-spat', '120.15', '30.27', '120.16', '30.285', '-where', 'size > 10', `OAPIF:${address}`, 'facilities')
    const wanted = idsOf(({ lon, lat, size }) => lon >= 120.15 && lon <= 120.16 && lat >= 30.27 && lat <= 30.285 && size !== null && size > 10)
    t.strictSame([...stdout.matchAll(/^ {2}id \(String\) = (.*)$/gm)].map(([, id]) => id), wanted)
    t.ok(wanted.length > 4)
    t.ok(items.filter(({ searchParams }) => searchParams.has('cursor')).every(({ searchParams }) => searchParams.has('bbox')), 'the next pages are asked the same')
  })

  await t.test('gets coordinates in other reference systems as it would have made them', async (t) => {
    const folder = t.testdir({})
    const read = async (name: string) => (await readFile(join(folder, name), 'utf8')).trim().split('\n').slice(1).map((line) => line.split(',').slice(0, 2).map(Number))
    for (const [code, northFirst] of [[4549, true], [3857, false]] as const) {
      // By the service, whose axes are those of the EPSG registry, and by GDAL itself, which tells east before north.
      const uri = `http://www.opengis.net/def/crs/EPSG/0/${code}`
      await gdal('ogr2ogr', '-oo', 'PAGE_SIZE=1000', '-lco', 'GEOMETRY=AS_XY', '-select', 'id', join(folder, `served-${code}.csv`), `OAPIF:${address}?crs=${uri}`, 'facilities')
      await gdal('ogr2ogr', '-oo', 'PAGE_SIZE=1000', '-lco', 'GEOMETRY=AS_XY', '-select', 'id', '-t_srs', `EPSG:${code}`, join(folder, `made-${code}.csv`), `OAPIF:${address}`, 'facilities')
      const [served, made] = [await read(`served-${code}.csv`), await read(`made-${code}.csv`)]
      t.equal(served.length, facilities.length)
      // What it was told for its own was rounded to a centimetre.
      for (const [index, [x, y]] of served.entries()) {
        const [east, north] = made[index]!
        const apart = northFirst ? Math.hypot(x! - north!, y! - east!) : Math.hypot(x! - east!, y! - north!)
        if (!(apart < 0.03)) t.fail(`${code}: ${x} ${y} and ${east} ${north}`)
      }
    }
  })

  await t.test('writes a GeoPackage of communities with their scores', async (t) => {
    const file = join(t.testdir({}), 'communities.gpkg')
    await gdal('ogr2ogr', file, `OAPIF:${address}`, 'communities')
    const { stdout } = await run('ogrinfo', ['-ro', '-al', file])
    t.match(stdout, /Feature Count: 4[^]*index: Real[^]*rank: Integer[^]*index \(Real\) = \d/)
    t.match(stdout, /MULTIPOLYGON[^]*POINT/)
  })
})
