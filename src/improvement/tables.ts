import { bigint, boolean, date, integer, jsonb, numeric, pgSchema, primaryKey, smallint, text, timestamp } from 'drizzle-orm/pg-core'
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

/** A plan of living circles of a county or city. */
export const circlePlan = improvementSchema.table('circle_plan', {
  id: bigint('id', { mode: 'number' }).generatedAlwaysAsIdentity().primaryKey(),
  name: text('name').notNull(),
  note: text('note'),
  regionCode: text('region_code').notNull(),
  referenceDate: date('reference_date').notNull(),
  networkId: integer('network_id'),
  fiveLeast: integer('five_least').notNull(),
  fiveMost: integer('five_most').notNull(),
  fifteenLeast: integer('fifteen_least').notNull(),
  fifteenMost: integer('fifteen_most').notNull(),
  copiedFrom: bigint('copied_from', { mode: 'number' }),
  seconds: numeric('seconds', { mode: 'number' }),
  revision: integer('revision').notNull().default(1),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  createdBy: text('created_by').notNull(),
  approvedAt: timestamp('approved_at', { withTimezone: true }),
  approvedBy: text('approved_by')
})

/** A county of a plan. */
export const circlePlanCounty = improvementSchema.table('circle_plan_county', {
  planId: bigint('plan_id', { mode: 'number' }).notNull(),
  countyCode: text('county_code').notNull(),
  ground: text('ground').notNull(),
  plane: text('plane').notNull(),
  state: text('state').notNull().default('draft'),
  supersededBy: bigint('superseded_by', { mode: 'number' })
}, (table) => [primaryKey({ columns: [table.planId, table.countyCode] })])

/** A living circle. */
export const circle = improvementSchema.table('circle', {
  planId: bigint('plan_id', { mode: 'number' }).notNull(),
  code: text('code').notNull(),
  tier: text('tier').notNull(),
  countyCode: text('county_code').notNull(),
  parentCode: text('parent_code'),
  centreSite: text('centre_site').notNull(),
  centre: geometry('Point', 4326)('centre').notNull(),
  geom: geometry('MultiPolygon', 4326)('geom'),
  population: numeric('population', { mode: 'number' }).notNull(),
  sites: integer('sites').notNull(),
  meanWalk: numeric('mean_walk', { mode: 'number' }),
  longestWalk: numeric('longest_walk', { mode: 'number' }),
  estimatedPeople: numeric('estimated_people', { mode: 'number' }).notNull(),
  area: numeric('area', { mode: 'number' }).notNull(),
  compactness: numeric('compactness', { mode: 'number' })
}, (table) => [primaryKey({ columns: [table.planId, table.code] })])

/** Ground of the sites of one place. */
export const circleCell = improvementSchema.table('circle_cell', {
  planId: bigint('plan_id', { mode: 'number' }).notNull(),
  countyCode: text('county_code').notNull(),
  number: integer('number').notNull(),
  circleCode: text('circle_code').notNull(),
  geom: geometry('MultiPolygon', 4326)('geom'),
  neighbours: integer('neighbours').array().notNull()
}, (table) => [primaryKey({ columns: [table.planId, table.countyCode, table.number] })])

/** Residential sites of a plan. */
export const circleSite = improvementSchema.table('circle_site', {
  planId: bigint('plan_id', { mode: 'number' }).notNull(),
  externalId: text('external_id').notNull(),
  siteId: integer('site_id').notNull(),
  countyCode: text('county_code').notNull(),
  cell: integer('cell').notNull(),
  population: numeric('population', { mode: 'number' }).notNull(),
  onNetwork: boolean('on_network').notNull()
}, (table) => [primaryKey({ columns: [table.planId, table.externalId] })])
