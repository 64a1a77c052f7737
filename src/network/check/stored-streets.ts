import type pg from 'pg'
import type { Walkways } from '../labelling/adjacency.js'
import { tallyPart, type CheckedPart } from './checked-part.js'
import type { network } from '../tables.js'

/** What a check needs of a network's row. */
export type StoredNetwork = Pick<
  typeof network.$inferSelect,
  'id' | 'name' | 'status' | 'horizonDecimetres' | 'leastComponentNodes' | 'firstNode' | 'nodeCount' | 'firstEdge' | 'edgeCount'
>

/** The streets of a stored network; nodes and edges are numbered from 0, as `first_node` and `first_edge` say. */
export interface StoredStreets extends Walkways {
  /** 1 = may be snapped to. */
  readonly snappable: Uint8Array
  /** Component each node is said to be in. */
  readonly component: Int32Array
  /** Rows that are there of each. */
  readonly nodeRows: number
  readonly edgeRows: number
  /** Nodes in the network's box, outside of which points are not even snapped. */
  readonly nodesInExtent: number
}

const rowsPerRead = 50_000

/** Calls `read` with one range of ids after the other. */
export async function forRanges(first: number, count: number, rows: number, read: (from: number, to: number) => Promise<void>): Promise<void> {
  for (let from = first; from < first + count; from += rows) await read(from, Math.min(from + rows, first + count))
}

/** Reads a network's nodes and edges; -1 stands for what is missing: an edge without ends joins nothing. */
export async function readStoredStreets(client: pg.ClientBase, network: StoredNetwork): Promise<StoredStreets> {
  const { id, firstNode, nodeCount, firstEdge, edgeCount } = network
  const component = new Int32Array(nodeCount).fill(-1)
  const source = new Int32Array(edgeCount).fill(-1)
  const target = new Int32Array(edgeCount).fill(-1)
  const decimetres = new Int32Array(edgeCount)
  const snappable = new Uint8Array(edgeCount)
  let nodeRows = 0
  let edgeRows = 0
  let nodesInExtent = 0
  const isNode = (node: number) => node >= firstNode && node < firstNode + nodeCount

  await forRanges(firstNode, nodeCount, rowsPerRead, async (from, to) => {
    const found = await client.query<[number, number, boolean | null]>({
      text: `
        select d.id, d.component, d.geom && n.extent
        from network.node as d
        join network.network as n on n.id = d.network_id
        where d.network_id = $1
          and d.id >= $2
          and d.id < $3`,
      values: [id, from, to],
      rowMode: 'array'
    })
    nodeRows += found.rows.length
    for (const [node, number, inExtent] of found.rows) {
      component[node - firstNode] = number
      if (inExtent === true) nodesInExtent++
    }
  })
  await forRanges(firstEdge, edgeCount, rowsPerRead, async (from, to) => {
    const found = await client.query<[number, number, number, number, boolean]>({
      text: 'select id, source, target, decimetres, snappable from network.edge where network_id = $1 and id >= $2 and id < $3',
      values: [id, from, to],
      rowMode: 'array'
    })
    edgeRows += found.rows.length
    for (const [edge, a, b, length, isSnappable] of found.rows) {
      if (!isNode(a) || !isNode(b)) continue
      const at = edge - firstEdge
      source[at] = a - firstNode
      target[at] = b - firstNode
      decimetres[at] = length
      snappable[at] = isSnappable ? 1 : 0
    }
  })
  return { nodeCount, edgeCount, source, target, decimetres, snappable, component, nodeRows, edgeRows, nodesInExtent }
}

/** Whether every node and edge of a network is there, in the component that walking it finds, and snapped to where that is large enough. */
export function checkStreets(network: StoredNetwork, streets: StoredStreets): CheckedPart {
  const { nodeCount, edgeCount, source, component, snappable, nodeRows, edgeRows, nodesInExtent } = streets
  const { compare, differ, part } = tallyPart('streets')
  compare(nodeCount + edgeCount)
  if (nodeRows !== nodeCount) differ({ about: `nodes of network ${network.id}`, expected: `${nodeCount}`, found: `${nodeRows}` })
  if (edgeRows !== edgeCount) differ({ about: `edges of network ${network.id}`, expected: `${edgeCount}`, found: `${edgeRows}` })
  if (nodesInExtent !== nodeRows) differ({ about: `extent of network ${network.id}`, expected: `${nodeRows} nodes in it`, found: `${nodesInExtent}` })

  const rootOf = joinedNodes(streets)
  const sizes = new Int32Array(nodeCount)
  for (let node = 0; node < nodeCount; node++) sizes[rootOf(node)]!++

  const componentOf = new Map<number, number>()
  const rootOfComponent = new Map<number, number>()
  for (let node = 0; node < nodeCount; node++) {
    const [root, said] = [rootOf(node), component[node]!]
    if (!componentOf.has(root)) componentOf.set(root, said)
    if (!rootOfComponent.has(said)) rootOfComponent.set(said, root)
    const others = componentOf.get(root)!
    if (others !== said) differ({ about: `component of node ${network.firstNode + node}`, expected: `${others}, as of node ${network.firstNode + root}`, found: `${said}` })
    else if (rootOfComponent.get(said) !== root) differ({ about: `component of node ${network.firstNode + node}`, expected: 'one of its own', found: `${said}, which it does not meet` })
  }
  for (let edge = 0; edge < edgeCount; edge++) {
    const about = `edge ${network.firstEdge + edge}`
    if (source[edge]! < 0) {
      differ({ about, expected: 'an edge between two nodes of the network', found: 'none' })
      continue
    }
    const nodes = sizes[rootOf(source[edge]!)]!
    const expected = nodes >= network.leastComponentNodes
    const found = snappable[edge] === 1
    if (found !== expected) differ({ about: `${about}, of a component of ${nodes} nodes`, expected: `snappable ${expected}`, found: `snappable ${found}` })
  }
  return part()
}

/** The lowest node of each node's component, found by union and halved paths, without regard to what is stored about components. */
function joinedNodes({ nodeCount, edgeCount, source, target }: Walkways): (node: number) => number {
  const above = Int32Array.from({ length: nodeCount }, (_, node) => node)
  const rootOf = (node: number): number => {
    let at = node
    while (above[at] !== at) at = above[at] = above[above[at]!]!
    return at
  }
  for (let edge = 0; edge < edgeCount; edge++) {
    if (source[edge]! < 0) continue
    const [a, b] = [rootOf(source[edge]!), rootOf(target[edge]!)]
    above[Math.max(a, b)] = Math.min(a, b)
  }
  return rootOf
}
