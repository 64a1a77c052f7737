import { createHash } from 'node:crypto'
import type { Transaction } from './caller.js'
import { conflict, unprocessable } from './errors.js'

/** An answer that can be given again. */
export interface KeptAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  /** Null: it was not to be kept. */
  readonly body: string | null
}

/** Of the caller's choice: 1 to 200 printable characters without blanks. */
export const isIdempotencyKey = (given: unknown): given is string => typeof given === 'string' && /^[\x21-\x7e]{1,200}$/.test(given)

/** What a request is told from another by. */
export const requestHash = (...parts: readonly unknown[]): Buffer => createHash('sha256').update(JSON.stringify(parts)).digest()

/**
 * The answer kept for this caller's key, if there is one; else the key is the transaction's until it ends.
 * Throws `conflict` while another transaction has it, `unprocessable-input` where it was another request's.
 */
export async function keptAnswer({ client }: Transaction, key: string, hash: Buffer): Promise<KeptAnswer | undefined> {
  const taken = await client.query<{ taken: boolean }>(
    `select pg_try_advisory_xact_lock(hashtextextended(concat_ws(' ', current_setting('lifecircle.subject'), platform.caller_role(), platform.caller_prefix(), $1::text), 8734)) as taken`,
    [key]
  )
  if (taken.rows[0]?.taken !== true) throw conflict('a request with this Idempotency-Key is being worked on: ask again in a while')
  // A statement of its own: it sees what was committed before the lock was had.
  const found = await client.query<KeptAnswer & { same: boolean }>(
    `select status, headers, body, request_hash = $2 as same
     from platform.idempotency
     where key = $1
       and created_at >= now() - interval '1 day'`,
    [key, hash]
  )
  const kept = found.rows[0]
  if (kept?.same === false) throw unprocessable('this Idempotency-Key was sent with another request: give each request its own')
  return kept
}

/** Keeps an answer for a day, with the transaction's effect or not at all. */
export async function keepAnswer({ client }: Transaction, key: string, hash: Buffer, { status, headers, body }: KeptAnswer): Promise<void> {
  await client.query('select platform.forget_old_answers()')
  await client.query(
    `insert into platform.idempotency (subject, role, region_prefix, key, request_hash, status, headers, body)
     values (current_setting('lifecircle.subject'), platform.caller_role(), platform.caller_prefix(), $1, $2, $3, $4, $5)`,
    [key, hash, status, JSON.stringify(headers), body]
  )
}
