import { setTimeout as sleep } from 'node:timers/promises'
import { asCaller, type Caller } from '../platform/caller.js'
import type { Database } from '../platform/database/database.js'
import { findRun, type Run } from './run-queries.js'

export const hasEnded = (status: Run['status']) => status !== 'queued' && status !== 'running'

const pollMs = 500
/** Polls between two signs of life, where there is nothing new to tell. */
const pollsPerSign = 30

interface Watching {
  /** Ends the watching. */
  readonly signal: AbortSignal
  /** Throws once the caller may no longer watch. */
  readonly ensureMayWatch: () => Promise<void>
}

/**
 * A run whenever it has moved, the first time at once and the last time when it has ended; undefined now and then while there is
 * nothing new. Whoever takes what is told slowly is told less, and the newest. Throws `not-found`.
 */
export async function* watchRun(database: Database, caller: Caller, id: number, { signal, ensureMayWatch }: Watching): AsyncGenerator<Run | undefined> {
  let told = ''
  for (let poll = 0; !signal.aborted; poll++) {
    const run = await asCaller(database, caller, (transaction) => findRun(transaction, id))
    const state = JSON.stringify(run)
    if (state !== told) yield run
    else if (poll % pollsPerSign === 0) yield undefined
    told = state
    if (hasEnded(run.status)) return
    await sleep(pollMs, undefined, { signal }).catch(() => undefined)
    await ensureMayWatch()
  }
}
