import { causes, severityOf, type Cause } from '../checkup/diagnosis.js'
import { roundScore, tolerance } from '../checkup/indices.js'
import { known } from '../checkup/type-scoring.js'
import type { Tier } from './circle-tiers.js'
import type { BuildUp, PlaceFigure, PlacesStage } from './district-plan-build-up.js'
import type { Gain, IndexFigures } from './gain.js'
import type { PlannedChange, ProjectSpaceKind, ProjectState } from './project.js'
import type { PeopleServed } from './what-if.js'

export const districtPlanStates = ['draft', 'submitted', 'approved', 'superseded'] as const
export type DistrictPlanState = (typeof districtPlanStates)[number]

/** Of what a target speaks: the county as a whole, each of its communities, or each circle of a tier. */
export const targetScopes = ['county', 'community', 'five', 'fifteen'] as const
export type TargetScope = (typeof targetScopes)[number]

/** facilities: operating ones there; count, supply, coverage: shares, 0 to 1; index: of the type its score, else the index, 0 to 100. */
export const targetMeasures = ['facilities', 'count', 'supply', 'coverage', 'index'] as const
export type TargetMeasure = (typeof targetMeasures)[number]

/** Whether the place of a facility conforms to the land use that the spatial plan lays down (用地符合性). */
export const conformities = ['yes', 'with_conditions', 'no', 'unchecked'] as const
export type Conformity = (typeof conformities)[number]

/** What a plan is to come to by the end of a year. */
export interface PlanTarget {
  /** Null: of all types, the index. */
  readonly typeCode: string | null
  readonly scope: TargetScope
  /** One community or circle; null: each. */
  readonly placeCode: string | null
  readonly measure: TargetMeasure
  readonly byYear: number
  readonly value: number
}

/** A target, and how far the baseline and the plan are from it. */
export interface JudgedTarget extends PlanTarget {
  /** The least over its places: as the baseline has it, and by the end of its year; null where it applies nowhere. */
  readonly baseline: number | null
  readonly expected: number | null
  /** Places that it applies to, and those that fall below it then. */
  readonly places: number
  readonly short: string[]
  /** Null where it applies nowhere. */
  readonly metBefore: boolean | null
  readonly met: boolean | null
}

export interface PlanConformity {
  readonly conformity: Conformity
  readonly conformityNote: string | null
  /** The spatial plan, and where in it. */
  readonly conformityReference: string | null
  readonly conformityBy: string | null
  readonly conformityOn: string | null
}

/** A project of the library as a plan builds it; as it was when the plan was submitted, and in a draft as it is now. */
export interface PlanFacility extends PlannedChange, PlanConformity {
  readonly projectId: string
  /** Within its year the lower is built first. */
  readonly position: number
  readonly year: number
  readonly name: string
  readonly communityNameZh: string
  readonly communityNameEn: string | null
  readonly location: { readonly type: 'Point'; readonly coordinates: [lon: number, lat: number] } | null
  readonly space: string | null
  /** As the plan has it, else the project or its space. */
  readonly spaceKind: ProjectSpaceKind | null
  readonly cause: Cause | null
  readonly budget: number | null
  readonly responsible: string | null
  readonly startsOn: string | null
  readonly dueOn: string | null
  readonly priority: number | null
  /** As it is now. */
  readonly state: ProjectState
}

/** A facility of a plan with what it adds to those that are built before it. */
export interface ExpectedFacility extends PlanFacility {
  /** In which it is to stand; null where it stays where it is, or the plan has no circles. */
  readonly fiveMinuteCircle: string | null
  readonly fifteenMinuteCircle: string | null
  /** Points of the communities' indices times their residents; null where it cannot be told. */
  readonly lift: number | null
  readonly newly: PeopleServed | null
  /** Why it cannot be told. */
  readonly why: string | null
}

/** What becomes of a shortfall of the baseline: gone, less, looked after by better service (which no what-if can tell), or as it was. */
export const shortfallOutcomes = ['met', 'eased', 'treated', 'unmet'] as const
export type ShortfallOutcome = (typeof shortfallOutcomes)[number]

/** A type that the baseline finds short in a community or circle, and what the plan does about it. */
export interface PlanShortfall {
  readonly scope: Exclude<TargetScope, 'county'>
  readonly placeCode: string
  readonly typeCode: string
  readonly cause: Cause
  /** weight × (100 − score) */
  readonly severity: number
  readonly scoreBefore: number
  readonly scoreAfter: number
  readonly outcome: ShortfallOutcome
  /** Planned facilities of the type that its people reach or that stand there, and better service there. */
  readonly projectIds: string[]
}

/** Shortfalls of a type in the communities or circles of a county. */
export interface ShortfallSum {
  readonly scope: PlanShortfall['scope']
  readonly typeCode: string
  readonly short: number
  readonly met: number
  readonly eased: number
  readonly treated: number
  readonly unmet: number
  readonly severity: number
  readonly projectIds: string[]
}

/** How a county, its communities and its types stand at a time. */
export interface Standing {
  readonly county: IndexFigures
  readonly communities: (IndexFigures & { readonly code: string })[]
  readonly types: TypeStanding[]
}

/** A type over the county: count and supply as the communities' mean by their residents. */
export interface TypeStanding {
  readonly typeCode: string
  readonly base: number | null
  readonly balance: number | null
  readonly governance: number | null
  readonly score: number | null
  readonly coverage: number | null
  readonly count: number | null
  readonly supply: number | null
  /** Operating ones of its communities. */
  readonly facilitiesOwn: number | null
}

export interface YearOfPlan {
  readonly year: number
  readonly facilities: number
  readonly cost: number
  /** What those of the year add. */
  readonly lift: number
  /** By its end, of all that is built until then. */
  readonly newly: PeopleServed
  readonly county: IndexFigures
  /** Targets by this year, those met, and those that apply nowhere. */
  readonly targetsDue: number
  readonly targetsMet: number
  readonly targetsNotApplying: number
}

export interface PlanMoney {
  readonly total: number
  /** Projects without a budget: they cost, and are not in the sums. */
  readonly unpriced: string[]
  readonly bySpaceKind: { readonly spaceKind: ProjectSpaceKind | null; readonly facilities: number; readonly cost: number }[]
  readonly byType: { readonly typeCode: string; readonly facilities: number; readonly cost: number }[]
}

/** What a plan comes to: by the rules of the run that it begins with, on what that has read. */
export interface Outlook {
  readonly baseline: Standing
  readonly expected: Standing
  /** If all is built. */
  readonly gain: Gain
  readonly byYear: YearOfPlan[]
  readonly targets: JudgedTarget[]
  readonly shortfalls: ShortfallSum[]
  readonly facilities: ExpectedFacility[]
  readonly money: PlanMoney
  readonly conformity: Readonly<Record<'yes' | 'withConditions' | 'no' | 'unchecked', number>>
}

/** Years of a plan, from the first to the last. */
export const yearsOf = ({ firstYear, lastYear }: { readonly firstYear: number; readonly lastYear: number }): number[] =>
  Array.from({ length: lastYear - firstYear + 1 }, (_, i) => firstYear + i)

/** In which order facilities are built: by year, then by their positions. */
export const inOrder = (a: Pick<PlanFacility, 'year' | 'position' | 'projectId'>, b: Pick<PlanFacility, 'year' | 'position' | 'projectId'>): number =>
  a.year - b.year || a.position - b.position || (a.projectId < b.projectId ? -1 : 1)

const share = (value: number): number | null => (Number.isNaN(value) ? null : Math.round(value * 1e6) / 1e6)
const score = (value: number): number | null => (Number.isNaN(value) ? null : roundScore(value))
const money = (value: number): number => Math.round(value * 100) / 100

/** A plan as far as what it comes to is about. */
export interface PlanContent {
  readonly firstYear: number
  readonly lastYear: number
  readonly targets: readonly PlanTarget[]
  /** In the order in which they are built. */
  readonly facilities: readonly PlanFacility[]
}

/** What can be told of each facility of a plan: its step of the build-up, or why there is none; and the circles in which it stands. */
export interface FacilityStep {
  readonly step: number | null
  readonly why: string | null
  readonly circles: Readonly<Record<Tier, string | null>> | null
}

/** What a plan comes to, told by its build-up. */
export function outlookOf({ firstYear, lastYear, targets, facilities }: PlanContent, steps: readonly FacilityStep[], built: BuildUp): Outlook {
  const years = yearsOf({ firstYear, lastYear })
  const expected = facilities.map((facility, i): ExpectedFacility => {
    const { step, why, circles } = steps[i]!
    const told = step === null ? null : built.steps[step]!
    return { ...facility, fiveMinuteCircle: circles?.five ?? null, fifteenMinuteCircle: circles?.fifteen ?? null, lift: told?.lift ?? null, newly: told?.newly ?? null, why }
  })
  const judged = targets.map((target) => judge(target, built, target.byYear - firstYear + 1))
  const sum = (of: readonly { readonly budget: number | null }[]) => money(of.reduce((total, { budget }) => total + (budget ?? 0), 0))
  return {
    baseline: standingOf(built, 0),
    expected: standingOf(built, years.length),
    gain: built.gains.at(-1)!,
    byYear: years.map((year, y) => {
      const of = expected.filter((facility) => facility.year === year)
      const due = judged.filter(({ byYear }) => byYear === year)
      return {
        year,
        facilities: of.length,
        cost: sum(of),
        lift: money(built.gains[y]!.lift - (built.gains[y - 1]?.lift ?? 0)) || 0,
        newly: built.gains[y]!.newly,
        county: built.stages[y + 1]!.county!.indices[0]!,
        targetsDue: due.length,
        targetsMet: due.filter(({ met }) => met === true).length,
        targetsNotApplying: due.filter(({ met }) => met === null).length
      }
    }),
    targets: judged,
    shortfalls: sumShortfalls(planShortfalls(expected, steps, built)),
    facilities: expected,
    money: {
      total: sum(expected),
      unpriced: expected.filter(({ budget }) => budget === null).map(({ projectId }) => projectId),
      bySpaceKind: groups(expected, ({ spaceKind }) => spaceKind).map(([spaceKind, of]) => ({ spaceKind, facilities: of.length, cost: sum(of) })),
      byType: groups(expected, ({ typeCode }) => typeCode).map(([typeCode, of]) => ({ typeCode, facilities: of.length, cost: sum(of) }))
    },
    conformity: {
      yes: expected.filter(({ conformity }) => conformity === 'yes').length,
      withConditions: expected.filter(({ conformity }) => conformity === 'with_conditions').length,
      no: expected.filter(({ conformity }) => conformity === 'no').length,
      unchecked: expected.filter(({ conformity }) => conformity === 'unchecked').length
    }
  }
}

/** Rows by a key, in the order of the keys; null at the end. */
function groups<Row, Key extends string | null>(rows: readonly Row[], keyOf: (row: Row) => Key): [Key, Row[]][] {
  const found = new Map<Key, Row[]>()
  for (const row of rows) found.set(keyOf(row), [...(found.get(keyOf(row)) ?? []), row])
  return [...found].sort(([a], [b]) => (a === null ? 1 : b === null ? -1 : a < b ? -1 : 1))
}

function standingOf({ stages, places, types }: BuildUp, at: number): Standing {
  const { county, community } = stages[at]!
  const of = (name: PlaceFigure, k: number) => county!.figures[name][k]!
  return {
    county: county!.indices[0]!,
    communities: places.community!.map((code, place) => ({ code, ...community!.indices[place]! })),
    types: types.map(({ code }, k) => ({
      typeCode: code, base: score(of('base', k)), balance: score(of('balance', k)), governance: score(of('governance', k)), score: score(of('score', k)),
      coverage: share(of('coverage', k)), count: share(of('count', k)), supply: share(of('supply', k)), facilitiesOwn: known(of('facilities', k))
    }))
  }
}

/** @param at the stage that the target is for */
function judge(target: PlanTarget, { stages, places, types }: BuildUp, at: number): JudgedTarget {
  const codes = places[target.scope] ?? []
  const asked = target.placeCode === null ? [...codes.keys()] : [codes.indexOf(target.placeCode)].filter((place) => place >= 0)
  const type = types.findIndex(({ code }) => code === target.typeCode)
  const values = (stage: PlacesStage | null) =>
    asked.map((place) => ({ place, value: stage === null ? NaN : measured(stage, target, place, type, types.length) })).filter(({ value }) => !Number.isNaN(value))
  const [before, then] = [values(stages[0]![target.scope]), values(stages[at]![target.scope])]
  const least = (of: readonly { readonly value: number }[]) => (of.length === 0 ? NaN : of.reduce((low, { value }) => Math.min(low, value), Infinity))
  const rounded = target.measure === 'index' ? score : share
  const isShort = ({ value }: { readonly value: number }) => value < target.value - tolerance
  return {
    ...target,
    baseline: rounded(least(before)),
    expected: rounded(least(then)),
    places: then.length,
    short: then.filter(isShort).map(({ place }) => codes[place]!),
    metBefore: before.length === 0 ? null : !before.some(isShort),
    met: then.length === 0 ? null : !then.some(isShort)
  }
}

function measured({ indices, figures }: PlacesStage, { typeCode, measure }: PlanTarget, place: number, type: number, types: number): number {
  if (typeCode === null) return indices[place]!.index ?? NaN
  if (type < 0) return NaN
  return figures[measure === 'index' ? 'score' : measure][place * types + type]!
}

const shortScopes = ['community', 'five', 'fifteen'] as const

/** What the baseline finds short in communities and circles and what becomes of it if all is built: by kind of place, the worst first. */
export function planShortfalls(facilities: readonly PlanFacility[], steps: readonly FacilityStep[], { stages, places, types, touched }: BuildUp): PlanShortfall[] {
  const [first, last] = [stages[0]!, stages.at(-1)!]
  const stepped = facilities.flatMap(({ projectId, typeCode }, i) => (steps[i]!.step === null ? [] : [{ projectId, typeCode, step: steps[i]!.step }]))
  return shortScopes.flatMap((scope) => {
    const codes = places[scope]
    if (codes === null) return []
    const [before, after] = [first[scope]!.figures, last[scope]!.figures]
    const found: PlanShortfall[] = []
    for (const [k, { code: typeCode, weight }] of types.entries()) {
      const of = stepped.filter((one) => one.typeCode === typeCode)
      for (const [place, placeCode] of codes.entries()) {
        const at = place * types.length + k
        const cause = causes[before.cause[at]! - 1]
        if (cause === undefined) continue
        const served = facilities.filter((one) => one.action === 'serve' && one.typeCode === typeCode && scope === 'community' && one.communityCode === placeCode).map(({ projectId }) => projectId)
        const reaching = of.filter(({ step }) => touched[scope][step]!.includes(place)).map(({ projectId }) => projectId)
        found.push({
          scope, placeCode, typeCode, cause, severity: money(severityOf(weight, before.score[at]!)), scoreBefore: roundScore(before.score[at]!), scoreAfter: roundScore(after.score[at]!),
          outcome: !(after.cause[at]! > 0) ? 'met' : after.score[at]! > before.score[at]! + tolerance ? 'eased' : served.length > 0 ? 'treated' : 'unmet',
          projectIds: [...reaching, ...served]
        })
      }
    }
    return found.sort((a, b) => b.severity - a.severity || (a.placeCode < b.placeCode ? -1 : a.placeCode > b.placeCode ? 1 : a.typeCode < b.typeCode ? -1 : 1))
  })
}

function sumShortfalls(shortfalls: readonly PlanShortfall[]): ShortfallSum[] {
  return shortScopes.flatMap((scope) =>
    groups(shortfalls.filter((one) => one.scope === scope), ({ typeCode }) => typeCode).map(([typeCode, of]): ShortfallSum => {
      const count = (outcome: ShortfallOutcome) => of.filter((one) => one.outcome === outcome).length
      return {
        scope, typeCode, short: of.length, met: count('met'), eased: count('eased'), treated: count('treated'), unmet: count('unmet'),
        severity: money(of.reduce((sum, { severity }) => sum + severity, 0)), projectIds: [...new Set(of.flatMap(({ projectIds }) => projectIds))].sort()
      }
    })
  )
}

/** When a project may be built that nobody has dated: those without dates are shared out over the years in their order. */
export interface Candidate {
  readonly projectId: string
  readonly startsOn: string | null
  readonly dueOn: string | null
  readonly priority: number | null
}

/**
 * Years and order of projects in a plan: by the year in which they are due, else in which they start, begun or late ones in the first; those
 * without either by their priority, equally over the years. Those of after the last year are left out.
 */
export function schedule(candidates: readonly Candidate[], { firstYear, lastYear }: { readonly firstYear: number; readonly lastYear: number }): { readonly scheduled: { readonly projectId: string; readonly year: number }[]; readonly later: string[] } {
  const byPriority = [...candidates].sort((a, b) => (b.priority ?? -1) - (a.priority ?? -1) || (a.projectId < b.projectId ? -1 : 1))
  const undated = byPriority.filter(({ startsOn, dueOn }) => startsOn === null && dueOn === null)
  const years = lastYear - firstYear + 1
  const yearOf = (one: Candidate) => {
    const day = one.dueOn ?? one.startsOn
    return day === null ? firstYear + Math.floor((undated.indexOf(one) * years) / undated.length) : Math.max(firstYear, Number(day.slice(0, 4)))
  }
  const dated = byPriority.map((one, order) => ({ projectId: one.projectId, year: yearOf(one), order }))
  return {
    scheduled: dated.filter(({ year }) => year <= lastYear).sort((a, b) => a.year - b.year || a.order - b.order).map(({ projectId, year }) => ({ projectId, year })),
    later: dated.filter(({ year }) => year > lastYear).map(({ projectId }) => projectId).sort()
  }
}

/** A version of a plan as far as another one is held against it. */
export interface ComparedPlan extends Pick<Outlook, 'facilities' | 'targets' | 'money' | 'byYear' | 'gain' | 'baseline' | 'expected'> {
  readonly id: number
  readonly regionCode: string
  readonly version: number
  readonly title: string
  readonly runId: number
  readonly firstYear: number
  readonly lastYear: number
}

export interface ChangedValue<Value> {
  readonly from: Value
  readonly to: Value
}

/** What another version of a plan has otherwise. */
export interface PlanComparison {
  readonly regionCode: string
  readonly from: PlanBrief
  readonly to: PlanBrief
  /** Whether both begin with the same run: else part of the difference in what is expected is the baseline's. */
  readonly sameBaseline: boolean
  readonly added: BriefFacility[]
  readonly dropped: BriefFacility[]
  readonly moved: (ChangedValue<number> & { readonly projectId: string; readonly name: string })[]
  readonly moneyChanged: (ChangedValue<number | null> & { readonly projectId: string; readonly name: string })[]
  readonly conformityChanged: (ChangedValue<Conformity> & { readonly projectId: string; readonly name: string })[]
  readonly targetsAdded: PlanTarget[]
  readonly targetsDropped: PlanTarget[]
  readonly targetsChanged: (Omit<PlanTarget, 'value'> & ChangedValue<number>)[]
  readonly cost: ChangedValue<number>
  readonly lift: ChangedValue<number>
  /** The county's indices by the end of each year of either; null where it is none of the plan's. */
  readonly byYear: (ChangedValue<IndexFigures | null> & { readonly year: number })[]
  /** Of each community if all is built; null where the run has it not. */
  readonly communities: (ChangedValue<number | null> & { readonly code: string })[]
}

export interface PlanBrief extends Pick<ComparedPlan, 'id' | 'version' | 'title' | 'runId' | 'firstYear' | 'lastYear'> {
  readonly baseline: IndexFigures
  readonly expected: IndexFigures
  readonly targetsMet: number
  readonly targets: number
}

export type BriefFacility = Pick<PlanFacility, 'projectId' | 'name' | 'communityCode' | 'typeCode' | 'year' | 'budget'>

const brief = ({ id, version, title, runId, firstYear, lastYear, baseline, expected, targets }: ComparedPlan): PlanBrief => ({
  id, version, title, runId, firstYear, lastYear, baseline: baseline.county, expected: expected.county, targetsMet: targets.filter(({ met }) => met === true).length, targets: targets.length
})

const briefFacility = ({ projectId, name, communityCode, typeCode, year, budget }: PlanFacility): BriefFacility => ({ projectId, name, communityCode, typeCode, year, budget })

const targetKey = ({ typeCode, scope, placeCode, measure, byYear }: PlanTarget): string => JSON.stringify([scope, placeCode, typeCode, measure, byYear])

const plainTarget = ({ typeCode, scope, placeCode, measure, byYear, value }: PlanTarget): PlanTarget => ({ typeCode, scope, placeCode, measure, byYear, value })

/** Holds a version of a county's plan against another. */
export function comparePlans(from: ComparedPlan, to: ComparedPlan): PlanComparison {
  const [before, after] = [new Map(from.facilities.map((one) => [one.projectId, one])), new Map(to.facilities.map((one) => [one.projectId, one]))]
  const both = to.facilities.flatMap((one) => (before.has(one.projectId) ? [{ was: before.get(one.projectId)!, is: one }] : []))
  const changed = <Value>(of: (facility: PlanFacility) => Value) =>
    both.filter(({ was, is }) => of(was) !== of(is)).map(({ was, is }) => ({ projectId: is.projectId, name: is.name, from: of(was), to: of(is) }))
  const targetsOf = ({ targets }: ComparedPlan) => new Map<string, PlanTarget>(targets.map((target) => [targetKey(target), target]))
  const [targetsBefore, targetsAfter] = [targetsOf(from), targetsOf(to)]
  const years = [...new Set([...from.byYear, ...to.byYear].map(({ year }) => year))].sort((a, b) => a - b)
  const county = ({ byYear }: ComparedPlan, year: number) => byYear.find((one) => one.year === year)?.county ?? null
  const codes = [...new Set([...from.expected.communities, ...to.expected.communities].map(({ code }) => code))].sort()
  const index = ({ expected }: ComparedPlan, code: string) => expected.communities.find((one) => one.code === code)?.index ?? null
  return {
    regionCode: to.regionCode,
    from: brief(from),
    to: brief(to),
    sameBaseline: from.runId === to.runId,
    added: to.facilities.filter(({ projectId }) => !before.has(projectId)).map(briefFacility),
    dropped: from.facilities.filter(({ projectId }) => !after.has(projectId)).map(briefFacility),
    moved: changed(({ year }) => year),
    moneyChanged: changed(({ budget }) => budget),
    conformityChanged: changed(({ conformity }) => conformity),
    targetsAdded: [...targetsAfter].filter(([key]) => !targetsBefore.has(key)).map(([, target]) => plainTarget(target)),
    targetsDropped: [...targetsBefore].filter(([key]) => !targetsAfter.has(key)).map(([, target]) => plainTarget(target)),
    targetsChanged: [...targetsAfter].flatMap(([key, target]) => {
      const was = targetsBefore.get(key)
      if (was === undefined || was.value === target.value) return []
      const { value, ...rest } = plainTarget(target)
      return [{ ...rest, from: was.value, to: value }]
    }),
    cost: { from: from.money.total, to: to.money.total },
    lift: { from: from.gain.lift, to: to.gain.lift },
    byYear: years.map((year) => ({ year, from: county(from, year), to: county(to, year) })),
    communities: codes.map((code) => ({ code, from: index(from, code), to: index(to, code) }))
  }
}
