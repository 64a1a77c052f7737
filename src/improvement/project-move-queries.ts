import type { Recalculations } from '../checkup/recalculations.js'
import { latestRun } from '../checkup/run-queries.js'
import { asCaller, inOneTransaction, type Caller, type Transaction } from '../platform/caller.js'
import type { Database } from '../platform/database/database.js'
import { conflict, forbidden, LifecircleError, unprocessable } from '../platform/errors.js'
import { countyOf } from '../platform/region-code.js'
import { findFacility, type Facility } from '../registry/facility-queries.js'
import { anyRevision, changeFacility, createFacility, today } from '../registry/inventory-queries.js'
import type { Forecasts } from './forecast-queries.js'
import { findProject, findProjects, lockProject, lockProjects, type Project } from './project-queries.js'
import type { ProjectState } from './project.js'
import type { Availability } from './space-import.js'
import type { FacilityChange } from './what-if.js'

/** A facility as it was built, where that is not as planned. */
export interface AsBuilt {
  /** External id of a new one; default: that of the project. One that is registered already goes on under its own. */
  readonly facility?: string | undefined
  readonly name?: string | undefined
  /** EPSG:4326 */
  readonly location?: { readonly type: 'Point'; readonly coordinates: [number, number] } | undefined
  readonly size?: number | undefined
  readonly weeklyHours?: number | undefined
}

export interface ProjectStep {
  readonly to: ProjectState
  /** Default: today. */
  readonly on?: string | undefined
  readonly note?: string | undefined
  readonly built?: AsBuilt | undefined
}

export interface MovedProject {
  readonly project: Project
  /** The recalculation that an acceptance started; null where there was no checkup before it, or none was needed. */
  readonly recalculation: number | null
}

export interface ProjectMoves {
  /**
   * Brings a project to another state. An approval works out what it is to bring; with its acceptance the facility goes live, and scores are
   * worked out again. Throws `not-found`, `conflict` for a way that there is not, `forbidden` for one that is not the caller's,
   * `unprocessable-input` for what is missing.
   */
  readonly move: (caller: Caller, externalId: string, step: ProjectStep) => Promise<MovedProject>
  /** Approves several at once. Throws as `move`. */
  readonly approve: (caller: Caller, externalIds: readonly string[], on: string, note: string) => Promise<void>
}

interface Dependencies {
  readonly database: Database
  /** Null: whoever accepts projects sees to it that scores are worked out again. */
  readonly recalculations: Pick<Recalculations, 'request'> | null
  readonly forecasts: Forecasts
}

export function createProjectMoves({ database, recalculations, forecasts }: Dependencies): ProjectMoves {
  return {
    move: async (caller, externalId, step) => {
      const moved = await inOneTransaction(database, caller, async (transaction) => {
        await lockProject(transaction, externalId)
        const project = await findProject(transaction, externalId)
        await ensureWay(transaction, project, step.to)
        const on = dayOf(await today(transaction), project, step.on)
        const live = step.to === 'accepted' ? await goLive(database, transaction, caller, project, on, step.built) : { facility: project.facility, undo: null }
        await takeStep(transaction, caller, [{ ...project, ...live }], step.to, on, step.note)
        return findProject(transaction, externalId)
      })
      if (step.to === 'approved') await expect(caller, [externalId])
      const recalculation = step.to === 'accepted' && moved.action !== 'serve' ? await recalculate(caller, moved) : null
      return { project: await asCaller(database, caller, (transaction) => findProject(transaction, externalId)), recalculation }
    },
    approve: async (caller, externalIds, on, note) => {
      await asCaller(database, caller, async (transaction) => {
        await lockProjects(transaction, externalIds)
        const projects = await findProjects(transaction, externalIds)
        const now = await today(transaction)
        for (const project of projects) {
          await ensureWay(transaction, project, 'approved')
          dayOf(now, project, on)
        }
        await takeStep(transaction, caller, projects.map((project) => ({ ...project, undo: null })), 'approved', on, note)
      })
      await expect(caller, externalIds)
    }
  }

  /** There may be no checkup yet, or none that this caller sees. */
  async function expect(caller: Caller, externalIds: readonly string[]): Promise<void> {
    try {
      await forecasts.renew(caller, externalIds, {})
    } catch (error) {
      if (!(error instanceof LifecircleError) || error.code !== 'not-found') throw error
    }
  }

  /** By the standard of the checkup before, for as much of its scope as the caller may recalculate. */
  async function recalculate(caller: Caller, { communityCode }: Project): Promise<number | null> {
    const before = await asCaller(database, caller, (transaction) => latestRun(transaction, communityCode))
    if (before === undefined) return null
    const scopeCode = await asCaller(database, caller, async ({ client }) => {
      const found = await client.query<{ scope: string }>('select case when platform.in_region($1) then $1 else $2 end as scope', [before.scopeCode, countyOf(communityCode)])
      return found.rows[0]!.scope
    })
    if (recalculations === null) return null
    const { run } = await recalculations.request(caller, { scopeCode, standardVersion: before.standardVersion })
    return run.id
  }
}

async function ensureWay({ client }: Transaction, { externalId, state, mayBecome }: Project, to: ProjectState): Promise<void> {
  if (mayBecome.includes(to)) return
  const found = await client.query<{ toState: ProjectState; roles: string[] }>(
    'select to_state as "toState", roles from improvement.project_transition where from_state = $1 order by to_state',
    [state]
  )
  const way = found.rows.find(({ toState }) => toState === to)
  if (way !== undefined) throw forbidden(`the project ${externalId} is brought from ${state} to ${to} by: ${way.roles.join(', ')} of its region`)
  const ways = found.rows.map(({ toState }) => toState)
  throw conflict(`the project ${externalId} is ${state}: it can become ${ways.length === 0 ? 'nothing else' : ways.join(', ')}, not ${to}`)
}

/** The day of a step: none to come, and none before the step before it. */
function dayOf(now: string, { externalId, stateSince, moves }: Project, on: string = now): string {
  if (on > now) throw unprocessable('a step cannot be taken on a day to come', [{ pointer: '/on', detail: `is after today, ${now}` }])
  if (moves.length > 0 && on < stateSince) throw unprocessable('a step cannot come before the one before it', [{ pointer: '/on', detail: `is before ${stateSince}, since when ${externalId} is as it is` }])
  return on
}

interface Stepping extends Pick<Project, 'externalId' | 'communityCode' | 'state' | 'facility' | 'space'> {
  readonly undo: FacilityChange[] | null
}

/** What is promised to a project that is approved is no longer to be had, and comes free again with one that is not built. */
const spaceOnceItIs: Partial<Record<ProjectState, Availability>> = { approved: 'planned', accepted: 'in_use', cancelled: 'available', proposed: 'available' }

/** As `improvement.hold_spaces` has it. */
const holds = (state: ProjectState): boolean => state !== 'proposed' && state !== 'cancelled'

/** Takes back projects that nobody approved yet, or proposes again such as were cancelled. */
export const stepProjects = (transaction: Transaction, caller: Caller, projects: readonly Omit<Stepping, 'undo'>[], to: 'cancelled' | 'proposed', on: string, note: string): Promise<void> =>
  takeStep(transaction, caller, projects.map((project) => ({ ...project, undo: null })), to, on, note)

async function takeStep({ client }: Transaction, caller: Caller, projects: readonly Stepping[], to: ProjectState, on: string, note: string | undefined): Promise<void> {
  const ids = projects.map(({ externalId }) => externalId)
  await client.query(
    `update improvement.project as p
     set state = $2, state_since = $3::date, accepted_on = case when $2 = 'accepted' then $3::date end, facility_id = a.facility_id, undo = a.undo
     from unnest($1::text[], $4::text[], $5::jsonb[]) as a (external_id, facility_id, undo)
     where p.external_id = a.external_id`,
    [ids, to, on, projects.map(({ facility }) => facility), projects.map(({ undo }) => (undo === null ? null : JSON.stringify(undo)))]
  )
  await client.query(
    `insert into improvement.project_move (project_id, community_code, from_state, to_state, moved_on, note, recorded_by)
     select a.project_id, a.community_code, a.from_state, $4, $5, $6, $7
     from unnest($1::text[], $2::text[], $3::text[]) as a (project_id, community_code, from_state)`,
    [ids, projects.map(({ communityCode }) => communityCode), projects.map(({ state }) => state), to, on, note ?? null, caller.subject]
  )
  await takeSpaces(client, projects, to)
}

interface SpaceHolder {
  readonly spaceId: string
  readonly projectId: string
  readonly state: ProjectState
  readonly availability: Availability
}

/** Makes spaces of projects that come to a state what they are from then on. Throws `conflict` for an approval whose space another project holds. */
async function takeSpaces(client: Transaction['client'], projects: readonly Stepping[], to: ProjectState): Promise<void> {
  const availability = spaceOnceItIs[to]
  const named = projects.flatMap(({ externalId, state, space }) => (space === null || (!holds(to) && !holds(state)) ? [] : [{ externalId, space }]))
  if (availability === undefined || named.length === 0) return
  const { rows: holders } = await client.query<SpaceHolder>(
    'select space_id as "spaceId", project_id as "projectId", state, availability from improvement.hold_spaces($1)',
    [named.map(({ space }) => space)]
  )
  const others = (of: { readonly externalId: string; readonly space: string }) => holders.filter(({ spaceId, projectId }) => spaceId === of.space && projectId !== of.externalId)
  if (to === 'approved') for (const one of named) ensureFree(one, others(one))
  const spaces = named.filter((one) => holds(to) || others(one).length === 0).map(({ space }) => space)
  await client.query("update improvement.space set availability = $2 where external_id = any ($1) and availability <> 'unavailable'", [spaces, availability])
}

/** A space that was said to be available again after its project was accepted is not in its use any more. */
function ensureFree({ externalId, space }: { readonly externalId: string; readonly space: string }, others: readonly SpaceHolder[]): void {
  const holder = others.find(({ state, availability }) => state !== 'accepted' || availability !== 'available')
  if (holder === undefined) return
  const advice = holder.state === 'accepted' ? 'say that the space is available again, if it is' : 'cancel that one'
  throw conflict(`the space ${space} of the project ${externalId} is held by the project ${holder.projectId}, which is ${holder.state}: plan another space, or ${advice}`)
}

/** Puts into the registry what was built; returns its facility, and what would take it back. */
async function goLive(
  database: Database, transaction: Transaction, caller: Caller, project: Project, on: string, built: AsBuilt = {}
): Promise<{ facility: string | null; undo: FacilityChange[] | null }> {
  if (project.action === 'serve') return { facility: project.facility, undo: null }
  const size = built.size ?? project.size ?? undefined
  const weeklyHours = built.weeklyHours ?? project.weeklyHours ?? undefined
  const location = built.location ?? project.location ?? undefined
  const about = { note: `project ${project.externalId}`, validFrom: on }
  const facility = project.action === 'add' ? (built.facility ?? project.facility ?? project.externalId) : project.facility!
  const now = await current(transaction, facility)
  const given = {
    ...(size === undefined ? {} : { size }),
    ...(weeklyHours === undefined ? {} : { weeklyHours }),
    ...(built.name === undefined ? {} : { name: built.name })
  }
  if (now === null) {
    if (location === undefined) throw unprocessable('a facility goes live with its acceptance: say where it is', [{ pointer: '/built/location', detail: 'is needed, for the project has none' }])
    await createFacility(database, caller, {
      ...about, ...given, externalId: facility, typeCode: project.typeCode, name: built.name ?? project.name, location, communityCode: project.communityCode, status: 'operating', openedOn: on
    })
    return { facility, undo: [{ change: 'close', facility }] }
  }
  if (now.typeCode !== project.typeCode) throw conflict(`the facility ${facility} is of type ${now.typeCode}, the project of ${project.typeCode}`)
  const opens = project.action === 'add' || project.action === 'open'
  if (opens && now.status === 'operating') throw conflict(`the facility ${facility} operates already`)
  const moves = location !== undefined && (project.action === 'move' || project.action === 'add')
  await changeFacility(database, caller, facility, anyRevision, {
    ...about,
    ...given,
    ...(moves ? { location, crs: 'EPSG:4326' as const } : {}),
    ...(project.action === 'move' || project.action === 'add' ? { communityCode: project.communityCode } : {}),
    ...(opens ? { status: 'operating' as const, closedOn: null, openedOn: now.status === 'suspended' || now.status === 'closed' ? now.openedOn : on } : {})
  })
  return { facility, undo: takingBack(now, { opens, moves, resizes: size !== undefined, setsHours: weeklyHours !== undefined }) }
}

/** What puts a facility back as it was before a project made it otherwise: one that was suspended was due its hours and records all the same. */
function takingBack(
  { externalId: facility, state, location: { coordinates: [lon, lat] }, communityCode, size, weeklyHours }: Facility,
  did: { readonly opens: boolean; readonly moves: boolean; readonly resizes: boolean; readonly setsHours: boolean }
): FacilityChange[] {
  return [
    ...(did.opens ? [{ change: state === 'suspended' ? ('suspend' as const) : ('close' as const), facility }] : []),
    ...(did.moves ? [{ change: 'move' as const, facility, lon, lat, ...(communityCode === null ? {} : { communityCode }) }] : []),
    ...(did.resizes ? [{ change: 'resize' as const, facility, size }] : []),
    ...(did.setsHours ? [{ change: 'setHours' as const, facility, weeklyHours }] : [])
  ]
}

async function current({ db, client }: Transaction, externalId: string): Promise<Facility | null> {
  const found = await client.query("select from registry.facility where external_id = $1 and valid_to = 'infinity'", [externalId])
  return found.rowCount === 0 ? null : findFacility(db, externalId)
}
