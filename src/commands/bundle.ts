import { generateKeyPairSync } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream } from 'node:stream/web'
import { createGunzip } from 'node:zlib'
import { Argument, Option, type Command } from 'commander'
import { receiveBundle } from '../exchange/bundles/bundle-import.js'
import { publishedRun, writeBundle } from '../exchange/bundles/bundle-queries.js'
import { readBundle } from '../exchange/bundles/bundle-reader.js'
import { createBundleSigner, ensureSigner, readPublicKeys, type PublicKey } from '../exchange/bundles/bundle-signature.js'
import type { ReceivedBundle } from '../exchange/bundles/received-bundle-queries.js'
import { findInstance, keepInstance, listInstances } from '../exchange/bundles/reporting-instance-queries.js'
import { asCaller, operator, wholeCountry } from '../platform/caller.js'
import { LifecircleError } from '../platform/errors.js'
import { examples, halfYear, jsonOption, regionCode } from './options.js'
import { formatTable, print, printJson, remark, whole } from './output.js'
import { withDatabase } from './session.js'

interface Json {
  readonly json?: true
}

const fileArgument = () => new Argument('<file>', 'the bundle: .ndjson, also .gz; - for stdin')
const periodOption = () => new Option('--period <half-year>', 'such as 2024H1').argParser(halfYear).makeOptionMandatory()
const keysOption = (what: string) => new Option('--keys <file-or-url>', `${what}: JSON Web Keys, a set of them, or PEM; a sender tells its own at /v1/.well-known/jwks.json`)

export function addBundle(program: Command): void {
  const parent = program
    .command('bundle')
    .summary('results between instances: signed, verified, taken in')
    .description('A bundle is one published run of a region, signed: a district reports to its city, the city to its province. What was taken in is composed by `recalculate --composed`.')

  parent
    .command('key')
    .summary('make a key to sign by')
    .description('Prints a new Ed25519 key as PKCS8 in PEM, for BUNDLE_SIGNING_KEY; it is kept nowhere else.')
    .action(() => print(generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString().trimEnd()))

  parent
    .command('make')
    .summary('write the published results of a region as a bundle')
    .addOption(periodOption())
    .addOption(new Option('--scope <code>', 'exactly the region that the run was published for').argParser(regionCode).default(wholeCountry))
    .option('--out <file>', 'where to write it; default: stdout', '-')
    .addHelpText('after', examples('bundle make --period 2024H1 --scope 330106000000 --out xihu.ndjson'))
    .action(async ({ period, scope, out }: { period: string; scope: string; out: string }) => {
      await withDatabase(async (database, config) => {
        const signer = ensureSigner(await createBundleSigner(config.bundles))
        const run = await asCaller(database, operator, (transaction) => publishedRun(transaction, operator, { period, scopeCode: scope }))
        await pipeline(await writeBundle(database, operator, run, signer), out === '-' ? process.stdout : createWriteStream(out), { end: out !== '-' })
      })
    })

  parent
    .command('verify')
    .summary('verify a bundle, and write nothing')
    .addArgument(fileArgument())
    .addOption(keysOption('public keys of its sender; default: those registered here'))
    .addOption(jsonOption())
    .addHelpText('after', examples('bundle verify xihu.ndjson --keys https://xihu.example/v1/.well-known/jwks.json', 'bundle verify xihu.ndjson.gz'))
    .action(async (file: string, { keys, json }: Json & { keys?: string }) => {
      const given = keys === undefined ? undefined : await keysOf(keys)
      const known = (instance: string): Promise<readonly PublicKey[]> =>
        withDatabase((database) => asCaller(database, operator, async (transaction) => (await findInstance(transaction, instance)).keys))
      const { head, manifest, keyId, bytes } = await readBundle(open(file), { keysOf: ({ instance }) => given === undefined ? known(instance) : Promise.resolve(given) })
      if (json === true) {
        printJson({ head, manifest, keyId, bytes })
        return
      }
      print(`${head.instance}: ${head.scope} for ${head.period}, run ${head.run}, published ${head.publishedAt}; standard ${head.standard.version}`)
      print(`${manifest.sections.map(({ name, count }) => `${whole(count)} ${name}`).join(', ')}; ${whole(bytes)} bytes, SHA-256 ${manifest.sha256}`)
      print(`signed by ${keyId}`)
    })

  parent
    .command('import')
    .summary('take in a bundle of a registered instance')
    .addArgument(fileArgument())
    .addOption(jsonOption())
    .addHelpText('after', examples('bundle import xihu.ndjson'))
    .action(async (file: string, { json }: Json) => {
      tell(await withDatabase((database) => receiveBundle(database, operator, open(file))), json)
    })

  parent
    .command('pull')
    .summary('fetch a bundle from another instance, and take it in')
    .addArgument(new Argument('<url>', 'of the other instance, such as https://xihu.example'))
    .addOption(periodOption())
    .addOption(new Option('--scope <code>', 'the region whose results to fetch').argParser(regionCode).makeOptionMandatory())
    .addOption(new Option('--token <token>', 'a token of the other instance with the scope bundles:read; - reads it from stdin').makeOptionMandatory())
    .addOption(jsonOption())
    .addHelpText('after', examples('bundle pull https://xihu.example --period 2024H1 --scope 330106000000 --token - < token.txt'))
    .action(async (url: string, { period, scope, token, json }: Json & { period: string; scope: string; token: string }) => {
      const secret = token === '-' ? (await readFile('/dev/stdin', 'utf8')).trim() : token
      const address = new URL(`v1/bundles/${period}?scope=${scope}`, url.endsWith('/') ? url : `${url}/`)
      const answer = await fetched(address, { authorization: `Bearer ${secret}` })
      tell(await withDatabase((database) => receiveBundle(database, operator, Readable.fromWeb(answer.body as ReadableStream<Uint8Array>) as AsyncIterable<Buffer>)), json)
    })

  parent
    .command('trust')
    .summary('register an instance whose bundles are taken in')
    .addArgument(new Argument('<name>', 'its INSTANCE_NAME'))
    .addOption(new Option('--region <code>', 'the region that it may speak for, with all below').argParser(regionCode).makeOptionMandatory())
    .addOption(keysOption('its public keys').makeOptionMandatory())
    .addOption(jsonOption())
    .addHelpText('after', examples('bundle trust xihu.hangzhou --region 330106000000 --keys https://xihu.example/v1/.well-known/jwks.json'))
    .action(async (name: string, { region, keys, json }: Json & { region: string; keys: string }) => {
      const given = await keysOf(keys)
      const instance = await withDatabase((database) => keepInstance(database, operator, name, { regionCode: region, keys: given }))
      if (json === true) printJson(instance)
      else print(`${instance.name} may speak for ${instance.regionCode}, signing by ${instance.keys.map(({ kid }) => kid).join(' or ')}`)
    })

  parent
    .command('instances')
    .summary('instances whose bundles are taken in')
    .addOption(jsonOption())
    .action(async ({ json }: Json) => {
      const instances = await withDatabase((database) => asCaller(database, operator, listInstances))
      if (json === true) printJson(instances)
      else print(instances.length === 0 ? 'no instance yet: lifecircle bundle trust' : formatTable(['name', 'region', 'keys'].map((title) => ({ title })), instances.map((one) => [one.name, one.regionCode, one.keys.map(({ kid }) => kid).join(', ')])))
    })
}

function open(file: string): AsyncIterable<Buffer> {
  if (file === '-') return process.stdin as AsyncIterable<Buffer>
  const bytes = createReadStream(file)
  if (!file.endsWith('.gz')) return bytes as AsyncIterable<Buffer>
  const unpacked = createGunzip()
  bytes.on('error', (error) => unpacked.destroy(error)).pipe(unpacked)
  return unpacked as AsyncIterable<Buffer>
}

async function keysOf(source: string): Promise<PublicKey[]> {
  const text = /^https?:/.test(source) ? await (await fetched(new URL(source), {})).text() : await readFile(source, 'utf8')
  return readPublicKeys(text.trim())
}

/** Throws where the other instance refuses, with what it said. */
async function fetched(address: URL, headers: Readonly<Record<string, string>>): Promise<Response> {
  const answer = await fetch(address, { headers: { ...headers } })
  if (answer.ok) return answer
  const problem = (await answer.json().catch(() => ({}))) as { detail?: string }
  throw new LifecircleError('unprocessable-input', `${address.origin} answers with ${answer.status}: ${problem.detail ?? answer.statusText}`)
}

function tell({ bundle, created }: { bundle: ReceivedBundle; created: boolean }, json: true | undefined): void {
  if (json === true) {
    printJson({ bundle, created })
    return
  }
  const counts = bundle.sections.map(({ name, count }) => `${whole(count)} ${name}`).join(', ')
  print(`bundle ${bundle.id} of ${bundle.instance}: ${bundle.scopeCode} for ${bundle.period} is run ${bundle.runId} here (${counts})${created ? '' : '; it was here already'}`)
  if (bundle.missing.length > 0) remark(`it lacks ${bundle.missing.join(', ')}`)
}
