import type { Random } from './random.js'
import type { Streets } from './street-draft.js'

/** A place on a street row; metres on the ground. */
export interface StreetPoint {
  readonly row: number
  readonly x: number
  readonly y: number
}

/** The nearest place to (placeX, placeY) on any of the given rows. */
export function projectOnto(
  { x, y, rows }: Streets,
  candidates: readonly number[],
  placeX: number,
  placeY: number
): StreetPoint {
  let nearest: StreetPoint = { row: candidates[0]!, x: placeX, y: placeY }
  let least = Infinity
  for (const row of candidates) {
    const a = rows.source[row]!
    const b = rows.target[row]!
    const dx = x[b]! - x[a]!
    const dy = y[b]! - y[a]!
    const along = ((placeX - x[a]!) * dx + (placeY - y[a]!) * dy) / (dx * dx + dy * dy)
    const fraction = Math.min(1, Math.max(0, along))
    const onX = x[a]! + dx * fraction
    const onY = y[a]! + dy * fraction
    const distance = (onX - placeX) ** 2 + (onY - placeY) ** 2
    if (distance < least) {
      least = distance
      nearest = { row, x: onX, y: onY }
    }
  }
  return nearest
}

/** A place beside the street, on either side. */
export function pointBeside(
  { x, y, rows }: Streets,
  point: StreetPoint,
  offsetMetres: number,
  random: Random
): readonly [number, number] {
  const a = rows.source[point.row]!
  const b = rows.target[point.row]!
  const length = Math.hypot(x[b]! - x[a]!, y[b]! - y[a]!)
  const side = (random.chance(0.5) ? offsetMetres : -offsetMetres) / length
  return [point.x - (y[b]! - y[a]!) * side, point.y + (x[b]! - x[a]!) * side]
}
