import type { FastifyBaseLogger } from 'fastify'
import { asCaller, operator, type Caller, type Transaction } from '../platform/caller.js'
import type { Database } from '../platform/database/database.js'
import { LifecircleError } from '../platform/errors.js'
import type { JobQueue } from '../platform/jobs.js'
import { defaultStandardVersion } from '../registry/standard.js'
import { currentPeriod } from './period.js'
import { failRun, requestRun, requestTrial, type RequestedMode, type Run } from './run-queries.js'
import { executeRun, RunInterrupted } from './run-steps.js'
import { publishScheduled, startDueSchedules } from './schedules/schedule-steps.js'

export interface RecalculationRequest {
  /** Default: the one that lasts. */
  readonly period?: string | undefined
  readonly scopeCode?: string | undefined
  readonly standardVersion?: string | undefined
  readonly mode?: RequestedMode | undefined
}

export interface Recalculations {
  /** What time it is to schedules. */
  readonly clock: () => Date
  /** Asks for a run and queues it; an equal one that is open already is answered instead. */
  readonly request: (caller: Caller, request: RecalculationRequest) => Promise<{ run: Run; created: boolean }>
  /** Asks for a trial of another standard on the inputs of a run, and queues it. */
  readonly try: (caller: Caller, trial: { runId: number; standardVersion: string }) => Promise<{ run: Run; created: boolean }>
  /** Starts taking runs and schedules from the queue. */
  readonly start: () => Promise<void>
  /** Cuts the run in hand off and hands it back. */
  readonly stop: () => void
}

interface Dependencies {
  readonly database: Database
  readonly jobs: JobQueue
  readonly logger: FastifyBaseLogger
  readonly clock: () => Date
  /** True when no other process can be working on this database's runs. */
  readonly alone: boolean
}

interface JobData {
  readonly runId: number
  readonly scopeCode: string
}

/** Recalculations in the durable queue: they survive a restart, and equal ones asked at once are one. */
export function createRecalculations({ database, jobs, logger, clock, alone }: Dependencies): Recalculations {
  const stopping = new AbortController()

  const queue = async (transaction: Transaction, run: Run) => {
    await jobs.send('recalculation', { runId: run.id, scopeCode: run.scopeCode } satisfies JobData, transaction)
  }

  const request: Recalculations['request'] = (caller, asked) =>
    requestRun(
      database,
      caller,
      {
        period: asked.period ?? currentPeriod(clock()),
        standardVersion: asked.standardVersion ?? defaultStandardVersion,
        ...(asked.scopeCode === undefined ? {} : { scopeCode: asked.scopeCode }),
        ...(asked.mode === undefined ? {} : { mode: asked.mode })
      },
      clock(),
      queue
    )

  const handle = async (data: unknown, attempt: { last: boolean }) => {
    const { runId, scopeCode } = data as JobData
    // The work needs no more than an administrator of the scope may do.
    const worker: Caller = { subject: 'recalculation', role: 'administrator', regionCode: scopeCode }
    try {
      await executeRun(database, worker, runId, {
        signal: stopping.signal,
        onProgress: (progress) => logger.info({ runId, ...progress }, 'recalculation')
      })
      // Where that fails, the minute's tick tries again.
      await publishScheduled({ database, logger }).catch((error: unknown) => logger.error({ err: error, runId }, 'scheduled publication failed'))
    } catch (error) {
      if (error instanceof RunInterrupted && !stopping.signal.aborted) return
      // Ended already, or taken by another process: this job is of no more use.
      if (error instanceof LifecircleError && (error.code === 'conflict' || error.code === 'not-found')) return
      if (!stopping.signal.aborted) {
        logger.error({ err: error, runId }, 'recalculation failed')
        if (attempt.last) await failRun(database, worker, runId, 'the recalculation failed several times; the log of the service says why')
      }
      throw error
    }
  }

  /** Runs whose process died are queued again, and those whose ranges are missing; the job of the dead one finds nothing to do when it comes back. */
  const recover = async ({ everyClaim, unclaimed }: { everyClaim: boolean; unclaimed: boolean }) => {
    await asCaller(database, operator, async (transaction) => {
      const left = await transaction.client.query<JobData>(
        `update checkup.run
         set claimed_by = null, heartbeat_at = now()
         where (status = 'running' or status = 'completed' and sensitivity_at is null)
           and case
             when status = 'completed' and claimed_by is null then $2
             else $1 or heartbeat_at < now() - interval '2 minutes'
           end
         returning id as "runId", scope_code as "scopeCode"`,
        [everyClaim, unclaimed]
      )
      for (const job of left.rows) {
        logger.info(job, 'a run was left behind: it goes on')
        await jobs.send('recalculation', job, transaction)
      }
    })
  }

  return {
    clock,
    request,
    try: (caller, trial) => requestTrial(database, caller, trial, queue),
    start: async () => {
      await recover({ everyClaim: alone, unclaimed: true })
      jobs.work('recalculation', handle)
      jobs.work('schedule', async () => {
        // One that nobody works on failed: it is tried again at the next start.
        await recover({ everyClaim: false, unclaimed: false })
        await startDueSchedules({ database, logger, clock, request })
        await publishScheduled({ database, logger })
      })
      jobs.everyMinute('schedule')
    },
    stop: () => {
      // What is handed back now is for the next start to take, not for this one.
      jobs.stopTaking()
      stopping.abort()
    }
  }
}
