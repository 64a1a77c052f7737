import { createRandom } from '../src/exchange/demo/random.js'
import { contract } from '../src/network/streets/contraction.js'
import { collectStreets } from '../src/network/streets/street-reading.js'
import type { StreetNetwork } from '../src/network/streets/street-network.js'

/** Between the lines of the raster that streets are drawn on, and how far corners stray from it; metres. */
const spacing = 92
const stray = 22
/** Streets along a side of a quarter; its first ones are avenues. */
const quarterSide = 5
/** Share of the streets that are missing, by quarter: old town, two of estates, superblocks. */
const missingStreets = [0.08, 0.17, 0.17, 0.45] as const
const missingAvenues = 0.02
/** Chance that an alley leads from a corner into the block, and ends there. */
const alleys = 0.15
/** A river runs along every so manyth row, and every so manyth avenue has a bridge. */
const riverEvery = 120
const riverMetres = 300
const bridgeEvery = 4
/** Junctions that come of a corner, alleys' ends counted, when all chains are contracted: measured. */
const junctionsPerCorner = 1.03

const southWest = { lon: 119.6, lat: 29.7 }
const metresPerDegree = { lon: 96_244, lat: 110_857 }

/**
 * A city of about so many junctions, the same every time. The demo city's generator plans real districts and cannot
 * grow to a million. This one draws a raster with straying corners and leaves streets out, quarter by quarter: so come
 * superblocks, T-junctions, dead ends, cut-off yards, and rivers with few bridges. Degrees and labels per junction lie
 * near the demo city's, as `npm run bench -- --only growth` shows.
 */
export function growthNetwork(junctions: number): StreetNetwork {
  const random = createRandom(1, 'growth')
  const streets = collectStreets()
  const side = Math.round(Math.sqrt(junctions / junctionsPerCorner))
  const addNode = (x: number, y: number) =>
    streets.addNode(southWest.lon + x / metresPerDegree.lon, southWest.lat + y / metresPerDegree.lat)
  const astray = () => stray * random.between(-1, 1)
  const isRiver = (row: number) => row > 0 && row % riverEvery === 0
  const quarters = Math.ceil(side / quarterSide)
  const missing = Array.from({ length: quarters ** 2 }, () => random.pick(missingStreets))
  const missingAt = (column: number, row: number) =>
    missing[Math.floor(row / quarterSide) * quarters + Math.floor(column / quarterSide)]!

  const eachCorner = (visit: (column: number, row: number, corner: number) => void) => {
    for (let corner = 0; corner < side ** 2; corner++) visit(corner % side, Math.floor(corner / side), corner)
  }
  eachCorner((column, row) =>
    addNode(column * spacing + astray(), row * spacing + Math.floor(row / riverEvery) * riverMetres + astray())
  )
  eachCorner((column, row, corner) => {
    const isBuilt = (line: number) => !random.chance(line % quarterSide === 0 ? missingAvenues : missingAt(column, row))
    if (column > 0 && isBuilt(row)) streets.addRow(corner - 1, corner, NaN)
    const crosses = isRiver(row) ? column % (quarterSide * bridgeEvery) === 0 : isBuilt(column)
    if (row > 0 && crosses) streets.addRow(corner - side, corner, NaN)
  })
  eachCorner((_column, _row, corner) => {
    if (!random.chance(alleys)) return
    const into = (degrees: number, metres: number) => degrees + (spacing * random.between(0.3, 0.6)) / metres
    const end = streets.addNode(into(streets.lon(corner), metresPerDegree.lon), into(streets.lat(corner), metresPerDegree.lat))
    streets.addRow(corner, end, NaN)
  })
  return contract(streets.finish().rows)
}
