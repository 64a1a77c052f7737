import { peopleOf } from '../checkup/people.js'
import type { ScoredRun, ScoredTypeInput } from '../checkup/scored-run.js'
import { peopleAt, persons, type PeopleServed } from './what-if.js'

/** How well a type would do in a space. */
export interface Fit {
  readonly typeCode: string
  /** Share of the least size that the space has, 1 where it is enough; null where the type is not measured in m², or has no least size. */
  readonly sizeFit: number | null
  /** Who comes within its catchment, and reaches none now. */
  readonly newly: PeopleServed
  /** Persons of the type's size base within its catchment, by the share of their need that is not met now. */
  readonly unmet: number
  /** What it is worth: unmet need by the weight of the type, and by the size where it is known. */
  readonly worth: number
}

/** Types whose size is area say so by their unit. */
export const inSquareMetres = (unit: string | null): boolean => unit !== null && /^(m2|m²|sqm)$/i.test(unit)

/**
 * How well a facility of a type, of a space's area, would serve those within its catchment.
 *
 * @param supplyUnit of the type
 * @param sites positions among the run's people; -1 for one that it does not read
 */
export function fitOf(run: ScoredRun, { input: { rule }, scores }: ScoredTypeInput, supplyUnit: string | null, area: number, sites: Int32Array): Fit {
  const base = peopleOf(run.inputs.people, rule.baseGroup)
  const inScope = sites.filter((site) => site >= 0 && run.inputs.people.community[site]! >= 0)
  const unmet = inScope.reduce((sum, site) => sum + base[site]! * (1 - scores.sufficiency[site]!), 0)
  const sizeFit = rule.minSize === null || rule.minSize === 0 || !inSquareMetres(supplyUnit) ? null : Math.min(1, area / rule.minSize)
  return {
    typeCode: rule.code,
    sizeFit: sizeFit === null ? null : Math.round(sizeFit * 1e4) / 1e4,
    newly: peopleAt(run, new Set(inScope.filter((site) => scores.reached[site] !== 1))),
    unmet: persons(unmet),
    worth: persons(unmet * rule.weight * (sizeFit ?? 1))
  }
}

/** Those first that are worth most; what serves nobody's need is left out. */
export const byWorth = <One extends Fit>(fits: readonly One[], nameOf: (one: One) => string): One[] =>
  fits.filter(({ worth }) => worth > 0).sort((a, b) => b.worth - a.worth || (nameOf(a) < nameOf(b) ? -1 : 1))
