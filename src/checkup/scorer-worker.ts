/** The thread of a scorer: answers every type it is asked for. */
import { parentPort, workerData } from 'node:worker_threads'
import { scored, varied, type ScoreAnswer, type ScoreRequest, type ScorerSetting, type VariedSetting } from './scorer.js'

const setting = workerData as ScorerSetting | VariedSetting

parentPort!.on('message', ({ id, input }: ScoreRequest) => {
  if ('ends' in setting) {
    // An array that several variants share would be handed over twice: these are copied.
    parentPort!.postMessage({ id, scores: varied(setting, input) } satisfies ScoreAnswer)
    return
  }
  const scores = scored(setting, input)
  const { facilityIds, people: catchmentPeople, sites } = scores.catchments
  const buffers = [...Object.values(scores.figures), scores.sufficiency, facilityIds, catchmentPeople, sites].map(({ buffer }) => buffer as ArrayBuffer)
  parentPort!.postMessage({ id, scores } satisfies ScoreAnswer, buffers)
})
