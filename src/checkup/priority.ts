/**
 * Which communities to treat first: the four marks of a weak community that the policy names (群众呼声高、老幼保障缺、
 * 设施数量少、服务评分低). Each is 0 to 1, the more the weaker.
 */
export const marks = ['demand', 'elderlyAndChild', 'facilities', 'service'] as const
export type Mark = (typeof marks)[number]

export type Marks = Readonly<Record<Mark, number | null>>

/** Weights of DESIGN section 5; they add up to 1. */
export const markWeights: Readonly<Record<Mark, number>> = { demand: 0.3, elderlyAndChild: 0.3, facilities: 0.2, service: 0.2 }

export const markNames: Readonly<Record<Mark, { readonly zh: string; readonly en: string }>> = {
  demand: { zh: '群众呼声高', en: 'residents ask for it' },
  elderlyAndChild: { zh: '老幼保障缺', en: 'the elderly and children are short of it' },
  facilities: { zh: '设施数量少', en: 'facilities are few' },
  service: { zh: '服务评分低', en: 'services are rated low' }
}

export interface MarkShare {
  readonly mark: Mark
  /** 0 to 1; null = missing. */
  readonly value: number | null
  readonly weight: number
  /** The weight once the missing marks' is shared among the rest; 0 for a missing one. */
  readonly effectiveWeight: number
  /** What it adds to the priority. */
  readonly contribution: number
}

export interface Priority {
  /** 0 to 1. */
  readonly priority: number
  readonly marks: readonly MarkShare[]
  /** The mark that adds most. */
  readonly main: Mark
}

/** Priority of a community or a project from its marks; undefined where all are missing. */
export function priorityOf(given: Marks): Priority | undefined {
  const atHand = marks.filter((mark) => given[mark] !== null)
  if (atHand.length === 0) return undefined
  const total = atHand.reduce((sum, mark) => sum + markWeights[mark], 0)
  const shares = marks.map((mark): MarkShare => {
    const value = given[mark]
    const effectiveWeight = value === null ? 0 : markWeights[mark] / total
    return { mark, value, weight: markWeights[mark], effectiveWeight, contribution: effectiveWeight * (value ?? 0) }
  })
  const main = shares.filter(({ value }) => value !== null).reduce((most, one) => (one.contribution > most.contribution ? one : most)).mark
  return { priority: shares.reduce((sum, { contribution }) => sum + contribution, 0), marks: shares, main }
}

/** A mark as it is told, in six decimals. */
export interface ToldMark extends MarkShare {
  readonly nameZh: string
  readonly nameEn: string
}

export const toldMarks = (shares: readonly MarkShare[]): ToldMark[] =>
  shares.map((one) => ({
    ...one,
    nameZh: markNames[one.mark].zh,
    nameEn: markNames[one.mark].en,
    value: one.value === null ? null : sixDecimals(one.value),
    effectiveWeight: sixDecimals(one.effectiveWeight),
    contribution: sixDecimals(one.contribution)
  }))

export const sixDecimals = (value: number): number => Number(value.toFixed(6))

/** A type's figures in a community, as far as marks are made of them. */
export interface MarkedType {
  /** Its group is the elderly or children. */
  readonly elderlyOrChild: boolean
  /** Share of the residents who ask for it; null = nobody was asked. */
  readonly demand: number | null
  readonly coverage: number | null
  readonly count: number | null
  /** 0 to 100. */
  readonly governance: number | null
}

/**
 * What a type lacks in a community, by mark; null = nothing is known, or the mark is of other types. A community's marks
 * are the means of its types' by their weights, nulls left out: the elderly-and-child mark is of those types only.
 */
export function lacksOf({ elderlyOrChild, demand, coverage, count, governance }: MarkedType): Marks {
  const lack = (share: number | null) => (share === null ? null : 1 - share)
  return {
    demand,
    elderlyAndChild: elderlyOrChild ? lack(coverage) : null,
    facilities: lack(count),
    service: lack(governance === null ? null : governance / 100)
  }
}
