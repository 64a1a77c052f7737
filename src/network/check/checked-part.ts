/** One thing that is not as it has to be. */
export interface Difference {
  /** What it is about, with its ids. */
  readonly about: string
  readonly expected: string
  readonly found: string
}

/** One part of a check: how much was compared, how much of it differs, and the first of that. */
export interface CheckedPart {
  readonly name: string
  readonly compared: number
  readonly differing: number
  readonly differences: readonly Difference[]
}

export interface PartTally {
  readonly compare: (count: number) => void
  readonly differ: (difference: Difference) => void
  /** Counts differences that are not told one by one. */
  readonly differMore: (count: number) => void
  readonly part: () => CheckedPart
}

/** Differences kept of each part: enough to see what is wrong. */
export const mostDifferences = 20

export function tallyPart(name: string): PartTally {
  const differences: Difference[] = []
  let compared = 0
  let differing = 0
  return {
    compare: (count) => {
      compared += count
    },
    differ: (difference) => {
      if (differing++ < mostDifferences) differences.push(difference)
    },
    differMore: (count) => {
      differing += count
    },
    part: () => ({ name, compared, differing, differences })
  }
}

/** Decimetres for people; null = no way. */
export const inMetres = (decimetres: number | null): string => (decimetres === null ? 'no way' : `${(decimetres / 10).toFixed(1)} m`)
