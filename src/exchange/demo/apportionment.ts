/** Whole shares of `total` in proportion to the weights, by largest remainders; equal remainders go to the first. */
export function shareOut(weights: readonly number[], total: number): number[] {
  const sum = weights.reduce((a, b) => a + b, 0)
  const exact = weights.map((weight) => (weight / sum) * total)
  const shares = exact.map(Math.floor)
  const missing = total - shares.reduce((a, b) => a + b, 0)
  const byRemainder = exact.map((_, i) => i).sort((a, b) => exact[b]! - shares[b]! - (exact[a]! - shares[a]!) || a - b)
  for (const i of byRemainder.slice(0, missing)) shares[i]! += 1
  return shares
}

/**
 * Whole counts that sum to `total` by systematic sampling: equal steps along the summed weights.
 * Where weights are below one, neighbours in the list take turns, which spreads rare things evenly.
 * @param start where in the first step sampling begins, 0 to 1
 */
export function takeTurns(weights: readonly number[], total: number, start: number): Int32Array {
  const counts = new Int32Array(weights.length)
  const step = weights.reduce((a, b) => a + b, 0) / total
  let passed = 0
  let taken = 0
  for (let i = 0; i < weights.length; i++) {
    passed += weights[i]!
    while (taken < total && (taken + start) * step < passed) {
      counts[i]! += 1
      taken++
    }
  }
  let last = weights.length - 1
  while (last > 0 && weights[last] === 0) last--
  counts[last]! += total - taken
  return counts
}
