import TinyQueue from 'tinyqueue'

/** A place where a facility could stand. */
export interface CoverageCandidate {
  /** Positions of what it would cover. */
  readonly sites: Int32Array
  /** In money, or 1 where only their number counts. */
  readonly cost: number
}

/**
 * Maximal covering location (Church and ReVelle 1974): choose candidates, at most so many and for at most so much, that cover the most
 * weight. The weight of what several cover counts once.
 */
export interface CoverageProblem {
  readonly candidates: readonly CoverageCandidate[]
  /** Of each position, whole numbers: sums are exact in any order. */
  readonly weights: Float64Array
  /** Most candidates; Infinity = any number. */
  readonly most: number
  /** Infinity = any. */
  readonly budget: number
}

export interface CoverageSelection {
  /** Places among the candidates, in the order chosen. */
  readonly chosen: number[]
  /** Weight that each adds to those before it. */
  readonly gains: number[]
  readonly value: number
  /** No selection covers more. */
  readonly upperBound: number
  /** Whether it is known to be the best there is. */
  readonly optimal: boolean
}

/** Looks at so many gains at most while it searches for what is exactly best: some tenths of a second. */
const mostLooks = 3_000_000

/**
 * Lazy greedy (Minoux 1978): gains only shrink as more is covered, so a candidate is looked at again only when it may be the next. With a
 * budget both by gain and by gain for money, and the best alone. Where few enough remain to be tried, the answer is exactly the best.
 */
export function mostCovered(problem: CoverageProblem): CoverageSelection {
  const bounds: number[] = []
  const noteBound = (covered: Uint8Array, value: number) => bounds.push(value + mostAddable(candidatesLeft(problem, covered), problem))
  const tried = [greedy(problem, (gain) => gain, noteBound)]
  if (Number.isFinite(problem.budget)) tried.push(greedy(problem, (gain, cost) => (cost === 0 ? Infinity : gain / cost), noteBound), bestAlone(problem))
  const best = tried.reduce((a, b) => (b.value > a.value ? b : a))
  const upperBound = Math.min(...bounds)
  if (best.value >= upperBound) return { ...best, upperBound: best.value, optimal: true }
  const exact = searchBest(problem, best)
  return exact === undefined ? { ...best, upperBound, optimal: false } : { ...exact, upperBound: exact.value, optimal: true }
}

export interface FewestSelection extends CoverageSelection {
  /** No fewer reach the target; null where all together do not. */
  readonly leastNumber: number | null
  readonly reached: boolean
}

/**
 * Fewest candidates that cover so much weight (partial set cover): greedy, and fewer where the search for what is exactly best finds so.
 * The least number is a bound of the instance: whatever is chosen already, the largest gains left have to fill what is missing.
 */
export function fewestCovering({ candidates, weights }: Pick<CoverageProblem, 'candidates' | 'weights'>, target: number): FewestSelection {
  const problem = { candidates, weights, most: Infinity, budget: Infinity }
  let least = 0
  const noteBound = (covered: Uint8Array, value: number) => {
    const left = candidatesLeft(problem, covered)
    let missing = target - value
    let number = 0
    while (missing > 0 && number < left.length) missing -= left[number++]!.gain
    least = Math.max(least, missing > 0 ? Infinity : number)
  }
  const found = greedy(problem, (gain) => gain, noteBound, target)
  if (found.value < target) return { ...found, upperBound: found.value, optimal: false, leastNumber: null, reached: false }
  for (let most = least; most < found.chosen.length; most++) {
    const smaller = mostCovered({ ...problem, most })
    if (smaller.value >= target) return { ...smaller, optimal: true, leastNumber: least, reached: true }
    if (!smaller.optimal && smaller.upperBound >= target) return { ...found, upperBound: found.value, optimal: false, leastNumber: least, reached: true }
    least = most + 1
  }
  return { ...found, upperBound: found.value, optimal: true, leastNumber: found.chosen.length, reached: true }
}

type Found = Pick<CoverageSelection, 'chosen' | 'gains' | 'value'>

/** Chooses by the highest rank that is left, until nothing more may be chosen, nothing is gained, or the target is reached. Equals go by their place. */
function greedy(
  { candidates, weights, most, budget }: CoverageProblem,
  rank: (gain: number, cost: number) => number,
  noteBound: (covered: Uint8Array, value: number) => void,
  target = Infinity
): Found {
  const covered = new Uint8Array(weights.length)
  const chosen: number[] = []
  const gains: number[] = []
  let value = 0
  let spent = 0
  // A bound takes a look at all candidates: at many steps, it is asked for ever more seldom.
  const isNoted = () => chosen.length <= 32 || (chosen.length & (chosen.length - 1)) === 0
  noteBound(covered, 0)
  const queue = new TinyQueue(
    candidates.map((candidate, at) => {
      const gain = gainOf(candidate, weights, covered)
      return { at, gain, rank: rank(gain, candidate.cost), seen: 0 }
    }),
    (a, b) => b.rank - a.rank || a.at - b.at
  )
  while (chosen.length < most && value < target) {
    const next = queue.pop()
    if (next === undefined) break
    const candidate = candidates[next.at]!
    if (next.gain === 0 || spent + candidate.cost > budget) continue
    if (next.seen < chosen.length) {
      const gain = gainOf(candidate, weights, covered)
      queue.push({ at: next.at, gain, rank: rank(gain, candidate.cost), seen: chosen.length })
      continue
    }
    for (const site of candidate.sites) covered[site] = 1
    chosen.push(next.at)
    gains.push(next.gain)
    value += next.gain
    spent += candidate.cost
    if (isNoted()) noteBound(covered, value)
  }
  return { chosen, gains, value }
}

function bestAlone({ candidates, weights, most, budget }: CoverageProblem): Found {
  const nothing = new Uint8Array(weights.length)
  let best = -1
  let gain = 0
  for (const [at, candidate] of candidates.entries()) {
    const own = most < 1 || candidate.cost > budget ? 0 : gainOf(candidate, weights, nothing)
    if (own > gain) [best, gain] = [at, own]
  }
  return best < 0 ? { chosen: [], gains: [], value: 0 } : { chosen: [best], gains: [gain], value: gain }
}

const gainOf = ({ sites }: CoverageCandidate, weights: Float64Array, covered: Uint8Array): number => {
  let gain = 0
  for (const site of sites) if (covered[site] === 0) gain += weights[site]!
  return gain
}

interface CandidateLeft {
  readonly at: number
  readonly gain: number
  readonly cost: number
}

/** Candidates that still add something, those first that add most. */
const candidatesLeft = ({ candidates, weights }: Pick<CoverageProblem, 'candidates' | 'weights'>, covered: Uint8Array, among: Iterable<number> = candidates.keys()): CandidateLeft[] =>
  [...among]
    .map((at) => ({ at, gain: gainOf(candidates[at]!, weights, covered), cost: candidates[at]!.cost }))
    .filter(({ gain }) => gain > 0)
    .sort((a, b) => b.gain - a.gain || a.at - b.at)

/**
 * What the best selection among those left can add, at most: coverage is submodular, so its members together add no more than each would
 * alone (Nemhauser, Wolsey and Fisher 1978): the largest gains, as many and for as much as may be, the last of them in part.
 */
function mostAddable(left: readonly CandidateLeft[], { most, budget }: Pick<CoverageProblem, 'most' | 'budget'>): number {
  const able = left.filter(({ cost }) => cost <= budget)
  const byNumber = able.slice(0, Math.min(most, able.length)).reduce((sum, { gain }) => sum + gain, 0)
  if (!Number.isFinite(budget)) return byNumber
  let byMoney = 0
  let money = budget
  for (const { gain, cost } of able.toSorted((a, b) => b.gain * a.cost - a.gain * b.cost)) {
    byMoney += cost <= money ? gain : (gain * money) / cost
    if (cost >= money && cost > 0) break
    money -= cost
  }
  return Math.min(byNumber, byMoney)
}

/** Branch and bound from the best known; undefined where it would take too long. */
function searchBest(problem: CoverageProblem, known: Found): Found | undefined {
  const { candidates, weights, most, budget } = problem
  let best = known
  let looks = 0
  const search = (among: Iterable<number>, chosen: readonly number[], gains: readonly number[], covered: Uint8Array, value: number, spent: number): boolean => {
    if (value > best.value) best = { chosen: [...chosen], gains: [...gains], value }
    if (chosen.length >= most) return true
    const able = candidatesLeft(problem, covered, among).filter(({ cost }) => spent + cost <= budget)
    for (const [i, { at, gain, cost }] of able.entries()) {
      // With this one and those behind it; those before it have been tried with all others.
      const left = able.slice(i)
      looks += left.length
      if (looks > mostLooks) return false
      if (value + mostAddable(left, { most: most - chosen.length, budget: budget - spent }) <= best.value) return true
      const then = covered.slice()
      for (const site of candidates[at]!.sites) then[site] = 1
      if (!search(left.slice(1).map((one) => one.at), [...chosen, at], [...gains, gain], then, value + gain, spent + cost)) return false
    }
    return true
  }
  return search(candidates.keys(), [], [], new Uint8Array(weights.length), 0, 0) ? best : undefined
}
