import { test } from 'tap'
import { contract } from '../../../src/network/streets/contraction.js'
import type { StreetNetwork, StreetRows } from '../../../src/network/streets/street-network.js'

type Row = readonly [source: number, target: number, metres?: number, shape?: readonly number[]]

/** Rows among nodes that stand a millionth of a degree apart on the equator, node n at longitude n * 1e-6. */
function streets(nodes: number, given: readonly Row[]): StreetRows {
  return {
    lon: Float64Array.from({ length: nodes }, (_, node) => node * 1e-6),
    lat: new Float64Array(nodes),
    source: Int32Array.from(given, ([source]) => source),
    target: Int32Array.from(given, ([, target]) => target),
    metres: Float64Array.from(given, ([, , metres]) => metres ?? NaN),
    shape: new Map(given.flatMap(([, , , shape], row) => (shape === undefined ? [] : [[row, Float64Array.from(shape)] as const])))
  }
}

/** Each edge as [source, target, decimetres]. */
const edges = ({ source, target, decimetres }: StreetNetwork) => Array.from(source, (from, edge) => [from, target[edge], decimetres[edge]])

/** Longitudes of an edge's drawn line in millionths of a degree: the input numbers of the nodes it passes. */
const passed = ({ lineStart, lines }: StreetNetwork, edge: number) =>
  Array.from(lines.subarray(lineStart[edge]! * 2, lineStart[edge + 1]! * 2))
    .filter((_, at) => at % 2 === 0)
    .map((lon) => Math.round(lon * 1e6))

void test('a chain becomes one edge that keeps its drawn line and the sum of its lengths', async (t) => {
  const network = contract(streets(4, [[0, 1, 10], [1, 2, 20.5], [2, 3, 30]]))
  t.equal(network.nodeCount, 2)
  t.strictSame(edges(network), [[0, 1, 605]])
  t.strictSame(passed(network, 0), [0, 1, 2, 3])
  t.strictSame(Array.from(network.lon), [0, 3e-6])
})

void test('an edge runs as the lowest row of its chain runs', async (t) => {
  const network = contract(streets(4, [[2, 1, 1], [0, 1, 1], [2, 3, 1]]))
  t.strictSame(edges(network), [[1, 0, 30]])
  t.strictSame(passed(network, 0), [3, 2, 1, 0])
})

void test('a shape is drawn in walking order, whichever way its row runs', async (t) => {
  const network = contract(streets(10, [[1, 2, 5], [0, 1, 5, [7e-6, 0, 8e-6, 0]], [3, 2, 5, [5e-6, 0, 6e-6, 0]]]))
  t.strictSame(passed(network, 0), [0, 7, 8, 1, 2, 6, 5, 3])
})

void test('edges come in the order of their lowest rows, nodes in the order of their numbers', async (t) => {
  // A star with its centre at 4: arms to 3, 0 and, over 2, to 1.
  const network = contract(streets(5, [[4, 3, 1], [2, 1, 2], [0, 4, 3], [2, 4, 4]]))
  t.strictSame(Array.from(network.lon, (lon) => Math.round(lon * 1e6)), [0, 1, 3, 4])
  t.strictSame(edges(network), [[3, 2, 10], [3, 1, 60], [0, 3, 30]])
})

void test('given lengths are rounded once, at the end, half away from zero', async (t) => {
  const decimetres = (...metres: number[]) =>
    contract(streets(metres.length + 1, metres.map((length, row) => [row, row + 1, length] as const))).decimetres[0]
  t.equal(decimetres(0.05), 1)
  t.equal(decimetres(0.04), 0)
  t.equal(decimetres(0.04, 0.04), 1)
  t.equal(decimetres(0.1, 0.2), 3)
  t.equal(decimetres(0.1, 0.2, 0.05), 4)
  t.ok(0.1 + 2.3 + 0.05 < 2.45, 'in doubles this sum falls short of the half')
  t.equal(decimetres(0.1, 2.3, 0.05), 25)
  t.equal(decimetres(...Array.from({ length: 9_999 }, () => 0.1), 0.05), 10_000)
  t.equal(decimetres(123_456.7, 0.05), 1_234_568)
  t.equal(decimetres(0.0499999), 0, 'a tenth of a micrometre below a half is below it')
})

void test('lengths that are not given are measured on the WGS84 spheroid', async (t) => {
  // One degree along the equator is a·π/180 = 111,319.4908 m; one degree of meridian from it 110,574.3886 m (Karney).
  const rows = { ...streets(3, [[0, 1], [1, 2]]), lon: Float64Array.of(0, 1, 1), lat: Float64Array.of(0, 0, 1) }
  t.strictSame(edges(contract(rows)), [[0, 1, 2_218_939]])
  t.equal(contract({ ...rows, source: Int32Array.of(0), target: Int32Array.of(1) }).decimetres[0], 1_113_195)
  const bent = contract({
    ...rows,
    source: Int32Array.of(0),
    target: Int32Array.of(2),
    metres: Float64Array.of(NaN),
    shape: new Map([[0, Float64Array.of(1, 0)]])
  })
  t.strictSame(edges(bent), [[0, 1, 2_218_939]], 'along the drawn line')
})

void test('an isolated ring keeps its lowest node and runs as its lowest row does', async (t) => {
  const network = contract(streets(5, [[3, 2, 1], [3, 4, 2], [4, 1, 4], [2, 1, 8]]))
  t.equal(network.nodeCount, 1)
  t.strictSame(edges(network), [[0, 0, 150]])
  t.strictSame(passed(network, 0), [1, 4, 3, 2, 1])
})

void test('two rows between two nodes and nothing else are such a ring', async (t) => {
  const network = contract(streets(2, [[1, 0, 3], [1, 0, 4]]))
  t.strictSame(edges(network), [[0, 0, 70]])
  t.strictSame(passed(network, 0), [0, 1, 0])
})

void test('a chain that returns to its junction is a loop', async (t) => {
  const network = contract(streets(4, [[0, 1, 1], [1, 2, 2], [2, 3, 4], [3, 1, 8]]))
  t.strictSame(edges(network), [[0, 1, 10], [1, 1, 140]])
  t.strictSame(passed(network, 1), [1, 2, 3, 1])
})

void test('parallel edges stay', async (t) => {
  const network = contract(streets(5, [[0, 1, 1], [1, 2, 5], [1, 4, 3], [4, 2, 3], [2, 3, 1]]))
  t.strictSame(edges(network), [[0, 1, 10], [1, 2, 50], [1, 2, 60], [2, 3, 10]])
})

void test('a row from a node to itself vanishes unless it has a length or a shape', async (t) => {
  const network = contract(streets(4, [[0, 1, 1], [1, 1, 0], [1, 1], [1, 2, 1], [2, 2, 7], [3, 3, 0]]))
  t.strictSame(edges(network), [[0, 1, 20], [1, 1, 70]])
  t.strictSame(edges(contract(streets(2, [[0, 0, 0, [1e-6, 0]]]))), [[0, 0, 0]])
  t.strictSame(edges(contract(streets(1, [[0, 0, 2.5]]))), [[0, 0, 25]])
})

void test('nodes that no row uses vanish, and no rows at all are an empty network', async (t) => {
  t.equal(contract(streets(9, [[3, 7, 1]])).nodeCount, 2)
  const { nodeCount, edgeCount, component, componentNodes, lineStart } = contract(streets(3, []))
  t.strictSame({ nodeCount, edgeCount, component: component.length, componentNodes: componentNodes.length, lineStart: Array.from(lineStart) }, {
    nodeCount: 0, edgeCount: 0, component: 0, componentNodes: 0, lineStart: [0]
  })
})

void test('components are numbered in the order of their lowest node', async (t) => {
  const network = contract(streets(8, [[6, 7, 1], [4, 1, 1], [5, 2, 1], [5, 3, 1], [5, 0, 1]]))
  t.strictSame(Array.from(network.component), [0, 1, 0, 0, 1, 0, 2, 2])
  t.strictSame(Array.from(network.componentNodes), [4, 2, 2])
})

void test('a length beyond what an edge can hold is refused', async (t) => {
  t.throws(() => contract(streets(2, [[0, 1, 1e12]])), RangeError)
})

/** A small generator of repeatable numbers (mulberry32). */
function randomNumbers(seed: number) {
  return (below: number) => {
    seed = (seed + 0x6d2b79f5) | 0
    let mixed = Math.imul(seed ^ (seed >>> 15), seed | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

/** All distances between nodes by Floyd and Warshall, in decimetres. */
function allDistances(nodes: number, given: readonly (readonly [number, number, number])[]) {
  const distance = Array.from({ length: nodes }, (_, a) => Array.from({ length: nodes }, (_, b) => (a === b ? 0 : Infinity)))
  for (const [a, b, length] of given) distance[a]![b] = distance[b]![a] = Math.min(distance[a]![b]!, length)
  for (let over = 0; over < nodes; over++)
    for (const from of distance) for (let to = 0; to < nodes; to++) from[to] = Math.min(from[to]!, from[over]! + distance[over]![to]!)
  return distance
}

void test('whatever the streets: distances between kept nodes stay, no chain is left, the same bytes come out', async (t) => {
  const random = randomNumbers(7)
  for (let round = 0; round < 200; round++) {
    const nodes = 2 + random(25)
    const given = Array.from({ length: random(30) }, () => [random(nodes), random(nodes), random(500) / 10] as const)
    const rows = streets(nodes, given)
    const network = contract(rows)
    t.strictSame(contract(rows), network)

    const before = allDistances(nodes, given.map(([a, b, metres]) => [a, b, Math.round(metres * 10)] as const))
    const after = allDistances(network.nodeCount, edges(network) as [number, number, number][])
    const inputNumber = Array.from(network.lon, (lon) => Math.round(lon * 1e6))
    t.strictSame(after, inputNumber.map((a) => inputNumber.map((b) => before[a]![b])))

    const degree = new Int32Array(network.nodeCount)
    network.source.forEach((source, edge) => {
      degree[source]!++
      degree[network.target[edge]!]!++
    })
    const lineEnds = Array.from(network.source, (_, edge) => [passed(network, edge)[0], passed(network, edge).at(-1)])
    t.strictSame(lineEnds, Array.from(network.source, (source, edge) => [inputNumber[source], inputNumber[network.target[edge]!]]))
    const isRing = (node: number) => network.source.some((source, edge) => source === node && network.target[edge] === node)
    t.notOk(Array.from(degree).some((ends, node) => ends === 0 || (ends === 2 && !isRing(node))))
    const sum = (lengths: Iterable<number>) => Array.from(lengths).reduce((total, length) => total + length, 0)
    t.equal(sum(network.decimetres), sum(given.map(([, , metres]) => Math.round(metres * 10))))
  }
})
