/** What a walk is limited by: metres to the decimetre, and what was asked. */
export interface Contour {
  /** Minutes or metres, as asked. */
  readonly value: number
  readonly metres: number
}

/** Whole decimetres as metres; twelve digits first, or 60 x 5 x 0.85 would be 254.999…. */
const toDecimetre = (metres: number): number => Math.floor(Number((metres * 10).toPrecision(12)) + 0.5) / 10

/** How far someone of a walking profile gets in each of some times, rounded half up to the decimetre. */
export function contoursOfMinutes(minutes: readonly number[], metresPerSecond: number): Contour[] {
  return minutes.map((value) => ({ value, metres: toDecimetre(60 * value * metresPerSecond) }))
}

/** Contours given in metres. */
export function contoursOfMetres(metres: readonly number[]): Contour[] {
  return metres.map((value) => ({ value, metres: toDecimetre(value) }))
}
