import { z } from 'zod'
import { pageOf } from '../platform/http/pages.js'
import { regionCode, regionLevel } from '../registry/schemas.js'
import { comparable } from './comparison-schemas.js'
import { period, range, regionScore } from './schemas.js'

export const figure = z
  .string()
  .min(1)
  .max(16)
  .default('index')
  .describe('What to rank by: index, base, balance, governance, or the code of a facility type for its score')

const number = z.number().nullable()

export const rankedRegion = regionScore
  .extend({
    rank: z.number().int().describe('Among siblings; equals share one'),
    rankInLevel: z.number().int().describe('Among all regions of the level in the ranking'),
    value: z.number().describe('What it is ranked by'),
    percentile: z.number().describe('0 to 100: share of the ranked regions of the level below it, half of its equals and itself counted: 100 × (below + equal / 2) / ranked'),
    rankedSiblings: z.number().int().describe('Siblings with a rank, itself counted'),
    rankedInLevel: z.number().int().describe('Regions of the level with a rank'),
    rankRange: range.nullable().describe('Of the rank by the index, in a run; null by other figures and across runs'),
    rankInLevelRange: range.nullable()
  })
  .meta({ id: 'RankedRegion', description: 'A region with its ranks by a figure' })

export const distribution = z
  .object({
    runId: z.number().int(),
    level: regionLevel,
    within: z.string().describe('Region whose subtree is counted; 000000000000 = the whole country'),
    figure: z.string(),
    count: z.number().int().describe('Regions with a rank and the figure: those the distribution is of'),
    unranked: z.number().int().describe('Regions below the completeness floor, or without the figure'),
    mean: number.describe('Each region counting once'),
    populationMean: number.describe('Mean by residents'),
    minimum: number,
    lowerQuartile: number.describe('Interpolated between two regions, as are the others'),
    median: number,
    upperQuartile: number,
    maximum: number,
    standardDeviation: number.describe('Of all regions, not of a sample'),
    grades: z.array(z.object({ grade: z.string(), least: z.number(), count: z.number().int() })).describe('From the best; of the index only'),
    bins: z.array(z.object({ from: z.number(), to: z.number(), count: z.number().int() })).describe('Of five points: `from` included, `to` not, but for 100')
  })
  .meta({ id: 'Distribution', description: 'How a figure is spread over the regions of a level' })

export const publishedRanking = pageOf(rankedRegion)
  .extend({
    period,
    level: regionLevel,
    within: z.string(),
    standardVersion: z.string().describe('The standard all of them were scored by'),
    standardAuthority: z.string().describe('Whose numbers these are'),
    regionsCovered: z.number().int().describe('Regions with published results by this standard'),
    regionsMissing: z.number().int().describe('Regions of the level that have none'),
    ...comparable
  })
  .meta({ id: 'PublishedRanking', description: 'Regions of a period ranked across published runs' })

export const rankingFilter = {
  level: regionLevel.default('county'),
  parent: regionCode.optional().describe('Only the children of this region; ranks stay those of the whole level'),
  figure
}

export const distributionFilter = {
  level: regionLevel.default('county'),
  within: regionCode.optional().describe('Only regions in this one; default: the whole run'),
  figure
}

export const publishedFilter = {
  period,
  level: regionLevel.default('county'),
  within: regionCode.default('000000000000').describe('Only regions in this one; default: the whole country'),
  standard: z.string().optional().describe('Version of the standard; default: the one most of the regions were scored by')
}
