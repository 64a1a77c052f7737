import { bigint, numeric, pgSchema, primaryKey, smallint, text, timestamp } from 'drizzle-orm/pg-core'

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

/** What a record of the inventory is held against. */
export const qualityRule = surveySchema.table('quality_rule', {
  rule: text('rule').primaryKey(),
  position: smallint('position').notNull(),
  severity: text('severity').notNull(),
  lack: numeric('lack', { mode: 'number' }).notNull(),
  about: text('about').array().notNull(),
  nameZh: text('name_zh').notNull(),
  nameEn: text('name_en').notNull()
})

/** What people said of facilities that look alike. */
export const duplicateDecision = surveySchema.table('duplicate_decision', {
  firstId: text('first_id').notNull(),
  secondId: text('second_id').notNull(),
  decision: text('decision').notNull(),
  note: text('note'),
  regionCode: text('region_code').notNull(),
  decidedAt: timestamp('decided_at', { withTimezone: true }).notNull().defaultNow(),
  decidedBy: text('decided_by').notNull()
}, (table) => [primaryKey({ name: 'duplicate_decision_pkey', columns: [table.firstId, table.secondId] })])
