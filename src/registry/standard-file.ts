import { readFile } from 'node:fs/promises'
import { basename, extname } from 'node:path'
import { parse } from 'csv-parse/sync'
import { unprocessable } from '../platform/errors.js'
import { defaultAttributes, defaultCatalogue, defaultSources } from './default-catalogue.js'
import { defaultStandardVersion, standardDocument, type Standard } from './standard.js'

/** Columns of the catalogue, by the field of a type they fill. */
const columns = {
  code: 'code', name_zh: 'nameZh', name_en: 'nameEn', category: 'category', category_zh: 'categoryZh',
  circle_minutes: 'circleMinutes', max_metres: 'maxMetres', group: 'group', profile: 'profile', weight: 'weight',
  supply_unit: 'supplyUnit', min_size: 'minSize', supply_per_1000: 'supplyPer1000', per_1000_of: 'per1000Of',
  people_per_facility: 'peoplePerFacility', min_weekly_hours: 'minWeeklyHours', source: 'source', confidence: 'confidence'
} as const

const numeric = new Set(['circle_minutes', 'max_metres', 'weight', 'min_size', 'supply_per_1000', 'people_per_facility', 'min_weekly_hours'])

/** The standard that comes with the product; its authority says that it is nobody else's. */
export function defaultStandard(): Standard {
  const standard = standardFromCatalogue(defaultCatalogue, 'the default catalogue', {
    version: defaultStandardVersion,
    title: 'Lifecircle default standard, 2026',
    authority: 'Lifecircle product default; not the Zhejiang guideline',
    sources: defaultSources
  })
  return checkStandard({ ...standard, types: standard.types.map((type) => ({ ...type, attributes: defaultAttributes[type.code] })) }, 'the default catalogue')
}

/**
 * Reads a standard from a JSON document, or from a CSV with the catalogue's columns; a CSV takes its version from
 * the file's name and the default formula parameters.
 * Throws `unprocessable-input` that names every bad path.
 */
export async function readStandardFile(path: string, options: { version?: string; title?: string; authority?: string } = {}): Promise<Standard> {
  const file = basename(path)
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    throw unprocessable(`${file} cannot be read: ${(error as Error).message}`)
  })
  const given = Object.fromEntries(Object.entries<string | undefined>(options).filter(([, value]) => value !== undefined))
  if (extname(path).toLowerCase() === '.json') {
    return checkStandard({ ...(parseJson(text, file) as object), ...given }, file)
  }
  const version = basename(path, extname(path))
  return standardFromCatalogue(text, file, {
    version,
    title: version,
    authority: `the user's own, from ${file}`,
    ...given
  })
}

/** Validates a document; throws `unprocessable-input` with the path of every problem. */
export function checkStandard(document: unknown, file: string): Standard {
  const parsed = standardDocument.safeParse(document)
  if (parsed.success) return parsed.data
  const details = parsed.error.issues.map((issue) => ({ pointer: `/${issue.path.join('/')}`, detail: issue.message }))
  throw unprocessable(
    `${file} is not a valid standard:\n${details.map((one) => `  ${one.pointer}: ${one.detail}`).join('\n')}`,
    details
  )
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw unprocessable(`${file} is not JSON: ${(error as Error).message}`)
  }
}

function standardFromCatalogue(text: string, file: string, about: Pick<Standard, 'version' | 'title' | 'authority' | 'sources'>): Standard {
  let rows: Record<string, string>[]
  try {
    rows = parse(text, { columns: true, bom: true, skip_empty_lines: true, trim: true })
  } catch (error) {
    throw unprocessable(`${file} cannot be read as CSV: ${(error as Error).message}`)
  }
  const missing = Object.keys(columns).filter((name) => rows[0] !== undefined && !(name in rows[0]))
  if (missing.length > 0) throw unprocessable(`${file}: the header lacks the columns ${missing.join(', ')}`)
  const types = rows.map((row) =>
    Object.fromEntries(
      Object.entries(columns).map(([name, field]) => {
        const value = row[name] ?? ''
        if (value === '') return [field, null]
        return [field, numeric.has(name) ? Number(value) : value]
      })
    )
  )
  return checkStandard({ ...about, types }, file)
}
