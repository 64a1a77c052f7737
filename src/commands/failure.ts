import { CommanderError, type Command } from 'commander'
import { readConfig } from '../config.js'
import { failureMessage } from '../platform/failure-message.js'
import { remark } from './output.js'

/** What a command ends with; the README has the same table. Only `recalculate --remote` tells more than done, failed and misused. */
export const exitCodes = {
  done: 0,
  /** It did not work. */
  failed: 1,
  /** The call was wrong, or the service cannot use what was asked. */
  misused: 2,
  /** No valid token, or one that may not do that. */
  notAllowed: 3,
  /** The service could not be reached, or did not answer as it should. */
  unreachable: 4,
  timedOut: 5,
  cancelled: 6,
  /** Stopped by a signal; what was begun elsewhere goes on. As shells have it: 128 and the number of SIGINT or SIGTERM. */
  interrupted: 130,
  terminated: 143
} as const

export type ExitCode = keyof typeof exitCodes

/** A failure with an exit code of its own. */
export class CommandFailure extends Error {
  readonly exit: ExitCode

  constructor(exit: ExitCode, message: string) {
    super(message)
    this.name = 'CommandFailure'
    this.exit = exit
  }
}

/** Runs the command of a command line and turns whatever it throws into one clear message and an exit code. */
export async function runProgram(program: Command, argv: readonly string[]): Promise<void> {
  prepareCommands(program)
  try {
    await program.parseAsync([...argv])
  } catch (error) {
    if (error instanceof CommanderError) {
      process.exitCode = error.exitCode === 0 ? exitCodes.done : exitCodes.misused
      return
    }
    process.exitCode = exitCodes[error instanceof CommandFailure ? error.exit : 'failed']
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
