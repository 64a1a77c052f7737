/** How a recalculation is told, wherever it was worked on. */
import type { Run } from '../checkup/run-queries.js'
import type { RegionScore } from '../checkup/score-queries.js'
import { regionLevels } from '../registry/region-import.js'
import { print, printJson, seconds } from './output.js'
import type { StepTime } from './progress.js'
import { scoreTable } from './score-table.js'

/** A run as the database or the contract tells it. */
export type ToldRun = Pick<Run, 'id' | 'period' | 'referenceDate' | 'standardVersion' | 'standardAuthority' | 'networkId' | 'networkName' | 'mode' | 'status'>

export const describe = (run: ToldRun): string =>
  `run ${run.id}: ${run.period}, state of ${run.referenceDate}; standard ${run.standardVersion} (${run.standardAuthority}); ${networkOf(run)}`

/** A composed run took its figures from others, and has no network of its own. */
export const networkOf = ({ networkId, networkName, mode }: Pick<Run, 'networkId' | 'networkName' | 'mode'>): string =>
  networkId === null ? mode : `network ${networkId} "${networkName}"`

const mostRows = 100

/** The regions above communities level by level, and what it took; with `json` as one object. */
export function tellRecalculation({ run, regions }: { readonly run: ToldRun; readonly regions: readonly RegionScore[] }, steps: readonly StepTime[], json: true | undefined): void {
  const above = regions.filter(({ level }) => level !== 'community')
  const totalSeconds = steps.reduce((sum, step) => sum + step.seconds, 0)
  if (json === true) {
    printJson({ run, regions: above, steps, totalSeconds: Math.round(totalSeconds * 1000) / 1000 })
    return
  }
  print(describe(run))
  for (const level of regionLevels) {
    const ofLevel = above.filter((region) => region.level === level)
    if (ofLevel.length === 0) continue
    print('')
    if (ofLevel.length > mostRows) print(`${ofLevel.length} of level ${level}: lifecircle scores --run ${run.id} --level ${level}`)
    else print(scoreTable(level, ofLevel))
  }
  print(`\n${communitiesOf(regions)}; ${seconds(totalSeconds)} in all`)
  print(`every figure: lifecircle scores --run ${run.id} --level community`)
}

function communitiesOf(regions: readonly RegionScore[]): string {
  const communities = regions.filter(({ level }) => level === 'community')
  const scored = communities.filter(({ index }) => index !== null).length
  return `${communities.length} communities, ${scored} of them with an index`
}
