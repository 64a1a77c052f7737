import fc from 'fast-check'
import t from 'tap'
import { findRun, requestRun } from '../../src/checkup/run-queries.js'
import { executeRun } from '../../src/checkup/run-steps.js'
import { asCaller, operator } from '../../src/platform/caller.js'
import type { Database } from '../../src/platform/database/database.js'
import { declarationImport } from '../../src/registry/declaration-import.js'
import { observationImport } from '../../src/survey/observation-import.js'
import { facilityType, publish, runCheckup } from '../support/checkup.js'
import { testDatabase } from '../support/database.js'
import { buildMicroCity, load, loadFacilities, loadSites, micro, type Place } from '../support/micro-city.js'

const types = ['COM01', 'COM02', 'GOV01', 'ELD01'] as const
const standardVersion = 'four-types'
const period = '2024H1'

async function buildCity(database: Database): Promise<void> {
  await publish(database, standardVersion, [
    facilityType({ code: 'COM01', minSize: 50 }),
    facilityType({ code: 'COM02', supplyPer1000: 120, weight: 2 }),
    facilityType({ code: 'GOV01', circleMinutes: 15, category: 'government', categoryZh: '政务', minWeeklyHours: 35 }),
    facilityType({ code: 'ELD01', group: 'elderly', category: 'elderly', categoryZh: '养老', peoplePerFacility: 30 })
  ])
  await buildMicroCity(database)
  await loadSites(database, [
    { id: 'S3', at: [300, 100], community: micro.communities[1], population: 100, elderly: 20, children: 10 },
    { id: 'S4', at: [700, 700], community: micro.communities[3], population: 100, elderly: 20, children: 10 }
  ])
  await load(database, declarationImport, [{ county_code: micro.county, type_code: 'COM02', declared_on: '2024-01-01', by: 'the county' }])
}

const resultTables = [
  'run_site', 'run_facility', 'run_survey', 'run_declaration', 'run_input', 'run_catchment', 'run_sufficiency', 'type_score', 'category_score', 'region_score',
  'region_range'
]

/** All that a run read and wrote, row by row, without its number. */
async function everythingOf(database: Database, runId: number): Promise<string[]> {
  return asCaller(database, operator, async (transaction) => {
    const lines = [`hash ${(await findRun(transaction, runId)).inputHash}`]
    for (const table of resultTables) {
      const found = await transaction.client.query<{ line: string }>(
        `select (to_jsonb(s) - 'run_id')::text as line from checkup.${table} as s where run_id = $1 order by 1`,
        [runId]
      )
      lines.push(...found.rows.map(({ line }) => `${table} ${line}`))
    }
    return lines
  })
}

/** Codes of the types that a run worked out itself. */
async function scoredBy(database: Database, runId: number): Promise<string[]> {
  const found = await asCaller(database, operator, ({ client }) =>
    client.query<{ step: string }>(`select step from checkup.run_step where run_id = $1 and step like 'type %' order by step`, [runId])
  )
  return found.rows.map(({ step }) => step.slice('type '.length))
}

const runChanged = (database: Database, scopeCode: string) => runCheckup(database, { period, standardVersion, scopeCode, mode: 'changed' })
const runFull = (database: Database, scopeCode: string) => runCheckup(database, { period, standardVersion, scopeCode })

const place: fc.Arbitrary<Place> = fc.tuple(fc.integer({ min: 0, max: 75 }), fc.integer({ min: 0, max: 75 })).map(([x, y]) => [x * 10, y * 10])
const community = fc.constantFrom(...micro.communities)
const people = fc.integer({ min: 0, max: 300 })

/** A change of the registry or the survey, valid from a day on. */
type Change = (database: Database, validFrom: string) => Promise<unknown>

const facilityChange: fc.Arbitrary<Change> = fc
  .record({
    id: fc.integer({ min: 1, max: 9 }).map((n) => `F${n}`),
    at: place,
    type: fc.constantFrom(...types),
    community: fc.option(community, { freq: 5 }),
    size: fc.option(fc.integer({ min: 10, max: 900 }), { freq: 3 }),
    status: fc.constantFrom('operating', 'operating', 'operating', 'suspended', 'planned'),
    weeklyHours: fc.option(fc.integer({ min: 10, max: 80 }))
  })
  .map((row) => (database, validFrom) => loadFacilities(database, [row], { validFrom }))

const siteChange: fc.Arbitrary<Change> = fc
  .record({ id: fc.integer({ min: 1, max: 7 }).map((n) => `S${n}`), at: place, community, population: people, elderly: fc.option(fc.constant(0)) })
  .map((row) => (database, validFrom) => loadSites(database, [row], { validFrom }))

const observationChange: fc.Arbitrary<Change> = fc
  .record({
    community_code: community,
    type_code: fc.constantFrom(...types),
    component: fc.constantFrom('satisfaction', 'closed_on_time'),
    source: fc.constantFrom('hall', 'hotline'),
    numerator: fc.integer({ min: 0, max: 50 })
  })
  .map((row) => (database) => load(database, observationImport, [{ ...row, period, denominator: 50 }]))

const change = fc.oneof({ arbitrary: facilityChange, weight: 5 }, { arbitrary: siteChange, weight: 2 }, { arbitrary: observationChange, weight: 3 })

void t.test('what only looks at changes comes out as a full run does, whatever changes', async (t) => {
  const database = await testDatabase(t)
  await buildCity(database)
  const scopes = [micro.province, micro.county]
  for (const scope of scopes) await runFull(database, scope)
  let day = 0
  await fc.assert(
    fc.asyncProperty(fc.array(change, { maxLength: 3 }), async (changes) => {
      day++
      for (const [at, apply] of changes.entries()) {
        await apply(database, new Date(Date.UTC(2020, 0, day * 4 + at)).toISOString().slice(0, 10))
      }
      for (const scope of scopes) {
        const changed = await runChanged(database, scope)
        t.strictSame(await everythingOf(database, changed), await everythingOf(database, await runFull(database, scope)), `${changes.length} changes in ${scope}`)
      }
    }),
    { numRuns: 20, endOnFailure: true }
  )
  const kept = () =>
    asCaller(database, operator, async ({ client }) => (await client.query('select * from network.kept_reach order by network_id, facility_id, site_id')).rows)
  const before = await kept()
  await asCaller(database, operator, ({ client }) => client.query('delete from network.facility_reach'))
  for (const scope of scopes) await runFull(database, scope)
  const read = new Set((await kept()).map((pair) => JSON.stringify(pair)))
  t.ok(read.size > 0, `${read.size} pairs are found again`)
  t.strictSame([...read].filter((pair) => !before.some((known) => JSON.stringify(known) === pair)), [], 'what was kept as sites came is what is found when all are there')
})

void t.test('only the types that a change touches are worked out', async (t) => {
  const database = await testDatabase(t)
  await buildCity(database)

  t.strictSame(await scoredBy(database, await runChanged(database, micro.city)), ['COM01', 'COM02', 'ELD01', 'GOV01'], 'all, where there is no run to build upon')
  const untouched = await runChanged(database, micro.city)
  t.strictSame(await scoredBy(database, untouched), [], 'none, where nothing has changed')

  await loadFacilities(database, [{ id: 'F1', at: [240, 110], community: micro.communities[0], size: 70 }], { validFrom: '2024-02-01' })
  const resized = await runChanged(database, micro.city)
  t.strictSame(await scoredBy(database, resized), ['COM01'])
  t.equal((await asCaller(database, operator, ({ client }) => client.query<{ base: number }>('select base_run_id as base from checkup.run where id = $1', [resized]))).rows[0]!.base, untouched)

  await load(database, observationImport, [
    { period, community_code: micro.communities[0], type_code: 'GOV01', component: 'satisfaction', numerator: 30, denominator: 40, source: 'trial' }
  ])
  t.strictSame(await scoredBy(database, await runChanged(database, micro.city)), ['GOV01'])

  await load(database, declarationImport, [{ county_code: micro.otherCounty, type_code: 'COM02', declared_on: '2024-03-01', by: 'the county' }])
  t.strictSame(await scoredBy(database, await runChanged(database, micro.city)), ['COM02'])

  await loadSites(database, [{ id: 'S3', at: [300, 100], community: micro.communities[1], population: 140, elderly: 20, children: 10 }], { validFrom: '2024-03-01' })
  t.strictSame(await scoredBy(database, await runChanged(database, micro.city)), ['COM01', 'COM02', 'ELD01', 'GOV01'], 'people are of all types')
})

void t.test('while a period lasts, another day changes nothing by itself', async (t) => {
  const database = await testDatabase(t)
  await buildCity(database)
  const on = async (day: string) => {
    const request = { period: '2024H2', standardVersion, scopeCode: micro.city, mode: 'changed' } as const
    const { run } = await requestRun(database, operator, request, new Date(`${day}T04:00:00Z`))
    await executeRun(database, operator, run.id)
    return run
  }
  const first = await on('2024-09-01')
  const second = await on('2024-09-02')
  t.not(first.referenceDate, second.referenceDate)
  t.equal((await scoredBy(database, first.id)).length, 4)
  t.strictSame(await scoredBy(database, second.id), [])

  await loadFacilities(database, [{ id: 'F1', at: [240, 110], community: micro.communities[0], size: 70 }], { validFrom: '2024-09-03' })
  t.strictSame(await scoredBy(database, (await on('2024-09-04')).id), ['COM01'])
})

void t.test('a run goes on by itself when the one it builds upon is deleted', async (t) => {
  const database = await testDatabase(t)
  await buildCity(database)
  const base = await runFull(database, micro.city)
  await t.rejects(
    runCheckup(database, { period, standardVersion, scopeCode: micro.city, mode: 'changed' }, { onProgress: ({ step }) => { if (step === 'reach of sites') throw new Error('cut off') } }),
    /cut off/
  )
  await asCaller(database, operator, ({ client }) => client.query('delete from checkup.run where id = $1', [base]))
  const resumed = await runChanged(database, micro.city)
  t.strictSame(await scoredBy(database, resumed), ['COM01', 'COM02', 'ELD01', 'GOV01'])
  t.strictSame(await everythingOf(database, resumed), await everythingOf(database, await runFull(database, micro.city)))
})
