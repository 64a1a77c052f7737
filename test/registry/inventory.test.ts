import { Readable } from 'node:stream'
import t from 'tap'
import { asCaller, operator, type Caller } from '../../src/platform/caller.js'
import { importTable, type ImportReport } from '../../src/platform/table-import.js'
import { facilityImport } from '../../src/registry/facility-import.js'
import { testDatabase } from '../support/database.js'
import { buildMicroCity, degreesAt, facilityRow, load, loadFacilities, micro, placed } from '../support/micro-city.js'
import { isProblem, testService, type Answer } from '../support/service.js'

const database = await testDatabase(t)
await buildMicroCity(database)
const { get, send } = await testService(t, database)

const [own, neighbour, , far] = micro.communities
const surveyor: Caller = { subject: 'surveyor', role: 'surveyor', regionCode: own }
const administrator: Caller = { subject: 'administrator', role: 'administrator', regionCode: micro.city }
const today = await asCaller(database, operator, async ({ client }) => (await client.query<{ today: string }>('select current_date::text as today')).rows[0]!.today)

interface Facility {
  readonly id: number
  readonly externalId: string
  readonly [field: string]: unknown
}

const at = (east: number, north: number) => ({ type: 'Point', coordinates: degreesAt([east, north]) })
const facilityOf = (answer: Answer) => answer.body as Facility
const current = async (externalId: string, on?: string) => facilityOf(await get(`/v1/facilities/${externalId}${on === undefined ? '' : `?on=${on}`}`, { as: surveyor }))

/** Adds a canteen of the surveyor's community. */
const add = (rest: object = {}, as = surveyor) =>
  send('POST', '/v1/facilities', { typeCode: 'CNV01', name: '社区食堂', location: at(100, 100), communityCode: own, ...rest }, { as })

const change = async (externalId: string, body: object, as = surveyor, revision?: string) => {
  const { headers } = await get(`/v1/facilities/${externalId}`, { as })
  return send('PATCH', `/v1/facilities/${externalId}`, body, { as, headers: { 'if-match': revision ?? String(headers['etag']) } })
}

const versionsOf = async (externalId: string) =>
  ((await get(`/v1/facilities/${externalId}/history`, { as: surveyor })).body as { items: (Facility & { change: { id: number; kind: string; note: string | null } | null })[] }).items

const changeOf = async (externalId: string) => (await versionsOf(externalId))[0]!.change!.id
const undo = (number: number, as = administrator) => send('POST', `/v1/inventory/changes/${number}/undo`, { note: 'a mistake' }, { as })

/** Minutes' worth of facilities of a type that the site S1 reaches. */
const reached = async (type: string) => {
  const { body } = await get('/v1/reach?site=S1&meters=300', { as: surveyor })
  return (body as { types: { typeCode: string; counts: number[] }[] }).types.find(({ typeCode }) => typeCode === type)?.counts[0] ?? 0
}

void t.test('a surveyor adds a facility of the own community, and the next question for reach sees it', async (t) => {
  const before = await reached('CNV01')
  const answer = await add({ externalId: 'NEW1', size: 60, attributes: { seats: 40, stepFree: true }, openingHours: 'Mo-Fr 10:30-13:00,16:30-18:30', note: 'found on foot' })
  t.equal(answer.status, 201, JSON.stringify(answer.body))
  t.equal(answer.headers['location'], '/v1/facilities/NEW1')
  t.equal(answer.headers['etag'], `"${facilityOf(answer).id}.operating"`)
  t.match(answer.body, { externalId: 'NEW1', communityCode: own, countyCode: micro.county, size: 60, status: 'operating', attributes: { seats: 40, stepFree: true }, weeklyHours: 22.5, validFrom: null })
  t.equal(await reached('CNV01'), before + 1)
  const [version] = await versionsOf('NEW1')
  t.match(version, { change: { kind: 'create', note: 'found on foot' }, validTo: null })
})

void t.test('the service makes an external id where none is given, and refuses one that is taken', async (t) => {
  const made = await add()
  t.match(facilityOf(made).externalId, /^[\da-f-]{36}$/)
  isProblem(t, await add({ externalId: facilityOf(made).externalId }), 409, 'conflict')
})

void t.test('sent again with its key, an addition has no second effect', async (t) => {
  const headers = { 'idempotency-key': 'canteen-1' }
  const body = { typeCode: 'CNV01', name: '食堂', location: at(100, 100), communityCode: own }
  const first = await send('POST', '/v1/facilities', body, { as: surveyor, headers })
  const second = await send('POST', '/v1/facilities', body, { as: surveyor, headers })
  t.equal(facilityOf(second).externalId, facilityOf(first).externalId)
  t.equal(second.headers['etag'], first.headers['etag'])
})

void t.test('every wrong field is named by its pointer, and nothing is kept', async (t) => {
  const bad = await add({
    externalId: 'BAD', typeCode: 'NONE', openingHours: 'whenever', attributes: { seats: -1, lifts: 2, operator: 'nobody' }, openedOn: '2024-05-01', closedOn: '2024-04-01'
  })
  isProblem(t, bad, 422, 'unprocessable-input', ['/openingHours'])
  const alsoBad = await add({ externalId: 'BAD', attributes: { seats: -1, lifts: 2, operator: 'nobody' }, openedOn: '2024-05-01', closedOn: '2024-04-01' })
  isProblem(t, alsoBad, 422, 'unprocessable-input', ['/closedOn', '/attributes', '/attributes', '/attributes'])
  t.match((alsoBad.body as { errors: { detail: string }[] }).errors.map(({ detail }) => detail).sort(), [
    /^2024-04-01 comes before opened_on/,
    /^lifts: 2 is named by no standard for CNV01: named are floorArea, operator, seats, stepFree$/,
    'operator: "nobody" is none of public, commissioned, private',
    'seats: -1 is less than 0'
  ])
  isProblem(t, await add({ typeCode: 'NONE' }), 422, 'unprocessable-input', ['/typeCode'])
  isProblem(t, await add({ location: { type: 'Point', coordinates: [200, 30] } }), 422, 'unprocessable-input', ['/location/coordinates'])
  isProblem(t, await add({ size: -1, unheardOf: true }), 422, 'unprocessable-input')
  isProblem(t, await get('/v1/facilities/BAD', { as: surveyor }), 404, 'not-found')
})

void t.test('a surveyor writes in the own community only', async (t) => {
  await loadFacilities(database, [{ id: 'N1', at: [300, 100], community: neighbour }, { id: 'D1', at: [300, 100], community: own }])
  isProblem(t, await add({ communityCode: neighbour }), 403, 'forbidden')
  isProblem(t, await add({ communityCode: null }), 422, 'unprocessable-input', ['/communityCode'])
  isProblem(t, await change('N1', { name: 'ours now' }), 403, 'forbidden')
  isProblem(t, await change('D1', { communityCode: far }), 403, 'forbidden')
  isProblem(t, await send('POST', '/v1/facilities/D1/merge', { duplicates: ['N1'] }, { as: surveyor, headers: { 'if-match': '*' } }), 403, 'forbidden')
  isProblem(t, await send('POST', '/v1/facilities/N1/verifications', {}, { as: surveyor }), 403, 'forbidden')
  isProblem(t, await add({}, { ...surveyor, role: 'planner' }), 403, 'forbidden')
  t.equal((await current('N1'))['name'], 'facility N1')
  t.equal((await add({ communityCode: neighbour, externalId: 'N2' }, administrator)).status, 201)
})

void t.test('a change is a version of its own, and what was known on a day stays known', async (t) => {
  await add({ externalId: 'GROWS', size: 50, validFrom: '2023-01-01' })
  t.equal((await change('GROWS', { size: 80, validFrom: '2024-01-01', note: 'measured' })).status, 200)
  t.match(await current('GROWS'), { size: 80, validFrom: '2024-01-01' })
  t.match(await current('GROWS', '2023-12-31'), { size: 50, validFrom: '2023-01-01' })
  t.match(await current('GROWS', '2024-01-01'), { size: 80 })
  isProblem(t, await get('/v1/facilities/GROWS?on=2022-12-31'), 404, 'not-found')
  const on = async (day: string) => ((await get(`/v1/facilities?within=${own}&on=${day}&type=CNV01`)).body as { items: Facility[] }).items.filter(({ externalId }) => externalId === 'GROWS').map(({ size }) => size)
  t.strictSame([await on('2022-06-01'), await on('2023-06-01'), await on('2024-06-01')], [[], [50], [80]])
  t.match(await versionsOf('GROWS'), [
    { size: 80, validFrom: '2024-01-01', validTo: null, change: { kind: 'update', note: 'measured' } },
    { size: 50, validFrom: '2023-01-01', validTo: '2024-01-01', change: { kind: 'create', note: null } }
  ])
})

void t.test('what is not named stays as it is: also coordinates in the reference system they came in', async (t) => {
  await load(database, facilityImport, [placed([100, 200], { ...facilityRow({ id: 'GCJ', at: [100, 200], community: own }) })], { crs: 'GCJ-02' })
  const before = await current('GCJ')
  await change('GCJ', { name: 'another name' })
  const after = await current('GCJ')
  t.strictSame({ ...after, id: 0, validFrom: null }, { ...before, id: 0, validFrom: null, name: 'another name' })
  await change('GCJ', { attributes: { floorArea: 10, stepFree: false } })
  await change('GCJ', { attributes: { floorArea: null, operator: 'private' } })
  t.strictSame((await current('GCJ'))['attributes'], { operator: 'private', stepFree: false }, 'attributes are changed one by one')
})

void t.test('new opening hours make other hours a week, unless those are given', async (t) => {
  await add({ externalId: 'HOURS', openingHours: 'Mo-Fr 09:00-17:00' })
  t.equal((await current('HOURS'))['weeklyHours'], 40)
  await change('HOURS', { openingHours: 'Mo-Su 09:00-17:00; PH off' })
  t.equal((await current('HOURS'))['weeklyHours'], 56, 'a usual week has no holiday')
  await change('HOURS', { openingHours: 'Mo-Sa 09:00-17:00', weeklyHours: 44 })
  t.equal((await current('HOURS'))['weeklyHours'], 44)
  await change('HOURS', { openingHours: null })
  t.match(await current('HOURS'), { weeklyHours: null, openingHours: null })
})

void t.test('one who edits what somebody else has changed meanwhile is told so', async (t) => {
  await add({ externalId: 'TWICE' })
  const { headers } = await get('/v1/facilities/TWICE')
  const tag = String(headers['etag'])
  t.equal((await change('TWICE', { size: 60 }, surveyor, tag)).status, 200)
  isProblem(t, await change('TWICE', { size: 70 }, surveyor, tag), 412, 'precondition-failed')
  isProblem(t, await send('PATCH', '/v1/facilities/TWICE', { size: 70 }, { as: surveyor }), 428, 'precondition-required')
  const both = await Promise.all([60, 70, 80].map((size) => change('TWICE', { size: size + 1 }, surveyor, undefined)))
  t.ok(both.every(({ status }) => [200, 412].includes(status)), both.map(({ status }) => status).join())
  // Those that read after another had written follow it: the last version is what is kept.
  const written = both.filter(({ status }) => status === 200).map(facilityOf).sort((a, b) => a.id - b.id)
  t.equal((await current('TWICE'))['size'], written.at(-1)!['size'])
})

void t.test('a facility moves, and closes on a day', async (t) => {
  await add({ externalId: 'MOVES', validFrom: '2023-01-01' })
  const before = await reached('CNV01')
  await change('MOVES', { location: at(2900, 2900) })
  t.equal(await reached('CNV01'), before - 1)
  await change('MOVES', { location: at(100, 100) })
  t.equal(await reached('CNV01'), before)
  await change('MOVES', { status: 'closed', closedOn: today, note: 'the lease ended' })
  t.match(await current('MOVES'), { status: 'closed', state: 'closed', closedOn: today })
  t.equal(await reached('CNV01'), before - 1)
  t.strictSame((await versionsOf('MOVES')).map((version) => version.change?.kind), ['close', 'move', 'move', 'create'])
})

void t.test('duplicates are merged, found under the one that stays, and left merged by later imports', async (t) => {
  await loadFacilities(database, ['M1', 'M2', 'M3'].map((id) => ({ id, at: [100, 100] as const, community: own, type: 'CUL01', size: 300 })))
  const before = await reached('CUL01')
  const merge = (kept: string, duplicates: string[]) => send('POST', `/v1/facilities/${kept}/merge`, { duplicates, note: 'the same door' }, { as: surveyor, headers: { 'if-match': '*' } })
  t.equal((await merge('M2', ['M3'])).status, 200)
  t.equal((await merge('M1', ['M2'])).status, 200)
  t.equal(await reached('CUL01'), before - 2)
  t.equal((await current('M3')).externalId, 'M1', 'over both mergers')
  isProblem(t, await merge('M1', ['M2']), 404, 'not-found')
  isProblem(t, await merge('M1', ['M1']), 422, 'unprocessable-input', ['/duplicates'])
  isProblem(t, await add({ externalId: 'M3' }), 409, 'conflict')
  const again = await loadFacilities(database, ['M1', 'M2', 'M3'].map((id) => ({ id, at: [100, 100] as const, community: own, type: 'CUL01', size: 301 })))
  t.match(again, { rows: 3, inserted: 0, updated: 1, unchanged: 2 })
  t.equal(await reached('CUL01'), before - 2)

  t.equal((await versionsOf('M2'))[0]!['validTo'], today)
  const { body } = await get('/v1/inventory/changes?kind=merge', { as: surveyor })
  const [second, first] = (body as { items: { id: number }[] }).items
  t.equal((await undo(first!.id)).status, 201)
  t.strictSame([(await current('M3')).externalId, (await current('M2')).externalId], ['M3', 'M1'])
  t.equal((await undo(second!.id)).status, 201)
  t.equal(await reached('CUL01'), before)
  t.equal((await current('M3')).externalId, 'M3')
  isProblem(t, await undo(first!.id), 409, 'conflict')
})

void t.test('a facility is split into several', async (t) => {
  await loadFacilities(database, [{ id: 'HALL', at: [100, 100], community: own, type: 'CUL01', size: 900 }])
  const part = { typeCode: 'CNV01', name: '食堂', location: at(100, 120), communityCode: own, size: 200 }
  const split = (body: object) => send('POST', '/v1/facilities/HALL/split', body, { as: surveyor, headers: { 'if-match': '*' } })
  isProblem(t, await split({ parts: [part, { ...part, typeCode: 'NONE' }] }), 422, 'unprocessable-input', ['/parts/1/typeCode'])
  t.equal((await current('HALL'))['size'], 900, 'nothing half done')
  const { status, body } = await split({ parts: [{ ...part, externalId: 'HALL-B' }], remainder: { size: 700 } })
  t.equal(status, 200, JSON.stringify(body))
  t.match(body, { items: [{ externalId: 'HALL', size: 700 }, { externalId: 'HALL-B', size: 200, validFrom: today }] })
  t.equal((await undo(await changeOf('HALL-B'))).status, 201)
  t.equal((await current('HALL'))['size'], 900)
  isProblem(t, await get('/v1/facilities/HALL-B'), 404, 'not-found')
})

void t.test('a change is undone as though it had not been, and the undoing too', async (t) => {
  await add({ externalId: 'UNDO', size: 50, validFrom: '2023-01-01' })
  await change('UNDO', { size: 60, validFrom: '2024-01-01' })
  const grown = await changeOf('UNDO')
  await change('UNDO', { size: 70, validFrom: '2025-01-01' })
  isProblem(t, await undo(grown), 409, 'conflict')
  await undo(await changeOf('UNDO'))
  t.match([await current('UNDO', '2023-06-01'), await current('UNDO', '2024-06-01'), await current('UNDO')], [{ size: 50 }, { size: 60 }, { size: 60 }])
  await undo(await changeOf('UNDO'))
  t.match([await current('UNDO', '2024-06-01'), await current('UNDO')], [{ size: 60 }, { size: 70 }], 'the undoing is undone')
  const created = (await versionsOf('UNDO')).at(-1)!.change!.id
  isProblem(t, await undo(created), 409, 'conflict')
  isProblem(t, await undo(999_999), 404, 'not-found')
})

void t.test('undoing an addition leaves nothing, and a later addition of that id begins anew', async (t) => {
  await add({ externalId: 'GONE' })
  await undo(await changeOf('GONE'))
  isProblem(t, await get('/v1/facilities/GONE'), 404, 'not-found')
  t.match(await versionsOf('GONE'), [{ held: false, validFrom: null, validTo: null }])
  t.equal((await add({ externalId: 'GONE', size: 20 })).status, 201)
  t.match(await current('GONE'), { size: 20, validFrom: null })
})

void t.test('a change of the past that cut later ones is undone with all of them', async (t) => {
  await add({ externalId: 'PAST', size: 1, validFrom: '2023-01-01' })
  await change('PAST', { size: 2, validFrom: '2025-01-01' })
  await change('PAST', { size: 3, validFrom: '2024-01-01' })
  t.match([await current('PAST', '2023-06-01'), await current('PAST', '2024-06-01'), await current('PAST')], [{ size: 1 }, { size: 3 }, { size: 3 }])
  await undo(await changeOf('PAST'))
  t.match([await current('PAST', '2023-06-01'), await current('PAST', '2024-06-01'), await current('PAST')], [{ size: 1 }, { size: 1 }, { size: 2 }])
})

void t.test('a whole import is undone, by those whose region holds all of it', async (t) => {
  const files = (size: number) => loadFacilities(database, [
    { id: 'I1', at: [100, 100], community: own, type: 'SPT01', size },
    { id: 'I2', at: [300, 100], community: neighbour, type: 'SPT01', size }
  ])
  await files(200)
  const wrong: ImportReport = await files(2)
  t.type(wrong.change, 'number')
  t.match((await get(`/v1/inventory/changes/${wrong.change}`)).body, { kind: 'import', note: 'facilities.csv', facilities: 4, sites: 0, undoneBy: null })
  isProblem(t, await undo(wrong.change!, surveyor), 403, 'forbidden')
  const undone = await undo(wrong.change!)
  t.match(undone.body, { kind: 'undo', undoes: wrong.change, note: 'a mistake' })
  t.match([await current('I1'), await current('I2')], [{ size: 200 }, { size: 200 }])
  t.match((await get(`/v1/inventory/changes/${wrong.change}`)).body, { undoneBy: (undone.body as { id: number }).id })
  const same = await files(200)
  t.match([same.unchanged, same.change], [2, undefined], 'an import that changes nothing is no change')
})

void t.test('a file that lacks a column leaves what is known there', async (t) => {
  await add({ externalId: 'KEEPS', size: 60, openingHours: 'Mo-Su 10:00-20:00', attributes: { seats: 12 } })
  const [lon, lat] = degreesAt([100, 100])
  const csv = Readable.from([`external_id,type_code,name,lon,lat,status\nKEEPS,CNV01,新名,${lon},${lat},operating\n`])
  await importTable(database, operator, facilityImport, { name: 'names.csv', stream: csv })
  t.match(await current('KEEPS'), { name: '新名', size: 60, openingHours: 'Mo-Su 10:00-20:00', weeklyHours: 70, attributes: { seats: 12 }, communityCode: own })
})

void t.test('ids of a source stand apart from those of others, and come again as the same', async (t) => {
  const rows = [facilityRow({ id: '1', at: [100, 100], community: own, type: 'COM02' })]
  t.match(await load(database, facilityImport, rows, { source: 'amap' }), { inserted: 1 })
  t.match(await load(database, facilityImport, rows, { source: 'baidu' }), { inserted: 1 })
  t.match(await load(database, facilityImport, rows, { source: 'amap' }), { inserted: 0, unchanged: 1 })
  t.equal((await current('amap:1')).externalId, 'amap:1')
})

void t.test('photos and papers are kept by reference', async (t) => {
  const photo = { kind: 'photo', url: 'https://example.org/door.jpg', takenOn: '2024-05-01' }
  await add({ externalId: 'PHOTO', documents: [photo] })
  t.strictSame((await current('PHOTO'))['documents'], [photo])
  isProblem(t, await change('PHOTO', { documents: [{ kind: 'photo', url: 'javascript:alert(1)' }] }), 422, 'unprocessable-input', ['/documents/0/url'])
})

void t.test('whether a facility is open goes by local time and public holidays', async (t) => {
  await add({ externalId: 'OPEN', openingHours: 'Mo-Fr 09:00-17:00; PH off' })
  await add({ externalId: 'MAYBE', openingHours: '"by appointment"' })
  const at = async (id: string, moment: string) => (await get(`/v1/facilities/${id}/opening?at=${encodeURIComponent(moment)}`)).body
  t.match(await at('OPEN', '2026-11-30T16:59:00+08:00'), { open: true, until: '2026-11-30T09:00:00.000Z', weeklyHours: 40 })
  t.match(await at('OPEN', '2026-11-30T09:00:00Z'), { open: false, until: '2026-12-01T01:00:00.000Z' })
  t.match(await at('OPEN', '2026-10-01T10:00:00+08:00'), { open: false }, 'the national day')
  t.match(await at('MAYBE', '2026-11-30T10:00:00+08:00'), { open: null, comment: 'by appointment', weeklyHours: null })
  t.match(await at('NEW1', '2026-11-30T11:00:00+08:00'), { open: true })
  const open = async (moment: string) => ((await get(`/v1/facilities?openAt=${encodeURIComponent(moment)}`)).body as { items: Facility[] }).items.map(({ externalId }) => externalId)
  t.ok((await open('2026-11-30T16:59:00+08:00')).includes('OPEN'))
  t.notOk((await open('2026-10-01T10:00:00+08:00')).includes('OPEN'))
  t.notOk((await open('2026-11-30T16:59:00+08:00')).includes('MAYBE'))
  isProblem(t, await get('/v1/facilities?openAt=yesterday'), 422, 'unprocessable-input', ['/openAt'])
})

void t.test('a verification says when somebody last found a thing as it is kept', async (t) => {
  await add({ externalId: 'SEEN' })
  const verify = (body: object) => send('POST', '/v1/facilities/SEEN/verifications', body, { as: surveyor })
  t.match(await verify({ verifiedOn: '2024-05-01' }), { status: 201, body: { externalId: 'SEEN', verifiedOn: '2024-05-01' } })
  await verify({ verifiedOn: '2023-05-01' })
  t.equal((await current('SEEN'))['verifiedOn'], '2024-05-01')
  await verify({ note: 'the door was open' })
  t.equal((await current('SEEN'))['verifiedOn'], today)
  isProblem(t, await verify({ verifiedOn: '2999-01-01' }), 422, 'unprocessable-input', ['/verifiedOn'])
  isProblem(t, await send('POST', '/v1/facilities/NOBODY/verifications', {}, { as: surveyor }), 404, 'not-found')
  const { headers } = await get('/v1/facilities/SEEN')
  t.equal((await change('SEEN', { size: 5 }, surveyor, String(headers['etag']).replace(today, '2024-05-01'))).status, 200, 'a verification meanwhile is no other version')
})

void t.test('residential sites are added, changed, moved, ended and had back', async (t) => {
  const site = { externalId: 'HOME', communityCode: own, name: '新苑', location: at(200, 200), population: 300, households: 100 }
  const added = await send('POST', '/v1/sites', site, { as: surveyor })
  t.equal(added.status, 201, JSON.stringify(added.body))
  t.match(added.body, { externalId: 'HOME', population: 300, underRenovation: false, validFrom: null })
  const edit = (method: 'PATCH' | 'POST', path: string, body: object, as = surveyor) => send(method, `/v1/sites/HOME${path}`, body, { as, headers: { 'if-match': '*' } })
  t.match((await edit('PATCH', '', { population: 320, elderly: 60, kind: 'resettlement' })).body, { population: 320, elderly: 60, kind: 'resettlement', households: 100 })
  isProblem(t, await edit('PATCH', '', { elderly: 400 }), 422, 'unprocessable-input', ['/population'])
  isProblem(t, await edit('PATCH', '', { communityCode: far }), 403, 'forbidden')
  t.equal((await edit('POST', '/close', { note: 'pulled down' })).status, 204)
  isProblem(t, await get('/v1/sites/HOME', { as: surveyor }), 404, 'not-found')
  const { body } = await get('/v1/sites/HOME/history', { as: surveyor })
  t.match(body, { items: [{ validTo: today }, {}] })
  const [closing] = ((await get('/v1/inventory/changes?kind=close&limit=1')).body as { items: { id: number }[] }).items
  t.equal((await undo(closing!.id)).status, 201)
  t.match((await get('/v1/sites/HOME')).body, { population: 320 })
})
