import { byKey } from '../platform/database/rows-by-key.js'
import { roundScore } from '../checkup/indices.js'
import { perPerson } from '../checkup/people.js'
import { rescore, type ScoredRun } from '../checkup/scored-run.js'
import { known, type Facilities, type TypeInput } from '../checkup/type-scoring.js'
import type { WantedChange } from './what-if-schemas.js'

/** What projects change of facilities, and what would take that back: more than can be asked for. */
export type FacilityChange =
  | WantedChange
  /** Stands still, and its hours and records are due as before: `close` is for good. */
  | { readonly change: 'suspend'; readonly facility: string }
  /** Null: not known. */
  | { readonly change: 'setHours'; readonly facility: string; readonly weeklyHours: number | null }

/** Sites of a run that a facility is reached from. */
export interface ReachedSites {
  /** Positions among the run's people; -1 for a site that it does not read. */
  readonly sites: Int32Array
  readonly decimetres: Int16Array
}

/** A facility as it would be. */
export interface WantedFacility {
  readonly typeId: number
  /** Its number in the run; below 0 for one that is not there yet. */
  readonly id: number
  /** Position of its community in the run; -1 for none. */
  readonly community: number
  /** County that would have a record of the type by it. */
  readonly countyCode: string | null
  readonly state: number
  readonly size: number
  readonly sizeImputed: boolean
  readonly sizeInDoubt: boolean
  /** NaN = not known. */
  readonly weeklyHours: number
  /** Null: reached as it was. */
  readonly reach: ReachedSites | null
}

/** Figures of a region, as they are and as they would be; null = none. */
export interface RegionFigures {
  readonly base: number | null
  readonly balance: number | null
  readonly governance: number | null
  readonly index: number | null
  readonly grade: string | null
  readonly rank: number | null
  readonly rankInLevel: number | null
  /** Of the residents' sufficiency over all types. */
  readonly gini: number | null
}

/** Figures of a type in a region. */
export interface TypeFigures {
  readonly base: number | null
  readonly balance: number | null
  readonly governance: number | null
  readonly score: number | null
  /** Share of the type's group within its catchment, 0 to 1. */
  readonly coverage: number | null
}

export interface Change<Figures> {
  readonly before: Figures
  readonly after: Figures
}

export interface RegionChange extends Change<RegionFigures> {
  readonly code: string
  readonly types: (Change<TypeFigures> & { readonly typeCode: string })[]
}

/** Residents of the run's scope, in persons. */
export interface PeopleServed {
  readonly residents: number
  readonly elderly: number
  readonly children: number
}

export interface Served {
  /** Who reaches an operating facility then, and none now. */
  readonly newly: PeopleServed
  /** Who reaches one now, and none then. */
  readonly noLonger: PeopleServed
}

export interface WhatIf {
  /** Regions whose figures the change may move, in the order of their codes. */
  readonly regions: RegionChange[]
  readonly types: (Served & { readonly typeCode: string })[]
  /** By any of the changed types: nobody is counted twice. */
  readonly served: Served
}

/** A run as it would be, were some facilities others than it found: worked out by its own rules. */
export interface ChangedRun {
  readonly then: ScoredRun
  /** Numbers of the types that have others. */
  readonly changed: ReadonlyMap<number, TypeInput>
  /** 1 for each region whose figures the change may move. */
  readonly concerned: Uint8Array
}

export function changedRun(run: ScoredRun, wanted: readonly WantedFacility[]): ChangedRun {
  const { changed, concerned } = changedInputs(run, wanted)
  return { then: rescore(run, changed, concerned), changed, concerned }
}

/** What a run would read, were some facilities others. */
export function changedInputs(run: ScoredRun, wanted: readonly WantedFacility[]): Omit<ChangedRun, 'then'> {
  const concerned = new Uint8Array(run.inputs.places.regions.length)
  const changed = new Map<number, TypeInput>()
  for (const [typeId, of] of byKey(wanted.map((one) => ({ key: one.typeId, row: one })))) {
    const { input } = run.types.find((type) => type.input.rule.typeId === typeId)!
    changed.set(typeId, changedInput(run, input, of, concerned))
  }
  concernWider(run, concerned)
  return { changed, concerned }
}

/** What would be, were some facilities others than a run found. */
export function whatIf(run: ScoredRun, wanted: readonly WantedFacility[]): WhatIf {
  const { places } = run.inputs
  const { then, changed, concerned } = changedRun(run, wanted)
  const types = run.types.flatMap((before, at) => (changed.has(before.input.rule.typeId) ? [{ before, after: then.types[at]! }] : []))
  return {
    regions: places.regions.flatMap(({ code }, r) =>
      concerned[r] !== 1
        ? []
        : [{
            code,
            before: figuresOf(run, r),
            after: figuresOf(then, r),
            types: types.map(({ before, after }) => ({
              typeCode: before.input.rule.code, before: typeFiguresOf(before.scores.figures, r), after: typeFiguresOf(after.scores.figures, r)
            }))
          }]
    ),
    types: types.map(({ before, after }) => ({ typeCode: before.input.rule.code, ...servedBetween(run, [before.scores.reached], [after.scores.reached]) })),
    served: servedBetween(run, types.map(({ before }) => before.scores.reached), types.map(({ after }) => after.scores.reached))
  }
}

/** The facilities of a type with those that are wanted; notes the communities whose figures they may move. */
function changedInput({ inputs: { places, people } }: ScoredRun, input: TypeInput, wanted: readonly WantedFacility[], concerned: Uint8Array): TypeInput {
  const { rule, facilities, evidence } = input
  const surveyed = evidence.surveyed.slice()
  const concern = (community: number) => {
    if (community >= 0) concerned[regionOf(places, community)] = 1
  }
  const concernReached = ({ sites, decimetres }: ReachedSites) => {
    for (const [i, site] of sites.entries()) if (site >= 0 && decimetres[i]! <= rule.budgetDecimetres) concern(people.community[site]!)
  }
  const placeOf = new Map([...facilities.ids].map((id, at) => [id, at]))
  const rows = [...facilities.ids].map((_, at) => ({ at, wanted: undefined as WantedFacility | undefined }))
  for (const one of wanted) {
    const at = placeOf.get(one.id)
    if (at === undefined) rows.push({ at: -1, wanted: one })
    else {
      rows[at] = { at, wanted: one }
      concern(facilities.community[at]!)
      concernReached(reachAt(facilities, at))
    }
    concern(one.community)
    if (one.reach !== null) concernReached(one.reach)
    if (one.countyCode === null) continue
    // A record of the type makes it surveyed in its county.
    for (const [c, code] of places.communities.entries()) {
      if (surveyed[c] === 1 || code.slice(0, 6) !== one.countyCode.slice(0, 6)) continue
      surveyed[c] = 1
      concern(c)
    }
  }
  const reach = rows.map(({ at, wanted: one }) => one?.reach ?? reachAt(facilities, at))
  const starts = new Int32Array(rows.length + 1)
  for (const [j, { sites }] of reach.entries()) starts[j + 1] = starts[j]! + sites.length
  const column = <A extends Float64Array | Int32Array | Uint8Array>(kept: A, of: (one: WantedFacility) => number): A => {
    const values = new (kept.constructor as new (length: number) => A)(rows.length)
    for (const [j, { at, wanted: one }] of rows.entries()) values[j] = one === undefined ? kept[at]! : of(one)
    return values
  }
  const reachSite = new Int32Array(starts.at(-1)!)
  const reachDecimetres = new Int16Array(starts.at(-1)!)
  for (const [j, { sites, decimetres }] of reach.entries()) {
    reachSite.set(sites, starts[j])
    reachDecimetres.set(decimetres, starts[j])
  }
  return {
    rule,
    evidence: { ...evidence, surveyed },
    facilities: {
      ids: column(facilities.ids, ({ id }) => id),
      community: column(facilities.community, ({ community }) => community),
      state: column(facilities.state, ({ state }) => state),
      size: column(facilities.size, ({ size }) => size),
      sizeImputed: column(facilities.sizeImputed, ({ sizeImputed }) => (sizeImputed ? 1 : 0)),
      sizeInDoubt: column(facilities.sizeInDoubt, ({ sizeInDoubt }) => (sizeInDoubt ? 1 : 0)),
      weeklyHours: column(facilities.weeklyHours, ({ weeklyHours }) => weeklyHours),
      reachStart: starts,
      reachSite,
      reachDecimetres
    }
  }
}

/** A facility of a type as the run has it. */
export const asItIs = ({ rule, facilities }: TypeInput, at: number): WantedFacility => ({
  typeId: rule.typeId,
  id: facilities.ids[at]!,
  community: facilities.community[at]!,
  countyCode: null,
  state: facilities.state[at]!,
  size: facilities.size[at]!,
  sizeImputed: facilities.sizeImputed[at] === 1,
  sizeInDoubt: facilities.sizeInDoubt[at] === 1,
  weeklyHours: facilities.weeklyHours[at]!,
  reach: null
})

/** Sites that a facility of a type is reached from, as the run has it. */
export const reachAt = ({ reachStart, reachSite, reachDecimetres }: Facilities, at: number): ReachedSites => ({
  sites: reachSite.subarray(reachStart[at], reachStart[at + 1]),
  decimetres: reachDecimetres.subarray(reachStart[at], reachStart[at + 1])
})

const regionsOfCommunities = new WeakMap<ScoredRun['inputs']['places'], Int32Array>()

/** Position among the regions of a community, by its position among the communities. */
function regionOf(places: ScoredRun['inputs']['places'], community: number): number {
  let of = regionsOfCommunities.get(places)
  if (of === undefined) {
    of = new Int32Array(places.communities.length)
    for (const [r, { level, first }] of places.regions.entries()) if (level === 'community') of[first] = r
    regionsOfCommunities.set(places, of)
  }
  return of[community]!
}

/** Whatever holds a community that is concerned is so too. */
function concernWider({ inputs: { places } }: ScoredRun, concerned: Uint8Array): void {
  for (const [r, { level, first, end }] of places.regions.entries()) {
    if (level === 'community') continue
    for (let c = first; c < end && concerned[r] === 0; c++) concerned[r] = concerned[regionOf(places, c)]!
  }
}

/** As answered: scores in two decimals, shares in six. */
const score = (value: number): number | null => (Number.isNaN(value) ? null : roundScore(value))
const share = (value: number): number | null => (Number.isNaN(value) ? null : Math.round(value * 1e6) / 1e6)
/** Persons of millionths, as answered. */
export const persons = (millionths: number): number => Math.round((millionths / perPerson) * 100) / 100

/** Figures of a region of a run. */
export const figuresOf = ({ regions }: ScoredRun, r: number): RegionFigures => ({
  base: score(regions.columns.base[r]!),
  balance: score(regions.columns.balance[r]!),
  governance: score(regions.columns.governance[r]!),
  index: score(regions.columns.score[r]!),
  grade: regions.grades[r]!,
  rank: known(regions.rank[r]!),
  rankInLevel: known(regions.rankInLevel[r]!),
  gini: share(regions.inequality.gini[r]!)
})

/** Figures of a type in a region of a run. */
export const typeFiguresOf = (figures: ScoredRun['types'][number]['scores']['figures'], r: number): TypeFigures => ({
  base: score(figures.base[r]!),
  balance: score(figures.balance[r]!),
  governance: score(figures.governance[r]!),
  score: score(figures.score[r]!),
  coverage: share(figures.coverage[r]!)
})

function servedBetween(run: ScoredRun, before: readonly Uint8Array[], after: readonly Uint8Array[]): Served {
  const { gains, loses } = reachedBetween(before, after)
  return { newly: peopleAt(run, gains), noLonger: peopleAt(run, loses) }
}

/** Sites that reach then what they do not now, and the other way round, by any of several types. */
export function reachedBetween(before: readonly Uint8Array[], after: readonly Uint8Array[]): { gains: Set<number>; loses: Set<number> } {
  const gains = new Set<number>()
  const loses = new Set<number>()
  for (const [k, then] of after.entries()) {
    const now = before[k]!
    for (let site = 0; site < then.length; site++) if (then[site] !== now[site]) (then[site] === 1 ? gains : loses).add(site)
  }
  return { gains, loses }
}

/** The people of some sites of a run, by their positions; those out of its scope are not counted. */
export function peopleAt({ inputs: { people } }: ScoredRun, sites: ReadonlySet<number>): PeopleServed {
  const sums = { residents: 0, elderly: 0, children: 0 }
  for (const site of sites) {
    if (people.community[site]! < 0) continue
    sums.residents += people.all[site]!
    sums.elderly += people.elderly[site]!
    sums.children += people.child[site]!
  }
  return { residents: persons(sums.residents), elderly: persons(sums.elderly), children: persons(sums.children) }
}
