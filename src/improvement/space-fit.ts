import { peopleOf } from '../checkup/people.js'
import type { ScoredRun, ScoredTypeInput } from '../checkup/scored-run.js'
import { peopleAt, persons, type PeopleServed } from './what-if.js'

/** How well a type would do in a space. */
export interface Fit {
  readonly typeCode: string
  /** Share of the least size that the space has, 1 where it is enough; null where the type is not measured in m², or has no least size. */
  readonly sizeFit: number | null
  /** Who comes within its catchment, and reaches none now; of the circle whose need it is, where one is asked for. */
  readonly newly: PeopleServed
  /** Persons of the type's size base within its catchment, by the share of their need that is not met now. */
  readonly unmet: number
  /** Whose need that is, by the approved circles of the type's tier: the most unmet first. */
  readonly byCircle: { readonly code: string; readonly unmet: number }[]
  /** What it is worth: unmet need by the weight of the type, and by the size where it is known. */
  readonly worth: number
}

/** By whose circles a need is told. */
export interface NeedCircles {
  /** Code of the circle of a residential site, by its number; undefined for one in none. */
  readonly of: (siteId: number) => string | undefined
  /** The one whose need alone counts; default: everybody's. */
  readonly only?: string | undefined
}

/** Types whose size is area say so by their unit. */
export const inSquareMetres = (unit: string | null): boolean => unit !== null && /^(m2|m²|sqm)$/i.test(unit)

/**
 * How well a facility of a type, of a space's area, would serve those within its catchment.
 *
 * @param supplyUnit of the type
 * @param sites positions among the run's people; -1 for one that it does not read
 */
export function fitOf(run: ScoredRun, { input: { rule }, scores }: ScoredTypeInput, supplyUnit: string | null, area: number, sites: Int32Array, circles: NeedCircles): Fit {
  const { people } = run.inputs
  const base = peopleOf(people, rule.baseGroup)
  const circleOf = (site: number) => circles.of(people.siteIds[site]!)
  const counted = sites.filter((site) => site >= 0 && people.community[site]! >= 0 && (circles.only === undefined || circleOf(site) === circles.only))
  const unmetOf = (site: number) => base[site]! * (1 - scores.sufficiency[site]!)
  const unmet = counted.reduce((sum, site) => sum + unmetOf(site), 0)
  const byCircle = new Map<string, number>()
  for (const site of counted) {
    const code = circleOf(site)
    if (code !== undefined) byCircle.set(code, (byCircle.get(code) ?? 0) + unmetOf(site))
  }
  const sizeFit = rule.minSize === null || rule.minSize === 0 || !inSquareMetres(supplyUnit) ? null : Math.min(1, area / rule.minSize)
  return {
    typeCode: rule.code,
    sizeFit: sizeFit === null ? null : Math.round(sizeFit * 1e4) / 1e4,
    newly: peopleAt(run, new Set(counted.filter((site) => scores.reached[site] !== 1))),
    unmet: persons(unmet),
    byCircle: [...byCircle].map(([code, of]) => ({ code, unmet: persons(of) })).filter(({ unmet: of }) => of > 0).sort((a, b) => b.unmet - a.unmet || (a.code < b.code ? -1 : 1)),
    worth: persons(unmet * rule.weight * (sizeFit ?? 1))
  }
}

/** Those first that are worth most; what serves nobody's need is left out. */
export const byWorth = <One extends Fit>(fits: readonly One[], nameOf: (one: One) => string): One[] =>
  fits.filter(({ worth }) => worth > 0).sort((a, b) => b.worth - a.worth || (nameOf(a) < nameOf(b) ? -1 : 1))
