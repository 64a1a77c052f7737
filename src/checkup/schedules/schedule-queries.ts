import { hasScope } from '../../platform/auth/scopes.js'
import { asCaller, type Caller, type Transaction } from '../../platform/caller.js'
import type { Database } from '../../platform/database/database.js'
import { conflict, forbidden, LifecircleError, notFound, unprocessable } from '../../platform/errors.js'
import { defaultStandardVersion } from '../../registry/standard.js'
import { currentPeriod, periodBefore, referenceDate } from '../period.js'
import { hasEnded } from '../run-progress-queries.js'
import type { RequestedMode, RunStatus } from '../run-queries.js'
import { checkWhen, dueTimes, lastDueTime, type When } from './due-times.js'

/** What came of one time of a schedule. */
export interface ScheduleStart {
  readonly id: number
  /** When it was to start. */
  readonly dueAt: Date
  readonly startedAt: Date
  /** Further times that had passed by then, and that it stands for. */
  readonly missed: number
  /** Its run, also one that was open already; null where none could be started. */
  readonly runId: number | null
  readonly runStatus: RunStatus | null
  /** Whether the run is to be published. */
  readonly publish: boolean
  readonly publishedAt: Date | null
  /** Why there is no run, or why it was not published. */
  readonly error: string | null
}

/** A recalculation to come, again and again or once. */
export interface Schedule extends When {
  readonly id: number
  /** `current` or `previous` at the time, or a half-year by its name. */
  readonly period: string
  readonly mode: RequestedMode
  readonly scopeCode: string
  readonly standardVersion: string
  /** Whether its runs are published once they are completed. */
  readonly publish: boolean
  readonly enabled: boolean
  readonly revision: string
  readonly createdBy: string
  readonly createdAt: Date
  readonly lastStartedAt: Date | null
  /** The times to come, the first three; none while it is paused. */
  readonly nextDue: Date[]
  /** What came of its last time. */
  readonly last: ScheduleStart | null
}

export interface NewSchedule {
  readonly cron?: string | undefined
  readonly at?: Date | undefined
  readonly timeZone: string
  readonly period: string
  readonly mode: RequestedMode
  /** Default: the caller's own region. */
  readonly scopeCode?: string | undefined
  /** Version of a published standard; default: the product's own. */
  readonly standard?: string | undefined
  readonly publish: boolean
  readonly enabled: boolean
}

export type ScheduleChange = Partial<NewSchedule>

const shownTimes = 3

interface ScheduleRow extends Omit<Schedule, 'nextDue' | 'last' | 'revision'> {
  readonly revision: number
  readonly dueAfter: Date
  readonly last: (Omit<ScheduleStart, 'dueAt' | 'startedAt' | 'publishedAt'> & { readonly dueAt: string; readonly startedAt: string; readonly publishedAt: string | null }) | null
}

const columns = `
  s.id::integer, s.cron, s.at, s.time_zone as "timeZone", s.period, s.mode, s.scope_code as "scopeCode", s.standard_version as "standardVersion",
  s.publish, s.enabled, s.revision, s.created_by as "createdBy", s.created_at as "createdAt", s.last_started_at as "lastStartedAt", s.due_after as "dueAfter"`

const startColumns = `
  b.id::integer, b.due_at as "dueAt", b.started_at as "startedAt", b.missed, b.run_id::integer as "runId", r.status as "runStatus",
  b.publish, case when b.publish then r.published_at end as "publishedAt", b.error`

const startTables = `
  checkup.schedule_start as b
  left join checkup.run as r on r.id = b.run_id`

const withLast = `
  checkup.schedule as s
  left join lateral (
    select to_jsonb(newest) as last
    from (
      select ${startColumns}
      from ${startTables}
      where b.schedule_id = s.id
      order by b.id desc
      limit 1
    ) as newest
  ) as l on true`

const toSchedule = ({ dueAfter, revision, last, ...row }: ScheduleRow, now: Date): Schedule => ({
  ...row,
  revision: String(revision),
  nextDue: row.enabled ? dueTimes(row, now > dueAfter ? now : dueAfter, { most: shownTimes }) : [],
  last: last === null ? null : { ...last, dueAt: new Date(last.dueAt), startedAt: new Date(last.startedAt), publishedAt: last.publishedAt === null ? null : new Date(last.publishedAt) }
})

/** Schedules of the caller's region. */
export async function listSchedules(database: Database, caller: Caller, now: Date): Promise<Schedule[]> {
  return asCaller(database, caller, async ({ client }) => {
    const found = await client.query<ScheduleRow>(`select ${columns}, l.last from ${withLast} order by s.id`)
    return found.rows.map((row) => toSchedule(row, now))
  })
}

/** Throws `not-found`. */
export async function findSchedule({ client }: Transaction, id: number, now: Date): Promise<Schedule> {
  const found = await client.query<ScheduleRow>(`select ${columns}, l.last from ${withLast} where s.id = $1`, [id])
  const row = found.rows[0]
  if (row === undefined) throw notFound('schedule', id)
  return toSchedule(row, now)
}

/** What came of the times of a schedule, the newest first. Throws `not-found`. */
export async function listStarts({ client }: Transaction, id: number, page: { readonly limit: number; readonly before?: number | undefined }): Promise<ScheduleStart[]> {
  const known = await client.query('select from checkup.schedule where id = $1', [id])
  if (known.rowCount === 0) throw notFound('schedule', id)
  const found = await client.query<ScheduleStart>(
    `select ${startColumns}
     from ${startTables}
     where b.schedule_id = $1
       and ($2::bigint is null or b.id < $2)
     order by b.id desc
     limit $3`,
    [id, page.before ?? null, page.limit]
  )
  return found.rows
}

/**
 * Sets a new schedule. Throws `unprocessable-input` for a cron, time, period, region or standard that is none, `forbidden` outside the
 * caller's region, and where it is to publish and he may not.
 */
export async function addSchedule(database: Database, caller: Caller, given: NewSchedule, now: Date): Promise<Schedule> {
  const { scopeCode = caller.regionCode, standard = defaultStandardVersion, cron = null, at = null, ...rest } = given
  const wanted = { ...rest, cron, at, scopeCode, standardVersion: standard }
  return asCaller(database, caller, async (transaction) => {
    await ensureKeepable(transaction, caller, wanted, now)
    const added = await transaction.client.query<{ id: number }>(
      `insert into checkup.schedule (cron, at, time_zone, period, mode, scope_code, standard_version, publish, enabled, created_by, due_after)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
       returning id::integer`,
      [cron, at, wanted.timeZone, wanted.period, wanted.mode, scopeCode, standard, wanted.publish, wanted.enabled, caller.subject, now]
    )
    return findSchedule(transaction, added.rows[0]!.id, now)
  })
}

/**
 * Changes a schedule, or pauses it. What it missed while it was paused is not made up for. Throws `not-found`, `precondition-failed`
 * where it is no longer what was read (`*`: whatever it is), `conflict` for one that has started once and for all, and else as `addSchedule`.
 */
export async function changeSchedule(database: Database, caller: Caller, id: number, read: string, change: ScheduleChange, now: Date): Promise<Schedule> {
  return asCaller(database, caller, async (transaction) => {
    const locked = await lockSchedule(transaction, id)
    if (locked === undefined) throw notFound('schedule', id)
    const revision = String(locked.revision)
    if (read !== '*' && read !== revision) {
      throw new LifecircleError('precondition-failed', `schedule ${id} is not what it was when you read it: read it again, and send its revision ${revision}`)
    }
    if (hasStartedOnce(locked)) throw conflict(`schedule ${id} was to start once, and that time is over: add another one`)
    if (locked.cron === null && change.cron !== undefined) throw unprocessable(`schedule ${id} starts once`, [{ pointer: '/cron', detail: 'cannot be given to one that starts once: add another one' }])
    if (locked.at === null && change.at !== undefined) throw unprocessable(`schedule ${id} starts by cron`, [{ pointer: '/at', detail: 'cannot be given to one that starts by cron: add another one' }])
    const { standard = locked.standardVersion, ...given } = change
    const kept = { cron: locked.cron, at: locked.at, timeZone: locked.timeZone, period: locked.period, mode: locked.mode, scopeCode: locked.scopeCode, publish: locked.publish, enabled: locked.enabled }
    const wanted = { ...kept, ...withoutUndefined(given), standardVersion: standard }
    await ensureKeepable(transaction, caller, wanted, now)
    const same = wanted.enabled === locked.enabled && wanted.cron === locked.cron && wanted.timeZone === locked.timeZone
    await transaction.client.query(
      `update checkup.schedule
       set cron = $2, at = $3, time_zone = $4, period = $5, mode = $6, scope_code = $7, standard_version = $8, publish = $9, enabled = $10,
         due_after = case when $11 then due_after else $12 end, revision = revision + 1
       where id = $1`,
      [id, wanted.cron, wanted.at, wanted.timeZone, wanted.period, wanted.mode, wanted.scopeCode, standard, wanted.publish, wanted.enabled, same, now]
    )
    return findSchedule(transaction, id, now)
  })
}

/** Removes a schedule, its history too. Throws `not-found`, and `conflict` for one that starts once while its run is open. */
export async function removeSchedule(database: Database, caller: Caller, id: number, now: Date): Promise<void> {
  await asCaller(database, caller, async (transaction) => {
    if ((await lockSchedule(transaction, id)) === undefined) throw notFound('schedule', id)
    const { at, last } = await findSchedule(transaction, id, now)
    if (at !== null && last?.runStatus != null && !hasEnded(last.runStatus)) {
      throw conflict(`schedule ${id} has started: what is left to cancel is its run ${last.runId!}, with DELETE /v1/admin/recalculations/${last.runId!}`)
    }
    await transaction.client.query('delete from checkup.schedule where id = $1', [id])
  })
}

const withoutUndefined = <T extends object>(given: T) => Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as { [Key in keyof T]?: Exclude<T[Key], undefined> }

async function lockSchedule({ client }: Transaction, id: number): Promise<Omit<ScheduleRow, 'last'> | undefined> {
  const found = await client.query<Omit<ScheduleRow, 'last'>>(`select ${columns} from checkup.schedule as s where s.id = $1 for update`, [id])
  return found.rows[0]
}

const hasStartedOnce = ({ at, dueAfter }: Pick<ScheduleRow, 'at' | 'dueAfter'>) => at !== null && at <= dueAfter

type Wanted = When & Pick<Schedule, 'period' | 'scopeCode' | 'standardVersion' | 'publish' | 'enabled'>

async function ensureKeepable({ client }: Transaction, caller: Caller, wanted: Wanted, now: Date): Promise<void> {
  checkWhen(wanted)
  const { at, period, scopeCode, standardVersion, publish, enabled } = wanted
  if (at !== null && at <= now && enabled) {
    throw unprocessable(`${at.toISOString()} is past: a recalculation that is to start now is asked for at POST /v1/admin/recalculations`, [{ pointer: '/at', detail: 'must be to come' }])
  }
  const [first = now] = dueTimes(wanted, now, { most: 1 })
  referenceDate(periodAt(period, first), first)
  if (publish && !hasScope(caller, 'runs:publish')) throw forbidden('a schedule that publishes needs a caller who may publish: the token lacks the scope runs:publish')
  const checked = await client.query<{ region: boolean; standard: boolean; allowed: boolean }>(
    `select
       $1 = '000000000000' or exists (select from registry.region where code = $1) as region,
       exists (select from registry.standard where version = $2 and status = 'published') as standard,
       platform.in_region($1) as allowed`,
    [scopeCode, standardVersion]
  )
  const facts = checked.rows[0]!
  if (!facts.region) throw unprocessable(`there is no region ${scopeCode}`, [{ pointer: '/scopeCode', detail: 'is not a known region' }])
  if (!facts.standard) throw unprocessable(`there is no published standard ${standardVersion}`, [{ pointer: '/standard', detail: 'is not a published standard' }])
  if (!facts.allowed) throw forbidden(`${scopeCode} lies outside the region of this caller`)
}

/** The half-year that is meant at a time. */
export const periodAt = (period: string, time: Date): string => (period === 'current' ? currentPeriod(time) : period === 'previous' ? periodBefore(currentPeriod(time)) : period)

/** A schedule whose time has come, and which. */
export interface DueSchedule extends Pick<Schedule, 'id' | 'period' | 'mode' | 'scopeCode' | 'standardVersion' | 'publish'> {
  readonly dueAt: Date
  readonly missed: number
}

/** Times looked at since a schedule last started, one that comes every minute included. */
const mostMissed = 100

function dueOf(row: Omit<ScheduleRow, 'last'>, now: Date): DueSchedule | undefined {
  const [dueAt, ...further] = row.enabled ? dueTimes(row, row.dueAfter, { most: mostMissed + 1, until: now }) : []
  if (dueAt === undefined) return undefined
  // Of several times the last one is made up for, whenever that is: shortly after midnight the half-year may be another one.
  const madeUpFor = further.length < mostMissed ? (further.at(-1) ?? dueAt) : (lastDueTime(row, row.dueAfter, now) ?? dueAt)
  return { ...row, period: periodAt(row.period, madeUpFor), dueAt, missed: further.length }
}

/** Schedules whose time has come since they last started; one that was missed while the service was down is among them once. */
export async function dueSchedules(database: Database, caller: Caller, now: Date): Promise<DueSchedule[]> {
  return asCaller(database, caller, async ({ client }) => {
    const found = await client.query<Omit<ScheduleRow, 'last'>>(`select ${columns} from checkup.schedule as s where s.enabled and (s.at is null or s.at > s.due_after) order by s.id`)
    return found.rows.flatMap((row) => dueOf(row, now) ?? [])
  })
}

/** Takes the time that has come for a schedule, so that nobody else does; undefined where somebody did, or it was changed. */
export async function takeDue(transaction: Transaction, id: number, now: Date): Promise<DueSchedule | undefined> {
  const locked = await lockSchedule(transaction, id)
  const due = locked === undefined ? undefined : dueOf(locked, now)
  if (due !== undefined) await transaction.client.query('update checkup.schedule set last_started_at = $2, due_after = $2 where id = $1', [id, now])
  return due
}

/** Writes down what came of a time: a run, or why there is none. */
export async function noteStart({ client }: Transaction, { id, scopeCode, dueAt, missed, publish }: DueSchedule, now: Date, outcome: { readonly runId: number } | { readonly error: string }): Promise<void> {
  await client.query(
    `insert into checkup.schedule_start (schedule_id, scope_code, due_at, started_at, missed, publish, run_id, error)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [id, scopeCode, dueAt, now, missed, publish, 'runId' in outcome ? outcome.runId : null, 'error' in outcome ? outcome.error : null]
  )
}

/** A completed run that is to be published, in the name of the schedule that started it. */
export interface Publication {
  readonly scheduleId: number
  readonly scopeCode: string
  readonly runId: number
  /** The published run of the same period and scope that was asked for later. */
  readonly laterRunId: number | null
}

/** Completed runs, with their ranges, that schedules are to publish; once each, however many starts it stands for. */
export async function duePublications({ client }: Transaction): Promise<Publication[]> {
  const found = await client.query<Publication>(
    `select distinct on (r.id) b.schedule_id::integer as "scheduleId", r.scope_code as "scopeCode", r.id::integer as "runId", later.id::integer as "laterRunId"
     from checkup.schedule_start as b
     join checkup.run as r on r.id = b.run_id
     left join checkup.run as later
       on later.period = r.period and later.scope_code = r.scope_code and later.status = 'published' and later.id > r.id
     where b.publish
       and b.error is null
       and r.status = 'completed'
       and r.sensitivity_at is not null
     order by r.id, b.id`
  )
  return found.rows
}

/** Writes down, at each of its starts, why a run was not published; false where somebody has published it meanwhile. */
export async function noteUnpublished({ client }: Transaction, runId: number, error: string): Promise<boolean> {
  const noted = await client.query(
    `update checkup.schedule_start as b
     set error = $2
     from checkup.run as r
     where b.run_id = $1
       and b.publish
       and b.error is null
       and r.id = b.run_id
       and r.status = 'completed'`,
    [runId, error]
  )
  return noted.rowCount !== 0
}
