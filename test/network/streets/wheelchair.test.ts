import { test } from 'tap'
import { contract } from '../../../src/network/streets/contraction.js'
import { readOpenStreetMap } from '../../../src/network/streets/openstreetmap-file.js'
import { isCarriageway, isWheelchairPassable, wheelchairObstacle } from '../../../src/network/streets/wheelchair-rules.js'
import { skipWithoutTrialData, trialFile } from '../../support/trial-data.js'
import { at, osmExtract, walk, type OsmNodes } from './osm-extract.js'

/** "highway=steps; ramp:wheelchair=yes" as tags. */
const tagsOf = (text: string) => Object.fromEntries(text.split('; ').map((tag) => tag.split('=') as [string, string]))

const ways: Record<string, { open?: string[]; closed?: string[] }> = {
  'steps need a ramp for wheelchairs': {
    open: ['highway=steps; ramp:wheelchair=yes', 'highway=steps; wheelchair=yes'],
    closed: ['highway=steps', 'highway=steps; ramp=yes', 'highway=steps; ramp:stroller=yes', 'highway=steps; conveying=yes']
  },
  'who says wheelchair has looked: it outranks what is physical': {
    open: ['highway=path; smoothness=bad; wheelchair=designated', 'highway=footway; incline=8%; wheelchair=limited'],
    closed: ['highway=footway; wheelchair=no', 'highway=footway; surface=asphalt; smoothness=excellent; wheelchair=no']
  },
  'what nobody has recorded is passable': {
    open: ['highway=footway', 'highway=path', 'highway=residential', 'highway=footway; wheelchair=unknown', 'highway=footway; incline=up', 'highway=footway; width=narrow']
  },
  'more than 6 % is too steep, up or down': {
    open: ['highway=footway; incline=6%', 'highway=footway; incline=-5.5 %', 'highway=footway; incline=3°', 'highway=footway; incline=6'],
    closed: ['highway=footway; incline=6.1%', 'highway=footway; incline=-12 %', 'highway=footway; incline=4°', 'highway=residential; sidewalk=both; incline=10%']
  },
  'mountain paths are not for wheels': { open: ['highway=path; sac_scale=hiking'], closed: ['highway=path; sac_scale=mountain_hiking'] },
  'nor are rough, soft and narrow ways': {
    open: [
      'highway=footway; smoothness=intermediate', 'highway=footway; surface=sett', 'highway=track; tracktype=grade3', 'highway=footway; width=0.9',
      'highway=footway; width=95 cm', 'highway=footway; surface=gravel'
    ],
    closed: [
      'highway=footway; smoothness=bad', 'highway=path; smoothness=impassable', 'highway=path; surface=sand', 'highway=path; surface=grass',
      'highway=track; tracktype=grade5', 'highway=footway; width=0.8 m', 'highway=footway; width=80cm'
    ]
  },
  'the surface of a road is not that of its sidewalk': { open: ['highway=residential; surface=dirt; sidewalk=left'], closed: ['highway=residential; surface=dirt; sidewalk=no'] },
  'a main road that is said to have no sidewalk is closed': {
    open: ['highway=primary', 'highway=secondary; sidewalk=separate', 'highway=residential; sidewalk=no'],
    closed: ['highway=primary; sidewalk=no', 'highway=secondary; sidewalk=none']
  }
}

for (const [sentence, { open = [], closed = [] }] of Object.entries(ways)) {
  void test(sentence, async (t) => {
    for (const tags of open) t.equal(isWheelchairPassable(tagsOf(tags)), true, tags)
    for (const tags of closed) t.equal(isWheelchairPassable(tagsOf(tags)), false, tags)
  })
}

const nodes: Record<string, { passable?: string[]; kerb?: string[]; barrier?: string[] }> = {
  'a kerb above 6 cm stops a wheelchair user, one of unknown height does not': {
    passable: ['barrier=kerb', 'kerb=yes', 'kerb=no', 'kerb=lowered', 'kerb=flush', 'kerb:height=0.06', 'kerb:height=3 cm', 'kerb=raised; kerb:height=30 mm'],
    kerb: ['kerb=raised', 'barrier=kerb; kerb=rolled', 'kerb:height=0.07', 'kerb:height=12 cm', 'kerb=lowered; kerb:height=10cm']
  },
  'barriers that people squeeze through or climb stop one too': {
    passable: ['barrier=gate', 'barrier=bollard', 'barrier=lift_gate', 'barrier=entrance', 'barrier=something', 'barrier=bollard; maxwidth:physical=1.2'],
    barrier: ['barrier=stile', 'barrier=turnstile', 'barrier=full-height_turnstile', 'barrier=kissing_gate', 'barrier=cycle_barrier', 'barrier=block', 'barrier=bollard; maxwidth:physical=0.8']
  },
  'wheelchair=yes at the node opens it': { passable: ['barrier=kissing_gate; wheelchair=yes', 'kerb=raised; wheelchair=limited', 'barrier=cycle_barrier; wheelchair=designated'] },
  'wheelchair=no closes barriers, doors and crossings, but beside a bus stop speaks of the stop': {
    passable: ['highway=bus_stop; wheelchair=no', 'public_transport=stop_position; wheelchair=no', 'wheelchair=no'],
    barrier: ['barrier=gate; wheelchair=no', 'entrance=yes; wheelchair=no', 'highway=elevator; wheelchair=no'],
    kerb: ['highway=crossing; wheelchair=no', 'barrier=kerb; wheelchair=no', 'kerb=lowered; wheelchair=no']
  }
}

for (const [sentence, { passable = [], kerb = [], barrier = [] }] of Object.entries(nodes)) {
  void test(sentence, async (t) => {
    for (const tags of passable) t.equal(wheelchairObstacle(tagsOf(tags)), undefined, tags)
    for (const tags of kerb) t.equal(wheelchairObstacle(tagsOf(tags)), 'kerb', tags)
    for (const tags of barrier) t.equal(wheelchairObstacle(tagsOf(tags)), 'barrier', tags)
  })
}

void test('roads have kerbs, paths and squares have none', async (t) => {
  for (const highway of ['residential', 'service', 'primary', 'living_street', 'track']) t.ok(isCarriageway({ highway }), highway)
  for (const highway of ['footway', 'path', 'pedestrian', 'cycleway', 'steps']) t.notOk(isCarriageway({ highway }), highway)
  t.notOk(isCarriageway({ railway: 'platform' }))
})

/** A path from the west to the middle, and on to the east; a road from south to north through the middle. */
const crossing = (middle: Record<string, string>, west: Record<string, string> = { highway: 'footway' }) => ({
  nodes: { 1: at(-50, 0), 2: [...at(0, 0), middle], 3: at(50, 0), 4: at(0, -30), 5: at(0, 30) } satisfies OsmNodes,
  ways: [{ nodes: [1, 2], tags: west }, { nodes: [2, 3], tags: { highway: 'footway' } }, { nodes: [4, 2, 5], tags: { highway: 'residential' } }]
})
const [westEnd, eastEnd, southEnd, northEnd] = [[-50, 0], [50, 0], [0, -30], [0, 30]] as const

void test('steps are no way for wheelchairs, all others are', async (t) => {
  const { nodes: places, ways: lines } = crossing({}, { highway: 'steps' })
  const { rows, wheelchair } = await readOpenStreetMap(osmExtract(t, places, lines))
  t.equal(walk(rows, westEnd, eastEnd), 1_000)
  t.equal(wheelchair?.source.length, rows.source.length - 1)
  t.equal(walk(wheelchair!, southEnd, eastEnd), 800)
})

void test('a raised kerb ends the paths at a road, for wheelchairs only, and leaves the road whole', async (t) => {
  const { nodes: places, ways: lines } = crossing({ highway: 'crossing', kerb: 'raised' })
  const { rows, wheelchair } = await readOpenStreetMap(osmExtract(t, places, lines))
  t.equal(walk(rows, westEnd, eastEnd), 1_000)
  t.equal(walk(wheelchair!, southEnd, northEnd), 600)
  t.equal(wheelchair?.source.length, rows.source.length, 'both sides are reached up to the kerb')
  t.strictSame(Array.from(contract(wheelchair!).componentNodes).sort(), [2, 2, 2])
})

void test('a turnstile ends everything at its node, for wheelchairs only', async (t) => {
  const { nodes: places, ways: lines } = crossing({ barrier: 'turnstile' })
  const { rows, wheelchair } = await readOpenStreetMap(osmExtract(t, places, lines))
  t.equal(walk(rows, westEnd, northEnd), 800)
  t.strictSame(Array.from(contract(wheelchair!).componentNodes), [2, 2, 2, 2])
})

void test('a kerb of unknown height is passed', async (t) => {
  const { nodes: places, ways: lines } = crossing({ barrier: 'kerb' })
  const { wheelchair } = await readOpenStreetMap(osmExtract(t, places, lines))
  t.equal(walk(wheelchair!, westEnd, eastEnd), 1_000)
})

void test('areas are crossed by wheelchair users too, unless they are closed to them', async (t) => {
  const places: OsmNodes = { 1: at(0, 0), 2: at(80, 0), 3: at(80, 60), 4: at(0, 60), 5: at(-10, 0), 6: at(80, 70) }
  const read = async (tags: Record<string, string>) =>
    readOpenStreetMap(
      osmExtract(t, places, [
        { nodes: [1, 2, 3, 4, 1], tags: { highway: 'pedestrian', area: 'yes', ...tags } },
        { nodes: [5, 1], tags: { highway: 'footway' } },
        { nodes: [3, 6], tags: { highway: 'footway' } }
      ])
    )
  t.equal(walk((await read({})).wheelchair!, [-10, 0], [80, 70]), 1_200)
  const sandy = await read({ surface: 'sand' })
  t.equal(walk(sandy.rows, [-10, 0], [80, 70]), 1_200)
  t.equal(walk(sandy.wheelchair!, [-10, 0], [80, 70]), Infinity)
})

void test('what wheelchair users can use of Porto Alegre is a part of its streets, and hangs together', { skip: skipWithoutTrialData('porto-alegre.osm.pbf') }, async (t) => {
  const { rows, wheelchair } = await readOpenStreetMap(trialFile('porto-alegre.osm.pbf'))
  const place = (lon: number, lat: number) => `${lon} ${lat}`
  const rowsOf = ({ source, target, lon, lat }: typeof rows) =>
    Array.from(source, (from, row) => `${place(lon[from]!, lat[from]!)} ${place(lon[target[row]!]!, lat[target[row]!]!)}`)
  const walked = new Set(rowsOf(rows))
  t.ok(rowsOf(wheelchair!).every((row) => walked.has(row)))
  t.ok(wheelchair!.source.length > 0.85 * rows.source.length)
  const network = contract(wheelchair!)
  t.ok(Math.max(...network.componentNodes) > 0.9 * network.nodeCount)
})
