import { createScoredRuns } from '../src/checkup/scored-run-queries.js'
import { createCircleFigures } from '../src/improvement/circle-figures-queries.js'
import { editCircles, validateCirclePlan } from '../src/improvement/circle-edit-queries.js'
import { delineateCircles, type FullCirclePlan } from '../src/improvement/circle-plan-queries.js'
import { defaultBands, describeCircles } from '../src/improvement/circle-tiers.js'
import { breachOf } from '../src/improvement/delineation.js'
import { readPlannedPlaces, readWalkPlaces } from '../src/improvement/ground-queries.js'
import { createPlanning } from '../src/improvement/planning.js'
import { asCaller, operator } from '../src/platform/caller.js'
import type { BenchCity } from './bench-city.js'
import { measurement, timed, type Measurement } from './measurement.js'
import { recalculate } from './recalculation.js'

/** Living circles of the whole city, beside the plainest there are: one for each community. */
export async function measureCircles(bench: BenchCity): Promise<Measurement[]> {
  const { database } = bench
  const regionCode = bench.city.regions.find(({ level }) => level === 'city')!.code
  const waits: number[] = []
  const asking = setInterval(() => void timed(() => database.pool.query('select 1')).then(({ milliseconds }) => waits.push(milliseconds)), 100)
  const delineated = await timed(() => delineateCircles(database, createPlanning(), operator, { name: 'bench', regionCode }))
  clearInterval(asking)
  const plan = delineated.result
  const communities = await circlesOfCommunities(bench, plan)
  const validated = await timed(() => asCaller(database, operator, (transaction) => validateCirclePlan(transaction, plan.id)))
  const edited = await timed(() => editCircles(database, operator, plan.id, '*', [{ edit: 'split', circle: `${plan.counties[0]!.countyCode.slice(0, 6)}-5-001` }]))
  const run = (await recalculate(bench)).id
  const figures = createCircleFigures(database, createScoredRuns(database))
  const scored = await timed(() => figures.scores(operator, plan.id, 'five', { run }))
  const again = await timed(() => figures.checkup(operator, plan.id, scored.result.scores[0]!.code, { run }))
  return [
    measurement('living circles of the city', 's', [delineated.milliseconds / 1_000], [], [
      { name: 'sites', value: plan.sites },
      { name: 'five-minute circles', value: plan.five.circles },
      { name: 'their mean walk', value: plan.five.meanWalk!, unit: 'm' },
      { name: 'fifteen-minute circles', value: plan.fifteen.circles },
      { name: 'their mean walk', value: plan.fifteen.meanWalk!, unit: 'm' },
      { name: 'breaches', value: plan.breaches.length },
      { name: 'residents with guessed walks', value: plan.fifteen.estimatedPeople },
      { name: 'mean walk in communities', value: communities.meanWalk, unit: 'm' },
      { name: 'communities beyond the band', value: communities.breaches },
      { name: 'longest wait of others', value: Math.max(...waits), unit: 'ms' },
      { name: 'hard rules broken', value: validated.result.problems.length }
    ]),
    measurement('validating them', 's', [validated.milliseconds / 1_000]),
    measurement('an edit of one', 'ms', [edited.milliseconds]),
    measurement('scoring them by a run', 's', [scored.milliseconds / 1_000], [], [{ name: 'one more, kept', value: again.milliseconds, unit: 'ms' }])
  ]
}

/** Communities as circles: how far their residents walk to the site in their middle, and how many keep the band. */
async function circlesOfCommunities({ database }: BenchCity, plan: FullCirclePlan): Promise<{ meanWalk: number; breaches: number }> {
  let [walk, people, breaches] = [0, 0, 0]
  for (const { countyCode } of plan.counties) {
    const { places, walks } = await asCaller(database, operator, async (transaction) => {
      const read = await readPlannedPlaces(transaction, plan.id, countyCode)
      return { places: read, walks: await readWalkPlaces(transaction, plan.networkId, read) }
    })
    const settlement = {
      people: Float64Array.from(places, ({ sites }) => sites.reduce((sum, { population }) => sum + population, 0)),
      cells: { neighbourStart: new Int32Array(places.length + 1), neighbours: new Int32Array() }, walk: walks
    }
    const codes = places.map(({ sites }) => sites[0]!.communityCode)
    const described = describeCircles(settlement, codes, new Map(codes.map((code) => [code, countyCode])), new Set(codes))
    for (const { people: own, mean } of described) {
      walk += own * (mean ?? 0)
      people += own
      if (breachOf(own, defaultBands.five) > 0) breaches++
    }
  }
  return { meanWalk: walk / people, breaches }
}
