import { Argument, Option, type Command } from 'commander'
import { failRun, findRun, listRuns, publishRun, requestRun, requestTrial, type Run } from '../checkup/run-queries.js'
import { executeRun, RunInterrupted } from '../checkup/run-steps.js'
import { regionScores, type RegionScore } from '../checkup/score-queries.js'
import { asCaller, operator } from '../platform/caller.js'
import type { Database } from '../platform/database/database.js'
import { conflict } from '../platform/errors.js'
import { regionLevels } from '../registry/region-import.js'
import { defaultStandardVersion } from '../registry/standard.js'
import { examples, halfYear, jsonOption, regionCode, wholeNumber } from './options.js'
import { formatTable, minute, print, printJson, seconds } from './output.js'
import { createProgress, type Progress } from './progress.js'
import { scoreTable } from './score-table.js'
import { withDatabase } from './session.js'

interface RecalculateFlags {
  readonly period: string
  readonly scope?: string
  readonly standard: string
  readonly changed?: true
  readonly composed?: true
  readonly json?: true
}

export function addRecalculate(program: Command): void {
  program
    .command('recalculate')
    .summary('score the communities and regions of a period')
    .description('Runs a whole checkup in this process, to its end: reach, the three indices, ranks and grades of every community and region in scope. What it wrote stays when it is cut off: the same command goes on from there.')
    .addOption(new Option('--period <half-year>', 'such as 2024H1; its last day is the reference date, or today while it lasts').argParser(halfYear).makeOptionMandatory())
    .addOption(new Option('--scope <code>', 'region to score, with all below it; default: everything').argParser(regionCode))
    .option('--standard <version>', 'version of a published standard', defaultStandardVersion)
    .option('--changed', 'score only what has changed since the newest run of the same period, scope and standard; the result is that of a full run')
    .addOption(new Option('--composed', 'take the communities as the published runs of the regions within scored them: received in bundles, or worked out here').conflicts('changed'))
    .addOption(jsonOption())
    .addHelpText('after', examples('recalculate --period 2024H1', 'recalculate --period 2024H1 --changed', 'recalculate --period 2024H1 --scope 330100000000 --composed', 'recalculate --period 2024H1 --scope 330106000000 --standard zhejiang-2024 --json'))
    .action(recalculate)
}

export function addRuns(program: Command): void {
  program
    .command('runs')
    .summary('checkups, the newest first')
    .addOption(new Option('--limit <n>', 'how many').argParser(wholeNumber(1, 1000)).default(50))
    .addOption(jsonOption())
    .action(async ({ limit, json }: { limit: number; json?: true }) => {
      const runs = await withDatabase((database) => asCaller(database, operator, (transaction) => listRuns(transaction, {}, { limit })))
      if (json === true) printJson(runs)
      else if (runs.length === 0) print('there is no run yet: lifecircle recalculate --period 2024H1')
      else print(runTable(runs))
    })
}

export function addPublish(program: Command): void {
  program
    .command('publish')
    .summary('publish a completed run')
    .description('From then on everybody may read it and nothing may change it. The ranges of its indices are worked out first where they are missing. The run published before for the same period and scope is superseded.')
    .addArgument(runArgument())
    .addOption(jsonOption())
    .addHelpText('after', examples('publish 12'))
    .action(async (id: number, { json }: { json?: true }) => {
      const published = await withDatabase(async (database) => {
        const { status, sensitivityAt } = await asCaller(database, operator, (transaction) => findRun(transaction, id))
        if (status === 'completed' && sensitivityAt === null) await executeToEnd(database, id, createProgress({ quiet: json === true }))
        return publishRun(database, operator, id)
      })
      if (json === true) printJson(published)
      else print(`${describe(published)}: published`)
    })
}

export function addTry(program: Command): void {
  program
    .command('try')
    .summary('try another standard on the inputs of a run')
    .description('Scores what a run read by another standard, which may be a draft. The trial is never published; trend and ranking compare it with the run.')
    .addArgument(runArgument())
    .argument('<standard>', 'version of the standard')
    .addOption(jsonOption())
    .addHelpText('after', examples('try 12 zhejiang-2025-draft'))
    .action(async (runId: number, standardVersion: string, { json }: { json?: true }) => {
      const progress = createProgress({ quiet: json === true })
      const trial = await withDatabase(async (database) => {
        const { run } = await requestTrial(database, operator, { runId, standardVersion })
        await executeToEnd(database, run.id, progress)
        return asCaller(database, operator, (transaction) => findRun(transaction, run.id))
      })
      if (json === true) printJson(trial)
      else print(`${describe(trial)}: a trial on the inputs of run ${runId}`)
    })
}

const runArgument = () => new Argument('<run>', 'number of the run').argParser(wholeNumber(1, Number.MAX_SAFE_INTEGER))

async function recalculate({ period, scope, standard, changed, composed, json }: RecalculateFlags): Promise<void> {
  const progress = createProgress({ quiet: json === true })
  const { run, regions } = await withDatabase(async (database) => {
    const { run: asked } = await requestRun(
      database,
      operator,
      { period, standardVersion: standard, ...(scope === undefined ? {} : { scopeCode: scope }), ...(changed === true ? { mode: 'changed' } : composed === true ? { mode: 'composed' } : {}) },
      new Date()
    )
    await executeToEnd(database, asked.id, progress)
    return asCaller(database, operator, async (transaction) => ({
      run: await findRun(transaction, asked.id),
      regions: await regionScores(transaction, asked.id, {})
    }))
  })
  const above = regions.filter(({ level }) => level !== 'community')
  const totalSeconds = progress.steps().reduce((sum, step) => sum + step.seconds, 0)
  if (json === true) {
    printJson({ run, regions: above, steps: progress.steps(), totalSeconds: Math.round(totalSeconds * 1000) / 1000 })
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

const mostRows = 100

/** Takes a run to its end; SIGINT hands it back after the step in hand. */
export async function executeToEnd(database: Database, runId: number, progress: Progress): Promise<void> {
  const stopping = new AbortController()
  const stop = () => stopping.abort()
  process.once('SIGINT', stop)
  progress.start('facilities')
  try {
    await executeRun(database, operator, runId, {
      signal: stopping.signal,
      onProgress: ({ step, done, total }) => progress.pass(step, done, total)
    })
    progress.end()
  } catch (error) {
    if (error instanceof RunInterrupted) {
      const { status } = await asCaller(database, operator, (transaction) => findRun(transaction, runId))
      throw conflict(
        status === 'completed'
          ? `run ${runId} has its scores; the ranges of its indices were interrupted: lifecircle publish ${runId} works them out, or the service when it starts`
          : `run ${runId} was interrupted; the same command goes on where it stopped`
      )
    }
    await failRun(database, operator, runId, (error as Error).message)
    throw error
  } finally {
    process.off('SIGINT', stop)
  }
}

const describe = (run: Run): string =>
  `run ${run.id}: ${run.period}, state of ${run.referenceDate}; standard ${run.standardVersion} (${run.standardAuthority}); ${networkOf(run)}`

const networkOf = ({ networkId, networkName, mode }: Run) => (networkId === null ? mode : `network ${networkId} "${networkName}"`)

function communitiesOf(regions: readonly RegionScore[]): string {
  const communities = regions.filter(({ level }) => level === 'community')
  const scored = communities.filter(({ index }) => index !== null).length
  return `${communities.length} communities, ${scored} of them with an index`
}

const runTable = (runs: readonly Run[]): string =>
  formatTable(
    [{ title: 'id', align: 'right' }, { title: 'period' }, { title: 'scope' }, { title: 'standard' }, { title: 'network' }, { title: 'status' }, { title: 'finished' }],
    runs.map((run) => [
      String(run.id), run.period, run.scopeCode, run.standardVersion, run.networkId === null ? run.mode : `${run.networkId} ${run.networkName}`, run.status,
      run.finishedAt === null ? `${run.stepsDone} of ${run.stepsTotal ?? '?'} steps` : minute(run.finishedAt)
    ])
  )
