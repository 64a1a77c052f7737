/** What would be: compared with what a recalculation finds once it is so. */
import { test } from 'tap'
import type { FullScore } from '../../src/checkup/score-queries.js'
import type { WhatIfAnswer } from '../../src/improvement/what-if-queries.js'
import type { StreetRows } from '../../src/network/streets/street-network.js'
import type { Caller } from '../../src/platform/caller.js'
import type { Database } from '../../src/platform/database/database.js'
import { observationImport } from '../../src/survey/observation-import.js'
import { facilityType, publish, runCheckup, scoresOf } from '../support/checkup.js'
import { testDatabase } from '../support/database.js'
import { degreesAt, gridStreets, load, loadFacilities, loadNetwork, loadRegions, loadSites, micro, streetRows, type FacilityRow, type Place, type Street } from '../support/micro-city.js'
import { randomNumbers } from '../support/random.js'
import { isProblem, testService } from '../support/service.js'

const planner: Caller = { subject: 'planner', role: 'planner', regionCode: micro.city }
const period = '2024H1'
const standardVersion = 'three-types'

/** A grid of 14 by 14 blocks, a quarter of it to each community, with 60 sites and 45 facilities anywhere. */
async function buildTown(database: Database, seed: number): Promise<FacilityRow[]> {
  const random = randomNumbers(seed)
  const size = 1_400
  const communityAt = ([east, north]: Place) => micro.communities[(east < size / 2 ? 0 : 1) + (north < size / 2 ? 0 : 2)]!
  await loadRegions(database)
  await loadNetwork(database, gridStreets(15, 15, 100))
  await publish(database, standardVersion, [
    facilityType({ code: 'COM01', minSize: 50, peoplePerFacility: 900, maxMetres: 300 }),
    facilityType({ code: 'ELD01', category: 'elderly_care', group: 'elderly', profile: 'elderly', weight: 1.5, supplyUnit: 'beds', minSize: 20, supplyPer1000: 40, per1000Of: 'elderly', minWeeklyHours: 35, circleMinutes: 15 }),
    facilityType({ code: 'EDU01', category: 'education', group: 'child', profile: 'child', weight: 0.7, supplyUnit: 'places', minSize: 60, supplyPer1000: 30, per1000Of: 'all', circleMinutes: 15 })
  ])
  await loadSites(database, Array.from({ length: 60 }, (_, i) => {
    const at = random.place(size)
    const population = 50 + random.below(400)
    return { id: `S${String(i).padStart(2, '0')}`, at, community: communityAt(at), population, elderly: random.below(5) === 0 ? null : random.below(population / 3), children: random.below(population / 5) }
  }))
  const facilities = Array.from({ length: 45 }, (_, i): FacilityRow => {
    const at = random.place(size)
    return {
      id: `F${String(i).padStart(2, '0')}`, at, type: ['COM01', 'ELD01', 'EDU01'][i % 3]!, community: random.below(8) === 0 ? null : communityAt(at),
      size: random.below(6) === 0 ? null : 10 + random.below(150), status: ['operating', 'operating', 'operating', 'suspended', 'planned'][random.below(5)]!, weeklyHours: random.below(3) === 0 ? null : 20 + random.below(40)
    }
  })
  await loadFacilities(database, facilities)
  await load(database, observationImport, micro.communities.map((community_code, i) => ({ period, community_code, type_code: 'ELD01', component: 'satisfaction', numerator: 10 + i, denominator: 20, source: 'survey' })))
  return facilities
}

const near = (a: number | null, b: number | null | undefined, most: number) => (a === null || b === null || b === undefined ? (a ?? null) === (b ?? null) : Math.abs(a - b) <= most)

function comparedWith(scores: ReadonlyMap<string, FullScore>, answer: WhatIfAnswer, which: 'before' | 'after'): string[] {
  return answer.regions.flatMap((region) => {
    const real = scores.get(region.code)!
    const figures = region[which]
    const wrong = (['base', 'balance', 'governance', 'index'] as const).filter((name) => !near(figures[name], real[name], 0.0051)).map((name) => `${region.code} ${name}: ${figures[name]}, in truth ${real[name]}`)
    if (figures.grade !== real.grade) wrong.push(`${region.code} grade`)
    if (figures.rank !== real.rank || figures.rankInLevel !== real.rankInLevel) wrong.push(`${region.code} rank ${figures.rank} ${figures.rankInLevel}, in truth ${real.rank} ${real.rankInLevel}`)
    for (const type of region.types) {
      const realType = real.types.find(({ typeCode }) => typeCode === type.typeCode)
      for (const name of ['score', 'coverage'] as const) {
        if (!near(type[which][name], realType?.[name], name === 'score' ? 0.0051 : 1e-6)) wrong.push(`${region.code} ${type.typeCode} ${name}: ${type[which][name]}, in truth ${realType?.[name]}`)
      }
    }
    return wrong
  })
}

for (const seed of [1, 7, 23]) {
  void test(`what would be is what a recalculation finds once it is so (town ${seed})`, async (t) => {
    const database = await testDatabase(t)
    const facilities = await buildTown(database, seed)
    const { send } = await testService(t, database)
    const run = await runCheckup(database, { period, standardVersion, scopeCode: micro.city })
    const random = randomNumbers(seed + 100)
    const [closed, moved, resized, opened, both] = [3, 11, 19, 27, 35].map((i) => facilities[i]!) as [FacilityRow, FacilityRow, FacilityRow, FacilityRow, FacilityRow]
    const places = { moved: random.place(1_400), added: random.place(1_400), other: random.place(1_400), both: random.place(1_400) }
    const at = (place: Place) => ({ lon: degreesAt(place)[0], lat: degreesAt(place)[1] })
    const community = micro.communities[2]
    const changes = [
      { change: 'close', facility: closed.id },
      { change: 'move', facility: moved.id, ...at(places.moved), communityCode: community },
      { change: 'resize', facility: resized.id, size: 200 },
      { change: 'open', facility: opened.id },
      { change: 'move', facility: both.id, ...at(places.both), communityCode: community },
      { change: 'resize', facility: both.id, size: 99 },
      { change: 'add', typeCode: 'EDU01', ...at(places.added), size: 120, communityCode: community },
      { change: 'add', typeCode: 'COM01', ...at(places.other), communityCode: community }
    ]
    const answer = (await send('POST', '/v1/what-if', { changes }, { as: planner })).body as WhatIfAnswer
    t.equal(answer.runId, run)
    t.strictSame(comparedWith(await scoresOf(database, run), answer, 'before'), [], 'before it is what the run found')

    await loadFacilities(database, [
      { ...closed, status: 'closed' },
      { ...moved, at: places.moved, community },
      { ...resized, size: 200 },
      { ...opened, status: 'operating' },
      { ...both, at: places.both, community, size: 99 },
      { id: 'X1', type: 'EDU01', at: places.added, size: 120, community },
      { id: 'X2', type: 'COM01', at: places.other, community }
    ], { validFrom: '2024-01-01' })
    const then = await runCheckup(database, { period, standardVersion, scopeCode: micro.city, mode: 'full' })
    const scores = await scoresOf(database, then)
    t.strictSame(comparedWith(scores, answer, 'after'), [])
    // What it does not name is as it was.
    const before = await scoresOf(database, run)
    const named = new Set(answer.regions.map(({ code }) => code))
    for (const [code, score] of scores) if (!named.has(code)) t.equal(score.index, before.get(code)!.index, code)
  })
}

/** Streets of two banks of a river, 8 by 5 blocks of 100 m each, that two bridges join at either end. */
function banks(without: string[] = [], more: Street[] = []): StreetRows {
  const corners: Record<string, Place> = {}
  const streets: Street[] = []
  for (const [bank, south] of [['a', 0], ['b', 900]] as const) {
    for (let row = 0; row < 6; row++) {
      for (let column = 0; column < 9; column++) {
        corners[`${bank}${column}${row}`] = [column * 100, south + row * 100]
        if (column > 0) streets.push([`${bank}${column - 1}${row}`, `${bank}${column}${row}`, 100])
        if (row > 0) streets.push([`${bank}${column}${row - 1}`, `${bank}${column}${row}`, 100])
      }
    }
  }
  streets.push(['a05', 'b00', 400], ['a85', 'b80', 400])
  return streetRows(corners, [...streets.filter(([from, to]) => !without.includes(`${from} ${to}`)), ...more])
}

async function buildBanks(database: Database, streets: StreetRows, seed: number, closed: string[] = []): Promise<void> {
  const random = randomNumbers(seed)
  const anywhere = (): Place => [random.next() * 800, random.below(2) * 900 + random.next() * 500]
  const communityAt = ([east, north]: Place) => micro.communities[(east < 400 ? 0 : 1) + (north < 700 ? 0 : 2)]!
  await loadRegions(database)
  await loadNetwork(database, streets)
  await publish(database, standardVersion, [
    facilityType({ code: 'COM01', minSize: 50, peoplePerFacility: 900, circleMinutes: 15, maxMetres: 550 }),
    facilityType({ code: 'ELD01', category: 'elderly_care', group: 'elderly', profile: 'elderly', supplyUnit: 'beds', minSize: 20, supplyPer1000: 40, per1000Of: 'elderly', circleMinutes: 15 })
  ])
  await loadSites(database, Array.from({ length: 50 }, (_, i) => {
    const at = anywhere()
    return { id: `S${String(i).padStart(2, '0')}`, at, community: communityAt(at), population: 100 + random.below(400), elderly: random.below(50), children: random.below(50) }
  }))
  await loadFacilities(database, Array.from({ length: 10 }, (_, i) => {
    const at = anywhere()
    const id = `F${String(i).padStart(2, '0')}`
    return { id, at, type: i % 2 === 0 ? 'COM01' : 'ELD01', community: communityAt(at), size: 10 + random.below(150), status: closed.includes(id) ? 'closed' : 'operating' }
  }))
}

for (const seed of [9, 31, 44]) {
  void test(`streets that close and come are walked as if the network had been imported so (banks ${seed})`, async (t) => {
    const database = await testDatabase(t)
    await buildBanks(database, banks(), seed)
    const run = await runCheckup(database, { period, standardVersion, scopeCode: micro.city })
    const { send } = await testService(t, database)
    const end = (place: Place) => ({ lon: degreesAt(place)[0], lat: degreesAt(place)[1] })
    // Round the crossing in the middle of the southern bank: four streets touch it, on which people may live.
    const around = ([east, north]: Place, reach: number) => ({
      type: 'Polygon', coordinates: [[[-1, -1], [1, -1], [1, 1], [-1, 1], [-1, -1]].map(([x, y]) => degreesAt([east + x! * reach, north + y! * reach]))]
    })
    const changes = [
      { change: 'closeStreets', area: around([400, 200], 10) },
      { change: 'closeStreets', area: around([0, 700], 30) },
      { change: 'addStreet', from: end([400, 500]), to: end([400, 900]), metres: 410 },
      { change: 'addStreet', from: end([500, 500]), to: end([600, 900]), metres: 420.5 },
      { change: 'close', facility: 'F00' },
      { change: 'add', typeCode: 'COM01', ...end([430, 470]), size: 120, communityCode: micro.communities[1] }
    ]
    const answer = (await send('POST', '/v1/what-if', { changes }, { as: planner })).body as WhatIfAnswer
    t.ok(answer.regions.length >= 4, JSON.stringify(answer).slice(0, 200))

    const other = await testDatabase(t)
    const closed = ['a32 a42', 'a42 a52', 'a41 a42', 'a42 a43', 'a05 b00']
    await buildBanks(other, banks(closed, [['a45', 'b40', 410], ['a55', 'b60', 420.5]]), seed, ['F00'])
    await loadFacilities(other, [{ id: 'X1', type: 'COM01', at: [430, 470], size: 120, community: micro.communities[1] }])
    const scores = await scoresOf(other, await runCheckup(other, { period, standardVersion, scopeCode: micro.city }))
    t.strictSame(comparedWith(scores, answer, 'after'), [])
    t.strictSame(comparedWith(await scoresOf(database, run), answer, 'before'), [])
    const asTheyAre = (await send('POST', '/v1/what-if', { changes: changes.slice(4) }, { as: planner })).body as WhatIfAnswer
    const after = ({ regions }: WhatIfAnswer, code: string) => regions.find((region) => region.code === code)?.after
    t.ok(answer.regions.some(({ code, after: found }) => after(asTheyAre, code) === undefined || JSON.stringify(after(asTheyAre, code)) !== JSON.stringify(found)), 'the streets matter')
  })
}

void test('a street that meets none is told by its end', async (t) => {
  const database = await testDatabase(t)
  await buildBanks(database, banks(), 3)
  await runCheckup(database, { period, standardVersion, scopeCode: micro.city })
  const { send } = await testService(t, database)
  const ask = (change: object) => send('POST', '/v1/what-if', { changes: [change] }, { as: planner })
  const [lon, lat] = degreesAt([400, 500])
  isProblem(t, await ask({ change: 'addStreet', from: { lon, lat }, to: { lon, lat: lat + 1 } }), 422, 'unprocessable-input', ['/changes/0/to'])
  isProblem(t, await ask({ change: 'closeStreets', area: { type: 'Polygon', coordinates: [[[lon, lat], [lon + 1, lat + 1], [lon + 1, lat], [lon, lat + 1], [lon, lat]]] } }), 422, 'unprocessable-input', ['/changes/0/area'])
})

void test('those newly served are told by group, each once, and those who lose as well', async (t) => {
  const database = await testDatabase(t)
  await loadRegions(database)
  await loadNetwork(database, gridStreets(15, 2, 100))
  await publish(database, standardVersion, [facilityType({ code: 'COM01', minSize: 50, maxMetres: 300 }), facilityType({ code: 'GOV01', minSize: 50, maxMetres: 300 })])
  const own = micro.communities[0]
  await loadSites(database, [
    { id: 'west', at: [0, 0], community: own, population: 100, elderly: 30, children: 10 },
    { id: 'east', at: [1_000, 0], community: own, population: 50, elderly: 5, children: 20 },
    { id: 'middle', at: [500, 0], community: own, population: 70, elderly: 7, children: 7 }
  ])
  await loadFacilities(database, [{ id: 'shop', at: [100, 0], community: own, size: 60 }])
  await runCheckup(database, { period, standardVersion, scopeCode: micro.city })
  const { send, graphql } = await testService(t, database)
  const [lon, lat] = degreesAt([900, 0])
  const ask = async (...changes: object[]) => (await send('POST', '/v1/what-if', { changes }, { as: planner })).body as WhatIfAnswer

  const moved = await ask({ change: 'move', facility: 'shop', lon, lat })
  t.strictSame(moved.types, [{ typeCode: 'COM01', newly: { residents: 50, elderly: 5, children: 20 }, noLonger: { residents: 100, elderly: 30, children: 10 } }])
  const added = await ask({ change: 'add', typeCode: 'COM01', lon, lat, size: 60 }, { change: 'add', typeCode: 'GOV01', lon, lat, size: 60 })
  t.strictSame(added.types.map(({ newly }) => newly.residents), [50, 50])
  t.strictSame(added.served, { newly: { residents: 50, elderly: 5, children: 20 }, noLonger: { residents: 0, elderly: 0, children: 0 } })
  // Coverage of COM01: 100 of 220 before, 150 of 220 after.
  const [type] = added.regions.find(({ code }) => code === own)!.types
  t.strictSame([type!.before.coverage, type!.after.coverage], [0.454545, 0.681818])

  const [far, away] = degreesAt([100, 5_000])
  const off = await ask({ change: 'add', typeCode: 'COM01', lon: far, lat: away })
  t.match(off.warnings, [/changes\/0: no street is near enough/])
  t.strictSame(off.regions, [])

  const asked = await graphql(
    'query ($changes: [WantedChange!]!) { whatIf(changes: $changes) { runId served { newly { elderly } } regions { code after { index rank } } } }',
    { changes: [{ change: 'add', typeCode: 'COM01', lon, lat, size: 60 }] }, { as: planner }
  )
  t.match(asked.body, { data: { whatIf: { served: { newly: { elderly: 5 } } } } })
})

void test('what cannot be is told by its place, and who may not ask is told so', async (t) => {
  const database = await testDatabase(t)
  await buildTown(database, 5)
  const { send } = await testService(t, database)
  const ask = (changes: object[], as: Caller = planner, more: object = {}) => send('POST', '/v1/what-if', { changes, ...more }, { as })
  const close = { change: 'close', facility: 'F01' }
  isProblem(t, await ask([close]), 404, 'not-found')
  const run = await runCheckup(database, { period, standardVersion, scopeCode: micro.county })
  const inCounty: Caller = { ...planner, regionCode: micro.county }
  isProblem(t, await ask([close], { ...planner, regionCode: micro.otherCounty }, { run }), 404, 'not-found')
  isProblem(t, await ask([close], { ...inCounty, role: 'viewer' }), 403, 'forbidden')
  isProblem(t, await ask([close, { change: 'close', facility: 'NONE' }], inCounty), 422, 'unprocessable-input', ['/changes/1/facility'])
  isProblem(t, await ask([{ change: 'add', typeCode: 'XXX', lon: 120.15, lat: 30.27 }], inCounty), 422, 'unprocessable-input', ['/changes/0/typeCode'])
  isProblem(t, await ask([{ change: 'add', typeCode: 'COM01', lon: 30.27, lat: 120.15 }], inCounty), 422, 'unprocessable-input', ['/changes/0/lat'])
  isProblem(t, await ask([{ change: 'resize', facility: 'F01', size: -1 }], inCounty), 422, 'unprocessable-input', ['/changes/0/size'])
  isProblem(t, await ask([{ change: 'move', facility: 'F01', lon: 120.15, lat: 30.27, communityCode: micro.communities[3] }], inCounty), 422, 'unprocessable-input', ['/changes/0/communityCode'])
  t.equal((await ask([close], inCounty)).status, 200)
})

void test('scenarios are kept in their region, tried again and set side by side on one run', async (t) => {
  const database = await testDatabase(t)
  await buildTown(database, 11)
  const run = await runCheckup(database, { period, standardVersion, scopeCode: micro.city })
  const { send, get } = await testService(t, database)
  const keep = (name: string, changes: object[], as: Caller = planner) => send('POST', '/v1/scenarios', { name, regionCode: micro.city, changes }, { as })
  const [lon, lat] = degreesAt([700, 700])
  const add = { change: 'add', typeCode: 'EDU01', lon, lat, size: 120, communityCode: micro.communities[0] }
  const first = (await keep('school', [add])).body as { id: number }
  const second = (await keep('school and shop', [add, { change: 'add', typeCode: 'COM01', lon, lat, size: 60, communityCode: micro.communities[1] }])).body as { id: number }
  isProblem(t, await keep('nothing', [{ change: 'close', facility: 'NONE' }]), 422, 'unprocessable-input', ['/changes/0/facility'])
  isProblem(t, await keep('elsewhere', [add], { ...planner, regionCode: micro.county }), 403, 'forbidden')

  const tried = (await get(`/v1/scenarios/${first.id}/what-if`, { as: planner })).body as WhatIfAnswer
  t.strictSame(tried, (await send('POST', '/v1/what-if', { changes: [add] }, { as: planner })).body)
  const { body } = await get(`/v1/scenarios/comparison?ids=${second.id},${first.id}&region=${micro.city}`, { as: planner })
  t.match(body, { runId: run, scenarios: [{ id: second.id, changes: 2 }, { id: first.id, changes: 1 }] })
  const { scenarios } = body as { scenarios: { after: { index: number }; before: { index: number } }[] }
  t.equal(scenarios[0]!.before.index, scenarios[1]!.before.index)
  t.ok(scenarios[0]!.after.index >= scenarios[1]!.after.index, 'a facility more lowers nothing')
  t.equal(scenarios[1]!.after.index, tried.regions.find(({ code }) => code === micro.city)!.after.index)
  // A region that the changes do not touch stays as it is.
  const far = (await get(`/v1/scenarios/comparison?ids=${first.id}&region=${micro.communities[3]}&run=${run}`, { as: planner })).body as { scenarios: { before: object; after: object }[] }
  t.strictSame(Object.keys(far.scenarios[0]!.before), Object.keys(far.scenarios[0]!.after))

  t.equal((await send('DELETE', `/v1/scenarios/${first.id}`, undefined, { as: planner })).status, 204)
  isProblem(t, await get(`/v1/scenarios/${first.id}`, { as: planner }), 404, 'not-found')
})
