import { sql } from 'drizzle-orm'
import { bigint, boolean, date, doublePrecision, integer, jsonb, numeric, pgSchema, primaryKey, smallint, text, timestamp } from 'drizzle-orm/pg-core'
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

/** The project library. */
export const project = improvementSchema.table('project', {
  externalId: text('external_id').primaryKey(),
  communityCode: text('community_code').notNull(),
  typeId: smallint('type_id').notNull(),
  name: text('name').notNull(),
  action: text('action').notNull(),
  facilityId: text('facility_id'),
  geom: geometry('Point', 4326)('geom'),
  originalCrs: text('original_crs').notNull().default('EPSG:4326'),
  size: numeric('size', { mode: 'number' }),
  weeklyHours: numeric('weekly_hours', { mode: 'number' }),
  spaceId: text('space_id'),
  spaceKind: text('space_kind'),
  cause: text('cause'),
  budget: numeric('budget', { mode: 'number' }),
  responsible: text('responsible'),
  startsOn: date('starts_on'),
  dueOn: date('due_on'),
  milestones: jsonb('milestones').notNull().default([]),
  documents: jsonb('documents').notNull().default([]),
  note: text('note'),
  state: text('state').notNull().default('proposed'),
  stateSince: date('state_since').notNull(),
  acceptedOn: date('accepted_on'),
  origin: text('origin').notNull().default('hand'),
  priority: doublePrecision('priority'),
  marks: jsonb('marks'),
  expected: jsonb('expected'),
  undo: jsonb('undo'),
  revision: integer('revision').notNull().default(1),
  recordedAt: timestamp('recorded_at', { withTimezone: true }).notNull().defaultNow(),
  recordedBy: text('recorded_by').notNull()
})

/** Which project may go from which state to which, and by whom. */
export const projectTransition = improvementSchema.table('project_transition', {
  fromState: text('from_state').notNull(),
  toState: text('to_state').notNull(),
  roles: text('roles').array().notNull()
}, (row) => [primaryKey({ columns: [row.fromState, row.toState] })])

/** Steps of projects from state to state. */
export const projectMove = improvementSchema.table('project_move', {
  id: bigint('id', { mode: 'number' }).generatedAlwaysAsIdentity().primaryKey(),
  projectId: text('project_id').notNull(),
  communityCode: text('community_code').notNull(),
  fromState: text('from_state').notNull(),
  toState: text('to_state').notNull(),
  movedOn: date('moved_on').notNull(),
  note: text('note'),
  recordedAt: timestamp('recorded_at', { withTimezone: true }).notNull().defaultNow(),
  recordedBy: text('recorded_by').notNull()
})

/** How far projects are, by day. */
export const projectReport = improvementSchema.table('project_report', {
  projectId: text('project_id').notNull(),
  communityCode: text('community_code').notNull(),
  reportedOn: date('reported_on').notNull(),
  progress: numeric('progress', { mode: 'number' }).notNull(),
  spent: numeric('spent', { mode: 'number' }).notNull(),
  note: text('note'),
  recordedAt: timestamp('recorded_at', { withTimezone: true }).notNull().defaultNow(),
  recordedBy: text('recorded_by').notNull()
}, (row) => [primaryKey({ columns: [row.projectId, row.reportedOn] })])

/** What counties do in a year for their budgets. */
export const programme = improvementSchema.table('programme', {
  id: bigint('id', { mode: 'number' }).generatedAlwaysAsIdentity().primaryKey(),
  regionCode: text('region_code').notNull(),
  year: smallint('year').notNull(),
  name: text('name').notNull(),
  budget: numeric('budget', { mode: 'number' }).notNull(),
  limits: jsonb('limits').notNull(),
  runId: bigint('run_id', { mode: 'number' }).notNull(),
  choice: jsonb('choice').notNull(),
  state: text('state').notNull().default('draft'),
  adoptedOn: date('adopted_on'),
  recordedAt: timestamp('recorded_at', { withTimezone: true }).notNull().defaultNow(),
  recordedBy: text('recorded_by').notNull()
})

/** Projects of programmes, in the order to do them. */
export const programmeProject = improvementSchema.table('programme_project', {
  programmeId: bigint('programme_id', { mode: 'number' }).notNull(),
  projectId: text('project_id').notNull(),
  regionCode: text('region_code').notNull(),
  position: integer('position').notNull(),
  cost: numeric('cost', { mode: 'number' }).notNull(),
  lift: doublePrecision('lift').notNull(),
  forced: boolean('forced').notNull().default(false),
  weighed: jsonb('weighed')
}, (row) => [primaryKey({ columns: [row.programmeId, row.projectId] })])
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

/** Versions of the plans of counties. */
export const districtPlan = improvementSchema.table('district_plan', {
  id: bigint('id', { mode: 'number' }).generatedAlwaysAsIdentity().primaryKey(),
  regionCode: text('region_code').notNull(),
  version: integer('version').notNull(),
  title: text('title').notNull(),
  note: text('note'),
  firstYear: smallint('first_year').notNull(),
  lastYear: smallint('last_year').notNull(),
  runId: bigint('run_id', { mode: 'number' }).notNull(),
  circlePlanId: bigint('circle_plan_id', { mode: 'number' }),
  state: text('state').notNull().default('draft'),
  stateSince: timestamp('state_since', { withTimezone: true }).notNull().defaultNow(),
  supersededBy: bigint('superseded_by', { mode: 'number' }),
  copiedFrom: bigint('copied_from', { mode: 'number' }),
  revision: integer('revision').notNull().default(1),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  createdBy: text('created_by').notNull()
})

/** Which plan may go from which state to which, and by whom. */
export const districtPlanTransition = improvementSchema.table('district_plan_transition', {
  fromState: text('from_state').notNull(),
  toState: text('to_state').notNull(),
  ownRoles: text('own_roles').array().notNull(),
  widerRoles: text('wider_roles').array().notNull()
}, (row) => [primaryKey({ columns: [row.fromState, row.toState] })])

/** Steps of plans from state to state. */
export const districtPlanMove = improvementSchema.table('district_plan_move', {
  id: bigint('id', { mode: 'number' }).generatedAlwaysAsIdentity().primaryKey(),
  planId: bigint('plan_id', { mode: 'number' }).notNull(),
  regionCode: text('region_code').notNull(),
  fromState: text('from_state').notNull(),
  toState: text('to_state').notNull(),
  note: text('note'),
  movedAt: timestamp('moved_at', { withTimezone: true }).notNull().defaultNow(),
  movedBy: text('moved_by').notNull()
})

/** What plans are to come to. */
export const districtPlanTarget = improvementSchema.table('district_plan_target', {
  planId: bigint('plan_id', { mode: 'number' }).notNull(),
  position: integer('position').notNull(),
  regionCode: text('region_code').notNull(),
  typeId: smallint('type_id'),
  scope: text('scope').notNull(),
  placeCode: text('place_code'),
  measure: text('measure').notNull(),
  byYear: smallint('by_year').notNull(),
  value: doublePrecision('value').notNull()
}, (row) => [primaryKey({ columns: [row.planId, row.position] })])

/** Projects that plans build. */
export const districtPlanFacility = improvementSchema.table('district_plan_facility', {
  planId: bigint('plan_id', { mode: 'number' }).notNull(),
  projectId: text('project_id').notNull(),
  regionCode: text('region_code').notNull(),
  position: integer('position').notNull(),
  year: smallint('year').notNull(),
  spaceKind: text('space_kind'),
  conformity: text('conformity').notNull().default('unchecked'),
  conformityNote: text('conformity_note'),
  conformityReference: text('conformity_reference'),
  conformityBy: text('conformity_by'),
  conformityOn: date('conformity_on'),
  pinned: jsonb('pinned')
}, (row) => [primaryKey({ columns: [row.planId, row.projectId] })])
