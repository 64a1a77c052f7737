import type { Cause, causeNames } from '../diagnosis.js'
import type { Shortfall } from '../diagnosis-queries.js'
import type { Measured } from '../inequality-queries.js'
import type { PlacedPriority } from '../priority-queries.js'
import type { Run } from '../run-queries.js'
import type { CategoryScore, RegionScore, TypeScore } from '../score-queries.js'
import type { Sensitivity } from '../sensitivity-queries.js'
import type { Trend } from '../trend-queries.js'
import type { RegionLevel } from '../../registry/region-import.js'

/** What a region is part of, from the province down. */
export interface ReportPlace {
  readonly code: string
  readonly nameZh: string
  readonly nameEn: string | null
  readonly level: RegionLevel
}

/** Figures of the wider region that a report sets beside its own. */
export interface Reference {
  readonly score: RegionScore
  readonly categories: readonly CategoryScore[]
  readonly types: readonly TypeScore[]
}

/** How many types fall short in the communities of a region by one main cause. */
export interface CauseCount {
  readonly cause: Cause
  readonly nameZh: (typeof causeNames)[Cause]['zh']
  readonly nameEn: (typeof causeNames)[Cause]['en']
  readonly shortfalls: number
}

/** A measure for the worst shortfalls, with what it is for. */
export interface Suggestion {
  readonly measureZh: string
  readonly measureEn: string
  readonly cause: Cause
  /** Severities of what it is for, summed up. */
  readonly severity: number
  readonly for: readonly { readonly code: string; readonly nameZh: string; readonly nameEn: string | null; readonly typeCode: string; readonly typeNameZh: string; readonly typeNameEn: string }[]
}

/** Whose numbers and which methods the figures rest on. */
export interface Method {
  readonly standardTitle: string
  readonly methodVersion: number
  /** Walking speeds. */
  readonly profiles: readonly { readonly name: string; readonly metresPerSecond: number }[]
  readonly grades: readonly { readonly name: string; readonly least: number }[]
  readonly thresholds: { readonly count: number; readonly supply: number; readonly coverage: number; readonly governance: number }
}

/** What was measured, and what had to be taken for granted. */
export interface Evidence {
  readonly sites: number
  /** Sites that find no street: nobody there reaches anything. */
  readonly sitesOffNetwork: number
  /** Sites whose elderly or children were not given. */
  readonly sitesImputed: number
}

/** The checkup report of a region: every figure it prints. */
export interface Report {
  readonly run: Run
  readonly region: RegionScore
  readonly path: readonly ReportPlace[]
  /** Regions with a rank, itself among them. */
  readonly ranked: { readonly siblings: number; readonly level: number }
  readonly categories: readonly CategoryScore[]
  readonly types: readonly TypeScore[]
  /** Its county, or the region above where it is none of a county's; null where the run does not cover that. */
  readonly reference: Reference | null
  /** Regions by rank: those below it; of a community those beside it. */
  readonly ranking: readonly RegionScore[]
  readonly trend: Trend
  readonly shortfalls: readonly Shortfall[]
  readonly causes: readonly CauseCount[]
  readonly suggestions: readonly Suggestion[]
  /** Communities to treat first; none in the report of a community. */
  readonly treatFirst: readonly PlacedPriority[]
  readonly inequality: Measured
  readonly sensitivity: Sensitivity
  readonly evidence: Evidence
  readonly method: Method
}

/** The region whose figures stand beside those of one, by its code: its county; of a county its city, of a city its province. */
export function referenceCode(code: string): string | undefined {
  if (code.endsWith('0000000000')) return undefined
  const digits = code.endsWith('00000000') ? 2 : code.endsWith('000000') ? 4 : 6
  return code.slice(0, digits).padEnd(12, '0')
}

/** Measures of the main causes, those that would make good most first. */
export function suggestionsFor(shortfalls: readonly Shortfall[]): Suggestion[] {
  const found = new Map<string, Suggestion & { severity: number; for: Suggestion['for'][number][] }>()
  for (const { code, nameZh, nameEn, typeCode, typeNameZh, typeNameEn, severity, causes: [main] } of shortfalls) {
    const { cause, measureZh, measureEn } = main!
    const known = found.get(measureZh) ?? { cause, measureZh, measureEn, severity: 0, for: [] }
    known.severity = Math.round((known.severity + severity) * 100) / 100
    known.for.push({ code, nameZh, nameEn, typeCode, typeNameZh, typeNameEn })
    found.set(measureZh, known)
  }
  return [...found.values()].sort((a, b) => b.severity - a.severity)
}
