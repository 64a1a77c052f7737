import type { ScoredRun } from '../checkup/scored-run.js'
import { scoreType } from '../checkup/type-scoring.js'
import { changedInputs, changedRun, figuresOf, peopleAt, reachedBetween, typeFiguresOf, type Change, type PeopleServed, type RegionFigures, type TypeFigures, type WantedFacility } from './what-if.js'

/** What is told of a region beside a plan. */
export type IndexFigures = Pick<RegionFigures, 'base' | 'balance' | 'governance' | 'index' | 'grade'>

/** What changes of facilities bring a region, such as a county: worked out over all communities in it, neighbours outside left out. */
export interface Gain {
  /** Points of the communities' indices times their residents, added up: a thousand lifts a thousand residents by one point. Two decimals. */
  readonly lift: number
  /** Who reaches an operating facility of such a type then, and none now; and the other way round. */
  readonly newly: PeopleServed
  readonly noLonger: PeopleServed
  readonly region: Change<IndexFigures>
}

/** What a project brings beside: where it is, and for its type. */
export interface ProjectGain extends Gain {
  readonly community: Change<IndexFigures>
  readonly type: Change<TypeFigures>
}

/** Changes of facilities that are one project. */
export interface WantedProject {
  readonly communityCode: string
  readonly typeId: number
  readonly wanted: readonly WantedFacility[]
}

/** What changes would bring a region. @param run of the region alone */
export const gainOf = (run: ScoredRun, wanted: readonly WantedFacility[]): Gain => gainBetween(run, changedRun(run, wanted))

/** What a project alone would bring. @param run of the region alone, its community among it */
export function projectGainOf(run: ScoredRun, { communityCode, typeId, wanted }: WantedProject): ProjectGain {
  const changed = changedRun(run, wanted)
  const r = run.inputs.places.regions.findIndex(({ code }) => code === communityCode)
  const typeIn = ({ types }: ScoredRun) => typeFiguresOf(types.find(({ input }) => input.rule.typeId === typeId)!.scores.figures, r)
  return {
    ...gainBetween(run, changed),
    community: { before: indexFigures(run, r), after: indexFigures(changed.then, r) },
    type: { before: typeIn(run), after: typeIn(changed.then) }
  }
}

/** What something brings that is there: the gain of taking it away, the other way round. */
export function broughtBy<One extends Gain>({ lift, newly, noLonger, region, ...rest }: One): One {
  const turned = Object.fromEntries(
    Object.entries(rest as Record<string, Change<unknown>>).map(([name, { before, after }]) => [name, { before: after, after: before }])
  )
  return { ...turned, lift: lift === 0 ? 0 : -lift, newly: noLonger, noLonger: newly, region: { before: region.after, after: region.before } } as unknown as One
}

/** What lies between a run and the same as it would be. @param changed numbers of the types that may have other facilities then */
export function gainBetween(run: ScoredRun, { then, changed }: { readonly then: ScoredRun; readonly changed: { readonly has: (typeId: number) => boolean } }): Gain {
  const types = [...run.types.keys()].filter((k) => changed.has(run.types[k]!.input.rule.typeId))
  const { gains, loses } = reachedBetween(types.map((k) => run.types[k]!.scores.reached), types.map((k) => then.types[k]!.scores.reached))
  return {
    lift: roundLift(liftBetween(run, then)),
    newly: peopleAt(run, gains),
    noLonger: peopleAt(run, loses),
    region: { before: indexFigures(run, 0), after: indexFigures(then, 0) }
  }
}

/** Two decimals, as answered. */
export const roundLift = (lift: number): number => Math.round(lift * 100) / 100 || 0

function liftBetween(run: ScoredRun, then: ScoredRun): number {
  let lift = 0
  for (const r of communityRegions(run)) {
    const points = then.regions.columns.score[r]! - run.regions.columns.score[r]!
    if (!Number.isNaN(points)) lift += points * run.regions.population[r]!
  }
  return lift
}

/** @param r place of the region among those of the run */
export function indexFigures(run: ScoredRun, r: number): IndexFigures {
  const { base, balance, governance, index, grade } = figuresOf(run, r)
  return { base, balance, governance, index, grade }
}

/** How changes of one type lift the communities of a region. */
export interface TypeLifting {
  /** Points of the index by community, in the order of the run's. */
  readonly points: (typeId: number, wanted: readonly WantedFacility[]) => Float64Array
  /** The same times residents, added up. */
  readonly lift: (typeId: number, wanted: readonly WantedFacility[]) => number
  /** Whether a type counts for the index of any community: one that nobody has surveyed does not. */
  readonly counts: (typeId: number) => boolean
}

/**
 * The lift of changes, type by type, without scoring regions afresh: an index is the weighted mean of its types' scores, so that what types
 * add to it adds up, as long as the same types count. Holds for types that are surveyed.
 */
export function createTypeLifting(run: ScoredRun): TypeLifting {
  const { places, people, parameters, thresholds } = run.inputs
  const communities = communityRegions(run)
  const weights = communities.map((r) =>
    run.types.reduce((sum, { input: { rule }, scores }) => sum + (Number.isNaN(scores.figures.score[r]!) ? 0 : rule.weight), 0))
  const residents = residentsOf(run)
  const typeOf = (typeId: number) => run.types.find(({ input }) => input.rule.typeId === typeId)!
  const points: TypeLifting['points'] = (typeId, wanted) => {
    const { input, scores } = typeOf(typeId)
    const { changed, concerned } = changedInputs(run, wanted)
    const then = scoreType(places, people, parameters, changed.get(typeId) ?? input, thresholds, { figures: scores.figures, concerned })
    return Float64Array.from(communities, (r, c) => {
      const gained = then.figures.score[r]! - scores.figures.score[r]!
      return Number.isNaN(gained) || weights[c] === 0 ? 0 : (input.rule.weight * gained) / weights[c]!
    })
  }
  return {
    points,
    lift: (typeId, wanted) => points(typeId, wanted).reduce((sum, one, c) => sum + one * residents[c]!, 0),
    counts: (typeId) => communities.some((r) => !Number.isNaN(typeOf(typeId).scores.figures.score[r]!))
  }
}

/** Places of the communities among the regions of a run, in their order. */
export const communityRegions = ({ inputs: { places } }: ScoredRun): number[] => [...places.regions.keys()].filter((r) => places.regions[r]!.level === 'community')

/** Persons of each community of a region, in the order of the run's. */
export const residentsOf = (run: ScoredRun): Float64Array => Float64Array.from(communityRegions(run), (r) => run.regions.population[r]!)

/** Index of each community of a region, in the order of the run's; NaN = none. */
export const communityIndices = (run: ScoredRun): Float64Array => Float64Array.from(communityRegions(run), (r) => run.regions.columns.score[r]!)
