import { createBoundedDijkstra } from '../src/network/labelling/bounded-dijkstra.js'
import { buildHubLabels } from '../src/network/labelling/hub-labels.js'
import type { HubLabels, StreetNetwork } from '../src/network/streets/street-network.js'
import { growthNetwork } from './growth-network.js'
import type { GrowthReport } from './growth.js'
import { scatter, timed } from './measurement.js'

const horizonDecimetres = 15_000
/** A build of few junctions is over before the engine has compiled it: such are repeated. */
const junctionsInAll = 500_000
const mostBuilds = 5
/** Nodes whose distances to all others within the horizon are compared. */
const checkedNodes = 200

// A process of its own: its peak memory is that of one network and its labels.
const network = growthNetwork(Number(process.argv[2]))
const builds = Math.min(mostBuilds, Math.ceil(junctionsInAll / network.nodeCount))
const seconds: number[] = []
let labels!: HubLabels
for (let i = 0; i < builds; i++) {
  const build = await timed(() => buildHubLabels(network, { horizonDecimetres }))
  labels = build.result
  seconds.push(build.milliseconds / 1_000)
}
const peakMegabytes = process.resourceUsage().maxRSS / 1_024
const report: GrowthReport = {
  junctions: network.nodeCount,
  seconds,
  labels: labels.hubs.length,
  longestRow: labels.start.reduce((longest, begin, node) => Math.max(longest, begin - (labels.start[node - 1] ?? 0)), 0),
  labelBytes: labels.start.byteLength + labels.hubs.byteLength + labels.decimetres.byteLength,
  peakMegabytes,
  degreeShares: degreeShares(network),
  equalShare: equalDistances(network, labels)
}
process.send!(report)
process.disconnect()

/** Shares of dead ends, of junctions of three and of four, and of more. */
function degreeShares({ nodeCount, source, target }: StreetNetwork): GrowthReport['degreeShares'] {
  const degree = new Int32Array(nodeCount)
  for (const ends of [source, target]) for (const node of ends) degree[node]!++
  const shareOf = (test: (degree: number) => boolean) => degree.reduce((count, d) => count + Number(test(d)), 0) / nodeCount
  return { one: shareOf((d) => d === 1), three: shareOf((d) => d === 3), four: shareOf((d) => d === 4), more: shareOf((d) => d > 4) }
}

/** Share of distances that labels give as a bounded search does, to every node within the horizon of some nodes. */
function equalDistances(streets: StreetNetwork, { start, hubs, decimetres }: HubLabels): number {
  const { search, settled, distance } = createBoundedDijkstra(streets)
  const toHub = new Int32Array(streets.nodeCount).fill(horizonDecimetres + 1)
  let compared = 0
  let equal = 0
  for (const origin of scatter(streets.nodeCount, checkedNodes)) {
    for (let at = start[origin]!; at < start[origin + 1]!; at++) toHub[hubs[at]!] = decimetres[at]!
    const count = search([{ node: origin, decimetres: 0 }], horizonDecimetres)
    for (const node of settled.subarray(0, count)) {
      let least = Infinity
      for (let at = start[node]!; at < start[node + 1]!; at++) least = Math.min(least, toHub[hubs[at]!]! + decimetres[at]!)
      compared++
      if (least === distance(node)) equal++
    }
    for (let at = start[origin]!; at < start[origin + 1]!; at++) toHub[hubs[at]!] = horizonDecimetres + 1
  }
  return equal / compared
}
