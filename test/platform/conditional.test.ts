import t from 'tap'
import { regionImport } from '../../src/registry/region-import.js'

import { publishRun, runCheckup } from '../support/checkup.js'
import { testDatabase } from '../support/database.js'
import { load, micro } from '../support/micro-city.js'
import { buildScoredCity, twoTypes } from '../support/scored-city.js'
import { testService, type Answer } from '../support/service.js'
import { statementsOf } from '../support/statements.js'

const database = await testDatabase(t)
await buildScoredCity(database)
const run = await runCheckup(database, { period: '2024H1', standardVersion: twoTypes, scopeCode: micro.city })
const { get, app } = await testService(t, database)

const again = (url: string, { headers }: Answer) => get(url, { headers: { 'if-none-match': String(headers['etag']) } })

const aboutTheRun = [
  '', '/scores', `/scores/${micro.county}`, '/shortfalls', '/priorities', '/sensitivity', '/inequality', '/ranking?level=community',
  '/distribution?level=community', `/trend/${micro.county}`, '/movers?level=county'
].map((path) => `/v1/checkup/runs/${run}${path}`)

void t.test('a caller who has an answer is told so', async (t) => {
  for (const url of ['/v1/regions', `/v1/regions/${micro.county}`, '/v1/standards', '/v1/reach?site=S1', '/v1/openapi.json', ...aboutTheRun]) {
    const first = await get(url)
    t.match(first, { status: 200, headers: { etag: /^(W\/)?"[\w-]+"$/ } }, url)
    const known = await again(url, first)
    t.match(known, { status: 304, body: '', headers: { etag: first.headers['etag'] } }, url)
    t.equal(known.headers['content-type'], undefined)
    t.equal((await get(url, { headers: { 'if-none-match': '"another"' } })).status, 200)
    t.equal((await get(url, { headers: { 'if-none-match': `"another", ${String(first.headers['etag']).replace('W/', '')}` } })).status, 304, 'one of several, weak or not')
  }
  const { headers, statusCode } = await app.inject({ method: 'HEAD', url: '/v1/openapi.json' })
  t.match({ statusCode, headers }, { statusCode: 200, headers: { etag: /"/ } })
})

void t.test('what is about a run is not read for it', async (t) => {
  for (const url of aboutTheRun.filter((url) => !url.endsWith(String(run)))) {
    const first = await get(url)
    const whole = await statementsOf(t, () => get(url))
    const known = await statementsOf(t, () => again(url, first))
    // begin, who asks, the run, what is around it, rollback
    t.equal(known, 5, url)
    t.ok(whole > known, `${url}: ${whole} statements`)
  }
})

void t.test('answers are told apart by their address', async (t) => {
  const first = await get(`/v1/checkup/runs/${run}/scores?level=county`)
  t.equal((await again(`/v1/checkup/runs/${run}/scores?level=community`, first)).status, 200)
})

void t.test('and are new once the run, another publication or a region\'s name is', async (t) => {
  const url = `/v1/checkup/runs/${run}/ranking?level=community`
  let last = await get(url)
  const isNew = async (why: string) => {
    const next = await again(url, last)
    t.equal(next.status, 200, why)
    last = next
    t.equal((await again(url, last)).status, 304)
  }
  await publishRun(database, run)
  await isNew('published')
  const earlier = await runCheckup(database, { period: '2023H2', standardVersion: twoTypes, scopeCode: micro.city })
  t.equal((await again(url, last)).status, 304, 'a draft is nothing to it')
  await publishRun(database, earlier)
  await isNew('another period was published')
  await load(database, regionImport, [{ code: micro.communities[0], name_zh: '新名社区', level: 'community', parent_code: micro.street, kind: 'old_estate', future_status: 'none' }])
  await isNew('a region was renamed')
})

void t.test('a refusal has no tag', async (t) => {
  for (const url of ['/v1/regions/1', '/v1/checkup/runs/999', '/v1/nothing']) t.equal((await get(url, { headers: { 'if-none-match': '*' } })).headers['etag'], undefined, url)
})
