import { Option, type Command } from 'commander'
import { findRun } from '../checkup/run-queries.js'
import { fullScores, type FullScore } from '../checkup/score-queries.js'
import { asCaller, operator } from '../platform/caller.js'
import type { Database } from '../platform/database/database.js'
import { regionLevels, type RegionLevel } from '../registry/region-import.js'
import { examples, jsonOption, wholeNumber } from './options.js'
import { figure, formatTable, print, printJsonItems, whole } from './output.js'
import { scoreTable } from './score-table.js'
import { withDatabase } from './session.js'

interface ScoreFlags {
  readonly run: number
  readonly level: RegionLevel
  readonly json?: true
}

export function addScores(program: Command): void {
  program
    .command('scores')
    .summary('every figure of a checkup, by region and type')
    .description('Prints the figures behind the scores of a run: for each region of a level its indices, categories and types. In JSON an array with an object per region.')
    .addOption(new Option('--run <id>', 'number of the run').argParser(wholeNumber(1, Number.MAX_SAFE_INTEGER)).makeOptionMandatory())
    .addOption(new Option('--level <level>', 'which regions').choices(regionLevels).makeOptionMandatory())
    .addOption(jsonOption())
    .addHelpText('after', examples('runs', 'scores --run 1 --level county', 'scores --run 1 --level community --json > figures.json'))
    .action(async ({ run, level, json }: ScoreFlags) => {
      await withDatabase(async (database) => {
        await asCaller(database, operator, (transaction) => findRun(transaction, run))
        if (json === true) return printJsonItems(everyScore(database, run, level))
        for await (const score of everyScore(database, run, level)) print(`${describe(score)}\n`)
      })
    })
}

const regionsPerPage = 200

/** Regions in the order of their codes, a page at a time: a province has tens of thousands of communities. */
async function* everyScore(database: Database, runId: number, level: RegionLevel): AsyncGenerator<FullScore> {
  for (let after: string | undefined; ; ) {
    const page = await asCaller(database, operator, (transaction) =>
      fullScores(transaction, runId, { level }, { limit: regionsPerPage, ...(after === undefined ? {} : { after }) })
    )
    yield* page
    if (page.length < regionsPerPage) return
    after = page.at(-1)!.code
  }
}

const typeColumns = [
  'B', 'E', 'V', 'score', 'P', 'walkers', 'N', 'N*', 'count', 'a*', 'supply', 'coverage', 'worst¼', 'satisf.', 'operat.', 'on time',
  'near', 'reached', 'own', 'sizes?', 'hours?', 'complete'
]

function describe(score: FullScore): string {
  const categories = score.categories.map((one) => `${one.category} ${figure(one.score)}`).join(', ')
  const types = formatTable(
    [{ title: 'type' }, { title: 'name' }, ...typeColumns.map((title) => ({ title, align: 'right' as const }))],
    score.types.map((type) => [
      type.typeCode,
      type.nameZh,
      ...(!type.applies || !type.surveyed
        ? [type.applies ? 'not surveyed' : 'does not apply']
        : [
            figure(type.base), figure(type.balance), figure(type.governance), figure(type.score),
            count(type.basePeople), count(type.groupPeople), figure(type.facilitiesCounted, 3), figure(type.facilitiesRequired, 0),
            figure(type.count, 3), figure(type.supplyRequired, 4), figure(type.supply, 3), figure(type.coverage, 3), figure(type.worstQuarter, 3),
            figure(type.satisfaction, 3), figure(type.operating, 3), figure(type.closedOnTime, 3),
            count(type.facilitiesInBudget), count(type.facilitiesReached), count(type.facilitiesOwn),
            count(type.sizesImputed), count(type.hoursUnknown), figure(type.completeness, 3)
          ])
    ])
  )
  return [scoreTable(score.level, [score]), `categories: ${categories}`, types].join('\n')
}

const count = (value: number | null): string => (value === null ? '–' : whole(value))
