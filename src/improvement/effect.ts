import type { Cause } from '../checkup/diagnosis.js'
import { byKey } from '../platform/database/rows-by-key.js'
import type { CommunityKind } from '../registry/region-import.js'
import type { ProjectAction } from './project.js'

/** What came of a project, as far as lessons are drawn from it. */
export interface Outcome {
  readonly action: ProjectAction
  readonly cause: Cause | null
  readonly communityKind: CommunityKind | null
  readonly expectedLift: number | null
  readonly measuredLift: number | null
  readonly spent: number | null
  /** Residents who reach one by it, and none without. */
  readonly newlyServed: number | null
  readonly satisfactionBefore: number | null
  readonly satisfactionAfter: number | null
}

/** What measures of a kind did in communities of a kind. */
export interface Lesson {
  readonly action: ProjectAction
  readonly cause: Cause | null
  readonly communityKind: CommunityKind | null
  readonly projects: number
  /** Of these, those whose effect is measured. */
  readonly measured: number
  readonly expectedLift: number
  readonly measuredLift: number
  /** Measured for expected, of those that have both; null where nothing was expected. */
  readonly delivered: number | null
  /** Measured lift for a unit of money spent, of those that tell both. */
  readonly liftPerMoney: number | null
  readonly newlyServed: number
  /** Means over the projects that have both, 0 to 1. */
  readonly satisfactionBefore: number | null
  readonly satisfactionAfter: number | null
}

/** Which measures deliver: by action, cause and kind of community, those that delivered most at the head. */
export function lessonsOf(outcomes: readonly Outcome[]): Lesson[] {
  const groups = byKey(outcomes.map((row) => ({ key: JSON.stringify([row.action, row.cause, row.communityKind]), row })))
  return [...groups.values()]
    .map((of): Lesson => {
      const { action, cause, communityKind } = of[0]!
      const both = of.filter(({ expectedLift, measuredLift }) => expectedLift !== null && measuredLift !== null)
      const paid = of.filter(({ spent, measuredLift }) => spent !== null && spent > 0 && measuredLift !== null)
      const asked = of.filter(({ satisfactionBefore, satisfactionAfter }) => satisfactionBefore !== null && satisfactionAfter !== null)
      const sum = (rows: readonly Outcome[], name: 'expectedLift' | 'measuredLift' | 'spent' | 'newlyServed') => rows.reduce((total, row) => total + (row[name] ?? 0), 0)
      const mean = (name: 'satisfactionBefore' | 'satisfactionAfter') => (asked.length === 0 ? null : share(asked.reduce((total, row) => total + row[name]!, 0) / asked.length))
      const expected = sum(both, 'expectedLift')
      return {
        action, cause, communityKind,
        projects: of.length,
        measured: of.filter(({ measuredLift }) => measuredLift !== null).length,
        expectedLift: round(sum(of, 'expectedLift')),
        measuredLift: round(sum(of, 'measuredLift')),
        delivered: expected <= 0 ? null : share(sum(both, 'measuredLift') / expected),
        liftPerMoney: paid.length === 0 ? null : share(sum(paid, 'measuredLift') / sum(paid, 'spent')),
        newlyServed: round(sum(of, 'newlyServed')),
        satisfactionBefore: mean('satisfactionBefore'),
        satisfactionAfter: mean('satisfactionAfter')
      }
    })
    .sort((a, b) => (b.delivered ?? -Infinity) - (a.delivered ?? -Infinity) || b.measuredLift - a.measuredLift || (a.action < b.action ? -1 : 1))
}

const round = (value: number): number => Math.round(value * 100) / 100
const share = (value: number): number => Math.round(value * 1e6) / 1e6
