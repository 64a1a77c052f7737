import { randomUUID } from 'node:crypto'
import { asCaller, type Caller, type Transaction } from '../platform/caller.js'
import { cancellable } from '../platform/database/cancellable.js'
import type { Database } from '../platform/database/database.js'
import { conflict, notFound } from '../platform/errors.js'
import { composeRun } from './composition-steps.js'
import { createRegionScoring, type ScoredType } from './region-scoring.js'
import { changedTypes, inOrderOfCodes, positionsIn, readRunInputs, type RunInputs } from './run-inputs.js'
import { workingOn } from './run-queries.js'
import { readScoredTypes, takeOverTypes, writeRegionScores, writeTypeScores } from './run-results.js'
import { createScorer } from './scorer.js'
import { measureRanges } from './sensitivity-steps.js'
import { readObserved, readTypeInput, type Observed } from './type-inputs.js'
import type { TypeRule } from './type-scoring.js'

export interface RunProgress {
  readonly step: string
  readonly done: number
  readonly total: number
}

export interface RunOptions {
  /** Aborted when the process is to stop: the step in hand is cancelled, and the run handed back with what was done before. */
  readonly signal?: AbortSignal
  readonly onProgress?: (progress: RunProgress) => void
}

/** A run that was told to stop; the steps that were done stay done. */
export class RunInterrupted extends Error {}

interface Step {
  readonly name: string
  readonly work: (transaction: Transaction) => Promise<unknown>
}

/**
 * Takes a run through its steps to `completed`, and works out the ranges of its indices then, when the scores are there
 * to be read. Every step commits with its results and is written down, so a run that was cut off anywhere goes on where
 * it stopped. Types are scored side by side on engines with several sessions. A step that throws leaves the run as it
 * is, for another try.
 */
export async function executeRun(database: Database, caller: Caller, runId: number, options: RunOptions = {}): Promise<void> {
  const claim = randomUUID()
  const plan = await claimRun(database, caller, runId, claim)
  const heartbeat = setInterval(() => {
    // On a single session the heartbeat would only wait for the step it speaks of.
    if (database.capabilities.sessions > 1) void beat(database, caller, runId, claim).catch(() => undefined)
  }, 15_000)
  try {
    if (plan.isComposed) {
      await compose(database, caller, runId, options)
      return
    }
    const inputs = plan.status === 'running' ? await takeSteps(database, caller, runId, plan, options) : undefined
    await untilAborted(options.signal, () => measureRanges(database, caller, runId, { signal: options.signal, inputs }))
    options.onProgress?.({ step: 'ranges', done: 1, total: 1 })
  } finally {
    clearInterval(heartbeat)
    await releaseRun(database, caller, runId, claim)
  }
}

/** Answers with what it scored. */
async function takeSteps(database: Database, caller: Caller, runId: number, plan: RunPlan, options: RunOptions): Promise<RunInputs> {
  const { sessions } = database.capabilities
  const { finished, baseRunId, networkIds } = plan
  const progress = { done: finished.size, total: plan.types + fixedSteps }
  const take = async (step: Step) => {
    if (finished.has(step.name)) return
    await untilAborted(options.signal, () =>
      workingOn(database, caller, runId, async (transaction) => {
        // A step that a crash takes back is done again: nobody waits for the disk at each.
        await transaction.client.query('set local synchronous_commit to off')
        await cancellable(database, transaction, options.signal, () => step.work(transaction))
        await transaction.client.query('insert into checkup.run_step (run_id, step) values ($1, $2)', [runId, step.name])
        const noted = await transaction.client.query(
          `update checkup.run set steps_done = steps_done + 1, steps_total = $2, heartbeat_at = now() where id = $1 and status = 'running'`,
          [runId, progress.total]
        )
        if (noted.rowCount === 0) throw new RunInterrupted('the run is no longer running')
      })
    )
    progress.done++
    options.onProgress?.({ step: step.name, ...progress })
  }
  await inSessions(sessions, readingSteps(runId), take)
  // Once the sites are written down: none that came meanwhile may be missing in what is kept.
  const reach: Step = {
    name: 'reach of sites',
    work: ({ client }) => client.query('select network.forget_reach_of_new_sites(n) from unnest($1::integer[]) as n', [networkIds])
  }
  const [, inputs, { changed, observed }] = await Promise.all([
    take(reach),
    workingOn(database, caller, runId, (transaction) => readRunInputs(transaction, runId)),
    workingOn(database, caller, runId, async (transaction) => {
      const changed = await changedTypes(transaction, runId)
      return { changed, observed: await readObserved(transaction, runId, changed) }
    })
  ])
  const unchanged = inputs.rules.map(({ typeId }) => typeId).filter((typeId) => !changed.includes(typeId))
  progress.total -= unchanged.length
  const types = typeSteps(runId, inputs, changed, observed).filter(({ name }) => !finished.has(name))
  const regions = createRegionScoring(inputs.places, inputs.people, inputs.parameters, inputs.grades)
  const added = addUp(inputs.rules, types, regions.add, (rules) => {
    const held = rules.map((rule) => ({ runId: unchanged.includes(rule.typeId) ? baseRunId! : runId, rule }))
    return workingOn(database, caller, runId, (transaction) => readScoredTypes(transaction, held, inputs.places))
  })
  added.catch(() => undefined)
  const regionStep: Step = { name: 'regions', work: (transaction) => writeRegionScores(transaction, runId, inputs.places, regions.scores()) }
  // Regions are made while what has not changed is copied; the types have begun by then.
  await inSessions(sessions, [
    { name: 'unchanged types', work: (transaction) => takeOverTypes(transaction, runId, baseRunId, unchanged) },
    ...types,
    regionStep
  ], async (step) => {
    try {
      if (step === regionStep) await added
      await take(step)
    } catch (error) {
      for (const type of types) type.fail(error)
      await added.catch(() => undefined)
      throw error
    }
  })
  await workingOn(database, caller, runId, (transaction) => completeRun(transaction, runId))
  return inputs
}

/** Says that a run has its results. Answers with false where it runs no longer. */
async function completeRun({ client }: Transaction, runId: number): Promise<boolean> {
  const completed = await client.query(
    `update checkup.run
     set status = 'completed', finished_at = now(), error = null, input_hash = (
       select encode(sha256(convert_to(string_agg(part || ' ' || hash, E'\\n' order by part), 'UTF8')), 'hex')
       from checkup.run_input
       where run_id = $1
     )
     where id = $1 and status = 'running'`,
    [runId]
  )
  return completed.rowCount === 1
}

/** Composes a run of its parts: a few seconds for a city, all or nothing. How far its indices depend on what was taken for granted it cannot tell. */
async function compose(database: Database, caller: Caller, runId: number, { signal, onProgress }: RunOptions): Promise<void> {
  await untilAborted(signal, () =>
    workingOn(database, caller, runId, async (transaction) => {
      let steps = 0
      await composeRun(transaction, runId, {
        onStep: (step, done, total) => {
          signal?.throwIfAborted()
          steps = total
          onProgress?.({ step, done, total })
        }
      })
      if (!(await completeRun(transaction, runId))) throw new RunInterrupted('the run is no longer running')
      await transaction.client.query('update checkup.run set sensitivity_at = now(), steps_done = $2, steps_total = $2 where id = $1', [runId, steps])
    })
  )
}

/** All steps but those of types. */
const fixedSteps = ['sites', 'survey', 'facilities', 'rules', 'reach of sites', 'unchanged types', 'regions'].length

/** What a run reads is written down and hashed: what takes longest first. */
function readingSteps(runId: number): Step[] {
  const calls = (name: string, ...functions: string[]): Step => ({
    name,
    work: async ({ client }) => {
      for (const called of functions) await client.query(`select checkup.${called}($1)`, [runId])
    }
  })
  return [
    calls('sites', 'pin_sites', 'hash_sites'),
    calls('survey', 'count_issues', 'pin_survey', 'hash_survey'),
    calls('facilities', 'pin_facilities', 'hash_facilities'),
    calls('rules', 'hash_rules')
  ]
}

/** Types read back at once. */
const readAtOnce = 5

/** Adds types up in the order of their codes, each as its turn comes: those that are scored here are waited for, the others read. */
async function addUp(
  rules: readonly TypeRule[],
  steps: readonly TypeStep[],
  add: (type: ScoredType) => void,
  read: (rules: readonly TypeRule[]) => Promise<ScoredType[]>
): Promise<void> {
  const turns = inOrderOfCodes(rules).map((rule) => ({ rule, step: steps.find(({ typeId }) => typeId === rule.typeId) }))
  while (turns.length > 0) {
    const { step } = turns[0]!
    if (step !== undefined) {
      add(await step.scored())
      turns.shift()
      continue
    }
    const next = turns.findIndex((turn, i) => i === readAtOnce || turn.step !== undefined)
    for (const type of await read(turns.splice(0, next < 0 ? turns.length : next).map(({ rule }) => rule))) add(type)
  }
}

interface TypeStep extends Step {
  readonly typeId: number
  /** Waits until it is scored; its scores are given away once, and not kept. */
  readonly scored: () => Promise<ScoredType>
  /** It will not be scored. */
  readonly fail: (error: unknown) => void
}

/** One step for each facility type, in the order in which regions add them up. */
function typeSteps(
  runId: number,
  inputs: RunInputs,
  changed: readonly number[],
  observed: ReadonlyMap<number, Observed>
): TypeStep[] {
  const { places } = inputs
  const score = createScorer(inputs)
  const positions = positionsIn(inputs)
  return inOrderOfCodes(inputs.rules)
    .filter(({ typeId }) => changed.includes(typeId))
    .map((rule) => {
      let settle!: () => void
      let fail!: (error: unknown) => void
      const settled = new Promise<void>((resolve, reject) => [settle, fail] = [resolve, reject])
      settled.catch(() => undefined)
      let type: ScoredType | undefined
      return {
        name: `type ${rule.code}`,
        typeId: rule.typeId,
        scored: async () => {
          await settled
          const given = type!
          type = undefined
          return given
        },
        fail,
        work: async (transaction) => {
          const scores = await score(await readTypeInput(transaction, runId, rule, places, positions, observed.get(rule.typeId)))
          await writeTypeScores(transaction, runId, rule.typeId, places, scores)
          type = { rule, figures: scores.figures, sufficiency: scores.sufficiency }
          settle()
        }
      }
    })
}

interface RunPlan {
  /** `completed`: only the ranges are missing. */
  readonly status: 'running' | 'completed'
  readonly isComposed: boolean
  readonly finished: ReadonlySet<string>
  readonly baseRunId: number | null
  readonly networkIds: readonly number[]
  /** Facility types of its standard. */
  readonly types: number
}

/** Takes a run for this process. Throws `conflict` while another one works on it, or when it has ended. */
async function claimRun(database: Database, caller: Caller, runId: number, claim: string): Promise<RunPlan> {
  return workingOn(database, caller, runId, async ({ client }) => {
    const claimed = await client.query<{ status: RunPlan['status']; standardVersion: string; baseRunId: number | null; isComposed: boolean }>(
      `update checkup.run
       set status = case status when 'completed' then status else 'running' end, started_at = coalesce(started_at, now()), heartbeat_at = now(), claimed_by = $2
       where id = $1
         and (status in ('queued', 'running') or status = 'completed' and sensitivity_at is null)
         and (claimed_by is null or heartbeat_at < now() - interval '2 minutes')
       returning status, standard_version as "standardVersion", base_run_id as "baseRunId", mode = 'composed' as "isComposed"`,
      [runId, claim]
    )
    const run = claimed.rows[0]
    if (run === undefined) {
      const known = await client.query<{ status: string; claimed: boolean }>('select status, claimed_by is not null as claimed from checkup.run where id = $1', [runId])
      if (known.rows[0] === undefined) throw notFound('run', runId)
      throw conflict(`run ${runId} is ${known.rows[0].claimed ? 'worked on by another process' : known.rows[0].status}`)
    }
    const steps = await client.query<{ step: string }>('select step from checkup.run_step where run_id = $1', [runId])
    const facts = await client.query<{ types: number; networkIds: number[] }>(
      `select
         (select count(*)::integer from registry.standard_type where standard_version = $2) as types,
         checkup.networks_of($1) as "networkIds"`,
      [runId, run.standardVersion]
    )
    return { status: run.status, isComposed: run.isComposed, finished: new Set(steps.rows.map((row) => row.step)), baseRunId: run.baseRunId, ...facts.rows[0]! }
  })
}

async function beat(database: Database, caller: Caller, runId: number, claim: string): Promise<void> {
  await asCaller(database, caller, ({ client }) =>
    client.query('update checkup.run set heartbeat_at = now() where id = $1 and claimed_by = $2', [runId, claim])
  )
}

async function releaseRun(database: Database, caller: Caller, runId: number, claim: string): Promise<void> {
  await asCaller(database, caller, ({ client }) =>
    client.query('update checkup.run set claimed_by = null where id = $1 and claimed_by = $2', [runId, claim])
  )
}

/** What fails because it was told to stop is an interruption and nothing else. */
async function untilAborted(signal: AbortSignal | undefined, work: () => Promise<void>): Promise<void> {
  const isAborted = () => signal?.aborted === true
  if (isAborted()) throw new RunInterrupted('the run was handed back')
  try {
    await work()
  } catch (error) {
    throw isAborted() ? new RunInterrupted('the run was handed back', { cause: error }) : error
  }
}

/** Works through the items side by side. After a failure no new one is begun, and those begun end before it is thrown. */
async function inSessions<T>(sessions: number, items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const waiting = [...items]
  const session = async () => {
    try {
      for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await work(item)
    } catch (error) {
      waiting.length = 0
      throw error
    }
  }
  const outcomes = await Promise.allSettled(Array.from({ length: Math.min(sessions, items.length) }, session))
  for (const outcome of outcomes) {
    if (outcome.status === 'rejected') throw outcome.reason
  }
}
