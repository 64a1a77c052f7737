import type { Language } from './words.js'

/** What a report can be had as; JSON is never kept. */
export const fileFormats = ['html', 'pdf', 'xlsx'] as const
export type FileFormat = (typeof fileFormats)[number]
export const reportFormats = ['json', ...fileFormats] as const
export type ReportFormat = (typeof reportFormats)[number]

export const mediaTypes: Readonly<Record<ReportFormat, string>> = {
  json: 'application/json; charset=utf-8',
  html: 'text/html; charset=utf-8',
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
}

/** children: the region's report, and one of each region below it. */
export const chapterings = ['none', 'children'] as const
export type Chaptering = (typeof chapterings)[number]

export const reportStatuses = ['queued', 'running', 'completed', 'failed'] as const
export type ReportStatus = (typeof reportStatuses)[number]

/** A report made into a file and kept. */
export interface ReportFile {
  readonly id: number
  readonly runId: number
  readonly regionCode: string
  readonly format: FileFormat
  readonly language: Language
  readonly chapters: Chaptering
  readonly status: ReportStatus
  readonly stepsDone: number
  readonly stepsTotal: number | null
  readonly requestedBy: string
  readonly requestedAt: Date
  readonly startedAt: Date | null
  readonly finishedAt: Date | null
  readonly error: string | null
  readonly bytes: number | null
  /** SHA-256 of the file, in hexadecimal digits. */
  readonly hash: string | null
}

/** A name for the file that every system can write. */
export const fileName = (regionCode: string, period: string, language: Language, format: ReportFormat): string => `checkup-${regionCode}-${period}-${language}.${format}`
