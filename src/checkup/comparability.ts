import type { Run } from './run-queries.js'

/** What runs' figures rest on, as far as it decides whether they can be compared. */
export type Basis = Pick<Run, 'period' | 'standardVersion' | 'networkId' | 'networkName'>

export interface Comparability {
  /** False where standards or networks differ: then part of a difference is that of the rules or of the map. */
  readonly comparable: boolean
  /** What to know before comparing, in plain words. */
  readonly notes: string[]
}

/** Whether figures of these runs, side by side, tell of the places alone. */
export function comparability(runs: readonly Basis[]): Comparability {
  const standards = distinct(runs.map((run) => run.standardVersion))
  const networks = distinct(runs.map(networkOf))
  const periods = distinct(runs.map((run) => run.period))
  return {
    comparable: standards.length <= 1 && networks.length <= 1,
    notes: [
      ...(standards.length > 1 ? [`the figures rest on different standards (${standards.join(', ')}): they cannot be compared as they are`] : []),
      ...(networks.length > 1 ? [`the figures rest on different walking networks (${networks.join(', ')}): part of a difference may be the map's`] : []),
      ...(periods.length > 1 ? [`the figures are of different periods (${periods.join(', ')})`] : [])
    ]
  }
}

/** What changed from one run to a later one besides the places. */
export function changeOfBasis(before: Basis, after: Basis): Comparability {
  const standard = before.standardVersion !== after.standardVersion
  const network = before.networkId !== after.networkId
  return {
    comparable: !standard && !network,
    notes: [
      ...(standard
        ? [`the standard changed from ${before.standardVersion} to ${after.standardVersion}: part of the change is that of the rules`]
        : []),
      ...(network
        ? [`the walking network changed from ${networkOf(before)} to ${networkOf(after)}: part of the change may be the map's`]
        : [])
    ]
  }
}

const networkOf = ({ networkId, networkName }: Basis): string => (networkId === null ? 'those of its parts' : `${networkId} "${networkName}"`)

const distinct = (values: readonly string[]): string[] => [...new Set(values)].sort()
