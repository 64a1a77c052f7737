import { answeringOwnRun, type WhichRun } from '../checkup/run-queries.js'
import { asCaller, type Caller, type Transaction } from '../platform/caller.js'
import type { CrsName } from '../platform/crs.js'
import type { Database } from '../platform/database/database.js'
import { forbidden, notFound } from '../platform/errors.js'
import { outsideRegionReason } from '../registry/import-checks.js'
import type { Change, RegionFigures, Served } from './what-if.js'
import type { WhatIfAnswer, WhatIfs } from './what-if-queries.js'
import type { WantedChange } from './what-if-schemas.js'

/** Changes that planners try together. */
export interface Scenario {
  readonly id: number
  readonly name: string
  readonly note: string | null
  readonly regionCode: string
  readonly crs: CrsName
  readonly changes: WantedChange[]
  readonly createdAt: Date
  readonly createdBy: string
}

export interface NewScenario {
  readonly name: string
  readonly note?: string | undefined
  readonly regionCode: string
  readonly crs?: CrsName | undefined
  readonly changes: readonly WantedChange[]
}

const columns = `
  s.id::integer, s.name, s.note, s.region_code as "regionCode", s.crs, s.changes, s.created_at as "createdAt", s.created_by as "createdBy"`

/** Scenarios of the caller's region, the newest first. */
export async function listScenarios(
  { client }: Transaction,
  { within }: { readonly within?: string | undefined },
  page: { readonly limit: number; readonly after?: number | undefined }
): Promise<Scenario[]> {
  const found = await client.query<Scenario>(
    `select ${columns}
     from improvement.scenario as s
     where ($1::text is null or starts_with(s.region_code, registry.region_prefix($1)))
       and ($2::bigint is null or s.id < $2)
     order by s.id desc
     limit $3`,
    [within ?? null, page.after ?? null, page.limit]
  )
  return found.rows
}

/** Throws `not-found`. */
export async function findScenario({ client }: Transaction, id: number): Promise<Scenario> {
  const found = await client.query<Scenario>(`select ${columns} from improvement.scenario as s where s.id = $1`, [id])
  const row = found.rows[0]
  if (row === undefined) throw notFound('scenario', id)
  return row
}

/** Keeps changes that can be: they are tried on the newest run first. Throws `not-found`, `forbidden`, `unprocessable-input`. */
export async function addScenario(database: Database, whatIfs: WhatIfs, caller: Caller, { name, note, regionCode, crs = 'EPSG:4326', changes }: NewScenario): Promise<Scenario> {
  await asCaller(database, caller, async ({ client }) => {
    const region = await client.query<{ own: boolean }>('select improvement.may_plan(code) as own from registry.region where code = $1', [regionCode])
    if (region.rows[0] === undefined) throw notFound('region', regionCode)
    if (!region.rows[0].own) throw forbidden(`the region ${regionCode} ${outsideRegionReason}`)
  })
  await whatIfs.ask(caller, { regionCode, crs, changes })
  return asCaller(database, caller, async ({ client }) => {
    const added = await client.query<Scenario>(
      `insert into improvement.scenario as s (name, note, region_code, crs, changes, created_by)
       values ($1, $2, $3, $4, $5, $6)
       returning ${columns}`,
      [name, note ?? null, regionCode, crs, JSON.stringify(changes), caller.subject]
    )
    return added.rows[0]!
  })
}

/** Throws `not-found`, also for one that the caller may not delete. */
export async function deleteScenario({ client }: Transaction, id: number): Promise<void> {
  const gone = await client.query('delete from improvement.scenario where id = $1', [id])
  if (gone.rowCount === 0) throw notFound('scenario', id)
}

/** What a scenario would do to the run that answers for its region. */
export async function tryScenario(database: Database, whatIfs: WhatIfs, caller: Caller, id: number, which: WhichRun): Promise<WhatIfAnswer> {
  const { regionCode, crs, changes } = await asCaller(database, caller, (transaction) => findScenario(transaction, id))
  return whatIfs.ask(caller, { ...which, regionCode, crs, changes })
}

/** What one of the scenarios side by side would do. */
export interface ComparedScenario extends Change<RegionFigures> {
  readonly id: number
  readonly name: string
  readonly changes: number
  readonly served: Served
  readonly warnings: string[]
}

export interface ScenarioComparison {
  readonly runId: number
  readonly period: string
  readonly regionCode: string
  /** In the order asked. */
  readonly scenarios: ComparedScenario[]
}

/** Scenarios side by side, on one run: that which answers for the region whose figures are told. Throws `not-found`. */
export async function compareScenarios(
  database: Database,
  whatIfs: WhatIfs,
  caller: Caller,
  ids: readonly number[],
  { regionCode, ...which }: WhichRun & { readonly regionCode: string }
): Promise<ScenarioComparison> {
  const { run, scenarios } = await asCaller(database, caller, async (transaction) => {
    const found: Scenario[] = []
    for (const id of ids) found.push(await findScenario(transaction, id))
    return { run: await answeringOwnRun(transaction, regionCode, which), scenarios: found }
  })
  const compared: ComparedScenario[] = []
  for (const { id, name, crs, changes } of scenarios) {
    const { regions, served, warnings } = await whatIfs.ask(caller, { run: run.id, crs, changes })
    const region = regions.find(({ code }) => code === regionCode) ?? (await whatIfs.asItIs(caller, run.id, regionCode))
    compared.push({ id, name, changes: changes.length, before: region.before, after: region.after, served, warnings })
  }
  return { runId: run.id, period: run.period, regionCode, scenarios: compared }
}
