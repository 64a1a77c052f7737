import { asCaller, type Caller } from '../caller.js'
import type { Database } from '../database/database.js'
import { askingForNobody } from '../database/asking.js'
import type { Token } from './tokens.js'

/** A revocation is known everywhere after this long at the latest, and at once in the process that took it. */
export const revocationDelaySeconds = 2

export interface Revocations {
  /** Whether the token was taken back. Throws where the database cannot say. */
  readonly has: (token: Token) => Promise<boolean>
  /** Takes one token back. */
  readonly revokeToken: (token: Token) => Promise<void>
  /** Takes back all tokens that act in a region, or below it, under a subject's name and were issued until now. */
  readonly revokeSubject: (caller: Caller, subject: string, regionCode: string) => Promise<void>
  /** Makes the next look see what was written just now. */
  readonly forget: () => void
}

interface Known {
  readonly at: number
  readonly tokens: ReadonlySet<string>
  readonly subjects: ReadonlyMap<string, readonly { readonly prefix: string; readonly issuedUntil: number }[]>
}

/**
 * Revocations as this process knows them: all of tokens that have not expired, read again at most every two seconds, so that
 * a request hardly ever waits for them.
 */
export function createRevocations(database: Database): Revocations {
  let reading: Promise<Known> | undefined
  let known: Known | undefined

  const current = async (): Promise<Known> => {
    if (known !== undefined && performance.now() - known.at < revocationDelaySeconds * 1000) return known
    reading ??= readKnown(database).finally(() => {
      reading = undefined
    })
    known = await reading
    return known
  }
  const forget = () => {
    known = undefined
    reading = undefined
  }

  return {
    forget,
    has: async (token) => {
      const { tokens, subjects } = await current()
      if (token.id !== undefined && tokens.has(keyOf(token.issuer, token.id))) return true
      const { subject, regionCode } = token.caller
      return (subjects.get(subject) ?? []).some(({ prefix, issuedUntil }) => regionCode.startsWith(prefix) && token.issuedAt <= issuedUntil)
    },
    revokeToken: async (token) => {
      if (token.id === undefined) return
      await asCaller(database, token.caller, async ({ client }) => {
        await client.query('delete from platform.revocation where expires_at < now()')
        await client.query(
          `insert into platform.revocation (issuer, token_id, expires_at, subject, region_prefix, revoked_by)
           values ($1, $2, to_timestamp($3), $4, registry.region_prefix($5), $4)`,
          [token.issuer, token.id, token.expiresAt, token.caller.subject, token.caller.regionCode]
        )
      })
      forget()
    },
    revokeSubject: async (caller, subject, regionCode) => {
      await asCaller(database, caller, ({ client }) =>
        client.query(
          `insert into platform.revocation (subject, region_prefix, issued_until, revoked_by)
           values ($1, registry.region_prefix($2), now(), $3)`,
          [subject, regionCode, caller.subject]
        )
      )
      forget()
    }
  }
}

const keyOf = (issuer: string, id: string) => `${issuer} ${id}`

async function readKnown(database: Database): Promise<Known> {
  const at = performance.now()
  // Nobody's request: it is for all of them.
  const { rows } = await askingForNobody(() => database.pool.query<{ issuer: string; tokenId: string | null; subject: string; prefix: string; issuedUntil: number }>(
    `select issuer, token_id as "tokenId", subject, region_prefix as prefix, extract(epoch from issued_until)::double precision as "issuedUntil"
     from platform.revocation
     where expires_at > now()`
  ))
  const subjects = new Map<string, { prefix: string; issuedUntil: number }[]>()
  for (const { tokenId, subject, prefix, issuedUntil } of rows) {
    if (tokenId !== null) continue
    const those = subjects.get(subject) ?? []
    those.push({ prefix, issuedUntil })
    subjects.set(subject, those)
  }
  return { at, tokens: new Set(rows.flatMap(({ issuer, tokenId }) => (tokenId === null ? [] : [keyOf(issuer, tokenId)]))), subjects }
}
