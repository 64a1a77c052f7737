/** One row, line or feature of a file that cannot be used: where it is, what stands there, and why not. */
export interface RowProblem {
  readonly file: string
  /** Line of a text file or number of a GeoJSON feature, counted from 1; 0 where the file has neither. */
  readonly line: number
  readonly column: string | null
  readonly value: string | null
  readonly reason: string
}

/** What is wrong with a row, before it is known where the row stands. */
export interface Flaw {
  readonly column?: string | null
  readonly value?: string | null
  readonly reason: string
}

export interface ProblemLog {
  add(line: number, flaw: Flaw): void
  problems(): readonly RowProblem[]
  /** All of them, also those beyond the ones kept. */
  problemCount(): number
}

export const mostProblemsKept = 1_000
const longestValue = 200

/** Collects the problems of one file: the first thousand in words, the rest by number. */
export function problemLog(file: string): ProblemLog {
  const kept: RowProblem[] = []
  let count = 0
  return {
    add(line, { column = null, value = null, reason }) {
      count++
      if (kept.length >= mostProblemsKept) return
      kept.push({ file, line, column, value: value !== null && value.length > longestValue ? `${value.slice(0, longestValue)}…` : value, reason })
    },
    problems: () => kept,
    problemCount: () => count
  }
}
