import { measurement, percentile, type Figure, type Measurement } from './measurement.js'
import { inOwnProcess } from './own-process.js'

const sizes = [10_000, 50_000, 250_000, 1_000_000] as const

/** Of one generated network, from a process of its own. */
export interface GrowthReport {
  readonly junctions: number
  /** Of each build. */
  readonly seconds: readonly number[]
  readonly labels: number
  readonly longestRow: number
  readonly labelBytes: number
  /** Most memory resident up to the last build, the network and its making included. */
  readonly peakMegabytes: number
  readonly degreeShares: Readonly<Record<'one' | 'three' | 'four' | 'more', number>>
  /** Share of the distances tried that are those of a bounded search. */
  readonly equalShare: number
}

/** Labels of networks from ten thousand to a million junctions, and how their time grows: an exponent of 1 is linear. */
export async function measureGrowth(tell: (line: string) => void): Promise<Measurement[]> {
  const found: Measurement[] = []
  let smaller: GrowthReport | undefined
  for (const size of sizes) {
    tell(`  ${size.toLocaleString('en')} junctions`)
    const report = await inOwnProcess<GrowthReport>('growth-build.js', [String(size)])
    found.push(measurement(`growth to ${report.junctions.toLocaleString('en')}`, 's', report.seconds, [], figuresOf(report, smaller)))
    smaller = report
  }
  return found
}

const secondsOf = ({ seconds }: GrowthReport) => percentile(seconds, 0.5)

function figuresOf(report: GrowthReport, smaller: GrowthReport | undefined): Figure[] {
  const { junctions, labels, longestRow, labelBytes, peakMegabytes, degreeShares, equalShare } = report
  const figures: Figure[] = [
    { name: 'per junction', value: (1e6 * secondsOf(report)) / junctions, unit: 'µs' },
    { name: 'labels per junction', value: labels / junctions },
    { name: 'most labels of a junction', value: longestRow },
    { name: 'the labels in memory', value: labelBytes / 2 ** 20, unit: 'MB' },
    { name: 'most memory resident', value: peakMegabytes, unit: 'MB' },
    { name: 'distances equal to a bounded search', value: 100 * equalShare, unit: '%' },
    { name: 'dead ends', value: 100 * degreeShares.one, unit: '%' },
    { name: 'junctions of three', value: 100 * degreeShares.three, unit: '%' },
    { name: 'junctions of four', value: 100 * degreeShares.four, unit: '%' },
    { name: 'junctions of more', value: 100 * degreeShares.more, unit: '%' }
  ]
  if (smaller === undefined) return figures
  const exponent = Math.log(secondsOf(report) / secondsOf(smaller)) / Math.log(junctions / smaller.junctions)
  return [{ name: 'growth exponent from the size before', value: exponent }, ...figures]
}
