/** How unequally people are served; values of 0 or more, weights of 0 or more. */
export interface Inequality {
  /** Weighted mean of the values; null where there is no weight. */
  readonly sufficiency: number | null
  readonly gini: number | null
  readonly palma: number | null
  readonly theil: number | null
}

/** Sizes of the groups that the Palma ratio compares. */
const bestServed = 0.1
const worstServed = 0.4

/**
 * Gini, Palma and Theil of weighted values in one pass over `order`, which lists positions by rising value.
 * Gini (1912): one less twice the area under the Lorenz curve. Palma (2011): what the best-served tenth holds over what
 * the worst-served 40 in 100 hold, those at a boundary in part; null where the latter hold nothing. Theil's T (1967):
 * the weighted mean of (x / mean) ln (x / mean), 0 where x is 0. All null where the mean is 0.
 */
export function inequalityOf(values: Float64Array, weights: Float64Array, order: Uint32Array): Inequality {
  let people = 0
  let held = 0
  for (const i of order) {
    people += weights[i]!
    held += weights[i]! * values[i]!
  }
  if (people === 0) return { sufficiency: null, gini: null, palma: null, theil: null }
  const mean = held / people
  if (held === 0) return { sufficiency: 0, gini: null, palma: null, theil: null }
  const worstEnd = people * worstServed
  const bestStart = people * (1 - bestServed)
  let before = 0
  let lorenz = 0
  let area = 0
  let worst = 0
  let best = 0
  let theil = 0
  for (const i of order) {
    const weight = weights[i]!
    const value = values[i]!
    const share = weight * value
    area += weight * (2 * lorenz + share)
    lorenz += share
    worst += Math.max(0, Math.min(weight, worstEnd - before)) * value
    before += weight
    best += Math.max(0, Math.min(weight, before - bestStart)) * value
    if (value > 0) theil += share * Math.log(value / mean)
  }
  return {
    sufficiency: mean,
    gini: Math.max(0, 1 - area / (people * held)),
    palma: worst === 0 ? null : best / worst,
    theil: Math.max(0, theil / held)
  }
}
