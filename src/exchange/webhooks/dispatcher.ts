import { setTimeout as sleep } from 'node:timers/promises'
import type { FastifyBaseLogger } from 'fastify'
import { asCaller, operator, type Transaction } from '../../platform/caller.js'
import type { Database } from '../../platform/database/database.js'
import type { Outcome } from './back-off.js'
import { fanOut, forgetSettled, freeTaken, handBack, noteOutcomes, takeDue, type Due, type Ended } from './delivery-queries.js'
import { cloudEvent } from './event.js'
import { createGate } from './gate.js'
import { signedHeaders, type SecretBox } from './secret.js'
import type { Sender } from './sending.js'

export interface Dispatcher {
  /** Writes down what is to be told, and begins with what is due. Returns whether there is more at once. */
  readonly turn: () => Promise<boolean>
  /** Waits for what was begun. */
  readonly idle: () => Promise<void>
  /** Takes turns until it is stopped. */
  readonly start: () => Promise<void>
  /** Begins nothing more, cuts off what is in hand and gives it back. */
  readonly stop: () => Promise<void>
}

interface Dependencies {
  readonly database: Database
  readonly sender: Sender
  readonly box: SecretBox
  readonly logger: Pick<FastifyBaseLogger, 'info' | 'error'>
  readonly clock: () => Date
  readonly random?: () => number
  /** Address of the service as its partners have it; empty: unknown. */
  readonly publicUrl: string
  /** For how long changes stay in the feed, and settled deliveries in the log. */
  readonly changesKeptDays: number
  readonly logDays: number
}

/** Deliveries of one process at a time, and of one webhook that is well, whatever the number of processes. */
const mostAtOnce = 64
const mostEach = 4
/** Kept free of webhooks that fail again and again, each of which holds its place until the time is over. */
const keptFree = 32
/** Longer than a delivery may take: whoever has not told by then how it went is no more. */
const leaseMs = 30_000
const idleMs = 1_000
const busyMs = 50
const afterFailureMs = 5_000
const dayMs = 86_400_000
const tidyingMs = 3_600_000

/**
 * Delivers what changed to webhooks: what is to be told is written down first, in the database, and so survives whatever happens here.
 * No transaction is open while a partner is waited for.
 */
export function createDispatcher({ database, sender, box, logger, clock, random = Math.random, publicUrl, changesKeptDays, logDays }: Dependencies): Dispatcher {
  const stopping = new AbortController()
  const inHand = new Set<Promise<void>>()
  /** However many deliveries end at once, they take one connection of the service's, and one transaction. */
  const noting = createGate(1)
  let ended: Ended[] = []
  let woken = new AbortController()
  let loop: Promise<void> | undefined
  let tidiedAt = 0
  const asOperator = <T>(work: (transaction: Transaction) => Promise<T>) => asCaller(database, operator, work)

  const deliver = async (due: Due): Promise<void> => {
    const body = cloudEvent(due, publicUrl)
    const secrets = due.sealed.map((sealed) => box.open(sealed)).filter((secret) => secret !== undefined)
    const headers = { ...signedHeaders(secrets, due.eventId, clock(), body), 'content-type': 'application/cloudevents+json; charset=utf-8', 'user-agent': 'Lifecircle-Webhooks/1' }
    const outcome: Outcome = secrets.length === 0
      ? { status: null, milliseconds: 0, error: 'its secret cannot be opened any more, for WEBHOOK_KEY is another one: give it another secret' }
      : await sender.send(due.url, headers, body, stopping.signal)
    if (outcome.error !== null && stopping.signal.aborted) {
      await noting(() => asOperator((transaction) => handBack(transaction, [due])))
      return
    }
    if (outcome.error !== null) logger.info({ webhookId: due.webhookId, deliveryId: due.id, status: outcome.status, reason: outcome.error }, 'a webhook was not delivered')
    ended.push({ due, outcome, at: clock() })
    await noting(async () => {
      const batch = ended
      ended = []
      if (batch.length === 0) return
      for (const webhookId of await asOperator((transaction) => noteOutcomes(transaction, batch, random))) logger.info({ webhookId }, 'a webhook is dead')
    })
  }

  const begin = (due: Due) => {
    // What could not be written down is tried again when its time is over.
    const made: Promise<void> = deliver(due).catch((error: unknown) => logger.error({ err: error, deliveryId: due.id }, 'webhooks')).finally(() => {
      inHand.delete(made)
      woken.abort()
    })
    inHand.add(made)
  }

  const turn = async (): Promise<boolean> => {
    const now = clock()
    const isMore = await fanOut(database, now, changesKeptDays)
    const room = mostAtOnce - inHand.size
    if (room <= 0) return false
    const due = await asOperator((transaction) => takeDue(transaction, { now, until: new Date(now.getTime() + leaseMs), most: room, mostEach, mostFailing: Math.max(0, room - keptFree) }))
    due.forEach(begin)
    if (now.getTime() - tidiedAt > tidyingMs) {
      tidiedAt = now.getTime()
      await asOperator((transaction) => forgetSettled(transaction, new Date(now.getTime() - logDays * dayMs)))
    }
    return isMore
  }

  const pause = (milliseconds: number, signal: AbortSignal) => sleep(milliseconds, undefined, { signal }).catch(() => undefined)
  const run = async () => {
    while (!stopping.signal.aborted) {
      woken = new AbortController()
      try {
        const isMore = await turn()
        if (!isMore) await pause(idleMs, AbortSignal.any([stopping.signal, woken.signal]))
        await pause(busyMs, stopping.signal)
      } catch (error) {
        logger.error({ err: error }, 'webhooks')
        await pause(afterFailureMs, stopping.signal)
      }
    }
  }

  const idle = async () => {
    await Promise.all(inHand)
  }
  return {
    turn,
    idle,
    start: async () => {
      if (database.alone) await asOperator(freeTaken)
      loop = run()
    },
    stop: async () => {
      stopping.abort()
      await loop
      await idle()
      sender.close()
    }
  }
}
