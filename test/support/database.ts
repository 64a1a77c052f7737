import type { Test } from 'tap'
import { readConfig } from '../../src/config.js'
import { connectEmbedded, connectPostgres, type Capabilities, type Database } from '../../src/platform/database/database.js'
import { startEmbeddedInMemory } from '../../src/platform/database/embedded.js'
import { dropDatabase, readTemplate, temporaryName, urlOf, withServer } from './template.js'

export interface DatabaseOptions {
  /** Without the migrations and the default standard. */
  readonly empty?: boolean
  /** Sessions of the pool where the engine has more than one. */
  readonly poolSize?: number
  /** A database of the same server to begin as a copy of, which nobody is connected to. */
  readonly copyOf?: string
}

/** A database of the test's own, on the engine that `DATABASE_URL` names or else the embedded one; gone in teardown. */
export async function testDatabase(t: Test, options: DatabaseOptions = {}): Promise<Database> {
  const template = await readTemplate()
  if (template.engine === 'embedded') {
    return closing(t, connectEmbedded(await startEmbeddedInMemory(options.empty === true ? {} : { loadFile: template.file })))
  }
  const { server, name, close } = await createDatabase(options.empty === true ? undefined : (options.copyOf ?? template.name))
  t.teardown(close)
  const url = urlOf(server.url, name)
  const ownerUrl = urlOf(server.ownerUrl, name)
  return closing(t, connectPostgres({ url, ownerUrl, poolSize: options.poolSize ?? 4 }))
}

/** The database, which is closed in teardown unless it was before. */
export function closing(t: Test, database: Database): Database {
  let closed: Promise<void> | undefined
  const close = () => (closed ??= database.close())
  t.teardown(close)
  return { ...database, close }
}

async function createDatabase(template: string | undefined) {
  const { url, ownerUrl } = readConfig().database
  if (url === undefined || ownerUrl === undefined) throw new Error('the template is one of PostgreSQL, yet DATABASE_URL is not set')
  const name = temporaryName()
  await withServer(ownerUrl, async (client) => {
    await client.query(`create database ${name}${template === undefined ? '' : ` template ${template}`}`)
  })
  return { server: { url, ownerUrl }, name, close: () => dropDatabase(ownerUrl, name) }
}

const lacks: Readonly<Record<keyof Capabilities, string>> = {
  copyFrom: 'has no COPY FROM STDIN',
  listenNotify: 'has no LISTEN and NOTIFY',
  statementTimeout: 'has no statement_timeout',
  vectorTiles: 'has no ST_AsMVT',
  sessions: 'has one session, which all its connections share'
}

/** For tap's `skip`: false where the engine has the capability, else the reason. */
export function skipWithout({ engine, capabilities }: Database, capability: keyof Capabilities): string | false {
  const can = capability === 'sessions' ? engine === 'postgres' : capabilities[capability]
  return can ? false : `the ${engine} engine ${lacks[capability]}`
}
