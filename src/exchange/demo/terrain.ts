import { SCALES, type Scale } from './plan.js'

/** From the plan's board to the ground: metres east and north of the city's centre, then degrees. */
export interface Terrain {
  readonly place: (u: number, v: number) => readonly [x: number, y: number]
}

/** The board's origin on the ground: the north bank below the old town of Hangzhou. */
const ORIGIN = { lon: 120.175, lat: 30.225 }
/** Metres in a degree of WGS84 at 30.25° N. */
const METRES_PER_DEGREE = { lon: 96_244, lat: 110_857 }

/** Seven decimals are a centimetre: as exact as a file would be. */
const toSevenDecimals = (degrees: number): number => Math.round(degrees * 1e7) / 1e7
export const lonOf = (x: number): number => toSevenDecimals(ORIGIN.lon + x / METRES_PER_DEGREE.lon)
export const latOf = (y: number): number => toSevenDecimals(ORIGIN.lat + y / METRES_PER_DEGREE.lat)

/** The river's meander, and how far from it streets still follow it; metres at city scale. */
const MEANDER = { height: 1500, length: 19_000, influence: 6500 }
/** A slow swirl, so that no two districts share a bearing. */
const SWIRL = { shift: 420, length: 8300 }
/** The river runs from the south-west to the north-east. */
const BEARING = 0.3

export function createTerrain(scale: Scale): Terrain {
  const { reach } = SCALES[scale]
  const wave = (2 * Math.PI) / (MEANDER.length * reach)
  const height = MEANDER.height * reach
  const influence = MEANDER.influence * reach
  const swirl = (2 * Math.PI) / (SWIRL.length * reach)
  const shift = SWIRL.shift * reach
  const cos = Math.cos(BEARING)
  const sin = Math.sin(BEARING)
  return {
    place: (u, v) => {
      const nearness = Math.exp(-((v / influence) ** 2))
      // Shifting along the river by its slope keeps cross streets square to the bank.
      const x = u - v * nearness * height * wave * Math.cos(wave * u) + shift * Math.sin(swirl * v + 0.7)
      const y = v + nearness * height * Math.sin(wave * u) + shift * Math.sin(swirl * u * 0.83 + 2.1)
      return [x * cos - y * sin, x * sin + y * cos]
    }
  }
}
