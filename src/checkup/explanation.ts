import type { RegionLevel } from '../registry/region-import.js'
import type { PeopleGroup, Standard } from '../registry/standard.js'
import type { ObservationEvidence, ReachedFacility, SiteEvidence } from './evidence-queries.js'
import { evaluate, fill, shortNumber, type FormulaScope } from './formula.js'

interface FigureName {
  readonly symbol: string
  readonly zh: string
  readonly en: string
}

/** Figures that can be asked why, with what they are called. */
export const figureNames = {
  index: { symbol: 'index', zh: '体检指数', en: 'Checkup index' },
  score: { symbol: 'score', zh: '得分', en: 'Score' },
  base: { symbol: 'B', zh: '基础指数', en: 'Base index' },
  balance: { symbol: 'E', zh: '均衡指数', en: 'Balance index' },
  governance: { symbol: 'V', zh: '治理指数', en: 'Governance index' },
  count: { symbol: 'count', zh: '数量达标率', en: 'Count: facilities there are, of those required' },
  facilitiesCounted: { symbol: 'N', zh: '计入设施数', en: 'Facilities counted, each for as much of its share as it serves' },
  facilitiesRequired: { symbol: 'N*', zh: '应有设施数', en: 'Facilities required' },
  supply: { symbol: 'supply', zh: '供给充足率', en: 'Supply: mean sufficiency of the sites, by people' },
  sufficiency: { symbol: 'y', zh: '居住点充足率', en: 'Sufficiency of a site' },
  coverage: { symbol: 'coverage', zh: '步行覆盖率', en: 'Coverage: share of the people who reach one' },
  worstQuarter: { symbol: 'worst', zh: '最差四分之一人群充足率', en: 'Mean sufficiency of the worst-served quarter' },
  satisfaction: { symbol: 'satisfaction', zh: '满意度', en: 'Satisfaction' },
  operating: { symbol: 'operating', zh: '正常开放率', en: 'Share operating for the hours asked' },
  closedOnTime: { symbol: 'closed', zh: '按期办结率', en: 'Share of issues closed by their date' },
  completeness: { symbol: 'completeness', zh: '数据完整度', en: 'Completeness' },
  basePeople: { symbol: 'P', zh: '配置标准对应人口', en: 'People whose number sizes the standard' },
  groupPeople: { symbol: 'G', zh: '服务对象人口', en: 'People whose walk is measured' },
  population: { symbol: 'people', zh: '常住人口', en: 'Residents' },
  rank: { symbol: 'rank', zh: '同级排名', en: 'Rank among siblings' },
  rankInLevel: { symbol: 'rank', zh: '全域排名', en: 'Rank across the level' },
  grade: { symbol: 'grade', zh: '等级', en: 'Grade' }
} as const satisfies Readonly<Record<string, FigureName>>

export type Figure = keyof typeof figureNames
export const figures = Object.keys(figureNames) as [Figure, ...Figure[]]

/** Figures by what they are of. */
export const figuresOf = {
  region: ['index', 'base', 'balance', 'governance', 'completeness', 'population', 'rank', 'rankInLevel', 'grade'],
  category: ['score', 'base', 'balance', 'governance'],
  type: [
    'score', 'base', 'balance', 'governance', 'count', 'facilitiesCounted', 'facilitiesRequired', 'supply', 'coverage', 'worstQuarter', 'completeness',
    'basePeople', 'groupPeople', 'satisfaction', 'operating', 'closedOnTime'
  ],
  site: ['sufficiency']
} as const satisfies Readonly<Record<string, readonly Figure[]>>

/** A figure that can be asked in turn. */
export interface FigureReference {
  readonly figure: Figure
  readonly code: string
  readonly typeCode: string | null
  readonly category: string | null
  /** External id of a site. */
  readonly site: string | null
}

/** What is asked of a region: a figure of its own, of a category, of a type, or of a type at a site. */
export interface Question {
  readonly figure: Figure
  readonly typeCode?: string | undefined
  readonly category?: string | undefined
  readonly site?: string | undefined
  /** Parts that are named; the others are put together in one. */
  readonly limit: number
}

/** A number of a formula. */
export interface Term {
  readonly symbol: string
  readonly nameZh: string
  readonly nameEn: string
  readonly value: number
  readonly reference: FigureReference | null
}

/** One of what Σ( ) adds up. */
export interface Part {
  readonly key: string
  readonly nameZh: string
  readonly nameEn: string
  readonly values: { readonly symbol: string; readonly value: number }[]
  /** How far it moves the figure from what it would be without it; null where that says nothing. */
  readonly effect: number | null
  readonly reference: FigureReference | null
}

export interface Flag {
  readonly flag: string
  readonly nameZh: string
  readonly nameEn: string
  readonly subjects: string[]
}

/** A facility behind a figure. */
export interface FacilityBehind {
  readonly externalId: string
  readonly name: string
  readonly state: ReachedFacility['state']
  readonly size: number
  readonly sizeImputed: boolean
  readonly sizeInDoubt: boolean
  readonly weeklyHours: number | null
  readonly own: boolean
  /** P_j: people of the size base who reach it, over all active sites; null unless it operates and is reached. */
  readonly catchmentPeople: number | null
  /** p_c(j): those of the community. */
  readonly peopleServed: number
  /** Of its share of the facilities required, what it counts for; null unless it operates and has the minimum size. */
  readonly counted: number | null
  /** min(1, S_j / P_j / a*); null unless it operates and is reached. */
  readonly needMet: number | null
  readonly nearestMetres: number | null
  readonly reachedFrom: { readonly site: string; readonly metres: number }[]
}

export interface SiteBehind {
  readonly externalId: string
  readonly name: string
  readonly people: number
  readonly basePeople: number
  readonly groupPeople: number
  readonly groupsGiven: boolean
  readonly inDoubt: boolean
  readonly onNetwork: boolean
  readonly reached: boolean
  readonly sufficiency: number
}

export interface Explanation extends FigureReference {
  readonly runId: number
  readonly nameZh: string
  readonly nameEn: string
  /** As stored, not rounded; null = no such figure. */
  readonly value: number | null
  /** What the value is called, where it has a name. */
  readonly text: string | null
  /** By symbols; null where there is no such figure, or where its inputs may not be read. */
  readonly formula: string | null
  readonly filled: string | null
  readonly terms: Term[]
  readonly parts: Part[]
  /** Parts put together in the last one. */
  readonly partsTogether: number
  readonly facilities: FacilityBehind[]
  readonly sites: SiteBehind[]
  readonly observations: ObservationEvidence[]
  readonly flags: Flag[]
  readonly basis: Basis
}

/** What a figure stands on. */
export interface Basis {
  readonly period: string
  readonly referenceDate: string
  readonly inputHash: string | null
  readonly standardVersion: string
  readonly standardTitle: string
  /** Whose numbers these are. */
  readonly standardAuthority: string
  /** Where the numbers of the type are from, and how sure they are. */
  readonly typeSource: string | null
  readonly typeConfidence: string | null
  readonly networkId: number
  readonly networkName: string
}

/** Every figure of a type in a region as stored, beside the standard's rule. */
export interface ExplainedType {
  readonly typeCode: string
  readonly nameZh: string
  readonly nameEn: string
  readonly category: string
  readonly weight: number
  readonly walkGroup: PeopleGroup
  readonly baseGroup: PeopleGroup
  readonly minSize: number | null
  readonly supplyPer1000: number | null
  readonly peoplePerFacility: number | null
  readonly minWeeklyHours: number | null
  readonly source: string | null
  readonly confidence: string | null
  readonly applies: boolean
  readonly surveyed: boolean
  /** Who declared that there is none, and when. */
  readonly declared: string | null
  readonly basePeople: number | null
  readonly groupPeople: number | null
  readonly facilitiesCounted: number | null
  readonly facilitiesRequired: number | null
  readonly count: number | null
  readonly supply: number | null
  readonly coverage: number | null
  readonly worstQuarter: number | null
  readonly base: number | null
  readonly balance: number | null
  readonly governance: number | null
  readonly governanceDue: boolean | null
  readonly satisfaction: number | null
  readonly operating: number | null
  readonly closedOnTime: number | null
  readonly score: number | null
  readonly completeness: number | null
}

export interface ExplainedCategory {
  readonly category: string
  readonly score: number | null
  readonly base: number | null
  readonly balance: number | null
  readonly governance: number | null
}

export interface ExplainedRegion {
  readonly code: string
  readonly level: RegionLevel
  readonly population: number
  readonly index: number | null
  readonly base: number | null
  readonly balance: number | null
  readonly governance: number | null
  readonly completeness: number | null
  readonly grade: string | null
  readonly rank: number | null
  readonly rankInLevel: number | null
}

/** A community of a region, with the figure that is asked. */
export interface Member {
  readonly code: string
  readonly nameZh: string
  readonly nameEn: string | null
  /** What it weighs: people. */
  readonly people: number
  readonly value: number
}

/** A region that ranks higher. */
export interface Better {
  readonly code: string
  readonly nameZh: string
  readonly nameEn: string | null
}

/** All that may stand behind a figure of a region; what a question does not need is empty. */
export interface Material {
  readonly runId: number
  readonly region: ExplainedRegion
  readonly types: readonly ExplainedType[]
  readonly categories: readonly ExplainedCategory[]
  readonly standard: Pick<Standard, 'parameters' | 'grades' | 'levelGrades'>
  readonly basis: Omit<Basis, 'typeSource' | 'typeConfidence'>
  readonly sites: readonly SiteEvidence[]
  readonly facilities: readonly ReachedFacility[]
  readonly observations: readonly ObservationEvidence[]
  /** The nearest above first. */
  readonly better: readonly Better[]
  readonly members: readonly Member[]
}

/** A formula and what it is made of. */
interface Working {
  readonly formula: string
  readonly terms?: readonly Term[]
  readonly parts?: readonly Part[]
  /** How parts beyond the limit become one: their sum, or their mean weighted by their sum. Without it all are named. */
  readonly together?: { readonly sum: string; readonly mean?: string }
}

const groupOf = (site: SiteEvidence, group: PeopleGroup): number => (group === 'all' ? site.people : group === 'elderly' ? site.elderly : site.children)
const isGiven = (site: SiteEvidence, group: PeopleGroup): boolean => group === 'all' || (group === 'elderly' ? site.elderlyGiven : site.childrenGiven)

/** Why a figure is what it is. The type of a question has to be among the material's, the site among its sites. */
export function explain(question: Question, material: Material): Explanation {
  const type = question.typeCode === undefined ? undefined : material.types.find(({ typeCode }) => typeCode === question.typeCode)
  const behind = type === undefined ? undefined : createBehind(type, material)
  const { value, text, working } = type === undefined ? aboveTypes(question, material) : ofType(question, material, type, behind!)
  const { parts, together } = cut(working, question.limit)
  const scope = scopeOf(working?.terms ?? [], parts)
  const { figure, typeCode = null, category = null, site = null } = question
  const name = figureNames[figure]
  const known = value !== null && working !== undefined
  return {
    runId: material.runId,
    figure,
    code: material.region.code,
    typeCode,
    category,
    site,
    nameZh: name.zh,
    nameEn: name.en,
    value,
    text: text ?? null,
    formula: known ? `${name.symbol} = ${working.formula}` : null,
    filled: known ? `${name.symbol} = ${fill(working.formula, scope)} = ${shortNumber(evaluate(working.formula, scope))}` : null,
    terms: known ? [...(working.terms ?? [])] : [],
    parts: known ? parts : [],
    partsTogether: together,
    facilities: behind?.facilities ?? [],
    sites: behind?.sites ?? [],
    observations: [...material.observations],
    flags: type === undefined ? flagsOfTypes(material, category) : flagsOfType(material, type, behind!),
    basis: { ...material.basis, typeSource: type?.source ?? null, typeConfidence: type?.confidence ?? null }
  }
}

/** What the symbols of an explanation's formula stand for. */
export const scopeOf = (terms: readonly Pick<Term, 'symbol' | 'value'>[], parts: readonly Pick<Part, 'values'>[]): FormulaScope => ({
  terms: Object.fromEntries(terms.map(({ symbol, value }) => [symbol, value])),
  parts: parts.map(({ values }) => Object.fromEntries(values.map(({ symbol, value }) => [symbol, value])))
})

interface Worked {
  readonly value: number | null
  readonly text?: string | null
  readonly working?: Working | undefined
}

const nothing: Worked = { value: null }

/** A term that is a figure itself. */
const figureTerm = (figure: Figure, code: string, value: number, of: Partial<FigureReference> = {}): Term => ({
  symbol: figureNames[figure].symbol,
  nameZh: figureNames[figure].zh,
  nameEn: figureNames[figure].en,
  value,
  reference: referenceOf(figure, code, of)
})

const givenTerm = (symbol: string, nameZh: string, nameEn: string, value: number): Term => ({ symbol, nameZh, nameEn, value, reference: null })

const referenceOf = (figure: Figure, code: string, { typeCode = null, category = null, site = null }: Partial<FigureReference> = {}): FigureReference => ({
  figure, code, typeCode, category, site
})

/** Weighted mean of what is at hand, as a formula of constants: the weight of what is missing goes to the others. */
function meanOfTerms(weighted: readonly (readonly [term: Term | null, weight: number])[], scale = ''): Working {
  const atHand = weighted.flatMap(([term, weight]) => (term === null ? [] : [{ term, weight }]))
  return {
    formula: `${scale}(${atHand.map(({ term, weight }) => `${weight} × ${term.symbol}`).join(' + ')}) / (${atHand.map(({ weight }) => weight).join(' + ')})`,
    terms: atHand.map(({ term }) => term)
  }
}

/** Figures of a region or of a category. */
function aboveTypes({ figure, category }: Question, { region, types, categories, standard, members, better, sites }: Material): Worked {
  const { code } = region
  switch (figure) {
    case 'index':
    case 'score':
    case 'base':
    case 'balance':
    case 'governance': {
      const ofType = figure === 'index' ? 'score' : figure
      const value = category === undefined ? (figure === 'score' ? null : region[figure]) : (categories.find((one) => one.category === category)?.[ofType] ?? null)
      const parts = types
        .filter((type) => category === undefined || type.category === category)
        .flatMap((type) => {
          const part = type[ofType]
          return part === null ? [] : [partOf(type.typeCode, type.nameZh, type.nameEn, { w: type.weight, x: part }, referenceOf(ofType, code, { typeCode: type.typeCode }))]
        })
      return { value, working: { formula: 'Σ(w × x) / Σ(w)', parts, together: { sum: 'w', mean: 'x' } } }
    }
    case 'completeness': {
      const ofMember = (member: Member) => partOf(member.code, member.nameZh, member.nameEn, { p: member.people, x: member.value }, referenceOf('completeness', member.code))
      if (region.level !== 'community') return { value: region.completeness, working: { formula: 'Σ(p × x) / Σ(p)', parts: members.map(ofMember), together: { sum: 'p', mean: 'x' } } }
      const parts = types
        .filter(({ applies }) => applies)
        .map((type) => partOf(type.typeCode, type.nameZh, type.nameEn, { w: type.weight, x: type.completeness ?? 0 }, referenceOf('completeness', code, { typeCode: type.typeCode })))
      return { value: region.completeness, working: { formula: 'Σ(w × x) / Σ(w)', parts, together: { sum: 'w', mean: 'x' } } }
    }
    case 'population': {
      const parts = region.level === 'community'
        ? sites.map((site) => partOf(site.externalId, site.name, site.name, { p: site.people }, null))
        : members.map((member) => partOf(member.code, member.nameZh, member.nameEn, { p: member.people }, referenceOf('population', member.code)))
      return { value: region.population, working: { formula: 'Σ(p)', parts, together: { sum: 'p' } } }
    }
    case 'rank':
    case 'rankInLevel': {
      const parts = better.map((one) => partOf(one.code, one.nameZh, one.nameEn, { n: 1 }, referenceOf('index', one.code)))
      return { value: region[figure], working: { formula: '1 + Σ(n)', parts, together: { sum: 'n' } } }
    }
    case 'grade': {
      const grades = standard.levelGrades[region.level] ?? standard.grades
      const reached = grades.find(({ name }) => name === region.grade)
      if (reached === undefined || region.index === null) return nothing
      const parts = grades.map((grade) => partOf(grade.name, grade.name, grade.name, { g: grade.least }, null))
      return {
        value: reached.least,
        text: reached.name,
        working: { formula: 'least', terms: [givenTerm('least', '等级下限', 'Least index of the grade', reached.least), figureTerm('index', code, region.index)], parts }
      }
    }
    default:
      return nothing
  }
}

function partOf(key: string, nameZh: string, nameEn: string | null, values: Readonly<Record<string, number>>, reference: FigureReference | null): Part {
  return {
    key,
    nameZh,
    nameEn: nameEn ?? nameZh,
    values: Object.entries(values).map(([symbol, value]) => ({ symbol, value })),
    effect: null,
    reference
  }
}

/** What stands behind a type's figures in a community: empty for wider regions. */
interface Behind {
  readonly facilities: FacilityBehind[]
  readonly sites: SiteBehind[]
}

function createBehind(type: ExplainedType, { sites, facilities, standard }: Material): Behind {
  const required = type.supplyPer1000 === null ? null : type.supplyPer1000 / 1000
  const people = new Map(sites.map((site) => [site.externalId, groupOf(site, type.baseGroup)]))
  const behind = facilities.map((facility): FacilityBehind => {
    const { externalId, name, state, size, sizeImputed, sizeInDoubt, weeklyHours, own, catchmentPeople, nearestMetres, siteIds, siteMetres } = facility
    const peopleServed = siteIds.reduce((sum, site) => sum + (people.get(site) ?? 0), 0)
    const basePeople = type.basePeople ?? 0
    const served = own ? Math.max(peopleServed, basePeople * standard.parameters.ownShare) : peopleServed
    const operates = state === 'operating'
    const counts = operates && size >= (type.minSize ?? 0)
    const reached = operates && siteIds.length > 0
    return {
      externalId, name, state, size, sizeImputed, sizeInDoubt, weeklyHours, own, nearestMetres, peopleServed,
      catchmentPeople: reached ? catchmentPeople : null,
      counted: !counts || type.facilitiesRequired === null ? null : basePeople === 0 ? 1 : Math.min(1, (served * type.facilitiesRequired) / basePeople),
      needMet: !reached || catchmentPeople === null ? null : required === null ? 1 : catchmentPeople === 0 ? 0 : Math.min(1, size / (catchmentPeople * required)),
      reachedFrom: siteIds.map((site, i) => ({ site, metres: siteMetres[i]! }))
    }
  })
  return {
    facilities: behind,
    sites: sites.map((site): SiteBehind => {
      const met = behind.filter(({ needMet, reachedFrom }) => needMet !== null && reachedFrom.some((one) => one.site === site.externalId))
      return {
        externalId: site.externalId,
        name: site.name,
        people: site.people,
        basePeople: groupOf(site, type.baseGroup),
        groupPeople: groupOf(site, type.walkGroup),
        groupsGiven: isGiven(site, type.baseGroup) && isGiven(site, type.walkGroup),
        inDoubt: site.inDoubt,
        onNetwork: site.onNetwork,
        reached: met.length > 0,
        sufficiency: Math.min(1, met.reduce((sum, { needMet }) => sum + needMet!, 0))
      }
    })
  }
}

/** Figures of a type in a region. */
function ofType(question: Question, material: Material, type: ExplainedType, { facilities, sites }: Behind): Worked {
  const { figure } = question
  const { region, members, standard, observations } = material
  const { parameters: p } = standard
  const { code } = region
  const of = { typeCode: type.typeCode }
  const isCommunity = region.level === 'community'
  const figureOf = (name: Exclude<keyof ExplainedType & Figure, 'sufficiency'>): Term | null => {
    const value = type[name]
    return value === null ? null : figureTerm(name, code, value, of)
  }
  const overSites = (x: string, peopleIn: 'basePeople' | 'groupPeople', valueOf: (site: SiteBehind) => number): Working => ({
    formula: `Σ(p × ${x}) / Σ(p)`,
    parts: sites.map((site) => partOf(site.externalId, site.name, site.name, { p: site[peopleIn], [x]: valueOf(site) }, referenceOf('sufficiency', code, { ...of, site: site.externalId }))),
    together: { sum: 'p', mean: x }
  })
  const overMembers = (x: string, name: Figure): Working => ({
    formula: `Σ(p × ${x}) / Σ(p)`,
    parts: members.map((member) => partOf(member.code, member.nameZh, member.nameEn, { p: member.people, [x]: member.value }, referenceOf(name, member.code, of))),
    together: { sum: 'p', mean: x }
  })
  switch (figure) {
    case 'score':
      if (type.score === null) return nothing
      return {
        value: type.score,
        working: meanOfTerms([[figureOf('base'), p.baseWeight], [figureOf('balance'), p.balanceWeight], [figureOf('governance'), p.governanceWeight]])
      }
    case 'base': {
      if (type.base === null) return nothing
      if (!isCommunity) return { value: type.base, working: overMembers('B', 'base') }
      // Nobody is of the group that sizes the standard.
      if (type.basePeople === 0) return { value: type.base, working: { formula: String(type.base) } }
      const terms = [figureOf('count')!, ...(type.supply === null ? [] : [figureOf('supply')!])]
      const formula = type.supply === null ? '100 × count' : `100 × (${p.countWeight} × count + ${p.supplyWeight} × supply)`
      return { value: type.base, working: { formula, terms } }
    }
    case 'balance':
      if (type.balance === null) return nothing
      return {
        value: type.balance,
        working: { formula: `100 × (${p.coverageWeight} × coverage + ${p.worstQuarterWeight} × worst)`, terms: [figureOf('coverage')!, figureOf('worstQuarter')!] }
      }
    case 'governance': {
      if (type.governance === null) return nothing
      if (!isCommunity) return { value: type.governance, working: overMembers('V', 'governance') }
      return {
        value: type.governance,
        working: meanOfTerms(
          [[figureOf('satisfaction'), p.satisfactionWeight], [figureOf('operating'), p.operatingWeight], [figureOf('closedOnTime'), p.closedOnTimeWeight]],
          '100 × '
        )
      }
    }
    case 'count':
      if (type.count === null) return nothing
      return { value: type.count, working: { formula: 'min(1, N / N*)', terms: [figureOf('facilitiesCounted')!, figureOf('facilitiesRequired')!] } }
    case 'facilitiesCounted': {
      if (type.facilitiesCounted === null) return nothing
      const served = (facility: FacilityBehind) => (facility.own ? Math.max(facility.peopleServed, type.basePeople! * p.ownShare) : facility.peopleServed)
      const nobody = type.basePeople === 0
      const parts = facilities
        .filter(({ counted }) => counted !== null)
        .map((facility) => partOf(facility.externalId, facility.name, facility.name, nobody ? { n: 1 } : { p: served(facility) }, null))
      return {
        value: type.facilitiesCounted,
        working: nobody ? { formula: 'Σ(n)', parts } : { formula: 'Σ(min(1, p / (P / N*)))', terms: [figureOf('basePeople')!, figureOf('facilitiesRequired')!], parts }
      }
    }
    case 'facilitiesRequired': {
      if (type.facilitiesRequired === null) return nothing
      if (type.peoplePerFacility === null) return { value: type.facilitiesRequired, working: { formula: '1' } }
      return {
        value: type.facilitiesRequired,
        working: {
          formula: 'max(1, ceil(P / q − 1e-9))',
          terms: [figureOf('basePeople')!, givenTerm('q', '每处设施服务人口', 'People per facility, by the standard', type.peoplePerFacility)]
        }
      }
    }
    case 'supply':
      return type.supply === null ? nothing : { value: type.supply, working: overSites('y', 'basePeople', ({ sufficiency }) => sufficiency) }
    case 'coverage':
      if (type.coverage === null) return nothing
      return {
        value: type.coverage,
        working: isCommunity ? overSites('r', 'groupPeople', ({ reached }) => (reached ? 1 : 0)) : overMembers('r', 'coverage')
      }
    case 'worstQuarter': {
      if (type.worstQuarter === null) return nothing
      if (!isCommunity) return { value: type.worstQuarter, working: overMembers('q', 'worstQuarter') }
      return { value: type.worstQuarter, working: worstOf(sites, p.worstShare, code, type.typeCode) }
    }
    case 'sufficiency': {
      const site = sites.find(({ externalId }) => externalId === question.site)
      if (site === undefined || !type.applies || !type.surveyed) return nothing
      const met = facilities.filter(({ needMet, catchmentPeople, reachedFrom }) =>
        needMet !== null && (type.supplyPer1000 === null || catchmentPeople! > 0) && reachedFrom.some((one) => one.site === site.externalId))
      const required = type.supplyPer1000
      const parts = met.map((facility) =>
        partOf(facility.externalId, facility.name, facility.name, required === null ? { n: 1 } : { S: facility.size, P: facility.catchmentPeople! }, null))
      return {
        value: site.sufficiency,
        working: required === null
          ? { formula: 'min(1, Σ(n))', parts }
          : { formula: 'min(1, Σ(min(1, S / (P × a))))', terms: [givenTerm('a', '人均标准', 'Supply per person, by the standard', required / 1000)], parts }
      }
    }
    case 'satisfaction':
    case 'closedOnTime': {
      const component = figure === 'satisfaction' ? 'satisfaction' : 'closed_on_time'
      const parts = observations
        .filter((one) => one.component === component)
        .map((one) => partOf(one.source, one.source, one.source, { n: one.numerator, d: one.denominator }, null))
      return { value: type[figure], working: parts.length === 0 ? undefined : { formula: 'Σ(n) / Σ(d)', parts } }
    }
    case 'operating': {
      const hours = type.minWeeklyHours ?? 0
      const parts = facilities
        .filter(({ state }) => state === 'operating' || state === 'suspended')
        .map((facility) =>
          partOf(facility.externalId, facility.name, facility.name, { n: facility.state === 'operating' && (facility.weeklyHours ?? hours) >= hours ? 1 : 0, d: 1 }, null))
      return { value: type.operating, working: parts.length === 0 ? undefined : { formula: 'Σ(n) / Σ(d)', parts } }
    }
    case 'completeness': {
      if (type.completeness === null || !isCommunity) return nothing
      if (!type.surveyed) return { value: type.completeness, working: { formula: '0' } }
      return { value: type.completeness, working: completenessOf(material, type, { facilities, sites }) }
    }
    case 'basePeople':
    case 'groupPeople': {
      const parts = isCommunity
        ? sites.map((site) => partOf(site.externalId, site.name, site.name, { p: site[figure] }, null))
        : members.map((member) => partOf(member.code, member.nameZh, member.nameEn, { p: member.people }, referenceOf(figure, member.code, of)))
      return type[figure] === null ? nothing : { value: type[figure], working: { formula: 'Σ(p)', parts, together: { sum: 'p' } } }
    }
    default:
      return nothing
  }
}

/** The sites with the lowest sufficiency as far as the share of the people goes, the one at the boundary in part. */
function worstOf(sites: readonly SiteBehind[], share: number, code: string, typeCode: string): Working {
  const limit = share * sites.reduce((sum, { groupPeople }) => sum + groupPeople, 0)
  let before = 0
  const parts: Part[] = []
  for (const site of sites.toSorted((a, b) => a.sufficiency - b.sufficiency || (a.externalId < b.externalId ? -1 : 1))) {
    const taken = Math.min(site.groupPeople, limit - before)
    if (taken <= 0) continue
    before += taken
    parts.push(partOf(site.externalId, site.name, site.name, { p: taken, y: site.sufficiency }, referenceOf('sufficiency', code, { typeCode, site: site.externalId })))
  }
  return { formula: 'Σ(p × y) / Σ(p)', parts, together: { sum: 'p', mean: 'y' } }
}

function completenessOf({ standard, region, sites: given }: Material, type: ExplainedType, { facilities }: Behind): Working {
  const { parameters: p } = standard
  const reached = facilities.filter(({ state, reachedFrom }) => state === 'operating' && reachedFrom.length > 0)
  const size = reached.reduce((sum, one) => sum + one.size, 0)
  const measured = reached.reduce((sum, one) => sum + (one.sizeImputed || one.sizeInDoubt ? 0 : one.size), 0)
  const known = given.reduce((sum, site) => sum + (site.onNetwork && !site.inDoubt && isGiven(site, type.walkGroup) ? site.people : 0), 0)
  const components = [[type.satisfaction, p.satisfactionWeight], [type.operating, p.operatingWeight], [type.closedOnTime, p.closedOnTimeWeight]] as const
  const atHand = components.reduce((sum, [value, weight]) => sum + (value === null ? 0 : weight), 0)
  const all = components.reduce((sum, [, weight]) => sum + weight, 0)
  return {
    formula: `(${p.baseWeight} × b + ${p.balanceWeight} × e + ${p.governanceWeight} × v) / (${p.baseWeight} + ${p.balanceWeight} + ${p.governanceWeight})`,
    terms: [
      givenTerm('b', '已测面积或规模占比', 'Share of the reached supply whose size is measured and not in doubt', size === 0 ? 1 : measured / size),
      givenTerm('e', '人口分组已提供占比', 'Share of the residents on the network whose group numbers were given and are not in doubt', known / region.population),
      givenTerm('v', '治理分项权重占比', 'Share of the component weight at hand', type.governanceDue === true ? atHand / all : 1)
    ]
  }
}

/** Parts by their effect, the largest first; those beyond the limit are put together, so that the whole stays the same. */
function cut(working: Working | undefined, limit: number): { parts: Part[]; together: number } {
  const { parts = [], together } = working ?? {}
  if (together === undefined) return { parts: [...parts], together: 0 }
  const read = (part: Part, symbol: string) => part.values.find((one) => one.symbol === symbol)!.value
  const total = (list: readonly Part[]) => list.reduce((sum, part) => sum + read(part, together.sum), 0)
  const mean = (list: readonly Part[], symbol: string) =>
    total(list) === 0 ? 0 : list.reduce((sum, part) => sum + read(part, together.sum) * read(part, symbol), 0) / total(list)
  const { mean: of } = together
  const weight = total(parts)
  const middle = of === undefined ? 0 : mean(parts, of)
  const ordered =
    of === undefined ? parts : byEffect(parts, (part) => (weight === 0 ? 0 : (read(part, together.sum) * (read(part, of) - middle)) / weight))
  const rest = ordered.slice(limit)
  if (rest.length === 0) return { parts: [...ordered], together: 0 }
  const others = partOf('others', `其余${rest.length}项`, `${rest.length} others`, { [together.sum]: total(rest), ...(of === undefined ? {} : { [of]: mean(rest, of) }) }, null)
  const effect = of === undefined ? null : rest.reduce((sum, part) => sum + part.effect!, 0)
  return { parts: [...ordered.slice(0, limit), { ...others, effect }], together: rest.length }
}

const byEffect = (parts: readonly Part[], effectOf: (part: Part) => number): Part[] =>
  parts
    .map((part) => ({ ...part, effect: effectOf(part) }))
    .sort((a, b) => Math.abs(b.effect) - Math.abs(a.effect) || (a.key < b.key ? -1 : 1))

function flagsOfTypes({ region, types }: Material, category: string | null): Flag[] {
  const of = types.filter((type) => category === null || type.category === category)
  const named = (list: readonly ExplainedType[]) => list.map(({ typeCode, nameZh }) => `${typeCode} ${nameZh}`)
  return raised([
    ['unsurveyed', '未调查，该类设施及其权重不计入', 'Not surveyed: left out with its weight', named(of.filter((type) => type.applies && !type.surveyed))],
    ['notApplying', '无服务对象人口，不适用', 'Nobody of its group lives here: does not apply', named(of.filter(({ applies }) => !applies))],
    ['declared', '已申报调查后无此类设施', 'Declared: surveyed, there is none', of.flatMap(({ typeCode, declared }) => (declared === null ? [] : [`${typeCode} ${declared}`]))],
    ['governanceMissing', '治理指数无数据，权重由其他指数分担', 'No governance index: its weight is shared between the others', named(of.filter(({ score, governance }) => score !== null && governance === null))],
    ['belowFloor', '数据完整度低于标准下限，不参与排名', 'Completeness below the standard\'s floor: no rank', region.index !== null && region.rank === null ? [region.code] : []],
    ['noPeople', '无常住人口，无指数', 'Nobody lives here: no index', region.population === 0 ? [region.code] : []]
  ])
}

function flagsOfType({ region, sites: given }: Material, type: ExplainedType, { facilities }: Behind): Flag[] {
  const named = (list: readonly FacilityBehind[]) => list.map(({ externalId, name }) => `${externalId} ${name}`)
  const sitesNamed = (list: readonly SiteEvidence[]) => list.map(({ externalId, name }) => `${externalId} ${name}`)
  const works = ({ state }: FacilityBehind) => state === 'operating' || state === 'suspended'
  const missing = (['satisfaction', 'operating', 'closedOnTime'] as const).filter((component) => type[component] === null)
  const isCommunity = region.level === 'community'
  return raised([
    ['unsurveyed', '未调查，该类设施及其权重不计入', 'Not surveyed: left out with its weight', type.applies && !type.surveyed ? [region.code] : []],
    ['notApplying', '无服务对象人口，不适用', 'Nobody of its group lives here: does not apply', type.applies ? [] : [region.code]],
    ['declared', '已申报调查后无此类设施', 'Declared: surveyed, there is none', type.declared === null ? [] : [type.declared]],
    ['sizeImputed', '规模未知，按最小规模计', 'Size unknown: taken as the minimum', named(facilities.filter((one) => one.sizeImputed && one.state === 'operating'))],
    ['sizeInDoubt', '规模存疑，计入但降低数据完整度', 'Size in doubt: counts, and lowers completeness', named(facilities.filter((one) => one.sizeInDoubt && one.state === 'operating'))],
    ['hoursUnknown', '开放时间未知，视为达标', 'Hours unknown: taken as enough', named(facilities.filter((one) => works(one) && one.weeklyHours === null))],
    ['groupImputed', '人口分组未提供，按区县比例推算', 'Group numbers not given: imputed from the county\'s share', sitesNamed(given.filter((site) => !isGiven(site, type.walkGroup) || !isGiven(site, type.baseGroup)))],
    ['peopleInDoubt', '户均人口存疑，计入但降低数据完整度', 'People a household in doubt: they count, and lower completeness', sitesNamed(given.filter(({ inDoubt }) => inDoubt))],
    ['offNetwork', '未接入步行网络，视为不可达', 'Off the walking network: reaches nothing', sitesNamed(given.filter(({ onNetwork }) => !onNetwork))],
    ['componentMissing', '治理分项无数据，权重由其他分项分担', 'Components missing: their weight goes to the others', isCommunity && type.governance !== null ? missing : []],
    [
      'governanceMissing', '治理指数无数据，权重由其他指数分担', 'No governance index: its weight is shared between the others',
      type.score !== null && type.governance === null ? [isCommunity && type.governanceDue === false ? 'not due' : 'not known'] : []
    ]
  ])
}

const raised = (flags: readonly (readonly [flag: string, zh: string, en: string, subjects: readonly string[]])[]): Flag[] =>
  flags.filter(([, , , subjects]) => subjects.length > 0).map(([flag, nameZh, nameEn, subjects]) => ({ flag, nameZh, nameEn, subjects: [...subjects] }))
