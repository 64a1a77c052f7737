import { Option, type Command } from 'commander'
import { activeNetwork, findNetwork } from '../network/network-queries.js'
import { networkQuality, type Box, type Listed, type NetworkQuality, type RemotePlaces } from '../network/quality-queries.js'
import { examples, jsonOption, wholeNumber } from './options.js'
import { figure, formatTable, print, printJson, whole, type TableColumn } from './output.js'
import { withDatabase } from './session.js'

interface ReportFlags {
  readonly limit: number
  readonly json?: true
}

export function addNetworkReport(network: Command): void {
  network
    .command('report')
    .summary('what is odd about a version: its parts, its streets, places off it')
    .description(
      'Parts that do not meet, dead ends, edges without length or shorter than a straight line, and the sites and facilities of today that stand off the network or far from its streets.'
    )
    .argument('[id]', 'number of the version; default: the one in use', wholeNumber(1, 2_147_483_647))
    .addOption(new Option('--limit <n>', 'most lines of each list').argParser(wholeNumber(1, 1_000_000)).default(20))
    .addOption(jsonOption())
    .addHelpText('after', examples('network report', 'network report 2 --limit 1000 --json'))
    .action(report)
}

async function report(id: number | undefined, { limit, json }: ReportFlags): Promise<void> {
  const quality = await withDatabase(async ({ db, pool }) => networkQuality(pool, await (id === undefined ? activeNetwork(db) : findNetwork(db, id)), { limit }))
  if (json === true) printJson(quality)
  else print(describe(quality))
}

const right = (title: string): TableColumn => ({ title, align: 'right' })
const degrees = ({ lon, lat }: { readonly lon: number; readonly lat: number }): string => `${lon.toFixed(5)} ${lat.toFixed(5)}`
const boxText = (box: Box): string => box.map((degree) => degree.toFixed(5)).join(' ')

function describe({ network, streets, components, offNetwork, longLegs }: NetworkQuality): string {
  const { notWalkedFrom } = components
  const { shortEdges } = streets
  const heading = [
    `network ${network.id} "${network.name}": ${whole(streets.junctions)} junctions, ${whole(streets.edges)} edges, ${whole(Math.round(streets.metres / 1000))} km of street`,
    `box ${streets.box === null ? '–' : boxText(streets.box)}`,
    `${counted(streets.deadEnds, 'dead end')}; ${counted(streets.zeroLengthEdges, 'edge')} without length; ` +
      `${counted(shortEdges.total, 'edge')} shorter than a straight line, least ratio ${streets.leastRatio.toFixed(3)}`,
    `${counted(components.total, 'component')}, ${whole(notWalkedFrom.components)} of them too small to be walked from: ` +
      `${counted(notWalkedFrom.junctions, 'junction')}, ${whole(Math.round(notWalkedFrom.streetMetres))} m of street`,
    `off the network: ${remoteText(offNetwork)}`,
    `with an access leg longer than ${longLegs.beyondMetres} m: ${remoteText(longLegs)}`
  ].join('\n')
  return [
    heading,
    listText(
      'components',
      components,
      [right('component'), right('junctions'), right('street m'), { title: 'walked from' }, { title: 'centre' }, { title: 'box' }],
      ({ component, junctions, streetMetres, walkedFrom, center: [lon, lat], box }) => [
        String(component), whole(junctions), whole(Math.round(streetMetres)), walkedFrom ? 'yes' : 'no', degrees({ lon, lat }), boxText(box)
      ]
    ),
    listText(
      'edges shorter than a straight line',
      shortEdges,
      [right('edge'), right('metres'), right('straight'), right('ratio'), { title: 'lon lat' }],
      (edge) => [String(edge.edge), figure(edge.metres, 1), figure(edge.straightMetres, 1), figure(edge.ratio, 3), degrees(edge)]
    ),
    ...remoteLists('off the network', offNetwork),
    ...remoteLists('with a long access leg', longLegs)
  ]
    .filter((text) => text !== '')
    .join('\n\n')
}

const remoteText = ({ sites, facilities }: RemotePlaces): string =>
  `${counted(sites.total, 'site')} with ${whole(sites.people)} people, ${counted(facilities.total, 'facility', 'facilities')}`

const counted = (count: number, one: string, many = `${one}s`): string => `${whole(count)} ${count === 1 ? one : many}`

const remoteLists = (where: string, { sites, facilities }: RemotePlaces): string[] => [
  listText(
    `sites ${where}`,
    sites,
    [{ title: 'site' }, { title: 'name' }, { title: 'community' }, right('people'), right('to street m'), { title: 'lon lat' }],
    (site) => [site.externalId, site.name, site.communityCode, whole(site.population), figure(site.streetMetres, 1), degrees(site)]
  ),
  listText(
    `facilities ${where}`,
    facilities,
    [{ title: 'facility' }, { title: 'name' }, { title: 'type' }, { title: 'state' }, { title: 'community' }, right('to street m'), { title: 'lon lat' }],
    (facility) => [
      facility.externalId, facility.name, facility.typeCode, facility.state, facility.communityCode ?? '–', figure(facility.streetMetres, 1), degrees(facility)
    ]
  )
]

/** Nothing where there is nothing to list. */
function listText<Item>(title: string, { total, items }: Listed<Item>, columns: readonly TableColumn[], cells: (item: Item) => string[]): string {
  if (total === 0) return ''
  const rest = total > items.length ? `\n… and ${whole(total - items.length)} more` : ''
  return `${title}:\n${formatTable(columns, items.map(cells))}${rest}`
}
