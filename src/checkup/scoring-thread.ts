/** The thread that scores: a city's types are seconds of work that must not keep the service from answering. */
import { move, transferableSymbol, valueSymbol } from 'piscina'
import { buffersOf, scored, varied, type ScorerSetting, type VariedSetting } from './scorer.js'
import type { VariedScores } from './sensitivity.js'
import type { TypeInput, TypeScores } from './type-scoring.js'

export interface ScoringTask {
  readonly setting: ScorerSetting | VariedSetting
  readonly input: TypeInput
}

export default function score({ setting, input }: ScoringTask): TypeScores | VariedScores {
  return handedOver('ends' in setting ? varied(setting, input) : scored(setting, input))
}

/** Its arrays go over to whoever asked, and are not copied. */
const handedOver = <T extends object>(value: T): T => move({ [transferableSymbol]: buffersOf(value), [valueSymbol]: value }) as unknown as T
