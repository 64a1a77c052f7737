import type { People, Place, Places } from '../checkup/people.js'
import type { RunInputs } from '../checkup/run-inputs.js'
import type { ScoredRun } from '../checkup/scored-run.js'
import type { TypeInput } from '../checkup/type-scoring.js'
import type { CircleMembers } from './circle-member-queries.js'

/** Living circles as a run is read by. */
export interface RunCircles {
  /** In their order. */
  readonly codes: readonly string[]
  /** County of each. */
  readonly countyOf: readonly string[]
  /** Position of the circle of a site, by its number in the registry; -1 for one that the plan has not. */
  readonly ofSite: (siteId: number) => number
  /** Position of the circle that holds a facility, by its number; -1 for none. */
  readonly ofFacility: (facilityId: number) => number
}

/** Circles by their members. @param placed circles of facilities that stand, or will stand, elsewhere */
export function runCirclesOf({ codes, countyOf, siteIds, siteCircles, facilityIds, facilityCircles }: CircleMembers, placed?: ReadonlyMap<number, number>): RunCircles {
  const sites = new Map(Array.from(siteIds, (id, i) => [id, siteCircles[i]!]))
  const facilities = new Map(Array.from(facilityIds, (id, i) => [id, facilityCircles[i]!]))
  return { codes, countyOf, ofSite: (id) => sites.get(id) ?? -1, ofFacility: (id) => placed?.get(id) ?? facilities.get(id) ?? -1 }
}

/** What a run read, with circles in the place of its communities. */
export interface CircledInputs {
  readonly inputs: RunInputs
  readonly types: readonly TypeInput[]
}

/**
 * A run's own inputs with circles put into its communities' place: whoever lives in a circle is of it, and so is every facility in its
 * polygon. Nothing else is otherwise, so that the run's own rules score circles as they score communities; whoever is in no circle still
 * takes his share of what he reaches. What residents said, which is known of communities, holds for a circle as its residents' mean.
 */
export function circledInputs({ inputs, types }: Pick<ScoredRun, 'inputs' | 'types'>, circles: RunCircles): CircledInputs {
  const { people, places: before } = inputs
  const circleOf = Int32Array.from(people.siteIds, (id, site) => (people.community[site]! < 0 ? -1 : circles.ofSite(id)))
  // Those of circles first, as the run has those in scope; each circle's in the order of their numbers.
  const count = circles.codes.length
  const members: number[][] = Array.from({ length: count + 1 }, () => [])
  for (const [site, circle] of circleOf.entries()) members[circle < 0 ? count : circle]!.push(site)
  const order = Int32Array.from(members.flat())
  const placeOf = new Int32Array(order.length)
  for (const [at, site] of order.entries()) placeOf[site] = at
  const siteStart = new Int32Array(count + 1)
  for (let circle = 0; circle < count; circle++) siteStart[circle + 1] = siteStart[circle]! + members[circle]!.length

  const shared = residentsByCommunity(people, circleOf, before, count)
  return {
    inputs: { ...inputs, places: { regions: regionsOf(circles), communities: circles.codes, siteStart }, people: reordered(people, order, circleOf) },
    types: types.map(({ input: { rule, facilities, evidence } }) => ({
      rule,
      facilities: {
        ...facilities,
        community: facilities.ids.map((id) => circles.ofFacility(id)),
        reachSite: facilities.reachSite.map((site) => (site < 0 ? -1 : placeOf[site]!))
      },
      evidence: {
        surveyed: surveyedIn(circles.countyOf, before, evidence.surveyed),
        satisfaction: meanOver(shared, evidence.satisfaction),
        closedOnTime: meanOver(shared, evidence.closedOnTime),
        demand: meanOver(shared, evidence.demand)
      }
    }))
  }
}

/** Circles as communities of their counties, which hold those that stand side by side. */
function regionsOf({ codes, countyOf }: RunCircles): Place[] {
  const counties = [...new Set(countyOf)]
  return [
    ...counties.map((code): Place => ({ code, level: 'county', parentCode: null, first: countyOf.indexOf(code), end: countyOf.lastIndexOf(code) + 1 })),
    ...codes.map((code, circle): Place => ({ code, level: 'community', parentCode: countyOf[circle]!, first: circle, end: circle + 1 }))
  ]
}

function reordered(people: People, order: Int32Array, circleOf: Int32Array): People {
  const column = <A extends Float64Array | Int32Array | Uint8Array>(from: A): A => {
    const to = new (from.constructor as new (length: number) => A)(from.length)
    for (const [at, site] of order.entries()) to[at] = from[site]!
    return to
  }
  return {
    siteIds: column(people.siteIds),
    community: column(circleOf),
    all: column(people.all),
    elderly: column(people.elderly),
    child: column(people.child),
    onNetwork: column(people.onNetwork),
    elderlyGiven: column(people.elderlyGiven),
    childrenGiven: column(people.childrenGiven),
    inDoubt: column(people.inDoubt)
  }
}

/** A type is surveyed by county. */
function surveyedIn(countyOf: readonly string[], { communities }: Places, surveyed: Uint8Array): Uint8Array {
  const counties = new Set(communities.flatMap((code, c) => (surveyed[c] === 1 ? [code.slice(0, 6)] : [])))
  return Uint8Array.from(countyOf, (code) => (counties.has(code.slice(0, 6)) ? 1 : 0))
}

type ResidentsByCommunity = readonly (readonly { readonly community: number; readonly residents: number }[])[]

/** How many residents of each circle are of which communities. */
function residentsByCommunity(people: People, circleOf: Int32Array, { communities }: Places, count: number): ResidentsByCommunity {
  const sums = Array.from({ length: count }, () => new Map<number, number>())
  for (const [site, circle] of circleOf.entries()) {
    if (circle < 0) continue
    const community = people.community[site]!
    sums[circle]!.set(community, (sums[circle]!.get(community) ?? 0) + people.all[site]!)
  }
  return sums.map((of) => [...of].filter(([community]) => community < communities.length).sort(([a], [b]) => a - b).map(([community, residents]) => ({ community, residents })))
}

function meanOver(shared: ResidentsByCommunity, values: Float64Array): Float64Array {
  return Float64Array.from(shared, (of) => {
    const known = of.filter(({ community }) => !Number.isNaN(values[community]!))
    if (known.length <= 1) return known.length === 0 ? NaN : values[known[0]!.community]!
    const residents = known.reduce((sum, one) => sum + one.residents, 0)
    return residents === 0 ? NaN : known.reduce((sum, one) => sum + one.residents * values[one.community]!, 0) / residents
  })
}
