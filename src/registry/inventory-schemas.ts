import { z } from 'zod'
import { crsNames } from '../platform/crs.js'
import { facilityDocuments } from './facility-documents.js'
import { facilityStatuses } from './facility-import.js'
import { communityKinds } from './region-import.js'
import { changeKinds } from './inventory-change-queries.js'
import { facility, point, regionCode, site } from './schemas.js'

const day = z.iso.date()
const amount = z.number().min(0)
const name = z.string().trim().min(1).max(500)
const externalId = z.string().trim().min(1).max(200)

/** What every edit may say of itself. */
const edit = {
  crs: z.enum(crsNames).optional().describe('Reference system of `location`; default EPSG:4326'),
  validFrom: day.optional().describe('First day on which it is so; default: today, and of what is new, since ever'),
  note: z.string().trim().min(1).max(1000).optional().describe('Why: it stays with the change')
}

const attributes = z.record(z.string(), z.union([z.number(), z.string(), z.boolean()]))

const facilityFields = {
  typeCode: z.string().min(1).describe('Facility type code, such as ELD01'),
  name,
  location: point,
  communityCode: regionCode.nullable().describe('The community it belongs to; null = to none, then the county its position is in'),
  size: amount.nullable().describe('In the supply unit of its type; null = unknown'),
  status: z.enum(facilityStatuses),
  weeklyHours: amount.max(168).nullable().describe('Default: what `openingHours` make in a usual week'),
  openedOn: day.nullable(),
  closedOn: day.nullable(),
  openingHours: z.string().trim().min(1).max(255).nullable().describe("In the syntax of OpenStreetMap's opening_hours, such as Mo-Fr 09:00-17:00; PH off"),
  documents: facilityDocuments
}

const siteFields = {
  communityCode: regionCode,
  name,
  location: point,
  households: amount.nullable().describe('Occupied households'),
  population: amount,
  elderly: amount.nullable().describe('People of 60 and over; null = not given'),
  children: amount.nullable().describe('People of 0 to 14; null = not given'),
  kind: z.enum(communityKinds).nullable(),
  underRenovation: z.boolean()
}

/** What is to be otherwise of a facility. */
const facilityPatch = z
  .strictObject(facilityFields)
  .extend({ attributes: z.record(z.string(), z.union([z.number(), z.string(), z.boolean()]).nullable()).describe('Those named; null takes one away') })
  .partial()

const newFacility = z
  .strictObject({
    externalId: externalId.optional().describe('Default: one that the service makes'),
    ...facilityFields,
    communityCode: facilityFields.communityCode.optional(),
    size: facilityFields.size.optional(),
    status: facilityFields.status.default('operating'),
    weeklyHours: facilityFields.weeklyHours.optional(),
    openedOn: facilityFields.openedOn.optional(),
    closedOn: facilityFields.closedOn.optional(),
    openingHours: facilityFields.openingHours.optional(),
    attributes: attributes.optional().describe('What the standard names for the type beside the size'),
    documents: facilityFields.documents.optional()
  })
  .meta({ id: 'NewFacility', description: 'A facility that is to be added' })

export const facilityCreation = newFacility.extend(edit).meta({ id: 'FacilityCreation', description: 'A facility that is to be added, and why' })

export const facilityChange = facilityPatch
  .extend(edit)
  .meta({
    id: 'FacilityChange',
    description: 'What is to be otherwise; the rest stays. A new location moves it, the status `closed` with `closedOn` closes it. (JSON Merge Patch, RFC 7396.)'
  })

export const facilityMerger = z
  .strictObject({
    duplicates: z.array(externalId).min(1).max(50).describe('External ids of those that are the same facility: they end, and are found under this one'),
    validFrom: edit.validFrom,
    note: edit.note
  })
  .meta({ id: 'FacilityMerger', description: 'Facilities that are one in truth' })

export const facilitySplit = z
  .strictObject({
    parts: z.array(newFacility).min(1).max(50).describe('Those that are to stand beside it'),
    remainder: facilityPatch.omit({ location: true }).optional().describe('What is otherwise of the one that was split, such as its size'),
    crs: edit.crs,
    validFrom: edit.validFrom,
    note: edit.note
  })
  .meta({ id: 'FacilitySplit', description: 'A facility that is several in truth' })

export const siteCreation = z
  .strictObject({
    externalId: externalId.optional().describe('Default: one that the service makes'),
    ...siteFields,
    households: siteFields.households.optional(),
    elderly: siteFields.elderly.optional(),
    children: siteFields.children.optional(),
    kind: siteFields.kind.optional(),
    underRenovation: siteFields.underRenovation.default(false),
    ...edit
  })
  .meta({ id: 'SiteCreation', description: 'A residential site that is to be added' })

export const siteChange = z
  .strictObject(siteFields)
  .partial()
  .extend(edit)
  .meta({ id: 'SiteChange', description: 'What is to be otherwise; the rest stays. (JSON Merge Patch, RFC 7396.)' })

export const siteClosing = z
  .strictObject({ closedOn: day.optional().describe('First day on which nobody lives there; default: today'), note: edit.note })
  .meta({ id: 'SiteClosing', description: 'A site where nobody lives any more' })

export const verificationOf = z
  .strictObject({ verifiedOn: day.optional().describe('Default: today'), note: edit.note })
  .meta({ id: 'NewVerification', description: 'Somebody was there and found it as it is kept' })

export const verification = z
  .object({ externalId: z.string(), verifiedOn: z.string(), note: z.string().nullable() })
  .meta({ id: 'Verification', description: 'Somebody was there and found it as it is kept' })

export const undoing = z.strictObject({ note: edit.note }).meta({ id: 'Undoing', description: 'Why a change is undone' })

const changeOfVersion = z
  .object({ id: z.number().int(), kind: z.enum(changeKinds), at: z.date(), note: z.string().nullable() })
  .nullable()
  .describe('What was done to bring it; null for what was loaded before changes were kept')

const versionFields = {
  validTo: z.string().nullable().describe('Day after its last; null = the current one, or one that never held'),
  held: z.boolean().describe('False where it was corrected before it ever held'),
  recordedAt: z.date(),
  change: changeOfVersion
}

export const facilityVersion = facility.extend(versionFields).meta({ id: 'FacilityVersion', description: 'A facility as it was kept for a time' })
export const siteVersion = site.extend(versionFields).meta({ id: 'SiteVersion', description: 'A residential site as it was kept for a time' })

export const change = z
  .object({
    id: z.number().int(),
    kind: z.enum(changeKinds),
    at: z.date(),
    note: z.string().nullable().describe('Why; of an import, the file'),
    undoes: z.number().int().nullable().describe('The change that this one took back'),
    undoneBy: z.number().int().nullable().describe('The change that took this one back'),
    sites: z.number().int().describe('Versions of sites that it began or ended'),
    facilities: z.number().int().describe('Versions of facilities that it began or ended')
  })
  .meta({ id: 'InventoryChange', description: 'What was done to sites and facilities at once' })

export const opening = z
  .object({
    at: z.date(),
    open: z.boolean().nullable().describe('null = nobody knows, or perhaps, as with "by appointment"'),
    until: z.date().nullable().describe('When that changes; null = never, or not known'),
    comment: z.string().nullable(),
    weeklyHours: z.number().nullable().describe('Hours of its usual week')
  })
  .meta({ id: 'Opening', description: 'Whether a facility is open, by local time and public holidays' })
