import { asCaller, type Caller } from '../platform/caller.js'
import { cancellable } from '../platform/database/cancellable.js'
import type { Database } from '../platform/database/database.js'
import { createMeans, rankRegions } from './region-scoring.js'
import { inOrderOfCodes, positionsIn, readRunInputs, type RunInputs } from './run-inputs.js'
import { createVariedScorer } from './scorer.js'
import { readScored, readSensitivityInputs, writeRanges } from './sensitivity-queries.js'
import { variants } from './sensitivity.js'
import { readObserved, readTypeInput } from './type-inputs.js'

export interface RangesOptions {
  readonly signal?: AbortSignal | undefined
  /** What the run scored, where it has just been read. */
  readonly inputs?: RunInputs | undefined
}

/**
 * Works out the ranges of a completed run's indices and ranks: what it pinned is scored again under each varied
 * assumption. All is written at once, so that what was cut off begins anew.
 */
export async function measureRanges(database: Database, caller: Caller, runId: number, { signal, inputs: known }: RangesOptions): Promise<void> {
  const { inputs, varied, observed } = await asCaller(database, caller, async (transaction) => {
    const inputs = known ?? (await readRunInputs(transaction, runId))
    return {
      inputs,
      varied: await readSensitivityInputs(transaction, runId, inputs.people),
      observed: await readObserved(transaction, runId, inputs.rules.map(({ typeId }) => typeId))
    }
  })
  const positions = positionsIn(inputs)
  const score = createVariedScorer({ ...inputs, ...varied })
  const indices = new Map(variants.map((variant) => [variant, createMeans(inputs.places.regions.length)]))
  let scoring: Promise<void> | undefined
  // In the order in which a run adds up; one type is read while the one before is scored.
  for (const rule of inOrderOfCodes(inputs.rules)) {
    signal?.throwIfAborted()
    const input = await asCaller(database, caller, (transaction) =>
      cancellable(database, transaction, signal, () => readTypeInput(transaction, runId, rule, inputs.places, positions, observed.get(rule.typeId)))
    )
    await scoring
    scoring = score(input).then((scores) => {
      for (const [variant, means] of indices) means.add(scores[variant], rule.weight)
    })
    scoring.catch(() => undefined)
  }
  await scoring
  signal?.throwIfAborted()
  await asCaller(database, caller, async (transaction) => {
    const { completeness } = await readScored(transaction, runId, inputs.places)
    const varied = variants.map((variant) => {
      const index = indices.get(variant)!.means()
      // Who has a rank is decided by the run: no assumption makes its figures more or less complete.
      return { variant, index, ...rankRegions(inputs.places, index, completeness, inputs.parameters.completenessFloor) }
    })
    await writeRanges(transaction, runId, inputs.places, varied)
  })
}
