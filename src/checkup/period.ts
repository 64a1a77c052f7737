import { unprocessable } from '../platform/errors.js'

/** The country's clock: periods begin and end by it. */
const timeZone = 'Asia/Shanghai'

const dayOf = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' })

/** Half-years, and the years, quarters and months that records are kept by beside them: 2024H1, 2024, 2024Q3, 2024-05. */
export const anyPeriod = /^[1-9]\d{3}(H[12]|Q[1-4]|-(0[1-9]|1[0-2]))?$/

/** The half-year a moment lies in, such as 2024H1. */
export function currentPeriod(now: Date): string {
  const day = dayOf.format(now)
  return `${day.slice(0, 4)}H${day.slice(5, 7) <= '06' ? 1 : 2}`
}

/** The half-year before another. */
export function periodBefore(period: string): string {
  const year = Number(period.slice(0, 4))
  return period.endsWith('H2') ? `${year}H1` : `${year - 1}H2`
}

/**
 * The day a period's run reads, YYYY-MM-DD: its last day, or today while it lasts.
 * Throws `unprocessable-input` for what is no half-year and for one that has not begun.
 */
export function referenceDate(period: string, now: Date): string {
  const match = /^(\d{4})H([12])$/.exec(period)
  if (match === null) throw unprocessable(`${period} is not a half-year such as 2024H1`, [{ pointer: '/period', detail: 'must be a year, H and 1 or 2' }])
  const today = dayOf.format(now)
  const [first, last] = match[2] === '1' ? ['01-01', '06-30'] : ['07-01', '12-31']
  if (today < `${match[1]!}-${first}`) {
    throw unprocessable(`${period} has not begun: it starts on ${match[1]!}-${first}`, [{ pointer: '/period', detail: `starts on ${match[1]!}-${first}` }])
  }
  return today < `${match[1]!}-${last}` ? today : `${match[1]!}-${last}`
}
