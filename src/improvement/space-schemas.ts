import { z } from 'zod'
import { crsNames } from '../platform/crs.js'
import { externalId, point, regionCode } from '../registry/schemas.js'
import { circleCodeText } from './circle-plan-schemas.js'
import { availabilities, spaceKinds } from './space-import.js'
import { people } from './what-if-schemas.js'

const day = z.iso.date()
const typeCode = z.string().regex(/^[\w-]{1,64}$/, 'must be the code of a facility type')

const spaceFields = {
  communityCode: regionCode,
  name: z.string().trim().min(1).max(500),
  location: point,
  area: z.number().positive().max(1e7).describe('Usable, m²'),
  kind: z.enum(spaceKinds).describe('How it comes free: demolished 拆除, vacated 腾退, revitalised 盘活, consolidated 整合, exchanged 置换, expropriated 征收; other'),
  availability: z.enum(availabilities).describe('available: for whoever asks; planned: promised to a project; in_use: no longer idle; unavailable: not for now')
}

export const space = z
  .object({
    externalId: z.string(),
    ...spaceFields,
    floor: z.number().int().nullable().describe('1 is the ground floor'),
    owner: z.string().nullable(),
    availableFrom: z.string().nullable(),
    cost: z.number().nullable().describe('Of using it, in any currency'),
    unfitTypes: z.array(z.string()).describe('Facility types that may not be there'),
    note: z.string().nullable(),
    circlePlanId: z.number().int().nullable().describe('The approved plan of living circles of where it is; null where there is none, or its circles hold it not'),
    fiveMinuteCircle: z.string().nullable().describe('The circle of that plan that holds it'),
    fifteenMinuteCircle: z.string().nullable()
  })
  .meta({ id: 'Space', description: 'Idle space' })

export const spaceContent = z
  .strictObject({
    ...spaceFields,
    crs: z.enum(crsNames).optional().describe('Reference system of `location`; default EPSG:4326'),
    floor: z.number().int().min(-99).max(999).nullable().default(null),
    owner: z.string().trim().min(1).max(500).nullable().default(null),
    availableFrom: day.nullable().default(null),
    cost: z.number().min(0).max(1e12).nullable().default(null),
    unfitTypes: z.array(typeCode).max(100).default([]),
    note: z.string().trim().min(1).max(2000).nullable().default(null)
  })
  .meta({ id: 'SpaceContent', description: 'What a space is to be from now on' })

export const spaceFilter = {
  within: regionCode.optional().describe('Only of this region and below'),
  kind: z.enum(spaceKinds).optional(),
  availability: z.enum(availabilities).optional(),
  leastArea: z.coerce.number().min(0).optional().describe('m²'),
  circle: circleCodeText.optional().describe('Only in this approved living circle')
}

export const spaceId = externalId

const fit = {
  typeCode: z.string(),
  sizeFit: z.number().nullable().describe('Share of the least size that the space has, 1 where it is enough; null where the type is not measured in m², or has no least size'),
  newly: people.describe('Come within its catchment, and reach none now'),
  unmet: z.number().describe('Persons of the size base within its catchment, by the share of their need that is not met now'),
  byCircle: z
    .array(z.object({ code: z.string(), unmet: z.number() }).meta({ id: 'CircleNeed', description: "Unmet need of a circle's residents" }))
    .describe('Whose need that is, by approved circles: five-minute ones for a type with a five-minute circle, else fifteen-minute ones; the most unmet first'),
  worth: z.number().describe('Unmet need by the weight of the type, and by the size where it is known')
}

export const spaceNeeds = z
  .object({ runId: z.number().int(), externalId: z.string(), needs: z.array(z.object(fit).meta({ id: 'SpaceNeed' })).describe('The most worth first') })
  .meta({ id: 'SpaceNeeds', description: 'Which needs a space would meet' })

export const fittingSpaces = z
  .object({ runId: z.number().int(), typeCode: z.string(), spaces: z.array(z.object({ space, ...fit }).meta({ id: 'FittingSpace' })).describe('The most worth first') })
  .meta({ id: 'FittingSpaces', description: 'Which spaces would meet a need' })

export const fittingFilter = {
  type: typeCode.describe('Facility type that is needed'),
  region: regionCode.optional().describe('Whose spaces; default: the own region'),
  circle: circleCodeText.optional().describe('Whose need alone counts: that of this approved living circle, of either tier; default: everybody within reach'),
  limit: z.coerce.number().int().min(1).max(1000).default(20)
}
