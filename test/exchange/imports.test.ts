import { createWriteStream } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { pipeline } from 'node:stream/promises'
import { gzipSync } from 'node:zlib'
import t, { type Test } from 'tap'
import type { Caller } from '../../src/platform/caller.js'
import { openRecordFile, recordFormats, type RecordFormatName } from '../../src/platform/records/record-format.js'
import { writeRecords, type WrittenFormat } from '../../src/platform/records/record-writer.js'
import { testDatabase } from '../support/database.js'
import { buildMicroCity, degreesAt, micro } from '../support/micro-city.js'
import { bearer, isProblem, testService, type Answer } from '../support/service.js'

const database = await testDatabase(t)
await buildMicroCity(database)
const service = await testService(t, database, { workers: true })
const { app, get, send } = service

const [own, , , far] = micro.communities
const surveyor: Caller = { subject: 'surveyor', role: 'surveyor', regionCode: own }
const administrator: Caller = { subject: 'administrator', role: 'administrator', regionCode: micro.county }
const elsewhere: Caller = { subject: 'elsewhere', role: 'administrator', regionCode: micro.otherCounty }

interface Import {
  readonly id: number
  readonly status: string
  readonly report: { readonly [field: string]: unknown } | null
  readonly [field: string]: unknown
}

interface Sending {
  readonly as?: Caller
  readonly type?: string
  readonly headers?: Record<string, string>
}

async function sendFile(query: string, content: string | Buffer, { as = administrator, type = 'text/csv', headers = {} }: Sending = {}): Promise<Answer> {
  const answer = await app.inject({ method: 'POST', url: `/v1/imports?${query}`, headers: { authorization: await bearer(as), 'content-type': type, ...headers }, payload: content })
  return { status: answer.statusCode, headers: answer.headers, body: answer.json<unknown>() }
}

async function ended(id: number, as = administrator): Promise<Import> {
  for (;;) {
    const { body } = await get(`/v1/imports/${id}`, { as })
    if (!['receiving', 'queued', 'running', 'cancelling'].includes((body as Import).status)) return body as Import
    await sleep(50)
  }
}

/** Sends a file and waits for its end. */
async function brought(t: Test, query: string, content: string | Buffer, sending: Sending = {}): Promise<Import> {
  const answer = await sendFile(query, content, sending)
  t.equal(answer.status, 202, JSON.stringify(answer.body))
  return ended((answer.body as Import).id, sending.as)
}

const [lon, lat] = degreesAt([100, 100])
const header = 'external_id,type_code,name,lon,lat,community_code,size,status'
const row = (id: string, rest = `CNV01,食堂 ${id},${lon},${lat},${own},60,operating`) => `${id},${rest}`
const csv = (...rows: string[]) => `${[header, ...rows].join('\n')}\n`
const sizeOf = async (id: string) => ((await get(`/v1/facilities/${id}`)).body as { size?: number }).size

void t.test('a file is sent in, queued and written; its report says what became of it', async (t) => {
  const sent = await sendFile('kind=facilities&file=canteens.csv', csv(row('C1'), row('C2')))
  t.equal(sent.status, 202)
  t.equal(sent.headers['location'], `/v1/imports/${(sent.body as Import).id}`)
  t.match(sent.body, { kind: 'facilities', format: 'csv', file: 'canteens.csv', status: 'queued', report: null, requestedBy: 'administrator', regionCode: micro.county })
  const done = await ended((sent.body as Import).id)
  t.match(done, { status: 'completed', rowsRead: 2, report: { rows: 2, inserted: 2, rejected: 0, written: true, touched: { sites: 2 } } })
  t.equal(await sizeOf('C1'), 60)
  const again = await brought(t, 'kind=facilities&file=canteens.csv', csv(row('C1'), row('C2')))
  t.match(again.report, { inserted: 0, updated: 0, unchanged: 2 })
  const undone = await send('POST', `/v1/inventory/changes/${String(done.report!['change'])}/undo`, {}, { as: administrator })
  t.equal(undone.status, 201)
  t.equal(await sizeOf('C1'), undefined)
})

void t.test('a file with bad rows is refused as a whole, or its good rows are kept on request', async (t) => {
  const content = csv(row('P1'), row('P2', `NONE,x,${lon},${lat},${own},60,operating`), row('P3', `CNV01,x,200,${lat},${own},many,open`))
  const refused = await brought(t, 'kind=facilities&file=mixed.csv', content)
  t.match(refused, { status: 'refused', report: { rows: 3, rejected: 2, written: false } })
  t.equal(await sizeOf('P1'), undefined)
  const { body } = await get(`/v1/imports/${refused.id}/problems`, { as: administrator })
  t.match(body, {
    items: [
      { line: 4, column: 'size', value: 'many', reason: 'is not a number' },
      { line: 4, column: 'status', value: 'open', reason: /^is none of/ },
      { line: 4, column: 'lon', value: `200, ${lat}`, reason: /outside/ },
      { line: 3, column: 'type_code', value: 'NONE', reason: 'is a type of no standard' }
    ],
    nextCursor: null
  })
  const kept = await brought(t, 'kind=facilities&keepGoing=true', content)
  t.match(kept, { status: 'completed', report: { inserted: 1, rejected: 2, written: true } })
  t.equal(await sizeOf('P1'), 60)
  const dry = await brought(t, 'kind=facilities&dryRun=true', csv(row('P9')))
  t.match(dry, { status: 'completed', report: { inserted: 1, written: false } })
  t.equal(await sizeOf('P9'), undefined)
})

void t.test('the same file comes back with what is wrong beside each row, and is taken again once it is mended', async (t) => {
  const content = `note,${header}\nfirst,${row('R1')}\n"a ""quoted"", one",${row('R2', `NONE,x,${lon},${lat},${own},60,operating`)}\n`
  await send('PUT', '/v1/import-profiles/noted', { kind: 'facilities', mapping: { columns: { note: null } } }, { as: administrator })
  const refused = await brought(t, 'kind=facilities&file=noted.csv&profile=noted', content)
  const rejected = await get(`/v1/imports/${refused.id}/rejected`, { as: administrator })
  t.equal(rejected.headers['content-type'], 'text/csv')
  t.equal(rejected.headers['content-disposition'], "attachment; filename*=UTF-8''noted-rejected.csv")
  t.equal(rejected.body, `note,${header},error\n"a ""quoted"", one",${row('R2', `NONE,x,${lon},${lat},${own},60,operating`)},type_code NONE is a type of no standard\n`)
  const all = (await get(`/v1/imports/${refused.id}/rejected?rows=all`, { as: administrator })).body as string
  t.equal(all.split('\n').length, 4)
  const mended = await brought(t, 'kind=facilities&profile=noted', all.replace('NONE,x', 'CNV01,x'))
  t.match(mended, { status: 'completed', report: { inserted: 2, rejected: 0 } })
})

const table = { name: 'facilities', columns: ['external_id', 'type_code', 'name', 'community_code', 'size', 'status'].map((name) => ({ name, numeric: name === 'size' })) }

void t.test('every format brings in the same, and gives back what it could not use', async (t) => {
  const folder = t.testdir({})
  const rowOf = (id: string, type: string) => ({ values: [id, type, `食堂 ${id}`, own, '60', 'operating'], geometry: { type: 'Point', coordinates: [lon, lat] } })
  for (const format of ['csv', 'ndjson', 'geojson', 'xlsx', 'gpkg'] as const satisfies readonly WrittenFormat[]) {
    const isShaped = format !== 'csv' && format !== 'xlsx'
    const columns = isShaped ? table.columns : [...table.columns, { name: 'lon', numeric: true }, { name: 'lat', numeric: true }]
    const rows = async function* () {
      for (const [id, type] of [[`${format}-1`, 'CNV01'], [`${format}-2`, 'NONE']] as const) {
        const { values, geometry } = rowOf(id, type)
        yield { values: isShaped ? values : [...values, String(lon), String(lat)], geometry: isShaped ? geometry : null }
      }
    }
    const path = join(folder, `a.${recordFormats[format].endings[0]}`)
    await pipeline(writeRecords(format, { name: table.name, columns, geometryType: isShaped ? 'POINT' : null }, rows()), createWriteStream(path))
    const done = await brought(t, 'kind=facilities&keepGoing=true', await readFile(path), { type: recordFormats[format].contentType })
    t.match(done, { format, status: 'completed', report: { rows: 2, inserted: 1, rejected: 1 } }, format)
    const answer = await app.inject({ url: `/v1/imports/${done.id}/rejected`, headers: { authorization: await bearer(administrator) } })
    t.equal(answer.statusCode, 200, answer.body.slice(0, 200))
    const back = join(folder, `back.${recordFormats[format as RecordFormatName].endings[0]}`)
    await writeFile(back, answer.rawPayload)
    const file = await openRecordFile(back)
    const records = []
    for await (const { fields, geometry } of file.records) records.push({ id: fields['external_id'], error: fields['error'], geometry: geometry ?? null })
    await file.close()
    t.match(records, [{ id: `${format}-2`, error: 'type_code NONE is a type of no standard', geometry: isShaped ? { type: 'Point' } : null }], format)
  }
})

void t.test('what is packed is unpacked on the way', async (t) => {
  t.match(await brought(t, 'kind=facilities', gzipSync(csv(row('Z1'))), { headers: { 'content-encoding': 'gzip' } }), { status: 'completed', report: { inserted: 1 } })
  t.match(await brought(t, 'kind=facilities&file=z.csv.gz', gzipSync(csv(row('Z2'))), { type: 'application/octet-stream' }), { status: 'completed', report: { inserted: 1 } })
  t.match(await brought(t, 'kind=facilities&file=z.csv.gz', 'not packed'), { status: 'failed', error: /z\.csv\.gz: is damaged/ })
})

void t.test('a large file comes in parts, each of which can be sent again', async (t) => {
  const begun = await send('POST', '/v1/imports/begin?kind=facilities&format=csv&file=parts.csv', undefined, { as: administrator })
  t.match(begun, { status: 201, body: { status: 'receiving', bytes: 0 } })
  const { id } = begun.body as Import
  isProblem(t, await send('POST', `/v1/imports/${id}/start`, undefined, { as: administrator }), 422, 'unprocessable-input')
  const content = csv(row('L1'), row('L2'))
  const part = async (number: number, text: string) =>
    app.inject({ method: 'PUT', url: `/v1/imports/${id}/parts/${number}`, headers: { authorization: await bearer(administrator), 'content-type': 'text/csv' }, payload: text })
  await part(1, content.slice(50))
  await part(0, 'something else')
  const whole = await part(0, content.slice(0, 50))
  t.match(whole.json(), { bytes: Buffer.byteLength(content), status: 'receiving' })
  t.equal((await send('POST', `/v1/imports/${id}/start`, undefined, { as: administrator })).status, 202)
  t.match(await ended(id), { status: 'completed', report: { inserted: 2 } })
  t.equal((await part(0, 'x')).statusCode, 409)
  t.equal((await get(`/v1/imports/${id}/rejected?rows=all`, { as: administrator })).body, content.replace('\n', ',error\n').replaceAll('operating\n', 'operating,\n'), 'and the file is as it was')
})

void t.test('a profile says what the columns and values of others\' files mean', async (t) => {
  const profile = {
    kind: 'facilities',
    mapping: { columns: { 编号: 'external_id', 类别: 'type_code', 名称: 'name', X: 'lon', Y: 'lat' }, values: { type_code: { 食堂: 'CNV01', 超市: 'COM01' } }, constants: { status: 'operating', community_code: own } },
    crs: 'GCJ-02',
    source: 'amap'
  }
  const put = await send('PUT', '/v1/import-profiles/amap', profile, { as: administrator })
  t.match(put, { status: 200, body: { name: 'amap', regionCode: micro.county, ...profile } })
  const done = await brought(t, 'kind=facilities&profile=amap', `编号,类别,名称,X,Y,评分\n7,食堂,老年食堂,${lon},${lat},4.5\n8,茶馆,x,${lon},${lat},\n`)
  t.match(done, { status: 'refused', options: { crs: 'GCJ-02', source: 'amap', profile: 'amap' }, report: { inserted: 1, rejected: 1, ignored: ['评分'] } })
  const good = await brought(t, 'kind=facilities&profile=amap', `编号,类别,名称,X,Y,评分\n7,食堂,老年食堂,${lon},${lat},4.5\n`, { as: surveyor })
  t.match(good.report, { inserted: 1 }, 'a surveyor below may use it')
  const { body } = await get('/v1/facilities/amap:7')
  t.match(body, { typeCode: 'CNV01', name: '老年食堂', communityCode: own })
  const [x, y] = (body as { location: { coordinates: [number, number] } }).location.coordinates
  t.ok(Math.hypot((x - lon) * 96_000, (y - lat) * 111_000) > 300, 'converted: hundreds of metres away')

  isProblem(t, await send('PUT', '/v1/import-profiles/amap', profile, { as: elsewhere }), 403, 'forbidden')
  isProblem(t, await send('PUT', '/v1/import-profiles/bad', { kind: 'sites', mapping: { columns: { X: 'type_code' }, constants: { beds: '1' } } }, { as: administrator }), 422, 'unprocessable-input', ['/mapping/columns/X', '/mapping/constants/beds'])
  isProblem(t, await sendFile('kind=sites&profile=amap', 'x'), 422, 'unprocessable-input', ['/profile'])
  t.strictSame(((await get('/v1/import-profiles', { as: elsewhere })).body as { items: unknown[] }).items, [], 'of another region: not seen')
  t.equal((await send('DELETE', '/v1/import-profiles/amap', undefined, { as: administrator })).status, 204)
  isProblem(t, await get('/v1/import-profiles/amap', { as: administrator }), 404, 'not-found')
})

void t.test('what cannot be read at all is said where it was sent, or in its state', async (t) => {
  isProblem(t, await sendFile('kind=facilities', '{}', { type: 'application/json' }), 415, 'unsupported-media-type')
  isProblem(t, await sendFile('kind=facilities', 'x', { type: 'application/octet-stream' }), 415, 'unsupported-media-type')
  isProblem(t, await sendFile('kind=nothing', 'x'), 422, 'unprocessable-input', ['/kind'])
  isProblem(t, await sendFile('kind=facilities', 'x', { headers: { 'content-encoding': 'br' } }), 415, 'unsupported-media-type')
  isProblem(t, await sendFile('kind=facilities', ''), 422, 'unprocessable-input')
  t.match(await brought(t, 'kind=facilities', 'external_id,name\nx,y\n'), { status: 'failed', report: null, error: /the header lacks the columns type_code, status, lon, lat/ })
  t.match(await brought(t, 'kind=facilities', 'no workbook', { type: recordFormats.xlsx.contentType }), { status: 'failed', error: /facilities\.xlsx: / })
  t.match(await brought(t, 'kind=regions', 'code,name_zh,level,parent_code\n330109000000,x,county,330100000000\n', { as: surveyor }), { status: 'refused', report: { rejected: 1 } })
})

void t.test('an import waits for a worker, and can be cancelled until then', async (t) => {
  const idle = await testService(t, database, { workers: false })
  const queue = async () => {
    const answer = await idle.app.inject({ method: 'POST', url: '/v1/imports/begin?kind=facilities&format=csv', headers: { authorization: await bearer(administrator) } })
    return answer.json<Import>().id
  }
  const id = await queue()
  t.match((await send('DELETE', `/v1/imports/${id}`, undefined, { as: administrator })).body, { status: 'cancelled' })
  isProblem(t, await send('DELETE', `/v1/imports/${id}`, undefined, { as: administrator }), 409, 'conflict')
  isProblem(t, await send('POST', `/v1/imports/${id}/start`, undefined, { as: administrator }), 409, 'conflict')
})

void t.test('an import that runs is cancelled, and nothing of it is written', { skip: database.capabilities.sessions === 1 && 'the embedded database has one session, which is at the import' }, async (t) => {
  const rows = Array.from({ length: 60_000 }, (_, i) => row(`X${i}`))
  const { body } = await sendFile('kind=facilities', csv(...rows))
  const { id } = body as Import
  let seen: Import
  do {
    await sleep(50)
    seen = (await get(`/v1/imports/${id}`, { as: administrator })).body as Import
  } while (seen.status === 'queued')
  t.equal(seen.status, 'running')
  const cancelled = await send('DELETE', `/v1/imports/${id}`, undefined, { as: administrator })
  t.match(cancelled.body, { status: 'cancelling' })
  t.match(await ended(id), { status: 'cancelled', report: null })
  t.equal(await sizeOf('X0'), undefined)
})

void t.test('imports are seen by those of their region who may send files, and written with the sender\'s rights', async (t) => {
  const done = await brought(t, 'kind=facilities', csv(row('S1')), { as: surveyor })
  t.equal(done.status, 'completed')
  isProblem(t, await get(`/v1/imports/${done.id}`, { as: elsewhere }), 404, 'not-found')
  isProblem(t, await get(`/v1/imports/${done.id}/rejected`, { as: elsewhere }), 404, 'not-found')
  isProblem(t, await get('/v1/imports', { as: { ...surveyor, role: 'planner' } }), 403, 'forbidden')
  t.equal((await get(`/v1/imports/${done.id}`, { as: administrator })).status, 200, 'of the county above')
  const refused = await brought(t, 'kind=facilities', csv(row('S2', `CNV01,x,${lon},${lat},${far},60,operating`)), { as: surveyor })
  t.match(refused, { status: 'refused', report: { rejected: 1 } })
})
