/** The command line as its own process, and databases that it and the test share. */
import { execFile, type ChildProcess } from 'node:child_process'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { env, execPath } from 'node:process'
import { fileURLToPath } from 'node:url'
import type { Test } from 'tap'
import { prepare } from '../../src/commands/session.js'
import { readConfig } from '../../src/config.js'
import { connectEmbedded, type Database } from '../../src/platform/database/database.js'
import { openEmbeddedFolder } from '../../src/platform/database/embedded.js'
import { closing, testDatabase } from './database.js'

/** The compiled command line, beside the compiled tests. */
const cli = fileURLToPath(new URL('../../src/cli.js', import.meta.url))

export interface Outcome {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

export type Variables = Readonly<Record<string, string>>

/** Runs one command as its own process, with nothing of this one's environment but what is named. */
export const lifecircle = (variables: Variables, ...args: string[]): Promise<Outcome> => startLifecircle(variables, ...args).ended

/** The same, to be sent signals before it ends. */
export function startLifecircle(variables: Variables, ...args: string[]): { readonly process: ChildProcess; readonly ended: Promise<Outcome> } {
  let process!: ChildProcess
  const ended = new Promise<Outcome>((resolve) => {
    process = execFile(
      execPath,
      [cli, ...args],
      { env: { PATH: env['PATH'], ...variables }, timeout: 120_000, maxBuffer: 64 * 1024 * 1024 },
      (error, stdout, stderr) => {
        const code = error === null ? 0 : error.code
        resolve({ code: typeof code === 'number' ? code : -1, stdout, stderr })
      }
    )
  })
  return { process, ended }
}

export async function temporaryFolder(t: Test): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'lifecircle-cli-'))
  t.teardown(() => rm(folder, { recursive: true, force: true }))
  return folder
}

/** A database that commands and the test share, and what names it to commands; an embedded engine runs in this process, and commands beside it. */
export interface CommandDatabase {
  readonly database: Database
  readonly variables: Variables
}

/** A migrated database of the test's own, or a copy of one that was filled before. */
export async function commandDatabase(t: Test, filled?: FilledDatabase): Promise<CommandDatabase> {
  if (readConfig().database.url !== undefined) {
    const database = await testDatabase(t, filled === undefined ? {} : { copyOf: filled.name })
    return { database, variables: { DATABASE_URL: database.pool.options.connectionString! } }
  }
  const folder = await temporaryFolder(t)
  if (filled !== undefined) await cp(filled.name, folder, { recursive: true })
  const database = closing(t, connectEmbedded(await openEmbeddedFolder(folder)))
  if (filled === undefined) await prepare(database)
  return { database, variables: { EMBEDDED_FOLDER: folder } }
}

/** A database on the server, or an embedded engine's folder, that nobody is connected to: for `commandDatabase` to copy. */
export interface FilledDatabase {
  readonly name: string
}

export async function filledDatabase(t: Test, fill: (database: Database) => Promise<void>): Promise<FilledDatabase> {
  const { database, variables } = await commandDatabase(t)
  await fill(database)
  await database.close()
  return { name: variables['EMBEDDED_FOLDER'] ?? new URL(variables['DATABASE_URL']!).pathname.slice(1) }
}
