import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { Worker } from 'node:worker_threads'
import { gzipSync } from 'node:zlib'
import { test, type Test } from 'tap'
import { contract } from '../../../src/network/streets/contraction.js'
import { readCsvNetwork } from '../../../src/network/streets/csv-network.js'
import { readGeoJsonLines } from '../../../src/network/streets/geojson-file.js'
import { readOpenStreetMap } from '../../../src/network/streets/openstreetmap-file.js'
import { buildHubLabels } from '../../../src/network/labelling/hub-labels.js'
import { streetsHash } from '../../../src/network/network-import.js'
import type { StreetRows } from '../../../src/network/streets/street-network.js'
import type { StreetReading } from '../../../src/network/streets/street-reading.js'
import { at, block, nodeBlock, osmExtract, osmFile, osmHeader, relationBlock, walk, wayBlock, type OsmNodes, type OsmWay } from './osm-extract.js'

const rowsOf = ({ source, target, metres }: StreetRows) => Array.from(source, (from, row) => [from, target[row], metres[row]])
const edgesOf = (rows: StreetRows) => {
  const { source, target, decimetres } = contract(rows)
  return Array.from(source, (from, edge) => [from, target[edge], decimetres[edge]])
}

// CSV

const nodesCsv = 'id,lon,lat\n7,120,30\nb,120.001,30\n07,120.002,30\n'

const csvFolder = (t: Test, nodes: string, edges: string) => {
  const folder = t.testdir({ 'nodes.csv': nodes, 'edges.csv': edges })
  return { nodesPath: join(folder, 'nodes.csv'), edgesPath: join(folder, 'edges.csv') }
}

void test('a CSV network is read with ids of any text, in the order of its rows', async (t) => {
  const paths = csvFolder(t, nodesCsv, 'source,target,metres\nb,7,12.5\n07,b,0\n')
  const { rows, problemCount } = await readCsvNetwork(paths)
  t.equal(problemCount, 0)
  t.strictSame(Array.from(rows.lon), [120, 120.001, 120.002])
  t.strictSame(rowsOf(rows), [[1, 0, 12.5], [2, 1, 0]])
  t.equal(rows.shape.size, 0)
})

void test('columns stand in any order, a byte order mark and CRLF are no matter', async (t) => {
  const paths = csvFolder(t, '\uFEFFlat,name,id,lon\r\n30,"a, b",1,120\r\n31,,2,121\r\n', '\uFEFFmetres,source,target\r\n1e1,1,2\r\n\r\n')
  const { rows, problemCount } = await readCsvNetwork(paths)
  t.equal(problemCount, 0)
  t.strictSame(rowsOf(rows), [[0, 1, 10]])
  t.strictSame(Array.from(rows.lat), [30, 31])
})

void test('a line in wkt keeps its inner points; its length is the one given', async (t) => {
  const paths = csvFolder(
    t,
    nodesCsv,
    'source,target,metres,wkt\n7,b,150,"LINESTRING (120 30, 120.0005 30.001 8.5, 120.001 30)"\nb,07,9,"SRID=4326;LINESTRING(120.001 30,120.002 30)"\nb,7,9,\n'
  )
  const { rows, problemCount } = await readCsvNetwork(paths)
  t.equal(problemCount, 0)
  t.strictSame(rowsOf(rows), [[0, 1, 150], [1, 2, 9], [1, 0, 9]])
  t.strictSame([...rows.shape].map(([row, shape]) => [row, ...shape]), [[0, 120.0005, 30.001]])
})

void test('every bad CSV row is named with file, line, column, value and reason; the good ones are kept', async (t) => {
  const paths = csvFolder(
    t,
    'id,lon,lat\n1,120,30\n2,120.001,30\n1,121,31\n3,east,30\n4,30,120\n,1,1\n5,190,0\n6,0x10,0\n7,120\n',
    [
      'source,target,metres,wkt', '1,2,10,', '1,9,10,', '9,2,10,', '1,2,-1,', '1,2,,', '1,2,Infinity,', '1,2,5,POINT(120 30)',
      '1,2,5,"LINESTRING(120 30,121 30)"', '2,1,5,"LINESTRING(120 30,120.001 30)"', '1,2,5,"LINESTRING(120 x,120.001 30)"', '2,1,20,'
    ].join('\n')
  )
  const { rows, problems, problemCount } = await readCsvNetwork(paths)
  t.strictSame(rowsOf(rows), [[0, 1, 10], [1, 0, 20]])
  t.strictSame(problems.map(({ file, line, column, value }) => [file === paths.nodesPath ? 'nodes' : 'edges', line, column, value]), [
    ['nodes', 4, 'id', '1'], ['nodes', 5, 'lon', 'east'], ['nodes', 6, 'lat', '120'], ['nodes', 7, 'id', ''], ['nodes', 8, 'lon', '190'],
    ['nodes', 9, 'lon', '0x10'], ['nodes', 10, 'lat', ''],
    ['edges', 3, 'target', '9'], ['edges', 4, 'source', '9'], ['edges', 5, 'metres', '-1'], ['edges', 6, 'metres', ''],
    ['edges', 7, 'metres', 'Infinity'], ['edges', 8, 'wkt', 'POINT(120 30)'], ['edges', 9, 'wkt', 'LINESTRING(120 30,121 30)'],
    ['edges', 10, 'wkt', 'LINESTRING(120 30,120.001 30)'], ['edges', 11, 'wkt', 'LINESTRING(120 x,120.001 30)']
  ])
  t.equal(problemCount, problems.length)
  const reasons = problems.map(({ reason }) => reason)
  for (const part of ['there already', 'not a number', 'longitude before latitude', 'no node of this id', 'negative', 'not a LINESTRING', 'end at its target', 'begin at its source']) {
    t.ok(reasons.some((reason) => reason.includes(part)), part)
  }
})

void test('a header that lacks columns is a problem each', async (t) => {
  const { problems, rows } = await readCsvNetwork(csvFolder(t, 'id,x,y\n1,120,30\n', ''))
  t.strictSame(problems.map(({ line, column }) => [line, column]), [[1, 'lon'], [1, 'lat'], [1, 'source'], [1, 'target'], [1, 'metres']])
  t.equal(rows.source.length, 0)
})

void test('a thousand problems are kept, all are counted', async (t) => {
  const { problems, problemCount } = await readCsvNetwork(csvFolder(t, nodesCsv, `source,target,metres\n${'x,y,1\n'.repeat(1_500)}`))
  t.equal(problems.length, 1_000)
  t.equal(problemCount, 1_500)
})

void test('a CSV file that breaks off inside quotes, or is not there, is named', async (t) => {
  const paths = csvFolder(t, nodesCsv, 'source,target,metres\n7,"b,1\n')
  await t.rejects(readCsvNetwork(paths), { code: 'unprocessable-input', message: /edges\.csv: .*(quote|Quote)/ })
  await t.rejects(readCsvNetwork({ ...paths, nodesPath: 'missing.csv' }), { code: 'unprocessable-input', message: /^missing\.csv: .*no such file/ })
})

void test('coordinates in another CRS are converted before they are checked', async (t) => {
  const paths = csvFolder(
    t,
    'id,lon,lat\n1,500000,3000000\n2,500100,3000000\n',
    'source,target,metres,wkt\n1,2,3,"LINESTRING(500000 3000000,500050 3000010,500100 3000000)"\n'
  )
  const { rows, problemCount } = await readCsvNetwork(paths, { toWgs84: (x, y) => [120 + (x - 500_000) / 1e5, y / 1e5] })
  t.equal(problemCount, 0)
  t.strictSame(Array.from(rows.lon), [120, 120.001])
  t.strictSame(Array.from(rows.shape.get(0) ?? []), [120.0005, 30.0001])
})

void test('a column wheelchair says which CSV rows a wheelchair user can use; empty is yes', async (t) => {
  const edges = 'source,target,metres,wheelchair\n7,b,1,no\nb,07,2,\n07,7,3,yes\n7,07,4,maybe\n'
  const { rows, wheelchair, problems } = await readCsvNetwork(csvFolder(t, nodesCsv, edges))
  t.strictSame(rowsOf(rows), [[0, 1, 1], [1, 2, 2], [2, 0, 3]])
  t.strictSame(wheelchair && rowsOf(wheelchair), [[1, 2, 2], [2, 0, 3]])
  t.match(problems, [{ line: 5, column: 'wheelchair', value: 'maybe', reason: /neither yes nor no/ }])
})

void test('a CSV network without that column tells nothing about wheelchairs', async (t) => {
  t.equal((await readCsvNetwork(csvFolder(t, nodesCsv, 'source,target,metres\n7,b,1\n'))).wheelchair, undefined)
})

void test('the lines of rows that are left to wheelchair users keep their shapes', async (t) => {
  const edges = 'source,target,metres,wheelchair,wkt\n7,b,1,no,\n7,b,1,yes,"LINESTRING (120 30, 120.0005 30.001, 120.001 30)"\n'
  const { wheelchair } = await readCsvNetwork(csvFolder(t, nodesCsv, edges))
  t.strictSame([...(wheelchair?.shape ?? [])].map(([row, shape]) => [row, ...shape]), [[0, 120.0005, 30.001]])
})

// GeoJSON

const line = (coordinates: unknown, properties: object | null = {}, type = 'LineString') => ({ type: 'Feature', properties, geometry: { type, coordinates } })
const collection = (...features: unknown[]) => JSON.stringify({ type: 'FeatureCollection', name: 'streets', features, bbox: [0, 0, 1, 1] })
const geoJson = (t: Test, text: string | Buffer, name = 'streets.geojson') => join(t.testdir({ [name]: text }), name)

void test('lines meet wherever they share a vertex, inner ones included', async (t) => {
  const path = geoJson(t, collection(line([[120, 30], [120.001, 30], [120.002, 30]]), line([[120.001, 30.001, 7], [120.00100000001, 30]], null)))
  const { rows, problemCount } = await readGeoJsonLines(path)
  t.equal(problemCount, 0)
  t.equal(rows.lon.length, 4)
  t.strictSame(rowsOf(rows), [[0, 1, NaN], [1, 2, NaN], [3, 1, NaN]])
  t.equal(contract(rows).edgeCount, 3)
})

void test('vertices a hundred-millionth of a degree apart are one, a millionth apart two', async (t) => {
  const { rows } = await readGeoJsonLines(geoJson(t, collection(line([[0, 0], [1, 0]]), line([[1.00000001, 0], [2, 0]]), line([[2.000001, 0], [3, 0]]))))
  t.strictSame(rowsOf(rows).map(([source, target]) => [source, target]), [[0, 1], [1, 2], [3, 4]])
})

void test('the parts of a MultiLineString are lines of their own; repeated vertices are one', async (t) => {
  const path = geoJson(t, collection(line([[[0, 0], [0, 0], [1, 0]], [[2, 0], [3, 0]]], {}, 'MultiLineString')))
  t.strictSame(rowsOf((await readGeoJsonLines(path)).rows), [[0, 1, NaN], [2, 3, NaN]])
})

void test('a given length is that of the whole feature, whatever its vertices', async (t) => {
  const { rows, problemCount } = await readGeoJsonLines(
    geoJson(
      t,
      collection(
        line([[0, 0], [0.001, 0], [0.0015, 0.0003], [0.003, 0]], { metres: 1000.05 }),
        line([[1, 0], [1.001, 0], [1.004, 0]], { metres: 400 }),
        line([[1.001, 0], [1.001, 0.001]], { metres: 0 }),
        line([[2, 0], [3, 0]], { metres: null })
      )
    )
  )
  t.equal(problemCount, 0)
  t.strictSame(edgesOf(rows), [
    [0, 1, 10_001],
    // A quarter of the 400 m lies before the crossing, three quarters behind it.
    [2, 3, 1_000], [3, 4, 3_000], [3, 5, 0],
    [6, 7, 1_113_195]
  ])
})

void test('where a file says highway the walking rules decide, unless every way is wanted', async (t) => {
  const at = (lat: number) => [[0, lat], [1, lat]]
  const path = geoJson(
    t,
    collection(
      line(at(0), { highway: 'road' }), line(at(1), { highway: 'trunk' }), line(at(2), { highway: 'trunk', foot: 'yes' }),
      line(at(3), { highway: null, waterway: 'river' }), line(at(4), { name: 'a lane' })
    )
  )
  const walked = async (everyWay: boolean) => Array.from((await readGeoJsonLines(path, { everyWay })).rows.lat).filter((_, node) => node % 2 === 0)
  t.strictSame(await walked(false), [0, 2, 4])
  t.strictSame(await walked(true), [0, 1, 2, 3, 4])
})

void test('the wheelchair rules decide over GeoJSON properties, numbers and booleans among them', async (t) => {
  const at = (lat: number) => [[0, lat], [1, lat]]
  const path = geoJson(
    t,
    collection(
      line(at(0), { highway: 'steps' }), line(at(1), { highway: 'footway', width: 0.5 }), line(at(2), { wheelchair: 'no' }),
      line(at(3), { wheelchair: false }), line(at(4), { wheelchair: true, width: 0.5 }), line(at(5), { name: 'a lane' }),
      line(at(6), { highway: 'trunk' })
    )
  )
  const northings = (rows: StreetRows | undefined) => Array.from(rows?.source ?? [], (node) => rows?.lat[node])
  const ruled = await readGeoJsonLines(path)
  t.strictSame(northings(ruled.rows), [0, 1, 2, 3, 4, 5])
  t.strictSame(northings(ruled.wheelchair), [4, 5])
  t.strictSame(northings((await readGeoJsonLines(path, { everyWay: true })).wheelchair), [4, 5, 6])
})

void test('a GeoJSON file with neither highway nor wheelchair tells nothing about wheelchairs', async (t) => {
  t.equal((await readGeoJsonLines(geoJson(t, collection(line([[0, 0], [1, 0]], { width: 0.5 }))))).wheelchair, undefined)
})

void test('every bad feature is named by number and reason, the good ones are kept', async (t) => {
  const path = geoJson(
    t,
    collection(
      line([[0, 0], [1, 0]]), line([0, 0], {}, 'Point'), { type: 'Feature', geometry: null, properties: {} }, line([[0, 0], [200, 0]]),
      line([[0, 0], [0, 91]]), line([[0, 0]]), line([[0, 0], ['1', 0]]), line([[5, 5], [5, 5]]), line([[0, 0], [1, 0]], { metres: -1 }),
      line([[0, 0], [1, 0]], { metres: 'far' }), 'street', line([]), line([[1, 0], [2, 0]])
    )
  )
  const { rows, problems, problemCount } = await readGeoJsonLines(path)
  t.strictSame(rowsOf(rows), [[0, 1, NaN], [1, 2, NaN]])
  t.equal(problemCount, 11)
  t.strictSame(problems.map(({ line: number }) => number), [2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])
  t.match(problems[0], { file: path, reason: /is a Point/ })
  t.match(problems[2], { column: 'coordinates', value: '[200,0]', reason: /longitude 200/ })
  t.match(problems[7], { column: 'metres', value: '-1' })
})

void test('one feature per line and packed files are read alike', async (t) => {
  const features = [line([[0, 0], [1, 0]]), line([[1, 0], [2, 0]])]
  const lines = features.map((feature) => JSON.stringify(feature)).join('\r\n')
  const expected = [[0, 1, NaN], [1, 2, NaN]]
  for (const [name, text] of Object.entries({
    'a.json': `\uFEFF${collection(...features)}`,
    'a.geojson.gz': gzipSync(collection(...features)),
    'a.geojsonl': lines,
    'a.ndjson': `${lines}\n`,
    'a.geojsonl.gz': gzipSync(`\u001e${lines}`)
  })) {
    t.strictSame(rowsOf((await readGeoJsonLines(geoJson(t, text, name))).rows), expected, name)
  }
  const broken = await readGeoJsonLines(geoJson(t, `${lines}\n{"type":\n`, 'a.geojsonl'))
  t.strictSame(rowsOf(broken.rows), expected)
  t.match(broken.problems, [{ line: 3, reason: /not valid JSON/ }])
})

void test('a GeoJSON file that breaks off, is damaged or something else is named', async (t) => {
  const text = collection(line([[0, 0], [1, 0]]), line([[1, 0], [2, 0]]))
  const bad: Record<string, string | Buffer> = {
    'cut.geojson': text.slice(0, -30),
    'cut.geojson.gz': gzipSync(text).subarray(0, -12),
    'plain.geojson.gz': text,
    'empty.geojson': '',
    'wrong.geojson': '{"type":"Topology","arcs":[]}',
    'array.geojson': '[1,2]',
    'text.geojson': 'id,lon,lat'
  }
  for (const [name, content] of Object.entries(bad)) {
    await t.rejects(readGeoJsonLines(geoJson(t, content, name)), { code: 'unprocessable-input', message: new RegExp(`${name}: `) }, name)
  }
  await t.rejects(readGeoJsonLines('missing.geojson'), { message: /missing\.geojson: .*no such file/ })
})

void test('memory does not grow with what a file says beside its streets', async (t) => {
  const other = JSON.stringify(line([[0, 0], [1, 0]], { highway: 'motorway', name: 'x'.repeat(1_000) }))
  const first = JSON.stringify(line([[0, 0], [1, 0]]))
  const path = geoJson(t, `{"type":"FeatureCollection","features":[${first}${`,\n${other}`.repeat(60_000)}]}`)
  t.ok(statSync(path).size > 60e6)
  const reader = new URL('../../../src/network/streets/geojson-file.js', import.meta.url).href
  const worker = new Worker(
    `import(${JSON.stringify(reader)})
      .then(({ readGeoJsonLines }) => readGeoJsonLines(${JSON.stringify(path)}))
      .then(({ rows }) => require('node:worker_threads').parentPort.postMessage(rows.source.length))`,
    { eval: true, resourceLimits: { maxOldGenerationSizeMb: 24 } }
  )
  t.strictSame(await once(worker, 'message'), [1])
})

// OpenStreetMap

const residential = { highway: 'residential' }
/** Ids as large as today's, beyond 32 bits, and one of an editor's unsaved nodes. */
const someNodes: OsmNodes = { 12345678901: [120.1000001, 30.2], 12345678902: [120.2, 30.3], 12345678903: [120.3, 30.4] }

void test('walkable ways become rows between nodes numbered by their OSM ids', async (t) => {
  const path = osmFile(
    t,
    osmHeader(),
    nodeBlock(someNodes),
    nodeBlock({ 5: [-0.5, -51.4] }, { dense: false, packed: false }),
    wayBlock([
      { nodes: [12345678902, 12345678901, 5], tags: residential },
      { nodes: [12345678903, 5], tags: { highway: 'motorway' } },
      { nodes: [12345678903, 12345678903, 12345678902], tags: { highway: 'steps', name: '石阶' } },
      { nodes: [12345678901, 12345678903], tags: { building: 'yes' } }
    ])
  )
  const { rows, problemCount } = await readOpenStreetMap(path)
  t.equal(problemCount, 0)
  t.strictSame(rowsOf(rows), [[2, 1, NaN], [1, 0, NaN], [3, 2, NaN]])
  t.strictSame(Array.from(rows.lon), [-0.5, 120.1000001, 120.2, 120.3])
  t.strictSame(Array.from(rows.lat), [-51.4, 30.2, 30.3, 30.4])
})

void test('a node the extract does not hold splits the way', async (t) => {
  const path = osmFile(t, osmHeader(), nodeBlock({ 1: [0, 0], 2: [0.1, 0], 4: [0.3, 0], 5: [0.4, 0], 7: [0.6, 0] }), wayBlock([{ nodes: [1, 2, 3, 4, 5, 6, 7], tags: residential }]))
  const { rows } = await readOpenStreetMap(path)
  t.strictSame(contract(rows).componentNodes, Int32Array.of(2, 2))
  t.equal(rows.source.length, 2)
})

void test('a node at an impossible position is a problem and splits the way', async (t) => {
  const path = osmFile(t, osmHeader(), nodeBlock({ 1: [0, 0], 2: [0.1, 95], 3: [0.2, 0], 4: [0.3, 0] }), wayBlock([{ nodes: [1, 2, 3, 4], tags: residential }]))
  const { rows, problems } = await readOpenStreetMap(path)
  t.equal(rows.source.length, 1)
  t.match(problems, [{ file: path, line: 0, column: 'node', value: '2', reason: /latitude 95/ }])
})

void test('a bridge does not meet the street below, where they share no node', async (t) => {
  const nodes: OsmNodes = { 1: at(-50, 0), 2: at(50, 0), 3: at(0, -50), 4: at(0, 50), 5: at(0, 0) }
  const bridge = { highway: 'footway', bridge: 'yes', layer: '1' }
  const apart = await readOpenStreetMap(osmExtract(t, nodes, [{ nodes: [1, 5, 2], tags: residential }, { nodes: [3, 4], tags: bridge }]))
  t.equal(walk(apart.rows, [-50, 0], [0, 50]), Infinity)
  const meeting = await readOpenStreetMap(osmExtract(t, nodes, [{ nodes: [1, 5, 2], tags: residential }, { nodes: [3, 5, 4], tags: bridge }]))
  t.equal(walk(meeting.rows, [-50, 0], [0, 50]), 1_000)
})

void test('a closed gate ends the ways at its node; both sides are walked up to it', async (t) => {
  const ways = [{ nodes: [1, 2, 3], tags: residential }, { nodes: [2, 4], tags: residential }]
  const read = async (tags: Record<string, string>, dense: boolean) => {
    const nodes: OsmNodes = { 1: at(0, 0), 2: [...at(50, 0), tags], 3: at(90, 0), 4: at(50, 30) }
    return (await readOpenStreetMap(osmFile(t, osmHeader(), nodeBlock(nodes, { dense }), wayBlock(ways)))).rows
  }
  for (const dense of [true, false]) {
    const shut = contract(await read({ barrier: 'gate', access: 'private' }, dense))
    t.strictSame(Array.from(shut.decimetres), [500, 400, 300])
    t.strictSame(Array.from(shut.componentNodes), [2, 2, 2])
    t.equal(walk(await read({ barrier: 'gate', access: 'private', foot: 'yes' }, dense), [0, 0], [90, 0]), 900)
    t.equal(walk(await read({ barrier: 'gate' }, dense), [0, 0], [50, 30]), 800)
  }
})

void test('blocks in any order are read alike', async (t) => {
  const nodes = nodeBlock({ 1: at(0, 0), 2: at(50, 0), 3: [...at(90, 0), { barrier: 'wall' }], 4: at(99, 0) })
  const ways = wayBlock([{ nodes: [1, 2, 3, 4], tags: residential }, { nodes: [1, 2, 3, 1], tags: {} }])
  const relations = relationBlock([{ ways: [[2, 'outer']], tags: { type: 'multipolygon', highway: 'pedestrian' } }])
  const usual = await readOpenStreetMap(osmFile(t, osmHeader(), nodes, ways, relations))
  const other = await readOpenStreetMap(osmFile(t, osmHeader(), relations, ways, nodes))
  t.strictSame(other, usual)
})

void test('an OSM file that breaks off, is damaged or something else is named', async (t) => {
  const good = [osmHeader(), nodeBlock(someNodes), wayBlock([{ nodes: [12345678901, 12345678902], tags: residential }])]
  const whole = Buffer.concat(good)
  const flipped = Buffer.from(whole)
  flipped[whole.length - 20]! ^= 0xff
  const bad: [Buffer, RegExp][] = [
    [Buffer.alloc(0), /is empty/],
    [Buffer.from('<?xml version="1.0"?><osm version="0.6">'), /no OSM PBF file/],
    [whole.subarray(0, -7), /ends in the middle of a block/],
    [flipped, /is damaged/],
    [Buffer.concat(good.slice(1)), /does not begin with an OSMHeader/],
    [Buffer.concat([osmHeader('HistoricalInformation'), ...good.slice(1)]), /needs HistoricalInformation/],
    [Buffer.concat([osmHeader(), block('OSMData', Buffer.from([0x0a, 0xff, 0xff]))]), /is damaged/]
  ]
  for (const [content, message] of bad) {
    const path = osmFile(t, content)
    await t.rejects(readOpenStreetMap(path), { code: 'unprocessable-input', message }, message.source)
    await t.rejects(readOpenStreetMap(path), { message: /a\.osm\.pbf: / })
  }
  await t.rejects(readOpenStreetMap('missing.osm.pbf'), { message: /missing\.osm\.pbf: .*no such file/ })
})

// Real files

const trialData = process.env['LIFECIRCLE_TRIAL_DATA'] ?? resolve('../shared/data')
const trialFile = (name: string) => join(trialData, name)
const needing = (...names: string[]) => {
  const absent = names.filter((name) => !existsSync(trialFile(name)))
  return absent.length > 0 ? { skip: `${absent.join(', ')} not in ${trialData} (set LIFECIRCLE_TRIAL_DATA)` } : {}
}

void test('Porto Alegre as CSV contracts to the published figures', needing('porto-alegre/nodes.csv', 'porto-alegre/edges.csv'), async (t) => {
  const { rows, problemCount } = await readCsvNetwork({ nodesPath: trialFile('porto-alegre/nodes.csv'), edgesPath: trialFile('porto-alegre/edges.csv') })
  t.equal(problemCount, 0)
  t.equal(rows.lon.length, 37_879)
  t.equal(rows.source.length, 44_969)
  const network = contract(rows)
  t.equal(network.nodeCount, 16_870)
  t.equal(network.edgeCount, 23_960)
  const given = readFileSync(trialFile('porto-alegre/edges.csv'), 'utf8').split('\n').slice(1).filter(Boolean)
  const total = given.reduce((sum, text) => sum + Math.round(Number(text.split(',')[2]) * 10), 0)
  t.equal(network.decimetres.reduce((sum, length) => sum + length, 0), total, 'no decimetre is lost')
})

void test('the OpenStreetMap extract of Porto Alegre gives the same streets and more', needing('porto-alegre.osm.pbf', 'porto-alegre/nodes.csv'), async (t) => {
  const { rows, problemCount } = await readOpenStreetMap(trialFile('porto-alegre.osm.pbf'))
  t.equal(problemCount, 0)
  // The published 37,879 shape nodes leave out platforms and pedestrian areas, and nodes are copied at closed gates.
  t.equal(new Set([...rows.source, ...rows.target]).size, 38_763)
  const place = (lon: number, lat: number) => `${lon.toFixed(7)},${lat.toFixed(7)}`
  const read = new Set(Array.from(rows.lon, (lon, node) => place(lon, rows.lat[node]!)))
  const published = readFileSync(trialFile('porto-alegre/nodes.csv'), 'utf8').split('\n').slice(1).filter(Boolean)
  const lost = published.filter((text) => {
    const [, lon, lat] = text.split(',').map(Number)
    return !read.has(place(lon!, lat!))
  })
  t.strictSame(lost, [])
})

void test('all of Monaco is read', needing('monaco.osm.pbf'), async (t) => {
  const { rows, problemCount } = await readOpenStreetMap(trialFile('monaco.osm.pbf'))
  t.equal(problemCount, 0)
  const network = contract(rows)
  t.ok(network.edgeCount > 1_000)
  t.ok(Math.max(...network.componentNodes) > 0.9 * network.nodeCount, 'its streets hang together')
})

void test('the roads of Hangzhou are read, trunk roads only on request', needing('hangzhou-roads.geojson.gz'), async (t) => {
  const every = await readGeoJsonLines(trialFile('hangzhou-roads.geojson.gz'), { everyWay: true })
  t.equal(every.problemCount, 0)
  t.equal(every.rows.source.length, 47_688)
  const kilometres = contract(every.rows).decimetres.reduce((sum, length) => sum + length, 0) / 10_000
  t.ok(Math.abs(kilometres - 2_357) < 1, `${kilometres} km against 2,357 km by the file's own lengths`)
  t.equal((await readGeoJsonLines(trialFile('hangzhou-roads.geojson.gz'))).rows.source.length, 46_084)
})

// Bytes

const bytesOf = ({ rows, wheelchair }: StreetReading): string[] =>
  [rows, wheelchair ?? rows].map((streets) => {
    const network = contract(streets)
    const { start, hubs, decimetres } = buildHubLabels(network, { horizonDecimetres: 15_000 })
    const labels = createHash('sha256')
    for (const part of [start, hubs, decimetres]) labels.update(part)
    return `${streetsHash(network)} ${labels.digest('hex')}`
  })

void test('reading, contracting and labelling a file again gives the same bytes', async (t) => {
  const columns = 12
  const nodes: OsmNodes = {}
  const ways: OsmWay[] = []
  for (let node = 0; node < columns * columns; node++) {
    const [column, row] = [node % columns, Math.floor(node / columns)]
    nodes[node + 1] = [...at(60 * column + (node % 7), 60 * row + (node % 5)), node % 11 === 3 ? { kerb: 'raised' } : {}]
    if (column > 0) ways.push({ nodes: [node, node + 1], tags: { highway: node % 6 === 0 ? 'steps' : 'residential' } })
    if (row > 0) ways.push({ nodes: [node + 1 - columns, node + 1], tags: { highway: 'footway' } })
  }
  ways.push({ nodes: [14, 15, 16, 28, 40, 39, 38, 26, 14], tags: { highway: 'pedestrian', area: 'yes' } })
  const path = osmExtract(t, nodes, ways)
  const first = bytesOf(await readOpenStreetMap(path))
  t.strictSame(bytesOf(await readOpenStreetMap(path)), first)
  t.not(first[0], first[1])
})

for (const name of ['monaco.osm.pbf', 'porto-alegre.osm.pbf']) {
  void test(`so it is with ${name}`, needing(name), async (t) => {
    t.strictSame(bytesOf(await readOpenStreetMap(trialFile(name))), bytesOf(await readOpenStreetMap(trialFile(name))))
  })
}
