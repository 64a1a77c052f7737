import { z } from 'zod'
import { causes } from '../checkup/diagnosis.js'
import { toldMarks } from '../checkup/priority-schemas.js'
import { crsNames } from '../platform/crs.js'
import { facilityDocuments } from '../registry/facility-documents.js'
import { externalId, point, regionCode } from '../registry/schemas.js'
import { milestones, projectActions, projectOrigins, projectSpaceKinds, projectStates } from './project.js'
import { people, typeFigures } from './what-if-schemas.js'

const day = z.iso.date()
const money = z.number().min(0).max(1e15)
const typeCode = z.string().regex(/^[\w-]{1,64}$/, 'must be the code of a facility type')
const facility = z.string().min(1).max(200)
export const projectId = externalId

const action = z.enum(projectActions).describe('add: a new facility; open: one that does not operate; move, resize: one that is there; serve: better service, which changes no facility')
const state = z.enum(projectStates)
const spaceKind = z.enum(projectSpaceKinds).describe('Source of the space: as of idle spaces, or new_land')

export const indexFigures = z
  .object({ base: z.number().nullable(), balance: z.number().nullable(), governance: z.number().nullable(), index: z.number().nullable(), grade: z.string().nullable() })
  .meta({ id: 'IndexFigures' })
const indexChange = z.object({ before: indexFigures, after: indexFigures }).meta({ id: 'IndexChange' })

export const gainFields = {
  lift: z.number().describe("Points of the communities' indices times their residents, added up over the county"),
  newly: people.describe('Reach an operating facility of such a type then, and none now'),
  noLonger: people.describe('Reach one now, and none then'),
  region: indexChange.describe('The county')
}

export const gain = z.object(gainFields).meta({ id: 'Gain', description: 'What changes of facilities bring a county' })

export const projectGainFields = {
  ...gainFields,
  community: indexChange,
  type: z.object({ before: typeFigures, after: typeFigures }).meta({ id: 'GainOfType' }).describe('The type in the community')
}

export const expectedGain = z
  .object({ runId: z.number().int(), period: z.string(), ...projectGainFields })
  .meta({ id: 'ExpectedGain', description: 'What a project is to bring alone, by the run it was worked out on' })

const projectMarks = z
  .object({
    inputs: z
      .object({ demand: z.number().nullable(), coverage: z.number().nullable(), count: z.number().nullable(), governance: z.number().nullable() })
      .meta({ id: 'MarkInputs' })
      .describe('Of the type in the community'),
    type: toldMarks.describe('Of the type in the community'),
    community: toldMarks.describe('Of the community over all its types')
  })
  .meta({ id: 'ProjectMarks', description: 'What made the priority: the mean of both' })

export const projectMove = z
  .object({ from: state, to: state, on: z.string(), note: z.string().nullable(), by: z.string() })
  .meta({ id: 'ProjectMove', description: 'A step of a project from state to state' })

export const projectReport = z
  .object({ on: z.string(), progress: z.number().describe('Share of the work that is done, 0 to 1'), spent: z.number().describe('In all until then'), note: z.string().nullable(), by: z.string() })
  .meta({ id: 'ProjectReport', description: 'How far a project was on a day' })

const planned = {
  communityCode: regionCode,
  typeCode,
  name: z.string().trim().min(1).max(500),
  action
}

export const project = z
  .object({
    externalId: z.string(),
    ...planned,
    facility: z.string().nullable().describe('External id of the facility that it is about; of a new one, once it is accepted'),
    location: point.nullable(),
    size: z.number().nullable().describe('In the supply unit of the type, as it is to be'),
    weeklyHours: z.number().nullable(),
    space: z.string().nullable().describe('External id of the idle space that it uses'),
    spaceKind: spaceKind.nullable(),
    cause: z.enum(causes).nullable().describe('Main cause of the shortfall that it treats'),
    budget: z.number().nullable().describe("In the one currency of a region's plans"),
    spent: z.number().nullable().describe('As last reported'),
    progress: z.number().nullable().describe('As last reported, 0 to 1'),
    responsible: z.string().nullable(),
    startsOn: z.string().nullable(),
    dueOn: z.string().nullable(),
    milestones,
    documents: facilityDocuments,
    note: z.string().nullable(),
    state,
    stateSince: z.string(),
    acceptedOn: z.string().nullable(),
    origin: z.enum(projectOrigins).describe('Written by hand, made from a shortfall, or of a scenario'),
    priority: z.number().nullable().describe('0 to 1, the higher the sooner'),
    marks: projectMarks.nullable(),
    expected: expectedGain.nullable(),
    mayBecome: z.array(state).describe('States that the caller may bring it to'),
    moves: z.array(projectMove),
    reports: z.array(projectReport),
    revision: z.number().int()
  })
  .meta({ id: 'Project', description: 'A project of the library' })

export const projectContent = z
  .strictObject({
    ...planned,
    facility: facility.nullable().default(null).describe('External id of the facility that it is about; needed to open, move or resize one'),
    location: point.nullable().default(null).describe('Where it is to be; default: where its space is'),
    crs: z.enum(crsNames).optional().describe('Reference system of `location`; default EPSG:4326'),
    size: z.number().min(0).max(1e9).nullable().default(null),
    weeklyHours: z.number().min(0).max(168).nullable().default(null),
    space: z.string().min(1).max(200).nullable().default(null),
    spaceKind: spaceKind.nullable().default(null),
    cause: z.enum(causes).nullable().default(null),
    budget: money.nullable().default(null),
    responsible: z.string().trim().min(1).max(500).nullable().default(null),
    startsOn: day.nullable().default(null),
    dueOn: day.nullable().default(null),
    milestones: milestones.default([]),
    documents: facilityDocuments.default([]),
    note: z.string().trim().min(1).max(2000).nullable().default(null)
  })
  .meta({ id: 'ProjectContent', description: 'What a project is to be from now on' })

export const projectFilter = {
  within: regionCode.optional().describe('Only of this region and below'),
  type: typeCode.optional(),
  state: state.optional(),
  space: z.string().min(1).max(200).optional().describe('Only those that use this idle space')
}

export const projectStep = z
  .strictObject({
    to: state,
    on: day.optional().describe('Default: today'),
    note: z.string().trim().min(1).max(1000).optional(),
    built: z
      .strictObject({
        facility: facility.optional().describe('External id of a new facility, or of one that is registered already; default: that of the project'),
        name: z.string().trim().min(1).max(500).optional(),
        location: point.optional().describe('EPSG:4326'),
        size: z.number().min(0).max(1e9).optional(),
        weeklyHours: z.number().min(0).max(168).optional()
      })
      .meta({ id: 'AsBuilt' })
      .optional()
      .describe('With the acceptance: what is not as planned')
  })
  .meta({ id: 'ProjectStep', description: 'A step to another state' })

export const movedProject = z
  .object({ project, recalculation: z.number().int().nullable().describe('Number of the run that an acceptance started; null where there was no checkup before it, or none is needed') })
  .meta({ id: 'MovedProject' })

export const reportContent = z
  .strictObject({ progress: z.number().min(0).max(1), spent: money, note: z.string().trim().min(1).max(2000).nullable().optional() })
  .meta({ id: 'ProjectReportContent', description: 'How far a project is' })

const price = z
  .strictObject({ typeCode, facility: money.describe('Of a new one, whatever its size'), unit: money.describe('Of each unit of its size'), opening: money.default(0).describe('Of opening one that is closed') })
  .meta({ id: 'Price', description: 'What a facility of a type costs' })

export const prices = z.array(price).max(100).refine((all) => new Set(all.map((one) => one.typeCode)).size === all.length, 'names a type twice')

export const candidateFilter = {
  region: regionCode.describe('Whose shortfalls: a county, or a street or community in it'),
  type: typeCode.optional(),
  run: z.coerce.number().int().positive().optional().describe('Number of the run; default: the newest published one'),
  period: z.string().max(16).optional().describe('Its newest published run, instead of `run`'),
  limit: z.coerce.number().int().min(1).max(200).default(20)
}

export const candidateQuestion = z
  .strictObject({
    regionCode: candidateFilter.region,
    type: typeCode.optional(),
    run: z.number().int().positive().optional().describe('Number of the run; default: the newest published one'),
    period: candidateFilter.period,
    limit: z.number().int().min(1).max(200).default(20).describe('How many projects'),
    prices: prices.optional().describe('What makes their budgets')
  })
  .meta({ id: 'CandidateQuestion' })

export const projectCandidate = z
  .object({
    externalId: z.string(),
    ...planned,
    communityNameZh: z.string(),
    facility: z.string().nullable(),
    location: point.nullable().describe('Where its space is, else a place from which most of the need is met; null where no place does'),
    size: z.number().nullable(),
    weeklyHours: z.number().nullable(),
    space: z.string().nullable(),
    spaceKind: spaceKind.nullable(),
    cause: z.enum(causes),
    measureZh: z.string(),
    measureEn: z.string(),
    priority: z.number().nullable(),
    marks: projectMarks,
    unmet: z.number().describe('Persons of the community whose need is not met'),
    meets: z.number().describe('How many of them it would come to'),
    alsoServes: z.array(regionCode).describe('Other communities short of the same, most of whose need it would come to as well'),
    budget: z.number().nullable(),
    expected: expectedGain.nullable()
  })
  .meta({ id: 'ProjectCandidate', description: 'A project that a shortfall asks for' })

export const projectCandidates = z
  .object({
    runId: z.number().int(),
    period: z.string(),
    regionCode,
    shortfalls: z.number().int().describe('Of the region'),
    plannedFor: z.number().int().describe('Of those looked at: something that is planned, being built or a candidate before does for them'),
    candidates: z.array(projectCandidate).describe('Those to do first at the head')
  })
  .meta({ id: 'ProjectCandidates' })

export const projects = z.object({ projects: z.array(project) }).meta({ id: 'Projects' })
