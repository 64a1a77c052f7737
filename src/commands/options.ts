import { InvalidArgumentError, Option } from 'commander'
import { currentPeriod, periodBefore } from '../checkup/period.js'
import { crsNames, type CrsName } from '../platform/crs.js'
import type { ImportOptions } from '../platform/table-import.js'

/** Options of every import, as commander gives them. */
export interface ImportFlags {
  readonly crs?: CrsName
  readonly dryRun?: true
  readonly keepGoing?: true
  readonly json?: true
  readonly validFrom?: string
}

export const importOptions = (): Option[] => [
  new Option('--crs <name>', `reference system of the file's coordinates: ${crsNames.join(', ')}; default: what the file says of itself, else EPSG:4326`).argParser(crsName),
  new Option('--dry-run', 'check everything, write nothing'),
  new Option('--keep-going', 'write the good rows although there are bad ones'),
  jsonOption(),
  new Option('--valid-from <date>', 'first day on which moved or changed sites and facilities are so; default: today').argParser(day)
]

export const jsonOption = (): Option => new Option('--json', 'print JSON on stdout, and nothing else there')

export const asImportOptions = ({ crs, dryRun, keepGoing, validFrom }: ImportFlags): ImportOptions => ({
  ...(crs === undefined ? {} : { crs }),
  dryRun: dryRun === true,
  keepGoing: keepGoing === true,
  ...(validFrom === undefined ? {} : { validFrom })
})

function crsName(text: string): CrsName {
  const known = crsNames.find((name) => name === text.toUpperCase())
  if (known === undefined) throw new InvalidArgumentError(`Known are ${crsNames.join(', ')}.`)
  return known
}

export function day(text: string): string {
  const time = Date.parse(`${text}T00:00:00Z`)
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== text) {
    throw new InvalidArgumentError('It has to be a date of the form YYYY-MM-DD.')
  }
  return text
}

export function regionCode(text: string): string {
  if (!/^\d{12}$/.test(text)) throw new InvalidArgumentError('It has to be a 12-digit statistical code; 000000000000 is the whole country.')
  return text
}

export function halfYear(text: string): string {
  if (!/^\d{4}H[12]$/.test(text)) throw new InvalidArgumentError('It has to be a half-year such as 2024H1.')
  return text
}

/** A half-year, or the one that lasts or the one before by the country's clock. */
export function halfYearOrNow(text: string): string {
  const current = currentPeriod(new Date())
  if (text === 'current') return current
  return text === 'previous' ? periodBefore(current) : halfYear(text)
}

/** A parser of whole numbers in a range. */
export const wholeNumber =
  (least: number, most: number) =>
  (text: string): number => {
    const value = Number(text)
    if (!/^\d+$/.test(text) || value < least || value > most) {
      throw new InvalidArgumentError(`It has to be a whole number from ${least} to ${most}.`)
    }
    return value
  }

/** A timer takes 2,147,483,647 ms at most, nearly 35,792 minutes, and goes off at once for more. */
const most = { minutes: 30_000, seconds: 100_000 } as const

/** A parser of times to wait, fractions too. */
export const positive =
  (unit: keyof typeof most) =>
  (text: string): number => {
    const value = Number(text)
    if (!/^\d+(\.\d+)?$/.test(text) || value <= 0 || value > most[unit]) throw new InvalidArgumentError(`It has to be ${unit}, more than 0 and at most ${most[unit]}.`)
    return value
  }

/** A number of metres; fractions down to the decimetre. */
export const metres =
  (least: number, most: number) =>
  (text: string): number => {
    const value = Number(text)
    if (!/^\d+(\.\d)?$/.test(text) || value < least || value > most) {
      throw new InvalidArgumentError(`It has to be metres, from ${least} to ${most}, with one decimal at most.`)
    }
    return value
  }

/** Examples under a command's help. */
export const examples = (...lines: readonly string[]): string => `\nExamples:\n${lines.map((line) => `  $ lifecircle ${line}`).join('\n')}\n`
