import type { Standard } from '../registry/standard.js'

/** In the order they are tested: the first that holds is the main one. */
export const causes = ['absent', 'closed', 'far', 'shared', 'undersized', 'too_few', 'uneven', 'poor_service'] as const
export type Cause = (typeof causes)[number]

/** What a cause is called, for people. */
export const causeNames: Readonly<Record<Cause, { readonly zh: string; readonly en: string }>> = {
  absent: { zh: '缺失', en: 'absent' },
  closed: { zh: '停用或未开放', en: 'not operating' },
  far: { zh: '够不着', en: 'out of reach' },
  shared: { zh: '多社区共用', en: 'shared with neighbours' },
  undersized: { zh: '规模不足', en: 'undersized' },
  too_few: { zh: '数量不足', en: 'too few' },
  uneven: { zh: '分布不均', en: 'unevenly spread' },
  poor_service: { zh: '服务不佳', en: 'poor service' }
}

export type Thresholds = Standard['thresholds']

/** Figures of a type in a community that diagnosis reads; null = no such figure, which no test holds for. */
export interface DiagnosisFigures {
  readonly count: number | null
  /** Null where the type has no supply standard. */
  readonly supply: number | null
  readonly coverage: number | null
  /** 0 to 100. */
  readonly governance: number | null
  /** count, if facilities below the minimum size counted too. */
  readonly anySizeCount: number | null
  /** supply, if only the community's own people shared the facilities. */
  readonly ownSupply: number | null
  /** supply of those who reach a facility at all. */
  readonly reachedSupply: number | null
  /** Of any state, within budget of a site or the community's own. */
  readonly facilitiesKnown: number | null
  /** Operating ones within budget of a site. */
  readonly facilitiesReached: number | null
  /** Operating ones of the community's own. */
  readonly facilitiesOwn: number | null
  /** Of these, those that a site reaches. */
  readonly facilitiesOwnReached: number | null
}

/** A number that made a cause hold, beside what it is measured against. */
export interface EvidenceFigure {
  readonly figure: keyof DiagnosisFigures
  readonly value: number
  readonly threshold: number | null
}

export interface FoundCause {
  readonly cause: Cause
  readonly evidence: readonly EvidenceFigure[]
}

export const shortFigures = ['count', 'supply', 'coverage', 'governance'] as const
export type ShortFigure = (typeof shortFigures)[number]

export interface Diagnosis {
  /** The figures below their thresholds. */
  readonly short: readonly { readonly figure: ShortFigure; readonly value: number; readonly threshold: number }[]
  /** The main cause. */
  readonly cause: Cause
  /** All causes that hold, the main one first. */
  readonly causes: readonly FoundCause[]
}

/** Comparisons with thresholds allow so much. */
const tolerance = 1e-9

/**
 * What falls short in a type, and why: DESIGN section 5. Undefined where nothing is below a threshold. The figures have to be
 * of a type that applies and was surveyed.
 *
 * Planned, building, suspended and closed facilities alike are known but not operating: `closed` says that there is
 * something to open, `absent` that there is nothing at all.
 */
export function diagnose(figures: DiagnosisFigures, thresholds: Thresholds): Diagnosis | undefined {
  const below = (value: number | null, threshold: number): value is number => value !== null && value < threshold - tolerance
  const passes = (value: number | null, threshold: number): value is number => value !== null && value >= threshold - tolerance
  const short = shortFigures.flatMap((figure) => {
    const value = figures[figure]
    return below(value, thresholds[figure]) ? [{ figure, value, threshold: thresholds[figure] }] : []
  })
  if (short.length === 0) return undefined

  const isShort = (figure: ShortFigure) => short.some((one) => one.figure === figure)
  const { facilitiesKnown: known, facilitiesReached: reached, facilitiesOwn: own } = figures
  const found: FoundCause[] = []
  const hold = (cause: Cause, holds: boolean, ...evidence: readonly (readonly [figure: keyof DiagnosisFigures, threshold?: number])[]) => {
    if (!holds) return
    found.push({
      cause,
      evidence: evidence.flatMap(([figure, threshold]) => {
        const value = figures[figure]
        return value === null ? [] : [{ figure, value, threshold: threshold ?? null }]
      })
    })
  }

  hold('absent', known === 0, ['facilitiesKnown'])
  hold('closed', known !== null && known > 0 && reached === 0 && own === 0, ['facilitiesKnown'], ['facilitiesReached'], ['facilitiesOwn'])
  hold('far', own !== null && own > 0 && figures.facilitiesOwnReached === 0, ['facilitiesOwn'], ['facilitiesOwnReached'])
  hold('shared', isShort('supply') && passes(figures.ownSupply, thresholds.supply), ['supply', thresholds.supply], ['ownSupply', thresholds.supply])
  const smallOnes = isShort('count') && passes(figures.anySizeCount, thresholds.count)
  const littleReached = !isShort('count') && isShort('supply') && below(figures.reachedSupply, thresholds.supply)
  hold(
    'undersized', smallOnes || littleReached, ['count', thresholds.count],
    smallOnes ? ['anySizeCount', thresholds.count] : ['reachedSupply', thresholds.supply]
  )
  hold('too_few', isShort('count'), ['count', thresholds.count])
  const unexplained = isShort('supply') && found.length === 0
  hold(
    'uneven', isShort('coverage') || unexplained,
    ...(isShort('coverage') ? [['coverage', thresholds.coverage] as const] : []),
    ...(unexplained ? [['supply', thresholds.supply] as const] : [])
  )
  hold('poor_service', isShort('governance'), ['governance', thresholds.governance])
  return { short, cause: found[0]!.cause, causes: found }
}

/** How much a shortfall weighs: weight x (100 - score), the more the worse. */
export const severityOf = (weight: number, score: number): number => weight * (100 - score)
