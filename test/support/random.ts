import type { Place } from './micro-city.js'

/** Park and Miller's generator: the same numbers for the same seed. */
export function randomNumbers(seed: number) {
  let state = seed
  const next = () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647
  return { next, below: (limit: number) => Math.floor(next() * limit), place: (size: number): Place => [next() * size, next() * size] }
}
