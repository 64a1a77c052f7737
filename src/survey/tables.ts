import { bigint, boolean, date, integer, jsonb, numeric, pgSchema, primaryKey, smallint, text, timestamp } from 'drizzle-orm/pg-core'
import { bytesColumn } from '../platform/database/bytes-column.js'

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

/** Templates of questions, by version. */
export const questionnaire = surveySchema.table('questionnaire', {
  code: text('code').notNull(),
  version: integer('version').notNull(),
  titleZh: text('title_zh').notNull(),
  titleEn: text('title_en').notNull(),
  document: jsonb('document').notNull(),
  regionCode: text('region_code').notNull(),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  createdBy: text('created_by').notNull()
}, (table) => [primaryKey({ name: 'questionnaire_pkey', columns: [table.code, table.version] })])

/** Surveys of the households of a region in a half-year. */
export const campaign = surveySchema.table('campaign', {
  code: text('code').primaryKey(),
  name: text('name').notNull(),
  period: text('period').notNull(),
  scopeCode: text('scope_code').notNull(),
  questionnaireCode: text('questionnaire_code').notNull(),
  questionnaireVersion: integer('questionnaire_version').notNull(),
  opensOn: date('opens_on', { mode: 'string' }).notNull(),
  closesOn: date('closes_on', { mode: 'string' }).notNull(),
  targetPercent: smallint('target_percent').notNull().default(50),
  closedAt: timestamp('closed_at', { withTimezone: true }),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  createdBy: text('created_by').notNull()
})

/** Anonymous invitations. */
export const link = surveySchema.table('link', {
  id: bigint('id', { mode: 'number' }).generatedAlwaysAsIdentity().primaryKey(),
  hash: bytesColumn('hash').notNull(),
  campaignCode: text('campaign_code').notNull(),
  siteExternalId: text('site_external_id').notNull(),
  communityCode: text('community_code').notNull(),
  household: bytesColumn('household'),
  expiresOn: date('expires_on', { mode: 'string' }).notNull(),
  revokedAt: timestamp('revoked_at', { withTimezone: true }),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  createdBy: text('created_by').notNull()
})

/** What households answered. */
export const response = surveySchema.table('response', {
  id: bigint('id', { mode: 'number' }).generatedAlwaysAsIdentity().primaryKey(),
  campaignCode: text('campaign_code').notNull(),
  externalId: text('external_id').notNull(),
  siteExternalId: text('site_external_id').notNull(),
  communityCode: text('community_code').notNull(),
  household: bytesColumn('household').notNull(),
  ageGroup: text('age_group'),
  answeredOn: date('answered_on', { mode: 'string' }).notNull(),
  seconds: integer('seconds'),
  answers: jsonb('answers').notNull(),
  flags: text('flags').array().notNull().default([]),
  counted: boolean('counted').notNull(),
  channel: text('channel').notNull(),
  receivedAt: timestamp('received_at', { withTimezone: true }).notNull().defaultNow()
})

/** What a response says of a facility type. */
export const answer = surveySchema.table('answer', {
  responseId: bigint('response_id', { mode: 'number' }).notNull(),
  typeId: smallint('type_id').notNull(),
  asks: boolean('asks'),
  intensity: numeric('intensity', { mode: 'number' }),
  rating: numeric('rating', { mode: 'number' })
}, (table) => [primaryKey({ name: 'answer_pkey', columns: [table.responseId, table.typeId] })])

/** Complaints and tickets about services. */
export const serviceIssue = surveySchema.table('service_issue', {
  externalId: text('external_id').primaryKey(),
  communityCode: text('community_code').notNull(),
  typeId: smallint('type_id').notNull(),
  facilityExternalId: text('facility_external_id'),
  kind: text('kind').notNull(),
  summary: text('summary'),
  openedOn: date('opened_on', { mode: 'string' }).notNull(),
  dueOn: date('due_on', { mode: 'string' }).notNull(),
  closedOn: date('closed_on', { mode: 'string' }),
  recordedAt: timestamp('recorded_at', { withTimezone: true }).notNull().defaultNow()
})

/** What communities do with their residents and partners. */
export const activity = surveySchema.table('activity', {
  externalId: text('external_id').primaryKey(),
  communityCode: text('community_code').notNull(),
  kind: text('kind').notNull(),
  title: text('title').notNull(),
  heldOn: date('held_on', { mode: 'string' }).notNull(),
  endedOn: date('ended_on', { mode: 'string' }),
  facilityExternalId: text('facility_external_id'),
  partners: text('partners'),
  participants: integer('participants'),
  note: text('note'),
  recordedAt: timestamp('recorded_at', { withTimezone: true }).notNull().defaultNow()
})

/** What people said at length. */
export const interview = surveySchema.table('interview', {
  id: bigint('id', { mode: 'number' }).generatedAlwaysAsIdentity().primaryKey(),
  campaignCode: text('campaign_code').notNull(),
  communityCode: text('community_code').notNull(),
  topic: text('topic').notNull(),
  heldOn: date('held_on', { mode: 'string' }).notNull(),
  participants: integer('participants').notNull(),
  notes: jsonb('notes').notNull(),
  recordedAt: timestamp('recorded_at', { withTimezone: true }).notNull().defaultNow(),
  recordedBy: text('recorded_by').notNull()
})
