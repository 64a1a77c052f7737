import { pathToFileURL } from 'node:url'
import type { FastifyBaseLogger, FastifyInstance } from 'fastify'
import { pino } from 'pino'
import { buildApp, webhookSettings } from './app.js'
import { createRecalculations } from './checkup/recalculations.js'
import { createReportMaker } from './checkup/report/report-maker.js'
import { createReports } from './checkup/report/reports.js'
import { createImports } from './exchange/imports.js'
import { createDispatcher } from './exchange/webhooks/dispatcher.js'
import { createSender } from './exchange/webhooks/sending.js'
import { readConfig, type Config } from './config.js'
import { openDatabase, type Database } from './platform/database/database.js'
import { migrate, migrationState } from './platform/database/migrations.js'
import { LifecircleError } from './platform/errors.js'
import { failureMessage } from './platform/failure-message.js'
import { startJobQueue } from './platform/jobs.js'
import { ensureDefaultStandard } from './registry/standard-queries.js'

export interface RunningService {
  readonly url: string
  /** Stops taking requests, finishes those in hand, hands back a running recalculation. The database stays open. */
  readonly close: () => Promise<void>
}

/** Whoever stops a service kills it after half a minute at the latest. */
const closingSeconds = 25

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
    alone: database.alone
  })
  const maker = createReportMaker({ database, clock: () => new Date() })
  const reports = createReports({ database, jobs, maker, logger })
  const imports = createImports({ database, householdSecret: config.householdSecret, jobs, logger })
  const { allowed, box } = webhookSettings(config)
  const dispatcher = createDispatcher({
    database, sender: createSender({ allowed }), box, logger, clock: () => new Date(), publicUrl: config.publicUrl, changesKeptDays: config.changesKeptDays, logDays: config.webhooks.logDays
  })
  let app: FastifyInstance | undefined
  const close = async () => {
    recalculations.stop()
    reports.stop()
    imports.stop()
    await dispatcher.stop()
    await app?.close()
    await jobs.stop()
    await maker.close()
  }
  try {
    app = await buildApp({ config, database, recalculations, reports, imports, logger })
    const url = await app.listen(config.http)
    // Not before the port is ours: a second process started by mistake must not take a run with it as it fails.
    if (config.runWorkers) {
      await recalculations.start()
      await reports.start()
      await imports.work()
      await dispatcher.start()
    }
    return { url, close }
  } catch (error) {
    await close()
    throw error
  }
}

/**
 * The process: opens the database, listens, and closes gracefully on SIGINT and SIGTERM.
 * The embedded database is migrated at the start, for there is nobody else to do it; PostgreSQL is the owner's to migrate.
 */
export async function serve(config: Config): Promise<void> {
  const logger = createLogger(config.logLevel)
  // The requests themselves are cut off before: this is for what they leave behind.
  const database = await openDatabase(config.database, { statementSeconds: config.http.requestSeconds + 5 })
  try {
    await requireSchema(database)
    const service = await startService({ config, database, logger })
    closeOnSignal(logger, async () => {
      await service.close()
      await database.close()
    })
  } catch (error) {
    await database.close()
    throw error
  }
}

async function requireSchema(database: Database): Promise<void> {
  if (database.engine === 'embedded') {
    await migrate(database)
    await ensureDefaultStandard(database)
    return
  }
  const { pending } = await migrationState(database)
  if (pending.length > 0) {
    throw new LifecircleError('not-ready', `the database lacks ${pending.length} migrations: run lifecircle migrate as its owner first`)
  }
}

function closeOnSignal(logger: FastifyBaseLogger, close: () => Promise<void>): void {
  let closing = false
  const onSignal = (signal: string) => {
    if (closing) return
    closing = true
    logger.info({ signal }, 'closing')
    setTimeout(() => {
      logger.error('closing takes too long: what is in hand is left to the next start')
      process.exit(1)
    }, closingSeconds * 1000).unref()
    close().then(
      () => process.exit(0),
      (error: unknown) => {
        logger.error({ err: error }, 'closing failed')
        process.exit(1)
      }
    )
  }
  process.on('SIGINT', onSignal)
  process.on('SIGTERM', onSignal)
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  try {
    await serve(readConfig())
  } catch (error) {
    process.stderr.write(`lifecircle: ${failureMessage(error)}\n`)
    process.exit(1)
  }
}
