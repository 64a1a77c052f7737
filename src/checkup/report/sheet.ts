/** A report as a spreadsheet: ranking and scores as numbers, under headings that stay in sight. */
import writeExcelFile, { type Cell, type CellObject, type Row, type Sheet } from 'write-excel-file/node'
import type { RegionLevel } from '../../registry/region-import.js'
import type { Shortfall } from '../diagnosis-queries.js'
import type { Range, RegionScore } from '../score-queries.js'
import type { Report } from './report.js'
import { categoryIn, gradeIn, measureIn, nameIn, typeIn, words, type Language } from './words.js'

export interface SheetData {
  /** The region and all below it, in the order of their codes. */
  readonly regions: readonly RegionScore[]
  /** By region code, in the standard's order of types. */
  readonly typeScores: ReadonlyMap<string, readonly (number | null)[]>
  readonly shortfalls: readonly Shortfall[]
}

const twoDecimals = '0.00'
const wholes = '#,##0'
const shares = '0.0%'

interface SheetColumn<Item> {
  readonly title: string
  readonly width: number
  readonly format?: string
  readonly of: (item: Item, place: number) => string | number | null
}

export function sheetOf(report: Report, data: SheetData, language: Language): Promise<Buffer> {
  const say = words[language]
  const parents = new Map(data.regions.map((region) => [region.code, nameIn(language, region)]))
  const levels = (Object.keys(say.levels) as RegionLevel[]).filter((level) => data.regions.some((region) => region.level === level && region.code !== report.region.code))
  const sheets = [
    overview(report, language),
    ...levels.map((level) =>
      sheet(say.sections.ranking(say.levels[level]), byRank(data.regions.filter((region) => region.level === level)), regionColumns(language, parents))
    ),
    sheet(say.sections.types, report.types, typeColumns(report, language)),
    sheet(say.sections.scores, data.regions, matrixColumns(report, data, language)),
    sheet(say.sections.shortfalls, data.shortfalls, shortfallColumns(language))
  ]
  return writeExcelFile(named(sheets)).toBuffer()
}

const byRank = (regions: readonly RegionScore[]) =>
  regions.toSorted((a, b) => (a.rankInLevel ?? Infinity) - (b.rankInLevel ?? Infinity) || (a.code < b.code ? -1 : 1))

function overview(report: Report, language: Language): Sheet<Buffer> {
  const say = words[language]
  const { region, run, ranked, method } = report
  const rows: [string, string | number | null, string?][] = [
    [say.columns.name, nameIn(language, region)],
    [say.columns.code, region.code],
    [say.method.run, run.id],
    [say.columns.level, say.levels[region.level]],
    [say.method.referenceDate, run.referenceDate],
    [say.figures.index, region.index, twoDecimals],
    [say.figures.grade, gradeIn(language, region.grade)],
    [say.figures.base, region.base, twoDecimals],
    [say.figures.balance, region.balance, twoDecimals],
    [say.figures.governance, region.governance, twoDecimals],
    [say.figures.rank, region.rank, wholes],
    [say.sections.ranking(say.levels[region.level]), ranked.siblings, wholes],
    [say.figures.completeness, region.completeness, shares],
    [say.figures.population, region.population, wholes],
    [say.figures.communities, region.communities, wholes],
    [say.figures.sites, region.sites, wholes],
    [say.method.status, say.status[run.status] ?? run.status],
    [say.method.standard, `${method.standardTitle} (${run.standardVersion})`],
    [say.method.authority, run.standardAuthority],
    [say.method.network, run.networkName ?? say.method.networksOfParts],
    [say.method.inputs, run.inputHash]
  ]
  return {
    sheet: say.sections.overview,
    columns: [{ width: 26 }, { width: 64 }],
    data: [
      [{ value: say.title(nameIn(language, region)), fontWeight: 'bold', fontSize: 14 }, null],
      ...rows.map(([label, value, format]): Row => [{ value: label, fontWeight: 'bold' }, { ...written(value, format), align: 'left' }]),
      ...report.categories.map((category): Row => [
        { value: `${say.columns.category}: ${categoryIn(language, category)}`, fontWeight: 'bold' }, { ...written(category.score, twoDecimals), align: 'left' }
      ])
    ]
  }
}

function regionColumns(language: Language, parents: ReadonlyMap<string, string>): SheetColumn<RegionScore>[] {
  const say = words[language]
  const end = (range: Range | null, which: keyof Range) => range?.[which] ?? null
  return [
    { title: say.figures.rankInLevel(''), width: 10, format: wholes, of: (one) => one.rankInLevel },
    { title: say.figures.rank, width: 10, format: wholes, of: (one) => one.rank },
    { title: say.columns.code, width: 16, of: (one) => one.code },
    { title: say.columns.name, width: 24, of: (one) => nameIn(language, one) },
    { title: say.columns.parent, width: 18, of: (one) => (one.parentCode === null ? null : (parents.get(one.parentCode) ?? one.parentCode)) },
    { title: say.figures.index, width: 10, format: twoDecimals, of: (one) => one.index },
    { title: `${say.figures.index} ↓`, width: 10, format: twoDecimals, of: (one) => end(one.indexRange, 'low') },
    { title: `${say.figures.index} ↑`, width: 10, format: twoDecimals, of: (one) => end(one.indexRange, 'high') },
    { title: `${say.figures.rank} ↑`, width: 10, format: wholes, of: (one) => end(one.rankRange, 'low') },
    { title: `${say.figures.rank} ↓`, width: 10, format: wholes, of: (one) => end(one.rankRange, 'high') },
    { title: say.figures.base, width: 10, format: twoDecimals, of: (one) => one.base },
    { title: say.figures.balance, width: 10, format: twoDecimals, of: (one) => one.balance },
    { title: say.figures.governance, width: 10, format: twoDecimals, of: (one) => one.governance },
    { title: say.figures.grade, width: 10, of: (one) => gradeIn(language, one.grade) },
    { title: say.figures.completeness, width: 10, format: shares, of: (one) => one.completeness },
    { title: say.figures.population, width: 12, format: wholes, of: (one) => one.population },
    { title: say.figures.communities, width: 10, format: wholes, of: (one) => one.communities },
    { title: say.figures.sites, width: 10, format: wholes, of: (one) => one.sites }
  ]
}

function typeColumns({ reference }: Report, language: Language): SheetColumn<Report['types'][number]>[] {
  const say = words[language]
  const besideOf = new Map(reference?.types.map((type) => [type.typeCode, type.score]))
  return [
    { title: say.columns.code, width: 10, of: (one) => one.typeCode },
    { title: say.columns.type, width: 32, of: (one) => nameIn(language, one) },
    { title: say.figures.weight, width: 8, format: '0.0#', of: (one) => one.weight },
    { title: say.figures.score, width: 10, format: twoDecimals, of: (one) => one.score },
    ...(reference === null ? [] : [{ title: nameIn(language, reference.score), width: 14, format: twoDecimals, of: (one: Report['types'][number]) => besideOf.get(one.typeCode) ?? null }]),
    { title: say.figures.base, width: 10, format: twoDecimals, of: (one) => one.base },
    { title: say.figures.balance, width: 10, format: twoDecimals, of: (one) => one.balance },
    { title: say.figures.governance, width: 10, format: twoDecimals, of: (one) => one.governance },
    { title: say.figures.count, width: 12, format: shares, of: (one) => one.count },
    { title: say.figures.supply, width: 12, format: shares, of: (one) => one.supply },
    { title: say.figures.coverage, width: 12, format: shares, of: (one) => one.coverage },
    { title: say.figures.worstQuarter, width: 12, format: shares, of: (one) => one.worstQuarter },
    { title: say.figures.facilities, width: 10, format: wholes, of: (one) => one.facilitiesReached },
    { title: say.figures.completeness, width: 12, format: shares, of: (one) => one.completeness }
  ]
}

function matrixColumns(report: Report, { typeScores }: SheetData, language: Language): SheetColumn<RegionScore>[] {
  const say = words[language]
  return [
    { title: say.columns.code, width: 16, of: (one) => one.code },
    { title: say.columns.level, width: 12, of: (one) => say.levels[one.level] },
    { title: say.columns.name, width: 24, of: (one) => nameIn(language, one) },
    { title: say.figures.index, width: 10, format: twoDecimals, of: (one) => one.index },
    ...report.types.map((type, i) => ({ title: `${type.typeCode} ${nameIn(language, type)}`, width: 12, format: twoDecimals, of: (one: RegionScore) => typeScores.get(one.code)?.[i] ?? null }))
  ]
}

function shortfallColumns(language: Language): SheetColumn<Shortfall>[] {
  const say = words[language]
  return [
    { title: say.columns.number, width: 8, format: wholes, of: (_, place) => place + 1 },
    { title: say.columns.code, width: 16, of: (one) => one.code },
    { title: say.columns.community, width: 22, of: (one) => nameIn(language, one) },
    { title: say.columns.type, width: 30, of: (one) => typeIn(language, one) },
    { title: say.figures.score, width: 10, format: twoDecimals, of: (one) => one.score },
    { title: say.figures.severity, width: 10, format: twoDecimals, of: (one) => one.severity },
    { title: say.columns.cause, width: 16, of: (one) => nameIn(language, one.causes[0]!) },
    { title: say.columns.measure, width: 70, of: (one) => measureIn(language, one.causes[0]!) }
  ]
}

function sheet<Item>(name: string, items: readonly Item[], columns: readonly SheetColumn<Item>[]): Sheet<Buffer> {
  return {
    sheet: name,
    stickyRowsCount: 1,
    columns: columns.map(({ width }) => ({ width })),
    data: [
      columns.map(({ title }): Cell => ({ value: title, fontWeight: 'bold', backgroundColor: '#e3f1f7', wrap: true, alignVertical: 'center' })),
      ...items.map((item, place) => columns.map(({ of, format }) => cell(of(item, place), format)))
    ]
  }
}

/** Text is written as text, whatever it begins with: no office program takes it for a formula. */
function written(value: string | number | null, format?: string): CellObject {
  if (value === null) return { value: '', type: String }
  if (typeof value === 'string') return { value, type: String }
  return { value, type: Number, ...(format === undefined ? {} : { format }) }
}

const cell = (value: string | number | null, format?: string): Cell => (value === null ? null : written(value, format))

/** What a sheet may be called: up to 31 letters, some signs left out, none twice. */
function named(sheets: readonly Sheet<Buffer>[]): Sheet<Buffer>[] {
  const taken = new Set<string>()
  return sheets.map((one) => {
    const name = (one.sheet ?? '').replace(/[\\/?*[\]:]/g, ' ').slice(0, 28)
    let unique = name
    for (let i = 2; taken.has(unique); i++) unique = `${name} ${i}`
    taken.add(unique)
    return { ...one, sheet: unique }
  })
}
