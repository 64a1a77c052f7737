import { createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { Argument, Option, type Command } from 'commander'
import { findRun } from '../checkup/run-queries.js'
import type { ExportKind } from '../exchange/export-kind.js'
import { exportKinds } from '../exchange/export-kinds.js'
import { exportFile, type Asked } from '../exchange/export-queries.js'
import { figuresOfCampaigns, figuresOfRuns } from '../exchange/result-kinds.js'
import { asCaller, operator } from '../platform/caller.js'
import type { Database } from '../platform/database/database.js'
import { unprocessable } from '../platform/errors.js'
import { formatOfName } from '../platform/records/record-format.js'
import { writtenFormats, type WrittenFormat } from '../platform/records/record-writer.js'
import { regionLevels, type RegionLevel } from '../registry/region-import.js'
import { findCampaign } from '../survey/campaign-queries.js'
import { day, examples, regionCode, wholeNumber } from './options.js'
import { withDatabase } from './session.js'

interface ExportFlags {
  readonly format?: WrittenFormat
  readonly within?: string
  readonly on?: string
  readonly run?: number
  readonly campaign?: string
  readonly level: RegionLevel
  readonly out: string
}

export function addExport(program: Command): void {
  program
    .command('export')
    .summary('the inventory, the survey and the results, as a file')
    .description(
      'Writes rows in the columns in which they are imported: what is exported can be imported elsewhere, and exported there it is the same file. Figures of a run or a campaign are written by region.'
    )
    .addArgument(new Argument('<kind>', 'what to write').choices([exportKinds, figuresOfRuns, figuresOfCampaigns].flatMap(Object.keys)))
    .addOption(new Option('--format <format>', 'default: what the ending of --out says, else csv').choices(writtenFormats))
    .addOption(new Option('--within <code>', 'only of this region and below').argParser(regionCode))
    .addOption(new Option('--on <date>', 'as it was on a day; default: as it is kept now').argParser(day))
    .addOption(new Option('--run <id>', `number of the run, for ${Object.keys(figuresOfRuns).join(', ')}`).argParser(wholeNumber(1, Number.MAX_SAFE_INTEGER)))
    .addOption(new Option('--campaign <code>', `for ${Object.keys(figuresOfCampaigns).join(', ')}`))
    .addOption(new Option('--level <level>', 'which regions, for figures').choices(regionLevels).default('community'))
    .option('--out <file>', 'where to; - for standard output', '-')
    .addHelpText(
      'after',
      examples(
        'export facilities --out facilities.gpkg', 'export sites --within 330106000000 --format geojson', 'export facilities --on 2024-06-30 --out then.csv',
        'export scores --run 1 --level county --out scores.geojson', 'export shortfalls --run 1 --out shortfalls.xlsx', 'export demand --campaign needs-2024 --level street'
      )
    )
    .action(async (name: string, flags: ExportFlags) => {
      const named = formatOfName(flags.out)
      const format = flags.format ?? (named === undefined || named === 'shapefile' ? 'csv' : named)
      await withDatabase(async (database) => {
        const { kind, more } = await whatIsAsked(database, name, flags)
        const file = exportFile(database, operator, kind, format, { within: flags.within, more })
        await pipeline(file, flags.out === '-' ? process.stdout : createWriteStream(flags.out), { end: flags.out !== '-' })
      })
    })
}

/** The kind of a name, and what its statement asks. Throws `unprocessable-input` where the run or the campaign is missing, `not-found` where there is none. */
async function whatIsAsked(database: Database, name: string, { on, run, campaign, level }: ExportFlags): Promise<{ kind: ExportKind } & Pick<Asked, 'more'>> {
  if (isAmong(name, exportKinds)) return { kind: exportKinds[name], more: [on ?? null] }
  if (isAmong(name, figuresOfRuns)) {
    if (run === undefined) throw unprocessable(`${name} are figures of a run: name it by --run`)
    await asCaller(database, operator, (transaction) => findRun(transaction, run))
    return { kind: figuresOfRuns[name], more: [run, level] }
  }
  if (campaign === undefined) throw unprocessable(`${name} are what a campaign found: name it by --campaign`)
  await asCaller(database, operator, (transaction) => findCampaign(transaction, campaign))
  return { kind: figuresOfCampaigns[name as keyof typeof figuresOfCampaigns], more: [campaign, level] }
}

const isAmong = <Kinds extends object>(name: string, kinds: Kinds): name is keyof Kinds & string => Object.hasOwn(kinds, name)
