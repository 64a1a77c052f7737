import type { FastifyBaseLogger } from 'fastify'
import { asCaller, operator, type Caller } from '../../platform/caller.js'
import type { Database } from '../../platform/database/database.js'
import { LifecircleError, notFound } from '../../platform/errors.js'
import type { JobQueue } from '../../platform/jobs.js'
import { answeringRun } from '../run-queries.js'
import { findRegionScores } from '../score-queries.js'
import type { ReportFrame } from './document.js'
import { checkChapters, type ReportMaker, type ReportRequest } from './report-maker.js'
import { claimFile, failFile, handBackFile, keepFile, noteProgress, recoverFiles, requestFile } from './report-file-queries.js'
import type { ReportFile } from './report-files.js'

export interface Reports {
  /** Asks for a file and queues it; an equal one that there is is answered instead. */
  readonly request: (caller: Caller, request: ReportRequest) => Promise<{ file: ReportFile; created: boolean }>
  /** Makes a file while the caller waits; it is not kept. `frame` stands about its first chapter. */
  readonly make: (caller: Caller, request: ReportRequest, frame?: ReportFrame) => Promise<{ content: Uint8Array; name: string }>
  /** Starts taking files to make from the queue. */
  readonly start: () => Promise<void>
  /** Cuts the file in hand off and hands it back. */
  readonly stop: () => void
}

interface Dependencies {
  readonly database: Database
  readonly jobs: JobQueue
  readonly maker: ReportMaker
  readonly logger: Pick<FastifyBaseLogger, 'info' | 'error'>
}

/** Reports as files that are made by the durable queue and kept: they survive a restart, and equal ones are made once. */
export function createReports({ database, jobs, maker, logger }: Dependencies): Reports {
  const stopping = new AbortController()

  const handle = async (data: unknown, attempt: { last: boolean }) => {
    const { id } = data as { id: number }
    const claimed = await asCaller(database, operator, (transaction) => claimFile(transaction, id))
    // Deleted, made, or made by another process: this job is of no more use.
    if (claimed === undefined) return
    const { requester, runId, ...wanted } = claimed
    try {
      const made = await maker.make(requester, { ...wanted, run: runId }, {
        signal: stopping.signal,
        onStep: async (done, total) => {
          logger.info({ reportId: id, done, total }, 'report')
          return asCaller(database, operator, (transaction) => noteProgress(transaction, id, done, total))
        }
      })
      if (made !== undefined) await asCaller(database, operator, (transaction) => keepFile(transaction, id, Buffer.from(made.content)))
    } catch (error) {
      const stopped = stopping.signal.aborted
      if (!stopped) logger.error({ err: error, reportId: id }, 'a report could not be made')
      // What is wrong with the request is no better the next time.
      const reason = error instanceof LifecircleError && error.status < 500 ? error.message : undefined
      await asCaller(database, operator, (transaction) =>
        !stopped && (reason !== undefined || attempt.last)
          ? failFile(transaction, id, reason ?? 'it could not be made, several times; the log of the service says why')
          : handBackFile(transaction, id)
      )
      if (stopped || reason === undefined) throw error
    }
  }

  return {
    request: async (caller, { regionCode, format, language, chapters = 'none', ...which }) => {
      checkChapters(format, chapters)
      return asCaller(database, caller, async (transaction) => {
        // What cannot be made is refused now, not by the queue.
        const run = await answeringRun(transaction, regionCode, which)
        const [score] = await findRegionScores(transaction, [{ runId: run.id, code: regionCode }])
        if (score === undefined) throw notFound(`score in run ${run.id} of region`, regionCode)
        const asked = await requestFile(transaction, caller, { runId: run.id, regionCode, format, language, chapters })
        if (asked.created) await jobs.send('report', { id: asked.file.id }, transaction)
        return asked
      })
    },
    make: async (caller, request, frame) => (await maker.make(caller, request, frame === undefined ? {} : { frame }))!,
    start: async () => {
      await asCaller(database, operator, async (transaction) => {
        for (const id of await recoverFiles(transaction, database.alone)) await jobs.send('report', { id }, transaction)
      })
      jobs.work('report', handle)
    },
    stop: () => {
      stopping.abort()
    }
  }
}
