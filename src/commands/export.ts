import { createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { Argument, Option, type Command } from 'commander'
import { exportFile } from '../exchange/export-queries.js'
import { importKindNames, type ImportKind } from '../exchange/import-kinds.js'
import { operator } from '../platform/caller.js'
import { formatOfName } from '../platform/records/record-format.js'
import { writtenFormats, type WrittenFormat } from '../platform/records/record-writer.js'
import { day, examples, regionCode } from './options.js'
import { withDatabase } from './session.js'

interface ExportFlags {
  readonly format?: WrittenFormat
  readonly within?: string
  readonly on?: string
  readonly out: string
}

export function addExport(program: Command): void {
  program
    .command('export')
    .summary('what can be imported, as a file')
    .description('Writes rows in the columns in which they are imported: what is exported can be imported elsewhere, and exported there it is the same file.')
    .addArgument(new Argument('<kind>', 'what to write').choices(importKindNames))
    .addOption(new Option('--format <format>', 'default: what the ending of --out says, else csv').choices(writtenFormats))
    .addOption(new Option('--within <code>', 'only of this region and below').argParser(regionCode))
    .addOption(new Option('--on <date>', 'as it was on a day; default: as it is kept now').argParser(day))
    .option('--out <file>', 'where to; - for standard output', '-')
    .addHelpText('after', examples('export facilities --out facilities.gpkg', 'export sites --within 330106000000 --format geojson', 'export facilities --on 2024-06-30 --out then.csv'))
    .action(async (kind: ImportKind, { format, within, on, out }: ExportFlags) => {
      const named = formatOfName(out)
      const written = format ?? (named === undefined || named === 'shapefile' ? 'csv' : named)
      await withDatabase((database) => pipeline(exportFile(database, operator, kind, written, { within, on }), out === '-' ? process.stdout : createWriteStream(out), { end: out !== '-' }))
    })
}
