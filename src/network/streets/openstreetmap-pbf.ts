import { open, type FileHandle } from 'node:fs/promises'
import { promisify } from 'node:util'
import { inflate } from 'node:zlib'
import { PbfReader } from 'pbf'
import { damagedFile } from '../../platform/damaged-file.js'
import type { Tags } from './walking-rules.js'

/** A way: OSM ids of its nodes in their order. */
export interface OsmWay {
  readonly id: number
  readonly tags: Tags
  readonly references: readonly number[]
}

export interface OsmRelation {
  readonly tags: Tags
  /** Its ways only; nodes and relations that are members are left out. */
  readonly ways: readonly { readonly id: number; readonly role: string }[]
}

/** The number a reader gives the node of an OSM id, -1 = it is not wanted. */
type FindNode = (id: number) => number
/** Takes a wanted node by its number, with degrees. */
type TakeNode = (node: number, lon: number, lat: number, tags: Tags, id: number) => void

/** The objects of an OpenStreetMap extract, in the order of the file. */
export interface OsmPbfFile {
  eachRelation(take: (relation: OsmRelation) => void): Promise<void>
  eachWay(take: (way: OsmWay) => void): Promise<void>
  eachNode(find: FindNode, take: TakeNode): Promise<void>
}

/**
 * Reads an extract in the PBF format (OSM wiki PBF_Format and its osmformat.proto) block by block, never as a whole. The
 * first walk through the file notes what each block holds, so that later ones unpack only the blocks they need.
 */
export function osmPbfFile(path: string): OsmPbfFile {
  const fieldsAt = new Map<number, ReadonlySet<number>>()

  async function* blocksWith(...fields: number[]): AsyncGenerator<DataBlock> {
    let first = true
    for await (const { kind, at, content } of blobs(path)) {
      if (first && kind !== 'OSMHeader') throw damagedFile(path, 'is no OSM PBF file: it does not begin with an OSMHeader block')
      first = false
      if (kind === 'OSMHeader') checkHeader(path, await content())
      if (kind !== 'OSMData') continue
      const known = fieldsAt.get(at)
      if (known !== undefined && fields.every((field) => !known.has(field))) continue
      const block = dataBlock(await content())
      if (known === undefined) fieldsAt.set(at, block.fields())
      yield block
    }
    if (first) throw damagedFile(path, 'is empty')
  }

  return {
    async eachRelation(take) {
      for await (const block of blocksWith(relationField)) for (const group of block.groups(relationField)) take(readRelation(block, group))
    },
    async eachWay(take) {
      for await (const block of blocksWith(wayField)) for (const group of block.groups(wayField)) take(readWay(block, group))
    },
    async eachNode(find, take) {
      for await (const block of blocksWith(nodeField, denseNodesField)) {
        for (const group of block.groups(denseNodesField)) readDenseNodes(block, group, find, take)
        for (const group of block.groups(nodeField)) readSingleNode(block, group, find, take)
      }
    }
  }
}

// Field numbers of a PrimitiveGroup.
const nodeField = 1
const denseNodesField = 2
const wayField = 3
const relationField = 4

function readWay(block: DataBlock, group: PbfReader): OsmWay {
  const way = group.readFields<{ id: number; keys: number[]; values: number[]; references: number[] }>(
    (field, result, pbf) => {
      if (field === 1) result.id = pbf.readVarint()
      else if (field === 2) pbf.readPackedVarint(result.keys)
      else if (field === 3) pbf.readPackedVarint(result.values)
      else if (field === 8) pbf.readPackedSVarint(result.references)
    },
    { id: 0, keys: [], values: [], references: [] }
  )
  return { id: way.id, tags: block.tags(way.keys, way.values), references: running(way.references) }
}

/** Kind of a relation's member that is a way. */
const wayMember = 1

function readRelation(block: DataBlock, group: PbfReader): OsmRelation {
  const relation = group.readFields<{ keys: number[]; values: number[]; roles: number[]; members: number[]; kinds: number[] }>(
    (field, result, pbf) => {
      if (field === 2) pbf.readPackedVarint(result.keys)
      else if (field === 3) pbf.readPackedVarint(result.values)
      else if (field === 8) pbf.readPackedVarint(result.roles)
      else if (field === 9) pbf.readPackedSVarint(result.members)
      else if (field === 10) pbf.readPackedVarint(result.kinds)
    },
    { keys: [], values: [], roles: [], members: [], kinds: [] }
  )
  const members = running(relation.members).map((id, at) => ({ id, kind: relation.kinds[at], role: block.text(relation.roles[at]) }))
  return { tags: block.tags(relation.keys, relation.values), ways: members.filter(({ kind }) => kind === wayMember) }
}

function readDenseNodes(block: DataBlock, group: PbfReader, find: FindNode, take: TakeNode): void {
  const nodes = group.readFields<{ id: number[]; lat: number[]; lon: number[]; tags: number[] }>(
    (field, result, pbf) => {
      if (field === 1) pbf.readPackedSVarint(result.id)
      else if (field === 8) pbf.readPackedSVarint(result.lat)
      else if (field === 9) pbf.readPackedSVarint(result.lon)
      else if (field === 10) pbf.readPackedVarint(result.tags)
    },
    { id: [], lat: [], lon: [], tags: [] }
  )
  if (nodes.lat.length !== nodes.id.length || nodes.lon.length !== nodes.id.length) throw new Error('nodes without positions')
  let id = 0
  let x = 0
  let y = 0
  // Key and value of each tag one after another, a zero behind those of each node.
  let tag = 0
  for (let at = 0; at < nodes.id.length; at++) {
    id += nodes.id[at]!
    x += nodes.lon[at]!
    y += nodes.lat[at]!
    const firstTag = tag
    while (tag < nodes.tags.length && nodes.tags[tag] !== 0) tag += 2
    const node = find(id)
    if (node !== -1) {
      const pairs = nodes.tags.slice(firstTag, tag)
      const tags = block.tags(pairs.filter((_, place) => place % 2 === 0), pairs.filter((_, place) => place % 2 === 1))
      take(node, block.lon(x), block.lat(y), tags, id)
    }
    tag++
  }
}

function readSingleNode(block: DataBlock, group: PbfReader, find: FindNode, take: TakeNode): void {
  const { id, lon, lat, keys, values } = group.readFields<{ id: number; lon: number; lat: number; keys: number[]; values: number[] }>(
    (field, result, pbf) => {
      if (field === 1) result.id = pbf.readSVarint()
      else if (field === 2) pbf.readPackedVarint(result.keys)
      else if (field === 3) pbf.readPackedVarint(result.values)
      else if (field === 8) result.lat = pbf.readSVarint()
      else if (field === 9) result.lon = pbf.readSVarint()
    },
    { id: 0, lon: NaN, lat: NaN, keys: [], values: [] }
  )
  const node = find(id)
  if (node !== -1) take(node, block.lon(lon), block.lat(lat), block.tags(keys, values), id)
}

/** The values behind a list of differences. */
function running(differences: readonly number[]): number[] {
  let value = 0
  return differences.map((difference) => (value += difference))
}

interface DataBlock {
  /** Which fields occur in the block's groups; a group holds one only, says the format. */
  fields(): ReadonlySet<number>
  /** The messages in one field of the block's groups, each as a reader of its own. */
  groups(field: number): Generator<PbfReader>
  text(place: number | undefined): string
  tags(keys: readonly number[], values: readonly number[]): Tags
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

const noTags: Tags = {}

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
  const text = (place: number | undefined): string => {
    strings ??= new PbfReader(block.strings).readFields<string[]>((field, list, pbf) => {
      if (field === 1) list.push(pbf.readString())
    }, [])
    const found = strings[place ?? -1]
    if (found === undefined) throw new Error('a tag or role without text')
    return found
  }
  // Dividing whole nanodegrees gives the double nearest to the decimal figure; multiplying by 1e-9 would not.
  return {
    lon: (value) => (block.lonOffset + block.granularity * value) / 1e9,
    lat: (value) => (block.latOffset + block.granularity * value) / 1e9,
    fields: () => new Set(block.groups.map((group) => new PbfReader(group).nextField())),
    *groups(wanted) {
      for (const group of block.groups) {
        const pbf = new PbfReader(group)
        for (let field = pbf.nextField(); field !== 0; field = pbf.nextField()) if (field === wanted) yield new PbfReader(pbf.readBytes())
      }
    },
    text,
    tags(keys, values) {
      if (keys.length === 0) return noTags
      const tags: Record<string, string> = {}
      for (let at = 0; at < keys.length; at++) tags[text(keys[at])] = text(values[at])
      return tags
    }
  }
}

function checkHeader(path: string, bytes: Uint8Array): void {
  const features = new PbfReader(bytes).readFields<string[]>((field, list, pbf) => {
    if (field === 4) list.push(pbf.readString())
  }, [])
  const unknown = features.filter((feature) => !knownFeatures.has(feature))
  if (unknown.length > 0) throw damagedFile(path, `needs ${unknown.join(', ')}, which this import does not read; make a plain extract of it (osmium extract, osmium time-filter)`)
}

const knownFeatures: ReadonlySet<string> = new Set(['OsmSchema-V0.6', 'DenseNodes'])

const unpack = promisify(inflate)
const longestBlobHeader = 64 * 1024
const longestBlob = 32 * 1024 * 1024

interface FoundBlob {
  readonly kind: string
  /** Its first byte. */
  readonly at: number
  readonly content: () => Promise<Uint8Array>
}

/** The blocks of a file: a 4-byte length, a BlobHeader of that length, the Blob it announces, and so on. */
async function* blobs(path: string): AsyncGenerator<FoundBlob> {
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
      yield { kind: header.kind, at, content: async () => unpackBlob(path, start, await read(file, path, start, header.size)) }
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
