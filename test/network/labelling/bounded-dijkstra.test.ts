import { test } from 'tap'
import { createBoundedDijkstra } from '../../../src/network/labelling/bounded-dijkstra.js'
import { distancesByRelaxation, gridCity, tangledNetwork, trialNetwork } from './trial-networks.js'

void test('one searcher used again and again finds exact distances within each budget and nothing beyond', async t => {
  for (let seed = 1; seed <= 60; seed++) {
    const network = tangledNetwork(seed)
    const searcher = createBoundedDijkstra(network)
    for (let origin = 0; origin < network.nodeCount; origin++) {
      const exact = distancesByRelaxation(network, origin)
      const budget = (origin * 37) % 150
      const count = searcher.search([{ node: origin, decimetres: 0 }], budget)
      const expected = exact.map(length => (length <= budget ? length : -1))
      const found = exact.map((_, node) => searcher.distance(node))
      const settled = Array.from(searcher.settled.subarray(0, count))
      const lengths = settled.map(node => searcher.distance(node))
      if (new Set(settled).size !== count || count !== expected.filter(length => length >= 0).length) {
        t.fail(`settled of network ${seed} from ${origin}`)
      }
      if (lengths.some((length, i) => i > 0 && length < lengths[i - 1]!)) t.fail(`order of network ${seed} from ${origin}`)
      if (found.join() !== expected.join()) t.fail(`distances of network ${seed} from ${origin}`)
    }
  }
  t.pass('60 networks')
})

void test('several seeds reach each node by the nearest of them, their own lengths included', async t => {
  const city = gridCity(15, 15, 8)
  const seeds = [
    { node: 3, decimetres: 400 },
    { node: 200, decimetres: 0 },
    { node: 3, decimetres: 150 },
    { node: 90, decimetres: 6_000 }
  ]
  const budget = 5_000
  const fromEach = seeds.map(({ node, decimetres }) => distancesByRelaxation(city, node).map(length => length + decimetres))
  const { search, distance } = createBoundedDijkstra(city)
  search(seeds, budget)
  for (let node = 0; node < city.nodeCount; node++) {
    const nearest = Math.min(...fromEach.map(lengths => lengths[node]!))
    t.equal(distance(node), nearest <= budget ? nearest : -1)
  }
})

void test('closed edges are not walked', async t => {
  const city = gridCity(12, 12, 6)
  const closedEdges = new Set([5, 17, 40, 41, 42, 90])
  const exact = distancesByRelaxation(city, 30, closedEdges)
  const { search, distance } = createBoundedDijkstra(city, { closedEdges })
  search([{ node: 30, decimetres: 0 }], 100_000)
  t.same(
    exact.map((_, node) => distance(node)),
    exact.map(length => (length === Infinity ? -1 : length))
  )
})

void test('a search with nothing to start from, or nothing to spend, finds nothing and leaves nothing behind', async t => {
  const { search, distance } = createBoundedDijkstra(trialNetwork([[0, 0], [0, 0.001]], [{ source: 0, target: 1, decimetres: 1_106 }]))
  t.equal(search([{ node: 0, decimetres: 0 }], 1_106), 2)
  t.equal(search([], 1_000), 0)
  t.equal(distance(0), -1)
  t.equal(search([{ node: 1, decimetres: 0 }], -1), 0)
  t.equal(search([{ node: 1, decimetres: 0 }], 0), 1)
  t.equal(distance(1), 0)
})

void test('seeds and budgets that mean nothing are refused', async t => {
  const { search } = createBoundedDijkstra(trialNetwork([[0, 0]], []))
  t.throws(() => search([{ node: 1, decimetres: 0 }], 100), RangeError)
  t.throws(() => search([{ node: 0, decimetres: -1 }], 100), RangeError)
  t.throws(() => search([{ node: 0, decimetres: 0.5 }], 100), RangeError)
  t.throws(() => search([{ node: 0, decimetres: 0 }], NaN), RangeError)
})
