/** Circles like communities: circles that are exactly the communities score exactly as these do. */
import t from 'tap'
import type { CircleCheckup, CircleScores } from '../../src/improvement/circle-figures-queries.js'
import type { EditedCircles } from '../../src/improvement/circle-edit-queries.js'
import type { FullCirclePlan } from '../../src/improvement/circle-plan-queries.js'
import { asCaller, operator, type Caller } from '../../src/platform/caller.js'
import type { Shortfall } from '../../src/checkup/diagnosis-queries.js'
import { observationImport } from '../../src/survey/observation-import.js'
import { facilityType, publish, runCheckup, scoresOf } from '../support/checkup.js'
import { testDatabase } from '../support/database.js'
import { degreesAt, gridStreets, load, loadFacilities, loadNetwork, loadRegions, loadSites, micro, type FacilityRow, type Place, type SiteRow } from '../support/micro-city.js'
import { isProblem, testService } from '../support/service.js'

const planner: Caller = { subject: 'planner', role: 'planner', regionCode: micro.city }
const communities = micro.communities.slice(0, 3)
const database = await testDatabase(t)
await loadRegions(database)
await loadNetwork(database, gridStreets(16, 6, 100))
await publish(database, 'three', [
  facilityType({ code: 'COM01', supplyUnit: 'm2', minSize: 200, supplyPer1000: 300, maxMetres: 300, weight: 2 }),
  facilityType({ code: 'ELD01', group: 'elderly', per1000Of: 'elderly', supplyUnit: 'beds', minSize: 20, supplyPer1000: 100, maxMetres: 300 }),
  facilityType({ code: 'GOV01', circleMinutes: 15, category: 'government', categoryZh: '政务', minWeeklyHours: 35, peoplePerFacility: 900 })
])
// Three communities side by side, 500 m wide; the far one's sites compete for the same.
const communityAt = (east: number): string => communities[Math.min(2, Math.floor((east + 50) / 500))]!
await loadSites(database, [
  ...Array.from({ length: 40 }, (_, i): SiteRow => {
    const at: Place = [(i * 367) % 1_440, ((i * 211) % 460) + (i % 7)]
    return { id: `s${i}`, at, community: communityAt(at[0]), population: 40 + ((i * 53) % 160), elderly: i % 3 === 0 ? null : (i * 7) % 30, children: i % 5 === 0 ? null : (i * 3) % 10 }
  }),
  { id: 'beyond', at: [1_530, 200], community: micro.communities[3], population: 300 }
])
await loadFacilities(database, [
  ...Array.from({ length: 18 }, (_, i): FacilityRow => {
    const at: Place = [(i * 431) % 1_440, (i * 157) % 470]
    return { id: `f${i}`, type: ['COM01', 'ELD01', 'GOV01'][i % 3]!, at, community: communityAt(at[0]), size: i % 4 === 0 ? null : 15 + ((i * 71) % 400), status: i % 6 === 5 ? 'suspended' : 'operating', weeklyHours: i % 2 === 0 ? 30 + i : null }
  })
])
await load(database, observationImport, communities.slice(0, 2).map((community_code, i) => ({ period: '2024H1', community_code, type_code: 'COM01', component: 'satisfaction', numerator: 30 + i, denominator: 40, source: 'trial' })))
const run = await runCheckup(database, { period: '2024H1', standardVersion: 'three', scopeCode: micro.city })
const { get, send, graphql } = await testService(t, database)
const created = await send('POST', '/v1/circle-plans', { name: 'communities', regionCode: micro.county, referenceDate: '2024-06-30', bands: { five: { least: 500, most: 3_000 }, fifteen: { least: 1_000, most: 9_000 } } }, { as: planner })
const plan = created.body as FullCirclePlan
const rectangle = (i: number) => {
  const ring: Place[] = [[i * 500 - 50, -60], [i * 500 + 450, -60], [i * 500 + 450, 540], [i * 500 - 50, 540], [i * 500 - 50, -60]]
  return { type: 'Feature', properties: { parent: 'all' }, geometry: { type: 'Polygon', coordinates: [ring.map(degreesAt)] } }
}

void t.test('circles that are the communities have the scores, figures and shortfalls of these', async (t) => {
  const { body } = await send('POST', `/v1/circle-plans/${plan.id}/polygons`, { type: 'FeatureCollection', features: [0, 1, 2].map(rectangle) }, { as: planner, headers: { 'if-match': '*' } })
  const { plan: imported } = body as EditedCircles
  t.match(imported, { five: { circles: 3 }, fifteen: { circles: 1 } })
  const { scores, runId, sitesNotScored } = (await get(`/v1/circle-plans/${plan.id}/scores?tier=five`, { as: planner })).body as CircleScores
  t.strictSame([runId, sitesNotScored], [run, 0])
  const kept = await scoresOf(database, run)
  const { items: shortfalls } = (await get(`/v1/checkup/runs/${run}/shortfalls?within=${micro.county}&limit=100`, { as: planner })).body as { items: Shortfall[] }
  t.ok(shortfalls.length > 3)
  for (const [i, code] of communities.entries()) {
    const { base, balance, governance, index, grade, population, sites, completeness, types } = kept.get(code)!
    const score = scores[i]!
    t.match(score, { base, balance, governance, index, grade, population, sites, completeness }, code)
    const checkup = (await get(`/v1/circle-plans/${plan.id}/circles/${score.code}/checkup`, { as: planner })).body as CircleCheckup
    t.strictSame(checkup.score, score)
    for (const type of types) {
      const { typeCode, count, supply, coverage, worstQuarter, facilitiesRequired, facilitiesOwn, facilitiesReached, surveyed, applies } = type
      t.match(checkup.types.find((one) => one.typeCode === typeCode), {
        base: type.base, balance: type.balance, governance: type.governance, score: type.score, count, supply, coverage, worstQuarter, facilitiesRequired, facilitiesOwn, facilitiesReached, surveyed, applies
      }, `${code} ${typeCode}`)
    }
    // Measures are chosen by the kind of a community, which a circle has not.
    const told = ({ typeCode, severity, short, cause, causes }: Pick<Shortfall, 'typeCode' | 'severity' | 'short' | 'cause' | 'causes'>) => ({ typeCode, severity, short, cause, causes: causes.map(({ cause: one, evidence }) => ({ one, evidence })) })
    t.strictSame(checkup.shortfalls.map(told).sort((a, b) => (a.typeCode < b.typeCode ? -1 : 1)), shortfalls.filter((one) => one.code === code).map(told).sort((a, b) => (a.typeCode < b.typeCode ? -1 : 1)))
  }
})

void t.test('a circle\'s facilities are those in it and those its residents reach, as the network says', async (t) => {
  const checkup = (await get(`/v1/circle-plans/${plan.id}/circles/330106-5-002/checkup?run=${run}`, { as: planner })).body as CircleCheckup
  const found = await asCaller(database, operator, async ({ client }) => (await client.query<{ id: string; own: boolean; residents: number; metres: number | null }>(
    `select f.external_id as id, f.community_code = $1 as own, coalesce(w.residents, 0)::float8 as residents, w.metres::float8 as metres
     from registry.facility as f
     join registry.facility_type as k on k.id = f.type_id
     join registry.standard_type as s on s.standard_version = 'three' and s.type_id = f.type_id
     cross join lateral (
       select sum(c.population) as residents, min(c.metres) as metres from network.catchment(f.geom, s.budget_decimetres / 10.0, '2024-06-30') as c where c.community_code = $1
     ) as w
     where f.community_code = $1 or w.metres is not null
     order by k.code, f.external_id`, [communities[1]])).rows)
  t.strictSame(checkup.facilities.map(({ externalId, inCircle, residents, metres }) => ({ id: externalId, own: inCircle, residents, metres })), found)
})

void t.test('fifteen-minute circles score as their county does where they are it, and what is not there is told', async (t) => {
  const { scores } = (await get(`/v1/circle-plans/${plan.id}/scores?tier=fifteen&period=2024H1`, { as: planner })).body as CircleScores
  const county = (await scoresOf(database, run)).get(micro.county)!
  // Balance is found afresh from all sites of either; base and governance are means of communities for a county, and a circle's own.
  t.match(scores, [{ code: '330106-15-01', population: county.population, sites: county.sites, balance: county.balance, rank: 1 }])
  isProblem(t, await get(`/v1/circle-plans/${plan.id}/circles/330106-5-099/checkup`, { as: planner }), 404, 'not-found')
  isProblem(t, await get(`/v1/circle-plans/${plan.id}/scores?tier=five`, { as: { ...planner, regionCode: micro.otherCounty } }), 404, 'not-found')
  isProblem(t, await get(`/v1/circle-plans/${plan.id}/scores?tier=five&run=99`, { as: planner }), 404, 'not-found')
  const { body } = await graphql(`{ circleScores(plan: ${plan.id}, tier: five) { runId scores { code index } } circleCheckup(plan: ${plan.id}, code: "330106-5-001") { shortfalls { typeCode cause } } }`, undefined, { as: planner })
  t.match(body, { data: { circleScores: { runId: run, scores: [{ code: '330106-5-001' }, {}, {}] }, circleCheckup: { shortfalls: [{ typeCode: /./ }] } } })
})
