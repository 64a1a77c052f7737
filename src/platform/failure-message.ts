import { asLifecircleError, LifecircleError } from './errors.js'

/** What to tell the person at the terminal: our own message, the system's or the database's put plainly, or the first cause that says anything. */
export function failureMessage(thrown: unknown): string {
  if (!(thrown instanceof Error)) return String(thrown)
  if (thrown instanceof LifecircleError) return thrown.message
  // A name that leads to several addresses fails with one error for each.
  if (thrown instanceof AggregateError) return failureMessage(thrown.errors[0])
  // The query builder puts its own error, with the whole statement, around the database's.
  if (thrown.message.startsWith('Failed query') && thrown.cause instanceof Error) return failureMessage(thrown.cause)
  const { code, syscall, address, port, hostname } = thrown as Error & { code?: string; syscall?: string; address?: string; port?: number; hostname?: string }
  if (code === 'ECONNREFUSED') return `nothing answers at ${address ?? '?'}:${port ?? '?'}: is the database running, and DATABASE_URL right?`
  if (code === 'EADDRINUSE') return `port ${port ?? '?'} is taken: set PORT to another one, or stop what listens there`
  if (syscall === 'getaddrinfo') return `there is no host named ${hostname ?? '?'}: are DATABASE_URL and HOST right?`
  if (syscall === 'connect') return `the database cannot be reached (${thrown.message}): is DATABASE_URL right?`
  if (code === 'EADDRNOTAVAIL') return `this machine has no address ${address ?? ''}: set HOST to one of its own, or 0.0.0.0 for all`
  if (code === 'EACCES' && syscall === 'listen') return `this user may not listen on port ${port ?? '?'}: set PORT to one above 1023`
  // The database's word on rights says more than the one for callers over HTTP.
  if (code === '42501') return thrown.message
  const known = asLifecircleError(thrown)
  return known.code === 'internal' || known.code === 'not-ready' ? thrown.message : known.message
}
