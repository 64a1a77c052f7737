import { unprocessable } from '../platform/errors.js'
import type { RecordFile } from '../platform/records/file-record.js'
import type { CodedUnit } from './region-change.js'

/** So many wrong rows are told. */
const mostTold = 20

/**
 * Reads an official table of codes: a row for each community with its street and county (`code,name,streetCode,street,areaCode,area`),
 * or a row for each unit of any level (`code,name`). Codes of 6 and 9 digits are filled up with zeros. In the order of the codes.
 * Throws `unprocessable-input` that names the rows with other codes, without names, or with two names for one code.
 */
export async function readCodeTable(file: RecordFile): Promise<CodedUnit[]> {
  const units = new Map<string, CodedUnit>()
  const wrong: string[] = []
  const add = (line: number, given: string | undefined, name: string | undefined) => {
    const code = (given ?? '').trim().padEnd(12, '0')
    const nameZh = (name ?? '').trim()
    const level = /^\d{12}$/.test(code) ? levelOf(code) : undefined
    if (level === undefined) wrong.push(`line ${line}: ${given ?? 'nothing'} is no code of a county, street or community`)
    else if (nameZh === '') wrong.push(`line ${line}: ${code} has no name`)
    else {
      const known = units.get(code)
      if (known !== undefined && known.nameZh !== nameZh) wrong.push(`line ${line}: ${code} is ${nameZh} here, and ${known.nameZh} before`)
      else units.set(code, { code, nameZh, level })
    }
  }
  for await (const { line, fields, flaw } of file.records) {
    if (flaw !== undefined) {
      wrong.push(`line ${line}: ${flaw.reason}`)
      continue
    }
    if (fields['code'] === undefined || fields['name'] === undefined) throw unprocessable(`${file.name} is no table of codes: it needs the columns code and name, and has ${Object.keys(fields).join(', ')}`)
    add(line, fields['code'], fields['name'])
    if (fields['streetCode'] !== undefined) add(line, fields['streetCode'], fields['street'])
    if (fields['areaCode'] !== undefined) add(line, fields['areaCode'], fields['area'])
  }
  if (wrong.length > 0) throw unprocessable(`${file.name}: ${wrong.slice(0, mostTold).join('; ')}${wrong.length > mostTold ? `; and ${wrong.length - mostTold} more` : ''}`)
  return [...units.values()].sort((a, b) => (a.code < b.code ? -1 : 1))
}

function levelOf(code: string): CodedUnit['level'] | undefined {
  if (!code.endsWith('000')) return 'community'
  if (!code.endsWith('000000')) return 'street'
  return code.endsWith('00000000') ? undefined : 'county'
}
