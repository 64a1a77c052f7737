import t from 'tap'
import { contract } from '../../../src/network/streets/contraction.js'
import { checkLabels, type LabelCheck } from '../../../src/network/check/label-check.js'
import { commandDatabase, lifecircle } from '../../support/command-line.js'
import { gridStreets, loadFacilities, loadNetwork, loadRegions, loadSites } from '../../support/micro-city.js'

const { database, variables } = await commandDatabase(t)

const check = async (id?: number): Promise<LabelCheck> => (await checkLabels(database, id, { samples: 1000, seed: 1 }))[0]!

/** Names of the parts that differ, with what they say. */
const differing = ({ parts }: LabelCheck) =>
  Object.fromEntries(parts.filter((part) => part.differing > 0).map(({ name, differences }) => [name, differences.map(({ about, expected, found }) => `${about}: ${expected}, not ${found}`)]))

const asOwner = (statement: string) => database.asOwner((client) => client.query(statement))

void t.test('without an active network there is nothing to check', async (t) => {
  await t.rejects(check(), { code: 'conflict' })
  t.match(await lifecircle(variables, 'network', 'check'), { code: 1, stdout: '', stderr: /no walking network is active/ })
})

void t.test('with a network of 60 junctions', async (t) => {
  await loadRegions(database)
  // S1 and F1 share an edge, and stand closer to each other than to it; F3 is off the network, S3 by nearly all of the limit on it.
  await loadSites(database, [{ id: 'S1', at: [150, 30] }, { id: 'S2', at: [600, 600] }, { id: 'S3', at: [-240, 350] }])
  await loadFacilities(database, [
    { id: 'F1', at: [155, 32] },
    { id: 'F2', at: [280, 310], type: 'GOV01', openedOn: '2020-01-01' },
    { id: 'F3', at: [2000, 2000], type: 'GOV01' },
    { id: 'F4', at: [610, 500], status: 'closed' }
  ])
  await loadFacilities(database, [{ id: 'F2', at: [380, 310], type: 'GOV01', openedOn: '2020-01-01' }])
  const network = await loadNetwork(database, gridStreets(8, 8, 100), { horizonMetres: 600 })

  await t.test('a sound network passes, and says how much was compared', async (t) => {
    const found = await check()
    t.match(found, { network: { id: network.id, name: 'micro' }, samples: 1000, seed: 1, sound: true })
    t.strictSame(differing(found), {})
    const compared = Object.fromEntries(found.parts.map((part) => [part.name, part.compared]))
    t.match(compared, { streets: 60 + 108, 'label rows': 60, 'site versions placed': 3, 'facility versions placed': 5, 'site places': 3, 'facility places': 5 })
    const rows = await database.pool.query<{ sites: number; facilities: number }>(
      'select (select count(*) from network.site_label) as sites, (select count(*) from network.facility_label) as facilities'
    )
    t.match(compared, { 'site labels': rows.rows[0]!.sites, 'facility labels': rows.rows[0]!.facilities })
    t.ok(compared['node distances']! > 60 * 20 && compared['node distances']! < 60 * 60, `${compared['node distances']} pairs of nodes within 600 m, not all there are`)
    t.ok(compared['reach']! >= 4, `${compared['reach']} pairs of site and facility`)
    t.strictSame(await check(network.id), found, 'the same seed gives the same answer, by number too')
  })

  await t.test('on the command line', async (t) => {
    const text = await lifecircle(variables, 'network', 'check', '--samples', '50', '--seed', '3')
    t.match(text, { code: 0, stdout: /network 1 "micro", 50 samples of each, seed 3: sound/, stderr: /node distances +[\d.]+ s/ })
    t.match(text.stdout, /^facility places +5 +0$/m)
    const json = await lifecircle(variables, 'network', 'check', String(network.id), '--json')
    t.match({ ...json, stdout: JSON.parse(json.stdout) as unknown }, { code: 0, stderr: '', stdout: [{ network: { id: network.id }, samples: 100, seed: 1, sound: true }] })
    t.match(await lifecircle(variables, 'network', 'check', '77'), { code: 1, stdout: '', stderr: /there is no network 77/ })
    t.match(await lifecircle(variables, 'network', 'check', 'first'), { code: 2 })
  })

  const tables = ['label', 'edge', 'node', 'site_place', 'facility_place', 'site_label', 'facility_label']
  await asOwner(['create schema kept', ...tables.map((table) => `create table kept.${table} as table network.${table}`)].join(';'))

  /** Damages the stored rows, checks them, and puts them back. */
  const checkDamaged = async (...statements: string[]): Promise<LabelCheck> => {
    await asOwner(statements.join(';'))
    try {
      return await check()
    } finally {
      await asOwner(tables.map((table) => `truncate network.${table}; insert into network.${table} select * from kept.${table}`).join(';'))
    }
  }

  const [some] = (
    await database.pool.query<{ node: number; hub: number; decimetres: number }>(
      'select node, hubs[1] as hub, decimetres[1] as decimetres from network.label where hubs[1] <> node and decimetres[1] between 1 and 5999 order by node limit 1'
    )
  ).rows
  const { node, hub, decimetres } = some!
  const metres = (value: number) => `${(value / 10).toFixed(1)} m`

  await t.test('one label a decimetre too long, or too short, is found and named', async (t) => {
    for (const change of [1, -1]) {
      const found = await checkDamaged(`update network.label set decimetres[1] = decimetres[1] + (${change}) where node = ${node}`)
      t.notOk(found.sound)
      const said = differing(found)['node distances'] ?? []
      t.ok(said.includes(`node ${node} to node ${hub}: ${metres(decimetres)}, not ${metres(decimetres + change)}`), said.join('\n'))
      t.ok(said.includes(`node ${hub} to node ${node}: ${metres(decimetres)}, not ${metres(decimetres + change)}`), 'from both ends')
    }
  })

  await t.test('a label row that is missing is found', async (t) => {
    const found = differing(await checkDamaged(`delete from network.label where node = ${node}`))
    t.strictSame(found['label rows'], [`label of node ${node}: a label row, not none`])
    t.ok(found['node distances']!.includes(`node ${node} to node ${node}: 0.0 m, not no way`))
  })

  await t.test('label rows that joins cannot rely on are found', async (t) => {
    const rows = async (change: string) => differing(await checkDamaged(`update network.label set ${change} where node = ${node}`))['label rows']?.join() ?? ''
    t.match(await rows('hubs = hubs || hubs[1], decimetres = decimetres || decimetres[1]'), new RegExp(`label of node ${node}: hubs rising, each once`))
    t.match(await rows('decimetres = decimetres[2:]'), /as many lengths as hubs, not \d+ hubs, \d+ lengths/)
    t.match(await rows('hubs[cardinality(hubs)] = 99999'), /hubs of this network only/)
    t.match(await rows('decimetres[1] = 6001'), /lengths from 0 to the horizon/)
    t.match(await rows(`decimetres[array_position(hubs, ${node})] = 1`), /itself as a hub, at 0/)
  })

  const inSql = async (statement: string): Promise<string> => (await database.pool.query<{ text: string }>(statement)).rows[0]!.text
  const version = (external: string) => `(select id from registry.facility where external_id = '${external}' and valid_to = 'infinity')`
  const f1 = await inSql(`select id::text as text from registry.facility where external_id = 'F1'`)

  await t.test('rows by hub that are missing, extra or of other days are found', async (t) => {
    const one = `ctid = (select min(ctid) from network.facility_label where facility_id = ${f1})`
    const missing = differing(await checkDamaged(`delete from network.facility_label where ${one}`))
    t.match(missing['facility labels'], [new RegExp(`^facility_label \\(hub \\d+, decimetres \\d+, type_id \\d+, facility_id ${f1}, .*a row, as its place has, not none$`)])
    const twice = differing(await checkDamaged(`insert into network.facility_label select * from network.facility_label where ${one}`))
    t.match(twice, { 'facility labels': [/no such row, not 1 more than places have$/] })
    const foreign = differing(await checkDamaged(`insert into network.site_label (hub, decimetres, site_id) values (${node}, 1, 1)`))
    t.match(foreign, { 'site labels': [`site_label (hub ${node}, decimetres 1, site_id 1): no such row, not 1 more than places have`] })
    const days = differing(await checkDamaged(`update network.facility_label set operates_to = '2021-01-01' where ${one}`))
    t.equal(days['facility labels']?.length, 2, 'the wrong row is one too many, the right one is missing')
    const all = await checkDamaged('delete from network.facility_label')
    const { differing: count, differences } = all.parts.find(({ name }) => name === 'facility labels')!
    t.ok(count > differences.length, `${count} differ, ${differences.length} are told`)
    t.ok(differing(all)['reach']!.some((line) => line.startsWith('site S2 (')), 'and reach finds nobody')
  })

  await t.test('a place that is not where its facility is, is found and named', async (t) => {
    const places = async (change: string, name = 'F1') =>
      differing(await checkDamaged(`update network.facility_place set ${change} where facility_id = ${version(name)}`))['facility places']
    const right = 'on edge \\d+, leg 320 dm, 550 dm to its source, 450 dm to its target'
    t.match(await places('to_source = 560, to_target = 440'), [new RegExp(`^facility F1 \\(version ${f1}\\): ${right}, not on edge \\d+, leg 320 dm, 560 dm`)])
    t.match(await places('leg = 321'), [new RegExp(`${right}, not on edge \\d+, leg 321 dm`)])
    t.match(await places('edge_id = edge_id + 1'), [new RegExp(right)])
    t.match(await places('edge_id = null, leg = null, to_source = null, to_target = null, local_geom = null, hubs = \'{}\', decimetres = \'{}\''), [new RegExp(`${right}, not off the network$`)])
    t.match(await places('local_geom = st_translate(local_geom, 1, 0)'), [/its place where the registry has it, not another point$/])
    t.match(await places('decimetres[1] = decimetres[1] + 1'), [/facility F1 \(version \d+\), hub \d+: [\d.]+ m instead of [\d.]+ m: the labels of its edge's two ends, not others$/])
    t.match(await places('edge_id = (select min(id) from network.edge), leg = 1, to_source = 1, to_target = 999', 'F3'), [/^facility F3 .*: off the network, not on edge/])
  })

  await t.test('a site without a place is found', async (t) => {
    const found = differing(await checkDamaged(`delete from network.site_place where site_id = (select id from registry.site where external_id = 'S2')`))
    t.match(found, { 'site versions placed': [/^place of site S2 \(version \d+\): a row, not none$/] })
  })

  await t.test('streets that are not those that were labelled are found', async (t) => {
    const street = '(select min(id) from network.edge)'
    t.ok(differing(await checkDamaged(`update network.edge set decimetres = decimetres - 1 where id = ${street}`))['node distances']!.length > 0)
    t.match(differing(await checkDamaged(`update network.edge set snappable = false where id = ${street}`)), { streets: [/^edge \d+, of a component of 60 nodes: snappable true, not snappable false$/] })
    t.match(differing(await checkDamaged(`update network.node set component = 9 where id = ${node}`)), { streets: [new RegExp(`^component of node ${node}: 0`)] })
    t.ok(differing(await checkDamaged(`delete from network.edge where id = ${street}`))['streets']!.includes('edges of network 1: 108, not 107'))
    const extent = await inSql('select extent::text as text from network.network')
    await asOwner('update network.network set extent = st_translate(extent, 1, 0)')
    t.match(differing(await check()), { streets: ['extent of network 1: 60 nodes in it, not 0'] })
    await asOwner(`update network.network set extent = '${extent}'`)
  })

  await t.test('what is wrong is told on the command line, and the exit code is 1', async (t) => {
    t.strictSame(differing(await check()), {}, 'all is well again')
    await asOwner(`update network.label set decimetres[1] = decimetres[1] + 1 where node = ${node}`)
    const text = await lifecircle(variables, 'network', 'check')
    t.match(text, { code: 1, stdout: /NOT SOUND/, stderr: /lifecircle: network 1 does not answer as its streets say/ })
    t.match(text.stdout, new RegExp(`node distances +node ${node} to node ${hub} +${metres(decimetres)} +${metres(decimetres + 1)}`))
    const json = await lifecircle(variables, 'network', 'check', '--json')
    t.equal(json.code, 1)
    t.match(JSON.parse(json.stdout), [{ sound: false }])
  })
})

void t.test('every network in use is checked, that of wheelchairs too', async (t) => {
  await asOwner('delete from network.network')
  await loadNetwork(database, gridStreets(8, 8, 100), { name: 'paved', wheelchair: contract(gridStreets(7, 8, 100)) })
  const checks = await checkLabels(database, undefined, { samples: 100, seed: 1 })
  t.equal(checks.length, 2)
  t.match(checks.map(({ sound, parts }) => [sound, parts[0]!.compared]), [[true, 60 + 108], [true, 52 + 93]])
})
