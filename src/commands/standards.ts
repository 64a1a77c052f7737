import { Argument, type Command } from 'commander'
import { operator } from '../platform/caller.js'
import type { StandardChange } from '../registry/standard-comparison.js'
import { cloneStandard, compareVersions, listStandards, publishDraft, readStandard, retireStandard, type StandardSummary } from '../registry/standard-queries.js'
import { standardSchema } from '../registry/standard.js'
import { examples, jsonOption } from './options.js'
import { formatTable, print, printJson } from './output.js'
import { withDatabase } from './session.js'

interface Json {
  readonly json?: true
}

const version = (name: string, what: string) => new Argument(`<${name}>`, what)

export function addStandards(program: Command): void {
  const parent = program
    .command('standards')
    .summary('versions of the rules: read, compared, cloned, published, retired')
    .description('A standard is written as a draft, published, and never changes from then on; `import standard FILE` publishes a whole document.')

  parent
    .command('list')
    .summary('all standards, and whose they are')
    .addOption(jsonOption())
    .action(async ({ json }: Json) => {
      const standards = await withDatabase((database) => listStandards(database, operator))
      if (json === true) printJson(standards)
      else print(formatTable(['version', 'status', 'region', 'authority', 'title'].map((title) => ({ title })), standards.map((one) => [one.version, one.status, one.regionCode, one.authority, one.title])))
    })

  parent
    .command('show')
    .summary('the whole document of a standard, as JSON')
    .addArgument(version('version', 'such as lifecircle-2026'))
    .addHelpText('after', examples('standards show lifecircle-2026 > ours.json'))
    .action(async (asked: string) => printJson((await withDatabase((database) => readStandard(database, operator, asked))).document))

  parent
    .command('schema')
    .summary('the JSON schema of a document')
    .action(() => printJson(standardSchema()))

  parent
    .command('compare')
    .summary('what changes from one standard to another')
    .addArgument(version('before', 'version of the one'))
    .addArgument(version('after', 'version of the other'))
    .addOption(jsonOption())
    .addHelpText('after', examples('standards compare lifecircle-2026 zhejiang-2025'))
    .action(async (before: string, after: string, { json }: Json) => {
      const { changes } = await withDatabase((database) => compareVersions(database, operator, before, after))
      if (json === true) printJson({ before, after, changes })
      else print(changes.length === 0 ? `${before} and ${after} say the same` : changeTable(changes))
    })

  parent
    .command('clone')
    .summary('a draft with the document of another standard')
    .addArgument(version('from', 'version of the standard that is copied'))
    .addArgument(version('version', 'version of the draft'))
    .option('--title <title>', "default: the standard's")
    .option('--authority <authority>', "whose numbers these are; default: the standard's")
    .addOption(jsonOption())
    .addHelpText('after', examples('standards clone lifecircle-2026 ours-2027 --authority "Housing bureau"'))
    .action(async (from: string, to: string, { json, title, authority }: Json & { title?: string; authority?: string }) => {
      const about = { version: to, ...(title === undefined ? {} : { title }), ...(authority === undefined ? {} : { authority }) }
      tell(await withDatabase((database) => cloneStandard(database, operator, from, about)), json)
    })

  parent
    .command('publish')
    .summary('publish a draft: it never changes from then on')
    .addArgument(version('version', 'version of the draft'))
    .addOption(jsonOption())
    .action(async (asked: string, { json }: Json) => tell(await withDatabase((database) => publishDraft(database, operator, asked, '*')), json))

  parent
    .command('retire')
    .summary('retire a published standard: no new run takes it')
    .addArgument(version('version', 'version of the standard'))
    .addOption(jsonOption())
    .action(async (asked: string, { json }: Json) => tell(await withDatabase((database) => retireStandard(database, operator, asked, '*')), json))
}

function tell(standard: StandardSummary, json: true | undefined): void {
  if (json === true) printJson(standard)
  else print(`standard ${standard.version} "${standard.title}" of ${standard.authority}: ${standard.status}`)
}

const shown = (value: unknown) => (value === null ? '–' : typeof value === 'string' ? value : JSON.stringify(value))

const changeTable = (changes: readonly StandardChange[]): string =>
  formatTable(
    [{ title: 'path' }, { title: 'before' }, { title: 'after' }],
    changes.map(({ path, before, after }) => [path, shown(before), shown(after)])
  )
