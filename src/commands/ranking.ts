import { Option, type Command } from 'commander'
import { ranking, type RankedRegion } from '../checkup/ranking-queries.js'
import { findRun } from '../checkup/run-queries.js'
import { asCaller, operator } from '../platform/caller.js'
import { regionLevels, type RegionLevel } from '../registry/region-import.js'
import { examples, jsonOption, wholeNumber } from './options.js'
import { figure, formatTable, print, printJson } from './output.js'
import { withDatabase } from './session.js'

interface RankingFlags {
  readonly run: number
  readonly level: RegionLevel
  readonly figure: string
  readonly limit: number
  readonly json?: true
}

export function addRanking(program: Command): void {
  program
    .command('ranking')
    .summary('the regions of a checkup by rank')
    .description('Prints the regions of a level by rank, the best first, with the share of the others that they leave behind. Regions below the standard\'s completeness floor have no rank.')
    .addOption(new Option('--run <id>', 'number of the run').argParser(wholeNumber(1, Number.MAX_SAFE_INTEGER)).makeOptionMandatory())
    .addOption(new Option('--level <level>', 'which regions').choices(regionLevels).default('county'))
    .option('--figure <name>', 'index, base, balance, governance, or the code of a facility type', 'index')
    .addOption(new Option('--limit <n>', 'how many').argParser(wholeNumber(1, 1_000_000)).default(100))
    .addOption(jsonOption())
    .addHelpText('after', examples('ranking --run 1', 'ranking --run 1 --level community --figure ELD01 --limit 20'))
    .action(async ({ run, level, figure: by, limit, json }: RankingFlags) => {
      const regions = await withDatabase((database) =>
        asCaller(database, operator, async (transaction) => {
          await findRun(transaction, run)
          return ranking(transaction, run, { level, figure: by }, { limit })
        })
      )
      if (json === true) printJson(regions)
      else if (regions.length === 0) print(`no ${level} has a rank by ${by} in run ${run}: too little of what its figures need was measured`)
      else print(table(level, by, regions))
    })
}

const right = (title: string) => ({ title, align: 'right' as const })

function table(level: RegionLevel, by: string, regions: readonly RankedRegion[]): string {
  return formatTable(
    [right('rank'), right('of'), { title: level }, { title: 'name' }, right(by), right('percentile'), right('among siblings'), { title: 'grade' }],
    regions.map((region) => [
      String(region.rankInLevel),
      String(region.rankedInLevel),
      region.code,
      region.nameZh,
      figure(region.value),
      figure(region.percentile, 1),
      `${region.rank} of ${region.rankedSiblings}`,
      region.grade ?? '–'
    ])
  )
}
