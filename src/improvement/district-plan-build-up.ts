import { scoreRegions, type ScoredRun, type ScoredTypeInput } from '../checkup/scored-run.js'
import { scoreType, type TypeFigure } from '../checkup/type-scoring.js'
import type { CircleMembers } from './circle-member-queries.js'
import { circledInputs, runCirclesOf, type RunCircles } from './circled-run.js'
import { tiers, type Tier } from './circle-tiers.js'
import type { TargetScope } from './district-plan.js'
import { communityRegions, gainBetween, indexFigures, type Gain, type IndexFigures } from './gain.js'
import { changedRun, reachAt, type PeopleServed, type WantedFacility } from './what-if.js'

/** What is built at one time: changes of the facilities of one project. */
export interface BuildUpStep {
  readonly year: number
  readonly wanted: readonly WantedFacility[]
  /** Position of the circle of each tier in which it will stand, -1 for none; null: where it stood. */
  readonly stands: Readonly<Record<Tier, number>> | null
}

export interface BuildUpTask {
  /** Of the county alone. */
  readonly run: ScoredRun
  readonly circles: Readonly<Record<Tier, CircleMembers>> | null
  /** One after the other. */
  readonly years: readonly number[]
  /** In the order in which they are built, none of a year outside. */
  readonly steps: readonly BuildUpStep[]
}

/** Figures of a type in a place: its indices, 0 to 100; coverage, count and supply, 0 to 1; operating facilities there; the main cause of a shortfall, its place among `causes` from 1. */
export const placeFigures = ['base', 'balance', 'governance', 'score', 'coverage', 'count', 'supply', 'facilities', 'cause'] as const
export type PlaceFigure = (typeof placeFigures)[number]

/** How places of one kind stand at a time. */
export interface PlacesStage {
  readonly indices: readonly IndexFigures[]
  /** By place and type: [place × types + type]; NaN = none. */
  readonly figures: Readonly<Record<PlaceFigure, Float64Array>>
}

export interface BuildUp {
  /** In the order of their codes. */
  readonly types: readonly { readonly code: string; readonly weight: number }[]
  /** Codes of the places of each kind; null where there are no circles. */
  readonly places: Readonly<Record<TargetScope, readonly string[] | null>>
  /** The baseline, and the end of each year after the other. */
  readonly stages: readonly Readonly<Record<TargetScope, PlacesStage | null>>[]
  /** By the end of each year, since the baseline. */
  readonly gains: readonly Gain[]
  /** What each step adds to those before it. */
  readonly steps: readonly { readonly lift: number; readonly newly: PeopleServed }[]
  /** Positions of the places where somebody reaches the facility of a step, or where it stands. */
  readonly touched: Readonly<Record<Exclude<TargetScope, 'county'>, readonly (readonly number[])[]>>
}

/**
 * What a county comes to as its plan is built, year by year: the run's own rules on what it read, with the facilities of the plan put in one
 * after the other. What each adds is told beside what was built before it.
 */
export function buildUp({ run, circles, years, steps }: BuildUpTask): BuildUp {
  const members = circles === null ? null : { five: createMembers(circles.five), fifteen: createMembers(circles.fifteen) }
  let now = run
  const changed = new Set<number>()
  let circled = members === null ? null : { five: circledRun(run, members.five.circles), fifteen: circledRun(run, members.fifteen.circles) }
  const stages: BuildUp['stages'][number][] = [stageOf(now, circled)]
  const gains: Gain[] = []
  const added: BuildUp['steps'][number][] = []
  for (const year of years) {
    const newly = new Set<number>()
    for (const { wanted, stands } of steps.filter((step) => step.year === year)) {
      const next = changedRun(now, wanted)
      const { lift, newly: served } = gainBetween(now, next)
      added.push({ lift, newly: served })
      for (const typeId of next.changed.keys()) newly.add(typeId)
      now = next.then
      if (stands !== null) for (const { id } of wanted) for (const tier of tiers) members?.[tier].place(id, stands[tier])
    }
    for (const typeId of newly) changed.add(typeId)
    if (circled !== null && newly.size > 0) {
      circled = { five: circledRun(now, members!.five.circles, { run: circled.five, changed: newly }), fifteen: circledRun(now, members!.fifteen.circles, { run: circled.fifteen, changed: newly }) }
    }
    stages.push(stageOf(now, circled))
    gains.push(gainBetween(run, { then: now, changed }))
  }
  const { places } = run.inputs
  return {
    types: run.types.map(({ input: { rule: { code, weight } } }) => ({ code, weight })),
    places: { county: [places.regions[0]!.code], community: places.communities, five: circles?.five.codes ?? null, fifteen: circles?.fifteen.codes ?? null },
    stages,
    gains,
    steps: added,
    touched: {
      community: steps.map(({ wanted }) => touched(run, wanted, (site) => run.inputs.people.community[site]!, wanted.map(({ community }) => community))),
      five: steps.map((step) => touchedCircles(run, step, 'five', members?.five)),
      fifteen: steps.map((step) => touchedCircles(run, step, 'fifteen', members?.fifteen))
    }
  }
}

interface Members {
  readonly circles: RunCircles
  /** Circle of a facility as the plan begins. */
  readonly before: (facilityId: number) => number
  /** From now on a facility stands in another circle. */
  readonly place: (facilityId: number, circle: number) => void
}

function createMembers(members: CircleMembers): Members {
  const placed = new Map<number, number>()
  return { circles: runCirclesOf(members, placed), before: runCirclesOf(members).ofFacility, place: (id, circle) => placed.set(id, circle) }
}

/** A run with circles in the place of its communities. @param before the same before some types changed: the others are taken from there */
function circledRun(run: ScoredRun, circles: RunCircles, before?: { readonly run: ScoredRun; readonly changed: ReadonlySet<number> }): ScoredRun {
  const { inputs, types } = circledInputs(run, circles)
  const scored = types.map((input, k): ScoredTypeInput =>
    before === undefined || before.changed.has(input.rule.typeId)
      ? { input, scores: scoreType(inputs.places, inputs.people, inputs.parameters, input, inputs.thresholds) }
      : before.run.types[k]!
  )
  return { inputs, types: scored, regions: scoreRegions(inputs, scored) }
}

function stageOf(run: ScoredRun, circled: Readonly<Record<Tier, ScoredRun>> | null): BuildUp['stages'][number] {
  return {
    county: countyStage(run),
    community: placesStage(run),
    five: circled === null ? null : placesStage(circled.five),
    fifteen: circled === null ? null : placesStage(circled.fifteen)
  }
}

const figureOf: Readonly<Record<PlaceFigure, TypeFigure>> = {
  base: 'base', balance: 'balance', governance: 'governance', score: 'score', coverage: 'coverage', count: 'count_share', supply: 'supply', facilities: 'facilities_own', cause: 'cause'
}

const emptyFigures = (length: number) => Object.fromEntries(placeFigures.map((name) => [name, new Float64Array(length).fill(NaN)])) as Record<PlaceFigure, Float64Array>

/** Of communities, or of circles in their place. */
function placesStage(run: ScoredRun): PlacesStage {
  const regions = communityRegions(run)
  const figures = emptyFigures(regions.length * run.types.length)
  for (const [k, { scores }] of run.types.entries()) {
    for (const name of placeFigures) {
      const column = scores.figures[figureOf[name]]
      for (const [place, r] of regions.entries()) figures[name][place * run.types.length + k] = column[r]!
    }
  }
  return { indices: regions.map((r) => indexFigures(run, r)), figures }
}

/** Of the county as a whole: as the run has it; count and supply as its communities' mean by their residents, as its base index is; facilities as their sum. */
function countyStage(run: ScoredRun): PlacesStage {
  const communities = communityRegions(run)
  const figures = emptyFigures(run.types.length)
  for (const [k, { scores }] of run.types.entries()) {
    for (const name of ['base', 'balance', 'governance', 'score', 'coverage'] as const) figures[name][k] = scores.figures[figureOf[name]][0]!
    for (const name of ['count', 'supply'] as const) {
      let [sum, residents] = [0, 0]
      for (const r of communities) {
        const value = scores.figures[figureOf[name]][r]!
        if (Number.isNaN(value)) continue
        sum += value * run.regions.population[r]!
        residents += run.regions.population[r]!
      }
      figures[name][k] = residents === 0 ? NaN : sum / residents
    }
    const known = communities.map((r) => scores.figures.facilities_own[r]!).filter((own) => !Number.isNaN(own))
    figures.facilities[k] = known.length === 0 ? NaN : known.reduce((sum, own) => sum + own, 0)
  }
  return { indices: [indexFigures(run, 0)], figures }
}

function touchedCircles(run: ScoredRun, { wanted, stands }: BuildUpStep, tier: Tier, members: Members | undefined): number[] {
  if (members === undefined) return []
  const { community, siteIds } = run.inputs.people
  const circleOf = (site: number) => (community[site]! < 0 ? -1 : members.circles.ofSite(siteIds[site]!))
  return touched(run, wanted, circleOf, wanted.map(({ id }) => (stands === null ? members.before(id) : stands[tier])))
}

/** Places of the sites from which some facilities are reached, and those in which they stand. */
function touched(run: ScoredRun, wanted: readonly WantedFacility[], placeOf: (site: number) => number, standing: readonly number[]): number[] {
  const found = new Set(standing.filter((place) => place >= 0))
  for (const one of wanted) {
    const { input } = run.types.find((type) => type.input.rule.typeId === one.typeId)!
    const at = input.facilities.ids.indexOf(one.id)
    const { sites, decimetres } = one.reach ?? reachAt(input.facilities, at)
    for (const [i, site] of sites.entries()) {
      if (site < 0 || decimetres[i]! > input.rule.budgetDecimetres) continue
      const place = placeOf(site)
      if (place >= 0) found.add(place)
    }
  }
  return [...found].sort((a, b) => a - b)
}
