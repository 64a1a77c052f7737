/**
 * Whole decimetres, half away from zero; for lengths, which are never negative.
 *
 * A sum of decimal figures misses its decimal value by some 1e-12 m (0.1 + 0.2 + 0.05 = 0.35000000000000003; other
 * sums fall short), enough to tip a half the wrong way. So the length is first set on the grid of whole nanometres:
 * far coarser than that noise up to 1,000 km, yet finer than any length is known (a geodesic to 15 nm), and there
 * rounding is done in integers. A figure that a file gives with up to nine decimals is thus rounded as it is written.
 */
export function toDecimetres(metres: number): number {
  const nanometres = Math.round(metres * 1e9)
  const decimetres = Math.floor((nanometres + 5e7) / 1e8)
  if (!(decimetres >= 0 && decimetres <= 0x7fffffff)) {
    throw new RangeError(`${metres} m is no length of a street: it must be between 0 and 214,748 km`)
  }
  return decimetres
}

/** A sum whose error does not grow with the number of terms (Neumaier 1974, after Kahan). */
export function compensatedSum(): { add(value: number): void; total(): number } {
  let sum = 0
  let lost = 0
  return {
    add(value) {
      const next = sum + value
      lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum
      sum = next
    },
    total: () => sum + lost
  }
}
