import type { WhichRun } from '../checkup/run-queries.js'
import { roundScore } from '../checkup/indices.js'
import type { ScoredRuns } from '../checkup/scored-run-queries.js'
import { asCaller, type Caller } from '../platform/caller.js'
import type { Database } from '../platform/database/database.js'
import { unprocessable } from '../platform/errors.js'
import type { Forecasts } from './forecast-queries.js'
import { communityIndices, type Gain } from './gain.js'
import type { Planning } from './planning.js'
import type { ProgrammeOption } from './programme-choice.js'
import { candidatesOf, type Price, type ProjectCandidate } from './project-candidate-queries.js'
import { namesOf } from './what-if-queries.js'

export interface IndexTargetQuestion extends WhichRun {
  /** A county. */
  readonly regionCode: string
  /** Which every community of it is to come to. */
  readonly index: number
  readonly prices: readonly Price[]
}

/** Facilities for the least money with which every community of a county comes to an index. */
export interface IndexTarget {
  readonly runId: number
  readonly period: string
  readonly regionCode: string
  readonly index: number
  /** Facilities that were looked at: what shortfalls of communities below the index ask for, of types that have a price. */
  readonly options: number
  readonly reached: boolean
  readonly spent: number
  /** No choice of these options costs less, as long as they do not help each other; null where not all communities come to it. */
  readonly leastCost: number | null
  /** In the order chosen. */
  readonly chosen: (Omit<ProjectCandidate, 'marks' | 'expected' | 'budget'> & { readonly cost: number })[]
  /** Those that are below the index now. */
  readonly communities: { readonly code: string; readonly nameZh: string; readonly before: number; readonly after: number; readonly reached: boolean }[]
  readonly expected: Gain
}

export interface IndexTargets {
  /** Throws `not-found`, `unprocessable-input` for what is no county of the run. */
  readonly ask: (caller: Caller, question: IndexTargetQuestion) => Promise<IndexTarget>
}

/** Rounded as it is told. */
const comesTo = (index: number, target: number): boolean => roundScore(index) >= target

export const createIndexTargets = (database: Database, scoredRuns: ScoredRuns, forecasts: Forecasts, planning: Planning): IndexTargets => ({
  ask: async (caller, { regionCode, index: target, prices, ...which }) => {
    if (regionCode.endsWith('00000000') || !regionCode.endsWith('000000')) throw unprocessable('an index is planned for county by county', [{ pointer: '/regionCode', detail: 'is no county' }])
    const { asked, run } = await scoredRuns.within(caller, regionCode, which)
    const indices = communityIndices(run)
    const { communities } = run.inputs.places
    const below = [...indices.keys()].filter((c) => !Number.isNaN(indices[c]!) && !comesTo(indices[c]!, target))
    const codes = new Set(below.map((c) => communities[c]!))
    const candidates = (await asCaller(database, caller, (transaction) => candidatesOf(transaction, asked, run, regionCode, codes, prices))).filter(({ budget }) => budget !== null)
    const resolved = await forecasts.resolve(caller, asked, run, candidates)
    const able = resolved.flatMap(({ plan }, i) => (plan === null ? [] : [{ option: { ...plan, cost: candidates[i]!.budget! } satisfies ProgrammeOption, candidate: candidates[i]! }]))
    const found = await planning.leastMoney({ run, options: able.map(({ option }) => option), target })
    const names = await asCaller(database, caller, (transaction) => namesOf(transaction, [...codes]))
    const after = (c: number) => roundScore(found.indices[c]!)
    return {
      runId: asked.id,
      period: asked.period,
      regionCode,
      index: target,
      options: able.length,
      reached: below.every((c) => comesTo(found.indices[c]!, target)),
      spent: found.spent,
      leastCost: found.leastCost,
      chosen: found.chosen.map((i) => {
        const { marks: _marks, expected: _expected, budget, ...candidate } = able[i]!.candidate
        return { ...candidate, cost: budget! }
      }),
      communities: below.map((c) => ({ code: communities[c]!, nameZh: names.get(communities[c]!)!.nameZh, before: roundScore(indices[c]!), after: after(c), reached: comesTo(found.indices[c]!, target) })),
      expected: found.together
    }
  }
})
