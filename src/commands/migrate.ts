import type { Command } from 'commander'
import { jsonOption } from './options.js'
import { print, printJson } from './output.js'
import { prepare, withOpenDatabase } from './session.js'

export function addMigrate(program: Command): void {
  program
    .command('migrate')
    .summary('bring the database up to this release')
    .description(
      "Applies the migrations that are missing, each in its own transaction, as the owner (DATABASE_OWNER_URL, else DATABASE_URL), and publishes the product's own standard. " +
        'Run it again as often as you like.'
    )
    .addOption(jsonOption())
    .action(async ({ json }: { json?: true }) => {
      const applied = await withOpenDatabase(prepare)
      if (json === true) printJson({ applied })
      else print(applied.length === 0 ? 'the database is up to date' : applied.map((name) => `applied ${name}`).join('\n'))
    })
}
