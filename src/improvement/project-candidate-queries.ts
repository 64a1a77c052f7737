import type { Cause } from '../checkup/diagnosis.js'
import { measureFor } from '../checkup/measures.js'
import type { MarkedType, Marks } from '../checkup/priority.js'
import { positionsIn, type Positions } from '../checkup/run-inputs.js'
import { latestPublishedRun, type Run, type WhichRun } from '../checkup/run-queries.js'
import type { ScoredRun, ScoredTypeInput } from '../checkup/scored-run.js'
import type { ScoredRuns } from '../checkup/scored-run-queries.js'
import { asCaller, inOneTransaction, type Caller, type Transaction } from '../platform/caller.js'
import type { Database } from '../platform/database/database.js'
import { float8Column } from '../platform/database/packed.js'
import { queryPrepared } from '../platform/database/prepared.js'
import { notFound, unprocessable } from '../platform/errors.js'
import { countyOf } from '../platform/region-code.js'
import type { CommunityKind } from '../registry/region-import.js'
import { codeWithin } from '../registry/region-queries.js'
import { catchmentsOf } from './catchment-queries.js'
import type { Forecasts } from './forecast-queries.js'
import {
  actionFor, bestPlace, circleOf, facilityFor, mostPromising, operates, projectPriority, sitesOf, sizeFor, sumAt, unmetNeed, type PossiblePlace, type ProjectMarks, type TriedPlace
} from './project-candidate.js'
import { findProjects, listProjects, writeProject, type ExpectedGain, type Project } from './project-queries.js'
import type { PlannedChange, ProjectAction, ProjectSpaceKind } from './project.js'
import { inSquareMetres } from './space-fit.js'
import { listSpaces, typesOf, type FittedType, type Space } from './space-queries.js'

/** What a facility of a type costs, in the currency of the plans. */
export interface Price {
  readonly typeCode: string
  /** Of a new one, whatever its size. */
  readonly facility: number
  /** Of each unit of its size. */
  readonly unit: number
  /** Of opening one that is closed; default: nothing. */
  readonly opening?: number | undefined
}

export interface CandidateQuestion extends WhichRun {
  /** Whose shortfalls: a county, or a street or community in it. */
  readonly regionCode: string
  readonly type?: string | undefined
  readonly prices?: readonly Price[] | undefined
  readonly limit: number
}

/** A project that a shortfall asks for. */
export interface ProjectCandidate extends PlannedChange {
  readonly externalId: string
  readonly name: string
  readonly communityNameZh: string
  readonly location: { readonly type: 'Point'; readonly coordinates: [lon: number, lat: number] } | null
  readonly space: string | null
  readonly spaceKind: ProjectSpaceKind | null
  readonly cause: Cause
  readonly measureZh: string
  readonly measureEn: string
  readonly priority: number | null
  readonly marks: ProjectMarks
  /** Persons of the community whose need is not met, and how many of them it would come to. */
  readonly unmet: number
  readonly meets: number
  /** Other communities short of the same, most of whose need it would come to as well: they need none of their own. */
  readonly alsoServes: string[]
  readonly budget: number | null
  readonly expected: ExpectedGain | null
}

export interface ProjectCandidates {
  readonly runId: number
  readonly period: string
  readonly regionCode: string
  /** Shortfalls of the region. */
  readonly shortfalls: number
  /** Of those looked at, how many something does for already that is planned, being built or a candidate before. */
  readonly plannedFor: number
  /** Those to do first at the head. */
  readonly candidates: ProjectCandidate[]
}

export interface Candidates {
  /**
   * Projects that the shortfalls of a region ask for and nobody plans yet, by the newest published run unless another is named. Throws
   * `not-found` where there is none, `unprocessable-input` for a region wider than a county or an unknown type.
   */
  readonly find: (caller: Caller, question: CandidateQuestion) => Promise<ProjectCandidates>
  /** The same, put into the library as proposed. */
  readonly add: (caller: Caller, question: CandidateQuestion) => Promise<{ readonly projects: Project[] }>
}

interface Dependencies {
  readonly database: Database
  readonly scoredRuns: ScoredRuns
  readonly forecasts: Forecasts
}

export function createCandidates({ database, scoredRuns, forecasts }: Dependencies): Candidates {
  const find: Candidates['find'] = async (caller, question) => {
    const { regionCode, run: runId, period } = question
    if (regionCode.endsWith('00000000')) throw unprocessable('projects are planned county by county', [{ pointer: '/region', detail: 'is wider than a county: name a county, or a street or community' }])
    const which = runId === undefined ? { run: await publishedRun(database, caller, regionCode, period) } : { run: runId }
    const { asked, run } = await scoredRuns.within(caller, countyOf(regionCode), which)
    if (question.type !== undefined && !run.inputs.rules.some(({ code }) => code === question.type)) {
      throw unprocessable('the standard of the run has no such type', [{ pointer: '/type', detail: `${question.type} is not a type of the run's standard` }])
    }
    const found = await asCaller(database, caller, (transaction) => findCandidates(transaction, asked, run, question))
    const expected = await forecasts.expect(caller, found.candidates, which)
    return { ...found, candidates: found.candidates.map((candidate, i) => ({ ...candidate, expected: expected[i]!.expected })) }
  }
  return {
    find,
    add: async (caller, question) => {
      const { candidates } = await find(caller, question)
      return inOneTransaction(database, caller, async (transaction) => {
        for (const candidate of candidates) await addCandidate(transaction, candidate)
        return { projects: await findProjects(transaction, candidates.map(({ externalId }) => externalId)) }
      })
    }
  }
}

/** Number of the newest published run. Throws `not-found`. */
async function publishedRun(database: Database, caller: Caller, regionCode: string, period: string | undefined): Promise<number> {
  const run = await asCaller(database, caller, (transaction) => latestPublishedRun(transaction, regionCode, period))
  if (run === undefined) throw notFound(`published checkup${period === undefined ? '' : ` of ${period}`} (publish one, or name a run) of`, regionCode)
  return run
}

async function addCandidate(transaction: Transaction, { externalId, communityCode, typeCode, name, action, facility, location, size, weeklyHours, space, spaceKind, cause, budget, priority, marks, expected }: ProjectCandidate) {
  await writeProject(transaction, externalId, {
    communityCode, typeCode, name, action, facility, location, size, weeklyHours, space, spaceKind, cause, budget, responsible: null, startsOn: null, dueOn: null, milestones: [], documents: [], note: null
  })
  await transaction.client.query(
    `update improvement.project set origin = 'shortfall', priority = $2, marks = $3, expected = $4 where external_id = $1`,
    [externalId, priority, JSON.stringify(marks), expected === null ? null : JSON.stringify(expected)]
  )
}

/** A type that falls short in a community, and what its marks are made of. */
interface Shortfall extends Omit<MarkedType, 'elderlyOrChild'> {
  readonly communityCode: string
  readonly nameZh: string
  readonly kind: CommunityKind | null
  readonly typeCode: string
  readonly typeId: number
  readonly typeNameZh: string
  readonly cause: Cause
  readonly externalId: string
  readonly priority: number | null
  readonly marks: ProjectMarks
}

type ShortRow = Omit<Shortfall, 'externalId' | 'priority' | 'marks'> & { readonly elderlyOrChild: boolean; readonly community: Marks }

/** Shortfalls of a region, those to treat first at the head; equal ones in the order of community and type. */
async function rankShortfalls({ client }: Transaction, { id, period }: Run, regionCode: string, type: string | undefined): Promise<Shortfall[]> {
  const { rows } = await queryPrepared<ShortRow>(
    client,
    `select
       s.region_code as "communityCode", g.name_zh as "nameZh", g.kind, t.code as "typeCode", s.type_id as "typeId", k.name_zh as "typeNameZh", s.cause,
       k.walk_group <> 'all' as "elderlyOrChild", s.demand, s.coverage, s.count_share as count, s.governance,
       json_build_object('demand', r.demand_mark, 'elderlyAndChild', r.elderly_and_child_mark, 'facilities', r.facilities_mark, 'service', r.service_mark) as community
     from checkup.type_score as s
     join checkup.region_score as r on r.run_id = s.run_id and r.region_code = s.region_code and r.level = 'community'
     join checkup.run as run on run.id = s.run_id
     join registry.standard_type as k on k.standard_version = run.standard_version and k.type_id = s.type_id
     join registry.facility_type as t on t.id = s.type_id
     join registry.region as g on g.code = s.region_code
     where s.run_id = $1
       and s.cause is not null
       and ${codeWithin('s.region_code', '$2')}
       and ($3::text is null or t.code = $3)
     order by s.region_code, t.code`,
    [id, regionCode, type ?? null]
  )
  return rows
    .map(({ elderlyOrChild, community, ...row }): Shortfall => ({
      ...row,
      externalId: `${row.communityCode}-${row.typeCode}-${period}`,
      ...projectPriority({ elderlyOrChild, demand: row.demand, coverage: row.coverage, count: row.count, governance: row.governance }, community)
    }))
    .sort((a, b) => (b.priority ?? -1) - (a.priority ?? -1) || (a.externalId < b.externalId ? -1 : 1))
}

/** What is known of a county beside its run. */
interface Surroundings {
  readonly asked: Run
  readonly run: ScoredRun
  readonly positions: Positions
  /** Where the sites of the county are, by their positions in the run. */
  readonly sites: { readonly lon: Float64Array; readonly lat: Float64Array; readonly among: Int32Array }
  readonly spaces: readonly Space[]
  /** In what sizes are measured, and by which circles types are looked at, by the number of the type. */
  readonly fitted: ReadonlyMap<number, FittedType>
  /** Facilities that somebody plans for, and ids of what falls short in this period that there are projects for, or were before these were cancelled. */
  readonly taken: Set<string>
  /** External ids of all projects that are kept, of those that begin as the county does: accepted ones are among them. */
  readonly ids: ReadonlySet<string>
  readonly facilities: ReadonlyMap<number, RegisteredFacility>
  readonly unmet: (typeId: number) => Float64Array
  /** What reaches an operating facility once all that is planned and proposed is there, by the number of the type: 1 by position of the site. */
  readonly served: (typeId: number) => Uint8Array
}

/** A facility of the run as the registry has it now. */
interface RegisteredFacility {
  readonly externalId: string
  readonly status: string
}

const mostSpaces = 5_000
const mostPlans = 100_000

async function surroundings(transaction: Transaction, asked: Run, run: ScoredRun, county: string): Promise<Surroundings> {
  const positions = positionsIn(run.inputs)
  const projects = (await listProjects(transaction, { within: county }, { limit: mostPlans })).filter(({ state, acceptedOn }) => state !== 'cancelled' && (acceptedOn === null || acceptedOn > asked.referenceDate))
  const cancelled = await listProjects(transaction, { within: county, state: 'cancelled' }, { limit: mostPlans })
  const unmet = new Map<number, Float64Array>()
  const served = new Map<number, Uint8Array>()
  const typeOf = (typeId: number) => run.types.find(({ input }) => input.rule.typeId === typeId)!
  const around: Surroundings = {
    asked,
    run,
    positions,
    sites: await whereSitesAre(transaction, run),
    spaces: await listSpaces(transaction, { within: county, availability: 'available' }, { limit: mostSpaces }),
    fitted: await typesOf(transaction, asked.id),
    taken: new Set([...projects, ...cancelled].flatMap(({ externalId, facility, state }) => [
      externalId, shortfallOf(externalId), ...(facility === null || state === 'cancelled' ? [] : [`facility ${facility}`])
    ])),
    ids: await keptIds(transaction, county),
    facilities: await registeredFacilities(transaction, run),
    unmet: (typeId) => kept(unmet, typeId, () => unmetNeed(run, typeOf(typeId))),
    served: (typeId) => kept(served, typeId, () => new Uint8Array(run.inputs.people.siteIds.length))
  }
  await servePlanned(transaction, around, projects)
  return around
}

async function keptIds({ client }: Transaction, county: string): Promise<ReadonlySet<string>> {
  const found = await client.query<{ id: string }>('select external_id as id from improvement.project where starts_with(external_id, registry.region_prefix($1))', [county])
  return new Set(found.rows.map(({ id }) => id))
}

/** What falls short still once a project for it was accepted gets another one, with a number behind. */
function freeId(shortfall: string, ids: ReadonlySet<string>): string {
  for (let number = 1; ; number++) {
    const id = number === 1 ? shortfall : `${shortfall}-${number}`
    if (!ids.has(id)) return id
  }
}

/** The shortfall that `freeId` named a project by: periods of runs end in H1 or H2. */
const shortfallOf = (externalId: string): string => externalId.replace(/-\d+$/, '')

function kept<Value>(values: Map<number, Value>, key: number, make: () => Value): Value {
  const known = values.get(key) ?? make()
  values.set(key, known)
  return known
}

async function whereSitesAre({ client }: Transaction, { inputs: { places, people } }: ScoredRun): Promise<Surroundings['sites']> {
  const among = Int32Array.from({ length: places.siteStart.at(-1)! - places.siteStart[0]! }, (_, i) => places.siteStart[0]! + i)
  const found = await queryPrepared<{ lon: Buffer; lat: Buffer }>(
    client,
    `select coalesce(string_agg(float8send(st_x(s.geom)), '' order by a.place), '') as lon, coalesce(string_agg(float8send(st_y(s.geom)), '' order by a.place), '') as lat
     from unnest($1::integer[]) with ordinality as a (id, place)
     join registry.site as s on s.id = a.id`,
    [[...among].map((at) => people.siteIds[at]!)]
  )
  const spread = (column: Float64Array) => {
    const values = new Float64Array(people.siteIds.length)
    values.set(column, places.siteStart[0])
    return values
  }
  return { lon: spread(float8Column(found.rows[0]!.lon)), lat: spread(float8Column(found.rows[0]!.lat)), among }
}

async function registeredFacilities({ client }: Transaction, { types }: ScoredRun): Promise<ReadonlyMap<number, RegisteredFacility>> {
  const found = await queryPrepared<RegisteredFacility & { id: number }>(
    client,
    `select v.id, v.external_id as "externalId", now.status
     from registry.facility as v
     join registry.facility as now on now.external_id = v.external_id and now.valid_to = 'infinity'
     where v.id = any ($1)`,
    [types.flatMap(({ input }) => [...input.facilities.ids])]
  )
  return new Map(found.rows.map(({ id, ...row }) => [id, row]))
}

/** Counts as served whom projects and facilities will serve that are on their way. */
async function servePlanned(transaction: Transaction, { asked, run, positions, served, facilities, taken }: Surroundings, projects: readonly Project[]): Promise<void> {
  const placed = projects.flatMap(({ action, typeCode, location }) => {
    const type = run.inputs.rules.find(({ code }) => code === typeCode)
    return type === undefined || location === null || (action !== 'add' && action !== 'move') ? [] : [{ typeId: type.typeId, lon: location.coordinates[0], lat: location.coordinates[1] }]
  })
  const catchments = await catchmentsOf(transaction, asked.id, placed)
  for (const [i, { typeId }] of placed.entries()) mark(served(typeId), catchments[i]!.siteIds.map(positions.site))
  for (const type of run.types) {
    for (const [j, id] of type.input.facilities.ids.entries()) {
      const registered = facilities.get(id)
      if (registered === undefined) continue
      const comes = !operates(type, j) && (registered.status === 'planned' || registered.status === 'building')
      if (comes || taken.has(`facility ${registered.externalId}`)) mark(served(type.input.rule.typeId), circleOf(type, j))
    }
  }
}

function mark(marks: Uint8Array, sites: Int32Array): void {
  for (const site of sites) if (site >= 0) marks[site] = 1
}

/** Of a shortfall, so many sites and so many spaces are looked at closely. */
const sitesTried = 3
const spacesTried = 3

/** Where new facilities could stand for those shortfalls that need one, and whom they would serve. */
async function tryPlaces(transaction: Transaction, { asked, run, positions, sites, spaces, unmet }: Surroundings, shortfalls: readonly Shortfall[]): Promise<TriedPlace[][]> {
  const points = shortfalls.map(({ communityCode, typeId, typeCode }) => {
    const { rule } = run.types.find(({ input }) => input.rule.typeId === typeId)!.input
    const own = sitesOf(run, communityCode)
    const lacks = unmet(typeId)
    const budget = rule.budgetDecimetres / 10
    const homes = [...own].map((site): PossiblePlace => ({ lon: sites.lon[site]!, lat: sites.lat[site]!, space: null }))
    const idle = spaces
      .filter(({ unfitTypes }) => !unfitTypes.includes(typeCode))
      .map(({ externalId, location: { coordinates: [lon, lat] } }): PossiblePlace => ({ lon, lat, space: externalId }))
    return [...mostPromising(idle, budget, sites, lacks, own, spacesTried), ...mostPromising(homes, budget, sites, lacks, own, sitesTried)]
  })
  const catchments = await catchmentsOf(transaction, asked.id, shortfalls.flatMap(({ typeId }, i) => points[i]!.map(({ lon, lat }) => ({ typeId, lon, lat }))))
  let next = 0
  return shortfalls.map(({ communityCode, typeId }, i) => {
    const own = new Set(sitesOf(run, communityCode))
    return points[i]!.map((point): TriedPlace => {
      const circle = catchments[next++]!.siteIds.map(positions.site).filter((site) => site >= 0)
      return { ...point, circle, own: sumAt(unmet(typeId), circle.filter((site) => own.has(site))), all: sumAt(unmet(typeId), circle) }
    })
  })
}

interface MadeCandidate {
  readonly candidate: ProjectCandidate
  readonly typeId: number
  readonly circle: Int32Array
}

/** What a shortfall asks for; a facility that is opened or enlarged for it is so for no other one. */
function candidateFor({ run, fitted, facilities, unmet, taken, ids, spaces }: Surroundings, short: Shortfall, tried: readonly TriedPlace[], prices: ReadonlyMap<string, Price>): MadeCandidate {
  const { communityCode, nameZh, kind, typeCode, typeId, typeNameZh, cause, externalId, priority, marks } = short
  const type = run.types.find(({ input }) => input.rule.typeId === typeId)!
  const lacks = unmet(typeId)
  const own = sitesOf(run, communityCode)
  const total = sumAt(lacks, own)
  const action = actionFor(cause)
  const measure = measureFor(cause, kind)
  const price = prices.get(typeCode)
  const about = {
    externalId: freeId(externalId, ids), communityCode, communityNameZh: nameZh, typeCode, name: `${nameZh}${typeNameZh}`, cause, measureZh: measure.zh, measureEn: measure.en, priority, marks, unmet: round(total), alsoServes: [],
    weeklyHours: type.input.rule.minWeeklyHours, expected: null
  }
  const nowhere = { facility: null, location: null, space: null, spaceKind: null, size: null, budget: null }
  if (action === 'serve') return { candidate: { ...about, ...nowhere, action, meets: 0 }, typeId, circle: new Int32Array(0) }

  const j = action === 'add' ? undefined : facilityFor(run, type, communityCode, lacks, ableTo(action, type, facilities, taken))
  if (j !== undefined) {
    const circle = circleOf(type, j)
    const now = type.input.facilities.size[j]!
    const size = action === 'open' ? null : sizeFor(type, lacks, circle, now)
    if (action === 'open' || (size !== null && size > now)) {
      const { externalId: facility } = facilities.get(type.input.facilities.ids[j]!)!
      taken.add(`facility ${facility}`)
      const budget = price === undefined ? null : action === 'open' ? (price.opening ?? 0) : price.unit * (size! - now)
      // Who opens for long enough goes on as he does.
      const weeklyHours = type.input.facilities.weeklyHours[j]! >= (about.weeklyHours ?? 0) ? null : about.weeklyHours
      return { candidate: { ...about, ...nowhere, action, facility, size, weeklyHours, budget, meets: round(meeting(lacks, own, circle)) }, typeId, circle }
    }
  }
  const place = bestPlace(tried)
  const circle = place?.circle ?? new Int32Array(0)
  const space = spaces.find((one) => one.externalId === place?.space)
  const wished = sizeFor(type, lacks, circle, 0)
  const size = wished !== null && space !== undefined && inSquareMetres(fitted.get(typeId)!.unit) ? Math.min(wished, space.area) : wished
  const budget = price === undefined ? null : price.facility + price.unit * (size ?? 0) + (space?.cost ?? 0)
  const candidate: ProjectCandidate = {
    ...about, action: 'add', facility: null, size, budget, meets: round(place?.own ?? 0),
    location: place === undefined ? null : { type: 'Point', coordinates: [place.lon, place.lat] },
    space: space?.externalId ?? null,
    spaceKind: space?.kind ?? null
  }
  return { candidate, typeId, circle }
}

/** Facilities of a type that can open, or that can be enlarged: those that no project is about yet. */
function ableTo(action: ProjectAction, type: ScoredTypeInput, facilities: Surroundings['facilities'], taken: ReadonlySet<string>): number[] {
  return [...type.input.facilities.ids.entries()].flatMap(([j, id]) => {
    const registered = facilities.get(id)
    if (registered === undefined || taken.has(`facility ${registered.externalId}`)) return []
    const able = action === 'resize' ? operates(type, j) : registered.status === 'suspended' || registered.status === 'closed'
    return able ? [j] : []
  })
}

/** Whether a shortfall has a project already, or more than half of its need is of those whom something on its way will serve. */
function isPlannedFor({ run, unmet, served, taken }: Surroundings, { externalId, communityCode, typeId, cause }: Shortfall): boolean {
  if (taken.has(externalId)) return true
  if (actionFor(cause) === 'serve') return false
  const own = sitesOf(run, communityCode)
  const total = sumAt(unmet(typeId), own)
  return total > 0 && sumAt(unmet(typeId), own.filter((site) => served(typeId)[site] === 1)) > total / 2
}

function meeting(unmet: Float64Array, own: Int32Array, circle: Int32Array): number {
  const within = new Set(circle)
  return sumAt(unmet, own.filter((site) => within.has(site)))
}

const round = (value: number): number => Math.round(value * 100) / 100

/** What shortfalls of some communities of a county ask for, each by itself, as though nothing were planned. */
export async function candidatesOf(
  transaction: Transaction, asked: Run, run: ScoredRun, county: string, communities: ReadonlySet<string>, prices: readonly Price[]
): Promise<ProjectCandidate[]> {
  const shortfalls = (await rankShortfalls(transaction, asked, county, undefined)).filter(({ communityCode }) => communities.has(communityCode))
  const around: Surroundings = { ...(await surroundings(transaction, asked, run, county)), ids: new Set() }
  const tried = await tryPlaces(transaction, around, shortfalls)
  const priced = new Map(prices.map((price) => [price.typeCode, price]))
  return shortfalls.map((short, i) => candidateFor(around, short, tried[i]!, priced).candidate)
}

async function findCandidates(transaction: Transaction, asked: Run, run: ScoredRun, { regionCode, type, prices = [], limit }: CandidateQuestion): Promise<ProjectCandidates> {
  const ranked = await rankShortfalls(transaction, asked, regionCode, type)
  const around = await surroundings(transaction, asked, run, countyOf(regionCode))
  const priced = new Map(prices.map((price) => [price.typeCode, price]))
  const made: MadeCandidate[] = []
  let plannedFor = 0
  // Some fall away, for others do for them: so a few more than are asked for are looked at at once.
  const atOnce = limit + 20
  for (let at = 0; at < ranked.length && made.length < limit; at += atOnce) {
    const some = ranked.slice(at, at + atOnce)
    const tried = await tryPlaces(transaction, around, some)
    for (const [i, short] of some.entries()) {
      if (made.length === limit) break
      if (isPlannedFor(around, short)) {
        plannedFor++
        const own = sitesOf(run, short.communityCode)
        const lacks = around.unmet(short.typeId)
        made.find(({ typeId, circle }) => typeId === short.typeId && meeting(lacks, own, circle) > sumAt(lacks, own) / 2)?.candidate.alsoServes.push(short.communityCode)
        continue
      }
      const one = candidateFor(around, short, tried[i]!, priced)
      made.push(one)
      mark(around.served(short.typeId), one.circle)
    }
  }
  return { runId: asked.id, period: asked.period, regionCode, shortfalls: ranked.length, plannedFor, candidates: made.map(({ candidate }) => candidate) }
}
