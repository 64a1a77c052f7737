/** Partner systems that write here: nothing depends on the order, the repetition or the cutting of what they send. */
import { request } from 'node:http'
import type { AddressInfo } from 'node:net'
import fc from 'fast-check'
import gcoordModule from 'gcoord'
import pg from 'pg'
import t from 'tap'
import type { ChangePage } from '../../src/exchange/changes/change-queries.js'
import type { PartnerConflict } from '../../src/exchange/partners/conflict-queries.js'
import type { PartnerLink, WaitingItem } from '../../src/exchange/partners/link-queries.js'
import type { Partner } from '../../src/exchange/partners/partner-queries.js'
import type { ReceivedItem } from '../../src/exchange/partners/receipt-queries.js'
import { decide } from '../../src/exchange/partners/reconciliation.js'
import { bearer, isProblem, testService, type Answer } from '../support/service.js'
import type { Caller } from '../../src/platform/caller.js'
import { skipWithout, testDatabase } from '../support/database.js'
import { degreesAt, loadRegions, micro } from '../support/micro-city.js'

const gcoord = gcoordModule as unknown as typeof gcoordModule.default
const [own, second, , far] = micro.communities
const head: Caller = { subject: 'head', role: 'administrator', regionCode: micro.city }
const platform: Caller = { subject: 'platform', role: 'integrator', regionCode: micro.city }
const planner: Caller = { subject: 'planner', role: 'planner', regionCode: micro.city }
const database = await testDatabase(t)
await loadRegions(database)
const whole = t
let service = await testService(whole, database)
const get = async <T>(url: string, as: Caller = head): Promise<T> => {
  const { status, body } = await service.get(url, { as })
  if (status !== 200) throw new Error(`${url}: ${JSON.stringify(body)}`)
  return body as T
}
const send = (method: 'POST' | 'PUT' | 'PATCH' | 'DELETE', url: string, body: unknown, as: Caller = platform, headers = {}): Promise<Answer> => service.send(method, url, body, { as, headers })

async function register(code: string, more: object = {}): Promise<void> {
  const { status, body } = await send('PUT', `/v1/partners/${code}`, { name: code, regionCode: micro.city, orderedBy: 'version', ...more }, head)
  if (status !== 200) throw new Error(JSON.stringify(body))
}
const [lon, lat] = degreesAt([100, 100])
const at = (x = lon, y = lat) => ({ type: 'Point', coordinates: [x, y] })
const facility = (version: number, more: object = {}) => ({ version, typeCode: 'ELD01', name: 'canteen', communityCode: own, status: 'operating', location: at(), ...more })
const put = async (partner: string, what: string, content: object): Promise<ReceivedItem> => (await send('PUT', `/v1/partners/${partner}/${what}`, content)).body as ReceivedItem
const batch = async (partner: string, kind: string, items: readonly object[]): Promise<ReceivedItem[]> => {
  const { status, body } = await send('PUT', `/v1/partners/${partner}/${kind}`, { items })
  if (status !== 200) throw new Error(JSON.stringify(body))
  return (body as { received: ReceivedItem[] }).received
}
const kept = (id: string) => get<Record<string, unknown>>(`/v1/facilities/${encodeURIComponent(id)}`)
const edit = async (id: string, change: object) => {
  const { status, body } = await send('PATCH', `/v1/facilities/${encodeURIComponent(id)}`, change, head, { 'if-match': '*' })
  if (status !== 200) throw new Error(JSON.stringify(body))
}
const conflicts = async (partner: string, query = '', as: Caller = planner) => (await get<{ items: PartnerConflict[] }>(`/v1/partners/${partner}/conflicts?${query}`, as)).items
const settle = (partner: string, id: number, body: object, as: Caller = planner) => send('PUT', `/v1/partners/${partner}/conflicts/${id}/settlement`, body, as)

void t.test('their codes and positions become ours, and their ids stand beside ours', async (t) => {
  await register('zj', { crs: 'GCJ-02', orderedBy: 'changed_at' })
  t.strictSame((await send('PUT', '/v1/partners/zj/codes/type', { codes: [{ theirs: '老年食堂', ours: 'ELD01' }] }, head)).body, { codes: [{ theirs: '老年食堂', ours: 'ELD01' }] })
  await send('PUT', '/v1/partners/zj/codes/status', { codes: [{ theirs: '1', ours: 'operating' }] }, head)
  const place = gcoord.transform<[number, number]>([lon, lat], gcoord.WGS84, gcoord.GCJ02)
  const item = { changedAt: '2024-05-01T08:00:00+08:00', typeCode: '老年食堂', name: 'canteen', communityCode: own, status: '1', location: at(...place), size: 120 }
  const first = await send('PUT', '/v1/partners/zj/facilities/77', item)
  t.match(first, { status: 200, body: { externalId: '77', result: 'created', ourKey: 'zj:77', conflicts: [], waitsFor: null, problems: [] } })
  const { location, ...rest } = (await kept('zj:77')) as { location: { coordinates: [number, number] } }
  t.match(rest, { typeCode: 'ELD01', status: 'operating', size: 120, communityCode: own })
  // A hundred-thousandth of a degree is a metre; undoing the shift is exact to far less.
  t.ok(Math.abs(location.coordinates[0] - lon) < 1e-6 && Math.abs(location.coordinates[1] - lat) < 1e-6)
  t.match(await send('PUT', '/v1/partners/zj/facilities/77', item), { status: 200, body: { result: 'unchanged' } })
  t.match((await get<{ items: PartnerLink[] }>('/v1/partners/zj/links?kind=facilities&ourKey=zj:77', planner)).items, [{ externalId: '77', ourKey: 'zj:77', regionCode: own, content: { typeCode: '老年食堂' } }])

  const received = await batch('zj', 'facilities', [
    { ...item, externalId: 'a', typeCode: '饭店' }, { ...item, externalId: 'b', changedAt: undefined }, { ...item, externalId: 'c', communityCode: '330200000000' }, { ...item, externalId: 'd', size: -1 },
    { ...item, externalId: 'e', openedOn: '2024-02-01', closedOn: '2024-01-01' }, { ...item, externalId: 'f', changedAt: '2999-01-01T00:00:00Z' }, { ...item }, { ...item, externalId: 'good' }
  ] as object[])
  t.strictSame(received.map(({ result, problems }) => [result, problems.map(({ pointer }) => pointer).join()]), [
    ['rejected', '/typeCode'], ['rejected', '/changedAt'], ['waiting', ''], ['rejected', '/size'], ['rejected', '/closedOn'], ['rejected', '/changedAt'], ['rejected', '/externalId'], ['created', '']
  ])
  t.match(received[0]!.problems[0], { value: '饭店', detail: /known are 老年食堂, .*ELD01/ })
  isProblem(t, await send('PUT', '/v1/partners/zj/facilities/a', { ...item, typeCode: '饭店' }), 422, 'unprocessable-input', ['/typeCode'])
  isProblem(t, await send('PUT', '/v1/partners/zj/facilities/a', { ...item, colour: 'red' }), 422, 'unprocessable-input')
  isProblem(t, await send('PUT', '/v1/partners/zj/codes/type', { codes: [{ theirs: 'x', ours: 'NONE' }] }, head), 422, 'unprocessable-input', ['/codes/0'])
  isProblem(t, await send('PUT', '/v1/partners/zj', { name: 'x', regionCode: micro.city, rules: { sites: { colour: 'ours' } } }, head), 422, 'unprocessable-input', ['/rules/sites/colour'])
})

void t.test('the three-way comparison, case by case', (t) => {
  const of = (rule: 'theirs' | 'ours' | 'ask', theirs: string, ours: string, agreed?: [theirs: string, ours: string]) =>
    decide(['size'], rule, { size: theirs }, { size: ours }, agreed === undefined ? undefined : { theirs: { size: agreed[0] }, ours: { size: agreed[1] } })
  for (const rule of ['theirs', 'ours', 'ask'] as const) {
    t.equal(of(rule, '2', '1', ['1', '1']), 'theirs', 'only they changed it')
    t.equal(of(rule, '1', '1', ['1', '1']), 'ours', 'nobody did')
    t.equal(of(rule, '2', '2', ['1', '1']), 'ours', 'both to the same')
    t.equal(of(rule, '3', '2', ['1', '1']), rule, 'both to different values')
    t.equal(of(rule, '3', '2'), rule, 'nothing was agreed yet')
  }
  t.equal(of('ask', '1', '2', ['1', '1']), 'ours', 'only we changed it')
  t.equal(of('theirs', '1', '2', ['1', '1']), 'theirs', 'their newest word counts whatever ours became')
  t.equal(of('ask', '2', '1', ['1.0', '1']), 'theirs', 'what they said and what was made of it may read otherwise')
  t.end()
})

void t.test('where both sides changed a field group its rule decides, and people settle what is asked', async (t) => {
  await register('rules', { rules: { facilities: { size: 'theirs', hours: 'ours' } } })
  await put('rules', 'facilities/1', facility(1, { size: 100, weeklyHours: 40 }))
  await edit('rules:1', { size: 110, weeklyHours: 50, name: 'our canteen' })
  t.match(await put('rules', 'facilities/1', facility(2, { size: 100, weeklyHours: 40, openedOn: '2020-01-01' })), { result: 'updated', conflicts: [] })
  t.match(await kept('rules:1'), { size: 100, weeklyHours: 50, name: 'our canteen', openedOn: '2020-01-01' })
  await edit('rules:1', { size: 110 })
  const item = facility(3, { size: 130, weeklyHours: 60, name: 'their canteen', openedOn: '2020-01-01' })
  const received = await put('rules', 'facilities/1', item)
  t.match(received, { result: 'conflict', conflicts: [/\d+/] })
  t.match(await kept('rules:1'), { size: 130, weeklyHours: 50, name: 'our canteen' })
  t.match(await put('rules', 'facilities/1', item), { result: 'conflict', conflicts: received.conflicts }, 'it is the same one')
  const [open] = await conflicts('rules', 'state=open')
  t.match(open, { kind: 'facilities', externalId: '1', group: 'identity', theirs: { name: 'their canteen' }, ours: { name: 'our canteen' }, agreed: { name: 'canteen' } })
  t.match(await get<Partner>('/v1/partners/rules'), { conflicts: 1, links: 1, waiting: 0, rules: { facilities: { size: 'theirs', hours: 'ours', identity: 'ask' }, sites: { people: 'ask' } } })

  // They take it back: nobody is asked any more.
  t.match(await put('rules', 'facilities/1', facility(4, { size: 130, weeklyHours: 60, openedOn: '2020-01-01' })), { result: 'unchanged', conflicts: [] })
  t.strictSame((await conflicts('rules')).map(({ state }) => state), ['withdrawn'])

  await put('rules', 'facilities/1', { ...item, version: 5 })
  const [asked] = await conflicts('rules', 'state=open')
  t.match((await settle('rules', asked!.id, { as: 'ours', note: 'seen on its door' })).body, { state: 'settled', settledAs: 'ours', settledBy: 'planner', note: 'seen on its door' })
  t.equal((await settle('rules', asked!.id, { as: 'ours' })).status, 200, 'repeated, it changes nothing')
  isProblem(t, await settle('rules', asked!.id, { as: 'theirs' }), 409, 'conflict')
  const changes = (await get<ChangePage>('/v1/changes?resources=partner_conflict', planner)).changes.filter(({ key }) => key === `rules ${asked!.id}`)
  t.strictSame(changes.map(({ state, url }) => [state, url]), ['open', 'settled'].map((state) => [state, `/v1/partners/rules/conflicts/${asked!.id}`]))
  t.match(await get(changes[0]!.url!, planner), { id: asked!.id, state: 'settled' })
  t.match(await put('rules', 'facilities/1', { ...item, version: 6 }), { result: 'unchanged', conflicts: [] }, 'the same content asks no more')
  t.match(await put('rules', 'facilities/1', { ...item, version: 7, name: 'third name' }), { result: 'updated', conflicts: [] }, 'and only they changed it since')
  t.match(await kept('rules:1'), { name: 'third name' })

  await edit('rules:1', { name: 'fourth name', location: at(lon + 0.001) })
  await put('rules', 'facilities/1', { ...item, version: 8, name: 'fifth name', location: at(lon, lat + 0.001) })
  const both = await conflicts('rules', 'state=open')
  t.strictSame(both.map(({ group }) => group), ['identity', 'place'])
  t.equal((await settle('rules', both[0]!.id, { as: 'theirs' })).status, 200)
  isProblem(t, await settle('rules', both[1]!.id, { as: 'value', value: { size: 1 } }), 422, 'unprocessable-input', ['/value/size'])
  isProblem(t, await settle('rules', both[1]!.id, { as: 'value' }), 422, 'unprocessable-input', ['/value'])
  t.match((await settle('rules', both[1]!.id, { as: 'value', value: { location: at(lon + 0.0005, lat + 0.0005) } })).body, { state: 'settled', settledAs: 'value' })
  const { name, location } = (await kept('rules:1')) as unknown as { name: string; location: { coordinates: [number, number] } }
  t.equal(name, 'fifth name')
  t.ok(Math.abs(location.coordinates[0] - lon - 0.0005) < 1e-7)
  t.match(await put('rules', 'facilities/1', { ...item, version: 9, name: 'fifth name', location: at(lon, lat + 0.001) }), { result: 'unchanged', conflicts: [] })
  const { items } = await get<{ items: { what: string; subject: string }[] }>(`/v1/admin/audit?what=${encodeURIComponent('partner conflict')}&limit=1000`)
  t.ok(items.some(({ subject }) => subject === 'planner') && items.some(({ subject }) => subject === 'platform'), 'who asked and who settled is written down')
})

void t.test('who settles one field group leaves the others as they are', async (t) => {
  await register('each', { rules: { facilities: { size: 'theirs' } } })
  await put('each', 'facilities/1', facility(1, { size: 100, weeklyHours: 40 }))
  await edit('each:1', { name: 'our canteen', weeklyHours: 50 })
  await put('each', 'facilities/1', facility(2, { size: 120, weeklyHours: 60, name: 'their canteen' }))
  await edit('each:1', { size: 95 })
  const [hours, name] = await conflicts('each', 'state=open')
  t.strictSame([hours, name].map((one) => one?.group), ['hours', 'identity'])
  t.match(await settle('each', name!.id, { as: 'theirs' }), { status: 200, body: { state: 'settled' } })
  t.match(await kept('each:1'), { name: 'their canteen', size: 95, weeklyHours: 50 }, 'the size that people mended stays')
  t.match(await conflicts('each', 'state=open'), [{ id: hours!.id, theirs: { weeklyHours: '60' }, ours: { weeklyHours: '50' } }])
  t.match(await settle('each', hours!.id, { as: 'value', value: { weeklyHours: 55 } }), { status: 200 })
  t.match(await kept('each:1'), { name: 'their canteen', size: 95, weeklyHours: 55 })
  t.match(await put('each', 'facilities/1', facility(3, { size: 120, weeklyHours: 60, name: 'their canteen' })), { result: 'updated', conflicts: [] })
  t.match(await kept('each:1'), { size: 120, weeklyHours: 55 }, 'their newest word counts again when they say it')
})

void t.test('what is ours already is told apart: by hand, and agreed or not', async (t) => {
  await register('linked')
  for (const id of ['by-hand-1', 'by-hand-2']) await send('POST', '/v1/facilities', { externalId: id, typeCode: 'ELD01', name: 'canteen', location: at(), communityCode: own, size: 50 }, head)
  t.match((await send('PUT', '/v1/partners/linked/links/facilities/1', { ourKey: 'by-hand-1' }, head)).body, { externalId: '1', ourKey: 'by-hand-1', content: null })
  t.equal((await send('PUT', '/v1/partners/linked/links/facilities/2', { ourKey: 'by-hand-2', agreed: true }, head)).status, 200)
  isProblem(t, await send('PUT', '/v1/partners/linked/links/facilities/2', { ourKey: 'by-hand-1' }, head), 409, 'conflict')
  isProblem(t, await send('PUT', '/v1/partners/linked/links/facilities/3', { ourKey: 'nowhere' }, head), 422, 'unprocessable-input', ['/ourKey'])
  const received = await batch('linked', 'facilities', [{ ...facility(1, { size: 60 }), externalId: '1' }, { ...facility(1, { size: 60 }), externalId: '2' }])
  t.strictSame(received.map(({ result, ourKey }) => [result, ourKey]), [['conflict', 'by-hand-1'], ['updated', 'by-hand-2']])
  t.strictSame([(await kept('by-hand-1'))['size'], (await kept('by-hand-2'))['size']], [50, 60])
})

void t.test('text that cannot be kept spoils its own item alone, which is told where it stands', async (t) => {
  await register('texts')
  const broken: readonly [pointer: string, item: object][] = [
    ['/name', facility(1, { name: 'x\ud800' })],
    ['/name', facility(1, { name: 'x\0' })],
    ['/attributes/a~1b/0/c', facility(1, { attributes: { 'a/b': [{ c: '\udc00x' }] } })],
    ['/attributes', facility(1, { attributes: { ['\ud800']: 1 } })],
    ['/documents/0/title', facility(1, { documents: [{ title: 'x\0', url: 'https://example.org' }] })],
    ['/name', { ...facility(1), name: Array.from({ length: 100 }).reduce((inner) => [inner], 'x') }],
    ['', { ['\0']: 1 }],
    ['/externalId', { ...facility(1), externalId: 'x\ud800' }],
    ['/externalId', { ...facility(1), externalId: 'x\0' }]
  ]
  const received = await batch('texts', 'facilities', [...broken.map(([, item], place) => ({ externalId: `b${place}`, ...item })), { externalId: 'good', ...facility(1, { name: 'x\ud83c\udfe0' }) }])
  t.strictSame(received.map(({ result, problems }) => [result, problems[0]?.pointer.replace(/(\/0){50,}$/, '')]), [...broken.map(([pointer]) => ['rejected', pointer]), ['created', undefined]])
  t.match(await kept('texts:good'), { name: 'x\ud83c\udfe0' })
  for (const [pointer, item] of broken.slice(0, 2)) isProblem(t, await send('PUT', '/v1/partners/texts/facilities/1', item), 422, 'unprocessable-input', [pointer])
  isProblem(t, await send('PUT', '/v1/partners/texts/facilities/%00', facility(1)), 422, 'unprocessable-input', ['/externalId'])
})

void t.test('two of theirs that are one here spoil none of the others: the first that could be taken in keeps it', async (t) => {
  await register('same')
  const [street, community, next, last] = ['330106079000', '330106079001', '330106079002', '330106079003']
  await send('PUT', '/v1/partners/same/codes/region', { codes: ['A', 'B'].map((theirs) => ({ theirs, ours: community })) }, head)
  const region = (externalId: string, nameZh = externalId, version = 1) => ({ externalId, version, nameZh })
  const results = (received: readonly ReceivedItem[]) => received.map(({ externalId, result }) => [externalId, result])
  const first = await batch('same', 'regions', [region(street), region('A', '\uFFFD'), region('B'), region('A', '\uFFFD!', 2), region(community), region(next)])
  t.strictSame(results(first), [[street, 'created'], ['A', 'rejected'], ['B', 'created'], ['A', 'rejected'], [community, 'rejected'], [next, 'created']], 'what could not be used keeps nothing')
  t.match(first[4]!.problems, [{ pointer: '/externalId', value: community, detail: /as B of same is already: .*codes\/region/ }])
  const again = await batch('same', 'regions', [region('A', 'a', 3), region(community, 'c', 3), region('B', 'b', 3), region(last)])
  t.strictSame(results(again), [['A', 'rejected'], [community, 'rejected'], ['B', 'updated'], [last, 'created']])
  t.match(await get(`/v1/regions/${community}`), { nameZh: 'b' })
  const site = { version: 1, name: 'home', location: at(), population: 10 }
  t.strictSame(results(await batch('same', 'sites', ['A', 'B'].map((communityCode) => ({ ...site, communityCode, externalId: `in ${communityCode}` })))), [['in A', 'created'], ['in B', 'created']])

  await put('same', 'facilities/2', facility(1))
  await send('POST', '/v1/facilities', { externalId: 'same:3', typeCode: 'ELD01', name: 'canteen', location: at(), communityCode: own }, head)
  t.equal((await send('PUT', '/v1/partners/same/links/facilities/1', { ourKey: 'same:3', agreed: true }, head)).status, 200)
  const linked = await batch('same', 'facilities', ['1', '2', '3'].map((externalId) => ({ externalId, ...facility(2, { size: 9 }) })))
  t.strictSame(results(linked), [['1', 'updated'], ['2', 'updated'], ['3', 'rejected']])
  t.match(linked[2]!.problems[0], { detail: /is same:3 here, as 1 of same is already/ })
})

void t.test('what speaks of something unknown waits for it, however far down', async (t) => {
  await register('waits')
  const [street, community] = ['330106077000', '330106077001']
  await send('PUT', '/v1/partners/waits/codes/region', { codes: [{ theirs: 'C', ours: community }] }, head)
  const site = { version: 1, name: 'home', communityCode: 'C', location: at(), population: 10 }
  const project = { version: 1, name: 'bigger canteen', communityCode: 'C', typeCode: 'ELD01', action: 'resize', facility: 'F', size: 200 }
  t.match(await send('PUT', '/v1/partners/waits/projects/P', project), { status: 200, body: { result: 'waiting', ourKey: null, waitsFor: { kind: 'regions', id: 'C' } } })
  t.match((await batch('waits', 'sites', [{ ...site, externalId: 'S' }]))[0], { result: 'waiting' })
  t.match((await batch('waits', 'regions', [{ version: 1, externalId: 'C', nameZh: '新社区' }]))[0], { result: 'waiting', waitsFor: { kind: 'regions', id: street } })
  t.match((await get<{ items: WaitingItem[] }>('/v1/partners/waits/waiting')).items.map(({ kind, waitsFor }) => [kind, waitsFor?.id]), [['projects', 'C'], ['sites', 'C'], ['regions', street]])
  const { body } = await send('PUT', '/v1/partners/waits/regions', { items: [{ version: 1, externalId: street, nameZh: '新街道' }] })
  t.match(body, { received: [{ result: 'created', ourKey: street }], waiting: { lookedAt: 3, left: 1 } })
  t.match(await get('/v1/sites/waits:S'), { communityCode: community })
  t.match((await get<{ items: WaitingItem[] }>('/v1/partners/waits/waiting')).items, [{ kind: 'projects', waitsFor: { kind: 'facilities', id: 'F' } }])
  t.match(await put('waits', 'facilities/F', facility(1, { communityCode: 'C', size: 100 })), { result: 'created' })
  t.match(await get('/v1/projects/waits:P'), { state: 'proposed', facility: 'waits:F', size: 200, communityCode: community })
  t.strictSame((await send('POST', '/v1/partners/waits/waiting', undefined)).body, { lookedAt: 0, left: 0 })
  t.match((await batch('waits', 'regions', [{ version: 1, externalId: 'D', nameZh: 'x' }, { version: 1, externalId: '330106078001', nameZh: 'x' }, { version: 1, externalId: '330106078000', nameZh: 'y' }])).map(({ result }) => result), ['rejected', 'created', 'created'])
})

void t.test('what is there no more is closed, ended, deleted or cancelled, and may come back', async (t) => {
  await register('gone')
  const removed = true
  const site = { name: 'home', communityCode: own, location: at(), population: 10 }
  const counts = { period: '2024H1', communityCode: own, typeCode: 'ELD01', component: 'satisfaction', numerator: 3, denominator: 4 }
  const project = { name: 'kiosk', communityCode: own, typeCode: 'ELD01', action: 'serve' }
  const things = { 'facilities/1': facility(1), 'sites/1': site, 'observations/1': counts, 'projects/1': project }
  const observations = () => observed('gone:1')
  for (const [what, content] of Object.entries(things)) t.match(await put('gone', what, { ...content, version: 1 }), { result: 'created' }, what)
  t.strictSame(await observations(), [['2024H1', own, 3]])
  t.match(await put('gone', 'observations/1', { ...counts, version: 2, period: '2024H2', communityCode: second, numerator: 2 }), { result: 'updated' })
  t.strictSame(await observations(), [['2024H2', second, 2]], 'it moved, and does not count twice')
  for (const [what, content] of Object.entries(things)) t.match(await put('gone', what, { ...content, version: 3, removed }), { result: 'updated' }, what)
  t.match(await kept('gone:1'), { status: 'closed' })
  t.equal((await service.get('/v1/sites/gone:1', { as: head })).status, 404)
  t.strictSame(await observations(), [])
  t.match(await get('/v1/projects/gone:1'), { state: 'cancelled', moves: [{ to: 'cancelled' }] })
  for (const [what, content] of Object.entries(things)) t.match(await put('gone', what, { ...content, version: 2 }), { result: 'stale' }, what)
  for (const [what, content] of Object.entries(things)) t.match(await put('gone', what, { ...content, version: 4 }), { result: /created|updated/ }, what)
  t.match([await kept('gone:1'), await get('/v1/sites/gone:1'), await get('/v1/projects/gone:1')], [{ status: 'operating' }, { population: 10 }, { state: 'proposed' }])
  t.strictSame(await observations(), [['2024H1', own, 3]])

  // What people ended here stays so while the partner says nothing new of it.
  await send('POST', '/v1/sites/gone:1/close', {}, head, { 'if-match': '*' })
  t.match(await put('gone', 'sites/1', { ...site, version: 5, population: 11 }), { result: 'unchanged' })
  t.equal((await service.get('/v1/sites/gone:1', { as: head })).status, 404)
  await send('POST', '/v1/projects/gone:1/moves', { to: 'approved' }, head)
  isProblem(t, await send('PUT', '/v1/partners/gone/projects/1', { ...project, version: 5, removed }), 422, 'unprocessable-input', ['/removed'])
  isProblem(t, await send('PUT', '/v1/partners/gone/projects/1', { ...project, version: 5, communityCode: second }), 422, 'unprocessable-input')
  t.match(await put('gone', 'projects/1', { ...project, version: 5, budget: 7 }), { result: 'updated' })
  t.match(await get('/v1/projects/gone:1'), { state: 'approved', budget: 7 })
})

void t.test('a project that people cancelled is left alone, and follows what was said meanwhile once it is back', async (t) => {
  await register('shelved')
  const hall = async () => (await get<{ availability: string }>('/v1/spaces/hall', planner)).availability
  await send('PUT', '/v1/spaces/hall', { communityCode: own, name: 'hall', location: at(), area: 400, kind: 'vacated', availability: 'available' }, planner)
  const project = { name: 'kiosk', communityCode: own, typeCode: 'ELD01', action: 'serve', space: 'hall', budget: 5 }
  const ours = (id: string) => get<{ state: string; stateSince: string; budget: number; moves: { to: string }[] }>(`/v1/projects/shelved:${id}`)
  const move = async (id: string, to: string, on?: string) => t.equal((await send('POST', `/v1/projects/${id}/moves`, { to, ...(on === undefined ? {} : { on }) }, head)).status, 201, to)
  for (const id of ['1', '2']) await put('shelved', `projects/${id}`, { ...project, version: 1 })
  await move('shelved:1', 'cancelled', '2024-03-01')
  t.match(await put('shelved', 'projects/2', { ...project, version: 2, removed: true }), { result: 'updated' })
  await send('PUT', '/v1/projects/holder', { name: 'other', communityCode: own, typeCode: 'ELD01', action: 'serve', space: 'hall' }, head)
  await move('holder', 'approved')
  t.equal(await hall(), 'planned')

  t.match(await put('shelved', 'projects/1', { ...project, version: 2, budget: 6 }), { result: 'unchanged', conflicts: [] })
  t.match(await ours('1'), { state: 'cancelled', stateSince: '2024-03-01', budget: 5 })
  t.strictSame((await ours('1')).moves.map(({ to }) => to), ['cancelled'], 'nobody moved it')
  t.match((await get<{ items: PartnerLink[] }>('/v1/partners/shelved/links?externalId=1')).items, [{ content: { version: 2, budget: 6 } }])
  t.match(await put('shelved', 'projects/2', { ...project, version: 3, budget: 7, removed: true }), { result: 'updated' }, 'whatever of what is gone comes last, it is as it came last')
  t.match(await ours('2'), { state: 'cancelled', budget: 7 })
  t.match(await put('shelved', 'projects/2', { ...project, version: 4 }), { result: 'updated' })
  t.match(await ours('2'), { state: 'proposed', budget: 5 })
  t.equal(await hall(), 'planned', 'the space is whose it was')

  await move('shelved:1', 'proposed')
  t.match(await put('shelved', 'projects/1', { ...project, version: 3, budget: 6 }), { result: 'updated' })
  t.match(await ours('1'), { state: 'proposed', budget: 6 })
})

async function observed(source: string): Promise<unknown[]> {
  const found = await database.asOwner((client) => client.query<{ period: string; community: string; numerator: number }>(
    'select period, community_code as community, numerator::float8 as numerator from survey.observation where source = $1', [source]
  ))
  return found.rows.map(({ period, community, numerator }) => [period, community, numerator])
}

void t.test('it writes in its region only, by who may, and people see what is of theirs', async (t) => {
  await register('county', { regionCode: micro.county, clientId: 'platform' })
  t.match((await batch('county', 'facilities', [{ ...facility(1), externalId: '1' }, { ...facility(1, { communityCode: far }), externalId: '2' }])).map(({ result, problems }) => [result, problems[0]?.pointer]), [
    ['created', undefined], ['rejected', '/communityCode']
  ])
  t.match((await batch('county', 'regions', [{ version: 1, externalId: micro.otherCounty, nameZh: 'x' }]))[0], { result: 'rejected' })
  const one = facility(2)
  const as = (caller: Partial<Caller>) => send('PUT', '/v1/partners/county/facilities/1', one, { ...platform, ...caller })
  isProblem(t, await as({ subject: 'somebody' }), 403, 'forbidden')
  isProblem(t, await as({ regionCode: micro.street }), 403, 'forbidden')
  isProblem(t, await as({ regionCode: micro.otherCounty }), 404, 'not-found')
  for (const role of ['viewer', 'surveyor', 'planner'] as const) isProblem(t, await as({ role }), 403, 'forbidden')
  isProblem(t, await send('PUT', '/v1/partners/county', { name: 'x', regionCode: micro.county }, { ...head, regionCode: micro.otherCounty }), 403, 'forbidden')
  isProblem(t, await send('PUT', '/v1/partners/county', { name: 'x', regionCode: micro.county }, platform), 403, 'forbidden')
  isProblem(t, await send('PUT', '/v1/projects/own', { name: 'x', communityCode: own, typeCode: 'ELD01', action: 'serve' }), 403, 'forbidden', undefined)

  await edit('county:1', { size: 1 })
  await put('county', 'facilities/1', facility(3, { size: 2 }))
  const district = (regionCode: string): Caller => ({ ...planner, regionCode })
  t.equal((await conflicts('county', '', district(micro.street))).length, 1)
  t.strictSame(await conflicts('county', '', district(micro.otherStreet)), [])
  t.equal((await service.get('/v1/partners/county/conflicts', { as: district(micro.otherCounty) })).status, 404)
  const [open] = await conflicts('county')
  isProblem(t, await settle('county', open!.id, { as: 'theirs' }, district(micro.otherStreet)), 404, 'not-found')
  isProblem(t, await settle('county', open!.id, { as: 'theirs' }, platform), 403, 'forbidden')
  t.equal((await settle('county', open!.id, { as: 'theirs' }, district(micro.street))).status, 200)
  t.match(await kept('county:1'), { size: 2 })
  isProblem(t, await send('PATCH', '/v1/facilities/county:1', { size: 3 }, planner, { 'if-match': '*' }), 403, 'forbidden')
})

/** Items of one partner in versions: a street and a community with two homes, two facilities, counts and a project, that come, change and go. */
const scenario: readonly { readonly kind: string; readonly item: object }[] = [
  ...[1, 2].map((version) => ({ kind: 'regions', item: { externalId: 'street', version, nameZh: `street ${version}` } })),
  ...[1, 3].map((version) => ({ kind: 'regions', item: { externalId: 'community', version, nameZh: `community ${version}`, kind: version === 1 ? 'mixed' : null } })),
  ...[1, 2].map((version) => ({ kind: 'sites', item: { externalId: 'one', version, name: 'one', communityCode: 'community', location: at(), population: 10 * version, removed: version === 2 } })),
  ...[1, 2, 3].map((version) => ({ kind: 'sites', item: { externalId: 'two', version, name: `two ${version}`, communityCode: version === 3 ? own : 'community', location: at(lon, lat + version / 1000), population: 7, elderly: version === 2 ? null : 3 } })),
  ...[1, 2, 3, 3].map((version, place) => ({ kind: 'facilities', item: { externalId: 'kept', ...facility(version, { communityCode: 'community', size: 10 * version + place, openedOn: version === 2 ? null : '2020-01-01', name: version === 3 ? 'at first' : 'meanwhile' }) } })),
  ...[2, 4].map((version) => ({ kind: 'facilities', item: { externalId: 'other', ...facility(version, { communityCode: own, status: version === 2 ? 'planned' : 'operating', removed: version === 4 }) } })),
  ...[1, 2].map((version) => ({ kind: 'observations', item: { externalId: 'rated', version, period: `2024H${version}`, communityCode: 'community', typeCode: 'ELD01', component: 'satisfaction', numerator: version, denominator: 4 } })),
  ...[1, 2].map((version) => ({ kind: 'projects', item: { externalId: 'plan', version, name: `plan ${version}`, communityCode: 'community', typeCode: 'ELD01', action: 'resize', facility: 'kept', size: 90 + version, removed: version === 2 } })),
  // Refused whenever it comes.
  { kind: 'facilities', item: { externalId: 'kept', ...facility(9, { communityCode: 'community', attributes: { unheard: 1 } }) } }
]

let world = 0
/** Sends items to a partner of its own in requests of at most so many, each perhaps twice; returns what is there in the end. */
async function outcomeOf(sent: readonly number[], cut: number, twice: boolean): Promise<string> {
  const number = ++world
  const code = `world${number}`
  const [street, community] = [`330106${300 + number}000`, `330106${300 + number}001`]
  await register(code, { rules: { facilities: { size: 'ask', identity: 'theirs', state: 'ours' } } })
  await send('PUT', `/v1/partners/${code}/codes/region`, { codes: [{ theirs: 'street', ours: street }, { theirs: 'community', ours: community }] }, head)
  // Where everybody begins: one facility that people changed since it came.
  await send('POST', '/v1/facilities', { externalId: `${code}:kept`, typeCode: 'ELD01', name: 'at first', location: at(), communityCode: own, size: 5 }, head)
  await send('PUT', `/v1/partners/${code}/links/facilities/kept`, { ourKey: `${code}:kept`, agreed: true }, head)
  await edit(`${code}:kept`, { size: 6, openedOn: '2010-01-01', name: 'by people' })
  let open: { kind: string; items: object[] } | undefined
  const requests: { kind: string; items: object[] }[] = []
  for (const place of sent) {
    const { kind, item } = scenario[place]!
    if (open?.kind !== kind || open.items.length >= cut) requests.push((open = { kind, items: [] }))
    open.items.push(item)
  }
  for (const { kind, items } of requests) {
    await batch(code, kind, items)
    if (twice) await batch(code, kind, items)
  }
  const found = await database.asOwner((client) => client.query<{ line: string }>(
    `select 'site ' || concat_ws(' ', external_id, community_code, name, round(st_y(geom)::numeric, 6), population, elderly) as line from registry.site where starts_with(external_id, $1) and valid_to = 'infinity'
     union all
     select 'facility ' || concat_ws(' ', external_id, community_code, name, size, status, opened_on) from registry.facility where starts_with(external_id, $1) and valid_to = 'infinity'
     union all
     select 'counts ' || concat_ws(' ', period, community_code, numerator) from survey.observation where starts_with(source, $1)
     union all
     select 'project ' || concat_ws(' ', external_id, name, size, state) from improvement.project where starts_with(external_id, $1)
     union all
     select 'region ' || concat_ws(' ', code, name_zh, kind) from registry.region where code in ($2, $3)
     union all
     select 'conflict ' || concat_ws(' ', external_id, field_group, theirs, ours) from exchange.partner_conflict where partner_code || ':' = $1 and state = 'open'
     union all
     select 'waiting ' || concat_ws(' ', kind, external_id, mark) from exchange.partner_waiting where partner_code || ':' = $1 and needs_kind is not null
`,
    [`${code}:`, street, community]
  ))
  return found.rows.map(({ line }) => line.replaceAll(`${code}:`, '').replaceAll(community, 'COMMUNITY').replaceAll(street, 'STREET')).sort().join('\n')
}

void t.test('in whatever order, however often and in however many requests items come, the same is there in the end', async (t) => {
  const inOrder = await outcomeOf(scenario.map((_, place) => place), 1_000, false)
  // Of two that say the same version one counts, always the same one.
  t.strictSame(inOrder.replace(/"3[23]"/, '"32 or 33"').split('\n'), [
    'conflict kept size {"size": "32 or 33"} {"size": "6"}',
    'counts 2024H2 COMMUNITY 2',
    'facility kept COMMUNITY at first 6 operating 2010-01-01',
    `facility other ${own} canteen closed`,
    'project plan plan 2 92 cancelled',
    'region COMMUNITY community 3',
    'region STREET street 2',
    `site two ${own} two 3 ${(lat + 0.003).toFixed(6)} 7 3`
  ])
  const all = scenario.map((_, place) => place)
  const sending = fc.record({
    sent: fc.tuple(fc.shuffledSubarray(all, { minLength: all.length }), fc.subarray(all)).map(([once_, again]) => [...once_, ...again]),
    cut: fc.constantFrom(1, 3, 1_000),
    twice: fc.boolean()
  })
  await fc.assert(fc.asyncProperty(sending, async ({ sent, cut, twice }) => {
    const outcome = await outcomeOf(sent, cut, twice)
    if (outcome !== inOrder) throw new Error(`${outcome}\n--- instead of\n${inOrder}`)
  }), { numRuns: 6, seed: 7, endOnFailure: true })
})

void t.test('a connection that is cut and a process that ends leave nothing half done: everything is sent again', async (t) => {
  await register('cut')
  const items = Array.from({ length: 400 }, (_, place) => ({ externalId: `f${place}`, ...facility(1, { name: `facility ${place}`, location: at(lon + (place % 20) / 10_000, lat + Math.floor(place / 20) / 10_000) }) }))
  const count = async () => {
    const found = await database.asOwner((client) => client.query<{ things: number; versions: number }>(
      "select count(*) filter (where valid_to = 'infinity')::integer as things, count(*)::integer as versions from registry.facility where starts_with(external_id, 'cut:')"
    ))
    return [found.rows[0]!.things, found.rows[0]!.versions]
  }
  await service.app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = service.app.server.address() as AddressInfo
  const body = JSON.stringify({ items: items.slice(0, 300) })
  for (const milliseconds of [1, 20, 60]) {
    const sent = request({ port, host: '127.0.0.1', method: 'PUT', path: '/v1/partners/cut/facilities', headers: { authorization: await bearer(platform), 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) } })
    sent.on('error', () => undefined)
    sent.end(body)
    const hungUp = new Promise((resolve) => sent.on('close', resolve))
    setTimeout(() => sent.destroy(), milliseconds)
    await hungUp
    const [things] = await count()
    t.ok(things === 0 || things === 300, 'all of it or nothing')
  }
  await batch('cut', 'facilities', items.slice(0, 300))
  await service.close()
  service = await testService(whole, database)
  const again = await batch('cut', 'facilities', items)
  t.strictSame([again.filter(({ result }) => result === 'unchanged').length, again.filter(({ result }) => result === 'created').length], [300, 100])
  t.strictSame(await count(), [400, 400], 'each once, in one version')
})

void t.test('a partner at work holds one connection of the service, and who sends too much at once is told when to ask again', { skip: skipWithout(database, 'sessions') }, async (t) => {
  await register('busy')
  await put('busy', 'facilities/changed', facility(1, { size: 1 }))
  await edit('busy:changed', { size: 2 })
  await put('busy', 'facilities/changed', facility(2, { size: 3 }))
  const [open] = await conflicts('busy')
  let answers: Promise<Answer>[] = []
  let settling: Promise<Answer>[] = []
  await database.asOwner(async (client) => {
    await client.query("select pg_advisory_xact_lock(hashtextextended('partner busy', 0))")
    answers = Array.from({ length: 20 }, (_, place) => send('PUT', `/v1/partners/busy/facilities/${place}`, facility(1)))
    const [refused] = await Promise.all([Promise.race(answers), get('/v1/partners/busy'), get('/v1/facilities?limit=1')])
    isProblem(t, refused, 429, 'too-many-requests')
    t.equal(refused.headers['retry-after'], '5')
    settling = Array.from({ length: 2 }, () => settle('busy', open!.id, { as: 'ours' }))
    await get('/v1/partners')
  })
  t.strictSame((await Promise.all(answers)).map(({ status }) => status).sort(), [...Array<number>(17).fill(200), ...Array<number>(3).fill(429)])
  t.strictSame((await Promise.all(settling)).map(({ status }) => status), [200, 200])
  t.match(await put('busy', 'facilities/late', facility(1)), { result: 'created' }, 'and there is room again')
})

void t.test('an item that comes has nobody count what there is of its partner', async (t) => {
  await register('counted')
  await put('counted', 'sites/1', { version: 1, name: 'x', communityCode: 'nowhere', location: at(), population: 1 })
  const texts: string[] = []
  const original = Reflect.get(pg.Client.prototype, 'query') as (...given: unknown[]) => unknown
  Reflect.set(pg.Client.prototype, 'query', function (this: pg.Client, ...given: unknown[]) {
    texts.push(JSON.stringify(given[0]))
    return original.apply(this, given)
  })
  t.teardown(() => Reflect.set(pg.Client.prototype, 'query', original))
  t.match(await put('counted', 'facilities/1', facility(1)), { result: 'created' })
  t.ok(texts.some((text) => text.includes('exchange.partner_link')))
  t.strictSame(texts.filter((text) => /count\(\*\)[^(]* from exchange\.partner_/.test(text)), [])
})

void t.test('GraphQL answers with the same, and settles', async (t) => {
  await register('faces')
  await put('faces', 'facilities/1', facility(1, { size: 1 }))
  await edit('faces:1', { size: 2 })
  await put('faces', 'facilities/1', facility(2, { size: 3 }))
  await put('faces', 'sites/1', { version: 1, name: 'x', communityCode: 'nowhere', location: at(), population: 1 })
  const [open] = await conflicts('faces')
  const [waiting] = (await get<{ items: WaitingItem[] }>('/v1/partners/faces/waiting', planner)).items
  const [link] = (await get<{ items: PartnerLink[] }>('/v1/partners/faces/links', planner)).items
  const partner = await get<Partner>('/v1/partners/faces', planner)
  const { body } = await service.graphql(`{
    partner(code: "faces") { code name regionCode crs orderedBy clientId rules links waiting conflicts changedAt changedBy }
    partnerConflicts(partner: "faces", state: open) { edges { node { id: number kind externalId ourKey regionCode group theirs ours agreed foundAt state settledAs value note settledAt settledBy } } }
    partnerWaiting(partner: "faces") { edges { node { id: number kind externalId content waitsFor { kind id } problems { detail } lookedAt } } }
    partnerLinks(partner: "faces", kind: facilities) { edges { node { id: number kind externalId ourKey regionCode content receivedAt writtenBy } } }
  }`, undefined, { as: planner })
  t.strictSame((body as { data: unknown }).data, {
    partner, partnerConflicts: { edges: [{ node: open }] }, partnerWaiting: { edges: [{ node: waiting }] }, partnerLinks: { edges: [{ node: link }] }
  })
  const settled = await service.graphql(`mutation { settlePartnerConflict(partner: "faces", number: ${open!.id}, as: value, value: { size: 4 }, clientMutationId: "once") { state settledAs } }`, undefined, { as: planner })
  t.match(settled.body, { data: { settlePartnerConflict: { state: 'settled', settledAs: 'value' } } })
  t.match(await kept('faces:1'), { size: 4 })
})
