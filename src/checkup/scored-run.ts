import { notFound, unprocessable } from '../platform/errors.js'
import { createRegionScoring, type RegionScores, type RegionsBefore } from './region-scoring.js'
import type { RunInputs } from './run-inputs.js'
import { scoreType, type TypeInput, type TypeScores } from './type-scoring.js'

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
