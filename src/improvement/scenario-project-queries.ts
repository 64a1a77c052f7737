import { asCaller, type Caller, type Transaction } from '../platform/caller.js'
import { locate, toWgs84, type CrsName } from '../platform/crs.js'
import type { Database } from '../platform/database/database.js'
import { unprocessable } from '../platform/errors.js'
import { findProjects, writeProject, type Project, type ProjectContent } from './project-queries.js'
import { findScenario } from './scenario-queries.js'
import type { WantedChange } from './what-if-schemas.js'

/**
 * Puts a scenario's facilities into the library as proposed projects: those that are added, opened, moved or resized. A facility belongs to the
 * community that the scenario names, else to the one whose boundary holds its place, else to that of the nearest residential site; one that stays, to its own.
 * Projects that are there already are told as they are: whoever asks again loses nothing that was planned since. Throws `not-found`,
 * `unprocessable-input` where there is no community.
 */
export function projectsOfScenario(database: Database, caller: Caller, id: number): Promise<Project[]> {
  return asCaller(database, caller, async (transaction) => {
    // Two that ask at once would both find nothing there.
    await transaction.client.query("select pg_advisory_xact_lock(hashtextextended('scenario projects ' || $1, 0))", [id])
    const { name, crs, changes } = await findScenario(transaction, id)
    const idOf = (place: number) => `scenario-${id}-${place + 1}`
    const there = await keptOf(transaction, changes.map((_, i) => idOf(i)))
    const places = await communitiesOf(transaction, changes, crs)
    const projects: string[] = []
    for (const [i, change] of changes.entries()) {
      const plan = planOf(change)
      if (plan === undefined) continue
      const externalId = idOf(i)
      projects.push(externalId)
      if (there.has(externalId)) continue
      const { communityCode, typeCode } = places.get(i) ?? { communityCode: null, typeCode: null }
      if (communityCode === null || typeCode === null) {
        throw unprocessable(`change ${i} of scenario ${id} belongs to no community: name one in it`, [{ pointer: `/changes/${i}/communityCode`, detail: 'is needed: nobody lives there, and no boundary of a community holds the place' }])
      }
      await writeProject(transaction, externalId, { ...emptyPlan, ...plan, communityCode, typeCode, name: `${name} ${i + 1}` }, crs)
      await transaction.client.query("update improvement.project set origin = 'scenario' where external_id = $1", [externalId])
    }
    return findProjects(transaction, projects)
  })
}

async function keptOf({ client }: Transaction, externalIds: readonly string[]): Promise<ReadonlySet<string>> {
  const found = await client.query<{ id: string }>('select external_id as id from improvement.project where external_id = any ($1)', [externalIds])
  return new Set(found.rows.map(({ id }) => id))
}

const emptyPlan = {
  facility: null, location: null, size: null, weeklyHours: null, space: null, spaceKind: null, cause: null, budget: null, responsible: null, startsOn: null, dueOn: null,
  milestones: [], documents: [], note: null
}

/** What a change is as a plan; undefined for what is none. */
function planOf(change: WantedChange): Partial<ProjectContent> & Pick<ProjectContent, 'action'> | undefined {
  if (change.change === 'add') {
    return { action: 'add', location: { type: 'Point', coordinates: [change.lon, change.lat] }, size: change.size ?? null, weeklyHours: change.weeklyHours ?? null }
  }
  if (change.change === 'move') return { action: 'move', facility: change.facility, location: { type: 'Point', coordinates: [change.lon, change.lat] } }
  if (change.change === 'open' || change.change === 'resize') return { action: change.change, facility: change.facility, size: change.change === 'resize' ? change.size : null }
  return undefined
}

/** Community and type of what changes are about, by the place of the change. */
async function communitiesOf(
  { client }: Transaction, changes: readonly WantedChange[], crs: CrsName
): Promise<ReadonlyMap<number, { readonly communityCode: string | null; readonly typeCode: string | null }>> {
  const convert = toWgs84(crs)
  const rows = changes.map((one) => {
    const place = 'lon' in one ? locate(one.lon, one.lat, convert) : undefined
    const [lon, lat] = Array.isArray(place) ? place : [null, null]
    return { lon, lat, facility: 'facility' in one ? one.facility : null, type: one.change === 'add' ? one.typeCode : null, community: 'communityCode' in one ? (one.communityCode ?? null) : null }
  })
  const found = await client.query<{ place: number; communityCode: string | null; typeCode: string | null }>(
    `select a.place::integer - 1 as place, coalesce(a.community, g.code, n.community_code, f.community_code) as "communityCode", coalesce(a.type, t.code) as "typeCode"
     from unnest($1::float8[], $2::float8[], $3::text[], $4::text[], $5::text[]) with ordinality as a (lon, lat, facility, type, community, place)
     left join registry.facility as f on f.external_id = a.facility and f.valid_to = 'infinity'
     left join registry.facility_type as t on t.id = f.type_id
     left join lateral (
       select r.code
       from registry.region as r
       where r.level = 'community'
         and r.valid_to > current_date
         and st_covers(r.geom, st_setsrid(st_point(a.lon, a.lat), 4326))
       order by r.code
       limit 1
     ) as g on a.lon is not null
     left join lateral (
       select s.community_code
       from registry.site as s
       where s.valid_to = 'infinity'
       order by s.geom <-> st_setsrid(st_point(a.lon, a.lat), 4326), s.id
       limit 1
     ) as n on a.lon is not null`,
    [rows.map(({ lon }) => lon), rows.map(({ lat }) => lat), rows.map(({ facility }) => facility), rows.map(({ type }) => type), rows.map(({ community }) => community)]
  )
  return new Map(found.rows.map(({ place, ...row }) => [place, row]))
}
