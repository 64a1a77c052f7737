import { z } from 'zod'
import { languages } from '../checkup/report/words.js'
import { report } from '../checkup/report/schemas.js'
import { evidence } from '../checkup/schemas.js'
import { communityKinds, futureStatuses } from '../registry/region-import.js'
import { regionCode } from '../registry/schemas.js'
import { regionQuality } from '../survey/quality-schemas.js'
import { operationSummary } from './operations-schemas.js'
import { project } from './project-schemas.js'
import { space } from './space-schemas.js'
import { whichRun } from './what-if-schemas.js'

export const portraitFormats = ['json', 'html', 'pdf'] as const

export const portrait = z
  .object({
    community: z
      .object({ code: regionCode, nameZh: z.string(), nameEn: z.string().nullable(), kind: z.enum(communityKinds).nullable(), futureStatus: z.enum(futureStatuses).nullable() })
      .meta({ id: 'PortraitCommunity' }),
    people: z.object({ residents: z.number(), elderly: z.number(), children: z.number(), sites: z.number().int(), sitesOffNetwork: z.number().int() }).meta({ id: 'PortraitPeople' }),
    report: report.describe('Indices, categories, types, trend, shortfalls with causes and measures'),
    inputs: evidence.describe('Its sites, and the facilities that they reach or that are its own, with distances'),
    demand: z
      .array(z.object({ typeCode: z.string(), nameZh: z.string(), nameEn: z.string(), share: z.number().describe('Of those asked, 0 to 1') }).meta({ id: 'PortraitDemand' }))
      .describe('What most ask for at the head'),
    quality: regionQuality.nullable().describe('Of its records as they are now'),
    spaces: z.array(space),
    projects: z.array(project).describe('Those that are not cancelled'),
    operations: operationSummary.describe('How its facilities are run, in the year of the run')
  })
  .meta({ id: 'CommunityPortrait', description: 'A community at one sight' })

export const portraitQuery = z.object({
  ...whichRun,
  format: z.enum(portraitFormats).optional().describe('Default: what `Accept` prefers, else json'),
  lang: z.enum(languages).optional().describe('Of a page; default: what `Accept-Language` prefers, else zh')
})
