import { sql } from 'drizzle-orm'
import { bigint, boolean, date, doublePrecision, integer, pgSchema, primaryKey, smallint, text, timestamp } from 'drizzle-orm/pg-core'
import { bytesColumn } from '../platform/database/bytes-column.js'
import { geometry } from '../platform/database/geometry-column.js'

const networkSchema = pgSchema('network')

export const network = networkSchema.table('network', {
  id: integer('id').generatedAlwaysAsIdentity().primaryKey(),
  name: text('name').notNull(),
  status: text('status').notNull().default('importing'),
  source: text('source').notNull(),
  sourceHash: text('source_hash'),
  projection: text('projection').notNull(),
  srid: integer('srid').notNull().generatedAlwaysAs(sql`910000 + id`),
  horizonDecimetres: smallint('horizon_decimetres').notNull(),
  snapLimitDecimetres: smallint('snap_limit_decimetres').notNull(),
  leastComponentNodes: integer('least_component_nodes').notNull(),
  firstNode: integer('first_node').notNull(),
  firstEdge: integer('first_edge').notNull(),
  nodeCount: integer('node_count').notNull(),
  edgeCount: integer('edge_count').notNull(),
  labelCount: bigint('label_count', { mode: 'number' }).notNull().default(0),
  leastRatio: doublePrecision('least_ratio').notNull().default(1),
  importedAt: timestamp('imported_at', { withTimezone: true }).notNull().defaultNow(),
  activatedAt: timestamp('activated_at', { withTimezone: true }),
  mode: text('mode', { enum: ['foot', 'wheelchair'] }).notNull().default('foot'),
  footNetworkId: integer('foot_network_id'),
  extent: geometry('Polygon', 4326)('extent').notNull()
})

export const node = networkSchema.table('node', {
  id: integer('id').primaryKey(),
  networkId: integer('network_id').notNull(),
  geom: geometry('Point', 4326)('geom').notNull(),
  component: integer('component').notNull()
})

export const edge = networkSchema.table('edge', {
  id: integer('id').primaryKey(),
  networkId: integer('network_id').notNull(),
  source: integer('source').notNull(),
  target: integer('target').notNull(),
  decimetres: integer('decimetres').notNull(),
  snappable: boolean('snappable').notNull(),
  geom: geometry('LineString', 4326)('geom').notNull(),
  localGeom: geometry('LineString', 0)('local_geom').notNull()
})

export const label = networkSchema.table('label', {
  node: integer('node').primaryKey(),
  hubs: integer('hubs').array().notNull(),
  decimetres: smallint('decimetres').array().notNull()
})

export const sitePlace = networkSchema.table('site_place', {
  siteId: integer('site_id').notNull(),
  networkId: integer('network_id').notNull(),
  edgeId: integer('edge_id'),
  leg: smallint('leg'),
  toSource: integer('to_source'),
  toTarget: integer('to_target'),
  localGeom: geometry('Point', 0)('local_geom'),
  hubs: integer('hubs').array().notNull(),
  decimetres: smallint('decimetres').array().notNull()
}, (table) => [primaryKey({ name: 'site_place_pkey', columns: [table.networkId, table.siteId] })])

export const facilityPlace = networkSchema.table('facility_place', {
  facilityId: integer('facility_id').notNull(),
  networkId: integer('network_id').notNull(),
  edgeId: integer('edge_id'),
  leg: smallint('leg'),
  toSource: integer('to_source'),
  toTarget: integer('to_target'),
  localGeom: geometry('Point', 0)('local_geom'),
  hubs: integer('hubs').array().notNull(),
  decimetres: smallint('decimetres').array().notNull(),
  typeId: smallint('type_id').notNull(),
  operatesFrom: date('operates_from').notNull(),
  operatesTo: date('operates_to').notNull()
}, (table) => [primaryKey({ name: 'facility_place_pkey', columns: [table.networkId, table.facilityId] })])

export const siteLabel = networkSchema.table('site_label', {
  hub: integer('hub').notNull(),
  decimetres: smallint('decimetres').notNull(),
  siteId: integer('site_id').notNull()
})

export const facilityLabel = networkSchema.table('facility_label', {
  hub: integer('hub').notNull(),
  decimetres: smallint('decimetres').notNull(),
  typeId: smallint('type_id').notNull(),
  facilityId: integer('facility_id').notNull(),
  operatesFrom: date('operates_from').notNull(),
  operatesTo: date('operates_to').notNull()
})

export const facilityReach = networkSchema.table('facility_reach', {
  networkId: integer('network_id').notNull(),
  facilityId: integer('facility_id').notNull(),
  horizonDecimetres: integer('horizon_decimetres').notNull(),
  siteIds: bytesColumn('site_ids').notNull(),
  decimetres: bytesColumn('decimetres').notNull()
}, (table) => [primaryKey({ name: 'facility_reach_pkey', columns: [table.networkId, table.facilityId] })])

export const reachedSite = networkSchema.table('reached_site', {
  networkId: integer('network_id').notNull(),
  siteId: integer('site_id').notNull()
}, (table) => [primaryKey({ name: 'reached_site_pkey', columns: [table.networkId, table.siteId] })])
