import type { Run, WhichRun } from '../checkup/run-queries.js'
import type { ScoredRun } from '../checkup/scored-run.js'
import type { ScoredRuns } from '../checkup/scored-run-queries.js'
import { asCaller, type Caller } from '../platform/caller.js'
import type { Database } from '../platform/database/database.js'
import { byKey } from '../platform/database/rows-by-key.js'
import { conflict, unprocessable } from '../platform/errors.js'
import { countyOf } from '../platform/region-code.js'
import type { WantedProject } from './gain.js'
import type { Planning } from './planning.js'
import { changesOf, type PlannedChange } from './project.js'
import { findProject, findProjects, type ExpectedGain, type Project } from './project-queries.js'
import type { ChangeOrder, WhatIfs } from './what-if-queries.js'
import type { FacilityChange } from './what-if.js'

/** A plan in a county, or why it cannot be told what it brings. */
export type ResolvedPlan = { readonly plan: WantedProject; readonly why: null } | { readonly plan: null; readonly why: string }

/** What projects are to bring. */
export interface Forecasts {
  /** Plans of a county as its run takes them; `changes` other than what the plan itself says, where they are given. */
  readonly resolve: (caller: Caller, asked: Run, run: ScoredRun, plans: readonly (PlannedChange & { readonly changes?: readonly FacilityChange[] })[], order?: ChangeOrder) => Promise<ResolvedPlan[]>
  /** What each would bring alone, by the newest run of its county; none where that cannot be told. */
  readonly expect: (caller: Caller, plans: readonly PlannedChange[], which: WhichRun) => Promise<{ readonly expected: ExpectedGain | null; readonly why: string | null }[]>
  /** Works out anew what projects are to bring, and keeps it unless they ended; of those it cannot be told of, why. Throws `not-found`. */
  readonly renew: (caller: Caller, externalIds: readonly string[], which: WhichRun) => Promise<{ readonly externalId: string; readonly why: string | null }[]>
}

export function createForecasts(database: Database, scoredRuns: ScoredRuns, whatIfs: WhatIfs, planning: Planning): Forecasts {
  const resolve: Forecasts['resolve'] = async (caller, asked, run, plans, order) => {
    const groups = plans.map((plan) => plan.changes ?? changesOf(plan))
    const resolved = await whatIfs.resolve(caller, asked.id, run, groups.map((group) => [...group]), order)
    return plans.map(({ typeCode, communityCode }, i): ResolvedPlan => {
      const { wanted, problems } = resolved[i]!
      const rule = run.inputs.rules.find(({ code }) => code === typeCode)
      const why =
        rule === undefined ? `${typeCode} is no type of the run's standard`
        : !run.inputs.places.communities.includes(communityCode) ? `${communityCode} is no community of the run`
        : problems.length > 0 ? problems[0]!.detail
        : wanted.length === 0 ? 'it changes no facility, or nobody knows yet where it is to be'
        : null
      return why === null ? { plan: { communityCode, typeId: rule!.typeId, wanted }, why } : { plan: null, why }
    })
  }

  const expect: Forecasts['expect'] = async (caller, plans, which) => {
    const found: { expected: ExpectedGain | null; why: string | null }[] = plans.map(() => ({ expected: null, why: null }))
    for (const [county, places] of byKey(plans.map(({ communityCode }, row) => ({ key: countyOf(communityCode), row })))) {
      const { asked, run } = await scoredRuns.within(caller, county, which)
      const resolved = await resolve(caller, asked, run, places.map((place) => plans[place]!))
      const able = resolved.flatMap(({ plan }, i) => (plan === null ? [] : [{ plan, place: places[i]! }]))
      const { each } = await planning.gains({ run, projects: able.map(({ plan }) => plan) })
      for (const [i, { why }] of resolved.entries()) found[places[i]!] = { expected: null, why }
      for (const [i, { place }] of able.entries()) found[place] = { expected: { runId: asked.id, period: asked.period, ...each[i]! }, why: null }
    }
    return found
  }

  return {
    resolve,
    expect,
    renew: async (caller, externalIds, which) => {
      const projects = await asCaller(database, caller, (transaction) => findProjects(transaction, externalIds))
      const found = await expect(caller, projects, which)
      await asCaller(database, caller, ({ client }) =>
        client.query(
          `update improvement.project as p
           set expected = a.expected
           from unnest($1::text[], $2::jsonb[]) as a (external_id, expected)
           where p.external_id = a.external_id
             and a.expected is not null
             and p.state not in ('accepted', 'cancelled')`,
          [externalIds, found.map(({ expected }) => (expected === null ? null : JSON.stringify(expected)))]
        )
      )
      return externalIds.map((externalId, i) => ({ externalId, why: found[i]!.why }))
    }
  }
}

/** Works out anew what one project is to bring. Throws as `renew`, `conflict` for one that has ended, and `unprocessable-input` where it cannot be told. */
export async function renewForecast(database: Database, forecasts: Forecasts, caller: Caller, externalId: string, which: WhichRun): Promise<Project> {
  const find = () => asCaller(database, caller, (transaction) => findProject(transaction, externalId))
  ensureToCome(await find())
  const [renewed] = await forecasts.renew(caller, [externalId], which)
  const { why } = renewed!
  if (why !== null) throw unprocessable(`what the project ${externalId} brings cannot be told: ${why}`, [{ pointer: '/externalId', detail: why }])
  const project = await find()
  ensureToCome(project)
  return project
}

/** What was expected of an accepted project is what its effect is measured by, and checkups have found its facility since. */
function ensureToCome({ externalId, state }: Project): void {
  if (state === 'accepted') throw conflict(`the project ${externalId} is accepted: it is measured by what was expected of it then. Ask for its effect instead`)
  if (state === 'cancelled') throw conflict(`the project ${externalId} is cancelled: it is to bring nothing. Propose it again first`)
}
