/** When what failed is tried again, and when that comes to its end. */

const second = 1_000
const minute = 60 * second
const hour = 60 * minute

/** Standard Webhooks' proposal: after the first attempt, and after each that follows. */
export const delaysMs = [5 * second, 5 * minute, 30 * minute, 2 * hour, 5 * hour, 10 * hour, 14 * hour, 20 * hour, 24 * hour]
/** From the first attempt to the last, or since when nothing was taken any more. */
export const wholeMs = 72 * hour
/** Delays are longer by up to this share, so that what failed together is not tried together. */
const jitter = 0.1

/** Failures in a row from which on a receiver is left in peace, one attempt at a time; others' events are not held up by his. */
export const calm = 5
const restMs = 30 * second
const longestRestMs = hour
/** What `Retry-After` asks for is kept to, up to so much. */
const longestWaitMs = 24 * hour

/** Attempts that are remembered of a delivery. */
export const attemptsKept = 50

/** How an attempt went. */
export interface Outcome {
  /** Of the answer; null where there was none. */
  readonly status: number | null
  readonly milliseconds: number
  /** Null: delivered. */
  readonly error: string | null
  /** What the answer asks for, in seconds. */
  readonly retryAfter?: number | undefined
}

/** A webhook as it was when the attempt ended. */
export interface Health {
  readonly state: 'active' | 'paused' | 'dead'
  readonly failures: number
  readonly failingSince: Date | null
}

/** A delivery as it was when the attempt began. */
export interface Tried {
  /** Attempts before this one, and when the first was, in this round. */
  readonly tries: number
  readonly firstTriedAt: Date | null
  /** Sent to try the webhook: once, and whatever comes of it. */
  readonly isTrial: boolean
}

export interface Aftermath {
  readonly delivery: { readonly state: 'delivered' | 'failed' | 'given_up'; readonly nextAttemptAt: Date | null }
  /** Undefined: it stays as it is. */
  readonly webhook: (Health & { readonly reason: string | null; readonly restingUntil: Date | null }) | undefined
}

/** What follows from an attempt that ended now. `random` 0-1 spreads the next one. */
export function afterAttempt(health: Health, { tries, firstTriedAt, isTrial }: Tried, outcome: Outcome, now: Date, random: number): Aftermath {
  const later = (ms: number) => new Date(now.getTime() + ms)
  if (outcome.error === null) {
    const isWell = health.failures === 0 && health.failingSince === null
    return { delivery: { state: 'delivered', nextAttemptAt: null }, webhook: isWell || isTrial ? undefined : { ...health, failures: 0, failingSince: null, reason: null, restingUntil: null } }
  }
  if (isTrial) return { delivery: { state: 'given_up', nextAttemptAt: null }, webhook: undefined }

  const failures = health.failures + 1
  const failingSince = health.failingSince ?? now
  const began = firstTriedAt ?? now
  const asked = outcome.retryAfter === undefined ? 0 : Math.min(outcome.retryAfter * second, longestWaitMs)
  const rest = Math.max(asked, failures < calm ? 0 : Math.min(restMs * 2 ** (failures - calm), longestRestMs))
  const delay = Math.max((delaysMs[tries] ?? delaysMs.at(-1)!) * (1 + jitter * random), asked)
  // One who is failing altogether is waited for, so that what he did not take before is not given up because of that.
  const end = Math.max(began.getTime(), health.failingSince?.getTime() ?? 0) + wholeMs
  const failed = { state: 'failed' as const, nextAttemptAt: new Date(Math.max(now.getTime(), Math.min(now.getTime() + delay, end))) }
  const worse = { ...health, failures, failingSince, reason: null, restingUntil: rest === 0 ? null : later(rest) }
  const dead = (reason: string): Aftermath => ({
    delivery: failed,
    // Whoever paused it meanwhile finds it paused.
    webhook: health.state === 'active' ? { ...worse, state: 'dead', reason, restingUntil: null } : worse
  })

  if (outcome.status === 410) return dead('its receiver wants no more: it answered 410 Gone')
  if (now.getTime() < end) return { delivery: failed, webhook: worse }
  // Others are taken: it is not the receiver that is dead, it is this event that he does not take.
  if (health.failingSince === null) return { delivery: { state: 'given_up', nextAttemptAt: null }, webhook: worse }
  return dead(`nothing could be delivered since ${failingSince.toISOString()}; at last: ${outcome.error}`)
}

/** Seconds that `Retry-After` asks for, as a number or a date (RFC 9110); undefined where it says nothing. */
export function readRetryAfter(text: string | undefined, now: Date): number | undefined {
  if (text === undefined) return undefined
  if (/^\d{1,9}$/.test(text.trim())) return Number(text)
  const at = Date.parse(text)
  return Number.isNaN(at) ? undefined : Math.max(0, Math.ceil((at - now.getTime()) / second))
}
