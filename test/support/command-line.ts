/** The command line as its own process, and databases that it and the test share. */
import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Test } from 'tap'
import { prepare } from '../../src/commands/session.js'
import { readConfig } from '../../src/config.js'
import { connectEmbedded, type Database } from '../../src/platform/database/database.js'
import { openEmbeddedFolder } from '../../src/platform/database/embedded.js'
import { testDatabase } from './database.js'

/** The compiled command line, beside the compiled tests. */
const cli = fileURLToPath(new URL('../../src/cli.js', import.meta.url))

export interface Outcome {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

export type Variables = Readonly<Record<string, string>>

/** Runs one command as its own process, with nothing of this one's environment but what is named. */
export function lifecircle(variables: Variables, ...args: string[]): Promise<Outcome> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [cli, ...args],
      { env: { PATH: process.env['PATH'], ...variables }, timeout: 120_000, maxBuffer: 64 * 1024 * 1024 },
      (error, stdout, stderr) => {
        const code = error === null ? 0 : error.code
        resolve({ code: typeof code === 'number' ? code : -1, stdout, stderr })
      }
    )
  })
}

export async function temporaryFolder(t: Test): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'lifecircle-cli-'))
  t.teardown(() => rm(folder, { recursive: true, force: true }))
  return folder
}

/** A migrated database of the test's own, and what names it to commands; an embedded engine runs in this process, and commands beside it. */
export async function commandDatabase(t: Test): Promise<{ database: Database; variables: Variables }> {
  if (readConfig().database.url !== undefined) {
    const database = await testDatabase(t)
    return { database, variables: { DATABASE_URL: database.pool.options.connectionString! } }
  }
  const folder = await temporaryFolder(t)
  const database = connectEmbedded(await openEmbeddedFolder(folder))
  t.teardown(() => database.close())
  await prepare(database)
  return { database, variables: { EMBEDDED_FOLDER: folder } }
}
