import OpeningHours from 'opening_hours'
import { LRUCache } from 'lru-cache'

/** The longest value that OpenStreetMap has. */
const mostCharacters = 255

/** Where holidays are those of: all of Zhejiang is one place to them, and its clocks are eight hours ahead of UTC all year. */
const place = { lat: 30.27, lon: 120.15, address: { country_code: 'cn', state: '浙江省' } }
const hoursAheadOfUtc = 8

/** One week in every four of a year: enough to tell the usual one from holidays and seasons. */
const firstMonday = [2025, 0, 6] as const
const weeksApart = 4
const weeksLooked = 13

interface Hours {
  readonly rules: OpeningHours
  /** Hours of the usual week, to the minute; undefined until asked for. */
  weekly?: number | null
}

const known = new LRUCache<string, Hours>({ max: 2_000 })

/** Parses a value of OpenStreetMap's `opening_hours`, as the wiki's specification says. Throws an Error whose message says where it is wrong. */
function hoursOf(text: string): Hours {
  const found = known.get(text)
  if (found !== undefined) return found
  if (text.length > mostCharacters) throw new Error(`is longer than the ${mostCharacters} characters that opening_hours may have`)
  const hours = { rules: parse(text) }
  known.set(text, hours)
  return hours
}

function parse(text: string): OpeningHours {
  try {
    const rules = new OpeningHours(text, place)
    // Some mistakes show only when it is asked for something.
    rules.getState(new Date(...firstMonday))
    return rules
  } catch (error) {
    const reason = (error instanceof Error ? error.message : String(error)).split('\n')[0]!.replace(/ Please submit a pull request: \S+/, '')
    throw new Error(`is not in the syntax of OpenStreetMap's opening_hours: ${reason}`)
  }
}

/** The value itself, when it can be read. Throws an Error that says why not. */
export function readOpeningHours(text: string): string {
  hoursOf(text)
  return text
}

/**
 * Hours open in the usual week: the median over weeks of a year, so that holidays and seasons shorter than half of it don't count.
 * Null where no hours are sure, as with "by appointment".
 */
export function weeklyHours(text: string): number | null {
  const hours = hoursOf(text)
  if (hours.weekly === undefined) hours.weekly = usualWeek(hours.rules)
  return hours.weekly
}

function usualWeek(rules: OpeningHours): number | null {
  const weeks = Array.from({ length: rules.isWeekStable() ? 1 : weeksLooked }, (_, week) => minutesOfWeek(rules, week * weeksApart))
  const sure = weeks.filter((minutes) => minutes !== undefined).sort((a, b) => a - b)
  const median = sure[Math.floor(sure.length / 2)]
  return median === undefined ? null : Math.round((median / 60) * 100) / 100
}

/** Undefined where all that is known is that it may be open. */
function minutesOfWeek(rules: OpeningHours, week: number): number | undefined {
  const [year, month, day] = firstMonday
  const intervals = rules.getOpenIntervals(new Date(year, month, day + 7 * week), new Date(year, month, day + 7 * (week + 1)))
  const sure = intervals.filter(([, , unsure]) => !unsure)
  if (intervals.length > 0 && sure.length === 0) return undefined
  return sure.reduce((sum, [from, to]) => sum + (to.getTime() - from.getTime()) / 60_000, 0)
}

/** Whether something is open at a moment. */
export interface Opening {
  readonly at: Date
  /** Null = nobody knows, or perhaps, as with "by appointment". */
  readonly open: boolean | null
  /** When that changes; null = never, or not known. */
  readonly until: Date | null
  readonly comment: string | null
  /** Hours of the usual week; null = not known. */
  readonly weeklyHours: number | null
}

/** Whether what has these opening hours is open at a moment, by local time and public holidays. */
export function openingOf({ openingHours, weeklyHours: hours }: { readonly openingHours: string | null; readonly weeklyHours: number | null }, at: Date): Opening {
  if (openingHours === null) return { at, open: null, until: null, comment: null, weeklyHours: hours }
  const { rules } = hoursOf(openingHours)
  const local = localTime(at)
  const next = rules.getNextChange(local)
  return {
    at,
    open: rules.getUnknown(local) ? null : rules.getState(local),
    until: next === undefined ? null : instantOf(next),
    comment: rules.getComment(local) ?? null,
    weeklyHours: weeklyHours(openingHours) ?? hours
  }
}

/** Of several values, those that are open at an instant; what cannot be read is not. */
export function openAmong(texts: readonly string[], at: Date): string[] {
  const local = localTime(at)
  return texts.filter((text) => {
    try {
      return hoursOf(text).rules.getState(local)
    } catch {
      return false
    }
  })
}

/** The library reads the clock of the machine: a date whose fields there are those of the local time here. */
const localTime = (at: Date): Date => {
  const shifted = new Date(at.getTime() + hoursAheadOfUtc * 3_600_000)
  return new Date(shifted.getUTCFullYear(), shifted.getUTCMonth(), shifted.getUTCDate(), shifted.getUTCHours(), shifted.getUTCMinutes(), shifted.getUTCSeconds())
}

const instantOf = (local: Date): Date =>
  new Date(Date.UTC(local.getFullYear(), local.getMonth(), local.getDate(), local.getHours() - hoursAheadOfUtc, local.getMinutes(), local.getSeconds()))
