/** Runs whose communities were scored elsewhere: their figures stand, and all regions above them are worked out afresh. */
import type { Parameters } from './indices.js'
import { lowerBound, peopleOf, type People, type Places } from './people.js'
import type { CodedRegion } from './run-inputs.js'
import { orderInPlaces, scoreWiderRegions, sumOf, typeFigures, type TypeFigure, type TypeRule, type TypeScores } from './type-scoring.js'

/** How a type was scored: every figure of each community, and y of each site, in the order of the places. NaN = no such figure. */
export interface GivenScores {
  readonly figures: Readonly<Record<TypeFigure, Float64Array>>
  readonly sufficiency: Float64Array
}

/**
 * Scores of a type for all regions, as they would have come out had the run scored the communities itself: what wider regions
 * are made of is whole in them. Who reaches a facility is told by the communities' coverage: people are whole millionths, so
 * that share times people, rounded, is their very number (below 2^51 of them).
 */
export function scoreGivenType(places: Places, people: People, p: Parameters, rule: TypeRule, given: GivenScores): TypeScores {
  const group = peopleOf(people, rule.walkGroup)
  const groupPeople = sumOf(places, group)
  const figures = Object.fromEntries(typeFigures.map((name) => [name, new Float64Array(places.regions.length).fill(NaN)])) as Record<TypeFigure, Float64Array>
  for (const [r, { level, first }] of places.regions.entries()) {
    if (level !== 'community') continue
    for (const name of typeFigures) figures[name][r] = given.figures[name][first]!
  }
  const { applies, surveyed, base, governance, coverage } = given.figures
  const ordered = orderInPlaces(places, given.sufficiency, (site) => {
    const community = people.community[site]!
    return community >= 0 && applies[community] === 1 && surveyed[community] === 1
  })
  scoreWiderRegions(
    places, p, figures,
    {
      applies, surveyed, base, governance, groupPeople,
      residents: sumOf(places, people.all),
      reachedPeople: coverage.map((share, c) => (Number.isNaN(share) ? 0 : Math.round(share * groupPeople[c]!)))
    },
    { sufficiency: given.sufficiency, group, ordered }
  )
  return {
    figures,
    sufficiency: given.sufficiency,
    // Who reaches which facility stayed where it was found.
    reached: new Uint8Array(0),
    catchments: { facilityIds: new Int32Array(0), people: new Float64Array(0), sites: new Int32Array(0) }
  }
}

/** Whether any of the communities, which stand in the order of their codes, lies in a region. */
export const holdsAny = ({ prefix }: Pick<CodedRegion, 'prefix'>, communities: readonly string[]): boolean =>
  communities[lowerBound(communities, prefix)]?.startsWith(prefix) === true

/** A run that may tell of its region, and those of wider regions that tell of it as well. */
export interface Candidate {
  readonly runId: number
  readonly widerRunIds: readonly number[]
}

/** Of candidates, the widest first, those that count: each unless a wider one that counts tells of its region. */
export function widestOf<C extends Candidate>(candidates: readonly C[]): C[] {
  const counting = new Set<number>()
  return candidates.filter(({ runId, widerRunIds }) => {
    const counts = !widerRunIds.some((wider) => counting.has(wider))
    if (counts) counting.add(runId)
    return counts
  })
}

/** Those of the communities, which stand in the order of their codes, that are not there, or stand there twice. */
export function strangersAmong(communities: readonly string[], there: readonly string[]): string[] {
  const known = new Set(there)
  return communities.filter((code, at) => !known.has(code) || code === communities[at - 1])
}

/**
 * The regions that nothing is known of, each as wide as it can be: those that hold communities, none of them known, and whose
 * parent holds a known one or is not among them. All stand in the order of their codes.
 */
export function missingParts(regions: readonly CodedRegion[], known: readonly string[]): string[] {
  const communities = regions.filter(({ level }) => level === 'community').map(({ code }) => code)
  const missing = new Set(regions.filter((region) => holdsAny(region, communities) && !holdsAny(region, known)).map(({ code }) => code))
  return regions.filter(({ code, parentCode }) => missing.has(code) && !(parentCode !== null && missing.has(parentCode))).map(({ code }) => code)
}
