/** A region of a level with what it is ranked by. */
export interface Valued {
  readonly code: string
  readonly parentCode: string | null
  /** Two decimals. */
  readonly value: number
}

export interface Standing {
  /** Among siblings; equals share one: 1, 2, 2, 4. */
  readonly rank: number
  readonly rankInLevel: number
  /**
   * 0 to 100: 100 × (below + equal / 2) / all, itself among its equals
   * (percentile rank: Crocker and Algina, Introduction to Classical and Modern Test Theory, 1986).
   */
  readonly percentile: number
  readonly rankedSiblings: number
  readonly rankedInLevel: number
}

/** A region and where it stands. */
export interface Placed<Region> {
  readonly region: Region
  readonly standing: Standing
}

type Ranked = Pick<Valued, 'value' | 'code'>

const byRank = (a: Ranked, b: Ranked) => b.value - a.value || (a.code < b.code ? -1 : a.code > b.code ? 1 : 0)

/** Names a region's place among those ranked by the same figure: others may come and go, and it stays where it is. */
export const placeOf = ({ value, code }: Ranked): string => `${value} ${code}`

/** At most `limit` of those behind a place, or from the best one on. */
export function pageBehind<Region extends Ranked>(placed: readonly Placed<Region>[], { after, limit }: { readonly after?: string | undefined; readonly limit: number }): Placed<Region>[] {
  const [value, code] = after?.split(' ') ?? []
  const place = value === undefined || code === undefined ? undefined : { value: Number(value), code }
  const first = place === undefined ? 0 : placed.findIndex(({ region }) => byRank(region, place) > 0)
  return first < 0 ? [] : placed.slice(first, first + limit)
}

/** Regions of a level by rank, the best first, equals in the order of their codes. */
export function standings<Region extends Valued>(regions: readonly Region[]): Placed<Region>[] {
  const sorted = regions.toSorted(byRank)
  const ranksAmongSiblings = new Map<string | null, RankCounter>()
  const among = (parentCode: string | null) => {
    const known = ranksAmongSiblings.get(parentCode) ?? rankCounter()
    ranksAmongSiblings.set(parentCode, known)
    return known
  }
  const ranks = sorted.map(({ parentCode, value }) => among(parentCode).next(value))

  const count = sorted.length
  let first = 0
  let end = 0
  return sorted.map((region, at) => {
    // The equals stand from `first` to before `end`.
    if (at === end) {
      first = at
      while (end < count && sorted[end]!.value === region.value) end++
    }
    return {
      region,
      standing: {
        rank: ranks[at]!,
        rankInLevel: first + 1,
        percentile: Math.round((10_000 * (count - end + (end - first) / 2)) / count) / 100,
        rankedSiblings: among(region.parentCode).count(),
        rankedInLevel: count
      }
    }
  })
}

interface RankCounter {
  /** The rank of the next value, none of which is better than the one before. */
  readonly next: (value: number) => number
  readonly count: () => number
}

function rankCounter(): RankCounter {
  let count = 0
  let rank = 0
  let last = NaN
  return {
    next: (value) => {
      count++
      if (value !== last) [rank, last] = [count, value]
      return rank
    },
    count: () => count
  }
}
