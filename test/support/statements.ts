import pg from 'pg'
import type { Test } from 'tap'

/** What a process reads for itself every few seconds, whoever asks just then. */
const ownReading = /platform\.revocation/

/** Statements that node-postgres sends while something is done. */
export async function statementsOf(t: Test, work: () => Promise<unknown>): Promise<number> {
  let statements = 0
  const original = Reflect.get(pg.Client.prototype, 'query') as (...given: unknown[]) => unknown
  const count = function (this: pg.Client, ...given: unknown[]) {
    if (!ownReading.test(JSON.stringify(given[0]))) statements++
    return original.apply(this, given)
  }
  Reflect.set(pg.Client.prototype, 'query', count)
  t.teardown(() => Reflect.set(pg.Client.prototype, 'query', original))
  try {
    await work()
  } finally {
    Reflect.set(pg.Client.prototype, 'query', original)
  }
  return statements
}
