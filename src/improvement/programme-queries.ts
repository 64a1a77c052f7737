import type { ScoredRuns } from '../checkup/scored-run-queries.js'
import type { Run, WhichRun } from '../checkup/run-queries.js'
import { asCaller, inOneTransaction, type Caller, type Transaction } from '../platform/caller.js'
import type { Database } from '../platform/database/database.js'
import { conflict, forbidden, notFound, unprocessable } from '../platform/errors.js'
import { outsideRegionReason } from '../registry/import-checks.js'
import { today } from '../registry/inventory-queries.js'
import type { Forecasts } from './forecast-queries.js'
import { roundLift, type Gain } from './gain.js'
import type { Planning } from './planning.js'
import type { ProgrammeChoice, ProgrammeOption } from './programme-choice.js'
import type { ProjectMoves } from './project-move-queries.js'
import { listProjects, lockProjects, type Project } from './project-queries.js'
import type { ProjectState } from './project.js'

export const programmeStates = ['draft', 'adopted'] as const
export type ProgrammeState = (typeof programmeStates)[number]

/** How money is shared out. */
export interface Fairness {
  /** Share of the budget that goes to one street at most, 0 to 1. */
  readonly mostOfStreet: number
  /** So many of the weakest communities get a project each, as far as the money goes. */
  readonly weakest: number
}

export interface ProgrammeProject {
  readonly projectId: string
  readonly name: string
  readonly communityCode: string
  readonly typeCode: string
  /** As it is now. */
  readonly state: ProjectState
  readonly cost: number
  /** What it adds to those before it. */
  readonly lift: number
  readonly forced: boolean
}

/** What another budget would do. */
export interface OtherBudget {
  readonly budget: number
  readonly spent: number
  readonly lift: number
  /** External ids of projects that it would take beside, and that it would leave. */
  readonly added: string[]
  readonly dropped: string[]
}

/** What was chosen, and how well. */
export interface ProgrammeResult {
  readonly spent: number
  /** What all projects together are to bring the county. */
  readonly expected: Gain
  /** No choice within the limits lifts more. */
  readonly upperBound: number
  readonly optimal: boolean
  /** With a tenth less and a tenth more. */
  readonly less: OtherBudget
  readonly more: OtherBudget
  /** Projects that could not be weighed, and why. */
  readonly left: { readonly projectId: string; readonly why: string }[]
}

export interface Programme extends ProgrammeResult {
  readonly id: number
  readonly regionCode: string
  readonly year: number
  readonly name: string
  readonly budget: number
  readonly fairness: Fairness
  readonly runId: number
  readonly state: ProgrammeState
  readonly adoptedOn: string | null
  readonly recordedAt: Date
  readonly recordedBy: string
  readonly projects: ProgrammeProject[]
}

export interface NewProgramme extends WhichRun, Partial<Fairness> {
  readonly regionCode: string
  readonly year: number
  readonly name: string
  readonly budget: number
  /** Projects to choose among; default: all of the county that are proposed or approved and of no adopted programme. */
  readonly projects?: readonly string[] | undefined
}

export interface Programmes {
  /**
   * Chooses a county's projects for a year's budget, so that they lift its communities most, and keeps them as a draft. Throws `not-found`,
   * `forbidden`, `unprocessable-input` for what is no county or a project that cannot be chosen.
   */
  readonly draft: (caller: Caller, programme: NewProgramme) => Promise<Programme>
  /**
   * Fixes a draft: its projects are approved. Throws `not-found`, `forbidden`, `conflict` for one that is adopted, or beside another one of the
   * year, or of projects that are not as they were weighed any more, `unprocessable-input` for a day to come.
   */
  readonly adopt: (caller: Caller, id: number, on?: string) => Promise<Programme>
}

interface Dependencies {
  readonly database: Database
  readonly scoredRuns: ScoredRuns
  readonly forecasts: Forecasts
  readonly planning: Planning
  readonly projectMoves: ProjectMoves
}

/** More or less money that is looked at. */
const otherShare = 0.1

export function createProgrammes({ database, scoredRuns, forecasts, planning, projectMoves }: Dependencies): Programmes {
  return {
    draft: async (caller, { regionCode, year, name, budget, mostOfStreet = 1, weakest = 0, projects: named, ...which }) => {
      const projects = await asCaller(database, caller, async (transaction) => {
        await ensureCounty(transaction, regionCode)
        return choosableProjects(transaction, regionCode, named)
      })
      const { asked, run } = await scoredRuns.within(caller, regionCode, which)
      const { options, able, left } = await weighable(forecasts, caller, asked, run, projects)
      const limits = { mostOfStreet, weakest }
      const { choices, together } = await planning.programme({ run, options, limits, budgets: [budget, budget * (1 - otherShare), budget * (1 + otherShare)] })
      const [choice, less, more] = choices as [ProgrammeChoice, ProgrammeChoice, ProgrammeChoice]
      const other = (one: ProgrammeChoice, share: number): OtherBudget => ({
        budget: Math.round(budget * share * 100) / 100,
        spent: one.spent,
        lift: roundLift(one.lift),
        added: one.chosen.filter((i) => !choice.chosen.includes(i)).map((i) => able[i]!.externalId),
        dropped: choice.chosen.filter((i) => !one.chosen.includes(i)).map((i) => able[i]!.externalId)
      })
      const result: ProgrammeResult = {
        spent: choice.spent, expected: together, upperBound: roundLift(choice.upperBound), optimal: choice.optimal, less: other(less, 1 - otherShare), more: other(more, 1 + otherShare), left
      }
      return asCaller(database, caller, async (transaction) => {
        const { client } = transaction
        const added = await client.query<{ id: number }>(
          `insert into improvement.programme (region_code, year, name, budget, limits, run_id, choice, recorded_by)
           values ($1, $2, $3, $4, $5, $6, $7, $8)
           returning id::integer`,
          [regionCode, year, name, budget, JSON.stringify(limits), asked.id, JSON.stringify(result), caller.subject]
        )
        const { id } = added.rows[0]!
        await client.query(
          `insert into improvement.programme_project (programme_id, project_id, region_code, position, cost, lift, forced, weighed)
           select $1, a.project_id, $2, a.position, a.cost, a.lift, a.forced, a.weighed
           from unnest($3::text[], $4::numeric[], $5::float8[], $6::boolean[], $7::jsonb[]) with ordinality as a (project_id, cost, lift, forced, weighed, position)`,
          [
            id, regionCode, choice.chosen.map((i) => able[i]!.externalId), choice.chosen.map((i) => options[i]!.cost), choice.lifts.map(roundLift),
            choice.chosen.map((i) => choice.forced.includes(i)), choice.chosen.map((i) => JSON.stringify(decidingOf(able[i]!)))
          ]
        )
        return findProgramme(transaction, id)
      })
    },

    adopt: (caller, id, on) =>
      inOneTransaction(database, caller, async (transaction) => {
        const { client } = transaction
        const { regionCode, year, projects: drafted } = await findProgramme(transaction, id)
        if (caller.role !== 'administrator') throw forbidden(`the programme ${id} is adopted by administrators of ${regionCode}`)
        await lockProjects(transaction, drafted.map(({ projectId }) => projectId))
        // As they are now that nobody else changes or takes them.
        const { state, projects } = await findProgramme(transaction, id)
        if (state === 'adopted') throw conflict(`the programme ${id} is adopted already`)
        const other = await client.query<{ id: number }>("select id::integer from improvement.programme where region_code = $1 and year = $2 and state = 'adopted'", [regionCode, year])
        if (other.rows[0] !== undefined) throw conflict(`the programme ${other.rows[0].id} of ${regionCode} is adopted for ${year} already`)
        const now = await today(transaction)
        const day = on ?? now
        if (day > now) throw unprocessable('a programme cannot be adopted on a day to come', [{ pointer: '/on', detail: `is after today, ${now}` }])
        const gone = projects.find((project) => project.state !== 'proposed' && project.state !== 'approved')
        if (gone !== undefined) throw conflict(`the project ${gone.projectId} is ${gone.state} since the draft was made: draft it anew`)
        const elsewhere = await adoptedElsewhere(transaction, projects.map(({ projectId }) => projectId))
        if (elsewhere !== undefined) throw conflict(`the project ${elsewhere.project} is of the adopted programme ${elsewhere.programme} already: draft it anew`)
        const changed = await changedSince(transaction, id)
        if (changed.length > 0) throw conflict(`the programme ${id} was weighed with projects as they are no longer: ${changed.join(', ')}: draft it anew`)
        const adopted = await client.query("update improvement.programme set state = 'adopted', adopted_on = $2 where id = $1", [id, day])
        if (adopted.rowCount === 0) throw conflict(`the programme ${id} was adopted or taken away meanwhile`)
        await projectMoves.approve(caller, projects.filter((project) => project.state === 'proposed').map(({ projectId }) => projectId), day, `programme ${id}`)
        return findProgramme(transaction, id)
      })
  }
}

async function ensureCounty({ client }: Transaction, regionCode: string): Promise<void> {
  const found = await client.query<{ level: string; own: boolean }>('select level, improvement.may_plan(code) as own from registry.region where code = $1', [regionCode])
  const region = found.rows[0]
  if (region === undefined) throw notFound('region', regionCode)
  if (!region.own) throw forbidden(`the region ${regionCode} ${outsideRegionReason}`)
  if (region.level !== 'county') throw unprocessable('programmes are of counties', [{ pointer: '/regionCode', detail: `is a ${region.level}` }])
}

const mostProjects = 100_000

/** Projects of a county that a programme may take: those that are named, or all that nobody has begun or taken yet. */
async function choosableProjects(transaction: Transaction, regionCode: string, named: readonly string[] | undefined): Promise<Project[]> {
  const all = (await listProjects(transaction, { within: regionCode }, { limit: mostProjects })).filter(({ state }) => state === 'proposed' || state === 'approved')
  const taken = new Set(
    (
      await transaction.client.query<{ id: string }>(
        `select s.project_id as id
         from improvement.programme_project as s
         join improvement.programme as p on p.id = s.programme_id and p.state = 'adopted'
         where s.project_id = any ($1)`,
        [all.map(({ externalId }) => externalId)]
      )
    ).rows.map(({ id }) => id)
  )
  const free = all.filter(({ externalId }) => !taken.has(externalId))
  if (named === undefined) return free
  const byId = new Map(free.map((project) => [project.externalId, project]))
  return named.map((id, i) => {
    const project = byId.get(id)
    if (project === undefined) {
      throw unprocessable(`the project ${id} cannot be chosen`, [{ pointer: `/projects/${i}`, detail: `is no project of ${regionCode} that is proposed or approved and of no adopted programme` }])
    }
    return project
  })
}

/** Projects whose cost and effect are known, and why the others' are not. */
async function weighable(
  forecasts: Forecasts, caller: Caller, asked: Run, run: Parameters<Forecasts['resolve']>[2], projects: readonly Project[]
): Promise<{ options: ProgrammeOption[]; able: Project[]; left: ProgrammeResult['left'] }> {
  const resolved = await forecasts.resolve(caller, asked, run, projects)
  const counted = new Set(run.types.filter(({ scores }) => scores.figures.score.some((score) => !Number.isNaN(score))).map(({ input }) => input.rule.typeId))
  const options: ProgrammeOption[] = []
  const able: Project[] = []
  const left: { projectId: string; why: string }[] = []
  for (const [i, project] of projects.entries()) {
    const { plan, why } = resolved[i]!
    const reason =
      project.budget === null ? 'it has no budget'
      : plan === null ? why
      : !counted.has(plan.typeId) ? `nobody has surveyed ${project.typeCode} in the county: it counts for no index yet`
      : null
    if (reason === null) {
      options.push({ ...plan!, cost: project.budget! })
      able.push(project)
    } else left.push({ projectId: project.externalId, why: reason })
  }
  return { options, able, left }
}

/** What decides what a project costs and brings: adopted, it has to be as it was weighed. */
const decidingOf = ({ budget, communityCode, typeCode, action, facility, location, size, weeklyHours }: Project) => ({ budget, communityCode, typeCode, action, facility, location, size, weeklyHours })

/** Projects of a programme that are not as they were weighed, each with what is otherwise. */
async function changedSince({ client }: Transaction, id: number): Promise<string[]> {
  const found = await client.query<{ projectId: string; names: string[] | null }>(
    `select s.project_id as "projectId", changed.names
     from improvement.programme_project as s
     join improvement.project as p on p.external_id = s.project_id
     cross join lateral (select improvement.as_planned(p) as planned) as now
     cross join lateral (
       select array_agg(w.key order by w.key) as names
       from jsonb_each(s.weighed) as w
       where w.value is distinct from now.planned -> w.key
     ) as changed
     where s.programme_id = $1
       and (s.weighed is null or changed.names is not null)
     order by s.project_id`,
    [id]
  )
  return found.rows.map(({ projectId, names }) => `${projectId} (${names === null ? 'written since' : names.join(', ')})`)
}

async function adoptedElsewhere({ client }: Transaction, projectIds: readonly string[]): Promise<{ project: string; programme: number } | undefined> {
  const found = await client.query<{ project: string; programme: number }>(
    `select s.project_id as project, p.id::integer as programme
     from improvement.programme_project as s
     join improvement.programme as p on p.id = s.programme_id and p.state = 'adopted'
     where s.project_id = any ($1)
     order by s.project_id
     limit 1`,
    [projectIds]
  )
  return found.rows[0]
}

const columns = `
  p.id::integer, p.region_code as "regionCode", p.year, p.name, p.budget::float8 as budget, p.limits as fairness, p.run_id::integer as "runId", p.choice, p.state,
  p.adopted_on::text as "adoptedOn", p.recorded_at as "recordedAt", p.recorded_by as "recordedBy", coalesce(taken.all, '[]') as projects`

const source = `
  improvement.programme as p
  left join lateral (
    select json_agg(json_build_object(
      'projectId', s.project_id, 'name', j.name, 'communityCode', j.community_code, 'typeCode', t.code, 'state', j.state, 'cost', s.cost, 'lift', s.lift, 'forced', s.forced
    ) order by s.position) as all
    from improvement.programme_project as s
    join improvement.project as j on j.external_id = s.project_id
    join registry.facility_type as t on t.id = j.type_id
    where s.programme_id = p.id
  ) as taken on true`

type ProgrammeRow = Omit<Programme, keyof ProgrammeResult> & { readonly choice: ProgrammeResult }

const programmeOf = ({ choice, ...row }: ProgrammeRow): Programme => ({ ...row, ...choice })

export interface ProgrammeFilter {
  readonly within?: string | undefined
  readonly year?: number | undefined
  readonly state?: ProgrammeState | undefined
}

/** Programmes of the caller's region, the newest first. */
export async function listProgrammes({ client }: Transaction, { within, year, state }: ProgrammeFilter, page: { readonly limit: number; readonly after?: number | undefined }): Promise<Programme[]> {
  const found = await client.query<ProgrammeRow>(
    `select ${columns}
     from ${source}
     where ($1::text is null or starts_with(p.region_code, registry.region_prefix($1)))
       and ($2::integer is null or p.year = $2)
       and ($3::text is null or p.state = $3)
       and ($4::bigint is null or p.id < $4)
     order by p.id desc
     limit $5`,
    [within ?? null, year ?? null, state ?? null, page.after ?? null, page.limit]
  )
  return found.rows.map(programmeOf)
}

/** Throws `not-found`. */
export async function findProgramme({ client }: Transaction, id: number): Promise<Programme> {
  const found = await client.query<ProgrammeRow>(`select ${columns} from ${source} where p.id = $1`, [id])
  const row = found.rows[0]
  if (row === undefined) throw notFound('programme', id)
  return programmeOf(row)
}

/** Throws `not-found`, `conflict` for one that is adopted. */
export async function deleteProgramme(transaction: Transaction, id: number): Promise<void> {
  const { state } = await findProgramme(transaction, id)
  if (state === 'adopted') throw conflict(`the programme ${id} is adopted: it stays`)
  const gone = await transaction.client.query('delete from improvement.programme where id = $1', [id])
  if (gone.rowCount === 0) throw notFound('programme', id)
}
