import fc from 'fast-check'
import t from 'tap'
import { inequalityOf, theilSplit, type GroupSums, type Inequality } from '../../src/checkup/inequality.js'
import type { RegionInequality } from '../../src/checkup/inequality-queries.js'
import type { Database } from '../../src/platform/database/database.js'
import type { Caller } from '../../src/platform/caller.js'
import { facilityType, publish, runCheckup } from '../support/checkup.js'
import { testDatabase } from '../support/database.js'
import { gridStreets, loadFacilities, loadNetwork, loadRegions, loadSites, micro } from '../support/micro-city.js'
import { administrator, isProblem, testService } from '../support/service.js'

/** A value, and how many people have it. */
type Have = readonly [value: number, people: number]

const rising = (values: Float64Array) => Uint32Array.from(values.keys()).sort((a, b) => values[a]! - values[b]!)

function measure(have: readonly Have[]): Inequality {
  const values = Float64Array.from(have, ([value]) => value)
  return inequalityOf(values, Float64Array.from(have, ([, people]) => people), rising(values))
}

/** By definition, person by person: half the mean of all pairs' differences over the mean, shares of whole people, mean of r ln r. */
function byDefinition(have: readonly Have[]): Inequality {
  const persons = have.flatMap(([value, people]) => Array.from({ length: people }, () => value)).sort((a, b) => a - b)
  const count = persons.length
  if (count === 0) return { sufficiency: null, gini: null, palma: null, theil: null }
  const total = persons.reduce((sum, value) => sum + value, 0)
  const mean = total / count
  if (mean === 0) return { sufficiency: 0, gini: null, palma: null, theil: null }
  const pairs = persons.reduce((sum, one) => sum + persons.reduce((inner, other) => inner + Math.abs(one - other), 0), 0)
  /** What the first so many hold, the last of them in part. */
  const held = (list: readonly number[], limit: number) => list.reduce((sum, value, at) => sum + value * Math.min(1, Math.max(0, limit - at)), 0)
  const worst = held(persons, (count * 4) / 10)
  return {
    sufficiency: mean,
    gini: pairs / (2 * count * count * mean),
    palma: worst === 0 ? null : held(persons.toReversed(), count / 10) / worst,
    theil: persons.reduce((sum, value) => sum + (value === 0 ? 0 : (value / mean) * Math.log(value / mean)), 0) / count
  }
}

const near = (a: number | null, b: number | null, tolerance = 1e-9) =>
  a === null || b === null ? a === b : Math.abs(a - b) <= tolerance * Math.max(1, Math.abs(a), Math.abs(b))
const alike = (a: Inequality, b: Inequality) => (['sufficiency', 'gini', 'palma', 'theil'] as const).every((name) => near(a[name], b[name]))

const value = fc.oneof(fc.constantFrom(0, 1), fc.integer({ min: 0, max: 1000 }).map((thousandths) => thousandths / 1000))
const people = (max: number) => fc.array(fc.tuple(value, fc.integer({ min: 0, max })), { maxLength: 12 })

void t.test('worked out by hand', async (t) => {
  // Of 10 people 4 have nothing, 5 half, 1 all: mean 0.35; differences 4 × 5 × ½ + 4 × 1 + 5 × ½ = 16.5 of 100 × 0.35.
  t.match(measure([[0, 4], [0.5, 5], [1, 1]]), { sufficiency: 0.35, gini: 16.5 / 35, palma: null })
  // The tenth with most holds 1 × 1, the four with least 2 × ¼ + 2 × ½.
  t.ok(near(measure([[0.25, 2], [0.5, 7], [1, 1]]).palma, 1 / 1.5))
  // Boundaries in part: of 5 people the top tenth is half a person, the bottom four tenths are two.
  t.ok(near(measure([[0.2, 1], [0.4, 2], [1, 2]]).palma, 0.5 / 0.6))
  // Exactly the four tenths have nothing, whatever the number of people.
  for (const tens of [1, 3.5, 7, 36.5, 123_456_789]) t.equal(measure([[0, tens * 4], [0.9, tens * 6]]).palma, null)
  // A quarter of the people share all: ln 4.
  t.ok(near(measure([[0, 75], [1, 25]]).theil, Math.log(4)))
  t.ok(near(measure([[0, 75], [1, 25]]).gini, 0.75))
})

void t.test('equal values are exactly equal, however many and however odd', async (t) => {
  fc.assert(
    fc.property(fc.double({ min: 1e-6, max: 1, noNaN: true }), fc.array(fc.double({ min: 1e-6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 30 }), (value, weights) => {
      const { sufficiency, gini, palma, theil } = measure(weights.map((weight) => [value, weight]))
      return near(sufficiency, value) && gini === 0 && near(palma, 0.25) && near(theil, 0, 1e-12)
    })
  )
  t.match(measure([[0.7, 1]]), { sufficiency: 0.7, gini: 0, theil: 0 }, 'one person')
})

void t.test('nobody has no figure, and where nobody has anything there is nothing to share', async (t) => {
  t.strictSame(measure([]), { sufficiency: null, gini: null, palma: null, theil: null })
  t.strictSame(measure([[0.5, 0], [1, 0]]), { sufficiency: null, gini: null, palma: null, theil: null })
  t.strictSame(measure([[0, 3], [0, 4]]), { sufficiency: 0, gini: null, palma: null, theil: null })
})

void t.test('the figures are those of the definitions, person by person', async () => {
  fc.assert(fc.property(people(8), (have) => alike(measure(have), byDefinition(have))), { numRuns: 2000 })
})

void t.test('only how many have how much matters: not the unit of people, nor who is counted with whom', async () => {
  fc.assert(
    fc.property(people(1000), fc.integer({ min: 1, max: 1_000_000 }), (have, unit) => {
      const halves = have.flatMap(([value, count]): Have[] => [[value, count * 0.25], [value, count * 0.75]])
      return alike(measure(have.map(([value, count]) => [value, count * unit])), measure(have)) && alike(measure(halves), measure(have))
    })
  )
})

void t.test('a transfer from better to worse served lowers Gini and Theil', async () => {
  fc.assert(
    fc.property(people(50).filter((have) => have.length > 1), (have) => {
      const [one, other] = [have[0]!, have[1]!]
      const [poor, rich] = one[0] <= other[0] ? [one, other] : [other, one]
      const equal = Math.min(poor[1], rich[1])
      const middle = (poor[0] + rich[0]) / 2
      const before = measure(have)
      const after = measure([[poor[0], poor[1] - equal], [rich[0], rich[1] - equal], [middle, 2 * equal], ...have.slice(2)])
      return before.gini === null || (after.gini! <= before.gini + 1e-9 && after.theil! <= before.theil! + 1e-9)
    })
  )
})

const sumsOf = (groups: readonly (readonly Have[])[]): GroupSums =>
  groups.reduce(
    (sums, have) => {
      const { sufficiency, theil } = measure(have)
      if (sufficiency === null) return sums
      const people = have.reduce((sum, [, count]) => sum + count, 0)
      const held = people * sufficiency
      return {
        people: sums.people + people,
        held: sums.held + held,
        heldLogMean: sums.heldLogMean + (held === 0 ? 0 : held * Math.log(sufficiency)),
        heldTheil: sums.heldTheil + held * (theil ?? 0)
      }
    },
    { people: 0, held: 0, heldLogMean: 0, heldTheil: 0 }
  )

void t.test('Theil splits exactly into between and within, over any groups', async (t) => {
  fc.assert(
    fc.property(fc.array(people(200), { maxLength: 6 }), (groups) => {
      const split = theilSplit(sumsOf(groups))
      const { theil } = measure(groups.flat())
      return split === null ? theil === null : near(split.between + split.within, theil)
    }),
    { numRuns: 2000 }
  )
  // Two groups of equal size, one with all, one with nothing: all of ln 2 lies between them.
  t.match(theilSplit(sumsOf([[[1, 5]], [[0, 5]]])), { between: Math.log(2), within: 0 })
  // And none where the groups are alike.
  t.match(theilSplit(sumsOf([[[0, 2], [1, 2]], [[0, 2], [1, 2]]])), { between: 0, within: Math.log(2) })
  t.equal(theilSplit(sumsOf([])), null)
  t.equal(theilSplit(sumsOf([[], [[0, 3]]])), null)
})

/** Sites with their people and elderly, and the sufficiency each is given by hand: over all types, of a shop, of a day-care station. */
const homes = [
  { community: 0, people: 300, elderly: 60, overall: 0.9, COM01: 1, ELD01: 0.4 },
  { community: 0, people: 100, elderly: 50, overall: 0.2, COM01: 0.3, ELD01: 0 },
  { community: 1, people: 250, elderly: 20, overall: 0.5, COM01: 0.7, ELD01: 0.1 },
  { community: 1, people: 50, elderly: 50, overall: 0, COM01: 0, ELD01: 0 },
  { community: 2, people: 400, elderly: 80, overall: 0.7, COM01: 0.8, ELD01: 0.6 },
  { community: 3, people: 150, elderly: 0, overall: 1, COM01: 1, ELD01: null },
  { community: 3, people: 80, elderly: 0, overall: 0.4, COM01: 0.4, ELD01: null }
] as const
const measures = { overall: 'people', COM01: 'people', ELD01: 'elderly' } as const
type Measure = keyof typeof measures

const prefixOf = (code: string) => code.replace(/(0{10}|0{8}|0{6}|0{3})$/, '')
const haveIn = (code: string, measure: Measure): Have[] =>
  homes
    .filter((home) => micro.communities[home.community].startsWith(prefixOf(code)))
    .flatMap((home): Have[] => (home[measure] === null ? [] : [[home[measure], home[measures[measure]]]]))

/** Writes the inequality of every region as the definitions have it, from the homes. */
async function writeInequality(database: Database, runId: number, codes: readonly string[]): Promise<void> {
  await database.asOwner(async (client) => {
    for (const code of codes) {
      for (const measure of Object.keys(measures) as Measure[]) {
        const { sufficiency, gini, palma, theil } = inequalityIn(code, measure)
        const set = 'set sufficiency = $1, gini = $2, palma = $3, theil = $4 where run_id = $5 and region_code = $6'
        const figures = [sufficiency, gini, palma, theil, runId, code]
        if (measure === 'overall') await client.query(`update checkup.region_score ${set}`, figures)
        else await client.query(`update checkup.type_score ${set} and type_id = (select id from registry.facility_type where code = $7)`, [...figures, measure])
      }
    }
  })
}

const inequalityIn = (code: string, of: Measure) => measure(haveIn(code, of))

void t.test('in a city whose homes are known', async (t) => {
  const database = await testDatabase(t)
  await publish(database, 'two', [facilityType({ code: 'COM01' }), facilityType({ code: 'ELD01', group: 'elderly', weight: 2 })])
  await loadRegions(database)
  await loadNetwork(database, gridStreets(8, 8, 100))
  await loadSites(database, homes.map((home, at) => ({ id: `S${at}`, at: [at * 100, 100], community: micro.communities[home.community], population: home.people, elderly: home.elderly, children: 0 })))
  await loadFacilities(database, [
    { id: 'F1', at: [100, 100], community: micro.communities[0] },
    { id: 'F2', at: [100, 100], type: 'ELD01', community: micro.communities[0] },
    { id: 'F3', at: [600, 100], community: micro.communities[3] }
  ])
  const run = await runCheckup(database, { period: '2024H1', standardVersion: 'two', scopeCode: micro.city })
  await writeInequality(database, run, [micro.city, micro.county, micro.otherCounty, micro.street, micro.otherStreet, micro.farStreet, ...micro.communities])
  const { get } = await testService(t, database)
  const url = `/v1/checkup/runs/${run}/inequality`
  const ask = async (query: string) => (await get(`${url}?${query}`)).body as RegionInequality

  const levels = {
    county: [micro.county, micro.otherCounty],
    street: [micro.street, micro.otherStreet, micro.farStreet],
    community: micro.communities
  }

  await t.test('figures are those of its people, over all types and by type', async (t) => {
    const found = await ask(`region=${micro.county}`)
    t.match(found, { runId: run, code: micro.county, groups: null, overall: { people: 1100, split: null } })
    t.ok(alike(rounded(found.overall), rounded(inequalityIn(micro.county, 'overall'))))
    t.strictSame(found.types.map(({ typeCode, people }) => [typeCode, people]), [['COM01', 1100], ['ELD01', 260]])
    for (const type of found.types) t.ok(alike(rounded(type), rounded(inequalityIn(micro.county, type.typeCode as Measure))), type.typeCode)
    t.strictSame((await ask(`region=${micro.county}&type=ELD01`)).types.map(({ typeCode }) => typeCode), ['ELD01'])
    t.match(await ask(''), { code: micro.city }, 'of the whole run, unless a region is named')
  })

  await t.test('Theil falls into between and within for the groups of every level', async (t) => {
    for (const [level, codes] of Object.entries(levels)) {
      const found = await ask(`groups=${level}`)
      for (const [name, { theil, split }] of [['overall', found.overall], ...found.types.map((type) => [type.typeCode, type] as const)] as const) {
        t.ok(near(split!.between + split!.within, theil, 2e-6), `${name} by ${level}`)
        const wanted = theilSplit(sumsOf(codes.map((code) => haveIn(code, name as Measure))))!
        t.ok(near(split!.between, wanted.between, 1e-6), `${name} between ${level}`)
        t.ok(near(split!.betweenShare, wanted.between / (wanted.between + wanted.within), 1e-6))
      }
      t.match(found.overall.split, { groups: codes.length, people: 1330 })
    }
    const byCounty = await ask('groups=county&type=ELD01')
    t.match(byCounty.types, [{ split: { groups: 1, people: 260, between: 0 } }], 'a county without elderly people is no group')
    t.match(await ask(`region=${micro.communities[0]}`), { overall: { people: 400, split: null } })
  })

  await t.test('what cannot be split, found or seen is refused', async (t) => {
    isProblem(t, await get(`${url}?region=${micro.county}&groups=county`), 422, 'unprocessable-input', ['/groups'])
    isProblem(t, await get(`${url}?region=${micro.county}&groups=city`), 422, 'unprocessable-input', ['/groups'])
    isProblem(t, await get(`${url}?groups=house`), 422, 'unprocessable-input', ['/groups'])
    isProblem(t, await get(`${url}?region=440000000000`), 404, 'not-found')
    const far: Caller = { subject: 'far', role: 'viewer', regionCode: '440000000000' }
    isProblem(t, await get(url, { as: far }), 404, 'not-found')
    t.equal((await get(url, { as: administrator })).status, 200)
  })
})

const rounded = ({ sufficiency, gini, palma, theil }: Inequality): Inequality => {
  const six = (value: number | null) => (value === null ? null : Math.round(value * 1e6) / 1e6)
  return { sufficiency: six(sufficiency), gini: six(gini), palma: six(palma), theil: six(theil) }
}
