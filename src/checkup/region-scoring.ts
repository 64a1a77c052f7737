import type { RegionLevel } from '../registry/region-import.js'
import type { Standard } from '../registry/standard.js'
import { causes, type Cause } from './diagnosis.js'
import { roundScore, tolerance, type Parameters } from './indices.js'
import { inequalityOf } from './inequality.js'
import { perPerson, type People, type Places } from './people.js'
import { marksOf, priorityOf } from './priority.js'
import { orderInPlaces, sumOf, type TypeFigure, type TypeRule } from './type-scoring.js'

/** Figures of a type that regions are made of, one value for every region; NaN = none. */
export const summedFigures = [
  'applies', 'surveyed', 'group_people', 'base', 'balance', 'governance', 'score', 'completeness', 'coverage', 'count_share', 'cause'
] as const satisfies readonly TypeFigure[]

/** A type's scores, as far as regions are made of them. */
export interface ScoredType {
  readonly rule: TypeRule
  readonly figures: Readonly<Record<(typeof summedFigures)[number], Float64Array>>
  /** y of every site. */
  readonly sufficiency: Float64Array
}

export type GradeRules = Pick<Standard, 'grades' | 'levelGrades'>

export interface IndexColumns {
  readonly base: Float64Array
  readonly balance: Float64Array
  readonly governance: Float64Array
  readonly score: Float64Array
}

export interface RegionScores {
  /** In the order of the standard; values for every region, NaN = none. */
  readonly categories: readonly { readonly category: string; readonly columns: IndexColumns }[]
  readonly columns: IndexColumns
  /** Persons. */
  readonly population: Float64Array
  readonly sites: Int32Array
  /** Sites that find no street. */
  readonly sitesOffNetwork: Int32Array
  /** Sites whose elderly or children were not given. */
  readonly sitesImputed: Int32Array
  readonly completeness: Float64Array
  readonly grades: readonly (string | null)[]
  /** Among siblings and across the level; equals share a rank, NaN = none. */
  readonly rank: Float64Array
  readonly rankInLevel: Float64Array
  readonly inequality: { readonly sufficiency: Float64Array; readonly gini: Float64Array; readonly palma: Float64Array; readonly theil: Float64Array }
  /** Of communities that have figures; NaN = missing. */
  readonly marks: { readonly priority: Float64Array; readonly elderlyAndChild: Float64Array; readonly facilities: Float64Array; readonly service: Float64Array }
  /** How many types fall short in the communities of each region, by main cause; causes that there are none of are left out. */
  readonly shortfallsByCause: readonly Readonly<Partial<Record<Cause, number>>>[]
}

/** Categories, index, completeness, grade, rank, inequality, marks and shortfalls of every region, from the scores of its types. Types come in the order of their codes. */
export function scoreRegions(places: Places, people: People, p: Parameters, rules: GradeRules, types: readonly ScoredType[]): RegionScores {
  const count = places.regions.length
  const residents = sumOf(places, people.all)
  const columns = weighted(count, types)
  const completeness = completenessOfRegions(places, residents, types)
  const { rank, rankInLevel } = rankRegions(places, columns.score, completeness, p.completenessFloor)
  return {
    categories: [...new Set(types.map(({ rule }) => rule.category))].map((category) => ({
      category,
      columns: weighted(count, types.filter(({ rule }) => rule.category === category))
    })),
    columns,
    population: Float64Array.from(places.regions, ({ first, end }) => sum(residents, first, end) / perPerson),
    sites: sitesOf(places, () => true),
    sitesOffNetwork: sitesOf(places, (site) => people.onNetwork[site] === 0),
    sitesImputed: sitesOf(places, (site) => people.elderlyGiven[site] === 0 || people.childrenGiven[site] === 0),
    completeness,
    grades: places.regions.map(({ level }, r) => gradeOf(columns.score[r]!, level, rules)),
    rank,
    rankInLevel,
    inequality: overallInequality(places, people, types),
    marks: marksOfCommunities(places, types),
    shortfallsByCause: shortfallsOfRegions(places, types)
  }
}

/** How many sites of each region are of a kind. */
function sitesOf({ regions, siteStart }: Places, counts: (site: number) => boolean): Int32Array {
  const before = new Int32Array(siteStart.at(-1)! + 1)
  for (let site = 0; site < before.length - 1; site++) before[site + 1] = before[site]! + (counts(site) ? 1 : 0)
  return Int32Array.from(regions, ({ first, end }) => before[siteStart[end]!]! - before[siteStart[first]!]!)
}

const sum = (values: Float64Array, first: number, end: number) => {
  let total = 0
  for (let i = first; i < end; i++) total += values[i]!
  return total
}

/** Weighted means over types, nulls left out. */
function weighted(count: number, types: readonly ScoredType[]): IndexColumns {
  const mean = (name: keyof IndexColumns) => meanOverTypes(count, types.map(({ rule, figures }) => ({ weight: rule.weight, values: figures[name] })))
  return { base: mean('base'), balance: mean('balance'), governance: mean('governance'), score: mean('score') }
}

/** The weighted mean over types of a figure, in every one of `count` regions; NaN = none. Types come in the order of their codes. */
export function meanOverTypes(count: number, types: readonly { readonly weight: number; readonly values: Float64Array }[]): Float64Array {
  return Float64Array.from({ length: count }, (_, r) => {
    let total = 0
    let weights = 0
    for (const { weight, values } of types) {
      const value = values[r]!
      if (Number.isNaN(value)) continue
      total += value * weight
      weights += weight
    }
    return weights === 0 ? NaN : total / weights
  })
}

/** Of a community over the types that apply; of a region its residents' mean. Without residents there is none. */
function completenessOfRegions(places: Places, residents: Float64Array, types: readonly ScoredType[]): Float64Array {
  const ofCommunity = new Float64Array(places.communities.length).fill(NaN)
  for (const [r, { level, first: c }] of places.regions.entries()) {
    if (level !== 'community' || residents[c] === 0) continue
    let total = 0
    let weights = 0
    for (const { rule, figures } of types) {
      if (figures.applies[r] !== 1) continue
      total += figures.completeness[r]! * rule.weight
      weights += rule.weight
    }
    if (weights > 0) ofCommunity[c] = total / weights
  }
  return Float64Array.from(places.regions, ({ first, end }) => {
    let total = 0
    let people = 0
    for (let c = first; c < end; c++) {
      if (Number.isNaN(ofCommunity[c]!)) continue
      total += ofCommunity[c]! * residents[c]!
      people += residents[c]!
    }
    return people === 0 ? NaN : total / people
  })
}

function gradeOf(index: number, level: RegionLevel, { grades, levelGrades }: GradeRules): string | null {
  if (Number.isNaN(index)) return null
  const rounded = roundScore(index)
  return (levelGrades[level] ?? grades).find(({ least }) => rounded >= least)?.name ?? null
}

/** Ranks by the rounded index, the best first: equals share a rank (1, 2, 2, 4), none below the completeness floor. */
export function rankRegions(places: Places, index: Float64Array, completeness: Float64Array, floor: number): { rank: Float64Array; rankInLevel: Float64Array } {
  const rank = new Float64Array(index.length).fill(NaN)
  const rankInLevel = new Float64Array(index.length).fill(NaN)
  const siblings = new Map<string, number[]>()
  const levels = new Map<string, number[]>()
  const gather = (groups: Map<string, number[]>, key: string, r: number) => {
    const known = groups.get(key)
    if (known === undefined) groups.set(key, [r])
    else known.push(r)
  }
  const rounded = index.map((value) => (Number.isNaN(value) ? NaN : roundScore(value)))
  for (const [r, { level, parentCode }] of places.regions.entries()) {
    if (Number.isNaN(rounded[r]!) || !(completeness[r]! >= floor - tolerance)) continue
    gather(siblings, `${level} ${parentCode ?? ''}`, r)
    gather(levels, level, r)
  }
  const number = (groups: Map<string, number[]>, into: Float64Array) => {
    for (const group of groups.values()) {
      group.sort((a, b) => rounded[b]! - rounded[a]!)
      group.forEach((r, position) => {
        const before = group[position - 1]
        into[r] = before !== undefined && rounded[before] === rounded[r] ? into[before]! : position + 1
      })
    }
  }
  number(siblings, rank)
  number(levels, rankInLevel)
  return { rank, rankInLevel }
}

/** Demand waits for a source: its weight goes to the others. */
function marksOfCommunities(places: Places, types: readonly ScoredType[]): RegionScores['marks'] {
  const column = () => new Float64Array(places.regions.length).fill(NaN)
  const marks = { priority: column(), elderlyAndChild: column(), facilities: column(), service: column() }
  for (const [r, { level }] of places.regions.entries()) {
    if (level !== 'community') continue
    const at = (values: Float64Array) => (Number.isNaN(values[r]!) ? null : values[r]!)
    const given = marksOf(types.map(({ rule, figures }) => ({
      weight: rule.weight,
      elderlyOrChild: rule.walkGroup !== 'all',
      demand: null,
      coverage: at(figures.coverage),
      count: at(figures.count_share),
      governance: at(figures.governance)
    })))
    for (const mark of ['elderlyAndChild', 'facilities', 'service'] as const) marks[mark][r] = given[mark] ?? NaN
    // Equals are equals in six decimals.
    marks.priority[r] = Number((priorityOf(given)?.priority ?? NaN).toFixed(6))
  }
  return marks
}

function shortfallsOfRegions(places: Places, types: readonly ScoredType[]): RegionScores['shortfallsByCause'] {
  const ofCommunity = places.communities.map(() => new Int32Array(causes.length))
  for (const [r, { level, first }] of places.regions.entries()) {
    if (level !== 'community') continue
    for (const { figures } of types) if (figures.cause[r]! > 0) ofCommunity[first]![figures.cause[r]! - 1]!++
  }
  return places.regions.map(({ first, end }) => {
    const counts: Partial<Record<Cause, number>> = {}
    for (const [at, cause] of causes.entries()) {
      let count = 0
      for (let c = first; c < end; c++) count += ofCommunity[c]![at]!
      if (count > 0) counts[cause] = count
    }
    return counts
  })
}

/** Of the residents' sufficiency over all types: a site's is the weighted mean over the types that apply and were surveyed in its community. */
function overallInequality(places: Places, people: People, types: readonly ScoredType[]): RegionScores['inequality'] {
  const count = places.siteStart[places.communities.length]!
  const total = new Float64Array(count)
  const weights = new Float64Array(count)
  const regionOf = new Map(places.regions.flatMap(({ level, first }, r) => (level === 'community' ? [[first, r] as const] : [])))
  for (const { rule, figures, sufficiency } of types) {
    for (const c of places.communities.keys()) {
      const r = regionOf.get(c)!
      if (figures.applies[r] !== 1 || figures.surveyed[r] !== 1) continue
      for (let site = places.siteStart[c]!; site < places.siteStart[c + 1]!; site++) {
        total[site]! += sufficiency[site]! * rule.weight
        weights[site]! += rule.weight
      }
    }
  }
  const mean = total.map((value, site) => (weights[site] === 0 ? 0 : value / weights[site]!))
  const ordered = orderInPlaces(places, mean, (site) => weights[site]! > 0)
  const found = places.regions.map((_, r) => inequalityOf(mean, people.all, ordered(r)))
  const column = (name: 'sufficiency' | 'gini' | 'palma' | 'theil') => Float64Array.from(found, (one) => one[name] ?? NaN)
  return { sufficiency: column('sufficiency'), gini: column('gini'), palma: column('palma'), theil: column('theil') }
}
