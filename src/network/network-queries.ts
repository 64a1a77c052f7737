import { desc, eq, inArray } from 'drizzle-orm'
import type { Queryable } from '../platform/database/database.js'
import { conflict, notFound } from '../platform/errors.js'
import { network } from './tables.js'

export interface Network {
  readonly id: number
  readonly name: string
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

const asNetwork = (row: typeof network.$inferSelect): Network => ({
  id: row.id,
  name: row.name,
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
  return (await db.select().from(network).orderBy(desc(network.id))).map(asNetwork)
}

/** A network version; throws `not-found`. */
export async function findNetwork(db: Queryable, id: number): Promise<Network> {
  const [found] = await db.select().from(network).where(eq(network.id, id))
  if (found === undefined) throw notFound('network', id)
  return asNetwork(found)
}

/** Network versions by number, for loaders. */
export async function findNetworks(db: Queryable, ids: readonly number[]): Promise<Network[]> {
  return (await db.select().from(network).where(inArray(network.id, [...ids]))).map(asNetwork)
}

/** The network in use; throws `conflict` while there is none. */
export async function activeNetwork(db: Queryable): Promise<Network> {
  const [found] = await db.select().from(network).where(eq(network.status, 'active'))
  if (found === undefined) throw conflict('no walking network is active: import one with --activate first')
  return asNetwork(found)
}
