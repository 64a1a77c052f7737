import { bigint, boolean, integer, jsonb, pgSchema, primaryKey, text, timestamp } from 'drizzle-orm/pg-core'
import { bytesColumn } from '../platform/database/bytes-column.js'

const exchangeSchema = pgSchema('exchange')

/** How files of somebody else say what ours say. */
export const importProfile = exchangeSchema.table('import_profile', {
  name: text('name').primaryKey(),
  kind: text('kind').notNull(),
  regionCode: text('region_code').notNull(),
  mapping: jsonb('mapping').notNull(),
  crs: text('crs'),
  source: text('source'),
  changedAt: timestamp('changed_at', { withTimezone: true }).notNull().defaultNow(),
  changedBy: text('changed_by').notNull()
})

/** Files that were sent in. */
export const importOf = exchangeSchema.table('import', {
  id: bigint('id', { mode: 'number' }).generatedAlwaysAsIdentity().primaryKey(),
  kind: text('kind').notNull(),
  format: text('format').notNull(),
  file: text('file').notNull(),
  packed: boolean('packed').notNull().default(false),
  bytes: bigint('bytes', { mode: 'number' }).notNull().default(0),
  options: jsonb('options').notNull().default({}),
  mapping: jsonb('mapping'),
  status: text('status').notNull().default('receiving'),
  rowsRead: integer('rows_read').notNull().default(0),
  report: jsonb('report'),
  error: text('error'),
  requestedBy: text('requested_by').notNull(),
  requesterRole: text('requester_role').notNull(),
  regionCode: text('region_code').notNull(),
  requestedAt: timestamp('requested_at', { withTimezone: true }).notNull().defaultNow(),
  startedAt: timestamp('started_at', { withTimezone: true }),
  heartbeatAt: timestamp('heartbeat_at', { withTimezone: true }).notNull().defaultNow(),
  finishedAt: timestamp('finished_at', { withTimezone: true })
})

export const importPart = exchangeSchema.table('import_part', {
  importId: bigint('import_id', { mode: 'number' }).notNull(),
  number: integer('number').notNull(),
  content: bytesColumn('content').notNull()
}, (table) => [primaryKey({ name: 'import_part_pkey', columns: [table.importId, table.number] })])

export const importProblem = exchangeSchema.table('import_problem', {
  id: bigint('id', { mode: 'number' }).generatedAlwaysAsIdentity().primaryKey(),
  importId: bigint('import_id', { mode: 'number' }).notNull(),
  line: integer('line').notNull(),
  columnName: text('column_name'),
  value: text('value'),
  reason: text('reason').notNull()
})

/** Who is told of which changes, where, and how far he was. */
export const webhook = exchangeSchema.table('webhook', {
  id: bigint('id', { mode: 'number' }).generatedAlwaysAsIdentity().primaryKey(),
  url: text('url').notNull(),
  description: text('description'),
  events: text('events').array().notNull(),
  within: text('within'),
  rate: integer('rate').notNull(),
  role: text('role').notNull(),
  regionCode: text('region_code').notNull(),
  scopes: text('scopes').array(),
  state: text('state').notNull().default('active'),
  stateSince: timestamp('state_since', { withTimezone: true }).notNull().defaultNow(),
  reason: text('reason'),
  revision: integer('revision').notNull().default(1),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  createdBy: text('created_by').notNull(),
  position: bigint('position', { mode: 'number' }).notNull(),
  pacedUntil: timestamp('paced_until', { withTimezone: true, mode: 'string' }).notNull().default('-infinity'),
  restingUntil: timestamp('resting_until', { withTimezone: true, mode: 'string' }).notNull().default('-infinity'),
  failures: integer('failures').notNull().default(0),
  failingSince: timestamp('failing_since', { withTimezone: true })
})

export const webhookSecret = exchangeSchema.table('webhook_secret', {
  id: bigint('id', { mode: 'number' }).generatedAlwaysAsIdentity().primaryKey(),
  webhookId: bigint('webhook_id', { mode: 'number' }).notNull(),
  regionCode: text('region_code').notNull(),
  sealed: bytesColumn('sealed').notNull(),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  expiresAt: timestamp('expires_at', { withTimezone: true, mode: 'string' }).notNull().default('infinity')
})

export const webhookDelivery = exchangeSchema.table('webhook_delivery', {
  id: bigint('id', { mode: 'number' }).generatedAlwaysAsIdentity().primaryKey(),
  webhookId: bigint('webhook_id', { mode: 'number' }).notNull(),
  eventId: text('event_id').notNull(),
  position: bigint('position', { mode: 'number' }),
  at: timestamp('at', { withTimezone: true }).notNull(),
  resource: text('resource').notNull(),
  key: text('key').notNull(),
  regionCode: text('region_code').notNull(),
  action: text('action').notNull(),
  thingState: text('thing_state'),
  state: text('state').notNull().default('waiting'),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
  nextAttemptAt: timestamp('next_attempt_at', { withTimezone: true }),
  ready: boolean('ready').notNull().default(true),
  takenUntil: timestamp('taken_until', { withTimezone: true }),
  settledAt: timestamp('settled_at', { withTimezone: true }),
  tries: integer('tries').notNull().default(0),
  firstTriedAt: timestamp('first_tried_at', { withTimezone: true }),
  attempts: jsonb('attempts').notNull().default([])
})
