import { bigint, date, jsonb, numeric, pgSchema, smallint, text, timestamp } from 'drizzle-orm/pg-core'
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
