import cronParser from 'cron-parser'
import { asCaller, operator, type Caller } from '../platform/caller.js'
import type { Database } from '../platform/database/database.js'
import { forbidden, notFound, unprocessable } from '../platform/errors.js'
import { defaultStandardVersion } from '../registry/standard.js'
import { currentPeriod, periodBefore } from './period.js'

export interface Schedule {
  readonly id: number
  /** Five fields: minute, hour, day of month, month, day of week. */
  readonly cron: string
  readonly timeZone: string
  readonly period: 'current' | 'previous'
  readonly scopeCode: string
  readonly standardVersion: string
  readonly enabled: boolean
  readonly createdBy: string
  readonly createdAt: Date
  readonly lastStartedAt: Date | null
}

export interface NewSchedule extends Pick<Schedule, 'cron' | 'timeZone' | 'period' | 'enabled'> {
  /** Default: the caller's own region. */
  readonly scopeCode?: string | undefined
  /** Version of a published standard; default: the product's own. */
  readonly standard?: string | undefined
}

const columns = `
  id, cron, time_zone as "timeZone", period, scope_code as "scopeCode", standard_version as "standardVersion", enabled,
  created_by as "createdBy", created_at as "createdAt", last_started_at as "lastStartedAt"`

/** Schedules of the caller's region. */
export async function listSchedules(database: Database, caller: Caller): Promise<Schedule[]> {
  return asCaller(database, caller, async ({ client }) => {
    const found = await client.query<Schedule>(`select ${columns} from checkup.schedule order by id`)
    return found.rows
  })
}

/** Sets a new schedule. Throws `unprocessable-input` for a cron, time zone, region or standard that is none. */
export async function addSchedule(database: Database, caller: Caller, schedule: NewSchedule): Promise<Schedule> {
  lastDue(schedule, new Date())
  const { scopeCode = caller.regionCode, standard = defaultStandardVersion } = schedule
  return asCaller(database, caller, async ({ client }) => {
    const checked = await client.query<{ region: boolean; standard: boolean; allowed: boolean }>(
      `select
         $1 = '000000000000' or exists (select from registry.region where code = $1) as region,
         exists (select from registry.standard where version = $2 and status = 'published') as standard,
         platform.in_region($1) as allowed`,
      [scopeCode, standard]
    )
    const facts = checked.rows[0]!
    if (!facts.region) throw unprocessable(`there is no region ${scopeCode}`, [{ pointer: '/scopeCode', detail: 'is not a known region' }])
    if (!facts.standard) throw unprocessable(`there is no published standard ${standard}`, [{ pointer: '/standard', detail: 'is not a published standard' }])
    if (!facts.allowed) throw forbidden(`${scopeCode} lies outside the region of this caller`)
    const added = await client.query<Schedule>(
      `insert into checkup.schedule (cron, time_zone, period, scope_code, standard_version, enabled, created_by)
       values ($1, $2, $3, $4, $5, $6, $7)
       returning ${columns}`,
      [schedule.cron, schedule.timeZone, schedule.period, scopeCode, standard, schedule.enabled, caller.subject]
    )
    return added.rows[0]!
  })
}

/** Removes a schedule; throws `not-found`. */
export async function removeSchedule(database: Database, caller: Caller, id: number): Promise<void> {
  await asCaller(database, caller, async ({ client }) => {
    const removed = await client.query('delete from checkup.schedule where id = $1', [id])
    if (removed.rowCount === 0) throw notFound('schedule', id)
  })
}

/**
 * Schedules whose time has come since they last started, marked as started now: several processes may ask at once.
 * One that was missed while the service was down is started once.
 */
export async function dueSchedules(
  database: Database,
  now: Date
): Promise<{ id: number; period: string; scopeCode: string; standardVersion: string }[]> {
  return asCaller(database, operator, async ({ client }) => {
    const found = await client.query<Schedule>(`select ${columns} from checkup.schedule where enabled order by id for update`)
    const due = found.rows.filter((schedule) => lastDue(schedule, now) > (schedule.lastStartedAt ?? schedule.createdAt))
    await client.query('update checkup.schedule set last_started_at = $2 where id = any ($1)', [due.map((one) => one.id), now])
    return due.map((one) => ({
      id: one.id,
      period: one.period === 'current' ? currentPeriod(now) : periodBefore(currentPeriod(now)),
      scopeCode: one.scopeCode,
      standardVersion: one.standardVersion
    }))
  })
}

function lastDue({ cron, timeZone }: Pick<Schedule, 'cron' | 'timeZone'>, now: Date): Date {
  try {
    return cronParser.parseExpression(cron, { currentDate: now, tz: timeZone }).prev().toDate()
  } catch (error) {
    throw unprocessable(`${cron} in ${timeZone} is not a cron expression: ${(error as Error).message}`, [
      { pointer: '/cron', detail: 'must be five fields: minute, hour, day of month, month, day of week' }
    ])
  }
}
