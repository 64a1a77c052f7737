import { asCaller, wholeCountry, type Caller, type Transaction } from '../platform/caller.js'
import { queryPrepared } from '../platform/database/prepared.js'
import type { Database } from '../platform/database/database.js'
import { conflict, forbidden, notFound, unprocessable } from '../platform/errors.js'
import { partsOf, pinParts, tellsOf } from './composition-steps.js'
import { methodVersion } from './indices.js'
import { referenceDate } from './period.js'

export const runStatuses = ['queued', 'running', 'completed', 'failed', 'cancelled', 'published', 'superseded'] as const
export type RunStatus = (typeof runStatuses)[number]

/** How a run can be asked for. */
export const requestedModes = ['full', 'changed', 'composed'] as const
export const runModes = [...requestedModes, 'received'] as const
export type RequestedMode = (typeof requestedModes)[number]
export type RunMode = (typeof runModes)[number]

export interface Run {
  readonly id: number
  readonly period: string
  /** The day whose state the run reads, YYYY-MM-DD. */
  readonly referenceDate: string
  readonly scopeCode: string
  readonly standardVersion: string
  readonly standardAuthority: string
  /** Null where its communities were scored elsewhere, or in other runs. */
  readonly networkId: number | null
  readonly networkName: string | null
  readonly status: RunStatus
  readonly mode: RunMode
  /** The run whose results it took where nothing had changed. */
  readonly baseRunId: number | null
  /** A trial of another standard: the run whose inputs it reads. */
  readonly inputsOf: number | null
  readonly publishedAt: Date | null
  readonly publishedBy: string | null
  /** The published run that took its place. */
  readonly supersededBy: number | null
  readonly inputHash: string | null
  /** When the ranges of its indices were worked out. */
  readonly sensitivityAt: Date | null
  readonly stepsDone: number
  readonly stepsTotal: number | null
  readonly requestedBy: string
  readonly requestedAt: Date
  readonly startedAt: Date | null
  readonly finishedAt: Date | null
  readonly error: string | null
}

export interface RunRequest {
  readonly period: string
  /** Region whose subtree is scored; default: the caller's own. */
  readonly scopeCode?: string
  /** Version of a published standard; default: the product's own. */
  readonly standardVersion: string
  /**
   * `changed` takes over from the newest equal run what has not changed since; the scores are those of a full run.
   * `composed` takes the communities as the published runs of its regions scored them.
   */
  readonly mode?: RequestedMode
}

const runColumns = `
  r.id, r.period, r.reference_date as "referenceDate", r.scope_code as "scopeCode",
  r.standard_version as "standardVersion", s.authority as "standardAuthority",
  r.network_id as "networkId", n.name as "networkName", r.status, r.mode, r.base_run_id as "baseRunId",
  r.inputs_of as "inputsOf", r.published_at as "publishedAt", r.published_by as "publishedBy", r.superseded_by as "supersededBy", r.input_hash as "inputHash", r.sensitivity_at as "sensitivityAt",
  r.steps_done as "stepsDone", r.steps_total as "stepsTotal", r.requested_by as "requestedBy",
  r.requested_at as "requestedAt", r.started_at as "startedAt", r.finished_at as "finishedAt", r.error`

const runTables = `
  checkup.run as r
  join registry.standard as s on s.version = r.standard_version
  left join network.network as n on n.id = r.network_id`

/** Codes of a standard's types whose profile cannot walk a network, as a subquery; null = none. */
const unwalkedTypes = (standard: string, network: string) => `(
  select string_agg(k.code, ', ' order by k.code)
  from registry.standard_type as t
  join registry.facility_type as k on k.id = t.type_id
  where t.standard_version = ${standard}
    and network.for_profile(${network}, t.profile) is null
)`
const cannotWalk = (types: string) => `the standard measures ${types} by wheelchair, and the network says nothing of steps and kerbs: import one that does`

/**
 * Asks for a run: period, scope and standard are checked, network and reference date pinned; of a composed one its parts.
 * Two equal requests while one is open make one run; `created` is false for the later one.
 * `announce` runs in the same transaction when a run was made: the queue's job is written with it or not at all.
 */
export async function requestRun(
  database: Database,
  caller: Caller,
  request: RunRequest,
  now: Date,
  announce: (transaction: Transaction, run: Run) => Promise<void> = async () => undefined
): Promise<{ run: Run; created: boolean }> {
  const reference = referenceDate(request.period, now)
  const scopeCode = request.scopeCode ?? caller.regionCode
  const mode = request.mode ?? 'full'
  return asCaller(database, caller, async (transaction) => {
    const { client } = transaction
    const checked = await client.query<{ scope_known: boolean; scope_allowed: boolean; standard: string | null; network: number | null; unwalked: string | null }>(
      `select
         $1 = $4 or exists (select from registry.region where code = $1 and valid_from <= $2 and valid_to > $2) as scope_known,
         platform.in_region($1) and platform.caller_role() = 'administrator' as scope_allowed,
         (select status from registry.standard where version = $3) as standard,
         network.active_network() as network,
         ${unwalkedTypes('$3', 'network.active_network()')} as unwalked`,
      [scopeCode, reference, request.standardVersion, wholeCountry]
    )
    const facts = checked.rows[0]!
    if (!facts.scope_known) throw unprocessable(`there is no region ${scopeCode} on ${reference}`, [{ pointer: '/scopeCode', detail: 'is not a known region' }])
    if (!facts.scope_allowed) throw forbidden(`only an administrator of ${scopeCode} or of a region above it may recalculate it`)
    if (facts.standard !== 'published') {
      throw unprocessable(`there is no published standard ${request.standardVersion}`, [{ pointer: '/standard', detail: 'is not a published standard' }])
    }
    const composition = mode === 'composed' ? await partsOf(transaction, { period: request.period, scopeCode, standardVersion: request.standardVersion }) : undefined
    const network = composition === undefined ? facts.network : null
    if (composition === undefined) {
      if (network === null) throw conflict('no walking network is active: import one with --activate first')
      if (facts.unwalked !== null) throw conflict(cannotWalk(facts.unwalked))
    }
    const inserted = await client.query<{ id: number }>(
      `insert into checkup.run (period, reference_date, scope_code, standard_version, network_id, requested_by, mode, method_version, base_run_id)
       values ($1, $2, $3, $4, $5, $6, $7, $8, (
         select r.id
         from checkup.run as r
         where $7 = 'changed'
           and (r.period, r.scope_code, r.standard_version, r.network_id, r.method_version) = ($1, $3, $4, $5, $8)
           and r.status in ('completed', 'published', 'superseded')
           and r.inputs_of is null
         order by r.id desc
         limit 1
       ))
       on conflict (period, scope_code, standard_version, coalesce(network_id, 0), mode, coalesce(inputs_of, 0)) where status in ('queued', 'running') do nothing
       returning id`,
      [request.period, composition?.referenceDate ?? reference, scopeCode, request.standardVersion, network, caller.subject, mode, methodVersion]
    )
    const made = inserted.rows[0]?.id
    if (made !== undefined && composition !== undefined) await pinParts(transaction, made, composition)
    const found = await client.query<Run>(
      `select ${runColumns}
       from ${runTables}
       where r.id = $1
          or ($1::bigint is null and r.status in ('queued', 'running')
            and r.inputs_of is null
            and (r.period, r.scope_code, r.standard_version, coalesce(r.network_id, 0), r.mode) = ($2, $3, $4, coalesce($5::integer, 0), $6))`,
      [made ?? null, request.period, scopeCode, request.standardVersion, network, mode]
    )
    const run = found.rows[0]
    if (run === undefined) throw conflict('an equal run ended just now: ask again')
    if (made !== undefined) await announce(transaction, run)
    return { run, created: made !== undefined }
  })
}

/**
 * Asks for a trial: another standard, which may be a draft, on the very inputs of a run that has results. Types that
 * only the trial's standard has are looked up as they were on that run's reference date. Trials are never published.
 */
export async function requestTrial(
  database: Database,
  caller: Caller,
  { runId, standardVersion }: { readonly runId: number; readonly standardVersion: string },
  announce: (transaction: Transaction, run: Run) => Promise<void> = async () => undefined
): Promise<{ run: Run; created: boolean }> {
  return asCaller(database, caller, async (transaction) => {
    const { client } = transaction
    const source = await findRun(transaction, runId)
    await ensureAdministers(transaction, source.scopeCode, 'try a standard on it')
    if (!withResults.includes(source.status) || source.inputsOf !== null) {
      throw conflict(`run ${runId} is ${source.inputsOf === null ? source.status : 'itself a trial'}: a trial needs the inputs of a run with results of its own`)
    }
    ensureOwnInputs(source)
    const checked = await client.query<{ known: boolean; unwalked: string | null }>(
      `select exists (select from registry.standard where version = $1) as known, ${unwalkedTypes('$1', '$2')} as unwalked`,
      [standardVersion, source.networkId]
    )
    const { known, unwalked } = checked.rows[0]!
    if (!known) throw unprocessable(`there is no standard ${standardVersion}`, [{ pointer: '/standard', detail: 'is not a known standard' }])
    if (unwalked !== null) throw conflict(cannotWalk(unwalked))
    const inserted = await client.query<{ id: number }>(
      `insert into checkup.run (period, reference_date, scope_code, standard_version, network_id, requested_by, method_version, inputs_of)
       values ($1, $2, $3, $4, $5, $6, $7, $8)
       on conflict (period, scope_code, standard_version, coalesce(network_id, 0), mode, coalesce(inputs_of, 0)) where status in ('queued', 'running') do nothing
       returning id`,
      [source.period, source.referenceDate, source.scopeCode, standardVersion, source.networkId, caller.subject, methodVersion, runId]
    )
    const made = inserted.rows[0]?.id
    const found = await client.query<Run>(
      `select ${runColumns}
       from ${runTables}
       where r.id = $1
          or ($1::bigint is null and r.status in ('queued', 'running') and r.inputs_of = $2 and r.standard_version = $3)`,
      [made ?? null, runId, standardVersion]
    )
    const run = found.rows[0]
    if (run === undefined) throw conflict('an equal trial ended just now: ask again')
    if (made !== undefined) await announce(transaction, run)
    return { run, created: made !== undefined }
  })
}

/**
 * A transaction that works on a run: until the run is completed, what it has written is seen and changed by such ones alone,
 * so that nobody reads half a result.
 */
export function workingOn<T>(database: Database, caller: Caller, runId: number, work: (transaction: Transaction) => Promise<T>): Promise<T> {
  return asCaller(database, caller, async (transaction) => {
    await transaction.client.query(`select set_config('lifecircle.run', $1, true)`, [String(runId)])
    return work(transaction)
  })
}

/** Whether a run's communities were scored elsewhere, or in other runs: what they were made of is not among what it read. */
export const isGiven = ({ mode }: Pick<Run, 'mode'>): boolean => mode === 'received' || mode === 'composed'

/** Throws `conflict` for a run that knows the results of its communities, and not what they were made of. */
export function ensureOwnInputs(run: Run): asserts run is Run & { readonly networkId: number; readonly networkName: string } {
  if (!isGiven(run)) return
  throw conflict(
    run.mode === 'received'
      ? `run ${run.id} was received from another instance: it knows what its communities scored, not what that was made of. Ask the instance that worked it out`
      : `run ${run.id} was composed of published runs (GET /v1/checkup/runs/${run.id}/parts): it knows what its communities scored, not what that was made of. Ask its parts, or the instances that worked them out`
  )
}

/** States of runs whose results stand. */
export const withResults: readonly RunStatus[] = ['completed', 'published', 'superseded']

/**
 * Publishes a completed run: from now on everybody may read it and nothing may change it. A run published before for
 * the same period and scope is superseded. Throws `conflict` for one that is not completed, or a trial, or of a draft.
 */
export async function publishRun(database: Database, caller: Caller, id: number): Promise<Run> {
  return asCaller(database, caller, async (transaction) => {
    const { scopeCode } = await findRun(transaction, id)
    await ensureAdministers(transaction, scopeCode, 'publish it')
    await transaction.client.query('select checkup.publish($1)', [id])
    return findRun(transaction, id)
  })
}

async function ensureAdministers({ client }: Transaction, scopeCode: string, what: string): Promise<void> {
  const allowed = await client.query<{ yes: boolean }>(`select platform.in_region($1) and platform.caller_role() = 'administrator' as yes`, [scopeCode])
  if (!allowed.rows[0]!.yes) throw forbidden(`the run is of ${scopeCode}: only an administrator of it or of a region above it may ${what}`)
}

/** A run the caller may see; throws `not-found`. */
export async function findRun(transaction: Transaction, id: number): Promise<Run> {
  const found = await queryPrepared<Run>(transaction.client, `select ${runColumns} from ${runTables} where r.id = $1`, [id])
  const run = found.rows[0]
  if (run === undefined) throw notFound('run', id)
  return run
}

export interface RunFilter {
  readonly period?: string
  readonly scopeCode?: string
  readonly status?: RunStatus
}

/** Runs the caller may see, the newest first; `before` is the id of the last one of the page before. */
export async function listRuns(
  transaction: Transaction,
  filter: RunFilter,
  page: { limit: number; before?: number }
): Promise<Run[]> {
  const found = await transaction.client.query<Run>(
    `select ${runColumns}
     from ${runTables}
     where ($1::text is null or r.period = $1)
       and ($2::text is null or r.scope_code = $2)
       and ($3::text is null or r.status = $3)
       and ($4::bigint is null or r.id < $4)
     order by r.id desc
     limit $5`,
    [filter.period ?? null, filter.scopeCode ?? null, filter.status ?? null, page.before ?? null, page.limit]
  )
  return found.rows
}

/** Runs by id, for loaders; those the caller may not see are absent. */
export async function findRuns(transaction: Transaction, ids: readonly number[]): Promise<Run[]> {
  const found = await queryPrepared<Run>(transaction.client, `select ${runColumns} from ${runTables} where r.id = any ($1)`, [ids])
  return found.rows
}

/** Marks a run as failed, with the reason people are told. */
export async function failRun(database: Database, caller: Caller, id: number, reason: string): Promise<void> {
  await asCaller(database, caller, async ({ client }) => {
    await client.query(
      `update checkup.run set status = 'failed', finished_at = now(), error = $2 where id = $1 and status in ('queued', 'running')`,
      [id, reason]
    )
  })
}

/** Cancels a run that has not ended; what it wrote goes with it. Throws `conflict` when it has ended. */
export async function cancelRun(database: Database, caller: Caller, id: number): Promise<Run> {
  return workingOn(database, caller, id, async (transaction) => {
    const { client } = transaction
    const run = await findRun(transaction, id)
    const cancelled = await client.query(
      `update checkup.run set status = 'cancelled', finished_at = now() where id = $1 and status in ('queued', 'running')`,
      [id]
    )
    if (cancelled.rowCount === 0) {
      if (run.status === 'queued' || run.status === 'running') throw forbidden(`only an administrator of ${run.scopeCode} may cancel run ${id}`)
      throw conflict(`run ${id} is ${run.status}: only a queued or running one can be cancelled`)
    }
    await client.query('select checkup.clear_results($1)', [id])
    return findRun(transaction, id)
  })
}

/**
 * The run that answers for a region, of a period if one is named: of the newest period with results the published one,
 * else the newest, of those that tell of the region; undefined when there is none to see. A correction shows when it is published.
 */
export async function latestRun(transaction: Transaction, regionCode: string, period?: string): Promise<Run | undefined> {
  const id = (await latestRunIds(transaction, [regionCode], period)).get(regionCode)
  return id === undefined ? undefined : findRun(transaction, id)
}

/** Number of the newest published run that knows what a region's figures were made of, of a period if one is named; undefined where there is none. */
export async function latestPublishedRun({ client }: Transaction, regionCode: string, period?: string): Promise<number | undefined> {
  const found = await client.query<{ id: number }>(
    `select r.id::integer as id
     from checkup.run as r
     where r.status = 'published'
       and r.mode in ('full', 'changed')
       and starts_with($1, registry.region_prefix(r.scope_code))
       and ($2::text is null or r.period = $2)
     order by r.period desc, r.id desc
     limit 1`,
    [regionCode, period ?? null]
  )
  return found.rows[0]?.id
}

/** As `latestRun`, of those that know what their figures were made of. */
export async function latestOwnRun(transaction: Transaction, regionCode: string, period?: string): Promise<Run | undefined> {
  const id = (await latestRunIds(transaction, [regionCode], period, ['full', 'changed'])).get(regionCode)
  return id === undefined ? undefined : findRun(transaction, id)
}

/** Which run is asked for: one by its number, or the newest with results, of a period if one is named. */
export interface WhichRun {
  readonly run?: number | undefined
  readonly period?: string | undefined
}

/** The run that answers for a region. Throws `not-found` where there is none to see, `conflict` for one without results. */
export async function answeringRun(transaction: Transaction, regionCode: string, { run: id, period }: WhichRun): Promise<Run> {
  const run = id === undefined ? await latestRun(transaction, regionCode, period) : await findRun(transaction, id)
  if (run === undefined) throw notFound(`checkup with results${period === undefined ? '' : ` of ${period}`} of`, regionCode)
  if (!withResults.includes(run.status)) throw conflict(`run ${run.id} is ${run.status}: it has no results`)
  return run
}

/** As `answeringRun`, one that knows what its figures were made of. Throws `conflict` where only results are known. */
export async function answeringOwnRun(transaction: Transaction, regionCode: string, which: WhichRun): Promise<Run> {
  const own = which.run === undefined ? await latestOwnRun(transaction, regionCode, which.period) : undefined
  const run = own ?? (await answeringRun(transaction, regionCode, which))
  ensureOwnInputs(run)
  return run
}

/** Numbers of the newest runs with results for each of several regions at once, by region code; trials of other standards are none of them. */
export async function latestRunIds({ client }: Transaction, regionCodes: readonly string[], period?: string, modes: readonly RunMode[] = runModes): Promise<ReadonlyMap<string, number>> {
  const found = await queryPrepared<{ code: string; id: number }>(
    client,
    `select asked.code, newest.id
     from unnest($1::text[]) as asked (code)
     cross join lateral (
       select r.id
       from checkup.run as r
       where r.status in ('completed', 'published')
         and r.inputs_of is null
         and starts_with(asked.code, registry.region_prefix(r.scope_code))
         and ($2::text is null or r.period = $2)
         and r.mode = any ($3)
         and ${tellsOf('r', 'asked.code')}
       order by r.period desc, r.status = 'published' desc, r.id desc
       limit 1
     ) as newest`,
    [regionCodes, period ?? null, modes]
  )
  return new Map(found.rows.map((row) => [row.code, row.id]))
}
