import { z } from 'zod'
import { regionCode } from '../platform/region-code.js'
import { facilityDocument } from './facility-documents.js'
import { communityKinds, futureStatuses, regionLevels } from './region-import.js'
import { facilityStatuses } from './facility-import.js'
import { standardDocument } from './standard.js'

export { regionCode }

const corners = z
  .tuple([z.number(), z.number(), z.number(), z.number()])
  .refine(([west, south, east, north]) => west < east && south < north, 'west must be less than east, south less than north')

export const bbox = z
  .string()
  .regex(/^-?\d+(\.\d+)?(,-?\d+(\.\d+)?){3}$/, 'must be west,south,east,north in degrees')
  .transform((text) => text.split(',').map(Number) as [number, number, number, number])
  .pipe(corners)
  .describe('west,south,east,north in degrees, EPSG:4326')

/** A box by its sides, as GraphQL gives it. */
export const boundingBox = z
  .object({ west: z.number(), south: z.number(), east: z.number(), north: z.number() })
  .transform(({ west, south, east, north }): [number, number, number, number] => [west, south, east, north])
  .pipe(corners)

export const point = z
  .object({ type: z.literal('Point'), coordinates: z.tuple([z.number(), z.number()]) })
  .describe('GeoJSON point, longitude before latitude')

/** As its sender calls a thing; kept without blanks about it. */
export const externalId = z.string().trim().min(1).max(200)
export const byExternalId = z.object({ externalId })

export const regionLevel = z.enum(regionLevels)

export const region = z
  .object({
    code: regionCode,
    nameZh: z.string(),
    nameEn: z.string().nullable(),
    level: regionLevel,
    parentCode: regionCode.nullable(),
    kind: z.enum(communityKinds).nullable().describe('Community kind; null above communities'),
    futureStatus: z.enum(futureStatuses).nullable().describe('Future-community status')
  })
  .meta({ id: 'Region', description: 'Province, city, county, street or community' })

/** Recursive: a region with everything below it. */
export const regionTree = region.extend({
  get children() {
    return z.array(regionTree)
  }
}).meta({ id: 'RegionTree' })

export const site = z
  .object({
    id: z.number().int().describe('Number of this version'),
    externalId: z.string(),
    communityCode: regionCode,
    name: z.string(),
    location: point,
    households: z.number().nullable().describe('Occupied households'),
    population: z.number(),
    elderly: z.number().nullable().describe('People of 60 and over; null = not given, imputed in runs'),
    children: z.number().nullable().describe('People of 0 to 14; null = not given, imputed in runs'),
    kind: z.enum(communityKinds).nullable(),
    underRenovation: z.boolean(),
    verifiedOn: z.string().nullable().describe('When somebody last found it as it is kept; null = never'),
    validFrom: z.string().nullable().describe('First day of this version; null = since ever')
  })
  .meta({ id: 'Site', description: 'A residential site: where people of a community live' })

export const day = z.iso.date().describe('As it was on this day; default: as it is kept now')
export const moment = z.iso.datetime({ offset: true }).transform((text) => new Date(text))

const facilityStatus = z.enum(facilityStatuses)

export const facility = z
  .object({
    id: z.number().int().describe('Number of this version'),
    externalId: z.string(),
    typeCode: z.string(),
    name: z.string(),
    location: point,
    communityCode: regionCode.nullable(),
    countyCode: regionCode.nullable(),
    size: z.number().nullable().describe('In the supply unit of its type; null = unknown'),
    status: facilityStatus,
    state: facilityStatus.describe('What status and dates make of it today'),
    weeklyHours: z.number().nullable(),
    openedOn: z.string().nullable(),
    closedOn: z.string().nullable(),
    openingHours: z.string().nullable().describe("In the syntax of OpenStreetMap's opening_hours"),
    attributes: z.record(z.string(), z.union([z.number(), z.string(), z.boolean()])).describe('What the standard names for its type beside the size'),
    documents: z.array(facilityDocument).describe('Photos and papers by reference'),
    verifiedOn: z.string().nullable().describe('When somebody last found it as it is kept; null = never'),
    validFrom: z.string().nullable().describe('First day of this version; null = since ever')
  })
  .meta({ id: 'Facility', description: 'A public-service facility' })

export const standardSummary = z
  .object({
    version: z.string(),
    title: z.string(),
    authority: z.string().describe('Whose numbers these are'),
    status: z.string(),
    regionCode: regionCode.describe('Whose administrators edit, publish and retire it; everybody may use it'),
    publishedAt: z.date().nullable(),
    retiredAt: z.date().nullable().describe('From then on no new run takes it'),
    revision: z.string().describe('Changes with whatever is changed; in an ETag the same')
  })
  .meta({ id: 'StandardSummary', description: 'A standard without its document' })

export const standard = standardSummary.extend({ document: standardDocument }).meta({ id: 'Standard', description: 'A standard with its document' })

export const standardVersion = z.string().regex(/^[\w.-]{1,64}$/, 'must be 1 to 64 letters, digits, dots, dashes or underscores')

export const standardClone = z
  .strictObject({ version: standardVersion, title: z.string().min(1).optional(), authority: z.string().min(1).optional() })
  .meta({ id: 'StandardClone', description: 'What the copy is called; the rest is that of the standard' })

export const standardComparison = z
  .object({
    before: z.string(),
    after: z.string(),
    changes: z.array(
      z.object({
        kind: z.enum(['added', 'removed', 'changed']),
        path: z.string().describe('JSON pointer, with types by their codes and grades by their names'),
        typeCode: z.string().nullable(),
        before: z.unknown().describe('null where there was none'),
        after: z.unknown().describe('null where there is none any more')
      })
    )
  })
  .meta({ id: 'StandardComparison', description: 'What changes from one standard to another, value by value' })

export const facilityFilter = {
  within: regionCode.optional().describe('Only in this region and below'),
  type: z.string().optional().describe('Facility type code, such as ELD01'),
  status: facilityStatus.optional(),
  bbox: bbox.optional(),
  on: day.optional(),
  openAt: moment.optional().describe('Only those whose opening hours say that they are open at this moment')
}
