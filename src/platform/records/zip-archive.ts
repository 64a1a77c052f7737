import type { Readable } from 'node:stream'
import { openPromise, type Entry, type ZipFile } from 'yauzl'
import { damagedFile, namedFileError } from '../damaged-file.js'

/** More than any honest file of the size that is taken unpacks to. */
const mostUnpackedBytes = 2 ** 30

/** A zip archive that is open for reading. */
export interface ZipArchive {
  readonly names: readonly string[]
  /** Undefined where there is no such file in it. */
  readonly read: (name: string) => Promise<Readable | undefined>
  readonly close: () => void
}

/** Opens a zip archive on disk. Throws `unprocessable-input` for what is none, and for what unpacks to more than a gigabyte. */
export async function openZip(name: string, path: string): Promise<ZipArchive> {
  let zip: ZipFile | undefined
  try {
    zip = await openPromise(path, { lazyEntries: true, autoClose: false })
    const file = zip
    const entries = new Map<string, Entry>()
    for await (const entry of file.eachEntry()) if (!entry.fileName.endsWith('/')) entries.set(entry.fileName, entry)
    const bytes = [...entries.values()].reduce((sum, entry) => sum + entry.uncompressedSize, 0)
    if (bytes > mostUnpackedBytes) throw damagedFile(name, `unpacks to ${Math.round(bytes / 2 ** 20)} MB: more than ${mostUnpackedBytes / 2 ** 20} are not taken`)
    return {
      names: [...entries.keys()],
      close: () => file.close(),
      read: async (entryName) => {
        const entry = entries.get(entryName)
        return entry === undefined ? undefined : file.openReadStreamPromise(entry)
      }
    }
  } catch (error) {
    zip?.close()
    throw namedFileError(name, error)
  }
}
