import { z } from 'zod'
import { regionCode, regionLevel } from '../../registry/schemas.js'
import { causes } from '../diagnosis.js'
import { shortfall } from '../diagnosis-schemas.js'
import { regionInequality } from '../inequality-schemas.js'
import { priority } from '../priority-schemas.js'
import { categoryScore, period, regionScore, run, typeScore } from '../schemas.js'
import { sensitivity } from '../sensitivity-schemas.js'
import { trend } from '../trend-schemas.js'
import { chapterings, fileFormats, reportFormats, reportStatuses } from './report-files.js'
import { languages } from './words.js'

const runId = z.coerce.number().int().positive()
const cause = z.enum(causes)
const named = { code: regionCode, nameZh: z.string(), nameEn: z.string().nullable() }

export const report = z
  .object({
    run,
    region: regionScore,
    path: z.array(z.object({ ...named, level: regionLevel })).describe('What it is part of, from the province down'),
    ranked: z.object({ siblings: z.number().int(), level: z.number().int() }).describe('Regions with a rank, itself among them'),
    categories: z.array(categoryScore),
    types: z.array(typeScore),
    reference: z
      .object({ score: regionScore, categories: z.array(categoryScore), types: z.array(typeScore) })
      .nullable()
      .describe('Its county, or the region above a county or city: what its figures are set beside; null where the run does not cover that'),
    ranking: z.array(regionScore).describe('Regions by rank: the first twenty below it; of a community those beside it'),
    trend: trend.describe('Against the period published before'),
    shortfalls: z.array(shortfall).describe('The worst ones, of a community all'),
    causes: z.array(z.object({ cause, nameZh: z.string(), nameEn: z.string(), shortfalls: z.number().int() })).describe('How many types fall short in its communities, by main cause'),
    suggestions: z
      .array(z.object({
        measureZh: z.string(),
        measureEn: z.string(),
        cause,
        severity: z.number().describe('Of the shortfalls it is for, summed up'),
        for: z.array(z.object({ ...named, typeCode: z.string(), typeNameZh: z.string(), typeNameEn: z.string() }))
      }))
      .describe('Measures for the shortfalls, those that would make good most first'),
    treatFirst: z.array(priority.omit({ shortfalls: true })).describe('Communities to treat first; none in the report of a community'),
    inequality: regionInequality.shape.overall,
    sensitivity,
    evidence: z
      .object({
        sites: z.number().int(),
        sitesOffNetwork: z.number().int().describe('Sites that find no street: nobody there reaches anything'),
        sitesImputed: z.number().int().describe('Sites whose elderly or children were not given')
      })
      .describe('What was measured, and what had to be taken for granted'),
    method: z
      .object({
        standardTitle: z.string(),
        methodVersion: z.number().int(),
        profiles: z.array(z.object({ name: z.string(), metresPerSecond: z.number() })),
        grades: z.array(z.object({ name: z.string(), least: z.number() })),
        thresholds: z.object({ count: z.number(), supply: z.number(), coverage: z.number(), governance: z.number() })
      })
      .describe('The rules it rests on')
  })
  .meta({ id: 'Report', description: 'The checkup report (体检报告) of a region: every figure it prints' })

export const reportFile = z
  .object({
    id: z.number().int(),
    runId: z.number().int(),
    regionCode,
    format: z.enum(fileFormats),
    language: z.enum(languages),
    chapters: z.enum(chapterings),
    status: z.enum(reportStatuses),
    stepsDone: z.number().int().describe('Chapters gathered, and the setting of them all'),
    stepsTotal: z.number().int().nullable(),
    requestedBy: z.string(),
    requestedAt: z.date(),
    startedAt: z.date().nullable(),
    finishedAt: z.date().nullable(),
    error: z.string().nullable(),
    bytes: z.number().int().nullable(),
    hash: z.string().nullable().describe('SHA-256 of the file')
  })
  .meta({ id: 'ReportFile', description: 'A report made into a file and kept' })

export const whichReport = {
  run: runId.optional().describe('Number of the run; default: the newest with results'),
  period: period.optional().describe('The newest run with results of this half-year')
}

export const reportQuery = z.object({
  ...whichReport,
  format: z.enum(reportFormats).optional().describe('Default: what `Accept` prefers, else json'),
  lang: z.enum(languages).optional().describe('Default: what `Accept-Language` prefers, else zh')
})

export const reportRequest = z
  .strictObject({
    regionCode,
    run: z.number().int().positive().optional().describe('Number of the run; default: the newest with results'),
    period: period.optional().describe('The newest run with results of this half-year'),
    format: z.enum(fileFormats),
    language: z.enum(languages).default('zh'),
    chapters: z.enum(chapterings).default('none').describe('children: the region\'s report, and one of each region below it')
  })
  .meta({ id: 'ReportRequest', description: 'A report to be made into a file' })

