import { anyPeriod, currentPeriod, referenceDate as lastDayOf } from '../../checkup/period.js'
import type { BundleHead } from './bundle.js'
import { refusal } from './bundle-signature.js'

/** How far clocks of two instances may be apart. */
const clockMinutes = 5

/** Numbers of runs are of four bytes. */
const greatestRun = 2 ** 31 - 1

/**
 * Throws `unprocessable-input` for a head that cannot be true at this moment: of a period that has not begun, of a day that is not in it
 * or is to come, published before its period or later than now. Taken in, it would stand before every later publication.
 */
export function ensureInCalendar({ period, referenceDate, publishedAt, run }: Pick<BundleHead, 'period' | 'referenceDate' | 'publishedAt' | 'run'>, now: Date): void {
  if (!anyPeriod.test(period)) throw refusal('/head/period', `it is of ${period}, which is no half-year such as 2024H1`)
  if (period > currentPeriod(now)) throw refusal('/head/period', `it is of ${period}, which has not begun: the sender's clock is wrong, or this instance's`)
  const lastDay = lastDayOf(period, now)
  // Noon, universal time, is within the same day by the country's clock.
  if (currentPeriod(new Date(`${referenceDate}T12:00:00Z`)) !== period || referenceDate > lastDay) {
    throw refusal('/head/referenceDate', `it tells of ${referenceDate}, which is not a day of ${period} up to ${lastDay}`)
  }
  const published = new Date(publishedAt).getTime()
  if (!(published <= now.getTime() + clockMinutes * 60_000)) {
    throw refusal('/head/publishedAt', `it was published at ${publishedAt}, and it is ${now.toISOString()} here: the sender's clock is wrong, or this instance's`)
  }
  if (!(published >= Date.parse(`${period.slice(0, 4)}-${period.endsWith('H1') ? '01' : '07'}-01T00:00:00+08:00`))) {
    throw refusal('/head/publishedAt', `it was published at ${publishedAt}, before its period ${period} began`)
  }
  if (run > greatestRun) throw refusal('/head/run', `its run has the number ${run}, and the greatest is ${greatestRun}`)
}
