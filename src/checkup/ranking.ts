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

/** Regions of a level by rank, the best first, equals in the order of their codes. */
export function standings<Region extends Valued>(regions: readonly Region[]): (Region & Standing)[] {
  const inLevel = placesOf(regions)
  const siblings = new Map<string | null, Region[]>()
  for (const region of regions) {
    const known = siblings.get(region.parentCode)
    if (known === undefined) siblings.set(region.parentCode, [region])
    else known.push(region)
  }
  const places = new Map([...siblings].map(([parentCode, children]) => [parentCode, placesOf(children)]))
  return regions
    .toSorted((a, b) => b.value - a.value || (a.code < b.code ? -1 : 1))
    .map((region) => {
      const { better, equal } = inLevel.get(region.value)!
      const below = regions.length - better - equal
      return {
        ...region,
        rank: places.get(region.parentCode)!.get(region.value)!.better + 1,
        rankInLevel: better + 1,
        percentile: Math.round((10_000 * (below + equal / 2)) / regions.length) / 100,
        rankedSiblings: siblings.get(region.parentCode)!.length,
        rankedInLevel: regions.length
      }
    })
}

/** For every value: how many have a better one, and how many the same. */
function placesOf(regions: readonly Valued[]): ReadonlyMap<number, { better: number; equal: number }> {
  const values = regions.map(({ value }) => value).sort((a, b) => b - a)
  const places = new Map<number, { better: number; equal: number }>()
  values.forEach((value, better) => {
    const known = places.get(value)
    if (known === undefined) places.set(value, { better, equal: 1 })
    else known.equal++
  })
  return places
}
