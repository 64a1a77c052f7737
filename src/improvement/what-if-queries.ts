import type { WhichRun } from '../checkup/run-queries.js'
import { positionsIn, type Positions } from '../checkup/run-inputs.js'
import { placeOfRegion, type ScoredRun } from '../checkup/scored-run.js'
import type { ScoredRuns } from '../checkup/scored-run-queries.js'
import { facilityStates } from '../checkup/type-scoring.js'
import { asCaller, type Caller, type Transaction } from '../platform/caller.js'
import { locate, toWgs84, type CrsName } from '../platform/crs.js'
import type { Database } from '../platform/database/database.js'
import { queryPrepared } from '../platform/database/prepared.js'
import { countyOf } from '../platform/region-code.js'
import { unprocessable, type ErrorDetail } from '../platform/errors.js'
import { edgesTouching, facilitiesNear, reachOverChangedStreets, type ChangedStreets, type StreetWalk } from '../network/changed-streets-queries.js'
import type { Position } from '../network/reach-queries.js'
import type { RegionLevel } from '../registry/region-import.js'
import { catchmentsOf, type Catchment } from './catchment-queries.js'
import type { Planning } from './planning.js'
import { asItIs, figuresOf, type Change, type FacilityChange, type ReachedSites, type RegionChange, type RegionFigures, type WantedFacility, type WhatIf } from './what-if.js'
import type { WantedChange } from './what-if-schemas.js'

export interface WhatIfQuestion extends WhichRun {
  /** Whose newest run answers where none is named; default: the caller's region. */
  readonly regionCode?: string | undefined
  readonly crs?: CrsName | undefined
  readonly changes: readonly WantedChange[]
}

export interface WhatIfAnswer extends WhatIf {
  readonly runId: number
  readonly period: string
  readonly regions: (RegionChange & { readonly nameZh: string; readonly nameEn: string | null; readonly level: RegionLevel })[]
  /** What to know before it is believed, by the place of the change. */
  readonly warnings: string[]
}

export interface WhatIfs {
  /**
   * What would be, were these changes made: nothing is written. Throws `not-found` where the caller sees no run with results,
   * `unprocessable-input` for a type, a facility or a position that cannot be.
   */
  readonly ask: (caller: Caller, question: WhatIfQuestion) => Promise<WhatIfAnswer>
  /**
   * Facilities that groups of changes want, in a run as it lies in memory: each group by itself, or one after the other, where a facility is
   * what those before made of it. What cannot be is said of its group, not thrown. Changes of streets are none of theirs.
   */
  readonly resolve: (caller: Caller, runId: number, run: ScoredRun, groups: readonly FacilityChange[][], order?: ChangeOrder) => Promise<ResolvedChanges[]>
  /** A region that nothing changes. Throws `not-found` where the caller does not see the run, or it has no such region. */
  readonly asItIs: (caller: Caller, runId: number, regionCode: string) => Promise<Change<RegionFigures>>
}

/** Whether groups of changes are told by themselves, or each after those before it. */
export type ChangeOrder = 'alone' | 'successive'

/** What a group of changes comes to. */
export interface ResolvedChanges {
  readonly wanted: WantedFacility[]
  readonly warnings: string[]
  /** Why it cannot be; pointers count the changes of the group. */
  readonly problems: ErrorDetail[]
  /** Positions of those that would stand elsewhere, by their number. */
  readonly standing: ReadonlyMap<number, Position>
}

export function createWhatIfs(database: Database, scoredRuns: ScoredRuns, planning: Planning): WhatIfs {
  return {
    ask: async (caller, { regionCode = caller.regionCode, crs, changes, ...which }) => {
      const { asked, run } = await scoredRuns.answering(caller, regionCode, which)
      const { wanted, warnings } = await asCaller(database, caller, (transaction) => wantedBy(transaction, asked.id, run, changes, crs, planning.walk))
      const { regions, ...found } = await planning.whatIf({ run, wanted })
      const names = await asCaller(database, caller, (transaction) => namesOf(transaction, regions.map(({ code }) => code)))
      return { runId: asked.id, period: asked.period, ...found, regions: regions.map((region) => ({ ...region, ...names.get(region.code)! })), warnings }
    },
    resolve: (caller, runId, run, groups, order) => asCaller(database, caller, (transaction) => resolveChanges(transaction, runId, run, groups, undefined, order)),
    asItIs: async (caller, runId, regionCode) => {
      const { run } = await scoredRuns.answering(caller, regionCode, { run: runId })
      const figures = figuresOf(run, placeOfRegion(run, runId, regionCode))
      return { before: figures, after: figures }
    }
  }
}

/** A facility of the run: its type's place among the run's, and its own among the type's. */
interface KeptFacility {
  readonly type: number
  readonly at: number
}

/** What a question's changes want, streets among them. Throws `unprocessable-input` that names whatever cannot be. */
async function wantedBy(
  transaction: Transaction, runId: number, run: ScoredRun, changes: readonly WantedChange[], crs: CrsName | undefined, walk: StreetWalk
): Promise<{ wanted: WantedFacility[]; warnings: string[] }> {
  const [resolved] = await resolveChanges(transaction, runId, run, [changes], crs)
  const { wanted, warnings, problems, standing } = resolved!
  if (problems.length > 0) throw unprocessable(`${problems.length === 1 ? 'one change' : `${problems.length} changes`} cannot be: ${problems[0]!.pointer} ${problems[0]!.detail}`, problems)
  return { wanted: await overChangedStreets(transaction, runId, run, changes, crs, wanted, standing, walk), warnings }
}

/** Changes as facilities that are wanted, group by group; several of one facility in a group are made one after the other. */
async function resolveChanges(
  transaction: Transaction, runId: number, run: ScoredRun, groups: readonly (readonly FacilityChange[])[], crs: CrsName | undefined, order: ChangeOrder = 'alone'
): Promise<ResolvedChanges[]> {
  const changes = groups.flat()
  const kept = await keptFacilities(transaction, runId, run, changes.flatMap((one) => ('facility' in one ? [one.facility] : [])))
  const places = await placesOf(transaction, runId, run, changes, kept, crs)
  const positions = positionsIn(run.inputs)
  let first = 0
  const made = new Map<number, WantedFacility>()
  return groups.map((group) => {
    const resolved = resolveGroup(run, group, first, kept, places, positions, made)
    first += group.length
    if (order === 'successive') for (const one of resolved.wanted) made.set(one.id, one)
    return resolved
  })
}

/** What a size that nobody knows counts as. */
const leastSize = ({ inputs: { rules } }: ScoredRun, typeId: number): number => rules.find((rule) => rule.typeId === typeId)!.minSize ?? 0

const stateAfter = { open: facilityStates.operating, suspend: facilityStates.suspended, close: facilityStates.other } as const

/**
 * @param first place of the group's first change among all
 * @param made what was made of facilities before, by their numbers
 */
function resolveGroup(
  run: ScoredRun, group: readonly FacilityChange[], first: number, kept: ReadonlyMap<string, KeptFacility>, places: ReadonlyMap<number, FoundPlace | BadPosition>, positions: Positions,
  made: ReadonlyMap<number, WantedFacility>
): ResolvedChanges {
  const problems: ErrorDetail[] = []
  const warnings: string[] = []
  const rules = new Map(run.inputs.rules.map((rule) => [rule.code, rule]))
  const wanted = new Map<string, WantedFacility>()
  const standing = new Map<number, Position>()

  for (const [i, one] of group.entries()) {
    if (one.change === 'closeStreets' || one.change === 'addStreet') continue
    const found = places.get(first + i)
    if (found !== undefined && 'reason' in found) problems.push({ pointer: `/changes/${i}/${found.axis}`, detail: found.reason })
    const place = found === undefined || 'reason' in found ? undefined : found
    const reach: ReachedSites | null = place === undefined ? null : { sites: place.siteIds.map(positions.site), decimetres: place.decimetres }
    if (place?.onNetwork === false) warnings.push(`changes/${i}: no street is near enough: nobody reaches it`)
    const community = (given: string | undefined): { community: number; countyCode: string | null } => {
      const code = given ?? place?.communityCode ?? nearestCommunity(run, reach)
      const at = code === null ? -1 : positions.community(code)
      if (given !== undefined && at < 0) problems.push({ pointer: `/changes/${i}/communityCode`, detail: 'is not a community of the run' })
      return { community: at, countyCode: code === null ? null : countyOf(code) }
    }
    if (one.change === 'add') {
      const rule = rules.get(one.typeCode)
      if (rule === undefined) {
        problems.push({ pointer: `/changes/${i}/typeCode`, detail: "is not a type of the run's standard" })
        continue
      }
      const id = -1 - first - i
      wanted.set(`new ${i}`, {
        typeId: rule.typeId, id, ...community(one.communityCode), state: facilityStates.operating,
        size: one.size ?? leastSize(run, rule.typeId), sizeImputed: (one.size ?? null) === null, sizeInDoubt: false, weeklyHours: one.weeklyHours ?? NaN, reach
      })
      if (place !== undefined) standing.set(id, place.position)
      continue
    }
    const facility = kept.get(one.facility)
    if (facility === undefined) {
      problems.push({ pointer: `/changes/${i}/facility`, detail: 'is not a facility that the run read' })
      continue
    }
    const { input } = run.types[facility.type]!
    const before = wanted.get(one.facility) ?? made.get(input.facilities.ids[facility.at]!) ?? asItIs(input, facility.at)
    if (one.change === 'move') {
      wanted.set(one.facility, { ...before, ...(one.communityCode === undefined && place?.communityCode === null ? {} : community(one.communityCode)), reach })
      if (place !== undefined) standing.set(before.id, place.position)
    } else if (one.change === 'resize') wanted.set(one.facility, { ...before, size: one.size ?? leastSize(run, before.typeId), sizeImputed: one.size === null, sizeInDoubt: false })
    else if (one.change === 'setHours') wanted.set(one.facility, { ...before, weeklyHours: one.weeklyHours ?? NaN })
    else wanted.set(one.facility, { ...before, state: stateAfter[one.change] })
  }
  return { wanted: [...wanted.values()], warnings, problems, standing }
}

/** The wanted facilities, and all others whose catchment changes with the streets, as they are reached over these. */
async function overChangedStreets(
  { client }: Transaction,
  runId: number,
  run: ScoredRun,
  changes: readonly WantedChange[],
  crs: CrsName | undefined,
  wanted: readonly WantedFacility[],
  standing: ReadonlyMap<number, Position>,
  walk: StreetWalk
): Promise<WantedFacility[]> {
  const positions = positionsIn(run.inputs)
  const streets = changes.flatMap((one, i) => (one.change === 'closeStreets' || one.change === 'addStreet' ? [{ one, pointer: `/changes/${i}` }] : []))
  if (streets.length === 0) return [...wanted]
  const networks = await client.query<{ networkId: number; mode: string; typeIds: number[] }>(
    `select n.id as "networkId", n.mode, array_agg(t.type_id) as "typeIds"
     from checkup.run as r
     join registry.standard_type as t on t.standard_version = r.standard_version
     cross join lateral (select network.for_profile(r.network_id, t.profile) as id offset 0) as walked
     join network.network as n on n.id = walked.id
     where r.id = $1
     group by n.id, n.mode`,
    [runId]
  )
  const byId = new Map(wanted.map((one) => [one.id, one]))
  for (const { networkId, mode, typeIds } of networks.rows) {
    const changed = await changedStreets(client, networkId, mode, streets, crs)
    if (changed.closed.length === 0 && changed.added.length === 0) continue
    const types = run.types.filter(({ input }) => typeIds.includes(input.rule.typeId))
    const near = new Set(await facilitiesNear(client, networkId, changed, Math.max(...types.map(({ input }) => input.rule.budgetDecimetres))))
    const asked = types.flatMap(({ input }) => {
      const budget = input.rule.budgetDecimetres
      const kept = [...input.facilities.ids.entries()].filter(([, id]) => near.has(id) && !standing.has(id)).map(([at, id]) => ({
        facility: byId.get(id) ?? asItIs(input, at), start: { budget, facilityId: id }
      }))
      const elsewhere = wanted.filter(({ id, typeId }) => typeId === input.rule.typeId && standing.has(id)).map((facility) => ({
        facility, start: { budget, position: standing.get(facility.id)! }
      }))
      return [...kept, ...elsewhere]
    })
    const reached = await reachOverChangedStreets(client, networkId, changed, asked.map(({ start }) => start), walk)
    for (const [i, { facility }] of asked.entries()) {
      const found = reached[i]
      const reach = { sites: found?.siteIds.map(positions.site) ?? new Int32Array(), decimetres: found?.decimetres ?? new Int16Array() }
      byId.set(facility.id, { ...facility, reach })
    }
  }
  return [...byId.values()]
}

type StreetChange = Extract<WantedChange, { change: 'closeStreets' | 'addStreet' }>

async function changedStreets(
  client: Transaction['client'], networkId: number, mode: string, streets: readonly { readonly one: StreetChange; readonly pointer: string }[], crs: CrsName | undefined
): Promise<ChangedStreets> {
  const convert = toWgs84(crs ?? 'EPSG:4326')
  const closed = new Set<number>()
  const added: ChangedStreets['added'][number][] = []
  for (const { one, pointer } of streets) {
    if (one.change === 'closeStreets') {
      for (const edge of await edgesTouching(client, networkId, one.area, `${pointer}/area`)) closed.add(edge)
    } else if (one.stepFree !== false || mode === 'foot') {
      const end = (name: 'from' | 'to'): Position => {
        const position = locate(one[name].lon, one[name].lat, convert)
        if (!Array.isArray(position)) throw unprocessable(`the new street's end "${name}" ${position.reason}`, [{ pointer: `${pointer}/${name}/${position.axis}`, detail: position.reason }])
        return { lon: position[0], lat: position[1] }
      }
      added.push({ from: end('from'), to: end('to'), metres: one.metres, pointer })
    }
  }
  return { closed: [...closed], added }
}

/** Where nobody knows a boundary: the community of the nearest site. */
function nearestCommunity({ inputs: { people, places } }: ScoredRun, reach: ReachedSites | null): string | null {
  let nearest = -1
  for (const [i, site] of (reach?.sites ?? []).entries()) {
    if (site >= 0 && people.community[site]! >= 0 && (nearest < 0 || reach!.decimetres[i]! < reach!.decimetres[nearest]!)) nearest = i
  }
  return nearest < 0 ? null : places.communities[people.community[reach!.sites[nearest]!]!]!
}

async function keptFacilities({ client }: Transaction, runId: number, { types }: ScoredRun, externalIds: readonly string[]): Promise<ReadonlyMap<string, KeptFacility>> {
  if (externalIds.length === 0) return new Map()
  const found = await queryPrepared<{ externalId: string; id: number; typeId: number }>(
    client,
    `select f.external_id as "externalId", rf.facility_id as id, rf.type_id as "typeId"
     from registry.facility as f
     join checkup.run_facility as rf on rf.run_id = $1 and rf.type_id = f.type_id and rf.facility_id = f.id
     where f.external_id = any ($2)`,
    [runId, externalIds]
  )
  return new Map(
    found.rows.flatMap(({ externalId, id, typeId }) => {
      const type = types.findIndex(({ input }) => input.rule.typeId === typeId)
      const at = types[type]!.input.facilities.ids.indexOf(id)
      return at < 0 ? [] : [[externalId, { type, at }] as const]
    })
  )
}

interface FoundPlace extends Catchment {
  readonly position: Position
}

/** A position that is none, and which of its numbers. */
interface BadPosition {
  readonly axis: string
  readonly reason: string
}

/** Where the changes that name a position would stand, by the place of the change: who reaches it, on the network of its type's profile, within its budget. */
async function placesOf(
  transaction: Transaction,
  runId: number,
  { inputs: { rules }, types }: ScoredRun,
  changes: readonly FacilityChange[],
  kept: ReadonlyMap<string, KeptFacility>,
  crs: CrsName | undefined
): Promise<ReadonlyMap<number, FoundPlace | BadPosition>> {
  const convert = toWgs84(crs ?? 'EPSG:4326')
  const bad = new Map<number, BadPosition>()
  const asked = changes.flatMap((one, i) => {
    if (one.change !== 'add' && one.change !== 'move') return []
    const position = locate(one.lon, one.lat, convert)
    const facility = one.change === 'move' ? kept.get(one.facility) : undefined
    const rule = one.change === 'add' ? rules.find(({ code }) => code === one.typeCode) : facility === undefined ? undefined : types[facility.type]!.input.rule
    if (!Array.isArray(position)) bad.set(i, position)
    return Array.isArray(position) && rule !== undefined ? [{ i, position, rule }] : []
  })
  if (asked.length === 0) return bad
  const catchments = await catchmentsOf(transaction, runId, asked.map(({ position: [lon, lat], rule: { typeId } }) => ({ typeId, lon, lat })))
  return new Map<number, FoundPlace | BadPosition>([...bad, ...asked.map(({ i, position: [lon, lat] }, at) => [i, { ...catchments[at]!, position: { lon, lat } }] as const)])
}

/** Names and levels of regions, by their codes. */
export async function namesOf({ client }: Transaction, codes: readonly string[]): Promise<ReadonlyMap<string, { nameZh: string; nameEn: string | null; level: RegionLevel }>> {
  const found = await queryPrepared<{ code: string; nameZh: string; nameEn: string | null; level: RegionLevel }>(
    client,
    'select code, name_zh as "nameZh", name_en as "nameEn", level from registry.region where code = any ($1)',
    [codes]
  )
  return new Map(found.rows.map(({ code, ...names }) => [code, names]))
}
