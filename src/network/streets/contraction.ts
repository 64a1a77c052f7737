import { compensatedSum, toDecimetres } from './decimetres.js'
import { growingFloat64, growingInt32 } from './growing-array.js'
import { spheroidMetres } from './spheroid.js'
import type { StreetNetwork, StreetRows } from './street-network.js'

/**
 * Turns a file's rows into a network of junctions and dead ends. Walking is undirected; nodes where exactly two row
 * ends meet vanish into the line of their chain. Edges come in the order of their chain's lowest row and run as that
 * row does; nodes come in the order of their input numbers. An isolated ring keeps its lowest node, a chain that
 * returns to its junction is a loop, parallel edges stay. The same rows give the same bytes.
 */
export function contract(rows: StreetRows): StreetNetwork {
  const { degree, joined, done } = meetings(rows)
  const edgeSource = growingInt32()
  const edgeTarget = growingInt32()
  const decimetres = growingInt32()
  const lineStart = growingInt32()
  const lines = growingFloat64()
  const isJunction = new Uint8Array(rows.lon.length)

  /** Follows a chain away from `row` over `node`, noting the rows passed; the junction at its end, -1 back at `row`. */
  const follow = (node: number, row: number, passed: number[]): number => {
    const start = row
    while (degree[node] === 2) {
      row ^= joined[node]!
      if (row === start) return -1
      done[row] = 1
      const forward = rows.source[row] === node
      passed.push(forward ? row : ~row)
      node = forward ? rows.target[row]! : rows.source[row]!
    }
    return node
  }

  const chainOf = (row: number): number[] => {
    done[row] = 1
    const ahead = [row]
    if (follow(rows.target[row]!, row, ahead) === -1) return fromLowestNode(rows, ahead)
    const behind: number[] = []
    follow(rows.source[row]!, row, behind)
    return [...behind.reverse().map((passed) => ~passed), ...ahead]
  }

  const draw = (lon: number, lat: number) => {
    lines.push(lon)
    lines.push(lat)
  }
  for (let row = 0; row < rows.source.length; row++) {
    if (done[row] === 1) continue
    const chain = chainOf(row)
    const source = startOf(rows, chain[0]!)
    const target = startOf(rows, ~chain.at(-1)!)
    isJunction[source] = 1
    isJunction[target] = 1
    edgeSource.push(source)
    edgeTarget.push(target)
    decimetres.push(toDecimetres(metresOf(rows, chain)))
    lineStart.push(lines.length() / 2)
    for (const step of chain) drawStep(rows, step, draw)
    draw(rows.lon[target]!, rows.lat[target]!)
  }
  lineStart.push(lines.length() / 2)

  const numbers = new Int32Array(rows.lon.length).fill(-1)
  const lon = growingFloat64()
  const lat = growingFloat64()
  for (let node = 0; node < isJunction.length; node++) {
    if (isJunction[node] === 0) continue
    numbers[node] = lon.length()
    lon.push(rows.lon[node]!)
    lat.push(rows.lat[node]!)
  }
  const nodeCount = lon.length()
  const source = edgeSource.finish().map((node) => numbers[node]!)
  const target = edgeTarget.finish().map((node) => numbers[node]!)
  return {
    nodeCount,
    lon: lon.finish(),
    lat: lat.finish(),
    ...componentsOf(nodeCount, source, target),
    edgeCount: source.length,
    source,
    target,
    decimetres: decimetres.finish(),
    lineStart: lineStart.finish(),
    lines: lines.finish()
  }
}

/**
 * How many row ends meet at each node, and the exclusive or of their row numbers: where two meet, that and one row
 * give the other. A row from a node to itself without shape and length is no street and counts as done.
 */
function meetings({ lon, source, target, metres, shape }: StreetRows) {
  const degree = new Int32Array(lon.length)
  const joined = new Int32Array(lon.length)
  const done = new Uint8Array(source.length)
  for (let row = 0; row < source.length; row++) {
    const from = source[row]!
    const to = target[row]!
    if (from === to && !shape.has(row) && !(metres[row]! > 0)) {
      done[row] = 1
      continue
    }
    degree[from]!++
    degree[to]!++
    joined[from]! ^= row
    joined[to]! ^= row
  }
  return { degree, joined, done }
}

/** Steps of a chain are row numbers; a row passed from its target to its source is their complement `~row`. */
const startOf = (rows: StreetRows, step: number): number => (step >= 0 ? rows.source[step]! : rows.target[~step]!)

function fromLowestNode(rows: StreetRows, ring: readonly number[]): number[] {
  let lowest = 0
  for (let at = 1; at < ring.length; at++) if (startOf(rows, ring[at]!) < startOf(rows, ring[lowest]!)) lowest = at
  return [...ring.slice(lowest), ...ring.slice(0, lowest)]
}

/** Calls `draw` for the start of a step and the points of its shape, in walking order; not for its end. */
function drawStep(rows: StreetRows, step: number, draw: (lon: number, lat: number) => void): void {
  const start = startOf(rows, step)
  draw(rows.lon[start]!, rows.lat[start]!)
  const shape = rows.shape.get(step >= 0 ? step : ~step)
  if (shape === undefined) return
  if (step >= 0) for (let at = 0; at < shape.length; at += 2) draw(shape[at]!, shape[at + 1]!)
  else for (let at = shape.length - 2; at >= 0; at -= 2) draw(shape[at]!, shape[at + 1]!)
}

/** Metres in full precision: given lengths as they are, the others along the drawn line on the spheroid. */
function metresOf(rows: StreetRows, chain: readonly number[]): number {
  const sum = compensatedSum()
  for (const step of chain) {
    const given = rows.metres[step >= 0 ? step : ~step]!
    if (!Number.isNaN(given)) {
      sum.add(given)
      continue
    }
    let before: [lon: number, lat: number] | undefined
    const measure = (lon: number, lat: number) => {
      if (before !== undefined) sum.add(spheroidMetres(before[0], before[1], lon, lat))
      before = [lon, lat]
    }
    drawStep(rows, step, measure)
    const end = startOf(rows, ~step)
    measure(rows.lon[end]!, rows.lat[end]!)
  }
  return sum.total()
}

/** Connected components by union-find: a root is the lowest node of its tree, so counting roots numbers them. */
function componentsOf(nodeCount: number, source: Int32Array, target: Int32Array) {
  const parent = Int32Array.from({ length: nodeCount }, (_, node) => node)
  const rootOf = (node: number): number => {
    while (parent[node] !== node) node = parent[node] = parent[parent[node]!]!
    return node
  }
  for (let edge = 0; edge < source.length; edge++) {
    const a = rootOf(source[edge]!)
    const b = rootOf(target[edge]!)
    if (a < b) parent[b] = a
    else parent[a] = b
  }
  const component = new Int32Array(nodeCount)
  const nodes = new Int32Array(nodeCount)
  let found = 0
  for (let node = 0; node < nodeCount; node++) {
    const root = rootOf(node)
    const number = root === node ? found++ : component[root]!
    component[node] = number
    nodes[number]!++
  }
  return { component, componentNodes: nodes.slice(0, found) }
}
