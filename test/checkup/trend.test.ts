import fc from 'fast-check'
import t, { type Test } from 'tap'
import { explainChange, inHundredths, type IndexState, type TypeState } from '../../src/checkup/trend.js'
import type { Movers, Trend } from '../../src/checkup/trend-queries.js'
import type { Caller } from '../../src/platform/caller.js'
import { observationImport } from '../../src/survey/observation-import.js'
import { facilityType, publish, publishRun, runCheckup } from '../support/checkup.js'
import { testDatabase } from '../support/database.js'
import { load, loadFacilities, loadSites, micro } from '../support/micro-city.js'
import { buildScoredCity, twoTypes } from '../support/scored-city.js'
import { administrator, isProblem, testService } from '../support/service.js'

const weights = { baseWeight: 0.4, balanceWeight: 0.4, governanceWeight: 0.2 }
const hundredths = (value: number) => Math.round(value * 100)
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)

/** A type that counts, its score made of its indices. */
function counted(typeCode: string, weight: number, base: number, balance: number, governance: number | null = null): TypeState {
  const score = governance === null ? (base + balance) / 2 : 0.4 * base + 0.4 * balance + 0.2 * governance
  return { typeCode, weight, applies: true, surveyed: true, base, balance, governance, score }
}
const unsurveyed = (typeCode: string, weight: number): TypeState => ({ typeCode, weight, applies: true, surveyed: false, base: null, balance: null, governance: null, score: null })

const indexOf = (types: readonly TypeState[]): number => {
  const present = types.filter((type) => type.score !== null)
  return sum(present.map((type) => type.weight * type.score!)) / sum(present.map((type) => type.weight))
}
const state = (types: readonly TypeState[]): IndexState => ({ ...weights, types, index: types.some((type) => type.score !== null) ? hundredths(indexOf(types)) / 100 : null })

void t.test('worked out by hand', async (t) => {
  // Half of the weight: the score goes from 50 to 60 by a base index that goes from 40 to 60; the other type stays.
  t.strictSame(explainChange(state([counted('A', 1, 40, 60), counted('B', 1, 70, 70)]), state([counted('A', 1, 60, 60), counted('B', 1, 70, 70)])), [
    { typeCode: 'A', cause: 'score_moved', points: 5, base: 5, balance: 0, governance: 0, weight: 0 },
    { typeCode: 'B', cause: 'unchanged', points: 0, base: 0, balance: 0, governance: 0, weight: 0 }
  ])
  // A governance index of 90 becomes known where base and balance are 50: all it changes is its own.
  t.match(explainChange(state([counted('A', 1, 50, 50)]), state([counted('A', 1, 50, 50, 90)])), [{ points: 8, base: 0, balance: 0, governance: 8, weight: 0 }])
  // A type of 20 beside one of 80 is surveyed for the first time: it is what pulls the index from 80 to 50.
  t.match(explainChange(state([counted('A', 1, 80, 80), unsurveyed('B', 1)]), state([counted('A', 1, 80, 80), counted('B', 1, 20, 20)])), [
    { typeCode: 'B', cause: 'newly_surveyed', points: -22.5, weight: -22.5, base: 0 },
    { typeCode: 'A', cause: 'weight_shifted', points: -7.5, weight: -7.5 }
  ])
  t.strictSame(explainChange(state([unsurveyed('A', 1)]), state([counted('A', 1, 80, 80)])), [], 'no index before, no change')
})

void t.test('every way a type comes and goes has its name', async (t) => {
  const [a, b] = [counted('A', 1, 50, 50), counted('B', 1, 60, 60)]
  const causeOf = (old: readonly TypeState[], recent: readonly TypeState[]) => explainChange(state([b, ...old]), state([b, ...recent])).find(({ typeCode }) => typeCode === 'A')?.cause
  const absent = { ...unsurveyed('A', 1), applies: false }
  t.equal(causeOf([unsurveyed('A', 1)], [a]), 'newly_surveyed')
  t.equal(causeOf([absent], [a]), 'now_applies')
  t.equal(causeOf([], [a]), 'new_in_standard')
  t.equal(causeOf([a], [unsurveyed('A', 1)]), 'no_longer_surveyed')
  t.equal(causeOf([a], [absent]), 'no_longer_applies')
  t.equal(causeOf([a], []), 'dropped_from_standard')
  t.equal(causeOf([absent], [unsurveyed('A', 1)]), 'unchanged')
  t.equal(causeOf([counted('A', 1, 40, 60)], [counted('A', 1, 60, 40)]), 'score_moved', 'though the score is what it was')
})

const figure = fc.integer({ min: 0, max: 100_000 }).map((thousandths) => thousandths / 1000)
const codes = ['A', 'B', 'C', 'D', 'E', 'F', 'G'] as const
const typeOf = (code: string) =>
  fc
    .tuple(fc.integer({ min: 1, max: 5 }), figure, figure, fc.option(figure), fc.integer({ min: 0, max: 5 }))
    .map(([weight, base, balance, governance, luck]): TypeState => (luck === 0 ? unsurveyed(code, weight) : counted(code, weight, base, balance, governance)))
const states = fc.subarray([...codes], { minLength: 1 }).chain((present) => fc.tuple(...present.map(typeOf))).map(state)

void t.test('points sum exactly to the change of the index, and within a type to its points', async () => {
  fc.assert(
    fc.property(states, states, (before, after) => {
      const changes = explainChange(before, after)
      if (before.index === null || after.index === null) return changes.length === 0
      return (
        sum(changes.map(({ points }) => hundredths(points))) === hundredths(after.index) - hundredths(before.index) &&
        changes.every(({ points, base, balance, governance, weight }) => sum([base, balance, governance, weight].map(hundredths)) === hundredths(points)) &&
        changes.every(({ points }, at) => at === 0 || Math.abs(points) <= Math.abs(changes[at - 1]!.points)) &&
        changes.every((change) => !Object.values(change).some((value) => Object.is(value, -0)))
      )
    }),
    { numRuns: 3000 }
  )
})

void t.test('where the same types count, a type\'s points are what it gives to the index now less what it gave before', async () => {
  fc.assert(
    fc.property(fc.tuple(...codes.map((code) => fc.tuple(fc.integer({ min: 1, max: 5 }), figure, figure, figure, figure).map(([weight, ...indices]) => ({ code, weight, indices })))), (types) => {
      const old = types.map(({ code, weight, indices: [base, balance] }) => counted(code, weight, base, balance))
      const recent = types.map(({ code, weight, indices: [, , base, balance] }) => counted(code, weight, base, balance))
      const whole = sum(types.map(({ weight }) => weight))
      return explainChange(state(old), state(recent)).every(({ typeCode, points, base, balance, weight }) => {
        const at = codes.indexOf(typeCode as (typeof codes)[number])
        const share = types[at]!.weight / whole
        return (
          Math.abs(points - share * (recent[at]!.score! - old[at]!.score!)) < 0.01 &&
          Math.abs(base - (share * (recent[at]!.base! - old[at]!.base!)) / 2) < 0.02 &&
          Math.abs(balance - (share * (recent[at]!.balance! - old[at]!.balance!)) / 2) < 0.02 &&
          weight === 0
        )
      })
    }),
    { numRuns: 1000 }
  )
})

void t.test('hundredths keep to their total, each within one of the exact', async () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: -50, max: 50, noNaN: true }), { minLength: 1, maxLength: 20 }), fc.double({ min: -0.99, max: 0.99, noNaN: true }), (parts, off) => {
      const total = Math.round(sum(parts) * 100 + off * 0.5)
      const whole = inHundredths(parts, total)
      return sum(whole) === total && whole.every((value, at) => Math.abs(value - parts[at]! * 100) < 1 + 1e-6)
    }),
    { numRuns: 2000 }
  )
})

void t.test('over three published periods', async (t) => {
  const database = await testDatabase(t)
  await buildScoredCity(database)
  const { get } = await testService(t, database)
  const of = { standardVersion: twoTypes, scopeCode: micro.city }
  const first = await runCheckup(database, { period: '2023H1', ...of })
  await publishRun(database, first)
  await loadFacilities(database, [
    { id: 'F4', at: [600, 600], community: micro.communities[2], size: 60 },
    { id: 'F5', at: [300, 110], type: 'GOV01', community: micro.communities[1], size: 800, weeklyHours: 40 }
  ])
  await load(database, observationImport, [
    { period: '2023H2', community_code: micro.communities[1], type_code: 'COM01', component: 'satisfaction', numerator: 10, denominator: 40, source: 'trial' }
  ])
  const second = await runCheckup(database, { period: '2023H2', ...of })
  await publishRun(database, second)
  const draft = await runCheckup(database, { period: '2024H1', ...of })

  const trendOf = async (run: number, code: string, query = '') => {
    const { status, body } = await get(`/v1/checkup/runs/${run}/trend/${code}${query}`)
    t.equal(status, 200, JSON.stringify(body))
    return body as Trend
  }
  const explains = (t: Test, { change, types, before, after }: Trend) => {
    t.equal(hundredths(change.index!), hundredths(after.index!) - hundredths(before!.index!))
    t.equal(sum(types.map(({ points }) => hundredths(points))), hundredths(change.index!), 'the types sum to the change')
    for (const type of types) t.equal(sum([type.base, type.balance, type.governance, type.weight].map(hundredths)), hundredths(type.points), type.typeCode)
  }

  await t.test('a change names the run it is against, and the types that moved it', async (t) => {
    const found = await trendOf(second, micro.communities[2])
    t.match(found, { run: { id: second }, previousRun: { id: first, period: '2023H1' }, comparable: true, notes: [], before: { runId: first }, after: { runId: second } })
    t.ok(found.change.index! > 0, 'it got a shop')
    t.match(found.types[0], { typeCode: 'COM01', cause: 'score_moved', nameZh: 'COM01', scoreBefore: 0, scoreAfter: 100 })
    explains(t, found)
    const all = await trendOf(second, micro.city)
    explains(t, all)
    t.strictSame([all.change.rank, all.change.rankInLevel], [0, 0])
  })

  await t.test('what became known of governance is governance\'s', async (t) => {
    const found = await trendOf(second, micro.communities[1])
    explains(t, found)
    const shop = found.types.find((type) => type.typeCode === 'COM01')!
    t.ok(shop.governance < 0 && shop.base === 0 && shop.balance === 0, 'a poor rating, and nothing else')
  })

  await t.test('a run that is not published is measured against the newest published period, or against a run that is named', async (t) => {
    t.match(await trendOf(draft, micro.city), { previousRun: { id: second } })
    t.match(await trendOf(draft, micro.city, `?against=${first}`), { previousRun: { id: first } })
    t.match(await trendOf(first, micro.city), { previousRun: null, before: null, change: { index: null, rank: null }, types: [], notes: [/before 2023H1/] })
    isProblem(t, await get(`/v1/checkup/runs/${draft}/trend/${micro.city}?against=${draft}`), 409, 'conflict')
    isProblem(t, await get(`/v1/checkup/runs/${draft}/trend/${micro.city}?against=99`), 404, 'not-found')
    isProblem(t, await get(`/v1/checkup/runs/99/trend/${micro.city}`), 404, 'not-found')
    isProblem(t, await get(`/v1/checkup/runs/${draft}/trend/440000000000`), 404, 'not-found')
    const far: Caller = { subject: 'far', role: 'viewer', regionCode: '440000000000' }
    isProblem(t, await get(`/v1/checkup/runs/${second}/trend/${micro.city}?against=${draft}`, { as: far }), 404, 'not-found')
  })

  await t.test('who rose and fell most, with the types that did it', async (t) => {
    const { body } = await get(`/v1/checkup/runs/${second}/movers?level=community`)
    const found = body as Movers
    t.match(found, { run: { id: second }, level: 'community', within: micro.city, comparable: true, notes: [] })
    const changes = await Promise.all(micro.communities.map(async (code) => (await trendOf(second, code)).change.index))
    const ranked = (trend: Trend) => trend.before?.rank != null && trend.after.rank !== null
    for (const trend of [...found.risers, ...found.fallers]) {
      t.equal(trend.change.index, changes[micro.communities.indexOf(trend.code as (typeof micro.communities)[number])])
      t.ok(ranked(trend))
      explains(t, trend)
    }
    t.equal(found.risers.length, found.risen)
    t.equal(found.fallers.length, found.fallen)
    t.equal(found.risers[0]?.code, micro.communities[2], 'the new shop')
    t.strictSame(found.risers.map(({ change }) => change.index), found.risers.map(({ change }) => change.index).toSorted((a, b) => b! - a!))
    const one = (await get(`/v1/checkup/runs/${second}/movers?level=community&limit=1&within=${micro.county}`)).body as Movers
    t.equal(one.risers.length, 1)
    t.match((await get(`/v1/checkup/runs/${first}/movers`)).body, { compared: 0, risers: [], fallers: [], notes: [/no county/] })
    t.match((await get(`/v1/checkup/runs/${first}/movers?level=community&against=${second}`)).body, { fallers: [{ code: micro.communities[2], previousRun: { id: second } }] })
    isProblem(t, await get(`/v1/checkup/runs/${first}/movers?limit=0`), 422, 'unprocessable-input', ['/limit'])
  })

  await t.test('another standard and another network are allowed, and said', async (t) => {
    await publish(database, 'three-types', [
      facilityType({ code: 'COM01', minSize: 50, weight: 3 }),
      facilityType({ code: 'GOV01', circleMinutes: 15, category: 'government', categoryZh: '政务', minWeeklyHours: 35 }),
      facilityType({ code: 'ELD01', category: 'elderly_care', categoryZh: '养老', group: 'elderly' })
    ])
    await loadFacilities(database, [{ id: 'F6', at: [100, 200], type: 'ELD01', community: micro.communities[0], size: 60 }])
    const third = await runCheckup(database, { period: '2024H1', standardVersion: 'three-types', scopeCode: micro.city })
    await publishRun(database, third)
    const found = await trendOf(third, micro.communities[0])
    t.match(found, { comparable: false, notes: [/standard changed from two-types to three-types/] })
    t.equal(found.types.find((type) => type.typeCode === 'ELD01')?.cause, 'new_in_standard')
    explains(t, found)
    t.match((await get(`/v1/checkup/runs/${third}/movers?level=community`)).body, { comparable: false, notes: [/standard changed/] })
  })

  await t.test('a run of a county is measured against the city\'s, and ranks are not', async (t) => {
    const narrow = await runCheckup(database, { period: '2024H2', standardVersion: 'three-types', scopeCode: micro.county })
    const found = await trendOf(narrow, micro.street)
    t.match(found, { previousRun: { period: '2024H1', scopeCode: micro.city }, change: { rank: null, rankInLevel: null }, notes: [/cover different regions/] })
    explains(t, found)
  })

  await t.test('a region goes through all its published periods', async (t) => {
    const series = (await get(`/v1/regions/${micro.county}/trend`)).body as Trend[]
    t.strictSame(series.map(({ run, previousRun }) => [run.period, previousRun?.period]), [['2023H1', undefined], ['2023H2', '2023H1'], ['2024H1', '2023H2']])
    for (const trend of series.slice(1)) explains(t, trend)
    t.strictSame((await get('/v1/regions/440000000000/trend')).body, [])
    // A correction takes the place of what it corrects.
    await loadSites(database, [{ id: 'S9', at: [200, 200], community: micro.communities[0], population: 500 }])
    const correction = await runCheckup(database, { period: '2023H2', ...of })
    await publishRun(database, correction)
    const corrected = (await get(`/v1/regions/${micro.county}/trend`, { as: administrator })).body as Trend[]
    t.strictSame(corrected.map(({ run }) => run.id), [first, correction, corrected[2]!.run.id])
  })
})
