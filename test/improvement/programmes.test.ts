/** Annual programmes: chosen as well as can be, adopted, followed by date. */
import { setTimeout } from 'node:timers/promises'
import t, { type Test } from 'tap'
import { createTypeLifting, gainOf, projectGainOf } from '../../src/improvement/gain.js'
import type { IndexTarget } from '../../src/improvement/index-target-queries.js'
import { createPlanners } from '../../src/improvement/planner-queries.js'
import { createProgrammeChooser, leastMoneyTo, type ProgrammeOption } from '../../src/improvement/programme-choice.js'
import type { Programme } from '../../src/improvement/programme-queries.js'
import type { Dashboard, ProgrammeProgress } from '../../src/improvement/progress-queries.js'
import { asCaller, operator, type Caller } from '../../src/platform/caller.js'
import { facilityType, publish, publishRun, runCheckup } from '../support/checkup.js'
import { skipWithout, testDatabase } from '../support/database.js'
import { degreesAt, gridStreets, loadFacilities, loadNetwork, loadRegions, loadSites, micro, type Place } from '../support/micro-city.js'
import { randomNumbers } from '../support/random.js'
import { isProblem, testService, type Answer } from '../support/service.js'

const planner: Caller = { subject: 'planner', role: 'planner', regionCode: micro.county }
const head: Caller = { subject: 'head', role: 'administrator', regionCode: micro.county }
const random = randomNumbers(5)
const size = 1_400
// Three communities in two streets of the county, the fourth in another one.
const communityAt = ([east, north]: Place) => micro.communities[(east < size / 2 ? 0 : 1) + (north < size / 2 ? 0 : 2)]!
const database = await testDatabase(t)
await loadRegions(database)
await loadNetwork(database, gridStreets(15, 15, 100))
await publish(database, 'three', [
  facilityType({ code: 'COM01', minSize: 50, peoplePerFacility: 1_500, maxMetres: 400 }),
  facilityType({ code: 'ELD01', category: 'elderly_care', group: 'elderly', weight: 1.5, supplyUnit: 'beds', minSize: 20, supplyPer1000: 40, per1000Of: 'elderly', circleMinutes: 15 }),
  facilityType({ code: 'EDU01', category: 'education', group: 'child', weight: 0.7, supplyUnit: 'places', minSize: 60, supplyPer1000: 30, per1000Of: 'all', circleMinutes: 15 })
])
await loadSites(database, Array.from({ length: 60 }, (_, i) => {
  const at = random.place(size)
  const population = 50 + random.below(400)
  return { id: `S${i}`, at, community: communityAt(at), population, elderly: random.below(population / 3), children: random.below(population / 5) }
}))
await loadFacilities(database, Array.from({ length: 12 }, (_, i) => {
  const at = random.place(size)
  return { id: `F${i}`, at, type: ['COM01', 'ELD01', 'EDU01'][i % 3]!, community: communityAt(at), size: 20 + random.below(100), status: i % 5 === 4 ? 'suspended' : 'operating' }
}))
const run = await runCheckup(database, { period: '2024H1', standardVersion: 'three', scopeCode: micro.city })
await publishRun(database, run)
const { get, send } = await testService(t, database)

const { scoredRuns, forecasts } = createPlanners(database, null)
const { asked, run: county } = await scoredRuns.within(operator, micro.county, { run })

/** Projects anywhere in the county, of what they may cost. */
async function options(count: number, seed: number): Promise<ProgrammeOption[]> {
  const numbers = randomNumbers(seed)
  const plans = Array.from({ length: count }, (_, i) => {
    let at = numbers.place(size)
    while (communityAt(at) === micro.communities[3]) at = numbers.place(size)
    return {
      action: 'add' as const, typeCode: ['COM01', 'ELD01', 'EDU01'][i % 3]!, communityCode: communityAt(at), facility: null, location: { coordinates: degreesAt(at) }, size: 30 + numbers.below(100), weeklyHours: null
    }
  })
  const resolved = await forecasts.resolve(operator, asked, county, plans)
  return resolved.map(({ plan }) => ({ ...plan!, cost: 1 + numbers.below(9) }))
}

const subsets = (count: number) => Array.from({ length: 2 ** count }, (_, bits) => Array.from({ length: count }, (_unused, i) => i).filter((i) => ((bits >> i) & 1) === 1))
const costOf = (given: readonly ProgrammeOption[], chosen: readonly number[]) => chosen.reduce((sum, i) => sum + given[i]!.cost, 0)

void t.test('a county taken out of its city scores as it does in it', async (t) => {
  const { run: city } = await scoredRuns.answering(operator, micro.county, { run })
  for (const [r, { code, level }] of county.inputs.places.regions.entries()) {
    const at = city.inputs.places.regions.findIndex((region) => region.code === code)
    for (const name of ['base', 'balance', 'governance', 'score'] as const) t.ok(Object.is(county.regions.columns[name][r], city.regions.columns[name][at]), `${code} ${name}`)
    t.equal(county.regions.inequality.gini[r], city.regions.inequality.gini[at])
    if (level === 'community') t.equal(county.regions.marks.priority[r], city.regions.marks.priority[at])
  }
})

void t.test('no choice lifts more: held against all choices there are', async (t) => {
  for (const seed of [1, 2, 3, 4]) {
    const given = await options(9, seed)
    const lifts = subsets(given.length).map((chosen) => ({ chosen, cost: costOf(given, chosen), lift: gainOf(county, chosen.flatMap((i) => given[i]!.wanted)).lift }))
    const chooser = createProgrammeChooser(county, given)
    const streetOf = (i: number) => county.inputs.places.regions.find(({ code }) => code === given[i]!.communityCode)!.parentCode!
    for (const budget of [0, 7, 15, 30, 100]) {
      for (const mostOfStreet of [1, 0.6]) {
        const found = chooser.choose({ budget, mostOfStreet, weakest: 0 })
        const fair = (chosen: readonly number[]) => [...new Set(chosen.map(streetOf))].every((street) => costOf(given, chosen.filter((i) => streetOf(i) === street)) <= mostOfStreet * budget)
        const best = Math.max(...lifts.filter(({ cost, chosen }) => cost <= budget && fair(chosen)).map(({ lift }) => lift))
        t.ok(found.optimal && Math.abs(found.lift - best) < 0.011, `seed ${seed}, ${budget}, ${mostOfStreet}: ${found.lift} of ${best}`)
        t.ok(found.spent <= budget && fair(found.chosen) && found.upperBound >= found.lift)
        t.ok(Math.abs(found.lifts.reduce((sum, lift) => sum + lift, 0) - found.lift) < 1e-6, 'what each adds makes the whole')
        t.ok(Math.abs(gainOf(county, found.chosen.flatMap((i) => given[i]!.wanted)).lift - found.lift) < 0.011, 'and it is what all of them together lift')
      }
    }
  }
})

void t.test('of many projects that concern each other the choice is a good one, below a bound that holds', async (t) => {
  // Fourteen of one type about one place: more than are looked at in all ways.
  const given = (await options(42, 9)).filter(({ typeId }, _, all) => typeId === all[1]!.typeId)
  const chooser = createProgrammeChooser(county, given)
  const lifts = subsets(given.length).filter((chosen) => costOf(given, chosen) <= 20 && chosen.length <= 5)
  const best = Math.max(...lifts.map((chosen) => gainOf(county, chosen.flatMap((i) => given[i]!.wanted)).lift))
  const found = chooser.choose({ budget: 20, mostOfStreet: 1, weakest: 0 })
  t.notOk(found.optimal, 'it does not say that it is the best')
  t.ok(found.lift >= 0.8 * best && found.upperBound >= best - 0.011, `${found.lift} of ${best}, bound ${found.upperBound}`)
})

void t.test('the weakest communities come first where that is asked for, as far as the money goes', async (t) => {
  const given = await options(9, 2)
  const { regions } = county.inputs.places
  const weakest = [...regions.keys()].filter((r) => regions[r]!.level === 'community' && given.some(({ communityCode }) => communityCode === regions[r]!.code))
    .sort((a, b) => county.regions.marks.priority[b]! - county.regions.marks.priority[a]!).map((r) => regions[r]!.code)
  const found = createProgrammeChooser(county, given).choose({ budget: 20, mostOfStreet: 1, weakest: 2 })
  t.equal(found.forced.length, 2)
  t.strictSame(found.forced.map((i) => given[i]!.communityCode), weakest.slice(0, 2))
  t.ok(found.forced.every((i) => found.chosen.includes(i)))
  t.strictSame(createProgrammeChooser(county, given).choose({ budget: 0, mostOfStreet: 1, weakest: 2 }).forced, [])
})

void t.test('the weakest communities get theirs among many projects that concern each other too', async (t) => {
  const { lift } = createTypeLifting(county)
  for (const seed of [9, 21]) {
    const drawn = (await options(42, seed)).filter(({ typeId }, _, all) => typeId === all[1]!.typeId)
    t.equal(drawn.length, 14)
    const sets = subsets(drawn.length)
    const known = new Map<number, number>()
    const liftOf = (bits: number) => {
      if (!known.has(bits)) known.set(bits, lift(drawn[0]!.typeId, sets[bits]!.flatMap((i) => drawn[i]!.wanted)))
      return known.get(bits)!
    }
    for (const given of [drawn, drawn.map((option) => ({ ...option, cost: 10 })), drawn.map((option, i) => ({ ...option, cost: i % 3 === 0 ? 0 : option.cost }))]) {
      const payable = sets.map((chosen, bits) => ({ chosen, bits, cost: costOf(given, chosen) })).filter(({ cost }) => cost <= 100)
      const chooser = createProgrammeChooser(county, given)
      for (const budget of [0, 20, 30, 100]) {
        for (const mostOfStreet of [1, 0.6]) {
          const found = chooser.choose({ budget, mostOfStreet, weakest: 3 })
          const streetOf = (i: number) => county.inputs.places.regions.find(({ code }) => code === given[i]!.communityCode)!.parentCode!
          const fair = (chosen: readonly number[]) => [...new Set(chosen.map(streetOf))].every((street) => costOf(given, chosen.filter((i) => streetOf(i) === street)) <= mostOfStreet * budget + 1e-9)
          // Two beside those that have to be in: each look scores the type.
          const able = payable.filter(({ chosen, cost }) => cost <= budget && chosen.length <= found.forced.length + 2 && found.forced.every((i) => chosen.includes(i)) && fair(chosen))
          const best = Math.max(...able.map(({ bits }) => liftOf(bits)))
          const about = `seed ${seed}, ${budget}, ${mostOfStreet}: ${found.lift} of ${best}, bound ${found.upperBound}`
          t.ok([found.lift, found.spent, found.upperBound, ...found.lifts].every(Number.isFinite), about)
          t.ok(found.forced.every((i) => found.chosen.includes(i)) && found.forced.length <= 3 && (budget < 100 || found.forced.length === 3), 'those that have to be are in')
          t.ok(found.spent <= budget + 1e-9 && Math.abs(costOf(given, found.chosen) - found.spent) < 1e-9 && fair(found.chosen), 'within the limits')
          t.notOk(found.optimal)
          t.ok(found.lift >= 0.8 * best && found.upperBound >= Math.max(best, found.lift) - 1e-6, about)
          t.ok(Math.abs(lift(given[0]!.typeId, found.chosen.flatMap((i) => given[i]!.wanted)) - found.lift) < 1e-6, 'what it says is what all of them lift')
        }
      }
    }
  }
})

void t.test('what is free is taken into account, whatever street it is in: held against all choices there are', async (t) => {
  const { lift } = createTypeLifting(county)
  const numbers = randomNumbers(31)
  const pool = await options(48, 30)
  const wrong: string[] = []
  for (let round = 0; round < 300; round++) {
    const given = Array.from({ length: 8 }, () => ({ ...pool[numbers.below(pool.length)]!, cost: Math.max(0, numbers.below(9) - 3) }))
    const types = [...new Set(given.map(({ typeId }) => typeId))]
    const known = new Map<string, number>()
    const liftOf = (typeId: number, chosen: readonly number[]) => {
      const key = chosen.join(' ')
      if (!known.has(key)) known.set(key, chosen.length === 0 ? 0 : lift(typeId, chosen.flatMap((i) => given[i]!.wanted)))
      return known.get(key)!
    }
    const streetOf = (i: number) => county.inputs.places.regions.find(({ code }) => code === given[i]!.communityCode)!.parentCode!
    const budget = numbers.below(20)
    const mostOfStreet = (3 + numbers.below(8)) / 10
    const limit = mostOfStreet * budget + 1e-9
    const streets = [...new Set(given.map((_, i) => streetOf(i)))]
    const able = (chosen: readonly number[]) => costOf(given, chosen) <= budget && streets.every((street) => costOf(given, chosen.filter((i) => streetOf(i) === street)) <= limit)
    const best = Math.max(
      ...subsets(given.length).filter(able).map((chosen) => types.reduce((sum, typeId) => sum + liftOf(typeId, chosen.filter((i) => given[i]!.typeId === typeId)), 0))
    )
    const found = createProgrammeChooser(county, given).choose({ budget, mostOfStreet, weakest: 0 })
    const right = found.optimal && Math.abs(found.lift - best) < 1e-6 && Math.abs(found.upperBound - best) < 1e-6 && able(found.chosen)
    if (!right) wrong.push(`round ${round}: ${found.lift} of ${best}, bound ${found.upperBound}, ${found.optimal ? 'said to be the best' : 'not said to be the best'}`)
  }
  t.strictSame(wrong, [])
})

void t.test('the least money to an index is near the least there is, and nothing in it is needless', async (t) => {
  for (const seed of [11, 12, 13]) {
    const given = await options(9, seed)
    const reaches = (chosen: readonly number[], target: number) => {
      const wanted = chosen.flatMap((i) => given[i]!.wanted)
      return county.inputs.places.communities.every((code) => indexThen(code, wanted) >= target)
    }
    const all = given.map((_, i) => i)
    const target = Math.floor(Math.min(...county.inputs.places.communities.map((code) => indexThen(code, all.flatMap((i) => given[i]!.wanted)))) * 10) / 10 - 2
    const found = leastMoneyTo(county, given, target)
    const best = Math.min(...subsets(given.length).filter((chosen) => reaches(chosen, target)).map((chosen) => costOf(given, chosen)))
    t.strictSame(found.missed, [])
    t.ok(reaches(found.chosen, target), `seed ${seed}: it is reached`)
    t.ok(found.leastCost! <= best + 1e-9 && best <= found.spent, `${found.leastCost} <= ${best} <= ${found.spent}`)
    t.ok(found.spent <= 1.5 * best, `${found.spent} of ${best}`)
    for (const i of found.chosen) t.notOk(reaches(found.chosen.filter((other) => other !== i), target), 'each is needed')
    t.ok(leastMoneyTo(county, given, 100).missed.length > 0)
    t.strictSame(leastMoneyTo(county, [], target).chosen, [])
  }
})

/** Index of a community, were some facilities others; Infinity for one without people. */
const indexThen = (communityCode: string, wanted: ProgrammeOption['wanted']): number =>
  projectGainOf(county, { communityCode, typeId: county.inputs.rules[0]!.typeId, wanted }).community.after.index ?? Infinity

const content = (i: number, at: Place, budget: number | null, more: object = {}) => ({
  communityCode: communityAt(at), typeCode: ['COM01', 'ELD01', 'EDU01'][i % 3]!, name: `project ${i}`, action: 'add', location: { type: 'Point', coordinates: degreesAt(at) }, size: 80, budget, ...more
})
const places: Place[] = [[100, 100], [1_300, 100], [100, 1_300], [600, 300], [300, 600], [900, 400]]

void t.test('a draft is chosen among the projects of a county, and says what more or less money would do', async (t) => {
  for (const [i, at] of places.entries()) {
    await send('PUT', `/v1/projects/P${i}`, content(i, at, 10 + i, { dueOn: '2024-08-15', milestones: [{ name: 'tender', dueOn: '2024-07-01', doneOn: i === 0 ? '2024-06-20' : null }] }), { as: planner })
  }
  await send('PUT', '/v1/projects/unpriced', content(0, [50, 50], null), { as: planner })
  await send('PUT', '/v1/projects/serve', content(0, [50, 50], 5, { action: 'serve' }), { as: planner })
  const ask = (more: object = {}, as: Caller = planner) => send('POST', '/v1/programmes', { regionCode: micro.county, year: 2024, name: 'this year', budget: 30, run, ...more }, { as })
  const { body, status } = await ask()
  t.equal(status, 201)
  const draft = body as Programme
  t.match(draft, { state: 'draft', year: 2024, runId: run, fairness: { mostOfStreet: 1, weakest: 0 }, optimal: true, left: [{ projectId: 'serve' }, { projectId: 'unpriced', why: 'it has no budget' }] })
  t.equal(draft.spent, draft.projects.reduce((sum, { cost }) => sum + cost, 0))
  t.ok(draft.spent <= 30 && draft.less.spent <= 27 && draft.more.spent <= 33)
  t.ok(draft.less.lift <= draft.expected.lift && draft.expected.lift <= draft.more.lift)
  t.ok(Math.abs(draft.projects.reduce((sum, { lift }) => sum + lift, 0) - draft.expected.lift) < 0.05)
  isProblem(t, await ask({ regionCode: micro.city }, { ...planner, regionCode: micro.city }), 422, 'unprocessable-input', ['/regionCode'])
  isProblem(t, await ask({ regionCode: micro.otherCounty }), 403, 'forbidden')
  isProblem(t, await ask({ projects: ['P1', 'none'] }), 422, 'unprocessable-input', ['/projects/1'])
  t.strictSame(((await ask({ projects: ['P1', 'P2'], budget: 11 })).body as Programme).projects.map(({ projectId }) => projectId), ['P1'])
  isProblem(t, await get(`/v1/programmes/${draft.id}`, { as: { ...planner, regionCode: micro.otherCounty } }), 404, 'not-found')
  isProblem(t, await send('DELETE', '/v1/projects/P1', undefined, { as: planner }), 409, 'conflict')
})

void t.test('adopted, it is fixed, and how far it is is told for any day', async (t) => {
  const { items } = (await get('/v1/programmes?state=draft', { as: planner })).body as { items: Programme[] }
  const [small, draft] = items as [Programme, Programme]
  isProblem(t, await send('POST', `/v1/programmes/${draft.id}/adoption`, {}, { as: planner }), 403, 'forbidden')
  t.strictSame(((await get(`/v1/programmes/${draft.id}`, { as: planner })).body as Programme).projects.map(({ state }) => state), draft.projects.map(() => 'proposed'), 'nothing of it was done')
  const adopted = (await send('POST', `/v1/programmes/${draft.id}/adoption`, { on: '2024-07-01' }, { as: head })).body as Programme
  t.match(adopted, { state: 'adopted', adoptedOn: '2024-07-01' })
  t.strictSame(adopted.projects.map(({ state }) => state), draft.projects.map(() => 'approved'))
  isProblem(t, await send('POST', `/v1/programmes/${draft.id}/adoption`, {}, { as: head }), 409, 'conflict')
  isProblem(t, await send('DELETE', `/v1/programmes/${draft.id}`, undefined, { as: head }), 409, 'conflict')
  isProblem(t, await send('POST', `/v1/programmes/${small.id}/adoption`, {}, { as: head }), 409, 'conflict')
  const [first, second] = adopted.projects.map(({ projectId }) => projectId) as [string, string]
  const move = (id: string, to: string, on: string) => send('POST', `/v1/projects/${id}/moves`, { to, on }, { as: head })
  await move(first, 'under_way', '2024-07-10')
  await send('PUT', `/v1/projects/${first}/reports/2024-07-20`, { progress: 0.4, spent: 5 }, { as: planner })
  await send('PUT', `/v1/projects/${first}/reports/2024-08-10`, { progress: 1, spent: 99 }, { as: planner })
  await move(first, 'completed', '2024-08-12')
  await move(first, 'accepted', '2024-08-20')
  await move(second, 'under_way', '2024-08-01')

  const on = async (day: string) => (await get(`/v1/programmes/${draft.id}/progress?on=${day}`, { as: planner })).body as ProgrammeProgress
  const count = adopted.projects.length
  t.match(await on('2024-06-30'), { projects: count, states: { proposed: count }, spent: 0, late: 0, milestonesDue: 0, milestonesLate: 0 })
  t.match(await on('2024-07-25'), { states: { approved: count - 1, under_way: 1 }, spent: 5, late: 0, overBudget: 0, milestonesDue: count })
  const late = await on('2024-08-16')
  t.match(late, { states: { approved: count - 2, under_way: 1, completed: 1 }, spent: 99, late: count - 1, overBudget: 1, milestonesLate: adopted.projects.filter(({ projectId }) => projectId !== 'P0').length })
  t.strictSame(late.byProject.filter((one) => one.overBudget).map(({ projectId }) => projectId), [first])
  t.match(await on('2024-08-21'), { states: { accepted: 1 }, lift: late.lift, liftAccepted: adopted.projects[0]!.lift })

  const dashboard = (await get(`/v1/programmes/dashboard?region=${micro.city}&year=2024&on=2024-08-21`, { as: { ...planner, regionCode: micro.city } })).body as Dashboard
  t.match(dashboard, { programmes: 1, total: { projects: count, spent: 99 }, byCounty: [{ code: micro.county, projects: count }] })
  t.equal(dashboard.byType.reduce((sum, { projects }) => sum + projects, 0), count)
  t.match((await get(`/v1/programmes/dashboard?region=${micro.city}&year=2023`, { as: planner })).body, { programmes: 0, total: { projects: 0 }, byCounty: [], byType: [] })
  isProblem(t, await get('/v1/programmes/dashboard?region=990000000000&year=2023', { as: planner }), 404, 'not-found')

  const then = await runCheckup(database, { period: '2024H2', standardVersion: 'three', scopeCode: micro.city })
  await publishRun(database, then)
  const { body } = await get(`/v1/programmes/${draft.id}/effect`, { as: planner })
  t.match(body, { programmeId: draft.id, expected: { lift: adopted.expected.lift }, projects: [{ projectId: first, measured: { runId: then } }] })
})

void t.test('the least money to an index is asked over HTTP', async (t) => {
  const prices = [{ typeCode: 'COM01', facility: 10, unit: 0.1 }, { typeCode: 'EDU01', facility: 20, unit: 0.1 }, { typeCode: 'ELD01', facility: 30, unit: 0.5 }]
  const { body } = await send('POST', '/v1/site-selection/index-target', { regionCode: micro.county, index: 60, prices, run }, { as: planner })
  const { chosen, communities, reached, spent, leastCost } = body as IndexTarget
  t.ok(communities.length > 0 && communities.every(({ before }) => before < 60))
  t.equal(reached, communities.every((community) => community.after >= 60))
  t.ok(Math.abs(spent - chosen.reduce((sum, { cost }) => sum + cost, 0)) < 1e-6)
  t.ok(!reached || leastCost! <= spent + 1e-9)
  isProblem(t, await send('POST', '/v1/site-selection/index-target', { regionCode: micro.city, index: 60, prices, run }, { as: planner }), 422, 'unprocessable-input', ['/regionCode'])
})

/** Drafts a programme of named projects, all of which it takes. */
async function draftOf(t: Test, year: number, projects: readonly string[]): Promise<number> {
  const { body } = await send('POST', '/v1/programmes', { regionCode: micro.county, year, name: `of ${year}`, budget: 100, projects, run }, { as: planner })
  t.strictSame((body as Programme).projects.map(({ projectId }) => projectId).sort(), [...projects].sort(), 'they are all chosen')
  return (body as Programme).id
}
const adopt = (id: number, on?: string) => send('POST', `/v1/programmes/${id}/adoption`, on === undefined ? {} : { on }, { as: head })
const stateOf = async (id: string) => ((await get(`/v1/projects/${id}`, { as: planner })).body as { state: string }).state

void t.test('adopted is what was weighed: not what its projects were made since', async (t) => {
  const put = (id: string, i: number, at: Place, budget: number, more: object = {}) => send('PUT', `/v1/projects/${id}`, content(i, at, budget, more), { as: planner })
  await put('Q1', 0, [250, 1_150], 20)
  await put('Q2', 1, [1_150, 250], 30)
  const id = await draftOf(t, 2025, ['Q1', 'Q2'])
  await put('Q1', 0, [250, 1_150], 400)
  const dear = await adopt(id)
  isProblem(t, dear, 409, 'conflict')
  t.match(dear.body, { detail: /: Q1 \(budget\): draft it anew/ })
  await put('Q1', 0, [250, 1_150], 20, { size: 81 })
  await put('Q2', 2, [1_150, 150], 30)
  t.match((await adopt(id)).body, { status: 409, detail: /: Q1 \(size\), Q2 \(location, typeCode\): draft it anew/ })
  t.strictSame([await stateOf('Q1'), await stateOf('Q2')], ['proposed', 'proposed'], 'none of it is done')
  t.match((await get(`/v1/programmes/${id}`, { as: planner })).body, { state: 'draft' })

  await put('Q1', 0, [250, 1_150], 20, { name: 'another name', note: 'a word', dueOn: '2025-10-01' })
  await put('Q2', 1, [1_150, 250], 30)
  isProblem(t, await adopt(id, '2999-01-01'), 422, 'unprocessable-input', ['/on'])
  t.match(await adopt(id), { status: 201, body: { state: 'adopted', spent: 50 } }, 'what decides nothing may change')
})

void t.test('no programme is adopted on a day to come, even where all of it is approved', async (t) => {
  await send('PUT', '/v1/projects/Q3', content(0, [250, 1_150], 10), { as: planner })
  await send('POST', '/v1/projects/Q3/moves', { to: 'approved' }, { as: head })
  const id = await draftOf(t, 2026, ['Q3'])
  isProblem(t, await adopt(id, '2999-01-01'), 422, 'unprocessable-input', ['/on'])
  await send('PUT', '/v1/projects/Q3', content(0, [250, 1_150], 90), { as: planner })
  isProblem(t, await adopt(id), 409, 'conflict')
  t.match((await get(`/v1/programmes/${id}`, { as: planner })).body, { state: 'draft', adoptedOn: null })
})

void t.test('of programmes that are adopted at once one has a project that both hold', { skip: skipWithout(database, 'sessions') }, async (t) => {
  await send('PUT', '/v1/projects/Q4', content(0, [250, 1_150], 10), { as: planner })
  const ids = [await draftOf(t, 2027, ['Q4']), await draftOf(t, 2028, ['Q4'])]
  let asked: Promise<Answer[]> | undefined
  await asCaller(database, operator, async ({ client }) => {
    await client.query("select from improvement.project where external_id = 'Q4' for update")
    asked = Promise.all(ids.map((id) => adopt(id)))
    let waiting = 0
    for (let look = 0; waiting < 2 && look < 100; look++) {
      await setTimeout(20)
      await client.query('select pg_stat_clear_snapshot()')
      const found = await client.query<{ waiting: number }>(
        'select count(*)::integer as waiting from pg_locks as l join pg_stat_activity as a on a.pid = l.pid where a.datname = current_database() and not l.granted'
      )
      waiting = found.rows[0]!.waiting
    }
    t.equal(waiting, 2, 'both wait for the project')
  })
  const answers = await asked!
  t.strictSame(answers.map(({ status }) => status).sort(), [201, 409])
  isProblem(t, answers.find(({ status }) => status !== 201)!, 409, 'conflict')
  const { items } = (await get('/v1/programmes?state=adopted', { as: planner })).body as { items: Programme[] }
  t.equal(items.filter(({ projects }) => projects.some(({ projectId }) => projectId === 'Q4')).length, 1)
})
