import type { FastifyBaseLogger } from 'fastify'
import { asCaller, inOneTransaction, operator, type Caller } from '../../platform/caller.js'
import type { Database } from '../../platform/database/database.js'
import { asLifecircleError } from '../../platform/errors.js'
import type { Recalculations } from '../recalculations.js'
import { publishRun } from '../run-queries.js'
import { duePublications, dueSchedules, noteStart, noteUnpublished, takeDue, type DueSchedule } from './schedule-queries.js'

interface Dependencies {
  readonly database: Database
  readonly logger: Pick<FastifyBaseLogger, 'info' | 'error'>
  readonly clock: () => Date
  readonly request: Recalculations['request']
}

/** A schedule acts as an administrator of its scope. */
const actor = (scheduleId: number, scopeCode: string): Caller => ({ subject: `schedule ${scheduleId}`, role: 'administrator', regionCode: scopeCode })

/**
 * Starts the schedules whose time has come: each in a transaction with its run and its history, so that it starts once, whatever the
 * number of processes. One that cannot start keeps no other from starting; what is refused is written down, what fails is tried again.
 */
export async function startDueSchedules(dependencies: Dependencies): Promise<void> {
  const { database, clock, logger } = dependencies
  for (const due of await dueSchedules(database, operator, clock())) {
    try {
      await startSchedule(dependencies, due)
    } catch (error) {
      logger.error({ err: error, scheduleId: due.id }, 'scheduled recalculation did not start: it is tried again')
    }
  }
}

async function startSchedule({ database, clock, logger, request }: Dependencies, { id, scopeCode }: DueSchedule): Promise<void> {
  const now = clock()
  const caller = actor(id, scopeCode)
  try {
    await inOneTransaction(database, caller, async (transaction) => {
      const due = await takeDue(transaction, id, now)
      if (due === undefined) return
      const { run } = await request(caller, due)
      await noteStart(transaction, due, now, { runId: run.id })
      logger.info({ scheduleId: id, runId: run.id, missed: due.missed }, 'scheduled recalculation')
    })
  } catch (error) {
    const { status, message } = asLifecircleError(error)
    if (status >= 500) throw error
    logger.error({ err: error, scheduleId: id }, 'scheduled recalculation was refused')
    await asCaller(database, caller, async (transaction) => {
      const due = await takeDue(transaction, id, now)
      if (due !== undefined) await noteStart(transaction, due, now, { error: message })
    })
  }
}

/** Publishes completed runs of schedules that publish; none takes the place of one that was asked for later. */
export async function publishScheduled({ database, logger }: Pick<Dependencies, 'database' | 'logger'>): Promise<void> {
  for (const { scheduleId, scopeCode, runId, laterRunId } of await asCaller(database, operator, duePublications)) {
    const caller = actor(scheduleId, scopeCode)
    const refuse = (why: string) => asCaller(database, caller, (transaction) => noteUnpublished(transaction, runId, why))
    try {
      if (laterRunId !== null) await refuse(`run ${laterRunId}, which was asked for later, is published: run ${runId} would take its place`)
      else await publishRun(database, caller, runId)
    } catch (error) {
      const { status, message } = asLifecircleError(error)
      // The minute's tick, a worker and other processes come to the same run: who is second finds it done.
      if (status < 500 && !(await refuse(message))) continue
      logger.error({ err: error, scheduleId, runId }, 'scheduled recalculation was not published')
    }
  }
}
