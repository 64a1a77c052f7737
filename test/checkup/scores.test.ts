import { test, type Test } from 'tap'
import type { Database } from '../../src/platform/database/database.js'
import { observationImport } from '../../src/survey/observation-import.js'
import { declarationImport } from '../../src/registry/declaration-import.js'
import { facilityType, publish, runCheckup, scoresOf } from '../support/checkup.js'
import { testDatabase } from '../support/database.js'
import { load, loadFacilities, loadNetwork, loadRegions, loadSites, micro, streetRows } from '../support/micro-city.js'

const [c1, c2, c3, c4] = micro.communities

/**
 * One street of 2,000 m along which everybody lives, with a stub every 500 m so that there are junctions.
 * Everything stands on the street: a distance is the difference of two positions.
 *
 *   metres    0    100   200   400      650   800  900  1000        1800  1900 1990
 *   sites     a                b                   c                      d
 *   SHOP                 s1             s2              s3          s4 (suspended)
 *   CARE           k1                         k2                               k3 (planned)
 */
async function buildStreet(database: Database): Promise<void> {
  await loadRegions(database)
  const corners = Object.fromEntries(
    [0, 500, 1000, 1500, 2000].flatMap((east) => [[`p${east}`, [east, 0] as const], [`q${east}`, [east, 100] as const]])
  )
  await loadNetwork(
    database,
    streetRows(corners, [
      ...[0, 500, 1000, 1500].map((east) => [`p${east}`, `p${east + 500}`, 500] as const),
      ...[0, 500, 1000, 1500, 2000].map((east) => [`p${east}`, `q${east}`, 100] as const)
    ])
  )
  await loadSites(database, [
    { id: 'a', at: [0, 0], community: c1, population: 600, elderly: 100, children: 50 },
    { id: 'b', at: [400, 0], community: c1, population: 400, elderly: 60, children: 50 },
    { id: 'c', at: [900, 0], community: c2, population: 1000, elderly: 200, children: 100 },
    { id: 'd', at: [1900, 0], community: c3, population: 500 }
  ])
  await publish(database, 'two-types', [
    facilityType({ code: 'SHOP', minSize: 50, peoplePerFacility: 1000 }),
    facilityType({
      code: 'CARE', category: 'elderly_care', categoryZh: '养老', group: 'elderly', profile: 'elderly', weight: 1.5,
      supplyUnit: 'beds', minSize: 20, supplyPer1000: 40, per1000Of: 'elderly', minWeeklyHours: 35
    })
  ])
  await loadFacilities(database, [
    { id: 's1', type: 'SHOP', at: [200, 0], size: 60, community: c1 },
    { id: 's2', type: 'SHOP', at: [650, 0], size: null, community: c2 },
    { id: 's3', type: 'SHOP', at: [1000, 0], size: 30, community: c2 },
    { id: 's4', type: 'SHOP', at: [1800, 0], size: 60, community: c3, status: 'suspended' },
    { id: 'k1', type: 'CARE', at: [100, 0], size: 10, community: c1, weeklyHours: 30 },
    { id: 'k2', type: 'CARE', at: [800, 0], size: 30, community: c2 },
    { id: 'k3', type: 'CARE', at: [1990, 0], size: 30, community: c3, status: 'planned' }
  ])
  const observed = (community_code: string, type_code: string, component: string, numerator: number, denominator: number, source = 'survey') =>
    ({ period: '2024H1', community_code, type_code, component, numerator, denominator, source })
  await load(database, observationImport, [
    // Added up: 30 of 50.
    observed(c1, 'SHOP', 'satisfaction', 20, 30),
    observed(c1, 'SHOP', 'satisfaction', 10, 20, 'interview'),
    // Denominator 0: missing.
    observed(c1, 'SHOP', 'closed_on_time', 0, 0, 'hotline'),
    observed(c2, 'CARE', 'satisfaction', 8, 10),
    observed(c3, 'SHOP', 'closed_on_time', 1, 4, 'hotline')
  ])
}

/** Compares figures to nine digits; what is null has to be null. */
const near = (t: Test, found: object | undefined, wanted: Readonly<Record<string, number | string | boolean | null>>, about: string) => {
  for (const [name, value] of Object.entries(wanted)) {
    const figure = (found as Record<string, unknown> | undefined)?.[name]
    if (typeof value === 'number' && typeof figure === 'number') t.ok(Math.abs(figure - value) < 1e-6, `${about}: ${name} ${figure} is ${value}`)
    else t.equal(figure, value, `${about}: ${name}`)
  }
}

void test('a micro city scores as worked out by hand', async (t) => {
  const database = await testDatabase(t)
  await buildStreet(database)
  const scores = await scoresOf(database, await runCheckup(database, { period: '2024H1', standardVersion: 'two-types' }))
  const type = (code: string, typeCode: string) => scores.get(code)?.types.find((one) => one.typeCode === typeCode)

  await t.test('SHOP, budget 60 x 5 x 1.0 = 300 m, no supply standard, one per 1,000 people', async (t) => {
    // P = 1,000, N* = 1. s1 is reached by all 1,000 of c1, s2 (size unknown: 50, the minimum) by the 400 of b:
    // N = min(1, 1000/1000) + min(1, 400/1000) = 1.4, count 1, B = 100. Everybody reaches one: E = 100.
    // V: satisfaction 30/50 = 0.6, both facilities operating: 100 x (0.6 x 0.5 + 1 x 0.3) / 0.8 = 75.
    // Score 0.4 x 100 + 0.4 x 100 + 0.2 x 75 = 95.
    // Completeness: 60 of 110 m2 measured, everybody on the network, 0.8 of V: 0.4 x 6/11 + 0.4 + 0.2 x 0.8.
    near(t, type(c1, 'SHOP'), {
      basePeople: 1000, facilitiesRequired: 1, facilitiesCounted: 1.4, count: 1, supply: null, coverage: 1, worstQuarter: 1,
      base: 100, balance: 100, satisfaction: 0.6, operating: 1, closedOnTime: null, governance: 75, score: 95,
      completeness: 0.778182, sizesImputed: 1, hoursUnknown: 2, facilitiesInBudget: 2, facilitiesReached: 2, facilitiesOwn: 1
    }, 'c1')
    // s2 reaches all 1,000 of c2; s3 is below the minimum: supply, but no count. Nobody was asked: V null.
    near(t, type(c2, 'SHOP'), {
      facilitiesCounted: 1, count: 1, base: 100, balance: 100, governanceDue: true, governance: null, score: 100, completeness: 0.61
    }, 'c2')
    // Only a suspended one: no base, no balance. V due: 100 x (0 x 0.3 + 0.25 x 0.2) / 0.5 = 10; score 0.2 x 10 = 2.
    near(t, type(c3, 'SHOP'), {
      facilitiesCounted: 0, count: 0, coverage: 0, base: 0, balance: 0, operating: 0, closedOnTime: 0.25, governance: 10, score: 2,
      facilitiesInBudget: 1, facilitiesReached: 0, completeness: 0.9
    }, 'c3')
  })

  await t.test('CARE, budget 60 x 5 x 0.8 = 240 m, 40 beds per 1,000 elderly, at least 20 beds, 35 hours', async (t) => {
    // P = 160. k1 has 10 beds: no count. P_k1 = 100 (a), A_a = 10/100 = 0.1, y_a = min(1, 0.1/0.04) = 1, y_b = 0:
    // supply 100/160 = 0.625, B = 100 x (0.5 x 0 + 0.5 x 0.625) = 31.25. Coverage 0.625; the worst quarter, 40 people, is in b: 0.
    // E = 70 x 0.625 = 43.75. 30 of 35 hours, nobody asked: V null. Score (31.25 + 43.75) / 2 = 37.5.
    near(t, type(c1, 'CARE'), {
      basePeople: 160, groupPeople: 160, facilitiesRequired: 1, facilitiesCounted: 0, count: 0, supplyRequired: 0.04, supply: 0.625,
      base: 31.25, coverage: 0.625, worstQuarter: 0, balance: 43.75, operating: 0, governance: null, governanceDue: true, score: 37.5,
      completeness: 0.86
    }, 'c1')
    // A_c = 30/200 = 0.15, y = 1. V: satisfaction 0.8, hours unknown: met. 100 x (0.8 x 0.5 + 0.3) / 0.8 = 87.5.
    near(t, type(c2, 'CARE'), { count: 1, supply: 1, base: 100, balance: 100, governance: 87.5, score: 97.5, hoursUnknown: 1 }, 'c2')
    // Elderly of d are not given: the county's share is (100 + 60 + 200) / 2,000 = 0.18, of 500 people 90. k3 is not open.
    // Completeness: nothing reached 1, groups given 0, V not due 1: 0.4 + 0 + 0.2.
    near(t, type(c3, 'CARE'), {
      groupPeople: 90, base: 0, balance: 0, governanceDue: false, governance: null, score: 0, completeness: 0.6
    }, 'c3')
  })

  await t.test('communities: weighted means over the types, weights 1 and 1.5', async (t) => {
    // B (100 + 1.5 x 31.25) / 2.5, E (100 + 1.5 x 43.75) / 2.5, V of SHOP alone, index (95 + 1.5 x 37.5) / 2.5.
    near(t, scores.get(c1), { population: 1000, base: 58.75, balance: 66.25, governance: 75, index: 60.5, grade: 'fair', completeness: 0.827273, rank: 2, rankInLevel: 2 }, 'c1')
    near(t, scores.get(c2), { base: 100, balance: 100, governance: 87.5, index: 98.5, grade: 'excellent', completeness: 0.82, rank: 1, rankInLevel: 1 }, 'c2')
    near(t, scores.get(c3), { base: 0, balance: 0, governance: 10, index: 0.8, grade: 'poor', completeness: 0.72, rank: 1, rankInLevel: 3 }, 'c3')
    // Nobody lives in c4.
    near(t, scores.get(c4), { population: 0, index: null, grade: null, completeness: null, rank: null }, 'c4')
    t.strictSame(
      scores.get(c1)?.categories.map(({ category, score }) => [category, score]),
      [['commerce', 95], ['elderly_care', 37.5]]
    )
  })

  await t.test('regions: base and governance are means by residents, balance is worked out afresh from all sites', async (t) => {
    // CARE in the street of c1 and c2: B (31.25 + 100) / 2; V of c2 alone. E: 300 of 360 elderly covered; a quarter is 90 people,
    // of which 60 have y = 0 and 30 have y = 1: 100 x (0.7 x 300/360 + 0.3 x 30/90) = 68.3333.
    near(t, type(micro.street, 'CARE'), { base: 65.63, governance: 87.5, coverage: 0.833333, worstQuarter: 0.333333, balance: 68.33, score: 71.08 }, 'street')
    // (95 + 1.5 x 71.0833) / 2.5
    near(t, scores.get(micro.street), { population: 2000, communities: 2, index: 80.65, grade: 'excellent', rank: 1 }, 'street')
    // SHOP in the county: B 200,000/2,500 = 80; V (1000 x 75 + 500 x 10) / 1500 = 53.3333; E: 2,000 of 2,500 covered,
    // the worst 625 are 500 with 0 and 125 with 1: 70 x 0.8 + 30 x 0.2 = 62. Score 67.4667.
    near(t, type(micro.county, 'SHOP'), { base: 80, governance: 53.33, coverage: 0.8, worstQuarter: 0.2, balance: 62, score: 67.47 }, 'county')
    // CARE: B 52.5, V 87.5, E 70 x 300/450 = 46.6667, score 57.1667; index (67.4667 + 1.5 x 57.1667) / 2.5 = 61.2867.
    near(t, scores.get(micro.county), { index: 61.29, grade: 'fair', completeness: 0.802909 }, 'county')
    // The other county has no record of either type: not surveyed, no index; the city is what was surveyed.
    near(t, scores.get(micro.otherCounty), { index: null, rank: null }, 'other county')
    near(t, scores.get(micro.city), { index: 61.29, communities: 4 }, 'city')
  })
})

void test('a type that was not surveyed drops out with its weight, a declared one counts as absent', async (t) => {
  const database = await testDatabase(t)
  await buildStreet(database)
  await publish(database, 'three-types', [
    facilityType({ code: 'SHOP', minSize: 50, peoplePerFacility: 1000 }),
    facilityType({ code: 'POOL', weight: 3 })
  ])
  const before = await scoresOf(database, await runCheckup(database, { period: '2024H1', standardVersion: 'three-types' }))
  const pool = (scores: typeof before) => scores.get(c2)?.types.find((one) => one.typeCode === 'POOL')
  t.match(pool(before), { applies: true, surveyed: false, score: null, completeness: 0 })
  t.equal(before.get(c2)?.index, 100, 'SHOP alone')
  // Completeness counts what applies, surveyed or not: (1 x 0.61 + 3 x 0) / 4.
  t.equal(before.get(c2)?.completeness, 0.1525)
  t.equal(before.get(c2)?.rank, null, 'below the floor of 0.5')

  await load(database, declarationImport, [{ county_code: micro.county, type_code: 'POOL', declared_on: '2024-05-01', by: 'the county' }])
  const after = await scoresOf(database, await runCheckup(database, { period: '2024H1', standardVersion: 'three-types' }))
  t.match(pool(after), { surveyed: true, base: 0, balance: 0, governance: null, score: 0 })
  // (1 x 100 + 3 x 0) / 4
  t.equal(after.get(c2)?.index, 25)
  t.ok(after.get(c2)?.rank, 'nothing is missing any more')

  const earlier = await scoresOf(database, await runCheckup(database, { period: '2023H2', standardVersion: 'three-types' }))
  t.match(pool(earlier), { surveyed: false }, 'not yet declared then')
})

void test('figures that can hardly be right count, and are no better known than those that nobody gave', async (t) => {
  const database = await testDatabase(t)
  await buildStreet(database)
  const completeness = async () => {
    const id = await runCheckup(database, { period: '2024H1', standardVersion: 'two-types' })
    const types = (await scoresOf(database, id)).get(c2)?.types ?? []
    return Object.fromEntries(types.map((one) => [one.typeCode, { completeness: one.completeness, base: one.base }]))
  }
  const before = await completeness()
  // CARE of c2: all measured and given; satisfaction and operating of three components at hand.
  near(t, before['CARE'], { completeness: 0.4 + 0.4 + 0.2 * 0.8 }, 'CARE')

  // Fewer than one a household: e is 0. Below, a size of less than a tenth of the least: b is 0.
  await loadSites(database, [{ id: 'c', at: [900, 0], community: c2, population: 1000, elderly: 200, children: 100, households: 1001 }], { validFrom: '2024-01-01' })
  near(t, (await completeness())['CARE'], { completeness: 0.4 + 0.2 * 0.8 }, 'CARE with a site in doubt')
  await loadSites(database, [{ id: 'c', at: [900, 0], community: c2, population: 1000, elderly: 200, children: 100, households: 125 }], { validFrom: '2024-02-01' })
  near(t, (await completeness())['CARE'], { completeness: 0.4 + 0.4 + 0.2 * 0.8 }, 'eight a household are not in doubt')
  await loadFacilities(database, [{ id: 'k2', type: 'CARE', at: [800, 0], size: 1.9, community: c2 }], { validFrom: '2024-03-01' })
  const doubted = (await completeness())['CARE']
  near(t, doubted, { completeness: 0.4 + 0.2 * 0.8 }, 'CARE with a size in doubt')
  t.ok(doubted!.base! < before['CARE']!.base!, 'the size counts as it is')
})

void test('a facility is what its status and dates make it on the reference date', async (t) => {
  const database = await testDatabase(t)
  await buildStreet(database)
  await loadFacilities(database, [
    { id: 'opens', type: 'SHOP', at: [1850, 0], size: 60, community: c3, openedOn: '2024-07-01' },
    { id: 'closed', type: 'SHOP', at: [1950, 0], size: 60, community: c3, closedOn: '2024-06-30' }
  ])
  const shop = async (period: string) => {
    const scores = await scoresOf(database, await runCheckup(database, { period, standardVersion: 'two-types' }))
    return scores.get(c3)?.types.find((one) => one.typeCode === 'SHOP')
  }
  t.match(await shop('2023H2'), { facilitiesReached: 1, base: 100 }, 'the one still open')
  t.match(await shop('2024H1'), { facilitiesReached: 0, base: 0 }, 'closed from that day on, the other not open yet')
  t.match(await shop('2024H2'), { facilitiesReached: 1, base: 100 }, 'the other one open')
})

void test('where nobody is in the size base a facility reached gives 100, one of its own 50, none 0', async (t) => {
  const database = await testDatabase(t)
  await buildStreet(database)
  await loadSites(database, [{ id: 'd', at: [1900, 0], community: c3, population: 500, elderly: 0, children: 0 }], { validFrom: '2024-01-01' })
  await publish(database, 'elderly-base', [facilityType({ code: 'SHOP', minSize: 50, per1000Of: 'elderly', supplyPer1000: 10 })])
  const base = async () => {
    const scores = await scoresOf(database, await runCheckup(database, { period: '2024H2', standardVersion: 'elderly-base' }))
    return scores.get(c3)?.types[0]?.base
  }
  t.equal(await base(), 0)
  await loadFacilities(database, [{ id: 'own', type: 'SHOP', at: [1500, 0], size: 60, community: c3 }])
  t.equal(await base(), 50)
  await loadFacilities(database, [{ id: 'near', type: 'SHOP', at: [1950, 0], size: 10, community: c2 }])
  t.equal(await base(), 100)
})

void test('more facilities than are read at once are all of them counted', async (t) => {
  const database = await testDatabase(t)
  await buildStreet(database)
  await publish(database, 'kiosks', [facilityType({ code: 'SHOP', supplyPer1000: 10_000 })])
  const kiosks = Array.from({ length: 4_500 }, (_, n) => ({ id: `kiosk ${n}`, type: 'SHOP', at: [50, 0] as const, community: c1, size: 1 }))
  await loadFacilities(database, kiosks)
  const runId = await runCheckup(database, { period: '2024H1', standardVersion: 'kiosks', scopeCode: micro.city })
  const scores = await scoresOf(database, runId)
  // a reaches the kiosks (P = 600) and s1 (P = 1,000): A = 4,500 / 600 + 60 / 1,000 = 7.56 of 10; b reaches s1 and s2, of no size: 0.06 of 10.
  // Supply (600 x 0.756 + 400 x 0.006) / 1,000. N = 4,500 x 0.6 + 1 + 0.4. B = 100 x (0.5 + 0.5 x 0.456).
  near(t, scores.get(c1)?.types[0], {
    facilitiesOwn: 4_501, facilitiesReached: 4_502, facilitiesInBudget: 4_502, facilitiesCounted: 2_701.4, count: 1, supply: 0.456, coverage: 1, base: 72.8
  }, 'c1')
})
