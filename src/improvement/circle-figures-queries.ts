import { LRUCache } from 'lru-cache'
import { causes, severityOf, type Cause, type DiagnosisFigures } from '../checkup/diagnosis.js'
import { roundScore } from '../checkup/indices.js'
import type { WhichRun } from '../checkup/run-queries.js'
import { scoreRegions, type ScoredRun, type ScoredTypeInput } from '../checkup/scored-run.js'
import type { ScoredRuns } from '../checkup/scored-run-queries.js'
import { createScorer } from '../checkup/scorer.js'
import { explainShortfall, type ExplainedShortfall } from '../checkup/shortfall.js'
import { facilityStates, known, type TypeFigure } from '../checkup/type-scoring.js'
import { asCaller, type Caller } from '../platform/caller.js'
import type { Database } from '../platform/database/database.js'
import { sharedArrays } from '../platform/database/packed.js'
import { notFound } from '../platform/errors.js'
import { remembered } from '../platform/remembered.js'
import { circledInputs, runCirclesOf } from './circled-run.js'
import { tierOf } from './circle-edits.js'
import { readCircleMembers } from './circle-member-queries.js'
import { findCirclePlan } from './circle-plan-queries.js'
import type { Tier } from './circle-tiers.js'
import { figuresOf, persons, type RegionFigures } from './what-if.js'

/** How a circle scores, by the rules by which communities do. */
export interface CircleScore extends RegionFigures {
  readonly code: string
  readonly tier: Tier
  readonly countyCode: string
  /** By the run. */
  readonly population: number
  readonly sites: number
  readonly completeness: number | null
  readonly shortfallsByCause: Partial<Record<Cause, number>>
}

export interface CircleScores {
  readonly runId: number
  readonly period: string
  readonly planId: number
  readonly tier: Tier
  /** In the order of their codes. */
  readonly scores: CircleScore[]
  /** Sites of the plan that the run does not score: they came or went between its date and the plan's. */
  readonly sitesNotScored: number
}

/** Figures of a type in a circle; null = none. */
export interface CircleType {
  readonly typeCode: string
  readonly nameZh: string
  readonly nameEn: string
  readonly category: string
  readonly applies: boolean
  readonly surveyed: boolean
  readonly base: number | null
  readonly balance: number | null
  readonly governance: number | null
  readonly score: number | null
  readonly count: number | null
  readonly supply: number | null
  readonly coverage: number | null
  readonly worstQuarter: number | null
  readonly facilitiesRequired: number | null
  /** Operating ones in the circle, and those that its residents reach. */
  readonly facilitiesOwn: number | null
  readonly facilitiesReached: number | null
}

/** A facility in a circle or within reach of its residents. */
export interface CircleFacility {
  readonly externalId: string
  readonly name: string
  readonly typeCode: string
  readonly inCircle: boolean
  readonly operating: boolean
  /** Residents of the circle within the type's budget of it. */
  readonly residents: number
  /** From the nearest of them, metres; null where none is within it. */
  readonly metres: number | null
}

export interface CircleShortfall extends ExplainedShortfall {
  readonly typeCode: string
  /** weight x (100 - score). */
  readonly severity: number
}

export interface CircleCheckup extends Omit<CircleScores, 'scores' | 'sitesNotScored'> {
  readonly score: CircleScore
  readonly types: CircleType[]
  readonly facilities: CircleFacility[]
  /** The worst first. */
  readonly shortfalls: CircleShortfall[]
}

export interface CircleFigures {
  /** All circles of a tier. Throws `not-found` where the caller sees no such plan, or no run with results for its region. */
  readonly scores: (caller: Caller, planId: number, tier: Tier, which: WhichRun) => Promise<CircleScores>
  /** One circle, with its facilities and shortfalls. Throws `not-found`. */
  readonly checkup: (caller: Caller, planId: number, code: string, which: WhichRun) => Promise<CircleCheckup>
}

interface CircledRun extends ScoredRun {
  readonly codes: readonly string[]
  readonly countyOf: readonly string[]
  readonly sitesNotScored: number
}

/** A city's takes some 20 MB. */
const mostKept = 3

/** Scores of circles by a run: worked out where they are asked for, and kept for a while. */
export function createCircleFigures(database: Database, scoredRuns: ScoredRuns): CircleFigures {
  const kept = new LRUCache<string, Promise<CircledRun>>({ max: mostKept })
  const circled = async (caller: Caller, planId: number, tier: Tier, which: WhichRun) => {
    const plan = await asCaller(database, caller, (transaction) => findCirclePlan(transaction, planId))
    const { asked, run } = await scoredRuns.answering(caller, plan.regionCode, which)
    const key = `${asked.id} ${planId} ${plan.revision} ${tier}`
    return { asked, run: await remembered(kept, key, () => scoreCircles(database, caller, run, asked.id, planId, tier)) }
  }
  return {
    scores: async (caller, planId, tier, which) => {
      const { asked, run } = await circled(caller, planId, tier, which)
      return { runId: asked.id, period: asked.period, planId, tier, scores: run.codes.map((_, circle) => scoreOf(run, tier, circle)), sitesNotScored: run.sitesNotScored }
    },
    checkup: async (caller, planId, code, which) => {
      const tier = tierOf(code)
      const { asked, run } = await circled(caller, planId, tier, which)
      const circle = run.codes.indexOf(code)
      if (circle < 0) throw notFound(`circle of plan ${planId} with the code`, code)
      const names = await typeNames(database, asked.id)
      return {
        runId: asked.id, period: asked.period, planId, tier,
        score: scoreOf(run, tier, circle),
        types: run.types.map((type) => typeOf(run, type, circle, names)),
        facilities: await facilitiesOf(database, run, circle),
        shortfalls: shortfallsOf(run, circle)
      }
    }
  }
}

async function scoreCircles(database: Database, caller: Caller, run: ScoredRun, runId: number, planId: number, tier: Tier): Promise<CircledRun> {
  const { members, planned } = await asCaller(database, caller, async (transaction) => {
    const count = await transaction.client.query<{ sites: number }>('select count(*)::integer as sites from improvement.circle_site where plan_id = $1', [planId])
    return { members: await readCircleMembers(transaction, planId, tier, runId), planned: count.rows[0]!.sites }
  })
  const circles = runCirclesOf(members)
  const { inputs, types } = circledInputs(run, circles)
  const score = createScorer(inputs)
  const scored: ScoredTypeInput[] = []
  for (const given of types) {
    const input = sharedArrays(given)
    const { figures, sufficiency, reached } = await score(input)
    scored.push({ input, scores: sharedArrays({ figures, sufficiency, reached }) })
  }
  return {
    inputs, types: scored, regions: sharedArrays(scoreRegions(inputs, scored)), codes: circles.codes, countyOf: circles.countyOf,
    sitesNotScored: planned - inputs.places.siteStart.at(-1)!
  }
}

/** Position among the regions of a circle, by its position among the circles. */
const regionOf = ({ inputs: { places } }: ScoredRun, circle: number): number => places.regions.length - places.communities.length + circle

function scoreOf(run: CircledRun, tier: Tier, circle: number): CircleScore {
  const r = regionOf(run, circle)
  return {
    code: run.codes[circle]!, tier, countyCode: run.countyOf[circle]!, population: Math.round(run.regions.population[r]! * 100) / 100, sites: run.regions.sites[r]!,
    ...figuresOf(run, r), completeness: rounded(run.regions.completeness[r]!), shortfallsByCause: run.regions.shortfallsByCause[r]!
  }
}

/** Shares as answered: six decimals. */
const rounded = (value: number): number | null => (Number.isNaN(value) ? null : Math.round(value * 1e6) / 1e6)
const score = (value: number): number | null => (Number.isNaN(value) ? null : roundScore(value))

interface TypeNames {
  readonly nameZh: string
  readonly nameEn: string
}

async function typeNames(database: Database, runId: number): Promise<ReadonlyMap<number, TypeNames>> {
  const found = await database.pool.query<TypeNames & { typeId: number }>(
    `select t.type_id as "typeId", t.name_zh as "nameZh", t.name_en as "nameEn"
     from checkup.run as r
     join registry.standard_type as t on t.standard_version = r.standard_version
     where r.id = $1`,
    [runId]
  )
  return new Map(found.rows.map((row) => [row.typeId, row]))
}

function typeOf(run: CircledRun, { input: { rule }, scores: { figures } }: ScoredTypeInput, circle: number, names: ReadonlyMap<number, TypeNames>): CircleType {
  const r = regionOf(run, circle)
  const of = (name: TypeFigure) => figures[name][r]!
  const { nameZh = rule.code, nameEn = rule.code } = names.get(rule.typeId) ?? {}
  return {
    typeCode: rule.code, nameZh, nameEn, category: rule.category, applies: of('applies') === 1, surveyed: of('surveyed') === 1,
    base: score(of('base')), balance: score(of('balance')), governance: score(of('governance')), score: score(of('score')),
    count: rounded(of('count_share')), supply: rounded(of('supply')), coverage: rounded(of('coverage')), worstQuarter: rounded(of('worst_quarter')),
    facilitiesRequired: known(of('facilities_required')), facilitiesOwn: known(of('facilities_own')), facilitiesReached: known(of('facilities_reached'))
  }
}

function shortfallsOf(run: CircledRun, circle: number): CircleShortfall[] {
  const r = regionOf(run, circle)
  const found = run.types.flatMap(({ input: { rule }, scores: { figures } }) => {
    if (!(figures.cause[r]! > 0) || causes[figures.cause[r]! - 1] === undefined) return []
    const of = (name: TypeFigure) => known(figures[name][r]!)
    const diagnosed: DiagnosisFigures = {
      count: of('count_share'), supply: of('supply'), coverage: of('coverage'), governance: of('governance'), anySizeCount: of('any_size_share'), ownSupply: of('own_supply'),
      reachedSupply: of('reached_supply'), facilitiesKnown: of('facilities_known'), facilitiesReached: of('facilities_reached'), facilitiesOwn: of('facilities_own'),
      facilitiesOwnReached: of('facilities_own_reached')
    }
    const explained = explainShortfall(diagnosed, run.inputs.thresholds, null)
    return explained === undefined ? [] : [{ typeCode: rule.code, severity: Math.round(severityOf(rule.weight, of('score')!) * 100) / 100, ...explained }]
  })
  return found.sort((a, b) => b.severity - a.severity || (a.typeCode < b.typeCode ? -1 : 1))
}

async function facilitiesOf(database: Database, { inputs: { people, places }, types }: CircledRun, circle: number): Promise<CircleFacility[]> {
  const [first, end] = [places.siteStart[circle]!, places.siteStart[circle + 1]!]
  const found = types.flatMap(({ input: { rule, facilities } }) =>
    Array.from(facilities.ids, (id, j) => {
      let [residents, nearest] = [0, Infinity]
      for (let i = facilities.reachStart[j]!; i < facilities.reachStart[j + 1]!; i++) {
        const site = facilities.reachSite[i]!
        if (site < first || site >= end || facilities.reachDecimetres[i]! > rule.budgetDecimetres) continue
        residents += people.all[site]!
        nearest = Math.min(nearest, facilities.reachDecimetres[i]!)
      }
      return {
        id, typeCode: rule.code, inCircle: facilities.community[j] === circle, operating: facilities.state[j] === facilityStates.operating,
        residents: persons(residents), metres: nearest === Infinity ? null : nearest / 10
      }
    }).filter(({ inCircle, metres }) => inCircle || metres !== null)
  )
  const names = await database.pool.query<{ id: number; externalId: string; name: string }>(
    'select id, external_id as "externalId", name from registry.facility where id = any ($1)',
    [[...new Set(found.map(({ id }) => id))]]
  )
  const nameOf = new Map(names.rows.map((row) => [row.id, row]))
  return found.map(({ id, ...rest }) => ({ externalId: nameOf.get(id)!.externalId, name: nameOf.get(id)!.name, ...rest }))
    .sort((a, b) => (a.typeCode < b.typeCode ? -1 : a.typeCode > b.typeCode ? 1 : a.externalId < b.externalId ? -1 : 1))
}
