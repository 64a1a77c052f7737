import { createReadStream } from 'node:fs'
import { StringDecoder } from 'node:string_decoder'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { JSONParser } from '@streamparser/json'
import { damagedFile, namingFile } from './damaged-file.js'
import type { Flaw, ProblemLog } from './row-problem.js'

/** Whether a file's name says that it is GeoJSON, one collection or one feature per line, perhaps packed. */
export const isGeoJsonFile = (path: string): boolean => /\.(geojson|json|geojsonl|geojsons|ndjson|jsonl)(\.gz)?$/i.test(path)

/** Keeps what a feature says, or tells why it cannot. */
export type TakeFeature = (feature: unknown, number: number) => Flaw | undefined

/**
 * Reads GeoJSON as a stream and hands over its features, numbered from 1: a FeatureCollection (`.geojson`, `.json`) or
 * one feature per line (`.geojsonl`, `.ndjson`, `.jsonl`, `.geojsons`), each also as `.gz`. Memory holds one feature.
 */
export function readFeatures(path: string, take: TakeFeature, problems: ProblemLog): Promise<void> {
  const read = /\.(geojsonl|geojsons|ndjson|jsonl)(\.gz)?$/i.test(path) ? readFeatureLines : readFeatureCollection
  return namingFile(path, async () => {
    const file = createReadStream(path)
    const consume = (chunks: AsyncIterable<Buffer>) => read(path, chunks, take, problems)
    if (/\.gz$/i.test(path)) await pipeline(file, createGunzip(), consume)
    else await pipeline(file, consume)
  })
}

async function readFeatureCollection(path: string, chunks: AsyncIterable<Buffer>, take: TakeFeature, problems: ProblemLog): Promise<void> {
  const parser = new JSONParser({ paths: ['$.type', '$.features.*'], keepStack: false })
  let type: unknown
  let number = 0
  parser.onValue = ({ value, stack }) => {
    if (stack.length === 1) {
      type = value
      return
    }
    number++
    const flaw = take(value, number)
    if (flaw !== undefined) problems.add(number, flaw)
  }
  let start = true
  for await (const chunk of chunks) {
    parser.write(start ? withoutByteOrderMark(chunk) : chunk)
    start = false
  }
  if (start) throw damagedFile(path, 'is empty')
  if (!parser.isEnded) parser.end()
  if (type !== 'FeatureCollection') {
    throw damagedFile(path, 'is no GeoJSON FeatureCollection; a file of one feature per line is to be named .geojsonl')
  }
}

async function readFeatureLines(path: string, chunks: AsyncIterable<Buffer>, take: TakeFeature, problems: ProblemLog): Promise<void> {
  let number = 0
  for await (const line of textLines(chunks)) {
    number++
    // RFC 8142 puts a record separator before each feature.
    const text = line.replace(/^[\uFEFF\u001E]+/, '').trim()
    if (text === '') continue
    const flaw = takeText(text, number, take)
    if (flaw !== undefined) problems.add(number, flaw)
  }
  if (number === 0) throw damagedFile(path, 'is empty')
}

function takeText(text: string, number: number, take: TakeFeature): Flaw | undefined {
  let feature: unknown
  try {
    feature = JSON.parse(text)
  } catch (error) {
    return { reason: `is not valid JSON (${(error as Error).message})` }
  }
  return take(feature, number)
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
