/** The thread that works planners' questions out: a city's take tenths of a second, in which the service goes on answering. */
import type { ScoredRun } from '../checkup/scored-run.js'
import { fewestCovering, mostCovered, type CoverageProblem, type CoverageSelection, type FewestSelection } from './coverage.js'
import { whatIf, type WantedFacility, type WhatIf } from './what-if.js'

export interface WhatIfTask {
  readonly run: ScoredRun
  readonly wanted: readonly WantedFacility[]
}

export interface FewestTask {
  readonly problem: Pick<CoverageProblem, 'candidates' | 'weights'>
  readonly target: number
}

export const whatIfTask = ({ run, wanted }: WhatIfTask): WhatIf => whatIf(run, wanted)
export const mostTask = (problem: CoverageProblem): CoverageSelection => mostCovered(problem)
export const fewestTask = ({ problem, target }: FewestTask): FewestSelection => fewestCovering(problem, target)
