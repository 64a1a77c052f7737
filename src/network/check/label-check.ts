import { drizzle } from 'drizzle-orm/node-postgres'
import { eq } from 'drizzle-orm'
import type pg from 'pg'
import type { Database } from '../../platform/database/database.js'
import { conflict, notFound } from '../../platform/errors.js'
import { createBoundedDijkstra } from '../labelling/bounded-dijkstra.js'
import type { CheckedPart } from './checked-part.js'
import { checkLabelRows, checkNodeDistances } from './node-label-check.js'
import { checkPlaces, sampledPlaces } from './place-check.js'
import { checkReach } from './reach-check.js'
import { checkStreets, readStoredStreets, type StoredNetwork } from './stored-streets.js'
import { network as table } from '../tables.js'

export type CheckStep = 'streets' | 'label rows' | 'node distances' | 'places' | 'reach'

export interface LabelCheckOptions {
  /** Nodes, sites and facilities to look at of each; what is asked of all rows is asked of all of them all the same. */
  readonly samples: number
  /** The same seed picks the same ones. */
  readonly seed: number
  /** Told the step in hand and the share of it that is done, 0 to 1. */
  readonly onProgress?: (step: CheckStep, share: number) => void
}

export interface LabelCheck {
  readonly network: { readonly id: number; readonly name: string }
  readonly samples: number
  readonly seed: number
  /** No part differs. */
  readonly sound: boolean
  readonly parts: readonly CheckedPart[]
}

/**
 * Compares stored networks with what brute force makes of their edges: label rows and node distances, places, labels by
 * hub, reach. Reads the rows as they are, of one moment, and changes nothing.
 * Throws `not-found` for an unknown network, `conflict` for one that is not kept up, or while none is active.
 *
 * @param id absent: every active network
 */
export async function checkLabels(database: Database, id: number | undefined, options: LabelCheckOptions): Promise<LabelCheck[]> {
  return atOneMoment(database, async (client) => {
    const checks: LabelCheck[] = []
    for (const network of await storedNetworks(client, id)) checks.push(await checkNetwork(client, network, options))
    return checks
  })
}

async function checkNetwork(
  client: pg.PoolClient,
  network: StoredNetwork,
  { samples, seed, onProgress = () => undefined }: LabelCheckOptions
): Promise<LabelCheck> {
  const watch = (step: CheckStep) => {
    onProgress(step, 0)
    return (share: number) => onProgress(step, share)
  }
  watch('streets')
  const streets = await readStoredStreets(client, network)
  const walks = createBoundedDijkstra(streets)
  const parts = [checkStreets(network, streets)]
  parts.push(await checkLabelRows(client, network, watch('label rows')))
  const nodes = await sampledNodes(client, network, { samples, seed })
  parts.push(await checkNodeDistances(client, network, walks, nodes, watch('node distances')))
  parts.push(...(await checkPlaces(client, network, { samples, seed }, watch('places'))))
  const sites = await sampledPlaces(client, network, { name: 'site' }, { samples, seed })
  parts.push(await checkReach(client, network, streets, walks, sites, watch('reach')))
  return { network: { id: network.id, name: network.name }, samples, seed, sound: parts.every(({ differing }) => differing === 0), parts }
}

/** Facilities that come in meanwhile are not seen: half of their rows would look like a difference. */
async function atOneMoment<T>({ pool }: Database, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  let broken: Error | undefined
  try {
    await client.query('begin isolation level repeatable read, read only')
    return await work(client)
  } finally {
    await client.query('rollback').catch((failure: unknown) => {
      broken = failure as Error
    })
    client.release(broken)
  }
}

async function storedNetworks(client: pg.PoolClient, id: number | undefined): Promise<StoredNetwork[]> {
  const { name, status, horizonDecimetres, leastComponentNodes, firstNode, nodeCount, firstEdge, edgeCount } = table
  const found = await drizzle({ client })
    .select({ id: table.id, name, status, horizonDecimetres, leastComponentNodes, firstNode, nodeCount, firstEdge, edgeCount })
    .from(table)
    .where(id === undefined ? eq(status, 'active') : eq(table.id, id))
    .orderBy(table.id)
  if (found.length === 0) {
    throw id === undefined ? conflict('no walking network is active: name one, or import one with --activate first') : notFound('network', id)
  }
  const idle = found.find((network) => network.status !== 'active' && network.status !== 'ready')
  if (idle !== undefined) throw conflict(`network ${idle.id} is ${idle.status}: its places are not kept up`)
  return found
}

async function sampledNodes(client: pg.PoolClient, { id }: StoredNetwork, { samples, seed }: { samples: number; seed: number }): Promise<number[]> {
  const found = await client.query<{ id: number }>(
    `select n.id
     from network.node as n
     where n.network_id = $1
     order by md5(n.id || ' ' || $3::bigint), n.id
     limit $2`,
    [id, samples, seed]
  )
  return found.rows.map((row) => row.id)
}
