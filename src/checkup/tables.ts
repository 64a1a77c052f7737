import { bigint, boolean, date, doublePrecision, integer, jsonb, numeric, pgSchema, primaryKey, smallint, text, timestamp } from 'drizzle-orm/pg-core'
import { bytesColumn } from '../platform/database/bytes-column.js'

const checkupSchema = pgSchema('checkup')

export const run = checkupSchema.table('run', {
  id: bigint('id', { mode: 'number' }).generatedAlwaysAsIdentity().primaryKey(),
  period: text('period').notNull(),
  referenceDate: date('reference_date', { mode: 'string' }).notNull(),
  scopeCode: text('scope_code').notNull(),
  standardVersion: text('standard_version').notNull(),
  networkId: integer('network_id'),
  status: text('status').notNull().default('queued'),
  inputHash: text('input_hash'),
  stepsTotal: smallint('steps_total'),
  stepsDone: smallint('steps_done').notNull().default(0),
  requestedBy: text('requested_by').notNull(),
  requestedAt: timestamp('requested_at', { withTimezone: true }).notNull().defaultNow(),
  startedAt: timestamp('started_at', { withTimezone: true }),
  heartbeatAt: timestamp('heartbeat_at', { withTimezone: true }),
  claimedBy: text('claimed_by'),
  finishedAt: timestamp('finished_at', { withTimezone: true }),
  error: text('error'),
  mode: text('mode').notNull().default('full'),
  baseRunId: bigint('base_run_id', { mode: 'number' }),
  inputsOf: bigint('inputs_of', { mode: 'number' }),
  publishedAt: timestamp('published_at', { withTimezone: true }),
  publishedBy: text('published_by'),
  supersededBy: bigint('superseded_by', { mode: 'number' }),
  methodVersion: smallint('method_version').notNull().default(1),
  sensitivityAt: timestamp('sensitivity_at', { withTimezone: true })
})

export const runPart = checkupSchema.table('run_part', {
  runId: bigint('run_id', { mode: 'number' }).notNull(),
  regionCode: text('region_code').notNull(),
  partRunId: bigint('part_run_id', { mode: 'number' }),
  inputHash: text('input_hash')
}, (table) => [primaryKey({ name: 'run_part_pkey', columns: [table.runId, table.regionCode] })])

export const schedule = checkupSchema.table('schedule', {
  id: bigint('id', { mode: 'number' }).generatedAlwaysAsIdentity().primaryKey(),
  cron: text('cron'),
  timeZone: text('time_zone').notNull().default('Asia/Shanghai'),
  period: text('period').notNull(),
  scopeCode: text('scope_code').notNull(),
  standardVersion: text('standard_version').notNull(),
  enabled: boolean('enabled').notNull().default(true),
  createdBy: text('created_by').notNull(),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  lastStartedAt: timestamp('last_started_at', { withTimezone: true }),
  at: timestamp('at', { withTimezone: true }),
  mode: text('mode').notNull().default('full'),
  publish: boolean('publish').notNull().default(false),
  revision: integer('revision').notNull().default(1),
  dueAfter: timestamp('due_after', { withTimezone: true }).notNull().defaultNow()
})

export const scheduleStart = checkupSchema.table('schedule_start', {
  id: bigint('id', { mode: 'number' }).generatedAlwaysAsIdentity().primaryKey(),
  scheduleId: bigint('schedule_id', { mode: 'number' }).notNull(),
  scopeCode: text('scope_code').notNull(),
  dueAt: timestamp('due_at', { withTimezone: true }).notNull(),
  startedAt: timestamp('started_at', { withTimezone: true }).notNull(),
  missed: integer('missed').notNull().default(0),
  runId: bigint('run_id', { mode: 'number' }),
  publish: boolean('publish').notNull(),
  error: text('error')
})

export const runStep = checkupSchema.table('run_step', {
  runId: bigint('run_id', { mode: 'number' }).notNull(),
  step: text('step').notNull(),
  finishedAt: timestamp('finished_at', { withTimezone: true }).notNull().defaultNow()
}, (table) => [primaryKey({ name: 'run_step_pkey', columns: [table.runId, table.step] })])

export const runSite = checkupSchema.table('run_site', {
  runId: bigint('run_id', { mode: 'number' }).notNull(),
  siteId: integer('site_id').notNull(),
  number: integer('number'),
  communityCode: text('community_code').notNull(),
  people: numeric('people', { mode: 'number' }).notNull(),
  elderly: numeric('elderly', { mode: 'number' }).notNull(),
  children: numeric('children', { mode: 'number' }).notNull(),
  elderlyGiven: boolean('elderly_given').notNull(),
  childrenGiven: boolean('children_given').notNull(),
  onNetwork: boolean('on_network').notNull(),
  inScope: boolean('in_scope').notNull(),
  inDoubt: boolean('in_doubt').notNull().default(false)
}, (table) => [primaryKey({ name: 'run_site_pkey', columns: [table.runId, table.siteId] })])

export const runFacility = checkupSchema.table('run_facility', {
  runId: bigint('run_id', { mode: 'number' }).notNull(),
  facilityId: integer('facility_id').notNull(),
  typeId: smallint('type_id').notNull(),
  communityCode: text('community_code'),
  countyCode: text('county_code'),
  state: text('state').notNull(),
  size: numeric('size', { mode: 'number' }).notNull(),
  sizeImputed: boolean('size_imputed').notNull(),
  weeklyHours: numeric('weekly_hours', { mode: 'number' }),
  sizeInDoubt: boolean('size_in_doubt').notNull().default(false)
}, (table) => [primaryKey({ name: 'run_facility_pkey', columns: [table.runId, table.typeId, table.facilityId] })])

export const runSurvey = checkupSchema.table('run_survey', {
  runId: bigint('run_id', { mode: 'number' }).notNull(),
  communityCode: text('community_code').notNull(),
  typeIds: smallint('type_ids').array().notNull(),
  components: text('components').array().notNull(),
  sources: text('sources').array().notNull(),
  numerators: numeric('numerators', { mode: 'number' }).array().notNull(),
  denominators: numeric('denominators', { mode: 'number' }).array().notNull()
}, (table) => [primaryKey({ name: 'run_survey_pkey', columns: [table.runId, table.communityCode] })])

export const runDeclaration = checkupSchema.table('run_declaration', {
  runId: bigint('run_id', { mode: 'number' }).notNull(),
  countyCode: text('county_code').notNull(),
  typeId: smallint('type_id').notNull()
}, (table) => [primaryKey({ name: 'run_declaration_pkey', columns: [table.runId, table.countyCode, table.typeId] })])

export const runInput = checkupSchema.table('run_input', {
  runId: bigint('run_id', { mode: 'number' }).notNull(),
  part: text('part').notNull(),
  hash: text('hash').notNull(),
  versions: text('versions')
}, (table) => [primaryKey({ name: 'run_input_pkey', columns: [table.runId, table.part] })])

export const runCatchment = checkupSchema.table('run_catchment', {
  runId: bigint('run_id', { mode: 'number' }).notNull(),
  facilityId: integer('facility_id').notNull(),
  typeId: smallint('type_id').notNull(),
  catchmentPeople: numeric('catchment_people', { mode: 'number' }).notNull(),
  sites: integer('sites').notNull()
}, (table) => [primaryKey({ name: 'run_catchment_pkey', columns: [table.runId, table.typeId, table.facilityId] })])

export const runSufficiency = checkupSchema.table('run_sufficiency', {
  runId: bigint('run_id', { mode: 'number' }).notNull(),
  typeId: smallint('type_id').notNull(),
  sufficiency: doublePrecision('sufficiency').array().notNull(),
  figures: bytesColumn('figures')
}, (table) => [primaryKey({ name: 'run_sufficiency_pkey', columns: [table.runId, table.typeId] })])

export const typeScore = checkupSchema.table('type_score', {
  runId: bigint('run_id', { mode: 'number' }).notNull(),
  regionCode: text('region_code').notNull(),
  typeId: smallint('type_id').notNull(),
  applies: boolean('applies').notNull(),
  surveyed: boolean('surveyed').notNull(),
  basePeople: doublePrecision('base_people'),
  groupPeople: doublePrecision('group_people'),
  facilitiesCounted: doublePrecision('facilities_counted'),
  facilitiesRequired: integer('facilities_required'),
  countShare: doublePrecision('count_share'),
  supplyRequired: doublePrecision('supply_required'),
  supply: doublePrecision('supply'),
  coverage: doublePrecision('coverage'),
  worstQuarter: doublePrecision('worst_quarter'),
  base: doublePrecision('base'),
  balance: doublePrecision('balance'),
  governance: doublePrecision('governance'),
  satisfaction: doublePrecision('satisfaction'),
  operating: doublePrecision('operating'),
  closedOnTime: doublePrecision('closed_on_time'),
  governanceDue: boolean('governance_due'),
  score: doublePrecision('score'),
  completeness: doublePrecision('completeness'),
  facilitiesInBudget: integer('facilities_in_budget'),
  facilitiesReached: integer('facilities_reached'),
  facilitiesOwn: integer('facilities_own'),
  sizesImputed: integer('sizes_imputed'),
  hoursUnknown: integer('hours_unknown'),
  anySizeShare: doublePrecision('any_size_share'),
  ownSupply: doublePrecision('own_supply'),
  reachedSupply: doublePrecision('reached_supply'),
  facilitiesKnown: integer('facilities_known'),
  facilitiesOwnReached: integer('facilities_own_reached'),
  sufficiency: doublePrecision('sufficiency'),
  gini: doublePrecision('gini'),
  palma: doublePrecision('palma'),
  theil: doublePrecision('theil'),
  cause: text('cause'),
  demand: doublePrecision('demand')
}, (table) => [primaryKey({ name: 'type_score_pkey', columns: [table.runId, table.regionCode, table.typeId] })])

export const categoryScore = checkupSchema.table('category_score', {
  runId: bigint('run_id', { mode: 'number' }).notNull(),
  regionCode: text('region_code').notNull(),
  category: text('category').notNull(),
  base: doublePrecision('base'),
  balance: doublePrecision('balance'),
  governance: doublePrecision('governance'),
  score: doublePrecision('score')
}, (table) => [primaryKey({ name: 'category_score_pkey', columns: [table.runId, table.regionCode, table.category] })])

export const regionScore = checkupSchema.table('region_score', {
  runId: bigint('run_id', { mode: 'number' }).notNull(),
  regionCode: text('region_code').notNull(),
  level: text('level').notNull(),
  parentCode: text('parent_code'),
  population: numeric('population', { mode: 'number' }).notNull(),
  sites: integer('sites').notNull(),
  communities: integer('communities').notNull(),
  base: doublePrecision('base'),
  balance: doublePrecision('balance'),
  governance: doublePrecision('governance'),
  index: doublePrecision('index'),
  grade: text('grade'),
  completeness: doublePrecision('completeness'),
  rank: integer('rank'),
  rankInLevel: integer('rank_in_level'),
  sufficiency: doublePrecision('sufficiency'),
  gini: doublePrecision('gini'),
  palma: doublePrecision('palma'),
  theil: doublePrecision('theil'),
  priority: doublePrecision('priority'),
  elderlyAndChildMark: doublePrecision('elderly_and_child_mark'),
  facilitiesMark: doublePrecision('facilities_mark'),
  serviceMark: doublePrecision('service_mark'),
  demandMark: doublePrecision('demand_mark'),
  shortfallsByCause: jsonb('shortfalls_by_cause').notNull(),
  sitesOffNetwork: integer('sites_off_network').notNull(),
  sitesImputed: integer('sites_imputed').notNull()
}, (table) => [primaryKey({ name: 'region_score_pkey', columns: [table.runId, table.regionCode] })])

export const regionRange = checkupSchema.table('region_range', {
  runId: bigint('run_id', { mode: 'number' }).notNull(),
  regionCode: text('region_code').notNull(),
  variants: text('variants').array().notNull(),
  indices: doublePrecision('indices').array().notNull(),
  ranks: integer('ranks').array().notNull(),
  ranksInLevel: integer('ranks_in_level').array().notNull(),
  indexLow: doublePrecision('index_low'),
  indexHigh: doublePrecision('index_high'),
  rankLow: integer('rank_low'),
  rankHigh: integer('rank_high'),
  rankInLevelLow: integer('rank_in_level_low'),
  rankInLevelHigh: integer('rank_in_level_high')
}, (table) => [primaryKey({ name: 'region_range_pkey', columns: [table.runId, table.regionCode] })])

export const report = checkupSchema.table('report', {
  id: bigint('id', { mode: 'number' }).generatedAlwaysAsIdentity().primaryKey(),
  runId: bigint('run_id', { mode: 'number' }).notNull(),
  regionCode: text('region_code').notNull(),
  format: text('format').notNull(),
  language: text('language').notNull(),
  chapters: text('chapters').notNull(),
  makerVersion: integer('maker_version').notNull(),
  status: text('status').notNull().default('queued'),
  stepsDone: integer('steps_done').notNull().default(0),
  stepsTotal: integer('steps_total'),
  requestedBy: text('requested_by').notNull(),
  requesterRole: text('requester_role').notNull(),
  requesterRegion: text('requester_region').notNull(),
  requestedAt: timestamp('requested_at', { withTimezone: true }).notNull().defaultNow(),
  startedAt: timestamp('started_at', { withTimezone: true }),
  heartbeatAt: timestamp('heartbeat_at', { withTimezone: true }).notNull().defaultNow(),
  finishedAt: timestamp('finished_at', { withTimezone: true }),
  error: text('error'),
  content: bytesColumn('content'),
  contentBytes: integer('content_bytes'),
  contentHash: text('content_hash')
})
