import { test } from 'tap'
import { communityEvidence } from '../../src/checkup/evidence-queries.js'
import { requestRun } from '../../src/checkup/run-queries.js'
import { contract } from '../../src/network/streets/contraction.js'
import { asCaller, operator } from '../../src/platform/caller.js'
import { checkStandard } from '../../src/registry/standard-file.js'
import { publishStandard } from '../../src/registry/standard-queries.js'
import { facilityType, now, runCheckup, scoresOf } from '../support/checkup.js'
import { testDatabase } from '../support/database.js'
import { loadFacilities, loadNetwork, loadRegions, loadSites, micro, streetRows, type Place } from '../support/micro-city.js'

const community = micro.communities[0]

/**
 * A hill: from the home up 200 m of steps to the shops, or 700 m round it by a ramp.
 *
 *   home ──steps── shops
 *    └────ramp──────┘
 */
const corners: Readonly<Record<string, Place>> = { home: [0, 0], shops: [200, 0], foot: [0, -250], head: [200, -250], west: [-50, 0], east: [250, 0] }
const ways = [
  ['west', 'home', 50], ['home', 'foot', 250], ['foot', 'head', 200], ['head', 'shops', 250], ['shops', 'east', 50]
] as const
const steps = ['home', 'shops', 200] as const

void test('a type measured by wheelchair is walked on the network without steps', async (t) => {
  const database = await testDatabase(t)
  await loadRegions(database)
  await loadSites(database, [{ id: 'home', at: [0, 0], population: 100 }])
  const type = (code: string, profile: string) => facilityType({ code, profile, circleMinutes: 5 })
  const standard = checkStandard(
    { version: 'hill', title: 'hill', authority: 'the tests', profiles: { general: 1, wheelchair: 0.8 }, types: [type('SHOP', 'general'), type('RAMP', 'wheelchair')] },
    'hill'
  )
  await publishStandard(database, operator, standard)
  await loadFacilities(database, [
    { id: 'shop', type: 'SHOP', at: [200, 0], community },
    { id: 'ramped', type: 'RAMP', at: [200, 0], community },
    { id: 'near', type: 'RAMP', at: [0, -200], community }
  ])
  const request = { period: '2024H1', standardVersion: 'hill' }

  await t.test('without a wheelchair network such a standard cannot be run', async (t) => {
    await loadNetwork(database, streetRows(corners, [...ways, steps]), { leastComponentNodes: 1 })
    await t.rejects(requestRun(database, operator, request, now), { code: 'conflict', message: /RAMP by wheelchair/ })
  })

  await t.test('with it, each type has the distances of its own walkers', async (t) => {
    const { id, wheelchair } = await loadNetwork(database, streetRows(corners, [...ways, steps]), {
      leastComponentNodes: 1,
      wheelchair: contract(streetRows(corners, ways))
    })
    t.ok(wheelchair !== null && wheelchair.id > id)
    const run = await runCheckup(database, request)
    const scores = (await scoresOf(database, run)).get(community)!
    t.match(scores.types.map(({ typeCode, coverage }) => [typeCode, coverage]).sort(), [['RAMP', 1], ['SHOP', 1]])
    const { facilities } = await asCaller(database, operator, (transaction) => communityEvidence(transaction, run, community))
    t.match(
      facilities.map(({ externalId, sitesReaching, nearestMetres }) => [externalId, sitesReaching, nearestMetres]).sort(),
      // 240 m by wheelchair in five minutes: the ramp of 700 m is too far, the steps of 200 m are none
      [['near', 1, 200], ['ramped', 0, null], ['shop', 1, 200]]
    )
  })
})
