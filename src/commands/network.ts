import { basename } from 'node:path'
import { Option, type Command } from 'commander'
import { contract } from '../network/streets/contraction.js'
import { readCsvNetwork } from '../network/streets/csv-network.js'
import { readGeoJsonLines } from '../network/streets/geojson-file.js'
import { activateNetwork, importNetwork } from '../network/network-import.js'
import { listNetworks, type Network } from '../network/network-queries.js'
import { readOpenStreetMap } from '../network/streets/openstreetmap-file.js'
import type { StreetNetwork } from '../network/streets/street-network.js'
import type { StreetReading } from '../network/streets/street-reading.js'
import { operator } from '../platform/caller.js'
import { toWgs84 } from '../platform/crs.js'
import { isGeoJsonFile } from '../platform/geojson-features.js'
import { addNetworkCheck } from './network-check.js'
import { addNetworkReport } from './network-report.js'
import { examples, importOptions, jsonOption, metres, wholeNumber, type ImportFlags } from './options.js'
import { formatTable, minute, print, printJson, whole } from './output.js'
import { reportProblems } from './problems.js'
import { createProgress, networkSteps } from './progress.js'
import { withDatabase } from './session.js'

interface NetworkFlags extends ImportFlags {
  readonly name?: string
  readonly activate?: true
  readonly nodes?: string
  readonly edges?: string
  readonly horizon: number
  readonly snapLimit: number
  readonly leastNodes: number
  readonly everyWay?: true
}

export function addNetwork(program: Command): void {
  const network = program
    .command('network')
    .summary('the walking network: import, list, activate')
    .description('Walking networks are kept as versions; one of them is active.')

  const add = network
    .command('import')
    .summary('read streets, label them, store them as a new version')
    .description(
      'Reads the ways people may walk, contracts and labels them and stores them as a new version with the places of all sites and facilities. ' +
        'FILE is an OpenStreetMap extract (.osm.pbf) or GeoJSON lines (.geojson, .json, .geojsonl, .ndjson, each also .gz); ' +
        'without FILE, --nodes and --edges name two CSV files: id,lon,lat and source,target,metres[,wkt][,wheelchair]. ' +
        'Where the file tells of steps, kerbs or wheelchairs, the streets that wheelchairs can use become a network of their own, in use together with this one.'
    )
    .argument('[file]', '.osm.pbf or GeoJSON lines')
    .option('--name <name>', "what to call it; default: the file's name")
    .option('--activate', 'take it into use at once')
    .option('--nodes <file>', 'CSV of nodes: id,lon,lat')
    .option('--edges <file>', 'CSV of edges: source,target,metres[,wkt][,wheelchair]')
    .addOption(new Option('--horizon <metres>', 'how far labels are exact').argParser(metres(1, 3276)).default(1500))
    .addOption(new Option('--snap-limit <metres>', 'longest straight way from a place to its street').argParser(metres(0, 3276)).default(250))
    .addOption(new Option('--least-nodes <n>', 'parts of the network with fewer junctions are not walked from').argParser(wholeNumber(1, 1_000_000)).default(50))
    .option('--every-way', 'GeoJSON: take every line, whatever its highway property says')
    .addHelpText(
      'after',
      examples(
        'network import city.osm.pbf --activate',
        'network import footpaths.geojson.gz --crs EPSG:4549 --name "surveyed paths" --every-way',
        'network import --nodes nodes.csv --edges edges.csv --name census --dry-run'
      )
    )
    .action(importFile)
  importOptions().forEach((option) => add.addOption(option.long === '--valid-from' ? option.hideHelp() : option))

  network
    .command('list')
    .summary('versions of the network, the newest first')
    .addOption(jsonOption())
    .action(async ({ json }: { json?: true }) => {
      const networks = await withDatabase(({ db }) => listNetworks(db))
      if (json === true) printJson(networks)
      else if (networks.length === 0) print('there is no network yet: lifecircle network import FILE --activate')
      else print(networkTable(networks))
    })

  network
    .command('activate')
    .summary('take a version into use')
    .description('Makes a version the one that reach, isochrones and new checkups use. The one before stays, and can be taken back.')
    .argument('<id>', 'number of the version', wholeNumber(1, 2_147_483_647))
    .addHelpText('after', examples('network list', 'network activate 2'))
    .action(async (id: number) => {
      await withDatabase((database) => activateNetwork(database, operator, id))
      print(`network ${id} is active`)
    })

  addNetworkCheck(network)
  addNetworkReport(network)
}

async function importFile(file: string | undefined, flags: NetworkFlags, command: Command): Promise<void> {
  const input = inputOf(file, flags, command)
  const progress = createProgress({ quiet: flags.json === true })
  const reading = await progress.step('read', () => input.read())
  const read = { kind: 'network', file: input.source, rows: reading.rows.source.length, rejected: reading.problemCount, problems: reading.problems }
  const refused = reading.problemCount > 0 && flags.keepGoing !== true
  if (refused || flags.dryRun === true) {
    const size = await progress.step('contract', async () => sizeOf(contract(reading.rows)))
    if (flags.json === true) printJson({ ...read, ...size, written: false, steps: progress.steps() })
    else print(`${input.source}: ${describe(size)}; nothing was written`)
    reportProblems(reading, flags)
    return
  }
  const streets = await progress.step('contract', async () => contract(reading.rows))
  const imported = await withDatabase((database) => {
    progress.start('label')
    return importNetwork(
      database,
      operator,
      streets,
      {
        name: input.name,
        source: input.source,
        horizonMetres: flags.horizon,
        snapLimitMetres: flags.snapLimit,
        leastComponentNodes: flags.leastNodes,
        activate: flags.activate === true,
        wheelchair: reading.wheelchair === undefined ? undefined : contract(reading.wheelchair)
      },
      networkSteps(progress)
    )
  })
  progress.end()
  if (flags.json === true) printJson({ ...read, ...imported, written: true, steps: progress.steps() })
  else {
    const next = imported.active ? 'active' : `take it into use with: lifecircle network activate ${imported.id}`
    print(`network ${imported.id} "${imported.name}": ${describe({ ...sizeOf(streets), ...imported })}, ${whole(imported.labels)} labels; ${next}`)
    const { wheelchair } = imported
    if (wheelchair !== null) {
      print(`network ${wheelchair.id}, for wheelchairs: ${whole(wheelchair.nodes)} junctions, ${whole(wheelchair.edges)} edges, ${whole(wheelchair.labels)} labels`)
    }
  }
  reportProblems(reading, flags)
}

interface NetworkInput {
  readonly name: string
  /** For people: the file's name. */
  readonly source: string
  readonly read: () => Promise<StreetReading>
}

function inputOf(file: string | undefined, flags: NetworkFlags, command: Command): NetworkInput {
  const convert = flags.crs === undefined || flags.crs === 'EPSG:4326' ? {} : { toWgs84: toWgs84(flags.crs) }
  const misuse = (message: string): never => command.error(`error: ${message}`, { exitCode: 2 })
  if (flags.nodes !== undefined || flags.edges !== undefined) {
    const { nodes, edges } = flags
    if (nodes === undefined || edges === undefined) return misuse('--nodes and --edges belong together')
    if (file !== undefined) return misuse('give either a FILE or --nodes and --edges')
    return {
      name: flags.name ?? stem(edges),
      source: `${basename(nodes)}, ${basename(edges)}`,
      read: () => readCsvNetwork({ nodesPath: nodes, edgesPath: edges }, convert)
    }
  }
  if (file === undefined) return misuse('give a FILE, or --nodes and --edges')
  const about = { name: flags.name ?? stem(file), source: basename(file) }
  if (/\.pbf$/i.test(file)) {
    if (flags.crs !== undefined && flags.crs !== 'EPSG:4326') return misuse('an OpenStreetMap extract is in EPSG:4326: leave --crs out')
    if (flags.everyWay === true) return misuse('--every-way is for GeoJSON: of an OpenStreetMap extract the walkable ways are taken')
    return { ...about, read: () => readOpenStreetMap(file) }
  }
  if (isGeoJsonFile(file)) return { ...about, read: () => readGeoJsonLines(file, { ...convert, everyWay: flags.everyWay === true }) }
  return misuse(`${basename(file)} is neither .osm.pbf nor GeoJSON (.geojson, .json, .geojsonl, .ndjson, each also .gz); CSV files are named by --nodes and --edges`)
}

const stem = (path: string): string => basename(path).replace(/(\.osm)?(\.\w+)(\.gz)?$/i, '')

interface NetworkSize {
  readonly nodes: number
  readonly edges: number
  readonly components: number
  /** Junctions of the largest one. */
  readonly largestComponent: number
}

const sizeOf = (streets: StreetNetwork): NetworkSize => ({
  nodes: streets.nodeCount,
  edges: streets.edgeCount,
  components: streets.componentNodes.length,
  largestComponent: streets.componentNodes.reduce((most, nodes) => Math.max(most, nodes), 0)
})

const describe = ({ nodes, edges, components, largestComponent }: NetworkSize): string =>
  `${whole(nodes)} junctions, ${whole(edges)} edges, ${whole(components)} component${components === 1 ? '' : 's'} (the largest of ${whole(largestComponent)} junctions)`

const networkTable = (networks: readonly Network[]): string =>
  formatTable(
    [
      { title: 'id', align: 'right' }, { title: 'name' }, { title: 'mode' }, { title: 'status' }, { title: 'junctions', align: 'right' },
      { title: 'edges', align: 'right' }, { title: 'labels', align: 'right' }, { title: 'horizon', align: 'right' },
      { title: 'imported' }, { title: 'source' }
    ],
    networks.map((one) => [
      String(one.id), one.name, one.mode, one.status, whole(one.nodes), whole(one.edges), whole(one.labels), `${one.horizonMetres} m`,
      minute(one.importedAt), one.source
    ])
  )
