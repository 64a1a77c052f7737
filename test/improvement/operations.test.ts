/** How facilities and areas are run, what that takes and gives, and whether what was built is alive. */
import t from 'tap'
import { operatingModelImport } from '../../src/improvement/operating-model-import.js'
import type { OperatingModel } from '../../src/improvement/operating-model-queries.js'
import { operationImport } from '../../src/improvement/operation-import.js'
import type { FacilityOperation, OperationRecord, OperationSummary } from '../../src/improvement/operation-queries.js'
import { figuresOf, satisfactionOfPeers, type OperationCell, type Tally } from '../../src/improvement/operation.js'
import type { OpenedFacility, SurvivalSummary } from '../../src/improvement/survival-queries.js'
import { fateOf, survivalOf, type FacilityLife, type LivedVersion } from '../../src/improvement/survival.js'
import { asCaller, operator, type Caller } from '../../src/platform/caller.js'
import { importTable } from '../../src/platform/table-import.js'
import { activityImport } from '../../src/survey/activity-import.js'
import { observationImport } from '../../src/survey/observation-import.js'
import { testDatabase } from '../support/database.js'
import { load, loadFacilities, loadRegions, loadSites, micro, recordsOf, type FacilityRow } from '../support/micro-city.js'
import { isGraphqlError, isProblem, testService } from '../support/service.js'

const planner: Caller = { subject: 'planner', role: 'planner', regionCode: micro.county }
const elsewhere: Caller = { subject: 'another planner', role: 'planner', regionCode: micro.otherCounty }
const [own, second, third, far] = micro.communities
const database = await testDatabase(t)
await loadRegions(database)
await loadSites(database, [
  { id: 'S1', at: [0, 0], community: own, population: 100 },
  { id: 'S2', at: [100, 0], community: second, population: 60 },
  { id: 'S3', at: [200, 0], community: third, population: 40 },
  { id: 'S4', at: [900, 0], community: far, population: 200 }
])
const facilities: readonly FacilityRow[] = [
  { id: 'canteen', at: [0, 0], type: 'CNV01', community: own },
  { id: 'shop', at: [10, 0], type: 'COM01', community: own },
  { id: 'home', at: [100, 0], type: 'ELD02', community: second },
  { id: 'clinic', at: [200, 0], type: 'HLT01', community: third },
  { id: 'shop-2', at: [210, 0], type: 'COM01', community: third },
  { id: 'far-shop', at: [900, 0], type: 'COM01', community: far }
]
await loadFacilities(database, facilities)
await load(database, operatingModelImport, [
  { region_code: micro.city, valid_from: '2010-01-01', model: 'other' },
  { region_code: micro.county, valid_from: '2020-01-01', model: 'government' },
  { region_code: micro.street, valid_from: '2023-01-01', valid_to: '2024-07-01', model: 'precinct', operator: '片区公司' },
  { facility_external_id: 'canteen', valid_from: '2024-04-01', model: 'enterprise', operator: '食堂公司', contract_from: '2024-04-01', contract_until: '2027-03-31' }
])
await load(database, operationImport, [
  { facility_external_id: 'canteen', period: '2024H1', funds: 1000, income: 600, spending: 800, visits: 900, opening_days: 150, staff: 2.5, volunteers: 4 },
  { facility_external_id: 'canteen', period: '2024Q1', income: 300 },
  { facility_external_id: 'shop', period: '2024Q1', visits: 100, opening_days: 50 },
  { facility_external_id: 'shop', period: '2024Q2', visits: 200, income: 100 },
  { facility_external_id: 'clinic', period: '2024-01', spending: 500 },
  { region_code: micro.street, period: '2024H1', income: 0, spending: 200 },
  { facility_external_id: 'far-shop', period: '2023Q1', staff: 2 },
  { facility_external_id: 'far-shop', period: '2023Q2', staff: 4, visits: 0 }
])
await load(database, activityImport, [
  { external_id: 'A1', community_code: own, kind: 'service_week', title: 'x', held_on: '2024-03-04', facility_external_id: 'canteen' },
  { external_id: 'A2', community_code: own, kind: 'other', title: 'x', held_on: '2024-05-01' },
  { external_id: 'A3', community_code: third, kind: 'other', title: 'x', held_on: '2024-02-01' },
  { external_id: 'A4', community_code: own, kind: 'other', title: 'x', held_on: '2023-12-31', facility_external_id: 'canteen' }
])
const satisfied = (community: string, type: string, numerator: number, denominator: number) => ({ period: '2024H1', community_code: community, type_code: type, component: 'satisfaction', numerator, denominator, source: 'survey' })
await load(database, observationImport, [satisfied(own, 'CNV01', 18, 20), satisfied(own, 'COM01', 30, 40), satisfied(third, 'HLT01', 5, 10), satisfied(third, 'COM01', 10, 40)])
const { get, send, graphql } = await testService(t, database)
const ask = async <Answer>(path: string, as: Caller = planner): Promise<Answer> => {
  const { status, body } = await get(`/v1/operations/${path}`, { as })
  t.equal(status, 200, `${path} ${JSON.stringify(body)}`)
  return body as Answer
}

void t.test('what holds for a facility is its own model, else that of the nearest region above, on the day', async (t) => {
  const asked: readonly (readonly [facility: string | null, region: string, day: string, model: string | undefined, of: string | undefined])[] = [
    ['canteen', own, '2024-04-01', 'enterprise', 'facility:canteen'],
    ['canteen', own, '2024-03-31', 'precinct', `region:${micro.street}`],
    ['canteen', own, '2022-12-31', 'government', `region:${micro.county}`],
    ['home', second, '2024-06-30', 'precinct', `region:${micro.street}`],
    ['home', second, '2024-07-01', 'government', `region:${micro.county}`],
    ['clinic', third, '2024-06-30', 'government', `region:${micro.county}`],
    ['far-shop', far, '2024-06-30', 'other', `region:${micro.city}`],
    // Known by its county only.
    ['nowhere', micro.county, '2024-06-30', 'government', `region:${micro.county}`],
    [null, micro.street, '2024-06-30', 'precinct', `region:${micro.street}`],
    ['canteen', own, '2009-12-31', undefined, undefined]
  ]
  const { rows } = await asCaller(database, operator, ({ client }) => client.query<{ place: number; model: string; subject: string }>(
    'select place, model, subject from improvement.models_of($1, $2, $3)', [asked.map(([facility]) => facility), asked.map(([, region]) => region), asked.map(([, , day]) => day)]
  ))
  const found = new Map(rows.map((row) => [row.place, row]))
  for (const [i, [facility, , day, model, of]] of asked.entries()) t.strictSame([found.get(i + 1)?.model, found.get(i + 1)?.subject], [model, of], `${facility} on ${day}`)
})

void t.test('one at a time: the next model of a subject ends the one before, and without it that one lasts', async (t) => {
  const put = (from: string, body: object) => send('PUT', `/v1/operations/models/facility:shop/${from}`, body, { as: planner })
  t.match((await put('2021-01-01', { model: 'property', operator: '物业公司' })).body, { subject: 'facility:shop', validFrom: '2021-01-01', validTo: null, model: 'property', regionCode: own, note: null })
  await put('2022-01-01', { model: 'cooperative', validTo: '2022-07-01' })
  const spans = async () => (await ask<{ items: OperatingModel[] }>('models?subject=facility:shop')).items.map(({ model, validFrom, validTo }) => [model, validFrom, validTo])
  t.strictSame(await spans(), [['property', '2021-01-01', '2022-01-01'], ['cooperative', '2022-01-01', '2022-07-01']])
  t.strictSame((await ask<{ items: OperatingModel[] }>('models?subject=facility:shop&on=2022-01-01')).items.map(({ model }) => model), ['cooperative'])
  t.equal((await ask<FacilityOperation>('facilities/shop?on=2023-06-30')).holding?.model, 'precinct', 'it ended, and nothing of its own came after it')
  t.equal((await send('DELETE', '/v1/operations/models/facility:shop/2022-01-01', undefined, { as: planner })).status, 204)
  t.strictSame(await spans(), [['property', '2021-01-01', null]])
  await send('DELETE', '/v1/operations/models/facility:shop/2021-01-01', undefined, { as: planner })
  isProblem(t, await send('DELETE', '/v1/operations/models/facility:shop/2021-01-01', undefined, { as: planner }), 404, 'not-found')
})

void t.test('a facility tells its operation period by period, as by hand', async (t) => {
  const { holding, periods, typeCode, regionCode } = await ask<FacilityOperation>('facilities/canteen?on=2024-12-31')
  t.match({ typeCode, regionCode, holding }, { typeCode: 'CNV01', regionCode: own, holding: { model: 'enterprise', operator: '食堂公司', subject: 'facility:canteen', validFrom: '2024-04-01' } })
  t.match(periods, [
    { period: '2024H1', funds: 1000, income: 600, spending: 800, selfSufficiency: 0.75, staff: 2.5, volunteers: 4, visits: 900, openingDays: 150, visitsPerOpeningDay: 6, activities: 1, holding: { model: 'enterprise' } },
    { period: '2024Q1', funds: null, income: 300, spending: null, selfSufficiency: null, visitsPerOpeningDay: null, activities: 1, holding: { model: 'precinct', operator: '片区公司', subject: `region:${micro.street}` } }
  ])
  t.strictSame((await ask<FacilityOperation>('facilities/home?on=2024-12-31')).periods, [])
})

void t.test('a region is summed up by model, type and the regions below, as by hand', async (t) => {
  const { total, byModel, byType, byRegion, residents } = await ask<OperationSummary>('summary?period=2024H1')
  t.equal(residents, 200)
  t.strictSame(total, {
    facilities: 5, recorded: 3, shareRecorded: 0.6, areas: 1,
    // Of canteen, shop and street; the canteen's quarter is in its half-year.
    funds: 1000, income: 700, spending: 1500,
    // Canteen 600 of 800, street 0 of 200: the others have one side only.
    selfSufficiency: 0.6,
    staff: 2.5, volunteers: 4, visits: 1200, openingDays: 200,
    // Canteen 900 in 150, shop 100 in 50: nobody counted the days of its second quarter.
    visitsPerOpeningDay: 5,
    visitsPer1000: 6000, activities: 3, satisfaction: 0.5727
  })
  t.match(byModel, [
    { model: 'enterprise', facilities: 1, recorded: 1, areas: 0, income: 600, selfSufficiency: 0.75, visitsPerOpeningDay: 6, visitsPer1000: 4500, activities: 1, satisfaction: 0.9, satisfactionOfPeers: 0.9 },
    { model: 'government', facilities: 2, recorded: 1, areas: 0, income: null, spending: 500, selfSufficiency: null, visits: null, visitsPer1000: null, activities: 1, satisfaction: 0.3, satisfactionOfPeers: 0.5 },
    // Its shop does better than shops do: 40 of 80 ratings' worth.
    { model: 'precinct', facilities: 2, recorded: 1, areas: 1, income: 100, spending: 200, selfSufficiency: 0, visits: 300, visitsPerOpeningDay: 2, activities: 1, satisfaction: 0.75, satisfactionOfPeers: 0.5 }
  ])
  t.match(byType, [{ typeCode: 'CNV01', facilities: 1 }, { typeCode: 'COM01', facilities: 2, recorded: 1, visits: 300, satisfaction: 0.5 }, { typeCode: 'ELD02', recorded: 0, visits: null }, { typeCode: 'HLT01', spending: 500 }])
  t.match(byRegion, [
    { regionCode: micro.street, residents: 160, facilities: 3, areas: 1, activities: 2, visitsPer1000: 7500 },
    { regionCode: micro.otherStreet, residents: 40, facilities: 2, activities: 1, visits: null }
  ])
})

void t.test('shorter periods take what lies in them, longer ones what is the longest of each subject', async (t) => {
  const of = async (period: string, as = planner) => (await ask<OperationSummary>(`summary?period=${period}`, as)).total
  t.match(await of('2024'), { income: 700, visits: 1200, activities: 3, satisfaction: 0.5727 })
  t.match(await of('2024Q1'), { income: 300, spending: 500, visits: 100, recorded: 3, activities: 2 })
  t.match(await of('2024-01'), { income: null, spending: 500, visits: null, recorded: 1, activities: 0 })
  // 90 days of 2 and 91 of 4.
  t.match(await of('2023H1', elsewhere), { staff: 3.01, visits: 0, visitsPer1000: 0, income: null, shareRecorded: 1 })
  const { byModel } = await ask<OperationSummary>(`summary?period=2024H1&region=${micro.city}`, { ...planner, regionCode: micro.city })
  t.strictSame(byModel.map(({ model, facilities: count }) => [model, count]), [['enterprise', 1], ['government', 2], ['other', 1], ['precinct', 2]])
})

void t.test('what was there in the period counts as it was then: a facility moved, one closed, two parts of equal say', async (t) => {
  const last: readonly FacilityRow[] = [
    { id: 'mover', at: [300, 0], type: 'SPT02', community: third },
    { id: 'gone', at: [310, 0], type: 'SPT02', community: third },
    { id: 'gone-recorded', at: [320, 0], type: 'SPT02', community: third }
  ]
  await loadFacilities(database, last)
  await loadFacilities(database, [{ ...last[0]!, at: [0, 50], community: own }], { validFrom: '2019-03-01' })
  await loadFacilities(database, last.slice(1).map((row) => ({ ...row, status: 'closed', closedOn: '2019-05-01' })), { validFrom: '2019-05-01' })
  await load(database, operationImport, [{ facility_external_id: 'gone-recorded', period: '2019Q1', visits: 7 }])
  await load(database, observationImport, [{ ...satisfied(own, 'COM01', 3, 4), period: '2019H1' }])
  await loadFacilities(database, [{ id: 'shop-3', at: [20, 0], type: 'COM01', community: own }])
  await send('PUT', '/v1/operations/models/facility:shop-3/2018-01-01', { model: 'property', validTo: '2019-07-01' }, { as: planner })
  const { byType, byRegion, byModel } = await ask<OperationSummary>('summary?period=2019H1')
  t.match(byType.find(({ typeCode }) => typeCode === 'SPT02'), { facilities: 2, recorded: 1, visits: 7 })
  t.strictSame(byRegion.map(({ regionCode, facilities: count }) => [regionCode, count]), [[micro.street, 5], [micro.otherStreet, 3]])
  t.match(byModel.find(({ model }) => model === 'property'), { facilities: 1, satisfaction: 0.75 })
  t.match(byModel.find(({ model }) => model === 'other'), { satisfaction: 0.75 }, 'shop and shop-3 share what is said of shops')
})

void t.test('what was opened is judged a year after', async (t) => {
  const place = { at: [200, 200] as [number, number], type: 'SPT01', community: third }
  const opened = (id: string, openedOn: string | undefined, more: Partial<FacilityRow> = {}): FacilityRow => ({ ...place, id, ...(openedOn === undefined ? {} : { openedOn }), ...more })
  await loadFacilities(database, [
    opened('alive', '2022-03-01'), opened('quiet', '2022-03-01'), opened('silent', '2022-03-01'), opened('closed', '2022-01-10'), opened('late', '2022-01-10'), opened('suspended', '2022-02-28'),
    opened('moved', '2022-02-01'), opened('corrected', '2022-02-01'), opened('reopened', '2022-02-01'), opened('afterwards', '2022-05-01'), opened('young', '2024-01-01'), opened('twin', '2022-03-01'),
    opened('unknown', undefined), opened('planned', '2022-06-01', { status: 'planned' }), opened('to-come', '2024-07-01')
  ])
  const later = (validFrom: string, row: FacilityRow) => loadFacilities(database, [row], { validFrom })
  await later('2022-04-10', opened('closed', '2022-01-10', { status: 'closed', closedOn: '2022-04-10' }))
  await later('2024-01-01', opened('late', '2022-01-10', { status: 'closed', closedOn: '2022-04-10' }))
  await later('2022-09-01', opened('suspended', '2022-02-28', { status: 'suspended' }))
  await later('2022-08-01', opened('moved', '2022-02-01', { at: [400, 200] }))
  await later('2022-08-01', opened('corrected', '2022-02-01', { at: [210, 200] }))
  await later('2022-05-01', opened('reopened', '2022-02-01', { status: 'closed' }))
  await later('2022-10-01', opened('reopened', '2022-02-01'))
  await later('2023-12-01', opened('afterwards', '2022-05-01', { status: 'closed', closedOn: '2023-12-01' }))
  await load(database, operationImport, [
    { facility_external_id: 'alive', period: '2023H1', visits: 5 },
    { facility_external_id: 'quiet', period: '2022H2', visits: 5 },
    { facility_external_id: 'quiet', period: '2023H1', visits: 0, spending: 10 }
  ])
  await load(database, activityImport, [{ external_id: 'A5', community_code: third, kind: 'other', title: 'x', held_on: '2023-09-01', facility_external_id: 'moved' }])
  await send('PUT', '/v1/operations/models/facility:alive/2022-01-01', { model: 'cooperative' }, { as: planner })

  const asked = 'type=SPT01&from=2022-01-01&to=2024-12-31&on=2024-06-30'
  const { items } = await ask<{ items: OpenedFacility[] }>(`survival/facilities?${asked}`)
  const told = (rows: readonly OpenedFacility[]) =>
    Object.fromEntries(rows.map(({ externalId, outcome, active, closedOn, suspendedOn, movedOn, reopenedOn }) => [externalId, [outcome, active, closedOn ?? suspendedOn ?? movedOn ?? reopenedOn]]))
  t.strictSame(told(items), {
    afterwards: ['alive', null, '2023-12-01'],
    alive: ['alive', true, null],
    closed: ['closed', null, '2022-04-10'],
    corrected: ['alive', null, null],
    late: ['closed', null, '2022-04-10'],
    moved: ['alive', true, '2022-08-01'],
    quiet: ['alive', false, null],
    reopened: ['alive', null, '2022-10-01'],
    silent: ['alive', null, null],
    suspended: ['suspended', null, '2022-09-01'],
    twin: ['alive', null, null],
    young: ['young', null, null]
  })
  t.match(items.find(({ externalId }) => externalId === 'alive'), { openedOn: '2022-03-01', dueOn: '2023-03-01', model: 'cooperative', regionCode: third })
  t.match(items.find(({ externalId }) => externalId === 'moved'), { movedOn: '2022-08-01', closedOn: null })

  const summary = await ask<SurvivalSummary>(`survival?${asked}`)
  t.match(summary, { regionCode: micro.county, on: '2024-06-30', months: 12, openingUnknown: 1 })
  t.strictSame(summary.total, {
    opened: 12, young: 1, judged: 11, alive: 8, suspended: 1, closed: 2, moved: 1, reopened: 1, shareAlive: 0.7273, recorded: 3, active: 2, shareActive: 0.6667
  })
  t.strictSame(summary.byModel.map(({ model, judged, alive }) => [model, judged, alive]), [['cooperative', 1, 1], ['government', 10, 7]])
  t.strictSame(summary.byRegion.map(({ regionCode, opened: count }) => [regionCode, count]), [[micro.otherStreet, 12]])
  t.strictSame(summary.byType.map(({ typeCode }) => typeCode), ['SPT01'])

  // After two months nothing was closed; after three it was on that very day.
  const after = async (months: number) => (await ask<SurvivalSummary>(`survival?${asked}&months=${months}`)).total
  t.match(await after(2), { closed: 0, young: 0, judged: 12 })
  // The one that reopened in October was closed then.
  t.match(await after(3), { closed: 3 })
  t.match((await ask<SurvivalSummary>(`survival?${asked.replace('2024-06-30', '2022-12-31')}`)).total, { judged: 0, young: 11, shareAlive: null, opened: 11 })

  t.strictSame(Object.keys(told((await ask<{ items: OpenedFacility[] }>(`survival/facilities?${asked}&outcome=closed`)).items)), ['closed', 'late'])
  const first = await ask<{ items: OpenedFacility[]; nextCursor: string }>(`survival/facilities?${asked}&limit=5`)
  const next = await ask<{ items: OpenedFacility[] }>(`survival/facilities?${asked}&cursor=${first.nextCursor}`)
  t.strictSame([...first.items, ...next.items], items)

  // What was the same as another is counted once.
  t.equal((await send('POST', '/v1/facilities/alive/merge', { duplicates: ['twin'] }, { as: operator, headers: { 'if-match': '*' } })).status, 200)
  t.notOk('twin' in told((await ask<{ items: OpenedFacility[] }>(`survival/facilities?${asked.replace('2024-06-30', '2099-01-01')}`)).items))
})

const version = (from: string | null, to: string | null, more: Partial<LivedVersion> = {}): LivedVersion => ({ from, to, status: 'operating', closedOn: null, movedMetres: null, ...more })
const life = (versions: readonly LivedVersion[], more: Partial<FacilityLife> = {}): FacilityLife => ({ openedOn: '2022-01-01', dueOn: '2023-01-01', versions, recordedOn: null, isRecorded: false, ...more })

void t.test('fates, by the rule alone', async (t) => {
  const on = '2024-01-01'
  const fate = (versions: readonly LivedVersion[], more: Partial<FacilityLife> = {}, day = on) => fateOf(life(versions, more), day)
  t.strictSame(fate([version(null, null)]), { outcome: 'alive', active: null, closedOn: null, suspendedOn: null, movedOn: null, reopenedOn: null })
  t.match([fate([version(null, null)], {}, '2022-12-31').outcome, fate([version(null, null)], {}, '2023-01-01').outcome], ['young', 'alive'], 'judged on the day itself')
  t.match(fate([version(null, null, { closedOn: '2023-01-01', status: 'closed' })]), { outcome: 'closed', closedOn: '2023-01-01' })
  t.match(fate([version(null, null, { closedOn: '2023-01-02', status: 'closed' })]), { outcome: 'alive', closedOn: '2023-01-02' }, 'a status without a day of its own goes by the date of closing')
  t.match(fate([version(null, null, { status: 'closed' })]), { outcome: 'closed', closedOn: null }, 'nobody knows since when')
  t.match(fate([version(null, '2022-06-01')]), { outcome: 'closed', closedOn: '2022-06-01' }, 'taken out of the registry')
  t.match(fate([version(null, '2023-06-01', { status: 'building' }), version('2023-06-01', null)]), { outcome: 'alive' }, 'a registry that was late to know')
  t.match(fate([version(null, '2023-06-01', { status: 'planned' }), version('2023-06-01', null, { status: 'suspended' })]), { outcome: 'alive', suspendedOn: '2023-06-01' })
  t.match(fate([version(null, '2022-02-01', { status: 'suspended' }), version('2022-02-01', null)]), { outcome: 'alive', reopenedOn: '2022-02-01' })
  t.match(fate([version(null, '2021-06-01'), version('2021-06-01', null, { movedMetres: 900 })]), { movedOn: null }, 'moved before it was opened')
  t.match(fate([version(null, '2023-06-01'), version('2023-06-01', null, { movedMetres: 900 })]), { movedOn: null }, 'moved after it was judged')
  const recorded = (recordedOn: string | null) => fate([version(null, null)], { isRecorded: true, recordedOn }).active
  t.strictSame([recorded(null), recorded('2022-12-31'), recorded('2023-01-01')], [false, false, true])
  t.equal(fate([version(null, null, { status: 'closed' })], { isRecorded: true, recordedOn: on }).active, null)
  t.match(survivalOf([]), { opened: 0, shareAlive: null, shareActive: null })
})

void t.test('figures, by the rule alone: what nobody gave is not nothing', async (t) => {
  const nothing: Tally = {
    facilities: 0, recorded: 0, areas: 0, funds: null, income: null, spending: null, incomeOfBoth: null, spendingOfBoth: null, staff: null, volunteers: null, visits: null, openingDays: null,
    visitsOfBoth: null, daysOfBoth: null, activities: 0, satisfied: null, ratings: null
  }
  t.match(figuresOf([], 0), { facilities: 0, shareRecorded: null, funds: null, visits: null, visitsPer1000: null, selfSufficiency: null, satisfaction: null })
  t.match(figuresOf([nothing, { ...nothing, income: 0, visits: 0 }], 0), { income: 0, visits: 0, visitsPer1000: null, spending: null })
  t.match(figuresOf([{ ...nothing, income: 5, incomeOfBoth: 5, spending: 0, spendingOfBoth: 0 }], 1), { selfSufficiency: null, spending: 0 })
  const cell = (typeCode: string, satisfaction: number | null, ratings: number | null): OperationCell => ({ ...nothing, regionCode: own, typeCode, model: null, satisfied: satisfaction, ratings })
  t.equal(satisfactionOfPeers([cell('a', null, null)], [cell('a', null, null)]), null)
  t.equal(satisfactionOfPeers([cell('a', 9, 10), cell('b', 3, 30)], [cell('a', 9, 10), cell('b', 3, 30), cell('b', 27, 30)]), 0.6, '10 of a at 0.9, 30 of b at 0.5')
})

void t.test('a planner of another county sees nothing, but what holds for the regions above', async (t) => {
  const ids = async (path: string, as: Caller) => (await ask<{ items: Pick<OperationRecord, 'subject'>[] }>(path, as)).items.map(({ subject }) => subject)
  t.strictSame(await ids('models', elsewhere), [`region:${micro.city}`])
  t.ok((await ids('models', planner)).includes(`region:${micro.city}`))
  t.strictSame(await ids(`models?within=${micro.street}&model=precinct`, planner), [`region:${micro.street}`])
  t.strictSame([...new Set(await ids('records', elsewhere))], ['facility:far-shop'])
  t.strictSame(await ids('records?period=2024H1', planner), ['facility:canteen', `region:${micro.street}`])
  for (const path of ['facilities/canteen', `summary?period=2024H1&region=${micro.county}`, `survival?from=2022-01-01&to=2022-12-31&region=${micro.county}`, `survival/facilities?from=2022-01-01&to=2022-12-31&region=${own}`]) {
    isProblem(t, await get(`/v1/operations/${path}`, { as: elsewhere }), 404, 'not-found')
  }
  isProblem(t, await send('PUT', '/v1/operations/records/facility:canteen/2024H1', { visits: 1 }, { as: elsewhere }), 403, 'forbidden')
  isProblem(t, await send('PUT', `/v1/operations/models/region:${micro.city}/2024-01-01`, { model: 'other' }, { as: planner }), 403, 'forbidden')
  isProblem(t, await send('DELETE', `/v1/operations/models/region:${micro.city}/2010-01-01`, undefined, { as: planner }), 404, 'not-found')
  isProblem(t, await send('DELETE', '/v1/operations/records/facility:canteen/2024H1', undefined, { as: elsewhere }), 404, 'not-found')
  isProblem(t, await send('PUT', '/v1/operations/records/facility:canteen/2024H1', { visits: 1 }, { as: { ...planner, role: 'integrator' } }), 403, 'forbidden')
  const { rows } = await asCaller(database, { ...planner, role: 'viewer' }, ({ client }) => client.query('select from improvement.operation union all select from improvement.operating_span'))
  t.equal(rows.length, 0, 'whoever only looks reads none in SQL either')
})

void t.test('what cannot be kept is told by its place', async (t) => {
  const put = (path: string, body: object) => send('PUT', `/v1/operations/${path}`, body, { as: planner })
  t.match((await put('records/facility:home/2024H2', { visits: 12, openingDays: 184 })).body, { subject: 'facility:home', period: '2024H2', regionCode: second, visits: 12, openingDays: 184, income: null })
  t.match((await put('records/facility:home/2024H2', { visits: 13 })).body, { visits: 13, openingDays: null }, 'replaced')
  isProblem(t, await put('records/facility:home/2024H2', {}), 422, 'unprocessable-input', ['/visits'])
  isProblem(t, await put('records/facility:home/2024-02', { openingDays: 30 }), 422, 'unprocessable-input', ['/openingDays'])
  isProblem(t, await put('records/facility:none/2024H2', { visits: 1 }), 422, 'unprocessable-input', ['/facilityExternalId'])
  isProblem(t, await put('records/region:330106999000/2024H2', { visits: 1 }), 422, 'unprocessable-input', ['/regionCode'])
  isProblem(t, await put('models/facility:home/2024-01-01', { model: 'other', validTo: '2024-01-01' }), 422, 'unprocessable-input', ['/validTo'])
  isProblem(t, await put('models/facility:home/2024-01-01', { model: 'other', contractFrom: '2024-01-02', contractUntil: '2024-01-01' }), 422, 'unprocessable-input', ['/contractUntil'])
  t.equal((await send('DELETE', '/v1/operations/records/facility:home/2024H2', undefined, { as: planner })).status, 204)

  const surveyor: Caller = { ...planner, role: 'surveyor' }
  const wrong = await importTable(database, surveyor, operationImport, recordsOf([
    { period: '2024H1', visits: 1 },
    { facility_external_id: 'home', region_code: micro.street, period: '2024H1', visits: 1 },
    { facility_external_id: 'home', period: '2024H3', visits: 1 },
    { facility_external_id: 'home', period: '2024Q1', visits: -1 },
    { facility_external_id: 'home', period: '2024Q2', visits: 1 },
    { facility_external_id: 'home', period: '2024Q2', visits: 2 },
    { facility_external_id: 'far-shop', period: '2024Q2', visits: 2 },
    { region_code: micro.city, period: '2024Q2', visits: 2 },
    { facility_external_id: 'home', period: '2023Q2' },
    { facility_external_id: 'home', period: '2023-02', opening_days: 29 }
  ], 'operations.csv'))
  t.strictSame(wrong.problems.map(({ line, column }) => [line, column]), [
    [2, 'facility_external_id'], [3, 'facility_external_id'], [4, 'period'], [5, 'visits'], [7, 'period'], [8, 'facility_external_id'], [9, 'region_code'], [10, 'visits'], [11, 'opening_days']
  ])
  t.notOk(wrong.written)
  const models = await importTable(database, surveyor, operatingModelImport, recordsOf([
    { facility_external_id: 'home', valid_from: '2024-01-01', model: '社企联动' },
    { facility_external_id: 'home', model: 'other' },
    { region_code: far, valid_from: '2024-01-01', model: 'other' },
    { region_code: micro.street, valid_from: '2024-01-01', valid_to: '2023-01-01', model: 'other' }
  ], 'models.csv'))
  t.strictSame(models.problems.map(({ line, column }) => [line, column]), [[2, 'model'], [3, 'valid_from'], [4, 'region_code'], [5, 'valid_to']])
  const right = [{ facility_external_id: 'home', period: '2024', visits: 40 }, { region_code: own, period: '2024', funds: 9.5 }]
  t.match(await load(database, operationImport, right, { caller: surveyor }), { inserted: 2, updated: 0, unchanged: 0 })
  t.match(await load(database, operationImport, [{ ...right[0]!, visits: 41 }, right[1]!], { caller: surveyor }), { inserted: 0, updated: 1, unchanged: 1 })
  const held = await importTable(database, operator, activityImport, recordsOf([{ external_id: 'A9', community_code: own, kind: 'other', title: 'x', held_on: '2024-01-01', facility_external_id: 'none' }], 'activities.csv'))
  t.strictSame(held.problems.map(({ column }) => column), ['facility_external_id'])
})

void t.test('GraphQL keeps and answers the same', async (t) => {
  const asked = (query: string, as = planner) => graphql(query, undefined, { as })
  t.match((await asked(`mutation { putOperatingModel(subject: "region:${second}", validFrom: "2025-01-01", operatingModel: { model: large_property, operator: "物业公司" }) { model validTo regionCode } }`)).body, {
    data: { putOperatingModel: { model: 'large_property', validTo: null, regionCode: second } }
  })
  t.match((await asked('mutation { putOperationRecord(subject: "facility:home", period: "2025Q1", record: { visits: 10, openingDays: 5 }) { period visits income } }')).body, { data: { putOperationRecord: { visits: 10, income: null } } })
  t.match((await asked('{ facilityOperation(externalId: "home", on: "2025-06-30") { holding { model } periods { period visitsPerOpeningDay } } }')).body, {
    data: { facilityOperation: { holding: { model: 'large_property' }, periods: [{ period: '2024' }, { period: '2025Q1', visitsPerOpeningDay: 2 }] } }
  })
  t.match((await asked('{ openedFacilities(type: "SPT01", from: "2022-01-01", to: "2022-12-31", on: "2024-06-30", outcome: suspended) { edges { node { externalId } } } }')).body, {
    data: { openedFacilities: { edges: [{ node: { externalId: 'suspended' } }] } }
  })
  t.match((await asked(`mutation { deleteOperatingModel(subject: "region:${second}", validFrom: "2025-01-01") deleteOperationRecord(subject: "facility:home", period: "2025Q1") }`)).body, {
    data: { deleteOperatingModel: `region:${second}`, deleteOperationRecord: 'facility:home' }
  })
  isGraphqlError(t, await asked('mutation { putOperationRecord(subject: "facility:canteen", period: "2025Q1", record: { visits: 1 }) { period } }', elsewhere), 'forbidden')
})
