import { z } from 'zod'
import { causes } from '../checkup/diagnosis.js'
import { explainedShortfall } from '../checkup/diagnosis-schemas.js'
import { area } from '../network/schemas.js'
import { point, regionCode } from '../registry/schemas.js'
import { circlePlanStatuses } from './circle-plan-queries.js'
import { defaultBands, tiers } from './circle-tiers.js'
import { groundKinds } from './ground-queries.js'

const residents = z.number().int().min(1).max(10_000_000)
const band = z.strictObject({ least: residents, most: residents }).refine(({ least, most }) => least <= most, 'least is to be at most most')
const name = z.string().trim().min(1).max(200)
const note = z.string().trim().min(1).max(2_000)
const siteId = z.string().min(1).max(200)
export const circleCodeText = z.string().regex(/^\d{6}-(5|15)-\d{2,6}$/, 'must be the code of a circle, such as 330106-5-001')
export const tier = z.enum(tiers).describe('five: five-minute circles; fifteen: fifteen-minute ones, each of whole five-minute ones')

const bands = z.object({ five: z.object({ least: z.number(), most: z.number() }), fifteen: z.object({ least: z.number(), most: z.number() }) }).meta({ id: 'CircleBands', description: 'Residents that circles of each tier are to have' })
const status = z.enum(circlePlanStatuses)

const planFields = {
  id: z.number().int(),
  name: z.string(),
  note: z.string().nullable(),
  regionCode: regionCode.describe('A county or city'),
  referenceDate: z.string().describe('Whose residential sites it shares out'),
  networkId: z.number().int().nullable().describe('Whose walking distances it goes by; null: straight lines only'),
  bands,
  status: status.describe('approved: of one of its counties at least; superseded: of none any more'),
  copiedFrom: z.number().int().nullable(),
  seconds: z.number().nullable().describe('What the delineation took'),
  revision: z.number().int().describe('Counts its edits: what an edit names in If-Match'),
  counties: z.array(
    z
      .object({
        countyCode: regionCode,
        ground: z.enum(groundKinds).describe('What its circles share out: its boundary; a hull of its sites where it has none; or imported polygons within either'),
        state: status,
        supersededBy: z.number().int().nullable().describe('Plan that was approved for it since')
      })
      .meta({ id: 'CirclePlanCounty' })
  ),
  createdAt: z.date(),
  createdBy: z.string(),
  approvedAt: z.date().nullable(),
  approvedBy: z.string().nullable()
}

export const circlePlan = z.object(planFields).meta({ id: 'CirclePlan', description: 'A plan of living circles (公共服务圈) of a county or city' })

const tierFigures = z
  .object({
    circles: z.number().int(),
    leastPopulation: z.number(),
    mostPopulation: z.number(),
    meanWalk: z.number().nullable().describe('Of all residents to the centres, metres'),
    longestWalk: z.number().nullable(),
    estimatedPeople: z.number().describe('Residents whose walk is a guess: the straight line × 1.3, off the network or beyond its horizon'),
    meanCompactness: z.number().nullable()
  })
  .meta({ id: 'CircleTierFigures' })

const breach = z
  .object({ code: z.string(), tier, population: z.number(), beyond: z.number().describe('Residents short of the least, below 0, or above the most') })
  .meta({ id: 'CircleBreach', description: 'A circle with fewer or more residents than its band' })

export const fullCirclePlan = z
  .object({
    ...planFields,
    population: z.number(),
    sites: z.number().int(),
    sitesWithoutPeople: z.number().int(),
    sitesOffNetwork: z.number().int(),
    sitesOutOfBounds: z.number().int().describe('In no bounds of their county: they belong to the circle of the nearest ground'),
    five: tierFigures,
    fifteen: tierFigures,
    breaches: z.array(breach)
  })
  .meta({ id: 'FullCirclePlan', description: 'A plan with the figures of the whole and every breach of a band' })

export const newCirclePlan = z
  .strictObject({
    name,
    note: note.optional(),
    regionCode: regionCode.describe('A county or city'),
    referenceDate: z.iso.date().optional().describe('Whose residential sites are shared out; default: today'),
    bands: z
      .strictObject({ five: band.optional(), fifteen: band.optional() })
      .optional()
      .describe(`Residents of a circle; default: ${defaultBands.five.least} to ${defaultBands.five.most}, and ${defaultBands.fifteen.least} to ${defaultBands.fifteen.most}`)
  })
  .meta({ id: 'NewCirclePlan' })

export const circlePlanFilter = { within: regionCode.optional().describe('Only of this region and below'), status: status.optional() }

export const circlePlanCopy = z.strictObject({ name: name.optional().describe('Default: that of the plan'), note: note.optional() }).meta({ id: 'CirclePlanCopy' })

const circleFields = {
  planId: z.number().int(),
  code: z.string(),
  tier,
  countyCode: regionCode,
  parentCode: z.string().nullable().describe('The fifteen-minute circle of a five-minute one'),
  centreSite: z.string().describe('External id of the site to which its residents walk least'),
  centre: point,
  population: z.number(),
  sites: z.number().int(),
  meanWalk: z.number().nullable().describe('Of its residents to its centre, metres; null where nobody lives'),
  longestWalk: z.number().nullable().describe('Metres'),
  estimatedPeople: z.number().describe('Residents whose walk is a guess'),
  area: z.number().describe('m²'),
  compactness: z.number().nullable().describe('4π area ÷ perimeter², 1 for a disc')
}

export const circle = z.object(circleFields).meta({ id: 'LivingCircle', description: 'A living circle' })

const polygons = z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(z.array(z.array(z.number())))) }).nullable().describe('Null for a circle whose sites are all out of bounds')

export const fullCircle = z
  .object({
    ...circleFields,
    geometry: polygons,
    circles: z.array(z.string()).describe('Codes of the five-minute circles of a fifteen-minute one'),
    siteList: z.array(
      z
        .object({ externalId: z.string(), population: z.number(), onNetwork: z.boolean(), inBounds: z.boolean().describe('Whether it lies within the bounds of its county') })
        .meta({ id: 'CircleSite' })
    )
  })
  .meta({ id: 'FullLivingCircle', description: 'A living circle with its polygon and its sites' })

export const circleMap = z
  .object({
    type: z.literal('FeatureCollection'),
    features: z.array(z.object({ type: z.literal('Feature'), id: z.string(), geometry: polygons, properties: z.object(circleFields).partial({ planId: true }) })),
    after: z.string().nullable().describe('Send as `after` for those that follow; null where none do')
  })
  .meta({ id: 'CircleMap', description: 'GeoJSON of circles, in the order of their codes' })

export const circleFilter = {
  tier: tier.optional(),
  county: regionCode.optional().describe('Only of this county'),
  circle: circleCodeText.optional().describe('Only of this fifteen-minute circle')
}

export const mapPage = { limit: z.coerce.number().int().min(1).max(2_000).default(500), after: circleCodeText.optional().describe('Only circles after this code') }

const sites = z.array(siteId).min(1).max(5_000).describe('External ids; sites of one place go together')
const codes = z.array(circleCodeText).min(1).max(500)

export const circleEdit = z
  .discriminatedUnion('edit', [
    z.strictObject({ edit: z.literal('moveSites'), sites, to: circleCodeText.describe('A five-minute circle of the same county') }),
    z.strictObject({ edit: z.literal('moveCircles'), circles: codes.describe('Five-minute circles'), to: circleCodeText.describe('A fifteen-minute circle of the same county') }),
    z.strictObject({ edit: z.literal('merge'), circles: codes.min(2).describe('Of one tier; they become the first of them') }),
    z.strictObject({
      edit: z.literal('split'),
      circle: circleCodeText,
      sites: sites.optional().describe('Of a five-minute circle: those that become a new one; default: parted for the least walk'),
      circles: codes.optional().describe('Of a fifteen-minute circle: the five-minute ones that become a new one')
    })
  ])
  .meta({ id: 'CircleEdit', description: 'What is to be otherwise in a draft' })

export const circleEdits = z.strictObject({ edits: z.array(circleEdit).min(1).max(200).describe('One after the other, all or nothing') }).meta({ id: 'CircleEdits' })

export const editedCircles = z
  .object({ plan: fullCirclePlan, changed: z.array(z.string()).describe('Circles that are others than they were'), gone: z.array(z.string()) })
  .meta({ id: 'EditedCircles' })

export const circlePolygons = z
  .strictObject({
    countyCode: regionCode.optional().describe('Whose circles they are; needed where the plan is of several counties'),
    type: z.literal('FeatureCollection'),
    features: z
      .array(
        z.object({
          type: z.literal('Feature'),
          geometry: area,
          properties: z.object({ parent: z.string().min(1).max(200).optional().describe('What its fifteen-minute circle is called there; where one names none all are delineated') }).nullable().optional()
        })
      )
      .min(1)
      .max(2_000)
      .describe('Five-minute circles of a spatial plan, EPSG:4326')
  })
  .meta({ id: 'CirclePolygons', description: 'GeoJSON of a spatial plan' })

export const circleValidation = z
  .object({
    planId: z.number().int(),
    revision: z.number().int(),
    valid: z.boolean(),
    problems: z.array(
      z
        .object({
          rule: z.enum(['membership', 'contiguity', 'nesting', 'polygons']),
          detail: z.string(),
          circles: z.array(z.string()),
          sites: z.array(z.string()).describe('External ids, 100 at most')
        })
        .meta({ id: 'CircleProblem' })
    ).describe('Hard rules that it does not keep: it cannot be approved with any'),
    breaches: z.array(breach).describe('Bands that it does not keep: it can be approved with them')
  })
  .meta({ id: 'CircleValidation' })

const index = z.number().nullable()
const share = z.number().nullable().describe('0 to 1')
const rank = z.number().int().nullable()

const circleScore = z
  .object({
    code: z.string(),
    tier,
    countyCode: regionCode,
    population: z.number().describe('By the run'),
    sites: z.number().int(),
    base: index,
    balance: index,
    governance: index,
    index,
    grade: z.string().nullable(),
    rank: rank.describe('Among the circles of its county'),
    rankInLevel: rank.describe('Among those of the plan'),
    gini: share.describe("Of the residents' sufficiency over all types"),
    completeness: share,
    shortfallsByCause: z.partialRecord(z.enum(causes), z.number().int()).describe('Types that fall short, by main cause')
  })
  .meta({ id: 'CircleScore', description: 'How a circle scores, by the rules by which communities do' })

const scored = { runId: z.number().int(), period: z.string(), planId: z.number().int(), tier }

export const circleScores = z
  .object({ ...scored, scores: z.array(circleScore).describe('In the order of their codes'), sitesNotScored: z.number().int().describe('Sites of the plan that the run does not score: they came or went between its date and the plan\'s') })
  .meta({ id: 'CircleScores' })

export const circleCheckup = z
  .object({
    ...scored,
    score: circleScore,
    types: z.array(
      z
        .object({
          typeCode: z.string(),
          nameZh: z.string(),
          nameEn: z.string(),
          category: z.string(),
          applies: z.boolean(),
          surveyed: z.boolean(),
          base: index,
          balance: index,
          governance: index,
          score: index,
          count: share,
          supply: share,
          coverage: share,
          worstQuarter: share,
          facilitiesRequired: z.number().nullable(),
          facilitiesOwn: z.number().nullable().describe('Operating ones in the circle'),
          facilitiesReached: z.number().nullable().describe('Operating ones that its residents reach')
        })
        .meta({ id: 'CircleType' })
    ),
    facilities: z.array(
      z
        .object({
          externalId: z.string(),
          name: z.string(),
          typeCode: z.string(),
          inCircle: z.boolean(),
          operating: z.boolean(),
          residents: z.number().describe("Of the circle, within the type's budget of it"),
          metres: z.number().nullable().describe('From the nearest of them; null where none is within it')
        })
        .meta({ id: 'CircleFacility', description: 'A facility in a circle or within reach of its residents' })
    ),
    shortfalls: z.array(z.object({ typeCode: z.string(), severity: z.number().describe('weight × (100 − score)'), ...explainedShortfall }).meta({ id: 'CircleShortfall' })).describe('The worst first')
  })
  .meta({ id: 'CircleCheckup', description: 'A circle like a community: what it has, what its residents reach, how it scores and what it lacks' })
