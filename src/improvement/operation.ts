import { roundScore } from '../checkup/indices.js'
import type { OperatingModelName } from './operating-model-import.js'

/** What a group of facilities and areas took and gave in a period, as it adds up: null where nobody gave any, which is not nothing. */
export interface Tally {
  /** Facilities operating or suspended on the last day, and those that have a record although they are no longer. */
  readonly facilities: number
  /** Those of them that have a record. */
  readonly recorded: number
  /** Areas that have one of their own. */
  readonly areas: number
  /** Yuan (CNY). */
  readonly funds: number | null
  readonly income: number | null
  readonly spending: number | null
  /** Income and spending of the records that have both. */
  readonly incomeOfBoth: number | null
  readonly spendingOfBoth: number | null
  /** Full-time equivalents, and persons, on the average of the days recorded. */
  readonly staff: number | null
  readonly volunteers: number | null
  readonly visits: number | null
  readonly openingDays: number | null
  /** Visits and opening days of the records that have both. */
  readonly visitsOfBoth: number | null
  readonly daysOfBoth: number | null
  readonly activities: number
  /** Satisfaction that residents gave the types of these facilities: sum of (rating − 1) / 4, and number of ratings. */
  readonly satisfied: number | null
  readonly ratings: number | null
}

/** A tally of facilities of one type and model in one region below; the type is null for areas. */
export interface OperationCell extends Tally {
  readonly regionCode: string
  readonly typeCode: string | null
  readonly model: OperatingModelName | null
}

/** What is told of a group. */
export interface OperationFigures {
  readonly facilities: number
  readonly recorded: number
  /** Share of the facilities that have a record; null without facilities. */
  readonly shareRecorded: number | null
  readonly areas: number
  readonly funds: number | null
  readonly income: number | null
  readonly spending: number | null
  readonly selfSufficiency: number | null
  readonly staff: number | null
  readonly volunteers: number | null
  readonly visits: number | null
  readonly openingDays: number | null
  readonly visitsPerOpeningDay: number | null
  readonly visitsPer1000: number | null
  readonly activities: number
  readonly satisfaction: number | null
}

/** Sum of what is known; null where nothing is. */
const sum = (values: readonly (number | null)[]): number | null => {
  const known = values.filter((value) => value !== null)
  return known.length === 0 ? null : known.reduce((total, value) => total + value, 0)
}

/** Quotient in four decimals; null where one is not known, or there is nothing to divide by. */
const quotient = (part: number | null, whole: number | null): number | null => (part === null || whole === null || whole === 0 ? null : Math.round((part / whole) * 1e4) / 1e4)

const rounded = (value: number | null): number | null => (value === null ? null : roundScore(value))

/** Income over spending: how far it carries itself without public funds; 1 = wholly. */
export const selfSufficiency = quotient

export const visitsPerOpeningDay = (visits: number | null, days: number | null): number | null => rounded(quotient(visits, days))

/**
 * The figures of a group of tallies. Ratios are of the records that have both sides, never of a sum over records that have one.
 *
 * @param residents of the region that they serve, persons
 */
export function figuresOf(tallies: readonly Tally[], residents: number): OperationFigures {
  const total = (key: keyof Tally) => sum(tallies.map((tally) => tally[key]))
  const count = (key: 'facilities' | 'recorded' | 'areas' | 'activities') => total(key) ?? 0
  const visits = total('visits')
  return {
    facilities: count('facilities'),
    recorded: count('recorded'),
    shareRecorded: quotient(count('recorded'), count('facilities')),
    areas: count('areas'),
    funds: rounded(total('funds')),
    income: rounded(total('income')),
    spending: rounded(total('spending')),
    selfSufficiency: selfSufficiency(total('incomeOfBoth'), total('spendingOfBoth')),
    staff: rounded(total('staff')),
    volunteers: rounded(total('volunteers')),
    visits,
    openingDays: total('openingDays'),
    visitsPerOpeningDay: visitsPerOpeningDay(total('visitsOfBoth'), total('daysOfBoth')),
    visitsPer1000: rounded(quotient(visits === null ? null : visits * 1000, residents)),
    activities: count('activities'),
    satisfaction: quotient(total('satisfied'), total('ratings'))
  }
}

/**
 * What residents say of the same types in the same mix, whoever runs them: beside the satisfaction of a model it tells whether the
 * model delivers or only runs what is liked anyway. Indirect standardisation over all cells; null where no cell of it was rated.
 */
export function satisfactionOfPeers(cells: readonly OperationCell[], all: readonly OperationCell[]): number | null {
  const expected = cells.map(({ typeCode, ratings }) => {
    const peers = all.filter((cell) => cell.typeCode === typeCode)
    const [satisfied, ratingsOfAll] = [sum(peers.map((cell) => cell.satisfied)), sum(peers.map((cell) => cell.ratings))]
    return ratings === null || satisfied === null || ratingsOfAll === null || ratingsOfAll === 0 ? null : (ratings * satisfied) / ratingsOfAll
  })
  return quotient(sum(expected), sum(cells.map(({ ratings }) => ratings)))
}
