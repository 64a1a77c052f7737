import t from 'tap'
import { afterAttempt, calm, readRetryAfter, type Health, type Outcome } from '../../../src/exchange/webhooks/back-off.js'

const at = (seconds: number) => new Date(Date.UTC(2026, 0, 1) + seconds * 1000)
const well: Health = { state: 'active', failures: 0, failingSince: null }
const failed: Outcome = { status: 500, milliseconds: 1, error: 'answered 500' }
const taken: Outcome = { status: 200, milliseconds: 1, error: null }
const isTrial = false
const hour = 3600

void t.test('one event that is never taken is tried ten times in three days, and then its webhook is dead', async (t) => {
  let [health, seconds, tries] = [well, 0, 0]
  const delays: number[] = []
  for (; health.state === 'active'; tries++) {
    const { delivery, webhook } = afterAttempt(health, { tries, firstTriedAt: tries === 0 ? null : at(0), isTrial }, failed, at(seconds), 0)
    t.equal(delivery.state, 'failed', 'it waits for whoever resumes the webhook')
    health = webhook!
    if (health.state === 'dead') t.match(webhook, { reason: /since 2026-01-01T00:00:00.000Z; at last: answered 500/ })
    else delays.push((delivery.nextAttemptAt!.getTime() - at(seconds).getTime()) / 1000)
    seconds = (delivery.nextAttemptAt!.getTime() - at(0).getTime()) / 1000
  }
  t.strictSame(delays, [5, 300, 1_800, 2 * hour, 5 * hour, 10 * hour, 14 * hour, 20 * hour, 72 * hour - 5 - 300 - 1_800 - 51 * hour])
  t.equal(tries, 10)
})

void t.test('what is not taken for three days while others are is given up, and its webhook lives on', async (t) => {
  const since = { tries: 9, firstTriedAt: at(0), isTrial }
  t.match(afterAttempt(well, since, failed, at(72 * hour), 0), { delivery: { state: 'given_up', nextAttemptAt: null }, webhook: { state: 'active' } })
  t.match(afterAttempt({ ...well, failures: 3, failingSince: at(60 * hour) }, since, failed, at(72 * hour), 0), { delivery: { state: 'failed' }, webhook: { state: 'active' } }, 'not while he fails altogether')
})

void t.test('who fails again and again is left in peace for longer and longer, up to an hour', async (t) => {
  const rest = (failures: number) => {
    const { webhook } = afterAttempt({ ...well, failures, failingSince: at(0) }, { tries: 0, firstTriedAt: null, isTrial }, failed, at(0), 0)
    return webhook!.restingUntil === null ? 0 : (webhook!.restingUntil.getTime() - at(0).getTime()) / 1000
  }
  t.strictSame([0, calm - 2, calm - 1, calm, calm + 1, calm + 20].map(rest), [0, 0, 30, 60, 120, hour])
  t.match(afterAttempt({ ...well, failures: 9, failingSince: at(0) }, { tries: 2, firstTriedAt: at(0), isTrial }, taken, at(9), 0), {
    delivery: { state: 'delivered' }, webhook: { failures: 0, failingSince: null, restingUntil: null }
  })
  t.equal(afterAttempt(well, { tries: 0, firstTriedAt: null, isTrial }, taken, at(0), 0).webhook, undefined, 'who is well stays as he is')
})

void t.test('what is asked for is kept to, 410 ends it, chance spreads, and a trial counts for nothing', async (t) => {
  const first = { tries: 0, firstTriedAt: null, isTrial }
  t.match(afterAttempt(well, first, { ...failed, status: 429, retryAfter: 90 }, at(0), 0), { delivery: { nextAttemptAt: at(90) }, webhook: { restingUntil: at(90) } })
  t.match(afterAttempt(well, first, { ...failed, status: 503, retryAfter: 1e9 }, at(0), 0), { webhook: { restingUntil: at(24 * hour) } }, 'up to a day')
  t.match(afterAttempt(well, first, { ...failed, status: 410 }, at(0), 0), { delivery: { state: 'failed' }, webhook: { state: 'dead', reason: /410 Gone/ } })
  t.match(afterAttempt({ ...well, state: 'paused' }, first, { ...failed, status: 410 }, at(0), 0), { webhook: { state: 'paused' } })
  t.match(afterAttempt(well, { ...first, tries: 1 }, failed, at(0), 1), { delivery: { nextAttemptAt: at(330) } })
  t.strictSame(afterAttempt(well, { ...first, isTrial: true }, failed, at(0), 0), { delivery: { state: 'given_up', nextAttemptAt: null }, webhook: undefined })
})

void t.test('Retry-After is seconds or a date', async (t) => {
  t.strictSame(['120', ' 7 ', at(60).toUTCString(), at(-60).toUTCString(), 'soon', undefined].map((text) => readRetryAfter(text, at(0))), [120, 7, 60, 0, undefined, undefined])
})
