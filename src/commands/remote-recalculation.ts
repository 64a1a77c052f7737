/** A recalculation that a service elsewhere works on: asked for, followed to its end, published, told. */
import { randomUUID } from 'node:crypto'
import { createInterface } from 'node:readline/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { hasEnded } from '../checkup/run-progress-queries.js'
import type { Run, RunMode } from '../checkup/run-queries.js'
import type { RegionScore } from '../checkup/score-queries.js'
import { readRemoteCredentials, type RemoteCredentials } from '../config.js'
import { failureMessage } from '../platform/failure-message.js'
import { CommandFailure } from './failure.js'
import { remark } from './output.js'
import type { Progress } from './progress.js'
import { isToken, remoteService, serviceAddress, withoutConfidential, type RemoteService } from './remote-service.js'

export interface RemoteRequest {
  readonly period: string
  readonly scopeCode?: string
  readonly standard?: string
  readonly mode?: RunMode
}

export interface RemoteWaiting {
  /** Whether for the end, or only until it is queued. */
  readonly wait: boolean
  readonly publish: boolean
  readonly timeoutMs: number
  readonly retryMs: number
  readonly cancelOnInterrupt: boolean
}

/** A run as it comes over HTTP: its times are texts. */
type HttpRun = { readonly [Key in keyof Run]: Run[Key] extends Date | null ? string | null : Run[Key] }

interface Asked {
  readonly run: HttpRun
  readonly created: boolean
  readonly statusUrl: string
  readonly eventsUrl: string
}

/** What was asked for, or with its end what came of it. */
type Told = Asked | { readonly run: HttpRun; readonly regions: RegionScore[] }

/** Why waiting came to an end before the run did. */
type Stop = 'SIGINT' | 'SIGTERM' | 'timeout'

/** As `recalculateAt`; what went wrong is told without tokens and secrets, also where an answer repeats them. */
export async function recalculateRemotely(
  url: string,
  request: RemoteRequest,
  waiting: RemoteWaiting,
  progress: Progress
): Promise<Told> {
  const confidential = new Set<string>()
  try {
    return await recalculateAt(serviceAddress(url), request, waiting, progress, confidential)
  } catch (error) {
    throw withoutConfidential(error, confidential)
  }
}

/**
 * Asks a service for a recalculation and waits for its end. Throws `CommandFailure`, with an exit code for each way in which it can end.
 * Cut connections, restarts of the service and tokens that expire are got over.
 */
async function recalculateAt(
  address: URL,
  request: RemoteRequest,
  { wait, publish, timeoutMs, retryMs, cancelOnInterrupt }: RemoteWaiting,
  progress: Progress,
  confidential: Set<string>
): Promise<Told> {
  const credentials = readCredentials()
  const stopping = new AbortController()
  let stop: Stop | undefined
  const end = (why: Stop) => {
    if (stop !== undefined) return
    stop = why
    stopping.abort(new CommandFailure('failed', why))
  }
  const timer = setTimeout(() => end('timeout'), timeoutMs)
  process.on('SIGINT', end)
  process.on('SIGTERM', end)
  const service = remoteService(address, { credentials, confidential, retryMs, signal: stopping.signal })
  const idempotencyKey = `lifecircle-${randomUUID()}`
  const requestRun = async (of: RemoteService) =>
    (await of.ask<Asked>('v1/admin/recalculations', { method: 'POST', body: request, headers: { 'idempotency-key': idempotencyKey } })).body
  let asked: Asked | undefined
  try {
    await ensureAllowed(service, publish)
    asked = await requestRun(service)
    if (!asked.created) remark(`an equal run is open already: this is run ${asked.run.id}`)
    if (!wait) return asked
    const run = await followRun(service, asked.run, progress, stopping.signal)
    if (run.status === 'failed') throw new CommandFailure('failed', `run ${run.id} failed: ${run.error ?? 'no reason is given'}`)
    if (run.status === 'cancelled') throw new CommandFailure('cancelled', `run ${run.id} was cancelled`)
    return { run: publish ? await publishRun(service, run.id) : run, regions: await readScores(service, run.id) }
  } catch (error) {
    if (stop === undefined) throw error
    const now = asked
    if (stop === 'timeout') {
      throw new CommandFailure('timedOut', now === undefined ? 'timed out before the service answered' : `timed out: run ${now.run.id} goes on; ask for it at ${new URL(now.statusUrl.slice(1), address).href}`)
    }
    if (!(cancelOnInterrupt || (stop === 'SIGINT' && now !== undefined && (await wantsCancelled(now.run.id))))) {
      throw new CommandFailure(exitOf[stop], now === undefined ? 'interrupted before the service answered' : `interrupted: run ${now.run.id} goes on`)
    }
    // What was in hand has been cut off: this is asked by itself, and by the same key, so that the run is the same.
    const closing = remoteService(address, { credentials, confidential, retryMs: closingMs, signal: AbortSignal.timeout(closingMs) })
    throw await cancelled(closing, async () => now ?? (await requestRun(closing)), exitOf[stop])
  } finally {
    clearTimeout(timer)
    process.off('SIGINT', end)
    process.off('SIGTERM', end)
  }
}

const exitOf = { SIGINT: 'interrupted', SIGTERM: 'terminated' } as const

/** Who stops a process kills it after a while: Docker after 10 seconds. */
const closingMs = 8_000

/** Throws `CommandFailure` for credentials that are missing, and for a token that is none, without telling it. */
function readCredentials(): RemoteCredentials {
  const credentials = readGiven()
  if (!('token' in credentials)) return credentials
  // Files and variables of CI systems end in a newline.
  const token = credentials.token.trim()
  if (!isToken(token)) throw new CommandFailure('misused', 'LIFECIRCLE_TOKEN is not a token: it holds spaces, newlines or other characters that none has; set it to the token alone')
  return { token }
}

function readGiven(): RemoteCredentials {
  try {
    return readRemoteCredentials()
  } catch (error) {
    throw new CommandFailure('misused', (error as Error).message)
  }
}

/** Before anything is begun: who may not publish is told so now, and not when the run has ended. */
async function ensureAllowed(service: RemoteService, publish: boolean): Promise<void> {
  const { body } = await service.ask<{ subject: string; role: string; scopes: string[] }>('v1/auth/me')
  const missing = ['runs:write', 'results:read', ...(publish ? ['runs:publish'] : [])].filter((scope) => !body.scopes.includes(scope))
  if (missing.length > 0) throw new CommandFailure('notAllowed', `${body.subject}, ${body.role}, lacks the scope ${missing.join(', ')}`)
}

const shortestPauseMs = 500
const longestPauseMs = 10_000

/** Follows a run to its end, and a completed one until its ranges are there: by its events, and by asking where they are cut off. */
async function followRun(service: RemoteService, asked: HttpRun, progress: Progress, signal: AbortSignal): Promise<HttpRun> {
  let run = asked
  let phase = ''
  const show = (next: HttpRun) => {
    run = next
    const now = next.status === 'queued' ? 'queue' : next.status === 'running' ? 'scores' : 'ranges'
    if (now !== phase) progress.start(now)
    phase = now
    if (next.status === 'running' && next.stepsTotal !== null) progress.report(next.stepsDone / next.stepsTotal)
  }
  const isDone = () => hasEnded(run.status) && !(run.status === 'completed' && run.sensitivityAt === null)
  show(asked)
  for (let pause = shortestPauseMs; !isDone(); pause = Math.min(longestPauseMs, pause * 2)) {
    if (!hasEnded(run.status)) {
      for await (const { data } of service.events(`v1/checkup/runs/${run.id}/events`)) {
        show(JSON.parse(data) as HttpRun)
        pause = shortestPauseMs
      }
    }
    show((await service.ask<HttpRun>(`v1/checkup/runs/${run.id}`)).body)
    if (!isDone()) await sleep(pause, undefined, { signal }).catch(() => signal.throwIfAborted())
  }
  progress.end()
  return run
}

/** Publishes a run; one that is published already, by this request or another one, is as it should be. */
async function publishRun(service: RemoteService, id: number): Promise<HttpRun> {
  const { status, body } = await service.ask<HttpRun & { readonly detail?: string }>(`v1/admin/runs/${id}/publish`, { method: 'POST', accept: [409] })
  if (status !== 409) return body
  const { body: run } = await service.ask<HttpRun>(`v1/checkup/runs/${id}`)
  if (run.status !== 'published' && run.status !== 'superseded') throw new CommandFailure('misused', `run ${id} is completed, and cannot be published: ${body.detail ?? 'no reason is given'}`)
  return run
}

async function readScores(service: RemoteService, id: number): Promise<RegionScore[]> {
  const regions: RegionScore[] = []
  let cursor = ''
  do {
    const { body } = await service.ask<{ items: RegionScore[]; nextCursor: string | null }>(`v1/checkup/runs/${id}/scores?limit=1000${cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`}`)
    regions.push(...body.items)
    cursor = body.nextCursor ?? ''
  } while (cursor !== '')
  return regions
}

/** Asks the person at the terminal, once; where nobody is there, the run is left. */
async function wantsCancelled(runId: number): Promise<boolean> {
  if (!process.stdin.isTTY || !process.stderr.isTTY) return false
  const terminal = createInterface({ input: process.stdin, output: process.stderr })
  const left = new AbortController()
  terminal.once('SIGINT', () => left.abort())
  try {
    return /^y(es)?$/i.test((await terminal.question(`\nrun ${runId} goes on by itself. Cancel it? [y/N] `, { signal: left.signal })).trim())
  } catch {
    return false
  } finally {
    terminal.close()
  }
}

/** Cancels the run that this command made, and tells what came of it; what others asked for is left to them. */
async function cancelled(service: RemoteService, readAsked: () => Promise<Asked>, exit: 'interrupted' | 'terminated'): Promise<CommandFailure> {
  let asked: Asked | undefined
  try {
    asked = await readAsked()
    const { run, created } = asked
    if (!created) return new CommandFailure(exit, `interrupted: run ${run.id} was open before, and goes on`)
    const { status, body } = await service.ask<{ readonly detail?: string }>(`v1/admin/recalculations/${run.id}`, { method: 'DELETE', accept: [409] })
    if (status === 409) return new CommandFailure(exit, `interrupted: run ${run.id} is not cancelled: ${body.detail ?? 'it has ended'}`)
    return new CommandFailure('cancelled', `interrupted: run ${run.id} was cancelled`)
  } catch (error) {
    const why = error instanceof Error && error.name === 'TimeoutError' ? 'the service does not answer' : failureMessage(error)
    return new CommandFailure(exit, `interrupted: ${asked === undefined ? 'a run that was begun' : `run ${asked.run.id}`} goes on, for cancelling it failed: ${why}`)
  }
}
