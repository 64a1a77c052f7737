import { lookup } from 'node:dns'
import http from 'node:http'
import https from 'node:https'
import type { LookupFunction } from 'node:net'
import { addressRefusal, literalOf, type Network } from './address.js'
import { readRetryAfter, type Outcome } from './back-off.js'
import { createLookUps, type Resolve } from './look-ups.js'

export interface Sender {
  /** Sends a body by POST. Never throws: what goes wrong is the outcome. */
  readonly send: (url: string, headers: Readonly<Record<string, string>>, body: string, signal: AbortSignal) => Promise<Outcome>
  readonly close: () => void
}

export interface SenderOptions {
  readonly allowed: readonly Network[]
  readonly resolve?: Resolve
  /** From the look-up of the name until there is a connection, and from the beginning until the whole answer is there. */
  readonly connectMs?: number
  readonly totalMs?: number
  readonly clock?: () => Date
}

/** Of an answer, more is not read: what it says is of no interest, but that it ends. */
const answerBytes = 64 * 1024

/** The system's look-ups each hold one of Node's four threads, which the service's own work needs too. */
const lookUpsAtOnce = 2
const systemResolve: Resolve = (host) =>
  new Promise((resolve, reject) => lookup(host, { all: true }, (error, addresses) => (error === null ? resolve(addresses) : reject(error))))

/**
 * Sends to partners, whose addresses nobody vouches for: a name is looked up once for each connection, what it leads to is judged, and
 * the connection goes to the very address that was judged. Redirects are not followed, proxies of the environment not used, connections
 * not kept.
 */
export function createSender({ allowed, resolve = systemResolve, connectMs = 5_000, totalMs = 15_000, clock = () => new Date() }: SenderOptions): Sender {
  const lookUp = createLookUps(resolve, lookUpsAtOnce)
  const agents = { 'http:': new http.Agent({ keepAlive: false }), 'https:': new https.Agent({ keepAlive: false }) }

  const post = (url: URL, headers: Readonly<Record<string, string>>, body: string, signal: AbortSignal): Promise<Omit<Outcome, 'milliseconds'>> =>
    new Promise((settle) => {
      const fail = (error: string) => {
        settle({ status: null, error })
      }
      const literal = literalOf(url)
      const refusal = literal === undefined ? undefined : addressRefusal(url, literal, allowed)
      if (refusal !== undefined) {
        fail(`the URL ${refusal}`)
        return
      }
      const judged: LookupFunction = (host, options, callback) => {
        lookUp(host, signal, beginToConnect).then(
          (found) => {
            const good = found.filter(({ address }) => addressRefusal(url, address, allowed) === undefined)
            const [first] = good
            if (first === undefined) callback(refused(found[0] === undefined ? 'has a name without an address' : addressRefusal(url, found[0].address, allowed)!), '', 0)
            else if (options.all === true) callback(null, good)
            else callback(null, first.address, first.family)
          },
          (error: unknown) => {
            callback(error as NodeJS.ErrnoException, '', 0)
          }
        )
      }
      const options = {
        method: 'POST', agent: agents[url.protocol as keyof typeof agents], lookup: judged, signal,
        headers: { ...headers, 'content-length': Buffer.byteLength(body), accept: '*/*', connection: 'close' }
      }
      const request = url.protocol === 'https:' ? https.request(url, options) : http.request(url, options)
      let connecting: NodeJS.Timeout | undefined
      // Waiting for the look-ups of others is not the receiver's time.
      function beginToConnect() {
        if (request.destroyed) return
        connecting = setTimeout(() => request.destroy(refused(`could not be connected to within ${connectMs / 1000} seconds`)), connectMs)
      }
      if (literal !== undefined) beginToConnect()
      request.on('socket', (socket) => {
        socket.once(url.protocol === 'https:' ? 'secureConnect' : 'connect', () => clearTimeout(connecting))
      })
      let isAnswered = false
      request.on('close', () => {
        clearTimeout(connecting)
        if (!isAnswered) fail('the connection was closed without an answer')
      })
      request.on('error', (error) => fail(whyOf(error, signal, totalMs)))
      request.on('upgrade', ({ statusCode }, socket) => {
        settle({ status: statusCode!, error: refusalOfStatus(statusCode!) })
        socket.destroy()
      })
      request.on('response', (response) => {
        isAnswered = true
        const status = response.statusCode!
        const retryAfter = status === 429 || status === 503 ? readRetryAfter(response.headers['retry-after'], clock()) : undefined
        const told = () => settle({ status, error: refusalOfStatus(status), retryAfter })
        const cut = 'the connection was cut in the middle of the answer'
        let bytes = 0
        response.on('data', (chunk: Buffer) => {
          bytes += chunk.length
          if (bytes <= answerBytes) return
          told()
          request.destroy()
        })
        response.on('end', told)
        response.on('error', (error) => settle({ status, error: signal.aborted ? whyOf(error, signal, totalMs) : cut }))
        response.on('close', () => settle({ status, error: cut }))
      })
      request.end(body)
    })

  return {
    send: async (url, headers, body, signal) => {
      const began = performance.now()
      const outcome = await post(new URL(url), headers, body, AbortSignal.any([signal, AbortSignal.timeout(totalMs)]))
      return { ...outcome, milliseconds: Math.round(performance.now() - began) }
    },
    close: () => {
      for (const agent of Object.values(agents)) agent.destroy()
    }
  }
}

const refused = (detail: string) => new Error(`the URL ${detail}`)

/** What a status says of a delivery; null: it is taken. */
function refusalOfStatus(status: number): string | null {
  if (status >= 200 && status < 300) return null
  if (status >= 300 && status < 400) return `answered ${status}, and redirects are not followed: give the webhook the address that it leads to`
  return `answered ${status}`
}

const reasons: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nobody listens at the address', ECONNRESET: 'the connection was cut', EPIPE: 'the connection was cut', ENOTFOUND: 'the name has no address', EAI_AGAIN: 'the name could not be looked up',
  ETIMEDOUT: 'the address does not answer', EHOSTUNREACH: 'the address cannot be reached', ENETUNREACH: 'the address cannot be reached'
}

function whyOf(error: Error, signal: AbortSignal, totalMs: number): string {
  if (signal.aborted) return (signal.reason as Error).name === 'TimeoutError' ? `there was no whole answer within ${totalMs / 1000} seconds` : 'the service was stopped meanwhile'
  return reasons[(error as NodeJS.ErrnoException).code ?? ''] ?? error.message
}
