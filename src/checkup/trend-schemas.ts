import { z } from 'zod'
import { regionCode, regionLevel } from '../registry/schemas.js'
import { comparable } from './comparison-schemas.js'
import { regionScore, run } from './schemas.js'
import { changeCauses } from './trend.js'

const points = z.number().nullable()

const typeChange = z
  .object({
    typeCode: z.string(),
    nameZh: z.string(),
    nameEn: z.string(),
    cause: z.enum(changeCauses).describe('What happened to the type'),
    scoreBefore: points,
    scoreAfter: points,
    points: z.number().describe('What it did to the index; over all types these sum to the change of the index'),
    base: z.number().describe('Of the points, by the base index; the four sum to the points'),
    balance: z.number().describe('By the balance index'),
    governance: z.number().describe('By the governance index, or by its becoming known or unknown'),
    weight: z.number().describe('By its weight among the types that count: a type that comes raises the index where it scores above the others')
  })
  .meta({ id: 'TypeChange', description: 'What a facility type did to an index' })

export const trend = z
  .object({
    code: regionCode,
    nameZh: z.string(),
    nameEn: z.string().nullable(),
    level: regionLevel,
    run,
    previousRun: run.nullable().describe('Null where no earlier period has a published run that covers the region'),
    after: regionScore,
    before: regionScore.nullable(),
    change: z
      .object({
        index: points,
        base: points,
        balance: points,
        governance: points,
        rank: z.number().int().nullable().describe('Places gained among siblings; null where the runs cover different regions'),
        rankInLevel: z.number().int().nullable().describe('Places gained in the level')
      })
      .describe('Now minus before'),
    ...comparable,
    types: z.array(typeChange).describe('Those that moved the index most come first')
  })
  .meta({ id: 'Trend', description: 'A region\'s figures against those of an earlier run, with the reasons' })

export const movers = z
  .object({
    run,
    level: regionLevel,
    within: z.string(),
    compared: z.number().int().describe('Regions with a rank in both runs'),
    risen: z.number().int(),
    fallen: z.number().int(),
    ...comparable,
    risers: z.array(trend).describe('Those that rose most first, each with the three types that moved it most'),
    fallers: z.array(trend).describe('Those that fell most first')
  })
  .meta({ id: 'Movers', description: 'Which regions rose and fell most' })

export const against = z.number().int().positive().optional()

export const moversFilter = {
  level: regionLevel.default('county'),
  within: regionCode.optional().describe('Only regions in this one; default: the whole run'),
  against,
  limit: z.number().int().min(1).max(100).default(10)
}
