import { writeFile } from 'node:fs/promises'
import { Option, type Command } from 'commander'
import { chapterings, fileName, reportFormats, type Chaptering, type ReportFormat } from '../checkup/report/report-files.js'
import { reportOf } from '../checkup/report/report-queries.js'
import { languages, type Language } from '../checkup/report/words.js'
import { operator } from '../platform/caller.js'
import { examples, halfYear, regionCode, wholeNumber } from './options.js'
import { printFile, remark } from './output.js'
import { withDatabase } from './session.js'

interface ReportFlags {
  readonly region: string
  readonly run?: number
  readonly period?: string
  readonly format: ReportFormat
  readonly language: Language
  readonly chapters: Chaptering
  readonly out?: string
}

export function addReport(program: Command): void {
  program
    .command('report')
    .summary('the checkup report of a region as a file')
    .description(
      'Writes the checkup report (体检报告) of a region: a page that prints on A4, a PDF of the same, a spreadsheet with ranking and scores of all regions below, or JSON. ' +
        'Of the newest run with results, unless a run or a period is named.'
    )
    .addOption(new Option('--region <code>', 'region of any level').argParser(regionCode).makeOptionMandatory())
    .addOption(new Option('--run <id>', 'number of the run').argParser(wholeNumber(1, Number.MAX_SAFE_INTEGER)))
    .addOption(new Option('--period <half-year>', 'the newest run of this half-year, such as 2024H1').argParser(halfYear))
    .addOption(new Option('--format <format>', 'what to write').choices(reportFormats).default('html'))
    .addOption(new Option('--language <language>', 'zh or en').choices(languages).default('zh'))
    .addOption(new Option('--chapters <chapters>', 'children: the reports of the regions below follow').choices(chapterings).default('none'))
    .option('--out <file>', 'where to; - for standard output; default: a name by region, period and language')
    .addHelpText('after', examples(
      'report --region 330106000000', 'report --region 330106901001 --format pdf --language en', 'report --region 330106901000 --format pdf --chapters children --out street.pdf',
      'report --region 330100000000 --format xlsx'
    ))
    .action(async ({ region, format, language, chapters, out, ...which }: ReportFlags) => {
      const { content, name } = await withDatabase(async (database) => {
        if (format === 'json') {
          const report = await reportOf(database, operator, region, which)
          return { content: `${JSON.stringify(report, null, 2)}\n`, name: fileName(region, report.run.period, language, format) }
        }
        // Threads and all that sets a report are no other command's to load.
        const { createReportMaker } = await import('../checkup/report/report-maker.js')
        const maker = createReportMaker({ database, clock: () => new Date() })
        try {
          const made = await maker.make(operator, { regionCode: region, format, language, chapters, ...which }, {
            onStep: async (done, total) => {
              if (chapters !== 'none') remark(`${done} of ${total}`)
              return true
            }
          })
          return made!
        } finally {
          await maker.close()
        }
      })
      if (out === '-') {
        printFile(content)
        return
      }
      await writeFile(out ?? name, content)
      remark(`wrote ${out ?? name}`)
    })
}
