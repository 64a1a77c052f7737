import { and, desc, eq, getTableColumns, inArray } from 'drizzle-orm'
import type { Queryable } from '../platform/database/database.js'
import { conflict, notFound } from '../platform/errors.js'
import { network } from './tables.js'

export interface Network {
  readonly id: number
  readonly name: string
  /** Who can use its streets: everyone on foot, or wheelchairs too. */
  readonly mode: 'foot' | 'wheelchair'
  /** Of a wheelchair network: the one of all walkers it is activated with. */
  readonly footNetworkId: number | null
  readonly status: string
  readonly source: string
  readonly sourceHash: string | null
  readonly horizonMetres: number
  readonly snapLimitMetres: number
  readonly leastComponentNodes: number
  readonly nodes: number
  readonly edges: number
  readonly labels: number
  readonly importedAt: Date
  readonly activatedAt: Date | null
}

const { extent: _, ...columns } = getTableColumns(network)

const asNetwork = (row: Omit<typeof network.$inferSelect, 'extent'>): Network => ({
  id: row.id,
  name: row.name,
  mode: row.mode,
  footNetworkId: row.footNetworkId,
  status: row.status,
  source: row.source,
  sourceHash: row.sourceHash,
  horizonMetres: row.horizonDecimetres / 10,
  snapLimitMetres: row.snapLimitDecimetres / 10,
  leastComponentNodes: row.leastComponentNodes,
  nodes: row.nodeCount,
  edges: row.edgeCount,
  labels: row.labelCount,
  importedAt: row.importedAt,
  activatedAt: row.activatedAt
})

/** Network versions, the newest first. */
export async function listNetworks(db: Queryable): Promise<Network[]> {
  return (await db.select(columns).from(network).orderBy(desc(network.id))).map(asNetwork)
}

/** A network version; throws `not-found`. */
export async function findNetwork(db: Queryable, id: number): Promise<Network> {
  const [found] = await db.select(columns).from(network).where(eq(network.id, id))
  if (found === undefined) throw notFound('network', id)
  return asNetwork(found)
}

/** Network versions by number, for loaders. */
export async function findNetworks(db: Queryable, ids: readonly number[]): Promise<Network[]> {
  return (await db.select(columns).from(network).where(inArray(network.id, [...ids]))).map(asNetwork)
}

/** The network of all walkers in use; throws `conflict` while there is none. */
export async function activeNetwork(db: Queryable): Promise<Network> {
  const [found] = await db.select(columns).from(network).where(and(eq(network.status, 'active'), eq(network.mode, 'foot')))
  if (found === undefined) throw conflict('no walking network is active: import one with --activate first')
  return asNetwork(found)
}
