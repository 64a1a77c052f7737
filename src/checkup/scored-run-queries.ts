import { asCaller, operator } from '../platform/caller.js'
import type { Database } from '../platform/database/database.js'
import { sharedArrays } from '../platform/database/packed.js'
import { inOrderOfCodes, positionsIn, readRunInputs } from './run-inputs.js'
import { scoreRegions, type ScoredRun, type ScoredTypeInput } from './scored-run.js'
import { createScorer } from './scorer.js'
import { readObserved, readTypeInput } from './type-inputs.js'

/** Runs that were asked about lately, kept in memory; a city's takes some 20 MB. */
export interface ScoredRuns {
  /** The run has to be one with results that the caller may see: this asks nobody. */
  readonly read: (runId: number) => Promise<ScoredRun>
}

/** So many sites at most are kept, of all runs together, but for the run asked last. */
const mostSites = 400_000

export function createScoredRuns(database: Database): ScoredRuns {
  const kept = new Map<number, { readonly run: Promise<ScoredRun>; sites: number }>()

  const makeRoom = () => {
    let sites = 0
    for (const [id, one] of [...kept].reverse()) {
      sites += one.sites
      if (sites > mostSites && one.sites !== sites) kept.delete(id)
    }
  }

  return {
    read: async (runId) => {
      const known = kept.get(runId)
      if (known !== undefined) {
        // Those asked last stand last.
        kept.delete(runId)
        kept.set(runId, known)
        return known.run
      }
      const entry = { run: readScoredRun(database, runId), sites: 0 }
      kept.set(runId, entry)
      try {
        const run = await entry.run
        entry.sites = run.inputs.people.siteIds.length
        makeRoom()
        return run
      } catch (error) {
        kept.delete(runId)
        throw error
      }
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
