import { positionsIn } from '../checkup/run-inputs.js'
import type { WhichRun } from '../checkup/run-queries.js'
import { scoredTypeOf } from '../checkup/scored-run.js'
import type { ScoredRuns } from '../checkup/scored-run-queries.js'
import { asCaller, type Caller, type Transaction } from '../platform/caller.js'
import type { CrsName } from '../platform/crs.js'
import type { Database } from '../platform/database/database.js'
import { notFound } from '../platform/errors.js'
import { rowOf, writeRow } from '../registry/row-edit-queries.js'
import { catchmentsOf } from './catchment-queries.js'
import { byWorth, fitOf, type Fit } from './space-fit.js'
import { spaceImport, type Availability, type SpaceKind } from './space-import.js'

/** Idle space. */
export interface Space {
  readonly externalId: string
  readonly communityCode: string
  readonly name: string
  readonly location: { readonly type: 'Point'; readonly coordinates: [lon: number, lat: number] }
  /** Usable, m². */
  readonly area: number
  readonly floor: number | null
  readonly owner: string | null
  readonly kind: SpaceKind
  readonly availability: Availability
  readonly availableFrom: string | null
  readonly cost: number | null
  readonly unfitTypes: string[]
  readonly note: string | null
}

const columns = `
  s.external_id as "externalId", s.community_code as "communityCode", s.name,
  json_build_object('type', 'Point', 'coordinates', json_build_array(round(st_x(s.geom)::numeric, 7), round(st_y(s.geom)::numeric, 7))) as location,
  s.area::float8 as area, s.floor, s.owner, s.kind, s.availability, s.available_from::text as "availableFrom", s.cost::float8 as cost,
  coalesce(string_to_array(s.unfit_types, ';'), '{}') as "unfitTypes", s.note`

export interface SpaceFilter {
  readonly within?: string | undefined
  readonly kind?: SpaceKind | undefined
  readonly availability?: Availability | undefined
  readonly leastArea?: number | undefined
}

/** Spaces of the caller's region, in the order of their external ids. */
export async function listSpaces({ client }: Transaction, filter: SpaceFilter, page: { readonly limit: number; readonly after?: string | undefined }): Promise<Space[]> {
  const found = await client.query<Space>(
    `select ${columns}
     from improvement.space as s
     where ($1::text is null or starts_with(s.community_code, registry.region_prefix($1)))
       and ($2::text is null or s.kind = $2)
       and ($3::text is null or s.availability = $3)
       and ($4::numeric is null or s.area >= $4)
       and ($5::text is null or s.external_id > $5)
     order by s.external_id
     limit $6`,
    [filter.within ?? null, filter.kind ?? null, filter.availability ?? null, filter.leastArea ?? null, page.after ?? null, page.limit]
  )
  return found.rows
}

/** Throws `not-found`. */
export async function findSpace({ client }: Transaction, externalId: string): Promise<Space> {
  const found = await client.query<Space>(`select ${columns} from improvement.space as s where s.external_id = $1`, [externalId])
  const row = found.rows[0]
  if (row === undefined) throw notFound('space', externalId)
  return row
}

/** What a space is to be from now on. */
export interface SpaceContent extends Omit<Space, 'externalId'> {
  readonly crs?: CrsName | undefined
}

/** Keeps a space, by the rules of the import: what it was before is replaced. Throws `unprocessable-input` by JSON pointers, `forbidden`. */
export function putSpace(database: Database, caller: Caller, externalId: string, { crs, unfitTypes, ...given }: SpaceContent): Promise<Space> {
  return asCaller(database, caller, async (transaction) => {
    const unfit = unfitTypes.length === 0 ? null : unfitTypes.join(';')
    await writeRow(transaction, spaceImport, rowOf({ ...given, unfitTypes: unfit, externalId }), { crs })
    return findSpace(transaction, externalId)
  })
}

/** Throws `not-found`, also for one that the caller may not delete. */
export async function deleteSpace({ client }: Transaction, externalId: string): Promise<void> {
  const gone = await client.query('delete from improvement.space where external_id = $1', [externalId])
  if (gone.rowCount === 0) throw notFound('space', externalId)
}

/** Which needs a space would meet, those first that it is worth most for. */
export interface SpaceNeeds {
  readonly runId: number
  readonly externalId: string
  readonly needs: Fit[]
}

/** Throws `not-found` where there is no such space, or no run with results for its community. */
export async function needsOfSpace(database: Database, scoredRuns: ScoredRuns, caller: Caller, externalId: string, which: WhichRun): Promise<SpaceNeeds> {
  const space = await asCaller(database, caller, (transaction) => findSpace(transaction, externalId))
  const { asked, run } = await scoredRuns.answering(caller, space.communityCode, which)
  const types = run.types.filter(({ input }) => !space.unfitTypes.includes(input.rule.code))
  return asCaller(database, caller, async (transaction) => {
    const units = await supplyUnits(transaction, asked.id)
    const [lon, lat] = space.location.coordinates
    const catchments = await catchmentsOf(transaction, asked.id, types.map(({ input }) => ({ typeId: input.rule.typeId, lon, lat })))
    const positions = positionsIn(run.inputs)
    const fits = types.map((type, i) => fitOf(run, type, units.get(type.input.rule.typeId) ?? null, space.area, catchments[i]!.siteIds.map(positions.site)))
    return { runId: asked.id, externalId, needs: byWorth(fits, ({ typeCode }) => typeCode) }
  })
}

/** Which spaces would meet a need, those first that are worth most. */
export interface FittingSpaces {
  readonly runId: number
  readonly typeCode: string
  readonly spaces: (Fit & { readonly space: Space })[]
}

/** So many spaces at most are held against a need. */
const mostSpaces = 5_000

/** Available spaces of a region that a type may be in. Throws `not-found`, `unprocessable-input` for a type that the run has not. */
export async function spacesForNeed(
  database: Database,
  scoredRuns: ScoredRuns,
  caller: Caller,
  { regionCode = caller.regionCode, typeCode, limit, ...which }: WhichRun & { readonly regionCode?: string | undefined; readonly typeCode: string; readonly limit: number }
): Promise<FittingSpaces> {
  const { asked, run } = await scoredRuns.answering(caller, regionCode, which)
  const type = scoredTypeOf(run, typeCode, '/type')
  return asCaller(database, caller, async (transaction) => {
    const spaces = (await listSpaces(transaction, { within: regionCode, availability: 'available' }, { limit: mostSpaces })).filter(({ unfitTypes }) => !unfitTypes.includes(typeCode))
    const unit = (await supplyUnits(transaction, asked.id)).get(type.input.rule.typeId) ?? null
    const catchments = await catchmentsOf(transaction, asked.id, spaces.map(({ location: { coordinates: [lon, lat] } }) => ({ typeId: type.input.rule.typeId, lon, lat })))
    const positions = positionsIn(run.inputs)
    const fits = spaces.map((space, i) => ({ ...fitOf(run, type, unit, space.area, catchments[i]!.siteIds.map(positions.site)), space }))
    return { runId: asked.id, typeCode, spaces: byWorth(fits, ({ space }) => space.externalId).slice(0, limit) }
  })
}

/** In what the sizes of a run's types are measured, by their numbers. */
export async function supplyUnits({ client }: Transaction, runId: number): Promise<ReadonlyMap<number, string | null>> {
  const found = await client.query<{ typeId: number; unit: string | null }>(
    `select t.type_id as "typeId", t.supply_unit as unit
     from checkup.run as r
     join registry.standard_type as t on t.standard_version = r.standard_version
     where r.id = $1`,
    [runId]
  )
  return new Map(found.rows.map(({ typeId, unit }) => [typeId, unit]))
}
