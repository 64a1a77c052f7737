/** Vector tiles, read as any client reads them, against what the service says of the same run otherwise. */
import { validateStyleMin, type StyleSpecification } from '@maplibre/maplibre-gl-style-spec'
import { VectorTile, type VectorTileFeature } from '@mapbox/vector-tile'
import { PbfReader } from 'pbf'
import t, { type Test } from 'tap'
import { isShownAt, layerNames, type LayerName } from '../../src/exchange/tiles/tile-layer.js'
import { readLayer, type TileAddress } from '../../src/exchange/tiles/tile-queries.js'
import { createTileRuns } from '../../src/exchange/tiles/tile-run-queries.js'
import { operator, type Caller } from '../../src/platform/caller.js'
import { now, publishRun, runCheckup } from '../support/checkup.js'
import { skipWithout, testDatabase } from '../support/database.js'
import { degreesAt, loadFacilities, loadSites, micro, type Place } from '../support/micro-city.js'
import { buildScoredCity, twoTypes } from '../support/scored-city.js'
import { bearer, isProblem, testService, viewer, type Answer, type AskOptions } from '../support/service.js'
import { statementsOf } from '../support/statements.js'

const database = await testDatabase(t)
await buildScoredCity(database)
const [bounded, , inOtherStreet] = micro.communities
// A park in the middle: the tile has to keep the hole.
const ring = (from: number, to: number, back: boolean) => {
  const corners: Place[] = [[from, from], [to, from], [to, to], [from, to], [from, from]]
  return `(${(back ? corners.toReversed() : corners).map((place) => degreesAt(place).join(' ')).join(', ')})`
}
const outline = `MULTIPOLYGON((${ring(0, 300, false)}, ${ring(100, 200, true)}), (${ring(320, 380, false)}))`
await database.asOwner((client) => client.query('update registry.region set geom = st_geomfromtext($2, 4326) where code = $1', [bounded, outline]))
await loadFacilities(database, [{ id: 'F7', at: [650, 600], community: inOtherStreet, status: 'suspended', size: 70 }])
await loadSites(database, [{ id: 'S5', at: [500, 600], community: inOtherStreet, population: 300 }])
const published = await runCheckup(database, { period: '2023H2', standardVersion: twoTypes, scopeCode: micro.city })
await publishRun(database, published)
const run = await runCheckup(database, { period: '2024H1', standardVersion: twoTypes, scopeCode: micro.county })
const { app, get } = await testService(t, database, { clock: () => now })
const open = await testService(t, database, { clock: () => now, variables: { PUBLIC_RESULTS: 'true' } })
const elsewhere: Caller = { subject: 'elsewhere', role: 'viewer', regionCode: micro.otherCounty }

/** Where a place is in the steps of its tile, by the formulas of the web's Mercator. */
function stepsOf(place: Place, z: number): TileAddress & { readonly at: readonly [number, number] } {
  const [lon, lat] = degreesAt(place)
  const east = ((lon + 180) / 360) * 2 ** z
  const south = ((1 - Math.asinh(Math.tan((lat * Math.PI) / 180)) / Math.PI) / 2) * 2 ** z
  return { z, x: Math.floor(east), y: Math.floor(south), at: [(east % 1) * 4096, (south % 1) * 4096] }
}

interface Feature {
  readonly id: number | undefined
  readonly kind: number
  readonly attributes: Readonly<Record<string, string | number | boolean>>
  readonly geometry: readonly (readonly { readonly x: number; readonly y: number }[])[]
}

const featureOf = (feature: VectorTileFeature): Feature => ({
  id: feature.id,
  kind: feature.type,
  attributes: Object.fromEntries(Object.entries(feature.properties).sort(([a], [b]) => (a < b ? -1 : 1))),
  geometry: feature.loadGeometry().map((line) => line.map(({ x, y }) => ({ x, y })))
})

/** Layers of a tile by name. */
function decoded(bytes: Uint8Array): Record<string, Feature[]> {
  const { layers } = new VectorTile(new PbfReader(bytes))
  return Object.fromEntries(
    Object.entries(layers).map(([name, layer]) => {
      if (layer.version !== 2 || layer.extent !== 4096) throw new Error(`${name}: version ${layer.version}, extent ${layer.extent}`)
      return [name, Array.from({ length: layer.length }, (_, i) => featureOf(layer.feature(i)))]
    })
  )
}

const middle: Place = [350, 350]
const pathOf = (layers: string, z: number, id: number | string = published, place = middle) => {
  const { x, y } = stepsOf(place, z)
  return `/v1/tiles/${id}/${layers}/${z}/${x}/${y}.mvt`
}

async function tileOf(path: string, { as = viewer }: AskOptions = {}): Promise<Record<string, Feature[]>> {
  const answer = await app.inject({ url: path, headers: { authorization: await bearer(as!) } })
  if (answer.statusCode !== 200 || answer.headers['content-type'] !== 'application/vnd.mapbox-vector-tile') throw new Error(`${path}: ${answer.statusCode} ${answer.body}`)
  return decoded(answer.rawPayload)
}

const itemsOf = ({ body }: Answer) => (body as { items: any[] }).items // eslint-disable-line @typescript-eslint/no-explicit-any
const near = (t: Test, found: { x: number; y: number }, [x, y]: readonly [number, number], message: string) =>
  t.ok(Math.abs(found.x - x) <= 1 && Math.abs(found.y - y) <= 1, `${message}: ${found.x},${found.y} for ${x},${y}`)

void t.test('communities have the scores of the run', async (t) => {
  const { communities } = await tileOf(pathOf('communities', 14))
  const codes = communities!.map(({ attributes }) => attributes['code'])
  t.strictSame(codes, micro.communities, 'in the order of their codes')
  for (const { id, attributes } of communities!) {
    t.equal(id, Number(attributes['code']))
    const { body } = await get(`/v1/checkup/runs/${published}/scores/${attributes['code'] as string}`)
    const score = body as { categories: { category: string; score: number | null }[]; types: { typeCode: string; score: number | null; applies: boolean }[] } & Record<string, unknown>
    const known = Object.fromEntries(
      Object.entries({
        ...Object.fromEntries(['code', 'nameZh', 'nameEn', 'level', 'kind', 'population', 'index', 'base', 'balance', 'governance', 'grade', 'rank', 'rankInLevel', 'completeness'].map((name) => [name, score[name]])),
        ...Object.fromEntries(score.categories.map((one) => [`category:${one.category}`, one.score])),
        ...Object.fromEntries(score.types.map((one) => [`type:${one.typeCode}`, one.score]))
      }).filter(([, value]) => value !== null)
    )
    const { shortfalls, completeness, ...rest } = attributes
    t.strictSame(rest, Object.fromEntries(Object.entries(known).filter(([name]) => name !== 'completeness').sort(([a], [b]) => (a < b ? -1 : 1))))
    t.ok(Math.abs(Number(completeness) - Number(known['completeness'])) <= 0.0005)
    t.equal(shortfalls, itemsOf(await get(`/v1/checkup/runs/${published}/shortfalls?within=${attributes['code'] as string}`)).length)
  }
})

void t.test('a community is where it runs, or where its people live', async (t) => {
  const { communities } = await tileOf(pathOf('communities', 14))
  const [area, , point] = communities!
  t.equal(area!.kind, 3)
  t.equal(area!.geometry.length, 3, 'an outline with its hole, and another')
  const corner = area!.geometry.flat().reduce((most, one) => (one.x - one.y < most.x - most.y ? one : most))
  near(t, corner, stepsOf([0, 0], 14).at, 'the corner in the south-west')
  const turning = area!.geometry.map((line) => Math.sign(line.slice(1).reduce((sum, { x, y }, i) => sum + line[i]!.x * y - x * line[i]!.y, 0)))
  t.strictSame(turning, [1, -1, 1], 'holes turn the other way')
  t.equal(point!.kind, 1)
  // 100 people at [600, 600] and 300 at [500, 600].
  near(t, point!.geometry[0]![0]!, stepsOf([525, 600], 14).at, 'weighted by people')
})

void t.test('below some zooms there is less', async (t) => {
  const far = await tileOf(pathOf('communities,regions,facilities', 9))
  t.strictSame(Object.keys(far), ['communities'])
  t.notOk('nameEn' in far['communities']![0]!.attributes || 'code' in far['communities']![0]!.attributes)
  for (const [name, value] of far['communities']!.flatMap(({ attributes }) => Object.entries(attributes))) if (name.includes(':')) t.ok(Number.isInteger(value), name)
  const ids = async (z: number) => (await tileOf(pathOf('regions', z)))['regions']!.map(({ id }) => String(id))
  t.strictSame(await ids(8), [micro.street, micro.otherStreet, micro.farStreet])
  t.strictSame(await ids(6), [micro.county, micro.otherCounty])
  const named = async (z: number) => (await tileOf(pathOf('facilities', z)))['facilities']!.map(({ attributes }) => attributes['name'])
  t.ok((await named(12)).every((name) => name === undefined))
  t.ok((await named(13)).every((name) => name !== undefined))
})

void t.test('facilities, shortfalls, streets and sites with what they reach', async (t) => {
  const { facilities, shortfalls, streets, sites } = await tileOf(pathOf('facilities,shortfalls,streets,sites', 14))
  const byName = new Map(facilities!.map((one) => [one.attributes['externalId'], one]))
  t.match(byName.get('F7')!.attributes, { type: 'COM01', category: 'commerce', status: 'suspended', size: 70, name: 'facility F7' })
  near(t, byName.get('F7')!.geometry[0]![0]!, stepsOf([650, 600], 14).at, 'where it is')
  const listed = itemsOf(await get(`/v1/checkup/runs/${published}/shortfalls`)).map(({ code, typeCode, cause, severity, score }) => ({ community: code, type: typeCode, cause, severity, score }))
  const byPlace = (a: { community: string; type: string }, b: { community: string; type: string }) => (a.community + a.type < b.community + b.type ? -1 : 1)
  t.strictSame(
    (shortfalls!.map(({ attributes: { community, type, cause, severity, score } }) => ({ community, type, cause, severity, score })) as typeof listed).sort(byPlace),
    listed.sort(byPlace)
  )
  const ofOne = listed.filter(({ community }) => community === listed[0]!.community).sort((a, b) => b.severity - a.severity)
  t.match(shortfalls!.find(({ attributes }) => attributes['community'] === listed[0]!.community && attributes['order'] === 1)!.attributes, ofOne[0], 'its worst is its first')
  t.equal(streets!.length, (await database.pool.query('select from network.edge')).rowCount)
  t.ok(streets!.every(({ kind }) => kind === 2))
  t.equal(sites!.length, 5)
  const reachOf = (id: string) => Object.keys(sites!.find(({ attributes }) => attributes['externalId'] === id)!.attributes).filter((name) => name.startsWith('reach:'))
  // F1, a COM01, is 150 m from S1, within its 300 m; F2, a GOV01, 390 m, within its 900 m.
  t.strictSame(reachOf('S1'), ['reach:COM01', 'reach:GOV01'])
  for (const { attributes } of sites!) {
    const id = attributes['externalId'] as string
    // Nothing has changed since: what is reached today was then.
    const { types } = (await get(`/v1/reach?site=${id}&meters=300,900`)).body as { types: { typeCode: string; counts: [number, number] }[] }
    const within = types.filter(({ typeCode, counts }) => counts[typeCode === 'COM01' ? 0 : 1] > 0).map(({ typeCode }) => `reach:${typeCode}`).sort()
    t.strictSame(reachOf(id), within, id)
    t.equal(attributes['reached'], within.length)
  }
})

void t.test('the database\'s tiles and our own encoder\'s are the same', { skip: skipWithout(database, 'vectorTiles') }, async (t) => {
  const runs = createTileRuns(database)
  const own = { ...database, capabilities: { ...database.capabilities, vectorTiles: false } }
  let features = 0
  for (const id of [published, run]) {
    const asked = await runs.find(operator, id)
    await runs.prepare(asked, layerNames)
    for (const name of layerNames) {
      for (const z of [6, 8, 9, 12, 13, 14]) {
        // The middle, and a tile beside it, where only the margin has anything.
        for (const place of [middle, [-900, -900]] as const) {
          const tile = stepsOf(place, z)
          const [theirs, ours] = [await readLayer(database, operator, asked, name, tile), await readLayer(own, operator, asked, name, tile)]
          t.strictSame(decoded(ours), decoded(theirs), `${name} ${z}/${tile.x}/${tile.y} of run ${id}`)
          features += decoded(ours)[name]?.length ?? 0
        }
      }
    }
  }
  t.ok(features > 100, `${features} features`)
})

void t.test('geometries are those that ST_AsMVTGeom makes', { skip: skipWithout(database, 'vectorTiles') }, async (t) => {
  const asked = await createTileRuns(database).find(operator, published)
  for (const [name, from] of [
    ['communities', `select code::bigint as id, coalesce(boundary, centre) as geom from exchange.tile_region where run_id = ${published} and level = 'community'`],
    ['streets', 'select id, geom from network.edge'],
    ['facilities', 'select id, geom from registry.facility']
  ] as const) {
    for (const z of [9, 12, 14].filter((one) => isShownAt(name, one))) {
      const tile = stepsOf(middle, z)
      const { rows } = await database.pool.query<{ tile: Buffer }>(
        `select st_asmvt(g, '${name}', 4096, 'geom', 'id') as tile
         from (select f.id, st_asmvtgeom(st_transform(f.geom, 3857), st_tileenvelope($1, $2, $3), 4096, 64, true) as geom from (${from}) as f order by f.id) as g
         where g.geom is not null`,
        [tile.z, tile.x, tile.y]
      )
      // Corners of an outline begin anywhere.
      const shapes = (bytes: Uint8Array) => Object.values(decoded(bytes)).flat().map(({ id, kind, geometry }) => (
        { id, kind, corners: [...new Set(geometry.flat().map(({ x, y }) => `${x} ${y}`))].sort() }
      ))
      t.strictSame(shapes(await readLayer(database, operator, asked, name, tile)), shapes(rows[0]!.tile), `${name} ${z}`)
    }
  }
})

void t.test('published runs are for whoever may read results; what they were made of needs more', async (t) => {
  isProblem(t, await get(pathOf('communities', 14), { as: null }), 401, 'unauthenticated')
  t.equal((await open.get(pathOf('communities,shortfalls', 14), { as: null })).status, 200)
  isProblem(t, await open.get(pathOf('communities,facilities', 14), { as: null }), 401, 'unauthenticated')
  isProblem(t, await get(pathOf('communities', 14, run), { as: elsewhere }), 404, 'not-found')
  t.equal((await get(pathOf('communities', 14), { as: elsewhere })).status, 200)
  t.strictSame(Object.keys(await tileOf(pathOf('communities', 14, run))), ['communities'])
  const layersFor = async (service: typeof open, as: Caller | null) =>
    ((await service.get('/v1/tiles/latest.json', { as })).body as { vector_layers: { id: LayerName }[] }).vector_layers.map(({ id }) => id)
  t.strictSame(await layersFor(open, null), ['regions', 'communities', 'shortfalls'])
  t.strictSame(await layersFor(open, viewer), layerNames)
  isProblem(t, await get(`/v1/tiles/${published}/communities/3/8/0.mvt`), 404, 'not-found')
  isProblem(t, await get(`/v1/tiles/${published}/roads/3/0/0.mvt`), 422, 'unprocessable-input', ['/layers'])
  isProblem(t, await get(`/v1/tiles/${published}/communities/15/0/0.mvt`), 422, 'unprocessable-input', ['/z'])
  t.same(await tileOf(`/v1/tiles/${published}/communities/9/0/0.mvt`), {}, 'nothing there')
})

void t.test('a tile that the caller has costs no statement', async (t) => {
  const authorization = await bearer(viewer)
  const ask = async (path: string, headers = {}) => app.inject({ url: path, headers: { authorization, ...headers } })
  const path = pathOf('communities,sites', 14)
  const first = await ask(path)
  const { etag } = first.headers
  t.equal(first.headers['cache-control'], 'private, max-age=600')
  let again: Awaited<ReturnType<typeof ask>> | undefined
  t.equal(await statementsOf(t, async () => (again = await ask(path, { 'if-none-match': etag }))), 0)
  t.strictSame([again!.statusCode, again!.body], [304, ''])
  t.notSame((await ask(pathOf('communities', 14))).headers['etag'], etag, 'other layers')
  const own = await ask(pathOf('communities', 14, run))
  t.equal(own.headers['cache-control'], 'private, no-cache', 'what is not published may go')
  t.equal((await ask(pathOf('communities', 14, run), { 'if-none-match': own.headers['etag'] })).statusCode, 304)
  const packed = await ask(path, { 'accept-encoding': 'gzip' })
  t.equal(packed.headers['content-encoding'], 'gzip')
  t.ok(packed.rawPayload.length < first.rawPayload.length)
})

void t.test('TileJSON tells of every attribute, and a style asks for nothing of other hosts', async (t) => {
  const { body } = await get('/v1/tiles/latest.json')
  const described = body as { tilejson: string; tiles: string[]; bounds: number[]; vector_layers: { id: LayerName; minzoom: number; maxzoom: number; fields: Record<string, string> }[] }
  t.match(described, { tilejson: '3.0.0', tiles: [`http://localhost:80/v1/tiles/${published}/${layerNames.join(',')}/{z}/{x}/{y}.mvt`], minzoom: 0, maxzoom: 14 })
  const [west, south, east, north] = described.bounds
  const [lon, lat] = degreesAt([600, 600])
  t.ok(west! < lon && lon <= east! && south! < lat && lat <= north!)
  const whole = { ...(await tileOf(pathOf(layerNames.join(','), 14))), ...(await tileOf(pathOf('regions', 8))) }
  t.same(Object.keys(whole).sort(), layerNames.toSorted())
  for (const { id, fields } of described.vector_layers) {
    for (const [name, value] of whole[id]!.flatMap(({ attributes }) => Object.entries(attributes))) {
      if (!fields[name]?.startsWith({ string: 'String', number: 'Number', boolean: 'Boolean' }[typeof value as 'string'])) t.fail(`${id}: ${name} is ${typeof value}, and ${fields[name] ?? 'not told'}`)
    }
  }

  const colours: unknown[] = []
  for (const query of ['', '?figure=base&lang=en', '?figure=category:commerce', '?figure=type:COM01&type=COM01']) {
    const style = (await get(`/v1/tiles/${published}/style.json${query}`)).body as StyleSpecification
    t.strictSame(validateStyleMin(style), [], query)
    const hosts = [...JSON.stringify(style).matchAll(/https?:\/\/[^/"]+/g)].map(([host]) => host)
    t.strictSame([...new Set(hosts)], ['http://localhost:80'])
    t.notOk('glyphs' in style || 'sprite' in style)
    for (const layer of style.layers) if ('source-layer' in layer) t.ok(described.vector_layers.some(({ id }) => id === layer['source-layer']), layer.id)
    const point = style.layers.find(({ id }) => id === 'communities-point') as { paint: Record<string, unknown> }
    colours.push(JSON.stringify(point.paint['circle-color']))
  }
  t.equal(new Set(colours).size, 4)
  isProblem(t, await get(`/v1/tiles/${published}/style.json?figure=beauty`), 422, 'unprocessable-input', ['/figure'])
  isProblem(t, await get(`/v1/tiles/${published}/style.json?type=ELD01`), 422, 'unprocessable-input', ['/type'])
  const forAnybody = (await open.get(`/v1/tiles/${published}/style.json`, { as: null })).body as StyleSpecification
  t.strictSame(Object.keys(forAnybody.sources), ['scores', 'shortfalls'])
  t.strictSame(validateStyleMin(forAnybody), [])
})

void t.test('names and boundaries that change show, and the tag with them', async (t) => {
  const { headers } = await get(pathOf('communities', 14))
  await database.asOwner((client) => client.query('update registry.region set name_zh = $2, geom = null where code = $1', [bounded, '新名社区']))
  // A process takes a published run for what it was two seconds ago; another one has not seen it.
  const later = await testService(t, database, { clock: () => now })
  const answer = await later.app.inject({ url: pathOf('communities', 14), headers: { authorization: await bearer(viewer), 'if-none-match': headers['etag'] as string } })
  t.equal(answer.statusCode, 200)
  t.equal(decoded(answer.rawPayload)['communities']![0]!.attributes['nameZh'], '新名社区')
})
