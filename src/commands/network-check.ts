import { Option, type Command } from 'commander'
import { checkLabels, type LabelCheck } from '../network/check/label-check.js'
import { conflict } from '../platform/errors.js'
import { examples, jsonOption, wholeNumber } from './options.js'
import { formatTable, print, printJson, whole } from './output.js'
import { createProgress } from './progress.js'
import { withDatabase } from './session.js'

interface CheckFlags {
  readonly samples: number
  readonly seed: number
  readonly json?: true
}

export function addNetworkCheck(network: Command): void {
  network
    .command('check')
    .summary('compare labels, places and reach with brute force')
    .description(
      'Compares a stored network with what brute force makes of its edges, from the stored rows alone: distances of sampled nodes to all others, ' +
        'positions and labels of sampled sites and facilities, all rows by hub, and what sampled sites reach. Any difference is named, and the exit code is 1. Nothing is changed.'
    )
    .argument('[id]', 'number of the version; default: those in use', wholeNumber(1, 2_147_483_647))
    .addOption(new Option('--samples <n>', 'nodes, sites and facilities to look at of each').argParser(wholeNumber(1, 1_000_000)).default(100))
    .addOption(new Option('--seed <s>', 'another seed, other samples').argParser(wholeNumber(0, 4_294_967_295)).default(1))
    .addOption(jsonOption())
    .addHelpText('after', examples('network check', 'network check 2 --samples 1000 --seed 7 --json'))
    .action(check)
}

async function check(id: number | undefined, { samples, seed, json }: CheckFlags): Promise<void> {
  const progress = createProgress({ quiet: json === true })
  const checks = await withDatabase((database) =>
    checkLabels(database, id, {
      samples,
      seed,
      onProgress: (step, share) => {
        if (share === 0) progress.start(step)
        progress.report(share)
      }
    })
  )
  progress.end()
  if (json === true) printJson(checks)
  else for (const one of checks) print(describe(one))
  const unsound = checks.filter(({ sound }) => !sound).map(({ network }) => network.id)
  if (unsound.length > 0) {
    throw conflict(`network ${unsound.join(' and ')} does not answer as its streets say: import it again, and do not use it until then`)
  }
}

function describe({ network, samples, seed, sound, parts }: LabelCheck): string {
  const counts = formatTable(
    [{ title: 'part' }, { title: 'compared', align: 'right' }, { title: 'differing', align: 'right' }],
    parts.map(({ name, compared, differing }) => [name, whole(compared), whole(differing)])
  )
  const heading = `network ${network.id} "${network.name}", ${whole(samples)} samples of each, seed ${seed}: ${sound ? 'sound' : 'NOT SOUND'}\n\n${counts}\n`
  if (sound) return heading
  const differences = formatTable(
    [{ title: 'part' }, { title: 'what' }, { title: 'expected' }, { title: 'found' }],
    parts.flatMap(({ name, differences }) => differences.map(({ about, expected, found }) => [name, about, expected, found]))
  )
  const rest = parts.reduce((sum, { differing, differences }) => sum + differing - differences.length, 0)
  return `${heading}\n${differences}\n${rest > 0 ? `… and ${whole(rest)} more\n` : ''}`
}
