import { readFileSync } from 'node:fs'
import { Command } from 'commander'
import { addBundle } from './commands/bundle.js'
import { addClients } from './commands/clients.js'
import { addCodes } from './commands/codes.js'
import { addDemo } from './commands/demo.js'
import { addExport } from './commands/export.js'
import { runProgram } from './commands/failure.js'
import { addImport } from './commands/import.js'
import { addMigrate } from './commands/migrate.js'
import { addNetwork } from './commands/network.js'
import { addOpenApi } from './commands/openapi.js'
import { addRanking } from './commands/ranking.js'
import { addReport } from './commands/report.js'
import { addPublish, addRecalculate, addRuns, addTry } from './commands/run.js'
import { addScores } from './commands/scores.js'
import { addServe } from './commands/serve.js'
import { addStandards } from './commands/standards.js'
import { addToken } from './commands/token.js'
import { addTrend } from './commands/trend.js'

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string }

const program = new Command('lifecircle')
  .description('The community checkup (城镇社区专项体检) as a service: walking reach, indices, shortfalls and plans over PostGIS.')
  .version(version)
  // Options belong to the command they stand behind: `import standard --version` is not ours.
  .enablePositionalOptions()
  .showHelpAfterError('(add --help for how to call it)')
  .addHelpText(
    'after',
    `
DATABASE_URL names a PostgreSQL with PostGIS; without it an embedded database in EMBEDDED_FOLDER (.lifecircle) is used.

A first checkup:
  $ lifecircle migrate
  $ lifecircle import regions regions.csv
  $ lifecircle network import city.osm.pbf --activate
  $ lifecircle import sites sites.csv
  $ lifecircle import facilities facilities.csv
  $ lifecircle recalculate --period 2024H1
The first administrator of the API:
  $ lifecircle clients add "City operations" --role administrator --region 330100000000
Or, with an invented city:
  $ lifecircle demo
`
  )

addServe(program)
addMigrate(program)
addDemo(program)
addToken(program)
addClients(program)
addNetwork(program)
addImport(program)
addCodes(program)
addExport(program)
addBundle(program)
addStandards(program)
addRecalculate(program)
addRuns(program)
addPublish(program)
addTry(program)
addScores(program)
addRanking(program)
addTrend(program)
addReport(program)
addOpenApi(program)

await runProgram(program, process.argv)
