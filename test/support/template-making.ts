import { readConfig } from '../../src/config.js'
import { connectEmbedded, connectPostgres, type Database } from '../../src/platform/database/database.js'
import { startEmbeddedInMemory } from '../../src/platform/database/embedded.js'
import { migrate } from '../../src/platform/database/migrations.js'
import { ensureDefaultStandard } from '../../src/registry/standard-queries.js'
import { dumpFile, dropDatabase, forgetTemplate, isStale, readTemplate, temporaryName, urlOf, withServer, writeTemplate } from './template.js'

async function prepare(database: Database): Promise<void> {
  await migrate(database)
  await ensureDefaultStandard(database)
}

async function makeTemplateDatabase(server: string): Promise<void> {
  const name = temporaryName()
  const stale = await withServer(server, async (client) => {
    await client.query(`create database ${name}`)
    const found = await client.query<{ datname: string }>('select datname from pg_database')
    return found.rows.map((row) => row.datname).filter(isStale)
  })
  for (const left of stale) await dropDatabase(server, left)
  const url = urlOf(server, name)
  const database = connectPostgres({ url, ownerUrl: url, poolSize: 2 })
  try {
    await prepare(database)
  } finally {
    await database.close()
  }
  await writeTemplate({ engine: 'postgres', name })
}

async function makeTemplateFile(): Promise<void> {
  const embedded = await startEmbeddedInMemory()
  const database = connectEmbedded(embedded)
  try {
    await prepare(database)
    await embedded.dump(dumpFile)
  } finally {
    await database.close()
  }
  await writeTemplate({ engine: 'embedded', file: dumpFile })
}

const { ownerUrl } = readConfig().database

/** Before the suite: one migrated database with the default standard, for every file to copy. */
export async function makeTemplate(): Promise<void> {
  await forgetTemplate()
  await (ownerUrl === undefined ? makeTemplateFile() : makeTemplateDatabase(ownerUrl))
}

/** After it. */
export async function removeTemplate(): Promise<void> {
  const template = await readTemplate()
  if (template.engine === 'postgres' && ownerUrl !== undefined) await dropDatabase(ownerUrl, template.name)
  await forgetTemplate()
}
