import t from 'tap'
import { searchOpenStreets, type Closures } from '../../src/network/closures.js'
import { contract } from '../../src/network/streets/contraction.js'
import { isochronesOf } from '../../src/network/isochrone-queries.js'
import { importNetwork } from '../../src/network/network-import.js'
import { reachOf } from '../../src/network/reach-queries.js'
import type { StreetNetwork } from '../../src/network/streets/street-network.js'
import { operator } from '../../src/platform/caller.js'
import { testDatabase } from '../support/database.js'
import { buildMicroCity, degreesAt, gridStreets, loadFacilities, loadNetwork, loadRegions, loadSites, streetRows, type Place, type Street } from '../support/micro-city.js'
import { isProblem, testService } from '../support/service.js'
import { seededRandom } from './labelling/trial-networks.js'

/** A crooked town with bends, given lengths, loops and parallel streets, contracted. */
function crookedTown(random: () => number): StreetNetwork {
  const corners: Record<string, Place> = { loop: [-150, 250] }
  const streets: Street[] = [['loop', '0/2'], ['loop', 'loop', undefined, [[-260, 200], [-320, 250], [-260, 300]]]]
  for (let row = 0; row < 6; row++) {
    for (let column = 0; column < 6; column++) {
      const here = `${column}/${row}`
      corners[here] = [column * 110 + 50 * random(), row * 110 + 50 * random()]
      const before = [column > 0 ? `${column - 1}/${row}` : undefined, row > 0 ? `${column}/${row - 1}` : undefined]
      for (const there of before) {
        if (there === undefined || random() < 0.15) continue
        const [[ax, ay], [bx, by]] = [corners[there]!, corners[here]]
        const bend: Place = [(ax + bx) / 2 + 60 * random() - 30, (ay + by) / 2 + 60 * random() - 30]
        const kind = random()
        if (kind < 0.3) streets.push([there, here, undefined, [bend]])
        else if (kind < 0.5) streets.push([there, here, Math.hypot(ax - bx, ay - by) * (0.8 + random())])
        else streets.push([there, here])
        if (kind > 0.9) streets.push([here, there, undefined, [bend]])
      }
    }
  }
  return contract(streetRows(corners, streets))
}

/** The same nodes, without some edges; the rest keep their order. */
function without(network: StreetNetwork, closed: ReadonlySet<number>): StreetNetwork {
  const kept = Array.from({ length: network.edgeCount }, (_, edge) => edge).filter((edge) => !closed.has(edge))
  const lines = kept.map((edge) => network.lines.subarray(network.lineStart[edge]! * 2, network.lineStart[edge + 1]! * 2))
  const lineStart = new Int32Array(kept.length + 1)
  for (const [i, line] of lines.entries()) lineStart[i + 1] = lineStart[i]! + line.length / 2
  return {
    ...network,
    edgeCount: kept.length,
    source: Int32Array.from(kept, (edge) => network.source[edge]!),
    target: Int32Array.from(kept, (edge) => network.target[edge]!),
    decimetres: Int32Array.from(kept, (edge) => network.decimetres[edge]!),
    lineStart,
    lines: Float64Array.from(lines.flatMap((line) => [...line]))
  }
}

type Box = readonly [west: number, south: number, east: number, north: number]

/** Whether a stretch between two points meets a box (Liang and Barsky 1984). */
function meets([west, south, east, north]: Box, [ax, ay]: Place, [bx, by]: Place): boolean {
  let [from, to] = [0, 1]
  for (const [step, room] of [[ax - bx, ax - west], [bx - ax, east - ax], [ay - by, ay - south], [by - ay, north - ay]] as const) {
    if (step === 0 && room < 0) return false
    if (step < 0) from = Math.max(from, room / step)
    if (step > 0) to = Math.min(to, room / step)
  }
  return from <= to
}

const edgesMeeting = (network: StreetNetwork, box: Box): number[] =>
  Array.from({ length: network.edgeCount }, (_, edge) => edge).filter((edge) => {
    const line = network.lines.subarray(network.lineStart[edge]! * 2, network.lineStart[edge + 1]! * 2)
    return Array.from({ length: line.length / 2 - 1 }, (_, i) => i * 2).some((i) => meets(box, [line[i]!, line[i + 1]!], [line[i + 2]!, line[i + 3]!]))
  })

const boxRound = ([x, y]: Place, half: number): Box => [...degreesAt([x - half, y - half]), ...degreesAt([x + half, y + half])]

const polygonOf = ([west, south, east, north]: Box) =>
  ({ type: 'Polygon', coordinates: [[[west, south], [east, south], [east, north], [west, north], [west, south]]] }) as const

const positionAt = (place: Place) => {
  const [lon, lat] = degreesAt(place)
  return { lon, lat }
}

void t.test('closed streets answer as a network imported without them', async (t) => {
  const database = await testDatabase(t)
  const random = seededRandom(11)
  const anywhere = (): Place => [-350 + 1150 * random(), -150 + 950 * random()]
  await loadRegions(database)
  await loadFacilities(database, Array.from({ length: 80 }, (_, i) => ({ id: `F${i}`, at: anywhere(), type: i % 2 === 0 ? 'COM01' : 'GOV01', status: i % 9 === 0 ? 'closed' : 'operating' })))
  await loadSites(database, Array.from({ length: 60 }, (_, i) => ({ id: `S${i}`, at: anywhere(), population: 1 + Math.floor(random() * 500) })))
  const origins = [...Array.from({ length: 40 }, anywhere), [-290, 250], [-260, 210], [5000, 5000]].map((place) => positionAt(place as Place))
  const contours = [40, 150.5, 400, 900]
  const area = { polygons: true, widthMetres: 20, generalizeMetres: 0 }
  const drawn = { ...area, polygons: false }
  let displaced = 0
  let cutOff = 0

  for (let trial = 0; trial < 4; trial++) {
    const town = crookedTown(random)
    const settings = { name: `town ${trial}`, source: 'random', leastComponentNodes: 1 }
    const { id } = await importNetwork(database, operator, town, settings)
    const first = (await database.pool.query<{ first_edge: number }>('select first_edge from network.network where id = $1', [id])).rows[0]!.first_edge
    const share = 0.1 + 0.5 * random()
    const chosen = Array.from({ length: town.edgeCount }, (_, edge) => edge).filter(() => random() < share)
    const box = boxRound([275, 275], 30 + 150 * random())
    const numbers = chosen.map((edge) => first + edge)
    const cases: readonly (readonly [string, Closures, number[]])[] = [
      ['edges', { closedEdges: numbers }, chosen],
      ['an area', { avoid: polygonOf(box) }, edgesMeeting(town, box)],
      ['both, some twice', { avoid: { type: 'MultiPolygon', coordinates: [polygonOf(box).coordinates] }, closedEdges: [...numbers, ...numbers] }, [...chosen, ...edgesMeeting(town, box)]],
      ['nothing', { closedEdges: [] }, []]
    ]
    for (const [name, closures, closed] of cases) {
      const without_ = await importNetwork(database, operator, without(town, new Set(closed)), { ...settings, name: `${settings.name} without ${name}` })
      const over = await searchOpenStreets(database.pool, id, origins, contours, closures)
      const reached = await over.reach()
      t.strictSame(reached, await reachOf(database.pool, without_.id, origins, contours), `town ${trial}: reach without ${name} (${closed.length} of ${town.edgeCount} edges)`)
      const [shapes, right] = [await over.isochrones(area), await isochronesOf(database.pool, without_.id, origins, contours, area)]
      const figures = (found: typeof shapes) => found.map(({ geometry: _, areaSquareMetres, ...rest }) => ({ ...rest, area: Math.round(areaSquareMetres) }))
      t.strictSame(figures(shapes), figures(right), 'people, facilities and areas')
      const [streets, rightStreets] = [await over.isochrones(drawn), await isochronesOf(database.pool, without_.id, origins, contours, drawn)]
      const stretches = (found: typeof shapes) => found.map(({ geometry, origin, contour }) => [origin, contour, ...geometry.coordinates.map((line) => JSON.stringify(line)).sort()])
      t.strictSame(stretches(streets), stretches(rightStreets), 'the streets themselves')
      cutOff += reached.filter(({ legMetres }) => legMetres === null).length - 1
      const moved = await database.pool.query<{ count: number }>('select count(*)::integer as count from network.facility_place where edge_id = any ($1)', [closed.map((edge) => first + edge)])
      displaced += moved.rows[0]!.count
    }
  }
  t.ok(displaced > 60, `${displaced} facilities stood on closed streets`)
  t.ok(cutOff > 5, `${cutOff} origins lost their last street`)
})

void t.test('with the micro city', async (t) => {
  const database = await testDatabase(t)
  const { get, send } = await testService(t, database)
  await buildMicroCity(database)
  const edgeAt = async (place: Place) => {
    const { lon, lat } = positionAt(place)
    return ((await get(`/v1/snap?lon=${lon}&lat=${lat}`)).body as { position: { edge: number } }).position.edge
  }
  const reachFrom = async (place: Place, closures: object) => {
    const { status, body } = await send('POST', '/v1/reach', { origins: [positionAt(place)], meters: [900], ...closures })
    t.equal(status, 200, JSON.stringify(body))
    return (body as { items: { origin: { legMetres: number | null }; types: { typeCode: string; nearest: { metres: number } }[]; warnings: string[] }[] }).items[0]!
  }
  const walkTo = ({ types }: Awaited<ReturnType<typeof reachFrom>>, type: string) => types.find(({ typeCode }) => typeCode === type)?.nearest.metres

  await t.test('a facility on a closed street is reached from the nearest open one', async (t) => {
    // F1 stands 10 m north of the street from [200, 100] to [300, 100].
    t.equal(walkTo(await reachFrom([300, 100], {}), 'COM01'), 60 + 10)
    const street = await edgeAt([250, 100])
    // Closed, it is 40 m from the street to the west, 10 m up; the way there leads round by the north.
    t.equal(walkTo(await reachFrom([300, 100], { closed_edges: [street] }), 'COM01'), 100 + 100 + 90 + 40)
    t.equal(walkTo(await reachFrom([300, 100], { closed_edges: [street, await edgeAt([250, 200])] }), 'COM01'), 100 + 100 + 100 + 10 + 40)
  })

  await t.test('an origin on a closed street starts from the nearest open one', async (t) => {
    const street = await edgeAt([250, 100])
    const found = await reachFrom([270, 105], { closed_edges: [street] })
    t.equal(found.origin.legMetres, 30)
    // to [300, 105], up to [300, 200], west, and down to [200, 110]
    t.equal(walkTo(found, 'COM01'), 30 + 95 + 100 + 90 + 40)
  })

  await t.test('an area closes every street it touches, all of it', async (t) => {
    const corner = boxRound([300, 100], 5)
    t.strictSame((await reachFrom([300, 150], { avoid: polygonOf(corner) })).origin.legMetres, 50, 'four streets meet there: the next one is as far as either')
    const beside = boxRound([250, 104], 5)
    t.equal(walkTo(await reachFrom([300, 100], { avoid: polygonOf(beside) }), 'COM01'), 330, 'touching the street of F1')
    t.equal(walkTo(await reachFrom([300, 100], { avoid: polygonOf(boxRound([250, 150], 40)) }), 'COM01'), 70, 'inside a block it closes none')
    const hole = { type: 'Polygon', coordinates: [...polygonOf(boxRound([350, 350], 2000)).coordinates, ...polygonOf(boxRound([350, 350], 1000)).coordinates] }
    t.equal(walkTo(await reachFrom([300, 100], { avoid: hole }), 'COM01'), 70, 'nor in a hole')
  })

  await t.test('where all is closed nothing is reached, and the warning says why', async (t) => {
    const everything = { avoid: polygonOf(boxRound([350, 350], 2000)) }
    const found = await reachFrom([300, 100], everything)
    t.match(found, { origin: { onNetwork: false, legMetres: null }, types: [] })
    t.strictSame(found.warnings, ['no street that can be walked is left open within 250 m of this point: nothing can be reached from it'])
    const shapes = await send('POST', '/v1/isochrones', { origins: [{ id: 'a', ...positionAt([300, 100]) }, { site: 'S1' }], contours_meters: [300], ...everything })
    t.match(shapes, { status: 200, body: { features: [] } })
    t.match((shapes.body as { warnings: string[] }).warnings, [/left open within 250 m of origin a:/, /left open within 250 m of origin 2:/])
  })

  await t.test('isochrones go round what is closed', async (t) => {
    const street = await edgeAt([250, 100])
    const ask = async (closures: object) => {
      const { body } = await send('POST', '/v1/isochrones', { origins: [positionAt([300, 100])], contours_meters: [100, 400], ...closures })
      return (body as { features: { properties: { area: number; counts: object; population: number } }[] }).features.map(({ properties }) => properties)
    }
    const [whole, round] = [await ask({}), await ask({ closed_edges: [street] })]
    t.match([whole, round], [
      [{ counts: { COM01: 1 }, population: 0 }, { counts: { COM01: 1, GOV01: 1 }, population: 200 }],
      [{ counts: {}, population: 0 }, { counts: { COM01: 1, GOV01: 1 }, population: 200 }]
    ])
    t.ok(round[0]!.area < whole[0]!.area && round[1]!.area < whole[1]!.area)
  })

  await t.test('what cannot be closed is refused with its place', async (t) => {
    const ask = (closures: object) => send('POST', '/v1/reach', { origins: [{ site: 'S1' }], ...closures })
    const [a, b, c] = [[120, 30], [121, 30], [121, 31]]
    const areas: Readonly<Record<string, object>> = {
      'a bow-tie': { type: 'Polygon', coordinates: [[[120, 30], [121, 31], [121, 30], [120, 31], [120, 30]]] },
      'a hole outside': { type: 'Polygon', coordinates: [[a, b, c, a], [[130, 30], [131, 30], [131, 31], [130, 30]]] }
    }
    for (const [name, avoid] of Object.entries(areas)) {
      const answer = await ask({ avoid })
      isProblem(t, answer, 422, 'unprocessable-input', ['/avoid'])
      t.match((answer.body as { detail: string }).detail, /not a valid polygon/, name)
    }
    isProblem(t, await ask({ avoid: { type: 'Polygon', coordinates: [[a, b, c]] } }), 422, 'unprocessable-input')
    isProblem(t, await ask({ avoid: { type: 'Polygon', coordinates: [[a, b, c, [120, 30.5]]] } }), 422, 'unprocessable-input', ['/avoid/coordinates/0'])
    isProblem(t, await ask({ avoid: { type: 'Polygon', coordinates: [[[30, 120], [30, 121], [31, 121], [30, 120]]] } }), 422, 'unprocessable-input')
    isProblem(t, await ask({ avoid: { type: 'Polygon', coordinates: [] } }), 422, 'unprocessable-input', ['/avoid/coordinates'])
    isProblem(t, await ask({ avoid: { type: 'Point', coordinates: a } }), 422, 'unprocessable-input')
    isProblem(t, await ask({ avoid: 'POLYGON EMPTY' }), 422, 'unprocessable-input', ['/avoid'])
    isProblem(t, await ask({ closed_edges: [1, 987_654] }), 422, 'unprocessable-input', ['/closed_edges'])
    isProblem(t, await ask({ closed_edges: [2 ** 40] }), 422, 'unprocessable-input', ['/closed_edges/0'])
    isProblem(t, await ask({ closed_edges: [0] }), 422, 'unprocessable-input', ['/closed_edges/0'])
    isProblem(t, await ask({ closed_edges: 1 }), 422, 'unprocessable-input', ['/closed_edges'])
    isProblem(t, await ask({ closed_edges: Array.from({ length: 10_001 }, (_, i) => i + 1) }), 422, 'unprocessable-input', ['/closed_edges'])
    isProblem(t, await ask({ minutes: [60], closed_edges: [1] }), 422, 'unprocessable-input')
    t.match((await ask({ avoid: polygonOf([120, 30, 120.01, 30.01]) })).status, 200)
  })

  await t.test('an edge of another network is unknown to this one', async (t) => {
    const street = await edgeAt([250, 100])
    await loadNetwork(database, gridStreets(3, 3, 100), { name: 'other' })
    isProblem(t, await send('POST', '/v1/reach', { origins: [{ site: 'S1' }], closed_edges: [street] }), 422, 'unprocessable-input', ['/closed_edges'])
  })
})
