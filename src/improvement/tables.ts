import { bigint, jsonb, pgSchema, text, timestamp } from 'drizzle-orm/pg-core'

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
