import { GraphQLError, type ExecutionResult, type GraphQLFormattedError } from 'graphql'
import type { MercuriusContext } from 'mercurius'
import { asLifecircleError, LifecircleError } from '../errors.js'

/**
 * Answers errors with their stable code in `extensions`; what is unknown is masked and logged with its cause.
 * A query that was executed is answered with 200, one that was not with the status REST would give.
 */
export function formatErrors(
  execution: ExecutionResult & { readonly errors: readonly GraphQLError[] },
  context: MercuriusContext
): { statusCode: number; response: ExecutionResult } {
  const known = execution.errors.flatMap(partsOf).map((error) => ({ error, cause: causeOf(error) }))
  for (const { cause } of known) log(context, cause)
  const executed = execution.data !== undefined || known.some(({ error }) => error.path !== undefined)
  const status = executed ? 200 : (known[0]?.cause.status ?? 500)
  if (status === 401) context.reply.header('www-authenticate', 'Bearer')
  return {
    statusCode: status,
    response: {
      data: execution.data ?? null,
      errors: known.map(({ error, cause }) => formatted(error, cause)) as unknown as GraphQLError[]
    }
  }
}

/** mercurius wraps what is wrong with a document into one error. */
function partsOf(error: GraphQLError): GraphQLError[] {
  const inner = (error.originalError as { errors?: unknown } | null | undefined)?.errors
  if (!Array.isArray(inner)) return [error]
  return inner.map((one: unknown) =>
    one instanceof GraphQLError ? one : new GraphQLError((one as Error).message, { originalError: new LifecircleError('bad-request', (one as Error).message) })
  )
}

function causeOf(error: GraphQLError): LifecircleError {
  const thrown = error.originalError
  if (thrown === undefined || thrown instanceof GraphQLError) {
    // graphql-js' own word on a document or its variables; within execution it is our mistake.
    return error.path === undefined ? new LifecircleError('bad-request', error.message) : asLifecircleError(error)
  }
  const status = (thrown as { statusCode?: number }).statusCode
  if (!(thrown instanceof LifecircleError) && status !== undefined && status >= 400 && status < 500) {
    return new LifecircleError('bad-request', thrown.message, { cause: thrown })
  }
  return asLifecircleError(thrown)
}

function formatted(error: GraphQLError, cause: LifecircleError): GraphQLFormattedError {
  return {
    message: cause.message,
    ...(error.locations === undefined ? {} : { locations: error.locations }),
    ...(error.path === undefined ? {} : { path: error.path }),
    extensions: { code: cause.code, ...(cause.details.length > 0 ? { details: cause.details } : {}) }
  }
}

function log(context: MercuriusContext, cause: LifecircleError): void {
  const { log } = context.reply.request
  if (cause.status >= 500) log.error({ err: cause }, cause.message)
  else log.info({ code: cause.code, details: cause.details }, cause.message)
}
