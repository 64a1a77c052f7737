import { z } from 'zod'
import { moment, regionCode } from '../../registry/schemas.js'
import { requestedModes, runStatuses } from '../run-queries.js'

const cron = z.string().min(9).max(100).describe('Minute, hour, day of month, month, day of week')
const at = moment.describe('When it starts, once: a moment with its offset from UTC, to come')
const timeZone = z.string().max(100).describe('Whose clock the cron goes by, such as Asia/Shanghai')
const period = z
  .string()
  .regex(/^(current|previous|\d{4}H[12])$/, 'must be current, previous, or a half-year such as 2024H1')
  .describe('current: the half-year that lasts at the time; previous: the one before; or one by its name, such as 2024H1')
const mode = z.enum(requestedModes).describe('full: everything is worked out; changed: only what has changed since the newest equal run, with the same result; composed: from the published runs of the regions within')
const publish = z.boolean().describe('Its runs are published once they are completed; for who may publish')
const enabled = z.boolean().describe('false: it is paused, and times that pass are not made up for')
const scopeCode = regionCode.describe('Region whose subtree is scored')
const standard = z.string().describe('Version of a published standard')

export const scheduleStart = z
  .object({
    id: z.number().int(),
    dueAt: z.date().describe('When it was to start'),
    startedAt: z.date(),
    missed: z.number().int().describe('Further times that had passed by then, while the service was down, and that it stands for; 100 = so many or more'),
    runId: z.number().int().nullable().describe('Its run, also one that was open already; null where none could be started'),
    runStatus: z.enum(runStatuses).nullable(),
    publish: z.boolean().describe('Whether the run is to be published'),
    publishedAt: z.date().nullable(),
    error: z.string().nullable().describe('Why there is no run, or why it was not published')
  })
  .meta({ id: 'ScheduleStart', description: 'What came of one time of a schedule' })

export const schedule = z
  .object({
    id: z.number().int(),
    cron: z.string().nullable().describe('Minute, hour, day of month, month, day of week; null for what starts once'),
    at: z.date().nullable().describe('When it starts, for what starts once'),
    timeZone: z.string().describe('Whose clock the cron goes by'),
    period: z.string().describe('current: the half-year that lasts at the time; previous: the one before; or one by its name'),
    mode,
    scopeCode,
    standardVersion: z.string(),
    publish,
    enabled,
    revision: z.string().describe('For If-Match'),
    createdBy: z.string(),
    createdAt: z.date(),
    lastStartedAt: z.date().nullable(),
    nextDue: z.array(z.date()).describe('The times to come, the first three; none while it is paused'),
    last: scheduleStart.nullable().describe('What came of its last time')
  })
  .meta({ id: 'Schedule', description: 'A recalculation to come, by cron or once' })

export const newSchedule = z
  .strictObject({
    cron: cron.optional().describe('Minute, hour, day of month, month, day of week; either this or `at`'),
    at: at.optional(),
    timeZone: timeZone.default('Asia/Shanghai'),
    period: period.default('current'),
    mode: mode.default('full'),
    scopeCode: scopeCode.optional().describe('Region whose subtree is scored; default: that of the token'),
    standard: standard.optional().describe('Version of a published standard; default: the product\'s own'),
    publish: publish.default(false),
    enabled: enabled.default(true)
  })
  .meta({ id: 'NewSchedule', description: 'When to recalculate, and what' })

export const scheduleChange = z
  .strictObject({
    cron: cron.optional(),
    at: at.optional(),
    timeZone: timeZone.optional(),
    period: period.optional(),
    mode: mode.optional(),
    scopeCode: scopeCode.optional(),
    standard: standard.optional(),
    publish: publish.optional(),
    enabled: enabled.optional()
  })
  .meta({ id: 'ScheduleChange', description: 'What is to be otherwise; what is left out stays' })
