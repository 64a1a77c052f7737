/** One line per error: its stable code, its HTTP status, its title. */
const catalogue = {
  'bad-request': [400, 'The request is not valid'],
  unauthenticated: [401, 'A valid token is needed'],
  forbidden: [403, 'This caller may not do that'],
  'not-found': [404, 'There is no such thing'],
  'method-not-allowed': [405, 'This address does not take that method'],
  conflict: [409, 'The request does not fit the present state'],
  gone: [410, 'It is no longer kept'],
  'precondition-failed': [412, 'It is no longer what you read'],
  'too-large': [413, 'The request is too large'],
  'unsupported-media-type': [415, 'The body is of a kind that is not read here'],
  'unprocessable-input': [422, 'The input was understood but cannot be used'],
  'too-complex': [422, 'The query is too deep or too costly'],
  'precondition-required': [428, 'The request has to say what it is based on'],
  'too-many-requests': [429, 'Too many requests'],
  internal: [500, 'Something went wrong on our side'],
  'not-ready': [503, 'The service is not ready'],
  'timed-out': [503, 'The answer took too long']
} as const satisfies Record<string, readonly [number, string]>

export type ErrorCode = keyof typeof catalogue

export const errorCodes = Object.keys(catalogue) as ErrorCode[]

/** What a code means: its HTTP status, its title. */
export const meaningOf = (code: ErrorCode): { status: number; title: string } => ({ status: catalogue[code][0], title: catalogue[code][1] })

/** One field or row that is wrong: where, and what to do. */
export interface ErrorDetail {
  /** JSON pointer into the body, or the name of a parameter. */
  readonly pointer: string
  readonly detail: string
}

/** The only error the service throws on purpose; mapped once to problem+json and to GraphQL `extensions.code`. */
export class LifecircleError extends Error {
  readonly code: ErrorCode
  readonly status: number
  readonly title: string
  readonly details: readonly ErrorDetail[]
  readonly retryAfterSeconds: number | undefined
  /** As GraphQL errors carry it. */
  readonly extensions: { readonly code: ErrorCode }

  constructor(code: ErrorCode, message: string, options: { details?: readonly ErrorDetail[]; retryAfterSeconds?: number; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause })
    this.name = 'LifecircleError'
    this.code = code
    this.status = catalogue[code][0]
    this.title = catalogue[code][1]
    this.details = options.details ?? []
    this.retryAfterSeconds = options.retryAfterSeconds
    this.extensions = { code }
  }
}

export const notFound = (what: string, id: string | number) =>
  new LifecircleError('not-found', `there is no ${what} ${id}`)

export const forbidden = (message: string) => new LifecircleError('forbidden', message)

export const unprocessable = (message: string, details: readonly ErrorDetail[] = []) =>
  new LifecircleError('unprocessable-input', message, { details })

export const timedOut = (cause?: unknown) => new LifecircleError('timed-out', 'the answer took too long and was cut off: ask for less at once', { cause })

export const conflict = (message: string) => new LifecircleError('conflict', message)

/** SQLSTATEs of our own (class LC, raised in migrations) and of row-level security, by name. */
const databaseErrors: Readonly<Record<string, ErrorCode>> = {
  LC001: 'conflict',
  LC002: 'conflict',
  LC003: 'not-found',
  LC004: 'unprocessable-input',
  // A zero byte, which no text of the database can hold.
  '22021': 'unprocessable-input',
  '22P05': 'unprocessable-input',
  '42501': 'forbidden'
}

/** The database cannot be reached, is starting or stopping, or takes no more connections: SQLSTATEs, the system's codes, and what pg throws without one. */
const unreachable = new Set(['57P01', '57P02', '57P03', '53300', 'ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT', 'EPIPE', 'EHOSTUNREACH', 'ENOTFOUND', 'EAI_AGAIN'])
const unreachableMessage = /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/

const isUnreachable = (error: Error & { code?: string }) => unreachable.has(error.code ?? '') || unreachableMessage.test(error.message)

/** Turns what was thrown into the error to answer with; what is unknown stays inside as `cause`. */
export function asLifecircleError(thrown: unknown): LifecircleError {
  if (thrown instanceof LifecircleError) return thrown
  for (let error = thrown; error instanceof Error; error = error.cause) {
    if (error instanceof LifecircleError) return error
    if (isUnreachable(error)) {
      return new LifecircleError('not-ready', 'the database cannot be reached just now: ask again in a while', { cause: thrown })
    }
    if ((error as { code?: string }).code === '57014') {
      return timedOut(thrown)
    }
    if ((error as { code?: string }).code === '23505') {
      return new LifecircleError('conflict', 'somebody else wrote the same at the same time: look at what is there, and ask again', { cause: thrown })
    }
    const code = databaseErrors[(error as { code?: string }).code ?? '']
    if (code === 'forbidden') {
      return new LifecircleError(code, 'the row lies outside the region or the rights of this caller', { cause: thrown })
    }
    if (code !== undefined) return new LifecircleError(code, error.message, { cause: thrown })
  }
  return new LifecircleError('internal', 'something went wrong on our side; the request id leads to the log entry', { cause: thrown })
}
