import type { Run } from '../checkup/run-queries.js'
import type { ScoredRuns } from '../checkup/scored-run-queries.js'
import { asCaller, type Caller, type Transaction } from '../platform/caller.js'
import type { Database } from '../platform/database/database.js'
import { queryPrepared } from '../platform/database/prepared.js'
import { byKey } from '../platform/database/rows-by-key.js'
import { conflict } from '../platform/errors.js'
import { countyOf } from '../platform/region-code.js'
import type { CommunityKind } from '../registry/region-import.js'
import { lessonsOf, type Lesson } from './effect.js'
import type { Forecasts } from './forecast-queries.js'
import { broughtBy, roundLift, type Gain, type ProjectGain, type WantedProject } from './gain.js'
import type { Planning } from './planning.js'
import { findProgramme } from './programme-queries.js'
import { findProjects, listProjects, type ExpectedGain, type Project } from './project-queries.js'
import type { FacilityChange } from './what-if.js'

/** What a run found of a project's type in its community. */
export interface Observed {
  readonly runId: number
  readonly period: string
  readonly index: number | null
  readonly score: number | null
  readonly coverage: number | null
  /** Of the residents with the type, 0 to 1. */
  readonly satisfaction: number | null
}

/** What an accepted project brought, beside what it was to bring. */
export interface ProjectEffect {
  readonly projectId: string
  readonly acceptedOn: string
  readonly expected: ExpectedGain | null
  /** By the newest run since: what that found, beside what it would have found without the project. */
  readonly measured: ExpectedGain | null
  /** Why it is not measured. */
  readonly why: string | null
  /** Measured lift for expected; null where one of them is not there, or nothing was expected. */
  readonly delivered: number | null
  /** What the run of the expectation found, and the newest since: whatever else happened is in it as well. */
  readonly before: Observed | null
  readonly after: Observed | null
}

/** What accepted projects brought together. */
export interface GroupEffect {
  readonly projects: ProjectEffect[]
  /** The sum of what each was to bring alone, and of what each brought alone. */
  readonly expectedLift: number
  readonly measuredLift: number
  readonly delivered: number | null
}

export interface ProgrammeEffect extends GroupEffect {
  readonly programmeId: number
  /** What all its projects together were to bring when they were chosen. */
  readonly expected: Gain
  /** What those that are accepted brought together. */
  readonly measured: Gain | null
}

export interface RegionEffect extends GroupEffect {
  readonly regionCode: string
  readonly since: string | null
  readonly until: string | null
  /** By the county. */
  readonly counties: { readonly code: string; readonly projects: number; readonly expectedLift: number; readonly measuredLift: number; readonly delivered: number | null }[]
  /** Which measures deliver, by cause and kind of community. */
  readonly lessons: Lesson[]
}

export interface Effects {
  /** Throws `not-found`, `conflict` for one that is not accepted. */
  readonly ofProject: (caller: Caller, externalId: string) => Promise<ProjectEffect>
  /** Throws `not-found`. */
  readonly ofProgramme: (caller: Caller, id: number) => Promise<ProgrammeEffect>
  /** Of projects accepted in a span of time. */
  readonly ofRegion: (caller: Caller, region: { readonly regionCode: string; readonly since?: string | undefined; readonly until?: string | undefined }) => Promise<RegionEffect>
}

interface Dependencies {
  readonly database: Database
  readonly scoredRuns: ScoredRuns
  readonly forecasts: Forecasts
  readonly planning: Planning
}

const mostProjects = 100_000

export function createEffects({ database, scoredRuns, forecasts, planning }: Dependencies): Effects {
  /** Each by the newest run since its acceptance; `together`: all by one run, where one is since all acceptances that any is since. */
  const measure = async (caller: Caller, projects: readonly Project[], together = false): Promise<{ effects: ProjectEffect[]; together: Gain | null }> => {
    const { undo, runs } = await asCaller(database, caller, async (transaction) => ({
      undo: await undoOf(transaction, projects),
      runs: together ? await runsOfAll(transaction, projects) : await runsSince(transaction, projects.map((project) => [project]))
    }))
    const effects = new Map<string, ProjectEffect>()
    const sums: Gain[] = []
    for (const of of byKey(projects.map((row, i) => ({ key: `${countyOf(row.communityCode)} ${runs[i] ?? ''}`, row }))).values()) {
      const runId = runs[projects.indexOf(of[0]!)]
      const newest = runId === undefined ? undefined : await scoredRuns.within(caller, countyOf(of[0]!.communityCode), { run: runId })
      const plans = of.map((project) => withUndo(project, undo.get(project.externalId) ?? null, newest?.asked))
      const able = plans.flatMap(({ changes, project }) => (changes === null ? [] : [{ ...project, changes }]))
      const resolved = newest === undefined ? [] : await forecasts.resolve(caller, newest.asked, newest.run, able)
      const wanted = resolved.flatMap(({ plan }, i) => (plan === null ? [] : [{ plan, id: able[i]!.externalId }]))
      const gains = newest === undefined ? undefined : await planning.gains({ run: newest.run, projects: wanted.map(({ plan }): WantedProject => plan) })
      const measuredOf = new Map(wanted.map(({ id }, i) => [id, { runId: newest!.asked.id, period: newest!.asked.period, ...broughtBy<ProjectGain>(gains!.each[i]!) }]))
      if (gains !== undefined && wanted.length > 0) sums.push(broughtBy(gains.together))
      const found = await asCaller(database, caller, (transaction) => observe(transaction, of, newest?.asked))
      for (const { project, why } of plans) {
        const measured = measuredOf.get(project.externalId) ?? null
        const unable = resolved.find((_, i) => able[i]!.externalId === project.externalId)?.why ?? null
        effects.set(project.externalId, {
          projectId: project.externalId,
          acceptedOn: project.acceptedOn!,
          expected: project.expected,
          measured,
          why: measured === null ? (why ?? unable) : null,
          delivered: deliveredOf(project.expected?.lift ?? null, measured?.lift ?? null),
          ...found.get(project.externalId)!
        })
      }
    }
    return { effects: projects.map(({ externalId }) => effects.get(externalId)!), together: sums.length === 1 ? sums[0]! : null }
  }

  return {
    ofProject: async (caller, externalId) => {
      const [project] = await asCaller(database, caller, (transaction) => findProjects(transaction, [externalId]))
      if (project!.acceptedOn === null) throw conflict(`the project ${externalId} is ${project!.state}: what it brings is measured once it is accepted`)
      const { effects } = await measure(caller, [project!])
      return effects[0]!
    },
    ofProgramme: async (caller, id) => {
      const { programme, projects } = await asCaller(database, caller, async (transaction) => {
        const found = await findProgramme(transaction, id)
        return { programme: found, projects: await findProjects(transaction, found.projects.filter(({ state }) => state === 'accepted').map(({ projectId }) => projectId)) }
      })
      const { effects, together } = await measure(caller, projects, true)
      return { programmeId: id, expected: programme.expected, measured: together, ...sumUp(effects) }
    },
    ofRegion: async (caller, { regionCode, since, until }) => {
      const projects = (await asCaller(database, caller, (transaction) => listProjects(transaction, { within: regionCode, state: 'accepted' }, { limit: mostProjects })))
        .filter(({ acceptedOn }) => acceptedOn! >= (since ?? '') && acceptedOn! <= (until ?? '9999'))
      const { effects } = await measure(caller, projects)
      const kinds = await asCaller(database, caller, (transaction) => kindsOf(transaction, projects.map(({ communityCode }) => communityCode)))
      const counties = byKey(projects.map(({ communityCode }, i) => ({ key: countyOf(communityCode), row: effects[i]! })))
      return {
        regionCode,
        since: since ?? null,
        until: until ?? null,
        ...sumUp(effects),
        counties: [...counties].sort(([a], [b]) => (a < b ? -1 : 1)).map(([code, of]) => {
          const { projects: all, ...sums } = sumUp(of)
          return { code, projects: all.length, ...sums }
        }),
        lessons: lessonsOf(projects.map(({ action, cause, communityCode, spent }, i) => ({
          action, cause, spent,
          communityKind: kinds.get(communityCode) ?? null,
          expectedLift: effects[i]!.expected?.lift ?? null,
          measuredLift: effects[i]!.measured?.lift ?? null,
          newlyServed: effects[i]!.measured?.newly.residents ?? null,
          satisfactionBefore: effects[i]!.before?.satisfaction ?? null,
          satisfactionAfter: effects[i]!.after?.satisfaction ?? null
        })))
      }
    }
  }
}

const deliveredOf = (expected: number | null, measured: number | null): number | null =>
  expected === null || measured === null || expected <= 0 ? null : Math.round((measured / expected) * 1e6) / 1e6

function sumUp(projects: ProjectEffect[]): GroupEffect {
  const both = projects.filter(({ expected, measured }) => expected !== null && measured !== null)
  const sum = (of: readonly ProjectEffect[], name: 'expected' | 'measured') => roundLift(of.reduce((total, one) => total + (one[name]?.lift ?? 0), 0))
  return {
    projects, expectedLift: sum(projects, 'expected'), measuredLift: sum(projects, 'measured'), delivered: both.length === 0 ? null : deliveredOf(sum(both, 'expected'), sum(both, 'measured'))
  }
}

/**
 * The newest run since the last acceptance of each of some groups of projects, by its place; undefined where the caller sees none. A run that began
 * before an acceptance was recorded read the facility as it was, whatever the days say. Of a period the published run comes first, if it is since.
 */
async function runsSince({ client }: Transaction, groups: readonly (readonly Project[])[]): Promise<(number | undefined)[]> {
  const rows = groups.flatMap((of, place) => of.map(({ externalId, communityCode }) => ({ externalId, place, county: countyOf(communityCode) })))
  const found = await queryPrepared<{ place: number; id: number }>(
    client,
    `with accepted as (
       select a.place, a.county, max(p.accepted_on) as accepted_on, max(m.recorded_at) as recorded_at
       from unnest($1::text[], $2::integer[], $3::text[]) as a (id, place, county)
       join improvement.project as p on p.external_id = a.id
       left join improvement.project_move as m on m.project_id = p.external_id and m.to_state = 'accepted'
       group by a.place, a.county
     )
     select a.place, newest.id
     from accepted as a
     cross join lateral (
       select r.id::integer as id
       from checkup.run as r
       where r.status in ('completed', 'published')
         and r.mode in ('full', 'changed')
         and r.inputs_of is null
         and starts_with(a.county, registry.region_prefix(r.scope_code))
         and r.reference_date >= a.accepted_on
         and (a.recorded_at is null or r.started_at > a.recorded_at)
       order by r.period desc, r.status = 'published' desc, r.id desc
       limit 1
     ) as newest`,
    [rows.map(({ externalId }) => externalId), rows.map(({ place }) => place), rows.map(({ county }) => county)]
  )
  const byPlace = new Map(found.rows.map(({ place, id }) => [place, id]))
  return groups.map((_, place) => byPlace.get(place))
}

/** The same for projects of a county one by one, but by one run wherever one is since all acceptances that any is since: only so they are measured together. */
async function runsOfAll(transaction: Transaction, projects: readonly Project[]): Promise<(number | undefined)[]> {
  const runs = await runsSince(transaction, projects.map((project) => [project]))
  const [common] = await runsSince(transaction, [projects.filter((_, i) => runs[i] !== undefined)])
  return runs.map((run) => (run === undefined ? undefined : (common ?? run)))
}

interface UndoablePlan {
  readonly project: Project
  /** What would take the project back; null where that is not known, or no run since has seen it. */
  readonly changes: FacilityChange[] | null
  readonly why: string | null
}

function withUndo(project: Project, undo: FacilityChange[] | null, newest: Run | undefined): UndoablePlan {
  const why =
    newest === undefined ? 'there is no checkup since its acceptance yet'
    : undo === null ? 'it changed no facility'
    : null
  return { project, changes: why === null ? undo : null, why }
}

async function undoOf({ client }: Transaction, projects: readonly Project[]): Promise<ReadonlyMap<string, FacilityChange[] | null>> {
  const found = await queryPrepared<{ id: string; undo: FacilityChange[] | null }>(
    client,
    'select external_id as id, undo from improvement.project where external_id = any ($1)',
    [projects.map(({ externalId }) => externalId)]
  )
  return new Map(found.rows.map(({ id, undo }) => [id, undo]))
}

async function kindsOf({ client }: Transaction, codes: readonly string[]): Promise<ReadonlyMap<string, CommunityKind | null>> {
  const found = await client.query<{ code: string; kind: CommunityKind | null }>('select code, kind from registry.region where code = any ($1)', [codes])
  return new Map(found.rows.map(({ code, kind }) => [code, kind]))
}

/** What runs found of the projects' types in their communities: that of the expectation, and the newest since the acceptance. */
async function observe(
  { client }: Transaction, projects: readonly Project[], newest: Run | undefined
): Promise<ReadonlyMap<string, { readonly before: Observed | null; readonly after: Observed | null }>> {
  const found = await queryPrepared<Observed & { id: string; which: 'before' | 'after' }>(
    client,
    `select a.id, a.which, s.run_id::integer as "runId", r.period, round(g.index::numeric, 2)::float8 as index, round(s.score::numeric, 2)::float8 as score,
       round(s.coverage::numeric, 6)::float8 as coverage, round(s.satisfaction::numeric, 6)::float8 as satisfaction
     from unnest($1::text[], $2::text[], $3::bigint[], $4::text[], $5::text[]) as a (id, which, run_id, community_code, type_code)
     join registry.facility_type as t on t.code = a.type_code
     join checkup.type_score as s on s.run_id = a.run_id and s.region_code = a.community_code and s.type_id = t.id
     join checkup.region_score as g on g.run_id = s.run_id and g.region_code = s.region_code
     join checkup.run as r on r.id = s.run_id`,
    columnsOf(
      projects.flatMap(({ externalId, communityCode, typeCode, expected }) => [
        ...(expected === null ? [] : [[externalId, 'before', expected.runId, communityCode, typeCode] as const]),
        ...(newest === undefined ? [] : [[externalId, 'after', newest.id, communityCode, typeCode] as const])
      ])
    )
  )
  const byPlace = new Map(found.rows.map(({ id, which, ...observed }) => [`${which} ${id}`, observed]))
  return new Map(projects.map(({ externalId }) => [externalId, { before: byPlace.get(`before ${externalId}`) ?? null, after: byPlace.get(`after ${externalId}`) ?? null }]))
}

const columnsOf = (rows: readonly (readonly [string, string, number, string, string])[]): unknown[] => [0, 1, 2, 3, 4].map((column) => rows.map((row) => row[column]))
