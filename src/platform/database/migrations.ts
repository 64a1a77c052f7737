import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type pg from 'pg'
import { LifecircleError } from '../errors.js'
import { installJobQueue } from '../jobs.js'
import type { Database } from './database.js'

/** The `migrations` folder of the package, from build/src/platform/database. */
export const migrationsFolder = fileURLToPath(new URL('../../../../migrations', import.meta.url))

// Any constant will do, as long as every process uses the same one.
const advisoryLock = 7_204_310_153

interface MigrationFile {
  readonly name: string
  readonly text: string
  readonly checksum: string
}

/** Applied and missing migrations of a database, without changing anything. */
export interface MigrationState {
  readonly applied: readonly string[]
  readonly pending: readonly string[]
}

/**
 * Applies what is missing, each file in a transaction of its own, under an advisory lock:
 * several processes may start at once. Returns the names applied now.
 * Throws when an applied file was changed or is gone: migrations are append-only.
 */
export async function migrate(database: Database, options: { folder?: string } = {}): Promise<string[]> {
  const files = await readMigrations(options.folder ?? migrationsFolder)
  return database.asOwner(async (client) => {
    await client.query('select pg_advisory_lock($1)', [advisoryLock])
    try {
      await client.query(`
        create schema if not exists platform;
        create table if not exists platform.migration (
          name text not null,
          checksum text not null,
          applied_at timestamptz not null default now(),
          constraint migration_pkey primary key (name)
        )`)
      const missing = pendingOf(files, await appliedMigrations(client))
      for (const file of missing) {
        await apply(client, file)
        // At once: should a later file fail, readiness can still tell which ones are pending.
        await client.query('grant usage on schema platform to lifecircle_service')
        await client.query('grant select on platform.migration to lifecircle_service')
      }
      await installJobQueue(client)
      return missing.map((file) => file.name)
    } catch (error) {
      if ((error as { code?: string }).code !== '42501') throw error
      throw new LifecircleError('forbidden', `${(error as Error).message}: migrations are the database owner's; name that login in DATABASE_OWNER_URL`, { cause: error })
    } finally {
      await client.query('select pg_advisory_unlock($1)', [advisoryLock])
    }
  })
}

/** What `/health/ready` looks at. */
export async function migrationState(database: Database, options: { folder?: string } = {}): Promise<MigrationState> {
  const files = await readMigrations(options.folder ?? migrationsFolder)
  const present = await database.pool.query<{ found: boolean }>(
    `select to_regclass('platform.migration') is not null as found`
  )
  const applied = present.rows[0]?.found === true ? await appliedMigrations(database.pool) : new Map<string, string>()
  const pending = pendingOf(files, applied)
  return { applied: [...applied.keys()], pending: pending.map((file) => file.name) }
}

async function readMigrations(folder: string): Promise<MigrationFile[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort()
  return Promise.all(
    names.map(async (name) => {
      const text = await readFile(join(folder, name), 'utf8')
      return { name, text, checksum: createHash('sha256').update(text).digest('hex') }
    })
  )
}

async function appliedMigrations(client: Pick<pg.ClientBase, 'query'> | pg.Pool): Promise<Map<string, string>> {
  const result = await (client as pg.Pool).query<{ name: string; checksum: string }>(
    'select name, checksum from platform.migration order by name'
  )
  return new Map(result.rows.map((row) => [row.name, row.checksum]))
}

function pendingOf(files: readonly MigrationFile[], applied: ReadonlyMap<string, string>): MigrationFile[] {
  for (const [name, checksum] of applied) {
    const file = files.find((candidate) => candidate.name === name)
    if (file === undefined) {
      throw new Error(`the database has migration ${name}, this release does not: it is older than the database; run a newer release`)
    }
    if (file.checksum !== checksum) {
      throw new Error(`migration ${name} was changed after it was applied: restore the file and put the change into a new one`)
    }
  }
  const last = [...applied.keys()].at(-1)
  const pending = files.filter((file) => !applied.has(file.name))
  const late = pending.find((file) => last !== undefined && file.name < last)
  if (late !== undefined) {
    throw new Error(`migration ${late.name} comes before ${last ?? ''}, which is applied: number it after the last one`)
  }
  return pending
}

async function apply(client: pg.ClientBase, file: MigrationFile): Promise<void> {
  await client.query('begin')
  try {
    await client.query('insert into platform.migration (name, checksum) values ($1, $2)', [file.name, file.checksum])
    await client.query(file.text)
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    const { message, hint } = error as Error & { hint?: string }
    throw new LifecircleError('internal', `migration ${file.name} failed: ${message}${hint === undefined ? '' : ` (${hint})`}`, { cause: error })
  }
}
