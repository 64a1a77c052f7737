/** A region's figure, two decimals, and its residents. */
export interface Weighted {
  readonly value: number
  readonly population: number
}

/** How a figure is spread over regions, each counting once; two decimals, null where there are none. */
export interface Spread {
  readonly count: number
  readonly mean: number | null
  /** Mean by residents. */
  readonly populationMean: number | null
  readonly minimum: number | null
  /** Quartiles between two values are interpolated (type 7 of Hyndman and Fan, The American Statistician 50(4), 1996). */
  readonly lowerQuartile: number | null
  readonly median: number | null
  readonly upperQuartile: number | null
  readonly maximum: number | null
  /** Of all regions, not of a sample. */
  readonly standardDeviation: number | null
  /** Twenty of five points, `from` included and `to` not, but for 100 in the last. */
  readonly bins: { readonly from: number; readonly to: number; readonly count: number }[]
}

const binPoints = 5

/** The spread of figures of 0 to 100. */
export function spreadOf(regions: readonly Weighted[]): Spread {
  // Whole hundredths sum exactly.
  const values = regions.map(({ value }) => Math.round(value * 100)).sort((a, b) => a - b)
  const count = values.length
  const mean = sum(values) / count
  const people = sum(regions.map(({ population }) => population))
  const quantile = (share: number) => {
    const at = share * (count - 1)
    const below = values[Math.floor(at)]!
    return below + (values[Math.ceil(at)]! - below) * (at % 1)
  }
  const figure = (hundredths: () => number): number | null => (count === 0 ? null : Math.round(hundredths()) / 100)
  return {
    count,
    mean: figure(() => mean),
    populationMean: people === 0 ? null : figure(() => sum(regions.map(({ value, population }) => value * 100 * population)) / people),
    minimum: figure(() => values[0]!),
    lowerQuartile: figure(() => quantile(0.25)),
    median: figure(() => quantile(0.5)),
    upperQuartile: figure(() => quantile(0.75)),
    maximum: figure(() => values[count - 1]!),
    standardDeviation: figure(() => Math.sqrt(sum(values.map((value) => (value - mean) ** 2)) / count)),
    bins: Array.from({ length: 100 / binPoints }, (_, bin) => {
      const [from, to] = [bin * binPoints, (bin + 1) * binPoints]
      return { from, to, count: values.filter((value) => value >= from * 100 && (value < to * 100 || to === 100)).length }
    })
  }
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)
