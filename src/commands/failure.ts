import { CommanderError, type Command } from 'commander'
import { readConfig } from '../config.js'
import { failureMessage } from '../platform/failure-message.js'
import { remark } from './output.js'

/** Exit codes: 0 done, 1 it did not work, 2 the call was wrong. */
const failed = 1
const misused = 2

/** Runs the command of a command line and turns whatever it throws into one clear message and an exit code. */
export async function runProgram(program: Command, argv: readonly string[]): Promise<void> {
  prepareCommands(program)
  try {
    await program.parseAsync([...argv])
  } catch (error) {
    if (error instanceof CommanderError) {
      process.exitCode = error.exitCode === 0 ? 0 : misused
      return
    }
    process.exitCode = failed
    remark(`lifecircle: ${failureMessage(error)}`)
    if (isDebugging(argv)) remark(stackOf(error))
  }
}

/** Every command takes --debug, and throws where commander would end the process; its message is written by then. */
function prepareCommands(command: Command): void {
  command.exitOverride()
  command.option('--debug', 'show the stack of an error')
  command.commands.forEach(prepareCommands)
}

function isDebugging(argv: readonly string[]): boolean {
  if (argv.includes('--debug')) return true
  try {
    return ['debug', 'trace'].includes(readConfig().logLevel)
  } catch {
    // The configuration itself is what is wrong.
    return false
  }
}

function stackOf(thrown: unknown): string {
  if (!(thrown instanceof Error)) return ''
  const cause = thrown.cause === undefined ? '' : `\ncaused by ${stackOf(thrown.cause)}`
  return `${thrown.stack ?? ''}${cause}`
}
