import { Delaunay } from 'd3-delaunay'

/** A piece of ground between lines that meet in common corners: rings of corners in whole centimetres, the first and last the same. */
export type Face = readonly (readonly (readonly [x: number, y: number])[])[]

/** Places of sites as cells of ground. */
export interface Cells {
  /** Which place each face belongs to; -1 for one of nobody's. */
  readonly placeOf: Int32Array
  /** Neighbours of place p: `neighbours[neighbourStart[p]]` up to the next start. */
  readonly neighbourStart: Int32Array
  readonly neighbours: Int32Array
  /** 1 for a place that holds no ground: it hangs on the nearest one that does. */
  readonly landless: Uint8Array
}

/** A face with a position within it, in centimetres, and the place whose ground it lies in by the lines. */
export interface LaidFace {
  readonly rings: Face
  readonly inside: readonly [x: number, y: number]
  /** Bound that it lies in: places of one bound share out its faces among themselves. */
  readonly bound: number
}

export interface LaidPlace {
  /** Centimetres. */
  readonly x: number
  readonly y: number
  /** Bound that it lies in; -1 for none. */
  readonly bound: number
  /** A place of others, that only keeps its ground. */
  readonly foreign: boolean
}

/**
 * Shares faces out: each to the nearest place of its bound. What does not hang together with the face that its place stands in, by common
 * edges, goes to the neighbour it has the longest edge with, so that the ground of each place is of one piece where ground touches at all.
 */
export function shareGround(faces: readonly LaidFace[], places: readonly LaidPlace[]): Cells {
  const nearest = nearestByBound(places)
  const placeOf = Int32Array.from(faces, ({ inside, bound }) => nearest(bound, inside))
  const borders = bordersOf(faces)
  const isForeign = (face: number) => placeOf[face]! >= 0 && places[placeOf[face]!]!.foreign
  settleOrphans(faces, places, placeOf, borders, isForeign)
  for (const face of placeOf.keys()) if (isForeign(face)) placeOf[face] = -1

  const neighbours = places.map(() => new Set<number>())
  for (const [face, beside] of borders.entries()) {
    for (const other of beside.keys()) {
      const [a, b] = [placeOf[face]!, placeOf[other]!]
      if (a >= 0 && b >= 0 && a !== b) neighbours[a]!.add(b)
    }
  }
  const landed = new Uint8Array(places.length)
  for (const place of placeOf) if (place >= 0) landed[place] = 1
  const withLand = places.flatMap((place, at) => (landed[at] === 1 ? [{ place, at }] : []))
  const finder = withLand.length === 0 ? undefined : Delaunay.from(withLand, ({ place }) => place.x, ({ place }) => place.y)
  for (const [at, { x, y, foreign }] of places.entries()) {
    if (foreign || landed[at] === 1 || finder === undefined) continue
    const host = withLand[finder.find(x, y)]!.at
    neighbours[at]!.add(host)
    neighbours[host]!.add(at)
  }
  const neighbourStart = new Int32Array(places.length + 1)
  for (const [at, of] of neighbours.entries()) neighbourStart[at + 1] = neighbourStart[at]! + of.size
  return {
    placeOf,
    neighbourStart,
    neighbours: Int32Array.from(neighbours.flatMap((of) => [...of].sort((a, b) => a - b))),
    landless: landed.map((yes, at) => (yes === 1 || places[at]!.foreign ? 0 : 1))
  }
}

/** The nearest place of a bound; where it has none, of none. */
function nearestByBound(places: readonly LaidPlace[]): (bound: number, at: readonly [number, number]) => number {
  const byBound = new Map<number, { finder: Delaunay<number>; members: number[] }>()
  for (const bound of new Set(places.map((place) => place.bound))) {
    if (bound < 0) continue
    const members = places.flatMap((place, at) => (place.bound === bound ? [at] : []))
    byBound.set(bound, { members, finder: Delaunay.from(members, (at) => places[at]!.x, (at) => places[at]!.y) })
  }
  return (bound, [x, y]) => {
    const of = byBound.get(bound)
    return of === undefined ? -1 : of.members[of.finder.find(x, y)]!
  }
}

/** For each face those it shares edges with, and how long these are, in centimetres. */
function bordersOf(faces: readonly LaidFace[]): Map<number, number>[] {
  const borders = faces.map(() => new Map<number, number>())
  const open = new Map<string, number>()
  for (const [face, { rings }] of faces.entries()) {
    for (const ring of rings) {
      for (let i = 1; i < ring.length; i++) {
        const [[ax, ay], [bx, by]] = [ring[i - 1]!, ring[i]!]
        const key = ax < bx || (ax === bx && ay < by) ? `${ax} ${ay} ${bx} ${by}` : `${bx} ${by} ${ax} ${ay}`
        const other = open.get(key)
        if (other === undefined) {
          open.set(key, face)
          continue
        }
        open.delete(key)
        if (other === face) continue
        const length = Math.hypot(ax - bx, ay - by)
        borders[face]!.set(other, (borders[face]!.get(other) ?? 0) + length)
        borders[other]!.set(face, (borders[other]!.get(face) ?? 0) + length)
      }
    }
  }
  return borders
}

/** Gives faces apart from their place's own to the neighbour with the longest common edge, as long as there are such. */
function settleOrphans(faces: readonly LaidFace[], places: readonly LaidPlace[], placeOf: Int32Array, borders: readonly Map<number, number>[], isForeign: (face: number) => boolean): void {
  const settled = new Uint8Array(faces.length)
  const byPlace = new Map<number, number[]>()
  for (const [face, place] of placeOf.entries()) if (place >= 0) byPlace.set(place, [...(byPlace.get(place) ?? []), face])
  for (const [place, own] of byPlace) {
    const { x, y } = places[place]!
    const home = own.length === 1 ? own[0]! : (own.find((face) => holds(faces[face]!.rings, x, y)) ?? own.reduce((a, b) => (away(faces[b]!, x, y) < away(faces[a]!, x, y) ? b : a)))
    const front = [home]
    settled[home] = 1
    while (front.length > 0) {
      for (const next of borders[front.pop()!]!.keys()) {
        if (settled[next] === 1 || placeOf[next] !== place) continue
        settled[next] = 1
        front.push(next)
      }
    }
  }
  for (let changed = true; changed;) {
    changed = false
    for (const face of faces.keys()) {
      if (settled[face] === 1) continue
      let [host, longest] = [-1, 0]
      for (const [other, length] of borders[face]!) {
        if (settled[other] === 1 && isForeign(other) === isForeign(face) && (length > longest || (length === longest && other < host))) [host, longest] = [other, length]
      }
      if (host < 0) continue
      placeOf[face] = placeOf[host]!
      settled[face] = 1
      changed = true
    }
  }
  // An island without a place of its own belongs to the nearest one across the water.
  const all = Delaunay.from(places, ({ x }) => x, ({ y }) => y)
  for (const face of faces.keys()) if (placeOf[face]! < 0 && places.length > 0) placeOf[face] = all.find(...faces[face]!.inside)
}

const away = ({ inside: [fx, fy] }: LaidFace, x: number, y: number): number => (fx - x) ** 2 + (fy - y) ** 2

/** Whether a position lies within rings, by the even-odd rule. */
function holds(rings: Face, x: number, y: number): boolean {
  let within = false
  for (const ring of rings) {
    for (let i = 1; i < ring.length; i++) {
      const [[ax, ay], [bx, by]] = [ring[i - 1]!, ring[i]!]
      if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) within = !within
    }
  }
  return within
}
