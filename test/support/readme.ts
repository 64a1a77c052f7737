/** The examples of the README: taken out of it as they stand there. */
import { execFile } from 'node:child_process'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = new URL('../../../', import.meta.url)

export interface Example {
  /** The heading it stands below. */
  readonly heading: string
  readonly language: string
  readonly text: string
}

export const readmeText = () => readFile(new URL('README.md', root), 'utf8')

export async function readmeExamples(): Promise<Example[]> {
  const examples: Example[] = []
  let heading = ''
  let open: { language: string; lines: string[] } | undefined
  for (const line of (await readmeText()).split('\n')) {
    if (open !== undefined) {
      if (line.startsWith('```')) {
        examples.push({ heading, language: open.language, text: open.lines.join('\n') })
        open = undefined
      } else {
        open.lines.push(line)
      }
    } else if (line.startsWith('```')) {
      open = { language: line.slice(3), lines: [] }
    } else if (/^##+ /.test(line)) {
      heading = line.replace(/^#+ /, '')
    }
  }
  return examples
}

export interface ShellOutcome {
  readonly code: number
  readonly stderr: string
  /** The arguments of each call of curl, in order; a body from a file is what the file held. */
  readonly calls: readonly (readonly string[])[]
}

/**
 * What examples find when they run: `curl` fails where the service refuses, writes down how it was called, and returns when what
 * it started is done (`$IDLE` answers then); `npm run cli --` is the compiled command line, and the client that it registers is kept.
 */
const surroundings = `
set -euo pipefail
trap 'echo "failed: $BASH_COMMAND" >&2' ERR
curl() {
  local call; call=$(mktemp "$CALLS/$(date +%s%N).XXXX")
  local argument
  for argument in "$@"; do
    case $argument in @*) argument=$(cat "\${argument#@}");; esac
    printf '%s\\0' "$argument" >>"$call"
  done
  command curl --silent --show-error --fail-with-body --max-time 100 "$@"
  command curl --silent --show-error --fail "$IDLE" >/dev/null
}
npm() {
  [[ "$1 $2 $3" == 'run cli --' ]]
  local told; told=$(node "$CLI" "\${@:4}")
  if [[ $told =~ client_id=([a-z0-9_]+) ]]; then CLIENT_ID=\${BASH_REMATCH[1]}; fi
  if [[ $told =~ client_secret=([A-Za-z0-9_-]+) ]]; then CLIENT_SECRET=\${BASH_REMATCH[1]}; fi
}
`

/** Runs examples one after the other in one shell, in `folder`, against the service at `url`. */
export async function runShell(examples: readonly Example[], folder: string, url: string, environment: Readonly<Record<string, string>>): Promise<ShellOutcome> {
  const callsFolder = join(folder, 'calls')
  await mkdir(callsFolder)
  const script = join(folder, 'examples.sh')
  const text = examples.map((example) => example.text.replaceAll('http://127.0.0.1:3000', url)).join('\n')
  await writeFile(script, surroundings + text)
  const outcome = await new Promise<{ code: number; stderr: string }>((resolve) => {
    execFile('bash', [script], {
      cwd: folder,
      env: { PATH: process.env['PATH'], CALLS: callsFolder, CLI: fileURLToPath(new URL('../../src/cli.js', import.meta.url)), ...environment },
      timeout: 280_000, maxBuffer: 64 * 1024 * 1024
    }, (error, stdout, stderr) => resolve({ code: error === null ? 0 : typeof error.code === 'number' ? error.code : -1, stderr: `${stderr}\n${stdout.slice(-2000)}` }))
  })
  const files = (await readdir(callsFolder)).sort()
  const calls = await Promise.all(files.map(async (file) => (await readFile(join(callsFolder, file), 'utf8')).split('\0').slice(0, -1)))
  return { ...outcome, calls }
}
