import { test } from 'tap'
import { dissectionOrder } from '../../../src/network/labelling/dissection.js'
import { gridCity, tangledNetwork, trialNetwork } from './trial-networks.js'

void test('every node is ranked exactly once, however the network looks', async t => {
  const star = trialNetwork(
    Array.from({ length: 40 }, (): [number, number] => [13, 45]),
    Array.from({ length: 39 }, (_, i) => ({ source: 0, target: i + 1, decimetres: 100 }))
  )
  const everyPair = trialNetwork(
    Array.from({ length: 20 }, (_, i): [number, number] => [i / 1000, 45]),
    Array.from({ length: 400 }, (_, i) => ({ source: i % 20, target: Math.floor(i / 20), decimetres: 100 }))
  )
  const tangled = Array.from({ length: 50 }, (_, i) => tangledNetwork(i))
  for (const network of [trialNetwork([], []), star, everyPair, gridCity(40, 50, 2), ...tangled]) {
    const all = Int32Array.from({ length: network.nodeCount }, (_, node) => node)
    t.same(dissectionOrder(network).toSorted(), all)
  }
})

void test('the one bridge between two towns ranks highest', async t => {
  // Two ladders of 2 by 12 nodes, joined by node 48 alone.
  const positions = Array.from({ length: 48 }, (_, i): [number, number] => {
    const town = Math.floor(i / 24)
    return [13 + town * 0.03 + (Math.floor(i / 2) % 12) / 1000, 45 + (i % 2) / 1000]
  })
  const edges = [0, 24].flatMap(town => [
    ...Array.from({ length: 12 }, (_, i) => ({ source: town + 2 * i, target: town + 2 * i + 1, decimetres: 1_000 })),
    ...Array.from({ length: 22 }, (_, i) => ({ source: town + i, target: town + i + 2, decimetres: 800 }))
  ])
  const bridge = [
    { source: 22, target: 48, decimetres: 5_000 },
    { source: 48, target: 24, decimetres: 5_000 }
  ]
  const order = dissectionOrder(trialNetwork([...positions, [13.02, 45]], [...edges, ...bridge]))
  t.ok([22, 48, 24].includes(order[0]!), `node ${order[0]!}`)
})

void test('equal networks get equal orders', async t => {
  t.same(dissectionOrder(gridCity(45, 45, 4)), dissectionOrder(gridCity(45, 45, 4)))
})
