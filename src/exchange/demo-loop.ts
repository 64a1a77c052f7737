import { regionScores } from '../checkup/score-queries.js'
import { createPlanners } from '../improvement/planner-queries.js'
import type { Price } from '../improvement/project-candidate-queries.js'
import { reportProject } from '../improvement/project-queries.js'
import { asCaller, type Caller } from '../platform/caller.js'
import type { Database } from '../platform/database/database.js'
import { LifecircleError } from '../platform/errors.js'
import { countyOf } from '../platform/region-code.js'
import type { FacilityType } from '../registry/standard.js'
import { observationImport } from '../survey/observation-import.js'
import type { ObservationRow } from './demo-city.js'
import { importRows, type StepWatcher } from './demo-import.js'

/** 调查 → 评估 → 提升 → 反馈 on one district: what was short, what was planned and built, and what came of it. */
export interface LoopSummary {
  readonly code: string
  readonly nameZh: string
  readonly nameEn: string | null
  readonly shortfalls: number
  readonly projects: number
  readonly programme: {
    readonly id: number
    readonly year: number
    readonly projects: number
    readonly budget: number
    readonly spent: number
    readonly optimal: boolean
    /** Of the district, as it was and as it was to be with all of them. */
    readonly index: { readonly before: number | null; readonly expected: number | null }
    readonly newlyServed: number
  }
  readonly accepted: number
  readonly measured: {
    readonly runId: number
    readonly period: string
    /** Of the district then, and as it would be without what was built. */
    readonly index: { readonly with: number | null; readonly without: number | null }
    readonly expectedLift: number
    readonly measuredLift: number
    readonly delivered: number | null
    readonly newlyServed: number
  }
}

/** Invented prices, in ten thousand yuan: of a facility, and of a unit of its size. */
const unitPrices: Readonly<Record<string, number>> = { m2: 0.4, beds: 8, places: 4 }
const pricesOf = (catalogue: readonly Pick<FacilityType, 'code' | 'supplyUnit'>[]): Price[] =>
  catalogue.map(({ code, supplyUnit }) => ({ typeCode: code, facility: 60, unit: unitPrices[supplyUnit ?? ''] ?? 10, opening: 30 }))

const mostProjects = 40
const budget = 2_000
const year = 2024
const days = { adopted: '2024-07-01', begun: '2024-07-15', reported: '2024-09-30', completed: '2024-10-31', accepted: '2024-11-15' }
/** The first so many of a programme are built within the demo's year; the others are under way. */
const built = 8
/** Every third is built smaller than planned. */
const sizeBuilt = (place: number, planned: number | null): number | undefined => (planned !== null && place % 3 === 2 ? Math.ceil(planned * 0.7) : undefined)

/** The half-year whose checkup measures what was built. */
export const loopPeriod = '2024H2'

/** Half of those who were not content are so where something was built. */
function askedAgain(row: ObservationRow, served: ReadonlySet<string>): ObservationRow {
  const isServed = row.component === 'satisfaction' && served.has(`${row.communityCode} ${row.typeCode}`)
  return { ...row, period: loopPeriod, numerator: isServed ? Math.round((row.numerator + row.denominator) * 50) / 100 : row.numerator }
}

/**
 * Walks the whole loop on the district with the lowest index: its shortfalls become projects, the year's programme is chosen and adopted, most
 * of it built and accepted, and measured by a checkup of the half-year after, by which the next year's is drafted.
 *
 * @param observations of the demo's city: residents are asked again, and are content where something was built
 * @param runId of the demo's checkup
 * @param recalculate runs the checkup of `loopPeriod` in a region to its end, and returns its number
 */
export async function walkLoop(
  database: Database, caller: Caller, catalogue: readonly Pick<FacilityType, 'code' | 'supplyUnit'>[], observations: readonly ObservationRow[], runId: number, recalculate: (scopeCode: string) => Promise<number>, watcher: StepWatcher
): Promise<LoopSummary> {
  const { candidates, programmes, projectMoves, effects } = createPlanners(database, null)

  watcher.start('plan a district')
  const scores = await asCaller(database, caller, (transaction) => regionScores(transaction, runId, { level: 'county' }))
  const weakest = scores.filter(({ index }) => index !== null).sort((a, b) => a.index! - b.index! || (a.code < b.code ? -1 : 1))[0]
  if (weakest === undefined) throw new LifecircleError('internal', 'no district of the demo city has an index')
  const { code, nameZh, nameEn } = weakest
  const question = { regionCode: code, run: runId, limit: mostProjects, prices: pricesOf(catalogue) }
  const { shortfalls } = await candidates.find(caller, { ...question, limit: 1 })
  const { projects } = await candidates.add(caller, question)
  const drafted = await programmes.draft(caller, { regionCode: code, year, name: `${year} 年度补短板行动方案`, budget, mostOfStreet: 0.6, weakest: 3, run: runId })
  const adopted = await programmes.adopt(caller, drafted.id, days.adopted)

  watcher.start('build it')
  for (const [place, { projectId, cost }] of adopted.projects.entries()) {
    await projectMoves.move(caller, projectId, { to: 'under_way', on: days.begun })
    await reportProject(database, caller, projectId, days.reported, { progress: place < built ? 0.8 : 0.3, spent: Math.round(cost * (place < built ? 0.7 : 0.2)) })
    if (place >= built) continue
    const planned = projects.find(({ externalId }) => externalId === projectId)!
    const size = sizeBuilt(place, planned.size)
    await reportProject(database, caller, projectId, days.completed, { progress: 1, spent: Math.round(cost * 1.05) })
    await projectMoves.move(caller, projectId, { to: 'completed', on: days.completed })
    await projectMoves.move(caller, projectId, { to: 'accepted', on: days.accepted, ...(size === undefined ? {} : { built: { size } }) })
    watcher.report((place + 1) / built)
  }

  watcher.start('measure it')
  const served = new Set(adopted.projects.slice(0, built).map(({ communityCode, typeCode }) => `${communityCode} ${typeCode}`))
  await importRows(database, caller, observationImport, observations.filter(({ communityCode }) => countyOf(communityCode) === code).map((row) => askedAgain(row, served)), 'the demo, asked again', watcher)
  const then = await recalculate(code)
  const effect = await effects.ofProgramme(caller, adopted.id)
  await programmes.draft(caller, { regionCode: code, year: year + 1, name: `${year + 1} 年度补短板行动方案`, budget, run: then })
  watcher.end()
  return {
    code, nameZh, nameEn, shortfalls,
    projects: projects.length,
    programme: {
      id: adopted.id, year, budget,
      projects: adopted.projects.length,
      spent: adopted.spent,
      optimal: adopted.optimal,
      index: { before: adopted.expected.region.before.index, expected: adopted.expected.region.after.index },
      newlyServed: adopted.expected.newly.residents
    },
    accepted: effect.projects.length,
    measured: {
      runId: then,
      period: loopPeriod,
      index: { with: effect.measured?.region.after.index ?? null, without: effect.measured?.region.before.index ?? null },
      expectedLift: effect.expectedLift,
      measuredLift: effect.measuredLift,
      delivered: effect.delivered,
      newlyServed: effect.measured?.newly.residents ?? 0
    }
  }
}
