import { createHash } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import type { ScoredRuns } from '../checkup/scored-run-queries.js'
import { asCaller, inOneTransaction, type Caller } from '../platform/caller.js'
import type { Database } from '../platform/database/database.js'
import { unprocessable } from '../platform/errors.js'
import { remembered } from '../platform/remembered.js'
import { circlesAt, readCircleMembers } from './circle-member-queries.js'
import { tiers, type Tier } from './circle-tiers.js'
import type { BuildUp, BuildUpStep, BuildUpTask } from './district-plan-build-up.js'
import {
  beginDistrictPlan, copyDistrictPlan, editingDistrictPlan, fillPlan, findDistrictPlan, writeTargets, type DistrictPlanContent, type LeftOut, type NewDistrictPlan
} from './district-plan-queries.js'
import { comparePlans, outlookOf, planShortfalls, yearsOf, type FacilityStep, type Outlook, type PlanComparison, type PlanFacility, type PlanShortfall, type ShortfallOutcome, type Standing, type TargetScope } from './district-plan.js'
import type { Forecasts } from './forecast-queries.js'
import type { Planning } from './planning.js'
import { namesOf } from './what-if-queries.js'

interface Named {
  readonly nameZh: string
  readonly nameEn: string | null
}

/** How a county stands, with names. */
export interface NamedStanding extends Omit<Standing, 'communities' | 'types'> {
  readonly communities: (Standing['communities'][number] & Named)[]
  readonly types: (Standing['types'][number] & Named)[]
}

/** A plan with what it comes to. */
export interface FullDistrictPlan extends Omit<DistrictPlanContent, 'targets' | 'facilities'>, Omit<Outlook, 'baseline' | 'expected'>, Named {
  readonly standardVersion: string
  readonly referenceDate: string
  readonly baseline: NamedStanding
  /** If all is built. */
  readonly expected: NamedStanding
}

export interface FilledDistrictPlan {
  readonly plan: FullDistrictPlan
  readonly added: string[]
  readonly left: LeftOut[]
}

export interface PlanShortfallFilter {
  readonly scope?: Exclude<TargetScope, 'county'> | undefined
  readonly type?: string | undefined
  readonly outcome?: ShortfallOutcome | undefined
}

export interface DistrictPlans {
  /** A plan with what it comes to. Throws `not-found`. */
  readonly find: (caller: Caller, id: number) => Promise<FullDistrictPlan>
  /**
   * Begins the next version of a county's plan; `fill`: with the projects of its library, and the thresholds of the standard as its targets
   * by its last year. Throws as `beginDistrictPlan`.
   */
  readonly draft: (caller: Caller, plan: NewDistrictPlan & { readonly fill: boolean }) => Promise<FullDistrictPlan>
  /** Puts what the library holds into a draft, behind what is there. Throws as `editingDistrictPlan`. */
  readonly fill: (caller: Caller, id: number, read: string) => Promise<FilledDistrictPlan>
  /** The next version, made of another one. Throws `not-found`, `forbidden`. */
  readonly copy: (caller: Caller, id: number, about: { readonly title?: string | undefined; readonly note?: string | undefined }) => Promise<FullDistrictPlan>
  /** What the baseline finds short and what becomes of it, the worst first within each kind of place. Throws `not-found`. */
  readonly shortfalls: (caller: Caller, id: number, filter: PlanShortfallFilter) => Promise<PlanShortfall[]>
  /** What one version has otherwise than another. Throws `not-found`, `unprocessable-input` for plans of two counties. */
  readonly compare: (caller: Caller, from: number, to: number) => Promise<PlanComparison>
}

interface Dependencies {
  readonly database: Database
  readonly scoredRuns: ScoredRuns
  readonly forecasts: Forecasts
  readonly planning: Planning
}

/** Each takes a few MB for a county. */
const mostKept = 12

export function createDistrictPlans({ database, scoredRuns, forecasts, planning }: Dependencies): DistrictPlans {
  const kept = new LRUCache<string, Promise<{ readonly steps: FacilityStep[]; readonly built: BuildUp }>>({ max: mostKept })

  /** What is built, step by step: of facilities whose effect cannot be told, why. */
  const work = async (caller: Caller, { runId, regionCode, circlePlanId, facilities, ...plan }: DistrictPlanContent) => {
    const { asked, run } = await scoredRuns.within(caller, regionCode, { run: runId })
    // As they are built: a facility that two projects change is what the first made of it when the second comes.
    const resolved = await forecasts.resolve(caller, asked, run, facilities, 'successive')
    const { circles, stands } = await circlesOf(caller, circlePlanId, regionCode, runId, facilities)
    const steps: BuildUpStep[] = []
    const told = facilities.map(({ year }, i): FacilityStep => {
      const { plan: known, why } = resolved[i]!
      const where = stands?.[i] ?? null
      if (known === null) return { step: null, why, circles: where }
      steps.push({ year, wanted: known.wanted, stands: where === null || circles === null ? null : { five: circles.five.codes.indexOf(where.five ?? ''), fifteen: circles.fifteen.codes.indexOf(where.fifteen ?? '') } })
      return { step: steps.length - 1, why: null, circles: where }
    })
    return { steps: told, built: await planning.buildUp({ run, circles, years: yearsOf(plan), steps }) }
  }

  const circlesOf = async (
    caller: Caller, circlePlanId: number | null, regionCode: string, runId: number, facilities: readonly PlanFacility[]
  ): Promise<{ circles: BuildUpTask['circles']; stands: (Record<Tier, string | null> | null)[] | null }> => {
    if (circlePlanId === null) return { circles: null, stands: null }
    return asCaller(database, caller, async (transaction) => {
      const [five, fifteen] = [await readCircleMembers(transaction, circlePlanId, tiers[0], runId, regionCode), await readCircleMembers(transaction, circlePlanId, tiers[1], runId, regionCode)]
      // Those that open, or get another size, stand where they stood.
      const placed = facilities.flatMap(({ action, location }, i) => (location === null || (action !== 'add' && action !== 'move') ? [] : [{ i, lon: location.coordinates[0], lat: location.coordinates[1] }]))
      const found = await circlesAt(transaction, circlePlanId, regionCode, placed)
      const at = new Map(placed.map(({ i }, place) => [i, found[place]!]))
      return { circles: { five, fifteen }, stands: facilities.map((_, i) => at.get(i) ?? null) }
    })
  }

  const outlook = async (caller: Caller, plan: DistrictPlanContent) => {
    const { runId, regionCode, circlePlanId, firstYear, lastYear, facilities } = plan
    const made = [runId, regionCode, circlePlanId, firstYear, lastYear, ...facilities.map(({ projectId, year, communityCode, typeCode, action, facility, location, size, weeklyHours }) => [
      projectId, year, communityCode, typeCode, action, facility, location, size, weeklyHours
    ])]
    // Whoever may read the plan may read what it comes to: its run is published.
    return remembered(kept, createHash('sha256').update(JSON.stringify(made)).digest('base64'), () => work(caller, plan))
  }

  const full = async (caller: Caller, plan: DistrictPlanContent): Promise<FullDistrictPlan> => {
    const { steps, built } = await outlook(caller, plan)
    const { run, types, regions } = await asCaller(database, caller, async (transaction) => {
      const { client } = transaction
      const about = await client.query<{ standardVersion: string; referenceDate: string }>(
        'select r.standard_version as "standardVersion", r.reference_date::text as "referenceDate" from checkup.run as r where r.id = $1',
        [plan.runId]
      )
      const named = await client.query<Named & { code: string }>(
        `select f.code, t.name_zh as "nameZh", t.name_en as "nameEn"
         from registry.standard_type as t
         join registry.facility_type as f on f.id = t.type_id
         where t.standard_version = $1`,
        [about.rows[0]!.standardVersion]
      )
      return { run: about.rows[0]!, types: new Map(named.rows.map((row) => [row.code, row])), regions: await namesOf(transaction, [plan.regionCode, ...built.places.community!]) }
    })
    const nameOf = (names: ReadonlyMap<string, Named>, code: string): Named => ({ nameZh: names.get(code)?.nameZh ?? code, nameEn: names.get(code)?.nameEn ?? null })
    const withNames = (standing: Standing): NamedStanding => ({
      county: standing.county,
      communities: standing.communities.map((one) => ({ ...one, ...nameOf(regions, one.code) })),
      types: standing.types.map((one) => ({ ...one, ...nameOf(types, one.typeCode) }))
    })
    const { baseline, expected, ...told } = outlookOf(plan, steps, built)
    return { ...plan, ...nameOf(regions, plan.regionCode), ...run, ...told, baseline: withNames(baseline), expected: withNames(expected) }
  }

  const read = (caller: Caller, id: number) => asCaller(database, caller, (transaction) => findDistrictPlan(transaction, id))
  const find: DistrictPlans['find'] = async (caller, id) => full(caller, await read(caller, id))

  return {
    find,
    draft: async (caller, { fill, ...wanted }) => {
      const id = await inOneTransaction(database, caller, async (transaction) => {
        const begun = await beginDistrictPlan(transaction, caller, wanted)
        if (fill) {
          const plan = await findDistrictPlan(transaction, begun)
          await fillPlan(transaction, plan)
          await writeTargets(transaction, plan, { targets: [], defaultsBy: plan.lastYear })
        }
        return begun
      })
      return find(caller, id)
    },
    fill: async (caller, id, revision) => {
      const filled = await editingDistrictPlan(database, caller, id, revision, fillPlan)
      return { plan: await find(caller, id), ...filled }
    },
    copy: async (caller, id, about) => find(caller, await asCaller(database, caller, (transaction) => copyDistrictPlan(transaction, caller, id, about))),
    shortfalls: async (caller, id, { scope, type, outcome }) => {
      const plan = await read(caller, id)
      const { steps, built } = await outlook(caller, plan)
      return planShortfalls(plan.facilities, steps, built).filter((one) => (scope ?? one.scope) === one.scope && (type ?? one.typeCode) === one.typeCode && (outcome ?? one.outcome) === one.outcome)
    },
    compare: async (caller, from, to) => {
      const [before, after] = [await find(caller, from), await find(caller, to)]
      if (before.regionCode !== after.regionCode) throw unprocessable('versions of one county are compared', [{ pointer: '/to', detail: `is a plan of ${after.regionCode}, not of ${before.regionCode}` }])
      return comparePlans(before, after)
    }
  }
}

