/** The thread that answers what-ifs: a city's take a tenth of a second, in which the service goes on answering. */
import type { ScoredRun } from '../checkup/scored-run.js'
import { whatIf, type WantedFacility, type WhatIf } from './what-if.js'

export interface WhatIfTask {
  readonly run: ScoredRun
  readonly wanted: readonly WantedFacility[]
}

export const whatIfTask = ({ run, wanted }: WhatIfTask): WhatIf => whatIf(run, wanted)
