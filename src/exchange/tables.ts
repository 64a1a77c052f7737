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
