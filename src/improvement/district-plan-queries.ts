import { latestPublishedRun } from '../checkup/run-queries.js'
import { asCaller, type Caller, type Transaction } from '../platform/caller.js'
import type { Database } from '../platform/database/database.js'
import { conflict, forbidden, LifecircleError, notFound, unprocessable, type ErrorDetail } from '../platform/errors.js'
import { outsideRegionReason } from '../registry/import-checks.js'
import { codeWithin } from '../registry/region-queries.js'
import type { Standard } from '../registry/standard.js'
import type { ReadRevision } from './circle-plan-queries.js'
import { tierOfMinutes } from './circle-tiers.js'
import { inOrder, schedule, type Conformity, type DistrictPlanState, type PlanFacility, type PlanTarget } from './district-plan.js'
import { findProject, findProjects, listProjects, type Project } from './project-queries.js'
import type { ProjectSpaceKind } from './project.js'

/** A step of a plan from state to state. */
export interface DistrictPlanMove {
  readonly from: DistrictPlanState
  readonly to: DistrictPlanState
  readonly note: string | null
  readonly at: Date
  readonly by: string
}

/** A version of a county's plan. */
export interface DistrictPlan {
  readonly id: number
  readonly regionCode: string
  /** Counts the plans of the county. */
  readonly version: number
  readonly title: string
  readonly note: string | null
  readonly firstYear: number
  readonly lastYear: number
  /** The published run that it begins with. */
  readonly runId: number
  readonly period: string
  readonly circlePlanId: number | null
  readonly state: DistrictPlanState
  readonly stateSince: Date
  /** States that this caller may bring it to. */
  readonly mayBecome: DistrictPlanState[]
  readonly supersededBy: number | null
  readonly copiedFrom: number | null
  /** Counts its edits. */
  readonly revision: number
  readonly facilityCount: number
  readonly targetCount: number
  /** Of those with a budget. */
  readonly cost: number
  readonly createdAt: Date
  readonly createdBy: string
}

/** A plan with what it is made of. */
export interface DistrictPlanContent extends DistrictPlan {
  readonly moves: DistrictPlanMove[]
  readonly targets: PlanTarget[]
  /** In the order in which they are built. */
  readonly facilities: PlanFacility[]
}

const columns = `
  d.id::integer, d.region_code as "regionCode", d.version, d.title, d.note, d.first_year as "firstYear", d.last_year as "lastYear", d.run_id::integer as "runId", r.period,
  d.circle_plan_id::integer as "circlePlanId", d.state, d.state_since as "stateSince",
  array(select w from improvement.district_plan_ways(d.region_code, d.state) as w order by w) as "mayBecome",
  d.superseded_by::integer as "supersededBy", d.copied_from::integer as "copiedFrom", d.revision, built.facilities as "facilityCount", built.cost,
  (select count(*)::integer from improvement.district_plan_target as t where t.plan_id = d.id) as "targetCount",
  d.created_at as "createdAt", d.created_by as "createdBy"`

const source = `
  improvement.district_plan as d
  join checkup.run as r on r.id = d.run_id
  cross join lateral (
    select count(*)::integer as facilities, coalesce(sum(case when f.pinned is null then p.budget else (f.pinned ->> 'budget')::numeric end), 0)::float8 as cost
    from improvement.district_plan_facility as f
    join improvement.project as p on p.external_id = f.project_id
    where f.plan_id = d.id
  ) as built`

export interface DistrictPlanFilter {
  readonly within?: string | undefined
  readonly state?: DistrictPlanState | undefined
}

/** Plans of the caller's region, the newest first. */
export async function listDistrictPlans({ client }: Transaction, { within, state }: DistrictPlanFilter, page: { readonly limit: number; readonly after?: number | undefined }): Promise<DistrictPlan[]> {
  const found = await client.query<DistrictPlan>(
    `select ${columns}
     from ${source}
     where ($1::text is null or starts_with(d.region_code, registry.region_prefix($1)))
       and ($2::text is null or d.state = $2)
       and ($3::bigint is null or d.id < $3)
     order by d.id desc
     limit $4`,
    [within ?? null, state ?? null, page.after ?? null, page.limit]
  )
  return found.rows
}

/** A plan with its steps, targets and facilities. Throws `not-found`. */
export async function findDistrictPlan({ client }: Pick<Transaction, 'client'>, id: number): Promise<DistrictPlanContent> {
  const found = await client.query<DistrictPlan>(`select ${columns} from ${source} where d.id = $1`, [id])
  const plan = found.rows[0]
  if (plan === undefined) throw notFound('district plan', id)
  const moves = await client.query<DistrictPlanMove>(
    `select from_state as "from", to_state as "to", note, moved_at as at, moved_by as by from improvement.district_plan_move where plan_id = $1 order by id`,
    [id]
  )
  const targets = await client.query<PlanTarget>(
    `select k.code as "typeCode", t.scope, t.place_code as "placeCode", t.measure, t.by_year as "byYear", t.value
     from improvement.district_plan_target as t
     left join registry.facility_type as k on k.id = t.type_id
     where t.plan_id = $1
     order by t.position`,
    [id]
  )
  const facilities = await client.query<FacilityRow>(
    `select f.project_id as "projectId", f.position, f.year, f.space_kind as "ownSpaceKind", s.kind as "kindOfSpace", f.conformity, f.conformity_note as "conformityNote",
       f.conformity_reference as "conformityReference", f.conformity_by as "conformityBy", f.conformity_on::text as "conformityOn",
       coalesce(f.pinned, improvement.as_planned(p)) as planned, p.state, g.name_zh as "communityNameZh", g.name_en as "communityNameEn"
     from improvement.district_plan_facility as f
     join improvement.project as p on p.external_id = f.project_id
     left join improvement.space as s on s.external_id = coalesce(f.pinned ->> 'space', p.space_id)
     left join registry.region as g on g.code = coalesce(f.pinned ->> 'communityCode', p.community_code)
     where f.plan_id = $1`,
    [id]
  )
  return { ...plan, moves: moves.rows, targets: targets.rows, facilities: facilities.rows.map(facilityOf).sort(inOrder) }
}

type Planned = Pick<
  PlanFacility,
  | 'name' | 'communityCode' | 'typeCode' | 'action' | 'facility' | 'location' | 'size' | 'weeklyHours' | 'space' | 'spaceKind' | 'cause' | 'budget' | 'responsible' | 'startsOn' | 'dueOn' | 'priority'
>

type FacilityRow = Omit<PlanFacility, keyof Planned | 'communityNameZh'> & { readonly communityNameZh: string | null; readonly ownSpaceKind: ProjectSpaceKind | null; readonly kindOfSpace: ProjectSpaceKind | null; readonly planned: Planned & { readonly externalId: string } }

function facilityOf({ planned: { externalId: _, ...planned }, ownSpaceKind, kindOfSpace, communityNameZh, state, ...row }: FacilityRow): PlanFacility {
  return { ...row, ...planned, communityNameZh: communityNameZh ?? planned.communityCode, spaceKind: ownSpaceKind ?? planned.spaceKind ?? kindOfSpace, state }
}

/** What a plan is from now on, beside its targets and facilities. */
export interface DistrictPlanHead {
  readonly title: string
  readonly note?: string | null | undefined
  readonly firstYear: number
  readonly lastYear: number
  /** A published run that covers the county. */
  readonly run?: number | undefined
  /** Its newest published run, instead of `run`. */
  readonly period?: string | undefined
  /** An approved plan of living circles of the county. */
  readonly circlePlan?: number | null | undefined
}

export interface NewDistrictPlan extends DistrictPlanHead {
  readonly regionCode: string
}

/**
 * Begins the next version of a county's plan, empty. Throws `not-found`, `forbidden`, `unprocessable-input` for what is no county, a run that
 * is not published or does not cover it, or circles that are not approved for it.
 */
export async function beginDistrictPlan(transaction: Transaction, caller: Caller, wanted: NewDistrictPlan, copiedFrom?: number): Promise<number> {
  await ensureCounty(transaction, wanted.regionCode)
  const runId = await baselineRun(transaction, wanted.regionCode, wanted)
  if (wanted.circlePlan !== undefined && wanted.circlePlan !== null) await ensureCircles(transaction, wanted.regionCode, wanted.circlePlan, copiedFrom !== undefined)
  // One at a time, so that versions count on.
  await transaction.client.query(`select pg_advisory_xact_lock(hashtext('improvement.district_plan ' || $1))`, [wanted.regionCode])
  const added = await transaction.client.query<{ id: number }>(
    `insert into improvement.district_plan (region_code, version, title, note, first_year, last_year, run_id, circle_plan_id, copied_from, created_by)
     select $1, coalesce(max(d.version), 0) + 1, $2, $3, $4, $5, $6, $7, $8, $9
     from improvement.district_plan as d
     where d.region_code = $1
     returning id::integer`,
    [wanted.regionCode, wanted.title, wanted.note ?? null, wanted.firstYear, wanted.lastYear, runId, wanted.circlePlan ?? null, copiedFrom ?? null, caller.subject]
  )
  return added.rows[0]!.id
}

async function ensureCounty({ client }: Transaction, regionCode: string): Promise<void> {
  const found = await client.query<{ level: string; own: boolean }>('select level, improvement.may_plan(code) as own from registry.region where code = $1', [regionCode])
  const region = found.rows[0]
  if (region === undefined) throw notFound('region', regionCode)
  if (!region.own) throw forbidden(`the region ${regionCode} ${outsideRegionReason}`)
  if (region.level !== 'county') throw unprocessable('district plans are of counties', [{ pointer: '/regionCode', detail: `is a ${region.level}` }])
}

/** Number of the published run that is named, or of the newest one. */
async function baselineRun(transaction: Transaction, regionCode: string, { run, period }: Pick<DistrictPlanHead, 'run' | 'period'>): Promise<number> {
  if (run === undefined) {
    const newest = await latestPublishedRun(transaction, regionCode, period)
    if (newest === undefined) throw unprocessable(`no checkup${period === undefined ? '' : ` of ${period}`} of ${regionCode} is published: a plan begins with one`, [{ pointer: period === undefined ? '/run' : '/period', detail: 'publish a run of the county first' }])
    return newest
  }
  const found = await transaction.client.query<{ published: boolean; covers: boolean }>(
    `select r.status in ('published', 'superseded') and r.inputs_of is null as published, starts_with($2, registry.region_prefix(r.scope_code)) as covers from checkup.run as r where r.id = $1`,
    [run, regionCode]
  )
  const row = found.rows[0]
  if (row === undefined) throw notFound('run', run)
  if (!row.published) throw unprocessable(`run ${run} is not published: a plan begins with what everybody can look up`, [{ pointer: '/run', detail: 'is not published' }])
  if (!row.covers) throw unprocessable(`run ${run} does not cover ${regionCode}`, [{ pointer: '/run', detail: `does not cover ${regionCode}` }])
  return run
}

async function ensureCircles({ client }: Transaction, regionCode: string, circlePlan: number, once: boolean): Promise<void> {
  const found = await client.query<{ state: string }>('select state from improvement.circle_plan_county where plan_id = $1 and county_code = $2', [circlePlan, regionCode])
  const state = found.rows[0]?.state
  if (state === undefined) throw unprocessable(`there is no circle plan ${circlePlan} of ${regionCode} that this caller sees`, [{ pointer: '/circlePlan', detail: 'is no circle plan of the county' }])
  if (state !== 'approved' && !(once && state === 'superseded')) throw unprocessable(`circle plan ${circlePlan} is ${state} for ${regionCode}: targets are set for approved circles`, [{ pointer: '/circlePlan', detail: `is ${state}` }])
}

/**
 * Locks a draft that the caller may edit, and counts the edit. Throws `not-found`, `conflict` for one that is no draft, `forbidden` outside
 * the caller's region, `precondition-failed` where it is no longer what was read.
 */
export async function editingDistrictPlan<T>(database: Database, caller: Caller, id: number, read: ReadRevision, work: (transaction: Transaction, plan: DistrictPlanContent) => Promise<T>): Promise<T> {
  return asCaller(database, caller, async (transaction) => {
    const plan = await lockDistrictPlan(transaction, id, read)
    if (plan.state !== 'draft') throw conflict(`version ${plan.version} of the district plan of ${plan.regionCode} is ${plan.state}: only a draft changes${plan.state === 'submitted' ? '; have it sent back' : ': copy it, and edit the copy'}`)
    const result = await work(transaction, plan)
    await transaction.client.query('update improvement.district_plan set revision = revision where id = $1', [id])
    return result
  })
}

async function lockDistrictPlan(transaction: Transaction, id: number, read: ReadRevision): Promise<DistrictPlanContent> {
  const found = await findDistrictPlan(transaction, id)
  const locked = await transaction.client.query<{ revision: number }>('select revision from improvement.district_plan where id = $1 for update', [id])
  if (locked.rows[0] === undefined) throw forbidden(`the district plan ${id} is of ${found.regionCode}, which ${outsideRegionReason}`)
  // A tag says more than the revision: a draft follows the library.
  if (read !== '*' && read.split('.')[0] !== String(locked.rows[0].revision)) {
    throw new LifecircleError('precondition-failed', `the district plan ${id} is not what it was when you read it: read it again, and send its revision ${locked.rows[0].revision}`)
  }
  // Whoever held the lock may have changed it.
  return locked.rows[0].revision === found.revision ? found : findDistrictPlan(transaction, id)
}

/** Puts what a draft is, beside its targets and facilities, in the place of what it was. Throws as `editingDistrictPlan` and `beginDistrictPlan`. */
export const editDistrictPlan = (database: Database, caller: Caller, id: number, read: ReadRevision, head: DistrictPlanHead): Promise<void> =>
  editingDistrictPlan(database, caller, id, read, async (transaction, plan) => {
    const { regionCode, runId, circlePlanId, facilities, targets } = plan
    const run = head.run === undefined && head.period === undefined ? runId : await baselineRun(transaction, regionCode, head)
    const circles = head.circlePlan ?? null
    if (circles !== null && circles !== circlePlanId) await ensureCircles(transaction, regionCode, circles, false)
    const outside = (year: number) => year < head.firstYear || year > head.lastYear
    const problems: ErrorDetail[] = []
    const [late, aimed] = [facilities.filter(({ year }) => outside(year)).length, targets.filter(({ byYear }) => outside(byYear)).length]
    if (late > 0 || aimed > 0) problems.push({ pointer: '/lastYear', detail: `${late} facilities and ${aimed} targets of the plan are of years outside: move them first` })
    const circled = targets.filter(({ scope }) => scope === 'five' || scope === 'fifteen').length
    if (circled > 0 && circles !== circlePlanId) problems.push({ pointer: '/circlePlan', detail: `${circled} targets are for circles of the plan ${circlePlanId}: set the targets anew first` })
    if (run !== runId) {
      // What the new baseline has already is not built once more.
      const begins = await referenceDateOf(transaction, run)
      for (const project of await findProjects(transaction, facilities.map(({ projectId }) => projectId))) {
        const why = notBuildable(regionCode, begins, project)
        if (why !== null) problems.push({ pointer: '/run', detail: `the plan builds ${project.externalId}, which ${why}: take it out first` })
      }
    }
    if (problems.length > 0) throw unprocessable(`the district plan ${id} cannot be so: ${problems[0]!.pointer} ${problems[0]!.detail}`, problems)
    if (run !== runId) await ensureTargets(transaction, { ...plan, ...head, circlePlanId: circles }, await standardOf(transaction, run), targets)
    await transaction.client.query(
      'update improvement.district_plan set title = $2, note = $3, first_year = $4, last_year = $5, run_id = $6, circle_plan_id = $7 where id = $1',
      [id, head.title, head.note ?? null, head.firstYear, head.lastYear, run, circles]
    )
  })

/** Deletes a draft. Throws as `editingDistrictPlan`. */
export const deleteDistrictPlan = (database: Database, caller: Caller, id: number, read: ReadRevision): Promise<void> =>
  editingDistrictPlan(database, caller, id, read, async ({ client }) => {
    await client.query('delete from improvement.district_plan where id = $1', [id])
  })

/** What a plan is to come to. */
export interface WantedTargets {
  readonly targets: readonly PlanTarget[]
  /** By this year nothing is to be below the thresholds of the standard: in each circle of a type's tier, or in each community where the plan has no circles. */
  readonly defaultsBy?: number | undefined
}

/** Puts targets in the place of those that a draft has. Throws as `editingDistrictPlan`, `unprocessable-input` by JSON pointers. */
export const putPlanTargets = (database: Database, caller: Caller, id: number, read: ReadRevision, wanted: WantedTargets): Promise<void> =>
  editingDistrictPlan(database, caller, id, read, (transaction, plan) => writeTargets(transaction, plan, wanted))

export async function writeTargets(transaction: Transaction, plan: DistrictPlan, { targets, defaultsBy }: WantedTargets): Promise<void> {
  const { client } = transaction
  const standard = await standardOf(transaction, plan.runId)
  await ensureTargets(transaction, plan, standard, targets)
  if (defaultsBy !== undefined && (defaultsBy < plan.firstYear || defaultsBy > plan.lastYear)) throw outsideYears(plan, '/defaultsBy')
  const named = new Set(targets.map(keyOf))
  const all = [...targets, ...(defaultsBy === undefined ? [] : defaultTargets(standard, plan.circlePlanId !== null, defaultsBy).filter((target) => !named.has(keyOf(target))))]
  await client.query('delete from improvement.district_plan_target where plan_id = $1', [plan.id])
  await client.query(
    `insert into improvement.district_plan_target (plan_id, position, region_code, type_id, scope, place_code, measure, by_year, value)
     select $1, a.position, $2, t.id, a.scope, a.place, a.measure, a.by_year, a.value
     from unnest($3::text[], $4::text[], $5::text[], $6::text[], $7::integer[], $8::float8[]) with ordinality as a (type, scope, place, measure, by_year, value, position)
     left join registry.facility_type as t on t.code = a.type`,
    [
      plan.id, plan.regionCode, all.map(({ typeCode }) => typeCode), all.map(({ scope }) => scope), all.map(({ placeCode }) => placeCode), all.map(({ measure }) => measure),
      all.map(({ byYear }) => byYear), all.map(({ value }) => value)
    ]
  )
}

const keyOf = ({ typeCode, scope, placeCode, measure, byYear }: PlanTarget): string => JSON.stringify([typeCode, scope, placeCode, measure, byYear])

const outsideYears = ({ firstYear, lastYear }: DistrictPlan, pointer: string) =>
  unprocessable(`the plan is of ${firstYear} to ${lastYear}`, [{ pointer, detail: `is not within ${firstYear} to ${lastYear}` }])

async function standardOf({ client }: Transaction, runId: number): Promise<Standard> {
  const found = await client.query<{ document: Standard }>('select s.document from checkup.run as r join registry.standard as s on s.version = r.standard_version where r.id = $1', [runId])
  return found.rows[0]!.document
}

function defaultTargets({ thresholds, types }: Standard, circled: boolean, byYear: number): PlanTarget[] {
  return types.flatMap(({ code, circleMinutes, supplyPer1000 }) => {
    const scope = circled ? tierOfMinutes(circleMinutes) : 'community'
    return (['count', 'supply', 'coverage'] as const)
      .filter((measure) => measure !== 'supply' || supplyPer1000 !== null)
      .map((measure): PlanTarget => ({ typeCode: code, scope, placeCode: null, measure, byYear, value: thresholds[measure] }))
  })
}

async function ensureTargets({ client }: Transaction, plan: DistrictPlan, { types }: Standard, targets: readonly PlanTarget[]): Promise<void> {
  const problems: ErrorDetail[] = []
  const places = await client.query<{ scope: string; code: string }>(
    `select 'community' as scope, r.code from registry.region as r where r.level = 'community' and ${codeWithin('r.code', '$1')}
     union all
     select c.tier, c.code from improvement.circle as c where c.plan_id = $2 and c.county_code = $1`,
    [plan.regionCode, plan.circlePlanId]
  )
  const known = new Set(places.rows.map(({ scope, code }) => `${scope} ${code}`))
  const seen = new Set<string>()
  for (const [i, target] of targets.entries()) {
    const { typeCode, scope, placeCode, measure, byYear } = target
    const refuse = (field: string, detail: string) => problems.push({ pointer: `/targets/${i}/${field}`, detail })
    const type = types.find(({ code }) => code === typeCode)
    if (typeCode !== null && type === undefined) refuse('typeCode', `${typeCode} is not a type of the run's standard`)
    if (measure === 'supply' && type?.supplyPer1000 === null) refuse('measure', `${typeCode} has no supply standard`)
    if ((scope === 'five' || scope === 'fifteen') && plan.circlePlanId === null) refuse('scope', 'the plan names no plan of living circles')
    else if (placeCode !== null && !known.has(`${scope} ${placeCode}`)) refuse('placeCode', scope === 'community' ? `${placeCode} is no community of ${plan.regionCode}` : `${placeCode} is no such circle of the circle plan ${plan.circlePlanId}`)
    if (byYear < plan.firstYear || byYear > plan.lastYear) refuse('byYear', `is not within ${plan.firstYear} to ${plan.lastYear}`)
    if (seen.has(keyOf(target))) refuse('measure', 'stands twice')
    seen.add(keyOf(target))
  }
  if (problems.length > 0) throw unprocessable(`${problems.length === 1 ? 'a target' : `${problems.length} targets`} cannot be: ${problems[0]!.pointer} ${problems[0]!.detail}`, problems)
}

/** How a plan builds a project. */
export interface WantedFacilityOfPlan {
  readonly year: number
  /** Default: where it is, else after all others. */
  readonly position?: number | undefined
  readonly spaceKind?: ProjectSpaceKind | null | undefined
  /** `by`: default the caller; `on`: default today. */
  readonly conformity?: { readonly verdict: Conformity; readonly note?: string | null | undefined; readonly reference?: string | null | undefined; readonly by?: string | undefined; readonly on?: string | undefined } | undefined
}

/** Puts a project of the library into a draft, or otherwise than it was. Throws as `editingDistrictPlan`, `not-found`, `unprocessable-input` for one that the plan cannot build. */
export const putPlanFacility = (database: Database, caller: Caller, id: number, read: ReadRevision, projectId: string, wanted: WantedFacilityOfPlan): Promise<void> =>
  editingDistrictPlan(database, caller, id, read, async (transaction, plan) => {
    const project = await findProject(transaction, projectId)
    const why = notBuildable(plan.regionCode, await referenceDateOf(transaction, plan.runId), project)
    if (why !== null) throw unprocessable(`the plan cannot build the project ${projectId}: it ${why}`, [{ pointer: '/project', detail: why }])
    if (wanted.year < plan.firstYear || wanted.year > plan.lastYear) throw outsideYears(plan, '/year')
    const { verdict = 'unchecked', note = null, reference = null, by = caller.subject, on } = wanted.conformity ?? {}
    const last = plan.facilities.reduce((most, { position }) => Math.max(most, position), 0)
    await transaction.client.query(
      `insert into improvement.district_plan_facility (
         plan_id, project_id, region_code, position, year, space_kind, conformity, conformity_note, conformity_reference, conformity_by, conformity_on
       )
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, case when $7 <> 'unchecked' then $10 end, case when $7 <> 'unchecked' then coalesce($11::date, current_date) end)
       on conflict (plan_id, project_id) do update
       set position = excluded.position, year = excluded.year, space_kind = excluded.space_kind, conformity = excluded.conformity, conformity_note = excluded.conformity_note,
         conformity_reference = excluded.conformity_reference, conformity_by = excluded.conformity_by, conformity_on = excluded.conformity_on`,
      [
        id, projectId, plan.regionCode, wanted.position ?? plan.facilities.find((one) => one.projectId === projectId)?.position ?? last + 1, wanted.year, wanted.spaceKind ?? null, verdict, note,
        reference, by, on ?? null
      ]
    )
  })

/** Takes a project out of a draft. Throws as `editingDistrictPlan`, `not-found`. */
export const deletePlanFacility = (database: Database, caller: Caller, id: number, read: ReadRevision, projectId: string): Promise<void> =>
  editingDistrictPlan(database, caller, id, read, async ({ client }) => {
    const gone = await client.query('delete from improvement.district_plan_facility where plan_id = $1 and project_id = $2', [id, projectId])
    if (gone.rowCount === 0) throw notFound(`facility of the district plan ${id} by the project`, projectId)
  })

/** Why a plan of a county cannot build a project; null where it can. @param referenceDate of its baseline */
function notBuildable(regionCode: string, referenceDate: string, { communityCode, state, acceptedOn }: Pick<Project, 'communityCode' | 'state' | 'acceptedOn'>): string | null {
  if (communityCode.slice(0, 6) !== regionCode.slice(0, 6)) return `is of ${communityCode}, not of ${regionCode}`
  if (state === 'cancelled') return 'is cancelled'
  return acceptedOn === null || acceptedOn > referenceDate ? null : `was accepted on ${acceptedOn}: the baseline has it already`
}

/** The day as of which a run looks at things. */
async function referenceDateOf({ client }: Transaction, runId: number): Promise<string> {
  const found = await client.query<{ date: string }>('select reference_date::text as date from checkup.run where id = $1', [runId])
  return found.rows[0]!.date
}

/** What a plan left when it took the library's projects. */
export interface LeftOut {
  readonly projectId: string
  readonly why: string
}

const mostProjects = 100_000

/**
 * Puts what the library holds for the county into a draft, behind what is there: all that is proposed, approved, under way or completed, by
 * its schedule and priority. What was accepted is there already, and what was cancelled is not built.
 */
export async function fillPlan(transaction: Transaction, plan: DistrictPlanContent): Promise<{ readonly added: string[]; readonly left: LeftOut[] }> {
  const there = new Set(plan.facilities.map(({ projectId }) => projectId))
  const candidates = (await listProjects(transaction, { within: plan.regionCode }, { limit: mostProjects }))
    .filter(({ externalId, state }) => !there.has(externalId) && state !== 'cancelled' && state !== 'accepted')
    .map(({ externalId, startsOn, dueOn, priority }) => ({ projectId: externalId, startsOn, dueOn, priority }))
  const { scheduled, later } = schedule(candidates, plan)
  const last = plan.facilities.reduce((most, { position }) => Math.max(most, position), 0)
  await transaction.client.query(
    `insert into improvement.district_plan_facility (plan_id, project_id, region_code, position, year)
     select $1, a.project, $2, $3 + a.position, a.year
     from unnest($4::text[], $5::integer[]) with ordinality as a (project, year, position)`,
    [plan.id, plan.regionCode, last, scheduled.map(({ projectId }) => projectId), scheduled.map(({ year }) => year)]
  )
  return { added: scheduled.map(({ projectId }) => projectId), left: later.map((projectId) => ({ projectId, why: `it is due after ${plan.lastYear}` })) }
}

/**
 * Brings a plan to another state. Throws `not-found`, `conflict` for a way that there is not, `forbidden` for one that is not the caller's,
 * `unprocessable-input` for sending it back without a word, `precondition-failed`.
 */
export const moveDistrictPlan = (database: Database, caller: Caller, id: number, read: ReadRevision, { to, note }: { readonly to: DistrictPlanState; readonly note?: string | undefined }): Promise<void> =>
  asCaller(database, caller, async (transaction) => {
    const { client } = transaction
    // Approvals of a county come one after the other.
    await client.query('select d.id from improvement.district_plan as d where d.region_code = (select o.region_code from improvement.district_plan as o where o.id = $1) order by d.id for update', [id])
    const plan = await lockDistrictPlan(transaction, id, read)
    await ensureWay(transaction, plan, to)
    if (to === 'draft' && note === undefined) throw unprocessable('what is sent back says why', [{ pointer: '/note', detail: 'is needed to send a plan back' }])
    const cancelled = plan.facilities.filter(({ state }) => state === 'cancelled').map(({ projectId }) => projectId)
    if (cancelled.length > 0 && (to === 'submitted' || to === 'approved')) {
      const first = to === 'submitted' ? 'take out first' : 'send it back, to have taken out'
      throw conflict(`the district plan ${id} builds what is cancelled: ${first} ${cancelled.slice(0, 5).join(', ')}`)
    }
    await client.query('update improvement.district_plan set state = $2 where id = $1', [id, to])
    await client.query('insert into improvement.district_plan_move (plan_id, region_code, from_state, to_state, note, moved_by) values ($1, $2, $3, $4, $5, $6)', [id, plan.regionCode, plan.state, to, note ?? null, caller.subject])
  })

async function ensureWay({ client }: Transaction, { id, regionCode, state, mayBecome }: DistrictPlan, to: DistrictPlanState): Promise<void> {
  if (mayBecome.includes(to)) return
  const found = await client.query<{ to: DistrictPlanState; own: string[]; wider: string[] }>(
    'select to_state as "to", own_roles as own, wider_roles as wider from improvement.district_plan_transition where from_state = $1 order by to_state',
    [state]
  )
  const way = found.rows.find((one) => one.to === to)
  if (way !== undefined) throw forbidden(`the district plan ${id} is brought from ${state} to ${to} by: ${way.own.join(', ')} of ${regionCode}; ${way.wider.join(', ')} of a region that holds it`)
  const ways = found.rows.map((one) => one.to)
  throw conflict(`the district plan ${id} is ${state}: it can become ${ways.length === 0 ? 'nothing else by itself' : ways.join(', ')}, not ${to}`)
}

/** The next version of a county's plan, made of another one; what was cancelled since is left out. Throws `not-found`, `forbidden`. */
export async function copyDistrictPlan(transaction: Transaction, caller: Caller, id: number, about: { readonly title?: string | undefined; readonly note?: string | undefined }): Promise<number> {
  const from = await findDistrictPlan(transaction, id)
  const copy = await beginDistrictPlan(
    transaction, caller,
    { regionCode: from.regionCode, title: about.title ?? from.title, note: about.note ?? from.note, firstYear: from.firstYear, lastYear: from.lastYear, run: from.runId, circlePlan: from.circlePlanId }, id
  )
  await transaction.client.query(
    `insert into improvement.district_plan_target (plan_id, position, region_code, type_id, scope, place_code, measure, by_year, value)
     select $2, position, region_code, type_id, scope, place_code, measure, by_year, value from improvement.district_plan_target where plan_id = $1`,
    [id, copy]
  )
  await transaction.client.query(
    `insert into improvement.district_plan_facility (
       plan_id, project_id, region_code, position, year, space_kind, conformity, conformity_note, conformity_reference, conformity_by, conformity_on
     )
     select $2, f.project_id, f.region_code, f.position, f.year, f.space_kind, f.conformity, f.conformity_note, f.conformity_reference, f.conformity_by, f.conformity_on
     from improvement.district_plan_facility as f
     join improvement.project as p on p.external_id = f.project_id and p.state <> 'cancelled'
     where f.plan_id = $1`,
    [id, copy]
  )
  return copy
}
