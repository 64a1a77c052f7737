import type { Cause } from '../checkup/diagnosis.js'
import { asCaller, type Caller, type Transaction } from '../platform/caller.js'
import type { CrsName } from '../platform/crs.js'
import type { Database } from '../platform/database/database.js'
import { queryPrepared } from '../platform/database/prepared.js'
import { conflict, LifecircleError, notFound, unprocessable } from '../platform/errors.js'
import type { FacilityDocument } from '../registry/facility-documents.js'
import { today } from '../registry/inventory-queries.js'
import { rowOf, writeRow } from '../registry/row-edit-queries.js'
import type { ProjectGain } from './gain.js'
import type { ProjectMarks } from './project-candidate.js'
import { projectImport } from './project-import.js'
import type { Milestone, PlannedChange, ProjectAction, ProjectOrigin, ProjectSpaceKind, ProjectState } from './project.js'

/** What a project was to bring when it was last worked out, by a run. */
export interface ExpectedGain extends ProjectGain {
  readonly runId: number
  readonly period: string
}

/** A step of a project from state to state. */
export interface ProjectMove {
  readonly from: ProjectState
  readonly to: ProjectState
  readonly on: string
  readonly note: string | null
  readonly by: string
}

/** How far a project was on a day. */
export interface ProjectReport {
  readonly on: string
  /** Share of the work that is done. */
  readonly progress: number
  /** In all until then. */
  readonly spent: number
  readonly note: string | null
  readonly by: string
}

export interface Project extends PlannedChange {
  readonly externalId: string
  readonly name: string
  readonly action: ProjectAction
  readonly location: { readonly type: 'Point'; readonly coordinates: [lon: number, lat: number] } | null
  readonly space: string | null
  readonly spaceKind: ProjectSpaceKind | null
  readonly cause: Cause | null
  readonly budget: number | null
  readonly spent: number | null
  readonly progress: number | null
  readonly responsible: string | null
  readonly startsOn: string | null
  readonly dueOn: string | null
  readonly milestones: Milestone[]
  readonly documents: FacilityDocument[]
  readonly note: string | null
  readonly state: ProjectState
  readonly stateSince: string
  readonly acceptedOn: string | null
  readonly origin: ProjectOrigin
  /** 0 to 1, the higher the sooner. */
  readonly priority: number | null
  readonly marks: ProjectMarks | null
  readonly expected: ExpectedGain | null
  /** States that this caller may bring it to. */
  readonly mayBecome: ProjectState[]
  readonly moves: ProjectMove[]
  readonly reports: ProjectReport[]
  readonly revision: number
}

const columns = `
  p.external_id as "externalId", p.community_code as "communityCode", t.code as "typeCode", p.name, p.action, p.facility_id as facility,
  case when p.geom is not null then json_build_object('type', 'Point', 'coordinates', json_build_array(round(st_x(p.geom)::numeric, 7), round(st_y(p.geom)::numeric, 7))) end as location,
  p.size::float8 as size, p.weekly_hours::float8 as "weeklyHours", p.space_id as space, p.space_kind as "spaceKind", p.cause, p.budget::float8 as budget,
  last.spent, last.progress, p.responsible, p.starts_on::text as "startsOn", p.due_on::text as "dueOn", p.milestones, p.documents, p.note,
  p.state, p.state_since::text as "stateSince", p.accepted_on::text as "acceptedOn", p.origin, p.priority, p.marks, p.expected,
  array(
    select n.to_state
    from improvement.project_transition as n
    where n.from_state = p.state and platform.caller_role() = any (n.roles) and improvement.may_plan(p.community_code)
    order by n.to_state
  ) as "mayBecome",
  coalesce(moved.all, '[]') as moves, coalesce(told.all, '[]') as reports, p.revision`

const source = `
  improvement.project as p
  join registry.facility_type as t on t.id = p.type_id
  left join lateral (
    select json_agg(json_build_object('from', m.from_state, 'to', m.to_state, 'on', m.moved_on, 'note', m.note, 'by', m.recorded_by) order by m.id) as all
    from improvement.project_move as m
    where m.project_id = p.external_id
  ) as moved on true
  left join lateral (
    select json_agg(json_build_object('on', r.reported_on, 'progress', r.progress, 'spent', r.spent, 'note', r.note, 'by', r.recorded_by) order by r.reported_on) as all
    from improvement.project_report as r
    where r.project_id = p.external_id
  ) as told on true
  left join lateral (
    select r.progress::float8 as progress, r.spent::float8 as spent
    from improvement.project_report as r
    where r.project_id = p.external_id
    order by r.reported_on desc
    limit 1
  ) as last on true`

export interface ProjectFilter {
  readonly within?: string | undefined
  readonly type?: string | undefined
  readonly state?: ProjectState | undefined
  readonly space?: string | undefined
}

/** Projects of the caller's region, in the order of their external ids. */
export async function listProjects({ client }: Transaction, filter: ProjectFilter, page: { readonly limit: number; readonly after?: string | undefined }): Promise<Project[]> {
  const found = await client.query<Project>(
    `select ${columns}
     from ${source}
     where ($1::text is null or starts_with(p.community_code, registry.region_prefix($1)))
       and ($2::text is null or t.code = $2)
       and ($3::text is null or p.state = $3)
       and ($4::text is null or p.space_id = $4)
       and ($5::text is null or p.external_id > $5)
     order by p.external_id
     limit $6`,
    [filter.within ?? null, filter.type ?? null, filter.state ?? null, filter.space ?? null, page.after ?? null, page.limit]
  )
  return found.rows
}

/** Projects by their external ids, in that order of theirs. Throws `not-found` for one that is not there, or not to be seen. */
export async function findProjects({ client }: Transaction, externalIds: readonly string[]): Promise<Project[]> {
  const found = await queryPrepared<Project>(client, `select ${columns} from ${source} where p.external_id = any ($1)`, [externalIds])
  const byId = new Map(found.rows.map((project) => [project.externalId, project]))
  return externalIds.map((id) => {
    const project = byId.get(id)
    if (project === undefined) throw notFound('project', id)
    return project
  })
}

/** Throws `not-found`. */
export const findProject = async (transaction: Transaction, externalId: string): Promise<Project> => (await findProjects(transaction, [externalId]))[0]!

/** What a project is to be from now on. */
export interface ProjectContent
  extends Pick<
    Project,
    | 'communityCode' | 'typeCode' | 'name' | 'action' | 'facility' | 'location' | 'size' | 'weeklyHours' | 'space' | 'spaceKind' | 'cause' | 'budget' | 'responsible' | 'startsOn' | 'dueOn'
    | 'milestones' | 'documents' | 'note'
  > {
  readonly crs?: CrsName | undefined
}

/**
 * Keeps a project, by the rules of the import: a new one is proposed, of one that is there what was planned before is replaced.
 * Throws `unprocessable-input` by JSON pointers, `forbidden`, `precondition-failed` where it is not at the revision that is named any more.
 */
export function putProject(database: Database, caller: Caller, externalId: string, { crs, ...content }: ProjectContent, revision?: string): Promise<Project> {
  return asCaller(database, caller, async (transaction) => {
    await lockProject(transaction, externalId, revision)
    await writeProject(transaction, externalId, content, crs)
    return findProject(transaction, externalId)
  })
}

/** By the rules of the import. */
export async function writeProject(transaction: Transaction, externalId: string, { location, ...content }: Omit<ProjectContent, 'crs'>, crs?: CrsName): Promise<void> {
  await writeRow(transaction, projectImport, rowOf({ ...content, externalId, ...(location === null ? {} : { location }) }), { crs })
}

/** Waits for whoever changes it already. Throws `precondition-failed`. */
export async function lockProject({ client }: Transaction, externalId: string, revision?: string): Promise<void> {
  const found = await client.query<{ revision: number }>('select revision from improvement.project where external_id = $1 for update', [externalId])
  const there = found.rows[0]?.revision
  if (revision !== undefined && revision !== '*' && revision !== String(there)) {
    throw new LifecircleError('precondition-failed', `the project ${externalId} is ${there === undefined ? 'not there any more' : `at revision ${there}`}: read it again`)
  }
}

/** Waits for whoever changes them already; two that ask at once do so one after the other, whatever their order. */
export async function lockProjects({ client }: Transaction, externalIds: readonly string[]): Promise<void> {
  await client.query('select from improvement.project where external_id = any ($1) order by external_id for update', [externalIds])
}

/** Takes away a project that is only proposed. Throws `not-found`, `conflict`. */
export async function deleteProject(transaction: Transaction, externalId: string): Promise<void> {
  const project = await findProject(transaction, externalId)
  if (project.state !== 'proposed') throw conflict(`the project ${externalId} is ${project.state}: cancel it instead`)
  const programmes = await transaction.client.query<{ id: number }>('select programme_id::integer as id from improvement.programme_project where project_id = $1 order by 1', [externalId])
  if (programmes.rows.length > 0) throw conflict(`the project ${externalId} is of the programme ${programmes.rows.map(({ id }) => id).join(', ')}: take that draft away first, or cancel the project`)
  const plans = await transaction.client.query<{ id: number }>('select plan_id::integer as id from improvement.district_plan_facility where project_id = $1 order by 1', [externalId])
  if (plans.rows.length > 0) throw conflict(`the project ${externalId} is of the district plan ${plans.rows.map(({ id }) => id).join(', ')}: take it out of that draft first, or cancel the project`)
  const gone = await transaction.client.query('delete from improvement.project where external_id = $1', [externalId])
  if (gone.rowCount === 0) throw notFound('project', externalId)
}

/** Tells how far a project is; another word of the same day replaces the first. Throws `not-found`, `conflict` for one that is not under way. */
export function reportProject(
  database: Database, caller: Caller, externalId: string, on: string, { progress, spent, note }: { readonly progress: number; readonly spent: number; readonly note?: string | null | undefined }
): Promise<Project> {
  return asCaller(database, caller, async (transaction) => {
    const { state, communityCode } = await findProject(transaction, externalId)
    if (on > (await today(transaction))) throw unprocessable('nobody knows yet how far it will be on a day to come', [{ pointer: '/on', detail: 'is after today' }])
    if (state === 'proposed' || state === 'cancelled') throw conflict(`the project ${externalId} is ${state}: nothing is done of it`)
    await transaction.client.query(
      `insert into improvement.project_report (project_id, community_code, reported_on, progress, spent, note, recorded_by)
       values ($1, $2, $3, $4, $5, $6, $7)
       on conflict (project_id, reported_on) do update
       set progress = excluded.progress, spent = excluded.spent, note = excluded.note, recorded_at = now(), recorded_by = excluded.recorded_by`,
      [externalId, communityCode, on, progress, spent, note ?? null, caller.subject]
    )
    return findProject(transaction, externalId)
  })
}
