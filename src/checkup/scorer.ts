import { Piscina } from 'piscina'
import { buffersOf, scored, varied, type ScorerSetting, type ScoringTask, type VariedSetting } from './scoring-thread.js'
import type { VariedScores } from './sensitivity.js'
import type { TypeInput, TypeScores } from './type-scoring.js'

/** Scores a facility type for one set of people. The arrays of its input are the scorer's from then on. */
export type Scorer<Scores> = (input: TypeInput) => Promise<Scores>

/** Up to so many sites a type takes a few milliseconds: less than a thread takes to start. */
const fewSites = 5_000

/** A scorer in a thread of its own, so that a city's scores don't keep the service from answering; of few sites, right here. */
export function createScorer(setting: ScorerSetting): Scorer<TypeScores> {
  return inThread(setting, 'scoreTask') ?? (async (input) => scored(setting, input))
}

/** As `createScorer`, for the scores of a type under each varied assumption. */
export function createVariedScorer(setting: VariedSetting): Scorer<VariedScores> {
  return inThread(setting, 'varyTask') ?? (async (input) => varied(setting, input))
}

let thread: Piscina | undefined

/** A scorer by a task of the thread; undefined where the thread would not pay. */
function inThread<Scores>(setting: ScorerSetting, name: 'scoreTask' | 'varyTask'): Scorer<Scores> | undefined {
  if (setting.people.siteIds.length <= fewSites) return undefined
  // One for the process: as runs follow each other it stays, and its code with it, compiled. An idle one keeps nobody from ending.
  thread ??= new Piscina({ filename: new URL('./scoring-thread.js', import.meta.url).href, minThreads: 0, maxThreads: 1, idleTimeout: 60_000 })
  const running = thread
  return async (input) => (await running.run({ setting, input } satisfies ScoringTask<ScorerSetting>, { name, transferList: buffersOf(input) })) as Scores
}
