import { z } from 'zod'
import { communityKinds } from '../registry/region-import.js'
import { regionCode } from '../registry/schemas.js'
import { shortfall } from './diagnosis-schemas.js'
import { marks } from './priority.js'

const mark = z.enum(marks)

export const toldMarks = z.array(
  z.object({
    mark,
    nameZh: z.string(),
    nameEn: z.string(),
    value: z.number().nullable().describe('0 to 1, the more the weaker; null = missing'),
    weight: z.number(),
    effectiveWeight: z.number().describe('Once missing marks\' weight is shared among the rest'),
    contribution: z.number().describe('What it adds to the priority')
  })
)

export const priority = z
  .object({
    runId: z.number().int(),
    order: z.number().int().describe('Place in the list; equals share one'),
    code: regionCode,
    nameZh: z.string(),
    nameEn: z.string().nullable(),
    kind: z.enum(communityKinds).nullable(),
    parentCode: regionCode.nullable(),
    population: z.number(),
    index: z.number().nullable(),
    grade: z.string().nullable(),
    priority: z.number().describe('0 to 1, the higher the sooner'),
    marks: toldMarks,
    main: mark.describe('The mark that adds most'),
    whyZh: z.string(),
    whyEn: z.string(),
    shortfalls: z.array(shortfall).describe('Its worst shortfalls, three at most')
  })
  .meta({ id: 'Priority', description: 'A community to treat, by the policy\'s four marks' })
