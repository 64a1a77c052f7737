/** The thread that scores: a city's types are seconds of work that must not keep the service from answering. */
import { move, transferableSymbol, valueSymbol } from 'piscina'
import type { Thresholds } from './diagnosis.js'
import type { Parameters } from './indices.js'
import type { People, Places } from './people.js'
import { varyType, type GroupEnds, type VariedBudgets, type VariedScores } from './sensitivity.js'
import { scoreType, type TypeInput, type TypeScores } from './type-scoring.js'

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

export interface ScoringTask<Setting> {
  readonly setting: Setting
  readonly input: TypeInput
}

export const scored = ({ places, people, parameters, thresholds }: ScorerSetting, input: TypeInput): TypeScores =>
  scoreType(places, people, parameters, input, thresholds)

export const varied = ({ places, people, ends, parameters, budgets }: VariedSetting, input: TypeInput): VariedScores =>
  varyType(places, people, ends, parameters, input, budgets.get(input.rule.code)!)

/** What the thread is asked for, by name. */
export const scoreTask = ({ setting, input }: ScoringTask<ScorerSetting>): TypeScores => handedOver(scored(setting, input))
export const varyTask = ({ setting, input }: ScoringTask<VariedSetting>): VariedScores => handedOver(varied(setting, input))

/** Its arrays go over to whoever asked, and are not copied. */
function handedOver<T extends object>(value: T): T {
  return move({ [transferableSymbol]: buffersOf(value), [valueSymbol]: value }) as unknown as T
}

/** The memory behind an object's arrays: handed over to another thread, it need not be copied. */
export function buffersOf(value: unknown): ArrayBuffer[] {
  const found = new Set<ArrayBuffer>()
  const look = (one: unknown) => {
    if (ArrayBuffer.isView(one)) {
      // What threads share lies where all of them see it.
      if (one.buffer instanceof ArrayBuffer) found.add(one.buffer)
      return
    }
    if (one !== null && typeof one === 'object') Object.values(one).forEach(look)
  }
  look(value)
  return [...found]
}
