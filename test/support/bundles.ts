/** Bundles as other instances would send them. */
import { generateKeyPairSync } from 'node:crypto'
import { findRun } from '../../src/checkup/run-queries.js'
import { writeBundle } from '../../src/exchange/bundles/bundle-queries.js'
import { createBundleSigner, type BundleSigner } from '../../src/exchange/bundles/bundle-signature.js'
import { asCaller, operator } from '../../src/platform/caller.js'
import type { Database } from '../../src/platform/database/database.js'
import type { RunRequest } from '../../src/checkup/run-queries.js'
import { runCheckup } from './checkup.js'

export const newSigningKey = (): string => generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()

export const signerOf = async (instance: string, signingKey = newSigningKey()): Promise<BundleSigner> => (await createBundleSigner({ instance, signingKey }))!

/** The text of a run's bundle. */
export async function bundleText(database: Database, runId: number, signer: BundleSigner): Promise<string> {
  const run = await asCaller(database, operator, (transaction) => findRun(transaction, runId))
  let text = ''
  for await (const lines of await writeBundle(database, operator, run, signer)) text += lines
  return text
}

/** What another instance, which knows the same, would tell of a region; here it leaves nothing behind. */
export async function foreignBundle(database: Database, request: RunRequest, signer: BundleSigner): Promise<string> {
  const runId = await runCheckup(database, request)
  const text = await bundleText(database, runId, signer)
  await asCaller(database, operator, ({ client }) => client.query('delete from checkup.run where id = $1', [runId]))
  // Nor the number that it had.
  await database.asOwner((client) => client.query(`select setval(pg_get_serial_sequence('checkup.run', 'id'), $1, false)`, [runId]))
  return text
}
