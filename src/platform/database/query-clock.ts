import { AsyncLocalStorage, AsyncResource } from 'node:async_hooks'
import pg from 'pg'

/** What a piece of work asked of the database. */
export interface QueryTimes {
  statements: number
  milliseconds: number
}

/** Follows a request through every await, so that its statements are counted as its own. */
const times = new AsyncLocalStorage<QueryTimes>()

/** Runs work whose statements, on any timed connection, are counted into `into`. */
export const countingQueries = <T>(into: QueryTimes, work: () => T): T => times.run(into, work)

/** Runs work that belongs to nobody's request, such as setting up a connection. */
export const notCounting = <T>(work: () => T): T => times.exit(work)

type Ask = (...given: unknown[]) => unknown

/** The query function of a connection, adding the time of each statement to the work that asked. Streams (COPY) are not counted. */
export function timed(ask: Ask): pg.Client['query'] {
  return ((...given: unknown[]) => {
    const into = times.getStore()
    const [first] = given
    if (into === undefined || (typeof first === 'object' && first !== null && 'submit' in first)) return ask(...given)
    const begun = performance.now()
    const end = () => {
      into.statements++
      into.milliseconds += performance.now() - begun
    }
    const last = given.at(-1)
    if (typeof last !== 'function') return (ask(...given) as Promise<unknown>).finally(end)
    return ask(...given.slice(0, -1), (...result: unknown[]) => {
      end()
      ;(last as Ask)(...result)
    })
  }) as pg.Client['query']
}

/** A connection whose statements are timed. */
export class TimedClient extends pg.Client {
  override query = timed((...given) => (super.query as Ask).apply(this, given))
}

/** Makes whoever waited for a connection go on as himself: the pool would go on in the name of the one who gave it back. */
export function keepContext(pool: pg.Pool): void {
  const connect = pool.connect.bind(pool) as Ask
  pool.connect = ((...given: unknown[]) =>
    connect(...given.map((one) => (typeof one === 'function' ? AsyncResource.bind(one as Ask) : one)))) as pg.Pool['connect']
}
