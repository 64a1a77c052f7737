import type { RegionLevel } from '../registry/region-import.js'
import type { PeopleGroup } from '../registry/standard.js'
import { causes, diagnose, type Thresholds } from './diagnosis.js'
import {
  balanceIndex, baseIndex, completenessOf, facilitiesRequired, governanceEvidence, governanceIndex, needMet, shareServed, typeScoreOf, worstMean,
  type Parameters
} from './indices.js'
import { inequalityOf } from './inequality.js'
import { givenOf, peopleOf, perPerson, type People, type Places } from './people.js'

/** What a standard says of a facility type. */
export interface TypeRule {
  readonly typeId: number
  readonly code: string
  readonly category: string
  readonly weight: number
  readonly walkGroup: PeopleGroup
  readonly baseGroup: PeopleGroup
  readonly budgetDecimetres: number
  readonly minSize: number | null
  readonly supplyPer1000: number | null
  readonly peoplePerFacility: number | null
  readonly minWeeklyHours: number | null
}

export const facilityStates = { other: 0, suspended: 1, operating: 2 } as const

/** Facilities of one type in the order of their external ids, with the sites they are reached from. */
export interface Facilities {
  readonly ids: Int32Array
  /** Community in scope; -1 for none. */
  readonly community: Int32Array
  readonly state: Uint8Array
  readonly size: Float64Array
  readonly sizeImputed: Uint8Array
  readonly sizeInDoubt: Uint8Array
  /** NaN = not known. */
  readonly weeklyHours: Float64Array
  /** Sites of facility j: [reachStart[j], reachStart[j + 1]). */
  readonly reachStart: Int32Array
  /** Position among the people; -1 for a site that the run does not read. */
  readonly reachSite: Int32Array
  readonly reachDecimetres: Int16Array
}

/** What is known of a type in each community beside its facilities. */
export interface Evidence {
  readonly surveyed: Uint8Array
  /** NaN = none. */
  readonly satisfaction: Float64Array
  readonly closedOnTime: Float64Array
  /** Share of those asked who ask for it. */
  readonly demand: Float64Array
}

/** Figures of a type in a region, as columns of checkup.type_score. */
export const typeFigures = [
  'applies', 'surveyed', 'base_people', 'group_people', 'facilities_counted', 'facilities_required', 'count_share', 'supply_required', 'supply',
  'coverage', 'worst_quarter', 'base', 'balance', 'governance', 'satisfaction', 'operating', 'closed_on_time', 'governance_due', 'score',
  'completeness', 'facilities_in_budget', 'facilities_reached', 'facilities_own', 'sizes_imputed', 'hours_unknown', 'any_size_share', 'own_supply',
  'reached_supply', 'facilities_known', 'facilities_own_reached', 'sufficiency', 'gini', 'palma', 'theil', 'cause', 'demand'
] as const

export type TypeFigure = (typeof typeFigures)[number]

export interface TypeScores {
  /** One value for every region of the run's places; NaN = no such figure, truth values are 0 and 1, a cause is its place among `causes` from 1. */
  readonly figures: Readonly<Record<TypeFigure, Float64Array>>
  /** y of every site. */
  readonly sufficiency: Float64Array
  /** 1 where a site reaches an operating one. */
  readonly reached: Uint8Array
  /** Operating facilities that somebody reaches. */
  readonly catchments: { readonly facilityIds: Int32Array; readonly people: Float64Array; readonly sites: Int32Array }
}

export interface TypeInput {
  readonly rule: TypeRule
  readonly facilities: Facilities
  readonly evidence: Evidence
}

/** What was scored before, for a type of which little has changed: figures of regions that are not concerned are taken from there. */
export interface ScoredBefore {
  readonly figures: TypeScores['figures']
  /** 1 for each region whose figures the change may move: communities, and all above them. */
  readonly concerned: Uint8Array
}

/** Shares of a need are whole numbers of billionths of a thousandth: added up exactly, in whatever order. */
const wholeNeed = 1e12

/**
 * Reach, catchments and the three indices of one facility type for every community and region; with thresholds also the
 * main cause of what falls short. Nothing but the input decides.
 */
export function scoreType(
  places: Places,
  people: People,
  p: Parameters,
  { rule, facilities, evidence }: TypeInput,
  thresholds?: Thresholds,
  before?: ScoredBefore
): TypeScores {
  const communityCount = places.communities.length
  const base = peopleOf(people, rule.baseGroup)
  const group = peopleOf(people, rule.walkGroup)
  const supplyRequired = rule.supplyPer1000 === null ? null : rule.supplyPer1000 / 1000
  const minSize = rule.minSize ?? 0

  const residents = sumOf(places, people.all)
  const basePeople = sumOf(places, base)
  const groupPeople = sumOf(places, group)
  const required = basePeople.map((count) => facilitiesRequired(count / perPerson, rule.peoplePerFacility))
  const provision = createProvision(communityCount)
  const met = { shared: new Float64Array(base.length), own: new Float64Array(base.length), reached: new Uint8Array(base.length) }
  const catchments = { facilityIds: [] as number[], people: [] as number[], sites: [] as number[] }

  const audience = new Float64Array(communityCount)
  const heard = new Int32Array(communityCount).fill(-1)
  const touched = new Int32Array(communityCount)
  for (let j = 0; j < facilities.ids.length; j++) {
    const [start, end] = [facilities.reachStart[j]!, facilities.reachStart[j + 1]!]
    const within = (i: number) => facilities.reachSite[i]! >= 0 && facilities.reachDecimetres[i]! <= rule.budgetDecimetres
    let touchedCount = 0
    let total = 0
    let sites = 0
    for (let i = start; i < end; i++) {
      if (!within(i)) continue
      const site = facilities.reachSite[i]!
      total += base[site]!
      sites++
      const community = people.community[site]!
      if (community < 0) continue
      if (heard[community] !== j) {
        heard[community] = j
        audience[community] = 0
        touched[touchedCount++] = community
      }
      audience[community]! += base[site]!
    }

    const own = facilities.community[j]!
    const state = facilities.state[j]!
    const operating = state === facilityStates.operating
    const size = facilities.size[j]!
    const imputed = facilities.sizeImputed[j] === 1
    const measured = !imputed && facilities.sizeInDoubt[j] === 0
    const hours = facilities.weeklyHours[j]!
    const provide = (community: number, reached: boolean) => {
      const isOwn = community === own
      provision.known[community]!++
      if (reached) provision.inBudget[community]!++
      if (state !== facilityStates.other) {
        provision.due[community]!++
        if (Number.isNaN(hours)) provision.hoursUnknown[community]!++
      }
      if (!operating) return
      if (Number.isNaN(hours) || rule.minWeeklyHours === null || hours >= rule.minWeeklyHours) provision.inHours[community]!++
      if (imputed) provision.sizesImputed[community]!++
      if (isOwn) provision.own[community]!++
      if (reached) {
        provision.reached[community]!++
        provision.reachedSize[community]! += size
        if (measured) provision.measuredSize[community]! += size
        if (isOwn) provision.ownReached[community]!++
      }
      const heardBy = reached ? audience[community]! : 0
      const served = isOwn ? Math.max(heardBy, basePeople[community]! * p.ownShare) : heardBy
      const share = shareServed(served, basePeople[community]!, required[community]!)
      provision.anySize[community]! += share
      if (size >= minSize) provision.counted[community]! += share
    }
    for (let t = 0; t < touchedCount; t++) provide(touched[t]!, true)
    if (own >= 0 && heard[own] !== j) provide(own, false)

    if (!operating || sites === 0) continue
    catchments.facilityIds.push(facilities.ids[j]!)
    catchments.people.push(total / perPerson)
    catchments.sites.push(sites)
    const share = wholeShare(needMet(size, total / perPerson, supplyRequired))
    for (let i = start; i < end; i++) {
      if (!within(i)) continue
      const site = facilities.reachSite[i]!
      met.reached[site] = 1
      met.shared[site]! += share
      const community = people.community[site]!
      if (community >= 0) met.own[site]! += wholeShare(needMet(size, audience[community]! / perPerson, supplyRequired))
    }
  }

  const sufficiency = shareOfNeed(met.shared)
  const ownSufficiency = shareOfNeed(met.own)
  const applies = groupPeople.map((count) => (count > 0 ? 1 : 0))
  const scored = applies.map((yes, community) => (yes === 1 && evidence.surveyed[community] === 1 ? 1 : 0))
  const ordered = orderInPlaces(places, sufficiency, (site) => people.community[site]! >= 0 && scored[people.community[site]!] === 1)

  const isConcerned = (region: number) => before === undefined || before.concerned[region] === 1
  const figures = Object.fromEntries(
    typeFigures.map((name) => [name, before === undefined ? new Float64Array(places.regions.length).fill(NaN) : unconcerned(before.figures[name], before.concerned)])
  ) as Record<TypeFigure, Float64Array>
  const given = givenPeople(places, people, rule.walkGroup)
  const reachedPeople = sumOf(places, group, (site) => met.reached[site] === 1)
  // The regions of a community come after it has been scored: their means are of its figures.
  const community = {
    base: new Float64Array(communityCount).fill(NaN),
    governance: new Float64Array(communityCount).fill(NaN)
  }

  for (const [r, place] of places.regions.entries()) {
    if (place.level !== 'community') continue
    const c = place.first
    if (!isConcerned(r)) {
      community.base[c] = figures.base[r]!
      community.governance[c] = figures.governance[r]!
      continue
    }
    set(figures, r, {
      applies: applies[c]!, surveyed: evidence.surveyed[c]!, base_people: basePeople[c]! / perPerson, group_people: groupPeople[c]! / perPerson,
      demand: applies[c] === 1 ? known(evidence.demand[c]!) : null
    })
    if (scored[c] !== 1) {
      if (applies[c] === 1) set(figures, r, { completeness: 0 })
      continue
    }
    const order = ordered(r)
    const coverage = reachedPeople[c]! / groupPeople[c]!
    const balance = setWalked(figures, r, { sufficiency, group, order, coverage }, p)
    const count = Math.min(1, provision.counted[c]! / required[c]!)
    const supply = supplyRequired === null ? null : meanOf(sufficiency, base, order)
    const components = {
      satisfaction: known(evidence.satisfaction[c]!),
      operating: provision.due[c] === 0 ? null : provision.inHours[c]! / provision.due[c]!,
      closedOnTime: known(evidence.closedOnTime[c]!)
    }
    const due = provision.due[c]! > 0
    const [reached, own] = [provision.reached[c]!, provision.own[c]!]
    const baseOf = baseIndex({ basePeople: basePeople[c]!, count, supply, reached, own }, p)
    const governance = due ? governanceIndex(components, p) : null
    community.base[c] = baseOf
    community.governance[c] = governance ?? NaN
    const diagnosed = {
      count,
      supply,
      coverage,
      governance,
      anySizeCount: Math.min(1, provision.anySize[c]! / required[c]!),
      ownSupply: supplyRequired === null ? null : meanOf(ownSufficiency, base, order),
      reachedSupply: supplyRequired === null ? null : meanOf(sufficiency, base, order, met.reached),
      facilitiesKnown: provision.known[c]!,
      facilitiesReached: reached,
      facilitiesOwn: own,
      facilitiesOwnReached: provision.ownReached[c]!
    }
    const cause = thresholds === undefined ? undefined : diagnose(diagnosed, thresholds)?.cause
    set(figures, r, {
      facilities_counted: provision.counted[c]!,
      facilities_required: required[c]!,
      count_share: count,
      any_size_share: diagnosed.anySizeCount,
      supply_required: supplyRequired,
      supply,
      own_supply: diagnosed.ownSupply,
      reached_supply: diagnosed.reachedSupply,
      cause: cause === undefined ? null : causes.indexOf(cause) + 1,
      base: baseOf,
      governance,
      satisfaction: components.satisfaction,
      operating: components.operating,
      closed_on_time: components.closedOnTime,
      governance_due: due ? 1 : 0,
      score: typeScoreOf(baseOf, balance, governance, p),
      completeness: completenessOf(
        provision.reachedSize[c] === 0 ? 1 : provision.measuredSize[c]! / provision.reachedSize[c]!,
        given[c]! / residents[c]!,
        due ? governanceEvidence(components, p) : 1,
        p
      ),
      facilities_in_budget: provision.inBudget[c]!,
      facilities_reached: reached,
      facilities_own: own,
      facilities_known: diagnosed.facilitiesKnown,
      facilities_own_reached: diagnosed.facilitiesOwnReached,
      sizes_imputed: provision.sizesImputed[c]!,
      hours_unknown: provision.hoursUnknown[c]!
    })
  }

  scoreWiderRegions(places, p, figures, { ...community, applies, surveyed: evidence.surveyed, residents, groupPeople, reachedPeople }, { sufficiency, group, ordered }, isConcerned)

  return {
    figures,
    sufficiency,
    reached: met.reached,
    catchments: {
      facilityIds: Int32Array.from(catchments.facilityIds),
      people: Float64Array.from(catchments.people),
      sites: Int32Array.from(catchments.sites)
    }
  }
}

/** What wider regions are made of, by community; NaN = none. */
export interface ScoredCommunities {
  readonly applies: Float64Array | Uint8Array
  readonly surveyed: Float64Array | Uint8Array
  readonly base: Float64Array
  readonly governance: Float64Array
  /** All of them, and those whose walk is measured; of the latter those who reach one. In millionths. */
  readonly residents: Float64Array
  readonly groupPeople: Float64Array
  readonly reachedPeople: Float64Array
}

export interface WalkedSites {
  readonly sufficiency: Float64Array
  readonly group: Float64Array
  /** Positions of a region's sites that were scored, by rising sufficiency. */
  readonly ordered: (region: number) => Uint32Array
}

/** Regions above communities: base and governance as their residents' means, balance afresh from all sites. */
export function scoreWiderRegions(
  { regions }: Places,
  p: Parameters,
  figures: TypeScores['figures'],
  communities: ScoredCommunities,
  { sufficiency, group, ordered }: WalkedSites,
  isConcerned: (region: number) => boolean = () => true
): void {
  const { applies, surveyed, residents, groupPeople, reachedPeople } = communities
  for (const [r, { level, first, end }] of regions.entries()) {
    if (level === 'community' || first === end || !isConcerned(r)) continue
    let total = 0
    let reached = 0
    for (let c = first; c < end; c++) {
      if (applies[c] !== 1 || surveyed[c] !== 1) continue
      total += groupPeople[c]!
      reached += reachedPeople[c]!
    }
    const balance = setWalked(figures, r, { sufficiency, group, order: ordered(r), coverage: total === 0 ? null : reached / total }, p)
    const base = residentsMean(communities.base, residents, first, end)
    const governance = residentsMean(communities.governance, residents, first, end)
    set(figures, r, {
      applies: applies.subarray(first, end).includes(1) ? 1 : 0,
      surveyed: surveyed.subarray(first, end).includes(1) ? 1 : 0,
      group_people: total / perPerson,
      base,
      governance,
      score: typeScoreOf(base, balance, governance, p)
    })
  }
}

/** Sets what a region's sites walk to, and how unequally they have it. Answers with the balance index. */
function setWalked(
  figures: TypeScores['figures'],
  region: number,
  { sufficiency, group, order, coverage }: Omit<WalkedSites, 'ordered'> & { readonly order: Uint32Array; readonly coverage: number | null },
  p: Parameters
): number | null {
  const worstQuarter = worstMean(sufficiency, group, order, p.worstShare)
  const balance = balanceIndex(coverage, worstQuarter, p)
  const spread = inequalityOf(sufficiency, group, order)
  set(figures, region, {
    coverage, worst_quarter: worstQuarter, balance, sufficiency: spread.sufficiency, gini: spread.gini, palma: spread.palma, theil: spread.theil
  })
  return balance
}

/** Needs met, as shares of 0 to 1 from now on: arrays of a province's sites are not made twice. */
function shareOfNeed(sums: Float64Array): Float64Array {
  for (let site = 0; site < sums.length; site++) sums[site] = Math.min(1, sums[site]! / wholeNeed)
  return sums
}

const wholeShare = (share: number) => Math.floor(share * wholeNeed + 0.5)

/** A column of what was scored before, empty where the change may move it. */
export function unconcerned(column: Float64Array, concerned: Uint8Array): Float64Array {
  const kept = column.slice()
  for (let region = 0; region < kept.length; region++) if (concerned[region] === 1) kept[region] = NaN
  return kept
}

/** A figure of a column, whose NaN is none. */
export const known = (value: number): number | null => (Number.isNaN(value) ? null : value)

function set(figures: Readonly<Record<TypeFigure, Float64Array>>, region: number, values: Partial<Record<TypeFigure, number | null>>): void {
  for (const name in values) figures[name as TypeFigure][region] = values[name as TypeFigure] ?? NaN
}

const provisionFigures = [
  'known', 'inBudget', 'due', 'hoursUnknown', 'inHours', 'sizesImputed', 'own', 'ownReached', 'reached', 'reachedSize', 'measuredSize', 'counted', 'anySize'
] as const

/** Facilities a community has within budget or of its own, counted and summed. */
const createProvision = (communities: number) =>
  Object.fromEntries(provisionFigures.map((name) => [name, new Float64Array(communities)])) as Record<(typeof provisionFigures)[number], Float64Array>

/** Sums by community of a number of people, of all sites or of some. */
export function sumOf({ siteStart, communities }: Places, count: Float64Array, counts: (site: number) => boolean = () => true): Float64Array {
  return Float64Array.from(communities, (_, c) => {
    let sum = 0
    for (let site = siteStart[c]!; site < siteStart[c + 1]!; site++) if (counts(site)) sum += count[site]!
    return sum
  })
}

/** Residents of sites on the network whose group's number was given and whose people are not in doubt, by community. */
function givenPeople(places: Places, people: People, group: PeopleGroup): Float64Array {
  const given = givenOf(people, group)
  return sumOf(places, people.all, (site) => people.onNetwork[site] === 1 && given?.[site] !== 0 && people.inDoubt[site] === 0)
}

function meanOf(values: Float64Array, weights: Float64Array, order: Uint32Array, only?: Uint8Array): number | null {
  let sum = 0
  let total = 0
  for (const i of order) {
    if (only !== undefined && only[i] !== 1) continue
    sum += values[i]! * weights[i]!
    total += weights[i]!
  }
  return total === 0 ? null : sum / total
}

function residentsMean(values: Float64Array, residents: Float64Array, first: number, end: number): number | null {
  let sum = 0
  let total = 0
  for (let c = first; c < end; c++) {
    if (Number.isNaN(values[c]!)) continue
    sum += values[c]! * residents[c]!
    total += residents[c]!
  }
  return total === 0 ? null : sum / total
}

/**
 * The sites of every region by rising value, equal ones by their number: sorted once, and dealt out to the regions of
 * each level. Answers with the positions of one region's sites.
 */
export function orderInPlaces(places: Places, values: Float64Array, counts: (site: number) => boolean): (region: number) => Uint32Array {
  const { regions, siteStart, communities } = places
  const sorted = sortedSites(values, siteStart[communities.length]!, counts)
  const dealt = new Map<string, { order: Uint32Array; ends: Int32Array }>()
  const deal = (level: RegionLevel) => {
    const ofSite = regionsOfSites(places, level)
    const ends = Int32Array.from(regions, ({ first }) => siteStart[first]!)
    const order = new Uint32Array(ofSite.length)
    for (let i = 0; i < sorted.length; i++) {
      const r = ofSite[sorted[i]!]!
      if (r >= 0) order[ends[r]!++] = sorted[i]!
    }
    return { order, ends }
  }
  return (region) => {
    const { level, first } = regions[region]!
    let levelled = dealt.get(level)
    if (levelled === undefined) {
      levelled = deal(level)
      dealt.set(level, levelled)
    }
    return levelled.order.subarray(siteStart[first], levelled.ends[region])
  }
}

const sitesByLevel = new WeakMap<Places, Map<RegionLevel, Int32Array>>()

/** The region of a level that each site in scope lies in; -1 for none. Found once for all types. */
function regionsOfSites(places: Places, level: RegionLevel): Int32Array {
  const { regions, siteStart, communities } = places
  const levels = sitesByLevel.get(places) ?? new Map<RegionLevel, Int32Array>()
  sitesByLevel.set(places, levels)
  let found = levels.get(level)
  if (found === undefined) {
    found = new Int32Array(siteStart[communities.length]!).fill(-1)
    for (const [r, place] of regions.entries()) {
      if (place.level === level) found.fill(r, siteStart[place.first], siteStart[place.end])
    }
    levels.set(level, found)
  }
  return found
}

/** Most sites have nothing or all they need: those are sorted without comparing. */
function sortedSites(values: Float64Array, count: number, counts: (site: number) => boolean): Uint32Array {
  let [nothing, between, all] = [0, 0, 0]
  for (let site = 0; site < count; site++) {
    if (!counts(site)) continue
    if (values[site] === 0) nothing++
    else if (values[site] === 1) all++
    else between++
  }
  const sorted = new Uint32Array(nothing + between + all)
  const next = [0, nothing, nothing + between] as [number, number, number]
  for (let site = 0; site < count; site++) {
    if (counts(site)) sorted[next[values[site] === 0 ? 0 : values[site] === 1 ? 2 : 1]++] = site
  }
  sortByValue(sorted.subarray(nothing, nothing + between), values)
  return sorted
}

/** Sorts places, which come in their own order, by rising value, equals as they came. The values alone are sorted, which takes no comparing by a function: each place finds its own among them. */
function sortByValue(order: Uint32Array, values: Float64Array): void {
  const rising = Float64Array.from(order, (at) => values[at]!).sort()
  const taken = new Uint32Array(order.length)
  const places = order.slice()
  for (const at of places) {
    const value = values[at]!
    let [low, high] = [0, rising.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (rising[middle]! < value) low = middle + 1
      else high = middle
    }
    order[low + taken[low]!++] = at
  }
}
