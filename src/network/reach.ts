import { unprocessable } from '../platform/errors.js'

/** What a walk is limited by: whole decimetres, and what was asked. */
export interface Contour {
  readonly decimetres: number
  readonly value: number
}

/** How far someone of a walking profile gets in each of some times, rounded half up to the decimetre. */
export function contoursOfMinutes(minutes: readonly number[], metresPerSecond: number): Contour[] {
  return minutes.map((value) => ({ value, decimetres: Math.floor(Number((600 * value * metresPerSecond).toPrecision(12)) + 0.5) }))
}

/** Contours given in metres. */
export function contoursOfMetres(metres: readonly number[]): Contour[] {
  return metres.map((value) => ({ value, decimetres: Math.floor(Number((value * 10).toPrecision(12)) + 0.5) }))
}

/** Walking speed of a profile in m/s; throws `unprocessable-input` that lists the profiles there are. */
export function speedOf(profile: string, profiles: Readonly<Record<string, number>>): number {
  const speed = profiles[profile]
  if (speed === undefined) {
    throw unprocessable(`there is no walking profile ${profile}: the standard has ${Object.keys(profiles).join(', ')}`, [
      { pointer: '/profile', detail: `must be one of ${Object.keys(profiles).join(', ')}` }
    ])
  }
  return speed
}
