import { Piscina } from 'piscina'
import type { CircleTiers } from './circle-tiers.js'
import type { CoverageProblem, CoverageSelection, FewestSelection } from './coverage.js'
import type { StreetWalk } from '../network/changed-streets-queries.js'
import {
  buildUpTask, delineationTask, fewestTask, gainsTask, leastMoneyTask, mostTask, programmeTask, walkTask, whatIfTask, type DelineationTask, type FewestTask, type Gains, type GainsTask, type LeastMoneyAnswer, type LeastMoneyTask,
  type ProgrammeAnswer, type ProgrammeTask, type WhatIfTask
} from './planning-thread.js'
import type { BuildUp, BuildUpTask } from './district-plan-build-up.js'
import type { WhatIf } from './what-if.js'

/** Works planners' questions out, in a thread of its own where that pays. */
export interface Planning {
  readonly whatIf: (task: WhatIfTask) => Promise<WhatIf>
  readonly mostCovered: (problem: CoverageProblem) => Promise<CoverageSelection>
  readonly fewestCovering: (task: FewestTask) => Promise<FewestSelection>
  readonly gains: (task: GainsTask) => Promise<Gains>
  readonly programme: (task: ProgrammeTask) => Promise<ProgrammeAnswer>
  readonly leastMoney: (task: LeastMoneyTask) => Promise<LeastMoneyAnswer>
  readonly walk: StreetWalk
  readonly delineate: (task: DelineationTask) => Promise<CircleTiers>
  readonly buildUp: (task: BuildUpTask) => Promise<BuildUp>
}

/** Up to so many sites it takes less than a thread takes to start. */
const fewSites = 5_000
/** A walk takes about a millisecond. */
const fewStarts = 20
/** A county's circles take a millisecond for each place. */
const fewPlaces = 200

export function createPlanning(): Planning {
  let thread: Piscina | undefined
  const inThread = async <Answer>(name: string, task: unknown): Promise<Answer> => {
    // One, beside that of the scorer, so that nobody waits for a run that is being scored. An idle one keeps nobody from ending.
    thread ??= new Piscina({ filename: new URL('./planning-thread.js', import.meta.url).href, minThreads: 0, maxThreads: 1, idleTimeout: 60_000 })
    return (await thread.run(task, { name })) as Answer
  }
  return {
    whatIf: async (task) => (task.run.inputs.people.siteIds.length <= fewSites ? whatIfTask(task) : inThread('whatIfTask', task)),
    mostCovered: async (problem) => (problem.weights.length <= fewSites ? mostTask(problem) : inThread('mostTask', problem)),
    fewestCovering: async (task) => (task.problem.weights.length <= fewSites ? fewestTask(task) : inThread('fewestTask', task)),
    gains: async (task) => (task.run.inputs.people.siteIds.length * task.projects.length <= fewSites ? gainsTask(task) : inThread('gainsTask', task)),
    programme: async (task) => (task.run.inputs.people.siteIds.length * task.options.length <= fewSites ? programmeTask(task) : inThread('programmeTask', task)),
    leastMoney: async (task) => (task.run.inputs.people.siteIds.length * task.options.length <= fewSites ? leastMoneyTask(task) : inThread('leastMoneyTask', task)),
    walk: async (streets, added, sites, starts) => (starts.length <= fewStarts ? walkTask({ streets, added, sites, starts }) : inThread('walkTask', { streets, added, sites, starts })),
    delineate: async (task) => (task.settlement.people.length <= fewPlaces ? delineationTask(task) : inThread('delineationTask', task)),
    buildUp: async (task) => (task.run.inputs.people.siteIds.length * (task.steps.length + 1) <= fewSites ? buildUpTask(task) : inThread('buildUpTask', task))
  }
}
