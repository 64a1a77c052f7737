import { budgetDecimetres, type PeopleGroup, type Standard } from '../registry/standard.js'
import type { Parameters } from './indices.js'
import type { People, Places } from './people.js'
import { scoreType, type Facilities, type TypeInput, type TypeRule } from './type-scoring.js'

/**
 * Assumptions that are varied, one at a time (one-at-a-time sensitivity analysis: Saltelli et al., Global Sensitivity
 * Analysis, 2008, chapter 1; for composite indicators OECD/JRC, Handbook on Constructing Composite Indicators, 2008, step 7).
 */
export const variants = ['slower', 'faster', 'sizes_low', 'sizes_high', 'groups_low', 'groups_high'] as const
export type Variant = (typeof variants)[number]

/** Walking speeds of `slower` and `faster`, relative to those of the standard. */
const speeds = { slower: 0.9, faster: 1.1 } as const

/** How far people walk to each type by its code, in decimetres, were they a tenth slower or faster. */
export type VariedBudgets = ReadonlyMap<string, Readonly<Record<keyof typeof speeds, number>>>

export function variedBudgets({ types, profiles }: Standard): VariedBudgets {
  const at = (factor: number) => Object.fromEntries(Object.entries(profiles).map(([name, speed]) => [name, speed * factor]))
  const [slower, faster] = [at(speeds.slower), at(speeds.faster)]
  return new Map(types.map((type) => [type.code, { slower: budgetDecimetres(type, slower), faster: budgetDecimetres(type, faster) }]))
}

/** The people of a run with as few or as many in the groups that were not given as there may be. */
export interface GroupEnds {
  readonly low: People
  readonly high: People
}

/** Fewer known values than this say little of their spread. */
export const leastKnown = 10

/**
 * The ends of sizes that were not given: the first and last decile of the known sizes of the type, the size taken for
 * them between the two; half and twice of it where hardly any is known.
 */
export function sizeEnds({ size, sizeImputed }: Pick<Facilities, 'size' | 'sizeImputed'>): Record<'low' | 'high', Float64Array> {
  const known = size.filter((_, j) => sizeImputed[j] !== 1).sort()
  const [low, high] = known.length < leastKnown ? [null, null] : [quantile(known, 0.1), quantile(known, 0.9)]
  const ends = (end: (taken: number) => number) => size.map((taken, j) => (sizeImputed[j] === 1 ? end(taken) : taken))
  return {
    low: ends((taken) => Math.min(taken, low ?? taken / 2)),
    high: ends((taken) => Math.max(taken, high ?? taken * 2))
  }
}

/** Of sorted values, interpolated between two of them as percentile_cont does. */
function quantile(sorted: Float64Array, share: number): number {
  const at = share * (sorted.length - 1)
  const below = Math.floor(at)
  const value = sorted[below]!
  return value + (at - below) * ((sorted[below + 1] ?? value) - value)
}

export type VariedScores = Readonly<Record<Variant, Float64Array>>

/** Scores of a type in every region under each varied assumption; NaN = none. What an assumption does not touch is scored once. */
export function varyType(
  places: Places,
  people: People,
  ends: GroupEnds,
  p: Parameters,
  input: TypeInput,
  budgets: Readonly<Record<keyof typeof speeds, number>>
): VariedScores {
  const { rule, facilities } = input
  const score = (someone: People, varied: TypeInput) => scoreType(places, someone, p, varied).figures.score
  let asItIs: Float64Array | undefined
  const or = (touched: boolean, varied: () => Float64Array) => (touched ? varied() : (asItIs ??= score(people, input)))
  const walking = (budget: number) => or(budget !== rule.budgetDecimetres, () => score(people, { ...input, rule: { ...rule, budgetDecimetres: budget } }))
  const imputed = facilities.sizeImputed.includes(1)
  const sizes = sizeEnds(facilities)
  const sized = (size: Float64Array) => or(imputed, () => score(people, { ...input, facilities: { ...facilities, size } }))
  const peopled = (someone: People) => or(groupsOf(rule).some((group) => group !== 'all'), () => score(someone, input))
  return {
    slower: walking(budgets.slower),
    faster: walking(budgets.faster),
    sizes_low: sized(sizes.low),
    sizes_high: sized(sizes.high),
    groups_low: peopled(ends.low),
    groups_high: peopled(ends.high)
  }
}

const groupsOf = ({ walkGroup, baseGroup }: TypeRule): PeopleGroup[] => [walkGroup, baseGroup]
