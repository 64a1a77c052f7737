/** Office Open XML workbooks (ECMA-376), .xlsx: the first sheet, row by row. */
import { PassThrough, Readable } from 'node:stream'
import { SaxesParser } from 'saxes'
import { ZipFile } from 'yazl'
import { damagedFile, namedFileError } from '../damaged-file.js'
import { unprocessable } from '../errors.js'
import type { FileRecord, RecordFile } from './file-record.js'
import { openZip, type ZipArchive } from './zip-archive.js'

/**
 * Opens the first sheet of a workbook on disk; its first row names the columns. Sheets are read as a stream, their shared texts are
 * kept in memory. Throws `unprocessable-input` for what is no workbook.
 */
export async function openWorkbook(name: string, path: string): Promise<RecordFile> {
  const archive = await openZip(name, path)
  try {
    const sheet = await firstSheet(name, archive)
    const rows = rowsOf(name, archive, sheet)
    const header = await rows.next()
    if (header.done === true) throw unprocessable(`${name}: the first sheet is empty; its first row must name the columns`)
    const columns = header.value.cells.map((cell) => cell.trim())
    const records = async function* (): AsyncGenerator<FileRecord> {
      for await (const { number, cells, flaw } of rows) {
        const beyond = cells.slice(columns.length).find((cell) => cell !== '')
        const excess = beyond === undefined ? flaw : { value: beyond, reason: `stands beyond the last of the ${columns.length} columns` }
        if (cells.every((cell) => cell === '') && flaw === undefined) continue
        yield { line: number, fields: Object.fromEntries(columns.map((column, place) => [column, cells[place] ?? ''])), ...(excess === undefined ? {} : { flaw: excess }) }
      }
    }
    return { name, columns, crs: null, records: records(), close: async () => archive.close() }
  } catch (error) {
    archive.close()
    throw error
  }
}

interface SheetRow {
  readonly number: number
  readonly cells: string[]
  readonly flaw?: FileRecord['flaw']
}

interface FoundSheet {
  readonly path: string
  /** Days are counted from 1904 rather than 1900. */
  readonly from1904: boolean
  readonly texts: readonly string[]
  /** Whether a cell style shows days. */
  readonly isDate: readonly boolean[]
}

interface Tag {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
}

/** Parses a whole part; hands over what opens, and what closes with its text. */
async function parsePart(archive: ZipArchive, path: string, take: { open?: (tag: Tag) => void; close?: (name: string, text: string) => void }): Promise<boolean> {
  const stream = await archive.read(path)
  if (stream === undefined) return false
  const parser = new SaxesParser()
  let text = ''
  parser.on('opentag', (tag) => {
    text = ''
    take.open?.({ name: localName(tag.name), attributes: tag.attributes })
  })
  parser.on('text', (more) => {
    text += more
  })
  parser.on('closetag', ({ name }) => {
    take.close?.(localName(name), text)
    text = ''
  })
  const decoder = new TextDecoder()
  for await (const chunk of stream as AsyncIterable<Buffer>) parser.write(decoder.decode(chunk, { stream: true }))
  parser.close()
  return true
}

const localName = (name: string) => name.slice(name.indexOf(':') + 1)

async function firstSheet(name: string, archive: ZipArchive): Promise<FoundSheet> {
  try {
    let reference: string | undefined
    let from1904 = false
    const found = await parsePart(archive, 'xl/workbook.xml', {
      open: ({ name: tag, attributes }) => {
        if (tag === 'workbookPr') from1904 = ['1', 'true'].includes(attributes['date1904'] ?? '')
        if (tag === 'sheet') reference ??= Object.entries(attributes).find(([key]) => localName(key) === 'id' && key.includes(':'))?.[1]
      }
    })
    if (!found || reference === undefined) throw new Error('it has no sheets')
    let target = 'worksheets/sheet1.xml'
    await parsePart(archive, 'xl/_rels/workbook.xml.rels', {
      open: ({ attributes }) => {
        if (attributes['Id'] === reference) target = attributes['Target']!
      }
    })
    return { path: target.startsWith('/') ? target.slice(1) : `xl/${target}`, from1904, texts: await sharedTexts(archive), isDate: await dateStyles(archive) }
  } catch (error) {
    throw damagedFile(name, `is no .xlsx workbook (${(error as Error).message})`, error)
  }
}

async function sharedTexts(archive: ZipArchive): Promise<string[]> {
  const texts: string[] = []
  let whole = ''
  let phonetic = false
  await parsePart(archive, 'xl/sharedStrings.xml', {
    open: ({ name }) => {
      if (name === 'si') whole = ''
      if (name === 'rPh') phonetic = true
    },
    close: (name, text) => {
      // How it is read aloud is no part of it.
      if (name === 'rPh') phonetic = false
      if (name === 't' && !phonetic) whole += unescaped(text)
      if (name === 'si') texts.push(whole)
    }
  })
  return texts
}

/** Formats of the standard that show days (ECMA-376, 18.8.30). */
const builtInDates = (id: number) => (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 31) || id === 36 || (id >= 50 && id <= 58)

async function dateStyles(archive: ZipArchive): Promise<boolean[]> {
  const own = new Set<number>()
  const styles: boolean[] = []
  let inCells = false
  await parsePart(archive, 'xl/styles.xml', {
    open: ({ name, attributes }) => {
      if (name === 'numFmt' && /[yd]/i.test((attributes['formatCode'] ?? '').replace(/"[^"]*"|\\.|\[[^\]]*\]/g, ''))) own.add(Number(attributes['numFmtId']))
      if (name === 'cellXfs') inCells = true
      if (name === 'xf' && inCells) styles.push(own.has(Number(attributes['numFmtId'])) || builtInDates(Number(attributes['numFmtId'])))
    },
    close: (name) => {
      if (name === 'cellXfs') inCells = false
    }
  })
  return styles
}

async function* rowsOf(name: string, archive: ZipArchive, { path, from1904, texts, isDate }: FoundSheet): AsyncGenerator<SheetRow> {
  const stream = await archive.read(path)
  if (stream === undefined) throw damagedFile(name, `is no .xlsx workbook (it lacks ${path})`)
  const parser = new SaxesParser()
  let ready: SheetRow[] = []
  let row: { number: number; cells: string[]; flaw?: FileRecord['flaw'] } = { number: 0, cells: [] }
  let cell: Readonly<Record<string, string>> = {}
  let value = ''
  let text = ''
  let phonetic = false
  parser.on('opentag', ({ name: tag, attributes }) => {
    text = ''
    const opened = localName(tag)
    if (opened === 'row') row = { number: Number(attributes['r'] ?? row.number + 1), cells: [] }
    if (opened === 'rPh') phonetic = true
    if (opened === 'c') {
      cell = attributes
      value = ''
    }
  })
  parser.on('text', (more) => {
    text += more
  })
  parser.on('closetag', ({ name: tag }) => {
    const closed = localName(tag)
    if (closed === 'rPh') phonetic = false
    if (closed === 'v') value = text
    if (closed === 't' && !phonetic) value += unescaped(text)
    if (closed === 'c') {
      const place = cell['r'] === undefined ? row.cells.length : columnNumber(cell['r'])
      while (row.cells.length < place) row.cells.push('')
      if (cell['t'] === 'e') row.flaw ??= { value, reason: `is an error of the sheet in ${cell['r'] ?? 'a cell'}` }
      row.cells[place] = cellText(cell, value)
    }
    if (closed === 'row') ready.push(row)
    text = ''
  })
  const cellText = (attributes: Readonly<Record<string, string>>, given: string): string => {
    switch (attributes['t']) {
      case 's':
        return texts[Number(given)] ?? ''
      case 'b':
        return given === '1' ? 'true' : 'false'
      case 'inlineStr':
      case 'str':
      case 'd':
        return given
      case 'e':
        return ''
      default:
        if (given === '' || !Number.isFinite(Number(given))) return given
        return isDate[Number(attributes['s'] ?? 0)] === true ? dayText(Number(given), from1904) : String(Number(given))
    }
  }
  try {
    const decoder = new TextDecoder()
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      parser.write(decoder.decode(chunk, { stream: true }))
      yield* ready
      ready = []
    }
    parser.close()
    yield* ready
  } catch (error) {
    throw namedFileError(name, error)
  }
}

/** A = 0, Z = 25, AA = 26. */
function columnNumber(reference: string): number {
  let number = 0
  for (const letter of /^[A-Z]+/.exec(reference)?.[0] ?? 'A') number = number * 26 + letter.charCodeAt(0) - 64
  return number - 1
}

/** Days since the last day of 1899, of which there is one too many (1900 was no leap year), or since 1904. */
function dayText(days: number, from1904: boolean): string {
  const start = from1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, days < 60 ? 31 : 30)
  const text = new Date(start + Math.round(days * 86_400) * 1000).toISOString()
  return Number.isInteger(days) ? text.slice(0, 10) : text
}

/** Characters that XML cannot hold stand as _xHHHH_ (ECMA-376, ST_Xstring). */
const unescaped = (text: string): string => text.replace(/_x([\dA-Fa-f]{4})_/g, (_whole, code: string) => String.fromCharCode(parseInt(code, 16)))
const escaped = (text: string): string =>
  text
    .replace(/_x[\dA-Fa-f]{4}_/g, (found) => `_x005F${found}`)
    // What XML cannot hold, and the returns that its readers would take for line ends.
    .replace(/[\x00-\x08\x0B-\x1F\uFFFE\uFFFF]/g, (character) => `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')

/** A column of a workbook that is written. */
export interface WorkbookColumn {
  readonly name: string
  /** Whether its cells are numbers where they can be. */
  readonly numeric: boolean
}

// The same rows make the same bytes, whenever they are written.
const untimed = { mtime: new Date(1980, 0, 1), forceDosTimestamp: true } as const
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packages = 'http://schemas.openxmlformats.org/package/2006'

/** Writes rows as the only sheet of a workbook, as a stream; the first row names the columns and stays in sight. */
export function writeWorkbook(sheetName: string, columns: readonly WorkbookColumn[], rows: AsyncIterable<readonly string[]>): Readable {
  const zip = new ZipFile()
  const add = (path: string, text: string) => zip.addBuffer(Buffer.from(head + text), path, untimed)
  add('[Content_Types].xml', `<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`)
  add('_rels/.rels', `<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`)
  add('xl/workbook.xml', `<workbook xmlns="${main}" xmlns:r="${relations}"><sheets><sheet name="${escaped(sheetName)}" sheetId="1" r:id="rId1"/></sheets></workbook>`)
  add('xl/_rels/workbook.xml.rels', `<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`)
  const sheet = Readable.from(sheetParts(columns, rows), { objectMode: false })
  const output = new PassThrough()
  sheet.on('error', (error) => output.destroy(error))
  zip.addReadStream(sheet, 'xl/worksheets/sheet1.xml', untimed)
  zip.end()
  zip.outputStream.on('error', (error: Error) => output.destroy(error)).pipe(output)
  output.on('close', () => sheet.destroy())
  return output
}

async function* sheetParts(columns: readonly WorkbookColumn[], rows: AsyncIterable<readonly string[]>): AsyncGenerator<string> {
  let part = `${head}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetData>`
  const letters = columns.map((_, place) => columnLetters(place))
  const numeric = columns.map((column) => column.numeric)
  let number = 1
  part += rowText(number, letters, columns.map(({ name }) => name), [])
  for await (const row of rows) {
    part += rowText(++number, letters, row, numeric)
    if (part.length > 65_536) {
      yield part
      part = ''
    }
  }
  yield `${part}</sheetData></worksheet>`
}

function rowText(number: number, letters: readonly string[], values: readonly string[], numeric: readonly boolean[]): string {
  const cells = values.map((value, place) => {
    if (value === '') return ''
    const reference = `r="${letters[place]}${number}"`
    if (numeric[place] === true && /^-?\d+(\.\d+)?$/.test(value)) return `<c ${reference}><v>${value}</v></c>`
    return `<c ${reference} t="inlineStr"><is><t xml:space="preserve">${escaped(value)}</t></is></c>`
  })
  return `<row r="${number}">${cells.join('')}</row>`
}

/** A, B, … Z, AA, … */
const columnLetters = (place: number): string => (place < 26 ? '' : columnLetters(Math.floor(place / 26) - 1)) + String.fromCharCode(65 + (place % 26))
