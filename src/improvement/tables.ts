import { sql } from 'drizzle-orm'
import { bigint, date, integer, jsonb, numeric, pgSchema, primaryKey, smallint, text, timestamp } from 'drizzle-orm/pg-core'
import { geometry } from '../platform/database/geometry-column.js'

const improvementSchema = pgSchema('improvement')

/** Changes that planners try together. */
export const scenario = improvementSchema.table('scenario', {
  id: bigint('id', { mode: 'number' }).generatedAlwaysAsIdentity().primaryKey(),
  name: text('name').notNull(),
  note: text('note'),
  regionCode: text('region_code').notNull(),
  crs: text('crs').notNull().default('EPSG:4326'),
  changes: jsonb('changes').notNull(),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  createdBy: text('created_by').notNull()
})

/** Idle space. */
export const space = improvementSchema.table('space', {
  externalId: text('external_id').primaryKey(),
  communityCode: text('community_code').notNull(),
  name: text('name').notNull(),
  geom: geometry('Point', 4326)('geom').notNull(),
  originalCrs: text('original_crs').notNull(),
  area: numeric('area', { mode: 'number' }).notNull(),
  floor: smallint('floor'),
  owner: text('owner'),
  kind: text('kind').notNull(),
  availability: text('availability').notNull(),
  availableFrom: date('available_from'),
  cost: numeric('cost', { mode: 'number' }),
  unfitTypes: text('unfit_types'),
  note: text('note'),
  recordedAt: timestamp('recorded_at', { withTimezone: true }).notNull().defaultNow()
})

/** How a facility or an area is run, from a day on. */
export const operatingModel = improvementSchema.table('operating_model', {
  subject: text('subject').notNull(),
  validFrom: date('valid_from', { mode: 'string' }).notNull(),
  validTo: date('valid_to', { mode: 'string' }),
  model: text('model').notNull(),
  operator: text('operator'),
  contractFrom: date('contract_from', { mode: 'string' }),
  contractUntil: date('contract_until', { mode: 'string' }),
  note: text('note'),
  regionCode: text('region_code').notNull(),
  recordedAt: timestamp('recorded_at', { withTimezone: true }).notNull().defaultNow()
}, (table) => [primaryKey({ name: 'operating_model_pkey', columns: [table.subject, table.validFrom] })])

/** What running a facility or an area took and gave in a period. */
export const operation = improvementSchema.table('operation', {
  subject: text('subject').notNull(),
  period: text('period').notNull(),
  firstDay: date('first_day', { mode: 'string' }).notNull().generatedAlwaysAs(sql`(improvement.period_days(period)).first_day`),
  lastDay: date('last_day', { mode: 'string' }).notNull().generatedAlwaysAs(sql`(improvement.period_days(period)).last_day`),
  funds: numeric('funds', { mode: 'number' }),
  income: numeric('income', { mode: 'number' }),
  spending: numeric('spending', { mode: 'number' }),
  staff: numeric('staff', { mode: 'number' }),
  volunteers: integer('volunteers'),
  visits: integer('visits'),
  openingDays: smallint('opening_days'),
  regionCode: text('region_code').notNull(),
  recordedAt: timestamp('recorded_at', { withTimezone: true }).notNull().defaultNow()
}, (table) => [primaryKey({ name: 'operation_pkey', columns: [table.subject, table.period] })])
