import type { StreetRows } from '../../network/streets/street-network.js'
import type { Fabric } from './plan.js'
import { latOf, lonOf, type Terrain } from './terrain.js'
import type { Random } from './random.js'

/** Streets on the board and on the ground in metres: u and v as planned, x and y as they lie. */
export interface Streets {
  readonly u: Float64Array
  readonly v: Float64Array
  readonly x: Float64Array
  readonly y: Float64Array
  readonly rows: StreetRows
  /** Of each row that is an alley inside a block of streets: the block's fabric; undefined for through streets, bridges and country roads. */
  readonly alleys: readonly (Fabric | undefined)[]
}

/** Streets while they are being laid. */
export interface StreetDraft {
  readonly addNode: (u: number, v: number) => number
  /** Joins two nodes by one row, or by two with a bend between them where the way is long; `alley` as in `Streets`. */
  readonly join: (a: number, b: number, alley?: Fabric) => void
  /** Joins two nodes over any distance by a road of gentle bends. */
  readonly joinFar: (a: number, b: number) => void
  readonly position: (node: number) => readonly [u: number, v: number]
  /** The parcel of connected streets each node belongs to, named by one of its nodes. */
  readonly parcels: () => Int32Array
  /** The finished streets without parcels of fewer nodes than `smallestParcel`. */
  readonly finish: (smallestParcel: number) => Streets
}

/** A row longer than this may bend; metres. */
const BENDABLE_METRES = 85
const BENDS = 0.34
/** Sideways shift of a bend, part of the row's length. */
const BEND_SHIFT = 0.11
/** Metres between the bends of a far road. */
const FAR_STEP_METRES = 260

export function createStreetDraft(terrain: Terrain, random: Random): StreetDraft {
  const u: number[] = []
  const v: number[] = []
  const source: number[] = []
  const target: number[] = []
  const alleys: (Fabric | undefined)[] = []

  const addNode = (nodeU: number, nodeV: number): number => {
    u.push(nodeU)
    return v.push(nodeV) - 1
  }
  const addRow = (a: number, b: number, alley?: Fabric): void => {
    source.push(a)
    target.push(b)
    alleys.push(alley)
  }
  const addBend = (a: number, b: number, fraction: number, shift: number): number => {
    const du = u[b]! - u[a]!
    const dv = v[b]! - v[a]!
    return addNode(u[a]! + du * fraction - dv * shift, v[a]! + dv * fraction + du * shift)
  }
  const metresBetween = (a: number, b: number): number => Math.hypot(u[b]! - u[a]!, v[b]! - v[a]!)

  const join = (a: number, b: number, alley?: Fabric): void => {
    if (metresBetween(a, b) < BENDABLE_METRES || !random.chance(BENDS)) {
      addRow(a, b, alley)
      return
    }
    const bend = addBend(a, b, random.between(0.35, 0.65), random.between(-BEND_SHIFT, BEND_SHIFT))
    addRow(a, bend, alley)
    addRow(bend, b, alley)
  }

  const joinFar = (a: number, b: number): void => {
    const length = metresBetween(a, b)
    const pieces = Math.max(1, Math.round(length / FAR_STEP_METRES))
    let last = a
    for (let i = 1; i < pieces; i++) {
      const bend = addBend(a, b, i / pieces, (random.between(-1, 1) * 30) / length)
      addRow(last, bend)
      last = bend
    }
    addRow(last, b)
  }

  const parcels = (): Int32Array => {
    const parent = Int32Array.from(u, (_, node) => node)
    const find = (node: number): number => {
      let root = node
      while (parent[root] !== root) {
        parent[root] = parent[parent[root]!]!
        root = parent[root]!
      }
      return root
    }
    for (let row = 0; row < source.length; row++) {
      const a = find(source[row]!)
      const b = find(target[row]!)
      if (a !== b) parent[Math.max(a, b)] = Math.min(a, b)
    }
    return parent.map((_, node) => find(node))
  }

  const finish = (smallestParcel: number): Streets => {
    const parcel = parcels()
    const nodesOf = new Int32Array(u.length)
    for (const name of parcel) nodesOf[name]! += 1
    const number = new Int32Array(u.length).fill(-1)
    const kept: number[] = []
    for (let node = 0; node < u.length; node++) {
      if (nodesOf[parcel[node]!]! >= smallestParcel) number[node] = kept.push(node) - 1
    }
    const x = new Float64Array(kept.length)
    const y = new Float64Array(kept.length)
    kept.forEach((node, i) => ([x[i], y[i]] = terrain.place(u[node]!, v[node]!)))
    const rowKept = source.map((_, row) => row).filter((row) => number[source[row]!]! >= 0)
    return {
      u: Float64Array.from(kept, (node) => u[node]!),
      v: Float64Array.from(kept, (node) => v[node]!),
      x,
      y,
      rows: {
        lon: x.map(lonOf),
        lat: y.map(latOf),
        source: Int32Array.from(rowKept, (row) => number[source[row]!]!),
        target: Int32Array.from(rowKept, (row) => number[target[row]!]!),
        metres: new Float64Array(rowKept.length).fill(NaN),
        shape: new Map()
      },
      alleys: rowKept.map((row) => alleys[row])
    }
  }

  return { addNode, join, joinFar, position: (node) => [u[node]!, v[node]!], parcels, finish }
}
