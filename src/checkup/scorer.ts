import { Piscina } from 'piscina'
import type { Thresholds } from './diagnosis.js'
import type { Parameters } from './indices.js'
import type { People, Places } from './people.js'
import type { ScoringTask } from './scoring-thread.js'
import { varyType, type GroupEnds, type VariedBudgets, type VariedScores } from './sensitivity.js'
import { scoreType, type TypeInput, type TypeScores } from './type-scoring.js'

/** Scores a facility type for one set of people. The arrays of its input are the scorer's from then on. */
export type Scorer<Scores> = (input: TypeInput) => Promise<Scores>

/** What a scorer knows before it is asked for a type. */
export interface ScorerSetting {
  readonly places: Places
  readonly people: People
  readonly parameters: Parameters
  readonly thresholds: Thresholds
}

/** What one knows that varies what was taken for granted. */
export interface VariedSetting extends ScorerSetting {
  readonly ends: GroupEnds
  readonly budgets: VariedBudgets
}

/** Up to so many sites a type takes a few milliseconds: less than a thread takes to start. */
const fewSites = 5_000

/** A scorer in a thread of its own, so that a city's scores don't keep the service from answering; of few sites, right here. */
export function createScorer(setting: ScorerSetting): Scorer<TypeScores> {
  return inThread(setting) ?? (async (input) => scored(setting, input))
}

/** As `createScorer`, for the scores of a type under each varied assumption. */
export function createVariedScorer(setting: VariedSetting): Scorer<VariedScores> {
  return inThread(setting) ?? (async (input) => varied(setting, input))
}

export const scored = ({ places, people, parameters, thresholds }: ScorerSetting, input: TypeInput): TypeScores =>
  scoreType(places, people, parameters, input, thresholds)

export const varied = ({ places, people, ends, parameters, budgets }: VariedSetting, input: TypeInput): VariedScores =>
  varyType(places, people, ends, parameters, input, budgets.get(input.rule.code)!)

let thread: Piscina | undefined

/** What it answers with depends on its setting alone; undefined where the thread would not pay. */
function inThread<Scores>(setting: ScorerSetting | VariedSetting): Scorer<Scores> | undefined {
  if (setting.people.siteIds.length <= fewSites) return undefined
  // One for the process: as runs follow each other it stays, and its code with it, compiled. An idle one keeps nobody from ending.
  thread ??= new Piscina({ filename: new URL('./scoring-thread.js', import.meta.url).href, minThreads: 0, maxThreads: 1, idleTimeout: 60_000 })
  const running = thread
  return async (input) => (await running.run({ setting, input } satisfies ScoringTask, { transferList: buffersOf(input) })) as Scores
}

/** The memory behind an object's arrays: handed over to another thread, it need not be copied. */
export function buffersOf(value: unknown): ArrayBuffer[] {
  const found = new Set<ArrayBuffer>()
  const look = (one: unknown) => {
    if (ArrayBuffer.isView(one)) found.add(one.buffer as ArrayBuffer)
    else if (one !== null && typeof one === 'object') Object.values(one).forEach(look)
  }
  look(value)
  return [...found]
}
