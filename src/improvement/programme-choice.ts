import TinyQueue from 'tinyqueue'
import type { ScoredRun } from '../checkup/scored-run.js'
import { communityIndices, communityRegions, createTypeLifting, residentsOf, type TypeLifting, type WantedProject } from './gain.js'
import { changedInputs } from './what-if.js'

/** A project that a programme may take, with what it costs. */
export interface ProgrammeOption extends WantedProject {
  readonly cost: number
}

export interface ProgrammeLimits {
  readonly budget: number
  /** Share of the budget that goes to one street at most, 0 to 1. */
  readonly mostOfStreet: number
  /** So many of the weakest communities get a project each, as far as the money goes. */
  readonly weakest: number
}

export interface ProgrammeChoice {
  /** Places among the options, in the order to do them: what lifts most for the money first. */
  readonly chosen: number[]
  /** What each adds to those before it. */
  readonly lifts: number[]
  readonly lift: number
  readonly spent: number
  /** No choice within the limits lifts more. */
  readonly upperBound: number
  readonly optimal: boolean
  /** Those that are in for the weakest communities' sake. */
  readonly forced: number[]
}

/** Projects that change what each other brings: of one type, with a community that both concern; what others bring adds up. */
interface Group {
  readonly members: readonly number[]
  /** Sets of members that may be taken, with what they cost and lift together; the empty one first, none worse than another. */
  readonly choices: readonly Choice[]
  /** Whether all sets were looked at. */
  readonly whole: boolean
}

interface Choice {
  readonly members: readonly number[]
  readonly cost: number
  readonly lift: number
}

/** All sets of so many members of a group are looked at; of more, each step of the greedy way through them. */
const mostEnumerated = 8
/** Looks at so many branches at most: about a second. */
const mostBranches = 150_000

export interface ProgrammeChooser {
  readonly choose: (limits: ProgrammeLimits) => ProgrammeChoice
}

/**
 * Chooses projects that lift the communities of a county most for a budget. What projects bring is worked out group by group, with all that
 * lies between them; choosing one set of each group is the multiple-choice knapsack problem (Sinha and Zoltners 1979), solved by branch and
 * bound over its linear relaxation. Exact where every group is small and the search comes to its end; the bound holds in any case but for
 * groups that are too large to be looked at whole, where it takes their members' gains as they are alone.
 *
 * @param run of the county alone
 */
export function createProgrammeChooser(run: ScoredRun, options: readonly ProgrammeOption[]): ProgrammeChooser {
  const lifting = createTypeLifting(run)
  const known = new Map<string, number>()
  const liftOf = (members: readonly number[]): number => {
    if (members.length === 0) return 0
    const key = members.toSorted((a, b) => a - b).join(' ')
    const lift = known.get(key) ?? lifting.lift(options[members[0]!]!.typeId, members.flatMap((i) => options[i]!.wanted))
    known.set(key, lift)
    return lift
  }
  const groups = groupsOf(run, options).map((members) => groupOf(members, options, liftOf))
  const streets = options.map(({ communityCode }) => run.inputs.places.regions.find(({ code }) => code === communityCode)?.parentCode ?? communityCode)
  return {
    choose: (limits) => {
      const forced = forWeakest(run, options, limits, liftOf)
      const found = search(groups, options, streets, limits, forced, liftOf)
      const { chosen, lifts } = inOrder(found.choices, options, liftOf)
      return { chosen, lifts, lift: found.lift, spent: found.spent, upperBound: found.upperBound, optimal: found.optimal, forced }
    }
  }
}

function groupsOf(run: ScoredRun, options: readonly ProgrammeOption[]): number[][] {
  const first = new Map<string, number>()
  const parent = options.map((_, i) => i)
  const communities = communityRegions(run)
  const root = (i: number): number => (parent[i] === i ? i : root(parent[i]!))
  for (const [i, { typeId, wanted }] of options.entries()) {
    const { concerned } = changedInputs(run, wanted)
    for (const r of communities) {
      if (concerned[r] !== 1) continue
      const key = `${typeId} ${r}`
      const other = first.get(key)
      if (other === undefined) first.set(key, i)
      else parent[root(i)] = root(other)
    }
  }
  const groups = new Map<number, number[]>()
  for (const i of options.keys()) groups.set(root(i), [...(groups.get(root(i)) ?? []), i])
  return [...groups.values()]
}

type LiftOf = (members: readonly number[]) => number

function groupOf(members: readonly number[], options: readonly ProgrammeOption[], liftOf: LiftOf): Group {
  const whole = members.length <= mostEnumerated
  const sets = whole ? subsetsOf(members) : greedySets(members, [], options, liftOf)
  return { members, choices: sets.map((set) => choiceOf(set, options, liftOf)), whole }
}

const choiceOf = (members: readonly number[], options: readonly ProgrammeOption[], liftOf: LiftOf): Choice => ({ members, cost: members.reduce((sum, i) => sum + options[i]!.cost, 0), lift: liftOf(members) })

function subsetsOf(members: readonly number[]): number[][] {
  return Array.from({ length: 2 ** members.length }, (_, bits) => members.filter((_, i) => ((bits >> i) & 1) === 1))
}

/** Beside those that have to be in: none, each other member alone, and what taking what lifts most for the money, one after the other, goes through. */
function greedySets(members: readonly number[], needed: readonly number[], options: readonly ProgrammeOption[], liftOf: LiftOf): number[][] {
  const others = members.filter((i) => !needed.includes(i))
  const sets: number[][] = [[...needed], ...others.map((i) => [...needed, i])]
  let taken = [...needed]
  let left = others
  while (left.length > 0) {
    const before = liftOf(taken)
    const best = left.reduce((a, b) => (perCost(liftOf([...taken, b]) - before, options[b]!.cost) > perCost(liftOf([...taken, a]) - before, options[a]!.cost) ? b : a))
    taken = [...taken, best]
    left = left.filter((i) => i !== best)
    if (taken.length > needed.length + 1) sets.push(taken)
  }
  return sets
}

const perCost = (lift: number, cost: number): number => (cost === 0 ? (lift > 0 ? Infinity : 0) : lift / cost)

/** For each of the weakest communities, by the marks of the run, the project in it that lifts most for the money; while it lasts. */
function forWeakest(run: ScoredRun, options: readonly ProgrammeOption[], { budget, weakest, mostOfStreet }: ProgrammeLimits, liftOf: LiftOf): number[] {
  if (weakest === 0) return []
  const { regions } = run.inputs.places
  const { priority } = run.regions.marks
  const ranked = communityRegions(run).filter((r) => priority[r]! > 0).sort((a, b) => priority[b]! - priority[a]! || a - b)
  const forced: number[] = []
  const spentIn = new Map<string | null, number>()
  let left = budget
  for (const r of ranked) {
    const { code, parentCode } = regions[r]!
    const streetLeft = mostOfStreet * budget - (spentIn.get(parentCode) ?? 0)
    const able = [...options.keys()].filter((i) => options[i]!.communityCode === code && options[i]!.cost <= Math.min(left, streetLeft) && liftOf([i]) > 0)
    if (able.length === 0) continue
    const best = able.reduce((a, b) => (perCost(liftOf([b]), options[b]!.cost) > perCost(liftOf([a]), options[a]!.cost) ? b : a))
    forced.push(best)
    left -= options[best]!.cost
    spentIn.set(parentCode, (spentIn.get(parentCode) ?? 0) + options[best]!.cost)
    if (forced.length === weakest) break
  }
  return forced
}

interface Found {
  readonly choices: readonly Choice[]
  readonly lift: number
  readonly spent: number
  readonly upperBound: number
  readonly optimal: boolean
}

/** A step from one choice of a group to a dearer one that lifts more. */
interface Step {
  readonly group: number
  readonly cost: number
  readonly lift: number
  /** The choice that it comes to. */
  readonly to: Choice
}

function search(
  groups: readonly Group[], options: readonly ProgrammeOption[], streets: readonly string[], { budget, mostOfStreet }: ProgrammeLimits, forced: readonly number[], liftOf: LiftOf
): Found {
  const must = new Set(forced)
  const within = groups.map((group) => groupWith(group, group.members.filter((i) => must.has(i)), options, liftOf))
  // What is dearer may still be the better one where it is paid for in another street.
  const able = within.map(({ members, choices }) =>
    mostOfStreet < 1 && new Set(members.map((i) => streets[i])).size > 1 ? choices.toSorted(cheapestThenBest) : undominated(choices))
  // Those first that can make most difference: wrong turns are found out early.
  const order = [...able.keys()].sort((a, b) => mostLift(able[b]!) - mostLift(able[a]!) || a - b)
  const sorted = order.map((g) => able[g]!)
  const steps = sorted.flatMap((choices, group) => hullSteps(undominated(choices), group)).sort((a, b) => perCost(b.lift, b.cost) - perCost(a.lift, a.cost) || a.group - b.group || a.cost - b.cost)
  /** Least cost, and its lift, of the groups from one on. */
  const tail = sorted.map((_, d) => sorted.slice(d).reduce((sum, choices) => ({ cost: sum.cost + choices[0]!.cost, lift: sum.lift + choices[0]!.lift }), { cost: 0, lift: 0 }))
  tail.push({ cost: 0, lift: 0 })
  const bound = (depth: number, money: number): number => {
    let left = money - tail[depth]!.cost
    if (left < -slackOf(budget)) return -Infinity
    let lift = tail[depth]!.lift
    for (const step of steps) {
      if (step.group < depth) continue
      if (step.cost > left) return lift + (step.cost > 0 ? (step.lift * Math.max(0, left)) / step.cost : 0)
      lift += step.lift
      left -= step.cost
    }
    return lift
  }
  const purse = createPurse(options, streets, budget, mostOfStreet)
  let best: { choices: readonly Choice[]; lift: number } = greedy(sorted, steps, purse)
  let branches = 0
  const path: Choice[] = []
  const visit = (depth: number, money: number, lift: number): boolean => {
    if (depth === sorted.length) {
      if (lift > best.lift + tolerance) best = { choices: [...path], lift }
      return true
    }
    // Whatever may be worth most first.
    const next = sorted[depth]!
      .map((choice) => ({ choice, most: lift + choice.lift + bound(depth + 1, money - choice.cost) }))
      .sort((a, b) => b.most - a.most)
    for (const { choice, most } of next) {
      if (most <= best.lift + tolerance) break
      if (++branches > mostBranches) return false
      if (!purse.take(choice)) continue
      path.push(choice)
      const ended = visit(depth + 1, money - choice.cost, lift + choice.lift)
      path.pop()
      purse.giveBack(choice)
      if (!ended) return false
    }
    return true
  }
  const ended = visit(0, budget, 0)
  const whole = groups.every((group) => group.whole)
  const optimal = ended && whole
  const loose = within.reduce((sum, group) => sum + group.loose, 0)
  return {
    choices: best.choices,
    lift: best.lift,
    spent: best.choices.reduce((sum, { cost }) => sum + cost, 0),
    upperBound: optimal ? best.lift : Math.max(best.lift, bound(0, budget) + loose),
    optimal
  }
}

/** A group of which some have to be in. */
interface GroupWith {
  readonly members: readonly number[]
  /** Sets with all of those in them, themselves alone among them. */
  readonly choices: readonly Choice[]
  /** How much more another set could lift than the relaxation of these says. */
  readonly loose: number
}

function groupWith({ members, choices, whole }: Group, needed: readonly number[], options: readonly ProgrammeOption[], liftOf: LiftOf): GroupWith {
  const fitting = choices.filter((choice) => needed.every((i) => choice.members.includes(i)))
  if (whole) return { members, choices: fitting, loose: 0 }
  // The way that was looked at may come by those that have to be in at its end only: another begins with them.
  const grown = needed.length === 0 ? choices : greedySets(members, needed, options, liftOf).map((set) => choiceOf(set, options, liftOf))
  return { members, choices: needed.length === 0 ? choices : [...grown, ...fitting], loose: looseness(members, needed, grown, liftOf) }
}

/** How much more the members of a group could lift, each as it does beside none but those that have to be in, than the best of the sets that were looked at. */
function looseness(members: readonly number[], needed: readonly number[], looked: readonly Choice[], liftOf: LiftOf): number {
  const base = liftOf(needed)
  const alone = members.reduce((sum, i) => sum + (needed.includes(i) ? 0 : Math.max(0, liftOf([...needed, i]) - base)), base)
  return Math.max(0, alone - mostLift(looked))
}

const tolerance = 1e-9

/** Money by which sums of costs may pass a limit: so much they lose as binary fractions. */
const slackOf = (budget: number): number => Math.max(tolerance, budget * 1e-12)

const mostLift = (choices: readonly Choice[]): number => choices.reduce((most, { lift }) => Math.max(most, lift), -Infinity)

/** What is free and lifts comes before nothing at all: the first of a group is what it can have in any case. */
const cheapestThenBest = (a: Choice, b: Choice): number => a.cost - b.cost || b.lift - a.lift

/** Choices that no cheaper one lifts as much as, in the order of their cost. */
function undominated(choices: readonly Choice[]): Choice[] {
  const kept: Choice[] = []
  for (const choice of choices.toSorted(cheapestThenBest)) {
    if (kept.length === 0 || choice.lift > kept.at(-1)!.lift + tolerance) kept.push(choice)
  }
  return kept
}

/** Steps along the upper hull of a group's choices: each lifts less for the money than the one before it. */
function hullSteps(choices: readonly Choice[], group: number): Step[] {
  const hull: Choice[] = []
  const slope = (a: Choice, b: Choice) => perCost(b.lift - a.lift, b.cost - a.cost)
  for (const choice of choices) {
    while (hull.length > 1 && slope(hull.at(-2)!, hull.at(-1)!) <= slope(hull.at(-1)!, choice)) hull.pop()
    hull.push(choice)
  }
  return hull.slice(1).map((to, i) => ({ group, cost: to.cost - hull[i]!.cost, lift: to.lift - hull[i]!.lift, to }))
}

/** What is spent, by street. */
interface Purse {
  /** Whether it was taken: it may be too dear, of all or of a street. */
  readonly take: (choice: Choice) => boolean
  /** Takes what is known to be within the limits. */
  readonly put: (choice: Choice) => void
  readonly giveBack: (choice: Choice) => void
}

function createPurse(options: readonly ProgrammeOption[], streets: readonly string[], budget: number, mostOfStreet: number): Purse {
  const slack = slackOf(budget)
  const spent = new Map<string, number>()
  let all = 0
  const add = ({ members }: Choice, sign: 1 | -1) => {
    for (const i of members) {
      spent.set(streets[i]!, (spent.get(streets[i]!) ?? 0) + sign * options[i]!.cost)
      all += sign * options[i]!.cost
    }
  }
  return {
    take: (choice) => {
      add(choice, 1)
      const allowed = all <= budget + slack && choice.members.every((i) => spent.get(streets[i]!)! <= mostOfStreet * budget + slack)
      if (!allowed) add(choice, -1)
      return allowed
    },
    put: (choice) => add(choice, 1),
    giveBack: (choice) => add(choice, -1)
  }
}

/** Step by step what lifts most for the money, as long as it can be paid, from what has to be in and what is free. */
function greedy(sorted: readonly (readonly Choice[])[], steps: readonly Step[], purse: Purse): { choices: readonly Choice[]; lift: number } {
  const now = sorted.map((choices) => choices[0]!)
  for (const choice of now) purse.put(choice)
  for (const { group, to } of steps) {
    purse.giveBack(now[group]!)
    if (purse.take(to)) now[group] = to
    else purse.put(now[group]!)
  }
  for (const choice of now) purse.giveBack(choice)
  return { choices: now, lift: now.reduce((sum, { lift }) => sum + lift, 0) }
}

/** What was chosen, what lifts most for the money first, each with what it adds to those before it. */
function inOrder(choices: readonly Choice[], options: readonly ProgrammeOption[], liftOf: LiftOf): { chosen: number[]; lifts: number[] } {
  const steps = choices.flatMap(({ members }) => {
    const sequence: { i: number; lift: number }[] = []
    let left = [...members]
    let before: number[] = []
    while (left.length > 0) {
      const gain = (i: number) => liftOf([...before, i]) - liftOf(before)
      const next = left.reduce((a, b) => (perCost(gain(b), options[b]!.cost) > perCost(gain(a), options[a]!.cost) ? b : a))
      sequence.push({ i: next, lift: gain(next) })
      before = [...before, next]
      left = left.filter((i) => i !== next)
    }
    return sequence
  })
  steps.sort((a, b) => perCost(b.lift, options[b.i]!.cost) - perCost(a.lift, options[a.i]!.cost) || a.i - b.i)
  return { chosen: steps.map(({ i }) => i), lifts: steps.map(({ lift }) => lift) }
}

/** Facilities for the least money with which every community of a county comes to an index, as far as can be. */
export interface LeastMoney {
  /** Places among the options, in the order chosen. */
  readonly chosen: number[]
  readonly spent: number
  /** No choice costs less, as long as projects do not help each other; null where the index is not reached. */
  readonly leastCost: number | null
  /** Communities, by their places among the run's, that do not come to it by all options together. */
  readonly missed: number[]
}

/**
 * Greedy for submodular cover (Wolsey 1982): what lifts the communities below the target most towards it for the money, until all are there;
 * then whatever is not needed is taken out again, the dearest first. Types add to an index one by one, so that each look scores one type.
 *
 * @param run of the county alone
 * @param options whose types are surveyed
 */
export function leastMoneyTo(run: ScoredRun, options: readonly ProgrammeOption[], target: number): LeastMoney {
  const lifting = createTypeLifting(run)
  // Rounded as it is told, an index of the target has come to it.
  const needs = communityIndices(run).map((index) => (Number.isNaN(index) ? 0 : Math.max(0, target - 0.005 - index)))
  const residents = residentsOf(run)
  const pointsOf = createPointsOf(options, lifting, residents.length)
  const all = [...options.keys()]
  const most = pointsOf(all)
  const missed = [...needs.keys()].filter((c) => residents[c]! > 0 && most[c]! < needs[c]! - tolerance)
  const wanted = needs.map((need, c) => (missed.includes(c) ? Math.max(0, most[c]!) : need))
  const towards = (points: Float64Array) => points.reduce((sum, one, c) => sum + Math.min(Math.max(0, one), wanted[c]!), 0)
  const whole = wanted.reduce((sum, one) => sum + one, 0)

  let chosen: number[] = []
  let reached = 0
  const gainOf = (i: number) => towards(pointsOf([...chosen, i])) - reached
  const rank = (i: number, gain: number) => ({ i, gain, rank: perCost(gain, options[i]!.cost), seen: chosen.length })
  // Lazily: what was found to bring little seldom brings more beside others.
  const queue = new TinyQueue(all.map((i) => rank(i, gainOf(i))), (a, b) => b.rank - a.rank || a.i - b.i)
  while (reached < whole - 1e-7) {
    const next = queue.pop()
    if (next === undefined) break
    const { i, gain } = next
    if (next.seen < chosen.length) queue.push(rank(i, gainOf(i)))
    else if (gain > tolerance) {
      chosen = [...chosen, i]
      reached += gain
    }
  }
  for (const i of chosen.toSorted((a, b) => options[b]!.cost - options[a]!.cost)) {
    const without = chosen.filter((other) => other !== i)
    if (towards(pointsOf(without)) >= whole - 1e-7) chosen = without
  }
  return { chosen, spent: chosen.reduce((sum, i) => sum + options[i]!.cost, 0), leastCost: missed.length > 0 ? null : leastCost(options, wanted, pointsOf), missed }
}

/** Points that sets of options add to each community: type by type, each set of a type once. */
function createPointsOf(options: readonly ProgrammeOption[], { points }: TypeLifting, communities: number): (members: readonly number[]) => Float64Array {
  const known = new Map<string, Float64Array>()
  const ofType = (typeId: number, members: readonly number[]): Float64Array => {
    const key = members.toSorted((a, b) => a - b).join(' ')
    const found = known.get(key) ?? points(typeId, members.flatMap((i) => options[i]!.wanted))
    known.set(key, found)
    return found
  }
  return (members) => {
    const sum = new Float64Array(communities)
    for (const typeId of new Set(members.map((i) => options[i]!.typeId))) {
      for (const [c, one] of ofType(typeId, members.filter((i) => options[i]!.typeId === typeId)).entries()) sum[c]! += one
    }
    return sum
  }
}

/** The community that costs most by itself, its need met by the cheapest points of single options, the last of them in part. */
function leastCost(options: readonly ProgrammeOption[], needs: Float64Array, pointsOf: (members: readonly number[]) => Float64Array): number {
  const alone = options.map((_, i) => pointsOf([i]))
  let most = 0
  for (const [c, need] of needs.entries()) {
    let left = need
    let cost = 0
    for (const i of [...options.keys()].filter((o) => alone[o]![c]! > 0).sort((a, b) => perCost(alone[b]![c]!, options[b]!.cost) - perCost(alone[a]![c]!, options[a]!.cost))) {
      if (left <= tolerance) break
      cost += options[i]!.cost * Math.min(1, left / alone[i]![c]!)
      left -= alone[i]![c]!
    }
    most = Math.max(most, cost)
  }
  return most
}
