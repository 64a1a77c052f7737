import type { NetworkStep } from '../network/network-import.js'
import { remark, seconds } from './output.js'

export interface StepTime {
  readonly name: string
  readonly seconds: number
}

/** Steps of long work, timed; shown as bars on a terminal, as a line each elsewhere. All of it on stderr. */
export interface Progress {
  /** Ends the step in hand and starts another one. */
  readonly start: (name: string) => void
  /** How much of the step in hand is done, 0 to 1. */
  readonly report: (share: number) => void
  /** Ends the step in hand. */
  readonly end: () => void
  /** Tells that step `name` of long work is done, the `done`th of `total`; the next one is in hand from now on. */
  readonly pass: (name: string, done: number, total: number) => void
  /** Runs one step from its start to its end. */
  readonly step: <T>(name: string, work: () => Promise<T>) => Promise<T>
  /** Those that have ended, in their order. */
  readonly steps: () => readonly StepTime[]
}

const barCells = 24
const nameCells = 28

/** `quiet`: steps are timed, nothing is shown. */
export function createProgress(options: { quiet?: boolean } = {}): Progress {
  const quiet = options.quiet === true
  const terminal = !quiet && process.stderr.isTTY
  const ended: StepTime[] = []
  let current: { name: string; since: number; share: number | undefined } | undefined
  let drawn = 0

  const draw = () => {
    if (current === undefined || !terminal) return
    const { name, since, share } = current
    const filled = Math.round((share ?? 0) * barCells)
    const bar = share === undefined ? ' '.repeat(barCells + 7) : `${'█'.repeat(filled)}${'░'.repeat(barCells - filled)} ${String(Math.round(share * 100)).padStart(3)} % `
    process.stderr.write(`\r  ${name.padEnd(nameCells)} ${bar} ${seconds((performance.now() - since) / 1000)}   `)
    drawn = performance.now()
  }
  // Work that leaves the loop free shows its seconds running.
  const clock = terminal ? setInterval(draw, 200).unref() : undefined

  const end = () => {
    if (current === undefined) return
    const took = (performance.now() - current.since) / 1000
    ended.push({ name: current.name, seconds: Math.round(took * 1000) / 1000 })
    const line = `  ${current.name.padEnd(nameCells)} ${seconds(took).padStart(9)}`
    current = undefined
    if (terminal) process.stderr.write(`\r\u001b[2K${line}\n`)
    else if (!quiet) remark(line)
  }
  const start = (name: string) => {
    end()
    current = { name, since: performance.now(), share: undefined }
    draw()
  }
  return {
    start,
    report: (share) => {
      if (current === undefined) return
      current.share = Math.min(1, Math.max(0, share))
      if (performance.now() - drawn > 100) draw()
    },
    end,
    pass: (name, done, total) => {
      if (current !== undefined) current = { ...current, name }
      end()
      if (done < total) current = { name: `step ${done + 1} of ${total}`, since: performance.now(), share: done / total }
      draw()
    },
    step: async (name, work) => {
      start(name)
      try {
        return await work()
      } catch (error) {
        if (terminal) process.stderr.write('\n')
        current = undefined
        clearInterval(clock)
        throw error
      } finally {
        end()
      }
    },
    steps: () => ended
  }
}

/** Shows the steps of a network's import, of which `label` has been started. */
export const networkSteps =
  (progress: Progress) =>
  (step: NetworkStep, share: number): void => {
    if (step === 'write' && share === 0) progress.start('write network')
    progress.report(share)
    if (step === 'write' && share === 1) progress.start('place sites, facilities')
  }
