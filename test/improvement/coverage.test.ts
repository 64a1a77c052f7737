/** Where to build: compared with trying everything. */
import fc from 'fast-check'
import { test } from 'tap'
import { fewestCovering, mostCovered, type CoverageCandidate, type CoverageProblem } from '../../src/improvement/coverage.js'

const instance = fc.record({
  weights: fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 10 }),
  candidates: fc.array(fc.record({ covers: fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 5 }), cost: fc.integer({ min: 0, max: 6 }) }), { maxLength: 9 })
}).map(({ weights, candidates }) => ({
  weights: Float64Array.from(weights),
  candidates: candidates.map(({ covers, cost }): CoverageCandidate => ({ sites: Int32Array.from(new Set(covers.filter((at) => at < weights.length))), cost }))
}))

const valueOf = ({ candidates, weights }: Pick<CoverageProblem, 'candidates' | 'weights'>, chosen: readonly number[]) =>
  [...new Set(chosen.flatMap((at) => [...candidates[at]!.sites]))].reduce((sum, site) => sum + weights[site]!, 0)

/** Every selection there is. */
const all = (count: number) => Array.from({ length: 2 ** count }, (_, bits) => Array.from({ length: count }, (_, at) => at).filter((at) => (bits >> at) & 1))

void test('small instances are solved exactly, by number, by money and by both', async (t) => {
  fc.assert(fc.property(instance, fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 2 }), (given, number, money, kind) => {
    const problem = { ...given, most: kind === 1 ? Infinity : number, budget: kind === 0 ? Infinity : money }
    const found = mostCovered(problem)
    const cost = (chosen: readonly number[]) => chosen.reduce((sum, at) => sum + given.candidates[at]!.cost, 0)
    const best = Math.max(...all(given.candidates.length).filter((chosen) => chosen.length <= problem.most && cost(chosen) <= problem.budget).map((chosen) => valueOf(given, chosen)))
    return found.optimal && found.value === best && found.upperBound === best && valueOf(given, found.chosen) === best &&
      found.gains.reduce((sum, gain) => sum + gain, 0) === best && found.chosen.length <= problem.most && cost(found.chosen) <= problem.budget
  }), { numRuns: 600, seed: 1 })
  t.pass('as by trying everything')
})

void test('the fewest that cover so much are as few as trying everything finds', async (t) => {
  fc.assert(fc.property(instance, fc.integer({ min: 0, max: 60 }), (given, target) => {
    const found = fewestCovering(given, target)
    const enough = all(given.candidates.length).filter((chosen) => valueOf(given, chosen) >= target).map(({ length }) => length)
    if (enough.length === 0) return !found.reached && found.leastNumber === null
    return found.reached && found.optimal && found.chosen.length === Math.min(...enough) && found.leastNumber === found.chosen.length && valueOf(given, found.chosen) >= target
  }), { numRuns: 600, seed: 2 })
  t.pass('as by trying everything')
})

/** Random instances too large to be tried. */
function large(seed: number, sites: number, candidates: number) {
  let state = seed
  const below = (limit: number) => Math.floor(((state = (state * 48_271) % 2_147_483_647) / 2_147_483_647) * limit)
  return {
    weights: Float64Array.from({ length: sites }, () => 1 + below(500)),
    candidates: Array.from({ length: candidates }, (): CoverageCandidate => {
      const first = below(sites)
      return { sites: Int32Array.from(new Set(Array.from({ length: 20 + below(80) }, () => (first + below(150)) % sites))), cost: 1 + below(9) }
    })
  }
}

void test('large ones keep the guarantee against their own bound, and take each gain as it is', async (t) => {
  const { weights, candidates } = large(5, 3_000, 600)
  const found = mostCovered({ weights, candidates, most: 25, budget: Infinity })
  t.equal(found.chosen.length, 25)
  t.ok(found.value <= found.upperBound)
  t.ok(found.value >= (1 - 1 / Math.E) * found.upperBound, `${found.value} of at most ${found.upperBound}`)
  t.equal(valueOf({ weights, candidates }, found.chosen), found.value)
  // Plain greedy, which looks at every candidate at every step, chooses the same.
  const covered = new Set<number>()
  for (const at of found.optimal ? [] : found.chosen) {
    const gains = candidates.map(({ sites }) => sites.reduce((sum, site) => sum + (covered.has(site) ? 0 : weights[site]!), 0))
    t.equal(gains[at], Math.max(...gains))
    for (const site of candidates[at]!.sites) covered.add(site)
  }
  const withMoney = mostCovered({ weights, candidates, most: Infinity, budget: 60 })
  t.ok(withMoney.chosen.reduce((sum, at) => sum + candidates[at]!.cost, 0) <= 60)
  t.ok(withMoney.value >= 0.5 * (1 - 1 / Math.E) * withMoney.upperBound)
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const fewest = fewestCovering({ weights, candidates }, total * 0.8)
  t.ok(fewest.reached && fewest.value >= total * 0.8)
  t.ok(fewest.leastNumber! <= fewest.chosen.length && fewest.leastNumber! > fewest.chosen.length / 3)
})

void test('nothing to choose from, nothing to win, and nothing to spend are answers', async (t) => {
  const one = { weights: Float64Array.of(3, 4), candidates: [{ sites: Int32Array.of(0), cost: 2 }] }
  t.match(mostCovered({ ...one, candidates: [], most: 3, budget: Infinity }), { chosen: [], value: 0, upperBound: 0, optimal: true })
  t.match(mostCovered({ ...one, most: 0, budget: Infinity }), { chosen: [], optimal: true })
  t.match(mostCovered({ ...one, most: 1, budget: 1 }), { chosen: [], value: 0, optimal: true })
  t.match(mostCovered({ ...one, most: 5, budget: 2 }), { chosen: [0], value: 3, optimal: true })
  t.match(fewestCovering(one, 0), { chosen: [], reached: true, leastNumber: 0 })
  t.match(fewestCovering(one, 5), { chosen: [0], value: 3, reached: false, leastNumber: null })
})
