import { Option, type Command } from 'commander'
import { findRun } from '../checkup/run-queries.js'
import { findRegionScores } from '../checkup/score-queries.js'
import { ensureOther, trends, type Trend } from '../checkup/trend-queries.js'
import { asCaller, operator } from '../platform/caller.js'
import { notFound } from '../platform/errors.js'
import { examples, jsonOption, regionCode, wholeNumber } from './options.js'
import { figure, formatTable, print, printJson } from './output.js'
import { withDatabase } from './session.js'

interface TrendFlags {
  readonly run: number
  readonly region: string
  readonly against?: number
  readonly json?: true
}

export function addTrend(program: Command): void {
  program
    .command('trend')
    .summary('how a region changed since the period before, and why')
    .description('Prints the change of a region\'s index against the newest run published for an earlier period, type by type: the points sum to the change.')
    .addOption(new Option('--run <id>', 'number of the run').argParser(wholeNumber(1, Number.MAX_SAFE_INTEGER)).makeOptionMandatory())
    .addOption(new Option('--region <code>', 'region of any level').argParser(regionCode).makeOptionMandatory())
    .addOption(new Option('--against <id>', 'another run to compare with').argParser(wholeNumber(1, Number.MAX_SAFE_INTEGER)))
    .addOption(jsonOption())
    .addHelpText('after', examples('trend --run 2 --region 330106000000', 'trend --run 2 --region 330106901001 --against 1 --json'))
    .action(async ({ run, region, against, json }: TrendFlags) => {
      const trend = await withDatabase((database) =>
        asCaller(database, operator, async (transaction) => {
          await findRun(transaction, run)
          if (against !== undefined) await ensureOther(transaction, run, against)
          const [score] = await findRegionScores(transaction, [{ runId: run, code: region }])
          if (score === undefined) throw notFound(`score in run ${run} of region`, region)
          const [found] = await trends(transaction, [{ score, against }])
          return found!
        })
      )
      if (json === true) printJson(trend)
      else print(describe(trend))
    })
}

const right = (title: string) => ({ title, align: 'right' as const })

function describe({ code, nameZh, run, previousRun, before, after, change, notes, types }: Trend): string {
  const from = previousRun === null ? '' : ` from ${figure(before?.index)} in ${previousRun.period} (run ${previousRun.id})`
  return [
    `${code} ${nameZh}: index ${figure(after.index)} in ${run.period} (run ${run.id})${from}, ${signed(change.index)}`,
    ...notes.map((note) => `note: ${note}`),
    formatTable(
      [{ title: 'type' }, { title: 'name' }, right('points'), right('by B'), right('by E'), right('by V'), right('by weight'), right('before'), right('after'), { title: 'cause' }],
      types
        .filter((type) => type.cause !== 'unchanged')
        .map((type) => [
          type.typeCode, type.nameZh, signed(type.points), signed(type.base), signed(type.balance), signed(type.governance), signed(type.weight),
          figure(type.scoreBefore), figure(type.scoreAfter), type.cause.replaceAll('_', ' ')
        ])
    )
  ].join('\n')
}

const signed = (points: number | null): string => (points !== null && points > 0 ? `+${figure(points)}` : figure(points))
