import { asCaller, type Caller } from '../platform/caller.js'
import { cancellable } from '../platform/database/cancellable.js'
import type { Database } from '../platform/database/database.js'
import { meanOverTypes, rankRegions } from './region-scoring.js'
import { readObserved, readRunInputs, readTypeInput, siteIndex, type RunInputs } from './run-inputs.js'
import { createVariedScorer } from './scorer.js'
import { readScored, readSensitivityInputs, writeRanges, type VariedRegions } from './sensitivity-queries.js'
import { variants, type VariedScores } from './sensitivity.js'

export interface RangesOptions {
  readonly signal?: AbortSignal | undefined
  /** Told after each facility type. */
  readonly onType?: (done: number, total: number) => void
}

/**
 * Works out the ranges of a completed run's indices and ranks: what it pinned is scored again under each varied
 * assumption. All is written at once, so that what was cut off begins anew.
 */
export async function measureRanges(database: Database, caller: Caller, runId: number, { signal, onType }: RangesOptions = {}): Promise<void> {
  const { inputs, varied, observed } = await asCaller(database, caller, async (transaction) => {
    const inputs = await readRunInputs(transaction, runId)
    return {
      inputs,
      varied: await readSensitivityInputs(transaction, runId, inputs.people),
      observed: await readObserved(transaction, runId, inputs.rules.map(({ typeId }) => typeId))
    }
  })
  const positionOf = siteIndex(inputs.people)
  const score = createVariedScorer({ ...inputs, ...varied })
  const scored: (VariedScores & { readonly weight: number })[] = []
  let scoring: Promise<VariedScores> | undefined
  // In the order in which a run adds up; one type is read while the one before is scored.
  for (const rule of inputs.rules.toSorted((a, b) => (a.code < b.code ? -1 : 1))) {
    signal?.throwIfAborted()
    const input = await asCaller(database, caller, (transaction) =>
      cancellable(database, transaction, signal, () => readTypeInput(transaction, runId, rule, inputs.places, positionOf, observed.get(rule.typeId)))
    )
    await scoring
    scoring = score(input)
    void scoring.then(
      (scores) => {
        scored.push({ ...scores, weight: rule.weight })
        onType?.(scored.length, inputs.rules.length)
      },
      () => undefined
    )
  }
  await scoring
  signal?.throwIfAborted()
  await asCaller(database, caller, async (transaction) => {
    const { completeness } = await readScored(transaction, runId, inputs.places)
    await writeRanges(transaction, runId, inputs.places, variedRegions(inputs, completeness, scored))
  })
}

/** Who has a rank is decided by the run: no assumption makes its figures more or less complete. */
function variedRegions({ places, parameters }: RunInputs, completeness: Float64Array, scored: readonly (VariedScores & { readonly weight: number })[]): VariedRegions {
  return variants.map((variant) => {
    const index = meanOverTypes(places.regions.length, scored.map((type) => ({ weight: type.weight, values: type[variant] })))
    return { variant, index, ...rankRegions(places, index, completeness, parameters.completenessFloor) }
  })
}
