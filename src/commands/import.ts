import { basename } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { InvalidArgumentError, Option, type Command } from 'commander'
import { importFile } from '../exchange/file-import.js'
import { importKindNames, importKinds, type ImportKind } from '../exchange/import-kinds.js'
import { operator } from '../platform/caller.js'
import type { Database } from '../platform/database/database.js'
import { openRecordFile } from '../platform/records/record-format.js'
import type { ImportReport, TableImport } from '../platform/table-import.js'
import { conflict } from '../platform/errors.js'
import { readStandardFile } from '../registry/standard-file.js'
import { readStandard, listStandards, publishStandard } from '../registry/standard-queries.js'
import type { Standard } from '../registry/standard.js'
import { asImportOptions, examples, importOptions, type ImportFlags } from './options.js'
import { print, printJson, whole } from './output.js'
import { reportProblems } from './problems.js'
import { withDatabase } from './session.js'

const examplesOf: Readonly<Record<ImportKind, readonly string[]>> = {
  regions: ['import regions regions.csv', 'import regions boundaries.geojson --crs EPSG:4490'],
  sites: ['import sites sites.csv', 'import sites moved.xlsx --valid-from 2024-03-01'],
  facilities: ['import facilities facilities.csv', 'import facilities amap.csv --crs GCJ-02 --source amap --keep-going', 'import facilities survey.gpkg --dry-run'],
  observations: ['import observations ratings-2024H1.csv'],
  declarations: ['import declarations declarations.csv'],
  questionnaires: ['import questionnaires questions.ndjson'],
  campaigns: ['import campaigns campaigns.csv'],
  households: ['import households forms.csv', 'import households forms.xlsx --keep-going'],
  issues: ['import issues hotline.csv --source 12345'],
  activities: ['import activities activities-2024.csv'],
  spaces: ['import spaces spaces.geojson'],
  projects: ['import projects projects.csv'],
  operating_models: ['import operating_models contracts.csv'],
  operations: ['import operations operations-2024H1.csv', 'import operations accounts.xlsx --keep-going']
}

export function addImport(program: Command): void {
  const parent = program
    .command('import')
    .summary('regions, sites, facilities, observations, declarations, questionnaires, campaigns, households, issues, activities, spaces, projects, operating models, operations, standards')
    .description('Reads a file into the database, in one transaction: bad rows are listed with their line, and nothing is written unless --keep-going.')
  for (const kind of importKindNames) {
    const { table, summary } = importKinds[kind]
    withImportOptions(
      parent
        .command(kind)
        .summary(summary)
        .description(`Imports ${kind} with the columns ${columnsOf(table)}. Columns in brackets may be left out: what is known of them stays then. Of GeoJSON, GeoPackage and Shapefile the ${table.bounded === true ? 'polygons become the boundaries' : table.located ? 'points take the place of lon and lat' : 'geometries are not read'}.`)
        .argument('<file>', '.csv (UTF-8, the first line names the columns, in any order), .ndjson, .geojson, each also .gz; .xlsx, .gpkg, or a zipped Shapefile')
        .addOption(new Option('--source <name>', 'whose external ids these are: they are kept as "name:id"').argParser(sourceName))
        .addHelpText('after', examples(...examplesOf[kind]))
    ).action((file: string, flags: TableFlags) => importRows(kind, file, flags))
  }
  withImportOptions(
    parent
      .command('standard')
      .summary('a version of the rules: types, weights, formula parameters, grades')
      .description("Publishes a standard from a JSON document, or from a CSV with the catalogue's columns. A published standard never changes: another document needs another version.")
      .argument('<file>', '.json, or .csv')
      .option('--version <version>', "default: the document's, or the name of the CSV file")
      .option('--title <title>', 'what it is called')
      .option('--authority <authority>', 'whose numbers these are; every answer names it')
      .addHelpText('after', examples('import standard guideline-2024.csv --version zhejiang-2024 --title "Provincial guideline" --authority "Housing department"', 'import standard our-rules.json --dry-run'))
  ).action(importStandard)
}

function withImportOptions(command: Command): Command {
  importOptions().forEach((option) => command.addOption(option))
  return command
}

/** Required columns as they are, the others in brackets. */
function columnsOf(table: TableImport): string {
  const names = table.columns.map(({ name, required }) => (required ? name : `[${name}]`))
  return [...names, ...(table.located ? ['lon', 'lat'] : [])].join(', ')
}

interface TableFlags extends ImportFlags {
  readonly source?: string
}

function sourceName(text: string): string {
  if (!/^[\w.-]{1,40}$/.test(text)) throw new InvalidArgumentError('It has to be of 1 to 40 letters, digits, dots, dashes or underscores.')
  return text
}

async function importRows(kind: ImportKind, path: string, flags: TableFlags): Promise<void> {
  const report = await withDatabase(async (database, { householdSecret }) => {
    const file = await openRecordFile(path)
    try {
      return await importFile(database, operator, kind, file, { ...asImportOptions(flags), householdSecret, ...(flags.source === undefined ? {} : { source: flags.source }) })
    } finally {
      await file.close()
    }
  })
  if (flags.json === true) printJson(report)
  else print(describe(report, flags))
  reportProblems({ problems: report.problems, problemCount: report.rejected }, flags)
}

function describe(report: ImportReport, { dryRun }: ImportFlags): string {
  const counts = `${whole(report.inserted)} new, ${whole(report.updated)} changed, ${whole(report.unchanged)} unchanged, ${whole(report.rejected)} rejected`
  const outcome = report.written ? '' : dryRun === true ? '; a dry run, nothing was written' : '; nothing was written'
  const { sites, communities } = report.touched ?? { sites: 0, communities: [] }
  const touched = sites === 0 ? '' : `; the reach of ${whole(sites)} sites in ${whole(communities.length)} communities is concerned`
  const undo = report.change === undefined ? '' : `; change ${report.change}`
  const ignored = report.ignored === undefined ? '' : `\nnothing was read from the columns ${report.ignored.join(', ')}`
  const warnings = (report.warnings ?? []).map((warning) => `\nwarning: ${warning}`).join('')
  return `${report.kind}: ${whole(report.rows)} rows of ${report.file}: ${counts}${touched}${undo}${outcome}${ignored}${warnings}`
}

interface StandardFlags extends ImportFlags {
  readonly version?: string
  readonly title?: string
  readonly authority?: string
}

async function importStandard(file: string, flags: StandardFlags): Promise<void> {
  const { version, title, authority } = flags
  const standard = await readStandardFile(file, {
    ...(version === undefined ? {} : { version }),
    ...(title === undefined ? {} : { title }),
    ...(authority === undefined ? {} : { authority })
  })
  const outcome = await withDatabase((database) => (flags.dryRun === true ? tryStandard(database, standard) : publishStandard(database, operator, standard)))
  const about = { kind: 'standard', file: basename(file), version: standard.version, title: standard.title, authority: standard.authority, types: standard.types.length }
  if (flags.json === true) printJson({ ...about, outcome, written: outcome === 'published' })
  else print(`standard ${about.version} "${about.title}" of ${about.authority}: ${about.types} types; ${outcome}${flags.dryRun === true ? ', a dry run, nothing was written' : ''}`)
}

async function tryStandard(database: Database, standard: Standard): Promise<'valid' | 'unchanged'> {
  const known = (await listStandards(database, operator)).find(({ version, status }) => version === standard.version && status !== 'draft')
  if (known === undefined) return 'valid'
  const { document } = await readStandard(database, operator, standard.version)
  if (isDeepStrictEqual(document, JSON.parse(JSON.stringify(standard)))) return 'unchanged'
  throw conflict(`standard ${standard.version} is ${known.status} and never changes: give the new document another version`)
}
