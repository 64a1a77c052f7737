/**
 * The three indices and what they are made of, as pure rules: DESIGN of the checkup, section "The indices".
 * Shares are 0 to 1, indices 0 to 100; null = no such figure.
 */

/** Counted up whenever equal inputs would give other scores than before: a run never builds upon one of another method. */
export const methodVersion = 3

/** Formula parameters of a standard; weights are relative to those beside them. */
export interface Parameters {
  readonly countWeight: number
  readonly supplyWeight: number
  readonly coverageWeight: number
  readonly worstQuarterWeight: number
  readonly worstShare: number
  readonly satisfactionWeight: number
  readonly operatingWeight: number
  readonly closedOnTimeWeight: number
  readonly baseWeight: number
  readonly balanceWeight: number
  readonly governanceWeight: number
  readonly ownShare: number
  readonly completenessFloor: number
  readonly elderlyShare: number
  readonly childShare: number
}

/** Comparisons with thresholds and ratios allow so much. */
export const tolerance = 1e-9

/** N* = max(1, ceil(P / people_per_facility)); 1 where the standard names no number of people. */
export function facilitiesRequired(people: number, peoplePerFacility: number | null): number {
  return peoplePerFacility === null ? 1 : Math.max(1, Math.ceil(people / peoplePerFacility - tolerance))
}

/** What of a site's need a facility meets: min(1, S_j / P_j / a*); nothing where nobody reaches it, all where there is no a*. */
export function needMet(size: number, catchmentPeople: number, supplyRequired: number | null): number {
  if (supplyRequired === null) return 1
  return catchmentPeople === 0 ? 0 : Math.min(1, size / (catchmentPeople * supplyRequired))
}

/** How much of its share a facility serves: min(1, p_c(j) / (P / N*)). */
export function shareServed(peopleServed: number, people: number, required: number): number {
  return people === 0 ? 1 : Math.min(1, (peopleServed * required) / people)
}

export interface Provided {
  readonly basePeople: number
  readonly count: number
  /** Null where the type has no supply standard. */
  readonly supply: number | null
  readonly reached: number
  readonly own: number
}

/** Base index B (基础指数): is there enough? */
export function baseIndex({ basePeople, count, supply, reached, own }: Provided, p: Parameters): number {
  if (basePeople === 0) return reached > 0 ? 100 : own > 0 ? 50 : 0
  if (supply === null) return 100 * count
  return 100 * (p.countWeight * count + p.supplyWeight * supply)
}

/** Balance index E (均衡指数): can everyone walk to it? Null where nobody is of the group. */
export function balanceIndex(coverage: number | null, worstQuarter: number | null, p: Parameters): number | null {
  if (coverage === null || worstQuarter === null) return null
  return 100 * (p.coverageWeight * coverage + p.worstQuarterWeight * worstQuarter)
}

export interface GovernanceComponents {
  readonly satisfaction: number | null
  readonly operating: number | null
  readonly closedOnTime: number | null
}

/** Governance index V (治理指数): the weighted mean of the components at hand; null where neither satisfaction nor issues are. */
export function governanceIndex({ satisfaction, operating, closedOnTime }: GovernanceComponents, p: Parameters): number | null {
  if (satisfaction === null && closedOnTime === null) return null
  return weightedMean([
    [satisfaction, p.satisfactionWeight],
    [operating, p.operatingWeight],
    [closedOnTime, p.closedOnTimeWeight]
  ], 100)
}

/** Share of component weight at hand. */
export function governanceEvidence({ satisfaction, operating, closedOnTime }: GovernanceComponents, p: Parameters): number {
  const at = (value: number | null, weight: number) => (value === null ? 0 : weight)
  return (
    (at(satisfaction, p.satisfactionWeight) + at(operating, p.operatingWeight) + at(closedOnTime, p.closedOnTimeWeight)) /
    (p.satisfactionWeight + p.operatingWeight + p.closedOnTimeWeight)
  )
}

/** Score of a type: a null governance index's weight is shared between the others in proportion. */
export function typeScoreOf(base: number | null, balance: number | null, governance: number | null, p: Parameters): number | null {
  if (base === null || balance === null) return null
  return weightedMean([[base, p.baseWeight], [balance, p.balanceWeight], [governance, p.governanceWeight]])
}

/** How much of what the figures of a type need was measured: b, e and v by the weights of the indices. */
export function completenessOf(measuredSize: number, givenPeople: number, evidence: number, p: Parameters): number {
  return (
    (p.baseWeight * measuredSize + p.balanceWeight * givenPeople + p.governanceWeight * evidence) /
    (p.baseWeight + p.balanceWeight + p.governanceWeight)
  )
}

/** Weighted mean of what is not null; null where nothing is, or nothing that weighs. */
export function weightedMean(values: readonly (readonly [value: number | null, weight: number])[], scale = 1): number | null {
  let sum = 0
  let weights = 0
  for (const [value, weight] of values) {
    if (value === null) continue
    sum += value * weight
    weights += weight
  }
  return weights === 0 ? null : (scale * sum) / weights
}

/**
 * Mean of the values of the `share` of the weight with the lowest ones, the one at the boundary in part.
 * `order` lists positions by rising value. Null where there is no weight.
 */
export function worstMean(values: Float64Array, weights: Float64Array, order: Uint32Array, share: number): number | null {
  let total = 0
  for (const i of order) total += weights[i]!
  if (total === 0) return null
  const limit = total * share
  let before = 0
  let sum = 0
  for (const i of order) {
    if (before >= limit) break
    const taken = Math.min(weights[i]!, limit - before)
    sum += taken * values[i]!
    before += taken
  }
  return sum / limit
}

/** Two decimals, half away from zero, of a figure that is whole in fifteen digits: what ranks, grades and answers go by. */
export function roundScore(value: number): number {
  const [digits, exponent = '0'] = Math.abs(value).toPrecision(15).split('e')
  const hundredths = Math.floor(Number(`${digits}e${Number(exponent) + 2}`) + 0.5)
  return (Math.sign(value) * hundredths) / 100
}
