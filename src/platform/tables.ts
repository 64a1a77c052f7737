import { sql } from 'drizzle-orm'
import { bigint, boolean, customType, integer, jsonb, pgSchema, primaryKey, smallint, text, timestamp } from 'drizzle-orm/pg-core'
import { bytesColumn } from './database/bytes-column.js'

const platformSchema = pgSchema('platform')

/** Number of a transaction, as text. */
const xid8 = customType<{ data: string }>({ dataType: () => 'xid8' })

export const migration = platformSchema.table('migration', {
  name: text('name').primaryKey(),
  checksum: text('checksum').notNull(),
  appliedAt: timestamp('applied_at', { withTimezone: true }).notNull().defaultNow()
})

export const client = platformSchema.table('client', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  role: text('role').notNull(),
  regionCode: text('region_code').notNull(),
  scopes: text('scopes').array(),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  createdBy: text('created_by').notNull(),
  lastUsedAt: timestamp('last_used_at', { withTimezone: true }),
  revokedAt: timestamp('revoked_at', { withTimezone: true })
})

export const clientSecret = platformSchema.table('client_secret', {
  id: bigint('id', { mode: 'number' }).generatedAlwaysAsIdentity().primaryKey(),
  clientId: text('client_id').notNull(),
  hash: bytesColumn('hash').notNull(),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  expiresAt: timestamp('expires_at', { withTimezone: true, mode: 'string' }).notNull().default('infinity')
})

export const clientFailure = platformSchema.table(
  'client_failure',
  {
    clientId: text('client_id').notNull(),
    address: text('address').notNull(),
    failures: integer('failures').notNull(),
    lastFailedAt: timestamp('last_failed_at', { withTimezone: true }).notNull(),
    lockedUntil: timestamp('locked_until', { withTimezone: true, mode: 'string' }).notNull().default('-infinity')
  },
  (table) => [primaryKey({ name: 'client_failure_pkey', columns: [table.clientId, table.address] })]
)

export const revocation = platformSchema.table('revocation', {
  id: bigint('id', { mode: 'number' }).generatedAlwaysAsIdentity().primaryKey(),
  subject: text('subject').notNull(),
  regionPrefix: text('region_prefix').notNull(),
  issuer: text('issuer'),
  tokenId: text('token_id'),
  issuedUntil: timestamp('issued_until', { withTimezone: true }),
  expiresAt: timestamp('expires_at', { withTimezone: true, mode: 'string' }).notNull().default('infinity'),
  revokedAt: timestamp('revoked_at', { withTimezone: true }).notNull().defaultNow(),
  revokedBy: text('revoked_by').notNull()
})

export const audit = platformSchema.table('audit', {
  id: bigint('id', { mode: 'number' }).generatedAlwaysAsIdentity().primaryKey(),
  at: timestamp('at', { withTimezone: true }).notNull().default(sql`clock_timestamp()`),
  requestId: text('request_id'),
  subject: text('subject').notNull(),
  role: text('role'),
  action: text('action').notNull(),
  what: text('what').notNull(),
  key: text('key').notNull(),
  regionCode: text('region_code').notNull(),
  before: jsonb('before'),
  after: jsonb('after')
})

export const idempotency = platformSchema.table(
  'idempotency',
  {
    subject: text('subject').notNull(),
    role: text('role').notNull(),
    regionPrefix: text('region_prefix').notNull(),
    key: text('key').notNull(),
    requestHash: bytesColumn('request_hash').notNull(),
    status: smallint('status').notNull(),
    headers: jsonb('headers').notNull(),
    body: text('body'),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow()
  },
  (table) => [primaryKey({ name: 'idempotency_pkey', columns: [table.subject, table.role, table.regionPrefix, table.key] })]
)

export const announced = platformSchema.table('announced', {
  what: text('what').primaryKey(),
  resource: text('resource').notNull(),
  roles: text('roles').array().notNull(),
  everyone: text('everyone').notNull(),
  partOf: text('part_of'),
  wholeRegion: text('whole_region'),
  state: text('state').notNull(),
  removed: text('removed').notNull()
})

export const outbox = platformSchema.table('outbox', {
  id: bigint('id', { mode: 'number' }).generatedAlwaysAsIdentity().primaryKey(),
  transaction: xid8('transaction').notNull().default(sql`pg_current_xact_id()`),
  at: timestamp('at', { withTimezone: true }).notNull().default(sql`clock_timestamp()`),
  resource: text('resource').notNull(),
  key: text('key').notNull(),
  regionCode: text('region_code').notNull(),
  action: text('action').notNull(),
  state: text('state'),
  everyone: boolean('everyone').notNull()
})

export const change = platformSchema.table('change', {
  position: bigint('position', { mode: 'number' }).primaryKey(),
  at: timestamp('at', { withTimezone: true }).notNull(),
  numberedAt: timestamp('numbered_at', { withTimezone: true }).notNull().defaultNow(),
  resource: text('resource').notNull(),
  key: text('key').notNull(),
  regionCode: text('region_code').notNull(),
  action: text('action').notNull(),
  state: text('state'),
  everyone: boolean('everyone').notNull(),
  movedTo: text('moved_to')
})

export const changeCounter = platformSchema.table('change_counter', {
  onlyRow: boolean('only_row').primaryKey().default(true),
  last: bigint('last', { mode: 'number' }).notNull().default(0),
  forgotten: bigint('forgotten', { mode: 'number' }).notNull().default(0)
})
