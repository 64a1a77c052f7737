import { z } from 'zod'
import { causes } from '../checkup/diagnosis.js'
import { communityKinds } from '../registry/region-import.js'
import { regionCode } from '../registry/schemas.js'
import { programmeStates } from './programme-queries.js'
import { projectActions, projectStates } from './project.js'
import { expectedGain, gain, projectId } from './project-schemas.js'

const money = z.number().min(0).max(1e15)
const state = z.enum(projectStates)
const day = z.iso.date()
const year = z.number().int().min(2000).max(2100)

const fairness = {
  mostOfStreet: z.number().gt(0).max(1).describe('Share of the budget that goes to one street at most'),
  weakest: z.number().int().min(0).max(1000).describe('So many of the weakest communities get a project each, as far as the money goes')
}

export const newProgramme = z
  .strictObject({
    regionCode: regionCode.describe('A county'),
    year,
    name: z.string().trim().min(1).max(200),
    budget: money,
    mostOfStreet: fairness.mostOfStreet.default(1),
    weakest: fairness.weakest.default(0),
    projects: z.array(projectId).min(1).max(1000).optional().describe('Projects to choose among; default: all of the county that are proposed or approved and of no adopted programme'),
    run: z.number().int().positive().optional().describe('Number of the run by which they are weighed; default: the newest with results'),
    period: z.string().max(16).optional().describe('Its newest run with results, instead of `run`')
  })
  .meta({ id: 'NewProgramme' })

const otherBudget = z
  .object({
    budget: z.number(),
    spent: z.number(),
    lift: z.number(),
    added: z.array(z.string()).describe('Projects that it would take beside'),
    dropped: z.array(z.string()).describe('Projects that it would leave')
  })
  .meta({ id: 'OtherBudget', description: 'What another budget would do' })

export const programme = z
  .object({
    id: z.number().int(),
    regionCode,
    year: z.number().int(),
    name: z.string(),
    budget: z.number(),
    fairness: z.object(fairness).meta({ id: 'Fairness' }),
    runId: z.number().int().describe('The run by which its projects were weighed'),
    state: z.enum(programmeStates),
    adoptedOn: z.string().nullable(),
    recordedAt: z.date(),
    recordedBy: z.string(),
    spent: z.number().describe('What its projects cost'),
    expected: gain.describe('What all its projects together are to bring the county'),
    upperBound: z.number().describe('No choice within the limits lifts more'),
    optimal: z.boolean().describe('Known to be the best there is'),
    less: otherBudget.describe('With a tenth less'),
    more: otherBudget.describe('With a tenth more'),
    left: z.array(z.object({ projectId: z.string(), why: z.string() }).meta({ id: 'LeftProject' })).describe('Projects that could not be weighed'),
    projects: z
      .array(
        z
          .object({
            projectId: z.string(), name: z.string(), communityCode: regionCode, typeCode: z.string(), state: state.describe('As it is now'), cost: z.number(), lift: z.number().describe('What it adds to those before it'),
            forced: z.boolean().describe("In for one of the weakest communities' sake")
          })
          .meta({ id: 'ProgrammeProject' })
      )
      .describe('In the order to do them')
  })
  .meta({ id: 'Programme', description: 'What a county does in a year for its budget' })

export const programmeFilter = {
  within: regionCode.optional().describe('Only of this region and below'),
  year: z.coerce.number().int().min(2000).max(2100).optional(),
  state: z.enum(programmeStates).optional()
}

export const adoption = z.strictObject({ on: day.optional().describe('Default: today') }).meta({ id: 'Adoption' })

const progressFigures = {
  projects: z.number().int(),
  states: z.object(Object.fromEntries(projectStates.map((one) => [one, z.number().int()])) as Record<(typeof projectStates)[number], z.ZodNumber>).meta({ id: 'ProjectsByState' }),
  budget: z.number().describe('What they were to cost when the programme was adopted'),
  spent: z.number(),
  late: z.number().int().describe('Not completed, though due before'),
  overBudget: z.number().int().describe('More spent than planned'),
  milestonesDue: z.number().int(),
  milestonesLate: z.number().int(),
  lift: z.number().describe('What they are to lift'),
  liftAccepted: z.number().describe('Of that, by those that are accepted')
}

export const programmeProgress = z
  .object({
    programmeId: z.number().int(),
    on: z.string(),
    ...progressFigures,
    byProject: z
      .array(
        z
          .object({
            projectId: z.string(), name: z.string(), communityCode: regionCode, typeCode: z.string(), state, progress: z.number().nullable(), reportedOn: z.string().nullable(),
            cost: z.number(), spent: z.number(), dueOn: z.string().nullable(), late: z.boolean(), overBudget: z.boolean(), milestonesDue: z.number().int(), milestonesLate: z.number().int()
          })
          .meta({ id: 'ProjectProgress' })
      )
      .describe('In the order to do them')
  })
  .meta({ id: 'ProgrammeProgress', description: 'How far a programme was on a day' })

const figures = z.object(progressFigures).meta({ id: 'ProgressFigures' })

export const dashboard = z
  .object({
    regionCode,
    year: z.number().int(),
    on: z.string(),
    programmes: z.number().int().describe('Adopted ones of the year'),
    total: figures,
    byCounty: z.array(z.object({ code: regionCode, nameZh: z.string(), nameEn: z.string().nullable(), ...progressFigures }).meta({ id: 'CountyProgress' })),
    byType: z.array(z.object({ typeCode: z.string(), ...progressFigures }).meta({ id: 'TypeProgress' }))
  })
  .meta({ id: 'Dashboard', description: "How far a region's adopted programmes of a year were on a day" })

export const onDay = { on: day.optional().describe('Day that is asked for; default: today') }

export const dashboardFilter = { region: regionCode, year: z.coerce.number().int().min(2000).max(2100), ...onDay }

const observed = z
  .object({
    runId: z.number().int(), period: z.string(), index: z.number().nullable().describe('Of the community'), score: z.number().nullable().describe('Of the type in it'), coverage: z.number().nullable(),
    satisfaction: z.number().nullable().describe('Of the residents with the type, 0 to 1')
  })
  .meta({ id: 'Observed', description: "What a run found of a project's type in its community" })

export const projectEffect = z
  .object({
    projectId: z.string(),
    acceptedOn: z.string(),
    expected: expectedGain.nullable(),
    measured: expectedGain.nullable().describe('By the newest run since: what it found, beside what it would have found without the project'),
    why: z.string().nullable().describe('Why it is not measured'),
    delivered: z.number().nullable().describe('Measured lift for expected'),
    before: observed.nullable().describe('By the run of the expectation'),
    after: observed.nullable().describe('By the newest run since: whatever else happened is in it as well')
  })
  .meta({ id: 'ProjectEffect', description: 'What an accepted project brought, beside what it was to bring' })

const groupEffect = {
  projects: z.array(projectEffect),
  expectedLift: z.number().describe('The sum of what each was to bring alone'),
  measuredLift: z.number().describe('The sum of what each brought alone'),
  delivered: z.number().nullable().describe('Measured for expected, of those that have both')
}

export const programmeEffect = z
  .object({ programmeId: z.number().int(), expected: gain.describe('What all its projects together were to bring'), measured: gain.nullable().describe('What those that are accepted brought together'), ...groupEffect })
  .meta({ id: 'ProgrammeEffect', description: 'What a programme brought, beside what it was to bring' })

const lesson = z
  .object({
    action: z.enum(projectActions),
    cause: z.enum(causes).nullable(),
    communityKind: z.enum(communityKinds).nullable(),
    projects: z.number().int(),
    measured: z.number().int(),
    expectedLift: z.number(),
    measuredLift: z.number(),
    delivered: z.number().nullable(),
    liftPerMoney: z.number().nullable().describe('Measured lift for a unit of money spent'),
    newlyServed: z.number(),
    satisfactionBefore: z.number().nullable().describe('Mean over the projects that have both, 0 to 1'),
    satisfactionAfter: z.number().nullable()
  })
  .meta({ id: 'Lesson', description: 'What measures of a kind did in communities of a kind' })

export const regionEffect = z
  .object({
    regionCode,
    since: z.string().nullable(),
    until: z.string().nullable(),
    ...groupEffect,
    counties: z.array(
      z.object({ code: regionCode, projects: z.number().int(), expectedLift: z.number(), measuredLift: z.number(), delivered: z.number().nullable() }).meta({ id: 'CountyEffect' })
    ),
    lessons: z.array(lesson).describe('Those that delivered most at the head')
  })
  .meta({ id: 'RegionEffect', description: 'What accepted projects of a region brought, and which measures deliver' })

export const effectFilter = { region: regionCode, since: day.optional().describe('Accepted on this day or later'), until: day.optional().describe('Accepted on this day or sooner') }
