import { unprocessable } from '../platform/errors.js'

/**
 * The day a period's run reads: its last day, or today while it lasts.
 * Throws `unprocessable-input` for what is no half-year and for one that has not begun.
 *
 * @param period such as 2024H1
 * @param today YYYY-MM-DD
 */
export function referenceDate(period: string, today: string): string {
  const match = /^(\d{4})H([12])$/.exec(period)
  if (match === null) throw unprocessable(`${period} is not a half-year such as 2024H1`, [{ pointer: '/period', detail: 'must be a year, H and 1 or 2' }])
  const first = `${match[1]!}-${match[2] === '1' ? '01-01' : '07-01'}`
  const last = `${match[1]!}-${match[2] === '1' ? '06-30' : '12-31'}`
  if (today < first) throw unprocessable(`${period} has not begun: it starts on ${first}`, [{ pointer: '/period', detail: `starts on ${first}` }])
  return today < last ? today : last
}
