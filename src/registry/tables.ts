import { sql } from 'drizzle-orm'
import { bigint, boolean, date, doublePrecision, integer, jsonb, numeric, pgSchema, primaryKey, smallint, text, timestamp } from 'drizzle-orm/pg-core'
import { geometry } from '../platform/database/geometry-column.js'

const registrySchema = pgSchema('registry')

export const region = registrySchema.table('region', {
  code: text('code').primaryKey(),
  nameZh: text('name_zh').notNull(),
  nameEn: text('name_en'),
  level: text('level').notNull(),
  parentCode: text('parent_code'),
  kind: text('kind'),
  futureStatus: text('future_status'),
  geom: geometry('MultiPolygon', 4326)('geom'),
  validFrom: date('valid_from', { mode: 'string' }).notNull().default('-infinity'),
  validTo: date('valid_to', { mode: 'string' }).notNull().default('infinity'),
  prefix: text('prefix').notNull().generatedAlwaysAs(sql`registry.region_prefix(code)`)
})

export const regionAlias = registrySchema.table('region_alias', {
  oldCode: text('old_code').notNull(),
  code: text('code').notNull(),
  since: date('since', { mode: 'string' }).notNull()
}, (table) => [primaryKey({ name: 'region_alias_pkey', columns: [table.oldCode, table.code] })])

export const facilityType = registrySchema.table('facility_type', {
  id: smallint('id').generatedAlwaysAsIdentity().primaryKey(),
  code: text('code').notNull()
})

export const standard = registrySchema.table('standard', {
  version: text('version').primaryKey(),
  title: text('title').notNull(),
  authority: text('authority').notNull(),
  status: text('status').notNull().default('draft'),
  document: jsonb('document').notNull(),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  publishedAt: timestamp('published_at', { withTimezone: true }),
  regionCode: text('region_code').notNull().default('000000000000'),
  retiredAt: timestamp('retired_at', { withTimezone: true })
})

export const standardType = registrySchema.table('standard_type', {
  standardVersion: text('standard_version').notNull(),
  typeId: smallint('type_id').notNull(),
  position: smallint('position').notNull(),
  nameZh: text('name_zh').notNull(),
  nameEn: text('name_en').notNull(),
  category: text('category').notNull(),
  categoryZh: text('category_zh').notNull(),
  circleMinutes: smallint('circle_minutes').notNull(),
  maxMetres: numeric('max_metres', { mode: 'number' }),
  walkGroup: text('walk_group').notNull(),
  profile: text('profile').notNull(),
  budgetDecimetres: integer('budget_decimetres').notNull(),
  weight: numeric('weight', { mode: 'number' }).notNull(),
  supplyUnit: text('supply_unit'),
  minSize: numeric('min_size', { mode: 'number' }),
  supplyPer1000: numeric('supply_per_1000', { mode: 'number' }),
  baseGroup: text('base_group').notNull(),
  peoplePerFacility: numeric('people_per_facility', { mode: 'number' }),
  minWeeklyHours: numeric('min_weekly_hours', { mode: 'number' }),
  source: text('source'),
  confidence: text('confidence')
}, (table) => [primaryKey({ name: 'standard_type_pkey', columns: [table.standardVersion, table.typeId] })])

export const site = registrySchema.table('site', {
  id: integer('id').generatedAlwaysAsIdentity().primaryKey(),
  externalId: text('external_id').notNull(),
  communityCode: text('community_code').notNull(),
  name: text('name').notNull(),
  geom: geometry('Point', 4326)('geom').notNull(),
  originalCrs: text('original_crs').notNull(),
  originalX: doublePrecision('original_x').notNull(),
  originalY: doublePrecision('original_y').notNull(),
  households: numeric('households', { mode: 'number' }),
  population: numeric('population', { mode: 'number' }).notNull(),
  elderly: numeric('elderly', { mode: 'number' }),
  children: numeric('children', { mode: 'number' }),
  kind: text('kind'),
  underRenovation: boolean('under_renovation').notNull().default(false),
  validFrom: date('valid_from', { mode: 'string' }).notNull().default('-infinity'),
  validTo: date('valid_to', { mode: 'string' }).notNull().default('infinity'),
  recordedAt: timestamp('recorded_at', { withTimezone: true }).notNull().defaultNow(),
  changeId: bigint('change_id', { mode: 'number' }),
  endedBy: bigint('ended_by', { mode: 'number' })
})

export const facility = registrySchema.table('facility', {
  id: integer('id').generatedAlwaysAsIdentity().primaryKey(),
  externalId: text('external_id').notNull(),
  typeId: smallint('type_id').notNull(),
  name: text('name').notNull(),
  geom: geometry('Point', 4326)('geom').notNull(),
  originalCrs: text('original_crs').notNull(),
  originalX: doublePrecision('original_x').notNull(),
  originalY: doublePrecision('original_y').notNull(),
  communityCode: text('community_code'),
  countyCode: text('county_code'),
  size: numeric('size', { mode: 'number' }),
  status: text('status').notNull(),
  weeklyHours: numeric('weekly_hours', { mode: 'number' }),
  openedOn: date('opened_on', { mode: 'string' }),
  closedOn: date('closed_on', { mode: 'string' }),
  validFrom: date('valid_from', { mode: 'string' }).notNull().default('-infinity'),
  validTo: date('valid_to', { mode: 'string' }).notNull().default('infinity'),
  recordedAt: timestamp('recorded_at', { withTimezone: true }).notNull().defaultNow(),
  openingHours: text('opening_hours'),
  attributes: jsonb('attributes').notNull().default({}),
  documents: jsonb('documents').notNull().default([]),
  changeId: bigint('change_id', { mode: 'number' }),
  endedBy: bigint('ended_by', { mode: 'number' })
})

/** What was done to sites and facilities at once. */
export const change = registrySchema.table('change', {
  id: bigint('id', { mode: 'number' }).generatedAlwaysAsIdentity().primaryKey(),
  at: timestamp('at', { withTimezone: true }).notNull().defaultNow(),
  kind: text('kind').notNull(),
  note: text('note'),
  survivor: text('survivor'),
  undoes: bigint('undoes', { mode: 'number' }),
  regionCode: text('region_code').notNull()
})

/** Who was there and found a thing as it is kept. */
export const verification = registrySchema.table('verification', {
  id: bigint('id', { mode: 'number' }).generatedAlwaysAsIdentity().primaryKey(),
  kind: text('kind').notNull(),
  externalId: text('external_id').notNull(),
  verifiedOn: date('verified_on', { mode: 'string' }).notNull(),
  note: text('note'),
  regionCode: text('region_code').notNull(),
  recordedAt: timestamp('recorded_at', { withTimezone: true }).notNull().defaultNow()
})

export const declaration = registrySchema.table('declaration', {
  countyCode: text('county_code').notNull(),
  typeId: smallint('type_id').notNull(),
  declaredOn: date('declared_on', { mode: 'string' }).notNull(),
  declaredBy: text('declared_by').notNull()
}, (table) => [primaryKey({ name: 'declaration_pkey', columns: [table.countyCode, table.typeId] })])

export const revision = registrySchema.table('revision', {
  what: text('what').primaryKey(),
  number: bigint('number', { mode: 'number' }).notNull().default(0)
})

/** Changes of the official codes that were applied together. */
export const regionChangeSet = registrySchema.table('region_change_set', {
  id: bigint('id', { mode: 'number' }).generatedAlwaysAsIdentity().primaryKey(),
  title: text('title').notNull(),
  source: text('source'),
  effectiveOn: date('effective_on', { mode: 'string' }).notNull(),
  regionCode: text('region_code').notNull(),
  appliedAt: timestamp('applied_at', { withTimezone: true }).notNull().defaultNow(),
  appliedBy: text('applied_by').notNull()
})

/** One pair of codes of a change. */
export const regionChange = registrySchema.table('region_change', {
  setId: bigint('set_id', { mode: 'number' }).notNull(),
  position: integer('position').notNull(),
  kind: text('kind').notNull(),
  oldCode: text('old_code'),
  newCode: text('new_code'),
  oldName: text('old_name'),
  newName: text('new_name')
}, (table) => [primaryKey({ name: 'region_change_pkey', columns: [table.setId, table.position] })])

/** Where regions ran, each boundary from its day on. */
export const regionBoundary = registrySchema.table('region_boundary', {
  code: text('code').notNull(),
  validFrom: date('valid_from', { mode: 'string' }).notNull(),
  geom: geometry('MultiPolygon', 4326)('geom').notNull()
}, (table) => [primaryKey({ name: 'region_boundary_pkey', columns: [table.code, table.validFrom] })])
