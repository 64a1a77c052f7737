/** Where places stand on a network, with their hub labels: what walks between them are read from. */
export interface WalkPlaces {
  /** Edge of each place; -1 off the network. */
  readonly edge: Int32Array
  /** Decimetres. */
  readonly leg: Int32Array
  readonly toSource: Int32Array
  /** On the ground, metres. */
  readonly x: Float64Array
  readonly y: Float64Array
  /** Labels of place p: `[labelStart[p], labelStart[p + 1])`, by rising hub. */
  readonly labelStart: Int32Array
  readonly hubs: Int32Array
  readonly decimetres: Int16Array
  /** Walks up to so many decimetres are known exactly. */
  readonly horizon: number
}

/** A walk that no label tells is the straight line times so much: about what walks in a city's streets are longer. */
export const detourFactor = 1.3

/** Exact network distance between two places, decimetres; undefined beyond the horizon, and off the network. */
export function exactWalk({ edge, leg, toSource, x, y, labelStart, hubs, decimetres, horizon }: WalkPlaces, from: number, to: number): number | undefined {
  if (from === to) return 0
  if (edge[from]! < 0 || edge[to]! < 0) return undefined
  let least = horizon + 1
  let [a, b] = [labelStart[from]!, labelStart[to]!]
  const [endA, endB] = [labelStart[from + 1]!, labelStart[to + 1]!]
  while (a < endA && b < endB) {
    const [hubA, hubB] = [hubs[a]!, hubs[b]!]
    if (hubA === hubB) {
      const length = decimetres[a++]! + decimetres[b++]!
      if (length < least) least = length
    } else if (hubA < hubB) a++
    else b++
  }
  if (edge[from] === edge[to]) {
    // Along their edge, or in a straight line where that is shorter than their two legs together.
    const legs = leg[from]! + leg[to]!
    const straight = Math.floor(Math.hypot(x[from]! - x[to]!, y[from]! - y[to]!) * 10 + 0.5)
    least = Math.min(least, legs + Math.abs(toSource[from]! - toSource[to]!), straight < legs ? straight : least)
  }
  return least > horizon ? undefined : least
}

/** Metres from a place to another: exactly where that is known, else the straight line times the detour factor, yet beyond the horizon where both are on the network. */
export function walkMetres(places: WalkPlaces, from: number, to: number): number {
  const exact = exactWalk(places, from, to)
  if (exact !== undefined) return exact / 10
  const guessed = Math.hypot(places.x[from]! - places.x[to]!, places.y[from]! - places.y[to]!) * detourFactor
  return places.edge[from]! < 0 || places.edge[to]! < 0 ? guessed : Math.max(guessed, (places.horizon + 1) / 10)
}
