import { sql } from 'drizzle-orm'
import { bigint, boolean, integer, jsonb, pgSchema, primaryKey, text, timestamp } from 'drizzle-orm/pg-core'
import { bytesColumn } from '../platform/database/bytes-column.js'
import { geometry } from '../platform/database/geometry-column.js'

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

/** Instances whose bundles are taken in. */
export const reportingInstance = exchangeSchema.table('reporting_instance', {
  name: text('name').primaryKey(),
  regionCode: text('region_code').notNull(),
  keys: jsonb('keys').notNull(),
  note: text('note'),
  changedAt: timestamp('changed_at', { withTimezone: true }).notNull().defaultNow(),
  changedBy: text('changed_by').notNull()
})

/** Bundles that were taken in. */
export const bundle = exchangeSchema.table('bundle', {
  id: bigint('id', { mode: 'number' }).generatedAlwaysAsIdentity().primaryKey(),
  instance: text('instance').notNull(),
  scopeCode: text('scope_code').notNull(),
  period: text('period').notNull(),
  runId: bigint('run_id', { mode: 'number' }).notNull(),
  senderRunId: bigint('sender_run_id', { mode: 'number' }).notNull(),
  publishedAt: timestamp('published_at', { withTimezone: true }).notNull(),
  sha256: text('sha256').notNull(),
  keyId: text('key_id').notNull(),
  head: jsonb('head').notNull(),
  sections: jsonb('sections').notNull(),
  bytes: bigint('bytes', { mode: 'number' }).notNull(),
  receivedAt: timestamp('received_at', { withTimezone: true }).notNull().defaultNow(),
  receivedBy: text('received_by').notNull()
})

export const importProblem = exchangeSchema.table('import_problem', {
  id: bigint('id', { mode: 'number' }).generatedAlwaysAsIdentity().primaryKey(),
  importId: bigint('import_id', { mode: 'number' }).notNull(),
  line: integer('line').notNull(),
  columnName: text('column_name'),
  value: text('value'),
  reason: text('reason').notNull()
})

/** A system that writes here what it knows. */
export const partner = exchangeSchema.table('partner', {
  code: text('code').primaryKey(),
  name: text('name').notNull(),
  regionCode: text('region_code').notNull(),
  crs: text('crs').notNull().default('EPSG:4326'),
  orderedBy: text('ordered_by').notNull().default('changed_at'),
  rules: jsonb('rules').notNull().default({}),
  clientId: text('client_id'),
  changedAt: timestamp('changed_at', { withTimezone: true }).notNull().defaultNow(),
  changedBy: text('changed_by').notNull().default(sql`current_setting('lifecircle.subject')`)
})

export const partnerCode = exchangeSchema.table('partner_code', {
  partnerCode: text('partner_code').notNull(),
  list: text('list').notNull(),
  theirs: text('theirs').notNull(),
  ours: text('ours').notNull()
}, (table) => [primaryKey({ name: 'partner_code_pkey', columns: [table.partnerCode, table.list, table.theirs] })])

export const partnerLink = exchangeSchema.table('partner_link', {
  id: bigint('id', { mode: 'number' }).generatedAlwaysAsIdentity(),
  partnerCode: text('partner_code').notNull(),
  kind: text('kind').notNull(),
  externalId: text('external_id').notNull(),
  ourKey: text('our_key').notNull(),
  regionCode: text('region_code').notNull(),
  mark: bigint('mark', { mode: 'number' }),
  hash: text('hash'),
  content: jsonb('content'),
  agreed: jsonb('agreed').notNull().default({}),
  receivedAt: timestamp('received_at', { withTimezone: true }),
  writtenAt: timestamp('written_at', { withTimezone: true }).notNull().default(sql`clock_timestamp()`),
  writtenBy: text('written_by').notNull().default(sql`current_setting('lifecircle.subject')`)
}, (table) => [primaryKey({ name: 'partner_link_pkey', columns: [table.partnerCode, table.kind, table.externalId] })])

export const partnerWaiting = exchangeSchema.table('partner_waiting', {
  id: bigint('id', { mode: 'number' }).generatedAlwaysAsIdentity(),
  partnerCode: text('partner_code').notNull(),
  kind: text('kind').notNull(),
  externalId: text('external_id').notNull(),
  mark: bigint('mark', { mode: 'number' }).notNull(),
  hash: text('hash').notNull(),
  content: jsonb('content').notNull(),
  regionCode: text('region_code').notNull(),
  needsKind: text('needs_kind'),
  needsId: text('needs_id'),
  problems: jsonb('problems').notNull().default([]),
  lookedAt: timestamp('looked_at', { withTimezone: true }).notNull().default(sql`clock_timestamp()`)
}, (table) => [primaryKey({ name: 'partner_waiting_pkey', columns: [table.partnerCode, table.kind, table.externalId, table.mark, table.hash] })])

export const partnerConflict = exchangeSchema.table('partner_conflict', {
  id: bigint('id', { mode: 'number' }).generatedAlwaysAsIdentity().primaryKey(),
  partnerCode: text('partner_code').notNull(),
  kind: text('kind').notNull(),
  externalId: text('external_id').notNull(),
  ourKey: text('our_key').notNull(),
  regionCode: text('region_code').notNull(),
  fieldGroup: text('field_group').notNull(),
  theirs: jsonb('theirs').notNull(),
  ours: jsonb('ours').notNull(),
  before: jsonb('before'),
  foundAt: timestamp('found_at', { withTimezone: true }).notNull().defaultNow(),
  state: text('state').notNull().default('open'),
  settledAs: text('settled_as'),
  value: jsonb('value'),
  note: text('note'),
  settledAt: timestamp('settled_at', { withTimezone: true }),
  settledBy: text('settled_by')
})
/** Runs that tiles were asked of, and what of them is ready. */
export const tileRun = exchangeSchema.table('tile_run', {
  runId: bigint('run_id', { mode: 'number' }).primaryKey(),
  regionsRevision: bigint('regions_revision', { mode: 'number' }),
  sitesAt: timestamp('sites_at', { withTimezone: true })
})

export const tileRegion = exchangeSchema.table('tile_region', {
  runId: bigint('run_id', { mode: 'number' }).notNull(),
  code: text('code').notNull(),
  level: text('level').notNull(),
  boundary: geometry('MultiPolygon', 4326)('boundary'),
  centre: geometry('Point', 4326)('centre').notNull(),
  attributes: jsonb('attributes').notNull(),
  brief: jsonb('brief').notNull()
}, (table) => [primaryKey({ name: 'tile_region_pkey', columns: [table.runId, table.code] })])

export const tileSite = exchangeSchema.table('tile_site', {
  runId: bigint('run_id', { mode: 'number' }).notNull(),
  siteId: integer('site_id').notNull(),
  attributes: jsonb('attributes').notNull()
}, (table) => [primaryKey({ name: 'tile_site_pkey', columns: [table.runId, table.siteId] })])
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
