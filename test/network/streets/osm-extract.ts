/** Small OpenStreetMap extracts in the PBF format, written by hand, after the OSM wiki's PBF_Format. */
import { join } from 'node:path'
import { deflateSync } from 'node:zlib'
import { PbfWriter } from 'pbf'
import type { Test } from 'tap'
import { contract } from '../../../src/network/streets/contraction.js'
import type { StreetRows } from '../../../src/network/streets/street-network.js'
import { distancesByRelaxation } from '../labelling/trial-networks.js'

type OsmTags = Record<string, string>

export type OsmNodes = Record<number, readonly [lon: number, lat: number, tags?: OsmTags]>

export interface OsmWay {
  /** Default: its place in the list, from 1. */
  id?: number
  nodes: number[]
  tags: OsmTags
}

export interface OsmRelation {
  ways: [id: number, role: string][]
  tags: OsmTags
}

const bytesOf = (write: (pbf: PbfWriter) => void): Buffer => {
  const pbf = new PbfWriter()
  write(pbf)
  return Buffer.from(pbf.finish())
}

/** A 4-byte length, a BlobHeader and a Blob. */
export function block(kind: string, content: Buffer, { packed = true } = {}): Buffer {
  const blob = bytesOf((pbf) => {
    pbf.writeVarintField(2, content.length)
    if (packed) pbf.writeBytesField(3, deflateSync(content))
    else pbf.writeBytesField(1, content)
  })
  const header = bytesOf((pbf) => {
    pbf.writeStringField(1, kind)
    pbf.writeVarintField(3, blob.length)
  })
  const length = Buffer.alloc(4)
  length.writeUInt32BE(header.length)
  return Buffer.concat([length, header, blob])
}

export const osmHeader = (...features: string[]) =>
  block('OSMHeader', bytesOf((pbf) => (['OsmSchema-V0.6', 'DenseNodes', ...features].forEach((feature) => pbf.writeStringField(4, feature)))))

const differences = (values: number[]) => values.map((value, at) => value - (values[at - 1] ?? 0))
const units = (degrees: number) => Math.round(degrees * 1e7)

/** A block of one group; `write` gets the place of each text in the block's table. */
function dataBlock(texts: string[], write: (group: PbfWriter, place: (text: string) => number) => void, options = {}): Buffer {
  const table = ['', ...new Set(texts)]
  const content = bytesOf((pbf) => {
    pbf.writeBytesField(1, bytesOf((list) => table.forEach((text) => list.writeStringField(1, text))))
    pbf.writeBytesField(2, bytesOf((group) => write(group, (text) => table.indexOf(text))))
  })
  return block('OSMData', content, options)
}

const textsOf = (tags: OsmTags = {}) => Object.entries(tags).flat()

export function nodeBlock(nodes: OsmNodes, { dense = true, packed = true } = {}): Buffer {
  const list = Object.entries(nodes).map(([id, [lon, lat, tags = {}]]) => ({ id: Number(id), lon, lat, tags }))
  return dataBlock(
    list.flatMap(({ tags }) => textsOf(tags)),
    (group, place) => {
      if (!dense) {
        for (const { id, lon, lat, tags } of list) {
          group.writeBytesField(
            1,
            bytesOf((node) => {
              node.writeSVarintField(1, id)
              node.writePackedVarint(2, Object.keys(tags).map(place))
              node.writePackedVarint(3, Object.values(tags).map(place))
              node.writeSVarintField(8, units(lat))
              node.writeSVarintField(9, units(lon))
            })
          )
        }
        return
      }
      group.writeBytesField(
        2,
        bytesOf((pbf) => {
          pbf.writePackedSVarint(1, differences(list.map(({ id }) => id)))
          pbf.writePackedSVarint(8, differences(list.map(({ lat }) => units(lat))))
          pbf.writePackedSVarint(9, differences(list.map(({ lon }) => units(lon))))
          const tags = list.flatMap((node) => [...textsOf(node.tags).map(place), 0])
          if (tags.some((text) => text !== 0)) pbf.writePackedVarint(10, tags)
        })
      )
    },
    { packed }
  )
}

export const wayBlock = (ways: OsmWay[]): Buffer =>
  dataBlock(ways.flatMap(({ tags }) => textsOf(tags)), (group, place) => {
    ways.forEach(({ id, nodes, tags }, at) =>
      group.writeBytesField(
        3,
        bytesOf((way) => {
          way.writeVarintField(1, id ?? at + 1)
          way.writePackedVarint(2, Object.keys(tags).map(place))
          way.writePackedVarint(3, Object.values(tags).map(place))
          way.writePackedSVarint(8, differences(nodes))
        })
      )
    )
  })

export const relationBlock = (relations: OsmRelation[]): Buffer =>
  dataBlock(relations.flatMap(({ ways, tags }) => [...textsOf(tags), ...ways.map(([, role]) => role)]), (group, place) => {
    relations.forEach(({ ways, tags }, at) =>
      group.writeBytesField(
        4,
        bytesOf((relation) => {
          relation.writeVarintField(1, at + 1)
          relation.writePackedVarint(2, Object.keys(tags).map(place))
          relation.writePackedVarint(3, Object.values(tags).map(place))
          relation.writePackedVarint(8, ways.map(([, role]) => place(role)))
          relation.writePackedSVarint(9, differences(ways.map(([id]) => id)))
          relation.writePackedVarint(10, ways.map(() => 1))
        })
      )
    )
  })

/** A file of these blocks, gone with the test. */
export const osmFile = (t: Test, ...blocks: Buffer[]): string => join(t.testdir({ 'a.osm.pbf': Buffer.concat(blocks) }), 'a.osm.pbf')

/** A whole extract in the usual order: nodes, ways, relations. */
export const osmExtract = (t: Test, nodes: OsmNodes, ways: OsmWay[], relations: OsmRelation[] = []): string =>
  osmFile(t, osmHeader(), nodeBlock(nodes), wayBlock(ways), relationBlock(relations))

/** Degrees of metres east and north of 0°, 0°, where the spheroid has 111,319.49 and 110,574.28 m to the degree. */
export const at = (east: number, north: number): [lon: number, lat: number] => [east / 111_319.4908, north / 110_574.2759]

/** Decimetres of the shortest walk between two nodes given in metres, found by relaxation; Infinity = no way. */
export function walk(rows: StreetRows, from: readonly [number, number], to: readonly [number, number]): number {
  const network = contract(rows)
  const nodeAt = ([east, north]: readonly [number, number]) => {
    const [lon, lat] = at(east, north)
    const node = network.lon.findIndex((x, place) => Math.abs(x - lon) < 1e-7 && Math.abs(network.lat[place]! - lat) < 1e-7)
    if (node === -1) throw new Error(`no junction or dead end at ${east}, ${north}`)
    return node
  }
  return distancesByRelaxation(network, nodeAt(from))[nodeAt(to)]!
}
