import { z } from 'zod'
import { crsNames } from '../platform/crs.js'
import { regionCode } from '../registry/schemas.js'
import { gain, prices, projectCandidate } from './project-schemas.js'
import { mostCandidates } from './site-selection-queries.js'
import { people } from './what-if-schemas.js'

const weight = z.number().min(0).max(100).optional()

export const siteSelectionQuestion = z
  .strictObject({
    run: z.number().int().positive().optional().describe('Number of the run that says who reaches what'),
    period: z.string().max(16).optional().describe('Its newest run with results, instead of `run`'),
    regionCode: regionCode.optional().describe('Whose residents count; default: the own region'),
    typeCode: z.string().min(1).max(64),
    candidates: z
      .array(
        z.strictObject({
          id: z.string().min(1).max(200),
          lon: z.number().describe('In the reference system of `crs`'),
          lat: z.number(),
          cost: z.number().min(0).max(1e12).optional().describe('In any currency; needed with a budget')
        })
      )
      .min(1)
      .max(mostCandidates)
      .optional()
      .describe(`Where one could stand; default: crossings of the region's streets, at most ${mostCandidates}`),
    crs: z.enum(crsNames).optional().describe('Reference system of the candidates; default EPSG:4326'),
    facilities: z.number().int().min(1).max(1_000).optional().describe('Most facilities'),
    budget: z.number().min(0).max(1e15).optional().describe('Most money'),
    coverage: z.number().min(0).max(1).optional().describe('Instead of both: the fewest with which this share reaches one'),
    weights: z
      .strictObject({ residents: weight, elderly: weight, children: weight })
      .optional()
      .describe('How much a resident counts, and an elderly one or a child beside; default: those that the type is for'),
    need: z.enum(['unreached', 'unmet']).optional().describe('What of people needs one: all where none is reached (default), or the share of their need that what they reach does not meet')
  })
  .meta({ id: 'SiteSelectionQuestion' })

export const siteSelection = z
  .object({
    runId: z.number().int(),
    period: z.string(),
    regionCode,
    typeCode: z.string(),
    candidates: z.number().int().describe('How many were looked at'),
    coverage: z.object({ before: z.number(), after: z.number() }).meta({ id: 'SiteSelectionCoverage' }).describe('Share of the weight of all residents that is covered, 0 to 1'),
    chosen: z
      .array(
        z
          .object({
            id: z.string(),
            lon: z.number().describe('EPSG:4326'),
            lat: z.number(),
            cost: z.number().nullable(),
            newly: people.describe('Who comes within its catchment, beside those chosen before'),
            gain: z.number().describe('Their weight, in persons')
          })
          .meta({ id: 'ChosenSite' })
      )
      .describe('In the order chosen'),
    newly: people.describe('By all of them'),
    gain: z.number(),
    upperBound: z.number().describe('No selection gains more'),
    optimal: z.boolean().describe('Known to be the best there is'),
    guarantee: z.number().nullable().describe('Share of the best that this way of choosing reaches on any instance: 0.632 by number, 0.316 by money, 1 where it is known to be the best; null where nothing is known'),
    spent: z.number().nullable(),
    leastNumber: z.number().int().nullable().describe('With `coverage`: no fewer do; null where all together do not'),
    reached: z.boolean().describe('Whether the coverage that was asked for is reached')
  })
  .meta({ id: 'SiteSelection', description: 'Where to build' })

export const indexTargetQuestion = z
  .strictObject({
    regionCode: regionCode.describe('A county'),
    index: z.number().min(0).max(100).describe('Which every community of it is to come to'),
    prices: prices.min(1).describe('What facilities cost; types without a price are not built'),
    run: z.number().int().positive().optional().describe('Number of the run that it starts from'),
    period: z.string().max(16).optional().describe('Its newest run with results, instead of `run`')
  })
  .meta({ id: 'IndexTargetQuestion' })

export const indexTarget = z
  .object({
    runId: z.number().int(),
    period: z.string(),
    regionCode,
    index: z.number(),
    options: z.number().int().describe('Facilities that were looked at: what shortfalls of communities below the index ask for, of types that have a price'),
    reached: z.boolean(),
    spent: z.number(),
    leastCost: z.number().nullable().describe('No choice of these costs less, as long as they do not help each other; null where not all communities come to it'),
    chosen: z
      .array(projectCandidate.omit({ marks: true, expected: true, budget: true }).extend({ cost: z.number() }).meta({ id: 'ChosenFacility' }))
      .describe('In the order chosen'),
    communities: z
      .array(z.object({ code: regionCode, nameZh: z.string(), before: z.number(), after: z.number(), reached: z.boolean() }).meta({ id: 'LiftedCommunity' }))
      .describe('Those that are below the index now'),
    expected: gain
  })
  .meta({ id: 'IndexTarget', description: 'Facilities for the least money with which every community of a county comes to an index' })
