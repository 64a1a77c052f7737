import { LifecircleError } from './errors.js'

/** The error for a file that cannot be read to its end. */
export const damagedFile = (file: string, reason: string, cause?: unknown) =>
  new LifecircleError('unprocessable-input', `${file}: ${reason}`, cause === undefined ? {} : { cause })

/**
 * Turns what reading a file threw into an error that names the file; what the file system says (no such file, no
 * permission) does so already.
 */
export function namedFileError(file: string, thrown: unknown): LifecircleError {
  if (thrown instanceof LifecircleError) return thrown
  if (!(thrown instanceof Error)) return damagedFile(file, 'is damaged or of another kind than its name says', thrown)
  if ((thrown as NodeJS.ErrnoException).code === 'ENOENT') return damagedFile(file, 'there is no such file', thrown)
  if ('syscall' in thrown) return damagedFile(file, `cannot be read (${thrown.message})`, thrown)
  return damagedFile(file, `is damaged or of another kind than its name says (${thrown.message})`, thrown)
}

/** Runs a reader so that whatever it throws names the file. */
export async function namingFile<T>(file: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read()
  } catch (error) {
    throw namedFileError(file, error)
  }
}
