import { z } from 'zod'
import { anyPeriod } from '../checkup/period.js'
import { regionCode } from '../registry/schemas.js'
import { operatingModels } from './operating-model-import.js'
import { subjectPattern } from './operation-subject.js'
import { outcomes } from './survival.js'

const day = z.iso.date()
const count = z.number().int()
const typeCode = z.string().regex(/^[\w-]{1,64}$/, 'must be the code of a facility type')
const model = z.enum(operatingModels).describe('enterprise 社企联动, precinct 片区联动, property 物业联动, cooperative 强社惠民, large_property 大物业, government; other')
const words = (most: number) => z.string().trim().min(1).max(most)

export const subject = z.string().regex(subjectPattern, 'must be facility: and an external id, or region: and a code').describe('`facility:` and its external id, or `region:` and its code')
export const period = z.string().regex(anyPeriod, 'must be a year, half-year, quarter or month such as 2024, 2024H1, 2024Q3, 2024-05').describe('Year, half-year, quarter or month: 2024, 2024H1, 2024Q3, 2024-05')

export const modelOf = { subject, validFrom: day.describe('First day on which it is so') }
export const recordOf = { subject, period }

export const operatingModel = z
  .object({
    subject: z.string(),
    validFrom: z.string(),
    validTo: z.string().nullable().describe('Day after its last: it was ended, or the next one begins; null while it lasts'),
    model,
    operator: z.string().nullable().describe('Who runs it'),
    contractFrom: z.string().nullable(),
    contractUntil: z.string().nullable(),
    note: z.string().nullable(),
    regionCode: regionCode.describe('The region itself; of a facility its community, else its county')
  })
  .meta({ id: 'OperatingModel', description: 'How a facility or an area is run (运营模式), from a day on' })

export const operatingModelContent = z
  .strictObject({
    model,
    validTo: day.nullable().default(null).describe('Day after its last; the next model of the subject ends it as well'),
    operator: words(500).nullable().default(null),
    contractFrom: day.nullable().default(null),
    contractUntil: day.nullable().default(null),
    note: words(2000).nullable().default(null)
  })
  .meta({ id: 'OperatingModelContent', description: 'How it is run from that day on' })

export const operatingModelFilter = {
  within: regionCode.optional().describe('Only of this region and below'),
  subject: subject.optional(),
  model: z.enum(operatingModels).optional(),
  on: day.optional().describe('Only those that hold on this day')
}

const yuan = (what: string) => z.number().nullable().describe(`${what}, yuan (CNY); null = not known`)
const money = {
  funds: yuan('Public funds'),
  income: yuan('What it earned itself, public funds not counted'),
  spending: yuan('What it spent')
}
const use = {
  staff: z.number().nullable().describe('Full-time equivalents'),
  volunteers: z.number().nullable().describe('Persons'),
  visits: z.number().nullable().describe('Persons served, each time they came'),
  openingDays: z.number().nullable().describe('Days on which it was open')
}
const activities = count.describe('Held there, as the survey keeps them')

export const operationRecord = z
  .object({ subject: z.string(), period: z.string(), regionCode: regionCode.describe('The region itself; of a facility its community, else its county'), ...money, ...use })
  .meta({ id: 'OperationRecord', description: 'What running a facility, or an area beside its facilities, took and gave in a period' })

const given = (most: number) => z.number().min(0).max(most).nullable().default(null)
const whole = (most: number) => z.number().int().min(0).max(most).nullable().default(null)

export const operationContent = z
  .strictObject({
    funds: given(1e12).describe('Public funds, yuan (CNY)'),
    income: given(1e12).describe('What it earned itself, public funds not counted, yuan (CNY)'),
    spending: given(1e12).describe('Yuan (CNY)'),
    staff: given(1e6).describe('Full-time equivalents'),
    volunteers: whole(999_999_999).describe('Persons'),
    visits: whole(999_999_999).describe('Persons served, each time they came'),
    openingDays: whole(366).describe('Days on which it was open')
  })
  .meta({ id: 'OperationContent', description: 'What is recorded of a period from now on; null = not known, which is not nothing' })

export const operationFilter = {
  within: regionCode.optional().describe('Only of this region and below'),
  subject: subject.optional(),
  period: period.optional()
}

const holding = z
  .object({ model, operator: z.string().nullable(), subject: z.string().describe('Whose it is: of the facility itself, or of the nearest region above that has one'), validFrom: z.string() })
  .nullable()
  .describe('How it is run; null where nobody said')

const selfSufficiency = z.number().nullable().describe('Income over spending; 1 = it carries itself')
const visitsPerOpeningDay = z.number().nullable()

export const facilityOperation = z
  .object({
    externalId: z.string(),
    name: z.string(),
    typeCode: z.string(),
    regionCode: regionCode.describe('Its community, else its county'),
    holding: holding.describe('How it is run on the day asked about; null where nobody said'),
    periods: z
      .array(z.object({ period: z.string(), ...money, selfSufficiency, ...use, visitsPerOpeningDay, activities, holding: holding.describe('On the last day of the period') }).meta({ id: 'PeriodOfOperation' }))
      .describe('Each that has a record, in their order')
  })
  .meta({ id: 'FacilityOperation', description: 'How a facility is run, and what that took and gave by period' })

export const dayAsked = { on: day.optional().describe('Default: today') }

const figures = {
  facilities: count.describe('Operating or suspended on the last day, and those with a record that are no longer'),
  recorded: count.describe('Of them with a record'),
  shareRecorded: z.number().nullable().describe('null without facilities'),
  areas: count.describe('Areas with a record of their own, which is added to those of facilities'),
  ...money,
  selfSufficiency: selfSufficiency.describe('Income over spending, of the records that have both'),
  staff: use.staff.describe('Full-time equivalents, on the average of the days recorded'),
  volunteers: use.volunteers.describe('Persons, on the average of the days recorded'),
  visits: use.visits,
  openingDays: use.openingDays,
  visitsPerOpeningDay: visitsPerOpeningDay.describe('Of the records that have both'),
  visitsPer1000: z.number().nullable().describe('Visits for each 1,000 residents of the region'),
  activities: activities.describe('Begun in the period, as the survey keeps them'),
  satisfaction: z.number().nullable().describe('What residents say of these types, 0 to 1: the facilities of a type in a community have equal parts in what is said of it there')
}

export const operationSummary = z
  .object({
    regionCode,
    period: z.string(),
    residents: z.number(),
    total: z.object(figures).meta({ id: 'OperationFigures' }),
    byModel: z.array(
      z
        .object({
          model: model.nullable().describe('By how they were run on the last day; null: nobody said'),
          ...figures,
          satisfactionOfPeers: z.number().nullable().describe('What residents say of the same types in the same mix, whoever runs them: above it a model delivers more than others')
        })
        .meta({ id: 'OperationOfModel' })
    ),
    byType: z.array(z.object({ typeCode: z.string(), ...figures }).meta({ id: 'OperationOfType' })).describe('Of facilities; areas have no type'),
    byRegion: z.array(z.object({ regionCode, residents: z.number(), ...figures }).meta({ id: 'OperationOfRegion' })).describe('Of the regions right below; what is known of none of them stays with the region itself')
  })
  .meta({ id: 'OperationSummary', description: 'How facilities and areas of a region did in a period' })

export const summaryFilter = { region: regionCode.optional().describe('Default: the own region'), period }

export const openedFilter = {
  region: regionCode.optional().describe('Default: the own region'),
  type: typeCode.optional().describe('Only of this facility type'),
  from: day.describe('First day of opening'),
  to: day.describe('Last day of opening'),
  on: day.optional().describe('By what is known on this day; default: today'),
  months: z.coerce.number().int().min(1).max(600).default(12).describe('After how many months they are judged')
}

export const outcome = z.enum(outcomes)

const survival = {
  opened: count,
  young: count.describe('Not yet judged'),
  judged: count.describe('Alive, suspended and closed together'),
  alive: count.describe('Operating on the day they are judged'),
  suspended: count,
  closed: count,
  moved: count.describe('Elsewhere since, up to the day they are judged'),
  reopened: count.describe('Operating again after they were closed or suspended'),
  shareAlive: z.number().nullable().describe('Of those judged; null where there are none'),
  recorded: count.describe('Of those alive, with any record or activity'),
  active: count.describe('Of those recorded, with visits, opening days or activities since'),
  shareActive: z.number().nullable().describe('Of those recorded; null where there are none')
}

export const survivalSummary = z
  .object({
    regionCode,
    on: z.string(),
    months: count,
    openingUnknown: count.describe('Open on that day, and nobody says since when'),
    total: z.object(survival).meta({ id: 'Survival' }),
    byType: z.array(z.object({ typeCode: z.string(), ...survival }).meta({ id: 'SurvivalOfType' })),
    byModel: z.array(z.object({ model: model.nullable().describe('By how they were run on the day they are judged; null: nobody said'), ...survival }).meta({ id: 'SurvivalOfModel' })),
    byRegion: z.array(z.object({ regionCode, ...survival }).meta({ id: 'SurvivalOfRegion' })).describe('Of the regions right below')
  })
  .meta({ id: 'SurvivalSummary', description: 'Whether what was built is still alive (建成一年后是否存活)' })

export const openedFacility = z
  .object({
    externalId: z.string(),
    name: z.string(),
    typeCode: z.string(),
    regionCode: regionCode.describe('Its community, else its county'),
    model: model.nullable().describe('On the day it is judged; null where nobody said'),
    openedOn: z.string(),
    dueOn: z.string().describe('The day on which it is judged'),
    outcome: outcome.describe('alive: operating on that day; young: that day is still to come'),
    active: z.boolean().nullable().describe('Of one alive, whether visits, opening days or activities were recorded since; null where nothing ever is'),
    closedOn: z.string().nullable().describe('null also where nobody knows'),
    suspendedOn: z.string().nullable(),
    movedOn: z.string().nullable(),
    reopenedOn: z.string().nullable()
  })
  .meta({ id: 'OpenedFacility', description: 'A facility that was opened, and what became of it' })
