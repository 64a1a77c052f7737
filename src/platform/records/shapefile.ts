/** Zipped Shapefiles (ESRI, 1998): one layer with its table, and what says how both are to be read. */
import { createWriteStream } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { open } from 'shapefile'
import { crsOfWkt } from '../crs.js'
import { namedFileError } from '../damaged-file.js'
import { unprocessable } from '../errors.js'
import { fieldText, type FileGeometry, type FileRecord, type RecordFile } from './file-record.js'
import { openZip, type ZipArchive } from './zip-archive.js'

/** Code pages as `.cpg` files name them, by what decoders call them. */
const encodings: Readonly<Record<string, string>> = { '936': 'gbk', GBK: 'gbk', GB2312: 'gbk', GB18030: 'gb18030', '54936': 'gb18030', CP936: 'gbk', '65001': 'utf-8', UTF8: 'utf-8' }

/**
 * Opens the only layer of a zipped Shapefile on disk: its texts in the encoding of the `.cpg`, else UTF-8, its reference system from
 * the `.prj`. Throws `unprocessable-input` for an archive without a layer or with several.
 */
export async function openShapefile(name: string, path: string): Promise<RecordFile> {
  const folder = await mkdtemp(join(tmpdir(), 'lifecircle-shapefile-'))
  const dropFolder = () => rm(folder, { recursive: true, force: true })
  try {
    const archive = await openZip(name, path)
    const { crs, encoding } = await unpack(name, archive, folder).finally(archive.close)
    const layer = await open(join(folder, 'layer.shp'), join(folder, 'layer.dbf'), { encoding })
    const records = async function* (): AsyncGenerator<FileRecord> {
      try {
        for (let line = 1, read = await layer.read(); !read.done; line++, read = await layer.read()) {
          const { geometry, properties } = read.value
          const fields = Object.fromEntries(Object.entries(properties ?? {}).map(([column, value]) => [column, fieldText(value)]))
          yield { line, fields, geometry: geometry as FileGeometry | null }
        }
      } catch (error) {
        throw namedFileError(name, error)
      }
    }
    return { name, columns: null, crs, records: records(), close: dropFolder }
  } catch (error) {
    await dropFolder()
    throw namedFileError(name, error)
  }
}

async function unpack(name: string, archive: ZipArchive, folder: string): Promise<{ crs: string | null; encoding: string }> {
  const layers = archive.names.filter((entry) => /\.shp$/i.test(entry) && !/(^|\/)(__MACOSX\/|\.)/.test(entry))
  if (layers.length !== 1) {
    throw unprocessable(layers.length === 0 ? `${name}: there is no .shp in the archive` : `${name}: there are several layers in the archive (${layers.join(', ')}): send them one by one`)
  }
  const stem = layers[0]!.replace(/\.shp$/i, '').toLowerCase()
  const part = async (extension: string) => {
    const entry = archive.names.find((candidate) => candidate.toLowerCase() === `${stem}.${extension}`)
    const stream = entry === undefined ? undefined : await archive.read(entry)
    if (stream === undefined) return undefined
    const file = join(folder, `layer.${extension}`)
    await pipeline(stream, createWriteStream(file))
    return file
  }
  await part('shp')
  if ((await part('dbf')) === undefined) throw unprocessable(`${name}: the archive lacks the table of its layer, ${stem}.dbf`)
  const projection = await part('prj')
  const codePage = await part('cpg')
  const named = codePage === undefined ? 'utf-8' : (await readFile(codePage, 'latin1')).trim()
  return { crs: projection === undefined ? null : crsOfWkt(await readFile(projection, 'utf8')), encoding: encodings[named.toUpperCase().replace('-', '')] ?? named.toLowerCase() }
}
