import { test } from 'tap'
import type { People, Places } from '../../src/checkup/people.js'
import { createScorer, createVariedScorer } from '../../src/checkup/scorer.js'
import { scored, varied, type VariedSetting } from '../../src/checkup/scoring-thread.js'
import type { TypeInput } from '../../src/checkup/type-scoring.js'
import { checkStandard } from '../../src/registry/standard-file.js'
import { facilityType } from '../support/checkup.js'
import { randomNumbers } from '../support/random.js'

const communities = ['330106001001', '330106001002', '330106002001']
const places = (sites: number): Places => ({
  regions: [
    { code: '330106000000', level: 'county', parentCode: null, first: 0, end: 3 },
    { code: '330106001000', level: 'street', parentCode: '330106000000', first: 0, end: 2 },
    ...communities.map((code, c) => ({ code, level: 'community' as const, parentCode: `${code.slice(0, 9)}000`, first: c, end: c + 1 }))
  ],
  communities,
  siteStart: Int32Array.of(0, sites / 4, sites / 2, sites)
})

/** A town of so many sites: who lives there, and a type with sixty facilities that each reach some of them. */
function town(sites: number, seed: number): { setting: VariedSetting; input: () => TypeInput } {
  const random = randomNumbers(seed)
  const draw = (least: number, most: number) => least + random.below(most - least + 1)
  const { parameters, thresholds } = checkStandard({ version: 'one', title: 'one', authority: 'the tests', types: [facilityType({ code: 'NEAR' })] }, 'one')
  const column = (of: (site: number) => number) => Float64Array.from({ length: sites }, (_, site) => of(site))
  const all = column(() => draw(1, 400) * 1_000_000)
  const people: People = {
    siteIds: Int32Array.from({ length: sites }, (_, site) => site + 1),
    community: Int32Array.from({ length: sites }, (_, site) => (site < sites / 4 ? 0 : site < sites / 2 ? 1 : 2)),
    all,
    elderly: all.map((count) => count / 4),
    child: all.map((count) => count / 8),
    onNetwork: new Uint8Array(sites).fill(1),
    elderlyGiven: Uint8Array.from({ length: sites }, () => draw(0, 1)),
    childrenGiven: new Uint8Array(sites).fill(1),
    inDoubt: Uint8Array.from({ length: sites }, (_, site) => (site % 11 === 0 ? 1 : 0))
  }
  const reach = Array.from({ length: 60 }, () => Array.from({ length: draw(0, 400) }, () => [draw(0, sites - 1), draw(0, 4_000)] as const))
  const starts = reach.reduce<number[]>((before, sitesOf) => [...before, before.at(-1)! + sitesOf.length], [0])
  const sizes = reach.map(() => draw(20, 900))
  return {
    setting: {
      places: places(sites), people, parameters, thresholds,
      ends: { low: { ...people, elderly: all.map((count) => count / 5) }, high: { ...people, elderly: all.map((count) => count / 3) } },
      budgets: new Map([['NEAR', { slower: 2_700, faster: 3_300 }]])
    },
    // New arrays each time: a scorer keeps what it is given.
    input: () => ({
      rule: {
        typeId: 1, code: 'NEAR', category: 'commerce', weight: 1, walkGroup: 'elderly', baseGroup: 'all', budgetDecimetres: 3_000, minSize: 50,
        supplyPer1000: 40, peoplePerFacility: 3_000, minWeeklyHours: null
      },
      facilities: {
        ids: Int32Array.from(reach, (_, j) => j + 1),
        community: Int32Array.from(reach, (_, j) => (j % 4) - 1),
        state: Uint8Array.from(reach, (_, j) => (j % 7 === 0 ? 1 : 2)),
        size: Float64Array.from(sizes),
        sizeImputed: Uint8Array.from(reach, (_, j) => (j % 5 === 0 ? 1 : 0)),
        sizeInDoubt: Uint8Array.from(reach, (_, j) => (j % 5 === 1 ? 1 : 0)),
        weeklyHours: Float64Array.from(reach, (_, j) => (j % 3 === 0 ? NaN : 40)),
        reachStart: Int32Array.from(starts),
        reachSite: Int32Array.from(reach.flat(), ([site]) => site),
        reachDecimetres: Int16Array.from(reach.flat(), ([, decimetres]) => decimetres)
      },
      evidence: { surveyed: Uint8Array.of(1, 1, 1), satisfaction: Float64Array.of(0.5, NaN, 0.75), closedOnTime: Float64Array.of(NaN, NaN, 1), demand: Float64Array.of(NaN, 0.4, NaN) }
    })
  }
}

void test('a large town is scored in a thread as it would be right here, whoever else asks for one', async (t) => {
  const [one, other] = [town(6_000, 1), town(8_000, 2)]
  const answers = await Promise.all([
    createScorer(one.setting)(one.input()),
    createScorer(other.setting)(other.input()),
    createVariedScorer(one.setting)(one.input()),
    createScorer(one.setting)(one.input())
  ])
  t.strictSame(answers, [
    scored(one.setting, one.input()), scored(other.setting, other.input()), varied(one.setting, one.input()), scored(one.setting, one.input())
  ])
  t.ok(answers[0].figures.score[0]! > 0)
  t.notSame(answers[0].figures.score, answers[1].figures.score)
  t.notSame(answers[2].slower, answers[2].faster)
})

void test('a small one is scored right here', async (t) => {
  const { setting, input } = town(400, 3)
  const given = input()
  t.strictSame(await createScorer(setting)(given), scored(setting, input()))
  t.equal(given.facilities.ids.length, 60, 'its arrays are not handed to anybody')
})

void test('what a thread cannot score fails, and the next is scored', async (t) => {
  const { setting, input } = town(6_000, 4)
  const score = createScorer(setting)
  await t.rejects(score({ ...input(), evidence: undefined as unknown as TypeInput['evidence'] }), TypeError)
  t.strictSame(await score(input()), scored(setting, input()))
})
