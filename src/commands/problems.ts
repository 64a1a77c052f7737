import { unprocessable } from '../platform/errors.js'
import type { RowProblem } from '../platform/row-problem.js'
import { formatProblems, remark, whole } from './output.js'

/**
 * Shows what is wrong with a file's rows, on stderr; in JSON they stand in the report already.
 * Throws `unprocessable-input` when there are any, unless told to keep going.
 */
export function reportProblems(
  { problems, problemCount }: { readonly problems: readonly RowProblem[]; readonly problemCount: number },
  { json, keepGoing }: { readonly json?: true; readonly keepGoing?: true }
): void {
  if (problemCount === 0) return
  if (json !== true) remark(formatProblems(problems, problemCount))
  const rows = `${whole(problemCount)} row${problemCount === 1 ? '' : 's'}`
  if (keepGoing === true) remark(`${rows} could not be used and stayed out`)
  else throw unprocessable(`${rows} cannot be used, so nothing was written: correct them, or go on without them with --keep-going`)
}
