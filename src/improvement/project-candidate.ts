import type { Cause } from '../checkup/diagnosis.js'
import { peopleOf, perPerson } from '../checkup/people.js'
import type { Marks } from '../checkup/priority.js'
import { lacksOf, priorityOf, toldMarks, type MarkedType, type ToldMark } from '../checkup/priority.js'
import type { ScoredRun, ScoredTypeInput } from '../checkup/scored-run.js'
import { facilityStates } from '../checkup/type-scoring.js'
import type { ProjectAction } from './project.js'

/** What made the priority of a project: the marks of its type in its community, with what they are made of, and those of the community. */
export interface ProjectMarks {
  readonly inputs: Omit<MarkedType, 'elderlyOrChild'>
  readonly type: ToldMark[]
  readonly community: ToldMark[]
}

/** A project's priority is the mean of its type's in the community and of the community's (DESIGN section 5); null where neither is known. */
export function projectPriority(type: MarkedType, community: Marks): { readonly priority: number | null; readonly marks: ProjectMarks } {
  const { elderlyOrChild: _, ...inputs } = type
  const [own, whole] = [priorityOf(lacksOf(type)), priorityOf(community)]
  const known = [own, whole].flatMap((one) => (one === undefined ? [] : [one.priority]))
  return {
    priority: known.length === 0 ? null : known.reduce((sum, one) => sum + one, 0) / known.length,
    marks: { inputs, type: toldMarks(own?.marks ?? []), community: toldMarks(whole?.marks ?? []) }
  }
}

/** What a shortfall asks for, by its main cause: a type that is closed opens, one that is too small grows, poor service is mended; all else needs one more. */
export const actionFor = (cause: Cause): ProjectAction => (cause === 'closed' ? 'open' : cause === 'undersized' ? 'resize' : cause === 'poor_service' ? 'serve' : 'add')

/** Need of a type that is not met, in persons by site: of its size base, whatever sufficiency lacks. */
export function unmetNeed({ inputs: { people } }: ScoredRun, { input: { rule }, scores }: ScoredTypeInput): Float64Array {
  const base = peopleOf(people, rule.baseGroup)
  return base.map((persons, site) => (persons * (1 - scores.sufficiency[site]!)) / perPerson)
}

/** Positions of the sites of a community. */
export function sitesOf({ inputs: { places } }: ScoredRun, communityCode: string): Int32Array {
  const c = places.communities.indexOf(communityCode)
  if (c < 0) return new Int32Array(0)
  return Int32Array.from({ length: places.siteStart[c + 1]! - places.siteStart[c]! }, (_, i) => places.siteStart[c]! + i)
}

export const sumAt = (values: Float64Array, places: Iterable<number>): number => {
  let sum = 0
  for (const place of places) if (place >= 0) sum += values[place]!
  return sum
}

/** Sites within the budget of facility j. */
export function circleOf({ input: { rule, facilities } }: ScoredTypeInput, j: number): Int32Array {
  const { reachStart, reachSite, reachDecimetres } = facilities
  const found: number[] = []
  for (let i = reachStart[j]!; i < reachStart[j + 1]!; i++) if (reachSite[i]! >= 0 && reachDecimetres[i]! <= rule.budgetDecimetres) found.push(reachSite[i]!)
  return Int32Array.from(found)
}

/**
 * The facility of a community to open or to enlarge: of those that are its own or that one of its sites reaches, the one that does most for its
 * unmet need; undefined where there is none.
 *
 * @param able places of the facilities among the type's that may be
 */
export function facilityFor(run: ScoredRun, type: ScoredTypeInput, communityCode: string, unmet: Float64Array, able: Iterable<number>): number | undefined {
  const c = run.inputs.places.communities.indexOf(communityCode)
  const { community } = run.inputs.people
  let best: number | undefined
  let most = -1
  for (const j of able) {
    const own = [...circleOf(type, j)].filter((site) => community[site] === c)
    if (own.length === 0 && type.input.facilities.community[j] !== c) continue
    const met = sumAt(unmet, own)
    if (met > most) [best, most] = [j, met]
  }
  return best
}

export const operates = ({ input: { facilities } }: ScoredTypeInput, j: number): boolean => facilities.state[j] === facilityStates.operating

/** Size that would meet the need of those within a circle, and at least the least that counts; whole units. Null where the type has no size. */
export function sizeFor({ input: { rule } }: ScoredTypeInput, unmet: Float64Array, circle: Int32Array, now: number): number | null {
  if (rule.minSize === null && rule.supplyPer1000 === null) return null
  const lacks = (sumAt(unmet, circle) * (rule.supplyPer1000 ?? 0)) / 1000
  return Math.max(Math.ceil(rule.minSize ?? 0), Math.ceil(now + lacks - 1e-9))
}

/** A place where a new facility could stand. */
export interface PossiblePlace {
  readonly lon: number
  readonly lat: number
  /** External id of an idle space; null: where a residential site is, for nobody knows of a space. */
  readonly space: string | null
}

/** Ways are longer than straight lines: by a third, as a rule of thumb. It only says what is looked at closely. */
const detour = 1.3

/** Those places first from which a straight walk meets most need. Metres on a sphere's tangent are near enough to choose by. */
export function mostPromising(
  possible: readonly PossiblePlace[], budgetMetres: number, sites: { readonly lon: Float64Array; readonly lat: Float64Array }, unmet: Float64Array, among: Int32Array, most: number
): PossiblePlace[] {
  const metresPerDegree = 111_320
  const reach = (budgetMetres / detour) ** 2
  const worth = possible.map(({ lon, lat }) => {
    const wide = metresPerDegree * Math.cos((lat * Math.PI) / 180)
    let met = 0
    for (const site of among) {
      const [east, north] = [(sites.lon[site]! - lon) * wide, (sites.lat[site]! - lat) * metresPerDegree]
      if (east * east + north * north <= reach) met += unmet[site]!
    }
    return met
  })
  return [...possible.keys()]
    .filter((i) => worth[i]! > 0)
    .sort((a, b) => worth[b]! - worth[a]! || a - b)
    .slice(0, most)
    .map((i) => possible[i]!)
}

/** What a circle of a new facility is worth to a community: need that is not met, its own and that of all. */
export interface TriedPlace extends PossiblePlace {
  readonly circle: Int32Array
  readonly own: number
  readonly all: number
}

/** An idle space is taken where it does at least so much of what the best place does. */
const spaceShare = 0.75

/** The place of a new facility: the idle space that does most for the community, unless another place does a good deal more. */
export function bestPlace(tried: readonly TriedPlace[]): TriedPlace | undefined {
  const best = (of: readonly TriedPlace[]) => of.reduce<TriedPlace | undefined>((a, b) => (a === undefined || b.own > a.own || (b.own === a.own && b.all > a.all) ? b : a), undefined)
  const [anywhere, space] = [best(tried), best(tried.filter((one) => one.space !== null))]
  return space !== undefined && space.own > 0 && space.own >= spaceShare * anywhere!.own ? space : anywhere
}
