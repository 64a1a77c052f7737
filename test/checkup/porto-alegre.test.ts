import { readFile } from 'node:fs/promises'
import { test, type Test } from 'tap'
import { contract } from '../../src/network/streets/contraction.js'
import { readCsvNetwork } from '../../src/network/streets/csv-network.js'
import { importNetwork } from '../../src/network/network-import.js'
import { operator } from '../../src/platform/caller.js'
import type { Database } from '../../src/platform/database/database.js'
import { importTable, type TableImport } from '../../src/platform/table-import.js'
import { openRecordFile } from '../../src/platform/records/record-format.js'
import { declarationImport } from '../../src/registry/declaration-import.js'
import { facilityImport } from '../../src/registry/facility-import.js'
import { regionImport } from '../../src/registry/region-import.js'
import { siteImport } from '../../src/registry/site-import.js'
import { readStandardFile } from '../../src/registry/standard-file.js'
import { publishStandard } from '../../src/registry/standard-queries.js'
import { defaultStandardVersion } from '../../src/registry/standard.js'
import { observationImport } from '../../src/survey/observation-import.js'
import { runCheckup, scoresOf } from '../support/checkup.js'
import { testDatabase } from '../support/database.js'
import { skipWithoutTrialData, trialFile } from '../support/trial-data.js'

type Figures = Readonly<Record<string, unknown>>

interface ExpectedRegion extends Figures {
  readonly categories: Readonly<Record<string, Figures>>
  readonly types: Readonly<Record<string, Figures>>
}

/** Figures of the independent program by ours. */
const ofRegion = ['population', 'base', 'balance', 'governance', 'index', 'grade', 'completeness', 'rank', 'rankInLevel', 'sites']
const ofCategory = { base: 'B', balance: 'E', governance: 'V', score: 'score' }
const ofType = {
  applies: 'applies', surveyed: 'surveyed', basePeople: 'P', groupPeople: 'groupPeople', facilitiesCounted: 'N', facilitiesRequired: 'Nstar',
  count: 'count', supplyRequired: 'astar', supply: 'supply', coverage: 'coverage', worstQuarter: 'worstQuarter', base: 'B', balance: 'E',
  governance: 'V', satisfaction: 'satisfaction', operating: 'operating', closedOnTime: 'closedOnTime', governanceDue: 'vDue', score: 'score',
  completeness: 'completeness', facilitiesInBudget: 'facilitiesInBudget', facilitiesReached: 'facilitiesReached',
  facilitiesOwn: 'facilitiesOwn', sizesImputed: 'sizeImputed', hoursUnknown: 'hoursUnknown'
}

async function loadPorto(database: Database): Promise<void> {
  const file = (name: string) => trialFile('porto-alegre', name)
  const load = async (table: TableImport, name: string) => {
    const report = await importTable(database, operator, table, await openRecordFile(file(name)))
    if (!report.written) throw new Error(JSON.stringify(report.problems))
  }
  await publishStandard(database, operator, await readStandardFile(file('standard-two-types.csv')))
  await load(regionImport, 'regions.csv')
  await load(siteImport, 'sites.csv')
  const { rows } = await readCsvNetwork({ nodesPath: file('nodes.csv'), edgesPath: file('edges.csv') })
  await importNetwork(database, operator, contract(rows), { name: 'Porto Alegre', source: 'nodes.csv, edges.csv', activate: true })
  await load(facilityImport, 'facilities.csv')
  await load(observationImport, 'observations.csv')
  await load(declarationImport, 'declarations.csv')
}

/** Every figure within 0.01; one assertion a region, so that the first difference can be read. */
async function compare(t: Test, database: Database, standardVersion: string, name: string): Promise<void> {
  const scores = await scoresOf(database, await runCheckup(database, { period: '2024H1', standardVersion }))
  const expected = JSON.parse(await readFile(trialFile('porto-alegre', name), 'utf8')) as Readonly<Record<'regions' | 'communities', Readonly<Record<string, ExpectedRegion>>>>
  const regions = { ...expected.regions, ...expected.communities }
  t.strictSame([...scores.keys()].sort(), Object.keys(regions).sort(), 'every region has a score')
  for (const [code, wanted] of Object.entries(regions)) {
    const found = scores.get(code)!
    const differences: string[] = []
    const check = (where: string, figure: unknown, value: unknown) => {
      const same = typeof figure === 'number' && typeof value === 'number' ? Math.abs(figure - value) <= 0.01 : (figure ?? null) === (value ?? null)
      if (!same) differences.push(`${where} is ${String(figure)}, expected ${String(value)}`)
    }
    for (const key of ofRegion) check(key, (found as unknown as Figures)[key], wanted[key])
    for (const [category, figures] of Object.entries(wanted.categories)) {
      const ours = found.categories.find((one) => one.category === category) as unknown as Figures | undefined
      for (const [key, theirs] of Object.entries(ofCategory)) check(`${category} ${key}`, ours?.[key], figures[theirs])
    }
    for (const [typeCode, figures] of Object.entries(wanted.types)) {
      const ours = found.types.find((one) => one.typeCode === typeCode) as unknown as Figures | undefined
      for (const [key, theirs] of Object.entries(ofType)) if (theirs in figures) check(`${typeCode} ${key}`, ours?.[key], figures[theirs])
    }
    t.strictSame(differences, [], `${code} within 0.01`)
  }
}

void test('Porto Alegre scores as an independent program has it', { skip: skipWithoutTrialData('porto-alegre', 'expected.json') }, async (t) => {
  const database = await testDatabase(t)
  await loadPorto(database)
  await t.test('by the default standard', (t) => compare(t, database, defaultStandardVersion, 'expected.json'))
  await t.test('by a standard of two types', (t) => compare(t, database, 'standard-two-types', 'expected-two-types.json'))

  await t.test('and every site reaches what it says, at its distance', async (t) => {
    const expected = JSON.parse(await readFile(trialFile('porto-alegre', 'expected-reach.json'), 'utf8')) as {
      readonly sites: Readonly<Record<string, { leg: number | null; reach?: Readonly<Record<string, readonly [number | null, number]>> }>>
    }
    const found = await database.pool.query<{ site: string; leg: number | null; type: string | null; nearest: number | null; within: number }>(
      `with met as (
         select s.id, t.id as type_id, r.metres * 10 as decimetres
         from registry.site as s
         cross join lateral network.reach_of_site(s.external_id, 1500, '2024-06-30') as r
         join registry.facility_type as t on t.code = r.type_code
       )
       select s.external_id as site, p.leg / 10.0 as leg, t.code as type, min(m.decimetres) / 10.0 as nearest,
         count(*) filter (where m.decimetres <= k.budget_decimetres)::integer as within
       from registry.site as s
       join network.site_place as p on p.site_id = s.id
       left join met as m on m.id = s.id
       left join registry.facility_type as t on t.id = m.type_id
       left join registry.standard_type as k on k.type_id = m.type_id and k.standard_version = $1
       group by s.external_id, p.leg, t.code
       order by s.external_id, t.code`,
      [defaultStandardVersion]
    )
    const ours = new Map<string, { leg: number | null; reach: Record<string, readonly [number | null, number]> }>()
    for (const row of found.rows) {
      const site = ours.get(row.site) ?? { leg: row.leg, reach: {} }
      if (row.type !== null) site.reach[row.type] = [row.nearest, row.within]
      ours.set(row.site, site)
    }
    const differences: string[] = []
    for (const [site, wanted] of Object.entries(expected.sites)) {
      for (const [type, [nearest, within]] of Object.entries(wanted.reach ?? {})) {
        const [ourNearest, ourWithin] = ours.get(site)?.reach[type] ?? [null, 0]
        const metres = (value: number | null) => (value === null ? 'nothing' : value.toFixed(1))
        // A leg or stretch may come out a decimetre different in another projection.
        const near = nearest === null || ourNearest === null ? nearest === ourNearest : Math.abs(nearest - ourNearest) < 0.25
        if (!near || within !== ourWithin) differences.push(`${site} ${type}: ${metres(ourNearest)} (${ourWithin}), expected ${metres(nearest)} (${within})`)
      }
    }
    t.strictSame(differences, [])
  })
})
