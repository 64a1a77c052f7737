import { Worker } from 'node:worker_threads'
import type { Thresholds } from './diagnosis.js'
import type { Parameters } from './indices.js'
import type { People, Places } from './people.js'
import { varyType, type GroupEnds, type VariedBudgets, type VariedScores } from './sensitivity.js'
import { scoreType, type TypeInput, type TypeScores } from './type-scoring.js'

/** Works on facility types, one after the other, for one set of people. */
export interface Scorer<Scores> {
  readonly score: (input: TypeInput) => Promise<Scores>
  readonly close: () => Promise<void>
}

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

export interface ScoreRequest {
  readonly id: number
  readonly input: TypeInput
}

export interface ScoreAnswer {
  readonly id: number
  readonly scores: TypeScores | VariedScores
}

/** Up to so many sites a type takes a few milliseconds: less than a thread takes to start. */
const fewSites = 5_000

/** A scorer in a thread of its own, so that a city's scores don't keep the service from answering; of few sites, right here. */
export function createScorer(setting: ScorerSetting): Scorer<TypeScores> {
  return createWorker(setting) ?? {
    score: async (input) => scored(setting, input),
    close: async () => undefined
  }
}

/** As `createScorer`, for the scores of a type under each varied assumption. */
export function createVariedScorer(setting: VariedSetting): Scorer<VariedScores> {
  return createWorker(setting) ?? {
    score: async (input) => varied(setting, input),
    close: async () => undefined
  }
}

export const scored = ({ places, people, parameters, thresholds }: ScorerSetting, input: TypeInput): TypeScores =>
  scoreType(places, people, parameters, input, thresholds)

export const varied = ({ places, people, ends, parameters, budgets }: VariedSetting, input: TypeInput): VariedScores =>
  varyType(places, people, ends, parameters, input, budgets.get(input.rule.code)!)

/** What it answers with depends on its setting alone; undefined where the thread would not pay. */
function createWorker<Scores>(setting: ScorerSetting | VariedSetting): Scorer<Scores> | undefined {
  if (setting.people.siteIds.length <= fewSites) return undefined
  const worker = new Worker(new URL('./scorer-worker.js', import.meta.url), { workerData: setting })
  const waiting = new Map<number, { resolve: (scores: Scores) => void; reject: (error: Error) => void }>()
  let failure: Error | undefined
  const fail = (error: Error) => {
    failure = error
    for (const { reject } of waiting.values()) reject(error)
    waiting.clear()
  }
  worker.on('message', ({ id, scores }: ScoreAnswer) => {
    waiting.get(id)?.resolve(scores as Scores)
    waiting.delete(id)
  })
  worker.on('error', fail)
  worker.on('exit', () => fail(new Error('the scoring thread ended')))
  let asked = 0
  return {
    score: (input) =>
      new Promise((resolve, reject) => {
        if (failure !== undefined) {
          reject(failure)
          return
        }
        const id = asked++
        waiting.set(id, { resolve, reject })
        worker.postMessage({ id, input } satisfies ScoreRequest)
      }),
    close: async () => {
      await worker.terminate()
    }
  }
}
