import type { RegionLevel } from '../registry/region-import.js'
import type { Standard } from '../registry/standard.js'
import { causes, type Cause } from './diagnosis.js'
import { roundScore, tolerance, type Parameters } from './indices.js'
import { inequalityOf } from './inequality.js'
import { perPerson, type People, type Places } from './people.js'
import { lacksOf, marks as markNames, priorityOf, type Mark } from './priority.js'
import { known, orderInPlaces, sumOf, type TypeFigure, type TypeRule } from './type-scoring.js'

/** Figures of a type that regions are made of, one value for every region; NaN = none. */
export const summedFigures = [
  'applies', 'surveyed', 'group_people', 'base', 'balance', 'governance', 'score', 'completeness', 'coverage', 'count_share', 'cause', 'demand'
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
  readonly marks: Readonly<Record<'priority' | Mark, Float64Array>>
  /** Mean over the types of the sufficiency of each site; NaN where no type counts. */
  readonly sufficiencyOfSites: Float64Array
  /** How many types fall short in the communities of each region, by main cause; causes that there are none of are left out. */
  readonly shortfallsByCause: readonly Readonly<Partial<Record<Cause, number>>>[]
}

/** Makes the scores of regions from those of types, which come one after the other and need not be kept. */
export interface RegionScoring {
  /** Types come in the order of their codes: so are they added up. */
  readonly add: (type: ScoredType) => void
  /** Categories, index, completeness, grade, rank, inequality, marks and shortfalls of every region. */
  readonly scores: () => RegionScores
}

/** What regions scored before, where little has changed since. */
export interface RegionsBefore {
  readonly scores: RegionScores
  /** 1 for each region whose figures the change may move: communities, and all above them. */
  readonly concerned: Uint8Array
}

export function createRegionScoring(places: Places, people: People, p: Parameters, rules: GradeRules, before?: RegionsBefore): RegionScoring {
  const count = places.regions.length
  const residents = sumOf(places, people.all)
  /** Region of each community. */
  const regionOf = new Int32Array(places.communities.length)
  for (const [r, { level, first }] of places.regions.entries()) if (level === 'community') regionOf[first] = r
  const indices = createIndexMeans(count)
  const categories = new Map<string, IndexMeans>()
  const completeness = createMeans(regionOf.length)
  const marks = Object.fromEntries(markNames.map((mark) => [mark, createMeans(regionOf.length)])) as Record<Mark, RunningMeans>
  const shortfalls = places.communities.map(() => new Int32Array(causes.length))
  const sufficiency = createMeans(places.siteStart[regionOf.length]!)
  const isConcerned = (region: number) => before === undefined || before.concerned[region] === 1

  return {
    add: (type) => {
      const { rule, figures } = type
      const category = categories.get(rule.category) ?? createIndexMeans(count)
      categories.set(rule.category, category)
      for (const means of [indices, category]) {
        for (const name of indexNames) means[name].add(figures[name], rule.weight)
      }
      for (const [c, r] of regionOf.entries()) {
        if (residents[c]! > 0 && figures.applies[r] === 1) completeness.addAt(c, figures.completeness[r]!, rule.weight)
        const lacks = lacksOf({
          elderlyOrChild: rule.walkGroup !== 'all', demand: known(figures.demand[r]!),
          coverage: known(figures.coverage[r]!), count: known(figures.count_share[r]!), governance: known(figures.governance[r]!)
        })
        for (const mark of markNames) marks[mark].addAt(c, lacks[mark] ?? NaN, rule.weight)
        if (figures.cause[r]! > 0) shortfalls[c]![figures.cause[r]! - 1]!++
        // A site's sufficiency is the weighted mean over the types that apply and were surveyed in its community.
        if (figures.applies[r] !== 1 || figures.surveyed[r] !== 1 || !isConcerned(r)) continue
        for (let site = places.siteStart[c]!; site < places.siteStart[c + 1]!; site++) sufficiency.addAt(site, type.sufficiency[site]!, rule.weight)
      }
    },
    scores: () => {
      const columns = columnsOf(indices)
      const complete = meansOfResidents(places, completeness.means(), residents)
      const sufficiencyOfSites = sufficiency.means()
      for (const [c, r] of regionOf.entries()) {
        const [first, end] = [places.siteStart[c]!, places.siteStart[c + 1]!]
        if (!isConcerned(r)) sufficiencyOfSites.set(before!.scores.sufficiencyOfSites.subarray(first, end), first)
      }
      return {
        categories: [...categories].map(([category, means]) => ({ category, columns: columnsOf(means) })),
        columns,
        population: Float64Array.from(places.regions, ({ first, end }) => sum(residents, first, end) / perPerson),
        sites: sitesOf(places, () => true),
        sitesOffNetwork: sitesOf(places, (site) => people.onNetwork[site] === 0),
        sitesImputed: sitesOf(places, (site) => people.elderlyGiven[site] === 0 || people.childrenGiven[site] === 0),
        completeness: complete,
        grades: places.regions.map(({ level }, r) => gradeOf(columns.score[r]!, level, rules)),
        ...rankRegions(places, columns.score, complete, p.completenessFloor),
        inequality: inequalityOfRegions(places, people, sufficiencyOfSites, before),
        sufficiencyOfSites,
        marks: marksOfRegions(regionOf, count, marks),
        shortfallsByCause: shortfallsOfRegions(places, shortfalls)
      }
    }
  }
}

/** Weighted means, by position, of columns that come one after the other; NaN = none, and counts for nothing. */
export interface RunningMeans {
  readonly add: (values: Float64Array, weight: number) => void
  readonly addAt: (position: number, value: number, weight: number) => void
  readonly means: () => Float64Array
}

export function createMeans(count: number): RunningMeans {
  const totals = new Float64Array(count)
  const weights = new Float64Array(count)
  const addAt = (position: number, value: number, weight: number) => {
    if (Number.isNaN(value)) return
    totals[position]! += value * weight
    weights[position]! += weight
  }
  return {
    add: (values, weight) => {
      for (let position = 0; position < count; position++) addAt(position, values[position]!, weight)
    },
    addAt,
    means: () => totals.map((total, position) => (weights[position] === 0 ? NaN : total / weights[position]!))
  }
}

const indexNames = ['base', 'balance', 'governance', 'score'] as const
type IndexMeans = Readonly<Record<keyof IndexColumns, RunningMeans>>

const createIndexMeans = (count: number): IndexMeans => ({
  base: createMeans(count), balance: createMeans(count), governance: createMeans(count), score: createMeans(count)
})

const columnsOf = (means: IndexMeans): IndexColumns => ({
  base: means.base.means(), balance: means.balance.means(), governance: means.governance.means(), score: means.score.means()
})

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

/** A region's completeness is its residents' mean. Without residents there is none. */
function meansOfResidents({ regions }: Places, ofCommunity: Float64Array, residents: Float64Array): Float64Array {
  return Float64Array.from(regions, ({ first, end }) => {
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

function marksOfRegions(regionOf: Int32Array, count: number, given: Readonly<Record<Mark, RunningMeans>>): RegionScores['marks'] {
  const column = () => new Float64Array(count).fill(NaN)
  const marks = { priority: column(), demand: column(), elderlyAndChild: column(), facilities: column(), service: column() }
  const means = Object.fromEntries(markNames.map((mark) => [mark, given[mark].means()])) as Record<Mark, Float64Array>
  for (const [c, r] of regionOf.entries()) {
    for (const mark of markNames) marks[mark][r] = means[mark][c]!
    const priority = priorityOf(Object.fromEntries(markNames.map((mark) => [mark, known(means[mark][c]!)])) as Record<Mark, number | null>)
    // Equals are equals in six decimals.
    marks.priority[r] = Number((priority?.priority ?? NaN).toFixed(6))
  }
  return marks
}

function shortfallsOfRegions({ regions }: Places, ofCommunity: readonly Int32Array[]): RegionScores['shortfallsByCause'] {
  return regions.map(({ first, end }) => {
    const counts: Partial<Record<Cause, number>> = {}
    for (const [at, cause] of causes.entries()) {
      let count = 0
      for (let c = first; c < end; c++) count += ofCommunity[c]![at]!
      if (count > 0) counts[cause] = count
    }
    return counts
  })
}

/** Of the residents' sufficiency over all types, by site; NaN at sites where no type counts. */
function inequalityOfRegions(places: Places, people: People, sufficiency: Float64Array, before: RegionsBefore | undefined): RegionScores['inequality'] {
  const ordered = orderInPlaces(places, sufficiency, (site) => !Number.isNaN(sufficiency[site]!))
  const found = places.regions.map((_, r) => (before === undefined || before.concerned[r] === 1 ? inequalityOf(sufficiency, people.all, ordered(r)) : null))
  const column = (name: 'sufficiency' | 'gini' | 'palma' | 'theil') =>
    Float64Array.from(found, (one, r) => (one === null ? before!.scores.inequality[name][r]! : (one[name] ?? NaN)))
  return { sufficiency: column('sufficiency'), gini: column('gini'), palma: column('palma'), theil: column('theil') }
}
