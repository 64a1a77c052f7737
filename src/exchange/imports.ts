import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { Readable } from 'node:stream'
import type { FastifyBaseLogger } from 'fastify'
import { asCaller, operator, type Caller, type Transaction } from '../platform/caller.js'
import type { Database } from '../platform/database/database.js'
import { asLifecircleError } from '../platform/errors.js'
import type { JobQueue } from '../platform/jobs.js'
import { openRecordFile, recordFormats } from '../platform/records/record-format.js'
import type { RecordFile } from '../platform/records/file-record.js'
import type { Flaw } from '../platform/row-problem.js'
import { importFile } from './file-import.js'
import {
  beginImport, claimImport, completeFile, contentOf, dropImport, endImport, findImport, handBackImport, noteRows, receive, recoverImports, type ClaimedImport, type Import, type NewImport
} from './import-queries.js'

export interface Imports {
  /** Begins an import whose file comes in parts. */
  readonly begin: (caller: Caller, wanted: NewImport) => Promise<Import>
  /** Says that all parts are there, and queues it. */
  readonly start: (caller: Caller, id: number) => Promise<Import>
  /** Receives a whole file and queues it; what cannot be received leaves nothing. */
  readonly take: (caller: Caller, wanted: NewImport, content: Readable) => Promise<Import>
  /** Starts taking imports from the queue. */
  readonly work: () => Promise<void>
  /** Cuts the import in hand off and hands it back. */
  readonly stop: () => void
}

interface Dependencies {
  readonly database: Database
  /** Makes what households are known by. */
  readonly householdSecret: string
  readonly jobs: JobQueue
  readonly logger: Pick<FastifyBaseLogger, 'info' | 'error'>
}

const tickMs = 1_000

/** Files that are brought in by the durable queue: they survive a restart, show how far they are and can be cancelled. */
export function createImports({ database, householdSecret, jobs, logger }: Dependencies): Imports {
  const stopping = new AbortController()
  const asOperator = <T>(work: (transaction: Transaction) => Promise<T>) => asCaller(database, operator, work)

  const handle = async (data: unknown, attempt: { last: boolean }) => {
    const { id } = data as { id: number }
    const claimed = await asOperator((transaction) => claimImport(transaction, id))
    // Cancelled, done, or done by another process: this job is of no more use.
    if (claimed === undefined) return
    const problems: ({ line: number } & Flaw)[] = []
    const cancelled = new AbortController()
    try {
      const report = await bringIn(database, claimed, {
        householdSecret,
        signal: AbortSignal.any([stopping.signal, cancelled.signal]),
        hear: (line, flaw) => problems.push({ line, ...flaw }),
        onTick: async (rows) => {
          if (!(await asOperator((transaction) => noteRows(transaction, id, rows)))) cancelled.abort()
        }
      })
      logger.info({ importId: id, rows: report.rows, rejected: report.rejected, written: report.written }, 'import')
      const isRefused = report.rejected > 0 && !report.written && claimed.options.dryRun !== true
      await asOperator((transaction) => endImport(transaction, id, isRefused ? 'refused' : 'completed', { report, problems }))
    } catch (thrown) {
      if (cancelled.signal.aborted) {
        await asOperator((transaction) => endImport(transaction, id, 'cancelled', { problems: [] }))
        return
      }
      if (stopping.signal.aborted) {
        await asOperator((transaction) => handBackImport(transaction, id))
        throw thrown
      }
      const error = asLifecircleError(thrown)
      // What is wrong with the file is no better the next time.
      const isHopeless = error.status < 500
      if (!isHopeless) logger.error({ err: thrown, importId: id }, 'an import failed')
      await asOperator((transaction) =>
        isHopeless || attempt.last ? endImport(transaction, id, 'failed', { error: isHopeless ? error.message : 'it failed, several times; the log of the service says why', problems }) : handBackImport(transaction, id)
      )
      if (!isHopeless) throw thrown
    }
  }

  const queue = async (caller: Caller, id: number): Promise<Import> =>
    asCaller(database, caller, async (transaction) => {
      const complete = await completeFile(transaction, id)
      await jobs.send('import', { id }, transaction)
      return complete
    })

  return {
    begin: (caller, wanted) => asCaller(database, caller, async (transaction) => findImport(transaction, await beginImport(transaction, caller, wanted))),
    start: queue,
    take: async (caller, wanted, content) => {
      const id = await asCaller(database, caller, (transaction) => beginImport(transaction, caller, wanted))
      try {
        await receive(database, caller, id, 0, content)
        return await queue(caller, id)
      } catch (error) {
        await asCaller(database, caller, (transaction) => dropImport(transaction, id))
        throw error
      }
    },
    work: async () => {
      await asOperator(async (transaction) => {
        for (const id of await recoverImports(transaction, database.alone)) await jobs.send('import', { id }, transaction)
      })
      jobs.work('import', handle)
    },
    stop: () => {
      stopping.abort()
    }
  }
}

interface BringingIn {
  readonly householdSecret: string
  readonly signal: AbortSignal
  readonly hear: (line: number, flaw: Flaw) => void
  /** Told once a second how many rows were read, where another session can hear of it. */
  readonly onTick: (rows: number) => Promise<void>
}

/** Writes a file with the rights of whoever sent it. */
async function bringIn(database: Database, { id, kind, options, mapping, requester, ...sent }: ClaimedImport, { householdSecret, signal, hear, onTick }: BringingIn) {
  let rows = 0
  let ticking: Promise<void> | undefined
  // The embedded engine has one session, which is the import's own.
  const ticks = database.capabilities.sessions > 1 ? setInterval(() => (ticking ??= onTick(rows).catch(() => undefined).finally(() => (ticking = undefined))), tickMs) : undefined
  try {
    const spooled = await spoolFile(sent, contentOf(database, operator, id))
    try {
      const file = await spooled.open()
      return await importFile(database, requester, kind, file, {
        ...(options.crs === undefined ? {} : { crs: options.crs }),
        ...(options.validFrom === undefined ? {} : { validFrom: options.validFrom }),
        ...(options.source === undefined ? {} : { source: options.source }),
        ...(mapping === null ? {} : { mapping }),
        dryRun: options.dryRun === true,
        keepGoing: options.keepGoing === true,
        householdSecret,
        signal,
        hear,
        onRows: (read) => {
          rows = read
        }
      }).finally(file.close)
    } finally {
      await spooled.remove()
    }
  } finally {
    clearInterval(ticks)
    await ticking
  }
}

/** A file that lies on disk, to be opened as often as need be; `remove` takes it away. */
interface SpooledFile {
  readonly open: () => Promise<RecordFile>
  readonly remove: () => Promise<void>
}

/** Puts the file of an import on disk, for formats that are not streams need it there. */
export async function spoolFile({ file: name, format, packed }: Pick<ClaimedImport, 'file' | 'format' | 'packed'>, content: AsyncIterable<Buffer>): Promise<SpooledFile> {
  const folder = await mkdtemp(join(tmpdir(), 'lifecircle-import-'))
  const remove = () => rm(folder, { recursive: true, force: true })
  try {
    const path = join(folder, `file.${recordFormats[format].endings[0]}${packed ? '.gz' : ''}`)
    await pipeline(content, createWriteStream(path))
    return { open: () => openRecordFile(path, { name, format }), remove }
  } catch (error) {
    await remove()
    throw error
  }
}
