import { z } from 'zod'
import { causes } from '../checkup/diagnosis.js'
import { languages } from '../checkup/report/words.js'
import { point, regionCode } from '../registry/schemas.js'
import { conformities, districtPlanStates, shortfallOutcomes, targetMeasures, targetScopes } from './district-plan.js'
import { projectActions, projectSpaceKinds, projectStates } from './project.js'
import { gain, indexFigures } from './project-schemas.js'
import { people } from './what-if-schemas.js'

const typeCode = z.string().regex(/^[\w-]{1,64}$/, 'must be the code of a facility type')
const year = z.number().int().min(2000).max(2100)
const day = z.iso.date()
const state = z.enum(districtPlanStates)
const spaceKind = z.enum(projectSpaceKinds).describe('Source of the space: as of idle spaces, or new_land')
const conformity = z.enum(conformities).describe('Whether its place conforms to the land use of the spatial plan (用地符合性)')
const note = z.string().trim().min(1).max(2_000)
const longTitle = z.string().trim().min(1).max(200)
const score = z.number().nullable()
const share = z.number().nullable().describe('0 to 1')

const move = z.object({ from: state, to: state, note: z.string().nullable(), at: z.date(), by: z.string() }).meta({ id: 'DistrictPlanMove', description: 'A step of a district plan from state to state' })

const head = {
  id: z.number().int(),
  regionCode: regionCode.describe('A county'),
  version: z.number().int().describe('Counts the plans of the county'),
  title: z.string(),
  note: z.string().nullable(),
  firstYear: z.number().int(),
  lastYear: z.number().int(),
  runId: z.number().int().describe('The published run that it begins with: what it finds is the baseline, and its rules tell what is to be expected'),
  period: z.string().describe('Of the run'),
  circlePlanId: z.number().int().nullable().describe('The plan of living circles that it sets targets for'),
  state: state.describe('Only a draft changes; what is approved is superseded by the next approval'),
  stateSince: z.date(),
  mayBecome: z.array(state).describe('States that the caller may bring it to'),
  supersededBy: z.number().int().nullable().describe('The plan whose approval took its place'),
  copiedFrom: z.number().int().nullable(),
  revision: z.number().int().describe('Counts its edits'),
  facilityCount: z.number().int(),
  targetCount: z.number().int(),
  cost: z.number().describe('Of its facilities that have a budget'),
  createdAt: z.date(),
  createdBy: z.string()
}

export const districtPlan = z.object(head).meta({ id: 'DistrictPlan', description: 'A version of the plan of a county (一区一规划)' })

const target = {
  typeCode: typeCode.nullable().describe('Null: of all types, the index'),
  scope: z.enum(targetScopes).describe('county: the county as a whole; community, five, fifteen: each community, each circle of that tier, or the one of placeCode'),
  placeCode: z.string().min(1).max(64).nullable().describe('One community or circle; null: each'),
  measure: z.enum(targetMeasures).describe('facilities: operating ones there; count, supply, coverage: shares, 0 to 1; index: the score of the type, or the index where no type is named, 0 to 100'),
  byYear: year.describe('By the end of this year'),
  value: z.number().describe('At least so much')
}

const judgedTarget = z
  .object({
    ...target,
    baseline: z.number().nullable().describe('The least over its places, as the baseline has it; null where it applies nowhere'),
    expected: z.number().nullable().describe('The least by the end of its year, if all is built until then'),
    places: z.number().int().describe('That it applies to'),
    short: z.array(z.string()).describe('Of these, those that fall below it then'),
    metBefore: z.boolean().nullable(),
    met: z.boolean().nullable().describe('By the end of its year; null where it applies nowhere')
  })
  .meta({ id: 'JudgedTarget', description: 'A target, and how far the baseline and the plan are from it' })

const communityStanding = indexFigures.extend({ code: regionCode, nameZh: z.string(), nameEn: z.string().nullable() }).meta({ id: 'CommunityStanding', description: 'How a community stands at a time' })
const typeStanding = z
  .object({
    typeCode: z.string(), nameZh: z.string(), nameEn: z.string().nullable(), base: score, balance: score, governance: score, score, coverage: share, count: share.describe("The communities' mean by their residents; so supply"),
    supply: share, facilitiesOwn: z.number().nullable().describe('Operating ones of its communities')
  })
  .meta({ id: 'TypeStanding', description: 'How a type stands over a county at a time' })
const standing = z
  .object({ county: indexFigures, communities: z.array(communityStanding).describe('In the order of their codes'), types: z.array(typeStanding).describe('In the order of their codes') })
  .meta({ id: 'Standing', description: 'How a county, its communities and its types stand at a time' })

const facility = z
  .object({
    projectId: z.string(),
    position: z.number().int().describe('Within its year the lower is built first'),
    year: z.number().int(),
    name: z.string(),
    communityCode: regionCode,
    communityNameZh: z.string(),
    communityNameEn: z.string().nullable(),
    typeCode: z.string(),
    action: z.enum(projectActions),
    facility: z.string().nullable(),
    location: point.nullable(),
    size: z.number().nullable(),
    weeklyHours: z.number().nullable(),
    space: z.string().nullable(),
    spaceKind: spaceKind.nullable().describe('Source of the space: as the plan has it, else the project or its space'),
    cause: z.enum(causes).nullable(),
    budget: z.number().nullable(),
    responsible: z.string().nullable(),
    startsOn: z.string().nullable(),
    dueOn: z.string().nullable(),
    priority: z.number().nullable(),
    state: z.enum(projectStates).describe('As it is now'),
    fiveMinuteCircle: z.string().nullable().describe('In which it is to stand; null where it stays where it is, or the plan has no circles'),
    fifteenMinuteCircle: z.string().nullable().describe('So too'),
    conformity,
    conformityNote: z.string().nullable(),
    conformityReference: z.string().nullable().describe('The spatial plan, and where in it'),
    conformityBy: z.string().nullable(),
    conformityOn: z.string().nullable(),
    lift: z.number().nullable().describe("What it adds to those built before it: points of the communities' indices times their residents; null where that cannot be told"),
    newly: people.nullable().describe('Reach an operating facility of its type then, and none before it'),
    why: z.string().nullable().describe('Why it cannot be told')
  })
  .meta({ id: 'DistrictPlanFacility', description: 'A project of the library as a plan builds it' })

const shortScope = z.enum(['community', 'five', 'fifteen'])
const outcome = z.enum(shortfallOutcomes).describe('If all is built: met: no shortfall any more; eased: less of one; treated: better service is planned, whose effect no what-if can tell; unmet: as it was')

const shortfallSum = z
  .object({
    scope: shortScope, typeCode: z.string(), short: z.number().int().describe('Communities, or circles, in which the baseline finds the type short'), met: z.number().int(), eased: z.number().int(), treated: z.number().int(),
    unmet: z.number().int(), severity: z.number().describe('The sum of weight × (100 − score)'), projectIds: z.array(z.string()).describe('Planned for them')
  })
  .meta({ id: 'ShortfallSum', description: 'Shortfalls of a type in the communities or circles of a county, and what becomes of them' })

export const planShortfall = z
  .object({
    scope: shortScope, placeCode: z.string(), typeCode: z.string(), cause: z.enum(causes), severity: z.number().describe('weight × (100 − score)'), scoreBefore: z.number(), scoreAfter: z.number(), outcome,
    projectIds: z.array(z.string()).describe('Planned facilities of the type that its people reach or that stand there, and better service there')
  })
  .meta({ id: 'PlanShortfall', description: 'A type that the baseline finds short in a community or circle, and what a plan does about it' })

const yearOfPlan = z
  .object({
    year: z.number().int(), facilities: z.number().int(), cost: z.number(), lift: z.number().describe('What those of the year add'), newly: people.describe('By its end, of all that is built until then'), county: indexFigures.describe('By its end'),
    targetsDue: z.number().int(), targetsMet: z.number().int(), targetsNotApplying: z.number().int()
  })
  .meta({ id: 'YearOfPlan' })

const sums = { facilities: z.number().int(), cost: z.number() }

export const fullDistrictPlan = z
  .object({
    ...head,
    nameZh: z.string(),
    nameEn: z.string().nullable(),
    standardVersion: z.string(),
    referenceDate: z.string().describe('Of the run'),
    moves: z.array(move),
    baseline: standing,
    shortfalls: z.array(shortfallSum).describe('Of the baseline'),
    targets: z.array(judgedTarget),
    facilities: z.array(facility).describe('In the order in which they are built; as they were when the plan was submitted, and in a draft as they are in the library'),
    money: z
      .object({
        total: z.number(),
        unpriced: z.array(z.string()).describe('Projects without a budget: they cost, and are not in the sums'),
        bySpaceKind: z.array(z.object({ spaceKind: spaceKind.nullable(), ...sums }).meta({ id: 'CostBySpaceKind' })),
        byType: z.array(z.object({ typeCode: z.string(), ...sums }).meta({ id: 'CostByType' }))
      })
      .meta({ id: 'PlanMoney' }),
    byYear: z.array(yearOfPlan),
    expected: standing.describe('If all is built'),
    gain,
    conformity: z.object({ yes: z.number().int(), withConditions: z.number().int(), no: z.number().int(), unchecked: z.number().int() }).meta({ id: 'ConformityCounts' }).describe('How many facilities conform to the spatial plan')
  })
  .meta({ id: 'FullDistrictPlan', description: "A plan with what it comes to: by the rules of the run that it begins with, on what that has read" })

const years = (value: { readonly firstYear: number; readonly lastYear: number }, context: z.RefinementCtx) => {
  if (value.lastYear < value.firstYear || value.lastYear - value.firstYear >= 30) context.addIssue({ code: 'custom', path: ['lastYear'], message: 'must be the first year or one of the 29 after it' })
}

const headContent = {
  title: longTitle,
  note: note.nullable().optional(),
  firstYear: year,
  lastYear: year,
  period: z.string().max(16).optional().describe('The newest published run of this period, instead of `run`'),
  circlePlan: z.number().int().positive().nullable().optional().describe('An approved plan of living circles of the county, to set targets for its circles; default: none')
}

export const newDistrictPlan = z
  .strictObject({
    regionCode: regionCode.describe('A county'),
    ...headContent,
    run: z.number().int().positive().optional().describe('The published run that it begins with; default: the newest of the county'),
    fill: z.boolean().default(true).describe("With the projects of the county's library, by schedule and priority, and the thresholds of the standard as targets by the last year")
  })
  .superRefine(years)
  .meta({ id: 'NewDistrictPlan' })

export const districtPlanHead = z
  .strictObject({ ...headContent, run: z.number().int().positive().optional().describe('The published run that it begins with; default: as it is') })
  .superRefine(years)
  .meta({ id: 'DistrictPlanHead', description: 'What a plan is from now on, beside its targets and facilities' })

const planTarget = z
  .strictObject({ ...target, typeCode: target.typeCode.default(null), placeCode: target.placeCode.default(null) })
  .superRefine(({ typeCode: type, scope, placeCode, measure, value }, context) => {
    const refuse = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message })
    if (type === null && measure !== 'index') refuse('typeCode', 'is needed for all but the index')
    if (scope === 'county' && placeCode !== null) refuse('placeCode', 'is of communities and circles')
    const most = measure === 'index' ? 100 : measure === 'facilities' ? 1e6 : 1
    if (value < 0 || value > most || (measure === 'facilities' && !Number.isInteger(value))) refuse('value', measure === 'facilities' ? 'must be a whole number, 0 or more' : `must be 0 to ${most}`)
  })
  .meta({ id: 'PlanTarget', description: 'What a plan is to come to' })

export const planTargets = z
  .strictObject({
    targets: z.array(planTarget).max(2_000).default([]),
    defaultsBy: year.optional().describe('Beside these: by this year nothing is to be below the thresholds of the standard, in each circle of a type\'s tier, or in each community where the plan has no circles')
  })
  .meta({ id: 'PlanTargets' })

const conformityContent = z
  .strictObject({
    verdict: conformity,
    note: note.nullable().optional().describe('Needed for what does not conform, or only with conditions'),
    reference: z.string().trim().min(1).max(500).nullable().optional().describe('The spatial plan, and where in it'),
    by: z.string().trim().min(1).max(200).optional().describe('Who looked; default: the caller'),
    on: day.optional().describe('Default: today')
  })
  .superRefine(({ verdict, note: given }, context) => {
    if ((verdict === 'no' || verdict === 'with_conditions') && (given ?? null) === null) context.addIssue({ code: 'custom', path: ['note'], message: 'is needed: say what does not conform, or which conditions there are' })
  })
  .meta({ id: 'ConformityContent', description: 'Whether a place conforms to the land use of the spatial plan' })

export const planFacilityContent = z
  .strictObject({
    year,
    position: z.number().int().min(1).max(1e6).optional().describe('Within its year the lower is built first; default: where it is, else after all others'),
    spaceKind: spaceKind.nullable().optional().describe('Where the plan says other than the project'),
    conformity: conformityContent.optional().describe('Default: unchecked')
  })
  .meta({ id: 'DistrictPlanFacilityContent', description: 'How a plan builds a project' })

export const filledDistrictPlan = z
  .object({
    plan: fullDistrictPlan,
    added: z.array(z.string()).describe('Projects'),
    left: z.array(z.object({ projectId: z.string(), why: z.string() }).meta({ id: 'LeftOutProject' }))
  })
  .meta({ id: 'FilledDistrictPlan' })

export const districtPlanStep = z.strictObject({ to: state, note: note.optional().describe('Needed to send a plan back') }).meta({ id: 'DistrictPlanStep', description: 'A step to another state' })

export const districtPlanCopy = z.strictObject({ title: longTitle.optional().describe('Default: that of the plan'), note: note.optional() }).meta({ id: 'DistrictPlanCopy' })

export const districtPlanFilter = { within: regionCode.optional().describe('Only of this region and below'), state: state.optional() }
export const planShortfallFilter = { scope: shortScope.optional(), type: typeCode.optional(), outcome: outcome.optional() }

export const districtPlanFormats = ['json', 'html', 'pdf'] as const
export const districtPlanQuery = z.object({
  format: z.enum(districtPlanFormats).optional().describe('Default: what `Accept` prefers, else json'),
  lang: z.enum(languages).optional().describe('Of a page; default: what `Accept-Language` prefers, else zh')
})

const planBrief = z
  .object({
    id: z.number().int(), version: z.number().int(), title: z.string(), runId: z.number().int(), firstYear: z.number().int(), lastYear: z.number().int(), baseline: indexFigures, expected: indexFigures.describe('If all is built'),
    targets: z.number().int(), targetsMet: z.number().int()
  })
  .meta({ id: 'DistrictPlanBrief' })
const briefFacility = z
  .object({ projectId: z.string(), name: z.string(), communityCode: regionCode, typeCode: z.string(), year: z.number().int(), budget: z.number().nullable() })
  .meta({ id: 'BriefFacility' })
const plainTarget = z.object(target).meta({ id: 'ComparedTarget' })
const changedFigure = z.object({ from: z.number(), to: z.number() }).meta({ id: 'ChangedFigure' })
const which = { projectId: z.string(), name: z.string() }

export const districtPlanComparison = z
  .object({
    regionCode,
    from: planBrief,
    to: planBrief,
    sameBaseline: z.boolean().describe("Whether both begin with the same run: else part of the difference in what is expected is the baseline's"),
    added: z.array(briefFacility),
    dropped: z.array(briefFacility),
    moved: z.array(z.object({ ...which, from: z.number().int(), to: z.number().int() }).meta({ id: 'MovedFacility' })).describe('To another year'),
    moneyChanged: z.array(z.object({ ...which, from: z.number().nullable(), to: z.number().nullable() }).meta({ id: 'ChangedMoney' })),
    conformityChanged: z.array(z.object({ ...which, from: conformity, to: conformity }).meta({ id: 'ChangedConformity' })),
    targetsAdded: z.array(plainTarget),
    targetsDropped: z.array(plainTarget),
    targetsChanged: z.array(z.object({ ...target, from: z.number(), to: z.number() }).omit({ value: true }).meta({ id: 'ChangedTarget' })),
    cost: changedFigure,
    lift: changedFigure,
    byYear: z.array(z.object({ year: z.number().int(), from: indexFigures.nullable(), to: indexFigures.nullable() }).meta({ id: 'ComparedYear' })).describe('The county by the end of each year; null where it is none of the plan\'s'),
    communities: z.array(z.object({ code: regionCode, from: score, to: score }).meta({ id: 'ComparedCommunity' })).describe('The index of each if all is built')
  })
  .meta({ id: 'DistrictPlanComparison', description: 'What a version of a plan has otherwise than another' })

