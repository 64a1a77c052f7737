import { createReadStream } from 'node:fs'
import type { Readable } from 'node:stream'
import { StringDecoder } from 'node:string_decoder'
import { createGunzip } from 'node:zlib'
import { JSONParser } from '@streamparser/json'
import { damagedFile, namingFile } from './damaged-file.js'
import type { Flaw, ProblemLog } from './row-problem.js'

/** Whether a file's name says that it is GeoJSON, one collection or one feature per line, perhaps packed. */
export const isGeoJsonFile = (path: string): boolean => /\.(geojson|json|geojsonl|geojsons|ndjson|jsonl)(\.gz)?$/i.test(path)

/** One feature or line of a file, counted from 1: what it says, or why it says nothing. */
export interface NumberedValue {
  readonly number: number
  readonly value?: unknown
  readonly flaw?: Flaw
}

/** Keeps what a feature says, or tells why it cannot. */
export type TakeFeature = (feature: unknown, number: number) => Flaw | undefined

/**
 * Reads GeoJSON as a stream and hands over its features, numbered from 1: a FeatureCollection (`.geojson`, `.json`) or
 * one feature per line (`.geojsonl`, `.ndjson`, `.jsonl`, `.geojsons`), each also as `.gz`. Memory holds one feature.
 */
export function readFeatures(path: string, take: TakeFeature, problems: ProblemLog): Promise<void> {
  const read = /\.(geojsonl|geojsons|ndjson|jsonl)(\.gz)?$/i.test(path) ? featureLines : featuresOf
  return namingFile(path, async () => {
    for await (const { number, value, flaw } of read(path, openPacked(path))) {
      const found = flaw ?? take(value, number)
      if (found !== undefined) problems.add(number, found)
    }
  })
}

/** Opens a file; `.gz` is unpacked on the way. */
export function openPacked(path: string): Readable {
  const file = createReadStream(path)
  if (!/\.gz$/i.test(path)) return file
  const unpacked = createGunzip()
  file.on('error', (error) => unpacked.destroy(error))
  unpacked.on('close', () => file.destroy())
  return file.pipe(unpacked)
}

/** Features of a FeatureCollection. Throws where it is none. */
export async function* featuresOf(name: string, chunks: AsyncIterable<Buffer>): AsyncGenerator<NumberedValue> {
  const parser = new JSONParser({ paths: ['$.type', '$.features.*'], keepStack: false })
  let type: unknown
  let number = 0
  let read: NumberedValue[] = []
  parser.onValue = ({ value, stack }) => {
    if (stack.length === 1) type = value
    else read.push({ number: ++number, value })
  }
  let start = true
  for await (const chunk of chunks) {
    parser.write(start ? withoutByteOrderMark(chunk) : chunk)
    start = false
    yield* read
    read = []
  }
  if (start) throw damagedFile(name, 'is empty')
  if (!parser.isEnded) parser.end()
  if (type !== 'FeatureCollection') {
    throw damagedFile(name, 'is no GeoJSON FeatureCollection; a file of one feature per line is to be named .geojsonl')
  }
}

/** Lines of JSON; empty ones are left out. Throws where there are none. */
export async function* featureLines(name: string, chunks: AsyncIterable<Buffer>): AsyncGenerator<NumberedValue> {
  let number = 0
  for await (const line of textLines(chunks)) {
    number++
    // RFC 8142 puts a record separator before each feature.
    const text = line.replace(/^[\uFEFF\u001E]+/, '').trim()
    if (text !== '') yield readLine(text, number)
  }
  if (number === 0) throw damagedFile(name, 'is empty')
}

function readLine(text: string, number: number): NumberedValue {
  try {
    return { number, value: JSON.parse(text) as unknown }
  } catch (error) {
    return { number, flaw: { reason: `is not valid JSON (${(error as Error).message})` } }
  }
}

function withoutByteOrderMark(chunk: Buffer): Buffer {
  return chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf ? chunk.subarray(3) : chunk
}

async function* textLines(chunks: AsyncIterable<Buffer>): AsyncGenerator<string> {
  const decoder = new StringDecoder('utf8')
  let rest = ''
  for await (const chunk of chunks) {
    const parts = (rest + decoder.write(chunk)).split('\n')
    rest = parts.pop() ?? ''
    yield* parts
  }
  rest += decoder.end()
  if (rest !== '') yield rest
}
