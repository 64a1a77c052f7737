import { bigint, numeric, pgSchema, smallint, text, timestamp } from 'drizzle-orm/pg-core'

const surveySchema = pgSchema('survey')

export const observation = surveySchema.table('observation', {
  id: bigint('id', { mode: 'number' }).generatedAlwaysAsIdentity().primaryKey(),
  period: text('period').notNull(),
  communityCode: text('community_code').notNull(),
  typeId: smallint('type_id').notNull(),
  component: text('component').notNull(),
  numerator: numeric('numerator', { mode: 'number' }).notNull(),
  denominator: numeric('denominator', { mode: 'number' }).notNull(),
  source: text('source').notNull(),
  recordedAt: timestamp('recorded_at', { withTimezone: true }).notNull().defaultNow()
})
