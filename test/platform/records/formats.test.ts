import { execFile } from 'node:child_process'
import { createWriteStream } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { promisify } from 'node:util'
import { gzipSync } from 'node:zlib'
import readExcel from 'read-excel-file/node'
import t, { type Test } from 'tap'
import writeExcel from 'write-excel-file/node'
import { ZipFile } from 'yazl'
import { asLifecircleError } from '../../../src/platform/errors.js'
import type { FileRecord, RecordFile } from '../../../src/platform/records/file-record.js'
import { writeGeoPackage } from '../../../src/platform/records/geopackage.js'
import { formatOfName, formatOfType, openRecordFile } from '../../../src/platform/records/record-format.js'
import { writeWorkbook } from '../../../src/platform/records/workbook.js'

const run = promisify(execFile)
/** GDAL reads and writes the geographic formats by other code than ours. */
const noGdal = await run('ogr2ogr', ['--version']).then(() => false as const, () => 'ogr2ogr is not installed')

interface Read {
  readonly columns: RecordFile['columns']
  readonly crs: string | null
  readonly records: FileRecord[]
}

async function read(path: string): Promise<Read> {
  const file = await openRecordFile(path)
  try {
    const records: FileRecord[] = []
    for await (const record of file.records) records.push(record)
    return { columns: file.columns, crs: file.crs, records }
  } finally {
    await file.close()
  }
}

const refused = async (t: Test, path: string, message: RegExp) => {
  const thrown = await read(path).then(() => undefined, (error: unknown) => error)
  t.match(asLifecircleError(thrown), { code: 'unprocessable-input', message })
}

const rowsOf = async function* <T>(rows: readonly T[]): AsyncGenerator<T> {
  yield* rows
}

const point = (x: number, y: number) => ({ type: 'Point', coordinates: [x, y] })

void t.test('names and media types say the format', async (t) => {
  t.strictSame(['a.CSV', 'a.csv.gz', 'a.geojsonl', 'a.json', 'a.xlsx', 'a.gpkg', 'a.zip', 'a.txt', 'csv'].map(formatOfName), ['csv', 'csv', 'ndjson', 'geojson', 'xlsx', 'gpkg', 'shapefile', undefined, undefined])
  t.strictSame(['text/csv; charset=utf-8', 'application/geo+json', 'application/json', undefined].map(formatOfType), ['csv', 'geojson', undefined, undefined])
  await refused(t, join(t.testdir({ 'a.txt': 'x' }), 'a.txt'), /its ending names no format that is read: \.csv, \.ndjson/)
})

void t.test('a CSV names its columns before its rows', async (t) => {
  const text = '\uFEFFname, lon ,note\n"a ""b"", c",1,"two\nlines"\n\nd,2,\n'
  const folder = t.testdir({ 'a.csv': text, 'a.csv.gz': gzipSync(text) })
  const whole = {
    columns: ['name', 'lon', 'note'],
    crs: null,
    records: [{ line: 3, fields: { name: 'a "b", c', lon: '1', note: 'two\nlines' } }, { line: 5, fields: { name: 'd', lon: '2', note: '' } }]
  }
  t.strictSame(await read(join(folder, 'a.csv')), whole)
  t.strictSame(await read(join(folder, 'a.csv.gz')), whole)
})

void t.test('lines of JSON are objects of fields, or features', async (t) => {
  const lines = ['{"name":"a","size":1.50,"gone":null,"list":[1]}', '{"type":"Feature","properties":{"name":"b"},"geometry":{"type":"Point","coordinates":[1,2]}}', '', 'oops', '[1]']
  const { columns, records } = await read(join(t.testdir({ 'a.ndjson': lines.join('\n') }), 'a.ndjson'))
  t.equal(columns, null)
  t.match(records, [
    { line: 1, fields: { name: 'a', size: '1.5', gone: '', list: '[1]' } },
    { line: 2, fields: { name: 'b' }, geometry: point(1, 2) },
    { line: 4, flaw: { reason: /is not valid JSON/ } },
    { line: 5, flaw: { reason: 'is not a JSON object' } }
  ])
})

void t.test('a GeoJSON collection is read feature by feature', async (t) => {
  const collection = { features: [{ type: 'Feature', properties: null, geometry: point(1, 2) }, { type: 'Feature', properties: { a: true }, geometry: null }, { type: 'Feature', properties: {}, geometry: 7 }], type: 'FeatureCollection' }
  const folder = t.testdir({ 'a.geojson': JSON.stringify(collection), 'b.geojson': '{"type":"Feature"}', 'c.geojson': '{"type":"FeatureCollection","features":[' })
  t.match((await read(join(folder, 'a.geojson'))).records, [{ line: 1, geometry: point(1, 2) }, { line: 2, fields: { a: 'true' }, geometry: null }, { line: 3, flaw: { column: 'geometry' } }])
  await refused(t, join(folder, 'b.geojson'), /is no GeoJSON FeatureCollection/)
  await refused(t, join(folder, 'c.geojson'), /c\.geojson: /)
})

void t.test('a workbook of another writer is read: texts, numbers, days, gaps', async (t) => {
  const path = join(t.testdir({}), 'a.xlsx')
  await writeExcel([
    [{ value: 'name' }, { value: 'size' }, { value: 'opened_on' }, { value: 'code' }],
    [{ value: '社区食堂 <&> "x"' }, { value: 0.1 }, { value: new Date(Date.UTC(2024, 4, 1)), type: Date, format: 'yyyy-mm-dd' }, { value: 330106001001 }],
    [null, { value: 12 }, null, { value: true, type: Boolean }],
    [null, null, null, null]
  ] as never).toFile(path)
  t.strictSame(await read(path), {
    columns: ['name', 'size', 'opened_on', 'code'],
    crs: null,
    records: [
      { line: 2, fields: { name: '社区食堂 <&> "x"', size: '0.1', opened_on: '2024-05-01', code: '330106001001' } },
      { line: 3, fields: { name: '', size: '12', opened_on: '', code: 'true' } }
    ]
  })
})

void t.test('a workbook that is written is read by another reader and by ours, and its bytes do not tell the time', async (t) => {
  const folder = t.testdir({})
  const columns = [{ name: 'name', numeric: false }, { name: 'size', numeric: true }]
  const rows = [['a & b', '1.50'], ['  spaces ', ''], ['tab\tand bell\u0007 and _x0041_', '-3'], ['=1+1', 'not a number']]
  const write = (path: string) => pipeline(writeWorkbook('facilities', columns, rowsOf(rows)), createWriteStream(path))
  await write(join(folder, 'a.xlsx'))
  await write(join(folder, 'b.xlsx'))
  t.ok((await readFile(join(folder, 'a.xlsx'))).equals(await readFile(join(folder, 'b.xlsx'))))
  const ours = await read(join(folder, 'a.xlsx'))
  t.strictSame(ours.records.map(({ fields }) => Object.values(fields)), [['a & b', '1.5'], ['  spaces ', ''], ['tab\tand bell\u0007 and _x0041_', '-3'], ['=1+1', 'not a number']])
  const sheets = (await readExcel(join(folder, 'a.xlsx'))) as unknown as { data: unknown[][] }[]
  t.match((sheets[0]?.data ?? sheets)[1], ['a & b', 1.5])
})

void t.test('what is no workbook is refused', async (t) => {
  const zip = new ZipFile()
  zip.addBuffer(Buffer.from('x'), 'a.txt')
  zip.end()
  const folder = t.testdir({ 'a.xlsx': 'not a zip' })
  await pipeline(zip.outputStream, createWriteStream(join(folder, 'b.xlsx')))
  await refused(t, join(folder, 'a.xlsx'), /a\.xlsx: .*(zip|directory)/i)
  await refused(t, join(folder, 'b.xlsx'), /b\.xlsx: is no \.xlsx workbook/)
  await refused(t, join(folder, 'none.xlsx'), /none\.xlsx: there is no such file/)
})

const layer = {
  columns: [{ name: 'external_id', numeric: false }, { name: 'size', numeric: true }],
  rows: [{ values: ['F1', '12.5'], geometry: point(120.15, 30.27) }, { values: ['F"2', ''], geometry: null }]
}

void t.test('a GeoPackage that is written is read again, and its bytes do not tell the time', async (t) => {
  const folder = t.testdir({})
  for (const name of ['a.gpkg', 'b.gpkg']) await writeGeoPackage(join(folder, name), 'facilities', 'POINT', layer.columns, rowsOf(layer.rows))
  t.ok((await readFile(join(folder, 'a.gpkg'))).equals(await readFile(join(folder, 'b.gpkg'))))
  t.strictSame(await read(join(folder, 'a.gpkg')), {
    columns: null,
    crs: 'EPSG:4326',
    records: [{ line: 1, fields: { external_id: 'F1', size: '12.5' }, geometry: point(120.15, 30.27) }, { line: 2, fields: { external_id: 'F"2', size: '' }, geometry: null }]
  })
  await writeFile(join(folder, 'c.gpkg'), 'not a database')
  await refused(t, join(folder, 'c.gpkg'), /c\.gpkg: is no GeoPackage/)
})

const region = {
  type: 'FeatureCollection',
  features: [
    { type: 'Feature', properties: { code: '330106000000', name_zh: '西湖区' }, geometry: { type: 'Polygon', coordinates: [[[120, 30, 5], [120.1, 30, 5], [120.1, 30.1, 5], [120, 30, 5]]] } },
    { type: 'Feature', properties: { code: '330108000000', name_zh: '滨江区' }, geometry: null }
  ]
}

async function zipFiles(folder: string, names: readonly string[], path: string): Promise<void> {
  const zip = new ZipFile()
  for (const name of names) zip.addFile(join(folder, name), name)
  zip.end()
  await pipeline(zip.outputStream, createWriteStream(path))
}

void t.test('GeoPackages and Shapefiles of GDAL are read, in GBK as well, with their reference system', { skip: noGdal }, async (t) => {
  const folder = t.testdir({ 'region.geojson': JSON.stringify(region) })
  const convert = (...options: string[]) => run('ogr2ogr', options, { cwd: folder })
  const flat = { type: 'Polygon', coordinates: [[[120, 30], [120.1, 30], [120.1, 30.1], [120, 30]]] }
  await convert('region.gpkg', 'region.geojson')
  const geopackage = await read(join(folder, 'region.gpkg'))
  t.equal(geopackage.crs, 'EPSG:4326')
  t.match(geopackage.records, [{ fields: { code: '330106000000', name_zh: '西湖区' }, geometry: flat }, { fields: { code: '330108000000' }, geometry: null }])
  for (const encoding of ['UTF-8', 'GBK']) {
    await convert('-f', 'ESRI Shapefile', `shape-${encoding}`, 'region.geojson', '-nln', 'layer', '-lco', `ENCODING=${encoding}`, '-t_srs', 'EPSG:4490', '-dim', 'XY')
    await zipFiles(join(folder, `shape-${encoding}`), ['layer.shp', 'layer.shx', 'layer.dbf', 'layer.prj', 'layer.cpg'], join(folder, `${encoding}.zip`))
    const shapefile = await read(join(folder, `${encoding}.zip`))
    t.equal(shapefile.crs, 'EPSG:4490')
    t.strictSame(shapefile.records.map(({ fields }) => fields), [{ code: '330106000000', name_zh: '西湖区' }, { code: '330108000000', name_zh: '滨江区' }], encoding)
    t.equal(shapefile.records[0]?.geometry?.type, 'Polygon')
  }
  await convert('-f', 'ESRI Shapefile', 'zone', 'region.geojson', '-nln', 'layer', '-t_srs', 'EPSG:4528', '-dim', 'XY')
  await zipFiles(join(folder, 'zone'), ['layer.shp', 'layer.shx', 'layer.dbf', 'layer.prj'], join(folder, 'zone.zip'))
  t.equal((await read(join(folder, 'zone.zip'))).crs, 'EPSG:4528')
})

void t.test('GDAL reads what is written', { skip: noGdal }, async (t) => {
  const path = join(t.testdir({}), 'a.gpkg')
  await writeGeoPackage(path, 'facilities', 'POINT', layer.columns, rowsOf(layer.rows))
  const { stdout } = await run('ogrinfo', ['-al', '-ro', path])
  t.match(stdout, /Feature Count: 2[\s\S]*EPSG",4326[\s\S]*external_id \(String\) = F1[\s\S]*size \(Real\) = 12\.5[\s\S]*POINT \(120\.15 30\.27\)/)
})

void t.test('an archive without a layer, or with several, is refused', async (t) => {
  const folder = t.testdir({})
  for (const [name, entries] of [['none.zip', ['a.txt']], ['two.zip', ['a.shp', 'b.shp']], ['bare.zip', ['a.shp']]] as const) {
    const zip = new ZipFile()
    for (const entry of entries) zip.addBuffer(Buffer.from('x'), entry)
    zip.end()
    await pipeline(zip.outputStream, createWriteStream(join(folder, name)))
  }
  await refused(t, join(folder, 'none.zip'), /there is no \.shp/)
  await refused(t, join(folder, 'two.zip'), /several layers in the archive \(a\.shp, b\.shp\)/)
  await refused(t, join(folder, 'bare.zip'), /lacks the table of its layer, a\.dbf/)
})
