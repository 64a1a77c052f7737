import { open, type FileHandle } from 'node:fs/promises'
import { promisify } from 'node:util'
import { inflate } from 'node:zlib'
import { PbfReader } from 'pbf'
import { locate } from '../platform/crs.js'
import { damagedFile, namingFile } from '../platform/damaged-file.js'
import { problemLog, type ProblemLog } from '../platform/row-problem.js'
import { growingFloat64, growingInt32 } from './growing-array.js'
import type { StreetRows } from './street-network.js'
import type { StreetReading } from './street-reading.js'
import { isWalkable } from './walking-rules.js'

/**
 * Reads the walkable ways of an OpenStreetMap extract (.osm.pbf, wiki PBF_Format), each pair of consecutive nodes as
 * one row to be measured. Nodes are numbered by their OSM id. The file is read twice, block by block: first the ways,
 * for the nodes they need, then those nodes' positions; so memory follows the walkable network, not the file. A node
 * that the extract does not hold (its edge cuts ways) or whose position is impossible splits the way.
 */
export function readOpenStreetMap(path: string): Promise<StreetReading> {
  return namingFile(path, async () => {
    const { references, wayStart } = await readWays(path)
    const ids = distinct(references)
    const problems = problemLog(path)
    const { lon, lat } = await readPositions(path, ids, problems)
    const rows = rowsAlong(references, wayStart, ids, lon, lat)
    return { rows, problems: problems.problems(), problemCount: problems.problemCount() }
  })
}

/** Node ids of all walkable ways one after another, and where each way starts; ids go beyond 32 bits, doubles hold them. */
async function readWays(path: string) {
  const references = growingFloat64()
  const wayStart = growingInt32()
  for await (const data of dataBlocks(path)) {
    for (const group of data.groups(wayField)) {
      const way = readWay(group)
      if (!isWalkable(data.tags(way))) continue
      wayStart.push(references.length())
      let id = 0
      for (const difference of way.references) references.push((id += difference))
    }
  }
  wayStart.push(references.length())
  return { references: references.finish(), wayStart: wayStart.finish() }
}

function distinct(references: Float64Array): Float64Array {
  const sorted = references.slice().sort()
  let count = 0
  for (const id of sorted) if (count === 0 || id !== sorted[count - 1]) sorted[count++] = id
  return sorted.slice(0, count)
}

/** Position of an id among the sorted ones, -1 = none. */
function find(ids: Float64Array, id: number): number {
  let low = 0
  let high = ids.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (ids[middle]! < id) low = middle + 1
    else high = middle
  }
  return ids[low] === id ? low : -1
}

/** Degrees, NaN for ids that the file has no usable position of. */
async function readPositions(path: string, ids: Float64Array, problems: ProblemLog) {
  const lon = new Float64Array(ids.length).fill(NaN)
  const lat = new Float64Array(ids.length).fill(NaN)
  const place = (id: number, x: number, y: number) => {
    const node = find(ids, id)
    if (node === -1) return
    const position = locate(x, y)
    if (Array.isArray(position)) [lon[node], lat[node]] = position
    else problems.add(0, { column: 'node', value: String(id), reason: position.reason })
  }
  for await (const data of dataBlocks(path)) {
    for (const group of data.groups(denseNodesField)) {
      const nodes = group.readFields<DenseNodes>(denseNodes, { id: [], lat: [], lon: [] })
      if (nodes.lat.length !== nodes.id.length || nodes.lon.length !== nodes.id.length) throw new Error('nodes without positions')
      let id = 0
      let x = 0
      let y = 0
      for (let at = 0; at < nodes.id.length; at++) {
        id += nodes.id[at]!
        x += nodes.lon[at]!
        y += nodes.lat[at]!
        place(id, data.lon(x), data.lat(y))
      }
    }
    for (const group of data.groups(nodeField)) {
      const node = group.readFields(singleNode, { id: 0, lat: NaN, lon: NaN })
      place(node.id, data.lon(node.lon), data.lat(node.lat))
    }
  }
  return { lon, lat }
}

function rowsAlong(references: Float64Array, wayStart: Int32Array, ids: Float64Array, lon: Float64Array, lat: Float64Array): StreetRows {
  const source = growingInt32()
  const target = growingInt32()
  for (let way = 0; way + 1 < wayStart.length; way++) {
    let before = -1
    for (let at = wayStart[way]!; at < wayStart[way + 1]!; at++) {
      const node = find(ids, references[at]!)
      const known = !Number.isNaN(lon[node]!)
      if (known && before !== -1 && before !== node) {
        source.push(before)
        target.push(node)
      }
      before = known ? node : -1
    }
  }
  const metres = new Float64Array(source.length()).fill(NaN)
  return { lon, lat, source: source.finish(), target: target.finish(), metres, shape: new Map() }
}

// The format, after the wiki's PBF_Format and its osmformat.proto: field numbers of a PrimitiveGroup.
const nodeField = 1
const denseNodesField = 2
const wayField = 3

interface Way {
  keys: number[]
  values: number[]
  references: number[]
}
const readWay = (group: PbfReader): Way =>
  group.readFields<Way>(
    (field, way, pbf) => {
      if (field === 2) pbf.readPackedVarint(way.keys)
      else if (field === 3) pbf.readPackedVarint(way.values)
      else if (field === 8) pbf.readPackedSVarint(way.references)
    },
    { keys: [], values: [], references: [] }
  )

interface DenseNodes {
  id: number[]
  lat: number[]
  lon: number[]
}
const denseNodes = (field: number, nodes: DenseNodes, pbf: PbfReader) => {
  if (field === 1) pbf.readPackedSVarint(nodes.id)
  else if (field === 8) pbf.readPackedSVarint(nodes.lat)
  else if (field === 9) pbf.readPackedSVarint(nodes.lon)
}

const singleNode = (field: number, node: { id: number; lat: number; lon: number }, pbf: PbfReader) => {
  if (field === 1) node.id = pbf.readSVarint()
  else if (field === 8) node.lat = pbf.readSVarint()
  else if (field === 9) node.lon = pbf.readSVarint()
}

interface DataBlock {
  /** The messages in one field of the block's groups, each as a reader of its own. */
  groups(field: number): Generator<PbfReader>
  tags(way: Way): Record<string, string>
  /** Degrees from the block's own unit. */
  lon(value: number): number
  lat(value: number): number
}

interface PrimitiveBlock {
  strings: Uint8Array
  groups: Uint8Array[]
  granularity: number
  latOffset: number
  lonOffset: number
}

/** Granularity and offsets stand behind the groups in the file, so a block is taken apart before its groups are read. */
function dataBlock(bytes: Uint8Array): DataBlock {
  const block = new PbfReader(bytes).readFields<PrimitiveBlock>(
    (field, result, pbf) => {
      if (field === 1) result.strings = pbf.readBytes()
      else if (field === 2) result.groups.push(pbf.readBytes())
      else if (field === 17) result.granularity = pbf.readVarint()
      else if (field === 19) result.latOffset = pbf.readVarint(true)
      else if (field === 20) result.lonOffset = pbf.readVarint(true)
    },
    { strings: new Uint8Array(), groups: [], granularity: 100, latOffset: 0, lonOffset: 0 }
  )
  let strings: string[] | undefined
  // Dividing whole nanodegrees gives the double nearest to the decimal figure; multiplying by 1e-9 would not.
  return {
    lon: (value) => (block.lonOffset + block.granularity * value) / 1e9,
    lat: (value) => (block.latOffset + block.granularity * value) / 1e9,
    *groups(field) {
      for (const group of block.groups) {
        const pbf = new PbfReader(group)
        for (let found = pbf.nextField(); found !== 0; found = pbf.nextField()) if (found === field) yield new PbfReader(pbf.readBytes())
      }
    },
    tags(way) {
      strings ??= new PbfReader(block.strings).readFields<string[]>((field, list, pbf) => {
        if (field === 1) list.push(pbf.readString())
      }, [])
      const tags: Record<string, string> = {}
      for (let at = 0; at < way.keys.length; at++) {
        const key = strings[way.keys[at]!]
        const value = strings[way.values[at]!]
        if (key === undefined || value === undefined) throw new Error('a tag without text')
        tags[key] = value
      }
      return tags
    }
  }
}

const unpack = promisify(inflate)
const longestBlobHeader = 64 * 1024
const longestBlob = 32 * 1024 * 1024
const knownFeatures: ReadonlySet<string> = new Set(['OsmSchema-V0.6', 'DenseNodes'])

async function* dataBlocks(path: string): AsyncGenerator<DataBlock> {
  let first = true
  for await (const { kind, bytes } of blobs(path)) {
    if (first && kind !== 'OSMHeader') throw damagedFile(path, 'is no OSM PBF file: it does not begin with an OSMHeader block')
    first = false
    if (kind === 'OSMHeader') checkHeader(path, bytes)
    else if (kind === 'OSMData') yield dataBlock(bytes)
  }
  if (first) throw damagedFile(path, 'is empty')
}

function checkHeader(path: string, bytes: Uint8Array): void {
  const features = new PbfReader(bytes).readFields<string[]>((field, list, pbf) => {
    if (field === 4) list.push(pbf.readString())
  }, [])
  const unknown = features.filter((feature) => !knownFeatures.has(feature))
  if (unknown.length > 0) throw damagedFile(path, `needs ${unknown.join(', ')}, which this import does not read; make a plain extract of it (osmium extract, osmium time-filter)`)
}

/** The blocks of a file: a 4-byte length, a BlobHeader of that length, the Blob it announces, and so on. */
async function* blobs(path: string): AsyncGenerator<{ kind: string; bytes: Uint8Array }> {
  const file = await open(path)
  try {
    const { size } = await file.stat()
    for (let at = 0; at < size; ) {
      const headerLength = (await read(file, path, at, 4)).readUInt32BE()
      if (headerLength > longestBlobHeader) throw damagedFile(path, `is damaged or no OSM PBF file: no block begins at byte ${at}`)
      const header = new PbfReader(await read(file, path, at + 4, headerLength)).readFields(
        (field, result, pbf) => {
          if (field === 1) result.kind = pbf.readString()
          else if (field === 3) result.size = pbf.readVarint()
        },
        { kind: '', size: -1 }
      )
      if (header.size < 0 || header.size > longestBlob) throw damagedFile(path, `is damaged or no OSM PBF file: no block begins at byte ${at}`)
      const start = at + 4 + headerLength
      yield { kind: header.kind, bytes: await unpackBlob(path, start, await read(file, path, start, header.size)) }
      at = start + header.size
    }
  } finally {
    await file.close()
  }
}

async function read(file: FileHandle, path: string, at: number, length: number): Promise<Buffer> {
  const bytes = Buffer.allocUnsafe(length)
  for (let filled = 0; filled < length; ) {
    const { bytesRead } = await file.read(bytes, filled, length - filled, at + filled)
    if (bytesRead === 0) throw damagedFile(path, `ends in the middle of a block, at byte ${at + filled}; it is probably an incomplete download`)
    filled += bytesRead
  }
  return bytes
}

const compressions: Readonly<Record<number, string>> = { 4: 'lzma', 5: 'bzip2', 6: 'lz4', 7: 'zstd' }

interface Blob {
  raw?: Uint8Array
  packed?: Uint8Array
  size?: number
  other?: string
}

async function unpackBlob(path: string, at: number, bytes: Uint8Array): Promise<Uint8Array> {
  const blob = new PbfReader(bytes).readFields<Blob>((field, result, pbf) => {
    const other = compressions[field]
    if (field === 1) result.raw = pbf.readBytes()
    else if (field === 2) result.size = pbf.readVarint()
    else if (field === 3) result.packed = pbf.readBytes()
    else if (other !== undefined) result.other = other
  }, {})
  if (blob.raw !== undefined) return blob.raw
  if (blob.other !== undefined) throw damagedFile(path, `is compressed with ${blob.other}; rewrite it with zlib (osmium cat -f pbf,pbf_compression=zlib)`)
  if (blob.packed === undefined) throw damagedFile(path, `is damaged: the block at byte ${at} is empty`)
  try {
    const unpacked = await unpack(blob.packed, { maxOutputLength: longestBlob })
    if (blob.size !== undefined && blob.size !== unpacked.length) throw new Error('its length is not as announced')
    return unpacked
  } catch (error) {
    throw damagedFile(path, `is damaged: the block at byte ${at} cannot be unpacked (${(error as Error).message})`, error)
  }
}
