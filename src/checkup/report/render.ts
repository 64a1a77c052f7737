/** The thread that sets reports: charts, pages and sheets are seconds of work that must not keep the service from answering. */
import { documentOf, type ReportDocument, type ReportFrame } from './document.js'
import { htmlOf } from './html.js'
import type { ReportMap } from './map.js'
import { pdfOf } from './pdf.js'
import type { Report } from './report.js'
import type { FileFormat } from './report-files.js'
import { sheetOf, type SheetData } from './sheet.js'
import type { Language } from './words.js'

/** A report with what it is drawn from. */
export interface Chapter {
  readonly report: Report
  readonly map: ReportMap | undefined
  /** What stands about it. */
  readonly frame?: ReportFrame | undefined
}

export interface RenderTask {
  readonly format: FileFormat
  readonly language: Language
  readonly chapters: readonly [Chapter, ...Chapter[]]
  /** Of the first chapter; a spreadsheet needs it. */
  readonly sheet: SheetData | undefined
  readonly madeAt: Date
}

export default async function render({ format, language, chapters, sheet, madeAt }: RenderTask): Promise<Uint8Array> {
  if (format === 'xlsx') {
    if (sheet === undefined) throw new Error('a spreadsheet needs its rows')
    return sheetOf(chapters[0].report, sheet, language)
  }
  const [first, ...others] = chapters.map(({ report, map, frame }) => documentOf(report, map, language, frame)) as [ReportDocument, ...ReportDocument[]]
  return format === 'pdf' ? pdfOf([first, ...others], madeAt) : Buffer.from(htmlOf([first, ...others]), 'utf8')
}
