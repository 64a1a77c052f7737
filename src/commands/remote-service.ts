/** A service elsewhere, asked over HTTP: who asks, what is asked again and for how long, and how a refusal ends the command. */
import { readFile } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import type { RemoteCredentials } from '../config.js'
import { CommandFailure, type ExitCode } from './failure.js'

export interface RemoteOptions {
  readonly credentials: RemoteCredentials
  /** Takes up what is sent in confidence, tokens and secrets, for no error to tell it. */
  readonly confidential: Set<string>
  /** For how long a service that is away, or too busy, is asked again. */
  readonly retryMs: number
  /** Ends whatever is in hand; its reason is thrown. */
  readonly signal: AbortSignal
}

export interface RemoteAnswer<T> {
  readonly status: number
  readonly body: T
}

interface Asking {
  readonly method?: 'GET' | 'POST' | 'DELETE'
  readonly body?: object
  readonly headers?: Readonly<Record<string, string>>
  /** Statuses that are answers and not refusals. */
  readonly accept?: readonly number[]
}

export interface RemoteService {
  /**
   * Asks until there is an answer. Throws `CommandFailure`: refused, not allowed, or out of reach for too long. What writes has to be
   * safe to repeat, for whether a request that was cut off was done nobody knows.
   */
  readonly ask: <T>(path: string, asking?: Asking) => Promise<RemoteAnswer<T>>
  /** Server-sent events, until the stream ends or is cut off, by whatever; nothing of that is thrown but the signal's reason. */
  readonly events: (path: string) => AsyncGenerator<{ readonly name: string; readonly data: string }>
}

/** The address of a service. Throws `CommandFailure` for what is none, and for one with a password in it. */
export function serviceAddress(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : null
  if (url === null || !['http:', 'https:'].includes(url.protocol)) throw new CommandFailure('misused', 'the address of the service has to be one such as https://lifecircle.example')
  if (url.username !== '' || url.password !== '') throw new CommandFailure('misused', 'the address must not hold a password: it would be seen in lists of processes; set LIFECIRCLE_CLIENT_ID and LIFECIRCLE_CLIENT_SECRET')
  return new URL(`${url.origin}${url.pathname.replace(/\/+$/, '')}/`)
}

/** What may stand behind `Bearer` in a header; anything else would be told as an error of fetch, with the token in it. */
export const isToken = (text: unknown): text is string => typeof text === 'string' && /^[\x21-\x7e]+$/.test(text)

/** An error without what was sent in confidence, in its stack and its causes too. */
export function withoutConfidential(thrown: unknown, confidential: ReadonlySet<string>): unknown {
  // The longest first: one may be a part of another.
  const texts = [...confidential].filter((text) => text !== '').sort((a, b) => b.length - a.length)
  const hide = (told: string) => texts.reduce((rest, text) => rest.replaceAll(text, '…'), told)
  if (!(thrown instanceof Error)) return typeof thrown === 'string' ? hide(thrown) : thrown
  for (let error: unknown = thrown; error instanceof Error; error = error.cause) {
    error.message = hide(error.message)
    if (error.stack !== undefined) error.stack = hide(error.stack)
  }
  return thrown
}

/** The service sends a sign of life every quarter of a minute; longer silence is a dead connection. */
const silenceMs = 45_000
/** More than a service lets an answer take. */
const answerMs = 120_000
const firstPauseMs = 500
const longestPauseMs = 15_000
/** A token is replaced before it ends. */
const tokenMarginMs = 30_000

export function remoteService(address: URL, { credentials, confidential, retryMs, signal }: RemoteOptions): RemoteService {
  let token: { readonly text: string; readonly until: number } | undefined

  /** One request; what keeps it from being answered is told, and nothing is thrown but the signal's reason. */
  const send = async (path: string, init: RequestInit, limitMs: number): Promise<Response | { readonly away: string }> => {
    try {
      return await fetch(new URL(path, address), { ...init, redirect: 'manual', signal: AbortSignal.any([signal, AbortSignal.timeout(limitMs)]) })
    } catch (error) {
      signal.throwIfAborted()
      return { away: whyAway(error) }
    }
  }

  /** Asks again, at growing intervals or when the service says, until there is an answer that is one. */
  const answered = async (path: string, make: () => Promise<RequestInit>): Promise<{ readonly response: Response; readonly text: string }> => {
    let awaySince: number | undefined
    let cutBefore = false
    for (let pause = firstPauseMs; ; pause = Math.min(longestPauseMs, pause * 2)) {
      const outcome = await send(path, await make(), answerMs)
      const told = 'away' in outcome ? outcome : await textOf(outcome, signal)
      if (!('away' in told)) {
        const { response, text } = told
        const busy = response.status === 429 || response.status >= 500 || (response.status === 409 && cutBefore && /being worked on/.test(text))
        if (!busy) return { response, text }
        // Who is told to come again later is not kept out.
        if (response.status === 429) awaySince = undefined
        else awaySince ??= Date.now()
        const wait = retryAfterMs(response.headers.get('retry-after')) ?? pause
        if (awaySince !== undefined && Date.now() + wait - awaySince > retryMs) throw new CommandFailure('unreachable', `${address.href} answers with ${response.status}: ${detailOf(text)}`)
        await sleep(wait, undefined, { signal }).catch(() => signal.throwIfAborted())
        continue
      }
      cutBefore = true
      awaySince ??= Date.now()
      if (Date.now() + pause - awaySince > retryMs) throw new CommandFailure('unreachable', `${address.href} cannot be reached: ${told.away}`)
      await sleep(pause, undefined, { signal }).catch(() => signal.throwIfAborted())
    }
  }

  const bearer = async (): Promise<string> => {
    if ('token' in credentials) {
      confidential.add(credentials.token)
      return `Bearer ${credentials.token}`
    }
    if (token === undefined || token.until - tokenMarginMs < Date.now()) {
      const secret = 'secret' in credentials ? credentials.secret : await readSecret(credentials.secretFile)
      const basic = Buffer.from(`${encodeURIComponent(credentials.clientId)}:${encodeURIComponent(secret)}`).toString('base64')
      confidential.add(secret).add(encodeURIComponent(secret)).add(basic)
      const { response, text } = await answered('v1/auth/token', () =>
        Promise.resolve({
          method: 'POST',
          headers: { 'content-type': 'application/x-www-form-urlencoded', authorization: `Basic ${basic}` },
          body: 'grant_type=client_credentials'
        })
      )
      if (response.status !== 200) throw refusal(response.status, text)
      const { access_token: granted, expires_in: seconds } = readJson(address, text) as { access_token?: unknown; expires_in: number }
      if (!isToken(granted)) throw new CommandFailure('unreachable', `${address.href} does not answer as Lifecircle does: the access_token that it grants cannot be sent`)
      confidential.add(granted)
      token = { text: granted, until: Date.now() + Math.max(seconds * 1000, 2 * tokenMarginMs) }
    }
    return `Bearer ${token.text}`
  }

  const ask: RemoteService['ask'] = async (path, { method = 'GET', body, headers = {}, accept = [] }: Asking = {}) => {
    for (let renewed = false; ; renewed = true) {
      const { response, text } = await answered(path, async () => ({
        method,
        headers: { accept: 'application/json', authorization: await bearer(), ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
        ...(body === undefined ? {} : { body: JSON.stringify(body) })
      }))
      // It may have ended, or been taken back, before its time.
      if (response.status === 401 && !renewed && token !== undefined) {
        token = undefined
        continue
      }
      if (!response.ok && !accept.includes(response.status)) throw refusal(response.status, text, response.headers.get('location'))
      return { status: response.status, body: readJson(address, text) as never }
    }
  }

  async function* events(path: string): AsyncGenerator<{ name: string; data: string }> {
    const silence = new AbortController()
    let watchdog: NodeJS.Timeout | undefined
    const heard = () => {
      clearTimeout(watchdog)
      watchdog = setTimeout(() => silence.abort(), silenceMs)
    }
    try {
      heard()
      const authorization = await bearer()
      const response = await fetch(new URL(path, address), { headers: { accept: 'text/event-stream', authorization }, redirect: 'manual', signal: AbortSignal.any([signal, silence.signal]) })
      if (response.status === 401) token = undefined
      if (!response.ok || response.body === null) return
      let rest = ''
      for await (const text of response.body.pipeThrough(new TextDecoderStream())) {
        heard()
        const parts = (rest + text).split('\n\n')
        rest = parts.pop()!
        for (const part of parts) {
          const field = (name: string) => part.split('\n').find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2)
          const data = field('data')
          if (data !== undefined) yield { name: field('event') ?? 'message', data }
        }
      }
    } catch (error) {
      signal.throwIfAborted()
      if (error instanceof CommandFailure) throw error
    } finally {
      clearTimeout(watchdog)
    }
  }

  return { ask, events }
}

async function textOf(response: Response, signal: AbortSignal): Promise<{ readonly response: Response; readonly text: string } | { readonly away: string }> {
  try {
    return { response, text: await response.text() }
  } catch (error) {
    signal.throwIfAborted()
    return { away: whyAway(error) }
  }
}

/** fetch says that it failed, and its causes why. */
function whyAway(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  if (error.name === 'TimeoutError') return 'it does not answer'
  if (error instanceof AggregateError && error.errors.length > 0) return whyAway(error.errors[0])
  return error.cause === undefined ? error.message : whyAway(error.cause)
}

/** Seconds, or a date (RFC 9110). */
function retryAfterMs(header: string | null): number | undefined {
  if (header === null) return undefined
  const wait = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - Date.now()
  // A timer takes no more.
  return Number.isNaN(wait) ? undefined : Math.min(Math.max(0, wait), 2 ** 31 - 1)
}

async function readSecret(file: string): Promise<string> {
  const text = (await readFile(file, 'utf8').catch((error: unknown) => {
    throw new CommandFailure('misused', `the file that LIFECIRCLE_CLIENT_SECRET_FILE names cannot be read: ${(error as Error).message}`)
  })).trim()
  if (text === '') throw new CommandFailure('misused', `${file}, which LIFECIRCLE_CLIENT_SECRET_FILE names, is empty`)
  return text
}

function readJson(address: URL, text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    throw new CommandFailure('unreachable', `${address.href} does not answer as Lifecircle does: is that its address?`)
  }
}

/** What a refusal says, field by field where it does. */
function detailOf(text: string): string {
  try {
    const { detail, errors = [] } = JSON.parse(text) as { detail?: string; errors?: { pointer: string; detail: string }[] }
    return [detail ?? 'no reason is given', ...errors.map((one) => `${one.pointer} ${one.detail}`)].join('; ')
  } catch {
    return 'no reason is given'
  }
}

function refusal(status: number, text: string, location: string | null = null): CommandFailure {
  const exit: ExitCode = status === 401 || status === 403 ? 'notAllowed' : 'misused'
  if (status >= 300 && status < 400) return new CommandFailure('misused', `the service is elsewhere: give the address it redirects to, ${location ?? 'which it does not say'}`)
  return new CommandFailure(exit, `the service refuses this (${status}): ${detailOf(text)}`)
}

