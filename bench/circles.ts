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
      { name: 'mean walk in communities', value: communities.asTheyAre.meanWalk, unit: 'm' },
      { name: 'of them beyond the band', value: communities.asTheyAre.breaches },
      { name: 'mean walk, small ones joined', value: communities.joined.meanWalk, unit: 'm' },
      { name: 'of them beyond the band', value: communities.joined.breaches },
      { name: 'longest wait of others', value: Math.max(...waits), unit: 'ms' },
      { name: 'hard rules broken', value: validated.result.problems.length }
    ]),
    measurement('validating them', 's', [validated.milliseconds / 1_000]),
    measurement('an edit of one', 'ms', [edited.milliseconds]),
    measurement('scoring them by a run', 's', [scored.milliseconds / 1_000], [], [{ name: 'one more, kept', value: again.milliseconds, unit: 'ms' }])
  ]
}

interface Walked {
  readonly meanWalk: number
  readonly breaches: number
}

/** Communities as circles, as they are and with those too small joined to the nearest: how far their residents walk to the site in their middle, and how many break the band. */
async function circlesOfCommunities({ database }: BenchCity, plan: FullCirclePlan): Promise<{ asTheyAre: Walked; joined: Walked }> {
  const sums = { asTheyAre: { walk: 0, people: 0, breaches: 0 }, joined: { walk: 0, people: 0, breaches: 0 } }
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
    const describe = (of: readonly string[]) => describeCircles(settlement, of, new Map(of.map((code) => [code, countyCode])), new Set(of))
    const joinedCodes = joinSmall(codes, describe(codes).map(({ code, people, centre }) => ({ code, people, x: walks.x[centre]!, y: walks.y[centre]! })))
    for (const [sum, described] of [[sums.asTheyAre, describe(codes)], [sums.joined, describe(joinedCodes)]] as const) {
      for (const { people, mean } of described) {
        sum.walk += people * (mean ?? 0)
        sum.people += people
        if (breachOf(people, defaultBands.five) > 0) sum.breaches++
      }
    }
  }
  const walked = ({ walk, people, breaches }: (typeof sums)['joined']): Walked => ({ meanWalk: walk / people, breaches })
  return { asTheyAre: walked(sums.asTheyAre), joined: walked(sums.joined) }
}

/** The smallest community that has too few people joins the nearest, again and again. */
function joinSmall(codes: readonly string[], communities: readonly { readonly code: string; readonly people: number; readonly x: number; readonly y: number }[]): string[] {
  const left = communities.map((one) => ({ ...one, members: [one.code] }))
  for (;;) {
    const small = left.filter(({ people }) => people < defaultBands.five.least).sort((a, b) => a.people - b.people)[0]
    if (small === undefined || left.length === 1) break
    const away = ({ x, y }: { x: number; y: number }) => Math.hypot(x - small.x, y - small.y)
    const others = left.filter((one) => one !== small)
    const fits = others.filter(({ people }) => people + small.people <= defaultBands.five.most)
    const nearest = (fits.length > 0 ? fits : others).reduce((a, b) => (away(b) < away(a) ? b : a))
    nearest.members.push(...small.members)
    left[left.indexOf(nearest)] = { ...nearest, people: nearest.people + small.people }
    left.splice(left.indexOf(small), 1)
  }
  const of = new Map(left.flatMap(({ code, members }) => members.map((member) => [member, code])))
  return codes.map((code) => of.get(code)!)
}
