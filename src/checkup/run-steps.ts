import { randomUUID } from 'node:crypto'
import { asCaller, type Caller, type Transaction } from '../platform/caller.js'
import { cancellable } from '../platform/database/cancellable.js'
import type { Database } from '../platform/database/database.js'
import { conflict, notFound } from '../platform/errors.js'

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
 * Takes a run through its steps to `completed`. Every step commits with its results and is written down, so a run
 * that was cut off anywhere goes on where it stopped. Types are scored side by side on engines with several sessions.
 * A step that throws leaves the run as it is, for another try.
 */
export async function executeRun(database: Database, caller: Caller, runId: number, options: RunOptions = {}): Promise<void> {
  const claim = randomUUID()
  const plan = await claimRun(database, caller, runId, claim)
  const heartbeat = setInterval(() => {
    // On a single session the heartbeat would only wait for the step it speaks of.
    if (database.capabilities.sessions > 1) void beat(database, caller, runId, claim).catch(() => undefined)
  }, 15_000)
  try {
    await takeSteps(database, caller, runId, plan, options)
  } finally {
    clearInterval(heartbeat)
    await releaseRun(database, caller, runId, claim)
  }
}

async function takeSteps(
  database: Database,
  caller: Caller,
  runId: number,
  { finished, types }: RunPlan,
  options: RunOptions
): Promise<void> {
  const call = (sql: string, values: unknown[]) => (transaction: Transaction) => transaction.client.query(sql, values)
  const pin: Step = { name: 'inputs', work: call('select checkup.pin_inputs($1)', [runId]) }
  const hash: Step = { name: 'hash', work: call('select checkup.hash_inputs($1)', [runId]) }
  const scoring = typeChunks(types, database.capabilities.sessions).map((chunk) => ({
    name: `types ${chunk.map((type) => type.code).join(' ')}`,
    work: call('select checkup.score_types($1, $2)', [runId, chunk.map((type) => type.id)])
  }))
  const total: Step = { name: 'regions', work: call('select checkup.score_regions($1)', [runId]) }

  const count = scoring.length + 3
  let done = finished.size
  const take = async (step: Step) => {
    if (finished.has(step.name)) return
    await untilAborted(options.signal, () =>
      asCaller(database, caller, async (transaction) => {
        await cancellable(database, transaction, options.signal, () => step.work(transaction))
        await transaction.client.query('insert into checkup.run_step (run_id, step) values ($1, $2)', [runId, step.name])
        const noted = await transaction.client.query(
          `update checkup.run set steps_done = steps_done + 1, steps_total = $2, heartbeat_at = now() where id = $1 and status = 'running'`,
          [runId, count]
        )
        if (noted.rowCount === 0) throw new RunInterrupted('the run is no longer running')
      })
    )
    done++
    options.onProgress?.({ step: step.name, done, total: count })
  }

  await take(pin)
  await inSessions(database.capabilities.sessions, [...scoring, hash], take)
  await take(total)
  await asCaller(database, caller, async ({ client }) => {
    await client.query(
      `update checkup.run set status = 'completed', finished_at = now(), error = null where id = $1 and status = 'running'`,
      [runId]
    )
  })
}

interface TypeOfRun {
  readonly id: number
  readonly code: string
  readonly budget: number
}

interface RunPlan {
  readonly finished: ReadonlySet<string>
  readonly types: readonly TypeOfRun[]
}

/** Takes a run for this process. Throws `conflict` while another one works on it, or when it has ended. */
async function claimRun(database: Database, caller: Caller, runId: number, claim: string): Promise<RunPlan> {
  return asCaller(database, caller, async ({ client }) => {
    const claimed = await client.query<{ standard_version: string }>(
      `update checkup.run
       set status = 'running', started_at = coalesce(started_at, now()), heartbeat_at = now(), claimed_by = $2
       where id = $1
         and status in ('queued', 'running')
         and (claimed_by is null or heartbeat_at < now() - interval '2 minutes')
       returning standard_version`,
      [runId, claim]
    )
    const run = claimed.rows[0]
    if (run === undefined) {
      const known = await client.query<{ status: string }>('select status from checkup.run where id = $1', [runId])
      if (known.rows[0] === undefined) throw notFound('run', runId)
      throw conflict(`run ${runId} is ${known.rows[0].status === 'running' ? 'worked on by another process' : known.rows[0].status}`)
    }
    const steps = await client.query<{ step: string }>('select step from checkup.run_step where run_id = $1', [runId])
    const types = await client.query<TypeOfRun>(
      `select t.type_id as id, f.code, t.budget_decimetres as budget
       from registry.standard_type as t
       join registry.facility_type as f on f.id = t.type_id
       where t.standard_version = $1
       order by t.budget_decimetres desc, f.code`,
      [run.standard_version]
    )
    return { finished: new Set(steps.rows.map((row) => row.step)), types: types.rows }
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

/**
 * Types in chunks, far walkers apart from near ones: a chunk unfolds labels as far as its widest budget.
 * The split depends on the standard and the engine only, so a resumed run finds its steps again.
 */
function typeChunks(types: readonly TypeOfRun[], sessions: number): TypeOfRun[][] {
  const widest = types[0]?.budget ?? 0
  const far = types.filter((type) => type.budget > widest / 2)
  const near = types.filter((type) => type.budget <= widest / 2)
  const chunks: TypeOfRun[][] = []
  for (const group of [far, near]) {
    const dealt = Array.from({ length: sessions }, (_, session) => group.filter((_type, position) => position % sessions === session))
    chunks.push(...dealt.filter((chunk) => chunk.length > 0))
  }
  return chunks
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
