/**
 * Runs the tests: all, or the files that are named (`npm test -- test/checkup/scores.test.ts`). Each is a process of its own, as many at
 * once as there are processors; what fails is shown, of the rest a line each. tap's own command loads its coverage hooks into every
 * process and every thread of theirs, which takes them twice as long to start.
 */
import { spawn } from 'node:child_process'
import { readdir } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { join, relative } from 'node:path'
import { argv, env, execPath, exit, stderr, stdout } from 'node:process'
import { fileURLToPath } from 'node:url'
import { makeTemplate, removeTemplate } from './support/template-making.js'

const root = fileURLToPath(new URL('../..', import.meta.url))
/** A file may take so long, seconds. */
const limit = 600

/** What one file came to. */
interface Outcome {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
  readonly seconds: number
  readonly output: string
}

/** Runs a compiled file to its end. */
function run(file: string): Promise<Outcome> {
  const begun = performance.now()
  return new Promise((resolve) => {
    const child = spawn(execPath, ['--enable-source-maps', file], { cwd: root, env: { ...env, TAP_TIMEOUT: String(limit) }, stdio: ['ignore', 'pipe', 'pipe'] })
    const watch = setTimeout(() => child.kill('SIGKILL'), (limit + 30) * 1000)
    let output = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        output += text
      })
    }
    child.on('close', (code, signal) => {
      clearTimeout(watch)
      const counts = /^# \{ (.*) \}$/m.exec(output)?.[1] ?? ''
      const count = (name: string) => Number(new RegExp(`\\b${name}: (\\d+)`).exec(counts)?.[1] ?? 0)
      const failed = count('fail')
      const ended = code === 0 && failed === 0 && count('total') > 0
      // One that died, or asserted nothing, has failed whatever it counted.
      if (!ended) output += `\n# it ended ${signal === null ? `with the code ${code}` : `by ${signal}`}\n`
      resolve({ passed: count('pass'), failed: ended ? 0 : Math.max(1, failed), skipped: count('skip'), seconds: (performance.now() - begun) / 1000, output })
    })
  })
}

const quiet = /^\s*(ok \d|# Subtest|# time=|1\.\.\d+$|TAP version|$)/
const telling = (output: string): string[] => output.split('\n').filter((line) => !quiet.test(line) || line.includes('# SKIP'))

const named = argv.slice(2).map((file) => join(root, relative(root, file).replace(/^test\//, 'build/test/').replace(/\.ts$/, '.js')))
const found = await readdir(join(root, 'build/test'), { recursive: true })
const files = named.length > 0 ? named : found.filter((file) => file.endsWith('.test.js')).sort().map((file) => join(root, 'build/test', file))

await makeTemplate()
const total = { passed: 0, failed: 0, skipped: 0 }
let [next, ended] = [0, 0]
const begun = performance.now()
async function work(): Promise<void> {
  for (let file = files[next++]; file !== undefined; file = files[next++]) {
    const { output, seconds, ...counts } = await run(file)
    for (const name of ['passed', 'failed', 'skipped'] as const) total[name] += counts[name]
    stdout.write(`${counts.failed === 0 ? 'ok' : 'not ok'} ${++ended} of ${files.length} - ${relative(root, file)} # ${counts.passed} passed, ${seconds.toFixed(1)} s\n`)
    const lines = counts.failed === 0 ? output.split('\n').filter((line) => line.includes('# SKIP')) : telling(output)
    for (const line of lines) stdout.write(`    ${line}\n`)
  }
}
try {
  await Promise.all(Array.from({ length: Math.min(4, availableParallelism()) }, work))
} finally {
  await removeTemplate()
}
const { passed, failed, skipped } = total
stdout.write(`# { total: ${passed + failed + skipped}, pass: ${passed}, fail: ${failed}, skip: ${skipped} }\n# ${((performance.now() - begun) / 60_000).toFixed(1)} minutes\n`)
if (files.length === 0) stderr.write('there are no such tests\n')
exit(failed > 0 || files.length === 0 ? 1 : 0)
