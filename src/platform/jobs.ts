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
  schedule: { retryLimit: 0, expireInSeconds: 60 }
} as const

export type QueueName = keyof typeof queues

/** pg-boss sends scheduled jobs through a queue of its own. */
const sendingQueue = '__pgboss__send-it'

/** Creates or updates the queue's schema and lets the service's role work in it. The owner's, after each migration. */
export async function installJobQueue(owner: pg.ClientBase): Promise<void> {
  const installed = await owner.query<{ found: boolean }>(`select to_regclass('${schema}.version') is not null as found`)
  if (installed.rows[0]?.found !== true) {
    await owner.query(PgBoss.getConstructionPlans(schema))
  }
  for (const [name, options] of [...Object.entries(queues), [sendingQueue, {}] as const]) {
    await owner.query(`select ${schema}.create_queue($1, $2)`, [name, JSON.stringify({ policy: 'standard', ...options })])
  }
  await owner.query(`
    grant usage on schema ${schema} to lifecircle_service;
    grant select, insert, update, delete on all tables in schema ${schema} to lifecircle_service;
    grant execute on all functions in schema ${schema} to lifecircle_service`)
}

export interface JobQueue {
  /** Sends a job; within a transaction it is there with the transaction's effect or not at all. */
  readonly send: (queue: QueueName, data: object, transaction?: Transaction) => Promise<void>
  /** Takes jobs one at a time; a handler that throws hands its job back for another try, up to the queue's limit. */
  readonly work: (queue: QueueName, handle: (data: unknown, attempt: { last: boolean }) => Promise<void>) => Promise<void>
  /** Sends an empty job every minute, whatever the number of processes. */
  readonly everyMinute: (queue: QueueName) => Promise<void>
  /** Takes no more jobs; those in hand go on, and sending does. */
  readonly stopTaking: () => Promise<void>
  readonly stop: () => Promise<void>
}

/** Starts the queue on the service's own connections. `takeJobs` false: it only sends. */
export async function startJobQueue(
  database: Database,
  logger: FastifyBaseLogger,
  options: { takeJobs: boolean; pollingSeconds?: number }
): Promise<JobQueue> {
  const boss = new PgBoss({
    schema,
    migrate: false,
    supervise: options.takeJobs,
    schedule: options.takeJobs,
    db: executor((text, values) => database.pool.query(text, values))
  })
  boss.on('error', (error) => {
    logger.error({ err: error }, 'job queue')
  })
  await boss.start()
  return {
    send: async (queue, data, transaction) => {
      await boss.send(queue, data, transaction === undefined ? {} : { db: executor((text, values) => transaction.client.query(text, values)) })
    },
    work: async (queue, handle) => {
      const work = { pollingIntervalSeconds: options.pollingSeconds ?? 1, batchSize: 1, includeMetadata: true } as const
      await boss.work(queue, work, async (jobs) => {
        for (const job of jobs) await handle(job.data, { last: job.retryCount >= job.retryLimit })
      })
    },
    everyMinute: async (queue) => {
      await boss.schedule(queue, '* * * * *')
    },
    stopTaking: async () => {
      for (const queue of Object.keys(queues)) await boss.offWork(queue)
    },
    stop: async () => {
      // Handlers were told to stop before: what they held goes back to the queue as they throw.
      await boss.stop({ close: false, graceful: true, wait: true, timeout: 20_000 })
    }
  }
}

const executor = (query: (text: string, values: unknown[] | undefined) => Promise<{ rows: unknown[] }>) => ({
  executeSql: (text: string, values: unknown[] | undefined) => query(text, values)
})
