import t from 'tap'
import { asCaller, operator, type Caller } from '../../src/platform/caller.js'
import type { AuditEntry } from '../../src/platform/audit/audit-queries.js'
import { facilityImport } from '../../src/registry/facility-import.js'
import { regionImport } from '../../src/registry/region-import.js'
import { publishRun, runCheckup } from '../support/checkup.js'
import { testDatabase } from '../support/database.js'
import { degreesAt, facilityRow, load, loadFacilities, micro } from '../support/micro-city.js'
import { buildScoredCity, twoTypes } from '../support/scored-city.js'
import { isGraphqlError, isProblem, testService } from '../support/service.js'

const database = await testDatabase(t)
await buildScoredCity(database)
const { get, send, graphql } = await testService(t, database)

const county: Caller = { subject: 'county desk', role: 'administrator', regionCode: micro.county }
const otherCounty: Caller = { subject: 'other desk', role: 'administrator', regionCode: micro.otherCounty }
const surveyor: Caller = { subject: 'surveyor Li', role: 'surveyor', regionCode: micro.county, requestId: 'req-survey' }

type Listed = { items: AuditEntry[]; nextCursor: string | null }
const audit = async (query = '', as: Caller = operator): Promise<AuditEntry[]> => ((await get(`/v1/admin/audit?limit=1000&${query}`, { as })).body as Listed).items

void t.test('what is new is told whole, what is changed by its columns, from what to what', async (t) => {
  const at = [100, 300] as const
  await load(database, facilityImport, [facilityRow({ id: 'A1', at, community: micro.communities[0], size: 50 })], { caller: surveyor, validFrom: '2024-01-01' })
  await load(database, facilityImport, [facilityRow({ id: 'A1', at, community: micro.communities[0], size: 80 })], { caller: surveyor, validFrom: '2024-03-01' })
  const [opened, ended, first] = (await audit('what=facility&key=A1')) as [AuditEntry, AuditEntry, AuditEntry]
  t.match(first, {
    subject: 'surveyor Li', role: 'surveyor', requestId: 'req-survey', action: 'insert', what: 'facility', key: 'A1', regionCode: micro.communities[0], before: null,
    after: { external_id: 'A1', size: 50, status: 'operating', valid_from: '2024-01-01', original_crs: 'EPSG:4326' }
  })
  const [lon, lat] = degreesAt(at)
  t.match(first.after, { original_x: lon, original_y: lat }, 'where it is, as it was given')
  t.strictSame([opened, ended].map(({ action }) => action).sort(), ['insert', 'update'], 'a new size is a new version, and the end of the one before')
  const update = [opened, ended].find(({ action }) => action === 'update')!
  const { change_id: change } = [opened, ended].find(({ action }) => action === 'insert')!.after as { change_id: number }
  t.strictSame([update.before, update.after], [{ valid_to: 'infinity', ended_by: null }, { valid_to: '2024-03-01', ended_by: change }])
})

void t.test('many rows of one import are as many entries, and nothing changed is none', async (t) => {
  const rows = Array.from({ length: 300 }, (_, i) => ({ id: `M${i}`, at: [i % 20, Math.floor(i / 20)] as const, community: micro.communities[1] }))
  await loadFacilities(database, rows, { caller: { ...surveyor, requestId: 'req-many' } })
  t.equal((await audit('requestId=req-many&what=facility')).length, 300)
  t.equal((await audit('requestId=req-many&what=change')).length, 1)
  await loadFacilities(database, rows, { caller: { ...surveyor, requestId: 'req-again' } })
  t.equal((await audit('requestId=req-again')).length, 0)
  await load(database, regionImport, [{ code: micro.communities[0], name_zh: '宝石新社区', level: 'community', parent_code: micro.street, kind: 'old_estate', future_status: 'none' }], {
    caller: { subject: 'platform', role: 'integrator', regionCode: micro.county, requestId: 'req-name' }
  })
  t.match(await audit('requestId=req-name'), [{ what: 'region', key: micro.communities[0], action: 'update', before: { name_zh: '宝石社区' }, after: { name_zh: '宝石新社区' } }])
})

void t.test('a change names the request that made it, and what fails leaves nothing', async (t) => {
  const added = await send('POST', '/v1/admin/schedules', { cron: '0 3 1 * *', standard: twoTypes }, { as: county, headers: { 'x-request-id': 'nightly-1' } })
  t.equal(added.headers['x-request-id'], 'nightly-1')
  const { id } = added.body as { id: number }
  t.match(await audit('requestId=nightly-1'), [{ what: 'schedule', key: String(id), action: 'insert', subject: 'county desk', role: 'administrator', regionCode: micro.county, after: { cron: '0 3 1 * *' } }])
  await send('DELETE', `/v1/admin/schedules/${id}`, undefined, { as: county, headers: { 'x-request-id': 'nightly-2' } })
  t.match(await audit('requestId=nightly-2'), [{ action: 'delete', before: { cron: '0 3 1 * *' }, after: null }])
  isProblem(t, await send('POST', '/v1/admin/schedules', { cron: '0 3 1 * *', standard: 'none' }, { as: county, headers: { 'x-request-id': 'nightly-3' } }), 422, 'unprocessable-input')
  t.strictSame(await audit('requestId=nightly-3'), [])
})

void t.test('publication, clients and revocations are told, secrets are not', async (t) => {
  const run = await runCheckup(database, { period: '2024H1', standardVersion: twoTypes, scopeCode: micro.county })
  await publishRun(database, run)
  const states = (await audit(`what=run&key=${run}`)).map(({ action, after }) => [action, (after as { status?: string }).status])
  t.strictSame(states.filter(([, status]) => status !== undefined).reverse(), [['insert', 'queued'], ['update', 'running'], ['update', 'completed'], ['update', 'published']])
  const { body } = await send('POST', '/v1/admin/clients', { name: 'platform', role: 'viewer', regionCode: micro.street }, { as: county })
  const { client, secret } = body as { client: { id: string }; secret: string }
  await send('POST', '/v1/auth/token', { grant_type: 'client_credentials', client_id: client.id, client_secret: secret }, { as: null })
  await send('DELETE', `/v1/admin/clients/${client.id}`, undefined, { as: county })
  const told = await audit(`key=${client.id}`, county)
  t.strictSame(told.map(({ what, action }) => `${what} ${action}`).sort(), ['client insert', 'client secret insert', 'client update', 'revocation insert'])
  t.notMatch(JSON.stringify(told), /hash|last_used_at/)
})

void t.test('administrators read it, of their region', async (t) => {
  await loadFacilities(database, [{ id: 'FAR', at: [650, 650], community: micro.communities[3] }])
  const codes = async (as: Caller) => new Set((await audit('', as)).map(({ regionCode }) => regionCode.slice(0, 6)))
  t.strictSame([...(await codes(county))], ['330106'])
  t.strictSame([...(await codes(otherCounty))], ['330108'])
  t.ok((await codes(operator)).size > 2)
  t.strictSame([...new Set((await audit(`within=${micro.otherCounty}`)).map(({ regionCode }) => regionCode.slice(0, 6)))], ['330108'])
  for (const role of ['viewer', 'surveyor', 'planner', 'integrator'] as const) {
    isProblem(t, await get('/v1/admin/audit', { as: { ...county, role } }), 403, 'forbidden')
    isGraphqlError(t, await graphql('{ audit { edges { node { number } } } }', undefined, { as: { ...county, role } }), 'forbidden')
  }
})

void t.test('it is read page by page and by filter, the newest first, on both faces', async (t) => {
  const all = (await audit()).map(({ id }) => id)
  t.strictSame(all, [...all].sort((a, b) => b - a))
  const walked: number[] = []
  for (let cursor: string | null = ''; cursor !== null; ) {
    const { body } = await get(`/v1/admin/audit?limit=97${cursor === '' ? '' : `&cursor=${cursor}`}`, { as: operator })
    walked.push(...(body as Listed).items.map(({ id }) => id))
    cursor = (body as Listed).nextCursor
  }
  t.strictSame(walked, all.length === 1000 ? walked : all)
  t.ok((await audit('subject=surveyor%20Li')).every(({ subject }) => subject === 'surveyor Li'))
  const newest = (await audit())[0]!
  const moment = encodeURIComponent(new Date(newest.at).toISOString())
  t.ok((await audit(`until=${moment}`)).every(({ at }) => at < newest.at))
  isProblem(t, await get('/v1/admin/audit?since=yesterday', { as: operator }), 422, 'unprocessable-input', ['/since'])
  const rest = (await audit('what=schedule'))[0]!
  const asked = await graphql('{ audit(what: "schedule", first: 1) { edges { node { id: number at requestId subject role action what key regionCode before after } } } }', undefined, { as: operator })
  t.strictSame((asked.body as { data: unknown }).data, { audit: { edges: [{ node: rest }] } })
})

void t.test('nothing in it can be changed, by its owner neither', async (t) => {
  const refused = { code: '42501' }
  for (const sql of ['delete from platform.audit', `update platform.audit set subject = 'nobody'`, 'truncate platform.audit']) {
    await t.rejects(asCaller(database, operator, ({ client }) => client.query(sql)), refused, sql)
    await t.rejects(database.asOwner((client) => client.query(sql)), { message: /only ever added to/ }, `${sql}, as its owner`)
  }
  await t.rejects(
    asCaller(database, operator, ({ client }) => client.query(`insert into platform.audit (subject, action, what, key, region_code) values ('x', 'insert', 'x', 'x', '330106000000')`)),
    refused
  )
  await t.rejects(asCaller(database, operator, ({ client }) => client.query('select platform.write_audit()')), refused)
})

void t.test('every table that people write is in it', async (t) => {
  const silent = await database.pool.query<{ name: string }>(`
    select n.nspname || '.' || c.relname as name
    from pg_class as c
    join pg_namespace as n on n.oid = c.relnamespace
    where n.nspname in ('platform', 'registry', 'network', 'survey', 'checkup', 'improvement', 'exchange')
      and c.relkind in ('r', 'p')
      and has_any_column_privilege('lifecircle_service', c.oid, 'insert, update')
      and not exists (select from pg_trigger as g where g.tgrelid = c.oid and g.tgname like 'audit_%')
    order by name`)
  const workedOut = [
    // what is worked out, not written by people, and what belongs to a row that is in the audit
    /^checkup\.(run_|type_score|category_score|region_|shortfall|sensitivity|community_)/,
    /^network\./,
    /^registry\.(facility_type|standard_type)$/,
    /^exchange\.import_(part|problem)$/,
    /^exchange\.tile_/,
    /^exchange\.webhook_delivery$/,
    /^survey\.answer$/,
    /^registry\.region_change$/,
    /^improvement\.circle_(cell|site)$/,
    /^platform\.idempotency$/
  ]
  t.strictSame(silent.rows.map(({ name }) => name).filter((name) => !workedOut.some((pattern) => pattern.test(name))), [])
})
