/** The thread that works planners' questions out: a city's take tenths of a second, in which the service goes on answering. */
import type { ScoredRun } from '../checkup/scored-run.js'
import { walkChangedStreets, type SitesReached } from '../network/changed-streets.js'
import { delineateTiers, type Bands, type CircleTiers, type Settlement } from './circle-tiers.js'
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

export interface WalkTask {
  readonly streets: Parameters<typeof walkChangedStreets>[0]
  readonly added: Parameters<typeof walkChangedStreets>[1]
  readonly sites: Parameters<typeof walkChangedStreets>[2]
  readonly starts: Parameters<typeof walkChangedStreets>[3]
}

export interface DelineationTask {
  readonly settlement: Settlement
  readonly bands: Bands
}

export const delineationTask = ({ settlement, bands }: DelineationTask): CircleTiers => delineateTiers(settlement, bands)
export const walkTask = ({ streets, added, sites, starts }: WalkTask): SitesReached[] => walkChangedStreets(streets, added, sites, starts)
export const whatIfTask = ({ run, wanted }: WhatIfTask): WhatIf => whatIf(run, wanted)
export const mostTask = (problem: CoverageProblem): CoverageSelection => mostCovered(problem)
export const fewestTask = ({ problem, target }: FewestTask): FewestSelection => fewestCovering(problem, target)
