import { positionsIn } from '../checkup/run-inputs.js'
import type { WhichRun } from '../checkup/run-queries.js'
import { scoredTypeOf } from '../checkup/scored-run.js'
import type { ScoredRuns } from '../checkup/scored-run-queries.js'
import { asCaller, type Caller, type Transaction } from '../platform/caller.js'
import type { CrsName } from '../platform/crs.js'
import type { Database } from '../platform/database/database.js'
import { notFound, unprocessable } from '../platform/errors.js'
import { rowOf, writeRow } from '../registry/row-edit-queries.js'
import { catchmentsOf, type Catchment } from './catchment-queries.js'
import { tierOf } from './circle-edits.js'
import { approvedCirclesAt, approvedCirclesOf, type PlaceCircles } from './circle-member-queries.js'
import { tierOfMinutes, type Tier } from './circle-tiers.js'
import { byWorth, fitOf, type Fit } from './space-fit.js'
import { spaceImport, type Availability, type SpaceKind } from './space-import.js'

/** Idle space. */
export interface Space extends PlaceCircles {
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

type KeptSpace = Omit<Space, keyof PlaceCircles>

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
  /** Code of an approved living circle. */
  readonly circle?: string | undefined
}

/** Spaces of the caller's region, in the order of their external ids. */
export async function listSpaces(transaction: Transaction, filter: SpaceFilter, page: { readonly limit: number; readonly after?: string | undefined }): Promise<Space[]> {
  const found = await transaction.client.query<KeptSpace>(
    `select ${columns}
     from improvement.space as s
     where ($1::text is null or starts_with(s.community_code, registry.region_prefix($1)))
       and ($2::text is null or s.kind = $2)
       and ($3::text is null or s.availability = $3)
       and ($4::numeric is null or s.area >= $4)
       and ($5::text is null or s.external_id > $5)
       and ($7::text is null or exists (
         select from improvement.circle as c
         join improvement.circle_plan_county as k on k.plan_id = c.plan_id and k.county_code = c.county_code and k.state = 'approved'
         where c.code = $7 and st_covers(c.geom, s.geom)
       ))
     order by s.external_id
     limit $6`,
    [filter.within ?? null, filter.kind ?? null, filter.availability ?? null, filter.leastArea ?? null, page.after ?? null, page.limit, filter.circle ?? null]
  )
  return withCircles(transaction, found.rows)
}

async function withCircles(transaction: Transaction, spaces: readonly KeptSpace[]): Promise<Space[]> {
  const circles = await approvedCirclesAt(transaction, spaces.map(({ location: { coordinates: [lon, lat] } }) => ({ lon, lat })))
  return spaces.map((space, i) => ({ ...space, ...circles[i]! }))
}

/** Throws `not-found`. */
export async function findSpace(transaction: Transaction, externalId: string): Promise<Space> {
  const found = await transaction.client.query<KeptSpace>(`select ${columns} from improvement.space as s where s.external_id = $1`, [externalId])
  const row = found.rows[0]
  if (row === undefined) throw notFound('space', externalId)
  return (await withCircles(transaction, [row]))[0]!
}

/** What a space is to be from now on. */
export interface SpaceContent extends Omit<KeptSpace, 'externalId'> {
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
    const about = await typesOf(transaction, asked.id)
    const [lon, lat] = space.location.coordinates
    const catchments = await catchmentsOf(transaction, asked.id, types.map(({ input }) => ({ typeId: input.rule.typeId, lon, lat })))
    const positions = positionsIn(run.inputs)
    const circleOf = await circlesOfSites(transaction, catchments)
    const fits = types.map((type, i) => {
      const { unit, tier } = about.get(type.input.rule.typeId)!
      return fitOf(run, type, unit, space.area, catchments[i]!.siteIds.map(positions.site), { of: circleOf(tier) })
    })
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

/**
 * Available spaces of a region that a type may be in, held against everybody's need of it or a circle's alone, wherever they lie.
 *
 * Throws `not-found`, `unprocessable-input` for a type that the run has not, and for a region with too many spaces.
 */
export async function spacesForNeed(
  database: Database,
  scoredRuns: ScoredRuns,
  caller: Caller,
  { regionCode = caller.regionCode, typeCode, circle, limit, ...which }: WhichRun & { readonly regionCode?: string | undefined; readonly typeCode: string; readonly circle?: string | undefined; readonly limit: number }
): Promise<FittingSpaces> {
  const { asked, run } = await scoredRuns.answering(caller, regionCode, which)
  const type = scoredTypeOf(run, typeCode, '/type')
  return asCaller(database, caller, async (transaction) => {
    const available = await listSpaces(transaction, { within: regionCode, availability: 'available' }, { limit: mostSpaces + 1 })
    if (available.length > mostSpaces) {
      const detail = `${regionCode} has more than ${mostSpaces} available spaces: ask for a region below it`
      throw unprocessable(detail, [{ pointer: '/region', detail }])
    }
    const spaces = available.filter(({ unfitTypes }) => !unfitTypes.includes(typeCode))
    const { unit, tier } = (await typesOf(transaction, asked.id)).get(type.input.rule.typeId)!
    const catchments = await catchmentsOf(transaction, asked.id, spaces.map(({ location: { coordinates: [lon, lat] } }) => ({ typeId: type.input.rule.typeId, lon, lat })))
    const positions = positionsIn(run.inputs)
    const circles = { of: (await circlesOfSites(transaction, catchments))(circle === undefined ? tier : tierOf(circle)), only: circle }
    const fits = spaces.map((space, i) => ({ ...fitOf(run, type, unit, space.area, catchments[i]!.siteIds.map(positions.site), circles), space }))
    return { runId: asked.id, typeCode, spaces: byWorth(fits, ({ space }) => space.externalId).slice(0, limit) }
  })
}

/** The approved circle of a site within some catchments, by its number and the tier. */
async function circlesOfSites(transaction: Transaction, catchments: readonly Catchment[]): Promise<(tier: Tier) => (siteId: number) => string | undefined> {
  const sites = new Set<number>()
  for (const { siteIds } of catchments) for (const id of siteIds) sites.add(id)
  const circles = await approvedCirclesOf(transaction, [...sites])
  return (tier) => (id) => circles.get(id)?.[tier]
}

/** What of a run's types fits go by. */
export interface FittedType {
  /** In what its size is measured. */
  readonly unit: string | null
  /** By whose circles its need is told: those of the walk that its circle of the standard has. */
  readonly tier: Tier
}

/** Types of a run's standard, by their numbers. */
export async function typesOf({ client }: Transaction, runId: number): Promise<ReadonlyMap<number, FittedType>> {
  const found = await client.query<{ typeId: number; unit: string | null; minutes: number }>(
    `select t.type_id as "typeId", t.supply_unit as unit, t.circle_minutes as minutes
     from checkup.run as r
     join registry.standard_type as t on t.standard_version = r.standard_version
     where r.id = $1`,
    [runId]
  )
  return new Map(found.rows.map(({ typeId, unit, minutes }) => [typeId, { unit, tier: tierOfMinutes(minutes) }]))
}
