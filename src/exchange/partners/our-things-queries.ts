import type { Caller, Transaction } from '../../platform/caller.js'
import type { CrsName } from '../../platform/crs.js'
import type { Flaw } from '../../platform/row-problem.js'
import { writeTable, type TableImport } from '../../platform/table-import.js'
import { projectImport } from '../../improvement/project-import.js'
import { stepProjects } from '../../improvement/project-move-queries.js'
import type { ProjectState } from '../../improvement/project.js'
import { beginChange } from '../../registry/inventory-change-queries.js'
import { facilityImport } from '../../registry/facility-import.js'
import { endVersions, fieldsInFile, lockThings, today } from '../../registry/inventory-queries.js'
import { regionImport } from '../../registry/region-import.js'
import type { RowFields } from '../../registry/row-edit-queries.js'
import { siteImport } from '../../registry/site-import.js'
import { observationImport } from '../../survey/observation-import.js'
import { columnsOf, placeInTree, placeText, plainText, type PartnerKind, type Thing } from './partner-kinds.js'

/** A thing as it is kept here. */
export interface OurThing extends Thing {
  /** Its community, else its county. */
  readonly regionCode: string
  /** Whether the caller acts there. */
  readonly isOwn: boolean
  /** Of a project. */
  readonly state: ProjectState | null
}

const statements: Readonly<Record<PartnerKind, string>> = {
  regions: `
    select v.code as key, v.code as region, null as crs, null as x, null as y, null as lon, null as lat, null as state,
      json_build_object('name_zh', v.name_zh, 'name_en', v.name_en, 'kind', v.kind, 'future_status', v.future_status) as fields
    from registry.region as v
    where v.code = any ($1)`,
  sites: `
    select v.external_id as key, v.community_code as region, v.original_crs as crs, v.original_x as x, v.original_y as y,
      st_x(v.geom) as lon, st_y(v.geom) as lat, null as state, ${fieldsInFile.site} as fields
    from registry.site as v
    where v.external_id = any ($1) and v.valid_to = 'infinity'`,
  facilities: `
    select v.external_id as key, coalesce(v.community_code, v.county_code, '') as region, v.original_crs as crs, v.original_x as x, v.original_y as y,
      st_x(v.geom) as lon, st_y(v.geom) as lat, null as state, ${fieldsInFile.facility} as fields
    from registry.facility as v
    join registry.facility_type as t on t.id = v.type_id
    where v.external_id = any ($1) and v.valid_to = 'infinity'`,
  observations: `
    select distinct on (v.source) v.source as key, v.community_code as region, null as crs, null as x, null as y, null as lon, null as lat, null as state,
      json_build_object(
        'period', v.period, 'community_code', v.community_code, 'type_code', t.code, 'component', v.component,
        'numerator', v.numerator::text, 'denominator', v.denominator::text
      ) as fields
    from survey.observation as v
    join registry.facility_type as t on t.id = v.type_id
    where v.source = any ($1)
    order by v.source, v.id`,
  projects: `
    select v.external_id as key, v.community_code as region, 'EPSG:4326' as crs, st_x(v.geom) as x, st_y(v.geom) as y,
      st_x(v.geom) as lon, st_y(v.geom) as lat, v.state,
      json_build_object(
        'name', v.name, 'community_code', v.community_code, 'type_code', t.code, 'action', v.action, 'facility', v.facility_id, 'size', v.size::text,
        'weekly_hours', v.weekly_hours::text, 'space', v.space_id, 'space_kind', v.space_kind, 'budget', v.budget::text, 'responsible', v.responsible,
        'starts_on', v.starts_on::text, 'due_on', v.due_on::text, 'milestones', v.milestones::text, 'cause', v.cause, 'documents', v.documents::text, 'note', v.note
      ) as fields
    from improvement.project as v
    join registry.facility_type as t on t.id = v.type_id
    where v.external_id = any ($1)
    order by v.external_id
    for update of v`
}

/** How whoever edits one of them by hand calls what he locks. */
const lockedAs: Partial<Record<PartnerKind, string>> = { sites: 'residential site', facilities: 'facility' }

interface Row {
  readonly key: string
  readonly region: string
  readonly own: boolean
  readonly crs: CrsName | null
  readonly x: number | null
  readonly y: number | null
  readonly lon: number | null
  readonly lat: number | null
  readonly state: ProjectState | null
  readonly fields: Readonly<Record<string, string | null>>
}

/** Keeps others from editing things until the transaction ends. */
export async function lockOurs(transaction: Transaction, kind: PartnerKind, keys: readonly string[]): Promise<void> {
  const what = lockedAs[kind]
  if (what !== undefined) await lockThings(transaction, what, keys)
}

/** Things as they are kept now, by their keys here; those that are there no more are not. */
export async function findOurs({ client }: Transaction, kind: PartnerKind, keys: readonly string[]): Promise<ReadonlyMap<string, OurThing>> {
  const found = await client.query<Row>(`with found as (${statements[kind]}) select f.*, platform.in_region(f.region) as own from found as f`, [keys])
  return new Map(found.rows.map(({ key, region, own, crs, x, y, lon, lat, state, fields }) => {
    const values: Record<string, string> = Object.fromEntries(columnsOf(kind).map((name) => [name, plainText(name, fields[name] ?? '')]))
    if (kind !== 'regions' && kind !== 'observations') values['location'] = lon === null || lat === null ? '' : placeText(lon, lat)
    if (kind !== 'regions' && kind !== 'facilities') values['removed'] = String(state === 'cancelled')
    return [key, { values, place: crs === null || x === null || y === null ? null : { crs, x, y }, regionCode: region, isOwn: own, state }]
  }))
}

/** Which facilities were merged into which others. */
export async function mergedInto({ client }: Transaction, keys: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const found = await client.query<{ key: string; survivor: string }>(
    'select g.key, registry.survivor(g.key) as survivor from unnest($1::text[]) as g (key) where registry.survivor(g.key) <> g.key',
    [keys]
  )
  return new Map(found.rows.map(({ key, survivor }) => [key, survivor]))
}

/** A thing as it is to be. */
export interface Wanted {
  /** Tells it from the others that are written with it. */
  readonly line: number
  readonly key: string
  readonly thing: Thing
  readonly ours: OurThing | null
}

interface Writing {
  readonly caller: Caller
  /** Who says so, for the change and the moves. */
  readonly name: string
}

const tables: Readonly<Record<PartnerKind, TableImport>> = { regions: regionImport, sites: siteImport, facilities: facilityImport, observations: observationImport, projects: projectImport }
const keyColumn: Readonly<Record<PartnerKind, string>> = { regions: 'code', sites: 'external_id', facilities: 'external_id', observations: 'source', projects: 'external_id' }

/** Writes things by the rules of their import, those that it refuses left out; returns what is wrong with these, by line. */
export async function writeOurs(transaction: Transaction, kind: PartnerKind, wanted: readonly Wanted[], writing: Writing): Promise<ReadonlyMap<number, readonly Flaw[]>> {
  const flaws = new Map<number, Flaw[]>()
  const note = (line: number, flaw: Flaw) => void flaws.set(line, [...(flaws.get(line) ?? []), flaw])
  if (kind === 'projects') noteStarted(wanted, note)
  const able = wanted.filter(({ line }) => !flaws.has(line))
  if (kind === 'projects') await step(transaction, able.filter(isCancelled), 'proposed', writing)
  const rows = kind === 'projects' ? able : able.filter((one) => !isGone(one))
  for (const crs of new Set(rows.map(crsOf))) {
    const records = rows.filter((one) => crsOf(one) === crs).map(({ line, key, thing }) => ({ line, fields: rowOf(kind, key, thing) }))
    await writeTable(transaction, tables[kind], { name: writing.name, records }, { crs, keepGoing: true, hear: note })
  }
  const good = able.filter(({ line }) => !flaws.has(line))
  const gone = good.filter(isGone)
  if (kind === 'sites' && gone.length > 0) {
    await endVersions(transaction, 'registry.site', gone.map(({ key }) => key), undefined, await beginChange(transaction, { kind: 'close', note: writing.name }))
  }
  if (kind === 'observations') await leaveOneObservation(transaction, good)
  // What was cancelled and could not be written stays so.
  if (kind === 'projects') await step(transaction, [...gone, ...able.filter((one) => isCancelled(one) && flaws.has(one.line))], 'cancelled', writing)
  return flaws
}

const isGone = ({ thing }: Wanted) => thing.values['removed'] === 'true'
const isCancelled = ({ ours }: Wanted) => ours?.state === 'cancelled'
const crsOf = ({ thing }: Wanted): CrsName => thing.place?.crs ?? 'EPSG:4326'

function rowOf(kind: PartnerKind, key: string, { values, place }: Thing): RowFields {
  const { location: _, removed: _removed, ...fields } = values
  const tree = kind === 'regions' ? placeInTree(key) : undefined
  return {
    ...fields,
    [keyColumn[kind]]: key,
    ...(tree === undefined ? {} : { level: tree.level, parent_code: tree.parent ?? '' }),
    ...(place === null ? {} : { lon: String(place.x), lat: String(place.y) })
  }
}

/** Counts whose period, community, type or component became another stand once, and those that were taken back not at all. */
async function leaveOneObservation({ client }: Transaction, wanted: readonly Wanted[]): Promise<void> {
  if (wanted.length === 0) return
  const rows = wanted.map(({ key, thing: { values } }) => ({
    source: key, gone: values['removed'] === 'true', period: values['period'], community_code: values['community_code'], type_code: values['type_code'], component: values['component']
  }))
  await client.query(
    `delete from survey.observation as o
     using json_to_recordset($1) as g (source text, gone boolean, period text, community_code text, type_code text, component text), registry.facility_type as t
     where o.source = g.source
       and t.code = g.type_code
       and (g.gone or (o.period, o.community_code, o.type_id, o.component) is distinct from (g.period, g.community_code, t.id, g.component))`,
    [JSON.stringify(rows)]
  )
}

/** Whoever approved a project alone takes it back. */
function noteStarted(wanted: readonly Wanted[], note: (line: number, flaw: Flaw) => void): void {
  for (const one of wanted) {
    const state = one.ours?.state ?? 'proposed'
    if (isGone(one) && state !== 'proposed' && state !== 'cancelled') note(one.line, { column: 'removed', value: 'true', reason: `the project is ${state}: an administrator of its region cancels it` })
  }
}

/** One that nobody approved holds no space: whether it comes or goes, that is whose it was. */
async function step(transaction: Transaction, wanted: readonly Wanted[], to: 'proposed' | 'cancelled', { caller, name }: Writing): Promise<void> {
  if (wanted.length === 0) return
  const projects = wanted.map(({ key, thing: { values } }) => ({
    externalId: key, communityCode: values['community_code']!, state: to === 'proposed' ? ('cancelled' as const) : ('proposed' as const),
    facility: values['facility'] || null, space: null
  }))
  await stepProjects(transaction, caller, projects, to, await today(transaction), name)
}
