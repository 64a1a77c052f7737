import type { Database } from '../../platform/database/database.js'
import { LifecircleError } from '../../platform/errors.js'
import { createGate } from '../webhooks/gate.js'

/** Requests for one partner that are at work or wait for their turn: with five seconds each they are done before the first would be cut off. */
const mostInLine = 17
/** Those beside them that may hold a connection while they wait. */
const mostBeside = 3
const askAgainSeconds = 5

interface Line {
  readonly gate: ReturnType<typeof createGate>
  inside: number
}

/** What is taken in for a partner, one request after the other: of the service's connections a busy partner holds one, not all. */
export interface Turns {
  /** For whoever holds no connection yet: waits its turn without one. Throws `too-many-requests`. */
  readonly inLine: <T>(partner: string, work: () => Promise<T>) => Promise<T>
  /** For whoever may hold one, and so must not wait for those who are to get one: goes at once. Throws `too-many-requests`. */
  readonly beside: <T>(partner: string, work: () => Promise<T>) => Promise<T>
}

function createTurns(): Turns {
  const enter = (most: number, places: number) => {
    const lines = new Map<string, Line>()
    return async <T>(partner: string, work: () => Promise<T>): Promise<T> => {
      const line = lines.get(partner) ?? { gate: createGate(places), inside: 0 }
      if (line.inside >= most) {
        throw new LifecircleError('too-many-requests', `${partner} has ${most} requests under way, which are the most: ask again in ${askAgainSeconds} seconds`, { retryAfterSeconds: askAgainSeconds })
      }
      lines.set(partner, line)
      line.inside++
      try {
        return await line.gate(work)
      } finally {
        line.inside--
        if (line.inside === 0) lines.delete(partner)
      }
    }
  }
  return { inLine: enter(mostInLine, 1), beside: enter(mostBeside, mostBeside) }
}

const turns = new WeakMap<Database, Turns>()

/** The turns of everything that writes into one database through one pool. */
export function turnsOf(database: Database): Turns {
  const known = turns.get(database) ?? createTurns()
  turns.set(database, known)
  return known
}
