import type { FacilityStatus } from '../registry/facility-import.js'

/** A version of a facility, as the registry keeps it. Days are YYYY-MM-DD. */
export interface LivedVersion {
  /** First day; null = since ever. */
  readonly from: string | null
  /** Day after its last; null = it holds still. */
  readonly to: string | null
  readonly status: FacilityStatus
  readonly closedOn: string | null
  /** From where the version before had it, metres; null for the first. */
  readonly movedMetres: number | null
}

/** What is known, on the day that is asked about, of a facility that was opened. */
export interface FacilityLife {
  readonly openedOn: string
  /** The day on which it is judged: so many months after it was opened. */
  readonly dueOn: string
  /** Those begun by the day that is asked about, in their order, at least one. */
  readonly versions: readonly LivedVersion[]
  /** Last day of the last period, or of the last activity, with visits, opening days or an activity; null = none. */
  readonly recordedOn: string | null
  /** Whether anything of its operation was ever recorded. */
  readonly isRecorded: boolean
}

export const outcomes = ['alive', 'suspended', 'closed', 'young'] as const
export type Outcome = (typeof outcomes)[number]

/** What became of a facility. */
export interface Fate {
  /** alive: operating on the day it is judged; young: that day is still to come. */
  readonly outcome: Outcome
  /** Of one alive, whether visits, opening days or activities were recorded since; null where nothing is ever recorded of it, or it is not alive. */
  readonly active: boolean | null
  /** Since when it is closed, where it is on the day it is judged or the day asked about; null also where nobody knows. */
  readonly closedOn: string | null
  readonly suspendedOn: string | null
  /** First day elsewhere, up to the day it is judged. */
  readonly movedOn: string | null
  /** First day of operating again after it was closed or suspended. */
  readonly reopenedOn: string | null
}

/** A shorter way is a corrected position. */
const leastMoveMetres = 50

/**
 * Whether what was built is still alive (建成一年后是否存活), by what is known on a day. Dates of closing count before
 * statuses: a registry often learns of them late. What it says of the time before it knew of the opening is not taken for an answer.
 *
 * @param on the day asked about
 */
export function fateOf(life: FacilityLife, on: string): Fate {
  const judgedOn = life.dueOn <= on ? life.dueOn : on
  const [judged, now] = [stateOn(life.versions, judgedOn), stateOn(life.versions, on)]
  const outcome = life.dueOn > on ? 'young' : judged.state === 'operating' ? 'alive' : judged.state
  const since = (state: State['state']) => (judged.state === state ? judged.since : now.state === state ? now.since : null)
  const later = life.versions.map((version, i) => ({ version, before: life.versions[i - 1] })).filter(({ version: { from } }) => from !== null && from > life.openedOn)
  return {
    outcome,
    active: outcome !== 'alive' || !life.isRecorded ? null : life.recordedOn !== null && life.recordedOn >= life.dueOn,
    closedOn: since('closed'),
    suspendedOn: since('suspended'),
    movedOn: later.find(({ version: { from, movedMetres } }) => from! <= judgedOn && (movedMetres ?? 0) > leastMoveMetres)?.version.from ?? null,
    reopenedOn: later.find(({ version, before }) => version.status === 'operating' && before !== undefined && stoppedBy(before, version.from!))?.version.from ?? null
  }
}

interface State {
  readonly state: 'operating' | 'suspended' | 'closed'
  readonly since: string | null
}

const isOpen = ({ status }: LivedVersion): boolean => status !== 'planned' && status !== 'building'

function stateOn(versions: readonly LivedVersion[], day: string): State {
  const last = versions.at(-1)!
  // One that the registry still had as not open was opened all the same: the first version that knows of it tells.
  const telling = versions.find((version) => (version.to === null || version.to > day) && isOpen(version))
  if (telling === undefined) return { state: 'closed', since: last.to }
  const closedOn = last.closedOn ?? telling.closedOn
  if (closedOn !== null && closedOn <= day) return { state: 'closed', since: closedOn }
  // A closing on a day to come, and a status that begins later, say that it was open until then.
  const began = telling.from === null || telling.from <= day
  if (telling.status === 'closed' && telling.closedOn === null && began) return { state: 'closed', since: telling.from }
  if (telling.status === 'suspended' && began) return { state: 'suspended', since: telling.from }
  return { state: 'operating', since: null }
}

const stoppedBy = ({ status, closedOn }: LivedVersion, day: string): boolean => status === 'suspended' || status === 'closed' || (closedOn !== null && closedOn <= day)

/** How many of a group are alive. */
export interface Survival {
  readonly opened: number
  /** Not yet judged. */
  readonly young: number
  /** Judged: alive, suspended and closed together. */
  readonly judged: number
  readonly alive: number
  readonly suspended: number
  readonly closed: number
  readonly moved: number
  readonly reopened: number
  /** Of those judged; null where there are none. */
  readonly shareAlive: number | null
  /** Those alive of which anything is recorded. */
  readonly recorded: number
  readonly active: number
  /** Of those recorded; null where there are none. */
  readonly shareActive: number | null
}

const share = (part: number, whole: number): number | null => (whole === 0 ? null : Math.round((part / whole) * 1e4) / 1e4)

export function survivalOf(fates: readonly Fate[]): Survival {
  const count = (is: (fate: Fate) => boolean) => fates.filter(is).length
  const [young, alive, suspended, closed] = (['young', 'alive', 'suspended', 'closed'] as const).map((outcome) => count((fate) => fate.outcome === outcome)) as [number, number, number, number]
  const judged = alive + suspended + closed
  const [recorded, active] = [count((fate) => fate.active !== null), count((fate) => fate.active === true)]
  return {
    opened: fates.length,
    young,
    judged,
    alive,
    suspended,
    closed,
    moved: count(({ movedOn }) => movedOn !== null),
    reopened: count(({ reopenedOn }) => reopenedOn !== null),
    shareAlive: share(alive, judged),
    recorded,
    active,
    shareActive: share(active, recorded)
  }
}
