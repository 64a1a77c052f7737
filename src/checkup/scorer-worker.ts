/** The thread of a scorer: answers every type it is asked for. */
import { parentPort, workerData } from 'node:worker_threads'
import type { ScoreAnswer, ScoreRequest, ScorerSetting } from './scorer.js'
import { scoreType } from './type-scoring.js'

const { places, people, parameters } = workerData as ScorerSetting

parentPort!.on('message', ({ id, input }: ScoreRequest) => {
  const scores = scoreType(places, people, parameters, input)
  const { facilityIds, people: catchmentPeople, sites } = scores.catchments
  const buffers = [...Object.values(scores.figures), scores.sufficiency, facilityIds, catchmentPeople, sites].map(({ buffer }) => buffer as ArrayBuffer)
  parentPort!.postMessage({ id, scores } satisfies ScoreAnswer, buffers)
})
