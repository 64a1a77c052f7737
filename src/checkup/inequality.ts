/** How sufficiency is spread over people; null where there is nobody, and where the mean of 0 leaves nothing to share. */
export interface Inequality {
  /** Mean of the people. */
  readonly sufficiency: number | null
  /** 0 all alike, towards 1 one has all. */
  readonly gini: number | null
  /** Held by the best-served tenth over held by the worst-served four tenths; 0.25 where all are alike, null where the latter hold nothing. */
  readonly palma: number | null
  /** Theil's T: 0 all alike, ln(all people / those served) where some are served alike and the others not at all. */
  readonly theil: number | null
}

const nobody: Inequality = { sufficiency: null, gini: null, palma: null, theil: null }
const nothing: Inequality = { sufficiency: 0, gini: null, palma: null, theil: null }

/**
 * Inequality of values of at least 0 over the people who have each; `order` are the places of the values that count, by rising value.
 *
 * Gini is half the mean difference of two people over the mean (Gini, Variabilità e mutabilità, 1912), its differences
 * summed as they grow, so that equal values give exactly 0. Palma is the top tenth's share over the bottom four tenths'
 * (Palma, Development and Change 42(1), 2011; as a measure Cobham and Sumner, CGD working paper 343, 2013), the people
 * at a boundary counted in part. Theil's T is the mean of r ln r, r = value / mean (Theil, Economics and Information
 * Theory, 1967), summed as r ln r - r + 1, which has the same sum and no negative term.
 */
export function inequalityOf(values: Float64Array, weights: Float64Array, order: Uint32Array): Inequality {
  let people = 0
  let total = 0
  for (const at of order) {
    people += weights[at]!
    total += weights[at]! * values[at]!
  }
  if (people === 0) return nobody
  if (total === 0) return nothing

  const mean = total / people
  // In this order a boundary between whole people is exactly that.
  const worstEnd = (people * 4) / 10
  const bestStart = (people * 9) / 10
  let before = 0
  let value = 0
  let lag = 0
  let differences = 0
  let worst = 0
  let best = 0
  let divergence = 0
  let term = 1
  for (const at of order) {
    const weight = weights[at]!
    if (values[at] !== value) {
      lag += (values[at]! - value) * before
      value = values[at]!
      const ratio = value / mean
      term = ratio * Math.log(ratio) - ratio + 1
    }
    differences += weight * lag
    divergence += weight * term
    worst += value * Math.max(0, Math.min(weight, worstEnd - before))
    before += weight
    best += value * Math.max(0, Math.min(weight, before - bestStart))
  }
  return {
    sufficiency: mean,
    gini: differences / (people * total),
    palma: worst === 0 ? null : best / worst,
    theil: Math.max(0, divergence / people)
  }
}

/** Sums over groups of people, of those with anybody in them. */
export interface GroupSums {
  readonly people: number
  /** Σ held; a group holds its people times its mean. */
  readonly held: number
  /** Σ held × ln(mean); a group that holds nothing adds nothing. */
  readonly heldLogMean: number
  /** Σ held × Theil's T within the group. */
  readonly heldTheil: number
}

export interface TheilSplit {
  /** Of the groups' means. */
  readonly between: number
  /** Mean of the groups' own T, by what they hold. */
  readonly within: number
}

/**
 * Theil's T of all people of the groups, split exactly (Shorrocks, Econometrica 48(3), 1980): with s = the share of the
 * whole that a group holds, between = Σ s ln(mean / mean of all), within = Σ s T. Null where nobody holds anything.
 */
export function theilSplit({ people, held, heldLogMean, heldTheil }: GroupSums): TheilSplit | null {
  if (held === 0) return null
  return { between: Math.max(0, heldLogMean / held - Math.log(held / people)), within: heldTheil / held }
}
