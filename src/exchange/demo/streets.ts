import { CELL_METRES, SCALES, cellKey, type Cell, type CityPlan, type Fabric } from './plan.js'
import type { Random } from './random.js'
import { createStreetDraft, type StreetDraft, type Streets } from './street-draft.js'
import type { Terrain } from './terrain.js'

interface Pattern {
  /** Blocks along a side of a 400 m cell, from and to. */
  readonly blocks: readonly [number, number]
  /** Chance that a block lacks a side. */
  readonly missing: number
  /** How far corners stray, part of a block. */
  readonly stray: number
  /** Chance of a dead end at a corner: an alley, or the gate of a closed estate. */
  readonly deadEnd: number
}

const PATTERNS: Readonly<Record<Fabric, Pattern>> = {
  old_town: { blocks: [5, 6], missing: 0.1, stray: 0.16, deadEnd: 0.16 },
  estates: { blocks: [3, 5], missing: 0.1, stray: 0.12, deadEnd: 0.14 },
  new_town: { blocks: [1, 2], missing: 0, stray: 0.06, deadEnd: 0.4 },
  outskirts: { blocks: [1, 1], missing: 0, stray: 0, deadEnd: 0.5 }
}
/** Superblocks that anyone may walk through; the others are gated. */
const OPEN_SUPERBLOCKS = 0.6
/** Roads of the outskirts that were built. */
const COUNTRY_ROADS = 0.7
/** Every how manyth cross street passes an expressway. */
const PASSAGE_EVERY = 3
/** Parcels of streets with fewer nodes, cut off from everything, are left out. */
const SMALLEST_PARCEL = 80
/** Crossings of a shared border nearer than this, as part of it, are one. */
const SAME_CROSSING = 0.09

/** The streets that cross or end at one border of a cell, by fraction along it; both corners included. */
interface Border {
  readonly fractions: number[]
  nodes: number[]
}

interface Borders {
  /** Along the low v side of a cell, by cellKey. */
  readonly horizontal: ReadonlyMap<number, Border>
  /** Along the low u side. */
  readonly vertical: ReadonlyMap<number, Border>
}

/** Lays the walking network of a plan. */
export function layStreets(plan: CityPlan, terrain: Terrain, random: Random): Streets {
  const draft = createStreetDraft(terrain, random)
  const walkable: StreetDraft = { ...draft, join: (a, b, alley) => passes(plan, draft, a, b) && draft.join(a, b, alley) }
  const corners = new Map<number, number>()
  const corner = (column: number, row: number): number => {
    const key = cellKey(column, row)
    const node = corners.get(key) ?? draft.addNode(column * CELL_METRES, row * CELL_METRES)
    corners.set(key, node)
    return node
  }
  const blocks = new Map([...plan.cells].map(([key, cell]) => [key, drawBlocks(cell, random)]))
  const borders = layBorders(plan, blocks, corner, walkable, random)
  for (const [key, cell] of plan.cells) layBlocks(cell, blocks.get(key)!, borders, walkable, random)
  buildBridges(plan, corners, draft)
  linkParcels(draft, [...corners.values()])
  return draft.finish(SMALLEST_PARCEL)
}

function drawBlocks({ fabric }: Cell, random: Random): readonly [number, number] {
  const [low, high] = PATTERNS[fabric].blocks
  if (fabric !== 'new_town') return [random.integer(low, high), random.integer(low, high)]
  return random.chance(OPEN_SUPERBLOCKS) ? [2, random.integer(2, 3)] : [random.integer(low, high), low]
}

/** Expressways cut what crosses them, but for every third of the through streets. */
function passes(plan: CityPlan, draft: StreetDraft, a: number, b: number): boolean {
  const [ua, va] = draft.position(a)
  const [ub, vb] = draft.position(b)
  return plan.expressways.every(({ along, at, from, to }) => {
    const [runA, runB, acrossA, acrossB] = along === 'u' ? [ua, ub, va, vb] : [va, vb, ua, ub]
    if ((acrossA - at) * (acrossB - at) > 0 || runA < from || runA > to) return true
    return runA === runB && runA % (CELL_METRES * PASSAGE_EVERY) === 0
  })
}

function layBorders(
  plan: CityPlan,
  blocks: ReadonlyMap<number, readonly [number, number]>,
  corner: (column: number, row: number) => number,
  draft: StreetDraft,
  random: Random
): Borders {
  const horizontal = new Map<number, Border>()
  const vertical = new Map<number, Border>()
  for (const [key, { column, row }] of plan.cells) {
    const [across, up] = blocks.get(key)!
    cross(horizontal, cellKey(column, row), across)
    cross(horizontal, cellKey(column, row + 1), across)
    cross(vertical, cellKey(column, row), up)
    cross(vertical, cellKey(column + 1, row), up)
  }
  const lay = (border: Border, key: number, dColumn: number, dRow: number): void => {
    const column = Math.floor(key / 4096) - 2048
    const row = (key % 4096) - 2048
    const sides = [plan.cells.get(key), plan.cells.get(cellKey(column - dRow, row - dColumn))]
    const built = sides.some((cell) => cell && cell.fabric !== 'outskirts') || random.chance(COUNTRY_ROADS)
    border.fractions.sort((a, b) => a - b)
    border.nodes = border.fractions.map((fraction) => {
      if (fraction === 0) return corner(column, row)
      if (fraction === 1) return corner(column + dColumn, row + dRow)
      return draft.addNode((column + fraction * dColumn) * CELL_METRES, (row + fraction * dRow) * CELL_METRES)
    })
    if (built) border.nodes.slice(1).forEach((node, i) => draft.join(border.nodes[i]!, node))
  }
  for (const [key, border] of horizontal) lay(border, key, 1, 0)
  for (const [key, border] of vertical) lay(border, key, 0, 1)
  return { horizontal, vertical }
}

function cross(borders: Map<number, Border>, key: number, pieces: number): void {
  const border = borders.get(key) ?? { fractions: [0, 1], nodes: [] }
  borders.set(key, border)
  for (let i = 1; i < pieces; i++) {
    const fraction = i / pieces
    if (border.fractions.every((known) => Math.abs(known - fraction) >= SAME_CROSSING)) border.fractions.push(fraction)
  }
}

const crossingAt = (border: Border, fraction: number): number =>
  border.nodes[
    border.fractions.reduce(
      (best, known, i) => (Math.abs(known - fraction) < Math.abs(border.fractions[best]! - fraction) ? i : best),
      0
    )
  ]!

/** The streets inside one cell, between the crossings of its four borders. */
function layBlocks(
  { column, row, fabric }: Cell,
  [across, up]: readonly [number, number],
  { horizontal, vertical }: Borders,
  draft: StreetDraft,
  random: Random
): void {
  const { missing, stray, deadEnd } = PATTERNS[fabric]
  const south = horizontal.get(cellKey(column, row))!
  const north = horizontal.get(cellKey(column, row + 1))!
  const west = vertical.get(cellKey(column, row))!
  const east = vertical.get(cellKey(column + 1, row))!
  const astray = (pieces: number): number => (stray * random.between(-1, 1)) / pieces

  const grid: number[][] = []
  for (let i = 0; i <= across; i++) {
    const line: number[] = []
    for (let j = 0; j <= up; j++) {
      if (j === 0) line.push(crossingAt(south, i / across))
      else if (j === up) line.push(crossingAt(north, i / across))
      else if (i === 0) line.push(crossingAt(west, j / up))
      else if (i === across) line.push(crossingAt(east, j / up))
      else {
        const u = (column + i / across + astray(across)) * CELL_METRES
        const v = (row + j / up + astray(up)) * CELL_METRES
        line.push(draft.addNode(u, v))
      }
    }
    grid.push(line)
  }
  for (let i = 0; i <= across; i++) {
    for (let j = 0; j <= up; j++) {
      const node = grid[i]![j]!
      if (j < up && i > 0 && i < across && !random.chance(missing)) draft.join(node, grid[i]![j + 1]!, fabric)
      if (i < across && j > 0 && j < up && !random.chance(missing)) draft.join(node, grid[i + 1]![j]!, fabric)
      if (i < across && j < up && random.chance(deadEnd)) {
        const fromEast = random.chance(0.5)
        layDeadEnd(fromEast ? grid[i + 1]![j]! : node, fromEast ? -1 : 1, CELL_METRES / Math.max(across, up), fabric, draft, random)
      }
    }
  }
}

/** A way into a block from one of its corners; it ends there. */
function layDeadEnd(from: number, direction: 1 | -1, blockMetres: number, fabric: Fabric, draft: StreetDraft, random: Random): void {
  const [u, v] = draft.position(from)
  const across = direction * random.between(0.3, 0.6) * blockMetres
  draft.join(from, draft.addNode(u + across, v + random.between(0.3, 0.6) * blockMetres), fabric)
}

/** Evenly many of the streets that face each other across the river are joined. */
function buildBridges({ scale, riverMetres }: CityPlan, corners: ReadonlyMap<number, number>, draft: StreetDraft): void {
  const southBank = -riverMetres / CELL_METRES
  const facing = [...corners]
    .filter(([key]) => key % 4096 === 2048)
    .map(([key, north]) => ({ column: key, north, south: corners.get(key + southBank) }))
    .filter(({ south }) => south !== undefined)
    .sort((a, b) => a.column - b.column)
  const count = Math.min(SCALES[scale].bridges, facing.length)
  for (let i = 0; i < count; i++) {
    const { north, south } = facing[Math.floor(((i + 0.5) * facing.length) / count)]!
    draft.joinFar(north, south!)
  }
}

/** Joins every parcel worth keeping to the nearest street of the others, by country roads; the biggest comes first. */
function linkParcels(draft: StreetDraft, corners: readonly number[]): void {
  const parcel = draft.parcels()
  const nodesOf = new Map<number, number>()
  for (const name of parcel) nodesOf.set(name, (nodesOf.get(name) ?? 0) + 1)
  const worth = [...nodesOf.keys()].filter((name) => nodesOf.get(name)! >= SMALLEST_PARCEL)
  const biggest = worth.reduce((a, b) => (nodesOf.get(b)! > nodesOf.get(a)! ? b : a))
  const cornersOf = new Map(worth.map((name) => [name, corners.filter((node) => parcel[node] === name)]))

  let added = cornersOf.get(biggest)!
  let waiting = corners
    .filter((node) => parcel[node] !== biggest && cornersOf.has(parcel[node]!))
    .map((node) => ({ node, position: draft.position(node), nearest: -1, metres: Infinity }))
  while (waiting.length > 0) {
    for (const node of added) {
      const [u, v] = draft.position(node)
      for (const corner of waiting) {
        const metres = Math.hypot(corner.position[0] - u, corner.position[1] - v)
        if (metres < corner.metres) [corner.nearest, corner.metres] = [node, metres]
      }
    }
    const closest = waiting.reduce((a, b) => (b.metres < a.metres ? b : a))
    draft.joinFar(closest.nearest, closest.node)
    added = cornersOf.get(parcel[closest.node]!)!
    waiting = waiting.filter(({ node }) => parcel[node] !== parcel[closest.node])
  }
}
