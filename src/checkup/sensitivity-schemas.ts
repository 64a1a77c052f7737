import { z } from 'zod'
import { regionCode } from '../registry/schemas.js'
import { ranges } from './schemas.js'
import { variants } from './sensitivity.js'

const index = z.number().min(0).max(100).nullable()
const rank = z.number().int().nullable()

export const sensitivity = z
  .object({
    runId: z.number().int(),
    code: regionCode,
    index,
    rank: rank.describe('Among siblings'),
    rankInLevel: rank,
    ...ranges,
    variants: z
      .array(
        z.object({
          variant: z
            .enum(variants)
            .describe(
              'slower, faster: everybody walks a tenth slower or faster; sizes_low, sizes_high: unknown sizes at the first or last decile of the known ones of the type; groups_low, groups_high: elderly and children that were not given at the first or last decile of the shares in the county'
            ),
          index,
          rank,
          rankInLevel: rank
        })
      )
      .describe('Index and ranks were one assumption otherwise; empty until they are worked out')
  })
  .meta({ id: 'Sensitivity', description: 'How far a region\'s index and ranks depend on what was taken for granted' })
