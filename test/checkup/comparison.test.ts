import t from 'tap'
import type { Comparison } from '../../src/checkup/comparison-queries.js'
import type { FullScore } from '../../src/checkup/score-queries.js'
import type { Caller } from '../../src/platform/caller.js'
import { facilityType, publish, publishRun, runCheckup } from '../support/checkup.js'
import { testDatabase } from '../support/database.js'
import { gridStreets, loadNetwork, micro } from '../support/micro-city.js'
import { buildScoredCity, twoTypes } from '../support/scored-city.js'
import { isProblem, testService } from '../support/service.js'

const database = await testDatabase(t)
await buildScoredCity(database)
const { get } = await testService(t, database)
const earlier = await runCheckup(database, { period: '2023H2', standardVersion: twoTypes, scopeCode: micro.city })
const run = await runCheckup(database, { period: '2024H1', standardVersion: twoTypes, scopeCode: micro.city })
const asked = [micro.otherCounty, micro.county, micro.communities[1]]

const compare = async (query: string) => (await get(`/v1/checkup/comparison?${query}`)).body as Omit<Comparison, 'regions'> & { regions: FullScore[] }

void t.test('regions of any level stand side by side, as asked, with every figure', async (t) => {
  const found = await compare(`regions=${asked.join()}`)
  t.match(found, { comparable: true, notes: [], missing: [], runs: [{ id: run }] })
  t.strictSame(found.regions.map(({ code }) => code), asked)
  for (const region of found.regions) {
    const { body } = await get(`/v1/checkup/runs/${run}/scores/${region.code}`)
    const { body: inequality } = await get(`/v1/checkup/runs/${run}/inequality?region=${region.code}`)
    t.strictSame(region, { ...(body as object), inequality }, region.code)
  }
})

void t.test('of a period, of a run, or of the newest of each', async (t) => {
  t.strictSame((await compare(`regions=${micro.county}&period=2023H2`)).runs.map(({ id }) => id), [earlier])
  t.strictSame((await compare(`regions=${micro.county}&run=${earlier}`)).runs.map(({ id }) => id), [earlier])
  const narrow = await runCheckup(database, { period: '2024H1', standardVersion: twoTypes, scopeCode: micro.otherCounty })
  const found = await compare(`regions=${asked.join()}`)
  t.match(found, { comparable: true, notes: [] }, 'two runs that rest on the same')
  t.strictSame(found.regions.map(({ runId }) => runId), [narrow, run, run])
})

void t.test('regions without figures are named', async (t) => {
  t.match(await compare(`regions=${micro.county},440000000000`), { missing: ['440000000000'], regions: { length: 1 } })
  t.match(await compare(`regions=${micro.county}&period=2020H1`), { missing: [micro.county], regions: [], runs: [] })
  const far: Caller = { subject: 'far', role: 'viewer', regionCode: '440000000000' }
  t.match((await get(`/v1/checkup/comparison?regions=${micro.county}`, { as: far })).body, { missing: [micro.county] }, 'nor those one may not see')
  await publishRun(database, earlier)
  t.match((await get(`/v1/checkup/comparison?regions=${micro.county}`, { as: far })).body, { regions: [{ runId: earlier }] })
})

void t.test('figures that rest on different rules or maps are flagged', async (t) => {
  await publish(database, 'one-type', [facilityType({ code: 'COM01' })])
  await runCheckup(database, { period: '2024H1', standardVersion: 'one-type', scopeCode: micro.otherCounty })
  t.match(await compare(`regions=${asked.join()}`), { comparable: false, notes: [/different standards \(one-type, two-types\)/] })
  await loadNetwork(database, gridStreets(8, 8, 100), { name: 'again' })
  const again = await runCheckup(database, { period: '2023H2', standardVersion: twoTypes, scopeCode: micro.otherCounty })
  t.match(await compare(`regions=${asked.join()}&period=2023H2`), { comparable: true, notes: [] }, 'what is published answers for its regions until another is')
  await publishRun(database, again)
  t.match(await compare(`regions=${asked.join()}&period=2023H2`), { comparable: false, notes: [/different walking networks .*"micro".*"again"/] })
})

void t.test('what is wrong in a request is named', async (t) => {
  isProblem(t, await get('/v1/checkup/comparison'), 422, 'unprocessable-input', ['/regions'])
  isProblem(t, await get('/v1/checkup/comparison?regions=12'), 422, 'unprocessable-input', ['/regions/0'])
  isProblem(t, await get(`/v1/checkup/comparison?regions=${Array.from({ length: 101 }, () => micro.city).join()}`), 422, 'unprocessable-input', ['/regions'])
  isProblem(t, await get(`/v1/checkup/comparison?regions=${micro.city}&run=99`), 404, 'not-found')
})
