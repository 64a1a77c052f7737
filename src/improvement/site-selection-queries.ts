import type { WhichRun } from '../checkup/run-queries.js'
import { positionsIn } from '../checkup/run-inputs.js'
import { placeOfRegion, scoredTypeOf, type ScoredRun, type ScoredTypeInput } from '../checkup/scored-run.js'
import type { ScoredRuns } from '../checkup/scored-run-queries.js'
import type { Position } from '../network/reach-queries.js'
import { asCaller, type Caller, type Transaction } from '../platform/caller.js'
import { locate, toWgs84, type CrsName } from '../platform/crs.js'
import type { Database } from '../platform/database/database.js'
import { unprocessable } from '../platform/errors.js'
import { catchmentsOf } from './catchment-queries.js'
import type { CoverageCandidate } from './coverage.js'
import type { Planning } from './planning.js'
import { peopleAt, persons, type PeopleServed } from './what-if.js'

/** A place where a facility could stand. */
export interface Candidate extends Position {
  readonly id: string
  /** In money; needed where there is a budget. */
  readonly cost?: number | undefined
}

export interface SiteSelectionQuestion extends WhichRun {
  /** Whose residents count; default: the caller's region. */
  readonly regionCode?: string | undefined
  readonly typeCode: string
  /** Default: crossings of the region's streets, at most `mostCandidates`. */
  readonly candidates?: readonly Candidate[] | undefined
  readonly crs?: CrsName | undefined
  /** Most facilities. */
  readonly facilities?: number | undefined
  /** Most money. */
  readonly budget?: number | undefined
  /** Instead of both: the fewest facilities with which so large a share, 0 to 1, reaches one. */
  readonly coverage?: number | undefined
  /** How much a resident, and an elderly one or a child beside, counts; default: whoever the type is for. */
  readonly weights?: { readonly residents?: number | undefined; readonly elderly?: number | undefined; readonly children?: number | undefined } | undefined
  /** What of a site's people needs one: all where none is reached, or the share of the need that what they reach does not meet. */
  readonly need?: 'unreached' | 'unmet' | undefined
}

export interface ChosenSite extends Position {
  readonly id: string
  readonly cost: number | null
  /** Who comes within its catchment, beside those chosen before. */
  readonly newly: PeopleServed
  /** Their weight, in persons. */
  readonly gain: number
}

export interface SiteSelection {
  readonly runId: number
  readonly period: string
  readonly regionCode: string
  readonly typeCode: string
  readonly candidates: number
  /** Share of the weight of all residents that is covered, 0 to 1: now and then. */
  readonly coverage: { readonly before: number; readonly after: number }
  readonly chosen: ChosenSite[]
  readonly newly: PeopleServed
  readonly gain: number
  /** No selection gains more; in persons. */
  readonly upperBound: number
  readonly optimal: boolean
  /** What share of the best the way of choosing reaches on any instance; null where nothing is known. */
  readonly guarantee: number | null
  readonly spent: number | null
  /** Of the fewest facilities: no fewer do; null where all together do not, or were not asked for. */
  readonly leastNumber: number | null
  readonly reached: boolean
}

export const mostCandidates = 5_000

/** Greedy by number: Nemhauser, Wolsey and Fisher 1978; by money, with the best alone: Khuller, Moss and Naor 1999. */
const guarantees = { number: 1 - 1 / Math.E, money: 0.5 * (1 - 1 / Math.E) }

export interface SiteSelections {
  /**
   * Where to build facilities of a type so that most people come within its catchment, or so that the fewest are needed.
   * Throws `not-found` where the caller sees no run with results, `unprocessable-input` for what cannot be asked.
   */
  readonly ask: (caller: Caller, question: SiteSelectionQuestion) => Promise<SiteSelection>
}

export const createSiteSelections = (database: Database, scoredRuns: ScoredRuns, planning: Planning): SiteSelections => ({
  ask: (caller, question) => selectSites(database, scoredRuns, planning, caller, question)
})

async function selectSites(database: Database, scoredRuns: ScoredRuns, planning: Planning, caller: Caller, question: SiteSelectionQuestion): Promise<SiteSelection> {
  const { regionCode = caller.regionCode, typeCode, facilities, budget, coverage, run: runId, period } = question
  checkGoal(question)
  const { asked, run } = await scoredRuns.answering(caller, regionCode, { run: runId, period })
  const type = scoredTypeOf(run, typeCode, '/typeCode')
  const { regions, siteStart } = run.inputs.places
  const region = regions[placeOfRegion(run, asked.id, regionCode)]!
  const [first, end] = [siteStart[region.first]!, siteStart[region.end]!]
  const { weights, total, covered } = weigh(run, type, first, end, question)
  const { candidates, places } = await asCaller(database, caller, (transaction) => coverageOf(transaction, asked.id, run, type, regionCode, question))

  const found = coverage === undefined
    ? { ...(await planning.mostCovered({ candidates, weights, most: facilities ?? Infinity, budget: budget ?? Infinity })), leastNumber: null, reached: true }
    : await planning.fewestCovering({ problem: { candidates, weights }, target: Math.ceil(coverage * total - 1e-6) - covered })
  const known = new Set<number>()
  const chosen = found.chosen.map((at, i): ChosenSite => {
    const fresh = new Set([...candidates[at]!.sites].filter((site) => weights[site]! > 0 && !known.has(site)))
    for (const site of fresh) known.add(site)
    const { id, lon, lat, cost } = places[at]!
    return { id, lon, lat, cost: cost ?? null, newly: peopleAt(run, fresh), gain: persons(found.gains[i]!) }
  })
  return {
    runId: asked.id,
    period: asked.period,
    regionCode,
    typeCode,
    candidates: candidates.length,
    coverage: { before: share(covered, total), after: share(covered + found.value, total) },
    chosen,
    newly: peopleAt(run, known),
    gain: persons(found.value),
    upperBound: persons(found.upperBound),
    optimal: found.optimal,
    guarantee: found.optimal ? 1 : coverage !== undefined || (facilities !== undefined && budget !== undefined) ? null : share(budget === undefined ? guarantees.number : guarantees.money, 1),
    spent: chosen.some(({ cost }) => cost === null) ? null : chosen.reduce((sum, { cost }) => sum + cost!, 0),
    leastNumber: found.leastNumber,
    reached: found.reached
  }
}

const share = (part: number, whole: number): number => (whole === 0 ? 0 : Math.round((part / whole) * 1e6) / 1e6)

function checkGoal({ facilities, budget, coverage, candidates, need }: SiteSelectionQuestion): void {
  if (coverage === undefined && facilities === undefined && budget === undefined) {
    throw unprocessable('say what is to be reached', [{ pointer: '/facilities', detail: 'is needed, or budget, or coverage' }])
  }
  if (coverage !== undefined && (facilities !== undefined || budget !== undefined)) {
    throw unprocessable('either the most with so many, or the fewest for so much', [{ pointer: '/coverage', detail: 'does not go with facilities or budget' }])
  }
  if (coverage !== undefined && need === 'unmet') throw unprocessable('coverage is of who reaches one', [{ pointer: '/need', detail: 'goes with facilities and budget only' }])
  const without = budget === undefined ? -1 : candidates === undefined ? 0 : candidates.findIndex(({ cost }) => cost === undefined)
  if (without >= 0) throw unprocessable('a budget needs to know what each candidate costs', [{ pointer: candidates === undefined ? '/candidates' : `/candidates/${without}/cost`, detail: 'is needed with a budget' }])
}

/** Weights of the sites of a region, in millionths of a person: of what is not covered, of all, and of what is. */
function weigh({ inputs: { people } }: ScoredRun, { input: { rule }, scores }: ScoredTypeInput, first: number, end: number, { weights: given, need = 'unreached' }: SiteSelectionQuestion) {
  const { residents = 0, elderly = 0, children = 0 } = given ?? { all: { residents: 1 }, elderly: { elderly: 1 }, child: { children: 1 } }[rule.walkGroup]
  const weights = new Float64Array(people.siteIds.length)
  let total = 0
  let covered = 0
  for (let site = first; site < end; site++) {
    const all = Math.round(residents * people.all[site]! + elderly * people.elderly[site]! + children * people.child[site]!)
    const lacks = need === 'unmet' ? 1 - scores.sufficiency[site]! : scores.reached[site] === 1 ? 0 : 1
    weights[site] = Math.round(all * lacks)
    total += all
    covered += all - weights[site]!
  }
  return { weights, total, covered }
}

/** Candidates with the sites within the type's budget of each, on the network of its profile. */
async function coverageOf(
  transaction: Transaction, runId: number, run: ScoredRun, { input: { rule } }: ScoredTypeInput, regionCode: string, { candidates, crs }: SiteSelectionQuestion
): Promise<{ candidates: CoverageCandidate[]; places: Candidate[] }> {
  const places = candidates === undefined ? await crossings(transaction, runId, regionCode) : candidates.map((candidate, i) => ({ ...candidate, ...located(candidate, crs, i) }))
  const positions = positionsIn(run.inputs)
  const catchments = await catchmentsOf(transaction, runId, places.map(({ lon, lat }) => ({ typeId: rule.typeId, lon, lat })))
  const covered = catchments.map(({ siteIds }, i): CoverageCandidate => ({ sites: siteIds.map(positions.site).filter((site) => site >= 0).sort(), cost: places[i]!.cost ?? 1 }))
  return { candidates: covered, places }
}

function located({ lon, lat }: Position, crs: CrsName | undefined, i: number): Position {
  const position = locate(lon, lat, toWgs84(crs ?? 'EPSG:4326'))
  if (!Array.isArray(position)) throw unprocessable(`a candidate ${position.reason}`, [{ pointer: `/candidates/${i}/${position.axis}`, detail: position.reason }])
  return { lon: position[0], lat: position[1] }
}

/** Crossings of the streets about a region's sites; of more than may be, some that lie anywhere among them. */
async function crossings({ client }: Transaction, runId: number, regionCode: string): Promise<Candidate[]> {
  const found = await client.query<Candidate>(
    `with run as (select * from checkup.run where id = $1),
     around as materialized (
       select st_buffer(st_convexhull(st_collect(s.geom)), 0.002) as geom
       from run
       join checkup.run_site as rs on rs.run_id = run.id and starts_with(rs.community_code, registry.region_prefix($2))
       join registry.site as s on s.id = rs.site_id
     )
     select 'node ' || n.id as id, st_x(n.geom) as lon, st_y(n.geom) as lat
     from run
     cross join around as a
     join network.node as n on n.network_id = run.network_id and n.geom && a.geom and st_intersects(n.geom, a.geom)
     order by hashint4(n.id), n.id
     limit $3`,
    [runId, regionCode, mostCandidates]
  )
  return found.rows
}
