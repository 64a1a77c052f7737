import { LRUCache } from 'lru-cache'
import { asCaller, operator, type Caller } from '../platform/caller.js'
import type { Database } from '../platform/database/database.js'
import { sharedArrays } from '../platform/database/packed.js'
import { remembered } from '../platform/remembered.js'
import { inOrderOfCodes, positionsIn, readRunInputs } from './run-inputs.js'
import { answeringOwnRun, type Run, type WhichRun } from './run-queries.js'
import { runWithin, scoreRegions, type ScoredRun, type ScoredTypeInput } from './scored-run.js'
import { createScorer } from './scorer.js'
import { readObserved, readTypeInput } from './type-inputs.js'

/** Runs that were asked about lately, kept in memory. */
export interface ScoredRuns {
  /** The run that answers for a region, and the same in memory. Throws `not-found` where the caller sees none, `conflict` for one without results, or of which only results are known. */
  readonly answering: (caller: Caller, regionCode: string, which: WhichRun) => Promise<{ asked: Run; run: ScoredRun }>
  /** The same, of the region alone: its figures, and ranks within it. Throws as `answering`, `not-found` where the run has no such region. */
  readonly within: (caller: Caller, regionCode: string, which: WhichRun) => Promise<{ asked: Run; run: ScoredRun }>
}

/** A city's takes some 20 MB, a province's ten times as much. */
const mostKept = 3
/** A county's takes some 2 MB beside the run that it is of. */
const mostKeptWithin = 30

export function createScoredRuns(database: Database): ScoredRuns {
  const kept = new LRUCache<string, Promise<ScoredRun>>({ max: mostKept })
  const keptWithin = new LRUCache<string, Promise<ScoredRun>>({ max: mostKeptWithin })
  const read = (runId: number): Promise<ScoredRun> => remembered(kept, `${runId}`, () => readScoredRun(database, runId))
  const readWithin = (runId: number, regionCode: string): Promise<ScoredRun> =>
    remembered(keptWithin, `${runId} ${regionCode}`, async () => sharedArrays(runWithin(await read(runId), runId, regionCode)))
  const ask = (caller: Caller, regionCode: string, which: WhichRun) => asCaller(database, caller, (transaction) => answeringOwnRun(transaction, regionCode, which))
  return {
    answering: async (caller, regionCode, which) => {
      const asked = await ask(caller, regionCode, which)
      return { asked, run: await read(asked.id) }
    },
    within: async (caller, regionCode, which) => {
      const asked = await ask(caller, regionCode, which)
      return { asked, run: await readWithin(asked.id, regionCode) }
    }
  }
}

/** Reads what a run has pinned and scores it anew, which gives what it scored then. Reach that is kept no more is found again. */
async function readScoredRun(database: Database, runId: number): Promise<ScoredRun> {
  return asCaller(database, operator, async (transaction) => {
    const inputs = await readRunInputs(transaction, runId)
    const rules = inOrderOfCodes(inputs.rules)
    const observed = await readObserved(transaction, runId, rules.map(({ typeId }) => typeId))
    const positions = positionsIn(inputs)
    const score = createScorer(inputs)
    const types: ScoredTypeInput[] = []
    for (const rule of rules) {
      const input = sharedArrays(await readTypeInput(transaction, runId, rule, inputs.places, positions, observed.get(rule.typeId)))
      const { figures, sufficiency, reached } = await score(input)
      types.push({ input, scores: sharedArrays({ figures, sufficiency, reached }) })
    }
    return { inputs, types, regions: sharedArrays(scoreRegions(inputs, types)) }
  })
}
