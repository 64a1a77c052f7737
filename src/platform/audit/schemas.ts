import { z } from 'zod'
import { roles } from '../caller.js'
import { regionCode } from '../region-code.js'
import { auditActions } from './audit-queries.js'

const columns = z.record(z.string(), z.unknown()).nullable()

export const auditEntry = z
  .object({
    id: z.number().int(),
    at: z.date(),
    requestId: z.string().nullable().describe('The `x-request-id` of the answer; null at the command line and for the service\'s own work'),
    subject: z.string().describe('Who: the `sub` of the token'),
    role: z.enum(roles).nullable(),
    action: z.enum(auditActions),
    what: z.string().describe('Such as facility, standard, run, client'),
    key: z.string().describe('What people know it by: a code, an external id, a number'),
    regionCode: regionCode.describe('Whose administrators may read this'),
    before: columns.describe('Of a change, the columns that changed; of a deletion, all; null for what is new'),
    after: columns.describe('Of a change, the columns that changed; of what is new, all; null for a deletion')
  })
  .meta({ id: 'AuditEntry', description: 'One change: who, when, from what to what' })

export const auditFilter = {
  within: regionCode.optional().describe('Only in this region and below'),
  what: z.string().max(100).optional().describe('Only of this kind, such as facility'),
  key: z.string().max(400).optional().describe('Only of the thing that people know by this'),
  subject: z.string().max(200).optional().describe('Only by this subject'),
  requestId: z.string().max(200).optional().describe('Only what this request did'),
  since: z.iso.datetime({ offset: true }).optional().describe('Only from this moment on'),
  until: z.iso.datetime({ offset: true }).optional().describe('Only before this moment')
}
