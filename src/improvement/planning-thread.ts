/** The thread that works planners' questions out: a city's take tenths of a second, in which the service goes on answering. */
import type { ScoredRun } from '../checkup/scored-run.js'
import { walkChangedStreets, type SitesReached } from '../network/changed-streets.js'
import { delineateTiers, type Bands, type CircleTiers, type Settlement } from './circle-tiers.js'
import { fewestCovering, mostCovered, type CoverageProblem, type CoverageSelection, type FewestSelection } from './coverage.js'
import { buildUp, type BuildUp, type BuildUpTask } from './district-plan-build-up.js'
import { communityIndices, gainOf, projectGainOf, type Gain, type ProjectGain, type WantedProject } from './gain.js'
import { createProgrammeChooser, leastMoneyTo, type LeastMoney, type ProgrammeChoice, type ProgrammeLimits, type ProgrammeOption } from './programme-choice.js'
import { changedRun, whatIf, type WantedFacility, type WhatIf } from './what-if.js'

export interface WhatIfTask {
  readonly run: ScoredRun
  readonly wanted: readonly WantedFacility[]
}

export interface FewestTask {
  readonly problem: Pick<CoverageProblem, 'candidates' | 'weights'>
  readonly target: number
}

export interface GainsTask {
  /** Of the region alone. */
  readonly run: ScoredRun
  readonly projects: readonly WantedProject[]
}

export interface Gains {
  /** Of each project alone, in their order. */
  readonly each: ProjectGain[]
  /** Of all together. */
  readonly together: Gain
}

export interface ProgrammeTask {
  /** Of the county alone. */
  readonly run: ScoredRun
  readonly options: readonly ProgrammeOption[]
  readonly limits: Omit<ProgrammeLimits, 'budget'>
  readonly budgets: readonly number[]
}

export interface ProgrammeAnswer {
  /** One for each budget. */
  readonly choices: ProgrammeChoice[]
  /** What the first choice brings, all of it together. */
  readonly together: Gain
}

export interface LeastMoneyTask {
  readonly run: ScoredRun
  readonly options: readonly ProgrammeOption[]
  readonly target: number
}

export interface LeastMoneyAnswer extends LeastMoney {
  readonly together: Gain
  /** Index of each community then, in the order of the run's; NaN = none. */
  readonly indices: Float64Array
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
export const buildUpTask = (task: BuildUpTask): BuildUp => buildUp(task)
export const gainsTask = ({ run, projects }: GainsTask): Gains => ({
  each: projects.map((project) => projectGainOf(run, project)),
  together: gainOf(run, projects.flatMap(({ wanted }) => wanted))
})

export function programmeTask({ run, options, limits, budgets }: ProgrammeTask): ProgrammeAnswer {
  const chooser = createProgrammeChooser(run, options)
  const choices = budgets.map((budget) => chooser.choose({ ...limits, budget }))
  return { choices, together: gainOf(run, choices[0]!.chosen.flatMap((i) => options[i]!.wanted)) }
}

export function leastMoneyTask({ run, options, target }: LeastMoneyTask): LeastMoneyAnswer {
  const found = leastMoneyTo(run, options, target)
  const wanted = found.chosen.flatMap((i) => options[i]!.wanted)
  return { ...found, together: gainOf(run, wanted), indices: communityIndices(changedRun(run, wanted).then) }
}
