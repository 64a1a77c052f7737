import { z } from 'zod'
import { crsNames } from '../platform/crs.js'
import { recordFormatNames, type RecordFormatName } from '../platform/records/record-format.js'
import { regionCode } from '../platform/region-code.js'
import { importKindNames, type ImportKind } from './import-kinds.js'
import { importStatuses } from './import-queries.js'

export const importKind = z.enum(importKindNames as [ImportKind, ...ImportKind[]])
export const recordFormat = z.enum(recordFormatNames as [RecordFormatName, ...RecordFormatName[]])
export const importStatus = z.enum(importStatuses)

export const sourceName = z.string().regex(/^[\w.-]{1,40}$/, 'must be of 1 to 40 letters, digits, dots, dashes or underscores')
export const profileName = z.string().regex(/^[\w.-]{1,64}$/, 'must be of 1 to 64 letters, digits, dots, dashes or underscores')

const crs = z.enum(crsNames)

/** How a file is to be brought in; a query's texts are read as such. */
export const importSettings = {
  kind: importKind.describe('What its rows are of'),
  file: z.string().min(1).max(200).optional().describe('Its name, for reports; its ending says the format where the content type does not'),
  format: recordFormat.optional().describe('Default: what the content type or the name says'),
  crs: crs.optional().describe('Reference system of its coordinates; default: what the file or the profile says, else EPSG:4326'),
  dryRun: z.stringbool().optional().describe('Check everything, write nothing'),
  keepGoing: z.stringbool().optional().describe('Write the good rows although there are bad ones; else the file is written whole or not at all'),
  validFrom: z.iso.date().optional().describe('First day on which moved or changed sites and facilities are so; default: today'),
  source: sourceName.optional().describe('Whose external ids these are: they are kept as `source:id`'),
  profile: profileName.optional().describe('Name of a profile that says what its columns and values mean')
}

const count = z.number().int()

const report = z
  .object({
    rows: count,
    inserted: count,
    updated: count,
    unchanged: count,
    rejected: count,
    ignored: z.array(z.string()).optional().describe('Columns that nothing was read from'),
    warnings: z.array(z.string()).optional().describe('What to know before it is believed'),
    touched: z.object({ sites: count, communities: z.array(regionCode) }).optional().describe('Whose reach the change concerns'),
    change: count.optional().describe('Number of the change, by which it can be undone'),
    written: z.boolean()
  })
  .meta({ id: 'ImportReport' })

export const importOf = z
  .object({
    id: count,
    kind: importKind,
    format: recordFormat,
    file: z.string(),
    bytes: z.number(),
    options: z.object({
      crs: crs.optional(), dryRun: z.boolean().optional(), keepGoing: z.boolean().optional(), validFrom: z.string().optional(), source: z.string().optional(), profile: z.string().optional()
    }),
    status: importStatus.describe('refused: it has rows that cannot be used, and nothing of it was written'),
    rowsRead: count.describe('So far; with the embedded database known at the end only'),
    report: report.nullable().describe('Once it has ended'),
    error: z.string().nullable().describe('Why it failed'),
    requestedBy: z.string(),
    regionCode,
    requestedAt: z.date(),
    startedAt: z.date().nullable(),
    finishedAt: z.date().nullable()
  })
  .meta({ id: 'Import', description: 'A file that was sent in, and what became of it' })

export const importProblem = z
  .object({
    id: count,
    line: count.describe('Line of a text file, row of a sheet, number of a feature'),
    column: z.string().nullable(),
    value: z.string().nullable(),
    reason: z.string()
  })
  .meta({ id: 'ImportProblem', description: 'Why a row could not be used' })

const mapping = z
  .strictObject({
    columns: z.record(z.string().max(200), z.string().nullable()).optional().describe('Our columns by the names of theirs; null leaves one out, and so do those that are not named'),
    values: z.record(z.string(), z.record(z.string().max(500), z.string())).optional().describe('What their values are in ours, by our column'),
    constants: z.record(z.string(), z.string()).optional().describe('What our columns are throughout that their files lack')
  })
  .meta({ id: 'ImportMapping' })

export const profileContent = z
  .strictObject({
    kind: importKind,
    mapping,
    crs: crs.nullable().default(null),
    source: sourceName.nullable().default(null)
  })
  .meta({ id: 'ImportProfileContent', description: 'How files of somebody else say what ours say' })

export const importProfile = z
  .object({
    name: profileName,
    kind: importKind,
    regionCode: regionCode.describe('Whose it is; everybody below may use it'),
    mapping,
    crs: crs.nullable(),
    source: sourceName.nullable(),
    changedAt: z.date(),
    changedBy: z.string()
  })
  .meta({ id: 'ImportProfile' })
