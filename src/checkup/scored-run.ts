import { notFound, unprocessable } from '../platform/errors.js'
import { regionLevels } from '../registry/region-import.js'
import { createRegionScoring, type RegionScores, type RegionsBefore } from './region-scoring.js'
import type { RunInputs } from './run-inputs.js'
import { scoreType, type Facilities, type TypeInput, type TypeScores } from './type-scoring.js'

/** A facility type of a run: what it read of it, and how it scores. */
export interface ScoredTypeInput {
  readonly input: TypeInput
  readonly scores: Pick<TypeScores, 'figures' | 'sufficiency' | 'reached'>
}

/** A run as it lies in memory. */
export interface ScoredRun {
  readonly inputs: RunInputs
  /** In the order of their codes: so are they added up. */
  readonly types: readonly ScoredTypeInput[]
  readonly regions: RegionScores
}

/** A type of a run by its code. Throws `unprocessable-input` with the pointer for one that the run's standard has not. */
export function scoredTypeOf({ types }: ScoredRun, typeCode: string, pointer: string): ScoredTypeInput {
  const type = types.find(({ input }) => input.rule.code === typeCode)
  if (type === undefined) throw unprocessable('the standard of the run has no such type', [{ pointer, detail: `${typeCode} is not a type of the run's standard` }])
  return type
}

/** Place of a region among those of a run, by its code. Throws `not-found`. */
export function placeOfRegion({ inputs }: ScoredRun, runId: number, regionCode: string): number {
  const at = inputs.places.regions.findIndex(({ code }) => code === regionCode)
  if (at < 0) throw notFound(`score in run ${runId} of region`, regionCode)
  return at
}

/** Scores of the regions of a run by those of its types. */
export function scoreRegions({ places, people, parameters, grades }: RunInputs, types: readonly ScoredTypeInput[], before?: RegionsBefore): RegionScores {
  const scoring = createRegionScoring(places, people, parameters, grades, before)
  for (const { input, scores } of types) scoring.add({ rule: input.rule, ...scores })
  return scoring.scores()
}

/**
 * A run as it would be with other inputs of some types, by their numbers; figures of regions that are not concerned stay as they are.
 *
 * @param concerned 1 for each region whose figures the change may move: communities, and all above them
 */
export function rescore(run: ScoredRun, changed: ReadonlyMap<number, TypeInput>, concerned: Uint8Array): ScoredRun {
  const { places, people, parameters, thresholds } = run.inputs
  const types = run.types.map((type) => {
    const input = changed.get(type.input.rule.typeId)
    if (input === undefined) return type
    return { input, scores: scoreType(places, people, parameters, input, thresholds, { figures: type.scores.figures, concerned }) }
  })
  return { inputs: run.inputs, types, regions: scoreRegions(run.inputs, types, { scores: run.regions, concerned }) }
}

/**
 * A run as it would be, had it been asked for one of its regions: the same figures there, over whatever is in reach of its sites, and ranks
 * within it. Takes a fraction of the time to score again. Throws `not-found`.
 */
export function runWithin(run: ScoredRun, runId: number, regionCode: string): ScoredRun {
  const { places, people } = run.inputs
  const { first, end, level } = places.regions[placeOfRegion(run, runId, regionCode)]!
  const inside = (community: number) => community >= first && community < end
  const communityAt = (community: number) => (inside(community) ? community - first : -1)
  const inputs: RunInputs = {
    ...run.inputs,
    places: {
      regions: places.regions
        .filter((place) => place.first >= first && place.end <= end && regionLevels.indexOf(place.level) >= regionLevels.indexOf(level))
        .map((place) => ({ ...place, first: place.first - first, end: place.end - first })),
      communities: places.communities.slice(first, end),
      siteStart: places.siteStart.slice(first, end + 1)
    },
    // All other sites stay: whatever comes may be theirs as well.
    people: { ...people, community: people.community.map(communityAt) }
  }
  const ofCommunities = <A extends Float64Array | Uint8Array>(column: A): A => column.slice(first, end) as A
  const types = run.types.map(({ input: { rule, facilities, evidence } }): ScoredTypeInput => {
    const kept = facilitiesWithin(facilities, inside, people)
    const input: TypeInput = {
      rule,
      facilities: { ...kept, community: kept.community.map(communityAt) },
      evidence: {
        surveyed: ofCommunities(evidence.surveyed),
        satisfaction: ofCommunities(evidence.satisfaction),
        closedOnTime: ofCommunities(evidence.closedOnTime),
        demand: ofCommunities(evidence.demand)
      }
    }
    return { input, scores: scoreType(inputs.places, inputs.people, inputs.parameters, input, inputs.thresholds) }
  })
  return { inputs, types, regions: scoreRegions(inputs, types) }
}

/** Those of a community inside, or that a site inside reaches; each with all the sites that reach it. */
function facilitiesWithin(facilities: Facilities, inside: (community: number) => boolean, people: RunInputs['people']): Facilities {
  const { ids, community, state, size, sizeImputed, sizeInDoubt, weeklyHours, reachStart, reachSite, reachDecimetres } = facilities
  const isReached = (j: number) => {
    for (let i = reachStart[j]!; i < reachStart[j + 1]!; i++) if (reachSite[i]! >= 0 && inside(people.community[reachSite[i]!]!)) return true
    return false
  }
  const kept = Int32Array.from([...ids.keys()].filter((j) => inside(community[j]!) || isReached(j)))
  const starts = new Int32Array(kept.length + 1)
  for (const [at, j] of kept.entries()) starts[at + 1] = starts[at]! + reachStart[j + 1]! - reachStart[j]!
  const sites = new Int32Array(starts.at(-1)!)
  const decimetres = new Int16Array(starts.at(-1)!)
  for (const [at, j] of kept.entries()) {
    sites.set(reachSite.subarray(reachStart[j], reachStart[j + 1]), starts[at])
    decimetres.set(reachDecimetres.subarray(reachStart[j], reachStart[j + 1]), starts[at])
  }
  return {
    ids: picked(ids, kept),
    community: picked(community, kept),
    state: picked(state, kept),
    size: picked(size, kept),
    sizeImputed: picked(sizeImputed, kept),
    sizeInDoubt: picked(sizeInDoubt, kept),
    weeklyHours: picked(weeklyHours, kept),
    reachStart: starts,
    reachSite: sites,
    reachDecimetres: decimetres
  }
}

/** Values of a column at some places. */
function picked<A extends Int32Array | Uint8Array | Float64Array>(column: A, places: Int32Array): A {
  const values = new (column.constructor as new (length: number) => A)(places.length)
  for (const [at, place] of places.entries()) values[at] = column[place]!
  return values
}
