/** The change feed: everything a caller may see, in order, none left out and none told twice. */
import { setTimeout as sleep } from 'node:timers/promises'
import fc from 'fast-check'
import t from 'tap'
import { scopes } from '../../src/platform/auth/scopes.js'
import { asCaller, operator, type Caller } from '../../src/platform/caller.js'
import { createChangeFeed, numberChanges, type Change, type ChangePage } from '../../src/exchange/changes/change-queries.js'
import { resources, type ResourceName } from '../../src/exchange/changes/resource.js'
import { createDispatcher } from '../../src/exchange/webhooks/dispatcher.js'
import { createSecretBox } from '../../src/exchange/webhooks/secret.js'
import { createSender } from '../../src/exchange/webhooks/sending.js'
import { publishRun, runCheckup } from '../support/checkup.js'
import { createLogger } from '../../src/server.js'
import { skipWithout, testDatabase } from '../support/database.js'
import { degreesAt, loadFacilities, micro } from '../support/micro-city.js'
import { buildScoredCity, twoTypes } from '../support/scored-city.js'
import { isProblem, testService, type AskOptions } from '../support/service.js'

const database = await testDatabase(t, { poolSize: 8 })
await buildScoredCity(database)
const { get, send, graphql } = await testService(t, database)
const as = (role: Caller['role'], regionCode: string = micro.city): Caller => ({ subject: `a ${role}`, role, regionCode })
const surveyor = as('surveyor')
const planner = as('planner')

const read = async (query: string, options: AskOptions = { as: operator }) => (await get(`/v1/changes?limit=1000&${query}`, options)).body as ChangePage
const begin = async () => (await read('since=now')).next
const told = ({ changes }: Pick<ChangePage, 'changes'>) => changes.map(({ resource, key, action }) => `${resource} ${key} ${action}`)
const location = (east: number) => ({ type: 'Point', coordinates: degreesAt([east, 300]) })
const addFacility = (id: string) =>
  send('POST', '/v1/facilities', { externalId: id, typeCode: 'COM01', name: id, communityCode: micro.communities[0], location: location(120), status: 'operating' }, { as: surveyor })
const revision = async (url: string) => (await get(url, { as: surveyor })).headers.etag as string

void t.test('what is written, changed, closed and removed is told in its order, each with where to read it', async (t) => {
  const start = await begin()
  t.strictSame(await read(`since=${start}`), { changes: [], next: start, more: false })
  t.equal((await addFacility('shop 1')).status, 201)
  t.equal((await send('PATCH', '/v1/facilities/shop%201', { size: 70 }, { as: surveyor, headers: { 'if-match': await revision('/v1/facilities/shop%201') } })).status, 200)
  const site = { externalId: 'S9', communityCode: micro.communities[1], name: 'S9', location: location(320), population: 40 }
  t.equal((await send('POST', '/v1/sites', site, { as: surveyor })).status, 201)
  t.equal((await send('POST', '/v1/sites/S9/close', { closedOn: '2026-01-01' }, { as: surveyor, headers: { 'if-match': await revision('/v1/sites/S9') } })).status, 204)
  const space = { communityCode: micro.communities[0], name: 'a garage', location: location(40), area: 60, kind: 'vacated', availability: 'available' }
  t.equal((await send('PUT', '/v1/spaces/garage', space, { as: planner })).status, 200)
  t.equal((await send('DELETE', '/v1/spaces/garage', undefined, { as: planner })).status, 204)
  const all = await read(`since=${start}`)
  t.strictSame(told(all), ['facility shop 1 written', 'facility shop 1 written', 'site S9 written', 'site S9 removed', 'space garage written', 'space garage removed'])
  t.match(all.changes[0], { regionCode: micro.communities[0], state: 'operating', url: '/v1/facilities/shop%201' })
  t.match(all.changes[3], { state: null, url: null })
  t.strictSame(told(await read(`since=${start}&compact=true`)), ['facility shop 1 written', 'site S9 removed', 'space garage removed'])
  t.strictSame(told(await read(`since=${start}&resources=space,site&within=${micro.communities[1]}`)), ['site S9 written', 'site S9 removed'])
  t.strictSame(told(await read(`since=${all.next}`)), [], 'and no second time')
})

void t.test('that somebody was at a facility or site is told with it, and a part of a district plan with the plan', async (t) => {
  await addFacility('visited')
  const start = await begin()
  const on = { verifiedOn: '2024-05-01' }
  t.equal((await send('POST', '/v1/facilities/visited/verifications', on, { as: surveyor })).status, 201)
  t.equal((await send('POST', '/v1/sites/S3/verifications', on, { as: surveyor })).status, 201)
  const { changes } = await read(`since=${start}`)
  t.strictSame(told({ changes }), ['facility visited written', 'site S3 written'])
  t.strictSame(changes.map(({ url }) => url), ['/v1/facilities/visited', '/v1/sites/S3'])
})

void t.test('a page ends where the next one begins, and a change that is filtered out is passed', async (t) => {
  const start = await begin()
  for (const id of ['P1', 'P2', 'P3']) await addFacility(id)
  const pages: string[] = []
  let next = start
  for (;;) {
    const page = (await get(`/v1/changes?limit=2&since=${next}`, { as: operator })).body as ChangePage
    pages.push(told(page).join())
    next = page.next
    if (!page.more) break
  }
  t.strictSame(pages, ['facility P1 written,facility P2 written', 'facility P3 written'])
  t.equal((await read(`since=${start}&resources=standard`)).next, next)
})

void t.test('the rows of one import are as many changes, one for each thing; what was rolled back is none', async (t) => {
  const start = await begin()
  const rows = Array.from({ length: 200 }, (_, i) => ({ id: `M${i}`, at: [i % 20, 40 + Math.floor(i / 20)] as const, community: micro.communities[1] }))
  await loadFacilities(database, rows)
  await t.rejects(
    asCaller(database, operator, async ({ client }) => {
      await client.query(`insert into registry.declaration (county_code, type_id, declared_on, declared_by) select $1, id, '2024-01-01', 'x' from registry.facility_type limit 1`, [micro.county])
      throw new Error('and then it failed')
    }),
    /and then/
  )
  t.equal((await read(`since=${start}`)).changes.length, 200)
})

void t.test('everybody is told of what everybody may read; of drafts, plans and answers only who may read those', async (t) => {
  const start = await begin()
  const run = await runCheckup(database, { period: '2024H1', standardVersion: twoTypes, scopeCode: micro.county })
  await send('POST', '/v1/admin/schedules', { cron: '0 3 1 * *', standard: twoTypes }, { as: operator })
  await addFacility('seen')
  const seenBy = async (caller: Caller) => told(await read(`since=${start}&compact=true`, { as: caller }))
  t.strictSame(await seenBy(as('viewer', micro.otherCounty)), ['facility seen written'])
  t.strictSame(await seenBy(as('viewer', micro.county)), [`run ${run} written`, 'facility seen written'])
  t.match(await seenBy(operator), [`run ${run} written`, /^schedule \d+ written$/, 'facility seen written'])
  t.strictSame(await seenBy({ ...operator, scopes: ['changes:read', 'results:read'] }), [`run ${run} written`])
  await publishRun(database, run)
  t.match((await read(`since=${start}&resources=run&compact=true`, { as: as('viewer', micro.otherCounty) })).changes, [{ key: String(run), state: 'published', regionCode: micro.county }])
  isProblem(t, await get('/v1/changes', { as: { ...operator, scopes: ['results:read'] } }), 403, 'forbidden')
  isProblem(t, await get('/v1/changes', { as: null }), 401, 'unauthenticated')
})

void t.test('the database names the same things and the same roles as the service', async (t) => {
  const { rows } = await database.pool.query<{ resource: ResourceName; roles: string[] }>('select distinct resource, roles from platform.announced order by resource')
  t.strictSame(rows.map(({ resource }) => resource), Object.keys(resources).sort())
  for (const { resource, roles } of rows) t.strictSame([...roles].sort(), [...scopes[resources[resource].scope].roles].sort(), resource)
})

void t.test('every address that is told, of a thing or of its list, is answered', async (t) => {
  const { changes } = await read('compact=true')
  const first = new Map(changes.filter(({ url }) => url !== null).map((change) => [change.resource, change]))
  t.ok(first.size >= 5, `${first.size} kinds of things have an address`)
  for (const { url, resource } of first.values()) t.equal((await get(url!, { as: operator })).status, 200, `${resource}: ${url}`)
  for (const { list } of Object.values(resources)) t.equal((await get(list, { as: operator })).status, 200, list)
})

void t.test('whoever comes too late is told to take a snapshot and how; so is one who knows of more than there is', async (t) => {
  const old = await begin()
  await addFacility('late')
  await numberChanges(database, 1)
  // The clock cannot be put forward: what is kept is put to nothing.
  await numberChanges(database, 0)
  isProblem(t, await get(`/v1/changes?since=${old}`, { as: operator }), 410, 'gone')
  const { body } = await get(`/v1/changes?since=${old}`, { as: operator })
  t.match(body, { detail: /take a snapshot: ask GET \/v1\/changes\?since=now and keep its next/ })
  t.ok((body as { errors: { pointer: string }[] }).errors.some(({ pointer }) => pointer === '/v1/facilities'))
  t.strictSame((await read('')).changes, [], 'without a place, from the first that is kept')
  const ahead = Buffer.from('change:999999999').toString('base64url')
  isProblem(t, await get(`/v1/changes?since=${ahead}`, { as: operator }), 400, 'bad-request')
  isProblem(t, await get('/v1/changes?since=yesterday', { as: operator }), 400, 'bad-request')
})

void t.test('what moves is removed for those who follow where it was, written where it is, and told once to who sees both', async (t) => {
  const [here, there] = [micro.communities[0], micro.communities[3]]
  const put = async (communityCode: string, id = 'mover') => {
    const space = { communityCode, name: id, location: location(40), area: 60, kind: 'vacated', availability: 'available' }
    t.equal((await send('PUT', `/v1/spaces/${id}`, space, { as: planner })).status, 200)
  }
  const start = await begin()
  await put(here)
  await addFacility('mover')
  const since = await begin()
  await put(there)
  const moved = { communityCode: there, location: location(130) }
  t.equal((await send('PATCH', '/v1/facilities/mover', moved, { as: surveyor, headers: { 'if-match': await revision('/v1/facilities/mover') } })).status, 200)
  const after = async (as: Caller, query = '', from = since) => told(await read(`since=${from}${query}`, { as }))
  const [gone, came] = [['space mover removed', 'facility mover removed'], ['space mover written', 'facility mover written']]
  t.strictSame(await after(operator, `&within=${micro.county}`), gone)
  t.strictSame(await after(operator, `&within=${micro.otherCounty}`), came)
  t.strictSame(await after(operator), came)
  t.strictSame(await after(planner, `&within=${micro.city}`), came)
  t.strictSame(await after(as('planner', micro.county)), ['space mover removed', 'facility mover written'], 'plans are not told of elsewhere, facilities are')
  t.strictSame(await after(as('planner', micro.otherCounty)), came)
  t.strictSame(await after(operator, `&compact=true&within=${micro.county}`, start), gone, 'what holds there is not what holds elsewhere')
  t.strictSame(await after(operator, '&compact=true', start), came)
  const { rows } = await asCaller(database, operator, ({ client }) => client.query<{ gaps: number }>('select max(position) - min(position) + 1 - count(*) as gaps from platform.change'))
  t.equal(rows[0]!.gaps, 0)

  await put(here, 'removed at last')
  const last = await begin()
  await asCaller(database, operator, async ({ client }) => {
    for (const code of [micro.communities[2], there]) await client.query(`update improvement.space set community_code = $1 where external_id = 'removed at last'`, [code])
    await client.query(`delete from improvement.space where external_id = 'removed at last'`)
  })
  for (const code of [here, micro.communities[2], there, micro.city]) t.strictSame(await after(operator, `&within=${code}`, last), ['space removed at last removed'], code)
})

void t.test('a part changes its whole where that is, wherever the part is', async (t) => {
  const { id } = await asCaller(database, operator, async ({ client }) => {
    const added = await client.query<{ id: number }>(
      `insert into improvement.circle_plan (name, region_code, reference_date, five_least, five_most, fifteen_least, fifteen_most, created_by) values ('x', $1, '2024-01-01', 1, 2, 1, 2, 'x') returning id`,
      [micro.city]
    )
    return added.rows[0]!
  })
  const start = await begin()
  const change = (statement: string) => asCaller(database, operator, ({ client }) => client.query(statement, [id]))
  await change(`insert into improvement.circle_plan_county (plan_id, county_code, ground, plane) values ($1, '${micro.county}', 'hull', 'x'), ($1, '${micro.otherCounty}', 'hull', 'x')`)
  t.match((await read(`since=${start}`)).changes, [{ resource: 'circle_plan', key: String(id), regionCode: micro.city, action: 'written' }])
  t.strictSame(told(await read(`since=${start}`, { as: as('planner', micro.county) })), [])
  const before = await begin()
  await change('delete from improvement.circle_plan where id = $1')
  t.strictSame((await read(`since=${before}`)).changes.map(({ regionCode, action }) => [regionCode, action]), [[micro.city, 'removed']])
})

void t.test('of what there is, everybody is told of what he may read, and of nothing else', async (t) => {
  const start = await begin()
  const at = async (regionCode: string) => {
    const head = as('administrator', regionCode)
    await send('POST', `/v1/admin/standards/${twoTypes}/clone`, { version: `draft-${regionCode}` }, { as: head })
    await send('PUT', `/v1/operations/models/region:${regionCode}/2020-01-01`, { model: 'precinct' }, { as: head })
  }
  for (const regionCode of [micro.province, micro.city, micro.county, micro.otherCounty]) await at(regionCode)
  await send('POST', `/v1/admin/standards/${twoTypes}/clone`, { version: 'tried' }, { as: as('administrator') })
  await send('POST', `/v1/admin/standards/${twoTypes}/clone`, { version: 'open' }, { as: as('administrator', micro.county) })
  await send('POST', '/v1/admin/standards/open/publish', undefined, { as: as('administrator', micro.county), headers: { 'if-match': '*' } })
  for (const [i, communityCode] of micro.communities.entries()) {
    const place = { communityCode, name: `${i}`, location: location(40) }
    await send('PUT', `/v1/spaces/seen-${i}`, { ...place, area: 60, kind: 'vacated', availability: 'available' }, { as: planner })
    await send('PUT', `/v1/projects/seen-${i}`, { ...place, typeCode: 'COM01', action: 'add' }, { as: planner })
  }
  await addFacility('kept')
  await send('PUT', '/v1/operations/models/facility:kept/2020-01-01', { model: 'precinct' }, { as: planner })
  const run = (standardVersion: string, scopeCode: string, period = '2024H1') => runCheckup(database, { period, standardVersion, scopeCode })
  const tried = await run(twoTypes, micro.otherCounty)
  t.equal((await send('POST', `/v1/admin/runs/${tried}/trials`, { standard: 'tried' }, { as: as('administrator') })).status, 202)
  const runs = [tried, await run(twoTypes, micro.county), await run(twoTypes, micro.city), await run(twoTypes, micro.county, '2023H2')] as const
  const report = (of: number, regionCode: string) =>
    database.asOwner((client) => client.query(
      `insert into checkup.report (run_id, region_code, format, language, chapters, maker_version, requested_by, requester_role, requester_region) values ($1, $2, 'html', 'zh', 'none', 1, 'x', 'viewer', $2)`,
      [of, regionCode]
    ))
  for (const of of runs) await report(of, micro.street)
  await report(runs[2], micro.county)
  const numbered = await begin()
  await publishRun(database, runs[2])
  await report(runs[2], micro.city)
  await publishRun(database, runs[3])
  t.match((await read(`since=${numbered}&resources=report`, { as: as('viewer', micro.otherCounty) })).changes.map(({ regionCode }) => regionCode), [micro.street, micro.county, micro.city, micro.street], 'with their run')

  const tables = {
    standard: 'select version as key from registry.standard', report: 'select id::text as key from checkup.report', run: 'select id::text as key from checkup.run',
    operating_model: `select concat_ws(' ', subject, valid_from) as key from improvement.operating_model`, project: 'select external_id as key from improvement.project',
    space: 'select external_id as key from improvement.space', facility: 'select external_id as key from registry.facility'
  } as const satisfies Partial<Record<ResourceName, string>>
  const written = async (caller: Caller, resource: ResourceName) =>
    (await read(`since=${start}&compact=true&resources=${resource}`, { as: caller })).changes.filter(({ action }) => action === 'written').map(({ key }) => key).sort()
  for (const resource of Object.keys(tables) as (keyof typeof tables)[]) {
    const all = await written(operator, resource)
    t.ok(all.length > 0, `there is some ${resource}`)
    const { roles } = scopes[resources[resource].scope]
    for (const role of roles) {
      for (const regionCode of [micro.province, micro.city, micro.county, micro.otherCounty, micro.street, micro.communities[3]]) {
        const caller = as(role, regionCode)
        const readable = await asCaller(database, caller, async ({ client }) => (await client.query<{ key: string }>(tables[resource])).rows.map(({ key }) => key))
        t.strictSame(await written(caller, resource), all.filter((key) => readable.includes(key)), `${resource} to a ${role} of ${regionCode}`)
      }
    }
  }
})

void t.test('GraphQL tells the same', async (t) => {
  const start = await begin()
  await addFacility('twice')
  const { body } = await graphql('query ($since: String) { changes(since: $since, resources: [facility], compact: true) { next more changes { position at resource key regionCode action state url } } }', { since: start }, { as: operator })
  t.strictSame((body as { data: { changes: unknown } }).data.changes, await read(`since=${start}`))
})

void t.test('changes are numbered although nobody asks for them, and nobody is to be told', async (t) => {
  await addFacility('unasked')
  const dispatcher = createDispatcher({
    database, sender: createSender({ allowed: [] }), box: createSecretBox('a key'), logger: createLogger('silent'), clock: () => new Date(), publicUrl: '', changesKeptDays: 30, logDays: 30
  })
  t.teardown(dispatcher.stop)
  await dispatcher.start()
  const isNumbered = () => asCaller(database, operator, async ({ client }) => (await client.query(`select from platform.change where key = 'unasked'`)).rowCount === 1)
  while (!(await isNumbered())) await sleep(20)
  t.pass('within its first turns')
})

void t.test('who forgets and who gives numbers do not wait for each other', { skip: skipWithout(database, 'sessions') }, async (t) => {
  await addFacility('forgotten')
  await numberChanges(database, 30)
  let forgetting: Promise<unknown> | undefined
  await database.asOwner(async (client) => {
    // As whoever gives a number, and forgets what is too old after that.
    await client.query('begin')
    await client.query('select from platform.change_counter for update')
    forgetting = numberChanges(database, 0)
    const isWaiting = async () => (await database.pool.query('select from pg_locks as l join pg_stat_activity as a using (pid) where not l.granted and a.datname = current_database()')).rowCount! > 0
    while (!(await isWaiting())) await sleep(10)
    await client.query('delete from platform.change')
    await client.query('commit')
  })
  t.type(await forgetting, 'number')
})

/** Writes in an open transaction; the caller says when it ends. */
async function open(): Promise<{ write: (key: string) => Promise<void>; end: (how: 'commit' | 'rollback') => Promise<void> }> {
  const client = await database.pool.connect()
  await client.query('begin')
  await client.query(`select set_config('lifecircle.role', 'administrator', true), set_config('lifecircle.region_prefix', '', true), set_config('lifecircle.subject', 'x', true)`)
  return {
    write: async (key) => {
      await client.query(
        `insert into survey.activity (external_id, community_code, kind, title, held_on, participants) values ($1, $2, 'other', 'x', '2024-01-01', 1)
         on conflict (external_id) do update set participants = survey.activity.participants + 1`,
        [key, micro.communities[0]]
      )
    },
    end: async (how) => {
      await client.query(how)
      client.release()
    }
  }
}

void t.test('a transaction that began first and commits last is told last, not passed over', { skip: skipWithout(database, 'sessions') }, async (t) => {
  const start = await begin()
  const slow = await open()
  await slow.write('slow')
  const quick = await open()
  await quick.write('quick')
  await quick.end('commit')
  const before = await read(`since=${start}`)
  t.strictSame(told(before), ['activity quick written'])
  await slow.end('commit')
  t.strictSame(told(await read(`since=${before.next}`)), ['activity slow written'])
})

void t.test('however transactions overlap, a reader has each change once, and of one thing in the order of its commits', { skip: skipWithout(database, 'sessions') }, async (t) => {
  const feed = createChangeFeed(database, 30)
  const transaction = fc.record({ keys: fc.uniqueArray(fc.constantFrom('k1', 'k2', 'k3'), { minLength: 1 }), commits: fc.boolean(), pauseMs: fc.integer({ min: 0, max: 4 }) })
  await fc.assert(
    fc.asyncProperty(fc.array(transaction, { minLength: 2, maxLength: 12 }), async (wanted) => {
      let since = (await feed.read(operator, 'now', { compact: false }, 1)).next
      const heard: Change[] = []
      const turn = { writing: true }
      const reader = (async () => {
        for (;;) {
          const last = !turn.writing
          const page = await feed.read(operator, since, { compact: false }, 3)
          heard.push(...page.changes)
          since = page.next
          if (last && !page.more) return
        }
      })()
      let kept = 0
      await Promise.all(
        [wanted.filter((_, i) => i % 3 === 0), wanted.filter((_, i) => i % 3 === 1), wanted.filter((_, i) => i % 3 === 2)].map(async (turns) => {
          for (const { keys, commits, pauseMs } of turns) {
            const { write, end } = await open()
            // In one order, so that two never wait for each other.
            for (const key of [...keys].sort()) await write(key)
            await sleep(pauseMs)
            await end(commits ? 'commit' : 'rollback')
            if (commits) kept += keys.length
          }
        })
      )
      turn.writing = false
      await reader
      t.equal(heard.length, kept)
      const positions = heard.map(({ position }) => position)
      t.strictSame(positions, [...new Set(positions)].sort((a, b) => a - b))
      for (const one of ['k1', 'k2', 'k3']) {
        const times = heard.filter(({ key }) => key === one).map(({ at }) => at.getTime())
        t.strictSame(times, [...times].sort((a, b) => a - b), 'a thing is written by one transaction after the other')
      }
    }),
    { numRuns: 15 }
  )
})
