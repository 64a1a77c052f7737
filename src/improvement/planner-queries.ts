import type { Recalculations } from '../checkup/recalculations.js'
import { createScoredRuns, type ScoredRuns } from '../checkup/scored-run-queries.js'
import type { Database } from '../platform/database/database.js'
import { createCircleFigures, type CircleFigures } from './circle-figures-queries.js'
import { createDistrictPlans, type DistrictPlans } from './district-plan-outlook-queries.js'
import { createEffects, type Effects } from './effect-queries.js'
import { createForecasts, type Forecasts } from './forecast-queries.js'
import { createIndexTargets, type IndexTargets } from './index-target-queries.js'
import { createPlanning, type Planning } from './planning.js'
import { createProgrammes, type Programmes } from './programme-queries.js'
import { createCandidates, type Candidates } from './project-candidate-queries.js'
import { createProjectMoves, type ProjectMoves } from './project-move-queries.js'
import { createSiteSelections, type SiteSelections } from './site-selection-queries.js'
import { createWhatIfs, type WhatIfs } from './what-if-queries.js'

/** What planners are answered by, on one database: one thread, and one memory of the runs that they ask about. */
export interface Planners {
  readonly database: Database
  readonly scoredRuns: ScoredRuns
  readonly planning: Planning
  readonly whatIfs: WhatIfs
  readonly siteSelections: SiteSelections
  readonly indexTargets: IndexTargets
  readonly circleFigures: CircleFigures
  readonly forecasts: Forecasts
  readonly candidates: Candidates
  readonly projectMoves: ProjectMoves
  readonly programmes: Programmes
  readonly effects: Effects
  readonly districtPlans: DistrictPlans
}

/** @param recalculations null: whoever accepts projects sees to it that scores are worked out again */
export function createPlanners(database: Database, recalculations: Pick<Recalculations, 'request'> | null): Planners {
  const scoredRuns = createScoredRuns(database)
  const planning = createPlanning()
  const whatIfs = createWhatIfs(database, scoredRuns, planning)
  const forecasts = createForecasts(database, scoredRuns, whatIfs, planning)
  const projectMoves = createProjectMoves({ database, recalculations, forecasts })
  return {
    database,
    scoredRuns,
    planning,
    whatIfs,
    siteSelections: createSiteSelections(database, scoredRuns, planning),
    indexTargets: createIndexTargets(database, scoredRuns, forecasts, planning),
    circleFigures: createCircleFigures(database, scoredRuns),
    forecasts,
    candidates: createCandidates({ database, scoredRuns, forecasts }),
    projectMoves,
    programmes: createProgrammes({ database, scoredRuns, forecasts, planning, projectMoves }),
    effects: createEffects({ database, scoredRuns, forecasts, planning }),
    districtPlans: createDistrictPlans({ database, scoredRuns, forecasts, planning })
  }
}
