import { Worker } from 'node:worker_threads'
import type { Parameters } from './indices.js'
import type { People, Places } from './people.js'
import { scoreType, type TypeInput, type TypeScores } from './type-scoring.js'

/** Scores facility types for one set of people. */
export interface Scorer {
  readonly score: (input: TypeInput) => Promise<TypeScores>
  readonly close: () => Promise<void>
}

/** What a scorer knows before it is asked for a type. */
export interface ScorerSetting {
  readonly places: Places
  readonly people: People
  readonly parameters: Parameters
}

export interface ScoreRequest {
  readonly id: number
  readonly input: TypeInput
}

export interface ScoreAnswer {
  readonly id: number
  readonly scores: TypeScores
}

/** Up to so many sites a type takes a few milliseconds: less than a thread takes to start. */
const fewSites = 5_000

/** A scorer in a thread of its own, so that a city's scores don't keep the service from answering; of few sites, right here. */
export function createScorer(setting: ScorerSetting): Scorer {
  if (setting.people.siteIds.length <= fewSites) {
    return {
      score: async (input) => scoreType(setting.places, setting.people, setting.parameters, input),
      close: async () => undefined
    }
  }
  const worker = new Worker(new URL('./scorer-worker.js', import.meta.url), { workerData: setting })
  const waiting = new Map<number, { resolve: (scores: TypeScores) => void; reject: (error: Error) => void }>()
  let failure: Error | undefined
  const fail = (error: Error) => {
    failure = error
    for (const { reject } of waiting.values()) reject(error)
    waiting.clear()
  }
  worker.on('message', ({ id, scores }: ScoreAnswer) => {
    waiting.get(id)?.resolve(scores)
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
