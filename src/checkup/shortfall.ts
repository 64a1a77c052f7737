import type { CommunityKind } from '../registry/region-import.js'
import { causeNames, diagnose, type Cause, type DiagnosisFigures, type EvidenceFigure, type ShortFigure, type Thresholds } from './diagnosis.js'
import { measureFor } from './measures.js'

export interface ShortfallCause {
  readonly cause: Cause
  readonly nameZh: string
  readonly nameEn: string
  readonly evidence: EvidenceFigure[]
  readonly measureZh: string
  readonly measureEn: string
}

/** What falls short, what caused it, and what helps. */
export interface ExplainedShortfall {
  readonly short: { readonly figure: ShortFigure; readonly value: number; readonly threshold: number }[]
  /** The main cause. */
  readonly cause: Cause
  readonly causes: ShortfallCause[]
}

/** A diagnosis as people read it; undefined where nothing is below a threshold. */
export function explainShortfall(figures: DiagnosisFigures, thresholds: Thresholds, kind: CommunityKind | null): ExplainedShortfall | undefined {
  const found = diagnose(figures, thresholds)
  if (found === undefined) return undefined
  return {
    short: found.short.map((one) => ({ ...one, value: rounded(one.figure, one.value) })),
    cause: found.cause,
    causes: found.causes.map((one) => {
      const measure = measureFor(one.cause, kind)
      return {
        cause: one.cause,
        nameZh: causeNames[one.cause].zh,
        nameEn: causeNames[one.cause].en,
        evidence: one.evidence.map((figure) => ({ ...figure, value: rounded(figure.figure, figure.value) })),
        measureZh: measure.zh,
        measureEn: measure.en
      }
    })
  }
}

/** Shares with six decimals and indices with two, as everywhere. */
const rounded = (figure: keyof DiagnosisFigures, value: number): number => Number(value.toFixed(figure === 'governance' ? 2 : 6))
