/** Where to build: checked against what-if, and against trying everything. */
import t from 'tap'
import type { SiteSelection } from '../../src/improvement/site-selection-queries.js'
import type { WhatIfAnswer } from '../../src/improvement/what-if-queries.js'
import type { Caller } from '../../src/platform/caller.js'
import { facilityType, publish, runCheckup } from '../support/checkup.js'
import { testDatabase } from '../support/database.js'
import { degreesAt, gridStreets, loadFacilities, loadNetwork, loadRegions, loadSites, micro, type Place } from '../support/micro-city.js'
import { randomNumbers } from '../support/random.js'
import { isProblem, testService } from '../support/service.js'

const planner: Caller = { subject: 'planner', role: 'planner', regionCode: micro.city }
const database = await testDatabase(t)
const random = randomNumbers(17)
const size = 1_200
await loadRegions(database)
await loadNetwork(database, gridStreets(13, 13, 100))
await publish(database, 'two', [facilityType({ code: 'COM01', minSize: 50, maxMetres: 250 }), facilityType({ code: 'ELD01', group: 'elderly', minSize: 20, maxMetres: 300, supplyPer1000: 40, per1000Of: 'elderly' })])
const communityAt = ([east, north]: Place) => micro.communities[(east < size / 2 ? 0 : 1) + (north < size / 2 ? 0 : 2)]!
await loadSites(database, Array.from({ length: 70 }, (_, i) => {
  const at = random.place(size)
  const population = 50 + random.below(300)
  return { id: `S${i}`, at, community: communityAt(at), population, elderly: random.below(population / 3), children: random.below(population / 4) }
}))
await loadFacilities(database, Array.from({ length: 6 }, (_, i) => {
  const at = random.place(size)
  return { id: `F${i}`, type: i % 2 === 0 ? 'COM01' : 'ELD01', at, community: communityAt(at), size: 40 }
}))
const run = await runCheckup(database, { period: '2024H1', standardVersion: 'two', scopeCode: micro.city })
const { send, graphql } = await testService(t, database)
const candidates = Array.from({ length: 9 }, (_, i) => {
  const [lon, lat] = degreesAt(random.place(size))
  return { id: `c${i}`, lon, lat, cost: 10 + random.below(30) }
})
const select = async (question: object, as: Caller = planner) => (await send('POST', '/v1/site-selection', { candidates, ...question }, { as })).body as SiteSelection

/** Residents newly served by candidates, as what-if finds them. */
async function newlyBy(typeCode: string, ids: readonly string[]) {
  const changes = ids.map((id) => ({ change: 'add', typeCode, lon: candidates.find((one) => one.id === id)!.lon, lat: candidates.find((one) => one.id === id)!.lat, size: 60 }))
  const answer = (await send('POST', '/v1/what-if', { run, changes }, { as: planner })).body as WhatIfAnswer
  return answer.served.newly
}

void t.test('what it says is newly served is what what-if finds, and no other choice serves more', async (t) => {
  for (const [typeCode, group] of [['COM01', 'residents'], ['ELD01', 'elderly']] as const) {
    const found = await select({ typeCode, facilities: 2 })
    t.match(found, { runId: run, typeCode, candidates: 9, optimal: true, guarantee: 1 })
    t.strictSame(await newlyBy(typeCode, found.chosen.map(({ id }) => id)), found.newly)
    t.equal(found.newly[group], found.gain, 'it is the group of the type that counts')
    for (const [i, one] of candidates.entries()) {
      for (const other of candidates.slice(i + 1)) {
        const newly = await newlyBy(typeCode, [one.id, other.id])
        t.ok(newly[group] <= found.gain, `${one.id} and ${other.id} serve ${newly[group]} of ${found.gain}`)
      }
    }
    t.equal(Math.round(found.chosen.reduce((sum, { gain }) => sum + gain, 0) * 100) / 100, found.gain)
  }
})

void t.test('money, weights and unmet need decide where they are asked', async (t) => {
  const poor = await select({ typeCode: 'COM01', budget: 30 })
  t.ok(poor.spent! <= 30 && poor.chosen.length >= 1)
  t.equal((await select({ typeCode: 'COM01', budget: 0 })).chosen.length, 0)
  const children = await select({ typeCode: 'COM01', facilities: 2, weights: { children: 1 } })
  t.equal(children.gain, children.newly.children)
  const unmet = await select({ typeCode: 'ELD01', facilities: 1, need: 'unmet' })
  const unreached = await select({ typeCode: 'ELD01', facilities: 1 })
  t.ok(unmet.gain >= unreached.gain, 'who reaches one that is too small counts in part')
  t.ok(unmet.coverage.before <= unreached.coverage.before)
})

void t.test('the fewest for a coverage are told with the coverage that they reach', async (t) => {
  const all = await select({ typeCode: 'COM01', facilities: 9 })
  const target = (all.coverage.before + all.coverage.after) / 2
  const found = await select({ typeCode: 'COM01', coverage: target })
  t.ok(found.reached && found.coverage.after >= target && found.leastNumber === found.chosen.length)
  const fewer = await select({ typeCode: 'COM01', facilities: Math.max(1, found.chosen.length - 1) })
  t.ok(found.chosen.length === 1 || fewer.coverage.after < target, 'one fewer does not')
  t.match(await select({ typeCode: 'COM01', coverage: 1 }), { reached: false, leastNumber: null })
  t.match(await select({ typeCode: 'COM01', coverage: 0 }), { reached: true, leastNumber: 0, chosen: [] })
})

void t.test('of a part of the scope only its residents count; without candidates crossings are looked at', async (t) => {
  const part = await select({ typeCode: 'COM01', facilities: 3, regionCode: micro.communities[0] })
  const whole = await select({ typeCode: 'COM01', facilities: 3 })
  t.ok(part.gain < whole.gain)
  const anywhere = await select({ typeCode: 'COM01', facilities: 3, candidates: undefined })
  t.ok(anywhere.candidates > 100 && anywhere.gain >= whole.gain, `${anywhere.candidates} crossings`)
  t.match(anywhere.chosen[0]!.id, /^node \d+$/)
  const { body } = await graphql(
    'query ($candidates: [CandidateSite!]) { siteSelection(typeCode: "COM01", facilities: 3, candidates: $candidates) { gain upperBound chosen { id newly { residents } } } }', { candidates }, { as: planner }
  )
  t.match(body, { data: { siteSelection: { gain: whole.gain, chosen: whole.chosen.map(({ id }) => ({ id })) } } })
})

void t.test('what cannot be asked is told by its place', async (t) => {
  const ask = (question: object, as: Caller = planner) => send('POST', '/v1/site-selection', { typeCode: 'COM01', candidates, ...question }, { as })
  isProblem(t, await ask({}), 422, 'unprocessable-input', ['/facilities'])
  isProblem(t, await ask({ facilities: 1, coverage: 0.5 }), 422, 'unprocessable-input', ['/coverage'])
  isProblem(t, await ask({ coverage: 0.5, need: 'unmet' }), 422, 'unprocessable-input', ['/need'])
  isProblem(t, await ask({ facilities: 1, typeCode: 'XXX' }), 422, 'unprocessable-input', ['/typeCode'])
  isProblem(t, await ask({ budget: 5, candidates: [{ id: 'a', lon: 120.15, lat: 30.27 }] }), 422, 'unprocessable-input', ['/candidates/0/cost'])
  isProblem(t, await ask({ budget: 5, candidates: undefined }), 422, 'unprocessable-input', ['/candidates'])
  isProblem(t, await ask({ facilities: 1, candidates: [{ id: 'a', lon: 30.27, lat: 120.15 }] }), 422, 'unprocessable-input', ['/candidates/0/lat'])
  isProblem(t, await ask({ facilities: 1, run }, { ...planner, regionCode: micro.otherCounty }), 404, 'not-found')
  isProblem(t, await ask({ facilities: 1 }, { ...planner, role: 'surveyor' }), 403, 'forbidden')
})
