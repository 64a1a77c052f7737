import { asCaller, operator, type Caller, type Transaction } from '../../platform/caller.js'
import type { Database } from '../../platform/database/database.js'
import { notFound } from '../../platform/errors.js'
import { numberChanges } from '../changes/change-queries.js'
import { readableResources } from '../changes/resource.js'
import { afterAttempt, attemptsKept, calm, type Health, type Outcome, type Tried } from './back-off.js'
import { trial, typeOf, type Happening } from './event.js'
import { ensureCovers, findWebhook, lockWebhook } from './webhook-queries.js'

export const deliveryStates = ['waiting', 'failed', 'delivered', 'given_up'] as const
export type DeliveryState = (typeof deliveryStates)[number]

export interface Attempt {
  readonly at: Date
  /** Of the answer; null where there was none. */
  readonly status: number | null
  readonly milliseconds: number
  /** Null: it was taken. */
  readonly error: string | null
}

/** What a webhook is told, and how that went. */
export interface Delivery {
  readonly id: number
  /** By which the receiver knows what he has already. */
  readonly eventId: string
  readonly type: string
  /** In the change feed; null for a trial. */
  readonly position: number | null
  readonly at: Date
  readonly resource: string
  readonly key: string
  readonly regionCode: string
  readonly state: DeliveryState
  readonly createdAt: Date
  readonly nextAttemptAt: Date | null
  readonly settledAt: Date | null
  readonly attempts: Attempt[]
}

const columns = `
  d.id::integer, d.event_id as "eventId", d.position, d.at, d.resource, d.key, d.region_code as "regionCode", d.action, d.thing_state as "thingState", d.state,
  d.created_at as "createdAt", d.next_attempt_at as "nextAttemptAt", d.settled_at as "settledAt", d.attempts`

interface DeliveryRow extends Omit<Delivery, 'type' | 'attempts'> {
  readonly attempts: readonly (Omit<Attempt, 'at'> & { readonly at: string })[]
  readonly action: string
  readonly thingState: string | null
}

const toDelivery = ({ action, thingState, attempts, ...row }: DeliveryRow): Delivery => ({
  ...row,
  type: typeOf({ resource: row.resource, action, thingState }),
  attempts: attempts.map(({ at, ...attempt }) => ({ ...attempt, at: new Date(at) }))
})

export interface DeliveryFilter {
  readonly state?: DeliveryState | undefined
  readonly resource?: string | undefined
  readonly key?: string | undefined
  readonly since?: Date | undefined
  readonly until?: Date | undefined
}

/** Deliveries of a webhook, the newest first. Throws `not-found`, and `forbidden` where it sees more than the caller. */
export async function listDeliveries(
  transaction: Transaction, caller: Caller, webhook: number, { state, resource, key, since, until }: DeliveryFilter, page: { readonly limit: number; readonly after?: number | undefined }
): Promise<Delivery[]> {
  ensureCovers(caller, await findWebhook(transaction, webhook))
  const found = await transaction.client.query<DeliveryRow>(
    `select ${columns}
     from exchange.webhook_delivery as d
     where d.webhook_id = $1
       and ($2::text is null or d.state = $2)
       and ($3::text is null or d.resource = $3)
       and ($4::text is null or d.key = $4)
       and ($5::timestamptz is null or d.created_at >= $5)
       and ($6::timestamptz is null or d.created_at < $6)
       and ($7::bigint is null or d.id < $7)
     order by d.id desc
     limit $8`,
    [webhook, state ?? null, resource ?? null, key ?? null, since ?? null, until ?? null, page.after ?? null, page.limit]
  )
  return found.rows.map(toDelivery)
}

/** Sends something to a webhook to try it, paused or not: once, whatever comes of it. Throws `not-found`. */
export async function pingWebhook(transaction: Transaction, id: number, now: Date): Promise<Delivery> {
  const { regionCode } = await lockWebhook(transaction, id)
  const added = await transaction.client.query<DeliveryRow>(
    `insert into exchange.webhook_delivery as d (webhook_id, event_id, at, resource, key, region_code, action, created_at, next_attempt_at)
     values ($1, 'ping-' || gen_random_uuid(), $2, $3, $5, $4, 'ping', $2, $2)
     returning ${columns}`,
    [id, now, trial, regionCode, String(id)]
  )
  return toDelivery(added.rows[0]!)
}

/** Has one delivery made again, with the same event id, in a round of its own. Throws `not-found`, and `forbidden` where the webhook sees more than the caller. */
export async function redeliver(transaction: Transaction, caller: Caller, webhook: number, id: number, now: Date): Promise<Delivery> {
  ensureCovers(caller, await lockWebhook(transaction, webhook))
  const found = await transaction.client.query<DeliveryRow>(
    `update exchange.webhook_delivery as d
     set state = 'waiting', next_attempt_at = $3, settled_at = null, tries = 0, first_tried_at = null
     where d.webhook_id = $1 and d.id = $2
     returning ${columns}`,
    [webhook, id, now]
  )
  const [again] = found.rows
  if (again === undefined) throw notFound(`delivery of webhook ${webhook}`, id)
  await lineUp(transaction, { webhookId: webhook, ...again })
  return toDelivery(again)
}

/** Makes the earliest delivery of a thing ready, and the others wait for it; the webhook is locked. */
async function lineUp({ client }: Transaction, { webhookId, resource, key }: { readonly webhookId: number; readonly resource: string; readonly key: string }): Promise<void> {
  await client.query(
    `with first as (
       select d.id
       from exchange.webhook_delivery as d
       where d.webhook_id = $1 and d.resource = $2 and d.key = $3 and d.settled_at is null
       order by d.position, d.id
       limit 1
     )
     update exchange.webhook_delivery as d
     set ready = d.id in (select f.id from first as f)
     where d.webhook_id = $1 and d.resource = $2 and d.key = $3 and d.settled_at is null and d.ready <> (d.id in (select f.id from first as f))`,
    [webhookId, resource, key]
  )
}

/** Changes that one webhook is held against at a time, and deliveries that may wait for one: the rest waits in the feed, where it costs nothing. */
const window = 2_000
const mostWaiting = 10_000

/**
 * Gives what is committed its number and writes down what each webhook is to be told of it, with the rights of whoever made the webhook:
 * what he may not see, row-level security leaves out. Returns whether there is more at once.
 */
export async function fanOut(database: Database, now: Date, keptDays: number): Promise<boolean> {
  const last = await numberChanges(database, keptDays)
  const behind = await asCaller(database, operator, ({ client }) =>
    client.query<Pick<Caller, 'role' | 'regionCode'> & { readonly scopes: string[] | null }>(
      `select distinct w.role, w.region_code as "regionCode", w.scopes
       from exchange.webhook as w
       where w.state = 'active' and w.position < $1`,
      [last]
    )
  )
  let isMore = false
  // One statement for all webhooks of the same rights: rights are a transaction's.
  for (const { scopes, ...rights } of behind.rows) {
    const caller = { ...rights, subject: 'webhooks', ...(scopes === null ? {} : { scopes }) } as Caller
    isMore = (await asCaller(database, caller, (transaction) => fanOutTo(transaction, caller, last, now))) || isMore
  }
  return isMore
}

async function fanOutTo({ client }: Transaction, caller: Caller, last: number, now: Date): Promise<boolean> {
  const taken = await client.query<{ id: number }>(
    `select w.id
     from exchange.webhook as w
     where w.state = 'active' and w.position < $1 and w.role = $2 and w.region_code = $3 and w.scopes is not distinct from $4::text[]
       and not exists (select from exchange.webhook_delivery as d where d.webhook_id = w.id and d.settled_at is null offset $5)
     order by w.id
     for update skip locked`,
    [last, caller.role, caller.regionCode, caller.scopes ?? null, mostWaiting]
  )
  if (taken.rows.length === 0) return false
  const ids = taken.rows.map(({ id }) => id)
  const moved = await client.query<{ more: boolean; told: number }>(
    `with reading as (
       select w.id, w.events, registry.region_prefix(w.within) as prefix, w.position, least(w.position + $3, $2) as until
       from exchange.webhook as w
       where w.id = any ($1)
     ),
     told as (
       insert into exchange.webhook_delivery as d (webhook_id, event_id, position, at, resource, key, region_code, action, thing_state, created_at, next_attempt_at)
       select r.id, 'change-' || c.position, c.position, c.at, c.resource, c.key, c.region_code, c.action, c.state, $4, $4
       from reading as r
       join platform.change as c on c.position > r.position and c.position <= r.until
       where c.resource = any ($5)
         and platform.told_within(c.region_code, c.moved_to, c.everyone, r.prefix)
         and array['*', c.resource || '.*', c.resource || '.' || c.action, c.resource || '.' || c.state] && r.events
       order by r.id, c.position
       -- Told again: what waits already is not told twice.
       on conflict (webhook_id, event_id) do update
       set state = 'waiting', next_attempt_at = excluded.next_attempt_at, settled_at = null, tries = 0, first_tried_at = null
       where d.settled_at is not null
       returning d.id
     )
     update exchange.webhook as w
     set position = r.until
     from reading as r
     where w.id = r.id
     returning r.until < $2 as more, (select count(*) from told) as told`,
    [ids, last, window, now, readableResources(caller)]
  )
  // All at once, for many of a thing may have come: the first of each is ready.
  if (moved.rows.some(({ told }) => told > 0)) {
    await client.query(
      `with lined_up as (
         select d.id, d.ready, row_number() over (partition by d.webhook_id, d.resource, d.key order by d.position, d.id) = 1 as first
         from exchange.webhook_delivery as d
         where d.webhook_id = any ($1) and d.settled_at is null
       )
       update exchange.webhook_delivery as d
       set ready = l.first
       from lined_up as l
       where d.id = l.id and l.ready <> l.first`,
      [ids]
    )
  }
  return moved.rows.some(({ more }) => more)
}

/** A delivery to be made now. */
export interface Due extends Happening {
  readonly id: number
  readonly webhookId: number
  readonly url: string
  readonly sealed: readonly Buffer[]
  /** The lease: one who is later than that has no say in it once another process has begun. */
  readonly takenUntil: Date
}

export interface Taking {
  readonly now: Date
  /** By when it is told how it went, or another process may begin. */
  readonly until: Date
  /** Most for this process, and most for one webhook that is well, whatever the number of processes. */
  readonly most: number
  readonly mostEach: number
  /** Of these, most for webhooks that fail again and again. */
  readonly mostFailing: number
}

/**
 * Takes deliveries that are due: of each thing the earliest first, the next not before that one is settled; of each webhook no more at
 * a time than it bears. Those that fail again and again come after those that are well, one attempt at a time.
 */
export async function takeDue({ client }: Transaction, { now, until, most, mostEach, mostFailing }: Taking): Promise<Due[]> {
  // A statement of its own: what another process took before the lock was had is seen by the next one.
  const locked = await client.query<{ id: number }>(
    `select w.id
     from exchange.webhook as w
     where w.resting_until <= $1
       and exists (
         select from exchange.webhook_delivery as d
         where d.webhook_id = w.id and d.settled_at is null and d.ready and d.next_attempt_at <= $1 and (w.state = 'active' or d.position is null)
       )
     order by w.id
     for update skip locked`,
    [now]
  )
  if (locked.rows.length === 0) return []
  const taken = await client.query<Due>(
    `with open as (
       select w.id, w.state, w.url, w.rate, w.paced_until, w.failures >= $6 as failing,
         least(
           case when w.failures >= $6 then 1 else $5 end - (select count(*) from exchange.webhook_delivery as t where t.webhook_id = w.id and t.taken_until > $2),
           floor(w.rate * (1 - extract(epoch from greatest(w.paced_until, $2::timestamptz) - $2::timestamptz)))
         )::bigint as room
       from exchange.webhook as w
       where w.id = any ($1)
     ),
     due as (
       select o.id as webhook_id, o.url, o.rate, o.failing, d.id, row_number() over (partition by o.id order by d.next_attempt_at, d.id) as place
       from open as o
       cross join lateral (
         select d.id, d.next_attempt_at
         from exchange.webhook_delivery as d
         where d.webhook_id = o.id and d.settled_at is null and d.ready and d.next_attempt_at <= $2
           and (d.taken_until is null or d.taken_until <= $2)
           and (o.state = 'active' or d.position is null)
         order by d.next_attempt_at, d.id
         limit greatest(o.room, 0)
       ) as d
     ),
     taken as (
       select d.*
       from (select d.*, count(*) filter (where d.failing) over (order by d.failing, d.place, d.id) as failing_before from due as d) as d
       where not d.failing or d.failing_before <= $7
       order by d.failing, d.place, d.id
       limit $4
     ),
     paced as (
       update exchange.webhook as w
       set paced_until = greatest(w.paced_until, $2::timestamptz) + t.taken * interval '1 second' / w.rate
       from (select t.webhook_id, count(*) as taken from taken as t group by t.webhook_id) as t
       where w.id = t.webhook_id
     )
     update exchange.webhook_delivery as d
     set taken_until = $3
     from taken as t
     where d.id = t.id
     returning d.id, d.webhook_id as "webhookId", t.url, d.event_id as "eventId", d.at, d.resource, d.key, d.region_code as "regionCode", d.action, d.thing_state as "thingState", d.taken_until as "takenUntil",
       (select coalesce(array_agg(s.sealed order by s.id desc), '{}') from exchange.webhook_secret as s where s.webhook_id = d.webhook_id and s.expires_at > $2) as sealed`,
    [locked.rows.map(({ id }) => id), now, until, most, mostEach, calm, mostFailing]
  )
  return taken.rows
}

/** Gives deliveries back that were not made: the next process begins with them at once. What another one has taken meanwhile stays his. */
export async function handBack({ client }: Transaction, taken: readonly Pick<Due, 'id' | 'takenUntil'>[]): Promise<void> {
  await client.query(
    `update exchange.webhook_delivery as d
     set taken_until = null
     from unnest($1::bigint[], $2::timestamptz[]) as t (id, taken_until)
     where d.id = t.id and d.taken_until = t.taken_until`,
    [taken.map(({ id }) => id), taken.map(({ takenUntil }) => takenUntil)]
  )
}

/** Frees what a process that is no more had taken; only where there is no other process. */
export async function freeTaken({ client }: Transaction): Promise<void> {
  await client.query('update exchange.webhook_delivery set taken_until = null where taken_until is not null')
}

/** An attempt that has ended. */
export interface Ended {
  readonly due: Pick<Due, 'id' | 'webhookId' | 'takenUntil'>
  readonly outcome: Outcome
  readonly at: Date
}

/**
 * Writes down how attempts went, and what follows from them for deliveries and webhooks: of those that took longer than their lease, and
 * were begun again by another process, nothing. Returns the webhooks that are dead by that.
 */
export async function noteOutcomes({ client }: Transaction, ended: readonly Ended[], random: () => number): Promise<number[]> {
  const webhooks = await client.query<Health & { id: number; reason: string | null; restingUntil: Date | null }>(
    `select w.id, w.state, w.failures, w.failing_since as "failingSince", w.reason, nullif(w.resting_until, '-infinity') as "restingUntil"
     from exchange.webhook as w
     where w.id = any ($1)
     order by w.id
     for update`,
    [ended.map(({ due }) => due.webhookId)]
  )
  // Whoever takes deliveries has locked their webhooks as well: whose they are stays so until the end.
  const tried = await client.query<Tried & { id: number; resource: string; key: string; takenUntil: Date | null }>(
    `select d.id, d.tries, d.first_tried_at as "firstTriedAt", d.position is null as "isTrial", d.resource, d.key, d.taken_until as "takenUntil"
     from exchange.webhook_delivery as d
     where d.id = any ($1)`,
    [ended.map(({ due }) => due.id)]
  )
  const states = new Map(webhooks.rows.map((row) => [row.id, row]))
  const deliveries = new Map(tried.rows.map((row) => [row.id, row]))
  const changed = new Set<number>()
  const died: number[] = []
  const noted = ended.flatMap(({ due: { id, webhookId, takenUntil }, outcome, at }) => {
    const [before, delivery] = [states.get(webhookId), deliveries.get(id)]
    // Deleted meanwhile, or another one's.
    if (before === undefined || delivery?.takenUntil?.getTime() !== takenUntil.getTime()) return []
    const after = afterAttempt(before, delivery, outcome, at, random())
    if (after.webhook !== undefined) {
      states.set(webhookId, { ...before, ...after.webhook, reason: after.webhook.reason ?? before.reason })
      changed.add(webhookId)
      if (after.webhook.state === 'dead' && before.state !== 'dead') died.push(webhookId)
    }
    const { status, milliseconds, error } = outcome
    return [{ id, webhookId, resource: delivery.resource, key: delivery.key, at, ...after.delivery, attempt: { at, status, milliseconds, error } }]
  })
  await client.query(
    `with noted as (
       select *
       from unnest($1::bigint[], $2::text[], $3::timestamptz[], $4::timestamptz[], $5::jsonb[]) as n (id, state, next_attempt_at, at, attempt)
     )
     update exchange.webhook_delivery as d
     set state = n.state, next_attempt_at = n.next_attempt_at, settled_at = case when n.next_attempt_at is null then n.at end, taken_until = null, tries = d.tries + 1,
       first_tried_at = coalesce(d.first_tried_at, n.at), attempts = case when jsonb_array_length(d.attempts) < $6 then d.attempts else d.attempts - 0 end || n.attempt
     from noted as n
     where d.id = n.id`,
    [noted.map(({ id }) => id), noted.map(({ state }) => state), noted.map(({ nextAttemptAt }) => nextAttemptAt), noted.map(({ at }) => at), noted.map(({ attempt }) => JSON.stringify(attempt)), attemptsKept]
  )
  const settled = noted.filter(({ nextAttemptAt }) => nextAttemptAt === null)
  if (settled.length > 0) {
    await client.query(
      `with thing as (
         select distinct t.webhook_id, t.resource, t.key
         from unnest($1::bigint[], $2::text[], $3::text[]) as t (webhook_id, resource, key)
       )
       update exchange.webhook_delivery as d
       set ready = true
       from thing as t
       cross join lateral (
         select n.id
         from exchange.webhook_delivery as n
         where n.webhook_id = t.webhook_id and n.resource = t.resource and n.key = t.key and n.settled_at is null
         order by n.position, n.id
         limit 1
       ) as next
       where d.id = next.id and not d.ready`,
      [settled.map(({ webhookId }) => webhookId), settled.map(({ resource }) => resource), settled.map(({ key }) => key)]
    )
  }
  const healths = [...changed].map((id) => states.get(id)!)
  if (healths.length > 0) {
    await client.query(
      `update exchange.webhook as w
       set failures = h.failures, failing_since = h.failing_since, resting_until = coalesce(h.resting_until, '-infinity'),
         state = h.state, reason = h.reason, state_since = case when h.state <> w.state then $7 else w.state_since end, revision = w.revision + case when h.state <> w.state then 1 else 0 end
       from unnest($1::bigint[], $2::integer[], $3::timestamptz[], $4::timestamptz[], $5::text[], $6::text[]) as h (id, failures, failing_since, resting_until, state, reason)
       where w.id = h.id`,
      [
        healths.map(({ id }) => id), healths.map(({ failures }) => failures), healths.map(({ failingSince }) => failingSince), healths.map(({ restingUntil }) => restingUntil),
        healths.map(({ state }) => state), healths.map(({ reason }) => reason), ended.at(-1)!.at
      ]
    )
  }
  return died
}

/** Forgets deliveries that were settled before. */
export async function forgetSettled({ client }: Transaction, before: Date): Promise<void> {
  await client.query('delete from exchange.webhook_delivery where settled_at < $1', [before])
}
