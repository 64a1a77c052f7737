import type { BulkValue } from './database/bulk-load.js'

/** Reads the text of a field; throws an Error whose message says why it cannot. */
export type FieldReader = (text: string) => BulkValue

export const text: FieldReader = (value) => value

export const number: FieldReader = (value) => {
  if (!/^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(value)) throw new Error('is not a number')
  return value
}

export const notNegative: FieldReader = (value) => {
  number(value)
  if (Number(value) < 0) throw new Error('must not be negative')
  return value
}

export const oneOf =
  (...values: readonly string[]): FieldReader =>
  (value) => {
    if (!values.includes(value)) throw new Error(`is none of ${values.join(', ')}`)
    return value
  }

export const date: FieldReader = (value) => {
  const time = Date.parse(`${value}T00:00:00Z`)
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value) || Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== value) {
    throw new Error('is not a date of the form YYYY-MM-DD')
  }
  return value
}

export const matching =
  (pattern: RegExp, reason: string): FieldReader =>
  (value) => {
    if (!pattern.test(value)) throw new Error(reason)
    return value
  }

export const regionCode = matching(/^\d{12}$/, 'is not a 12-digit statistical code')

/** A column of a file, and of the staging table. */
export interface ImportColumn {
  readonly name: string
  /** SQL type in the staging table. */
  readonly type: string
  readonly read: FieldReader
  /** Empty or absent is an error. */
  readonly required: boolean
}

export const column = (name: string, type: string, read: FieldReader, options: { required?: boolean } = {}): ImportColumn => ({
  name,
  type,
  read,
  required: options.required ?? false
})
