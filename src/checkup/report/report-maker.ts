import { Piscina } from 'piscina'
import { asCaller, type Caller } from '../../platform/caller.js'
import type { Database } from '../../platform/database/database.js'
import { LifecircleError, unprocessable } from '../../platform/errors.js'
import type { WhichRun } from '../run-queries.js'
import { mapOf } from './map-queries.js'
import type { ReportFrame } from './document.js'
import type { Chapter, RenderTask } from './render.js'
import { fileName, type Chaptering, type FileFormat } from './report-files.js'
import { childCodes, reportOf } from './report-queries.js'
import { sheetDataOf } from './sheet-queries.js'
import type { Language } from './words.js'

export interface ReportRequest extends WhichRun {
  readonly regionCode: string
  readonly format: FileFormat
  readonly language: Language
  /** Default: none. */
  readonly chapters?: Chaptering | undefined
}

export interface MakingOptions {
  /** What stands about the first chapter. */
  readonly frame?: ReportFrame
  readonly signal?: AbortSignal
  /** Told when a chapter has been gathered; answers false when nobody wants it any more. */
  readonly onStep?: (done: number, total: number) => Promise<boolean>
}

export interface ReportMaker {
  /** Makes a file of a region's report, with the rights of a caller; undefined when nobody wants it any more. */
  readonly make: (caller: Caller, request: ReportRequest, options?: MakingOptions) => Promise<{ content: Uint8Array; name: string } | undefined>
  /** Ends the thread. */
  readonly close: () => Promise<void>
}

/** Callers who may wait for the thread at once. */
const mostWaiting = 32

/** Makes reports into files in a thread of its own: charts, pages and sheets are seconds of work. */
export function createReportMaker({ database, clock }: { readonly database: Database; readonly clock: () => Date }): ReportMaker {
  // Started when the first report is asked for, ended when none has been for a while: it holds fonts and a chart engine.
  const thread = new Piscina<RenderTask, Uint8Array>({
    filename: new URL('./render.js', import.meta.url).href,
    minThreads: 0,
    maxThreads: 1,
    maxQueue: mostWaiting,
    idleTimeout: 60_000
  })
  const render = async (task: RenderTask, signal: AbortSignal | undefined): Promise<Uint8Array> => {
    if (thread.queueSize >= mostWaiting) throw new LifecircleError('not-ready', 'too many reports are being made just now: ask again in a while, or have it queued')
    return thread.run(task, signal === undefined ? {} : { signal })
  }

  return {
    make: async (caller, { regionCode, format, language, chapters = 'none', ...which }, { signal, frame, onStep = async () => true } = {}) => {
      checkChapters(format, chapters)
      const gather = async (code: string, of: WhichRun) => {
        const report = await reportOf(database, caller, code, of)
        return asCaller(database, caller, async (transaction) => ({
          report,
          map: format === 'xlsx' ? undefined : await mapOf(transaction, report.run.id, report.region),
          sheet: format === 'xlsx' ? await sheetDataOf(transaction, report) : undefined,
          below: chapters === 'children' ? await childCodes(transaction, report.run.id, code) : []
        }))
      }
      const { below, sheet, ...first } = await gather(regionCode, which)
      const { run } = first.report
      const others: Chapter[] = []
      const total = below.length + 2
      if (!(await onStep(1, total))) return undefined
      for (const code of below) {
        signal?.throwIfAborted()
        const { report, map } = await gather(code, { run: run.id })
        others.push({ report, map })
        if (!(await onStep(others.length + 1, total))) return undefined
      }
      const content = await render({ format, language, chapters: [{ ...first, frame }, ...others], sheet, madeAt: clock() }, signal)
      return { content, name: fileName(regionCode, run.period, language, format) }
    },
    close: () => thread.close({ force: true })
  }
}

/** Throws `unprocessable-input` for chapters of a format that has none. */
export function checkChapters(format: FileFormat, chapters: Chaptering): void {
  if (format === 'xlsx' && chapters !== 'none') {
    throw unprocessable('a spreadsheet has no chapters: it has all regions below as it is', [{ pointer: '/chapters', detail: 'must be none for xlsx' }])
  }
}
