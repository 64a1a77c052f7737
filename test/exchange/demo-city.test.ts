import { createHash } from 'node:crypto'
import { test } from 'tap'
import { contract } from '../../src/network/streets/contraction.js'
import { streetsHash } from '../../src/network/network-import.js'
import { generateDemoCity, type CatalogueType, type DemoCity } from '../../src/exchange/demo-city.js'

/** Codes, circles, groups and sizes of the default catalogue: what the generator reads. */
const catalogue: CatalogueType[] = (
  [
    ['GOV01', 5, 'all', 800, 127, 'all', null, 35], ['GOV02', 15, 'all', 700, 14, 'all', 50000, 35],
    ['EDU01', 5, 'child', 20, 4.5, 'all', null, null], ['EDU02', 5, 'child', 2200, null, 'all', 6000, null],
    ['EDU03', 15, 'child', 18, null, 'all', 20000, null], ['EDU04', 15, 'child', 18, null, 'all', 60000, null],
    ['ELD01', 5, 'elderly', 300, 127, 'all', null, 35], ['ELD02', 15, 'elderly', 20, 40, 'elderly', null, null],
    ['HLT01', 5, 'all', 150, 25, 'all', null, 35], ['HLT02', 15, 'all', 1700, 34, 'all', 50000, 40],
    ['CUL01', 5, 'all', 250, 21, 'all', null, 28], ['CUL02', 5, 'elderly', 100, 10, 'all', null, null],
    ['CUL03', 15, 'all', 3000, 60, 'all', 50000, null], ['COM01', 5, 'all', 50, null, 'all', 3000, null],
    ['COM02', 15, 'all', 750, 50, 'all', 15000, null], ['SPT01', 5, 'all', 150, 300, 'all', null, null],
    ['SPT02', 15, 'all', 100, null, 'all', 10000, null], ['CNV01', 5, 'elderly', 50, 15, 'all', null, 14],
    ['CNV02', 5, 'all', 15, null, 'all', 6000, null], ['CNV03', 5, 'all', 20, null, 'all', 6000, null]
  ] as const
).map(([code, circleMinutes, group, minSize, supplyPer1000, per1000Of, peoplePerFacility, minWeeklyHours]) => ({
  code, nameZh: `${code}(类)`, circleMinutes, group, minSize, supplyPer1000, per1000Of, peoplePerFacility, minWeeklyHours
}))

const small = generateDemoCity({ scale: 'small', seed: 1, catalogue })
const city = generateDemoCity({ scale: 'city', seed: 1, catalogue })

const fingerprint = ({ streets, ...rest }: DemoCity): string => {
  const hash = createHash('sha256').update(JSON.stringify(rest))
  for (const part of [streets.lon, streets.lat, streets.source, streets.target]) hash.update(part)
  return hash.digest('hex')
}
const distinct = <T>(values: readonly T[]): T[] => [...new Set(values)].sort()

void test('the same seed gives the same city, another seed another', async (t) => {
  t.equal(fingerprint(generateDemoCity({ scale: 'small', seed: 1, catalogue })), fingerprint(small))
  t.not(fingerprint(generateDemoCity({ scale: 'small', seed: 2, catalogue })), fingerprint(small))
})

void test('the city edition has the published numbers of Hangzhou', async (t) => {
  t.equal(city.regions.filter(({ level }) => level === 'community').length, 1258)
  t.equal(city.sites.length, 30_000)
  t.equal(city.facilities.length, 25_800)
})

void test('the small edition is a tenth of it', async (t) => {
  t.equal(small.regions.filter(({ level }) => level === 'community').length, 130)
  t.equal(small.sites.length, 3000)
  t.equal(small.facilities.length, 2700)
})

for (const [edition, demo] of Object.entries({ small, city })) {
  void test(`${edition}: all types, kinds and states occur`, async (t) => {
    t.same(distinct(demo.facilities.map(({ typeCode }) => typeCode)), catalogue.map(({ code }) => code).sort())
    t.same(distinct(demo.facilities.map(({ status }) => status)), ['building', 'closed', 'operating', 'planned', 'suspended'])
    t.same(
      distinct(demo.regions.flatMap(({ kind }) => kind ?? [])),
      ['commodity', 'mixed', 'new_build', 'old_estate', 'resettlement']
    )
    t.same(
      distinct(demo.regions.flatMap(({ futureStatus }) => futureStatus ?? [])),
      ['accepted_inclusive', 'accepted_leading', 'none', 'under_way']
    )
  })

  void test(`${edition}: thirteen districts, and every code begins like its parent's`, async (t) => {
    const byCode = new Map(demo.regions.map((region) => [region.code, region]))
    t.equal(byCode.size, demo.regions.length, 'codes are unique')
    t.equal(demo.regions.filter(({ level }) => level === 'county').length, 13)
    const digits = { province: 2, city: 4, county: 6, street: 9, community: 12 }
    const wrong = demo.regions.filter(({ code, level, parentCode }) => {
      if (!/^\d{12}$/.test(code) || (level === 'community') === code.endsWith('000')) return true
      if (parentCode === null) return level !== 'province'
      const parent = byCode.get(parentCode)
      return !parent || parentCode !== code.slice(0, digits[parent.level]).padEnd(12, '0')
    })
    t.same(wrong, [])
  })

  void test(`${edition}: every name says that it is synthetic`, async (t) => {
    t.ok(demo.regions.every(({ nameZh, nameEn }) => nameZh.includes('合成') && nameEn.includes('synthetic')))
    t.ok([...demo.sites, ...demo.facilities].every(({ name }) => name.startsWith('合成')))
  })

  void test(`${edition}: sites lie in communities, near Hangzhou, and their groups fit their people`, async (t) => {
    const communities = new Set(demo.regions.filter(({ level }) => level === 'community').map(({ code }) => code))
    const wrong = demo.sites.filter(
      ({ communityCode, lon, lat, population, households, elderly, children }) =>
        !communities.has(communityCode) ||
        lon < 119.5 || lon > 120.6 || lat < 29.8 || lat > 30.6 ||
        population < 0 || households > population || (elderly ?? 0) + (children ?? 0) > population
    )
    t.same(wrong, [])
    t.equal(new Set(demo.sites.map(({ communityCode }) => communityCode)).size, communities.size, 'each community has sites')
    const people = new Map<string, number>()
    for (const site of demo.sites) people.set(site.communityCode, (people.get(site.communityCode) ?? 0) + site.population)
    t.equal([...people.values()].filter((count) => count === 0).length, 1, 'one community has nobody yet')
    t.ok([...people.values()].every((count) => count === 0 || (count >= 3000 && count <= 12_000)))
    t.ok(demo.sites.some(({ elderly }) => elderly === null) && demo.sites.some(({ children }) => children === null))
  })

  void test(`${edition}: external ids are unique, facilities belong to communities or to none, declared absences hold`, async (t) => {
    const communities = new Set(demo.regions.map(({ code }) => code))
    t.equal(new Set(demo.sites.map(({ externalId }) => externalId)).size, demo.sites.length)
    t.equal(new Set(demo.facilities.map(({ externalId }) => externalId)).size, demo.facilities.length)
    t.ok(demo.facilities.every(({ communityCode }) => communityCode === null || communities.has(communityCode)))
    t.ok(demo.facilities.some(({ size }) => size === null) && demo.facilities.some(({ weeklyHours }) => weeklyHours === null))
    for (const { countyCode, typeCode } of demo.declarations) {
      const recorded = demo.facilities.filter(
        (facility) => facility.typeCode === typeCode && facility.communityCode?.startsWith(countyCode.slice(0, 6))
      )
      t.same(recorded, [])
    }
  })

  void test(`${edition}: observations are counts of one period`, async (t) => {
    t.ok(demo.observations.length > demo.regions.length)
    const wrong = demo.observations.filter(
      ({ period, numerator, denominator }) => period !== demo.period || numerator < 0 || numerator > denominator
    )
    t.same(wrong, [])
    const parts = { satisfaction: 4, closed_on_time: 1 }
    t.ok(demo.observations.every(({ component, numerator }) => Number.isInteger(numerator * parts[component])))
  })

  void test(`${edition}: operations are of facilities that somebody runs, and say how`, async (t) => {
    const ids = new Map(demo.facilities.map((facility) => [facility.externalId, facility]))
    const codes = new Set(demo.regions.map(({ code }) => code))
    t.ok(demo.operatingModels.every(({ facilityExternalId, regionCode }) => (regionCode === null ? ids.has(facilityExternalId!) : codes.has(regionCode))))
    t.same(distinct(demo.operatingModels.map(({ model }) => model)), ['cooperative', 'enterprise', 'government', 'large_property', 'precinct', 'property'])
    t.same(demo.operations.filter(({ facilityExternalId, openingDays }) => ids.get(facilityExternalId!)?.status !== 'operating' || openingDays! > 181), [])
    t.ok(demo.operations.some(({ visits }) => visits === null) && demo.operations.some(({ income }) => income === null))
    t.ok(demo.activities.length > 50 && demo.activities.every(({ facilityExternalId, communityCode }) => ids.get(facilityExternalId)?.communityCode === communityCode))
  })

  void test(`${edition}: street rows join nodes that exist, in one connected network`, async (t) => {
    const { lon, lat, source, target, metres } = demo.streets
    const nodes = lon.length
    t.equal(lat.length, nodes)
    t.ok(target.length === source.length && metres.length === source.length)
    t.ok([...source, ...target].every((node) => node >= 0 && node < nodes))
    t.ok(source.every((node, row) => node !== target[row]))
    const degree = new Int32Array(nodes)
    for (const node of [...source, ...target]) degree[node]! += 1
    t.ok(degree.every((rows) => rows > 0))
    const junctions = degree.filter((rows) => rows !== 2).length
    const [fewest, most] = edition === 'city' ? [60_000, 70_000] : [5500, 7500]
    t.ok(junctions >= fewest && junctions <= most, `${junctions} junctions`)

    const parent = Int32Array.from(lon, (_, node) => node)
    const root = (node: number): number => {
      while (parent[node] !== node) node = parent[node] = parent[parent[node]!]!
      return node
    }
    source.forEach((node, row) => (parent[root(node)] = root(target[row]!)))
    t.equal(new Set(parent.map(root)).size, 1)
  })
}

for (const [edition, demo] of Object.entries({ small, city })) {
  void test(`${edition}: a few alleys are steps, which part the city for nobody in a wheelchair`, async (t) => {
    const { streets, wheelchairStreets } = demo
    const steps = streets.source.length - wheelchairStreets.source.length
    t.ok(steps > 0.01 * streets.source.length && steps < 0.05 * streets.source.length, `${steps} rows of steps`)
    const rowsOf = ({ source, target }: DemoCity['streets']) => Array.from(source, (from, row) => `${from} ${target[row]!}`)
    const all = new Set(rowsOf(streets))
    t.ok(rowsOf(wheelchairStreets).every((row) => all.has(row)))
    const { componentNodes, nodeCount } = contract(wheelchairStreets)
    t.ok(Math.max(...componentNodes) > 0.999 * nodeCount)
  })
}

void test('steps are drawn apart: they leave every other part of the city as it was', async (t) => {
  t.equal(streetsHash(contract(small.streets)), '0ef47bdf017c3dc2ad147834bf6683cf16ab736ecd41cd397a6d2033a8d59d30')
})
