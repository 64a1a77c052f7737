import { hasScope, scopesOf, type Scope } from '../../platform/auth/scopes.js'
import { asCaller, type Caller, type Role, type Transaction } from '../../platform/caller.js'
import type { Database } from '../../platform/database/database.js'
import { forbidden, LifecircleError, notFound, unprocessable } from '../../platform/errors.js'
import { urlRefusal, type Network } from './address.js'
import { readableResources, resources } from '../changes/resource.js'
import { resourceOf } from './event.js'
import { newSecret, type SecretBox } from './secret.js'

export const webhookStates = ['active', 'paused', 'dead'] as const
export type WebhookState = (typeof webhookStates)[number]

/** Who is told of which changes, and where. */
export interface Webhook {
  readonly id: number
  readonly url: string
  readonly description: string | null
  readonly events: string[]
  /** Only changes of this region and below. */
  readonly within: string | null
  /** Most deliveries a second. */
  readonly rate: number
  readonly state: WebhookState
  readonly stateSince: Date
  /** Why it is dead. */
  readonly reason: string | null
  readonly failingSince: Date | null
  /** The last position of the change feed that it was held against. */
  readonly position: number
  /** Deliveries that are still to be made. */
  readonly waiting: number
  /** Changes after its position were forgotten while it was paused or behind. */
  readonly missed: boolean
  /** With whose rights it sees: what they do not reach is not told. */
  readonly role: Role
  readonly regionCode: string
  readonly scopes: Scope[] | null
  readonly createdAt: Date
  readonly createdBy: string
  readonly secrets: { readonly createdAt: Date; readonly expiresAt: Date | null }[]
  readonly revision: number
}

export interface WebhookContent {
  readonly url: string
  readonly description: string | null
  readonly events: readonly string[]
  readonly within: string | null
  readonly rate: number
}

/** Characters of a URL. */
const longestUrl = 2_000

/** What the service has to judge and keep webhooks by. */
export interface WebhookSettings {
  readonly allowed: readonly Network[]
  readonly box: SecretBox
}

const columns = `
  w.id::integer, w.url, w.description, w.events, w.within, w.rate, w.state, w.state_since as "stateSince", w.reason, w.failing_since as "failingSince", w.position,
  (select count(*) from exchange.webhook_delivery as d where d.webhook_id = w.id and d.settled_at is null)::integer as waiting,
  w.position < (select c.forgotten from platform.change_counter as c) as missed,
  w.role, w.region_code as "regionCode", w.scopes, w.created_at as "createdAt", w.created_by as "createdBy",
  (
    select coalesce(json_agg(json_build_object('createdAt', s.created_at, 'expiresAt', nullif(s.expires_at, 'infinity')) order by s.id), '[]')
    from exchange.webhook_secret as s
    where s.webhook_id = w.id and s.expires_at > now()
  ) as secrets,
  w.revision`

interface WebhookRow extends Omit<Webhook, 'secrets'> {
  readonly secrets: readonly { readonly createdAt: string; readonly expiresAt: string | null }[]
}

const toWebhook = (row: WebhookRow): Webhook => ({
  ...row,
  secrets: row.secrets.map(({ createdAt, expiresAt }) => ({ createdAt: new Date(createdAt), expiresAt: expiresAt === null ? null : new Date(expiresAt) }))
})

/** Webhooks that the caller keeps, the newest first. */
export async function listWebhooks(
  { client }: Transaction, { state }: { readonly state?: WebhookState | undefined }, page: { readonly limit: number; readonly after?: number | undefined }
): Promise<Webhook[]> {
  const found = await client.query<WebhookRow>(
    `select ${columns}
     from exchange.webhook as w
     where ($1::text is null or w.state = $1)
       and ($2::bigint is null or w.id < $2)
     order by w.id desc
     limit $3`,
    [state ?? null, page.after ?? null, page.limit]
  )
  return found.rows.map(toWebhook)
}

/** Throws `not-found`, also for one that the caller does not keep. */
export async function findWebhook({ client }: Transaction, id: number): Promise<Webhook> {
  const found = await client.query<WebhookRow>(`select ${columns} from exchange.webhook as w where w.id = $1`, [id])
  if (found.rows[0] === undefined) throw notFound('webhook', id)
  return toWebhook(found.rows[0])
}

/**
 * Keeps a new webhook, which is told of changes from now on with the caller's own rights. Nothing is sent by that. Its secret is told
 * here and never again. Throws `unprocessable-input` by JSON pointers, `forbidden` for events of what the caller may not read.
 */
export function addWebhook(database: Database, { allowed, box }: WebhookSettings, caller: Caller, content: WebhookContent): Promise<{ webhook: Webhook; secret: string }> {
  const url = checkContent(content, allowed, caller)
  const secret = newSecret()
  return asCaller(database, caller, async (transaction) => {
    await checkRegion(transaction, content.within)
    const added = await transaction.client.query<{ id: number }>(
      `insert into exchange.webhook (url, description, events, within, rate, role, region_code, scopes, created_by, position)
       select $1, $2, $3, $4, $5, $6, $7, $8, $9, c.last
       from platform.change_counter as c
       returning id`,
      [url, content.description, [...new Set(content.events)], content.within, content.rate, caller.role, caller.regionCode, caller.scopes ?? null, caller.subject]
    )
    const { id } = added.rows[0]!
    await addSecret(transaction, id, box.seal(secret))
    return { webhook: await findWebhook(transaction, id), secret }
  })
}

/**
 * Changes what is given of a webhook. Throws as `addWebhook` does, and `precondition-failed` where it is not at the revision that was read.
 */
export function changeWebhook(
  database: Database, { allowed }: WebhookSettings, caller: Caller, id: number, revision: string, changes: { readonly [Key in keyof WebhookContent]?: WebhookContent[Key] | undefined }
): Promise<Webhook> {
  return asCaller(database, caller, async (transaction) => {
    const before = await lockWebhook(transaction, id)
    ensureCovers(caller, before)
    if (revision !== '*' && revision !== String(before.revision)) {
      throw new LifecircleError('precondition-failed', `webhook ${id} is not what it was when you read it: read it again, and send its revision ${before.revision}`)
    }
    const { description, events, within, rate, ...given } = { ...before, ...Object.fromEntries(Object.entries(changes).filter(([, value]: [string, unknown]) => value !== undefined)) }
    const url = checkContent({ url: given.url, description, events, within, rate }, allowed, { ...caller, role: before.role, ...(before.scopes === null ? {} : { scopes: before.scopes }) })
    await checkRegion(transaction, within)
    await transaction.client.query(
      `update exchange.webhook
       set url = $2, description = $3, events = $4, within = $5, rate = $6, revision = revision + 1
       where id = $1`,
      [id, url, description, [...new Set(events)], within, rate]
    )
    return findWebhook(transaction, id)
  })
}

/** Gives a webhook another secret; those before sign as well for some hours more, so that its receiver can be told. */
export function rotateSecret(database: Database, { box }: WebhookSettings, caller: Caller, id: number, keepHours: number): Promise<{ webhook: Webhook; secret: string }> {
  const secret = newSecret()
  return asCaller(database, caller, async (transaction) => {
    ensureCovers(caller, await lockWebhook(transaction, id))
    await transaction.client.query(
      `update exchange.webhook_secret
       set expires_at = least(expires_at, now() + $2 * interval '1 hour')
       where webhook_id = $1 and expires_at > now()`,
      [id, keepHours]
    )
    await addSecret(transaction, id, box.seal(secret))
    return { webhook: await findWebhook(transaction, id), secret }
  })
}

/** Sends nothing more until it is resumed; what is in hand comes to its end. Twice is once. */
export async function pauseWebhook(transaction: Transaction, id: number): Promise<Webhook> {
  await lockWebhook(transaction, id)
  await transaction.client.query("update exchange.webhook set state = 'paused', state_since = now(), reason = null, revision = revision + 1 where id = $1 and state <> 'paused'", [id])
  return findWebhook(transaction, id)
}

/** Goes on where it stopped; what had failed is tried anew from now on. Twice is once. Throws `forbidden` where it sees more than the caller. */
export async function resumeWebhook(transaction: Transaction, caller: Caller, id: number, now: Date): Promise<Webhook> {
  const before = await lockWebhook(transaction, id)
  ensureCovers(caller, before)
  const { state } = before
  if (state !== 'active') {
    await transaction.client.query(
      `update exchange.webhook
       set state = 'active', state_since = now(), reason = null, revision = revision + 1, failures = 0, failing_since = null, resting_until = '-infinity', paced_until = '-infinity'
       where id = $1`,
      [id]
    )
    await transaction.client.query(
      "update exchange.webhook_delivery set state = 'waiting', tries = 0, first_tried_at = null, next_attempt_at = $2 where webhook_id = $1 and settled_at is null",
      [id, now]
    )
  }
  return findWebhook(transaction, id)
}

/** From where on changes are to be told again: those after a position, or those since a moment. */
export type Replay = { readonly after: number } | { readonly since: Date }

/**
 * Has a webhook told again of what it was told already, with the same event ids. It must be of what is kept of the feed still.
 * Throws `unprocessable-input` for what is forgotten, or not there yet, `forbidden` where it sees more than the caller.
 */
export async function replayWebhook(transaction: Transaction, caller: Caller, id: number, replay: Replay): Promise<Webhook> {
  const { client } = transaction
  ensureCovers(caller, await lockWebhook(transaction, id))
  const found = await client.query<{ last: number; forgotten: number; oldest: Date | null; after: number | null }>(
    `select c.last, c.forgotten, (select f.at from platform.change as f order by f.position limit 1) as oldest,
       coalesce($1::bigint, (select min(f.position) - 1 from platform.change as f where f.at >= $2), c.last) as after
     from platform.change_counter as c`,
    'after' in replay ? [replay.after, null] : [null, replay.since]
  )
  const { last, forgotten, oldest, after } = found.rows[0]!
  if ('after' in replay && replay.after > last) throw unprocessable(`the change feed has come to ${last} only`, [{ pointer: '/after', detail: `is beyond ${last}` }])
  if ('after' in replay ? replay.after < forgotten : forgotten > 0 && replay.since < (oldest ?? new Date(8.64e15))) {
    throw unprocessable(`changes are kept for a while only: replay those after position ${forgotten}${oldest === null ? '' : `, since ${oldest.toISOString()}`}`, [
      { pointer: 'after' in replay ? '/after' : '/since', detail: 'is before what is still kept' }
    ])
  }
  await client.query('update exchange.webhook set position = least(position, $2) where id = $1', [id, after])
  return findWebhook(transaction, id)
}

/** Throws `not-found`, also for one that the caller does not keep. */
export async function deleteWebhook({ client }: Transaction, id: number): Promise<void> {
  const gone = await client.query('delete from exchange.webhook where id = $1', [id])
  if (gone.rowCount === 0) throw notFound('webhook', id)
}

/** Keeps others from changing it or what it is to be told. Throws `not-found`. */
export async function lockWebhook(transaction: Transaction, id: number): Promise<Webhook> {
  await transaction.client.query('select from exchange.webhook where id = $1 for update', [id])
  return findWebhook(transaction, id)
}

async function addSecret({ client }: Transaction, id: number, sealed: Buffer): Promise<void> {
  await client.query('insert into exchange.webhook_secret (webhook_id, region_code, sealed) select w.id, w.region_code, $2 from exchange.webhook as w where w.id = $1', [id, sealed])
}

/** Whoever says where events go, or reads of them, must be let into all that they are of: a narrowed token would widen itself otherwise. */
export function ensureCovers(caller: Caller, { id, role, scopes }: Webhook): void {
  const lacking = scopesOf({ ...caller, role, ...(scopes === null ? { scopes: undefined } : { scopes }) }).filter((scope) => !hasScope(caller, scope))
  if (lacking.length > 0) throw forbidden(`webhook ${id} sees more than this token: it lacks ${lacking.join(', ')}`)
}

/** Returns the URL as it is kept: spelled as it was judged. */
function checkContent({ url, events }: WebhookContent, allowed: readonly Network[], caller: Caller): string {
  const refusal = urlRefusal(url, allowed) ?? (new URL(url).href.length > longestUrl ? `must not be longer than ${longestUrl} characters, as it is sent` : undefined)
  if (refusal !== undefined) throw unprocessable(`the URL ${refusal}`, [{ pointer: '/url', detail: refusal }])
  const readable = new Set<string>(readableResources(caller))
  const hidden = events.flatMap((event, i) => {
    const resource = resourceOf(event)
    return resource === undefined || readable.has(resource) ? [] : [{ pointer: `/events/${i}`, detail: `needs the scope ${resources[resource].scope}` }]
  })
  if (hidden.length > 0) throw new LifecircleError('forbidden', 'there are events of what this caller may not read', { details: hidden })
  return new URL(url).href
}

async function checkRegion({ client }: Transaction, within: string | null): Promise<void> {
  if (within === null) return
  const found = await client.query('select from registry.region where code = $1', [within])
  if (found.rowCount === 0) throw unprocessable(`there is no region ${within}`, [{ pointer: '/within', detail: 'is not a known region' }])
}
