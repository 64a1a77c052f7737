import type { Transaction } from '../platform/caller.js'
import { comparability, type Comparability } from './comparability.js'
import { findRun, findRuns, latestRunIds, type Run } from './run-queries.js'
import { findRegionScores, type RegionScore } from './score-queries.js'

export interface Comparison extends Comparability {
  /** The runs the figures are from. */
  readonly runs: Run[]
  /** In the order asked for. */
  readonly regions: RegionScore[]
  /** Regions without figures that the caller may see. */
  readonly missing: string[]
}

export interface ComparisonRequest {
  readonly regions: readonly string[]
  /** Only runs of this half-year. */
  readonly period?: string | undefined
  /** Only this run. */
  readonly run?: number | undefined
}

/** Regions of any level side by side, each from the newest run with results for it that the caller may see. Throws `not-found` for a run that was named. */
export async function compareRegions(transaction: Transaction, { regions, period, run }: ComparisonRequest): Promise<Comparison> {
  const codes = [...new Set(regions)]
  if (run !== undefined) await findRun(transaction, run)
  const runOf = run === undefined ? await latestRunIds(transaction, codes, period) : new Map(codes.map((code) => [code, run]))
  const found = await findRegionScores(transaction, [...runOf].map(([code, runId]) => ({ code, runId })))
  const scores = new Map(found.map((score) => [score.code, score]))
  const runs = await findRuns(transaction, [...new Set(found.map((score) => score.runId))])
  return {
    ...comparability(runs),
    runs: runs.toSorted((a, b) => a.id - b.id),
    regions: codes.flatMap((code) => scores.get(code) ?? []),
    missing: codes.filter((code) => !scores.has(code))
  }
}
