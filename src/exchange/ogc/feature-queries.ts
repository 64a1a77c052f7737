import { findRun, withResults } from '../../checkup/run-queries.js'
import type { Transaction } from '../../platform/caller.js'
import { conflict, notFound } from '../../platform/errors.js'
import { collectionsOf, type Collection, type Field } from './collections.js'
import { filterSql, geometryField } from './cql2-sql.js'
import type { Days, ItemsAsked } from './items-query.js'
import { spanOf, type Box, type ReferenceSystem } from './reference-systems.js'

/** The collections that there are, with the scores of the types of all published standards. */
export async function readCollections({ client }: Transaction): Promise<readonly Collection[]> {
  const { rows } = await client.query<{ category: string; category_zh: string; id: number; code: string; name_zh: string; name_en: string }>(
    `select distinct on (k.category, f.code) k.category, k.category_zh, f.id, f.code, k.name_zh, k.name_en
     from registry.standard_type as k
     join registry.standard as s on s.version = k.standard_version and s.status <> 'draft'
     join registry.facility_type as f on f.id = k.type_id
     order by k.category, f.code, s.published_at desc, s.version desc`
  )
  const byCode = new Map(rows.map((row) => [row.code, { id: row.id, code: row.code, zh: row.name_zh, en: row.name_en }]))
  const byCategory = new Map(rows.map((row) => [row.category, { category: row.category, zh: row.category_zh }]))
  return collectionsOf({ categories: [...byCategory.values()], types: [...byCode.values()].sort((a, b) => (a.code < b.code ? -1 : 1)) })
}

/** Features of a page, each as the text of its GeoJSON; and how many there are in all, told on the first page. */
export interface FeaturePage {
  readonly features: readonly string[]
  readonly numberMatched: number | undefined
  /** Id of the last feature, where more follow. */
  readonly last: string | undefined
}

/** A statement in the making: what it binds and what it joins. */
interface Draft {
  readonly collection: Collection
  readonly values: unknown[]
  readonly joined: Set<string>
  readonly days: Days | undefined
  readonly run: number | undefined
}

const bind = ({ values }: Draft, value: unknown, type: string): string => `$${values.push(value)}::${type}`

const drafted = (collection: Collection, { days, run }: Pick<ItemsAsked, 'days' | 'run'>): Draft => ({ collection, values: [], joined: new Set(collection.always), days, run })

function column(draft: Draft, field: Field): string {
  if (field === geometryField) return geometryOf(draft)
  for (const join of field.from ?? []) draft.joined.add(join)
  if (typeof field.sql === 'string') return field.sql
  const last = draft.days?.to ?? null
  return field.sql(last === null ? 'current_date' : bind(draft, last, 'date'))
}

function geometryOf({ collection, joined }: Draft): string {
  for (const join of collection.place) joined.add(join)
  return collection.geometry
}

/** Whether the geometry meets one in EPSG:4326. Where a point stands for a boundary, the index of boundaries and those without one. */
function meets(draft: Draft, other: string): string {
  const { indexed } = draft.collection
  const within = `st_intersects(${geometryOf(draft)}, ${other})`
  return indexed === undefined ? within : `((${indexed} && ${other} or ${indexed} is null) and ${within})`
}

function meetsBox(draft: Draft, box: Box): string {
  const { system, corners } = box
  const envelope = (numbers: readonly number[], srid: number) => `st_makeenvelope(${numbers.map((number) => bind(draft, number, 'float8')).join(', ')}, ${srid})`
  const spans = spanOf(box)?.map((span) => meets(draft, envelope(span, 4326)))
  if (system.srid === 4326 || system.srid === 3857) return `(${spans!.join(' or ')})`
  const inPlane = `st_intersects(${inSystem(draft, system)}, ${envelope(corners, system.srid)})`
  return spans === undefined ? inPlane : `(${spans.join(' or ')} and ${inPlane})`
}

/** The geometry in a reference system, null where it lies outside what that can tell; with the axes in the order of the house. */
function inSystem(draft: Draft, { srid, domain }: ReferenceSystem): string {
  const geometry = geometryOf(draft)
  return srid === 4326 ? geometry : `st_transform(case when ${geometry} @ st_makeenvelope(${domain.join(', ')}, 4326) then ${geometry} end, ${srid})`
}

const openEnds = { from: '-infinity', to: 'infinity' }

/** Which rows hold at the time that is asked for. */
function holds(draft: Draft): string {
  const { collection: { dated, from }, days } = draft
  if (dated === undefined) return 'true'
  if (days === undefined) return dated === 'versions' ? "v.valid_to = 'infinity'" : 'v.valid_from <= current_date and v.valid_to > current_date'
  const [first, last] = [bind(draft, days.from ?? openEnds.from, 'date'), bind(draft, days.to ?? openEnds.to, 'date')]
  const held = `v.valid_from <= ${last} and v.valid_to > ${first} and v.valid_from < v.valid_to`
  // On one day there is one; of whole intervals the last version that held in it.
  if (dated === 'days' || (days.from !== null && days.from === days.to)) return held
  const table = from.split(' ')[0]!
  return `${held} and not exists (
    select from ${table} as later
    where later.external_id = v.external_id and later.valid_from > v.valid_from and later.valid_from < later.valid_to and later.valid_from <= ${last}
  )`
}

/** The newest published run of each scope, or the one that is asked for. */
const newest = (draft: Draft): string => `newest as materialized (
    select distinct on (r.scope_code) r.scope_code, r.id, r.period, r.standard_version
    from checkup.run as r
    where ${draft.run === undefined ? "r.status = 'published'" : `r.id = ${bind(draft, draft.run, 'bigint')}`}
    order by r.scope_code, r.period desc, r.id desc
  )`

/** The rows that conditions leave, with what is selected of them. Joins are those that anything asked for. */
function statement(draft: Draft, select: string, conditions: readonly string[], rest: string): string {
  const { collection, joined, run } = draft
  // A run that is named tells of its own regions alone.
  if (run !== undefined) for (const join of ['run', 'score']) if (collection.joins.some(({ name }) => name === join)) joined.add(join)
  const ofRun = run === undefined ? [] : joined.has('score') ? ['s.run_id is not null'] : ['u.id is not null']
  const where = [collection.held, holds(draft), ...ofRun, ...conditions]
  return `${joined.has('run') ? `with ${newest(draft)}` : ''}
    select ${select}
    from ${collection.from}
    ${collection.joins.filter(({ name }) => joined.has(name)).map(({ sql }) => sql).join('\n')}
    where ${where.map((one) => `(${one})`).join('\n      and ')}
    ${rest}`
}

/** What is asked of the features, whatever page. */
function conditionsOf(draft: Draft, { box, equal, filter, filterSystem }: ItemsAsked): string[] {
  const types = { string: 'text', integer: 'numeric', number: 'numeric', boolean: 'boolean', date: 'date' }
  return [
    ...(box === undefined ? [] : [meetsBox(draft, box)]),
    ...equal.map(({ field, value }) => `${field.type === 'string' ? `(${column(draft, field)}) collate "C"` : column(draft, field)} = ${bind(draft, value, types[field.type])}`),
    ...(filter === undefined
      ? []
      : [filterSql(filter, {
          fields: draft.collection.fields,
          system: filterSystem,
          bind: (value, type) => bind(draft, value, type),
          column: (field) => column(draft, field),
          meetsBox: (given) => meetsBox(draft, given),
          meets: (geometry) => meets(draft, geometry)
        })])
  ]
}

/** The columns of the key. */
function keyColumns({ collection, joined }: Draft): readonly string[] {
  for (const join of collection.keyed ?? []) joined.add(join)
  return collection.key
}

const idOf = (draft: Draft) => keyColumns(draft).join(" || '.' || ")

/** The values of the key that an id is made of; undefined where it can be none. */
function keyOf({ key }: Collection, id: string): string[] | undefined {
  if (key.length === 1) return [id]
  const parts = id.split('.')
  return parts.length < key.length ? undefined : [...parts.slice(0, key.length - 1), parts.slice(key.length - 1).join('.')]
}

/** A feature as GeoJSON, with its coordinates in the order that the reference system has them. */
function featureOf(draft: Draft, system: ReferenceSystem): string {
  const plane = inSystem(draft, system)
  const properties = draft.collection.fields.map((field) => `${column(draft, field)} as "${field.name}"`).join(', ')
  return `concat(
      '{"type":"Feature","id":', to_json(${idOf(draft)}),
      ',"geometry":', coalesce(st_asgeojson(${system.northFirst ? `st_flipcoordinates(${plane})` : plane}, ${system.digits}), 'null'),
      ',"properties":', (select row_to_json(p) from (select ${properties}) as p), '}'
    )`
}

/** Throws `not-found` for a run that the caller does not see, `conflict` for one without results. */
async function ensureRun(transaction: Transaction, run: number | undefined): Promise<void> {
  if (run === undefined) return
  const { status } = await findRun(transaction, run)
  if (!withResults.includes(status)) throw conflict(`run ${run} is ${status}: it has no results`)
}

/** A page of features in the order of their ids: one statement, and on a first page that is full another one that counts. */
export async function readFeatures(transaction: Transaction, collection: Collection, asked: ItemsAsked): Promise<FeaturePage> {
  await ensureRun(transaction, asked.run)
  const draft = drafted(collection, asked)
  const key = keyColumns(draft)
  const feature = featureOf(draft, asked.system)
  const conditions = conditionsOf(draft, asked)
  if (asked.after !== undefined) {
    const after = (keyOf(collection, asked.after) ?? [asked.after]).map((part) => bind(draft, part, 'text'))
    // The first column by itself, whose index serves.
    conditions.push(`${key[0]!} >= ${after[0]!}`, `(${key.slice(0, after.length).join(', ')}) > (${after.join(', ')})`)
  }
  const text = statement(draft, `${idOf(draft)} as id, ${feature} as feature`, conditions, `order by ${key.join(', ')} limit ${bind(draft, asked.limit + 1, 'integer')}`)
  const { rows } = await transaction.client.query<{ id: string; feature: string }>(text, draft.values)
  const shown = rows.slice(0, asked.limit)
  const more = rows.length > asked.limit
  const numberMatched = asked.after !== undefined ? undefined : more ? await countFeatures(transaction, collection, asked) : rows.length
  return { features: shown.map((row) => row.feature), numberMatched, last: more ? shown.at(-1)?.id : undefined }
}

async function countFeatures({ client }: Transaction, collection: Collection, asked: ItemsAsked): Promise<number> {
  const draft = drafted(collection, asked)
  const text = statement(draft, 'count(*) as count', conditionsOf(draft, asked), '')
  const { rows } = await client.query<{ count: number }>(text, draft.values)
  return rows[0]!.count
}

/** One feature as the text of its GeoJSON. Throws `not-found`. */
export async function readFeature(transaction: Transaction, collection: Collection, id: string, asked: Pick<ItemsAsked, 'system' | 'days' | 'run'>): Promise<string> {
  await ensureRun(transaction, asked.run)
  const draft = drafted(collection, asked)
  const key = keyOf(collection, id)
  if (key === undefined || id.includes('\0')) throw notFound(`feature of ${collection.id}`, id)
  const feature = featureOf(draft, asked.system)
  const conditions = key.map((part, index) => `${keyColumns(draft)[index]!} = ${bind(draft, part, 'text')}`)
  const { rows } = await transaction.client.query<{ feature: string }>(statement(draft, `${feature} as feature`, conditions, 'limit 1'), draft.values)
  if (rows[0] === undefined) throw notFound(`feature of ${collection.id}`, id)
  return rows[0].feature
}

/** West, south, east, north of all that is kept now in a collection; null where nothing has a place. */
export async function readExtent({ client }: Transaction, collection: Collection): Promise<readonly [number, number, number, number] | null> {
  const draft = drafted(collection, { days: undefined, run: undefined })
  const whole = statement(draft, `st_extent(${geometryOf(draft)}) as box`, [], '')
  const { rows } = await client.query<{ bounds: [number, number, number, number] | null }>(
    `select case when box is not null then array[st_xmin(box), st_ymin(box), st_xmax(box), st_ymax(box)] end as bounds from (${whole}) as whole`,
    draft.values
  )
  return rows[0]!.bounds
}
