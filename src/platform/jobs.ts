import { setTimeout as sleep } from 'node:timers/promises'
import type { FastifyBaseLogger } from 'fastify'
import type pg from 'pg'
import PgBoss from 'pg-boss'
import type { Transaction } from './caller.js'
import type { Database } from './database/database.js'

/** Schema of the durable queue; the owner creates it with the migrations, the service only works in it. */
const schema = 'pgboss'

/** Every queue of the service; creating one makes a table, so it is the owner's to do. */
export const queues = {
  /** One recalculation, by run id. */
  recalculation: { retryLimit: 3, retryDelay: 1, retryBackoff: true, expireInSeconds: 6 * 3600 },
  /** The minute's tick that starts scheduled recalculations. */
  schedule: { retryLimit: 0, expireInSeconds: 60 },
  /** One report to be made into a file, by its id. */
  report: { retryLimit: 2, retryDelay: 1, retryBackoff: true, expireInSeconds: 1800 },
  /** One file to be brought in, by the id of its import. */
  import: { retryLimit: 2, retryDelay: 1, retryBackoff: true, expireInSeconds: 6 * 3600 }
} as const

export type QueueName = keyof typeof queues

/** A database that is away is not asked every moment, nor is its absence reported so often. */
const afterFailureMs = 5_000

/** Creates or updates the queue's schema and lets the service's role work in it. The owner's, after each migration. */
export async function installJobQueue(owner: pg.ClientBase): Promise<void> {
  const installed = await owner.query<{ found: boolean }>(`select to_regclass('${schema}.version') is not null as found`)
  if (installed.rows[0]?.found !== true) {
    await owner.query(PgBoss.getConstructionPlans(schema))
  }
  for (const [name, options] of Object.entries(queues)) {
    await owner.query(`select ${schema}.create_queue($1, $2)`, [name, JSON.stringify({ policy: 'standard', ...options })])
  }
  await owner.query(`
    grant usage on schema ${schema} to lifecircle_service;
    grant select, insert, update, delete on all tables in schema ${schema} to lifecircle_service;
    grant execute on all functions in schema ${schema} to lifecircle_service`)
}

export type JobHandler = (data: unknown, attempt: { last: boolean }) => Promise<void>

export interface JobQueue {
  /** Sends a job; within a transaction it is there with the transaction's effect or not at all. */
  readonly send: (queue: QueueName, data: object, transaction?: Transaction) => Promise<void>
  /** Takes jobs one at a time; a handler that throws hands its job back for another try, up to the queue's limit. */
  readonly work: (queue: QueueName, handle: JobHandler) => void
  /** Sends an empty job every minute, on the minute, whatever the number of processes. */
  readonly everyMinute: (queue: QueueName) => void
  /** Takes no more jobs; those in hand go on, and sending does. */
  readonly stopTaking: () => void
  /** Stops taking and waits for the jobs in hand. */
  readonly stop: () => Promise<void>
}

/**
 * Starts the queue on the service's own connections. `takeJobs` false: it only sends.
 * Jobs are fetched by a loop of our own: pg-boss's workers and its clock settle jobs without waiting for the outcome,
 * and a database that goes away just then would end the process.
 */
export async function startJobQueue(
  database: Database,
  logger: FastifyBaseLogger,
  options: { takeJobs: boolean; pollingSeconds?: number }
): Promise<JobQueue> {
  const boss = new PgBoss({
    schema,
    migrate: false,
    supervise: options.takeJobs,
    schedule: false,
    db: executor((text, values) => database.pool.query(text, values))
  })
  const report = (error: unknown) => {
    logger.error({ err: error }, 'job queue')
  }
  boss.on('error', report)
  await boss.start()

  const stopping = new AbortController()
  const loops: Promise<void>[] = []
  const pauses = new Map<QueueName, AbortController>()
  /** Until the time is over, the queue stops, or a job of the named queue is sent by this process. */
  const pause = (milliseconds: number, queue?: QueueName) => {
    const woken = new AbortController()
    if (queue !== undefined) pauses.set(queue, woken)
    return sleep(milliseconds, undefined, { signal: AbortSignal.any([stopping.signal, woken.signal]) }).catch(() => undefined)
  }
  /** Until the queue stops, again and again: at once after a turn that found something to do. */
  const repeat = (turn: () => Promise<boolean>, pauseMs: () => number, queue?: QueueName) => {
    const loop = async () => {
      while (!stopping.signal.aborted) {
        try {
          if (!(await turn())) await pause(pauseMs(), queue)
        } catch (error) {
          report(error)
          await pause(afterFailureMs)
        }
      }
    }
    loops.push(loop())
  }
  const takeOne = async (queue: QueueName, handle: JobHandler): Promise<boolean> => {
    const [job] = await boss.fetch<unknown>(queue, { batchSize: 1, includeMetadata: true })
    if (job === undefined) return false
    try {
      await handle(job.data, { last: job.retryCount >= job.retryLimit })
    } catch (error) {
      await boss.fail(queue, job.id, { message: error instanceof Error ? error.message : String(error) })
      return true
    }
    await boss.complete(queue, job.id)
    return true
  }

  return {
    send: async (queue, data, transaction) => {
      await boss.send(queue, data, transaction === undefined ? {} : { db: executor((text, values) => transaction.client.query(text, values)) })
      const wake = () => pauses.get(queue)?.abort()
      if (transaction === undefined) wake()
      else transaction.onCommit.push(wake)
    },
    work: (queue, handle) => {
      repeat(() => takeOne(queue, handle), () => (options.pollingSeconds ?? 1) * 1000, queue)
    },
    everyMinute: (queue) => {
      const tick = async () => {
        await boss.send(queue, {}, { singletonSeconds: 60 })
        return false
      }
      repeat(tick, () => 60_000 - (Date.now() % 60_000))
    },
    stopTaking: () => {
      stopping.abort()
    },
    stop: async () => {
      stopping.abort()
      await Promise.all(loops)
      await boss.stop({ close: false, graceful: false })
    }
  }
}

const executor = (query: (text: string, values: unknown[] | undefined) => Promise<{ rows: unknown[] }>) => ({
  executeSql: (text: string, values: unknown[] | undefined) => query(text, values)
})
