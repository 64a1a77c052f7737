import cronParser from 'cron-parser'
import { unprocessable } from '../../platform/errors.js'

/** When a schedule starts: by a cron of five fields on the clock of a time zone, or once. */
export interface When {
  /** Minute, hour, day of month, month, day of week; null for what starts once. */
  readonly cron: string | null
  /** The moment for what starts once; null for a cron. */
  readonly at: Date | null
  readonly timeZone: string
}

const minuteMs = 60_000

/**
 * The times of a schedule after a moment, in their order: at most so many, and none later than `until`. Where clocks go forward, a
 * time that is left out comes as much later; where they go back, one that comes twice counts the first time.
 */
export function dueTimes({ cron, at, timeZone }: When, after: Date, { most, until }: { readonly most: number; readonly until?: Date }): Date[] {
  const last = until ?? new Date(8.64e15)
  if (cron === null) return at !== null && at > after && at <= last ? [at] : []
  // Only forwards: looking back, the parser takes other times where clocks change.
  const expression = cronParser.parseExpression(cron, { currentDate: after, tz: timeZone })
  const found: Date[] = []
  while (found.length < most) {
    const next = expression.next().toDate()
    if (next > last) break
    found.push(next)
  }
  return found
}

/** The last of its times after a moment and until another; undefined where there is none. However many there are, few are looked at. */
export function lastDueTime(when: When, after: Date, until: Date): Date | undefined {
  const firstAfter = (moment: Date) => dueTimes(when, moment, { most: 1, until })[0]
  let last = firstAfter(after)
  // None is later than this.
  let end = until
  while (last !== undefined && end.getTime() - last.getTime() > minuteMs) {
    const middle = new Date((last.getTime() + end.getTime()) / 2)
    const later = firstAfter(middle)
    if (later === undefined) end = middle
    else last = later
  }
  return last
}

/** Throws `unprocessable-input` for a time zone that is none, a cron that is none or never comes, and what is neither by cron nor once. */
export function checkWhen({ cron, at, timeZone }: When): void {
  if ((cron === null) === (at === null)) {
    throw unprocessable('a schedule needs either cron, to start again and again, or at, to start once', [{ pointer: cron === null ? '/cron' : '/at', detail: 'must be given alone, or the other one' }])
  }
  try {
    new Intl.DateTimeFormat('en', { timeZone })
  } catch {
    throw unprocessable(`${timeZone} is not a time zone such as Asia/Shanghai`, [{ pointer: '/timeZone', detail: 'is not a time zone' }])
  }
  if (cron === null) return
  const wrong = (why: string) =>
    unprocessable(`${cron} in ${timeZone} is not a cron expression: ${why}`, [{ pointer: '/cron', detail: 'must be five fields: minute, hour, day of month, month, day of week' }])
  // The parser would take a sixth one for seconds, and fewer for any time.
  if (cron.trim().split(/\s+/).length !== 5) throw wrong('it does not have five fields')
  try {
    cronParser.parseExpression(cron, { tz: timeZone }).next()
  } catch (error) {
    throw wrong((error as Error).message)
  }
}
