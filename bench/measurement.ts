/** What a benchmark found: times of the thing itself, beside it other ways to the same answer, and what else is to know. */
export interface Measurement {
  readonly name: string
  readonly unit: 's' | 'ms' | 'MB'
  readonly p50: number
  readonly p95: number
  readonly yardsticks: readonly Yardstick[]
  readonly figures: readonly Figure[]
}

export interface Figure {
  readonly name: string
  readonly value: number
  readonly unit?: string
}

export interface Yardstick {
  readonly name: string
  /** In the unit of the measurement. */
  readonly p50: number
  /** The measurement's p50 over this one's: below 1 the measurement is quicker. */
  readonly ratio: number
  /** Share of the answers that are exactly the same, 0 to 1; null where there is nothing to compare. */
  readonly equalShare: number | null
}

/** The smallest value that this share of the values does not exceed. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? NaN
}

export function measurement(
  name: string,
  unit: Measurement['unit'],
  values: readonly number[],
  yardsticks: readonly { name: string; values: readonly number[]; equalShare: number | null }[] = [],
  figures: readonly Figure[] = []
): Measurement {
  const p50 = percentile(values, 0.5)
  return {
    name,
    unit,
    p50,
    p95: percentile(values, 0.95),
    yardsticks: yardsticks.map((yardstick) => {
      const other = percentile(yardstick.values, 0.5)
      return { name: yardstick.name, p50: other, ratio: p50 / other, equalShare: yardstick.equalShare }
    }),
    figures
  }
}

/** Milliseconds that work took, with what it gave. */
export async function timed<T>(work: () => T | Promise<T>): Promise<{ result: T; milliseconds: number }> {
  const begun = performance.now()
  const result = await work()
  return { result, milliseconds: performance.now() - begun }
}

/** Share of positions at which two lists hold the same. */
export function equalShareOf<T>(a: readonly T[], b: readonly T[]): number {
  if (a.length === 0 || a.length !== b.length) return 0
  return a.filter((value, i) => value === b[i]).length / a.length
}

/** Whole numbers below `size`, spread without a pattern and the same every time. */
export function scatter(size: number, count: number): number[] {
  return Array.from({ length: Math.min(size, count) }, (_, i) => Math.floor(size * ((i * 0.618_033_988_749_895) % 1)))
}

export function tableOf(measurements: readonly Measurement[]): string {
  const rows = [['benchmark', 'p50', 'p95', 'beside', 'p50', 'ratio', 'equal']]
  for (const { name, unit, p50, p95, yardsticks, figures } of measurements) {
    const beside = [
      ...yardsticks.map(({ name: other, p50: theirs, ratio, equalShare }) => {
        const percent = equalShare === null ? '' : `${(Math.floor(equalShare * 1e4) / 100).toFixed(2)} %`
        return [other, `${short(theirs)} ${unit}`, inWords(ratio), percent]
      }),
      ...figures.map((figure) => [figure.name, `${short(figure.value)} ${figure.unit ?? ''}`, '', ''])
    ]
    if (beside.length === 0) beside.push(['', '', '', ''])
    beside.forEach((cells, i) => rows.push([...(i === 0 ? [name, `${short(p50)} ${unit}`, `${short(p95)} ${unit}`] : ['', '', '']), ...cells]))
  }
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)))
  return rows.map((row) => row.map((cell, column) => cell.padEnd(widths[column]!)).join('  ').trimEnd()).join('\n')
}

const short = (value: number) => value.toPrecision(3).replace(/^(\d+)\.?\d*e\+\d+$/, () => value.toFixed(0))

const inWords = (ratio: number) => (ratio < 1 ? `${(1 / ratio).toFixed(1)} x quicker` : `${ratio.toFixed(1)} x`)
