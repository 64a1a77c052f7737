/** A report as people read it: headings, paragraphs, tables and pictures in one language, whatever they are set in. */
import { barChart, radarChart } from './charts.js'
import type { Range } from '../score-queries.js'
import { drawMap, type ReportMap } from './map.js'
import type { Report } from './report.js'
import { categoryIn, gradeIn, measureIn, nameIn, typeIn, words, type Language, type Words } from './words.js'

export type Block =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string; readonly quiet?: boolean }
  | { readonly kind: 'facts'; readonly facts: readonly Fact[] }
  | { readonly kind: 'table'; readonly columns: readonly Column[]; readonly rows: readonly Row[] }
  | { readonly kind: 'picture'; readonly svg: string; readonly caption: string; readonly share: number }

export interface Fact {
  readonly label: string
  readonly value: string
  readonly detail?: string
}

/** `share` of the width, relative to the others'. */
export interface Column {
  readonly title: string
  readonly share: number
  readonly align?: 'right'
}

export interface Row {
  readonly cells: readonly string[]
  /** The region's own among others. */
  readonly marked?: boolean
}

export interface ReportDocument {
  readonly language: Language
  readonly title: string
  readonly subtitle: string
  readonly blocks: readonly Block[]
}

/** What stands about a report's own parts, where it is part of something larger. */
export interface ReportFrame {
  readonly title: string
  readonly before: readonly Block[]
  readonly after: readonly Block[]
}

/** Sets a report in words. */
export function documentOf(report: Report, map: ReportMap | undefined, language: Language, frame?: ReportFrame): ReportDocument {
  const say = words[language]
  const name = nameIn(language, report.region)
  // Where nobody lives there is nothing to score.
  const scored = (blocks: () => Block[]) => (report.region.index === null ? [] : blocks())
  return {
    language,
    title: frame?.title ?? say.title(name),
    subtitle: [
      ...report.path.map((place) => nameIn(language, place)), say.period(report.run.period), say.asOf(report.run.referenceDate)
    ].join(' · '),
    blocks: [
      ...(frame?.before ?? []),
      ...overview(report, language),
      ...scored(() => [...categoryPart(report, language), ...typePart(report, language)]),
      ...mapPart(report, map, language),
      ...rankingPart(report, language),
      ...scored(() => [
        ...trendPart(report, language), ...shortfallPart(report, language), ...treatFirstPart(report, language), ...sensitivityPart(report, language), ...inequalityPart(report, language)
      ]),
      ...(frame?.after ?? []),
      ...methodPart(report, language)
    ]
  }
}

const heading = (text: string): Block => ({ kind: 'heading', text })
const paragraph = (text: string): Block => ({ kind: 'paragraph', text })
const quietly = (text: string): Block => ({ kind: 'paragraph', text, quiet: true })
const right = (title: string, share = 1): Column => ({ title, share, align: 'right' })
const left = (title: string, share: number): Column => ({ title, share })

const figure = (say: Words, value: number | null | undefined, digits = 2) => (value === null || value === undefined ? say.none : value.toFixed(digits))
const percent = (say: Words, value: number | null | undefined) => (value === null || value === undefined ? say.none : `${(value * 100).toFixed(1)}%`)
const whole = (say: Words, value: number) => Math.round(value).toLocaleString(say.locale)
const signed = (say: Words, value: number | null) => (value !== null && value > 0 ? `+${figure(say, value)}` : figure(say, value))
const range = (say: Words, value: Range | null, digits: number) =>
  value === null ? say.none : value.low === value.high ? value.low.toFixed(digits) : `${value.low.toFixed(digits)}–${value.high.toFixed(digits)}`

function overview({ region, path, ranked, reference, run }: Report, language: Language): Block[] {
  const say = words[language]
  const name = nameIn(language, region)
  const isCommunity = region.level === 'community'
  const beside = path.at(-1)
  const spread = (of: Range | null, digits = 0) => (of === null || of.low === of.high ? {} : { detail: range(say, of, digits) })
  const difference = reference === null || region.index === null || reference.score.index === null ? null : Math.round((region.index - reference.score.index) * 100) / 100
  return [
    ...(run.status === 'completed' ? [quietly(say.method.unpublished)] : []),
    heading(say.sections.overview),
    {
      kind: 'facts',
      facts: [
        { label: say.figures.index, value: figure(say, region.index), ...spread(region.indexRange, 2) },
        { label: say.figures.grade, value: gradeIn(language, region.grade) },
        { label: say.figures.base, value: figure(say, region.base) },
        { label: say.figures.balance, value: figure(say, region.balance) },
        { label: say.figures.governance, value: figure(say, region.governance) },
        {
          label: say.figures.rank, value: region.rank === null ? say.none : say.outOf(region.rank, ranked.siblings),
          ...spread(region.rankRange)
        },
        {
          label: say.figures.rankInLevel(say.levels[region.level]), value: region.rankInLevel === null ? say.none : say.outOf(region.rankInLevel, ranked.level),
          ...spread(region.rankInLevelRange)
        },
        { label: say.figures.completeness, value: percent(say, region.completeness) }
      ]
    },
    paragraph(region.index === null ? say.noIndex(name) : say.summary({
      name, population: whole(say, region.population), communities: isCommunity ? null : region.communities, index: figure(say, region.index), grade: gradeIn(language, region.grade),
      base: figure(say, region.base), balance: figure(say, region.balance), governance: figure(say, region.governance)
    })),
    ...(region.index === null ? [] : [paragraph([
      region.rank === null ? say.unranked
        : say.placed({ rank: region.rank, siblings: ranked.siblings, level: say.levels[region.level], beside: beside === undefined ? name : nameIn(language, beside) }),
      ...(reference === null || difference === null ? []
        : [say.beside({ name: nameIn(language, reference.score), index: figure(say, reference.score.index), difference })]),
      ...(region.indexRange === null || region.indexRange.low === region.indexRange.high ? [] : [say.rangeNote(figure(say, region.indexRange.low), figure(say, region.indexRange.high))])
    ].join(language === 'zh' ? '' : ' '))])
  ]
}

/** Two axes span nothing. */
const categoryChart = (axes: readonly string[], series: Parameters<typeof radarChart>[1]) => (axes.length < 3 ? barChart : radarChart)(axes, series)

function categoryPart({ categories, region, reference }: Report, language: Language): Block[] {
  const say = words[language]
  const besideOf = new Map(reference?.categories.map((category) => [category.category, category]))
  return [
    heading(say.sections.categories),
    {
      kind: 'picture',
      caption: say.radarCaption,
      share: 0.62,
      svg: categoryChart(categories.map((category) => categoryIn(language, category)), [
        { name: nameIn(language, region), values: categories.map(({ score }) => score) },
        ...(reference === null ? [] : [{ name: nameIn(language, reference.score), values: categories.map(({ category }) => besideOf.get(category)?.score ?? null) }])
      ])
    },
    {
      kind: 'table',
      columns: [
        left(say.columns.category, 2), right(say.figures.score), ...(reference === null ? [] : [right(nameIn(language, reference.score), 1.4)]), right(say.figures.base),
        right(say.figures.balance), right(say.figures.governance)
      ],
      rows: categories.map((category) => ({
        cells: [
          categoryIn(language, category), figure(say, category.score), ...(reference === null ? [] : [figure(say, besideOf.get(category.category)?.score)]),
          figure(say, category.base), figure(say, category.balance), figure(say, category.governance)
        ]
      }))
    },
    ...(reference === null ? [quietly(say.noReference)] : [])
  ]
}

function typePart({ types, region, reference }: Report, language: Language): Block[] {
  const say = words[language]
  const isCommunity = region.level === 'community'
  const besideOf = new Map(reference?.types.map((type) => [type.typeCode, type]))
  const beside = reference === null ? null : nameIn(language, reference.score)
  return [
    heading(say.sections.types),
    {
      kind: 'picture',
      caption: say.barsCaption(beside),
      share: 1,
      svg: barChart(types.map((type) => nameIn(language, type)), [
        { name: nameIn(language, region), values: types.map(({ score }) => score) },
        ...(beside === null ? [] : [{ name: beside, values: types.map(({ typeCode }) => besideOf.get(typeCode)?.score ?? null) }])
      ])
    },
    {
      kind: 'table',
      columns: [
        left(say.columns.type, 3.2), right(say.figures.score), ...(beside === null ? [] : [right(beside, 1.3)]), right(say.figures.base), right(say.figures.balance),
        right(say.figures.governance, 1.3), right(say.figures.coverage, 1.1), ...(isCommunity ? [right(say.figures.count, 1.1), right(say.figures.supply, 1.1), right(say.figures.facilities, 1.1)] : [])
      ],
      rows: types.map((type) => ({
        cells: [
          nameIn(language, type), figure(say, type.score), ...(beside === null ? [] : [figure(say, besideOf.get(type.typeCode)?.score)]), figure(say, type.base), figure(say, type.balance),
          figure(say, type.governance), percent(say, type.coverage),
          ...(isCommunity ? [percent(say, type.count), percent(say, type.supply), type.facilitiesReached === null ? say.none : String(type.facilitiesReached)] : [])
        ]
      }))
    }
  ]
}

function mapPart({ categories, method }: Report, map: ReportMap | undefined, language: Language): Block[] {
  if (map === undefined) return []
  const say = words[language]
  const named = categories.map((one) => ({ category: one.category, name: categoryIn(language, one) }))
  return [
    heading(say.sections.map),
    { kind: 'picture', caption: say.map.caption(map.isCommunity), share: 1, svg: drawMap(map, language, named, method.grades.map(({ name }) => name)) }
  ]
}

function rankingPart({ ranking, region, path }: Report, language: Language): Block[] {
  const [first] = ranking
  if (first === undefined) return []
  const say = words[language]
  const parent = region.level === 'community' ? path.at(-1) : region
  return [
    heading(say.sections.ranking(parent === undefined ? say.levels[first.level] : `${nameIn(language, parent)}${language === 'zh' ? '' : ', '}${say.levels[first.level]}`)),
    {
      kind: 'table',
      columns: [
        right(say.columns.number, 0.6), left(say.columns.name, 2.6), right(say.figures.index), right(say.figures.range, 1.5), right(say.figures.base), right(say.figures.balance),
        right(say.figures.governance), left(say.figures.grade, 1)
      ],
      rows: ranking.map((one) => ({
        cells: [
          one.rank === null ? say.none : String(one.rank), nameIn(language, one), figure(say, one.index), range(say, one.indexRange, 2), figure(say, one.base), figure(say, one.balance),
          figure(say, one.governance), gradeIn(language, one.grade)
        ],
        marked: one.code === region.code
      }))
    }
  ]
}

function trendPart({ trend }: Report, language: Language): Block[] {
  const say = words[language]
  const { previousRun, run, before, after, change } = trend
  if (previousRun === null || before === null) return [heading(say.sections.trend), paragraph(say.noTrend)]
  const moved = trend.types.filter(({ cause }) => cause !== 'unchanged')
  const differ = <T>(one: T, other: T) => (one === other ? null : ([String(one), String(other)] as const))
  return [
    heading(say.sections.trend),
    paragraph(say.changed({ period: say.period(previousRun.period), before: figure(say, before.index), after: figure(say, after.index), points: signed(say, change.index) })),
    ...(trend.comparable ? [] : [quietly(say.otherBasis({
      standards: differ(previousRun.standardVersion, run.standardVersion),
      networks: previousRun.networkId === run.networkId ? null : [previousRun, run].map(({ networkName }) => networkName ?? say.method.networksOfParts)
    }))]),
    ...(moved.length === 0 ? [] : [{
      kind: 'table' as const,
      columns: [left(say.columns.type, 3), right(say.columns.points), right(say.columns.before), right(say.columns.after), left(say.movedBy, 1.8)],
      rows: moved.map((type) => ({
        cells: [nameIn(language, type), signed(say, type.points), figure(say, type.scoreBefore), figure(say, type.scoreAfter), say.changeCauses[type.cause]]
      }))
    }])
  ]
}

function shortfallPart({ shortfalls, causes, suggestions, region }: Report, language: Language): Block[] {
  const say = words[language]
  if (causes.length === 0) return [heading(say.sections.shortfalls), paragraph(say.nothingShort)]
  const isCommunity = region.level === 'community'
  const total = causes.reduce((sum, cause) => sum + cause.shortfalls, 0)
  const separator = language === 'zh' ? '；' : '; '
  return [
    heading(say.sections.shortfalls),
    paragraph(say.causesLine(total, causes.map((cause) => say.causePart(nameIn(language, cause), cause.shortfalls)).join(say.list))),
    ...(shortfalls.length < total ? [quietly(say.shownOf(shortfalls.length, total))] : []),
    {
      kind: 'table',
      columns: [
        ...(isCommunity ? [] : [left(say.columns.community, 1.5)]), left(say.columns.type, 2), right(say.figures.score, 0.8), right(say.figures.severity, 0.9), left(say.columns.cause, 1.1),
        left(say.columns.why, 3.4)
      ],
      rows: shortfalls.map((one) => ({
        cells: [
          ...(isCommunity ? [] : [nameIn(language, one)]), typeIn(language, one), figure(say, one.score), figure(say, one.severity),
          nameIn(language, one.causes[0]!),
          one.causes[0]!.evidence.map(({ figure: of, value, threshold }) => `${say.evidence[of]} ${threshold === null ? plain(value) : say.against(plain(value), plain(threshold))}`).join(separator)
        ]
      }))
    },
    heading(say.sections.suggestions),
    {
      kind: 'table',
      columns: [right(say.columns.number, 0.4), left(say.columns.measure, 3.2), left(say.columns.for, 2.4)],
      rows: suggestions.map((one, i) => ({
        cells: [
          String(i + 1), measureIn(language, one),
          one.for.map((what) => `${isCommunity ? '' : `${nameIn(language, what)}${language === 'zh' ? '' : ': '}`}${typeIn(language, what)}`).join(separator)
        ]
      }))
    }
  ]
}

/** Shares and counts as short as they are. */
const plain = (value: number) => String(Number(value.toFixed(3)))

function treatFirstPart({ treatFirst }: Report, language: Language): Block[] {
  if (treatFirst.length === 0) return []
  const say = words[language]
  return [
    heading(say.sections.treatFirst),
    {
      kind: 'table',
      columns: [right(say.columns.number, 0.5), left(say.columns.community, 2), right(say.figures.priority), right(say.figures.index), left(say.columns.why, 4)],
      rows: treatFirst.map((one) => ({
        cells: [String(one.order), nameIn(language, one), figure(say, one.priority, 3), figure(say, one.index), language === 'zh' ? one.whyZh : one.whyEn]
      }))
    }
  ]
}

function sensitivityPart({ sensitivity }: Report, language: Language): Block[] {
  const say = words[language]
  if (sensitivity.variants.length === 0) return [heading(say.sections.sensitivity), paragraph(say.noSensitivity)]
  return [
    heading(say.sections.sensitivity),
    {
      kind: 'table',
      columns: [left(say.columns.assumption, 4), right(say.figures.index), right(say.figures.rank, 1.4)],
      rows: sensitivity.variants.map(({ variant, index, rank }) => ({ cells: [say.variants[variant], figure(say, index), rank === null ? say.none : String(rank)] }))
    }
  ]
}

function inequalityPart({ inequality }: Report, language: Language): Block[] {
  const say = words[language]
  if (inequality.sufficiency === null) return []
  const share = (value: number | null) => figure(say, value, 3)
  return [
    heading(say.sections.inequality),
    paragraph(say.inequalityLine({ sufficiency: share(inequality.sufficiency), gini: share(inequality.gini), palma: share(inequality.palma), theil: share(inequality.theil) }))
  ]
}

function methodPart({ run, method, evidence }: Report, language: Language): Block[] {
  const say = words[language]
  const { thresholds } = method
  return [
    heading(say.sections.method),
    ...say.method.formulas.map(paragraph),
    paragraph(say.method.speeds(method.profiles.map(({ name, metresPerSecond }) => `${name} ${metresPerSecond}`).join(say.list))),
    paragraph(say.method.grades(method.grades.map(({ name, least }) => `${gradeIn(language, name)} ≥ ${least}`).join(say.list))),
    paragraph(say.method.thresholds({ count: String(thresholds.count), supply: String(thresholds.supply), coverage: String(thresholds.coverage), governance: String(thresholds.governance) })),
    paragraph(say.method.missing({ sites: whole(say, evidence.sites), offNetwork: whole(say, evidence.sitesOffNetwork), imputed: whole(say, evidence.sitesImputed) })),
    {
      kind: 'table',
      columns: [left(say.columns.item, 1), left(say.columns.value, 3.4)],
      rows: [
        [say.method.run, String(run.id)],
        [say.method.status, say.status[run.status] ?? run.status],
        ...(run.publishedAt === null ? [] : [[say.method.publishedAt, run.publishedAt.toISOString().slice(0, 10)]]),
        [say.method.referenceDate, run.referenceDate],
        [say.method.standard, `${method.standardTitle} (${run.standardVersion})`],
        [say.method.authority, run.standardAuthority],
        [say.method.network, run.networkName ?? say.method.networksOfParts],
        [say.method.version, String(method.methodVersion)],
        [say.method.inputs, run.inputHash ?? say.none]
      ].map((cells) => ({ cells }))
    }
  ]
}
