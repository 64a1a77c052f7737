import type { z } from 'zod'
import { unprocessable } from '../errors.js'

/**
 * Reads arguments by a zod schema, null meaning absent, unless nulls are `kept` because they say something of their own.
 * Throws `unprocessable-input` that names every wrong one.
 */
export function readArguments<T extends z.ZodType>(schema: T, given: object, { nulls = 'absent' }: { readonly nulls?: 'absent' | 'kept' } = {}): z.output<T> {
  const parsed = schema.safeParse(nulls === 'kept' ? given : withoutNulls(given))
  if (parsed.success) return parsed.data
  const details = parsed.error.issues.map((issue) => ({ pointer: `/${issue.path.map(String).join('/')}`, detail: issue.message }))
  throw unprocessable(`the arguments are not valid: ${details.map((one) => `${one.pointer} ${one.detail}`).join('; ')}`, details)
}

/** Inputs nest no deeper than this; scalars of any depth stay as they are. */
const deepestInput = 4

function withoutNulls(value: unknown, levels = deepestInput): unknown {
  if (value === null || typeof value !== 'object' || levels === 0) return value
  if (Array.isArray(value)) return value.map((one) => withoutNulls(one, levels - 1))
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, one]) => one !== null && one !== undefined)
      .map(([name, one]) => [name, withoutNulls(one, levels - 1)])
  )
}
