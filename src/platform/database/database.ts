import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres'
import pg from 'pg'
import type { Config } from '../../config.js'
import { LifecircleError } from '../errors.js'
import { openEmbeddedFolder, type EmbeddedDatabase } from './embedded.js'
import { askingForNobody, keepContext, timed, TimedClient } from './asking.js'

/** What an engine can do; the embedded one has a single session. */
export interface Capabilities {
  /** Bulk loads by COPY FROM STDIN; otherwise by `unnest`. */
  readonly copyFrom: boolean
  readonly listenNotify: boolean
  readonly statementTimeout: boolean
  readonly vectorTiles: boolean
  /** Sessions that can work side by side. */
  readonly sessions: number
}

const postgresCapabilities = (sessions: number): Capabilities => ({
  copyFrom: true,
  listenNotify: true,
  statementTimeout: true,
  vectorTiles: true,
  sessions
})

const embeddedCapabilities: Capabilities = {
  copyFrom: false,
  listenNotify: false,
  statementTimeout: false,
  vectorTiles: false,
  sessions: 1
}

/** What one transaction or the pool can run: drizzle over node-postgres. */
export type Queryable = Pick<NodePgDatabase, 'execute' | 'select' | 'selectDistinct' | 'insert' | 'update' | 'delete' | '$with' | 'with'>

export interface Database {
  readonly engine: 'postgres' | 'embedded'
  readonly capabilities: Capabilities
  /** True where no other service can be at work on this database: the process runs the engine itself. */
  readonly alone: boolean
  /** Connections of the service's role, which owns nothing. */
  readonly pool: pg.Pool
  /** For reads that need no caller: registry, network, published results. */
  readonly db: NodePgDatabase
  /** Runs work in a transaction of the owner's: migrations and nothing else. */
  readonly asOwner: <T>(work: (client: pg.ClientBase) => Promise<T>) => Promise<T>
  readonly close: () => Promise<void>
}

export const serviceRole = 'lifecircle_service'

// numeric and bigint come back as JavaScript numbers: scores and populations are far below 2^53.
const types = new pg.TypeOverrides()
types.setTypeParser(pg.types.builtins.NUMERIC, Number)
types.setTypeParser(pg.types.builtins.INT8, Number)
types.setTypeParser(pg.types.builtins.DATE, (text) => text)

/**
 * Opens PostgreSQL by `DATABASE_URL`, or the embedded database of the configured folder. `statementSeconds` is the most a
 * statement may take that is not work of the service's own; the embedded engine knows no such limit.
 */
export async function openDatabase(config: Config['database'], options: { statementSeconds?: number } = {}): Promise<Database> {
  if (config.url !== undefined) {
    return connectPostgres({ url: config.url, ownerUrl: config.ownerUrl ?? config.url, poolSize: config.poolSize, ...options })
  }
  return connectEmbedded(await openEmbeddedFolder(config.embeddedFolder))
}

export function connectPostgres(options: { url: string; ownerUrl: string; poolSize: number; statementSeconds?: number }): Database {
  const pool = new pg.Pool({
    Client: TimedClient,
    connectionString: options.url,
    max: options.poolSize,
    // A database that does not answer, or a pool that stays full, is an error to tell and not to wait for.
    connectionTimeoutMillis: 20_000,
    types,
    application_name: 'lifecircle',
    // JIT costs more than it gives on queries of milliseconds.
    options: `-c jit=off -c statement_timeout=${(options.statementSeconds ?? 0) * 1000}`,
    onConnect: (client) => askingForNobody(async () => {
      await assumeServiceRole(client)
      // What a killed process was at ends with it, where the server's system can tell.
      await client.query(`set client_connection_check_interval = '10s'`).catch(() => undefined)
    })
  })
  outliveConnections(pool)
  keepContext(pool)
  return {
    engine: 'postgres',
    alone: false,
    capabilities: postgresCapabilities(Math.max(1, Math.min(3, options.poolSize - 1))),
    pool,
    db: drizzle({ client: pool }),
    asOwner: async (work) => {
      const client = new pg.Client({ connectionString: options.ownerUrl, types, application_name: 'lifecircle owner' })
      client.on('error', () => undefined)
      await client.connect()
      try {
        return await work(client)
      } finally {
        await client.end()
      }
    },
    close: async () => {
      await pool.end()
    }
  }
}

export function connectEmbedded(embedded: EmbeddedDatabase): Database {
  // One session serves everybody: a second client while one is held would wait for itself.
  const pool = new pg.Pool({
    Client: UnnamedClient,
    connectionString: embedded.url,
    max: 1,
    idleTimeoutMillis: 0,
    types,
    onConnect: (client) => askingForNobody(async () => {
      await assumeServiceRole(client)
      await client.query(`set work_mem = '64MB'`)
    })
  })
  outliveConnections(pool)
  keepContext(pool)
  return {
    engine: 'embedded',
    alone: !embedded.shared,
    capabilities: embeddedCapabilities,
    pool,
    db: drizzle({ client: pool }),
    asOwner: async (work) => {
      const client = await pool.connect()
      try {
        await client.query('reset role')
        return await work(client)
      } finally {
        await assumeServiceRole(client)
        client.release()
      }
    },
    close: async () => {
      await pool.end()
      await embedded.close()
    }
  }
}

/** Names of prepared statements would clash in the one session that all connections share. */
class UnnamedClient extends pg.Client {
  override query = timed((config, ...rest) => {
    const unnamed = typeof config === 'object' && config !== null && 'name' in config && !('submit' in config) ? { ...config, name: undefined } : config
    return (super.query as (...all: unknown[]) => unknown).call(this, unnamed, ...rest)
    // It hears of nothing else while it works.
  }, () => Promise.resolve())
}

/** A connection that breaks fails the query it was at, if any, and no more: an error event nobody listens to would end the process. */
function outliveConnections(pool: pg.Pool): void {
  pool.on('error', () => undefined)
  pool.on('connect', (client) => {
    client.on('error', () => undefined)
  })
}

/** Before the first migration the role does not exist yet: then the connection keeps its login's. */
async function assumeServiceRole(client: pg.ClientBase): Promise<void> {
  try {
    await client.query(
      `select set_config('role', rolname, false)
       from pg_roles
       where rolname = '${serviceRole}'`
    )
  } catch (error) {
    if ((error as { code?: string }).code !== '42501') throw error
    const login = await client.query<{ name: string }>('select session_user as name')
    const name = login.rows[0]?.name ?? 'it'
    throw new LifecircleError('not-ready', `the database login ${name} may not act as ${serviceRole}: grant ${serviceRole} to ${name}`, { cause: error })
  }
}
