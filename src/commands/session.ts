import { readConfig, type Config } from '../config.js'
import { openDatabase, type Database } from '../platform/database/database.js'
import { migrate, migrationState } from '../platform/database/migrations.js'
import { LifecircleError } from '../platform/errors.js'
import { ensureDefaultStandard } from '../registry/standard-queries.js'

/**
 * Runs work on the configured database and closes it. PostgreSQL has to be migrated already; the embedded database,
 * which has no other owner, is migrated on the way.
 */
export async function withDatabase<T>(work: (database: Database, config: Config) => Promise<T>): Promise<T> {
  return withOpenDatabase(async (database, config) => {
    if (database.engine === 'embedded') await prepare(database)
    else await requireMigrated(database)
    return work(database, config)
  })
}

/** The same on a database as it is, migrated or not. */
export async function withOpenDatabase<T>(work: (database: Database, config: Config) => Promise<T>): Promise<T> {
  const config = readConfig()
  const database = await openDatabase(config.database)
  try {
    return await work(database, config)
  } finally {
    await database.close()
  }
}

/** Applies what is missing and makes sure of the product's own standard. Returns the migrations applied now. */
export async function prepare(database: Database): Promise<string[]> {
  const upToDate = database.engine === 'embedded' && (await migrationState(database)).pending.length === 0
  const applied = upToDate ? [] : await migrate(database)
  await ensureDefaultStandard(database)
  return applied
}

async function requireMigrated(database: Database): Promise<void> {
  const { pending } = await migrationState(database)
  if (pending.length === 0) return
  throw new LifecircleError(
    'not-ready',
    `the database lacks ${pending.length} migration${pending.length === 1 ? '' : 's'} (${pending.join(', ')}): run "lifecircle migrate" first`
  )
}
