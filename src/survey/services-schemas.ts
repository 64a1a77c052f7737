import { z } from 'zod'
import { byExternalId, regionCode } from '../registry/schemas.js'
import { activityKinds } from './activity-import.js'
import { serviceIssueKinds } from './service-issue-import.js'
import { serviceIssueStates } from './service-issue-queries.js'

export { byExternalId }
const day = z.iso.date()

const issueFields = {
  communityCode: regionCode,
  typeCode: z.string().min(1).max(40).describe('Facility type it is about'),
  kind: z.enum(serviceIssueKinds),
  openedOn: day,
  dueOn: day.describe('By when it has to be closed')
}

export const serviceIssue = z
  .object({
    externalId: z.string(),
    ...issueFields,
    facilityExternalId: z.string().nullable().describe('null = the type in general'),
    summary: z.string().nullable().describe('Without numbers of people'),
    openedOn: z.string(),
    dueOn: z.string(),
    closedOn: z.string().nullable(),
    state: z.enum(serviceIssueStates).describe('Today: late where its date is over and it is not closed')
  })
  .meta({ id: 'ServiceIssue', description: 'A complaint or a ticket about a service' })

export const serviceIssueContent = z
  .strictObject({
    ...issueFields,
    facilityExternalId: z.string().trim().min(1).max(200).nullable().default(null),
    summary: z.string().trim().min(1).max(2000).nullable().default(null),
    closedOn: day.nullable().default(null)
  })
  .meta({ id: 'ServiceIssueContent', description: 'What a complaint or a ticket is to be from now on' })

export const serviceIssueFilter = {
  within: regionCode.optional().describe('Only of this region and below'),
  type: z.string().min(1).max(40).optional(),
  facility: z.string().min(1).max(200).optional().describe('External id of the facility'),
  state: z.enum(serviceIssueStates).optional()
}

const activityFields = {
  communityCode: regionCode,
  kind: z.enum(activityKinds).describe('便民服务周, 党建联盟, 强社惠民, 大物业; the three ways of linkage: 社企联动, 片区联动, 物业联动; other'),
  title: z.string().trim().min(1).max(500)
}

export const activity = z
  .object({
    externalId: z.string(),
    ...activityFields,
    heldOn: z.string(),
    endedOn: z.string().nullable(),
    facilityExternalId: z.string().nullable().describe('Which facility it was held at; null = none, or nobody said'),
    partners: z.string().nullable(),
    participants: z.number().int().nullable(),
    note: z.string().nullable()
  })
  .meta({ id: 'Activity', description: 'What a community did with its residents and partners' })

export const activityContent = z
  .strictObject({
    ...activityFields,
    heldOn: day,
    endedOn: day.nullable().default(null),
    facilityExternalId: z.string().trim().min(1).max(200).nullable().default(null).describe('Which facility it was held at'),
    partners: z.string().trim().min(1).max(1000).nullable().default(null).describe('Who took part beside residents, by semicolons'),
    participants: z.number().int().min(0).max(999_999_999).nullable().default(null),
    note: z.string().trim().min(1).max(2000).nullable().default(null)
  })
  .meta({ id: 'ActivityContent', description: 'What an activity is to be from now on' })

export const activityFilter = {
  within: regionCode.optional().describe('Only of this region and below'),
  kind: z.enum(activityKinds).optional(),
  from: day.optional().describe('Going on on this day or later'),
  to: day.optional().describe('Begun on this day or sooner')
}
