/** A reproducible source of chance: the same seed and stream give the same numbers on every machine. */
export interface Random {
  /** Uniform in [0, 1). */
  readonly next: () => number
  readonly between: (low: number, high: number) => number
  /** Whole number in [low, high]. */
  readonly integer: (low: number, high: number) => number
  readonly chance: (probability: number) => boolean
  readonly pick: <T>(choices: readonly T[]) => T
  /** One of the keys, by weight. */
  readonly weighted: <K extends string>(weights: Readonly<Record<K, number>>) => K
  /** Mean 0, deviation 1: the sum of twelve uniforms, which needs no logarithm and so never differs in its last bit. */
  readonly normal: () => number
}

/**
 * mulberry32 (Tommy Ettinger, public domain). Each part of the city draws from its own stream,
 * so tuning the facilities leaves the streets where they were.
 */
export function createRandom(seed: number, stream: string): Random {
  let state = seed >>> 0
  for (let i = 0; i < stream.length; i++) state = Math.imul(state ^ stream.charCodeAt(i), 0x01000193) >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  return {
    next,
    between: (low, high) => low + (high - low) * next(),
    integer: (low, high) => low + Math.floor((high - low + 1) * next()),
    chance: (probability) => next() < probability,
    pick: (choices) => choices[Math.floor(next() * choices.length)]!,
    weighted: <K extends string>(weights: Readonly<Record<K, number>>): K => {
      const entries = Object.entries(weights) as [K, number][]
      let left = next() * entries.reduce((sum, [, weight]) => sum + weight, 0)
      for (const [key, weight] of entries) {
        left -= weight
        if (left < 0) return key
      }
      return entries.at(-1)![0]
    },
    normal: () => {
      let sum = -6
      for (let i = 0; i < 12; i++) sum += next()
      return sum
    }
  }
}
