import { pgSchema, text, timestamp } from 'drizzle-orm/pg-core'

const platformSchema = pgSchema('platform')

export const migration = platformSchema.table('migration', {
  name: text('name').primaryKey(),
  checksum: text('checksum').notNull(),
  appliedAt: timestamp('applied_at', { withTimezone: true }).notNull().defaultNow()
})
