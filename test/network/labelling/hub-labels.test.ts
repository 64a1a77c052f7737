import { test } from 'tap'
import { createBoundedDijkstra } from '../../../src/network/labelling/bounded-dijkstra.js'
import { buildHubLabels } from '../../../src/network/labelling/hub-labels.js'
import type { HubLabels, StreetNetwork } from '../../../src/network/streets/street-network.js'
import { distancesByRelaxation, gridCity, tangledNetwork, trialNetwork } from './trial-networks.js'

function labelsOf({ start, hubs, decimetres }: HubLabels, node: number): Map<number, number> {
  const labels = new Map<number, number>()
  for (let at = start[node]!; at < start[node + 1]!; at++) labels.set(hubs[at]!, decimetres[at]!)
  return labels
}

function viaCommonHub(a: ReadonlyMap<number, number>, b: ReadonlyMap<number, number>, leftOut?: number): number {
  let shortest = Infinity
  for (const [hub, length] of a) {
    if (hub !== leftOut) shortest = Math.min(shortest, length + (b.get(hub) ?? Infinity))
  }
  return shortest
}

/** The first pair of nodes that the labels answer wrongly, or nothing. */
function firstWrongPair(network: StreetNetwork, horizonDecimetres: number): string | undefined {
  const labels = buildHubLabels(network, { horizonDecimetres })
  const rows = Array.from({ length: network.nodeCount }, (_, node) => labelsOf(labels, node))
  for (const [a, rowA] of rows.entries()) {
    const exact = distancesByRelaxation(network, a)
    for (const [b, rowB] of rows.entries()) {
      const answer = viaCommonHub(rowA, rowB)
      const isRight = exact[b]! <= horizonDecimetres ? answer === exact[b] : answer >= exact[b]!
      if (!isRight) return `${a} to ${b}: ${answer} instead of ${exact[b]!}`
    }
  }
  return undefined
}

void test('on tangled networks every pair within the horizon gets its exact distance and no pair a shorter one', async t => {
  for (let seed = 1; seed <= 300; seed++) {
    const network = tangledNetwork(seed)
    for (const horizon of [0, 30, 100, 32_767]) {
      const wrong = firstWrongPair(network, horizon)
      if (wrong !== undefined) t.fail(`network ${seed}, horizon ${horizon}: ${wrong}`)
    }
  }
  t.pass('300 networks at four horizons')
})

void test('in a city with a river every pair within the horizon gets its exact distance and no pair a shorter one', async t => {
  const city = gridCity(22, 26, 7)
  for (const horizon of [3_000, 15_000]) t.equal(firstWrongPair(city, horizon), undefined, `horizon ${horizon} dm`)
})

void test('in a larger city, whose rows come in several blocks, sampled nodes get exact distances to all others', async t => {
  const city = gridCity(90, 100, 12)
  const horizonDecimetres = 15_000
  const labels = buildHubLabels(city, { horizonDecimetres })
  const { search, distance } = createBoundedDijkstra(city)
  let wrong = 0
  for (let a = 0; a < city.nodeCount; a += 487) {
    const rowA = labelsOf(labels, a)
    search([{ node: a, decimetres: 0 }], horizonDecimetres)
    for (let b = 0; b < city.nodeCount; b++) {
      const answer = viaCommonHub(rowA, labelsOf(labels, b))
      if (distance(b) >= 0 ? answer !== distance(b) : answer <= horizonDecimetres) wrong++
    }
  }
  t.equal(wrong, 0)
})

void test('no label can be left out without losing the distance to its hub', async t => {
  const networks = [gridCity(15, 15, 3), ...Array.from({ length: 40 }, (_, i) => tangledNetwork(1_000 + i))]
  let needless = 0
  for (const network of networks) {
    const labels = buildHubLabels(network, { horizonDecimetres: 6_000 })
    for (let node = 0; node < network.nodeCount; node++) {
      const row = labelsOf(labels, node)
      for (const [hub, length] of row) {
        if (hub !== node && viaCommonHub(row, labelsOf(labels, hub), hub) <= length) needless++
      }
    }
  }
  t.equal(needless, 0)
})

void test('every node is its own hub at zero, and rows are sorted by hub within the horizon', async t => {
  const network = tangledNetwork(11)
  const horizonDecimetres = 80
  const labels = buildHubLabels(network, { horizonDecimetres })
  for (let node = 0; node < network.nodeCount; node++) {
    const row = labelsOf(labels, node)
    t.equal(row.get(node), 0)
    t.same([...row.keys()], [...row.keys()].sort((a, b) => a - b))
    t.ok([...row.values()].every(length => length >= 0 && length <= horizonDecimetres))
    t.equal(row.size, labels.start[node + 1]! - labels.start[node]!, 'no hub twice')
  }
})

void test('equal networks get equal labels', async t => {
  const first = buildHubLabels(gridCity(30, 30, 5), { horizonDecimetres: 15_000 })
  const second = buildHubLabels(gridCity(30, 30, 5), { horizonDecimetres: 15_000 })
  t.same(first, second)
})

void test('labels stay short where streets form a city', async t => {
  const city = gridCity(60, 60, 9)
  const labels = buildHubLabels(city, { horizonDecimetres: 15_000 })
  t.ok(labels.hubs.length / city.nodeCount < 40, `${labels.hubs.length / city.nodeCount} per node`)
})

void test('a network without nodes has no labels, one without edges only its nodes themselves', async t => {
  t.same(buildHubLabels(trialNetwork([], []), { horizonDecimetres: 15_000 }), {
    start: Int32Array.of(0),
    hubs: Int32Array.of(),
    decimetres: Int16Array.of()
  })
  const lonely = buildHubLabels(trialNetwork([[0, 0], [0, 0]], []), { horizonDecimetres: 15_000 })
  t.same(lonely, { start: Int32Array.of(0, 1, 2), hubs: Int32Array.of(0, 1), decimetres: Int16Array.of(0, 0) })
})

void test('progress grows from nothing to one', async t => {
  const shares: number[] = []
  buildHubLabels(gridCity(12, 12, 1), { horizonDecimetres: 5_000, onProgress: share => shares.push(share) })
  t.equal(shares[0], 0)
  t.equal(shares.at(-1), 1)
  t.same(shares, shares.toSorted((a, b) => a - b))
})

void test('a horizon that a label cannot hold is refused', async t => {
  const network = tangledNetwork(1)
  for (const horizonDecimetres of [32_768, -1, 0.5, NaN]) {
    t.throws(() => buildHubLabels(network, { horizonDecimetres }), RangeError)
  }
  t.doesNotThrow(() => buildHubLabels(network, { horizonDecimetres: 32_767 }))
})
