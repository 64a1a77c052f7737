/** A facility type in a region, unrounded, as far as it makes the index. */
export interface TypeState {
  readonly typeCode: string
  /** By the standard. */
  readonly weight: number
  readonly applies: boolean
  readonly surveyed: boolean
  readonly base: number | null
  readonly balance: number | null
  readonly governance: number | null
  /** 0.4 B + 0.4 E + 0.2 V; null where the type does not count towards the index. */
  readonly score: number | null
}

/** A region in a run. */
export interface IndexState {
  /** As published, two decimals; null = none. */
  readonly index: number | null
  /** Weights of B, E and V in a type's score, by the standard. */
  readonly baseWeight: number
  readonly balanceWeight: number
  readonly governanceWeight: number
  readonly types: readonly TypeState[]
}

/** score_moved: its base, balance or governance index did, even where they make up for each other. */
export const changeCauses = [
  'score_moved', 'weight_shifted', 'newly_surveyed', 'no_longer_surveyed', 'now_applies', 'no_longer_applies',
  'new_in_standard', 'dropped_from_standard', 'unchanged'
] as const
export type ChangeCause = (typeof changeCauses)[number]

/** What a type did to the index; points have two decimals. */
export interface TypeChange {
  readonly typeCode: string
  readonly cause: ChangeCause
  /** The points of all types sum to the change of the index. */
  readonly points: number
  /** The next four sum to the points: moved by the base index, */
  readonly base: number
  /** by the balance index, */
  readonly balance: number
  /** by the governance index, known or unknown, */
  readonly governance: number
  /** and by the type's weight among those that count: it came, went, was weighted anew, or others were. */
  readonly weight: number
}

/**
 * Which types moved an index, and by how much: those that moved it most come first.
 *
 * The index is Σ a s, a = a type's share of the weights, s = its score, and its change is split by the midpoint rule
 * (Kitagawa, Journal of the American Statistical Association 50(272), 1955):
 *   Σ ā Δs + Σ Δa (s̄ - Ī), bars being means of before and after.
 * Shares sum to 1, so taking the mean index Ī away changes no sum; but with it a type that is newly counted raises the
 * index where it scores above the others and lowers it where below, and the others do not seem to fall by its coming.
 * Δs is split by the same rule into what B and E moved; V has the rest, which is all that its becoming known changes.
 */
export function explainChange(before: IndexState, after: IndexState): TypeChange[] {
  if (before.index === null || after.index === null) return []
  const [then, now] = [shares(before), shares(after)]
  const meanIndex = (indexOf(before, then) + indexOf(after, now)) / 2
  const codes = [...new Set([...after.types, ...before.types].map((type) => type.typeCode))]
  const parts = codes.map((typeCode) => {
    const old = before.types.find((type) => type.typeCode === typeCode)
    const recent = after.types.find((type) => type.typeCode === typeCode)
    const [oldShare, share] = [then.get(typeCode) ?? 0, now.get(typeCode) ?? 0]
    const score = ((old?.score ?? recent?.score ?? 0) + (recent?.score ?? old?.score ?? 0)) / 2
    const weight = (share - oldShare) * (score - meanIndex)
    const moved = old?.score == null || recent?.score == null ? still : movedBy([before, old], [after, recent])
    const meanShare = (oldShare + share) / 2
    return { typeCode, old, recent, exact: [meanShare * moved.base, meanShare * moved.balance, meanShare * moved.governance, weight] }
  })

  const points = inHundredths(parts.map(({ exact }) => sum(exact)), Math.round(after.index * 100) - Math.round(before.index * 100))
  return parts
    .map(({ typeCode, old, recent, exact }, at): TypeChange => {
      const [base, balance, governance, weight] = inHundredths(exact, points[at]!).map((whole) => whole / 100)
      return {
        typeCode,
        cause: causeOf(old, recent, exact),
        points: points[at]! / 100,
        base: base!,
        balance: balance!,
        governance: governance!,
        weight: weight!
      }
    })
    .sort((a, b) => Math.abs(b.points) - Math.abs(a.points))
}

const still = { base: 0, balance: 0, governance: 0 }

/** What moved a score, in its own points. */
function movedBy([before, old]: readonly [IndexState, TypeState], [after, recent]: readonly [IndexState, TypeState]) {
  const [oldWeights, weights] = [partWeights(before, old), partWeights(after, recent)]
  const of = (part: 'base' | 'balance') => ((oldWeights[part] + weights[part]) / 2) * ((recent[part] ?? 0) - (old[part] ?? 0))
  const [base, balance] = [of('base'), of('balance')]
  return { base, balance, governance: recent.score! - old.score! - base - balance }
}

/** What B and E weigh in a score: a null V's weight is shared between them. */
function partWeights({ baseWeight, balanceWeight, governanceWeight }: IndexState, { governance }: TypeState) {
  const whole = baseWeight + balanceWeight + (governance === null ? 0 : governanceWeight)
  return { base: baseWeight / whole, balance: balanceWeight / whole }
}

/** Shares of the weight of all types with a score. */
function shares({ types }: IndexState): ReadonlyMap<string, number> {
  const counted = types.filter((type) => type.score !== null)
  const whole = sum(counted.map((type) => type.weight))
  return new Map(counted.map((type) => [type.typeCode, type.weight / whole]))
}

const indexOf = ({ types }: IndexState, share: ReadonlyMap<string, number>): number =>
  sum(types.map((type) => (share.get(type.typeCode) ?? 0) * (type.score ?? 0)))

function causeOf(old: TypeState | undefined, recent: TypeState | undefined, exact: readonly number[]): ChangeCause {
  if (old?.score == null && recent?.score == null) return 'unchanged'
  if (old?.score == null) return old === undefined ? 'new_in_standard' : old.applies ? 'newly_surveyed' : 'now_applies'
  if (recent?.score == null) return recent === undefined ? 'dropped_from_standard' : recent.applies ? 'no_longer_surveyed' : 'no_longer_applies'
  const moved = exact.map((part) => Math.abs(part) > 1e-9)
  return moved.slice(0, 3).includes(true) ? 'score_moved' : moved[3] === true ? 'weight_shifted' : 'unchanged'
}

/**
 * Whole hundredths that sum to `total`, by largest remainders: none is a hundredth off, where the parts sum to less than
 * a hundredth beside it. Equal remainders go to the first.
 */
export function inHundredths(parts: readonly number[], total: number): number[] {
  // Nine digits more are noise, and must not win a hundredth.
  const exact = parts.map((part) => Math.round(part * 1e9) / 1e7)
  const whole = exact.map((part) => Math.floor(part))
  const missing = total - sum(whole)
  const first = exact.map((_, at) => at).sort((a, b) => exact[b]! - whole[b]! - (exact[a]! - whole[a]!) || a - b)
  first.forEach((at, place) => {
    whole[at]! += Math.floor(missing / parts.length) + (place < ((missing % parts.length) + parts.length) % parts.length ? 1 : 0)
  })
  return whole
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)
