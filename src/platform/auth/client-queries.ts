import { createHash, randomBytes } from 'node:crypto'
import { asCaller, type Caller, type Role } from '../caller.js'
import type { Database } from '../database/database.js'
import { forbidden, LifecircleError, notFound } from '../errors.js'
import type { Scope } from './scopes.js'

/** A machine that may ask for tokens. */
export interface Client {
  readonly id: string
  readonly name: string
  readonly role: Role
  readonly regionCode: string
  /** What its tokens are limited to; null: all scopes of the role. */
  readonly scopes: Scope[] | null
  readonly createdAt: Date
  readonly createdBy: string
  readonly lastUsedAt: Date | null
  readonly revokedAt: Date | null
  /** When each of its secrets was made and ends; one that is good for ever has no end. */
  readonly secrets: { readonly createdAt: Date; readonly expiresAt: Date | null }[]
}

export interface NewClient {
  readonly name: string
  readonly role: Role
  readonly regionCode: string
  readonly scopes?: readonly Scope[] | undefined
}

const clientColumns = `
  c.id, c.name, c.role, c.region_code as "regionCode", c.scopes, c.created_at as "createdAt", c.created_by as "createdBy",
  c.last_used_at as "lastUsedAt", c.revoked_at as "revokedAt",
  (
    select coalesce(json_agg(json_build_object('createdAt', s.created_at, 'expiresAt', nullif(s.expires_at, 'infinity')) order by s.id), '[]')
    from platform.client_secret as s
    where s.client_id = c.id and s.expires_at > now()
  ) as secrets`

interface ClientRow extends Omit<Client, 'secrets'> {
  readonly secrets: readonly { readonly createdAt: string; readonly expiresAt: string | null }[]
}

const toClient = (row: ClientRow): Client => ({
  ...row,
  secrets: row.secrets.map(({ createdAt, expiresAt }) => ({ createdAt: new Date(createdAt), expiresAt: expiresAt === null ? null : new Date(expiresAt) }))
})

/** 32 random bytes, told once and kept as their hash. */
const newSecret = () => randomBytes(32).toString('base64url')
const hashOf = (secret: string) => createHash('sha256').update(secret).digest()

/** Registers a machine client of the caller's region or below. Its secret is told here and never again. */
export async function addClient(database: Database, caller: Caller, { name, role, regionCode, scopes }: NewClient): Promise<{ client: Client; secret: string }> {
  const id = `client_${randomBytes(12).toString('hex')}`
  const secret = newSecret()
  return asCaller(database, caller, async ({ client }) => {
    const allowed = await client.query<{ allowed: boolean }>('select platform.in_region($1) as allowed', [regionCode])
    if (allowed.rows[0]?.allowed !== true) throw forbidden(`only an administrator of ${regionCode} or of a region above it may register a client for it`)
    await client.query('insert into platform.client (id, name, role, region_code, scopes, created_by) values ($1, $2, $3, $4, $5, $6)', [
      id, name, role, regionCode, scopes ?? null, caller.subject
    ])
    await client.query('insert into platform.client_secret (client_id, hash) values ($1, $2)', [id, hashOf(secret)])
    const added = await client.query<ClientRow>(`select ${clientColumns} from platform.client as c where c.id = $1`, [id])
    return { client: toClient(added.rows[0]!), secret }
  })
}

/** Machine clients of the caller's region, in the order of their ids. */
export async function listClients(database: Database, caller: Caller, page: { limit: number; after?: string | undefined }): Promise<Client[]> {
  return asCaller(database, caller, async ({ client }) => {
    const found = await client.query<ClientRow>(
      `select ${clientColumns}
       from platform.client as c
       where $1::text is null or c.id > $1
       order by c.id
       limit $2`,
      [page.after ?? null, page.limit]
    )
    return found.rows.map(toClient)
  })
}

/** One machine client; throws `not-found`, also for one of another region. */
export async function findClient(database: Database, caller: Caller, id: string): Promise<Client> {
  return asCaller(database, caller, async ({ client }) => {
    const found = await client.query<ClientRow>(`select ${clientColumns} from platform.client as c where c.id = $1`, [id])
    if (found.rows[0] === undefined) throw notFound('client', id)
    return toClient(found.rows[0])
  })
}

/** Gives a client another secret; those before are good for some hours more, so that the machine can be told. */
export async function replaceSecret(database: Database, caller: Caller, id: string, hours: number): Promise<{ client: Client; secret: string }> {
  const secret = newSecret()
  return asCaller(database, caller, async ({ client }) => {
    const locked = await client.query<{ revoked: boolean }>('select revoked_at is not null as revoked from platform.client where id = $1 for update', [id])
    if (locked.rows[0] === undefined) throw notFound('client', id)
    if (locked.rows[0].revoked) throw new LifecircleError('conflict', `client ${id} is revoked: register another one`)
    await client.query(
      `update platform.client_secret
       set expires_at = least(expires_at, now() + $2 * interval '1 hour')
       where client_id = $1 and expires_at > now()`,
      [id, hours]
    )
    await client.query('insert into platform.client_secret (client_id, hash) values ($1, $2)', [id, hashOf(secret)])
    const found = await client.query<ClientRow>(`select ${clientColumns} from platform.client as c where c.id = $1`, [id])
    return { client: toClient(found.rows[0]!), secret }
  })
}

/** Revokes a client: it gets no more tokens, and those it has are refused. Twice is once. */
export async function revokeClient(database: Database, caller: Caller, id: string): Promise<Client> {
  return asCaller(database, caller, async ({ client }) => {
    const revoked = await client.query('update platform.client set revoked_at = coalesce(revoked_at, now()) where id = $1', [id])
    if (revoked.rowCount === 0) throw notFound('client', id)
    await client.query(
      `insert into platform.revocation (subject, region_prefix, issued_until, revoked_by)
       select id, registry.region_prefix(region_code), now(), $2
       from platform.client
       where id = $1`,
      [id, caller.subject]
    )
    const found = await client.query<ClientRow>(`select ${clientColumns} from platform.client as c where c.id = $1`, [id])
    return toClient(found.rows[0]!)
  })
}

/**
 * The caller that a machine client's secret stands for.
 * Throws `unauthenticated` where id and secret do not fit, `too-many-requests` after five wrong ones in a row from one address.
 */
export async function redeemSecret(database: Database, id: string, secret: string, address: string): Promise<Caller> {
  const answer = await database.pool.query<{ outcome: string; role: Role; region_code: string; scopes: Scope[] | null; retry_seconds: number }>(
    'select * from platform.redeem_client_secret($1, $2, $3)',
    [id, hashOf(secret), address]
  )
  const { outcome, role, region_code: regionCode, scopes, retry_seconds: seconds } = answer.rows[0]!
  if (outcome === 'locked') {
    throw new LifecircleError('too-many-requests', `too many wrong secrets: ask again in ${seconds} seconds`, { retryAfterSeconds: seconds })
  }
  if (outcome !== 'granted') throw new LifecircleError('unauthenticated', 'there is no such client with that secret')
  return { subject: id, role, regionCode, ...(scopes === null ? {} : { scopes }) }
}
