/** Well-known binary (OGC 06-103r4, ISO 13249-3) and the header that GeoPackage puts before it (OGC 12-128r19, 2.1.3). */
import type { FileGeometry } from './file-record.js'

const envelopeBytes = [0, 32, 48, 48, 64]

/** A geometry of a GeoPackage; null for an empty one. Throws an Error for bytes that are none. */
export function readGeoPackageGeometry(bytes: Uint8Array): FileGeometry | null {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (buffer.toString('latin1', 0, 2) !== 'GP') throw new Error('is no geometry of a GeoPackage')
  const flags = buffer[3]!
  if ((flags & 0b10000) !== 0) return null
  const envelope = envelopeBytes[(flags >> 1) & 0b111]
  if (envelope === undefined) throw new Error('has an envelope that is none')
  return readWkb(buffer.subarray(8 + envelope))
}

const names = ['', 'Point', 'LineString', 'Polygon', 'MultiPoint', 'MultiLineString', 'MultiPolygon']

function readWkb(buffer: Buffer): FileGeometry {
  let at = 0
  const geometry = (): FileGeometry => {
    const little = buffer.readUInt8(at) === 1
    const integer = (): number => {
      const value = little ? buffer.readUInt32LE(at) : buffer.readUInt32BE(at)
      at += 4
      return value
    }
    const real = (): number => {
      const value = little ? buffer.readDoubleLE(at) : buffer.readDoubleBE(at)
      at += 8
      return value
    }
    at += 1
    const code = integer()
    // Height and measure, by ISO's thousands or by the high bits of extended WKB; neither is kept.
    const dimensions = 2 + (Math.floor((code & 0xffff) / 1000) === 3 || (code & 0xc0000000) >>> 0 === 0xc0000000 ? 2 : (code & 0xffff) >= 1000 || (code & 0xc0000000) !== 0 ? 1 : 0)
    const type = names[(code & 0xffff) % 1000]
    if ((code & 0x20000000) !== 0) at += 4
    const position = (): number[] => {
      const place = [real(), real()]
      at += 8 * (dimensions - 2)
      return place
    }
    const list = <T>(of: () => T): T[] => {
      const count = integer()
      if (count > buffer.length) throw new Error('is a geometry that ends too soon')
      return Array.from({ length: count }, of)
    }
    switch (type) {
      case 'Point':
        return { type, coordinates: position() }
      case 'LineString':
        return { type, coordinates: list(position) }
      case 'Polygon':
        return { type, coordinates: list(() => list(position)) }
      case 'MultiPoint':
      case 'MultiLineString':
      case 'MultiPolygon':
        return { type, coordinates: list(() => geometry().coordinates) }
      default:
        throw new Error('is a geometry of a kind that is not read')
    }
  }
  return geometry()
}

/** A point or multipolygon in EPSG:4326 as a geometry of a GeoPackage. */
export function writeGeoPackageGeometry({ type, coordinates }: FileGeometry): Uint8Array {
  const header = Buffer.alloc(8)
  header.write('GP', 'latin1')
  header[3] = 1
  header.writeInt32LE(4326, 4)
  const parts: Buffer[] = [header]
  const start = (code: number) => {
    const part = Buffer.alloc(5)
    part[0] = 1
    part.writeUInt32LE(code, 1)
    parts.push(part)
  }
  const count = (value: number) => {
    const part = Buffer.alloc(4)
    part.writeUInt32LE(value)
    parts.push(part)
  }
  const position = ([x, y]: readonly number[]) => {
    const part = Buffer.alloc(16)
    part.writeDoubleLE(x!, 0)
    part.writeDoubleLE(y!, 8)
    parts.push(part)
  }
  if (type === 'Point') {
    start(1)
    position(coordinates as number[])
  } else {
    const polygons = coordinates as number[][][][]
    start(6)
    count(polygons.length)
    for (const rings of polygons) {
      start(3)
      count(rings.length)
      for (const ring of rings) {
        count(ring.length)
        ring.forEach(position)
      }
    }
  }
  return Buffer.concat(parts)
}
