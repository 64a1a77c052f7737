import { Option, type Command } from 'commander'
import { operator } from '../platform/caller.js'
import { unprocessable } from '../platform/errors.js'
import { openRecordFile } from '../platform/records/record-format.js'
import { readCodeTable } from '../registry/code-table-file.js'
import { changesTo } from '../registry/region-change.js'
import { applyRegionChanges, unitsWithin } from '../registry/region-change-queries.js'
import { day, examples, jsonOption } from './options.js'
import { print, printJson, whole } from './output.js'
import { withDatabase } from './session.js'

interface CodesFlags {
  readonly effective: string
  readonly title?: string
  readonly dryRun?: true
  readonly json?: true
}

export function addCodes(program: Command): void {
  program
    .command('codes')
    .summary('an official table of codes: what it adds, renames and retires, from a day on')
    .description(
      'Compares the counties, streets and communities of a table with those that are known, county by county, and applies the difference as a dated change set. ' +
      'Cities and provinces have to be there. Mergers and splits cannot be told from a table: give them to POST /v1/region-changes first.'
    )
    .argument('<file>', 'columns code,name,streetCode,street,areaCode,area, a row for each community; or code,name, a row for each unit')
    .addOption(new Option('--effective <date>', 'first day on which it holds').argParser(day).makeOptionMandatory())
    .option('--title <title>', 'default: the name of the file')
    .option('--dry-run', 'say what would change, write nothing')
    .addOption(jsonOption())
    .addHelpText('after', examples('codes hangzhou-2023.csv --effective 2023-06-30 --dry-run', 'codes hangzhou-2023.csv --effective 2023-06-30 --title "统计用区划代码 2023"'))
    .action(async (path: string, { effective, title, dryRun, json }: CodesFlags) => {
      await withDatabase(async (database) => {
        const file = await openRecordFile(path)
        const table = await readCodeTable(file).finally(file.close)
        const counties = table.filter(({ level }) => level === 'county').map(({ code }) => code)
        if (counties.length === 0) throw unprocessable(`${file.name} names no county: nobody could tell what is missing in it`)
        const changes = changesTo(table, await unitsWithin(database, counties))
        if (changes.length === 0) {
          if (json === true) printJson({ units: table.length, changes: [] })
          else print(`${whole(table.length)} units: nothing has changed`)
          return
        }
        const set = await applyRegionChanges(database, operator, { title: title ?? file.name, effectiveOn: effective, changes }, { trial: dryRun === true })
        if (json === true) printJson({ units: table.length, ...set, changes })
        else {
          const { pairs, moved, left } = set
          const counts = Object.entries(pairs).map(([kind, count]) => `${whole(count)} ${kind}`).join(', ')
          print(`${whole(table.length)} units: ${counts}${dryRun === true ? '; a dry run, nothing was written' : `; change set ${set.id}`}`)
          if (moved.sites + moved.facilities > 0) print(`${whole(moved.sites)} sites and ${whole(moved.facilities)} facilities belong to another community from ${effective} on`)
          if (left.sites + left.facilities > 0) print(`${whole(left.sites)} sites and ${whole(left.facilities)} facilities belong to communities that are in use no more: say where they belong (GET /v1/quality/flaws?rule=community_retired)`)
        }
      })
    })
}
