import { AsyncLocalStorage, AsyncResource } from 'node:async_hooks'
import pg from 'pg'
import { cancelQuery } from './cancel-query.js'

/** A piece of work that asks the database: what it asked, and whether it is cut off. Lighter than a signal: each request has one. */
export class Asking {
  statements = 0
  milliseconds = 0
  isCutOff = false
  readonly #cancels = new Set<() => void>()

  /** Has the statements in hand cancelled at the server, and lets none begin. */
  cutOff(): void {
    this.isCutOff = true
    for (const cancel of this.#cancels) cancel()
  }

  /** Calls `cancel` when the work is cut off before `end`. */
  begin(cancel: () => void): void {
    this.#cancels.add(cancel)
  }

  end(cancel: () => void, milliseconds: number): void {
    this.#cancels.delete(cancel)
    this.statements++
    this.milliseconds += milliseconds
  }
}

/** Follows a request through every await, so that its statements are counted as its own and cut off with it. */
const askers = new AsyncLocalStorage<Asking>()

/** Runs work whose statements, on any timed connection, belong to `asking`. */
export const askingAs = <T>(asking: Asking, work: () => T): T => askers.run(asking, work)

/** Runs work that belongs to nobody's request, such as setting up a connection. */
export const askingForNobody = <T>(work: () => T): T => askers.exit(work)

type Ask = (...given: unknown[]) => unknown
type Done = (...result: unknown[]) => void

/**
 * The query function of a connection: statements are counted into the work that asks, and end with it. Streams (COPY) are not
 * counted. `cancel` asks the server to stop what the connection is at.
 */
export function timed(ask: Ask, cancel: () => Promise<void>): pg.Client['query'] {
  return ((...given: unknown[]) => {
    const asking = askers.getStore()
    const [first] = given
    if (asking === undefined || (typeof first === 'object' && first !== null && 'submit' in first)) return ask(...given)
    const last = given.at(-1)
    const callback = typeof last === 'function' ? (last as Done) : undefined
    if (asking.isCutOff && !endsTransaction(first)) {
      const refusal = new StatementCutOff()
      if (callback === undefined) return Promise.reject(refusal)
      process.nextTick(callback, refusal)
      return undefined
    }
    const begun = performance.now()
    let cancelling: Promise<void> | undefined
    const cut = () => {
      cancelling = cancel()
    }
    asking.begin(cut)
    /** Waits for a cancellation under way, which must not hit what the connection does next. */
    const end = (): Promise<void> | undefined => {
      asking.end(cut, performance.now() - begun)
      return cancelling
    }
    if (callback === undefined) return (ask(...given) as Promise<unknown>).finally(end)
    return ask(...given.slice(0, -1), (...result: unknown[]) => {
      const ending = end()
      if (ending === undefined) callback(...result)
      else void ending.then(() => callback(...result))
    })
  }) as pg.Client['query']
}

/** SQLSTATE query_canceled, as if the server had said it. */
class StatementCutOff extends Error {
  readonly code = '57014'

  constructor() {
    super('whoever asked for this statement is gone')
  }
}

/** What was begun has to be ended, or the connection would be lost. */
const endsTransaction = (statement: unknown) => statement === 'rollback' || statement === 'commit'

/** A connection whose statements are timed. */
export class TimedClient extends pg.Client {
  override query = timed((...given) => (super.query as Ask).apply(this, given), () => cancelQuery(this))
}

/** Makes whoever waited for a connection go on as himself: the pool would go on in the name of the one who gave it back. */
export function keepContext(pool: pg.Pool): void {
  const connect = pool.connect.bind(pool) as Ask
  pool.connect = ((...given: unknown[]) =>
    connect(...given.map((one) => (typeof one === 'function' ? goingOn(one as Ask) : one)))) as pg.Pool['connect']
}

/** As `AsyncResource.bind`, which marks each function it makes as deprecated, at ten times the price. */
function goingOn(callback: Ask): Ask {
  const resource = new AsyncResource('waiting for a connection')
  return (...given) => resource.runInAsyncScope(callback, undefined, ...given)
}
