import { pathToFileURL } from 'node:url'
import type { FastifyBaseLogger } from 'fastify'
import { pino } from 'pino'
import { buildApp } from './app.js'
import { createRecalculations } from './checkup/recalculations.js'
import { readConfig, type Config } from './config.js'
import { openDatabase, type Database } from './platform/database/database.js'
import { migrate, migrationState } from './platform/database/migrations.js'
import { startJobQueue } from './platform/jobs.js'
import { ensureDefaultStandard } from './registry/standard-queries.js'

export interface RunningService {
  readonly url: string
  /** Stops taking requests, finishes those in hand, hands back a running recalculation. The database stays open. */
  readonly close: () => Promise<void>
}

/** Secrets and personal data never reach the log. */
export const createLogger = (level: string): FastifyBaseLogger =>
  pino({ level, redact: ['req.headers.authorization', 'headers.authorization', 'secret', 'token'] })

/** Starts queue, workers and HTTP on a migrated database. */
export async function startService({ config, database, logger }: { config: Config; database: Database; logger: FastifyBaseLogger }): Promise<RunningService> {
  const jobs = await startJobQueue(database, logger, { takeJobs: config.runWorkers })
  const recalculations = createRecalculations({
    database,
    jobs,
    logger,
    clock: () => new Date(),
    alone: database.engine === 'embedded'
  })
  const app = await buildApp({ config, database, recalculations, logger })
  if (config.runWorkers) await recalculations.start()
  const url = await app.listen(config.http)
  return {
    url,
    close: async () => {
      recalculations.stop()
      await app.close()
      await jobs.stop()
    }
  }
}

/**
 * The process: opens the database, listens, and closes gracefully on SIGINT and SIGTERM.
 * The embedded database is migrated at the start, for there is nobody else to do it; PostgreSQL is the owner's to migrate.
 */
export async function serve(config: Config): Promise<void> {
  const logger = createLogger(config.logLevel)
  const database = await openDatabase(config.database)
  if (database.engine === 'embedded') {
    await migrate(database)
    await ensureDefaultStandard(database)
  } else {
    const { pending } = await migrationState(database)
    if (pending.length > 0) {
      await database.close()
      throw new Error(`the database lacks ${pending.length} migrations: run lifecircle migrate as its owner first`)
    }
  }
  const service = await startService({ config, database, logger })
  let closing = false
  const close = (signal: string) => {
    if (closing) return
    closing = true
    logger.info({ signal }, 'closing')
    void service
      .close()
      .then(() => database.close())
      .then(() => process.exit(0))
  }
  process.on('SIGINT', close)
  process.on('SIGTERM', close)
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  try {
    await serve(readConfig())
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exit(1)
  }
}
