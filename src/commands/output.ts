/** The only file that writes to the terminal: results on stdout, everything about them on stderr. */
import { once } from 'node:events'
import type { RowProblem } from '../platform/row-problem.js'

// A reader that has seen enough (`lifecircle … | head`) is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit()
})

/** A result, for people or the next program. */
export function print(text: string): void {
  process.stdout.write(`${text}\n`)
}

export const printJson = (value: unknown): void => print(JSON.stringify(value, null, 2))

/** A JSON array of any length, item by item, at the pace of whoever reads it. */
export async function printJsonItems(items: AsyncIterable<unknown>): Promise<void> {
  let separator = '['
  for await (const item of items) {
    const taken = process.stdout.write(`${separator}\n${JSON.stringify(item)}`)
    separator = ','
    if (!taken) await once(process.stdout, 'drain')
  }
  process.stdout.write(separator === '[' ? '[]\n' : '\n]\n')
}

/** A file, byte by byte. */
export function printFile(content: string | Uint8Array): void {
  process.stdout.write(content)
}

/** A remark: progress, warnings, errors. */
export function remark(text: string): void {
  process.stderr.write(`${text}\n`)
}

export interface TableColumn {
  readonly title: string
  readonly align?: 'left' | 'right'
}

/** Rows under their titles, in columns as wide as their widest cell. */
export function formatTable(columns: readonly TableColumn[], rows: readonly (readonly string[])[]): string {
  const widths = columns.map(({ title }, at) => Math.max(cellWidth(title), ...rows.map((row) => cellWidth(row[at] ?? ''))))
  const line = (cells: readonly string[]) =>
    columns
      .map(({ align }, at) => {
        const cell = cells[at] ?? ''
        const space = ' '.repeat(Math.max(0, widths[at]! - cellWidth(cell)))
        return align === 'right' ? space + cell : cell + space
      })
      .join('  ')
      .trimEnd()
  return [line(columns.map(({ title }) => title)), line(widths.map((width) => '─'.repeat(width))), ...rows.map(line)].join('\n')
}

/** Chinese characters and full-width signs take two cells of a terminal. */
const cellWidth = (text: string): number => text.length + (text.match(/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/g)?.length ?? 0)

const mostShown = 50

/** What is wrong with the rows of a file, the first fifty. */
export function formatProblems(problems: readonly RowProblem[], count: number): string {
  const shown = problems.slice(0, mostShown)
  const files = new Set(shown.map(({ file }) => file)).size > 1
  const columns: TableColumn[] = [
    ...(files ? [{ title: 'file' }] : []),
    { title: 'line', align: 'right' },
    { title: 'column' },
    { title: 'value' },
    { title: 'reason' }
  ]
  const rows = shown.map((problem) => [
    ...(files ? [problem.file] : []),
    problem.line === 0 ? '' : String(problem.line),
    problem.column ?? '',
    shorten(problem.value ?? '', 40),
    problem.reason
  ])
  const rest = count > shown.length ? `\n… and ${count - shown.length} more` : ''
  return formatTable(columns, rows) + rest
}

const shorten = (text: string, most: number): string => {
  const flat = text.replace(/\s+/g, ' ')
  return flat.length > most ? `${flat.slice(0, most - 1)}…` : flat
}

/** Two decimals, or a dash where there is no such figure. */
export const figure = (value: number | null | undefined, digits = 2): string => (value === null || value === undefined ? '–' : value.toFixed(digits))

/** Thousands apart. */
export const whole = (value: number): string => value.toLocaleString('en')

export const seconds = (value: number): string => `${value.toFixed(value < 10 ? 2 : 1)} s`

/** A moment to the minute, UTC. */
export const minute = (moment: Date): string => moment.toISOString().slice(0, 16).replace('T', ' ')
