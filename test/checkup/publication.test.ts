import t from 'tap'
import { executeRun } from '../../src/checkup/run-steps.js'
import { requestTrial } from '../../src/checkup/run-queries.js'
import { asCaller, operator, type Caller } from '../../src/platform/caller.js'
import type { Database } from '../../src/platform/database/database.js'
import { facilityType, publish, resultText, runCheckup, scoresOf } from '../support/checkup.js'
import { testDatabase } from '../support/database.js'
import { loadFacilities, micro } from '../support/micro-city.js'
import { buildScoredCity, twoTypes } from '../support/scored-city.js'
import { administrator, isGraphqlError, isProblem, testService, viewer } from '../support/service.js'

const period = '2024H1'
const scored = (database: Database, scopeCode: string = micro.city) => runCheckup(database, { period, standardVersion: twoTypes, scopeCode })
const ofCounty: Caller = { subject: 'county', role: 'administrator', regionCode: micro.county }
const ofOtherCounty: Caller = { subject: 'neighbour', role: 'administrator', regionCode: micro.otherCounty }

interface Shown { id: number; status: string; supersededBy: number | null; publishedBy: string | null; inputsOf: number | null }

const resultTables = [
  'run_step', 'run_site', 'run_facility', 'run_survey', 'run_declaration', 'run_input', 'run_catchment', 'run_sufficiency', 'type_score', 'category_score', 'region_score', 'region_range'
]

void t.test('a run is published, and a correction takes its place', async (t) => {
  const database = await testDatabase(t)
  await buildScoredCity(database)
  const first = await scored(database)
  const { get, send, graphql } = await testService(t, database)
  const show = async (id: number) => (await get(`/v1/checkup/runs/${id}`, { as: administrator })).body as Shown
  const answering = async () => ((await get(`/v1/communities/${micro.communities[0]}/checkup`)).body as { run: Shown }).run.id

  const published = await send('POST', `/v1/admin/runs/${first}/publish`, undefined, { as: administrator })
  t.match(published, { status: 200, body: { id: first, status: 'published', publishedBy: administrator.subject, publishedAt: /^\d{4}-/, supersededBy: null } })
  isProblem(t, await send('POST', `/v1/admin/runs/${first}/publish`, undefined, { as: administrator }), 409, 'conflict')

  await loadFacilities(database, [{ id: 'F9', at: [600, 600], community: micro.communities[2], size: 60 }])
  const correction = await scored(database)
  t.equal(await answering(), first, 'what is published answers until its correction is published')
  t.match((await graphql(`mutation { publishRun(run: ${correction}) { number status mode baseRunId } }`, undefined, { as: administrator })).body, {
    data: { publishRun: { number: correction, status: 'published', mode: 'full', baseRunId: null } }
  })
  t.match(await show(first), { status: 'superseded', supersededBy: correction })
  t.equal(await answering(), correction)

  isGraphqlError(t, await graphql(`mutation { publishRun(run: ${first}) { number } }`, undefined, { as: administrator }), 'conflict')
  isProblem(t, await send('POST', '/v1/admin/runs/99/publish', undefined, { as: administrator }), 404, 'not-found')
})

void t.test('only an administrator of the scope publishes', async (t) => {
  const database = await testDatabase(t)
  await buildScoredCity(database)
  const run = await scored(database, micro.county)
  const { send } = await testService(t, database)
  isProblem(t, await send('POST', `/v1/admin/runs/${run}/publish`, undefined, { as: viewer }), 403, 'forbidden')
  isProblem(t, await send('POST', `/v1/admin/runs/${run}/publish`, undefined, { as: ofOtherCounty }), 404, 'not-found')
  t.equal((await send('POST', `/v1/admin/runs/${run}/publish`, undefined, { as: ofCounty })).status, 200)
  isProblem(t, await send('POST', `/v1/admin/runs/${run}/publish`, undefined, { as: ofOtherCounty }), 403, 'forbidden')
})

void t.test('of two corrections published at once the later one stands', async (t) => {
  const database = await testDatabase(t)
  await buildScoredCity(database)
  const runs = [await scored(database), await scored(database), await scored(database)]
  const { send, get } = await testService(t, database)
  const answers = await Promise.all(runs.map((run) => send('POST', `/v1/admin/runs/${run}/publish`, undefined, { as: administrator })))
  t.strictSame(answers.map(({ status }) => status), [200, 200, 200])
  const states = await Promise.all(runs.map(async (run) => ((await get(`/v1/checkup/runs/${run}`, { as: administrator })).body as Shown).status))
  t.strictSame(states.sort(), ['published', 'superseded', 'superseded'])
})

void t.test('nothing of a published or superseded run changes, whoever writes', async (t) => {
  const database = await testDatabase(t)
  await buildScoredCity(database)
  const first = await scored(database)
  const second = await scored(database)
  const { send } = await testService(t, database)
  for (const run of [first, second]) t.equal((await send('POST', `/v1/admin/runs/${run}/publish`, undefined, { as: administrator })).status, 200)
  const before = await resultText(database, first)

  const asService = (sql: string) => asCaller(database, operator, ({ client }) => client.query(sql))
  const asOwner = (sql: string) => database.asOwner((client) => client.query(sql))
  for (const write of [asService, asOwner]) {
    for (const run of [first, second]) {
      for (const table of resultTables) {
        const rows = await database.asOwner((client) => client.query<{ count: number }>(`select count(*)::integer as count from checkup.${table} where run_id = ${run}`))
        if (rows.rows[0]!.count === 0) continue
        await t.rejects(write(`update checkup.${table} set run_id = run_id where run_id = ${run}`), /published|denied/, `update of ${table}`)
        await t.rejects(write(`delete from checkup.${table} where run_id = ${run}`), /published|denied/, `delete from ${table}`)
        await t.rejects(write(`truncate checkup.${table}`), /published|denied/, `truncate of ${table}`)
      }
      await t.rejects(write(`insert into checkup.run_step (run_id, step) values (${run}, 'forged')`), /published/)
      await t.rejects(write(`update checkup.run set error = 'forged' where id = ${run}`), /never changes/)
    }
  }
  await t.rejects(asOwner(`delete from checkup.run where id = ${first}`), /cannot be deleted/)
  isProblem(t, await send('DELETE', `/v1/admin/recalculations/${first}`, undefined, { as: administrator }), 409, 'conflict')
  t.equal(await resultText(database, first), before)
})

void t.test('a trial scores the inputs of a run by another standard, and is never published', async (t) => {
  const database = await testDatabase(t)
  await buildScoredCity(database)
  await publish(database, 'stricter', [
    facilityType({ code: 'COM01', minSize: 80 }),
    facilityType({ code: 'GOV01', circleMinutes: 15, category: 'government', categoryZh: '政务', minWeeklyHours: 35 })
  ])
  const run = await scored(database)
  const byHand = await runCheckup(database, { period, standardVersion: 'stricter', scopeCode: micro.city })
  // What comes later is of no effect on the trial.
  await loadFacilities(database, [{ id: 'F1', at: [240, 110], community: micro.communities[0], size: 900 }], { validFrom: '2024-01-01' })
  const { send, get, graphql } = await testService(t, database)

  const asked = await send('POST', `/v1/admin/runs/${run}/trials`, { standard: 'stricter' }, { as: administrator })
  t.match(asked, { status: 202, body: { created: true, run: { status: 'queued', inputsOf: run, standardVersion: 'stricter', period } } })
  const trial = (asked.body as { run: Shown }).run.id
  t.match((await graphql(`mutation { tryStandard(run: ${run}, standard: "stricter") { created run { number inputsOf } } }`, undefined, { as: administrator })).body, {
    data: { tryStandard: { created: false, run: { number: trial, inputsOf: run } } }
  })
  await executeRun(database, operator, trial)
  t.equal(await resultText(database, trial), await resultText(database, byHand), 'the same as a run of that standard on those inputs')
  t.not((await scoresOf(database, trial)).get(micro.city)!.index, (await scoresOf(database, run)).get(micro.city)!.index)

  t.match((await get(`/v1/checkup/runs/${trial}/trend/${micro.city}?against=${run}`, { as: administrator })).status, 200, 'its trend against the run tells the effect')
  isProblem(t, await send('POST', `/v1/admin/runs/${trial}/publish`, undefined, { as: administrator }), 409, 'conflict')
  isProblem(t, await send('POST', `/v1/admin/runs/${trial}/trials`, { standard: twoTypes }, { as: administrator }), 409, 'conflict')
  isProblem(t, await send('POST', `/v1/admin/runs/${run}/trials`, { standard: 'unknown' }, { as: administrator }), 422, 'unprocessable-input', ['/standard'])
  t.equal(((await get(`/v1/communities/${micro.communities[0]}/checkup`)).body as { run: Shown }).run.id, byHand, 'a trial answers for no region by itself')
})

void t.test('a trial looks up the types that the run did not have', async (t) => {
  const database = await testDatabase(t)
  await buildScoredCity(database)
  await publish(database, 'wider', [
    facilityType({ code: 'COM01', minSize: 50 }),
    facilityType({ code: 'COM02' }),
    facilityType({ code: 'GOV01', circleMinutes: 15, category: 'government', categoryZh: '政务', minWeeklyHours: 35 })
  ])
  await loadFacilities(database, [{ id: 'F5', at: [120, 100], type: 'COM02', community: micro.communities[0], size: 10 }])
  await publish(database, 'narrow', [facilityType({ code: 'GOV01' })])
  const narrow = await runCheckup(database, { period, standardVersion: 'narrow', scopeCode: micro.city })
  const { run: trial } = await requestTrial(database, operator, { runId: narrow, standardVersion: 'wider' })
  await executeRun(database, operator, trial.id)
  t.equal(await resultText(database, trial.id), await resultText(database, await runCheckup(database, { period, standardVersion: 'wider', scopeCode: micro.city })))
})
