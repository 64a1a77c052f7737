import type { Transaction } from '../platform/caller.js'
import { notFound } from '../platform/errors.js'
import { today } from '../registry/inventory-queries.js'
import { findProgramme } from './programme-queries.js'
import { projectStates, type ProjectState } from './project.js'

/** How far projects are, all together. Money in the currency of the plans. */
export interface ProgressFigures {
  readonly projects: number
  readonly states: Readonly<Record<ProjectState, number>>
  readonly budget: number
  readonly spent: number
  /** Not completed, though due before. */
  readonly late: number
  /** More spent than planned. */
  readonly overBudget: number
  readonly milestonesDue: number
  readonly milestonesLate: number
  /** What they are to lift together with those before them, and those of them that are accepted. */
  readonly lift: number
  readonly liftAccepted: number
}

/** A project of a programme as it was on a day. */
export interface ProjectProgress {
  readonly projectId: string
  readonly name: string
  readonly communityCode: string
  readonly typeCode: string
  readonly state: ProjectState
  readonly progress: number | null
  readonly reportedOn: string | null
  /** As it was when the programme was adopted. */
  readonly cost: number
  readonly spent: number
  readonly dueOn: string | null
  readonly late: boolean
  readonly overBudget: boolean
  readonly milestonesDue: number
  readonly milestonesLate: number
}

export interface ProgrammeProgress extends ProgressFigures {
  readonly programmeId: number
  readonly on: string
  /** In the order to do them. */
  readonly byProject: ProjectProgress[]
}

/** A region's adopted programmes of a year, together and by its counties and types. */
export interface Dashboard {
  readonly regionCode: string
  readonly year: number
  readonly on: string
  readonly programmes: number
  readonly total: ProgressFigures
  readonly byCounty: (ProgressFigures & { readonly code: string; readonly nameZh: string; readonly nameEn: string | null })[]
  readonly byType: (ProgressFigures & { readonly typeCode: string })[]
}

const figures = `
  count(*)::integer as projects,
  ${projectStates.map((state) => `count(*) filter (where s.state = '${state}')::integer`).map((count, i) => `${count} as "${projectStates[i]!}"`).join(', ')},
  coalesce(sum(o.cost), 0)::float8 as budget,
  coalesce(sum(s.spent), 0)::float8 as spent,
  count(*) filter (where s.late)::integer as late,
  count(*) filter (where s.spent > o.cost)::integer as "overBudget",
  coalesce(sum(s.milestones_due), 0)::integer as "milestonesDue",
  coalesce(sum(s.milestones_late), 0)::integer as "milestonesLate",
  coalesce(round(sum(o.lift)::numeric, 2), 0)::float8 as lift,
  coalesce(round((sum(o.lift) filter (where s.state = 'accepted'))::numeric, 2), 0)::float8 as "liftAccepted"`

type FigureRow = Omit<ProgressFigures, 'states'> & Record<ProjectState, number>

function figuresOf({ projects, budget, spent, late, overBudget, milestonesDue, milestonesLate, lift, liftAccepted, ...row }: FigureRow): ProgressFigures {
  const states = Object.fromEntries(projectStates.map((state) => [state, row[state]])) as Record<ProjectState, number>
  return { projects, states, budget, spent, late, overBudget, milestonesDue, milestonesLate, lift, liftAccepted }
}

/** How far a programme was on a day, by default today. Throws `not-found`. */
export async function programmeProgress(transaction: Transaction, id: number, day: string | undefined): Promise<ProgrammeProgress> {
  const { client } = transaction
  const { regionCode } = await findProgramme(transaction, id)
  const on = day ?? (await today(transaction))
  const of = `
    from improvement.programme_project as o
    join improvement.project_status($2, $3) as s on s.project_id = o.project_id
    join improvement.project as p on p.external_id = o.project_id
    join registry.facility_type as t on t.id = p.type_id
    where o.programme_id = $1`
  const asked = [id, regionCode, on]
  const total = await client.query<FigureRow>(`select ${figures} ${of}`, asked)
  const each = await client.query<ProjectProgress>(
    `select o.project_id as "projectId", p.name, p.community_code as "communityCode", t.code as "typeCode", s.state, s.progress, s.reported_on::text as "reportedOn",
       o.cost::float8 as cost, s.spent, s.due_on::text as "dueOn", s.late, s.spent > o.cost as "overBudget", s.milestones_due as "milestonesDue", s.milestones_late as "milestonesLate"
     ${of}
     order by o.position`,
    asked
  )
  return { programmeId: id, on, ...figuresOf(total.rows[0]!), byProject: each.rows }
}

/** How far a region's adopted programmes of a year were on a day. Throws `not-found`. */
export async function dashboardOf(
  transaction: Transaction, { regionCode, year, on: day }: { readonly regionCode: string; readonly year: number; readonly on?: string | undefined }
): Promise<Dashboard> {
  const { client } = transaction
  const on = day ?? (await today(transaction))
  const region = await client.query<{ programmes: number }>(
    `select (
       select count(*)::integer
       from improvement.programme as p
       where p.state = 'adopted' and p.year = $2 and starts_with(p.region_code, registry.region_prefix(r.code))
     ) as programmes
     from registry.region as r
     where r.code = $1`,
    [regionCode, year]
  )
  if (region.rows[0] === undefined) throw notFound('region', regionCode)
  const found = await client.query<FigureRow & { part: 'total' | 'county' | 'type'; code: string | null; nameZh: string | null; nameEn: string | null }>(
    `with rows as (
       select
         case grouping(p.region_code, t.code) when 3 then 'total' when 1 then 'county' else 'type' end as part,
         coalesce(p.region_code, t.code) as code,
         ${figures}
       from improvement.programme as p
       join improvement.programme_project as o on o.programme_id = p.id
       join improvement.project_status($1, $3) as s on s.project_id = o.project_id
       join registry.facility_type as t on t.id = s.type_id
       where p.state = 'adopted'
         and p.year = $2
         and starts_with(p.region_code, registry.region_prefix($1))
       group by grouping sets ((), (p.region_code), (t.code))
     )
     select w.*, g.name_zh as "nameZh", g.name_en as "nameEn"
     from rows as w
     left join registry.region as g on w.part = 'county' and g.code = w.code
     order by w.part, w.code`,
    [regionCode, year, on]
  )
  const of = (part: 'total' | 'county' | 'type') => found.rows.filter((row) => row.part === part)
  return {
    regionCode,
    year,
    on,
    programmes: region.rows[0].programmes,
    total: figuresOf(of('total')[0]!),
    byCounty: of('county').map((row) => ({ code: row.code!, nameZh: row.nameZh!, nameEn: row.nameEn, ...figuresOf(row) })),
    byType: of('type').map((row) => ({ typeCode: row.code!, ...figuresOf(row) }))
  }
}
