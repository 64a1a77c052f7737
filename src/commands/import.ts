import { basename } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import type { Command } from 'commander'
import { facilityImport } from '../network/facility-import.js'
import { operator } from '../platform/caller.js'
import type { Database } from '../platform/database/database.js'
import { isGeoJsonFile } from '../platform/geojson-features.js'
import { importTable, openImportFile, type ImportReport, type TableImport } from '../platform/table-import.js'
import { conflict } from '../platform/errors.js'
import { declarationImport } from '../registry/declaration-import.js'
import { readRegionFeatures } from '../registry/region-file.js'
import { regionBoundaryImport, regionImport } from '../registry/region-import.js'
import { siteImport } from '../registry/site-import.js'
import { readStandardFile } from '../registry/standard-file.js'
import { readStandard, listStandards, publishStandard } from '../registry/standard-queries.js'
import type { Standard } from '../registry/standard.js'
import { observationImport } from '../survey/observation-import.js'
import { asImportOptions, examples, importOptions, type ImportFlags } from './options.js'
import { print, printJson, whole } from './output.js'
import { reportProblems } from './problems.js'
import { withDatabase } from './session.js'

/** Kinds of CSV files, and what to say of them. */
const tables: readonly { readonly table: TableImport; readonly summary: string; readonly examples: readonly string[] }[] = [
  {
    table: regionImport,
    summary: 'provinces, cities, counties, streets, communities (CSV or GeoJSON)',
    examples: ['import regions regions.csv', 'import regions boundaries.geojson --crs EPSG:4490']
  },
  {
    table: siteImport,
    summary: 'residential sites and their people',
    examples: ['import sites sites.csv', 'import sites moved.csv --valid-from 2024-03-01']
  },
  {
    table: facilityImport,
    summary: 'public-service facilities',
    examples: ['import facilities facilities.csv', 'import facilities amap.csv --crs GCJ-02 --keep-going']
  },
  {
    table: observationImport,
    summary: 'ratings and issues of a period',
    examples: ['import observations ratings-2024H1.csv']
  },
  {
    table: declarationImport,
    summary: 'types a county has surveyed and has none of',
    examples: ['import declarations declarations.csv']
  }
]

export function addImport(program: Command): void {
  const parent = program
    .command('import')
    .summary('regions, sites, facilities, observations, declarations, standards')
    .description('Reads a file into the database, in one transaction: bad rows are listed with their line, and nothing is written unless --keep-going.')
  for (const { table, summary, examples: lines } of tables) {
    withImportOptions(
      parent
        .command(table.kind)
        .summary(summary)
        .description(`Imports ${table.kind} from a CSV file (.gz too) with the columns ${columnsOf(table)}.${table === regionImport ? ' Or GeoJSON with those properties, whose polygons become the boundaries.' : ''}`)
        .argument('<file>', 'UTF-8, the first line names the columns, in any order')
        .addHelpText('after', examples(...lines))
    ).action((file: string, flags: ImportFlags) => importFile(table, file, flags))
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

async function importFile(table: TableImport, file: string, flags: ImportFlags): Promise<void> {
  const report = await withDatabase((database) =>
    table === regionImport && isGeoJsonFile(file) ? importBoundaries(database, file, flags) : importTable(database, operator, table, openImportFile(file), asImportOptions(flags))
  )
  if (flags.json === true) printJson(report)
  else print(describe(report, flags))
  reportProblems({ problems: report.problems, problemCount: report.rejected }, flags)
}

/** Features that could not be read count as rejected rows, beside those the database refuses. */
async function importBoundaries(database: Database, file: string, flags: ImportFlags): Promise<ImportReport> {
  const reading = await readRegionFeatures(file, { crs: flags.crs })
  const options = asImportOptions(flags)
  const refused = reading.problemCount > 0 && flags.keepGoing !== true
  const report = await importTable(
    database,
    operator,
    regionBoundaryImport,
    { name: basename(file), records: reading.records },
    { ...options, crs: 'EPSG:4326', ...(refused ? { dryRun: true } : {}) }
  )
  return {
    ...report,
    rows: report.rows + reading.problemCount,
    rejected: report.rejected + reading.problemCount,
    problems: [...reading.problems.map((problem) => ({ ...problem, file: report.file })), ...report.problems].sort((a, b) => a.line - b.line)
  }
}

function describe(report: ImportReport, { dryRun }: ImportFlags): string {
  const counts = `${whole(report.inserted)} new, ${whole(report.updated)} changed, ${whole(report.unchanged)} unchanged, ${whole(report.rejected)} rejected`
  const outcome = report.written ? '' : dryRun === true ? '; a dry run, nothing was written' : '; nothing was written'
  const { sites, communities } = report.touched ?? { sites: 0, communities: [] }
  const touched = sites === 0 ? '' : `; the reach of ${whole(sites)} sites in ${whole(communities.length)} communities is concerned`
  return `${report.kind}: ${whole(report.rows)} rows of ${report.file}: ${counts}${touched}${outcome}`
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
